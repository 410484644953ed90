//! The master key: a file that only its owner can read.

mod owner;

use std::{
    fmt,
    fs::{self, File},
    io::{self, Read as _, Write as _},
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
};

use zeroize::Zeroizing;

use self::owner::{Loose, Reader};
use crate::{
    encoding::{decode_32, encode},
    random::{Random, RandomError},
    seal::{OpenError, Purpose, SealFailed, SealKey},
    secret::random_bytes,
};

const COMMENT: &str =
    "# Rightsdesk master key. Without it the data cannot be opened: keep a copy, apart from the data.";

/// The key that seals the keyring: 256 random bits. Wiped when dropped.
///
/// Its file holds one line of base64url (RFC 4648 §5, 43 characters); lines that begin with `#` are comments.
pub struct MasterKey(Zeroizing<[u8; 32]>);

/// Why there is no master key.
#[derive(Debug, thiserror::Error)]
pub enum MasterKeyError {
    /// Others than its owner have rights to the file.
    #[error("others can reach the master key: run chmod 600 {}", path.display())]
    TooOpen {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else owns the file.
    #[error(
        "the master key at {} belongs to another user: run this as that user, or make the file yours with chown",
        path.display()
    )]
    NotOurs {
        /// The file.
        path: PathBuf,
    },
    /// The file holds something else.
    #[error(
        "{} holds no master key (one line of 43 letters, digits, hyphens and underscores): put your copy of the key there",
        path.display()
    )]
    Malformed {
        /// The file.
        path: PathBuf,
    },
    /// There is no such file.
    #[error("there is no master key at {}: configure its path, or put your copy of the key there", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// There is such a file already, and it is left as it is.
    #[error("there is a master key at {} already: configure another path, or use it", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read or written.
    #[error("the master key at {} cannot be read or written: give the portal's user access to it", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// There is no randomness for a new key.
    #[error(transparent)]
    Random(#[from] RandomError),
}

impl MasterKey {
    /// Reads the key at `path`, or makes one there. For a folder that holds data already, use [`Self::open`]: a new
    /// key opens nothing.
    ///
    /// # Errors
    /// See [`Self::open`] and [`Self::create`].
    pub fn open_or_create(path: &Path, random: &dyn Random) -> Result<Self, MasterKeyError> {
        match Self::open(path) {
            Err(MasterKeyError::Missing { .. }) => match Self::create(path, random) {
                // Another process was quicker.
                Err(MasterKeyError::Exists { .. }) => Self::open(path),
                made => made,
            },
            found => found,
        }
    }

    /// Reads the key at `path`.
    ///
    /// # Errors
    /// `Missing`; `NotOurs` when it is neither this user's nor root's; `TooOpen` when the group or others have any right
    /// to it, but for what root hands down to read; `Malformed`; `Io`.
    pub fn open(path: &Path) -> Result<Self, MasterKeyError> {
        Self::open_as(path, Reader::here())
    }

    fn open_as(path: &Path, reader: Reader) -> Result<Self, MasterKeyError> {
        let failed = |source: io::Error| match source.kind() {
            io::ErrorKind::NotFound => MasterKeyError::Missing {
                path: path.to_owned(),
            },
            _ => MasterKeyError::Io {
                path: path.to_owned(),
                source,
            },
        };
        let file = File::open(path).map_err(failed)?;
        let guarded = reader.alone_with(&file.metadata().map_err(failed)?);
        guarded.map_err(|loose| {
            let path = path.to_owned();
            match loose {
                Loose::Owner => MasterKeyError::NotOurs { path },
                Loose::Mode => MasterKeyError::TooOpen { path },
            }
        })?;
        // A key and its comments are far shorter; what is longer is not read in.
        let mut text = Zeroizing::new(Vec::with_capacity(4096));
        file.take(4096).read_to_end(&mut text).map_err(failed)?;
        let key = std::str::from_utf8(&text).ok().and_then(parse);
        key.map(Self).ok_or_else(|| MasterKeyError::Malformed {
            path: path.to_owned(),
        })
    }

