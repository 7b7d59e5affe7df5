//! The names of the similarity measures.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// A measure of the similarity of two domains.
    ///
    /// | id | from | between two domains of different themes | scaled by |
    /// | --- | --- | --- | --- |
    /// | `identity` | nothing | 0, as between any two | |
    /// | `related` | edges between related domains | as stated | |
    /// | `wu-palmer` (default) | the tree | 0 | |
    /// | `wu-palmer-root-one` | the tree | more than 0 | |
    /// | `path` | the tree | more than 0 | |
    /// | `resnik` | the tree | 0 | ln N |
    /// | `lin` | the tree | 0 | |
    /// | `lin-sanchez` | the tree | 0 | |
    /// | `resnik-corpus` | tree and occurrence | 0 | the largest information content |
    /// | `lin-corpus` | tree and occurrence | 0 | |
    /// | `cosine-relatedness` | occurrence | as found | |
    /// | `jaccard-relatedness` | occurrence | as found | |
    /// | `association-relatedness` | occurrence | as found | the largest value |
    /// | `probability-relatedness` | occurrence | as found | the largest value |
    /// | `product-space-proximity` | occurrence | as found | |
    ///
    /// Measures from the tree suit a carefully designed taxonomy and need no data. Measures from
    /// occurrence learn from the regions which domains belong together; a few dozen regions are
    /// few. `related` takes what people know of the domains; see [the page on
    /// similarity](crate::docs::similarity).
    #[derive(Default)]
    #[non_exhaustive]
    pub enum Measure as "similarity measure" {
        /// 1 for a domain and itself, else 0.
        Identity = "identity",
        /// The similarity stated for two [related](super::Taxonomy::with_related) domains, else 0; 1 for a
        /// domain and itself.
        Related = "related",
        /// [`wu_palmer`](super::wu_palmer) with the root at depth 0, so that unrelated domains get
        /// 0.
        #[default]
        WuPalmer = "wu-palmer",
        /// [`wu_palmer`](super::wu_palmer) with the root at depth 1, as in the Natural Language
        /// Toolkit.
        WuPalmerRootOne = "wu-palmer-root-one",
        /// [`path_similarity`](super::path_similarity).
        Path = "path",
        /// [`resnik_scaled`](super::resnik_scaled) with
        /// [`intrinsic_information`](super::intrinsic_information).
        Resnik = "resnik",
        /// [`lin`](super::lin()) with [`intrinsic_information`](super::intrinsic_information).
        Lin = "lin",
        /// [`lin`](super::lin()) with [`sanchez_information`](super::sanchez_information).
        LinSanchez = "lin-sanchez",
        /// [`resnik_scaled`](super::resnik_scaled) with
        /// [`corpus_information`](super::corpus_information).
        ResnikCorpus = "resnik-corpus",
        /// [`lin`](super::lin()) with [`corpus_information`](super::corpus_information).
        LinCorpus = "lin-corpus",
        /// [`relatedness_cosine`](super::relatedness_cosine).
        CosineRelatedness = "cosine-relatedness",
        /// [`relatedness_jaccard`](super::relatedness_jaccard).
        JaccardRelatedness = "jaccard-relatedness",
        /// [`relatedness_association`](super::relatedness_association).
        AssociationRelatedness = "association-relatedness",
        /// [`relatedness_probability`](super::relatedness_probability).
        ProbabilityRelatedness = "probability-relatedness",
        /// [`proximity_product_space`](super::proximity_product_space).
        ProductSpaceProximity = "product-space-proximity",
    }
}

impl Measure {
    /// Whether it learns from an [`Occurrence`](super::Occurrence), so that an empty one is an
    /// error.
    pub fn needs_occurrence(&self) -> bool {
        matches!(
            self,
            Self::ResnikCorpus
                | Self::LinCorpus
                | Self::CosineRelatedness
                | Self::JaccardRelatedness
                | Self::AssociationRelatedness
                | Self::ProbabilityRelatedness
                | Self::ProductSpaceProximity
        )
    }
}
