//! Objectives one after another, under capacities and group quotas.
//!
//! | Question | File |
//! |---|---|
//! | what may be made best, and what is refused? | `level.rs`: [`Level`], [`InOrderError`] |
//! | what is answered, and what proves it? | `answer.rs`: [`InOrder`], [`Reached`] |
//! | which level is taken up how? | `solve.rs`: [`in_order()`] |
//! | which plans are still as good as any, and why exactly these? | `left.rs` |
//! | how do pairs give way to others? | `residual.rs`, by the shortest way: `search.rs` |
//! | how is the lowest weight raised, then the next? | `raise.rs`, `climb.rs` |
//! | which of several equally good plans is handed out? | `first.rs` |

mod answer;
mod climb;
mod first;
mod left;
mod level;
mod raise;
mod residual;
mod search;
mod solve;

pub use answer::{Counted, InOrder, LeximinStep, Reached};
pub(super) use level::check;
pub use level::{InOrderError, Level};
pub use solve::in_order;
