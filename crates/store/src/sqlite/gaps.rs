//! What SQLite leaves in its file. `secure_delete` overwrites what is deleted where it stands; but when pages are split
//! and balanced, cells are copied to others, and where they stood before is not overwritten: it lies between the page's
//! pointers and its content, where nothing looks any more. What is deleted later is there still.
//!
//! Once a page was seen with nothing in these places after somebody was erased, nothing of theirs comes back to it: only
//! what lives is copied.

use std::{collections::BTreeSet, io, ops::Range};

use rusqlite::{Connection, params};

use crate::Error;

/// So many pages are looked at in a transaction: others get their turn between two.
pub(super) const BATCH: u16 = 4_096;

/// In a file of so many pages (128 GiB), the number of one may begin as a page of a table does.
const TOO_MANY: u32 = 1 << 25;

/// Takes out what was left in the pages from this one on, counted from 1: answers where to go on, if there is more.
pub(super) fn cleanse(db: &Connection, from: u32) -> Result<Option<u32>, Error> {
    let file = File::of(db)?;
    let last = file.pages.min(from.saturating_add(u32::from(BATCH) - 1));
    let mut write = db.prepare_cached("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1")?;
    for number in from..=last {
        if let Some(page) = file.cleaned(number)? {
            write.execute(params![number, page])?;
        }
    }
    Ok((last < file.pages).then_some(last + 1))
}

/// Which pages have something left in them.
pub(super) fn residue(db: &Connection) -> Result<Vec<u32>, Error> {
    let file = File::of(db)?;
    let mut left = Vec::new();
    for number in 1..=file.pages {
        if file.cleaned(number)?.is_some() {
            left.push(number);
        }
    }
    Ok(left)
}

/// Takes out what was left in these pages, and looks at them again: in how many is something left all the same? Of pages
/// that others have split since everything was taken out, nothing but what lives was left there; but they are not told from
/// one that was left out.
pub(super) fn cleanse_these(db: &Connection, pages: &[u32]) -> Result<u64, Error> {
    let file = File::of(db)?;
    let mut write = db.prepare_cached("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1")?;
    let mut left = 0;
    for number in pages.iter().filter(|number| **number <= file.pages) {
        if let Some(page) = file.cleaned(*number)? {
            write.execute(params![number, page])?;
            left += u64::from(file.cleaned(*number)?.is_some());
        }
    }
    Ok(left)
}

/// The file as the connection sees it.
struct File<'db> {
    db: &'db Connection,
    /// How many pages it has.
    pages: u32,
    /// Those that are free and hold nothing but what they held.
    free: BTreeSet<u32>,
}

impl<'db> File<'db> {
    fn of(db: &'db Connection) -> Result<Self, Error> {
        let number = |pragma: &str| db.pragma_query_value(None, pragma, |row| row.get::<_, u32>(0));
        // Then there would be pages of a kind that is not told from the others.
        if number("auto_vacuum")? != 0 {
            return Err(unreadable());
        }
        let mut file = Self {
            db,
            pages: told_apart(number("page_count")?)?,
            free: BTreeSet::new(),
        };
        file.free = file.free()?;
        Ok(file)
    }

    fn page(&self, number: u32) -> Result<Vec<u8>, Error> {
        let mut read = self
            .db
            .prepare_cached("SELECT data FROM sqlite_dbpage WHERE pgno = ?1")?;
        Ok(read.query_row([number], |row| row.get(0))?)
    }

    /// The free pages that the list of them names: the pages of the list itself hold numbers.
    fn free(&self) -> Result<BTreeSet<u32>, Error> {
        let mut free = BTreeSet::new();
        let mut next = word(&self.page(1)?, 32).ok_or_else(unreadable)?;
        for _ in 0..self.pages {
            if next == 0 {
                break;
            }
            let page = self.page(next)?;
            let named = word(&page, 4).and_then(|named| usize::try_from(named).ok());
            let named = named.ok_or_else(unreadable)?.min(page.len() / 4);
            free.extend((0..named).filter_map(|at| word(&page, 8 + 4 * at)));
            next = word(&page, 0).ok_or_else(unreadable)?;
        }
        Ok(free)
    }

