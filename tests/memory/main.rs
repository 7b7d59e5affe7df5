//! Memory, in a process of its own: one allocator here counts, one test has a limit.

#[path = "../cases/mod.rs"]
mod cases;
mod limits;
mod workspace;
