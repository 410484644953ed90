//! All terms of a reader, taken out by whole pages. Word by word, FTS5 seeks and writes a page for each; but a reader's
//! terms stand together, so that in each segment of FTS5's their pages follow one another, and only the first and the last
//! hold others' as well.
//!
//! A page of FTS5's (`fts5_index.c`): where its first row stands if that is of a term that began before, and where its
//! footer begins, two bytes each; what goes on of that term; the terms, each with its rows; and in the footer where each
//! begins, as the distance from the one before. A term is written as what it shares with the one before on its page, the
//! first whole. What is emptied is as FTS5's own `secure-delete` leaves it.

use std::{io, iter, ops::Range};

use rusqlite::{Connection, OptionalExtension, params};

use super::{
    scrub::{MAIN, number, scrub, segments},
    term,
};
use crate::Error;

/// After so many pages in one transaction the next segment waits for the next one.
const MANY: u64 = 2_000;

/// How FTS5 says that things were deleted for good, so that there may be empty pages.
const DELETES_FOR_GOOD: i64 = 5;

/// Takes out a reader's terms. False if there is more, which is for another transaction. What FTS5 keeps in memory has to be
/// written before.
pub(super) fn take_out(db: &Connection, reader: i64) -> Result<bool, Error> {
    let (from, to) = term::range(reader);
    let key = |term: String| iter::once(MAIN).chain(term.into_bytes()).collect::<Vec<u8>>();
    let range = key(from)..key(to);
    announce(db)?;
    let mut written = 0;
    for segment in segments(db)? {
        if written >= MANY {
            return Ok(false);
        }
        written += from_segment(db, segment, &range)?;
    }
    scrub(db, reader)?;
    Ok(true)
}

/// FTS5 expects empty pages only once it has deleted something itself. It is given a word for that.
fn announce(db: &Connection) -> Result<(), Error> {
    let version: i64 = db.query_row("SELECT v FROM search_config WHERE k = 'version'", [], |row| {
        row.get(0)
    })?;
    if version < DELETES_FOR_GOOD {
        db.execute_batch(
            "INSERT INTO search (rowid, words) VALUES (0, '0');
             INSERT INTO search (search) VALUES ('flush');
             INSERT INTO search (search, rowid, words) VALUES ('delete', 0, '0');
             INSERT INTO search (search) VALUES ('flush');",
        )?;
    }
    Ok(())
}

/// So many rows are no longer counted by FTS5, which begins its record of averages with how many there are. Nothing asks for
/// that here, nor for how many words, which stays; but what it counts below none it takes for damage.
pub(super) fn count_down(db: &Connection, rows: usize) -> Result<(), Error> {
    let averages: Option<Vec<u8>> = db
        .prepare_cached("SELECT block FROM search_data WHERE id = 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    let Some((counted, taken)) = averages.as_deref().and_then(large_number) else {
        return Ok(());
    };
    let left = counted.saturating_sub(u64::try_from(rows).unwrap_or(u64::MAX));
    let mut block = Vec::new();
    put_large(left, &mut block);
    block.extend_from_slice(
        averages
            .as_deref()
            .and_then(|all| all.get(taken..))
            .unwrap_or_default(),
    );
    db.prepare_cached("UPDATE search_data SET block = ?1 WHERE id = 1")?
        .execute([block])?;
    Ok(())
}

/// A page on which terms begin, as it is listed.
struct Line {
    term: Vec<u8>,
    page: i64,
    /// Whether the rows of its last term have an index of their own.
    indexed: bool,
}

