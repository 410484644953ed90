//! What is done besides moving a request: what is said, and what becomes of records.

use domain::{
    id::{AppId, UserId},
    request::{Message, Reference, Request, Standing, Words},
    standing::Origin,
};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction, params};

use super::{
    correct,
    keys::{json, parse},
    requests, rests, standing, statements, tasks,
};
use crate::{Besides, Effect, Error, RecordAt, Refused};

pub(super) fn happen(db: &Transaction<'_>, request: &Request, besides: &Besides) -> Result<(), Error> {
    if let Some(message) = &besides.message {
        say(db, request, message)?;
    }
    if !besides.effects.is_empty() {
        affect(db, request, &besides.effects)?;
    }
    if let Some((at, list)) = &besides.tasks {
        tasks::keep(db, request, *at, list)?;
    }
    // Last: these write lines of the ledger of their own.
    go_along(db, besides)?;
    match &besides.ends {
        Some(ending) => standing::announce(db, &request.app, ending),
        None => Ok(()),
    }
}

pub(super) fn affect(db: &Transaction<'_>, request: &Request, effects: &[Effect]) -> Result<(), Error> {
    let user = requests::user_of(db, request)?;
    effects.iter().try_for_each(|effect| match effect {
        Effect::Stand { .. } | Effect::Lift { .. } => stand(db, request, user.as_ref(), effect),
        Effect::Rewrite { .. } | Effect::Forget { .. } | Effect::State { .. } => {
            take(db, request, user.as_ref().ok_or(Refused::Unknown)?, effect)
        }
    })
}

/// What becomes of other requests.
pub(super) fn go_along(db: &Transaction<'_>, besides: &Besides) -> Result<(), Error> {
    if let Some(opens) = &besides.opens {
        let (opened, log) = &**opens;
        requests::open(db, opened, log)?;
    }
    if let Some(moves) = &besides.moves {
        requests::advance(db, &moves.from, &moves.to, &moves.besides, &moves.log)?;
    }
    Ok(())
}

pub(super) fn say(db: &Transaction<'_>, request: &Request, message: &Message) -> Result<(), Error> {
    db.execute(
        "INSERT INTO request_message
         SELECT ?1, ?2, ifnull(max(number), 0) + 1, ?3, ?4, ?5 FROM request_message WHERE app_id = ?1 AND reference = ?2",
        params![
            request.app.as_str(),
            request.reference.as_str(),
            message.at.as_microsecond(),
            json(&message.by)?,
            message.text.as_str(),
        ],
    )?;
    Ok(())
}

pub(super) fn said(db: &Connection, app: &AppId, reference: &Reference) -> Result<Vec<Message>, Error> {
    let mut found = db.prepare_cached(
        "SELECT at, author, text FROM request_message WHERE app_id = ?1 AND reference = ?2 ORDER BY number",
    )?;
    let rows = found.query_map([app.as_str(), reference.as_str()], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
        ))
    })?;
    rows.map(|row| {
        let (at, author, text) = row?;
        Ok(Message {
            at: Timestamp::from_microsecond(at).map_err(Error::database)?,
            by: parse(&author)?,
            text: Words::parse(&text).map_err(Error::database)?,
        })
    })
    .collect()
}

fn take(db: &Transaction<'_>, request: &Request, user: &UserId, effect: &Effect) -> Result<(), Error> {
    let app = &request.app;
    match effect {
        Effect::Rewrite { record, from, to } => {
            match record {
                RecordAt::User => correct::user(db, app, user, from, to)?,
                RecordAt::Client(client) => correct::client(db, app, user, client, from, to)?,
                RecordAt::Message(conversation, message) => {
                    correct::message(db, app, user, (conversation, message), from, to)?;
                }
            }
            rests::owe(db, [app.as_str(), request.reference.as_str()], rests::PUT_RIGHT)
        }
        Effect::Forget { gone } => correct::forget(db, request, user, gone),
        Effect::State { at, text } => statements::keep(db, request, user, *at, text),
        Effect::Stand { .. } | Effect::Lift { .. } => stand(db, request, Some(user), effect),
    }
}

/// What stands may do so about somebody who is not held.
fn stand(
    db: &Transaction<'_>,
    request: &Request,
    user: Option<&UserId>,
    effect: &Effect,
) -> Result<(), Error> {
    let app = &request.app;
    let (what, at, wanted, origin) = match effect {
        Effect::Rewrite { .. } | Effect::Forget { .. } | Effect::State { .. } => return Ok(()),
        Effect::Stand {
            subject,
            what,
            ground,
            origin,
            at,
        } => {
            let begun = standing::Begun {
                app,
                subject,
                user,
                what: *what,
                at: *at,
                ground: *ground,
                origin: *origin,
                reference: Some(&request.reference),
            };
            standing::begin(db, &begun)?;
            (*what, *at, false, *origin)
        }
        Effect::Lift { subject, what, at } => {
            standing::end(db, app, subject, *what, *at)?;
            (*what, *at, true, Origin::Person)
        }
    };
    match user {
        Some(user) if what == Standing::Marketing => standing::say(db, app, user, wanted, at, origin),
        _ => Ok(()),
    }
}
