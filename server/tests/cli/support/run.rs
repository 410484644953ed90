//! One call.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use tempfile::TempDir;

use super::taken::hold;

/// The app of `rightsdesk sample` with the seed that it has by default.
pub const SAMPLE: &str = "61cf8b700100010000000001";

/// A call of the binary, in a folder of its own and without the caller's settings.
pub struct Call {
    command: Command,
    folder: TempDir,
    stdin: Vec<u8>,
}

/// What came of it.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// `rightsdesk` with these arguments.
pub fn rightsdesk(arguments: &[&str]) -> Call {
    let folder = TempDir::new().unwrap();
    Call {
        command: command(folder.path(), arguments),
        folder,
        stdin: Vec::new(),
    }
}

pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rightsdesk"));
    command.args(arguments).current_dir(folder).env_clear();
    // Where temporary folders are, where the linker finds what the binary needs: nothing of ours.
    for name in ["PATH", "LD_LIBRARY_PATH", "TMPDIR", "LLVM_PROFILE_FILE"] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, value);
        }
    }
    command
}

impl Call {
    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// A file in the folder where it is called.
    pub fn file(self, name: &str, text: &str) -> Self {
        std::fs::write(self.folder.path().join(name), text).unwrap();
        self
    }

    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    pub fn run(mut self) -> Ran {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut to = child.stdin.take().unwrap();
        let bytes = std::mem::take(&mut self.stdin);
        // A call that ends early does not read it all.
        let writing = std::thread::spawn(move || drop(to.write_all(&bytes)));
        let output = child.wait_with_output().unwrap();
        writing.join().unwrap();
        if output.status.success() {
            self.hold_what_it_wrote(&output.stdout);
        }
        Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Call {
    /// A copy that it wrote, wherever, is what its schema says.
    fn hold_what_it_wrote(&self, printed: &[u8]) {
        let words: Vec<_> = self.command.get_args().collect();
        if words.first().is_none_or(|command| *command != "export") {
            return;
        }
        let output = words.iter().position(|word| *word == "-o" || *word == "--output");
        match output.map(|at| self.folder.path().join(words[at + 1])) {
            Some(file) if file.is_file() => hold(&std::fs::read(file).unwrap()),
            Some(_) => {}
            None => hold(printed),
        }
    }
}

impl Ran {
    /// It went well; what it printed.
    #[track_caller]
    pub fn ok(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    /// It went wrong with this code, and said so in one line that is neither a debug print nor a backtrace.
    #[track_caller]
    pub fn failed(self, code: i32) -> String {
        assert_eq!(self.code, code, "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        let said = self
            .err
            .trim_end()
            .strip_prefix("rightsdesk: ")
            .unwrap_or_else(|| panic!("{}", self.err));
        for debug in ["Error {", "Err(", "Some(", "panicked", "stack backtrace"] {
            assert!(!said.contains(debug), "{said}");
        }
        said.to_owned()
    }
}

/// A bundle of the platform's own published examples.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../crates/sunshine/tests/fixtures")
        .join(name)
}
