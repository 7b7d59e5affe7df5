//! The agreement of two coders, as text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::layout::{REGION_WIDTH, WIDTH, column, region, wrap};
use crate::profile::{RegionLabel, Role};
use crate::report::language::Language;
use crate::report::order::place;
use crate::validation::{Agreement, RegionAgreement};

/// Width of the columns of numbers.
const NUMBER_WIDTH: usize = 10;

/// Shows how well two coders agree about each region, and on average.
pub fn agreement_to_text(agreements: &[Agreement], language: &dyn Language) -> String {
    let mut rows: BTreeMap<&str, (&RegionLabel, [Option<&RegionAgreement>; 2])> = BTreeMap::new();
    for agreement in agreements {
        let role = usize::from(agreement.role == Role::Need);
        for row in &agreement.regions {
            let cells = rows.entry(&row.region.id).or_insert((&row.region, [None; 2]));
            cells.1[role] = Some(row);
        }
    }
    if rows.is_empty() {
        return format!("{}\n", wrap(&language.no_second_coding(), WIDTH, 0));
    }
    let mut out = format!("{}\n\n", wrap(&language.agreement_heading(), WIDTH, 0));
    let mut line = |name: &str, cells: [&str; 4]| {
        let cells = cells.map(|cell| column(cell, NUMBER_WIDTH));
        let _ = writeln!(out, "{}", format!("{name} {}", cells.join(" ")).trim_end());
    };
    let [name, cells @ ..] = language.agreement_columns();
    line(&column(&name, REGION_WIDTH), cells.each_ref().map(String::as_str));
    let mut sorted: Vec<_> = rows.into_values().collect();
    sorted.sort_by_cached_key(|(region, _)| place(region));
    for (label, cells) in sorted {
        let number =
            |it: Option<f64>| it.map_or_else(|| "?".to_owned(), |it| language.number(it, 2));
        let [strength, need] = cells
            .map(|row| [number(row.map(|row| row.cosine)), number(row.and_then(|row| row.chance))]);
        line(&region(label), [&strength[0], &strength[1], &need[0], &need[1]]);
    }
    out.push('\n');
    for agreement in agreements {
        let _ = writeln!(out, "{}", wrap(&language.mean_agreement(agreement), WIDTH, 0));
    }
    out
}
