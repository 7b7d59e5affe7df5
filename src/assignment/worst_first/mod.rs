//! Plans whose worst pairs are as good as they can be.
//!
//! | You ask | Go to |
//! |---|---|
//! | whose worst pair is best? | `bottleneck.rs`: [`bottleneck()`], by the matchings of `matching.rs` |
//! | and the second worst, and so on? | `leximin.rs`: [`leximin()`], level by level (`fewest.rs`) |
//! | which plans are optimal, all of them? | `face.rs`: [`Face`], for one objective after another |

mod bottleneck;
mod face;
mod fewest;
mod leximin;
mod matching;

use super::{
    Col, DualPrices, Hall, Member, Optimum, Outcome, Pairs, Price, Problem, ProblemError, Row,
    TieRule, solve,
};
pub use bottleneck::{Bottleneck, WorstFirstError, bottleneck};
pub use face::Face;
pub use leximin::{Leximin, LeximinLevel, leximin};
