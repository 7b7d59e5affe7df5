//! All that the scores of two pools are made of, except the weights.

use std::ops::Range;
use std::sync::OnceLock;

use super::block::{BLOCK_COLUMNS, BLOCK_ROWS};
use super::error::ScoreError;
use super::gaps::Gaps;
use super::layer::{Layer, Value};
use super::memory::check_memory;
use super::normalise::Normalisation;
use super::pool_criteria::PoolCriteria;
use super::progress::Watcher;
use super::scale::Scale;
use super::settings::Settings;
use super::source::Source;
use super::weighted::Weighted;
use crate::criteria::Meaning;
use crate::profile::Pool;

/// Up to this many pairs the values of all criteria are stored: to read them takes less time than to assess
/// pairs again while they fit the caches. Of more pairs it is the other way around.
pub(super) const MOST_STORED: usize = 1 << 17;

/// The values of all criteria for all pairs; scores with other weights share them.
#[derive(Debug)]
pub(super) struct Layers {
    /// Ids of the regions of the rows, and of the columns.
    pub(super) regions: [Vec<String>; 2],
    pub(super) settings: Settings,
    /// The id of each criterion, and what a high value means.
    pub(super) criteria: Vec<(String, Meaning)>,
    pub(super) normalisations: Vec<Normalisation>,
    pub(super) scales: Vec<Scale>,
    pub(super) source: Source,
    /// What is unknown of each criterion; none unless the settings refuse it.
    pub(super) gaps: Vec<Option<Gaps>>,
    /// What an unknown value of each criterion counts as, once that is asked; unknown if it is left out.
    expected: Vec<OnceLock<Value>>,
}

impl Layers {
    /// Assesses the pairs of two pools, and stores the values unless there are more than `most_stored`.
    pub(super) fn of_pools(
        pools: [&Pool; 2],
        weighted: Vec<Weighted>,
        settings: Settings,
        most_stored: usize,
        watcher: Watcher<'_>,
    ) -> Result<Self, ScoreError> {
        let size = (pools[0].len(), pools[1].len());
        // What is refused is looked up in stored layers.
        let is_stored = settings.refuses_unknowns() || size.0.saturating_mul(size.1) <= most_stored;
        let rescaled = weighted.iter().filter(|it| it.normalisation != Normalisation::None).count();
        check_memory(size, if is_stored { weighted.len() + rescaled } else { 0 })?;
        let ids = |pool: &Pool| pool.profiles().iter().map(|it| it.region.id.clone()).collect();
        let regions = pools.map(ids);
        let normalisations = weighted.iter().map(|it| it.normalisation).collect();
        let criteria = weighted.into_iter().map(|it| it.criterion).collect();
        let criteria = PoolCriteria { pools: pools.map(Pool::clone), criteria };
        if !is_stored {
            let source = Source::assessed(criteria);
            return Self::new(regions, settings, normalisations, source, watcher);
        }
        let raw = criteria.layers()?;
        let gaps = settings.refuses_unknowns().then(|| {
            let all = criteria.criteria.iter().zip(&raw);
            all.map(|(it, raw)| Gaps::of(it.as_ref(), raw, pools)).collect()
        });
        let source = Source::stored(raw, Some(criteria));
        let mut layers = Self::new(regions, settings, normalisations, source, watcher)?;
        layers.gaps = gaps.unwrap_or(layers.gaps);
        Ok(layers)
    }

    /// Values that were read from a document; none has gaps.
    pub(super) fn read(
        regions: [Vec<String>; 2],
        settings: Settings,
        normalisations: Vec<Normalisation>,
        raw: Vec<Layer>,
    ) -> Result<Self, ScoreError> {
        let source = Source::stored(raw, None);
        Self::new(regions, settings, normalisations, source, Watcher::NOBODY)
    }

    fn new(
        regions: [Vec<String>; 2],
        settings: Settings,
        normalisations: Vec<Normalisation>,
        mut source: Source,
        watcher: Watcher<'_>,
    ) -> Result<Self, ScoreError> {
        let criteria = source.described();
        let fitted = |((k, (id, _)), how): ((usize, &(String, Meaning)), &Normalisation)| {
            Scale::fit(*how, &watcher.bands(id, source.bands(k).as_ref()))
        };
        let all = criteria.iter().enumerate().zip(&normalisations);
        let scales = all.map(fitted).collect::<Result<Vec<_>, _>>()?;
        source.rescale(&scales);
        let gaps = vec![None; criteria.len()];
        let expected = criteria.iter().map(|_| OnceLock::new()).collect();
        Ok(Self { regions, settings, criteria, normalisations, scales, source, gaps, expected })
    }

    /// The number of criteria.
    pub(super) fn len(&self) -> usize {
        self.criteria.len()
    }

    /// The ids of the criteria.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.criteria.iter().map(|(id, _)| id.as_str())
    }

    /// The numbers of rows and of columns.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.regions[0].len(), self.regions[1].len())
    }

    /// The value of a criterion as it enters the score of a pair.
    pub(super) fn rescaled(&self, criterion: usize, row: usize, column: usize) -> Value {
        self.source.rescaled(criterion, &self.scales[criterion], row, column)
    }

    /// Hands over the rescaled values of some criteria for one rectangle of pairs after the other, from left to
    /// right; the values are row by row.
    pub(super) fn tiles(
        &self,
        criteria: &[usize],
        rows: Range<usize>,
        mut take: impl FnMut(Range<usize>, &[Vec<Value>]),
    ) -> Result<(), ScoreError> {
        let width = self.size().1;
        let mut values = vec![Vec::new(); criteria.len()];
        // One rectangle of each band is compared with its pairs, another one in each band.
        let compared = rows.start / BLOCK_ROWS % width.div_ceil(BLOCK_COLUMNS).max(1);
        for (place, first) in (0..width).step_by(BLOCK_COLUMNS).enumerate() {
            let columns = first..(first + BLOCK_COLUMNS).min(width);
            for (&k, values) in criteria.iter().zip(&mut values) {
                let pairs = (rows.clone(), columns.clone());
                self.source.fill(k, &self.scales[k], pairs, place == compared, values)?;
            }
            take(columns, &values);
        }
        Ok(())
    }

    /// What an unknown value of a criterion counts as; looks at all pairs if nobody has asked before.
    pub(super) fn expected(
        &self,
        criterion: usize,
        watcher: Watcher<'_>,
    ) -> Result<Value, ScoreError> {
        if let Some(found) = self.expected[criterion].get() {
            return Ok(*found);
        }
        let bands = self.source.bands(criterion);
        let bands = watcher.bands(&self.criteria[criterion].0, bands.as_ref());
        let scale = &self.scales[criterion];
        let expected = self.settings.unknown_values.value_of_unknown(scale, &bands)?;
        Ok(*self.expected[criterion].get_or_init(|| expected))
    }
}
