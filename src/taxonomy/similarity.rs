//! The similarity of any two domains of a taxonomy by one measure.

use std::collections::BTreeMap;
use std::sync::Arc;

use ndarray::{Array2, ArrayView2, Axis};

use super::{
    DomainId, MatrixError, Measure, Occurrence, SimilarityError, Taxonomy, cooccurrence,
    corpus_information, intrinsic_information, lin, path_similarity, presence,
    proximity_product_space, rca, relatedness_association, relatedness_cosine, relatedness_jaccard,
    relatedness_probability, resnik_scaled, sanchez_information, wu_palmer,
};

/// The similarity of any two domains.
///
/// Every entry is in \[0, 1\], the matrix is symmetric, and the similarity of a domain to itself is
/// 1.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainSimilarity {
    measure: Measure,
    matrix: Array2<f64>,
    reasons: Arc<SimilarityReasons>,
}

/// Why two domains are related, by their indices, the smaller first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SimilarityReasons(BTreeMap<(usize, usize), String>);

impl SimilarityReasons {
    pub(crate) fn of(&self, a: usize, b: usize) -> Option<&str> {
        self.0.get(&(a.min(b), a.max(b))).map(String::as_str)
    }
}

impl DomainSimilarity {
    /// Returns the similarity of two domains, in \[0, 1\].
    ///
    /// # Panics
    /// May panic if a domain comes from another taxonomy.
    pub fn between(&self, a: DomainId, b: DomainId) -> f64 {
        self.matrix[[a.index(), b.index()]]
    }

    /// Returns the whole matrix, rows and columns in the order of [`DomainId`].
    pub fn matrix(&self) -> ArrayView2<'_, f64> {
        self.matrix.view()
    }

    /// Returns why two domains are related, as a clause: under [`Measure::Related`], if the taxonomy has
    /// an edge between them.
    pub fn because(&self, a: DomainId, b: DomainId) -> Option<&str> {
        self.reasons.of(a.index(), b.index())
    }

    pub(crate) fn reasons(&self) -> Arc<SimilarityReasons> {
        Arc::clone(&self.reasons)
    }

    /// Returns this similarity mixed with another one of the same taxonomy, which counts with a share
    /// from 0 to 1. The reasons stay.
    ///
    /// ```text
    /// s = (1 − share)·this + share·other        1 for a domain and itself
    /// ```
    ///
    /// # Errors
    /// If the share is out of its range, or the other similarity is one of another number of domains.
    pub fn blended(mut self, other: &Self, share: f64) -> Result<Self, SimilarityError> {
        if !(0.0..=1.0).contains(&share) {
            return Err(SimilarityError::Share { value: share });
        }
        if other.len() != self.len() {
            return Err(SimilarityError::Width { expected: self.len(), found: other.len() });
        }
        self.matrix.zip_mut_with(&other.matrix, |own, &other| {
            // Two shares of 1 may add up to more by rounding.
            *own = ((1.0 - share) * *own + share * other).min(1.0);
        });
        self.matrix.diag_mut().fill(1.0);
        Ok(self)
    }

    /// Returns the similarity with 0 in place of all that is not above a threshold; a domain and itself
    /// keep 1. A threshold of 0 changes nothing, one of 1 leaves the identity.
    #[must_use]
    pub fn above(mut self, threshold: f64) -> Self {
        self.matrix.mapv_inplace(|s| if s > threshold { s } else { 0.0 });
        self.matrix.diag_mut().fill(1.0);
        self
    }

    /// Returns the measure; of a [blend](Self::blended) the one that it was made from.
    pub fn measure(&self) -> &Measure {
        &self.measure
    }

    /// Returns the number of domains; at least one.
    #[expect(
        clippy::len_without_is_empty,
        reason = "a taxonomy has a domain, so the answer would always be no"
    )]
    pub fn len(&self) -> usize {
        self.matrix.nrows()
    }
}

