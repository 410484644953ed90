//! Sealed secrets and signing keys.

use domain::{
    id::KeyId,
    key::{Algorithm, KeyUse, MOST_KEYS, Material, Reach, SigningKey, Terms},
};
use jiff::Timestamp;
use rusqlite::{Connection, Row, Transaction, params};

use super::{
    audit::{self, time},
    ledger,
};
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
    insert(db, key)?;
    has_room(db, key)?;
    audit::append(db, log).map(drop)
}

/// Keeps `new` beside `old`, which goes on until `until` at the latest.
pub(super) fn replace(
    db: &Transaction<'_>,
    old: &KeyId,
    until: Timestamp,
    new: &SigningKey,
    log: &Log,
) -> Result<(), Error> {
    let standing = find(db, old)?.ok_or(Refused::Unknown)?;
    if !standing.is_good(new.created_at) {
        return Err(Refused::Changed.into());
    }
    let until = standing.terms.not_after.map_or(until, |end| end.min(until));
    db.execute(
        "UPDATE signing_key SET not_after = ?2 WHERE kid = ?1",
        params![old.as_str(), until.as_microsecond()],
    )?;
    insert(db, new)?;
    has_room(db, new)?;
    audit::append(db, log)?;
    ledger::key(db, old, log)
}

pub(super) fn revoke(db: &Transaction<'_>, kid: &KeyId, at: Timestamp, log: &Log) -> Result<u64, Error> {
    let standing = find(db, kid)?.ok_or(Refused::Unknown)?;
    if standing.revoked_at.is_some() {
        return Err(Refused::Changed.into());
    }
    db.execute(
        "UPDATE signing_key SET revoked_at = ?2 WHERE kid = ?1",
        params![kid.as_str(), at.as_microsecond()],
    )?;
    db.execute("DELETE FROM handover WHERE kid = ?1", [kid.as_str()])?;
    let ended = db.execute("DELETE FROM session WHERE kid = ?1", [kid.as_str()])?;
    audit::append(db, log)?;
    ledger::key(db, kid, log)?;
    Ok(u64::try_from(ended).unwrap_or(u64::MAX))
}

fn insert(db: &Transaction<'_>, key: &SigningKey) -> Result<(), Error> {
    let kept = db.execute(
        "INSERT INTO signing_key VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT DO NOTHING",
        params![
            key.kid.as_str(),
            json(&key.reach)?,
            json(&key.material.algorithm)?,
            key.material.bytes,
            json(&key.terms.allows)?,
            key.terms.needs_audience,
            key.terms.once,
            key.terms.not_after.map(Timestamp::as_microsecond),
            key.lineage.as_str(),
            key.created_at.as_microsecond(),
            key.revoked_at.map(Timestamp::as_microsecond),
            key.replaces.as_ref().map(KeyId::as_str),
        ],
    )?;
    if kept == 0 {
        return Err(Refused::Exists.into());
    }
    Ok(())
}

/// Counted with the new one in.
fn has_room(db: &Transaction<'_>, new: &SigningKey) -> Result<(), Error> {
    if !matches!(new.reach, Reach::App(_)) {
        return Ok(());
    }
    let good: usize = db.query_row(
        "SELECT count(*) FROM signing_key
         WHERE reach = ?1 AND revoked_at IS NULL AND coalesce(not_after > ?2, 1)",
        params![json(&new.reach)?, new.created_at.as_microsecond()],
        |row| row.get(0),
    )?;
    if good > MOST_KEYS {
        return Err(Refused::Full.into());
    }
    Ok(())
}

const COLUMNS: &str = "kid, reach, algorithm, material, allows, needs_audience, once, not_after, lineage, created_at, revoked_at, replaces";

/// Read where no key has the name, so that finding none takes as long as finding one.
const STAND_IN: &str = r#"'app_000000000000000000000000', '{"level":"app","id":"000000000000000000000000"}',
    '"HS256"', zeroblob(80), '"all"', 0, 0, NULL, 'app_000000000000000000000000', 0, NULL, NULL"#;

pub(super) fn find(db: &Connection, kid: &KeyId) -> Result<Option<SigningKey>, Error> {
    let sql =
        format!("SELECT {COLUMNS}, 1 FROM signing_key WHERE kid = ?1 UNION ALL SELECT {STAND_IN}, 0 LIMIT 1");
    let (found, is_there) = db
        .prepare_cached(&sql)?
        .query_row([kid.as_str()], |row| Ok((key(row), row.get::<_, bool>(12)?)))?;
    Ok(Some(found?).filter(|_| is_there))
}

pub(super) fn list(db: &Connection, reach: &Reach) -> Result<Vec<SigningKey>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM signing_key WHERE reach = ?1 ORDER BY created_at, kid");
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map([json(reach)?], |row| Ok(key(row)))?;
    rows.map(|row| row?).collect()
}

fn key(row: &Row<'_>) -> Result<SigningKey, Error> {
    let kid = |index| KeyId::parse(&row.get::<_, String>(index)?).map_err(Error::database);
    let replaces = row.get::<_, Option<String>>(11)?;
    let replaces = replaces.map(|kid| KeyId::parse(&kid)).transpose();
    Ok(SigningKey {
        kid: kid(0)?,
        reach: parse::<Reach>(&row.get::<_, String>(1)?)?,
        material: Material {
            algorithm: parse::<Algorithm>(&row.get::<_, String>(2)?)?,
            bytes: row.get(3)?,
        },
        terms: Terms {
            allows: parse::<KeyUse>(&row.get::<_, String>(4)?)?,
            needs_audience: row.get(5)?,
            once: row.get(6)?,
            not_after: row.get::<_, Option<i64>>(7)?.map(time),
        },
        lineage: kid(8)?,
        replaces: replaces.map_err(Error::database)?,
        created_at: time(row.get(9)?),
        revoked_at: row.get::<_, Option<i64>>(10)?.map(time),
    })
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<String, Error> {
    serde_json::to_string(value).map_err(Error::database)
}

pub(super) fn parse<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(Error::database)
}
