//! The scores of all pairs as a heat map.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use maud::{Markup, html};
use ndarray::Array2;

use super::figure::{Figure, NoFigure, Table};
use super::ink::{GUIDE, LEVELS, PAPER, RIGHT, SOFT, TEXT, on_level};
use super::letters::{Anchor, fitted, px, text};
use super::seriation::axes;
use crate::criteria::Value;
use crate::plan::Assessment;
use crate::proposal::Proposal;
use crate::report::language::{Label, Language};

/// Room for the names of rows, and height of those of columns, in pixels.
const NAMES: [f64; 2] = [190.0, 150.0];

/// Width of all cells together, in pixels.
const WIDTH: f64 = 790.0;

/// Size of a cell at most, and from which size on it has its name and its number, in pixels.
const CELL: f64 = 34.0;
const NAMED: f64 = 10.0;
const NUMBERED: f64 = 24.0;

/// A column without a partner is as wide as this share of one with a partner where there is little room.
const NARROW: f64 = 0.25;

/// Draws the scores of all pairs: the darker, the higher. Rows are sorted so that regions with alike scores are near;
/// columns follow their partners, so that the plan is a diagonal, and those without a partner come last. The pairs of the
/// plan have a frame, observed pairs a ring. White cells with a stroke are unknown.
///
/// # Errors
/// None so far.
pub fn matrix(
    assessed: &Assessment,
    proposal: &Proposal,
    language: &dyn Language,
) -> Result<Figure, NoFigure> {
    let scores = &assessed.scores().scores().mapv(Value::get);
    let (rows, columns, paired) = order(assessed, proposal, scores);
    let grid = Grid::new(rows.len(), columns.len(), paired);
    let (lowest, highest) = range(scores);
    let level = |score: f64| {
        let share = if highest > lowest { (score - lowest) / (highest - lowest) } else { 0.5 };
        let level = (share * LEVELS.len() as f64).floor().clamp(0.0, LEVELS.len() as f64 - 1.0);
        LEVELS.iter().zip(0..).filter(|&(_, place)| f64::from(place) < level).count()
    };
    let mut areas = vec![String::new(); LEVELS.len()];
    let mut unknown = String::new();
    let mut numbers: Vec<Markup> = Vec::new();
    // Written once for each row and column, since there may be very many cells.
    let high = px(grid.row);
    let across: Vec<[String; 2]> = (0..columns.len())
        .map(|j| {
            let [x, _, width, _] = grid.cell(0, j);
            [x, width].map(px)
        })
        .collect();
    for (i, &row) in rows.iter().enumerate() {
        let down = px(grid.cell(i, 0)[1]);
        for (j, &column) in columns.iter().enumerate() {
            let [left, wide] = &across[j];
            let Some(score) = scores[[row, column]] else {
                let [x, y, width, height] = grid.cell(i, j);
                let [x1, y1] = [x + width, y + height].map(px);
                let _ = write!(unknown, "M{left} {y1}L{x1} {down}");
                continue;
            };
            let level = level(score);
            let _ = write!(areas[level], "M{left} {down}h{wide}v{high}h-{wide}z");
            let [x, y, width, height] = grid.cell(i, j);
            if width.min(height) >= NUMBERED {
                let at = [x + width / 2.0, y + height / 2.0 + 3.5];
                let number = language.number(score, 2);
                let number = number.strip_prefix('0').unwrap_or(&number).to_owned();
                numbers.push(html! {
                    text x=(px(at[0])) y=(px(at[1])) text-anchor="middle" font-size="10" fill=(on_level(level)) {
                        (number)
                    }
                });
            }
        }
    }
    let place_of = |id: &str, ids: &[String], order: &[usize]| {
        order.iter().position(|&place| ids[place] == id)
    };
    let [left_ids, right_ids] = [assessed.scores().left(), assessed.scores().right()];
    let cell_of = |left: &str, right: &str| {
        Some([place_of(left, left_ids, &rows)?, place_of(right, right_ids, &columns)?])
    };
    let plan = proposal.pairings.iter().filter_map(|it| cell_of(&it.left.id, &it.right.id));
    let observed: Vec<[usize; 2]> = assessed
        .dataset()
        .pairings()
        .iter()
        .filter_map(|it| cell_of(&it.left, &it.right))
        .collect();
    let marks = Marks { plan: !proposal.pairings.is_empty(), observed: !observed.is_empty() };
    let names = names(assessed, &rows, &columns, &grid);
    let height = grid.height() + 64.0;
    let drawing = html! {
        (names)
        @for (area, colour) in areas.iter().zip(LEVELS).filter(|(area, _)| !area.is_empty()) {
            path d=(area) fill=(colour) {}
        }
        @if !unknown.is_empty() {
            path d=(unknown) class=(format!("s-{}", GUIDE.class)) stroke=(GUIDE.light) stroke-width="0.7" {}
        }
        @for number in &numbers { (number) }
        @for [i, j] in plan { (frame(grid.cell(i, j))) }
        @for &[i, j] in &observed { (ring(grid.cell(i, j))) }
        (legend(grid.height() + 26.0, [lowest, highest], marks, language))
    };
    Ok(Figure {
        id: "matrix".to_owned(),
        title: language.label(Label::ScoreMatrix),
        description: language.matrix_description(
            &assessed.side_labels(),
            marks.plan,
            marks.observed,
        ),
        size: [NAMES[0] + WIDTH + 20.0, height],
        drawing,
        table: table(assessed, &rows, &columns, language),
    })
}

