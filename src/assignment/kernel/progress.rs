//! Observers of a solver, which receive progress and may stop it.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::ops::ControlFlow;

use crate::assignment::kernel::answer::Solution;
use crate::assignment::model::{PassProgress, Price, Progress};

/// An observer of a solver at work.
pub(in crate::assignment) trait Observer {
    /// What it returns to stop.
    type Stop;

    /// Reports the share done; `Err` to stop.
    fn report(&self, share: f64) -> Result<(), Self::Stop>;

    /// Reports how far a pass over the scores is; `Err` to stop.
    fn report_pass(&self, pass: PassProgress) -> Result<(), Self::Stop>;

    /// Reports a bound on what any plan is worth.
    fn bounded(&self, bound: impl FnOnce() -> Price);

    /// Keeps what was found when it was stopped.
    fn keep(&self, found: impl FnOnce() -> Solution);
}

/// No observer.
pub(in crate::assignment) struct NoObserver;

impl Observer for NoObserver {
    type Stop = Infallible;

    fn report(&self, _: f64) -> Result<(), Infallible> {
        Ok(())
    }

    fn report_pass(&self, _: PassProgress) -> Result<(), Infallible> {
        Ok(())
    }

    fn bounded(&self, _: impl FnOnce() -> Price) {}

    fn keep(&self, _: impl FnOnce() -> Solution) {}
}

/// The function of the user that is called with the progress.
pub(in crate::assignment) type Callback<'a> = dyn FnMut(&Progress) -> ControlFlow<()> + 'a;

/// A callback of the user.
pub(in crate::assignment) struct CallbackObserver<'a> {
    callback: RefCell<&'a mut Callback<'a>>,
    /// The last share reported.
    share: Cell<f64>,
    bound: Cell<Option<Price>>,
    pub(in crate::assignment) kept: RefCell<Option<Solution>>,
}

/// The callback asked to stop.
pub(in crate::assignment) struct Cancelled;

impl<'a> CallbackObserver<'a> {
    pub(in crate::assignment) fn new(callback: &'a mut Callback<'a>) -> Self {
        Self {
            callback: RefCell::new(callback),
            share: Cell::new(0.0),
            bound: Cell::new(None),
            kept: RefCell::new(None),
        }
    }

    fn call(&self, pass: Option<PassProgress>) -> Result<(), Cancelled> {
        let progress = Progress { share: self.share.get(), bound: self.bound.get(), pass };
        match (self.callback.borrow_mut())(&progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Cancelled),
        }
    }
}

impl Observer for CallbackObserver<'_> {
    type Stop = Cancelled;

    fn report(&self, share: f64) -> Result<(), Cancelled> {
        self.share.set(share);
        self.call(None)
    }

    fn report_pass(&self, pass: PassProgress) -> Result<(), Cancelled> {
        self.call(Some(pass))
    }

    fn bounded(&self, bound: impl FnOnce() -> Price) {
        let bound = bound();
        self.bound.set(Some(self.bound.get().map_or(bound, |before| before.min(bound))));
    }

    fn keep(&self, found: impl FnOnce() -> Solution) {
        *self.kept.borrow_mut() = Some(found());
    }
}
