//! The conditions of a proof, as data.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// One condition of a proof.
    #[non_exhaustive]
    pub enum Check as "check" {
        /// The plan pairs only eligible cells, no member twice, and every required member; its
        /// total is right.
        PrimalFeasible = "primal-feasible",
        /// On every eligible cell, the two prices add up to the value of the pair or more; members
        /// that may stay unpaired have nonnegative prices.
        DualFeasible = "dual-feasible",
        /// On every pair made, the two prices add up to its value exactly.
        TightOnMatched = "tight-on-matched",
        /// Unpaired members have price 0.
        ZeroPriceOnUnmatched = "zero-price-on-unmatched",
        /// The value of the plan is the sum of all prices. This follows from the checks before it,
        /// and is verified as well.
        EqualValues = "equal-values",
        /// Every eligible partner of a member of the Hall violator is listed.
        NeighboursListed = "neighbours-listed",
        /// The Hall violator has more members, all of which need a partner, than listed partners.
        TooFewNeighbours = "too-few-neighbours",
        /// The worst score is that of the worst pair made, and no plan has a better worst pair.
        WorstPair = "worst-pair",
        /// At each level, and for leximin at each score, no plan that is optimal so far is better.
        EachLevel = "each-level",
        /// The quotas named require more pairs than are possible.
        TooLittleRoom = "too-little-room",
        /// The values of the plans are right; the plans are in order, and none is repeated.
        PlansInOrder = "plans-in-order",
        /// Wherever a plan may depart from those listed, it is no better than the next one.
        NothingLeftOut = "nothing-left-out",
        /// The nodes cover all plans, and none has a plan better than claimed.
        EveryNode = "every-node",
        /// All partners are acceptable, and no pair blocks the plan.
        Stable = "stable",
    }
}