    /// Makes a key and writes it to `path`, with mode 0600, whole or not at all; durable when this returns. The
    /// folder must be there.
    ///
    /// # Errors
    /// `Exists`, `Io`, `Random`.
    pub fn create(path: &Path, random: &dyn Random) -> Result<Self, MasterKeyError> {
        let key = Self(Zeroizing::new(random_bytes(random)?));
        key.write(path).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => MasterKeyError::Exists {
                path: path.to_owned(),
            },
            _ => MasterKeyError::Io {
                path: path.to_owned(),
                source,
            },
        })?;
        Ok(key)
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new()
            .prefix(".rightsdesk-master-key-")
            .permissions(fs::Permissions::from_mode(0o600))
            .tempfile_in(folder)?;
        let text = Zeroizing::new(encode(&*self.0));
        file.write_all(COMMENT.as_bytes())?;
        file.write_all(b"\n")?;
        file.write_all(text.as_bytes())?;
        file.write_all(b"\n")?;
        file.as_file().sync_all()?;
        file.persist_noclobber(path).map_err(|failure| failure.error)?;
        File::open(folder)?.sync_all()
    }

    pub(crate) fn seal(&self, context: &[u8], plain: &[u8]) -> Result<Vec<u8>, SealFailed> {
        SealKey::derive(&self.0, Purpose::Secret)?.seal(context, plain)
    }

    pub(crate) fn unseal(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let key = SealKey::derive(&self.0, Purpose::Secret).map_err(|_| OpenError::Damaged)?;
        key.open(context, sealed)
    }

    #[cfg(test)]
    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

