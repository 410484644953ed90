//! The folder in which the bytes of a bundle's attachments lie.

use std::{
    fmt,
    fs::File,
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

use super::outbox::Stop;

/// So many bytes are read at once, and kept together.
const PIECE: usize = 64 * 1024;

/// A folder below which a bundle's files are looked for, and nowhere else.
#[derive(Debug, Clone)]
pub struct Shelf {
    root: PathBuf,
}

/// What is wrong with the file of an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amiss {
    /// Nobody said where it lies.
    NoFolder,
    /// It is not there, or cannot be read.
    Unreadable(io::ErrorKind),
    /// A folder, a pipe or the like.
    NoFile,
    /// A link leads out of the folder.
    Outside,
    /// It grew or shrank while it was read.
    Changed,
    /// Its bytes are not those of the digest.
    OtherBytes,
}

impl Shelf {
    /// # Errors
    /// If it is no folder that can be read.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let root = folder.canonicalize()?;
        if root.is_dir() {
            Ok(Self { root })
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// Gives `give` the bytes of a file, piece by piece, and says in the end whether they are those of the digest. Until
    /// then nobody may rely on them.
    pub(super) fn read(
        &self,
        name: &str,
        sha256: &[u8; 32],
        mut give: impl FnMut(Vec<u8>) -> Result<(), Stop>,
    ) -> Result<Result<(), Amiss>, Stop> {
        let (mut file, length) = match self.find(name) {
            Ok(found) => found,
            Err(amiss) => return Ok(Err(amiss)),
        };
        let mut digest = Sha256::new();
        let mut read = 0;
        loop {
            let mut piece = Vec::with_capacity(PIECE);
            match file.by_ref().take(PIECE as u64).read_to_end(&mut piece) {
                Ok(0) => break,
                Ok(_) => read += piece.len() as u64,
                Err(error) => return Ok(Err(Amiss::Unreadable(error.kind()))),
            }
            // What goes on growing would never end.
            if read > length {
                return Ok(Err(Amiss::Changed));
            }
            digest.update(&piece);
            give(piece)?;
        }
        if read < length {
            return Ok(Err(Amiss::Changed));
        }
        let found: [u8; 32] = digest.finalize().into();
        let is_it = found == *sha256;
        Ok(if is_it { Ok(()) } else { Err(Amiss::OtherBytes) })
    }

    /// The file, and how long it is. Links are followed, and lead nowhere else: nothing outside is opened. Nor is what is
    /// no file: a pipe would wait for somebody who writes.
    fn find(&self, name: &str) -> Result<(File, u64), Amiss> {
        let unreadable = |error: io::Error| Amiss::Unreadable(error.kind());
        let path = self.root.join(name).canonicalize().map_err(unreadable)?;
        if !path.starts_with(&self.root) {
            return Err(Amiss::Outside);
        }
        if !path.metadata().map_err(unreadable)?.is_file() {
            return Err(Amiss::NoFile);
        }
        let file = File::open(&path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        Ok((file, length))
    }
}

impl Amiss {
    /// The member of the line that it is about.
    pub const fn field(self) -> &'static str {
        match self {
            Self::OtherBytes => "data.sha256",
            _ => "data.file",
        }
    }
}

impl fmt::Display for Amiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFolder => f.write_str("lies in a folder that has to be named: --attachments DIR"),
            Self::Unreadable(kind) => write!(f, "the file cannot be read ({kind})"),
            Self::NoFile => f.write_str("is no file"),
            Self::Outside => f.write_str("leads out of the folder"),
            Self::Changed => {
                f.write_str("the file changed while it was read: try again when nobody writes to it")
            }
            Self::OtherBytes => f.write_str("is not the SHA-256 of the file's bytes"),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Write as _, os::unix::fs::symlink};

    use tempfile::TempDir;

    use super::*;

    fn digest(bytes: &[u8]) -> [u8; 32] {
        Sha256::digest(bytes).into()
    }

    /// A folder with a shelf in it, and what lies beside that.
    fn folder() -> (TempDir, Shelf) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("shelf/2026")).unwrap();
        fs::write(folder.path().join("shelf/2026/a.png"), b"IN").unwrap();
        fs::write(folder.path().join("secret"), b"OUT").unwrap();
        let shelf = Shelf::open(&folder.path().join("shelf")).unwrap();
        (folder, shelf)
    }

    /// What was read of it, and what was wrong.
    fn read(shelf: &Shelf, name: &str, bytes: &[u8]) -> (Vec<u8>, Result<(), Amiss>) {
        let mut given = Vec::new();
        let read = shelf.read(name, &digest(bytes), |piece| {
            given.extend(piece);
            Ok(())
        });
        (given, read.unwrap())
    }

    #[test]
    fn a_file_is_read_as_it_is() {
        let (folder, shelf) = folder();
        assert_eq!(read(&shelf, "2026/a.png", b"IN"), (b"IN".to_vec(), Ok(())));
        let large: Vec<u8> = (0..3 * PIECE + 7)
            .map(|n| u8::try_from(n % 251).unwrap())
            .collect();
        fs::write(folder.path().join("shelf/large"), &large).unwrap();
        let mut pieces = Vec::new();
        let done = shelf.read("large", &digest(&large), |piece| {
            pieces.push(piece);
            Ok(())
        });
        assert_eq!(done.unwrap(), Ok(()));
        assert!(pieces.concat() == large && pieces.iter().all(|piece| piece.len() <= PIECE));
        fs::write(folder.path().join("shelf/empty"), b"").unwrap();
        assert_eq!(read(&shelf, "empty", b""), (Vec::new(), Ok(())));
    }

    #[test]
    fn what_is_no_file_there_is_told() {
        let (folder, shelf) = folder();
        let missing = Amiss::Unreadable(io::ErrorKind::NotFound);
        assert_eq!(read(&shelf, "b.png", b""), (Vec::new(), Err(missing)));
        assert_eq!(read(&shelf, "2026", b""), (Vec::new(), Err(Amiss::NoFile)));
        let socket = folder.path().join("shelf/socket");
        let _socket = std::os::unix::net::UnixListener::bind(socket).unwrap();
        assert_eq!(read(&shelf, "socket", b""), (Vec::new(), Err(Amiss::NoFile)));
        assert_eq!(
            read(&shelf, "2026/a.png", b"ON"),
            (b"IN".to_vec(), Err(Amiss::OtherBytes))
        );
        for no_shelf in ["secret", "nowhere"] {
            assert!(Shelf::open(&folder.path().join(no_shelf)).is_err(), "{no_shelf}");
        }
    }

    #[test]
    fn no_name_and_no_link_leads_out() {
        let (folder, shelf) = folder();
        let at = |name: &str| folder.path().join("shelf").join(name);
        symlink(folder.path().join("secret"), at("link")).unwrap();
        symlink(folder.path(), at("up")).unwrap();
        symlink("../../secret", at("2026/relative")).unwrap();
        let whole = folder.path().join("secret");
        let names = [
            "link",
            "up/secret",
            "2026/relative",
            "../secret",
            whole.to_str().unwrap(),
        ];
        for name in names {
            assert_eq!(
                read(&shelf, name, b"OUT"),
                (Vec::new(), Err(Amiss::Outside)),
                "{name}"
            );
        }
        // The control: it is there, and a link within leads to what is within.
        assert_eq!(fs::read(at("link")).unwrap(), b"OUT");
        symlink("2026/a.png", at("within")).unwrap();
        assert_eq!(read(&shelf, "within", b"IN"), (b"IN".to_vec(), Ok(())));
    }

    /// Each piece that is taken makes it longer, or what is left of it shorter.
    #[test]
    fn what_changes_while_it_is_read_is_refused_and_not_read_for_ever() {
        let (folder, shelf) = folder();
        let path = folder.path().join("shelf/log");
        let change = |longer: bool| {
            let whole = vec![7; 3 * PIECE];
            fs::write(&path, &whole).unwrap();
            let mut taken = 0;
            let done = shelf.read("log", &digest(&whole), |_| {
                taken += 1;
                let mut file = File::options().append(true).open(&path).unwrap();
                if longer {
                    file.write_all(&whole).unwrap();
                } else {
                    file.set_len(PIECE as u64).unwrap();
                }
                Ok(())
            });
            (done.unwrap(), taken)
        };
        assert_eq!(change(true), (Err(Amiss::Changed), 3));
        assert_eq!(change(false), (Err(Amiss::Changed), 1));
    }
}
