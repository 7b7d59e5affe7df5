//! The check that a flaw fails.

use super::{Check, Flaw};

impl Flaw {
    /// Returns the check that failed.
    pub fn check(&self) -> Check {
        match self {
            Self::PlanLength { .. }
            | Self::NotEligible { .. }
            | Self::ColumnShared { .. }
            | Self::Unpaired { .. }
            | Self::Scores { .. }
            | Self::QuotasShape { .. }
            | Self::PairsOutOfOrder { .. }
            | Self::QuotaBroken { .. }
            | Self::OtherMode { .. }
            | Self::ConstraintBroken { .. }
            | Self::SumBetween { .. }
            | Self::ExclusiveBroken { .. }
            | Self::AboveCap { .. }
            | Self::NotTheMix
            | Self::WrongTotal { .. } => Check::PrimalFeasible,
            Self::PriceLength { .. } | Self::NegativePrice { .. } | Self::PriceTooLow { .. } => {
                Check::DualFeasible
            }
            Self::NotTight { .. } => Check::TightOnMatched,
            Self::PriceOnUnpaired { .. } => Check::ZeroPriceOnUnmatched,
            Self::UnequalValues { .. } => Check::EqualValues,
            Self::NoSuchMember { .. } | Self::Repeated { .. } | Self::MissingNeighbour { .. } => {
                Check::NeighboursListed
            }
            Self::AlwaysFeasible
            | Self::LargerSide
            | Self::NotDeficient { .. }
            | Self::ShortageTooSmall { .. } => Check::TooFewNeighbours,
            Self::NoSuchQuota { .. } | Self::QuotaRepeated { .. } | Self::EnoughRoom { .. } => {
                Check::TooLittleRoom
            }
            Self::BoundBelowPlan { .. }
            | Self::NoSuchNode { .. }
            | Self::NodeRepeated { .. }
            | Self::NoSuchSum { .. }
            | Self::NotAllMembers { .. }
            | Self::NarrowedWithoutIncumbent { .. }
            | Self::InvalidMultipliers { .. }
            | Self::NodeOverflow { .. }
            | Self::NodeNotClosed { .. } => Check::EveryNode,
            Self::OtherLevel { .. }
            | Self::WrongLevelValue { .. }
            | Self::LevelUnproved { .. }
            | Self::LevelNotShown { .. } => Check::EachLevel,
            Self::FreePairs | Self::WrongWorst { .. } => Check::WorstPair,
            Self::WrongValue { .. } | Self::OutOfOrder { .. } => Check::PlansInOrder,
            Self::NextNotShown
            | Self::NoSuchDeparture { .. }
            | Self::NotBounded { .. }
            | Self::BoundTooHigh { .. } => Check::NothingLeftOut,
            Self::Unacceptable { .. } | Self::OverCapacity { .. } | Self::Blocking { .. } => {
                Check::Stable
            }
        }
    }
}
