//! The binary under `strace`.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Stdio},
};

use super::house::Came;
use crate::support::command;

/// A system call that changes what is on the disk, or makes it last: the how manieth of a thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub call: &'static str,
    pub nth: usize,
}

/// Those with which SQLite writes, and `write`, with which the ledger and copies are written.
pub const WRITES: [&str; 5] = ["pwrite64", "fsync", "fdatasync", "ftruncate", "write"];

/// Runs a program under `strace` with these options. Says what came of it.
pub fn traced(program: &Command, log: &Path, options: &[String]) -> Came {
    let output = Command::new("strace")
        .args(["-f", "-qq", "-o"])
        .arg(log)
        .args(options)
        .arg("--")
        .arg(program.get_program())
        .args(program.get_args())
        .current_dir(std::env::temp_dir())
        .env_clear()
        .envs(std::env::var_os("PATH").map(|path| ("PATH", path)))
        .envs(
            program
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null())
        .output();
    Came::of(output.unwrap_or_else(|error| panic!("strace: {error}: run scripts/setup.sh test")))
}

/// `rightsdesk` with these words.
pub fn program(words: &[String]) -> Command {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    command(&std::env::temp_dir(), &words)
}

/// Where this call writes, by a run that nothing befalls; `only` to this file, if one is named.
pub fn spots(program: &Command, calls: &[&str], only: Option<&Path>) -> Vec<Spot> {
    let log = tempfile::NamedTempFile::new().unwrap();
    let mut options = vec!["-e".to_owned(), format!("trace={}", calls.join(","))];
    options.extend(on(only));
    let came = traced(program, log.path(), &options);
    came.went_well().unwrap();
    let mut most = BTreeMap::<(&str, &str), usize>::new();
    let text = fs::read_to_string(log.path()).unwrap();
    for line in text.lines() {
        let Some((thread, rest)) = line.split_once(' ') else {
            continue;
        };
        // What was interrupted by another thread's call is written in two lines: `<... fsync resumed>`.
        if let Some((call, _)) = rest.trim_start().split_once('(') {
            *most.entry((call, thread)).or_default() += 1;
        }
    }
    let most_of = |call: &str| {
        let of_call = most.iter().filter(|((other, _), _)| *other == call);
        of_call.map(|(_, many)| *many).max().unwrap_or(0)
    };
    let of_call = |call| (1..=most_of(call)).map(move |nth| Spot { call, nth });
    let known = WRITES.into_iter().filter(|call| calls.contains(call));
    known.flat_map(of_call).collect()
}

/// The options with which only what touches this file is looked at.
pub fn on(only: Option<&Path>) -> Vec<String> {
    let only = only.map(|file: &Path| ["-P".to_owned(), file.to_str().unwrap().to_owned()]);
    only.into_iter().flatten().collect()
}

/// The options with which something befalls the program there.
pub fn befalls(Spot { call, nth }: Spot, what: &str, on_and_on: bool) -> Vec<String> {
    let more = if on_and_on { "+" } else { "" };
    vec![
        "-e".to_owned(),
        format!("trace={call}"),
        "-e".to_owned(),
        format!("inject={call}:{what}:when={nth}{more}"),
    ]
}
