//! Whatever copy somebody takes along, it is what its schema says: plain, compressed, or in a package.

use std::io::{Cursor, Read as _};

use flate2::read::GzDecoder;
use zip::ZipArchive;

use super::hold_against_the_schema;

/// The copy in these bytes; none if there is none in them.
pub fn copy_in(taken: &[u8]) -> Option<Vec<u8>> {
    let mut copy = Vec::new();
    match taken {
        [0x28, 0xb5, 0x2f, 0xfd, ..] => copy = zstd::decode_all(taken).unwrap(),
        [0x1f, 0x8b, ..] => {
            GzDecoder::new(taken).read_to_end(&mut copy).unwrap();
        }
        [b'P', b'K', 3, 4, ..] => {
            let mut zip = ZipArchive::new(Cursor::new(taken)).unwrap();
            let mut file = zip.by_name("export.json").unwrap();
            file.read_to_end(&mut copy).unwrap();
        }
        plain => copy = plain.to_vec(),
    }
    copy.starts_with(verify::format::OPENING.as_bytes())
        .then_some(copy)
}

/// Holds the copy in these bytes, which are all that came, against the schema; bytes without one are let through.
#[track_caller]
pub fn hold(taken: &[u8]) {
    if let Some(copy) = copy_in(taken) {
        hold_against_the_schema(&copy);
    }
}
