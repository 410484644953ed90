//! Reading what is held: apps, people, their channels and conversations.

use std::collections::HashSet;

use domain::{
    facts::Zone,
    id::{AppId, ConversationId, ExternalId, GroupId, UserId},
    key::Reach,
    others::{self, Aliases},
    request::Reference,
    subject::Subject,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::{
    audit::time,
    facts, media, merges,
    messages::{self, View},
};
use crate::{App, ConversationRow, Draw, Erased, Error, MessagePage, Order, Person, Sheets, Totals, Window};

pub(super) fn app(db: &Connection, app: &AppId) -> Result<Option<App>, Error> {
    let found: Option<(Box<str>, Option<String>)> = db
        .prepare_cached(
            "SELECT data, json_extract(facts, '$.time_zone') FROM app LEFT JOIN app_facts USING (app_id)
             WHERE app_id = ?1",
        )?
        .query_row([app.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(found.map(|(data, zone)| App {
        id: app.clone(),
        data,
        time_zone: zone.and_then(|zone| Zone::parse(&zone).ok()),
    }))
}

pub(super) fn apps(db: &Connection, reach: &Reach) -> Result<Vec<App>, Error> {
    let mut apps = Vec::new();
    for id in in_reach(db, reach)? {
        apps.extend(app(db, &id)?);
    }
    Ok(apps)
}

/// Whether the app is there.
pub(super) fn is_held(db: &Connection, app: &AppId) -> Result<bool, Error> {
    Ok(db
        .prepare_cached("SELECT 1 FROM app WHERE app_id = ?1")?
        .exists([app.as_str()])?)
}

/// The ids of the apps in a reach.
pub(super) fn in_reach(db: &Connection, reach: &Reach) -> Result<Vec<AppId>, Error> {
    let (sql, id) = match reach {
        Reach::App(app) => ("SELECT app_id FROM app WHERE app_id = ?1", app.as_str()),
        Reach::Group(group) => (
            "SELECT app_id FROM app_group_member WHERE group_id = ?1 ORDER BY app_id",
            group.as_str(),
        ),
        Reach::Provider => ("SELECT app_id FROM app WHERE ?1 = '' ORDER BY app_id", ""),
    };
    let mut found = db.prepare_cached(sql)?;
    let ids = found.query_map([id], |row| row.get::<_, String>(0))?;
    ids.map(|id| AppId::parse(&id?).map_err(Error::database))
        .collect()
}

pub(super) fn group(db: &Connection, group: &GroupId) -> Result<Option<Box<str>>, Error> {
    Ok(db
        .prepare_cached("SELECT data FROM app_group WHERE group_id = ?1")?
        .query_row([group.as_str()], |row| row.get(0))
        .optional()?)
}

const PERSON: &str = "SELECT user_id, external_id, data, going FROM user WHERE app_id = ?1 AND";

pub(super) fn by_external_id(db: &Connection, app: &AppId, id: &ExternalId) -> Result<Option<Person>, Error> {
    let sql = format!("{PERSON} external_id = ?2");
    db.prepare_cached(&sql)?
        .query_row([app.as_str(), id.as_str()], |row| Ok(person(row)))
        .optional()?
        .transpose()
}

pub(super) fn by_id(db: &Connection, app: &AppId, user: &UserId) -> Result<Option<Person>, Error> {
    let sql = format!("{PERSON} user_id = ?2");
    db.prepare_cached(&sql)?
        .query_row([app.as_str(), user.as_str()], |row| Ok(person(row)))
        .optional()?
        .transpose()
}

/// The platform id of the person with this external id, unless they are being erased.
pub(super) fn visible(db: &Connection, app: &AppId, id: &ExternalId) -> Result<Option<UserId>, Error> {
    let found: Option<String> = db
        .prepare_cached("SELECT user_id FROM user WHERE app_id = ?1 AND external_id = ?2 AND going IS NULL")?
        .query_row([app.as_str(), id.as_str()], |row| row.get(0))
        .optional()?;
    found
        .map(|user| UserId::parse(&user).map_err(Error::database))
        .transpose()
}

fn person(row: &Row<'_>) -> Result<Person, Error> {
    let external_id: Option<String> = row.get(1)?;
    let going: Option<String> = row.get(3)?;
    Ok(Person {
        user: UserId::parse(&row.get::<_, String>(0)?).map_err(Error::database)?,
        external_id: external_id
            .map(|id| ExternalId::parse(&id))
            .transpose()
            .map_err(Error::database)?,
        data: row.get(2)?,
        going: going
            .map(|text| Reference::parse(&text))
            .transpose()
            .map_err(Error::database)?,
    })
}

pub(super) fn erased(db: &Connection, app: &AppId, subject: &Subject) -> Result<Option<Erased>, Error> {
    let found = db
        .prepare_cached("SELECT erased_at, reference FROM tombstone WHERE app_id = ?1 AND subject = ?2")?
        .query_row(params![app.as_str(), subject.as_bytes()], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))
        })
        .optional()?;
    let erased = found.map(|(at, reference)| {
        Ok(Erased {
            at: time(at),
            reference: Reference::parse(&reference).map_err(Error::database)?,
        })
    });
    erased.transpose()
}

