//! The conditions of a proof, as data.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// One condition of a proof.
    #[non_exhaustive]
    pub enum Check as "check" {
        /// The plan pairs eligible cells only, no member twice, and every member that it must; its total is right.
        PrimalFeasible = "primal-feasible",
        /// Two prices add up to what a pair counts for or more, on every eligible cell; who may stay
        /// unpaired has a price of 0 or more.
        DualFeasible = "dual-feasible",
        /// On every pair made, the two prices add up exactly.
        TightOnMatched = "tight-on-matched",
        /// Unpaired members have price 0.
        ZeroPriceOnUnmatched = "zero-price-on-unmatched",
        /// The plan is worth the sum of all prices. This follows from the checks before it, and is added up
        /// all the same, as a check on them.
        EqualValues = "equal-values",
        /// Every eligible partner of a member of the Hall set is listed.
        NeighboursListed = "neighbours-listed",
        /// The Hall set has more members, all of whom need a partner, than listed partners.
        TooFewNeighbours = "too-few-neighbours",
        /// The worst score is that of the worst pair made, and no plan has a better worst one.
        WorstPair = "worst-pair",
        /// Level after level, and for leximin score after score, no plan that is best so far is better.
        EachLevel = "each-level",
        /// The quotas named must have more pairs than there is room for.
        TooLittleRoom = "too-little-room",
        /// Plans are worth what they say, none comes before a better one, and none twice.
        PlansInOrder = "plans-in-order",
        /// Wherever a plan may depart from those listed, it is no better than the next one.
        NothingLeftOut = "nothing-left-out",
        /// Cases cover everything, and none has a plan better than what is claimed.
        EveryNode = "every-node",
        /// Everyone's partner is acceptable, and no two would leave the plan for each other.
        Stable = "stable",
    }
}
