//! A figure: a drawing with its title, its description, and its numbers as a table.

use std::fmt;

use maud::{Markup, PreEscaped, html};

use super::ink::{self, PAPER};
use super::letters::{FONTS, px};

/// A figure: a drawing with its title, its description, and its numbers as a table, so that it can be read
/// aloud too.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Makes the ids of its parts unique on a page.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) description: String,
    /// Width and height in pixels.
    pub(super) size: [f64; 2],
    pub(super) drawing: Markup,
    pub(super) table: Table,
}

/// The numbers of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Heads the columns.
    pub head: Vec<String>,
    /// Rows of as many cells; the first cell names the row.
    pub rows: Vec<Vec<String>>,
}

/// Why there is no such figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoFigure {
    /// No region has coordinates.
    NoCoordinates,
    /// No pair is proposed.
    NoPairs,
    /// The contributions of the criteria do not add up to the score.
    NotAdditive,
    /// No rule has a price.
    NoPrices,
}

impl fmt::Display for NoFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCoordinates => {
                "no region has coordinates; fill the columns `latitude` and `longitude` of the table `regions`"
            }
            Self::NoPairs => "no pair is proposed, so there is nothing to draw",
            Self::NotAdditive => {
                "the contributions of the criteria add up to the score only under aggregation = \"weighted-mean\" and \
                 views = \"mean\""
            }
            Self::NoPrices => "no rule has a price; a programme without rules has none",
        })
    }
}

impl std::error::Error for NoFigure {}

impl Figure {
    /// Returns the id of the figure on a page.
    pub(in crate::report) fn id(&self) -> &str {
        &self.id
    }

    /// Returns the figure with a number in its ids, so that a page can have several of its kind.
    pub(in crate::report) fn numbered(mut self, number: usize) -> Self {
        self.id = format!("{}-{number}", self.id);
        self
    }

    /// Returns the title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Returns what the figure shows, in whole sentences.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Returns the numbers.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Returns the figure as an SVG document of its own.
    pub fn to_svg(&self) -> String {
        let style = ink::style();
        let [width, height] = self.size.map(px);
        let svg = html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height)
                viewBox=(format!("0 0 {width} {height}")) role="img" aria-labelledby="title description"
                font-family=(FONTS) {
                title id="title" { (self.title) }
                desc id="description" { (self.description) }
                style { (PreEscaped(style)) }
                rect width=(width) height=(height) class=(PAPER.class) fill=(PAPER.light) {}
                (self.drawing)
            }
        };
        format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", svg.into_string())
    }

    /// Returns the figure for a page that has the [style](ink::style) of figures, with its table to unfold.
    pub(in crate::report) fn on_page(&self, numbers: &str) -> Markup {
        let [width, height] = self.size.map(px);
        let [title, description] =
            ["title", "description"].map(|part| format!("{}-{part}", self.id));
        html! {
            figure {
                div class="drawing" tabindex="0" role="group" aria-label=(self.title) {
                    svg width=(width) height=(height) viewBox=(format!("0 0 {width} {height}")) role="img"
                        aria-labelledby=(format!("{title} {description}")) font-family=(FONTS) {
                        title id=(title) { (self.title) }
                        desc id=(description) { (self.description) }
                        (self.drawing)
                    }
                }
                figcaption { (self.description) }
                details {
                    summary { (numbers) }
                    (self.table.on_page())
                }
            }
        }
    }
}

impl Table {
    /// Returns the table for a page.
    pub(in crate::report) fn on_page(&self) -> Markup {
        html! {
            div class="scroll" tabindex="0" role="group" {
                table {
                    thead { tr { @for head in &self.head { th scope="col" { (head) } } } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for (place, cell) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