/// Whether somebody else belongs to the conversation of the row `m`. An id that they had before is nobody else.
const SHARED: &str = "EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id
                              AND o.conversation_id = m.conversation_id AND o.user_id <> m.user_id
                              AND NOT EXISTS (SELECT 1 FROM former_id AS f WHERE f.app_id = m.app_id
                                              AND f.id = o.user_id AND f.user_id = m.user_id))";

pub(super) fn totals(db: &Connection, app: &AppId, user: &UserId) -> Result<Totals, Error> {
    let ids = [app.as_str(), user.as_str()];
    let count = |table: &str| {
        let sql = format!(
            "SELECT count(*), ifnull(sum(octet_length(data)), 0) FROM {table} WHERE app_id = ?1 AND user_id = ?2"
        );
        db.prepare_cached(&sql)?
            .query_row(ids, |row| Ok((row.get::<_, u64>(0)?, row.get::<_, u64>(1)?)))
    };
    let (_, user_bytes) = count("user")?;
    let (channels, client_bytes) = count("client")?;
    let (devices, device_bytes) = count("device")?;
    let (business_systems, system_bytes) = count("business_system")?;
    let (merges, merge_bytes) = count("merge")?;
    let (preferences, preference_bytes) = count("preference")?;
    let received = db
        .prepare_cached("SELECT count(*) FROM received WHERE app_id = ?1 AND user_id = ?2")?
        .query_row(ids, |row| row.get(0))?;
    let sql = format!(
        "SELECT ifnull(sum(NOT shared), 0), ifnull(sum(shared), 0), ifnull(sum(messages), 0), ifnull(sum(bytes), 0)
         FROM (SELECT {SHARED} AS shared, ifnull(t.messages, 0) AS messages,
                      ifnull(t.bytes, 0) + octet_length(c.data) +
                      (SELECT ifnull(sum(octet_length(p.data)), 0) FROM participant AS p
                       WHERE p.app_id = m.app_id AND p.conversation_id = m.conversation_id) AS bytes
               FROM member AS m CROSS JOIN conversation AS c USING (app_id, conversation_id)
               LEFT JOIN conversation_total AS t USING (app_id, conversation_id)
               WHERE m.app_id = ?1 AND m.user_id = ?2)"
    );
    let talk = db.prepare_cached(&sql)?.query_row(ids, |row| {
        Ok(Totals {
            channels,
            devices,
            business_systems,
            conversations: row.get(0)?,
            shared_conversations: row.get(1)?,
            messages: row.get(2)?,
            merges,
            preferences,
            received,
            bytes: row.get::<_, u64>(3)?
                + user_bytes
                + client_bytes
                + device_bytes
                + system_bytes
                + merge_bytes
                + preference_bytes,
        })
    })?;
    Ok(talk)
}

pub(super) fn sheets(db: &Connection, app: &AppId, user: &UserId) -> Result<Sheets, Error> {
    let all = |table: &str, id: &str| records(db, app, user, table, id);
    Ok(Sheets {
        clients: clients(db, app, user)?,
        devices: devices(db, app, user)?,
        business_systems: all("business_system", "key")?,
        merges: all("merge", "at, discarded_id")?,
        preference: all("preference", "at")?.pop(),
    })
}

