//! The two checks of a Hall violator.

use crate::assignment::{Col, HallViolator, Member, Pairs, Problem, Row};

use super::{Certificate, Flaw};

pub(super) fn check(problem: &Problem, hall: &HallViolator) -> Result<Certificate, Flaw> {
    if problem.pairs() != Pairs::Complete {
        return Err(Flaw::AlwaysFeasible);
    }
    shortage(problem, hall, |_| true).map(Certificate::of_hall)
}

/// The least number of members of the smaller side that stay unpaired if only scores that pass a
/// test count; an error if the set does not prove that there is one.
pub(super) fn shortage(
    problem: &Problem,
    hall: &HallViolator,
    counts: impl Fn(i64) -> bool,
) -> Result<usize, Flaw> {
    shortage_among((problem.rows(), problem.cols()), hall, eligible(problem, counts))
}

/// As [`shortage`], with the rows and columns of the eligible cells; they are read only once all
/// members of the set are known to exist; cells of other members may be left out.
pub(super) fn shortage_among(
    (rows, cols): (usize, usize),
    hall: &HallViolator,
    eligible: impl Iterator<Item = (usize, usize)>,
) -> Result<usize, Flaw> {
    let as_row = |row: usize| Member::Row(Row(row));
    let as_col = |col: usize| Member::Col(Col(col));
    match hall {
        HallViolator::Rows { .. } if rows > cols => Err(Flaw::LargerSide),
        HallViolator::Columns { .. } if cols > rows => Err(Flaw::LargerSide),
        HallViolator::Rows { members, neighbours } => deficient(
            members.iter().map(|row| row.0),
            neighbours.iter().map(|col| col.0),
            (rows, cols),
            &(as_row, as_col),
            eligible,
        ),
        HallViolator::Columns { members, neighbours } => deficient(
            members.iter().map(|col| col.0),
            neighbours.iter().map(|row| row.0),
            (cols, rows),
            &(as_col, as_row),
            eligible.map(|(row, col)| (col, row)),
        ),
    }
}

/// Row and column of every eligible cell whose score passes a test.
fn eligible(
    problem: &Problem,
    counts: impl Fn(i64) -> bool,
) -> impl Iterator<Item = (usize, usize)> {
    let cells = problem.eligible_cells().filter(move |&(.., score)| counts(score));
    cells.map(|(row, col, _)| (row.0, col.0))
}

/// How many members exceed their neighbours, for either side.
fn deficient(
    members: impl Iterator<Item = usize>,
    neighbours: impl Iterator<Item = usize>,
    sizes: (usize, usize),
    names: &(impl Fn(usize) -> Member, impl Fn(usize) -> Member),
    eligible: impl Iterator<Item = (usize, usize)>,
) -> Result<usize, Flaw> {
    let in_set = marked(members, sizes.0, &names.0)?;
    let listed = marked(neighbours, sizes.1, &names.1)?;
    for (member, other) in eligible {
        if in_set[member] && !listed[other] {
            let (member, neighbour) = (names.0(member), names.1(other));
            return Err(Flaw::MissingNeighbour { member, neighbour });
        }
    }
    let count = |marks: &[bool]| marks.iter().filter(|&&mark| mark).count();
    let (members, neighbours) = (count(&in_set), count(&listed));
    if neighbours < members {
        Ok(members - neighbours)
    } else {
        Err(Flaw::NotDeficient { members, neighbours })
    }
}

/// Marks the members named, once each.
fn marked(
    named: impl Iterator<Item = usize>,
    size: usize,
    name: impl Fn(usize) -> Member,
) -> Result<Vec<bool>, Flaw> {
    let mut marks = vec![false; size];
    for index in named {
        match marks.get_mut(index) {
            None => {
                return Err(Flaw::NoSuchMember { member: name(index) });
            }
            Some(mark) if *mark => {
                return Err(Flaw::Repeated { member: name(index) });
            }
            Some(mark) => *mark = true,
        }
    }
    Ok(marks)
}