    /// The page with nothing left in it; none if there is nothing.
    fn cleaned(&self, number: u32) -> Result<Option<Vec<u8>>, Error> {
        let mut page = self.page(number)?;
        let unused = if self.free.contains(&number) {
            Some(0..page.len())
        } else {
            gap(&page, number, self.pages)
        };
        let Some(unused) = unused.and_then(|unused| page.get_mut(unused)) else {
            return Ok(None);
        };
        if unused.iter().all(|byte| *byte == 0) {
            return Ok(None);
        }
        unused.fill(0);
        Ok(Some(page))
    }
}

/// The bytes of a page of a table or an index that belong to no cell (<https://sqlite.org/fileformat2.html#b_tree_pages>);
/// none of another page.
fn gap(page: &[u8], number: u32, pages: u32) -> Option<Range<usize>> {
    // The first page begins with the header of the file. Pages of other kinds begin with the number of a page, which is
    // smaller than the first byte of a page like these says.
    let head = if number == 1 { 100 } else { 0 };
    if number != 1 && word(page, 0)? <= pages {
        return None;
    }
    let cells = match page.get(head)? {
        2 | 5 => head + 12,
        10 | 13 => head + 8,
        _ => return None,
    };
    let begins = cells + 2 * short(page, head + 3)?;
    let ends = match short(page, head + 5)? {
        0 => 65_536,
        ends => ends,
    };
    (begins <= ends && ends <= page.len()).then_some(begins..ends)
}

/// The number of pages, as long as their kinds can be told apart.
fn told_apart(pages: u32) -> Result<u32, Error> {
    if pages < TOO_MANY {
        Ok(pages)
    } else {
        let why = "the file has 2^25 pages or more, so that what is left in them cannot be told apart from what lives";
        Err(Error::database(io::Error::other(why)))
    }
}

fn word(page: &[u8], at: usize) -> Option<u32> {
    let bytes = page.get(at..at + 4)?;
    <[u8; 4]>::try_from(bytes).ok().map(u32::from_be_bytes)
}

fn short(page: &[u8], at: usize) -> Option<usize> {
    let bytes = page.get(at..at + 2)?;
    let bytes = <[u8; 2]>::try_from(bytes).ok()?;
    Some(usize::from(u16::from_be_bytes(bytes)))
}

