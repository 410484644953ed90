//! What a disk keeps when the power is lost: a model, fed with what `strace` saw. What was written and not synced may have
//! come to the disk or not, each sector for itself; and the same goes for names.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::dice::Dice;

/// No disk tears what is smaller.
const SECTOR: usize = 512;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Op {
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: usize,
        length: usize,
    },
    Sync {
        file: usize,
    },
    SyncNames,
    Make {
        name: String,
        file: usize,
    },
    Move {
        from: String,
        to: String,
    },
    Remove {
        name: String,
    },
    /// Somebody was told.
    Said(String),
}

/// Names, and what stands under them. A file that has lost its name is still there for whoever has it open.
#[derive(Debug, Clone, Default)]
pub struct Disk {
    names: BTreeMap<String, usize>,
    files: Vec<Vec<u8>>,
}

/// What of that which was not synced has come to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Luck {
    /// Nothing: the promise at its barest.
    Nothing,
    /// Some, sector by sector.
    Some,
    /// All, as after a SIGKILL.
    All,
}

pub const LUCK: [Luck; 3] = [Luck::Nothing, Luck::Some, Luck::All];

impl Disk {
    /// As a folder is now, all of it synced.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            disk.names.insert(name, disk.files.len());
            disk.files.push(fs::read(entry.path()).unwrap());
        }
        disk
    }

    fn take(&mut self, op: &Op) {
        match op {
            Op::Write { file, at, bytes } => self.write(*file, *at, bytes),
            Op::Cut { file, length } => self.file(*file).resize(*length, 0),
            Op::Make { name, file } => {
                self.names.insert(name.clone(), *file);
            }
            Op::Move { from, to } => {
                if let Some(file) = self.names.remove(from) {
                    self.names.insert(to.clone(), file);
                }
            }
            Op::Remove { name } => {
                self.names.remove(name);
            }
            Op::Sync { .. } | Op::SyncNames | Op::Said(_) => {}
        }
    }

    fn file(&mut self, file: usize) -> &mut Vec<u8> {
        if self.files.len() <= file {
            self.files.resize(file + 1, Vec::new());
        }
        &mut self.files[file]
    }

    /// How long a file is, whether or not a name stands for it.
    pub fn length(&self, file: usize) -> usize {
        self.files.get(file).map_or(0, Vec::len)
    }

    fn write(&mut self, file: usize, at: usize, bytes: &[u8]) {
        let file = self.file(file);
        let end = at + bytes.len();
        if file.len() < end {
            file.resize(end, 0);
        }
        file[at..end].copy_from_slice(bytes);
    }

    /// What has come of an operation that was not synced.
    fn take_some(&mut self, op: &Op, dice: &mut Dice) {
        let Op::Write { file, at, bytes } = op else {
            if dice.coin() {
                self.take(op);
            }
            return;
        };
        let mut from = 0;
        while from < bytes.len() {
            let to = (from + SECTOR - (at + from) % SECTOR).min(bytes.len());
            if dice.coin() {
                self.write(*file, at + from, &bytes[from..to]);
            }
            from = to;
        }
    }

    /// Puts it into an empty folder. The index of the log is memory that is shared, and is made anew by whoever comes first.
    pub fn put(&self, folder: &Path) {
        for (name, file) in &self.names {
            if !name.ends_with("-shm") {
                let bytes = self.files.get(*file).map_or(&[][..], Vec::as_slice);
                let file = folder.join(name);
                fs::write(&file, bytes).unwrap();
                // As the portal makes them: it takes no master key that others can read.
                fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
            }
        }
    }
}

/// A disk, and what is on its way to it.
#[derive(Clone)]
pub struct Machine {
    kept: Disk,
    pending: Vec<Op>,
}

impl Machine {
    pub fn new(disk: Disk) -> Self {
        Self {
            kept: disk,
            pending: Vec::new(),
        }
    }

    pub fn goes_on(&mut self, op: &Op) {
        let is_synced = |waiting: &Op| match (op, waiting) {
            (Op::Sync { file }, Op::Write { file: of, .. } | Op::Cut { file: of, .. }) => file == of,
            (Op::SyncNames, Op::Make { .. } | Op::Move { .. } | Op::Remove { .. }) => true,
            _ => false,
        };
        match op {
            Op::Sync { .. } | Op::SyncNames => {
                let pending = std::mem::take(&mut self.pending);
                let (synced, pending): (Vec<Op>, Vec<Op>) = pending.into_iter().partition(is_synced);
                self.pending = pending;
                for op in &synced {
                    self.kept.take(op);
                }
            }
            Op::Said(_) => {}
            _ => self.pending.push(op.clone()),
        }
    }

