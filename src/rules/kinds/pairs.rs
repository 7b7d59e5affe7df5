//! How many pairs a programme wants.

use ::toml::de::DeTable;

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::{RuleField, RuleKind, Single};
use crate::rules::reader::TomlReader;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How many pairs a programme wants.
    #[derive(Default)]
    pub enum PairsWanted as "number of pairs" {
        /// Every region of the side with fewer places gets a partner; the left side if both have
        /// the same number of places. If that is impossible, the answer says which rules conflict.
        /// The places of a side are the partners that its regions may have. Regions that count as
        /// one or exclude each other are one region here, with the places of the one that has most,
        /// and a partner for any of them is enough. Regions that have withdrawn or may not take
        /// part do not count.
        #[default]
        Complete = "complete",
        /// As many pairs as the other rules allow; among such plans, one with the greatest total.
        Largest = "largest",
        /// A pair is only made if its score exceeds the reservation, or if another rule requires
        /// it; regions may stay without a partner.
        Free = "free",
    }
}

pub(crate) struct Pairs;

/// Only `complete` is a rule: the others leave a plan all freedom.
impl RuleField for PairsWanted {
    type Data = Self;

    fn new(read: Option<Self>) -> Self {
        read.unwrap_or_default()
    }

    fn stated(&self) -> Option<&Self> {
        (*self == Self::Complete).then_some(self)
    }

    fn clear(&mut self) {
        *self = Self::Free;
    }

    /// The number of pairs is always written: it matters most.
    fn is_silent(&self) -> bool {
        false
    }
}

impl Single for Pairs {
    fn read(
        reader: &mut TomlReader,
        key: &'static str,
        rules: &DeTable<'_>,
    ) -> Option<PairsWanted> {
        let value = rules.get(key);
        let is_number = value.is_some_and(|value| value.get_ref().is_integer());
        // A programme that sets a number does not ask for a partner for every region too.
        let usual =
            (is_number || rules.contains_key("number_of_pairs")).then_some(PairsWanted::Largest);
        reader.word(key, value.filter(|_| !is_number)).or(usual)
    }
}

impl RuleKind for Pairs {
    type Data = PairsWanted;

    fn effect(_: &PairsWanted, _: &dyn RuleContext) -> Option<Effect> {
        Some(Effect::Complete)
    }
}
