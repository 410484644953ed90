//! What FTS5 leaves of a word when it deletes for good: of a page's first word, as much as tells it from the page
//! before stands in the list of pages too, and stays there while the page holds other words.

use std::io;

use rusqlite::{Connection, OptionalExtension, params};

use super::term;
use crate::Error;

/// The byte before every term.
pub(super) const MAIN: u8 = b'0';

/// Puts, for this reader's pages, in the place of such a beginning of a word that is gone the first word that the page
/// still holds. Pages that were merged away are taken off the list. What FTS5 keeps in memory has to be written before.
pub(super) fn scrub(db: &Connection, reader: i64) -> Result<(), Error> {
    let (from, to) = term::range(reader);
    for segment in segments(db)? {
        for (term, page) in listed(db, segment, &from, &to)? {
            match first_term(db, segment, page)? {
                Some(first) if first.starts_with(&term) => {}
                Some(first) => {
                    db.prepare_cached("UPDATE search_idx SET term = ?3 WHERE segid = ?1 AND term = ?2")?
                        .execute(params![segment, term, first])?;
                }
                None => {
                    db.prepare_cached("DELETE FROM search_idx WHERE segid = ?1 AND term = ?2")?
                        .execute(params![segment, term])?;
                }
            }
        }
    }
    Ok(())
}

/// The segments, by seeking from one to the next: there are few of them and many pages.
pub(super) fn segments(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    let mut next = db.prepare_cached("SELECT min(segid) FROM search_idx WHERE segid > ?1")?;
    let mut segments = Vec::new();
    let mut last = 0;
    while let Some(segment) = next.query_row([last], |row| row.get::<_, Option<i64>>(0))? {
        segments.push(segment);
        last = segment;
    }
    Ok(segments)
}

/// The reader's pages as they are listed.
fn listed(db: &Connection, segment: i64, from: &str, to: &str) -> rusqlite::Result<Vec<(Vec<u8>, i64)>> {
    let key = |term: &str| [&[MAIN], term.as_bytes()].concat();
    db.prepare_cached("SELECT term, pgno / 2 FROM search_idx WHERE segid = ?1 AND term >= ?2 AND term < ?3")?
        .query_map(params![segment, key(from), key(to)], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect()
}

/// The first term that a page holds: it stands whole, its length before it, where the page's footer says first. Nothing
/// if there is no such page.
fn first_term(db: &Connection, segment: i64, page: i64) -> Result<Option<Vec<u8>>, Error> {
    let block: Option<Vec<u8>> = db
        .prepare_cached("SELECT block FROM search_data WHERE id = ?1")?
        .query_row([(segment << 37) + page], |row| row.get(0))
        .optional()?;
    let Some(block) = block else { return Ok(None) };
    let read = || {
        let footer = usize::from(u16::from_be_bytes([*block.get(2)?, *block.get(3)?]));
        let (at, _) = number(block.get(footer..)?)?;
        let (length, after) = number(block.get(at..)?)?;
        block.get(at + after..at + after + length).map(<[u8]>::to_vec)
    };
    Ok(Some(read().ok_or_else(|| {
        Error::database(io::Error::other("a page of the search index cannot be read"))
    })?))
}

/// A number as SQLite writes it, and how many bytes it takes; none that a page needs takes more than three.
pub(super) fn number(bytes: &[u8]) -> Option<(usize, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(3).enumerate() {
        value = value << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}
