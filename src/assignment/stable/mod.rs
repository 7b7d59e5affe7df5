//! Plans that nobody would leave for each other, where either side has views of its own.
//!
//! | You ask | Go to |
//! |---|---|
//! | what does each side think of the other? | `views.rs`: [`Views`] |
//! | a plan that nobody would leave? | `propose.rs`: [`stable()`] |
//! | who would leave this plan? are these all? | `blocking.rs`: [`blocking_pairs`], [`all_stable`] |

mod blocking;
mod propose;
mod views;

use super::{BRUTE_LIMIT, Col, Row, TooLarge};
pub use blocking::{BlockingPair, PlanError, all_stable, blocking_pairs};
pub use propose::{Proposers, Stable, stable};
pub use views::{Views, ViewsError};
