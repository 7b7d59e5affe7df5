//! Some regions at a time: tables whose inner loops run over neighbouring regions, and become vector code.

use ndarray::Array2;

/// Regions that are looked at together: their sums fit in the registers of every processor.
pub(super) const LANES: usize = 8;

/// A number for each of some neighbouring regions.
pub(super) type Lanes = [f64; LANES];

/// A table of regions × domains in tiles of neighbouring regions, each stored domain by domain.
#[derive(Debug, Default)]
pub(super) struct Tiles {
    domains: usize,
    cells: Vec<Lanes>,
}

impl Tiles {
    pub(super) fn new(table: &Array2<f64>) -> Self {
        Self::of(table, |value| *value)
    }

    /// Holds what is read of the cells of a table.
    pub(super) fn of<T>(table: &Array2<T>, read: impl Fn(&T) -> f64) -> Self {
        let (regions, domains) = table.dim();
        let mut cells = vec![[0.0; LANES]; regions.div_ceil(LANES) * domains];
        for ((region, domain), value) in table.indexed_iter() {
            cells[region / LANES * domains + domain][region % LANES] = read(value);
        }
        Self { domains, cells }
    }

    /// What the regions of a tile have in each domain.
    pub(super) fn tile(&self, tile: usize) -> &[Lanes] {
        &self.cells[tile * self.domains..][..self.domains]
    }
}

/// A number for each region of a side.
#[derive(Debug, Default)]
pub(super) struct Numbers(Vec<Lanes>);

impl Numbers {
    pub(super) fn new(numbers: impl ExactSizeIterator<Item = f64>) -> Self {
        let mut tiles = vec![[0.0; LANES]; numbers.len().div_ceil(LANES)];
        for (lane, number) in tiles.as_flattened_mut().iter_mut().zip(numbers) {
            *lane = number;
        }
        Self(tiles)
    }

    /// 0 for regions that have what a criterion needs, and not a number for those that do not, so that adding
    /// it makes the value of a pair unknown.
    pub(super) fn gaps(known: impl ExactSizeIterator<Item = bool>) -> Self {
        Self::new(known.map(|known| if known { 0.0 } else { f64::NAN }))
    }

    pub(super) fn tile(&self, tile: usize) -> &Lanes {
        &self.0[tile]
    }

    pub(super) fn of(&self, region: usize) -> f64 {
        self.0.as_flattened()[region]
    }

    pub(super) fn all(&self) -> &[f64] {
        self.0.as_flattened()
    }
}

/// For each region what it states: domains and numbers.
#[derive(Debug, Default)]
pub(super) struct Statements {
    starts: Vec<usize>,
    cells: Vec<(usize, f64)>,
}

impl Statements {
    pub(super) fn new<S: IntoIterator<Item = (usize, f64)>>(
        regions: impl Iterator<Item = S>,
    ) -> Self {
        let mut this = Self { starts: vec![0], cells: Vec::new() };
        for stated in regions {
            this.cells.extend(stated);
            this.starts.push(this.cells.len());
        }
        this
    }

    pub(super) fn of(&self, region: usize) -> &[(usize, f64)] {
        &self.cells[self.starts[region]..self.starts[region + 1]]
    }
}

/// Adds a part of every domain that a region states, for each region of a tile.
#[inline]
pub(super) fn add_stated(
    mut sums: Lanes,
    stated: &[(usize, f64)],
    tile: &[Lanes],
    part: impl Fn(f64, f64) -> f64,
) -> Lanes {
    for &(domain, own) in stated {
        let others = &tile[domain];
        for (sum, &other) in sums.iter_mut().zip(others) {
            *sum += part(own, other);
        }
    }
    sums
}

/// Adds for each region of a tile.
#[inline]
pub(super) fn add(sums: &mut Lanes, other: &Lanes) {
    for (sum, other) in sums.iter_mut().zip(other) {
        *sum += other;
    }
}

/// The smaller number, in one instruction: unlike `f64::min` where one is not a number.
#[inline]
pub(super) fn smaller(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}
