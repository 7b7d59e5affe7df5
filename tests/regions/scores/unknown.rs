//! An unknown value is left out, counts with the mean of its layer, or is refused.

use proptest::prelude::*;
use regiopair::criteria::TwoWay;
use regiopair::programme::Programme;
use regiopair::score::{
    Aggregation, Normalisation, ScoreError, ScoreSet, Settings, UnknownTreatment, Weights,
};

use super::{Values, accepting_unknowns, close, expecting, known, plain, scored, settings, tables};

/// The second criterion is known for the first partner only; its mean is 0.8.
fn half_known() -> Vec<(Values, Weights)> {
    vec![
        (known(&[[0.2, 0.4], [0.6, 0.8]]), Weights::both(1.0)),
        (vec![vec![Some(0.9), None], vec![Some(0.7), None]], Weights::both(1.0)),
    ]
}

#[test]
fn an_unknown_value_counts_with_the_mean_of_its_layer() {
    let scores = plain(&half_known(), expecting());
    let pair = scores.explain(0, 1).unwrap();
    close(pair.score, f64::midpoint(0.4, 0.8));
    close(pair.low, 0.4 / 2.0);
    close(pair.high, f64::midpoint(0.4, 1.0));
    close(pair.known_weight, 0.5);
    assert_eq!(pair.contributions, Some(vec![0.2, 0.4]));
    assert_eq!(pair.expected, [None, Some(0.8)]);
    assert_eq!(scores.explain(0, 0).unwrap().expected, [None, None]);
    close(scores.explain(0, 0).unwrap().score, f64::midpoint(0.2, 0.9));

    let left_out = plain(&half_known(), Settings::default()).explain(0, 1).unwrap();
    close(left_out.score, 0.4);
    assert_eq!(left_out.expected, [None, None]);
}

/// Ordered weights (0.9, 0.1): the best of 0.4 and 0.8 counts most. Geometric: √(0.4 · 0.8).
#[test]
fn every_aggregation_takes_the_mean() {
    let with = |aggregation| Settings { aggregation, ..expecting() };
    let owa = plain(&half_known(), with(Aggregation::Owa { ordered: vec![0.9, 0.1] }));
    close(owa.explain(0, 1).unwrap().score, 0.9 * 0.8 + 0.1 * 0.4);
    let geometric = plain(&half_known(), with(Aggregation::GeometricMean));
    close(geometric.explain(0, 1).unwrap().score, 0.32_f64.sqrt());
}

/// A view of which nothing is known counts with its means too.
#[test]
fn a_view_that_is_unknown_counts_with_its_mean() {
    let mut tables = half_known();
    tables[0].1 = Weights { seeker: 2.0, host: 0.0 };
    tables[1].1 = Weights { seeker: 0.0, host: 3.0 };
    for (views, left_out, expected) in [
        (TwoWay::Mean, 0.4, 0.6),
        (TwoWay::Min, 0.4, 0.4),
        (TwoWay::Geometric, 0.4, 0.32_f64.sqrt()),
        (TwoWay::Harmonic, 0.4, 0.64 / 1.2),
        (TwoWay::NoisyOr, 0.4, 1.0 - 0.6 * 0.2),
    ] {
        let pair = plain(&tables, Settings { views, ..expecting() }).explain(0, 1).unwrap();
        close(pair.score, expected);
        close(pair.known_weight, 0.5);
        close(pair.seeker.unwrap(), 0.4);
        close(pair.host.unwrap(), 0.8);
        let pair = plain(&tables, Settings { views, ..Settings::default() }).explain(0, 1).unwrap();
        close(pair.score, left_out);
        assert_eq!((pair.seeker, pair.host), (Some(0.4), None), "{views}");
    }
}

#[test]
fn a_pair_of_which_nothing_with_a_weight_is_known_has_no_score() {
    let mut tables = half_known();
    tables[0].0[1][1] = None;
    tables.push((known(&[[0.5, 0.5], [0.5, 0.5]]), Weights::both(0.0)));
    for settings in [expecting(), Settings::default()] {
        let scores = plain(&tables, settings);
        assert_eq!(scores.explain(1, 1), None);
        assert_eq!(scores.scores()[[1, 1]].get(), None);
        assert!(scores.explain(0, 1).is_some());
    }
}