fn unreadable() -> Error {
    Error::database(io::Error::other("the pages of the file cannot be told apart"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{super::open, *};

    /// Rows that come in no order, so that pages are split in their middle.
    fn crowded(file: &Path) -> Connection {
        let mut db = open::writer(file).unwrap();
        db.execute_batch("CREATE TABLE t (k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID")
            .unwrap();
        let all = db.transaction().unwrap();
        for number in 0..4_000_u32 {
            let key = format!("{:08x}", number.wrapping_mul(2_654_435_761));
            let value = format!(
                "CANARY-{key}-{}",
                "x".repeat(usize::try_from(number % 300).unwrap())
            );
            all.execute("INSERT INTO t VALUES (?1, ?2)", [key, value])
                .unwrap();
        }
        all.commit().unwrap();
        db
    }

    fn rows(db: &Connection) -> (u64, u64) {
        db.query_row("SELECT count(*), sum(length(k) + length(v)) FROM t", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap()
    }

    fn cleanse_all(db: &mut Connection) {
        let mut from = Some(1);
        while let Some(page) = from {
            let transaction = db.transaction().unwrap();
            from = cleanse(&transaction, page).unwrap();
            transaction.commit().unwrap();
        }
    }

    fn is_whole(db: &Connection) {
        let said: String = db
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .unwrap();
        assert_eq!(said, "ok");
    }

    /// The control stands before it: there is something to take out.
    #[test]
    fn what_split_pages_leave_is_taken_out_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut db = crowded(&folder.path().join("a.db"));
        let before = rows(&db);
        assert!(!residue(&db).unwrap().is_empty());
        cleanse_all(&mut db);
        assert!(residue(&db).unwrap().is_empty());
        assert_eq!(rows(&db), before);
        is_whole(&db);
    }

    #[test]
    fn no_byte_of_a_row_that_is_gone_is_left_in_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.db");
        let mut db = crowded(&file);
        db.execute("DELETE FROM t WHERE k < '8'", []).unwrap();
        cleanse_all(&mut db);
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
            .unwrap();
        let bytes = std::fs::read(&file).unwrap();
        let mark = b"CANARY-";
        let left = bytes
            .windows(mark.len() + 1)
            .filter(|some| some.starts_with(mark));
        let left: Vec<_> = left.map(|some| some[mark.len()]).collect();
        assert!(u64::try_from(left.len()).unwrap() >= rows(&db).0);
        assert!(left.iter().all(|first| *first >= b'8'));
        is_whole(&db);
    }

    /// As a file would be that was not always written as this portal writes it.
    #[test]
    fn free_pages_are_emptied_too() {
        let folder = tempfile::tempdir().unwrap();
        let mut db = crowded(&folder.path().join("a.db"));
        cleanse_all(&mut db);
        db.execute_batch("PRAGMA secure_delete = OFF; DROP TABLE t;")
            .unwrap();
        assert!(residue(&db).unwrap().len() > 10);
        cleanse_all(&mut db);
        assert!(residue(&db).unwrap().is_empty());
        is_whole(&db);
    }

    /// The control: there is something again, in some pages and not in all.
    #[test]
    fn what_others_leave_meanwhile_is_taken_out_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let mut db = crowded(&folder.path().join("a.db"));
        cleanse_all(&mut db);
        let insert = "INSERT INTO t SELECT k || 'x', v FROM t WHERE k < '2'";
        db.execute(insert, []).unwrap();
        let before = rows(&db);
        let found = residue(&db).unwrap();
        let all: u32 = db
            .pragma_query_value(None, "page_count", |row| row.get(0))
            .unwrap();
        assert!(!found.is_empty() && found.len() < usize::try_from(all).unwrap());
        let transaction = db.transaction().unwrap();
        // One more that is not there any more.
        let these = [&found[..], &[all + 1][..]].concat();
        assert_eq!(cleanse_these(&transaction, &these).unwrap(), 0);
        transaction.commit().unwrap();
        assert!(residue(&db).unwrap().is_empty());
        assert_eq!(rows(&db), before);
        is_whole(&db);
    }

    #[test]
    fn a_file_whose_pages_cannot_be_told_apart_is_refused() {
        // As a page of an index begins.
        assert_eq!(TOO_MANY, u32::from_be_bytes([2, 0, 0, 0]));
        assert_eq!(told_apart(TOO_MANY - 1).unwrap(), TOO_MANY - 1);
        assert!(told_apart(TOO_MANY).is_err());
    }

    #[test]
    fn a_page_of_another_kind_has_no_gap() {
        let mut page = vec![0; 512];
        page[..8].copy_from_slice(&[13, 0, 0, 0, 2, 1, 0, 0]);
        assert_eq!(gap(&page, 7, 9), Some(12..256));
        // The next page of a long value, whose number begins so.
        assert_eq!(gap(&page, 7, 0x0d00_0001), None);
        page[0] = 1;
        assert_eq!(gap(&page, 7, 9), None);
        page[..8].copy_from_slice(&[13, 0, 0, 1, 2, 1, 0, 0]);
        assert_eq!(gap(&page, 7, 9), None, "more cells than there is room for");
    }
}
