//! Headings and captions of pages and figures in English.

use super::English;
use crate::criteria::Meaning;
use crate::profile::{RegionLabel, Sides};
use crate::proposal::Proposal;
use crate::report::language::countries::{NameIn, country};
use crate::report::language::{Grammar, Label, PageSentences};

impl PageSentences for English {
    fn tag(&self) -> &'static str {
        "en"
    }

    fn label(&self, label: Label) -> String {
        let text = match label {
            Label::Number => "No.",
            Label::Pair => "Pair",
            Label::Region => "Region",
            Label::LeftRegion => "Left region",
            Label::RightRegion => "Right region",
            Label::Theme => "Theme",
            Label::Score => "Score",
            Label::AtLeastMost => "At least–most",
            Label::Points => "Points",
            Label::Rule => "Rule",
            Label::Domain => "Domain",
            Label::Criterion => "Criterion",
            Label::Why => "Why",
            Label::Round => "Round",
            Label::Side => "Side",
            Label::Probability => "Probability",
            Label::LossWithout => "Loss without it",
            Label::UnderOtherWeights => "Weights",
            Label::Map => "Map of the pairs",
            Label::MapOfRegions => "Map of the regions",
            Label::ScoreMatrix => "Scores of all pairs",
            Label::Contributions => "What each criterion adds",
            Label::Links => "Pairs by country",
            Label::RulePrices => "What each rule costs",
            Label::ProposedPair => "proposed pair",
            Label::ObservedPair => "pair that was observed",
            Label::NumbersOfFigure => "The same as a table",
            Label::Contents => "Contents",
            Label::OnOnePage => "The proposal on one page",
            Label::PairByPair => "Pair by pair",
            Label::JointWork => "What they could work on together",
            Label::WhoBringsWhat => "Who brings what",
            Label::StepsTaught => "Which steps of a strategy they can teach",
            Label::StillUnknown => "What is unknown, and whom to ask",
            Label::NextBestPartners => "The next best partners",
            Label::SharedStatements => "What both state",
            Label::CriteriaOfPair => "The score, criterion by criterion",
            Label::HowFirm => "How firm the pair is",
            Label::Sources | Label::SourcesSheet => "Sources",
            Label::RulesAndPrices => "Rules and what they cost",
            Label::NoPlan => "Why there is no plan",
            Label::WithoutPartner => "Regions without a partner",
            Label::Screening => "Which regions may take part",
            Label::Validity => "What the scores can tell",
            Label::Method => "How the proposal was made",
            Label::Data => "Data and version",
            Label::HowToCite => "How to cite",
            Label::Country => "Country",
            Label::Lowest => "At least",
            Label::Highest => "At most",
            Label::KnownShare => "Known",
            Label::Total => "Total",
            Label::MayTakePart => "May take part",
            Label::Yes => "yes",
            Label::No => "no",
            Label::Proposal => "Proposal",
            Label::Pairs => "Pairs",
            Label::Matrix => "Scores",
            Label::WhatCriteriaAdd => "Contributions",
            Label::Criteria => "Criteria",
            Label::Rules => "Rules",
            Label::Unmatched => "Without a partner",
            Label::ScreeningSheet => "Screening",
            Label::HowToRead => "How to read",
        };
        text.to_owned()
    }

    fn note(&self, label: Label) -> Option<String> {
        let note = match label {
            Label::Score => {
                "How well the two fit under the criteria of the programme, from 0 to 1."
            }
            Label::Lowest => "The score if all unknown values were 0.",
            Label::Highest => "The score if all unknown values were 1.",
            Label::KnownShare => "The share of the weight whose criteria are known for this pair.",
            Label::Probability => {
                "The share of good plans that have the pair, better plans counting more."
            }
            Label::LossWithout => "How many points the total loses if the pair is not made.",
            Label::UnderOtherWeights => {
                "The share of other weights of the criteria under which the best plan has the pair."
            }
            Label::ScoreMatrix => {
                "Rows are regions of the left side, columns those of the right side. Empty: unknown."
            }
            _ => return None,
        };
        Some(note.to_owned())
    }

    fn how_to_read(&self) -> Vec<String> {
        [
            "Every sheet but the first and this one is a table with its headings in the first row; columns can be filtered.",
            "Notes on headings say what a column means. Numbers are numbers, with all their decimals; only three are shown.",
            "Totals are formulas: change a number, and they change too. Nothing else in the workbook is computed anew; to plan again with other weights or rules, use the programme.",
            "In the sheet of scores, the darker a cell, the higher the score; an empty cell is unknown, which is not 0.",
            "A score says how well two profiles fit under the stated criteria. It does not say whether the cooperation will succeed.",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn criterion_name(&self, meaning: &Meaning) -> Option<String> {
        let name = match meaning {
            Meaning::NeedsOfSeekerMet => "Needs of the left region met",
            Meaning::NeedsOfHostMet => "Needs of the right region met",
            Meaning::SharedStrengths => "Shared strengths",
            Meaning::SharedAboveMean => "Shared strengths above the mean",
            Meaning::SharedThemes => "Shared themes",
            Meaning::EachAddsNearStrengths => "New and near strengths, both",
            Meaning::HostAddsNearStrengths => "New and near strengths, from the right",
            Meaning::SeekerAddsNearStrengths => "New and near strengths, from the left",
            Meaning::EachAddsNearTargets => "New and near targets, both",
            Meaning::HostAddsNearTargets => "New and near targets, from the right",
            Meaning::SeekerAddsNearTargets => "New and near targets, from the left",
            Meaning::EachAddsRelated => "Related new domains, both",
            Meaning::HostAddsRelated => "Related new domains, from the right",
            Meaning::SeekerAddsRelated => "Related new domains, from the left",
            Meaning::SeekerLearns => "Steps the right can teach",
            Meaning::HostLearns => "Steps the left can teach",
            Meaning::BothLearn => "Steps each can teach",
            Meaning::StructuralLikeness => "Similar structure",
            Meaning::Language => "Common language",
            Meaning::Nearness => "Nearness",
            Meaning::EarlierTies => "Earlier ties",
            Meaning::NoEarlierTies => "No earlier ties",
            Meaning::Statements(_) | Meaning::Text { .. } => return None,
        };
        Some(name.to_owned())
    }

    fn country(&self, code: &str) -> String {
        country(code, NameIn::English)
    }

    fn report_title(&self, proposal: &Proposal) -> String {
        format!("Proposal of partner regions: {}", proposal.programme.name)
    }

    fn in_one_sentence(&self, proposal: &Proposal) -> String {
        let total = self.number(proposal.total, 3);
        match (proposal.clash.is_some(), proposal.pairings.len()) {
            (true, _) => "No plan satisfies the rules of the programme.".to_owned(),
            (false, 0) => "No pair is proposed.".to_owned(),
            (false, pairs) => {
                let pairs = match pairs {
                    1 => "One pair is proposed".to_owned(),
                    many => format!("{} pairs are proposed", self.count(many)),
                };
                let proof = if proposal.certificate.optimal {
                    "; it is proved that no other plan under the rules is better"
                } else {
                    "; it is not proved that no other plan is better"
                };
                format!("{pairs}, with {total} points in total{proof}.")
            }
        }
    }

    fn close_up(&self, side: &str) -> String {
        format!("{side}, close up")
    }

    fn map_description(&self, pairs: usize, missing: &[String], more: usize) -> String {
        let shown = match pairs {
            0 => "The regions of both sides.",
            1 => "The two regions of the pair, with an arc between them.",
            _ => {
                "An arc for each pair; numbers are those of the table of pairs. Small dots are \
                  regions without a partner."
            }
        };
        if missing.is_empty() {
            return shown.to_owned();
        }
        let names = self.list_with_more(missing, more);
        format!("{shown} Not on the map, because their coordinates are unknown: {names}.")
    }

    fn matrix_description(&self, sides: &Sides, has_pairs: bool, has_observed: bool) -> String {
        let marks = match (has_pairs, has_observed) {
            (true, true) => " Pairs of the plan have a frame, observed pairs a ring.",
            (true, false) => " Pairs of the plan have a frame.",
            (false, true) => " Observed pairs have a ring.",
            (false, false) => "",
        };
        let order =
            if has_pairs { ", and columns follow their partners" } else { ", and so are columns" };
        format!(
            "Rows are regions of one side ({}), columns those of the other ({}); the darker a cell, the higher the \
             score.{marks} Rows with alike scores are near each other{order}. Unknown scores are white with a stroke.",
            sides.left, sides.right
        )
    }

    fn contributions_description(&self) -> String {
        "The parts of a bar are what each criterion adds to the score of a pair; together they are the score.".to_owned()
    }

    fn not_additive(&self) -> String {
        "The criteria are not added up to the score under this programme, so there are no parts to draw.".to_owned()
    }

    fn portfolio_title(&self, left: &str, right: &str) -> String {
        format!("Strengths and needs of {left} and {right}")
    }

    fn portfolio_description(&self, left: &str, right: &str) -> String {
        format!(
            "Bars to the left are those of {left}, bars to the right those of {right}; a long bar is a weight of 3. \
             Domains that both name come first."
        )
    }

    fn portfolio_legend(&self) -> String {
        "filled: strength; outlined: need".to_owned()
    }

    fn strength_of(&self, region: &str) -> String {
        format!("Strength of {region}")
    }

    fn need_of(&self, region: &str) -> String {
        format!("Need of {region}")
    }

    fn links_description(&self) -> String {
        "A line for each pair, from country to country; the higher the score, the thicker the line."
            .to_owned()
    }

    fn prices_description(&self) -> String {
        "What the total would gain without a rule, all others kept, in points. Prices of several rules do not add up."
            .to_owned()
    }

    fn brings(&self, giver: &RegionLabel, receiver: &RegionLabel) -> String {
        format!("{} brings to {}", giver.name, receiver.name)
    }

    fn teaches(&self, teacher: &RegionLabel, learner: &RegionLabel, steps: &[String]) -> String {
        format!("{} can teach {}: {}.", teacher.name, learner.name, self.list(steps))
    }

    fn teaches_nothing(&self) -> String {
        "No step is recorded that one needs and the other can teach.".to_owned()
    }

    fn nothing_unknown(&self) -> String {
        "Every criterion with a weight is known for this pair.".to_owned()
    }

    fn no_rules(&self) -> String {
        "The programme states no rule of its own.".to_owned()
    }

    fn all_have_partners(&self) -> String {
        "All regions have a partner.".to_owned()
    }

    fn firm_and_open(&self, firm: &[String], open: &[String]) -> String {
        let firm = match firm {
            [] => "No pair is firm, in at least 90 % of good plans.".to_owned(),
            _ => format!("Firm, in at least 90 % of good plans: no. {}.", self.list(firm)),
        };
        let open = match open {
            [] => "No pair is open, in fewer than half of them.".to_owned(),
            _ => format!("Open, in fewer than half of them: no. {}.", self.list(open)),
        };
        format!("{firm} {open}")
    }

    fn first_unmatched(&self, shown: usize, all: usize) -> String {
        format!("The first {} of {} regions.", self.count(shown), self.count(all))
    }

    fn not_validated(&self) -> String {
        "The scores of this report were not tested against pairs that happened. They say how well two profiles fit \
         under the stated criteria, not whether the cooperation will succeed."
            .to_owned()
    }

    fn citation(&self, version: &str) -> String {
        format!(
            "The regiopair developers (2026): regiopair, version {version}: proposing partner regions with reasons and \
             proof. For the built-in data also: final report of the IUC-LAC programme, International Urban Cooperation, Latin America \
             and the Caribbean, 2019; CC BY 4.0."
        )
    }

    fn more(&self, more: usize) -> String {
        format!("and {} more", self.count(more))
    }
}
