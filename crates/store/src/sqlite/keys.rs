//! Sealed secrets and signing keys.

use domain::{
    id::KeyId,
    key::{KeyUse, Reach, SigningKey},
};
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::audit::{self, time};
use crate::{Error, Log, Refused};

pub(super) fn secrets(db: &Connection) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut found = db.prepare_cached("SELECT name, sealed FROM secret ORDER BY name")?;
    let secrets = found
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    Ok(secrets)
}

pub(super) fn keep_secrets(db: &Transaction<'_>, secrets: &[(String, Vec<u8>)]) -> Result<(), Error> {
    for (name, sealed) in secrets {
        let kept = db.execute(
            "INSERT INTO secret VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            params![name, sealed],
        )?;
        if kept == 0 {
            return Err(Refused::Exists.into());
        }
    }
    Ok(())
}

pub(super) fn create(db: &Transaction<'_>, key: &SigningKey, log: &Log) -> Result<(), Error> {
    let held = match &key.reach {
        Reach::App(app) => db
            .prepare("SELECT 1 FROM app WHERE app_id = ?1")?
            .exists([app.as_str()])?,
        Reach::Group(group) => db
            .prepare("SELECT 1 FROM app_group WHERE group_id = ?1")?
            .exists([group.as_str()])?,
        Reach::Provider => true,
    };
    if !held {
        return Err(Refused::Unknown.into());
    }
    let kept = db.execute(
        "INSERT INTO signing_key VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
        params![
            key.kid.as_str(),
            json(&key.reach)?,
            json(&key.allows)?,
            key.sealed_secret,
            key.created_at.as_microsecond()
        ],
    )?;
    if kept == 0 {
        return Err(Refused::Exists.into());
    }
    audit::append(db, log).map(drop)
}

const COLUMNS: &str = "SELECT kid, reach, allows, sealed_secret, created_at FROM signing_key";

pub(super) fn find(db: &Connection, kid: &KeyId) -> Result<Option<SigningKey>, Error> {
    let sql = format!("{COLUMNS} WHERE kid = ?1");
    let found = db
        .prepare_cached(&sql)?
        .query_row([kid.as_str()], |row| Ok(key(row)))
        .optional()?;
    found.transpose()
}

pub(super) fn list(db: &Connection, reach: &Reach) -> Result<Vec<SigningKey>, Error> {
    let sql = format!("{COLUMNS} WHERE reach = ?1 ORDER BY created_at, kid");
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map([json(reach)?], |row| Ok(key(row)))?;
    rows.map(|row| row?).collect()
}

fn key(row: &Row<'_>) -> Result<SigningKey, Error> {
    Ok(SigningKey {
        kid: KeyId::parse(&row.get::<_, String>(0)?).map_err(Error::database)?,
        reach: parse::<Reach>(&row.get::<_, String>(1)?)?,
        allows: parse::<KeyUse>(&row.get::<_, String>(2)?)?,
        sealed_secret: row.get(3)?,
        created_at: time(row.get(4)?),
    })
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(Error::database)
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(Error::database)
}
