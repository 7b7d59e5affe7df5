//! Scores that are computed block by block and never stored.
//!
//! | Question | File |
//! |---|---|
//! | what must I provide? | `blocks.rs`: [`Blocks`], [`ImplicitError`] |
//! | what is asked, and how is it solved? | `solve.rs`: [`Implicit`] |
//! | how is a block searched for good cells? | `pass.rs` |
//! | what if the scores are products of profiles? | `products.rs`: [`Products`] |

mod blocks;
mod pass;
mod products;
mod solve;

pub use blocks::{BLOCK_COLS, BLOCK_ROWS, Blocks, ImplicitError};
pub use products::Products;
pub use solve::Implicit;
