//! Regions: data, criteria, rules, programmes, proposals and their reports.

mod accepted;
mod added;
mod attributes;
mod bad_input;
mod better_partners;
mod blocks;
#[path = "../cases/mod.rs"]
mod cases;
mod clash;
mod coders;
mod completions;
mod conditions;
mod containment;
mod country_names;
mod criteria;
#[cfg(feature = "data")]
mod criterion_pages;
#[cfg(feature = "data")]
mod deciders;
mod eligibility;
mod errors;
mod facts;
mod few_regions;
#[cfg(feature = "data")]
mod firm_sentences;
mod firmness;
mod held_values;
mod io;
mod language;
mod limits;
mod lottery;
mod malformed;
mod markdown;
mod messages;
mod minimum_values;
mod notices;
#[cfg(feature = "xlsx")]
mod ods;
#[cfg(feature = "data")]
mod other_weights;
#[cfg(feature = "data")]
mod outputs;
mod page;
mod pair_losses;
mod portuguese;
mod presets;
mod probabilities;
mod programme;
mod progress;
mod proposal;
#[cfg(feature = "data")]
mod pseudo;
mod questions;
mod ranked;
mod related;
mod rounding;
mod rounds;
mod rule_laws;
mod rules;
mod score_table;
mod scores;
mod settings;
mod side_labels;
mod signed;
#[cfg(feature = "data")]
mod similarity_page;
mod singulars;
mod smallest_changes;
mod smallest_spread;
mod spanish;
mod spreadsheet_csv;
#[cfg(feature = "data")]
mod standard;
mod statements;
mod stopped;
mod stored;
mod suggestions;
mod taxonomy;
mod text;
mod translations;
mod unstored;
mod validation;
#[cfg(feature = "data")]
mod weights;
mod why_not;
mod withdrawals;
mod workbook_out;
mod write;
mod zeros;
