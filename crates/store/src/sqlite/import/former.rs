//! The ids that people had before: whoever is known by another now belongs to the conversations that the former one
//! belongs to, and finds what is said there.
//!
//! `former_id` says whose each is. The index of search goes by it, so that what stands in it of a conversation is taken
//! out as it was put in, before that changes, and put in anew.

use rusqlite::{OptionalExtension, Transaction};

use super::{
    super::{merges, search::Index},
    pending::{self, What},
};
use crate::Error;

/// Gives every id that was looked at to whom it is now, once all merges are carried out.
pub(super) fn settle(db: &Transaction<'_>, index: &mut Index<'_>) -> Result<(), Error> {
    for what in [What::Merge, What::Former] {
        for (app, id) in pending::noted(db, what)? {
            let (was, is) = (merges::whose(db, &app, &id)?, successor(db, &app, &id)?);
            if was == is {
                continue;
            }
            if let Some(was) = was {
                disown(db, index, &app, &id, &was)?;
            }
            if let Some(is) = is {
                adopt(db, index, &app, &id, &is)?;
            }
        }
    }
    Ok(())
}

/// Takes all of them from somebody who goes into another.
pub(super) fn part(
    db: &Transaction<'_>,
    index: &mut Index<'_>,
    app: &str,
    owner: &str,
) -> Result<Vec<String>, Error> {
    let ids: Vec<String> = db
        .prepare_cached("SELECT id FROM former_id WHERE app_id = ?1 AND user_id = ?2")?
        .query_map([app, owner], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for id in &ids {
        disown(db, index, app, id, owner)?;
    }
    Ok(ids)
}

/// Whose this id is by the merges, unless somebody is held under it.
fn successor(db: &Transaction<'_>, app: &str, id: &str) -> rusqlite::Result<Option<String>> {
    db.prepare_cached(
        "SELECT g.user_id FROM merge AS g WHERE g.app_id = ?1 AND g.discarded_id = ?2 AND NOT EXISTS
           (SELECT 1 FROM user AS h WHERE h.app_id = g.app_id AND h.user_id = g.discarded_id)",
    )?
    .query_row([app, id], |row| row.get(0))
    .optional()
}

/// The conversations that this id belongs to.
fn talks(db: &Transaction<'_>, app: &str, id: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare_cached("SELECT conversation_id FROM member WHERE app_id = ?1 AND user_id = ?2")?
        .query_map([app, id], |row| row.get(0))?
        .collect()
}

fn adopt(db: &Transaction<'_>, index: &mut Index<'_>, app: &str, id: &str, owner: &str) -> Result<(), Error> {
    let talks = talks(db, app, id)?;
    let mut belongs = db
        .prepare_cached("SELECT 1 FROM member WHERE app_id = ?1 AND user_id = ?2 AND conversation_id = ?3")?;
    // So far, what was said there under this id is another's.
    for talk in &talks {
        if belongs.exists([app, owner, talk.as_str()])? {
            index.leave(app, owner, talk)?;
        }
    }
    db.prepare_cached("INSERT INTO former_id VALUES (?1, ?2, ?3)")?
        .execute([app, id, owner])?;
    let mut join = db.prepare_cached("INSERT INTO member VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    for talk in &talks {
        join.execute([app, owner, talk.as_str()])?;
        index.join(app, owner, talk)?;
    }
    Ok(())
}

fn disown(
    db: &Transaction<'_>,
    index: &mut Index<'_>,
    app: &str,
    id: &str,
    owner: &str,
) -> Result<(), Error> {
    let mut stays = Vec::new();
    for talk in talks(db, app, id)? {
        let has_part = db.prepare_cached(HAS_PART)?.exists([app, owner, id, &*talk])?;
        if !has_part {
            db.prepare_cached(
                "DELETE FROM member WHERE app_id = ?1 AND user_id = ?2 AND conversation_id = ?3",
            )?
            .execute([app, owner, &*talk])?;
        }
        index.leave(app, owner, &talk)?;
        if has_part {
            stays.push(talk);
        }
    }
    db.prepare_cached("DELETE FROM former_id WHERE app_id = ?1 AND id = ?2")?
        .execute([app, id])?;
    for talk in &stays {
        index.join(app, owner, talk)?;
    }
    Ok(())
}

/// Whether the person has a seat in the conversation, or has written in it, otherwise than under this id.
const HAS_PART: &str = "
SELECT 1 FROM
  (SELECT user_id AS id FROM participant WHERE app_id = ?1 AND conversation_id = ?4
   UNION ALL
   SELECT json_extract(data, '$.author.userId') FROM message WHERE app_id = ?1 AND conversation_id = ?4) AS p
WHERE p.id = ?2 OR p.id IN
  (SELECT f.id FROM former_id AS f WHERE f.app_id = ?1 AND f.user_id = ?2 AND f.id <> ?3)";
