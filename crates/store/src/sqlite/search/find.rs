//! Reading the index.

use domain::{
    id::{AppId, ConversationId, ExternalId, MessageId, UserId},
    search::Filter,
    session::SessionDigest,
};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{
    super::{audit::time, facts, people},
    index::{END, backwards, place, text},
    kept,
    term::{self, Mark},
};
use crate::{Ask, Error, Hit, Hits, MessageRow, Order, Place, Search, Searched, Talk, Typed};

/// What is read of each hit.
const FOUND: &str = "SELECT h.at, m.conversation_id, m.received, m.message_id, m.data FROM";

/// `?3` and `?4` are the first and the last of FTS5's numbers that may be found. `CROSS JOIN` puts the index first: it
/// stops as soon as there are enough.
fn with_words(order: Order) -> String {
    let direction = match order {
        Order::Newest => "ASC",
        Order::Oldest => "DESC",
    };
    format!(
        "{FOUND} search CROSS JOIN hit AS h ON h.app_id = ?1 AND h.reader = ?2 AND h.at = {END} - search.rowid
         CROSS JOIN message AS m ON m.app_id = ?1 AND m.message_id = h.message_id
         WHERE search MATCH ?6 AND search.rowid >= ?3 AND search.rowid <= ?4
         ORDER BY search.rowid {direction} LIMIT ?5"
    )
}

/// `?3` and `?4` are the first and the last place that may be found.
fn without_words(order: Order) -> String {
    let direction = match order {
        Order::Newest => "DESC",
        Order::Oldest => "ASC",
    };
    format!(
        "{FOUND} hit AS h CROSS JOIN message AS m ON m.app_id = ?1 AND m.message_id = h.message_id
         WHERE h.app_id = ?1 AND h.reader = ?2 AND h.at >= ?3 AND h.at <= ?4 AND ?6 = ''
         ORDER BY h.at {direction} LIMIT ?5"
    )
}

/// All that a page of finds needs.
pub(in super::super) fn look(
    db: &Connection,
    app: &AppId,
    external_id: &ExternalId,
    named: Option<&(SessionDigest, String)>,
    ask: Ask,
) -> Result<Searched, Error> {
    let typed = match named {
        Some((session, id)) => kept::typed(db, session, id)?,
        None => Typed::Nothing,
    };
    let Some(user) = people::visible(db, app, external_id)? else {
        return Ok(Searched {
            typed,
            ..Searched::default()
        });
    };
    let zone = facts::time_zone(db, app)?;
    let hits = match ask(&typed, zone.as_ref()) {
        Some(search) => find(db, app, &user, &search)?,
        None => Hits::default(),
    };
    Ok(Searched {
        typed,
        clients: people::clients(db, app, &user)?,
        devices: people::devices(db, app, &user)?,
        hits,
    })
}

fn find(db: &Connection, app: &AppId, user: &UserId, search: &Search) -> Result<Hits, Error> {
    let reader: Option<i64> = db
        .prepare_cached("SELECT number FROM reader WHERE app_id = ?1 AND user_id = ?2")?
        .query_row([app.as_str(), user.as_str()], |row| row.get(0))
        .optional()?;
    let Some(reader) = reader else {
        return Ok(Hits::default());
    };
    let question = question(reader, search);
    let (first, last) = bounds(search);
    let (sql, first, last) = if question.is_empty() {
        (without_words(search.order), first, last)
    } else {
        (with_words(search.order), backwards(last), backwards(first))
    };
    let mut found = db.prepare_cached(&sql)?;
    let limit = usize::try_from(search.limit).unwrap_or(usize::MAX);
    let rows = found.query_map(
        params![
            app.as_str(),
            reader,
            first,
            last,
            u64::from(search.limit) + 1,
            question
        ],
        |row| Ok(hit(row)),
    )?;
    let mut hits = rows.map(|row| row?).collect::<Result<Vec<_>, Error>>()?;
    let more = hits.len() > limit;
    hits.truncate(limit);
    Ok(Hits {
        talks: talks(db, app, &hits)?,
        aliases: people::aliases(db, app, user)?,
        hits,
        more,
    })
}

/// What FTS5 is asked. Every word of it begins with the reader's number.
fn question(reader: i64, search: &Search) -> String {
    let mut question = String::new();
    for phrase in search.query.phrases() {
        term::phrase(reader, phrase, &mut question);
    }
    let Filter {
        channel, kind, by, ..
    } = &search.filter;
    let marks = [
        channel.as_deref().map(Mark::Channel),
        kind.map(Mark::Kind),
        by.map(Mark::By),
    ];
    for mark in marks.into_iter().flatten() {
        question.push('"');
        term::trait_of(reader, mark, &mut question);
        question.push_str("\" ");
    }
    question
}

/// The first and the last place that may be found.
fn bounds(search: &Search) -> (i64, i64) {
    let Filter { from, until, .. } = search.filter;
    let mut first = from.map_or(i64::MIN, |from| place(from.as_microsecond(), 0));
    let mut last = until.map_or(i64::MAX, |until| {
        place(until.as_microsecond(), 0).saturating_sub(1)
    });
    match (search.after, search.order) {
        (Some(after), Order::Newest) => last = last.min(after.saturating_sub(1)),
        (Some(after), Order::Oldest) => first = first.max(after.saturating_add(1)),
        (None, _) => {}
    }
    (first, last)
}

fn hit(row: &Row<'_>) -> Result<Hit, Error> {
    Ok(Hit {
        key: row.get(0)?,
        conversation: ConversationId::parse(text(row, 1)?).map_err(Error::database)?,
        message: MessageRow {
            place: Place {
                received: time(row.get(2)?),
                message: MessageId::parse(text(row, 3)?).map_err(Error::database)?,
            },
            data: row.get(4)?,
        },
    })
}

/// The conversations of these hits, each once.
fn talks(db: &Connection, app: &AppId, hits: &[Hit]) -> Result<Vec<Talk>, Error> {
    let mut ids: Vec<_> = hits.iter().map(|hit| &hit.conversation).collect();
    ids.sort();
    ids.dedup();
    let talk = |id: &ConversationId| {
        let data = db
            .prepare_cached("SELECT data FROM conversation WHERE app_id = ?1 AND conversation_id = ?2")?
            .query_row([app.as_str(), id.as_str()], |row| row.get(0))?;
        Ok(Talk {
            id: id.clone(),
            data,
            participants: people::seats(db, app, id)?,
        })
    };
    ids.into_iter().map(talk).collect()
}
