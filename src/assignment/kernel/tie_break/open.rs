//! The rows that may stand on a cycle.
//!
//! A node without successors or without predecessors is on no cycle; after its removal, this may
//! become true of others. What remains are the cycles and the paths between them. If the optimal
//! plan is unique, nothing remains.

use crate::assignment::kernel::tie_break::exchange::{Exchange, Holder};

/// For each row whether it may have another column.
pub(super) fn rows(exchange: &Exchange) -> Vec<bool> {
    let mut peel = Peel::new(exchange);
    while let Some(node) = peel.waiting.pop() {
        let place = peel.place(node);
        if !peel.open[place] {
            continue;
        }
        peel.open[place] = false;
        match node {
            Holder::Row(row) => peel.drop_row(row),
            Holder::Outside => peel.drop_outside(),
        }
    }
    peel.open.pop();
    peel.open
}

struct Peel<'a> {
    exchange: &'a Exchange,
    /// To how many nodes each can go, and how many can go to it; the outside is the last one.
    leaving: Vec<usize>,
    coming: Vec<usize>,
    open: Vec<bool>,
    waiting: Vec<Holder>,
}

impl<'a> Peel<'a> {
    fn new(exchange: &'a Exchange) -> Self {
        let rows = exchange.col_of.len();
        let mut leaving = vec![0; rows + 1];
        let mut coming = vec![0; rows + 1];
        for (row, col) in exchange.col_of.iter().enumerate() {
            leaving[row] =
                exchange.tight.rows.count(row).saturating_sub(usize::from(col.is_some()));
            if exchange.may_leave(row) {
                leaving[row] += 1;
                coming[rows] += 1;
            }
            if let Some(col) = *col {
                coming[row] = exchange.tight.cols.count(col).saturating_sub(1);
            }
            if exchange.loose(row) {
                coming[row] += 1;
                leaving[rows] += 1;
            }
        }
        let empty = (0..exchange.row_of.len()).filter(|&col| exchange.row_of[col].is_none());
        coming[rows] += empty.map(|col| exchange.tight.cols.count(col)).sum::<usize>();
        let mut peel =
            Self { exchange, leaving, coming, open: vec![true; rows + 1], waiting: Vec::new() };
        for row in 0..rows {
            peel.report(Holder::Row(row));
        }
        peel.report(Holder::Outside);
        peel
    }

    fn place(&self, node: Holder) -> usize {
        match node {
            Holder::Row(row) => row,
            Holder::Outside => self.open.len() - 1,
        }
    }

    fn report(&mut self, node: Holder) {
        let place = self.place(node);
        if self.leaving[place] == 0 || self.coming[place] == 0 {
            self.waiting.push(node);
        }
    }

    /// One way less to come to a node.
    fn comes_no_more(&mut self, node: Holder) {
        let place = self.place(node);
        self.coming[place] = self.coming[place].saturating_sub(1);
        self.report(node);
    }

    /// One way less to leave a node.
    fn leaves_no_more(&mut self, node: Holder) {
        let place = self.place(node);
        self.leaving[place] = self.leaving[place].saturating_sub(1);
        self.report(node);
    }

    fn drop_row(&mut self, row: usize) {
        let exchange = self.exchange;
        let own = exchange.col_of[row];
        for col in exchange.tight.rows.line(row).filter(|&col| Some(col) != own) {
            self.comes_no_more(exchange.holder(col));
        }
        if exchange.may_leave(row) {
            self.comes_no_more(Holder::Outside);
        }
        if let Some(own) = own {
            for other in exchange.tight.cols.line(own).filter(|&other| other != row) {
                self.leaves_no_more(Holder::Row(other));
            }
        }
        if exchange.loose(row) {
            self.leaves_no_more(Holder::Outside);
        }
    }

    fn drop_outside(&mut self) {
        let exchange = self.exchange;
        for row in 0..exchange.col_of.len() {
            if exchange.loose(row) {
                self.comes_no_more(Holder::Row(row));
            }
            if exchange.may_leave(row) {
                self.leaves_no_more(Holder::Row(row));
            }
        }
        for col in (0..exchange.row_of.len()).filter(|&col| exchange.row_of[col].is_none()) {
            for row in exchange.tight.cols.line(col) {
                self.leaves_no_more(Holder::Row(row));
            }
        }
    }
}
