//! A largest matching of the cells from a given score up (Hopcroft and Karp, 1973).
//!
//! Words: the *near* side is the smaller one, rows unless there are more rows than columns; the
//! *far* side is the other. Each phase finds the layers of alternating paths from all unmatched
//! near members at once, then exchanges disjoint shortest ones. The search for paths keeps its own
//! stack: a path may be as long as the side. A phase that meets no free far member has found a Hall
//! violator.

use crate::assignment::model::counting_sort::counting_sort;
use crate::assignment::model::{Col, HallViolator, Problem, Row};

const UNMET: usize = usize::MAX;

/// The eligible cells, listed from the near side.
pub(in crate::assignment) struct Cells {
    transposed: bool,
    far: usize,
    starts: Vec<usize>,
    listed: Vec<(usize, i64)>,
}

impl Cells {
    pub(in crate::assignment) fn new(problem: &Problem) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        if rows > cols {
            return Self::turned(problem);
        }
        let mut starts = Vec::with_capacity(rows + 1);
        let mut cells = Vec::new();
        for row in 0..rows {
            starts.push(cells.len());
            cells.extend(problem.candidates(Row(row)).map(|(Col(col), score)| (col, score)));
        }
        starts.push(cells.len());
        Self { transposed: false, far: cols, starts, listed: cells }
    }

    /// Lists the cells by column.
    fn turned(problem: &Problem) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let cells = (0..rows).flat_map(|row| {
            problem.candidates(Row(row)).map(move |(Col(col), score)| (col, (row, score)))
        });
        let (starts, cells) = counting_sort(cols, cells);
        Self { transposed: true, far: rows, starts, listed: cells }
    }

    pub(in crate::assignment) fn near(&self) -> usize {
        self.starts.len() - 1
    }

    pub(in crate::assignment) fn far(&self) -> usize {
        self.far
    }

    /// The far partners of a near member with their scores.
    pub(in crate::assignment) fn of(&self, near: usize) -> &[(usize, i64)] {
        &self.listed[self.starts[near]..self.starts[near + 1]]
    }

    pub(in crate::assignment) fn scores(&self) -> impl Iterator<Item = i64> + '_ {
        self.listed.iter().map(|&(_, score)| score)
    }

    /// Forgets the cells below a score.
    pub(in crate::assignment) fn forget_below(&mut self, floor: i64) {
        let mut kept = 0;
        for near in 0..self.near() {
            let line = self.starts[near]..self.starts[near + 1];
            self.starts[near] = kept;
            for place in line {
                if self.listed[place].1 >= floor {
                    self.listed[kept] = self.listed[place];
                    kept += 1;
                }
            }
        }
        let near = self.near();
        self.starts[near] = kept;
        self.listed.truncate(kept);
    }
}

/// A matching, and the memory to make it larger.
#[derive(Clone)]
pub(in crate::assignment) struct Matching {
    /// For each near member its partner and their score.
    pub(in crate::assignment) partner: Vec<Option<(usize, i64)>>,
    holder: Vec<Option<usize>>,
    /// Steps from the nearest unmatched near member in the last phase.
    layer: Vec<usize>,
    /// The next cell to look at.
    next: Vec<usize>,
    queue: Vec<usize>,
}

impl Matching {
    pub(in crate::assignment) fn new(cells: &Cells) -> Self {
        Self {
            partner: vec![None; cells.near()],
            holder: vec![None; cells.far()],
            layer: vec![UNMET; cells.near()],
            next: Vec::new(),
            queue: Vec::with_capacity(cells.near()),
        }
    }

    pub(in crate::assignment) fn size(&self) -> usize {
        self.partner.iter().flatten().count()
    }

    /// The lowest score of a pair.
    pub(in crate::assignment) fn worst(&self) -> Option<i64> {
        self.partner.iter().flatten().map(|&(_, score)| score).min()
    }

    /// Parts the pairs below a score.
    pub(in crate::assignment) fn part_below(&mut self, floor: i64) {
        for near in 0..self.partner.len() {
            if let Some((far, score)) = self.partner[near]
                && score < floor
            {
                self.partner[near] = None;
                self.holder[far] = None;
            }
        }
    }

    /// Grows the matching to a largest one of the cells from `floor` up, which its pairs must be.
    pub(in crate::assignment) fn grow(&mut self, cells: &Cells, floor: i64) {
        self.take_free(cells, floor);
        while self.find_layers(cells, floor) {
            self.next.clear();
            self.next.extend_from_slice(&cells.starts[..cells.near()]);
            for near in 0..cells.near() {
                if self.partner[near].is_none() {
                    self.exchange_from(near, cells, floor);
                }
            }
        }
    }

    /// Pairs every member that has a free partner; this finds most pairs.
    fn take_free(&mut self, cells: &Cells, floor: i64) {
        for near in 0..cells.near() {
            if self.partner[near].is_none() {
                let free = cells
                    .of(near)
                    .iter()
                    .find(|&&(far, score)| score >= floor && self.holder[far].is_none());
                if let Some(&(far, score)) = free {
                    self.partner[near] = Some((far, score));
                    self.holder[far] = Some(near);
                }
            }
        }
    }

    /// Whether some path ends at a free far member. If not, `layer` marks the Hall violator.
    fn find_layers(&mut self, cells: &Cells, floor: i64) -> bool {
        self.layer.fill(UNMET);
        self.queue.clear();
        for near in 0..cells.near() {
            if self.partner[near].is_none() {
                self.layer[near] = 0;
                self.queue.push(near);
            }
        }
        let (mut head, mut last) = (0, UNMET);
        while let Some(&near) = self.queue.get(head) {
            if self.layer[near] > last {
                break;
            }
            head += 1;
            for &(far, score) in cells.of(near) {
                if score < floor {
                    continue;
                }
                match self.holder[far] {
                    None => last = self.layer[near],
                    Some(holder) if self.layer[holder] == UNMET => {
                        self.layer[holder] = self.layer[near] + 1;
                        self.queue.push(holder);
                    }
                    Some(_) => {}
                }
            }
        }
        last != UNMET
    }

    /// Looks for a path through the layers, and exchanges the pairs along it.
    fn exchange_from(&mut self, start: usize, cells: &Cells, floor: i64) {
        self.queue.clear();
        self.queue.push(start);
        while let Some(&near) = self.queue.last() {
            let Some(&(far, score)) = cells.listed[..cells.starts[near + 1]].get(self.next[near])
            else {
                self.layer[near] = UNMET;
                self.queue.pop();
                continue;
            };
            self.next[near] += 1;
            if score < floor {
                continue;
            }
            match self.holder[far] {
                None => {
                    for &near in &self.queue {
                        let (far, score) = cells.listed[self.next[near] - 1];
                        self.partner[near] = Some((far, score));
                        self.holder[far] = Some(near);
                    }
                    return;
                }
                Some(holder) if self.layer[holder] == self.layer[near].wrapping_add(1) => {
                    self.queue.push(holder);
                }
                Some(_) => {}
            }
        }
    }

    /// Near members whose partners are too few by as many as stay unmatched, after
    /// [`grow`](Self::grow): those that a path reaches from an unmatched one.
    pub(in crate::assignment) fn hall_violator(&self, cells: &Cells) -> HallViolator {
        let members: Vec<usize> =
            (0..self.layer.len()).filter(|&near| self.layer[near] != UNMET).collect();
        let partners = members.iter().filter_map(|&near| Some(self.partner[near]?.0)).collect();
        HallViolator::of(members, partners, cells.transposed)
    }
}