#[test]
fn an_unknown_value_is_refused_with_its_place_and_reason() {
    let refuse = Settings { unknown_values: UnknownTreatment::Refuse, ..Settings::default() };
    let error = |tables: &[(Values, Weights)]| {
        scored(tables, Normalisation::None, refuse.clone()).unwrap_err().to_string()
    };
    assert_eq!(
        error(&half_known()),
        "criterion `second` is unknown for `south-0` with `north-1` (it is not given), and 1 more \
         value is unknown; record what it needs, set its weight to 0, or set unknown_values = \
         \"expected\" or \"leave-out\""
    );
    // The first pair in the order of rows comes first, then the first criterion.
    let mut tables = half_known();
    tables[0].0[1][1] = None;
    tables[1].0[0][1] = Some(0.1);
    assert!(
        error(&tables).starts_with("criterion `first` is unknown for `south-1` with `north-1`")
    );
    tables[0].0[0][0] = None;
    assert!(
        error(&tables).contains("`south-0` with `north-0` (it is not given), and 2 more values")
    );
    // Without a weight nothing is missing; a criterion that is unknown for every pair is left out.
    let mut tables = half_known();
    tables[1].1 = Weights::both(0.0);
    assert!(scored(&tables, Normalisation::None, refuse.clone()).is_ok());
    tables[1] = (vec![vec![None; 2]; 2], Weights::both(1.0));
    assert_eq!(plain(&tables, refuse).silent(), ["second"]);
}

/// A criterion without any value has no mean: it is left out, or refused.
#[test]
fn a_silent_criterion_has_no_mean() {
    let mut tables = half_known();
    tables.push((vec![vec![None; 2]; 2], Weights::both(5.0)));
    let scores = plain(&tables, expecting());
    close(scores.explain(0, 1).unwrap().score, 0.6);
    assert_eq!(scores.silent(), ["third"]);
    let settings = Settings { silent_criteria: UnknownTreatment::Expected, ..expecting() };
    let error = scored(&tables, Normalisation::None, settings).unwrap_err();
    assert!(matches!(error, ScoreError::NoMeanOfSilent), "{error}");
    assert!(error.to_string().ends_with("accepted: \"leave-out\", \"refuse\""), "{error}");

    let accepted = "`expected` is not a treatment of silent criteria; accepted: leave-out, refuse";
    let error = Programme::from_toml_str("silent_criteria = \"expected\"").unwrap_err();
    assert_eq!(error.to_string(), format!("line 1, column 19: key `silent_criteria`: {accepted}"));
    let silent_criteria = UnknownTreatment::Expected;
    let programme = Programme { silent_criteria, ..Programme::default() };
    let faults = programme.setting_faults();
    assert_eq!(
        faults[0].to_string(),
        format!("silent_criteria: key `silent_criteria`: {accepted}")
    );
    let error = Programme::from_toml_str("unknown_values = \"expect\"").unwrap_err().to_string();
    assert!(error.contains("accepted: expected, leave-out, refuse; did you mean `expected`?"));
}

/// The places of a layer that are unknown while the pair has a score.
fn gaps(tables: &[(Values, Weights)], scores: &ScoreSet, k: usize) -> Vec<(usize, usize)> {
    let rows = tables[k].0.iter().enumerate();
    let places = rows.flat_map(|(row, values)| {
        values
            .iter()
            .enumerate()
            .filter(|(_, value)| value.is_none())
            .map(move |(col, _)| (row, col))
    });
    places.filter(|place| scores.scores()[*place].get().is_some()).collect()
}