/// Where cells are.
struct Grid {
    rows: usize,
    /// Columns with a partner; they may be wider than the others.
    paired: usize,
    row: f64,
    wide: f64,
    narrow: f64,
}

impl Grid {
    fn new(rows: usize, columns: usize, paired: usize) -> Self {
        let others = (columns - paired) as f64;
        let all = (WIDTH / columns.max(1) as f64).min(CELL);
        let (wide, narrow) = if all >= NAMED || paired == 0 {
            (all, all)
        } else {
            let wide = (WIDTH / (paired as f64 + NARROW * others)).min(CELL);
            (wide, ((WIDTH - wide * paired as f64) / others.max(1.0)).min(wide))
        };
        // Rows as high as columns are wide, but high enough for names if that is not too high.
        let row = if rows <= 80 { wide.max(14.0) } else { wide.max(4.0) };
        Self { rows, paired, row, wide, narrow }
    }

    /// Left, top, width and height.
    fn cell(&self, row: usize, column: usize) -> [f64; 4] {
        let wide = column.min(self.paired) as f64;
        let narrow = column.saturating_sub(self.paired) as f64;
        let x = NAMES[0] + self.wide * wide + self.narrow * narrow;
        let width = if column < self.paired { self.wide } else { self.narrow };
        [x, NAMES[1] + self.row * row as f64, width, self.row]
    }

    fn height(&self) -> f64 {
        NAMES[1] + self.row * self.rows as f64
    }
}

/// Rows and columns in their order, and how many columns have a partner.
fn order(
    assessed: &Assessment,
    proposal: &Proposal,
    scores: &Array2<Option<f64>>,
) -> (Vec<usize>, Vec<usize>, usize) {
    let [on_left, on_right] = axes(scores);
    let by = |axis: &[f64], a: usize, b: usize| -> Ordering {
        axis[a].total_cmp(&axis[b]).then(a.cmp(&b))
    };
    let mut rows: Vec<usize> = (0..on_left.len()).collect();
    rows.sort_by(|&a, &b| by(&on_left, a, b));
    let [left, right] = [assessed.scores().left(), assessed.scores().right()];
    let place_of = |ids: &[String], id: &str| ids.iter().position(|it| it == id);
    let mut partner: BTreeMap<usize, usize> = BTreeMap::new();
    for pairing in &proposal.pairings {
        if let (Some(row), Some(column)) =
            (place_of(left, &pairing.left.id), place_of(right, &pairing.right.id))
            && let Some(place) = rows.iter().position(|&it| it == row)
        {
            let first = partner.entry(column).or_insert(place);
            *first = place.min(*first);
        }
    }
    let mut columns: Vec<usize> = (0..on_right.len()).collect();
    columns.sort_by(|a, b| {
        let place = |column: &usize| partner.get(column).copied().unwrap_or(usize::MAX);
        place(a).cmp(&place(b)).then_with(|| by(&on_right, *a, *b))
    });
    (rows, columns, partner.len())
}

fn range(scores: &Array2<Option<f64>>) -> (f64, f64) {
    let known = || scores.iter().flatten().copied();
    let (low, high) = (known().fold(f64::MAX, f64::min), known().fold(f64::MIN, f64::max));
    if low > high { (0.0, 1.0) } else { (low, high) }
}

