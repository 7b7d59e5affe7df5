//! Why no plan satisfies the rules, and what could be changed.
//!
//! A [`Clash`] names an irreducible infeasible subset of the rules (IIS), derives the conflict from
//! rules and facts as a tree, and lists relaxations: the smallest changes of single rules that make
//! a plan possible.

// For contributors: `clash.rs` is the document, its parts are in `statement.rs`, `rule_change.rs` and
// `rule_note.rs`; `explain.rs` puts it together; `subset.rs` finds the
// irreducible infeasible subset; `derivation.rs` derives a shortage of places, with `highest.rs` for
// what a minimum excludes, and `pair_kinds.rs` a conflict over kinds of pairs; `relaxations.rs` collects
// what would help, `concessions.rs` how one rule can be relaxed, `threshold.rs` how far a number must be.
mod clash;
mod concessions;
mod derivation;
mod explain;
mod highest;
mod pair_kinds;
mod relaxations;
mod rule_change;
mod rule_note;
mod statement;
mod subset;
mod threshold;

pub use clash::{Clash, DeficientSet, Derivation, Relaxation};
pub(crate) use explain::clash;
pub use rule_change::RuleChange;
pub use rule_note::RuleNote;
pub use statement::{Basis, Consequence, Limit, RegionGroup, Statement};
