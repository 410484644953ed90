//! What somebody looked for, and what they have entered in a form and not sent, kept with their session.

use domain::session::SessionDigest;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use super::super::keys::{json, parse};
use crate::{Error, Typed};

/// How many of each a session keeps; the oldest is forgotten.
const KEPT: usize = 16;

/// Each in its own places: neither pushes the other out.
#[derive(Debug, Clone, Copy)]
pub(in super::super) enum Place {
    Searches,
    Drafts,
}

impl Place {
    const fn column(self) -> &'static str {
        match self {
            Self::Searches => "searches",
            Self::Drafts => "drafts",
        }
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    id: String,
    typed: String,
}

pub(in super::super) fn keep(
    db: &Transaction<'_>,
    place: Place,
    session: &SessionDigest,
    id: &str,
    typed: &str,
) -> Result<(), Error> {
    let Some(mut all) = read(db, place, session)? else {
        return Ok(());
    };
    all.retain(|kept| kept.id != id);
    all.push(Kept {
        id: id.to_owned(),
        typed: typed.to_owned(),
    });
    let first = all.len().saturating_sub(KEPT);
    let column = place.column();
    db.prepare_cached(&format!("UPDATE session SET {column} = ?2 WHERE digest = ?1"))?
        .execute(params![session, json(&&all[first..])?])?;
    Ok(())
}

pub(in super::super) fn kept(
    db: &Connection,
    place: Place,
    session: &SessionDigest,
    id: &str,
) -> Result<Option<String>, Error> {
    let all = read(db, place, session)?.unwrap_or_default();
    let kept = all.into_iter().find(|kept| kept.id == id);
    Ok(kept.map(|kept| kept.typed))
}

/// What this session looked for under this name.
pub(super) fn typed(db: &Connection, session: &SessionDigest, id: &str) -> Result<Typed, Error> {
    Ok(kept(db, Place::Searches, session, id)?.map_or(Typed::Forgotten, Typed::Words))
}

/// Nothing if there is no such session.
fn read(db: &Connection, place: Place, session: &SessionDigest) -> Result<Option<Vec<Kept>>, Error> {
    let column = place.column();
    let found: Option<Option<String>> = db
        .prepare_cached(&format!("SELECT {column} FROM session WHERE digest = ?1"))?
        .query_row([session], |row| row.get(0))
        .optional()?;
    found
        .map(|all| all.map_or_else(|| Ok(Vec::new()), |text| parse(&text)))
        .transpose()
}
