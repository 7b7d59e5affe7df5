//! Both regions are active in the same themes.

use ndarray::Array2;

use super::criterion::Criterion;
use super::lanes::{LANES, Numbers, Tiles, add, smaller};
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::shared_strengths::known_strengths;
use super::shares::shares;
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};
use crate::taxonomy::ThemeLabel;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the overlap of themes is measured.
    pub enum ThemeFormula as "formula" {
        /// Σ min of the theme shares. The default (Finger & Kreinin 1979, on themes).
        Overlap = "overlap",
        /// Share of the left region's profile in themes in which the right one has any strength
        /// (Tversky 1977 with α = 1, β = 0, on shares).
        Coverage = "coverage",
    }
}

/// How much of the two profiles is in the same themes. Unknown if one states no strength. A pair
/// costs O(themes).
#[derive(Debug)]
pub struct SharedThemes {
    formula: ThemeFormula,
    left: Array2<f64>,
    right: Array2<f64>,
    /// The right side, theme by theme.
    right_by_theme: Tiles,
    /// Whose strengths are not known.
    gaps: [Numbers; 2],
    themes: Vec<ThemeLabel>,
}

impl SharedThemes {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool, formula: ThemeFormula) -> Self {
        let taxonomy = left.taxonomy();
        let themes = taxonomy.themes().iter().map(|id| taxonomy.theme_label(id)).collect();
        let by_theme = shares_of_themes(right);
        let has_strengths = |it: &Profile| !it.strengths.is_empty();
        let gaps = |pool: &Pool| Numbers::gaps(pool.profiles().iter().map(has_strengths));
        Self {
            formula,
            left: shares_of_themes(left),
            right_by_theme: Tiles::new(&by_theme),
            right: by_theme,
            gaps: [left, right].map(gaps),
            themes,
        }
    }
}

/// Shares of the strengths by theme, regions × themes.
fn shares_of_themes(pool: &Pool) -> Array2<f64> {
    let taxonomy = pool.taxonomy();
    let themes = taxonomy.themes();
    let mut membership = Array2::zeros((taxonomy.len(), themes.len()));
    for (domain, _) in taxonomy.domains() {
        let theme = taxonomy.theme_of(domain);
        if let Some(place) = themes.iter().position(|id| id == theme) {
            membership[[domain.index(), place]] = 1.0;
        }
    }
    shares(pool, |profile| &profile.strengths).dot(&membership)
}

impl Criterion for SharedThemes {
    fn id(&self) -> &'static str {
        "shared-themes"
    }

    fn meaning(&self) -> Meaning {
        Meaning::SharedThemes
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        known_strengths(pair)?;
        let (p, q) = (self.left.row(pair.left.index), self.right.row(pair.right.index));
        for (t, (&p, &q)) in p.iter().zip(&q).enumerate() {
            let amount = match self.formula {
                ThemeFormula::Overlap => p.min(q),
                ThemeFormula::Coverage if q > 0.0 => p,
                ThemeFormula::Coverage => 0.0,
            };
            tally.add(amount, || Reason::SharedTheme { theme: self.themes[t].clone() });
        }
        tally.explain_zero(|| ZeroReason::NoSharedTheme);
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let [left_gaps, right_gaps] = &self.gaps;
        block.by_tile(block.zeros(values), |left, tile, sums| {
            *sums = [left_gaps.of(left.index); LANES];
            let shares = self.left.row(left.index);
            for (&p, others) in shares.iter().zip(self.right_by_theme.tile(tile)) {
                for (sum, &q) in sums.iter_mut().zip(others) {
                    *sum += match self.formula {
                        ThemeFormula::Overlap => smaller(p, q),
                        ThemeFormula::Coverage if q > 0.0 => p,
                        ThemeFormula::Coverage => 0.0,
                    };
                }
            }
            add(sums, right_gaps.tile(tile));
        });
    }
}
