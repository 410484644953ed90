//! Whose a file is, and who else has anything to do with it.

use std::{fs::Metadata, os::unix::fs::MetadataExt as _};

/// Who reads it: a user and their group, by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader {
    pub(super) user: u32,
    pub(super) group: u32,
}

/// Why it is not for its reader alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Loose {
    /// Somebody else owns it, and so can read it, change it, or put another in its place.
    Owner,
    /// Others have rights to it.
    Mode,
}

const ROOT: u32 = 0;

impl Reader {
    /// Whoever runs this process.
    pub(super) fn here() -> Self {
        Self {
            user: rustix::process::geteuid().as_raw(),
            group: rustix::process::getegid().as_raw(),
        }
    }

    /// Whether a file is this reader's alone.
    ///
    /// # Errors
    /// [`Loose`].
    pub(super) fn alone_with(self, file: &Metadata) -> Result<(), Loose> {
        self.alone(file.mode(), file.uid(), file.gid())
    }

    /// Root's is as good as one's own, because root has every right anyway. Service managers hand secrets down like
    /// this: root's, read-only, for the group of the service or by a list of rights, which shows as the group's.
    #[expect(clippy::verbose_bit_mask, reason = "modes are read in octal")]
    fn alone(self, mode: u32, owner: u32, group: u32) -> Result<(), Loose> {
        if owner != self.user && owner != ROOT {
            return Err(Loose::Owner);
        }
        let is_handed_down =
            owner == ROOT && self.user != ROOT && (group == self.group || group == ROOT) && mode & 0o337 == 0;
        if mode & 0o077 == 0 || is_handed_down {
            Ok(())
        } else {
            Err(Loose::Mode)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERVICE: Reader = Reader { user: 7, group: 70 };

    #[test]
    fn ones_own_file_is_nobody_elses() {
        let root = Reader { user: 0, group: 0 };
        for (reader, owner) in [(SERVICE, 7), (root, 0)] {
            for mode in [0o600, 0o400, 0o700] {
                assert_eq!(reader.alone(mode, owner, 70), Ok(()), "{mode:o}");
            }
            for mode in [0o640, 0o440, 0o620, 0o610, 0o604, 0o602, 0o601] {
                assert_eq!(reader.alone(mode, owner, 70), Err(Loose::Mode), "{mode:o}");
                assert_eq!(reader.alone(mode, owner, 0), Err(Loose::Mode), "{mode:o}");
            }
        }
    }

    #[test]
    fn anothers_is_refused_whatever_its_mode() {
        let root = Reader { user: 0, group: 0 };
        for reader in [SERVICE, root] {
            for mode in [0o600, 0o400, 0o440, 0o666] {
                assert_eq!(reader.alone(mode, 8, 70), Err(Loose::Owner), "{mode:o}");
            }
        }
    }

    #[test]
    fn roots_is_taken_as_it_is_handed_down_to_a_service() {
        for (mode, group, expected) in [
            (0o600, 0, Ok(())),
            (0o400, 0, Ok(())),
            (0o440, 70, Ok(())),
            (0o440, 0, Ok(())),
            (0o440, 71, Err(Loose::Mode)),
            (0o640, 70, Err(Loose::Mode)),
            (0o460, 70, Err(Loose::Mode)),
            (0o444, 70, Err(Loose::Mode)),
        ] {
            assert_eq!(SERVICE.alone(mode, 0, group), expected, "{mode:o} {group}");
        }
    }
}
