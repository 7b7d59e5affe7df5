//! An observer of the way to a plan, which may stop it.

use std::fmt;
use std::ops::ControlFlow;
use std::sync::Arc;

use super::error::PlanningError;
use super::progress::PlanProgress;
use crate::assignment::model::SearchProgress;

type Callback = dyn Fn(&PlanProgress) -> ControlFlow<()> + Send + Sync;

/// The caller's function that is called with the progress, if there is one.
#[derive(Clone, Default)]
pub(crate) struct PlanObserver(Option<Arc<Callback>>);

impl fmt::Debug for PlanObserver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PlanObserver").field(&self.0.is_some()).finish()
    }
}

impl PlanObserver {
    pub(super) fn new(
        callback: impl Fn(&PlanProgress) -> ControlFlow<()> + Send + Sync + 'static,
    ) -> Self {
        Self(Some(Arc::new(callback)))
    }

    /// Whether there is a function to call.
    pub(super) fn is_watching(&self) -> bool {
        self.0.is_some()
    }

    /// Reports the progress; the caller may stop.
    pub(super) fn report(&self, progress: &PlanProgress) -> ControlFlow<()> {
        self.0.as_ref().map_or(ControlFlow::Continue(()), |callback| callback(progress))
    }

    /// Reports the progress of a search; the caller may stop it.
    pub(crate) fn searching(&self, progress: &SearchProgress) -> ControlFlow<()> {
        self.report(&PlanProgress::Searching(*progress))
    }

    /// # Errors
    /// [`PlanningError::Stopped`] if no further search may begin.
    pub(crate) fn begin(&self) -> Result<(), PlanningError> {
        let progress = SearchProgress { nodes: 0, value: None, bound: None };
        match self.searching(&progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(PlanningError::Stopped),
        }
    }
}