    /// What is there when the power is back.
    pub fn after(&self, luck: Luck, dice: &mut Dice) -> Disk {
        let mut disk = self.kept.clone();
        for op in &self.pending {
            match luck {
                Luck::Nothing => {}
                Luck::Some => disk.take_some(op, dice),
                Luck::All => disk.take(op),
            }
        }
        disk
    }
}

/// The options with which `strace` writes down what [`read`] reads.
pub fn options() -> Vec<String> {
    let calls = "trace=openat,lseek,pwrite64,write,fsync,fdatasync,ftruncate,?rename,?renameat,?renameat2,?unlink,?unlinkat";
    ["-y", "-xx", "-s", "100000000", "-e", calls]
        .map(str::to_owned)
        .to_vec()
}

/// An open file, by the number that a process has for it.
#[derive(Debug, Default)]
struct Open {
    at: usize,
    appends: bool,
}

/// Reads the log of a process that worked in this folder, whose files were these.
pub struct Reader<'f> {
    folder: &'f Path,
    names: BTreeMap<String, usize>,
    lengths: Vec<usize>,
    open: BTreeMap<String, Open>,
    /// What a thread has begun, and another came between.
    begun: BTreeMap<String, String>,
    ops: Vec<Op>,
}

impl<'f> Reader<'f> {
    pub fn new(folder: &'f Path, disk: &Disk) -> Self {
        Self {
            folder,
            names: disk.names.clone(),
            lengths: disk.files.iter().map(Vec::len).collect(),
            open: BTreeMap::new(),
            begun: BTreeMap::new(),
            ops: Vec::new(),
        }
    }

    pub fn read(mut self, log: &str) -> Vec<Op> {
        for line in log.lines() {
            let Some((thread, rest)) = line.split_once(' ') else {
                continue;
            };
            let rest = rest.trim_start();
            if let Some(begun) = rest.strip_suffix(" <unfinished ...>") {
                self.begun.insert(thread.to_owned(), begun.to_owned());
            } else if let Some((_, ended)) = rest.split_once(" resumed>") {
                if let Some(begun) = self.begun.remove(thread) {
                    self.call(&(begun + ended));
                }
            } else {
                self.call(rest);
            }
        }
        self.ops
    }

    /// One call, as it is written down: `fsync(12<path>) = 0`.
    fn call(&mut self, line: &str) {
        let Some((call, rest)) = line.split_once('(') else {
            return;
        };
        let Some((arguments, result)) = rest.rsplit_once(" = ") else {
            return;
        };
        // What failed changed nothing.
        if result.starts_with(['-', '?']) {
            return;
        }
        let number = |text: &str| -> usize {
            let digits: String = text.trim().chars().take_while(char::is_ascii_digit).collect();
            digits.parse().unwrap_or(0)
        };
        let done = number(result);
        let arguments = arguments.trim_end().trim_end_matches(')');
        let (first, others) = arguments.split_once(", ").unwrap_or((arguments, ""));
        let (descriptor, on) = first.split_once('<').unwrap_or((first, ""));
        let name = self.name_of(&decoded(on.trim_end_matches('>')));
        let file = name.as_ref().and_then(|name| self.names.get(name).copied());
        match call {
            "openat" => self.opened(others, result),
            "lseek" => self.open.entry(descriptor.to_owned()).or_default().at = done,
            "write" if descriptor == "1" => {
                let said = decoded(quoted(others));
                self.ops
                    .push(Op::Said(String::from_utf8_lossy(&said).into_owned()));
            }
            "write" => {
                if let Some(file) = file {
                    let open = self.open.entry(descriptor.to_owned()).or_default();
                    let at = if open.appends { self.lengths[file] } else { open.at };
                    open.at = at + done;
                    self.wrote(file, at, decoded(quoted(others)), done);
                }
            }
            "pwrite64" => {
                if let (Some(file), Some((_, at))) = (file, others.rsplit_once(", ")) {
                    self.wrote(file, number(at), decoded(quoted(others)), done);
                }
            }
            "ftruncate" => {
                if let Some(file) = file {
                    let length = number(others);
                    self.lengths[file] = length;
                    self.ops.push(Op::Cut { file, length });
                }
            }
            "fsync" | "fdatasync" => {
                if let Some(file) = file {
                    self.ops.push(Op::Sync { file });
                } else if PathBuf::from(as_text(&decoded(on.trim_end_matches('>')))) == self.folder {
                    self.ops.push(Op::SyncNames);
                }
            }
            "rename" | "renameat" | "renameat2" => self.renamed(arguments),
            "unlink" | "unlinkat" => {
                if let Some(name) = self.name_of(&decoded(quoted(arguments))) {
                    self.names.remove(&name);
                    self.ops.push(Op::Remove { name });
                }
            }
            _ => {}
        }
    }

