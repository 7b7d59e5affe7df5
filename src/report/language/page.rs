//! Headings and captions of pages and figures.

use super::{CriterionSentences, ProofSentences};
use crate::criteria::Meaning;
use crate::profile::{RegionLabel, Sides};
use crate::proposal::Proposal;

/// A heading or a name without a full stop, with a capital.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Label {
    // Columns of tables.
    /// The number of a pair.
    Number,
    /// A pair of regions.
    Pair,
    /// A region.
    Region,
    /// The left region.
    LeftRegion,
    /// The right region.
    RightRegion,
    /// The theme that suits a pair best.
    Theme,
    /// The score of a pair.
    Score,
    /// The lowest and highest score that the unknowns leave.
    AtLeastMost,
    /// Points of a total.
    Points,
    /// A rule.
    Rule,
    /// A domain.
    Domain,
    /// A criterion.
    Criterion,
    /// Why it is so.
    Why,
    /// The round of a pair.
    Round,
    /// The side of a region.
    Side,
    /// How probable a pair is among good plans.
    Probability,
    /// What the plan loses without a pair.
    LossWithout,
    /// The share of weights under which the best plan has a pair.
    UnderOtherWeights,
    /// The country of a region.
    Country,
    /// The score if all unknowns were 0.
    Lowest,
    /// The score if all unknowns were 1.
    Highest,
    /// The share of the weight that is known.
    KnownShare,
    /// A sum.
    Total,
    /// Whether a region may take part.
    MayTakePart,
    /// Yes.
    Yes,
    /// No.
    No,
    // Figures.
    /// The map.
    Map,
    /// Heads the map where no pair is proposed.
    MapOfRegions,
    /// The scores of all pairs.
    ScoreMatrix,
    /// What each criterion adds to the scores.
    Contributions,
    /// Pairs by country.
    Links,
    /// What rules cost.
    RulePrices,
    /// Marks a pair of the plan.
    ProposedPair,
    /// Marks a pair that was observed.
    ObservedPair,
    /// Unfolds the numbers of a figure.
    NumbersOfFigure,
    // Sections.
    /// The list of sections.
    Contents,
    /// The proposal on one page.
    OnOnePage,
    /// A page for each pair.
    PairByPair,
    /// What both could work on.
    JointWork,
    /// Who brings what to whom.
    WhoBringsWhat,
    /// Which steps of a strategy are taught.
    StepsTaught,
    /// What is unknown, and whom to ask.
    StillUnknown,
    /// The next best partners.
    NextBestPartners,
    /// What both regions state.
    SharedStatements,
    /// The criteria of the pair.
    CriteriaOfPair,
    /// How firm the pair is.
    HowFirm,
    /// Where the facts come from.
    Sources,
    /// Rules and what they cost.
    RulesAndPrices,
    /// Why there is no plan.
    NoPlan,
    /// Regions without a partner.
    WithoutPartner,
    /// Which regions may take part.
    Screening,
    /// What the scores can predict.
    Validity,
    /// How the proposal was made.
    Method,
    /// Settings that are not the default.
    Data,
    /// How to cite it.
    HowToCite,
    // Sheets of a workbook, in at most 31 characters.
    /// The proposal.
    Proposal,
    /// The pairs.
    Pairs,
    /// The scores of all pairs.
    Matrix,
    /// What the criteria add.
    WhatCriteriaAdd,
    /// The criteria.
    Criteria,
    /// The rules.
    Rules,
    /// Regions without a partner.
    Unmatched,
    /// The screening.
    ScreeningSheet,
    /// The sources.
    SourcesSheet,
    /// How to read the workbook.
    HowToRead,
}

/// Headings and captions of pages and figures.
pub trait PageSentences: CriterionSentences + ProofSentences {
    /// Returns the tag of the language (BCP 47), such as `en`.
    fn tag(&self) -> &'static str;

    /// Returns a heading or a name.
    fn label(&self, label: Label) -> String;

    /// Explains a column of a table or sheet; `None` if its heading says it all.
    fn note(&self, label: Label) -> Option<String>;

    /// Says how to read a workbook, a paragraph each; whole sentences.
    fn how_to_read(&self) -> Vec<String>;

    /// Names a criterion in a few words; `None` if it is one of the user's own.
    fn criterion_name(&self, meaning: &Meaning) -> Option<String>;

    /// Names a country by its code (ISO 3166-1); any other text is returned as it is.
    fn country(&self, code: &str) -> String;

    /// Titles the report of a proposal.
    fn report_title(&self, proposal: &Proposal) -> String;

    /// Says in a sentence how many pairs are proposed, their total, and whether it is proved that no plan is better.
    fn in_one_sentence(&self, proposal: &Proposal) -> String;

    /// Heads the close-up of a side on the map.
    fn close_up(&self, side: &str) -> String;

    /// Says what the map shows, and names regions without coordinates, `more` left out; whole sentences.
    fn map_description(&self, pairs: usize, missing: &[String], more: usize) -> String;

    /// Says what the score matrix shows; whole sentences.
    fn matrix_description(&self, sides: &Sides, has_pairs: bool, has_observed: bool) -> String;

    /// Says what the bars of contributions show; whole sentences.
    fn contributions_description(&self) -> String;

    /// Says that there are no such bars, since the scores are no sums; a whole sentence.
    fn not_additive(&self) -> String;

    /// Titles the strengths and needs of two regions.
    fn portfolio_title(&self, left: &str, right: &str) -> String;

    /// Says what they show; whole sentences.
    fn portfolio_description(&self, left: &str, right: &str) -> String;

    /// Explains filled and outlined bars.
    fn portfolio_legend(&self) -> String;

    /// Heads a column of strengths of a region.
    fn strength_of(&self, region: &str) -> String;

    /// Heads a column of needs of a region.
    fn need_of(&self, region: &str) -> String;

    /// Says what the lines between countries show; whole sentences.
    fn links_description(&self) -> String;

    /// Says what the bars of prices show; whole sentences.
    fn prices_description(&self) -> String;

    /// Heads what one region brings to the other.
    fn brings(&self, giver: &RegionLabel, receiver: &RegionLabel) -> String;

    /// Says which steps of a strategy one region can teach the other; a whole sentence.
    fn teaches(&self, teacher: &RegionLabel, learner: &RegionLabel, steps: &[String]) -> String;

    /// Says that neither can teach the other a step; a whole sentence.
    fn teaches_nothing(&self) -> String;

    /// Says that every criterion with a weight is known; a whole sentence.
    fn nothing_unknown(&self) -> String;

    /// Names a region with its country.
    fn region_with_country(&self, region: &RegionLabel) -> String {
        format!("{} ({})", region.name, self.country(&region.country))
    }

    /// Says that the programme states no rules; a whole sentence.
    fn no_rules(&self) -> String;

    /// Says that all regions have a partner; a whole sentence.
    fn all_have_partners(&self) -> String;

    /// Names by their numbers the pairs that are in at least 90 % of good plans, and those that are in fewer than half of
    /// them; whole sentences.
    fn firm_and_open(&self, firm: &[String], open: &[String]) -> String;

    /// Says that only the first `shown` of `all` regions without a partner are listed; a whole sentence.
    fn first_unmatched(&self, shown: usize, all: usize) -> String;

    /// Says that the scores were not tested against pairs that happened; whole sentences.
    fn not_validated(&self) -> String;

    /// Says how to cite the library and the data; whole sentences.
    fn citation(&self, version: &str) -> String;

    /// Says how many more there are; a clause.
    fn more(&self, more: usize) -> String;
}
