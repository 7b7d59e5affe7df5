//! Column generation: solves a restricted problem and prices all other cells until none pays.

pub(in crate::assignment) mod contention;
pub(in crate::assignment) mod generate;
pub(in crate::assignment) mod partial_answer;
pub(in crate::assignment) mod restricted;
pub(in crate::assignment) mod rounds;
pub(in crate::assignment) mod solver;
pub(in crate::assignment) mod source;
