//! The plans of a face with the fewest pairs of one score.
//!
//! A step of [`leximin`](super::leximin()): pairs of the score cost 1, others nothing, and shortest
//! augmenting paths find a cheapest plan. All prices start at 0. The current plan without its costly
//! pairs is then tight everywhere, and only the few required members whom it leaves are paired
//! anew; each search starts at one of them, on either side, so the two sides are written once and
//! exchanged. It ends at an unpaired member of the other side, or by taking the place of a member of
//! its own side who may stay unpaired and whose price is the slack of doing so. As costs are 0 or
//! 1, most steps have no length: a stack holds what is as near as the search has come, a heap
//! the rest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::assignment::lexicographic::optimal_face::OptimalFace;
use crate::assignment::model::{Col, DualPrices, Price};

/// A plan of a face with the fewest pairs of a score, and its proof.
pub(super) struct Fewest {
    pub(super) columns: Vec<Option<Col>>,
    /// How many pairs have the score.
    pub(super) pairs: usize,
    /// Prices for pairs of the score counting −1 and others 0.
    pub(super) prices: DualPrices,
}

impl Fewest {
    /// `plan` must be one of the face.
    pub(super) fn new(face: &OptimalFace, plan: &[Option<Col>], score: i64) -> Self {
        let mut state = State::new(face, plan, score);
        for side in [0, 1] {
            for member in 0..state.sides[side].partner.len() {
                let one = &state.sides[side];
                if one.required[member] && one.partner[member].is_none() {
                    state.pair(side, member);
                }
            }
        }
        state.finish()
    }
}

#[derive(Clone)]
struct Side {
    required: Vec<bool>,
    partner: Vec<Option<usize>>,
    price: Vec<i64>,
    /// For each member the possible partners and what the pair costs.
    cells: Vec<Vec<(usize, i64)>>,
}

#[derive(Clone, Copy)]
enum End {
    /// An unpaired member of the other side.
    Other(usize),
    /// A member of one's own side gives up its partner.
    Own(usize),
}

struct State {
    sides: [Side; 2],
    /// Of the side searched for: how far, and through whom.
    distance: Vec<i64>,
    from: Vec<usize>,
}

impl State {
    fn new(face: &OptimalFace, plan: &[Option<Col>], score: i64) -> Self {
        let mut sides = face.required().map(|required| Side {
            required: required.to_vec(),
            partner: vec![None; required.len()],
            price: vec![0; required.len()],
            cells: vec![Vec::new(); required.len()],
        });
        for (row, line) in face.lines().iter().enumerate() {
            for &(col, found) in line {
                let cost = i64::from(found == score);
                sides[0].cells[row].push((col, cost));
                sides[1].cells[col].push((row, cost));
                if cost == 0 && plan[row] == Some(Col(col)) {
                    sides[0].partner[row] = Some(col);
                    sides[1].partner[col] = Some(row);
                }
            }
        }
        Self { sides, distance: Vec::new(), from: Vec::new() }
    }

    /// Pairs one more required member at the least cost.
    fn pair(&mut self, side: usize, start: usize) {
        let mut near = Vec::new();
        // A plan of the face exists, so that every search has an end.
        if let Some((length, end)) = self.search(side, start, &mut near) {
            self.shift(side, length, &near);
            self.exchange(side, end);
        }
    }

    /// The nearest end from a member, and on the way whom of its own side the search has met, how
    /// far from the start.
    fn search(
        &mut self,
        side: usize,
        start: usize,
        met: &mut Vec<(usize, i64)>,
    ) -> Option<(i64, End)> {
        let (own, other) = (&self.sides[side], &self.sides[1 - side]);
        self.distance.clear();
        self.distance.resize(other.partner.len(), i64::MAX);
        self.from.clear();
        self.from.resize(other.partner.len(), 0);
        let mut here: Vec<usize> = Vec::new();
        let mut later = BinaryHeap::new();
        let mut seat: Option<(i64, usize)> = None;
        let (mut member, mut base) = (start, 0);
        loop {
            met.push((member, base));
            if !own.required[member] {
                let length = base + own.price[member];
                if seat.is_none_or(|(least, _)| length < least) {
                    seat = Some((length, member));
                }
            }
            for &(partner, cost) in &own.cells[member] {
                let length = base + own.price[member] + other.price[partner] + cost;
                if length < self.distance[partner] {
                    self.distance[partner] = length;
                    self.from[partner] = member;
                    if length > base {
                        later.push(Reverse((length, partner)));
                    } else if other.partner[partner].is_none() {
                        return Some((length, End::Other(partner)));
                    } else {
                        here.push(partner);
                    }
                }
            }
            // The nearest partner not yet passed; entries that were since beaten are stale.
            let nearest = here.pop().map(|partner| (base, partner)).or_else(|| {
                std::iter::from_fn(|| later.pop())
                    .map(|Reverse(entry)| entry)
                    .find(|&(length, partner)| length == self.distance[partner])
            });
            match (nearest, seat) {
                (Some((length, _)), Some((least, owner))) if least <= length => {
                    return Some((least, End::Own(owner)));
                }
                (None, seat) => return seat.map(|(least, owner)| (least, End::Own(owner))),
                (Some((length, partner)), _) => match other.partner[partner] {
                    None => return Some((length, End::Other(partner))),
                    Some(next) => (member, base) = (next, length),
                },
            }
        }
    }

    /// Takes the slack out of the path; everyone nearer than its end moves.
    fn shift(&mut self, side: usize, length: i64, met: &[(usize, i64)]) {
        for &(member, distance) in met {
            self.sides[side].price[member] -= length - distance;
            if let Some(partner) = self.sides[side].partner[member] {
                self.sides[1 - side].price[partner] += length - distance;
            }
        }
    }

    /// Exchanges the pairs along the path, backwards from its end.
    fn exchange(&mut self, side: usize, end: End) {
        let mut vacant = match end {
            End::Other(partner) => Some(partner),
            End::Own(member) => self.sides[side].partner[member].take(),
        };
        while let Some(partner) = vacant {
            let member = self.from[partner];
            vacant = self.sides[side].partner[member].replace(partner);
            self.sides[1 - side].partner[partner] = Some(member);
        }
    }

    fn finish(self) -> Fewest {
        let [rows, cols] = self.sides;
        let pairs = (0..)
            .zip(&rows.partner)
            .filter(|&(row, partner): &(usize, _)| {
                rows.cells[row].iter().any(|&(col, cost)| cost == 1 && *partner == Some(col))
            })
            .count();
        let priced = |prices: Vec<i64>| prices.into_iter().map(Price::of_score).collect();
        Fewest {
            columns: rows.partner.into_iter().map(|col| col.map(Col)).collect(),
            pairs,
            prices: DualPrices { rows: priced(rows.price), cols: priced(cols.price) },
        }
    }
}