fn parse(text: &str) -> Option<Zeroizing<[u8; 32]>> {
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let key = lines.next()?;
    if lines.next().is_some() {
        None
    } else {
        decode_32(key)
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt as _;

    use super::*;
    use crate::testing::{Counting, Exhausted};

    struct Place {
        folder: tempfile::TempDir,
    }

    impl Place {
        fn new() -> Self {
            Self {
                folder: tempfile::tempdir().unwrap(),
            }
        }

        fn path(&self) -> PathBuf {
            self.folder.path().join("master.key")
        }

        fn holding(text: &str, mode: u32) -> Self {
            let place = Self::new();
            fs::write(place.path(), text).unwrap();
            fs::set_permissions(place.path(), fs::Permissions::from_mode(mode)).unwrap();
            place
        }

        fn files(&self) -> usize {
            fs::read_dir(self.folder.path()).unwrap().count()
        }
    }

    const TEXT: &str = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE";

    #[test]
    fn is_made_once_for_its_owner_alone() {
        let place = Place::new();
        let random = Counting::default();
        let made = MasterKey::open_or_create(&place.path(), &random).unwrap();
        assert_eq!(*made.0, [1; 32]);
        let text = fs::read_to_string(place.path()).unwrap();
        assert_eq!(text, format!("{COMMENT}\n{TEXT}\n"));
        assert_eq!(
            fs::metadata(place.path()).unwrap().permissions().mode() & 0o7777,
            0o600
        );
        assert_eq!(place.files(), 1);

        let found = MasterKey::open_or_create(&place.path(), &random).unwrap();
        assert_eq!(made.0, found.0);
        assert_eq!(fs::read_to_string(place.path()).unwrap(), text);
    }

    #[test]
    fn an_existing_file_is_never_written_over() {
        let place = Place::holding("something", 0o600);
        let refused = MasterKey::create(&place.path(), &Counting::default()).unwrap_err();
        assert!(matches!(refused, MasterKeyError::Exists { .. }), "{refused:?}");
        let refused = MasterKey::open_or_create(&place.path(), &Counting::default()).unwrap_err();
        assert!(matches!(refused, MasterKeyError::Malformed { .. }), "{refused:?}");
        assert_eq!(fs::read_to_string(place.path()).unwrap(), "something");
        assert_eq!(place.files(), 1);
    }

    #[test]
    fn rights_of_others_are_refused_and_the_way_out_is_named() {
        for mode in [0o600, 0o400, 0o700] {
            assert!(
                MasterKey::open(&Place::holding(TEXT, mode).path()).is_ok(),
                "{mode:o}"
            );
        }
        for mode in [0o640, 0o620, 0o610, 0o604, 0o602, 0o601, 0o644, 0o666] {
            let place = Place::holding(TEXT, mode);
            let refused = MasterKey::open_or_create(&place.path(), &Counting::default()).unwrap_err();
            assert!(
                matches!(refused, MasterKeyError::TooOpen { .. }),
                "{mode:o} {refused:?}"
            );
            assert!(
                refused
                    .to_string()
                    .ends_with(&format!("chmod 600 {}", place.path().display()))
            );
        }
    }

    #[test]
    fn anothers_file_is_refused_and_the_way_out_is_named() {
        let place = Place::holding(TEXT, 0o600);
        let owner = fs::metadata(place.path()).unwrap().uid();
        // Only root can give a file away; whoever else runs this reads it as somebody else.
        let (owner, reader) = if owner == 0 {
            std::os::unix::fs::chown(place.path(), Some(12_345), None).unwrap();
            (12_345, Reader::here())
        } else {
            let user = owner.wrapping_add(1);
            (
                owner,
                Reader {
                    user,
                    ..Reader::here()
                },
            )
        };
        let refused = MasterKey::open_as(&place.path(), reader).unwrap_err();
        assert!(matches!(refused, MasterKeyError::NotOurs { .. }), "{refused:?}");
        assert!(refused.to_string().ends_with("with chown"), "{refused}");
        let own = Reader {
            user: owner,
            ..Reader::here()
        };
        assert!(MasterKey::open_as(&place.path(), own).is_ok());
    }

    #[test]
    fn comments_and_line_ends_are_let_pass_and_nothing_else() {
        for text in [
            TEXT.to_owned(),
            format!("{TEXT}\r\n"),
            format!("# one\n\n# two\n{TEXT}\n# three\n"),
            format!("  {TEXT}  \n"),
        ] {
            assert_eq!(
                *MasterKey::open(&Place::holding(&text, 0o600).path()).unwrap().0,
                [1; 32],
                "{text}"
            );
        }
        for text in [
            String::new(),
            "# only a comment\n".to_owned(),
            TEXT[1..].to_owned(),
            format!("{TEXT}A"),
            format!("{TEXT}="),
            format!("{TEXT}\n{TEXT}\n"),
            TEXT.replace('A', "/"),
            format!("{}F", &TEXT[..42]),
            format!("{}{TEXT}", "\n".repeat(5000)),
        ] {
            let refused = MasterKey::open(&Place::holding(&text, 0o600).path()).unwrap_err();
            assert!(
                matches!(refused, MasterKeyError::Malformed { .. }),
                "{text} {refused:?}"
            );
            assert!(!refused.to_string().contains(TEXT) && !format!("{refused:?}").contains(TEXT));
        }
    }

    #[test]
    fn what_is_missing_is_told_from_what_cannot_be_read() {
        let place = Place::new();
        assert!(matches!(
            MasterKey::open(&place.path()),
            Err(MasterKeyError::Missing { .. })
        ));
        let folder = place.path();
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
        assert!(matches!(MasterKey::open(&folder), Err(MasterKeyError::Io { .. })));
        let nowhere = place.folder.path().join("no/such/folder.key");
        let refused = MasterKey::open_or_create(&nowhere, &Counting::default());
        assert!(matches!(refused, Err(MasterKeyError::Io { .. })));
    }

    #[test]
    fn without_randomness_no_file_is_left() {
        let place = Place::new();
        let refused = MasterKey::open_or_create(&place.path(), &Exhausted);
        assert!(matches!(refused, Err(MasterKeyError::Random(_))));
        assert_eq!(place.files(), 0);
    }

    #[test]
    fn debug_shows_nothing_of_it() {
        assert_eq!(format!("{:?}", MasterKey::from_bytes([1; 32])), "MasterKey(…)");
    }
}