    fn wrote(&mut self, file: usize, at: usize, mut bytes: Vec<u8>, done: usize) {
        bytes.truncate(done);
        self.lengths[file] = self.lengths[file].max(at + bytes.len());
        self.ops.push(Op::Write { file, at, bytes });
    }

    fn opened(&mut self, others: &str, result: &str) {
        let Some(name) = self.name_of(&decoded(quoted(others))) else {
            return;
        };
        let descriptor = result.split_once('<').map_or(result, |(number, _)| number);
        let open = Open {
            at: 0,
            appends: others.contains("O_APPEND"),
        };
        self.open.insert(descriptor.to_owned(), open);
        if let Some(&file) = self.names.get(&name) {
            if others.contains("O_TRUNC") {
                self.lengths[file] = 0;
                self.ops.push(Op::Cut { file, length: 0 });
            }
        } else if others.contains("O_CREAT") {
            let file = self.lengths.len();
            self.lengths.push(0);
            self.names.insert(name.clone(), file);
            self.ops.push(Op::Make { name, file });
        }
    }

    /// Two names stand between quotation marks, with or without the number of a folder before each.
    fn renamed(&mut self, arguments: &str) {
        let mut names = arguments.split('"').skip(1).step_by(2).map(decoded);
        let (Some(from), Some(to)) = (names.next(), names.next()) else {
            return;
        };
        if let (Some(from), Some(to)) = (self.name_of(&from), self.name_of(&to)) {
            if let Some(file) = self.names.remove(&from) {
                self.names.insert(to.clone(), file);
            }
            self.ops.push(Op::Move { from, to });
        }
    }

    /// The name of a file that stands in the folder itself.
    fn name_of(&self, path: &[u8]) -> Option<String> {
        let path = PathBuf::from(as_text(path));
        let name = path.strip_prefix(self.folder).ok()?.to_str()?;
        (!name.is_empty() && !name.contains('/')).then(|| name.to_owned())
    }
}

fn as_text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What stands between the first two quotation marks.
fn quoted(text: &str) -> &str {
    text.split('"').nth(1).unwrap_or("")
}

/// `\x2f\x74` as bytes.
fn decoded(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits
        .map(|two| {
            let two = two.get(..2).unwrap_or("");
            u8::from_str_radix(two, 16).unwrap()
        })
        .collect()
}

