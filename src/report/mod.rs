//! Writes proposals and other results as text, CSV and JSON; proposals also as Markdown, as a page with figures, and as a
//! workbook.
//!
//! Each function takes data and returns text. The sentences are those of a
//! [`language`], which [`by_tag`](language::by_tag) chooses.
//!
//! Lists in a text are sorted by name, equal names by id; a list that ranks, such as the best partners
//! of a region, stays in the order of its ranks. Base letters are compared first, then accents, then
//! capitals, so that `Śląskie` is between `Salta` and `Soria`. CSV and JSON keep the order of the data:
//! by id. A text shows a tab or line break within a name as a blank, and the code of every character
//! that would move the cursor, colour the terminal or turn the direction of the line, such as
//! `<U+001B>`.

// For contributors: one folder a format; `reasons.rs` is the line of reasons of a pairing, which all
// of them show; `summary.rs` gathers what the text and the Markdown of a proposal show; `order.rs` sorts by name.
mod criterion_notes;
mod csv;
#[cfg(any(feature = "html", feature = "xlsx"))]
mod findings;
#[cfg(feature = "html")]
mod html;
mod json;
pub mod language;
mod markdown;
mod order;
mod price_notes;
mod reasons;
#[cfg(any(feature = "html", feature = "xlsx"))]
mod region_sources;
mod screened;
mod summary;
#[cfg(feature = "html")]
pub mod svg;
mod text;
mod validation_rows;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use csv::{
    agreement_to_csv, firmness_to_csv, lottery_to_csv, prices_to_csv, questions_to_csv,
    score_matrix_to_csv, scores_to_csv, screening_to_csv, to_csv, to_csv_for_spreadsheets,
    validation_to_csv,
};
#[cfg(any(feature = "html", feature = "xlsx"))]
pub use findings::Findings;
#[cfg(feature = "html")]
pub use html::to_html;
pub use json::{
    AddTexts, pair_answer_to_json, pairing_to_json, to_json, to_json_value, validation_to_json,
};
pub use markdown::to_markdown;
pub use text::{
    WIDTH, acceptability_to_text, agreement_to_text, better_partners_to_text, change_to_text,
    clash_to_text, comparison_to_text, completions_to_text, firmness_to_text, lottery_to_text,
    pair_answer_to_text, pairing_to_text, pareto_front_to_text, plans_to_text, prices_to_text,
    questions_to_text, reserves_to_text, rounds_price_to_text, screening_to_text,
    stability_to_text, to_text, validation_to_text, weight_partition_to_text,
    weight_ranges_to_text, withdrawals_to_text,
};
#[cfg(feature = "xlsx")]
pub use xlsx::to_workbook;