/// Answers how many pages were written.
fn from_segment(db: &Connection, segment: i64, range: &Range<Vec<u8>>) -> Result<u64, Error> {
    let lines = lines(db, segment, range)?;
    let Some(first) = lines.first().map(|line| line.page) else {
        return Ok(0);
    };
    let after = db
        .prepare_cached(
            "SELECT pgno / 2 FROM search_idx WHERE segid = ?1 AND term >= ?2 ORDER BY term LIMIT 1",
        )?
        .query_row(params![segment, range.end], |row| row.get::<_, i64>(0))
        .optional()?;
    // What belongs to the last term goes on until there, or to the end of the segment.
    let last = match after {
        Some(page) => page,
        None => last_page(db, segment)?,
    };
    let end = after.unwrap_or(last + 1);
    let mut lines = lines.into_iter().peekable();
    let (mut goes_on, mut written) = (false, 0);
    for page in first..=last {
        let line = lines.next_if(|line| line.page == page);
        let id = (segment << 37) + page;
        let block: Option<Vec<u8>> = db
            .prepare_cached("SELECT block FROM search_data WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        // Those that were merged away are listed still.
        let Some(block) = block else { continue };
        let stripped = strip(&block, goes_on, range).ok_or_else(unreadable)?;
        goes_on = stripped.goes_on;
        if let Some(line) = &line {
            if line.indexed && goes_on {
                let next = lines.peek().map_or(end, |next| next.page);
                forget_rows(db, segment, line, next)?;
            }
            // The first page of a segment stays listed, by nothing.
            if stripped.is_bare && page != 1 {
                db.prepare_cached("DELETE FROM search_idx WHERE segid = ?1 AND term = ?2")?
                    .execute(params![segment, line.term])?;
            }
        }
        if let Some(left) = stripped.left {
            db.prepare_cached("UPDATE search_data SET block = ?2 WHERE id = ?1")?
                .execute(params![id, left])?;
            written += 1;
        }
    }
    Ok(written)
}

/// From the page before the first that begins with one of these terms: on it they may begin. A page is listed by as much of
/// its first term as tells it from the page before.
fn lines(db: &Connection, segment: i64, range: &Range<Vec<u8>>) -> rusqlite::Result<Vec<Line>> {
    db.prepare_cached(
        "SELECT term, pgno / 2, pgno & 1 FROM search_idx
         WHERE segid = ?1 AND term < ?3 AND term >= ifnull
           ((SELECT max(term) FROM search_idx WHERE segid = ?1 AND term < ?2), ?2)
         ORDER BY term",
    )?
    .query_map(params![segment, range.start, range.end], |row| {
        Ok(Line {
            term: row.get(0)?,
            page: row.get(1)?,
            indexed: row.get(2)?,
        })
    })?
    .collect()
}

fn last_page(db: &Connection, segment: i64) -> rusqlite::Result<i64> {
    let first = segment << 37;
    db.prepare_cached("SELECT ifnull(max(id), ?1) - ?1 FROM search_data WHERE id >= ?1 AND id < ?2")?
        .query_row([first, first + (1 << 31)], |row| row.get(0))
}

/// The index of the rows of a page's last term goes, at every height.
fn forget_rows(db: &Connection, segment: i64, line: &Line, next: i64) -> rusqlite::Result<()> {
    let mut forget = db.prepare_cached("DELETE FROM search_data WHERE id >= ?1 AND id < ?2")?;
    for height in 0..32 {
        let base = (segment << 37) + (1 << 36) + (height << 31);
        if forget.execute([base + line.page, base + next])? == 0 {
            break;
        }
    }
    db.prepare_cached("UPDATE search_idx SET pgno = pgno - 1 WHERE segid = ?1 AND term = ?2")?
        .execute(params![segment, line.term])?;
    Ok(())
}

/// What becomes of a page.
struct Stripped {
    /// The page without the terms; none if it stays as it is.
    left: Option<Vec<u8>>,
    /// Whether its last term goes: what the next page begins with goes, too.
    goes_on: bool,
    /// Whether terms began on it, and none does any more.
    is_bare: bool,
}

/// A page without the terms in the range, and without what goes on of one before if that goes. None if it cannot be read.
fn strip(page: &[u8], goes_on: bool, range: &Range<Vec<u8>>) -> Option<Stripped> {
    let footer = usize::from(u16::from_be_bytes([*page.get(2)?, *page.get(3)?]));
    let begins = beginnings(page, footer)?;
    let before = page.get(4..begins.first().copied().unwrap_or(footer))?;
    let mut left = if goes_on {
        vec![0; 4]
    } else {
        [page.get(..4)?, before].concat()
    };
    let mut is_changed = goes_on && !before.is_empty();
    let mut goes = goes_on;
    let (mut term, mut kept) = (Vec::new(), None::<Vec<u8>>);
    let mut places = Vec::new();
    for (nth, &at) in begins.iter().enumerate() {
        let to = begins.get(nth + 1).copied().unwrap_or(footer);
        let rows = read_term(page, at, nth == 0, &mut term)?;
        goes = range.contains(&term);
        if goes {
            is_changed = true;
            continue;
        }
        places.push(left.len());
        write_term(&term, kept.as_deref(), &mut left);
        left.extend_from_slice(page.get(rows..to)?);
        kept = Some(term.clone());
    }
    let ends = u16::try_from(left.len()).ok()?.to_be_bytes();
    left.get_mut(2..4)?.copy_from_slice(&ends);
    let mut last = 0;
    for place in &places {
        put(place - last, &mut left);
        last = *place;
    }
    Some(Stripped {
        left: is_changed.then_some(left),
        goes_on: goes,
        is_bare: places.is_empty() && !begins.is_empty(),
    })
}

/// Where the terms of a page begin.
fn beginnings(page: &[u8], footer: usize) -> Option<Vec<usize>> {
    let (mut begins, mut last) = (Vec::new(), 0);
    let mut rest = page.get(footer..)?;
    while !rest.is_empty() {
        let (distance, taken) = number(rest)?;
        last += distance;
        begins.push(last);
        rest = rest.get(taken..)?;
    }
    Some(begins)
}

/// Reads the term that begins here, after `term`, the one before; answers where its rows begin.
fn read_term(page: &[u8], mut at: usize, is_first: bool, term: &mut Vec<u8>) -> Option<usize> {
    let mut shared = 0;
    if !is_first {
        let (number, taken) = number(page.get(at..)?)?;
        shared = number;
        at += taken;
    }
    let (length, taken) = number(page.get(at..)?)?;
    at += taken;
    term.truncate(shared);
    term.extend_from_slice(page.get(at..at + length)?);
    Some(at + length)
}

/// Writes a term after the one that is kept before it.
fn write_term(term: &[u8], kept: Option<&[u8]>, left: &mut Vec<u8>) {
    let mut shared = 0;
    if let Some(kept) = kept {
        shared = iter::zip(kept, term)
            .take_while(|(one, other)| one == other)
            .count();
        put(shared, left);
    }
    let rest = term.get(shared..).unwrap_or_default();
    put(rest.len(), left);
    left.extend_from_slice(rest);
}

/// A number as SQLite writes it; none that a page needs takes more than three bytes.
fn put(number: usize, left: &mut Vec<u8>) {
    let seven = |bits: usize| u8::try_from(bits & 0x7f).unwrap_or_default();
    for shift in [14, 7] {
        if number >> shift > 0 {
            left.push(seven(number >> shift) | 0x80);
        }
    }
    left.push(seven(number));
}

/// Of up to eight bytes: there are not so many rows that it took nine.
fn large_number(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0;
    for (at, byte) in bytes.iter().take(8).enumerate() {
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, at + 1));
        }
    }
    None
}

