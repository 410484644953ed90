//! What a business says about itself.

use domain::{
    facts::{Facts, Staff, StaffShown, Zone},
    id::AppId,
};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    audit,
    keys::{json, parse},
    people,
};
use crate::{Error, Log, Refused};

pub(super) fn read(db: &Connection, app: &AppId) -> Result<Facts, Error> {
    let found: Option<String> = db
        .prepare_cached("SELECT facts FROM app_facts WHERE app_id = ?1")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?;
    found.map_or_else(|| Ok(Facts::default()), |text| parse(&text))
}

/// How the app shows its staff. Asked for with every page of a conversation, so without reading the rest.
pub(super) fn staff_shown(db: &Connection, app: &AppId) -> Result<StaffShown, Error> {
    let found: Option<Option<String>> = db
        .prepare_cached("SELECT json_extract(facts, '$.staff') FROM app_facts WHERE app_id = ?1")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?;
    match found.flatten() {
        Some(text) => Ok(parse::<Staff>(&text)?.shown),
        None => Ok(StaffShown::default()),
    }
}

/// Where the business is, if it has said so.
pub(super) fn time_zone(db: &Connection, app: &AppId) -> Result<Option<Zone>, Error> {
    let found: Option<Option<String>> = db
        .prepare_cached("SELECT json_extract(facts, '$.time_zone') FROM app_facts WHERE app_id = ?1")?
        .query_row([app.as_str()], |row| row.get(0))
        .optional()?;
    Ok(found.flatten().and_then(|zone| Zone::parse(&zone).ok()))
}

pub(super) fn change(
    db: &Transaction<'_>,
    app: &AppId,
    from: &Facts,
    to: &Facts,
    log: &Log,
) -> Result<(), Error> {
    if read(db, app)? != *from {
        return Err(Refused::Changed.into());
    }
    set(db, app, to, log)
}

pub(super) fn set(db: &Transaction<'_>, app: &AppId, facts: &Facts, log: &Log) -> Result<(), Error> {
    if people::app(db, app)?.is_none() {
        return Err(Refused::Unknown.into());
    }
    db.execute(
        "INSERT INTO app_facts VALUES (?1, ?2) ON CONFLICT DO UPDATE SET facts = ?2",
        params![app.as_str(), json(facts)?],
    )?;
    audit::append(db, log).map(drop)
}
