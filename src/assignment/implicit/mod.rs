//! Scores that are computed block by block and never stored.
//!
//! | Question | File |
//! |---|---|
//! | what must I provide? | `blocks.rs`: [`Blocks`], [`ImplicitError`] |
//! | what is asked, and how is it solved? | `solve.rs`: [`Implicit`] |
//! | how do passes over all blocks follow each other? | `source.rs` |
//! | how is a block searched for good cells? | `pass.rs` |
//! | what if the scores are products of profiles? | `products.rs`: [`Products`] |

mod blocks;
mod pass;
mod products;
mod solve;
mod source;

pub use blocks::{BLOCK_COLS, BLOCK_ROWS, Blocks, ImplicitError};
pub use products::Products;
pub use solve::Implicit;
