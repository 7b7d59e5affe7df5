//! A programme against the pairs that were observed, as one CSV table.

use super::writer::finished;
use crate::validation::{
    Fit, HIT_RANKS, HitDistribution, Outcomes, PermutationTest, PlanHits, Scoring, TestOutcome,
    Validation,
};

/// A number of the table: its name, and its value unless unknown.
type Measure = (String, Option<f64>);

/// Writes every number of a validation as one tidy CSV table with columns `kind`, `scoring`, `left`,
/// `right`, `measure` and `value`: one number per line. `left` and `right` are the ids of an observed
/// pair, empty for numbers of all pairs; `value` is empty if unknown. A test that cannot be made is a line
/// `not-tested`, whose value is the id of the reason. Of an `agreement` of two coders, `scoring` is the role,
/// and `left` the region, of either side. Of an `outcome`, `scoring` is its id; of a `theme`, `shared` if it is
/// one in which both regions are strong, and `suggested` if a proposal suggests it first.
///
/// # Errors
/// None in practice, as for [`to_csv`](super::to_csv).
pub fn validation_to_csv(validation: &Validation) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["kind", "scoring", "left", "right", "measure", "value"])?;
    let mut write = |[kind, scoring]: [&str; 2], pair: [&str; 2], measure: &str, value: &str| {
        writer.write_record([kind, scoring, pair[0], pair[1], measure, value])
    };
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let mut programme = ["programme", ""];
    for fit in &validation.fits {
        let scoring = match &fit.scoring {
            Scoring::Programme { name } => {
                programme = ["programme", name];
                programme
            }
            Scoring::Criterion { id } => ["criterion", id],
            Scoring::Baseline { baseline } => ["baseline", baseline.id()],
        };
        for (measure, value) in of_fit(fit) {
            write(scoring, ["", ""], &measure, &shown(value))?;
        }
        for (name, outcome) in [("s", &fit.test), ("total", &fit.total)] {
            if let TestOutcome::Untestable { because } = outcome {
                write(scoring, ["", ""], &format!("{name}-not-tested"), because.id())?;
            }
        }
    }
    write(programme, ["", ""], "variants-tried", &validation.variants_tried.to_string())?;
    for (measure, value) in validation.plan.iter().flat_map(of_plan) {
        write(programme, ["", ""], &measure, &shown(value))?;
    }
    for (side, level) in ["rows", "columns"].iter().zip(validation.partner_levels.iter().flatten())
    {
        write(programme, ["", ""], &format!("{side}-of-any-partner"), &level.any.to_string())?;
    }
    if let Some(rarefaction) = validation.rarefaction {
        for (measure, value) in [
            ("rarefied-rows", rarefaction.rows),
            ("rarefied-columns", rarefaction.columns),
            ("rarefied-s", rarefaction.s),
        ] {
            write(programme, ["", ""], measure, &value.to_string())?;
        }
    }
    for pair in &validation.pairs {
        let ids = [pair.left.id.as_str(), &pair.right.id];
        write(programme, ids, "round", &pair.round.to_string())?;
        for (measure, value) in [
            ("score", pair.score),
            ("row-rank", pair.row.rank),
            ("row-percentile", pair.row.percentile),
            ("row-candidates", Some(pair.row.candidates as f64)),
            ("column-rank", pair.column.rank),
            ("column-percentile", pair.column.percentile),
            ("column-candidates", Some(pair.column.candidates as f64)),
        ] {
            write(programme, ids, measure, &shown(value))?;
        }
    }
    for [kind, scoring, measure, value] in validation.outcomes.iter().flat_map(of_outcomes) {
        write([&kind, &scoring], ["", ""], &measure, &value)?;
    }
    for agreement in &validation.agreement {
        let role = ["agreement", agreement.role.id()];
        for (measure, value) in [("cosine", agreement.same), ("chance", agreement.different)] {
            write(role, ["", ""], measure, &shown(value))?;
        }
        for row in &agreement.regions {
            for (measure, value) in [("cosine", Some(row.cosine)), ("chance", row.chance)] {
                write(role, [&row.region.id, ""], measure, &shown(value))?;
            }
        }
    }
    finished(writer)
}