/// What a weaker `synchronous` would have left out: `NORMAL` syncs the log only before it is written into the database, and
/// when it begins anew (<https://sqlite.org/pragma.html#pragma_synchronous>).
pub fn as_normal(ops: &[Op], disk: &Disk) -> Vec<Op> {
    let mut names = disk.names.clone();
    let mut kept = Vec::new();
    for (at, op) in ops.iter().enumerate() {
        if let Op::Make { name, file } = op {
            names.insert(name.clone(), *file);
        }
        let (log, database) = (names.get("rightsdesk.db-wal"), names.get("rightsdesk.db"));
        let of = |op: &Op| match op {
            Op::Write { file, .. } | Op::Cut { file, .. } | Op::Sync { file } => Some(*file),
            _ => None,
        };
        let is_of_either =
            |op: &&Op| of(op).is_some_and(|file| Some(&file) == log || Some(&file) == database);
        let left_out = matches!(op, Op::Sync { file } if Some(file) == log) && {
            let before = ops[..at].iter().rev().find(is_of_either);
            let next = ops[at + 1..].iter().find(is_of_either);
            let begins = matches!(before, Some(Op::Write { file, at: 0, .. }) if Some(file) == log);
            let goes_over = matches!(next, Some(Op::Write { file, .. }) if Some(file) == database);
            !begins && !goes_over
        };
        if !left_out {
            kept.push(op.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn disk(text: &str) -> Disk {
        Disk {
            names: BTreeMap::from([("a".to_owned(), 0)]),
            files: vec![text.as_bytes().to_vec()],
        }
    }

    fn after(ops: &[Op], luck: Luck) -> Disk {
        let mut machine = Machine::new(disk("before"));
        for op in ops {
            machine.goes_on(op);
        }
        machine.after(luck, &mut Dice::new())
    }

    #[test]
    fn what_is_not_synced_is_not_promised() {
        let write = Op::Write {
            file: 0,
            at: 0,
            bytes: b"AFTER".to_vec(),
        };
        let made = Op::Make {
            name: "b".to_owned(),
            file: 1,
        };
        let none = after(&[write.clone(), made.clone()], Luck::Nothing);
        assert_eq!((none.files[0].as_slice(), none.names.len()), (&b"before"[..], 1));
        let all = after(&[write.clone(), made.clone()], Luck::All);
        assert_eq!((all.files[0].as_slice(), all.names.len()), (&b"AFTERe"[..], 2));
        let synced = [write.clone(), Op::Sync { file: 0 }, made.clone()];
        let none = after(&synced, Luck::Nothing);
        assert_eq!((none.files[0].as_slice(), none.names.len()), (&b"AFTERe"[..], 1));
        let none = after(&[made, Op::SyncNames, write], Luck::Nothing);
        assert_eq!((none.files[0].as_slice(), none.names.len()), (&b"before"[..], 2));
    }

    #[test]
    fn a_write_is_torn_between_sectors() {
        let write = Op::Write {
            file: 0,
            at: 256,
            bytes: vec![b'x'; 40 * SECTOR],
        };
        let some = after(&[write], Luck::Some);
        let tail = &some.files[0][256..];
        assert!(tail.contains(&0) && tail.contains(&b'x'));
        let sectors = tail[256..].chunks_exact(SECTOR);
        for sector in sectors {
            assert!(sector.iter().all(|byte| byte == &sector[0]));
        }
    }

    /// As `strace` writes it.
    fn hex(text: &str) -> String {
        let mut hex = String::new();
        for byte in text.bytes() {
            write!(hex, "\\x{byte:02x}").unwrap();
        }
        hex
    }

    #[test]
    fn the_log_of_strace_is_read() {
        let (a, w) = (hex("/d/a"), hex("/d/w"));
        let log = format!(
            "7  openat(AT_FDCWD<{0}>, \"{w}\", O_RDWR|O_CREAT|O_APPEND, 0600) = 4<{w}>\n\
             7  write(4<{w}>, \"{1}\", 2) = 2\n\
             7  write(4<{w}>, \"{1}\", 2 <unfinished ...>\n\
             8  pwrite64(3<{a}>, \"{1}\", 2, 5) = 2\n\
             7  <... write resumed>) = 2\n\
             7  fsync(4<{w}>) = -1 EIO (Input/output error)\n\
             7  fdatasync(4<{w}>) = 0\n\
             7  fsync(5<{0}>) = 0\n\
             7  write(1<{1}>, \"{1}\", 2) = 2\n\
             7  renameat(AT_FDCWD<{0}>, \"{w}\", AT_FDCWD<{0}>, \"{a}\") = 0\n\
             7  unlink(\"{a}\") = 0\n",
            hex("/d"),
            hex("hi"),
        );
        let write = |file, at| Op::Write {
            file,
            at,
            bytes: b"hi".to_vec(),
        };
        let expected = [
            Op::Make {
                name: "w".to_owned(),
                file: 1,
            },
            write(1, 0),
            write(0, 5),
            write(1, 2),
            Op::Sync { file: 1 },
            Op::SyncNames,
            Op::Said("hi".to_owned()),
            Op::Move {
                from: "w".to_owned(),
                to: "a".to_owned(),
            },
            Op::Remove { name: "a".to_owned() },
        ];
        assert_eq!(Reader::new(Path::new("/d"), &disk("before")).read(&log), expected);
    }
}
