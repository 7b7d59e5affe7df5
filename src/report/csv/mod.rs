//! Tables for spreadsheets and programs.

mod observed;
mod prices;
mod proposal;
mod screening;
mod writer;

pub use observed::observed_to_csv;
pub use prices::prices_to_csv;
pub use proposal::to_csv;
pub use screening::screening_to_csv;