fn put_large(number: u64, left: &mut Vec<u8>) {
    let seven = |bits: u64| u8::try_from(bits & 0x7f).unwrap_or_default();
    for shift in (1..8_u32).rev().map(|nth| 7 * nth) {
        if number >> shift > 0 {
            left.push(seven(number >> shift) | 0x80);
        }
    }
    left.push(seven(number));
}

fn unreadable() -> Error {
    Error::database(io::Error::other("a page of the search index cannot be read"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in [0, 1, 127, 128, 300, 16_383, 16_384, 65_535] {
            let mut bytes = Vec::new();
            put(value, &mut bytes);
            assert_eq!(number(&bytes), Some((value, bytes.len())), "{value}");
        }
    }

    #[test]
    fn large_numbers_too() {
        for value in [0, 1, 127, 128, 16_384, 1_000_000, u64::from(u32::MAX), 1 << 55] {
            let mut bytes = Vec::new();
            put_large(value, &mut bytes);
            assert_eq!(large_number(&bytes), Some((value, bytes.len())), "{value}");
        }
    }

    /// `0a` and `0b·x`, `0b·y`, `0c`, each with three bytes of rows, after two bytes of a term from the page before.
    fn page() -> Vec<u8> {
        let mut page = vec![0, 4, 0, 0, 9, 9];
        let mut begins = Vec::new();
        let mut before = None::<&[u8]>;
        for term in ["0a", "0b·x", "0b·y", "0c"] {
            begins.push(page.len());
            write_term(term.as_bytes(), before, &mut page);
            page.extend([1, 2, 3]);
            before = Some(term.as_bytes());
        }
        let ends = u16::try_from(page.len()).unwrap().to_be_bytes();
        page[2..4].copy_from_slice(&ends);
        let mut last = 0;
        for at in begins {
            put(at - last, &mut page);
            last = at;
        }
        page
    }

    fn terms(page: &[u8]) -> Vec<String> {
        let footer = usize::from(u16::from_be_bytes([page[2], page[3]]));
        let (mut term, mut all) = (Vec::new(), Vec::new());
        for (nth, at) in beginnings(page, footer).unwrap().into_iter().enumerate() {
            read_term(page, at, nth == 0, &mut term).unwrap();
            all.push(String::from_utf8(term.clone()).unwrap());
        }
        all
    }

    fn between(from: &str, to: &str) -> Range<Vec<u8>> {
        from.as_bytes().to_vec()..to.as_bytes().to_vec()
    }

    #[test]
    fn of_a_page_goes_what_is_in_the_range_and_nothing_else() {
        let page = page();
        assert_eq!(terms(&page), ["0a", "0b·x", "0b·y", "0c"]);
        let stripped = strip(&page, false, &between("0b", "0c")).unwrap();
        let left = stripped.left.unwrap();
        assert_eq!(terms(&left), ["0a", "0c"]);
        assert_eq!((&left[..2], &left[4..6]), (&[0, 4][..], &[9, 9][..]));
        assert!(!stripped.goes_on && !stripped.is_bare);

        let none = strip(&page, false, &between("1", "2")).unwrap();
        assert!(none.left.is_none() && !none.goes_on);

        // From the end of the page before on to the beginning of the next.
        let all = strip(&page, true, &between("0", "1")).unwrap();
        assert_eq!(all.left.as_deref(), Some(&[0, 0, 0, 4][..]));
        assert!(all.goes_on && all.is_bare);
        let tail = strip(&page, false, &between("0b·y", "1")).unwrap();
        assert_eq!(terms(tail.left.as_deref().unwrap()), ["0a", "0b·x"]);
        assert!(tail.goes_on && !tail.is_bare);
    }

    #[test]
    fn a_page_that_is_cut_short_is_none() {
        let page = page();
        for length in 0..4 {
            assert!(strip(&page[..length], false, &between("0", "1")).is_none());
        }
        let mut bad = page.clone();
        bad[2..4].copy_from_slice(&[0xff, 0xff]);
        assert!(strip(&bad, false, &between("0", "1")).is_none());
    }
}
