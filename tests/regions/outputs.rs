//! Every output under a language, on the built-in data under several programmes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use regiopair::plan::{Assessment, Matcher};
use regiopair::profile::{Dataset, Horizon, Pool};
use regiopair::programme::Programme;
use regiopair::proposal::Proposal;
#[cfg(feature = "html")]
use regiopair::report::Findings;
use regiopair::report::language::Language;
use regiopair::report::{self, AddTexts};
use regiopair::rules::{Exclusion, RegionPair};
use regiopair::sensitivity::{
    AcceptabilityOptions, Comparison, Decider, FirmnessOptions, WeightFirmnessOptions,
};
use regiopair::validation::{ValidationOptions, agreement, validate};
use serde::Serialize;
use serde_json::Value;

use super::presets::FIRST;

/// One output.
pub(crate) enum Page {
    Text(String),
    /// CSV.
    Table(String),
    Document(Value),
}

/// Outputs of one assessment; all words but the language's are those of its dataset and programme.
pub(crate) struct Outputs {
    pub(crate) assessed: Assessment,
    pub(crate) pages: Vec<Page>,
}

impl Outputs {
    fn of(dataset: &Dataset, toml: &str, language: &dyn Language) -> Self {
        let programme = Programme::from_toml_str_for(toml, dataset).unwrap();
        let dataset = dataset.in_language(language.tag());
        Self::from(Matcher::new(&dataset, programme).assess().unwrap())
    }

    fn from(assessed: Assessment) -> Self {
        Self { assessed, pages: Vec::new() }
    }

    fn text(&mut self, page: String) {
        self.pages.push(Page::Text(page));
    }

    fn table(&mut self, page: Result<String, csv::Error>) {
        self.pages.push(Page::Table(page.unwrap()));
    }

    fn document<T: Serialize + AddTexts>(&mut self, document: &T, language: &dyn Language) {
        self.pages.push(Page::Document(report::to_json_value(document, language).unwrap()));
    }

    /// Every output of the proposal; returns the proposal, read back from its JSON.
    fn propose(&mut self, language: &dyn Language) -> Proposal {
        let assessed = self.assessed.clone();
        let proposal = assessed.propose().unwrap();
        self.text(report::to_text(&proposal, language));
        self.text(report::to_markdown(&proposal, language));
        self.table(report::to_csv(&proposal, language));
        let mut options = ValidationOptions::default();
        options.permutations.permutations = 99;
        options.rarefaction_draws = 1;
        let validation = validate(&assessed, &proposal, &options).unwrap();
        self.text(report::validation_to_text(&validation, language));
        self.table(report::validation_to_csv(&validation));
        self.document(&validation, language);
        #[cfg(feature = "html")]
        {
            let findings = Findings::new(&assessed, &proposal).with_validation(&validation);
            let page = report::to_html(&findings, language);
            self.text(super::page::sentences(&page));
        }
        let agreements = agreement(assessed.dataset(), Horizon::ExAnte);
        self.text(report::agreement_to_text(&agreements, language));
        for pairing in proposal.pairings.iter().take(3) {
            self.text(report::pairing_to_text(pairing, language));
        }
        let screening = assessed.screening();
        self.text(report::screening_to_text(screening, language));
        self.document(screening, language);
        let json = report::to_json(&proposal, language).unwrap();
        self.pages.push(Page::Document(serde_json::from_str(&json).unwrap()));
        let read: Proposal = serde_json::from_str(&json).unwrap();
        assert_eq!(read, proposal, "the data do not depend on the language");
        read
    }
}

/// A plan, its stability, and what another rule changes.
pub(crate) fn plan(language: &dyn Language) -> Vec<Outputs> {
    let mut base = Outputs::of(&Dataset::iuc_lac(), "", language);
    let proposal = base.propose(language);
    assert_eq!(proposal.pairings.len(), 20);
    let stability = base.assessed.stability(&proposal, 0.0).unwrap();
    let sides = base.assessed.side_labels();
    base.text(report::stability_to_text(&stability, &sides.left, &sides.right, language));
    base.document(&stability, language);
    let mut rules = base.assessed.programme().rules.clone();
    rules.required.push(RegionPair::new("salta", "alentejo"));
    let mut changed = Outputs::from(base.assessed.with_rules(rules).unwrap());
    let other = changed.propose(language);
    changed.text(report::plans_to_text(&proposal, &other, language));
    changed.text(report::plans_to_text(&proposal, &proposal, language));
    vec![base, changed]
}

