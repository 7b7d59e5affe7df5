//! Scores and plans against observed pairs, in English.

use super::English;
use crate::profile::Outcome;
use crate::report::language::{Grammar, ValidationSentences};
use crate::validation::{
    Baseline, Chance, HitDistribution, PartnerLevel, PermutationMethod, PlanHits, Rarefaction,
    Scoring, TestOutcome, ThemeFit, ThemeHits, Untestable, Validation,
};

impl ValidationSentences for English {
    fn no_observed_pairing(&self) -> String {
        "The dataset has no observed pairing between its candidates: there is nothing to test the \
         scores against."
            .to_owned()
    }

    fn observed_pairs(&self, validation: &Validation) -> String {
        let pairs = self.count_of(validation.pairs.len(), "observed pairing", "observed pairings");
        let sizes: Vec<String> =
            validation.rounds.iter().take(20).map(|round| self.count(round.pairs)).collect();
        let rounds = match validation.rounds.len() {
            1 => "one round".to_owned(),
            n if n > sizes.len() => self.count_of(n, "round", "rounds"),
            n => format!("{} of {}", self.count_of(n, "round", "rounds"), self.list(&sizes)),
        };
        let dataset = &validation.dataset;
        let [left, right] = [dataset.left, dataset.right].map(|many| self.count(many));
        format!(
            "Do the scores rank the partners that regions really had above others? {pairs} in \
             {rounds}, among {left} × {right} candidates."
        )
    }

    fn fit_columns(&self) -> [String; 11] {
        ["scored by", "rows", "cols", "S", "95 %", "chance", "p", "p corr.", "AUC", "hits", "MRR"]
            .map(str::to_owned)
    }

    fn criteria_alone(&self) -> String {
        "each criterion alone".to_owned()
    }

    fn baselines(&self) -> String {
        "baselines".to_owned()
    }

    fn scored_by(&self, scoring: &Scoring) -> String {
        match scoring {
            Scoring::Programme { .. } => "the programme".to_owned(),
            Scoring::Criterion { id } => id.clone(),
            Scoring::Baseline { baseline } => match baseline {
                Baseline::CosineOfStrengths => "cosine of strengths",
                Baseline::EqualWeights => "equal weights",
                Baseline::Language => "language alone",
                Baseline::Size => "similar population",
                Baseline::Random => "random numbers",
                Baseline::HostPopularity => "popularity of host",
                Baseline::BestDocumentedHost => "best documented host",
            }
            .to_owned(),
        }
    }

    fn fit_legend(&self, validation: &Validation) -> String {
        let methods = |under: Chance| {
            let tests = validation.fits.iter().filter(move |fit| fit.under == under);
            tests.filter_map(|fit| fit.test.test().map(|test| test.method))
        };
        let many = |permutations| self.count(usize::try_from(permutations).unwrap_or(usize::MAX));
        let how = match methods(Chance::WithinRounds).next() {
            Some(PermutationMethod::Exact { permutations }) => match permutations {
                1 => ", from the only permutation".to_owned(),
                _ => format!(", from all {} permutations", many(permutations)),
            },
            Some(PermutationMethod::MonteCarlo { permutations, seed }) => {
                let noun = if permutations == 1 { "permutation" } else { "permutations" };
                let permutations = many(permutations);
                format!(", from {permutations} {noun} with seed {seed}: (b + 1) / (m + 1)")
            }
            None => String::new(),
        };
        let hosts = if validation.fits.iter().any(|fit| fit.under == Chance::AllCandidates) {
            "Numbers of the host alone are compared with partners drawn from all candidates. "
        } else {
            ""
        };
        format!(
            "rows: mean percentile of the real partner among the candidates of the left region, that is \
             the share of the other candidates that score lower, ties counting half; cols: the same for \
             the right region; S: the mean of both, an unknown value counting as one half, with its \
             bootstrap interval over the pairs. chance: S expected if partners are drawn within rounds. \
             p: the probability of at least this S by chance, one-sided{how}. {hosts}AUC: the \
             probability that a real pair scores above another one. hits: real partners at rank 1, up \
             to 3 and up to 5 of their rows; MRR: mean of 1 / rank."
        )
    }

    fn not_tested(&self, names: &[String], because: &Untestable) -> String {
        let because = match because {
            Untestable::NoPair => "no pair was observed".to_owned(),
            Untestable::TooFew { .. } => "there are too few pairs to say".to_owned(),
            Untestable::NoChoice => {
                "every round has a single pair, so that no partners can be exchanged".to_owned()
            }
            Untestable::Unknown => "no value is known".to_owned(),
            Untestable::Constant => "all pairs have the same value or none".to_owned(),
            Untestable::Additive => "it is one number for each region, a(i) + b(j), so that every \
                                     way to pair the same regions has the same sum"
                .to_owned(),
            Untestable::TooManyPairs { most, .. } => {
                format!("the rounds have more than {} possible pairs", self.count(*most))
            }
            Untestable::TooFewColumns { .. } => "regions outnumber partners".to_owned(),
            Untestable::NotFinite { .. } => "a value is not finite or too large".to_owned(),
        };
        format!("Not tested: {}; {because}.", self.list(names))
    }

    fn interval_width(&self, pairs: usize, half_width: f64) -> String {
        let pairs = self.count_of(pairs, "pair", "pairs");
        format!("With {pairs} the interval of S is about ±{}.", self.number(half_width, 2))
    }

