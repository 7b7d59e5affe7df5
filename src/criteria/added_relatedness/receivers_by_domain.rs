//! Those who receive, domain by domain.

use super::receivers::Receivers;
use crate::criteria::by_domain::{ByDomain, Missing};
use crate::profile::Pool;

/// The regions of a side as those who receive, domain by domain.
#[derive(Debug)]
pub(super) struct ReceiversByDomain {
    pub(super) gain: ByDomain,
    /// 1 where a region lacks a domain.
    pub(super) lacks: ByDomain,
    pub(super) has_strengths: Missing,
    /// Whether the measure is defined.
    pub(super) defined: Missing,
}

impl ReceiversByDomain {
    pub(super) fn new(receivers: &Receivers, pool: &Pool) -> Self {
        let profiles = || pool.profiles().iter();
        Self {
            gain: ByDomain::new(&receivers.gain),
            lacks: ByDomain::of(&receivers.has, |&has| if has { 0.0 } else { 1.0 }),
            has_strengths: Missing::new(profiles().map(|it| !it.strengths.is_empty())),
            defined: Missing::new(profiles().map(|it| receivers.known(it).is_ok())),
        }
    }
}