fn mean_of(values: &Values) -> Option<f64> {
    let known: Vec<f64> = values.iter().flatten().flatten().copied().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

fn all_scores(scores: &ScoreSet) -> Vec<Option<f64>> {
    scores.scores().iter().map(|score| score.get()).collect()
}

/// Rank of a row among all, mean over the columns; scores that differ by rounding are tied. Pairs
/// without a score are left out.
fn mean_rank(scores: &ScoreSet, row: usize) -> f64 {
    let table = scores.scores();
    let ranks = table.columns().into_iter().filter_map(|column| {
        let own = column[row].get()?;
        let others = column.iter().filter_map(|score| score.get());
        let above = others.clone().filter(|score| *score > own + 1e-9).count();
        let tied = others.filter(|score| (score - own).abs() <= 1e-9).count();
        Some(above as f64 + f64::midpoint(tied as f64, 1.0))
    });
    let ranks: Vec<f64> = ranks.collect();
    ranks.iter().sum::<f64>() / ranks.len() as f64
}

proptest! {
    /// Replacing an unknown value by the mean of its layer moves no score, under every aggregation.
    #[test]
    fn the_mean_in_place_of_an_unknown_moves_no_score(
        tables in tables(), settings in settings(UnknownTreatment::Expected), k in 0..3_usize,
        pick in any::<prop::sample::Index>(),
    ) {
        let Ok(before) = scored(&tables, Normalisation::None, settings.clone()) else { return Ok(()) };
        let gaps = gaps(&tables, &before, k);
        let Some(mean) = mean_of(&tables[k].0).filter(|_| !gaps.is_empty()) else { return Ok(()) };
        let (row, column) = gaps[pick.index(gaps.len())];
        let mut replaced = tables.clone();
        replaced[k].0[row][column] = Some(mean);
        let after = plain(&replaced, settings);
        for (before, after) in all_scores(&before).into_iter().zip(all_scores(&after)) {
            prop_assert_eq!(before.is_some(), after.is_some());
            let (before, after) = (before.unwrap_or(0.0), after.unwrap_or(0.0));
            prop_assert!((before - after).abs() < 1e-9, "{before} became {after}");
        }
    }

    /// Recording any of a region's unknown values at the mean of their layers moves no mean rank.
    #[test]
    fn recording_more_at_the_level_of_the_others_moves_no_rank(
        tables in tables(), settings in settings(UnknownTreatment::Expected), row in 0..2_usize,
        recorded in any::<u32>(),
    ) {
        let Ok(before) = scored(&tables, Normalisation::None, settings.clone()) else { return Ok(()) };
        let mut more = tables.clone();
        for (k, (values, _)) in tables.iter().enumerate() {
            let Some(mean) = mean_of(values) else { continue };
            for (_, column) in gaps(&tables, &before, k).into_iter().filter(|gap| gap.0 == row) {
                if recorded >> (8 * k + column) & 1 == 1 {
                    more[k].0[row][column] = Some(mean);
                }
            }
        }
        let after = plain(&more, settings);
        for region in 0..tables[0].0.len() {
            let [before, after] = [&before, &after].map(|scores| mean_rank(scores, region));
            prop_assert!(before.is_nan() || (before - after).abs() < 1e-9, "{before}, {after}");
        }
    }

    /// Values that are on average at the level of their layer move the mean score of no region, if
    /// the score is a mean.
    #[test]
    fn recording_more_around_the_level_of_the_others_moves_no_mean_score(
        tables in tables(), k in 0..3_usize, row in 0..2_usize, spread in 0.0..1.0_f64,
    ) {
        let Ok(before) = scored(&tables, Normalisation::None, expecting()) else { return Ok(()) };
        let gaps: Vec<_> = gaps(&tables, &before, k).into_iter().filter(|gap| gap.0 == row).collect();
        let Some(mean) = mean_of(&tables[k].0).filter(|_| gaps.len() > 1) else { return Ok(()) };
        let spread = spread * mean.min(1.0 - mean);
        let mut more = tables.clone();
        more[k].0[row][gaps[0].1] = Some(mean + spread);
        more[k].0[row][gaps[1].1] = Some(mean - spread);
        let after = plain(&more, expecting());
        for region in 0..tables[0].0.len() {
            let sum = |scores: &ScoreSet| -> f64 {
                scores.scores().row(region).iter().filter_map(|score| score.get()).sum()
            };
            prop_assert!((sum(&before) - sum(&after)).abs() < 1e-9);
        }
    }

    /// Under every treatment contributions add up to the last bit, and the score is in its interval.
    #[test]
    fn contributions_add_up_whatever_is_unknown(
        tables in tables(),
        settings in accepting_unknowns(),
        normalisation in prop::sample::select(Normalisation::ALL),
    ) {
        let Ok(scores) = scored(&tables, normalisation, settings) else { return Ok(()) };
        for ((row, column), score) in scores.scores().indexed_iter() {
            let pair = scores.explain(row, column);
            prop_assert_eq!(pair.as_ref().map(|pair| pair.score), score.get());
            let Some(pair) = pair else { continue };
            prop_assert!(0.0 <= pair.low && pair.low <= pair.score);
            prop_assert!(pair.score <= pair.high && pair.high <= 1.0 + 1e-12);
            if let Some(parts) = pair.contributions {
                let sum = parts.iter().fold(0.0, |sum, part| sum + part);
                prop_assert_eq!(f64::to_bits(sum), pair.score.to_bits());
            }
        }
    }
}

/// Learning by phases is unknown for 63 % of the pairs of the annex, and its mean is 0.58. Left out, it
/// lifts the pairs for which it is known; at its mean it does not.
#[cfg(feature = "data")]
#[test]
fn a_proposal_gives_the_scores_where_a_criterion_is_known_and_where_it_is_not() {
    use regiopair::plan::Matcher;
    use regiopair::profile::Dataset;
    use regiopair::report;
    use regiopair::report::language::English;

    let text = "silent_criteria = \"leave-out\"\n\
        [[criteria]]\nid = \"shared-strengths\"\nformula = \"pearson\"\nweight = 2\n\
        [[criteria]]\nid = \"needs-met\"\nformula = \"adjusted\"\nweight = 2\n\
        [[criteria]]\nid = \"strategy-learning\"\nweight = 1\n";
    let proposal = |treatment: &str| {
        let programme = format!("unknown_values = \"{treatment}\"\n{text}");
        let programme = Programme::from_toml_str(&programme).unwrap();
        let assessed = Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap();
        close((assessed.scores().layers().unwrap()[2].mean().unwrap() * 100.0).round(), 58.0);
        assessed.propose().unwrap()
    };
    let gap = |treatment: &str| {
        let note = &proposal(treatment).criteria[2];
        let missingness = note.missingness.unwrap();
        assert_eq!(missingness.known, note.known_pairs);
        assert_eq!(missingness.known + missingness.unknown, 400);
        close((missingness.unknown as f64 / 4.0).round(), 63.0);
        missingness.score_where_known - missingness.score_where_unknown
    };
    let (left_out, expected) = (gap("leave-out"), gap("expected"));
    assert!(left_out > 0.03 && expected.abs() < left_out / 3.0, "{left_out}, {expected}");

    let proposal = proposal("expected");
    let text = report::to_text(&proposal, &English);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("an unknown value counts with the mean of its criterion"), "{words}");
    assert!(words.contains("of 400 pairs, whose mean score is 0."), "{words}");
    let json = report::to_json(&proposal, &English).unwrap();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let pairs = json["pairings"].as_array().unwrap();
    let unknown = pairs.iter().find(|pair| !pair["criteria"][2]["unknown"].is_null()).unwrap();
    let part = &unknown["criteria"][2];
    close((part["expected"].as_f64().unwrap() * 100.0).round(), 58.0);
    assert!(part["contribution"].as_f64().unwrap() > 0.0 && part["value"].is_null());
    let pairing =
        proposal.pairings.iter().find(|pair| pair.criteria[2].expected.is_some()).unwrap();
    let page = report::pairing_to_text(pairing, &English);
    assert!(page.contains("counts as 0.58"), "{page}");
}
