//! A sign of life on a terminal while something takes long, and a clean end by Ctrl-C.

use std::io::{IsTerminal as _, Write};
use std::ops::ControlFlow;
use std::process;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;
use std::time::{Duration, Instant};

use regiopair::assignment::model::SearchProgress;
use regiopair::plan::{Matcher, PlanProgress};
use regiopair::score::ScoringStage;

const SECOND: Duration = Duration::from_secs(1);

/// What a shell reports for a program that Ctrl-C has ended.
const INTERRUPTED: i32 = 130;

/// How long Ctrl-C waits for a file that is being written; then a device may block it for ever.
const LONGEST_WRITE: Duration = Duration::from_secs(2);

/// What the program is doing. Who holds the lock has the terminal to itself.
static STAGE: Mutex<Stage> =
    Mutex::new(Stage { doing: "starting", progress: None, is_shown: false });

/// Held while a file is written.
static WRITING: Mutex<()> = Mutex::new(());

struct Stage {
    doing: &'static str,
    /// How far it has come.
    progress: Option<PlanProgress>,
    is_shown: bool,
}

impl Stage {
    fn show(&mut self, terminal: &mut impl Write, elapsed: Duration) {
        let seconds = elapsed.as_secs();
        // A terminal that takes no more text loses a sign of life and nothing else.
        let far = self.progress.as_ref().map_or_else(String::new, describe);
        // In one piece, so that no half line is seen.
        let line = format!("\r\x1b[K{}: {seconds} s{far}; Ctrl-C stops", self.doing);
        let _ = terminal.write_all(line.as_bytes());
        let _ = terminal.flush();
        self.is_shown = true;
    }

    fn clear(&mut self, terminal: &mut impl Write) {
        if std::mem::take(&mut self.is_shown) {
            let _ = write!(terminal, "\r\x1b[K");
            let _ = terminal.flush();
        }
    }
}

/// How far the work has come, to follow what is done and for how long; empty before it has begun.
fn describe(progress: &PlanProgress) -> String {
    let percent = |share: f64| format!("{:.0} %", 100.0 * share);
    match progress {
        PlanProgress::Scoring(pass) => match &pass.stage {
            ScoringStage::Criterion { id } => format!(", {id} {}", percent(pass.share())),
            _ => format!(", scores {}", percent(pass.share())),
        },
        PlanProgress::Solving(progress) => match progress.pass {
            Some(pass) => {
                format!(", pass {} over the pairs {}", pass.number, percent(pass.share()))
            }
            None => format!(", {} of the regions are paired", percent(progress.share)),
        },
        PlanProgress::Searching(search) if search.nodes == 0 => String::new(),
        PlanProgress::Searching(search) => cases(search),
        PlanProgress::Checking(pass) => format!(", proof {}", percent(pass.share())),
        _ => String::new(),
    }
}

/// The cases of a search, and how much better than the best plan so far another could be.
fn cases(search: &SearchProgress) -> String {
    let cases = search.nodes;
    match (search.gap(), search.value) {
        (Some(gap), Some(value)) if value != 0 => {
            let percent = 100.0 * gap as f64 / value.unsigned_abs() as f64;
            format!(", {cases} cases, at most {percent:.2} % to gain")
        }
        _ => format!(", {cases} cases"),
    }
}

fn lock() -> MutexGuard<'static, Stage> {
    STAGE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Says what the program does from now on.
pub fn stage(doing: &'static str) {
    let mut stage = lock();
    (stage.doing, stage.progress) = (doing, None);
}

/// Shows how far scores and plans have come.
pub fn with_progress(matcher: Matcher) -> Matcher {
    matcher.with_progress(|progress| {
        lock().progress = Some(progress.clone());
        ControlFlow::Continue(())
    })
}

/// Lets a function write to the terminal, without a sign of life in between.
pub fn without_progress<T>(write: impl FnOnce() -> T) -> T {
    let mut stage = lock();
    stage.clear(&mut std::io::stderr());
    write()
}

/// Lets a function write files, which Ctrl-C does not interrupt.
pub fn whole_files<T>(write: impl FnOnce() -> T) -> T {
    let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
    stage("writing");
    write()
}

/// Does all the work of a program; on a terminal, shows every second what it is doing and how long the
/// program has taken. Ctrl-C ends it with exit code 130, and no file is left half written.
pub fn watched<T>(work: impl FnOnce() -> T) -> T {
    // Without a handler Ctrl-C ends the program too.
    let _ = ctrlc::set_handler(interrupt);
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (working, watch) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            show_until_closed(&watch, SECOND, &mut std::io::stderr(), || started.elapsed());
        });
        let result = work();
        drop(working);
        result
    })
}

/// Shows the stage after every interval, until the work is done; then the line is cleared.
fn show_until_closed(
    work: &Receiver<()>,
    interval: Duration,
    terminal: &mut impl Write,
    elapsed: impl Fn() -> Duration,
) {
    while work.recv_timeout(interval) == Err(RecvTimeoutError::Timeout) {
        // While an answer is printed there is no need for it.
        match STAGE.try_lock() {
            Ok(mut stage) => stage.show(terminal, elapsed()),
            Err(TryLockError::Poisoned(stage)) => stage.into_inner().show(terminal, elapsed()),
            Err(TryLockError::WouldBlock) => {}
        }
    }
    lock().clear(terminal);
}

/// Ends the program once the file that is being written is whole.
fn interrupt() {
    let started = Instant::now();
    while let Err(TryLockError::WouldBlock) = WRITING.try_lock() {
        if started.elapsed() > LONGEST_WRITE {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    if let Ok(mut stage) = STAGE.try_lock() {
        stage.clear(&mut std::io::stderr());
    }
    process::exit(INTERRUPTED);
}