/// Channels' records.
pub(super) fn clients(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<Box<str>>, Error> {
    records(db, app, user, "client", "client_id")
}

/// Devices' records.
pub(super) fn devices(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<Box<str>>, Error> {
    records(db, app, user, "device", "device_id")
}

fn records(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    table: &str,
    order: &str,
) -> Result<Vec<Box<str>>, Error> {
    let sql = format!("SELECT data FROM {table} WHERE app_id = ?1 AND user_id = ?2 ORDER BY {order}");
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map([app.as_str(), user.as_str()], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// `CROSS JOIN` has SQLite look for the member first (<https://sqlite.org/optoverview.html#crossjoin>): a conversation
/// of others takes as long as none at all.
fn conversation_columns() -> String {
    let edge = |order| {
        format!(
            "(SELECT received FROM message AS e WHERE e.app_id = m.app_id AND e.conversation_id = m.conversation_id
              ORDER BY received {order} LIMIT 1)"
        )
    };
    format!(
        "SELECT c.conversation_id, c.data, {SHARED}, ifnull(t.messages, 0), {}, {}
         FROM member AS m CROSS JOIN conversation AS c USING (app_id, conversation_id)
         LEFT JOIN conversation_total AS t USING (app_id, conversation_id)
         WHERE m.app_id = ?1 AND m.user_id = ?2",
        edge("ASC"),
        edge("DESC"),
    )
}

pub(super) fn conversations_after(order: Order, paged: bool) -> String {
    let (beyond, direction) = match (order, paged) {
        (Order::Newest, false) => ("m.conversation_id > ?3", "DESC"),
        (Order::Newest, true) => ("m.conversation_id < ?3", "DESC"),
        (Order::Oldest, _) => ("m.conversation_id > ?3", "ASC"),
    };
    let columns = conversation_columns();
    format!("{columns} AND {beyond} ORDER BY m.conversation_id {direction} LIMIT ?4")
}

pub(super) fn one_conversation() -> String {
    format!("{} AND m.conversation_id = ?3", conversation_columns())
}

pub(super) fn conversations(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    order: Order,
    after: Option<&ConversationId>,
    limit: u32,
) -> Result<Vec<ConversationRow>, Error> {
    let sql = conversations_after(order, after.is_some());
    let after = after.map_or("", ConversationId::as_str);
    let mut found = db.prepare_cached(&sql)?;
    let rows = found.query_map(params![app.as_str(), user.as_str(), after, limit], |row| {
        Ok(conversation_row(row))
    })?;
    rows.map(|row| row?).collect()
}

pub(super) fn conversation(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    conversation: &ConversationId,
) -> Result<Option<ConversationRow>, Error> {
    let found = db
        .prepare_cached(&one_conversation())?
        .query_row([app.as_str(), user.as_str(), conversation.as_str()], |row| {
            Ok(conversation_row(row))
        })
        .optional()?;
    found.transpose()
}

fn conversation_row(row: &Row<'_>) -> Result<ConversationRow, Error> {
    Ok(ConversationRow {
        id: ConversationId::parse(&row.get::<_, String>(0)?).map_err(Error::database)?,
        data: row.get(1)?,
        shared: row.get(2)?,
        messages: row.get(3)?,
        first: row.get::<_, Option<i64>>(4)?.map(time),
        last: row.get::<_, Option<i64>>(5)?.map(time),
    })
}

pub(super) fn messages(
    db: &Connection,
    app: &AppId,
    user: &UserId,
    id: &ConversationId,
    window: &Window,
) -> Result<Option<MessagePage>, Error> {
    let Some(conversation) = conversation(db, app, user, id)? else {
        return Ok(None);
    };
    let View {
        messages,
        older,
        newer,
    } = messages::view(db, app, id, window)?;
    Ok(Some(MessagePage {
        conversation,
        attachments: media::of_messages(db, app, id, &messages)?,
        participants: seats(db, app, id)?,
        aliases: aliases(db, app, user)?,
        messages,
        older,
        newer,
    }))
}

/// Participants' records.
pub(super) fn seats(db: &Connection, app: &AppId, id: &ConversationId) -> Result<Vec<Box<str>>, Error> {
    let mut seats = db.prepare_cached(
        "SELECT data FROM participant WHERE app_id = ?1 AND conversation_id = ?2 ORDER BY participant_id",
    )?;
    let records = seats.query_map([app.as_str(), id.as_str()], |row| row.get(0))?;
    Ok(records.collect::<Result<_, _>>()?)
}

pub(super) fn aliases(db: &Connection, app: &AppId, user: &UserId) -> Result<Aliases, Error> {
    let mut found = db.prepare_cached("SELECT other, alias FROM alias WHERE app_id = ?1 AND owner = ?2")?;
    let known = found
        .query_map([app.as_str(), user.as_str()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?
        .collect::<Result<Vec<_>, _>>()?;
    let former = merges::former(db, app, user)?;
    let former = former.iter().map(|id| id.as_str().to_owned()).collect();
    Ok(Aliases::of(user, known)
        .with_former(former)
        .with_staff(facts::staff_shown(db, app)?))
}

/// From the person's own conversations on: SQLite by itself would go through everybody in the app.
pub(super) const STRANGERS: &str = "SELECT DISTINCT o.user_id FROM member AS m
     CROSS JOIN member AS o ON o.app_id = m.app_id AND o.conversation_id = m.conversation_id AND o.user_id <> m.user_id
     WHERE m.app_id = ?1 AND m.user_id = ?2
       AND NOT EXISTS (SELECT 1 FROM alias WHERE app_id = ?1 AND owner = ?2 AND other = o.user_id)
       AND NOT EXISTS (SELECT 1 FROM former_id AS f WHERE f.app_id = ?1 AND f.id = o.user_id AND f.user_id = ?2)
     ORDER BY o.user_id";

/// Whom the person meets and who has no pseudonym yet.
pub(super) fn strangers(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<String>, Error> {
    let mut found = db.prepare_cached(STRANGERS)?;
    let strangers = found
        .query_map([app.as_str(), user.as_str()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    Ok(strangers)
}

/// How often one that reads like another is drawn anew. With a thousand others, that is too few once in 10²⁴ times.
const DRAWS: usize = 10;

/// Names them; whoever goes by a pseudonym keeps it. Who is a stranger is asked again where nobody else writes: somebody
/// may have gone meanwhile.
pub(super) fn meet(db: &Transaction<'_>, app: &AppId, user: &UserId, draw: &mut Draw) -> Result<(), Error> {
    let (named, nameless): (Vec<_>, Vec<_>) = strangers(db, app, user)?
        .into_iter()
        .partition(|stranger| others::is_pseudonym(stranger));
    let mut keep = db.prepare_cached("INSERT INTO alias VALUES (?1, ?2, ?3, ?4)")?;
    for name in &named {
        keep.execute([app.as_str(), user.as_str(), name.as_str(), name.as_str()])?;
    }
    if nameless.is_empty() {
        return Ok(());
    }
    let mut read = labels(db, app, user)?;
    for stranger in &nameless {
        let alias = unlike(&mut read, draw)?;
        keep.execute([app.as_str(), user.as_str(), stranger.as_str(), alias.as_str()])?;
    }
    Ok(())
}

/// How those read whom the person knows.
fn labels(db: &Connection, app: &AppId, user: &UserId) -> Result<HashSet<String>, Error> {
    let mut known = db.prepare_cached("SELECT alias FROM alias WHERE app_id = ?1 AND owner = ?2")?;
    let known = known
        .query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?
        .collect::<Result<Vec<_>, _>>()?;
    Ok(known.iter().filter_map(|alias| others::label(alias)).collect())
}

/// A pseudonym that reads like none of these, so that nobody takes two people for one.
fn unlike(read: &mut HashSet<String>, draw: &mut Draw) -> Result<String, Error> {
    let mut alias = draw().ok_or(Error::NoRandomness)?;
    for _ in 0..DRAWS {
        if others::label(&alias).is_none_or(|label| read.insert(label)) {
            break;
        }
        alias = draw().ok_or(Error::NoRandomness)?;
    }
    Ok(alias)
}

/// For everyone who is signed in.
pub(super) fn meet_present(db: &Transaction<'_>, now: Timestamp, draw: &mut Draw) -> Result<(), Error> {
    let mut present = db.prepare_cached(
        "SELECT DISTINCT u.app_id, u.user_id FROM session AS s
         CROSS JOIN user AS u ON u.app_id = s.app_id AND u.external_id = s.external_id
         WHERE s.external_id IS NOT NULL AND s.expires_at > ?1",
    )?;
    let present = present
        .query_map([now.as_microsecond()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(String, String)>, _>>()?;
    for (app, user) in present {
        let app = AppId::parse(&app).map_err(Error::database)?;
        meet(db, &app, &UserId::parse(&user).map_err(Error::database)?, draw)?;
    }
    Ok(())
}
