//! One-to-one assignment on numbers alone: no region, no name and no file enters this room.
//!
//! A [`Problem`] holds whole-numbered scores (higher is better), the forbidden cells, and what a plan
//! must reach ([`Pairs`]); [`solve`] answers with an [`Outcome`] that carries its own proof, dual
//! prices for an optimum and a Hall set where no plan exists. The proof is checked by
//! [`certificate`](crate::certificate), which shares no code with the solvers.
//!
//! | You ask | Go to |
//! |---|---|
//! | what is a row, a column? | `index.rs`: [`Row`], [`Col`], [`Member`] |
//! | what is asked, and what is refused? | `problem.rs`: [`Problem`], [`Pairs`]; `error.rs`: [`ProblemError`] |
//! | where are the scores? | `table.rs`: a whole table in 32 or 64 bits a cell; `list.rs`: candidates |
//! | how do plain scores become whole numbers? | `resolution.rs`: [`Resolution`]; `units.rs` rounds |
//! | how does a problem stand in a file? | `written.rs`: rows of cells, checked when read |
//! | what is answered, and which inequalities prove it? | `outcome.rs`: [`Outcome`], [`Optimum`], [`DualPrices`], [`Hall`] |
//! | in what unit are prices? | `price.rs`: [`Price`] |
//! | which solver runs? | `solve.rs`: [`solve`], [`Solver`], [`solvers`] |
//! | how is a small table solved? | `dense/`: [`Dense`] |
//! | and one after another, without new memory? | `workspace.rs`: [`Workspace`] |
//! | a list of candidates? | `sparse.rs`: [`Sparse`], in `core/`: auction, then augmenting paths |
//! | a large table? | `priced.rs`: [`Priced`]: the core on the best cells, then all cells priced, round by round (`columns/`); `gather.rs` picks them, `crowd.rs` tells rows apart that want the same |
//! | how do costs and prices change their unit? | `scale.rs` on the way into the core, `found.rs` on the way out |
//! | which of several equally good plans is handed out? | `tie/`: [`TieRule`], among the cells of `tight.rs` |
//! | what runs on several threads? | `threads.rs`, with feature `parallel`; same answer, same bytes |
//! | what if little has changed since the last answer? | `warm.rs`: [`WarmStart`] |
//! | how far is it, and may I stop it? | `watch.rs`: [`solve_watched()`], [`Progress`], [`Stopped`] |
//! | what if the table fits in no memory? | `implicit/`: [`Implicit`], [`Blocks`], [`Products`] |
//! | may someone have several partners? must somebody be served? does a group share a quota? | `flow/`: [`flow()`], [`Quotas`] |
//! | what if a rule is about pairs, or only one of several may take part? | `side/`: [`constrained()`], [`Constraints`] |
//! | and one after another under side constraints? | `pursuit/`: [`pursue()`], [`Pursuit`] |
//! | what is the second best plan, and the third? | `k_best/`: [`k_best()`], [`Ranking`] |
//! | what if one goal comes before another, and quotas are to be kept beside? | `in_order/`: [`in_order()`], [`Level`], [`InOrder`] |
//! | what if the worst pairs count, not the total? | `worst_first/`: [`bottleneck()`], [`leximin()`], [`Face`] |
//! | what if either side has views of its own? | `stable/`: [`stable()`], [`Views`], [`blocking_pairs`] |
//! | may I doubt all this? | `brute.rs`: [`enumerate`] tries every plan |
//!
//! **When to use another crate.** For one tiny table without ties, where nobody asks for a proof,
//! `lapjv` takes half the time. For general graphs, where both ends of a pair are of one side, see
//! the matchings of [`petgraph`]; for costs of flow through a network of several steps, take a solver
//! of network flows. Rules about properties of pairs are answered [here](constrained()), with a proof
//! that a solver of mixed-integer programmes does not give; where rules have unknowns of their own,
//! such as sums of money to be shared out, take such a solver.

mod brute;
mod columns;
mod core;
mod crowd;
mod dense;
mod error;
mod flow;
mod found;
mod gather;
mod implicit;
mod in_order;
mod index;
mod k_best;
mod list;
mod outcome;
mod price;
mod priced;
mod problem;
mod pursuit;
mod resolution;
mod scale;
mod side;
mod solve;
mod sparse;
mod stable;
mod table;
mod threads;
mod tie;
mod tight;
mod units;
mod warm;
mod watch;
mod workspace;
mod worst_first;
mod written;

pub use brute::{BRUTE_LIMIT, Enumeration, TooLarge, enumerate, every_plan};
pub use dense::Dense;
pub use error::ProblemError;
pub use flow::{Bounds, Flow, Group, Quota, Quotas, QuotasError, ShadowPrices, Shortage, flow};
pub use implicit::{BLOCK_COLS, BLOCK_ROWS, Blocks, Implicit, ImplicitError, Products};
pub use in_order::{Counted, InOrder, InOrderError, Level, LeximinStep, Reached, in_order};
pub use index::{Col, Member, Row};
pub use k_best::{
    Bounded, Departure, KBest, KBestError, Ranked, Ranking, RankingProof, Ties, k_best,
};
pub use outcome::{DualPrices, Hall, Optimum, Outcome};
pub use price::Price;
pub use priced::Priced;
pub use problem::{MAX_BYTES, Pairs, Problem};
pub use pursuit::{Pursued, Pursuit, Stage, pursue};
pub use resolution::Resolution;
pub use side::{
    Case, CaseTree, Constrained, ConstrainedPlan, Constraints, Effort, Exclusive, FeasiblePlan,
    MAX_COEFFICIENT, Multipliers, SideConstraint, SideError, constrained,
};
pub use solve::{Automatic, Solver, solve, solvers};
pub use sparse::Sparse;
pub use stable::{
    BlockingPair, PlanError, Proposers, Stable, Views, ViewsError, all_stable, blocking_pairs,
    stable,
};
pub use tie::TieRule;
pub use warm::{OtherShape, WarmStart};
pub use watch::{Progress, Stopped, Watched, solve_watched};
pub use workspace::Workspace;
pub use worst_first::{
    Bottleneck, Face, Leximin, LeximinLevel, WorstFirstError, bottleneck, leximin,
};
