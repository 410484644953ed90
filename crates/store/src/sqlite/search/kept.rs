//! What somebody looked for, or has written in a form, kept with their session.

use domain::session::SessionDigest;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::super::keys::{json, parse};
use crate::{Error, Typed};

/// How many a session keeps; the oldest is forgotten.
const KEPT: usize = 16;

#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    typed: String,
}

pub(in super::super) fn keep(
    db: &Transaction<'_>,
    session: &SessionDigest,
    id: &str,
    typed: &str,
) -> Result<(), Error> {
    let Some(mut searches) = read(db, session)? else {
        return Ok(());
    };
    searches.push(Kept {
        id: id.to_owned(),
        typed: typed.to_owned(),
    });
    let first = searches.len().saturating_sub(KEPT);
    db.prepare_cached("UPDATE session SET searches = ?2 WHERE digest = ?1")?
        .execute(params![session, json(&&searches[first..])?])?;
    Ok(())
}

pub(in super::super) fn kept(
    db: &Connection,
    session: &SessionDigest,
    id: &str,
) -> Result<Option<String>, Error> {
    let searches = read(db, session)?.unwrap_or_default();
    let kept = searches.into_iter().find(|kept| kept.id == id);
    Ok(kept.map(|kept| kept.typed))
}

/// What this session looked for under this name.
pub(super) fn typed(db: &Connection, session: &SessionDigest, id: &str) -> Result<Typed, Error> {
    Ok(kept(db, session, id)?.map_or(Typed::Forgotten, Typed::Words))
}

/// Nothing if there is no such session.
fn read(db: &Connection, session: &SessionDigest) -> Result<Option<Vec<Kept>>, Error> {
    let found: Option<Option<String>> = db
        .prepare_cached("SELECT searches FROM session WHERE digest = ?1")?
        .query_row([session], |row| row.get(0))
        .optional()?;
    found
        .map(|searches| searches.map_or_else(|| Ok(Vec::new()), |text| parse(&text)))
        .transpose()
}