    fn variants_tried(&self, variants: u32) -> String {
        if variants == 1 {
            "The programme declares that it is the only variant tried on these pairs (variants_tried = \
             1), so p is not corrected; if others were tried, p is too small."
                .to_owned()
        } else {
            format!(
                "{} variants of the programme were tried on these pairs, as it declares \
                 (variants_tried); corrected p = 1 − (1 − p)^{variants} (Šidák).",
                self.count(variants as usize)
            )
        }
    }

    fn plan_hits(&self, hits: &PlanHits) -> String {
        let pairs = self.count_of(hits.pairs, "pair", "pairs");
        let mut sentences =
            vec![format!("The plan has {} of the observed pairs in its {pairs}.", hits.hits)];
        if let Some(own) = &hits.of_this_plan {
            let rounds = hits.of_a_plan_in_rounds.as_ref().filter(|rounds| *rounds != own);
            let least = hits.hits;
            let mean = |chance: &HitDistribution| self.number(chance.mean, 1);
            let p = |chance: &HitDistribution| self.number(chance.p(least), 3);
            let mut by_chance = format!(
                "If partners were drawn within rounds, it would have {} on average",
                mean(own)
            );
            if let Some(rounds) = rounds {
                by_chance.push_str(", and a plan made in the same rounds ");
                by_chance.push_str(&mean(rounds));
            }
            if least > 0 {
                by_chance.extend([
                    "; at least ",
                    &least.to_string(),
                    " with probability ",
                    &p(own),
                ]);
                if let Some(rounds) = rounds {
                    by_chance.extend([", in the same rounds ", &p(rounds)]);
                }
            }
            sentences.push(by_chance + ".");
        }
        if let Some(sums) = hits.efficiency {
            sentences.push(format!(
                "The real pairs score {} in all, the plan {}, random pairs within rounds {}.",
                self.number(sums.observed, 3),
                self.number(sums.plan, 3),
                self.number(sums.chance, 3)
            ));
        }
        sentences.join(" ")
    }

    fn partner_levels(&self, levels: &[PartnerLevel; 2]) -> String {
        let [rows, columns] = levels;
        let number = |x: f64| self.number(x, 2);
        format!(
            "The regions that were chosen rank at percentile {} with any of the left regions, the real \
             partner at {}; the left regions at {} with any of the right ones, the real partner at {}. \
             What the first exceeds one half by is the level of the regions, such as rich records, and \
             not the fit of the pair.",
            number(rows.any),
            number(rows.real),
            number(columns.any),
            number(columns.real)
        )
    }

    fn rarefaction(&self, rarefaction: &Rarefaction) -> String {
        let Rarefaction { thinned, draws, seed, rows, columns, s } = *rarefaction;
        format!(
            "With the strengths of the {} that have more than the median of the others of their side \
             thinned to it at random ({} with seed {seed}, each scored anew), S is {} (rows {}, cols {}).",
            self.count_of(thinned, "region", "regions"),
            self.count_of(draws, "draw", "draws"),
            self.number(s, 3),
            self.number(rows, 2),
            self.number(columns, 2)
        )
    }

    fn outcomes_heading(&self) -> String {
        "What came of the observed pairs, and S of the pairs with and without it. p: the probability that \
         as many pairs, drawn within rounds from those of which it is known, have a mean S at least as \
         high, one-sided. Outcomes affect no score."
            .to_owned()
    }

    fn outcome_columns(&self) -> [String; 7] {
        ["outcome", "with", "without", "unknown", "S with", "S without", "p"].map(str::to_owned)
    }

    fn outcome(&self, outcome: Outcome) -> String {
        match outcome {
            Outcome::Memorandum => "memorandum",
            Outcome::Pilot => "pilot",
            Outcome::CommercialAgreement => "commercial agreement",
        }
        .to_owned()
    }

    fn no_p(&self, because: &Untestable) -> String {
        match because {
            Untestable::TooFew { .. } => "too few to say",
            _ => "not tested",
        }
        .to_owned()
    }

    fn theme_fit(&self, themes: &ThemeFit) -> String {
        let hits = |hits: &ThemeHits| {
            let chance = hits.chance.map_or_else(|| "?".to_owned(), |it| self.number(it, 1));
            let p = match &hits.test {
                TestOutcome::Tested(test) => format!("p = {}", self.number(test.p, 3)),
                TestOutcome::Untestable { because } => self.no_p(because),
            };
            format!("{} (by chance {chance}; {p})", self.count(hits.hits))
        };
        if themes.known == 0 {
            return "The theme that a pair worked on is unknown for all of them.".to_owned();
        }
        format!(
            "The theme that a pair worked on is known for {} of {}: it is one in which both regions are \
             strong for {}, and the one that a proposal suggests first for {}. By chance: if these pairs \
             exchanged their themes.",
            self.count(themes.known),
            self.count_of(themes.known.saturating_add(themes.unknown), "pair", "pairs"),
            hits(&themes.shared),
            hits(&themes.suggested)
        )
    }

    fn observed_columns(&self) -> [String; 7] {
        ["observed pairing", "partner", "score", "in row", "pct.", "in column", "pct."]
            .map(str::to_owned)
    }

    fn rank(&self, rank: f64, candidates: usize) -> String {
        format!("{rank} of {candidates}")
    }
}
