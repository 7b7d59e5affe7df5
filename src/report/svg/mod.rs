//! Figures as SVG, each with its title, its description and its numbers.
//!
//! | file | figure |
//! | --- | --- |
//! | `map/` | the regions and pairs on the globe |
//! | `matrix.rs` | the scores of all pairs as a heat map; `seriation.rs` sorts it |
//! | `contributions.rs` | what each criterion adds to each score |
//! | `portfolio.rs` | strengths and needs of a pair |
//! | `links.rs` | the pairs by country |
//! | `prices.rs` | the price of each rule |
//! | `slide.rs` | the proposal on one slide |
//!
//! `figure.rs` is what they have in common; `ink.rs` has the colours, `letters.rs` the texts.

mod contributions;
mod figure;
mod ink;
mod letters;
mod links;
mod map;
mod matrix;
mod portfolio;
mod prices;
mod seriation;
mod slide;

pub(super) use ink::style;
pub(super) use letters::FONTS;

pub use contributions::contributions;
pub use figure::{Figure, NoFigure, Table};
pub use links::links;
pub use map::map;
pub use matrix::matrix;
pub use portfolio::portfolio;
pub use prices::prices;
pub use slide::slide;
