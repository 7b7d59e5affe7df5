//! A sign of life on a terminal while something takes long.

use std::io::{IsTerminal as _, Write as _};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

const SECOND: Duration = Duration::from_secs(1);

/// Does the work; on a terminal, shows every second how long it has taken. Ctrl-C ends the program, which
/// has written nothing by then.
pub fn show_progress<T>(stage: &str, work: impl FnOnce() -> T) -> T {
    if !std::io::stderr().is_terminal() {
        return work();
    }
    let (working, watch) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let started = Instant::now();
            // The channel closes when the work is done, and the line is cleared.
            while watch.recv_timeout(SECOND) == Err(RecvTimeoutError::Timeout) {
                let seconds = started.elapsed().as_secs();
                let _ = write!(std::io::stderr(), "\r{stage}: {seconds} s; Ctrl-C stops");
            }
            if started.elapsed() >= SECOND {
                let _ = write!(std::io::stderr(), "\r\x1b[K");
            }
        });
        let result = work();
        drop(working);
        result
    })
}
