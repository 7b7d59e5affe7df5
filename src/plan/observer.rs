//! An observer of the searches for a plan, which may stop them.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::error::PlanningError;
use crate::assignment::model::SearchProgress;

type Callback = dyn Fn(&SearchProgress) -> ControlFlow<()> + Send + Sync;

/// The caller's function that is called with the progress, if there is one.
#[derive(Clone, Default)]
pub(crate) struct SearchObserver(Option<Arc<Callback>>);

impl fmt::Debug for SearchObserver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SearchObserver").field(&self.0.is_some()).finish()
    }
}

impl SearchObserver {
    pub(super) fn new(
        callback: impl Fn(&SearchProgress) -> ControlFlow<()> + Send + Sync + 'static,
    ) -> Self {
        Self(Some(Arc::new(callback)))
    }

    /// Reports the progress; the caller may stop the search.
    pub(crate) fn report(&self, progress: &SearchProgress) -> ControlFlow<()> {
        self.0.as_ref().map_or(ControlFlow::Continue(()), |callback| callback(progress))
    }

    /// # Errors
    /// [`PlanningError::Stopped`] if no further search may begin.
    pub(crate) fn begin(&self) -> Result<(), PlanningError> {
        let progress = SearchProgress { nodes: 0, value: None, bound: None };
        match self.report(&progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PlanningError::Stopped),
        }
    }
}
