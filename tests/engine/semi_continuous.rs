//! Semi-continuous sums: courses that are closed or have a least number of participants, against
//! every choice of the courses that take place, and with proofs that are spoiled.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use ndarray::{Array2, array};
use regiopair::assignment::{
    Col, Outcome, Pairs, Problem, Row, branch_and_bound, min_cost_flow,
    model::{
        BranchNode, BranchTree, ConstrainedOutcome, Constraints, Multipliers, NodeLimit, Quotas,
        SemiContinuous,
    },
};
use regiopair::certificate::{Flaw, check_branch_and_bound};

/// Rows are participants of one course each, columns are courses.
struct Courses {
    scores: Array2<i64>,
    /// The least number of participants of a course that takes place, and the greatest.
    sizes: Vec<(usize, usize)>,
}

impl Courses {
    fn problem(&self) -> Problem {
        let scored = self.scores.mapv(|score| (score >= 0).then_some(score));
        Problem::dense(scored.view(), Pairs::Free { reservation: 0 }).unwrap()
    }

    fn quotas(&self) -> Quotas {
        let (rows, cols) = self.scores.dim();
        let quotas = Quotas::new(rows, cols);
        (0..)
            .zip(&self.sizes)
            .fold(quotas, |quotas, (col, size)| quotas.col(Col(col), 0..=size.1).unwrap())
    }

    fn constraints(&self) -> Constraints {
        let rows = self.scores.nrows();
        let sums = (0..).zip(&self.sizes).map(|(col, size)| {
            SemiContinuous::new((0..rows).map(|row| (Row(row), Col(col))), size.0).unwrap()
        });
        Constraints { semi_continuous: sums.collect(), ..Constraints::default() }
    }

    fn answer(&self, nodes: usize) -> ConstrainedOutcome {
        let (problem, quotas, constraints) = (self.problem(), self.quotas(), self.constraints());
        let effort = NodeLimit { nodes };
        branch_and_bound::solve(&problem, &quotas, &constraints, effort, None).unwrap()
    }

    fn check(&self, outcome: &ConstrainedOutcome) -> Result<(), Flaw> {
        let (problem, quotas, constraints) = (self.problem(), self.quotas(), self.constraints());
        check_branch_and_bound(&problem, &quotas, &constraints, outcome).map(|_| ())
    }

    /// The greatest value over every set of courses that take place, each a flow with lower bounds.
    fn every_choice(&self) -> i64 {
        let (problem, rows) = (self.problem(), self.scores.nrows());
        let courses = self.sizes.len();
        let of_choice = |open: u32| -> Option<i64> {
            let mut quotas = Quotas::new(rows, courses);
            for (col, &(least, most)) in self.sizes.iter().enumerate() {
                let size = if open >> col & 1 == 1 { least..=most } else { 0..=0 };
                quotas = quotas.col(Col(col), size).unwrap();
            }
            match min_cost_flow::solve(&problem, &quotas).unwrap() {
                Outcome::Optimal(best) => Some(best.total),
                Outcome::Infeasible(_) => None,
            }
        };
        (0..1_u32 << courses).filter_map(of_choice).max().unwrap()
    }
}

/// Two courses for at least two of three people: only one of them can take place.
fn written() -> Courses {
    Courses { scores: array![[9, 5], [3, 8], [2, 6]], sizes: vec![(2, 3), (2, 3)] }
}

#[test]
fn a_course_for_too_few_is_closed() {
    let courses = written();
    let outcome = courses.answer(100);
    courses.check(&outcome).unwrap();
    let best = outcome.optimum().unwrap();
    // The first course alone is worth 14, the second one 19; 9 + 8 + 6 would leave one alone.
    assert_eq!(best.pairs, [(Row(0), Col(1)), (Row(1), Col(1)), (Row(2), Col(1))]);
    assert_eq!(best.value, 19);
    let smaller = Courses { sizes: vec![(1, 3), (2, 3)], ..written() };
    assert_eq!(smaller.answer(100).optimum().unwrap().value, 23);
    for least in [4, usize::MAX] {
        let larger = Courses { sizes: vec![(least, least), (least, least)], ..written() };
        let none = larger.answer(100);
        larger.check(&none).unwrap();
        assert_eq!(none.optimum().unwrap().pairs, []);
    }
}

/// Numbers without a pattern, below the given one.
fn noise(seed: usize, place: (usize, usize), below: u64) -> i64 {
    let mut mixed = (seed << 32 | place.0 << 8 | place.1) as u64;
    for _ in 0..3 {
        mixed = (mixed ^ mixed >> 31).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    }
    i64::try_from((mixed >> 33) % below).unwrap()
}

