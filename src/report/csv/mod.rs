//! Tables for spreadsheets and programs.

mod agreement;
mod firmness;
mod lottery;
mod prices;
mod proposal;
mod questions;
mod scores;
mod screening;
mod spreadsheet;
mod validation;
mod writer;

pub use agreement::agreement_to_csv;
pub use firmness::firmness_to_csv;
pub use lottery::lottery_to_csv;
pub use prices::prices_to_csv;
pub use proposal::to_csv;
pub use questions::questions_to_csv;
pub use scores::{score_matrix_to_csv, scores_to_csv};
pub use screening::screening_to_csv;
pub use spreadsheet::to_csv_for_spreadsheets;
pub use validation::validation_to_csv;
