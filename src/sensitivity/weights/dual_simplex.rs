//! Linear programmes over the simplex, to which half-spaces are added one after another.
//!
//! A dictionary in the sense of Chvátal, *Linear programming* (1983), chapter 3, kept optimal and made
//! feasible by the dual simplex method: each new half-space cuts the last optimum off. Entering and leaving
//! variables are chosen by the smallest index among equals (Bland 1977).

/// What rounding leaves of a zero.
const ZERO: f64 = 1e-12;

/// Pivots after which a programme is given up; one over ten variables takes a few per half-space.
const MOST_PIVOTS: usize = 10_000;

/// Maximises one coordinate, or its negation, over shares that add up to 1.
pub(super) struct SimplexProgram {
    /// Number of shares.
    size: usize,
    /// The variable of each column: a share, or from `size` on the slack of a half-space.
    columns: Vec<usize>,
    /// Of each row its variable, its value where all columns are 0, and its coefficients.
    rows: Vec<(usize, f64, Vec<f64>)>,
    /// Coefficients of the objective; none is above 0.
    objective: Vec<f64>,
    slacks: usize,
    pivots: usize,
}

/// No shares satisfy all half-spaces, or the numbers are too bad to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Empty;

impl SimplexProgram {
    /// Maximises Σ c · v over shares v; `gains` is c.
    pub(super) fn new(gains: &[f64]) -> Self {
        let size = gains.len();
        let best = (0..size).fold(0, |best, k| if gains[k] > gains[best] { k } else { best });
        let columns: Vec<usize> = (0..size).filter(|&k| k != best).collect();
        let objective = columns.iter().map(|&k| gains[k] - gains[best]).collect();
        let rows = vec![(best, 1.0, vec![-1.0; columns.len()])];
        Self { size, columns, rows, objective, slacks: 0, pivots: 0 }
    }

    /// The best shares so far.
    pub(super) fn shares(&self) -> Vec<f64> {
        let mut shares = vec![0.0; self.size];
        for &(variable, value, _) in &self.rows {
            if variable < self.size {
                shares[variable] = value.max(0.0);
            }
        }
        let sum: f64 = shares.iter().sum();
        for share in &mut shares {
            *share /= sum;
        }
        shares
    }

    /// Adds the half-space Σ d · v ≤ 0 and goes to the best shares within all.
    pub(super) fn cut(&mut self, gain: &[f64]) -> Result<(), Empty> {
        let scale = gain.iter().fold(0.0_f64, |most, it| most.max(it.abs()));
        if scale <= 0.0 {
            return Ok(());
        }
        let mut value = 0.0;
        let mut coefficients = vec![0.0; self.columns.len()];
        for (coefficient, &variable) in coefficients.iter_mut().zip(&self.columns) {
            if variable < self.size {
                *coefficient -= gain[variable] / scale;
            }
        }
        for (variable, at, row) in self.rows.iter().filter(|(variable, ..)| *variable < self.size) {
            let by = gain[*variable] / scale;
            value -= by * at;
            coefficients.iter_mut().zip(row).for_each(|(own, it)| *own -= by * it);
        }
        self.rows.push((self.size + self.slacks, value, coefficients));
        self.slacks += 1;
        self.reoptimize()
    }

    fn reoptimize(&mut self) -> Result<(), Empty> {
        loop {
            let unmet = |(_, value, _): &&(usize, f64, Vec<f64>)| *value < -ZERO;
            let leaving = (0..self.rows.len())
                .filter(|&row| unmet(&&self.rows[row]))
                .min_by_key(|&row| self.rows[row].0);
            let Some(leaving) = leaving else { return Ok(()) };
            self.pivots += 1;
            if self.pivots > MOST_PIVOTS {
                return Err(Empty);
            }
            let row = &self.rows[leaving].2;
            let ratio = |column: usize| -self.objective[column] / row[column];
            let entering = (0..row.len())
                .filter(|&column| row[column] > ZERO)
                .min_by(|&a, &b| {
                    ratio(a).total_cmp(&ratio(b)).then(self.columns[a].cmp(&self.columns[b]))
                })
                .ok_or(Empty)?;
            self.pivot(leaving, entering);
        }
    }

    /// Exchanges the variable of a row with that of a column.
    fn pivot(&mut self, leaving: usize, entering: usize) {
        let (variable, value, row) = &self.rows[leaving];
        let by = row[entering];
        // entering = (leaving − value − Σ others) / by
        let mut own: Vec<f64> = row.iter().map(|it| -it / by).collect();
        own[entering] = 1.0 / by;
        let (at, out) = (-value / by, *variable);
        for (place, (_, value, row)) in self.rows.iter_mut().enumerate() {
            if place == leaving {
                continue;
            }
            let times = std::mem::replace(&mut row[entering], 0.0);
            *value += times * at;
            row.iter_mut().zip(&own).for_each(|(it, own)| *it += times * own);
        }
        let times = std::mem::replace(&mut self.objective[entering], 0.0);
        for (it, own) in self.objective.iter_mut().zip(&own) {
            *it = (*it + times * own).min(0.0);
        }
        let variable = std::mem::replace(&mut self.columns[entering], out);
        self.rows[leaving] = (variable, at, own);
    }
}

#[cfg(test)]
mod tests {
    use super::{Empty, SimplexProgram};

    #[test]
    fn half_spaces_bound_the_shares() {
        let mut program = SimplexProgram::new(&[1.0, 0.0, 0.0]);
        assert_eq!(program.shares(), [1.0, 0.0, 0.0]);
        // v1 ≤ v2.
        program.cut(&[1.0, -1.0, 0.0]).unwrap();
        assert_eq!(program.shares(), [0.5, 0.5, 0.0]);
        // v2 ≤ 2 v3: v1 = v2 = 2 v3.
        program.cut(&[0.0, 1.0, -2.0]).unwrap();
        let shares = program.shares();
        for (share, expected) in shares.iter().zip([0.4, 0.4, 0.2]) {
            assert!((share - expected).abs() < 1e-12, "{shares:?}");
        }
        assert_eq!(program.cut(&[1.0, 1.0, 1.0]), Err(Empty));
    }
}
