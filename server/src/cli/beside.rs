//! A file that is written beside its place, and moved there once it is whole.

use std::{io, path::Path};

use store::sqlite::{UNFINISHED, remove_left};
use tempfile::NamedTempFile;

/// Makes one, locked for as long as it is open: what of its kind is not was left by somebody who was killed, and goes first.
pub(super) fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    // What is somebody else's may stay.
    drop(remove_left(folder));
    loop {
        let file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
        // Where a disk knows no locks, nobody takes it for one that was left. Whoever did before it was locked has removed
        // it.
        if file.as_file().lock().is_err() || file.path().exists() {
            return Ok(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// The control is the one that is still written.
    #[test]
    fn what_was_left_goes_and_what_is_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join(".rightsdesk-killed");
        fs::write(&left, b"half").unwrap();
        let one = beside(folder.path()).unwrap();
        let other = beside(folder.path()).unwrap();
        assert!(one.path().exists() && other.path().exists() && !left.exists());
        let place = folder.path().join("copy.json");
        one.persist(&place).unwrap();
        remove_left(folder.path()).unwrap();
        assert!(place.exists() && other.path().exists());
    }
}
