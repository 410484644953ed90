//! The copy's entity tag (RFC 9110 §8.8.3): a strong one, for equal tags mean equal bytes.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};
use store::Mark;

#[cfg(test)]
#[path = "../../build/sources.rs"]
mod sources;

/// The sources of what writes copies: two releases of one number, or two builds of none, need not write the same bytes.
const BUILD: &str = env!("RIGHTSDESK_SOURCES");

/// What a copy is made of: the person's records and the app's facts, the build that writes it and the key that signs
/// it. To it belong as many copies as there are places in the audit log where one may end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Making {
    digest: [u8; 32],
    entries: u64,
}

impl Making {
    pub(super) fn new(mark: Mark, kid: &str) -> Self {
        Self::by(BUILD, mark, kid)
    }

    fn by(build: &str, mark: Mark, kid: &str) -> Self {
        let mut digest = Sha256::new();
        digest.update(mark.version);
        digest.update(build);
        digest.update([0]);
        digest.update(kid);
        Self {
            digest: digest.finalize().into(),
            entries: mark.entries,
        }
    }

    /// The tag of the copy that ends after so many entries about the person. That number stands in it; it is the length
    /// of a list in the copy.
    pub(super) fn tag(self, entries: u64) -> String {
        let mut digest = Sha256::new();
        digest.update(self.digest);
        digest.update(entries.to_le_bytes());
        let mut tag = format!("\"{entries}-");
        for byte in &digest.finalize()[..16] {
            let _ = write!(tag, "{byte:02x}");
        }
        tag.push('"');
        tag
    }

    /// After how many entries the copy with this tag ends; none if it is another, or of another version.
    pub(super) fn position_of(self, tag: &str) -> Option<u64> {
        let (entries, _) = tag.strip_prefix('"')?.split_once('-')?;
        let entries = entries.parse().ok()?;
        (entries <= self.entries && self.tag(entries) == tag).then_some(entries)
    }
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use super::*;

    fn making(version: u8, entries: u64, kid: &str) -> Making {
        let version = [version; 32];
        Making::new(Mark { version, entries }, kid)
    }

    #[test]
    fn a_copy_of_the_same_version_is_found_at_its_place() {
        let then = making(1, 7, "k");
        let tag = then.tag(7);
        assert_eq!(making(1, 7, "k").position_of(&tag), Some(7));
        assert_eq!(making(1, 900, "k").position_of(&tag), Some(7));
        for other in [making(2, 900, "k"), making(1, 900, "l"), making(1, 6, "k")] {
            assert_eq!(other.position_of(&tag), None);
        }
    }

    #[test]
    fn what_another_build_writes_has_another_tag() {
        let mark = Mark {
            version: [1; 32],
            entries: 7,
        };
        let tag = Making::new(mark, "k").tag(7);
        assert_eq!(Making::by(BUILD, mark, "k").tag(7), tag);
        let other = Making::by("another", mark, "k");
        assert_ne!(other.tag(7), tag);
        assert_eq!(other.position_of(&tag), None);
    }

    #[test]
    fn a_build_is_known_by_every_byte_of_its_sources() {
        let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        assert_eq!(BUILD, sources::digest(&house).unwrap());

        let folders = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        for folder in &folders {
            for part in sources::PARTS {
                let path = folder.path().join(part);
                if part == "Cargo.lock" {
                    fs::write(path, "version = 4").unwrap();
                } else {
                    fs::create_dir_all(path.join("inner")).unwrap();
                    fs::write(path.join("inner/a.rs"), "const A: u8 = 1;").unwrap();
                }
            }
        }
        let [here, there] = folders
            .each_ref()
            .map(|folder| sources::digest(folder.path()).unwrap());
        assert_eq!(here, there, "wherever it lies");
        let mut known = vec![here];
        for part in sources::PARTS {
            let path = folders[0].path().join(part);
            let file = if path.is_dir() {
                path.join("inner/a.rs")
            } else {
                path
            };
            fs::write(&file, "const A: u8 = 2;").unwrap();
            known.push(sources::digest(folders[0].path()).unwrap());
        }
        let inner = folders[0].path().join("crates/desk/src/inner");
        fs::rename(inner.join("a.rs"), inner.join("b.rs")).unwrap();
        known.push(sources::digest(folders[0].path()).unwrap());
        let all = known.len();
        known.sort();
        known.dedup();
        assert_eq!(known.len(), all);
    }

    #[test]
    fn no_other_text_is_a_tag() {
        let making = making(1, 7, "k");
        let tag = making.tag(7);
        for text in [
            String::new(),
            "\"\"".to_owned(),
            "*".to_owned(),
            format!("W/{tag}"),
            tag.replacen('7', "6", 1),
            tag.replacen('7', "+7", 1),
            tag.replacen('7', "07", 1),
            tag.replacen('7', "99999999999999999999", 1),
            tag.trim_end_matches('"').to_owned(),
        ] {
            assert_eq!(making.position_of(&text), None, "{text}");
        }
    }
}
