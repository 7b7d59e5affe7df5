//! Observers of a solver, which receive progress and may stop it.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::ops::ControlFlow;

use crate::assignment::kernel::answer::Solution;
use crate::assignment::model::{Price, Progress};

/// An observer of a solver at work.
pub(in crate::assignment) trait Observer {
    /// What it returns to stop.
    type Stop;

    /// Reports the share done; `Err` to stop.
    fn report(&self, share: f64) -> Result<(), Self::Stop>;

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

    fn bounded(&self, _: impl FnOnce() -> Price) {}

    fn keep(&self, _: impl FnOnce() -> Solution) {}
}

/// Passes reports on to another observer, and can repeat the last share.
pub(in crate::assignment) struct RepeatingObserver<'a, W> {
    observer: &'a W,
    share: Cell<f64>,
}

impl<'a, W: Observer> RepeatingObserver<'a, W> {
    pub(in crate::assignment) fn new(observer: &'a W) -> Self {
        Self { observer, share: Cell::new(0.0) }
    }

    /// Reports the last share again.
    pub(in crate::assignment) fn report_again(&self) -> Result<(), W::Stop> {
        self.observer.report(self.share.get())
    }
}

impl<W: Observer> Observer for RepeatingObserver<'_, W> {
    type Stop = W::Stop;

    fn report(&self, share: f64) -> Result<(), W::Stop> {
        self.share.set(share);
        self.observer.report(share)
    }

    fn bounded(&self, bound: impl FnOnce() -> Price) {
        self.observer.bounded(bound);
    }

    fn keep(&self, found: impl FnOnce() -> Solution) {
        self.observer.keep(found);
    }
}

/// The function of the user that is called with the progress.
pub(in crate::assignment) type Callback<'a> = dyn FnMut(&Progress) -> ControlFlow<()> + 'a;

/// A callback of the user.
pub(in crate::assignment) struct CallbackObserver<'a> {
    callback: RefCell<&'a mut Callback<'a>>,
    bound: Cell<Option<Price>>,
    pub(in crate::assignment) kept: RefCell<Option<Solution>>,
}

/// The callback asked to stop.
pub(in crate::assignment) struct Cancelled;

impl<'a> CallbackObserver<'a> {
    pub(in crate::assignment) fn new(callback: &'a mut Callback<'a>) -> Self {
        Self { callback: RefCell::new(callback), bound: Cell::new(None), kept: RefCell::new(None) }
    }
}

impl Observer for CallbackObserver<'_> {
    type Stop = Cancelled;

    fn report(&self, share: f64) -> Result<(), Cancelled> {
        let progress = Progress { share, bound: self.bound.get() };
        match (self.callback.borrow_mut())(&progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Cancelled),
        }
    }

    fn bounded(&self, bound: impl FnOnce() -> Price) {
        let bound = bound();
        self.bound.set(Some(self.bound.get().map_or(bound, |before| before.min(bound))));
    }

    fn keep(&self, found: impl FnOnce() -> Solution) {
        *self.kept.borrow_mut() = Some(found());
    }
}