fn of_fit(fit: &Fit) -> Vec<Measure> {
    let mut measures: Vec<Measure> = [
        ("s", fit.s),
        ("s-low", fit.interval.map(|interval| interval.low)),
        ("s-high", fit.interval.map(|interval| interval.high)),
        ("s-chance", fit.chance),
        ("s-corrected-p", fit.corrected_p),
        ("auc", fit.auc),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec();
    for (name, outcome) in [("s", &fit.test), ("total", &fit.total)] {
        let of = |number: fn(&PermutationTest) -> f64| outcome.test().map(number);
        measures.push((format!("{name}-p"), of(|test| test.p)));
        measures.push((format!("{name}-z"), of(|test| test.z)));
    }
    for (side, recovery) in [("rows", &fit.rows), ("columns", &fit.columns)] {
        measures.push((side.to_owned(), recovery.percentile));
        measures.push((format!("{side}-known"), Some(recovery.known as f64)));
        measures.push((format!("{side}-mrr"), recovery.mean_reciprocal_rank));
        for (rank, hits) in HIT_RANKS.iter().zip(recovery.hits) {
            measures.push((format!("{side}-hits-{rank}"), Some(hits as f64)));
        }
    }
    measures
}

fn of_plan(plan: &PlanHits) -> Vec<Measure> {
    let mut measures = vec![
        ("plan-pairs".to_owned(), Some(plan.pairs as f64)),
        ("plan-hits".to_owned(), Some(plan.hits as f64)),
    ];
    for (name, chance) in
        [("of-this-plan", &plan.of_this_plan), ("of-a-plan-in-rounds", &plan.of_a_plan_in_rounds)]
    {
        let of = |number: &dyn Fn(&HitDistribution) -> f64| chance.as_ref().map(number);
        measures.push((format!("plan-hits-{name}-mean"), of(&|chance| chance.mean)));
        measures.push((format!("plan-hits-{name}-p"), of(&|chance| chance.p(plan.hits))));
    }
    measures.push(("efficiency".to_owned(), plan.efficiency.and_then(|it| it.efficiency)));
    measures
        .push(("normalised-efficiency".to_owned(), plan.efficiency.and_then(|it| it.normalised)));
    measures
}

/// The lines about what came of the pairs.
fn of_outcomes(outcomes: &Outcomes) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    let mut add = |[kind, scoring]: [&str; 2], measure: &str, value: String| {
        lines.push([kind, scoring, measure, &value].map(str::to_owned));
    };
    let shown = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let tested = |test: &TestOutcome| match test {
        TestOutcome::Tested(test) => ("p", test.p.to_string()),
        TestOutcome::Untestable { because } => ("not-tested", because.id().to_owned()),
    };
    for fit in &outcomes.fits {
        let of = ["outcome", fit.outcome.id()];
        add(of, "with", fit.with.to_string());
        add(of, "without", fit.without.to_string());
        add(of, "unknown", fit.unknown.to_string());
        add(of, "s-with", shown(fit.s_with));
        add(of, "s-without", shown(fit.s_without));
        let (measure, value) = tested(&fit.test);
        add(of, measure, value);
    }
    let themes = &outcomes.themes;
    for (name, hits) in [("shared", &themes.shared), ("suggested", &themes.suggested)] {
        let of = ["theme", name];
        add(of, "known", themes.known.to_string());
        add(of, "unknown", themes.unknown.to_string());
        add(of, "hits", hits.hits.to_string());
        add(of, "chance", shown(hits.chance));
        let (measure, value) = tested(&hits.test);
        add(of, measure, value);
    }
    lines
}
