//! Memory, in a process of its own: one allocator here counts, one test has a limit.

mod limits;
mod workspace;
