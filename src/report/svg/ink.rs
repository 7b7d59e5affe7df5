//! Colours of figures: readable for colour-blind people, in greyscale, and on a dark ground.
//!
//! Every shape has its light colour as an attribute, which every program reads, and a class. The style sheet
//! gives the classes their dark colours where the reader prefers those. Texts keep a contrast of at least 4.5 to 1
//! with the ground, shapes 3 to 1 (WCAG 2.2, criteria 1.4.3 and 1.4.11).

/// A colour for both grounds.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    /// Its class for areas; lines have `s-` before it.
    pub(super) class: &'static str,
    /// On a light ground.
    pub(super) light: &'static str,
    /// On a dark ground.
    pub(super) dark: &'static str,
}

const fn ink(class: &'static str, light: &'static str, dark: &'static str) -> Ink {
    Ink { class, light, dark }
}

/// The ground.
pub(super) const PAPER: Ink = ink("paper", "#ffffff", "#15181b");
/// Texts.
pub(super) const TEXT: Ink = ink("ink", "#1a1a1a", "#f2f2f2");
/// Texts of less importance.
pub(super) const SOFT: Ink = ink("soft", "#555555", "#c4c4c4");
/// Lines that only guide the eye.
pub(super) const GUIDE: Ink = ink("guide", "#8a8a8a", "#8a8a8a");
/// Land on a map.
pub(super) const LAND: Ink = ink("land", "#e1e5e8", "#31373c");
/// The left side.
pub(super) const LEFT: Ink = ink("left", "#0b4f9e", "#7db8ff");
/// The right side.
pub(super) const RIGHT: Ink = ink("right", "#b04600", "#ffb27a");

/// Parts of a bar, dark and light by turns, so that neighbours differ in greyscale too. After Okabe & Ito (2008),
/// "Color Universal Design".
pub(super) const PARTS: [Ink; 8] = [
    ink("part1", "#0072b2", "#3d9bd1"),
    ink("part2", "#f0c800", "#f0e442"),
    ink("part3", "#a33f00", "#e0722b"),
    ink("part4", "#56b4e9", "#9ad5f5"),
    ink("part5", "#00654a", "#19a97f"),
    ink("part6", "#e69f00", "#f2c14e"),
    ink("part7", "#7b3f68", "#cc79a7"),
    ink("part8", "#b5b5b5", "#d8d8d8"),
];

/// Scores from low to high: one hue that grows darker, so that it reads in greyscale ("Blues" of ColorBrewer,
/// Harrower & Brewer 2003). The same on both grounds.
pub(super) const LEVELS: [&str; 9] = [
    "#f7fbff", "#deebf7", "#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c",
    "#08306b",
];

/// The colour of a text on a level.
pub(super) fn on_level(level: usize) -> &'static str {
    if level < 5 { "#10151a" } else { "#ffffff" }
}

/// The classes, for a `style` element.
pub(in crate::report) fn style() -> String {
    let inks = [PAPER, TEXT, SOFT, GUIDE, LAND, LEFT, RIGHT].into_iter().chain(PARTS);
    let dark = |Ink { class, dark, .. }: Ink| {
        format!(".{class}{{fill:{dark}}}.s-{class}{{stroke:{dark}}}")
    };
    let dark: String = inks.map(dark).collect();
    format!("@media screen and (prefers-color-scheme:dark){{{dark}}}")
}