impl Taxonomy {
    /// Computes the similarity of any two domains; measures of the tree alone ignore the
    /// occurrence.
    ///
    /// Measures without an upper bound are scaled into \[0, 1\] as [`Measure`] lists; the diagonal
    /// is always 1, and a domain that never occurs with another has 0 with all others. For measures
    /// from occurrence, a domain is present in a region if its location quotient is 1 or more
    /// ([`presence`]).
    ///
    /// In *n* domains, *N* nodes and *R* regions: O(n·N) time from the tree, O(R·n²) from
    /// occurrence; O(n²) space.
    ///
    /// # Errors
    /// If the occurrence does not have one column per domain, or is empty although the measure
    /// needs it.
    ///
    /// # Example
    /// Wine and crops are both agri-food, solar is not; wine and solar are only similar if the root
    /// counts.
    ///
    /// ```
    /// use regiopair::taxonomy::{Measure, Occurrence, Taxonomy, TaxonomyRows, ThemeRow};
    ///
    /// let rows = [("agri-food", "crops"), ("agri-food", "wine"), ("energy", "solar")];
    /// let rows = rows.map(|(theme, domain)| ThemeRow::new(theme, domain)).to_vec();
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).expect("the table is sound");
    /// let id = |name| taxonomy.domain(name).expect("it is in the table");
    /// let none = Occurrence::empty(taxonomy.len());
    ///
    /// let similarity = taxonomy.similarity(Measure::WuPalmer, &none)?;
    /// assert_eq!(similarity.between(id("crops"), id("wine")), 0.5);
    /// assert_eq!(similarity.between(id("wine"), id("solar")), 0.0);
    ///
    /// let root_one = taxonomy.similarity(Measure::WuPalmerRootOne, &none)?;
    /// assert_eq!(root_one.between(id("wine"), id("solar")), 1.0 / 3.0);
    /// # Ok::<(), regiopair::taxonomy::SimilarityError>(())
    /// ```
    pub fn similarity(
        &self,
        measure: Measure,
        occurrence: &Occurrence,
    ) -> Result<DomainSimilarity, SimilarityError> {
        if occurrence.width() != self.len() {
            return Err(SimilarityError::Width { expected: self.len(), found: occurrence.width() });
        }
        if measure.needs_occurrence() && occurrence.is_empty() {
            return Err(SimilarityError::NoOccurrence { measure });
        }
        let by_content = |ic: &[f64]| self.by_meeting(|lca, a, b| lin(ic[lca], ic[a], ic[b]));
        let by_resnik = |ic: &[f64]| {
            let most = ic.iter().copied().fold(0.0, f64::max);
            self.by_meeting(|lca, _, _| resnik_scaled(ic[lca], most))
        };
        let depth = |node: usize| self.depth(petgraph::graph::NodeIndex::new(node));
        let corpus = || {
            let counts = occurrence.weights().sum_axis(Axis(0));
            corpus_information(self, &counts.to_vec())
        };
        let present =
            || -> Result<Array2<bool>, MatrixError> { Ok(presence(&rca(&occurrence.weights())?)) };
        let together = || -> Result<Array2<f64>, MatrixError> { Ok(cooccurrence(&present()?)) };
        let mut matrix = match measure {
            Measure::Identity => Array2::eye(self.len()),
            Measure::Related => self.by_edge(),
            Measure::WuPalmer => {
                self.by_meeting(|lca, a, b| wu_palmer(depth(lca), depth(a), depth(b)))
            }
            Measure::WuPalmerRootOne => {
                self.by_meeting(|lca, a, b| wu_palmer(depth(lca) + 1, depth(a) + 1, depth(b) + 1))
            }
            Measure::Path => {
                self.by_meeting(|lca, a, b| path_similarity(depth(lca), depth(a), depth(b)))
            }
            Measure::Resnik => by_resnik(&intrinsic_information(self)),
            Measure::Lin => by_content(&intrinsic_information(self)),
            Measure::LinSanchez => by_content(&sanchez_information(self)),
            Measure::ResnikCorpus => by_resnik(&corpus()?),
            Measure::LinCorpus => by_content(&corpus()?),
            Measure::CosineRelatedness => relatedness_cosine(&together()?)?,
            Measure::JaccardRelatedness => relatedness_jaccard(&together()?)?,
            Measure::AssociationRelatedness => by_largest(relatedness_association(&together()?)?),
            Measure::ProbabilityRelatedness => by_largest(relatedness_probability(&together()?)?),
            Measure::ProductSpaceProximity => proximity_product_space(&present()?),
        };
        matrix.diag_mut().fill(1.0);
        let reasons = if measure == Measure::Related { self.reasons() } else { BTreeMap::new() };
        Ok(DomainSimilarity { measure, matrix, reasons: Arc::new(SimilarityReasons(reasons)) })
    }

    /// The similarity that each edge between related domains states, in both directions.
    fn by_edge(&self) -> Array2<f64> {
        let mut matrix = Array2::zeros((self.len(), self.len()));
        for (a, b, similarity, _) in self.related() {
            matrix[[a.index(), b.index()]] = similarity;
            matrix[[b.index(), a.index()]] = similarity;
        }
        matrix
    }

    fn reasons(&self) -> BTreeMap<(usize, usize), String> {
        self.related()
            .map(|(a, b, _, because)| ((a.index(), b.index()), because.to_owned()))
            .collect()
    }

    /// Applies a formula of (meeting point, a, b), all nodes, to every two domains.
    ///
    /// For a domain `a` all meeting points are found in one pass from the root down: a node above
    /// `a` meets it in itself, any other where its parent does.
    fn by_meeting(&self, formula: impl Fn(usize, usize, usize) -> f64) -> Array2<f64> {
        const UNKNOWN: usize = usize::MAX;
        let parents = self.parents();
        let mut matrix = Array2::zeros((self.len(), self.len()));
        let mut meeting = vec![UNKNOWN; parents.len()];
        for (d, _) in self.domains() {
            let a = self.node(d).index();
            meeting.fill(UNKNOWN);
            meeting[0] = 0;
            let mut above = a;
            while above != 0 {
                meeting[above] = above;
                above = parents[above];
            }
            for node in 1..parents.len() {
                if meeting[node] == UNKNOWN {
                    meeting[node] = meeting[parents[node]];
                }
            }
            for (e, _) in self.domains() {
                let b = self.node(e).index();
                matrix[[d.index(), e.index()]] = formula(meeting[b], a, b);
            }
        }
        matrix
    }
}

/// Divides by the largest entry; the diagonal is 0 here. All 0 stays all 0.
fn by_largest(matrix: Array2<f64>) -> Array2<f64> {
    let largest = matrix.iter().copied().fold(0.0, f64::max);
    if largest > 0.0 { matrix / largest } else { matrix }
}