/// Plans under programmes with other criteria, weights and aggregations.
pub(crate) fn programmes(language: &dyn Language) -> Vec<Outputs> {
    let dataset = Dataset::iuc_lac();
    let programmes = [
        include_str!("../../examples/data/programme.toml"),
        include_str!("../../examples/data/learning.toml"),
        include_str!("../../examples/data/mentors.toml"),
    ];
    let outputs = programmes.map(|toml| {
        let mut outputs = Outputs::of(&dataset, toml, language);
        outputs.propose(language);
        outputs
    });
    outputs.into()
}

/// Prices of rules, and of deciding round by round.
pub(crate) fn prices(language: &dyn Language) -> Vec<Outputs> {
    let open_call = Dataset::iuc_lac_open_call();
    let cases = [
        (Dataset::iuc_lac(), include_str!("../../examples/data/annex.toml")),
        (open_call.clone(), include_str!("../../examples/data/open-call.toml")),
        (
            open_call,
            "[rules]\npairs = \"free\"\nreservation = 0.46\n\
             conditions = [{ side = \"eu\", conditions = [\"joint-projects\"] }]\n\
             quotas = [{ side = \"eu\", each = \"country\", at_most = 2 }]\n\
             withdrawn = [{ region = \"asturias\", because = \"asturias\" }]\n",
        ),
    ];
    let outputs = cases.map(|(dataset, toml)| {
        let mut outputs = Outputs::of(&dataset, toml, language);
        outputs.propose(language);
        let prices = outputs.assessed.rule_prices().unwrap();
        outputs.text(report::prices_to_text(&prices, language));
        outputs.table(report::prices_to_csv(&prices, language));
        outputs.document(&prices, language);
        if let Some(price) = outputs.assessed.price_of_rounds().unwrap() {
            outputs.text(report::rounds_price_to_text(&price, language));
            outputs.document(&price, language);
        }
        outputs
    });
    outputs.into()
}

/// Clashes of rules.
pub(crate) fn clashes(language: &dyn Language) -> Vec<Outputs> {
    let dataset = Dataset::iuc_lac();
    let cases = [
        "[rules]\npairs = 25\n",
        "[rules]\nminimum_score = 0.95\n",
        "[rules]\nrequired = [{ left = \"salta\", right = \"alentejo\" }, \
         { left = \"salta\", right = \"skane\", because = \"skane\" }]\n",
        "[rules]\npair_quotas = [{ shared_language = true, at_least = 19 }]\n",
        "[rules]\npair_quotas = [{ each = \"theme\", at_least = 19 }]\n",
        "[rules]\npairs = 20\nquotas = [{ side = \"eu\", each = \"country\", at_most = 2 }]\n",
        // Of the whole other side, Salta gets Extremadura.
        "[[rounds]]\nname = \"one\"\nleft = [\"salta\"]\n\
         [[rounds]]\nname = \"two\"\nleft = [\"san-martin\"]\nright = [\"extremadura\"]\n",
    ];
    let outputs = cases.map(|toml| {
        let mut outputs = Outputs::of(&dataset, &format!("{FIRST}{toml}"), language);
        let clash = outputs.propose(language).clash.expect(toml);
        outputs.text(report::clash_to_text(&clash, language));
        outputs.document(&clash, language);
        outputs
    });
    outputs.into()
}

