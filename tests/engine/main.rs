//! The solver alone: assignments and their certificates.

mod classes;
mod corrupted;
mod drawn;
mod every_method;
mod flow;
mod ill_posed;
mod implicit;
mod in_order;
mod k_best;
mod pursuit;
mod rounding;
mod side;
mod stable;
mod suite;
mod warm;
mod watch;
mod worst_first;