/// The names of rows and columns that have room.
fn names(assessed: &Assessment, rows: &[usize], columns: &[usize], grid: &Grid) -> Markup {
    let [left, right] = [assessed.left().profiles(), assessed.right().profiles()];
    html! {
        @if grid.row >= NAMED {
            @for (i, &row) in rows.iter().enumerate() {
                @let size = (grid.row - 2.0).min(11.5);
                @let [x, y, _, height] = grid.cell(i, 0);
                (text([x - 6.0, y + height / 2.0 + 0.35 * size], Anchor::End, size, TEXT,
                    &fitted(&left[row].region.name, NAMES[0] - 12.0, size)))
            }
        }
        @for (j, &column) in columns.iter().enumerate() {
            @let [x, y, width, _] = grid.cell(0, j);
            @if width >= NAMED {
                @let size = (width - 2.0).min(11.5);
                @let [x, y] = [x + width / 2.0 + 0.35 * size, y - 6.0];
                g transform=(format!("rotate(-90 {} {})", px(x), px(y))) {
                    (text([x, y], Anchor::Start, size, TEXT,
                        &fitted(&right[column].region.name, NAMES[1] - 12.0, size)))
                }
            }
        }
    }
}

/// The mark of a pair of the plan: black, with white inside, so that it is seen on any colour.
fn frame([x, y, width, height]: [f64; 4]) -> Markup {
    let black = (width / 12.0).clamp(0.8, 2.2);
    let rect = |inset: f64, stroke: &str, line: f64| {
        let [x, y, w, h] = [x + inset, y + inset, width - 2.0 * inset, height - 2.0 * inset];
        html! {
            rect x=(px(x)) y=(px(y)) width=(px(w.max(0.4))) height=(px(h.max(0.4))) fill="none" stroke=(stroke)
                stroke-width=(px(line)) {}
        }
    };
    html! {
        (rect(black / 2.0, "#000000", black))
        @if width >= NAMED { (rect(black + 0.6, "#ffffff", 1.2)) }
    }
}

/// The mark of an observed pair.
fn ring([x, y, width, height]: [f64; 4]) -> Markup {
    let radius = (width.min(height) / 2.0 - 1.0).clamp(1.5, 12.0);
    html! {
        circle cx=(px(x + width / 2.0)) cy=(px(y + height / 2.0)) r=(px(radius)) fill="none" stroke="#ffffff"
            stroke-width="3" {}
        circle cx=(px(x + width / 2.0)) cy=(px(y + height / 2.0)) r=(px(radius)) fill="none" stroke=(RIGHT.light)
            stroke-width="1.6" {}
    }
}

/// Which marks there are.
#[derive(Clone, Copy)]
struct Marks {
    plan: bool,
    observed: bool,
}

fn legend(top: f64, range: [f64; 2], marks: Marks, language: &dyn Language) -> Markup {
    let [low, high] = range.map(|score| language.number(score, 2));
    let x = NAMES[0];
    html! {
        (text([x - 6.0, top + 11.0], Anchor::End, 11.5, SOFT, &low))
        @for (place, colour) in (0..).zip(LEVELS) {
            rect x=(px(x + 20.0 * f64::from(place))) y=(px(top)) width="20" height="14" fill=(colour) {}
        }
        rect x=(px(x)) y=(px(top)) width="180" height="14" fill="none" class=(format!("s-{}", GUIDE.class))
            stroke=(GUIDE.light) stroke-width="0.7" {}
        (text([x + 186.0, top + 11.0], Anchor::Start, 11.5, SOFT, &high))
        @if marks.plan {
            rect x=(px(x + 250.0)) y=(px(top - 2.0)) width="18" height="18" class=(PAPER.class) fill=(PAPER.light) {}
            (frame([x + 250.0, top - 2.0, 18.0, 18.0]))
            (text([x + 276.0, top + 11.0], Anchor::Start, 11.5, SOFT, &language.label(Label::ProposedPair)))
        }
        @if marks.observed {
            (ring([x + 470.0, top - 2.0, 18.0, 18.0]))
            (text([x + 496.0, top + 11.0], Anchor::Start, 11.5, SOFT, &language.label(Label::ObservedPair)))
        }
    }
}

fn table(
    assessed: &Assessment,
    rows: &[usize],
    columns: &[usize],
    language: &dyn Language,
) -> Table {
    let scores = assessed.scores().scores();
    let [left, right] = [assessed.left().profiles(), assessed.right().profiles()];
    let names = columns.iter().map(|&column| right[column].region.name.clone());
    let head = std::iter::once(language.label(Label::Region)).chain(names).collect();
    let row = |&row: &usize| {
        let cell = |&column: &usize| {
            scores[[row, column]]
                .get()
                .map_or_else(|| "?".to_owned(), |score| language.number(score, 3))
        };
        std::iter::once(left[row].region.name.clone()).chain(columns.iter().map(cell)).collect()
    };
    Table { head, rows: rows.iter().map(row).collect() }
}
