//! One-time addresses: made for a request that is granted, tried a few times, used once.

use domain::{
    grant::{Fate, Grant, NewGrant, TRIES},
    id::AppId,
    request::{Ask, Reference, Request},
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    audit::{self, time},
    keys::parse,
    people, requests,
};
use crate::{Error, Log, Redeemed, Refused};

/// Clocks that differ: one that was set back further makes no address good that it has not seen made.
const LEEWAY: i64 = 60_000_000;

/// An address within its time, of a request that is still granted and of somebody who is still here. Whatever is wrong
/// with one, it takes this one question to find none. A row is known by its code only while the address has not ended.
const GOOD: &str = "SELECT r.request, g.secret, g.made_at, g.expires_at, g.tries_left FROM fetch_grant AS g
     JOIN request AS r ON r.app_id = g.app_id AND r.reference = g.reference AND r.state = 'approved'
     JOIN user AS u ON u.app_id = r.app_id AND u.user_id = r.user_id AND u.going IS NULL
     WHERE g.code = ?1 AND g.expires_at > ?2 AND g.made_at <= ?3";

struct Good {
    request: Request,
    secret: [u8; 32],
    grant: Grant,
}

pub(super) fn make(db: &Transaction<'_>, grant: &NewGrant, log: &Log) -> Result<(), Error> {
    let request = requests::find(db, &grant.app, &grant.reference)?.ok_or(Refused::Unknown)?;
    if !(request.is_granted() && matches!(request.ask, Ask::Transfer { .. })) {
        return Err(Refused::Changed.into());
    }
    if !is_here(db, &request)? {
        return Err(Refused::Unknown.into());
    }
    db.execute(
        "INSERT OR REPLACE INTO fetch_grant VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, NULL, NULL)",
        params![
            grant.app.as_str(),
            grant.reference.as_str(),
            grant.code,
            grant.secret,
            grant.made_at.as_microsecond(),
            grant.expires_at.as_microsecond(),
            TRIES,
        ],
    )?;
    audit::append(db, log).map(drop)
}

/// Whether the person whom a request is about is held, and not being erased.
pub(super) fn is_here(db: &Connection, request: &Request) -> Result<bool, Error> {
    let Some(user) = requests::user_of(db, request)? else {
        return Ok(false);
    };
    let person = people::by_id(db, &request.app, &user)?;
    Ok(person.is_some_and(|person| person.going.is_none()))
}

pub(super) fn last(db: &Connection, app: &AppId, reference: &Reference) -> Result<Option<Grant>, Error> {
    let found = db
        .prepare_cached(
            "SELECT made_at, expires_at, tries_left, fate, ended_at FROM fetch_grant
             WHERE app_id = ?1 AND reference = ?2",
        )?
        .query_row([app.as_str(), reference.as_str()], |row| {
            let fate = row.get::<_, Option<String>>(3)?;
            let fate = fate.and_then(|code| Fate::from_code(&code));
            let ended_at = row.get::<_, Option<i64>>(4)?;
            Ok(Grant {
                made_at: time(row.get(0)?),
                expires_at: time(row.get(1)?),
                tries_left: row.get(2)?,
                ended: fate.zip(ended_at.map(time)),
            })
        })
        .optional()?;
    Ok(found)
}

pub(super) fn at(
    db: &Connection,
    code: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(Request, Grant)>, Error> {
    let good = good(db, code, now)?;
    Ok(good.map(|good| (good.request, good.grant)))
}

fn good(db: &Connection, code: &[u8; 32], now: Timestamp) -> Result<Option<Good>, Error> {
    let now = now.as_microsecond();
    let found: Option<(String, [u8; 32], Grant)> = db
        .prepare_cached(GOOD)?
        .query_row(params![code, now, now.saturating_add(LEEWAY)], |row| {
            let grant = Grant {
                made_at: time(row.get(2)?),
                expires_at: time(row.get(3)?),
                tries_left: row.get(4)?,
                ended: None,
            };
            Ok((row.get(0)?, row.get(1)?, grant))
        })
        .optional()?;
    let Some((request, secret, grant)) = found else {
        return Ok(None);
    };
    Ok(Some(Good {
        request: parse(&request)?,
        secret,
        grant,
    }))
}

/// Tries a secret. Whoever comes with another one at the same moment finds what this one has left.
pub(super) fn redeem(
    db: &Transaction<'_>,
    code: &[u8; 32],
    secret: &[u8; 32],
    now: Timestamp,
    used: &Log,
    refused: &Log,
) -> Result<Redeemed, Error> {
    let Some(good) = good(db, code, now)? else {
        return Ok(Redeemed::Nothing);
    };
    if is_same(&good.secret, secret) {
        end(db, code, Fate::Used, now)?;
        audit::append(db, used)?;
        return Ok(Redeemed::Open(Box::new(good.request)));
    }
    let tries_left = good.grant.tries_left.saturating_sub(1);
    db.execute(
        "UPDATE fetch_grant SET tries_left = ?2 WHERE code = ?1",
        params![code, tries_left],
    )?;
    if tries_left == 0 {
        end(db, code, Fate::Spent, now)?;
    }
    let mut refused = refused.clone();
    refused.entry = refused.entry.with("triesLeft", tries_left);
    audit::append(db, &refused)?;
    Ok(Redeemed::Wrong { tries_left })
}

fn end(db: &Transaction<'_>, code: &[u8; 32], fate: Fate, at: Timestamp) -> Result<(), Error> {
    db.execute(
        "UPDATE fetch_grant SET code = NULL, secret = NULL, fate = ?2, ended_at = ?3 WHERE code = ?1",
        params![code, fate.code(), at.as_microsecond()],
    )?;
    Ok(())
}

/// Looks at every byte, whichever differs.
fn is_same(one: &[u8; 32], other: &[u8; 32]) -> bool {
    let pairs = one.iter().zip(other);
    pairs.fold(0, |differing, (a, b)| differing | (a ^ b)) == 0
}

pub(super) fn lapsed(db: &Connection, now: Timestamp, limit: u32) -> Result<Vec<Request>, Error> {
    let mut found = db.prepare_cached(
        "SELECT r.request FROM fetch_grant AS g JOIN request AS r ON r.app_id = g.app_id AND r.reference = g.reference
         WHERE g.code IS NOT NULL AND g.expires_at <= ?1 ORDER BY g.expires_at LIMIT ?2",
    )?;
    let texts = found.query_map(params![now.as_microsecond(), limit], |row| {
        row.get::<_, String>(0)
    })?;
    texts.map(|text| parse(&text?)).collect()
}

pub(super) fn lapse(
    db: &Transaction<'_>,
    request: &Request,
    now: Timestamp,
    log: &Log,
) -> Result<bool, Error> {
    let lapsed = db.execute(
        "UPDATE fetch_grant SET code = NULL, secret = NULL, fate = ?4, ended_at = expires_at
         WHERE app_id = ?1 AND reference = ?2 AND code IS NOT NULL AND expires_at <= ?3",
        params![
            request.app.as_str(),
            request.reference.as_str(),
            now.as_microsecond(),
            Fate::Lapsed.code(),
        ],
    )?;
    if lapsed == 0 {
        return Ok(false);
    }
    audit::append(db, log)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_the_same_in_every_byte() {
        let digest: [u8; 32] = std::array::from_fn(|at| u8::try_from(at).unwrap());
        assert!(is_same(&digest, &digest));
        for at in 0..32 {
            let mut other = digest;
            other[at] ^= 0x80;
            assert!(!is_same(&digest, &other), "{at}");
        }
    }
}
