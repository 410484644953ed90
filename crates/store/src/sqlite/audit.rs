//! The audit chain, appended to inside the transaction of the act that it records.

use domain::{
    audit::{Chain, Head, SealedEntry},
    id::AppId,
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use crate::{Error, Log};

/// Seals and appends; returns the entry's place.
pub(super) fn append(db: &Transaction<'_>, log: &Log) -> Result<u64, Error> {
    let head = head(db, &log.chain)?;
    let sealed = log.seal.seal(&log.chain, head, &log.entry)?;
    db.prepare_cached("INSERT INTO audit VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            log.chain.name(),
            sealed.sequence,
            sealed.at.as_microsecond(),
            sealed.subject.map(|subject| *subject.as_bytes()),
            sealed.sealed,
            sealed.hash,
        ])?;
    Ok(sealed.sequence)
}

fn head(db: &Connection, chain: &Chain) -> Result<Head, Error> {
    let found = db
        .prepare_cached("SELECT sequence, hash FROM audit WHERE chain = ?1 ORDER BY sequence DESC LIMIT 1")?
        .query_row([chain.name()], |row| {
            Ok(Head {
                sequence: row.get(0)?,
                hash: row.get(1)?,
            })
        })
        .optional()?;
    Ok(found.unwrap_or_default())
}

pub(super) fn entries(
    db: &Connection,
    chain: &Chain,
    after: u64,
    limit: u32,
) -> Result<Vec<SealedEntry>, Error> {
    let mut found = db.prepare_cached(
        "SELECT sequence, at, subject, sealed, hash FROM audit WHERE chain = ?1 AND sequence > ?2
         ORDER BY sequence LIMIT ?3",
    )?;
    let entries = found
        .query_map(params![chain.name(), after, limit], entry)?
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

/// Gives `each` the entries about a person, oldest first, until it says to stop.
pub(super) fn about(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    mut each: impl FnMut(SealedEntry) -> bool,
) -> Result<(), Error> {
    let mut found = db.prepare_cached(
        "SELECT sequence, at, subject, sealed, hash FROM audit
         WHERE chain = ?1 AND subject = ?2 ORDER BY sequence",
    )?;
    let mut rows = found.query(params![app.as_str(), subject.as_bytes()])?;
    while let Some(row) = rows.next()? {
        if !each(entry(row)?) {
            break;
        }
    }
    Ok(())
}

/// The entries about a person before a place of the chain, newest first.
pub(super) fn last_about(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    before: Option<u64>,
    limit: u32,
) -> Result<Vec<SealedEntry>, Error> {
    let mut found = db.prepare_cached(
        "SELECT sequence, at, subject, sealed, hash FROM audit
         WHERE chain = ?1 AND subject = ?2 AND sequence < ?3 ORDER BY sequence DESC LIMIT ?4",
    )?;
    let entries = found
        .query_map(
            params![app.as_str(), subject.as_bytes(), place(before), limit],
            entry,
        )?
        .collect::<Result<_, _>>()?;
    Ok(entries)
}

pub(super) fn count_about(
    db: &Connection,
    app: &AppId,
    subject: &Subject,
    before: Option<u64>,
) -> Result<u64, Error> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM audit WHERE chain = ?1 AND subject = ?2 AND sequence < ?3")?
        .query_row(params![app.as_str(), subject.as_bytes(), place(before)], |row| {
            row.get(0)
        })?)
}

/// One beyond what the database counts to is after the last.
fn place(before: Option<u64>) -> i64 {
    before
        .and_then(|place| i64::try_from(place).ok())
        .unwrap_or(i64::MAX)
}

pub(super) fn chains(db: &Connection) -> Result<Vec<Chain>, Error> {
    let mut found = db.prepare_cached("SELECT DISTINCT chain FROM audit ORDER BY chain")?;
    let names = found.query_map([], |row| row.get::<_, String>(0))?;
    let mut chains = Vec::new();
    for name in names {
        let name = name?;
        match AppId::parse(&name) {
            Ok(app) => chains.push(Chain::App(app)),
            Err(_) => chains.push(Chain::Installation),
        }
    }
    Ok(chains)
}

/// When something was noted last before `from`, and first from then up to `to`. Each chain is read from its end, no further
/// than to what is before; which chains there are is seen without reading them.
pub(super) fn noted_around(
    db: &Connection,
    from: Timestamp,
    to: Timestamp,
) -> Result<(Option<Timestamp>, Option<Timestamp>), Error> {
    let (from, to) = (from.as_microsecond(), to.as_microsecond());
    let mut found = db.prepare_cached(
        "WITH RECURSIVE found (chain) AS
           (SELECT min(chain) FROM audit
            UNION ALL
            SELECT (SELECT min(a.chain) FROM audit AS a WHERE a.chain > found.chain)
            FROM found WHERE found.chain IS NOT NULL)
         SELECT chain FROM found WHERE chain IS NOT NULL",
    )?;
    let chains = found.query_map([], |row| row.get::<_, String>(0))?;
    let mut backwards = db.prepare_cached("SELECT at FROM audit WHERE chain = ?1 ORDER BY sequence DESC")?;
    let (mut before, mut since) = (None::<i64>, None::<i64>);
    for chain in chains {
        let mut rows = backwards.query([chain?])?;
        while let Some(row) = rows.next()? {
            let at: i64 = row.get(0)?;
            if at < from {
                before = before.max(Some(at));
                break;
            }
            if at <= to {
                since = Some(since.map_or(at, |first| first.min(at)));
            }
        }
    }
    Ok((before.map(time), since.map(time)))
}

fn entry(row: &Row<'_>) -> rusqlite::Result<SealedEntry> {
    Ok(SealedEntry {
        sequence: row.get(0)?,
        at: time(row.get(1)?),
        subject: row.get::<_, Option<[u8; 32]>>(2)?.map(Subject::from_digest),
        sealed: row.get(3)?,
        hash: row.get(4)?,
    })
}

/// A stored time. The store wrote it from a timestamp, so it is in range.
pub(super) fn time(microseconds: i64) -> Timestamp {
    Timestamp::from_microsecond(microseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}
