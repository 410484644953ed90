//! The sources of everything that has a part in what a copy's bytes are, as one digest.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

/// Where they stand, below the workspace.
pub const PARTS: [&str; 7] = [
    "Cargo.lock",
    "crates/desk/src",
    "crates/domain/src",
    "crates/evidence/src",
    "crates/store/src",
    "crates/sunshine/src",
    "crates/verify/src",
];

/// The SHA-256 of their names and texts, in hexadecimal digits. Where the workspace lies says nothing.
///
/// # Errors
/// If one cannot be read.
pub fn digest(workspace: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for part in PARTS {
        collect(&workspace.join(part), &mut files)?;
    }
    files.sort();
    let mut digest = Sha256::new();
    for file in &files {
        let name = file.strip_prefix(workspace).unwrap_or(file);
        for text in [name.as_os_str().as_encoded_bytes(), &fs::read(file)?] {
            digest.update((text.len() as u64).to_le_bytes());
            digest.update(text);
        }
    }
    Ok(digest.finalize().iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    }))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
