//! Edges between related domains, across the themes of the tree.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

use petgraph::visit::EdgeRef;

use super::domain::{DomainId, Node, Relation};
use super::graph::Taxonomy;
use super::related_fault::{RelatedFault, RelatedFaults};
use super::rows::RelatedRow;

/// How many different unknown names get a suggestion, which takes a comparison with all domains: as many
/// as people read.
const MOST_SUGGESTIONS: usize = 100;

impl Taxonomy {
    /// Returns the taxonomy with edges between these related domains, in place of those it has; or all
    /// faults of the rows. The two domains of a row, and the rows, may be in any order. O(r log r) in
    /// *r* rows.
    ///
    /// ```
    /// use regiopair::taxonomy::{Measure, Occurrence, RelatedRow, Taxonomy, TaxonomyRows, ThemeRow};
    ///
    /// let rows = [("agri-food", "crops"), ("energy", "biofuels"), ("energy", "solar")];
    /// let rows = rows.map(|(theme, domain)| ThemeRow::new(theme, domain)).to_vec();
    /// let taxonomy = Taxonomy::from_rows(TaxonomyRows::Themes(rows)).expect("the table is sound");
    /// let related = RelatedRow::new("crops", "biofuels", 0.6, "biofuels are made from crops");
    /// let taxonomy = taxonomy.with_related(vec![related])?;
    ///
    /// let id = |name| taxonomy.domain(name).expect("it is in the table");
    /// let similarity = taxonomy.similarity(Measure::Related, &Occurrence::empty(3)).expect("it needs none");
    /// assert_eq!(similarity.between(id("crops"), id("biofuels")), 0.6);
    /// assert_eq!(similarity.between(id("solar"), id("biofuels")), 0.0); // one theme, no edge
    /// let because = similarity.because(id("biofuels"), id("crops"));
    /// assert_eq!(because, Some("biofuels are made from crops"));
    /// # Ok::<(), regiopair::taxonomy::RelatedFaults>(())
    /// ```
    ///
    /// # Errors
    /// All faults at once, sorted by row; see [`RelatedFault`].
    pub fn with_related(mut self, rows: Vec<RelatedRow>) -> Result<Self, RelatedFaults> {
        let mut faults = Vec::new();
        let mut suggested = HashMap::new();
        let mut first: BTreeMap<(DomainId, DomainId), (usize, f64)> = BTreeMap::new();
        for (row, given) in rows.iter().enumerate() {
            let pair = self.pair(row, given, &mut suggested, &mut faults);
            // Written so that a similarity that is no number is a fault too.
            if !(given.similarity > 0.0 && given.similarity < 1.0) {
                faults.push(RelatedFault::Similarity { row, value: given.similarity });
            }
            if given.because.trim().is_empty() {
                faults.push(RelatedFault::NoReason { row });
            }
            let Some(pair) = pair else { continue };
            match first.entry(pair) {
                Entry::Vacant(place) => _ = place.insert((row, given.similarity)),
                Entry::Occupied(earlier) => faults.push(again(row, given, *earlier.get())),
            }
        }
        if !faults.is_empty() {
            return Err(RelatedFaults(faults));
        }
        self.graph.retain_edges(|graph, edge| graph[edge] == Relation::Narrower);
        let mut rows: Vec<Option<RelatedRow>> = rows.into_iter().map(Some).collect();
        // In the order of the domains, whatever that of the rows.
        for ((a, b), (row, _)) in first {
            let Some(RelatedRow { similarity, because, .. }) = rows[row].take() else { continue };
            let (a, b) = (self.node(a), self.node(b));
            self.graph.add_edge(a, b, Relation::Related { similarity, because });
        }
        Ok(self)
    }

    /// The two domains of a row, the smaller id first. Names that were looked up before have their
    /// suggestion already.
    fn pair<'a>(
        &self,
        row: usize,
        given: &'a RelatedRow,
        suggested: &mut HashMap<&'a str, Option<String>>,
        faults: &mut Vec<RelatedFault>,
    ) -> Option<(DomainId, DomainId)> {
        let columns = [("domain", &given.domain), ("related_domain", &given.related_domain)];
        let found = columns.map(|(column, value)| {
            let known = self.domain(value);
            if known.is_none() {
                // A table of another kind may be full of unknown names.
                let nearest = match suggested.get(value.as_str()) {
                    Some(nearest) => nearest.clone(),
                    None if suggested.len() >= MOST_SUGGESTIONS => None,
                    None => self.nearest(value).map(str::to_owned),
                };
                if suggested.len() < MOST_SUGGESTIONS {
                    suggested.insert(value, nearest.clone());
                }
                let value = value.clone();
                faults.push(RelatedFault::UnknownDomain { row, column, value, nearest });
            }
            known
        });
        let [Some(a), Some(b)] = found else { return None };
        if a == b {
            faults.push(RelatedFault::RelatedToItself { row, value: given.domain.clone() });
            return None;
        }
        Some((a.min(b), a.max(b)))
    }

    /// Returns the edges between related domains in the order of the domains: the two domains, the one
    /// whose id comes first before the other, their similarity, and why they are related.
    pub fn related(&self) -> impl Iterator<Item = (DomainId, DomainId, f64, &str)> {
        self.graph.edge_references().filter_map(|edge| {
            let Relation::Related { similarity, because } = edge.weight() else { return None };
            match (&self.graph[edge.source()], &self.graph[edge.target()]) {
                (Node::Domain(a), Node::Domain(b)) => Some((*a, *b, *similarity, &**because)),
                _ => None,
            }
        })
    }

    /// Returns the rows of the related domains, sorted; [`with_related`](Self::with_related) takes them.
    pub fn related_rows(&self) -> Vec<RelatedRow> {
        let id = |d| self.get(d).id.clone();
        let row = |(a, b, similarity, because)| RelatedRow::new(id(a), id(b), similarity, because);
        self.related().map(row).collect()
    }
}

/// The fault of a row about two domains that an earlier row has stated.
fn again(row: usize, given: &RelatedRow, (first_row, first): (usize, f64)) -> RelatedFault {
    let (domain, related_domain) = (given.domain.clone(), given.related_domain.clone());
    let similarity = given.similarity;
    if similarity.to_bits() == first.to_bits() {
        RelatedFault::Repeated { row, domain, related_domain, first_row }
    } else {
        RelatedFault::Contradictory { row, domain, related_domain, similarity, first_row, first }
    }
}