#[test]
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    ignore = "within these limits the search needs the hints of a library"
)]
fn every_choice_of_courses_agrees() {
    let (mut closed, mut branched) = (0, 0);
    for seed in 0..40 {
        let (rows, cols) = (8 + seed % 7, 2 + seed % 5);
        let scores = Array2::from_shape_fn((rows, cols), |place| noise(seed, place, 60) - 8);
        let size = |col: usize| {
            let least = 2 + (seed + col) % 4;
            (least, least + col % 3)
        };
        let courses = Courses { scores, sizes: (0..cols).map(size).collect() };
        let outcome = courses.answer(20_000);
        courses.check(&outcome).unwrap();
        let best = outcome.optimum().unwrap();
        assert_eq!(best.value, courses.every_choice(), "seed {seed}");
        closed += (0..cols).filter(|&col| best.pairs.iter().all(|pair| pair.1.0 != col)).count();
        let is_sum = |node: &BranchNode| matches!(node, BranchNode::SemiContinuous { .. });
        branched += usize::from(best.proof.nodes.iter().any(is_sum));
    }
    assert!(closed > 20 && branched > 20, "{closed} closed, {branched} branched");
}

/// What an open sum owes proves nothing where it may be closed, and a branching covers both.
#[test]
fn a_spoiled_proof_is_detected() {
    let courses = written();
    let outcome = courses.answer(100);
    let ConstrainedOutcome::Optimal(best) = &outcome else { panic!("{outcome:?}") };
    assert!(courses.check(&outcome).is_ok());
    // The price is that of a lower bound which does not hold at the root.
    let with = |nodes: Vec<BranchNode>| {
        let mut best = best.clone();
        best.proof = BranchTree { nodes };
        courses.check(&ConstrainedOutcome::Optimal(best))
    };
    let price = |price: i128| {
        let semi_continuous = vec![(0, price)];
        let by = Multipliers { scale: 1, semi_continuous, ..Multipliers::default() };
        BranchNode::Closed(by)
    };
    assert_eq!(with(vec![price(-1)]), Err(Flaw::InvalidMultipliers { node: 0 }));
    let branch = |sum| BranchNode::SemiContinuous { sum, closed: 1, open: 2 };
    assert_eq!(with(vec![branch(2), price(0), price(0)]), Err(Flaw::NoSuchSum { node: 0 }));
    // Once it is open the price is accepted, but proves too little; closed, it is rejected again.
    let opened = with(vec![branch(0), price(0), price(-1)]);
    assert!(matches!(opened, Err(Flaw::NodeNotClosed { node: 2, .. })), "{opened:?}");
    assert_eq!(
        with(vec![branch(0), price(-1), price(0)]).map_err(|flaw| flaw.check()),
        Err(regiopair::certificate::Check::EveryNode)
    );
    // A positive price has no end to belong to.
    assert_eq!(
        with(vec![branch(0), price(0), price(1)]),
        Err(Flaw::InvalidMultipliers { node: 2 })
    );
    let mut fewer = best.clone();
    fewer.pairs.pop();
    fewer.pairs.pop();
    let found = courses.check(&ConstrainedOutcome::Optimal(fewer));
    assert_eq!(found, Err(Flaw::SumBetween { sum: 1, least: 2, found: 1 }));
}

/// A stopped search still bounds every plan.
#[test]
fn a_bound_is_never_too_low() {
    for seed in 0..12 {
        let scores = Array2::from_shape_fn((9, 3), |place| noise(seed, place, 40) - 5);
        let courses = Courses { scores, sizes: vec![(3, 4), (4, 5), (2, 6)] };
        for nodes in 1..4 {
            let outcome = courses.answer(nodes);
            courses.check(&outcome).unwrap();
            if let ConstrainedOutcome::Unfinished { bound, .. } = outcome {
                assert!(bound >= courses.every_choice());
            }
        }
    }
}

#[test]
fn wrong_sums_are_rejected_by_name() {
    let twice = SemiContinuous::new([(Row(1), Col(0)), (Row(1), Col(0))], 2).unwrap_err();
    assert_eq!(twice.to_string(), "the constraint names row 1, column 0 twice");
    let courses = written();
    let outside = SemiContinuous::new([(Row(0), Col(0)), (Row(0), Col(2))], 2).unwrap();
    let constraints = Constraints { semi_continuous: vec![outside], ..Constraints::default() };
    let (problem, quotas, effort) = (courses.problem(), courses.quotas(), NodeLimit::default());
    let error = branch_and_bound::solve(&problem, &quotas, &constraints, effort, None).unwrap_err();
    assert_eq!(
        error.to_string(),
        "semi-continuous sum 0 names row 0, column 2; the table has 3 rows and 2 columns"
    );
}

#[test]
fn files_are_checked() {
    let courses = written();
    let text = serde_json::to_string(&courses.constraints()).unwrap();
    assert_eq!(serde_json::from_str::<Constraints>(&text).unwrap(), courses.constraints());
    let twice = text.replace("[1,0]", "[0,0]");
    assert!(serde_json::from_str::<Constraints>(&twice).unwrap_err().to_string().contains("twice"));
    let outcome = courses.answer(100);
    let text = serde_json::to_string(&outcome).unwrap();
    assert_eq!(serde_json::from_str::<ConstrainedOutcome>(&text).unwrap(), outcome);
}