/// Reserves, other partners, other weights, other deciders, a lottery, withdrawals and exclusions.
pub(crate) fn reserves(language: &dyn Language) -> Vec<Outputs> {
    let toml = "[rules]\nmaximum_distance_km = 9000\npairs = \"largest\"\n";
    let mut outputs = Outputs::of(&Dataset::iuc_lac(), toml, language);
    let assessed = outputs.assessed.clone();
    let mut proposal = outputs.propose(language);
    proposal.pairings.truncate(2);
    let reserves = assessed.reserves(&proposal).unwrap();
    outputs.text(report::reserves_to_text(&reserves, language));
    outputs.document(&reserves, language);
    let first = &proposal.pairings[0];
    let better = assessed.better_partners(&first.left.id, &first.right.id).unwrap();
    let labels = [&first.left, &first.right];
    outputs.text(report::better_partners_to_text(labels, &better, language));
    outputs.document(&better, language);
    let id = |pool: &Pool, place: usize| pool.profiles()[place].region.id.clone();
    for (left, right) in [
        (id(assessed.left(), 0), id(assessed.right(), 0)),
        (id(assessed.left(), 1), id(assessed.right(), 2)),
        (first.left.id.clone(), first.right.id.clone()),
    ] {
        let answer = assessed.explain_pair(&left, &right).unwrap();
        outputs.text(report::pair_answer_to_text(&answer, language));
        outputs.document(&answer, language);
    }
    let ranges = assessed.weight_ranges(&proposal).unwrap();
    outputs.text(report::weight_ranges_to_text(&ranges, language));
    let options = AcceptabilityOptions { vectors: 30, ..AcceptabilityOptions::default() };
    let acceptability = assessed.acceptability(&proposal, &options).unwrap();
    outputs.text(report::acceptability_to_text(&acceptability, language));
    let other = Matcher::new(assessed.dataset(), Programme::default()).assess().unwrap();
    let other = Decider::new(other).named(&assessed.programme().name);
    let compared = Comparison::of(&[Decider::new(assessed.clone()), other]).unwrap();
    outputs.text(report::comparison_to_text(&compared, language));
    outputs.document(&compared, language);
    let lottery = assessed.plan_lottery(0.9, 1).unwrap();
    outputs.text(report::lottery_to_text(&lottery, language));
    outputs.document(&lottery, language);
    let withdrawals = assessed.withdrawals().unwrap();
    outputs.text(report::withdrawals_to_text(&withdrawals, language));
    outputs.document(&withdrawals, language);
    let excluded: Vec<Exclusion> = (0..20)
        .flat_map(|row| (0..20).map(move |col| (row, col)))
        .filter_map(|(row, col)| assessed.exclusion(row, col))
        .collect();
    assert!(!excluded.is_empty());
    for exclusion in &excluded {
        outputs.text(language.exclusion(exclusion));
    }
    vec![outputs]
}

/// Questions about facts that are not recorded.
pub(crate) fn questions(language: &dyn Language) -> Vec<Outputs> {
    let mut outputs = Outputs::of(&Dataset::iuc_lac_open_call(), "", language);
    let questions = outputs.assessed.questions().unwrap();
    assert!(questions.len() > 100);
    outputs.text(report::questions_to_text(&questions, language));
    outputs.document(&questions, language);
    let completions = outputs.assessed.completions().unwrap();
    outputs.text(report::completions_to_text(&completions, language));
    outputs.document(&completions, language);
    vec![outputs]
}

/// How firm a plan is.
pub(crate) fn firmness(language: &dyn Language) -> Vec<Outputs> {
    let mut outputs = Outputs::of(&Dataset::iuc_lac(), "", language);
    let criteria = &outputs.assessed.programme().criteria;
    let balance = Some([criteria[0].id.clone(), criteria[1].id.clone()]);
    let acceptability = AcceptabilityOptions { vectors: 30, ..AcceptabilityOptions::default() };
    let weights =
        WeightFirmnessOptions { acceptability, balance, ..WeightFirmnessOptions::default() };
    let options = FirmnessOptions { weights: Some(weights), ..FirmnessOptions::default() };
    let firmness = outputs.assessed.firmness(&options).unwrap();
    outputs.text(report::firmness_to_text(&firmness, language));
    outputs.document(&firmness, language);
    vec![outputs]
}
