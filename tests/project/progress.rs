//! A sign of life on a terminal, and a clean end by Ctrl-C.
#![cfg(all(feature = "data", unix))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests fail by panic")]

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use nix::pty::openpty;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use regiopair::synthetic::{DatasetOptions, dataset};

use super::examples::command;

/// A programme and a dataset that keep the search busy for minutes.
fn long_search(folder: &Path) -> [String; 4] {
    let options = DatasetOptions { left: 300, right: 300, ..DatasetOptions::default() };
    let data = folder.join("regions.json");
    dataset(options).unwrap().write(&data).unwrap();
    let programme = folder.join("long.toml");
    let rules = "[[rules.capacities]]\nside = \"eu\"\nat_most = 2\n\n\
                 [[rules.pair_quotas]]\neach = \"theme\"\nat_least = 40\n";
    std::fs::write(&programme, rules).unwrap();
    let path = |path: &Path| path.to_str().unwrap().to_owned();
    ["--data".into(), path(&data), "--programme".into(), path(&programme)]
}

/// Starts an example on a terminal of its own; the terminal is returned too.
fn on_terminal(name: &str, arguments: &[String]) -> (Child, File) {
    let terminal = openpty(None, None).unwrap();
    let child = command(name)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(terminal.slave.try_clone().unwrap())
        .stderr(terminal.slave)
        .spawn()
        .unwrap();
    (child, File::from(terminal.master))
}

/// What a terminal shows until it shows `first` and, after it, `then`; for some minutes at most.
fn shown_until(terminal: &mut File, child: &mut Child, first: &str, then: &str) -> String {
    let (started, mut shown) = (Instant::now(), Vec::new());
    let mut buffer = [0; 4096];
    loop {
        // At its end a program closes the terminal, which is an error on some systems.
        let count = terminal.read(&mut buffer).unwrap_or(0);
        shown.extend_from_slice(&buffer[..count]);
        let so_far = String::from_utf8_lossy(&shown);
        if so_far.split_once(first).is_some_and(|(_, after)| after.contains(then)) {
            return so_far.into_owned();
        }
        let is_over = count == 0 || started.elapsed() > Duration::from_secs(300);
        if is_over {
            child.kill().unwrap();
            panic!("{first:?} and {then:?} were not shown, but {so_far:?}");
        }
    }
}

#[test]
fn a_long_search_shows_a_sign_of_life_and_ctrl_c_ends_it_cleanly() {
    let folder = tempfile::tempdir().unwrap();
    let mut arguments = long_search(folder.path()).to_vec();
    let out = folder.path().join("proposal.txt");
    arguments.extend(["--out".into(), out.to_str().unwrap().to_owned()]);
    for name in ["propose", "plan"] {
        let (mut child, mut terminal) = on_terminal(name, &arguments);
        // A terminal may be read in the middle of a line.
        shown_until(&mut terminal, &mut child, "planning: ", "; Ctrl-C stops");
        kill(Pid::from_raw(child.id().try_into().unwrap()), Signal::SIGINT).unwrap();
        let status = child.wait().unwrap();
        assert_eq!(status.code(), Some(130), "{name}");
        // Neither the answer nor a temporary file.
        let mut left: Vec<_> =
            folder.path().read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["long.toml", "regions.json"], "{name}");
    }
}

/// Where no person waits, nothing but the answer is written.
#[test]
fn no_sign_of_life_without_a_terminal() {
    let output = command("propose").output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
