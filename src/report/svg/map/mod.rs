//! A map with an arc for each pair, and a close-up of each side, where every region has its name.
//!
//! `figure.rs` puts it together from an `overview.rs` of the globe and the close-ups; `projection.rs`, `frame.rs` and
//! `land.rs` draw the globe; `labels.rs` keeps names apart.

mod close_up;
mod figure;
mod frame;
mod labels;
mod land;
mod overview;
mod projection;
mod site;

pub(super) use figure::small_map;

pub use figure::map;
