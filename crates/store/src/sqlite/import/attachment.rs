//! Pictures and files with their bytes, which follow their record piece by piece.

use domain::{id::AppId, media::MediaId};
use rusqlite::{Transaction, params};

use super::{
    super::media,
    Origin, Stop, Taken,
    pending::{self, What},
};
use crate::{Error, Offence};

pub(super) struct Row<'a> {
    pub(super) app: &'a AppId,
    pub(super) url: &'a str,
    pub(super) sha256: &'a [u8; 32],
    pub(super) data: &'a str,
}

/// The one whose bytes come.
pub(super) struct Filling {
    app: AppId,
    id: MediaId,
    /// Those of one that is held already are let go by.
    keeps: bool,
    place: u64,
    size: u64,
}

pub(super) fn put(db: &Transaction<'_>, row: &Row<'_>, from: Origin) -> Result<(Taken, Filling), Stop> {
    let id = media::id_of(row.url);
    pending::note(db, What::Media, row.app, &id.to_string(), from.this)?;
    let taken = record(db, row, id, from)?;
    let keeps = !matches!(taken, Taken::Unchanged);
    if keeps {
        // Of one that went there may be some left, as of one that is replaced.
        forget_bytes(db, row.app.as_str(), id.as_bytes())?;
    }
    let filling = Filling {
        app: row.app.clone(),
        id,
        keeps,
        place: 0,
        size: 0,
    };
    Ok((taken, filling))
}

fn record(db: &Transaction<'_>, row: &Row<'_>, id: MediaId, from: Origin) -> Result<Taken, Stop> {
    let (app, media) = (row.app.as_str(), id.as_bytes());
    let added = db
        .prepare_cached("INSERT INTO attachment VALUES (?1, ?2, ?3, 0, ?4, ?5) ON CONFLICT DO NOTHING")?
        .execute(params![app, media, row.sha256, row.data, from.this])?;
    if added == 1 {
        return Ok(Taken::Added);
    }
    let (sha256, data, line): ([u8; 32], String, i64) = db
        .prepare_cached("SELECT sha256, data, line FROM attachment WHERE app_id = ?1 AND media = ?2")?
        .query_row(params![app, media], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
    if line >= from.base {
        return Err(Offence::Twice("attachment").into());
    }
    if sha256 == *row.sha256 && data == row.data {
        db.prepare_cached("UPDATE attachment SET line = ?3 WHERE app_id = ?1 AND media = ?2")?
            .execute(params![app, media, from.this])?;
        return Ok(Taken::Unchanged);
    }
    if !from.update {
        return Err(Offence::Differs("attachment").into());
    }
    db.prepare_cached(
        "UPDATE attachment SET sha256 = ?3, size = 0, data = ?4, line = ?5 WHERE app_id = ?1 AND media = ?2",
    )?
    .execute(params![app, media, row.sha256, row.data, from.this])?;
    Ok(Taken::Replaced)
}

impl Filling {
    pub(super) fn put(&mut self, db: &Transaction<'_>, bytes: &[u8]) -> rusqlite::Result<()> {
        if self.keeps && !bytes.is_empty() {
            db.prepare_cached("INSERT INTO attachment_chunk VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![self.app.as_str(), self.id.as_bytes(), self.place, bytes])?;
            self.place += 1;
            self.size += bytes.len() as u64;
        }
        Ok(())
    }

    /// That was all of it.
    pub(super) fn end(self, db: &Transaction<'_>) -> rusqlite::Result<()> {
        if self.keeps {
            db.prepare_cached("UPDATE attachment SET size = ?3 WHERE app_id = ?1 AND media = ?2")?
                .execute(params![self.app.as_str(), self.id.as_bytes(), self.size])?;
        }
        Ok(())
    }
}

/// What is held and named by no message once all lines are read: the first line that brought such a one, or else those
/// go that came earlier, with the messages that named them.
pub(super) fn settle(db: &Transaction<'_>, base: i64) -> Result<Option<(i64, Offence)>, Error> {
    let unnamed: Vec<(String, [u8; 32], i64)> = db
        .prepare(
            "SELECT a.app_id, a.media, a.line FROM import_pending AS p
             CROSS JOIN attachment AS a ON a.app_id = p.app_id AND a.media = unhex(p.id)
             WHERE p.what = ?1 AND NOT EXISTS
               (SELECT 1 FROM media_link AS l WHERE l.app_id = a.app_id AND l.media = a.media)",
        )?
        .query_map([What::Media.name()], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?
        .collect::<Result<_, _>>()?;
    let came = unnamed
        .iter()
        .map(|(.., line)| *line)
        .filter(|line| *line >= base);
    if let Some(line) = came.min() {
        return Ok(Some((line, Offence::UnknownMedia)));
    }
    for (app, media, _) in unnamed {
        forget_bytes(db, &app, &media)?;
        db.prepare_cached("DELETE FROM attachment WHERE app_id = ?1 AND media = ?2")?
            .execute(params![app, media])?;
    }
    Ok(None)
}

fn forget_bytes(db: &Transaction<'_>, app: &str, media: &[u8; 32]) -> rusqlite::Result<()> {
    for table in ["attachment_chunk", "attachment_going"] {
        let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND media = ?2");
        db.prepare_cached(&sql)?.execute(params![app, media])?;
    }
    Ok(())
}
