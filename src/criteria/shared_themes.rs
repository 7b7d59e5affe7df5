//! Both regions are active in the same themes.

use ndarray::Array2;

use super::by_domain::{ByDomain, Missing};
use super::criterion::Criterion;
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
    right_by_theme: ByDomain,
    right_known: Missing,
    themes: Vec<ThemeLabel>,
}

impl SharedThemes {
    /// Prepares both pools.
    pub fn new(left: &Pool, right: &Pool, formula: ThemeFormula) -> Self {
        let taxonomy = left.taxonomy();
        let themes = taxonomy.themes().iter().map(|id| taxonomy.theme_label(id)).collect();
        let (by_theme, has_strengths) =
            (shares_of_themes(right), |it: &Profile| !it.strengths.is_empty());
        Self {
            formula,
            left: shares_of_themes(left),
            right_by_theme: ByDomain::new(&by_theme),
            right: by_theme,
            right_known: Missing::new(right.profiles().iter().map(has_strengths)),
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
        let columns = block.columns();
        block.by_row(values, |left, line| {
            if left.strengths.is_empty() {
                line.fill(Value::UNKNOWN);
                return;
            }
            for (t, &p) in self.left.row(left.index).iter().enumerate() {
                let others = line.iter_mut().zip(self.right_by_theme.line(t, &columns));
                match self.formula {
                    ThemeFormula::Overlap => others.for_each(|(cell, &q)| cell.0 += p.min(q)),
                    ThemeFormula::Coverage => {
                        others.for_each(|(cell, &q)| cell.0 += if q > 0.0 { p } else { 0.0 });
                    }
                }
            }
            self.right_known.apply(&columns, line);
        });
    }
}
