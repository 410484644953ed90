//! Erasing a person: children first, in sets, a batch a transaction, until nothing is left.
//!
//! A conversation in which nobody else takes part goes whole. From one with others in it go the person's messages and
//! seat, and the words that others quoted from them. Where a batch stopped, the next one sees by what is left. What
//! stands under an id that went into theirs is the person's own, unless somebody is held under it.

use std::collections::HashMap;

use domain::{
    erasure::{Counts, Size},
    id::{AppId, UserId},
    media::{MediaId, addresses},
    others,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    keys::{json, parse},
    mark, media,
    search::{Index, each_message},
    sessions,
    undescribed::{self, Holder},
};
use crate::{Error, Job, Step};

/// Every id of the person's: of the app `?1`, the one that stands in the place `user`, and those that went into it.
fn theirs(user: &str) -> String {
    format!(
        "(SELECT {user} AS id UNION ALL
          SELECT g.discarded_id FROM merge AS g WHERE g.app_id = ?1 AND g.user_id = {user} AND NOT EXISTS
            (SELECT 1 FROM user AS h WHERE h.app_id = g.app_id AND h.user_id = g.discarded_id))"
    )
}

/// A conversation of the person's, and whether others take part in it. `CROSS JOIN` begins with them: SQLite by itself
/// would go through everybody in the app.
fn conversations() -> String {
    let theirs = theirs("?2");
    format!(
        "SELECT DISTINCT m.conversation_id,
           EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id AND o.conversation_id = m.conversation_id
                   AND o.user_id NOT IN {theirs})
         FROM {theirs} AS t CROSS JOIN member AS m ON m.app_id = ?1 AND m.user_id = t.id
         ORDER BY m.conversation_id"
    )
}

/// Whether a message is the person's, who stands in `?3`.
fn own() -> String {
    format!("json_extract(data, '$.author.userId') IN {}", theirs("?3"))
}

const QUOTES: &str = "json_extract(data, '$.quotedMessage') IS NOT NULL";

/// A piece of an attachment's bytes counts as so many rows: it has as many pages as they do.
const ROWS_A_PIECE: u32 = 64;

pub(super) fn preview(db: &Connection, app: &AppId, user: &UserId, _size: &Size) -> Result<Counts, Error> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table} WHERE app_id = ?1 AND user_id = ?2");
        db.prepare_cached(&sql)?
            .query_row([app.as_str(), user.as_str()], |row| row.get::<_, u64>(0))
    };
    let mut counts = Counts {
        profiles: count("user")? + count("merge")? + count("preference")? + count("received")?,
        channels: count("client")?,
        devices: count("device")?,
        business_systems: count("business_system")?,
        ..Counts::default()
    };
    let mut found = db.prepare_cached(&conversations())?;
    let rows = found.query_map([app.as_str(), user.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
    })?;
    let own = own();
    let mut named = Named::default();
    for row in rows {
        let (conversation, shared) = row?;
        if shared {
            named.add(media::of_own(db, app, &conversation, user, &own)?);
            counts.shared_conversations += 1;
            let sql =
                format!("SELECT count(*) FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {own}");
            counts.messages += db
                .prepare_cached(&sql)?
                .query_row([app.as_str(), &conversation, user.as_str()], |row| {
                    row.get::<_, u64>(0)
                })?;
            counts.quotes += quotes(db, app, &conversation, user, |quote| {
                let left: Vec<_> = addresses(&quote.without)
                    .iter()
                    .map(|url| media::id_of(url))
                    .collect();
                let held = media::of_message(db, app, &conversation, &quote.message)?;
                let held = held.into_iter().map(|one| one.id);
                named.add(held.filter(|id| !left.contains(id)));
                Ok(())
            })?;
        } else {
            media::each_of_conversation(db, app, &conversation, |held| {
                named.add([held.id]);
                Ok(true)
            })?;
            counts.conversations += 1;
            counts.messages += db
                .prepare_cached(
                    "SELECT messages FROM conversation_total WHERE app_id = ?1 AND conversation_id = ?2",
                )?
                .query_row([app.as_str(), &conversation], |row| row.get::<_, u64>(0))
                .optional()?
                .unwrap_or(0);
        }
    }
    counts.attachments = named.by_nobody_else(db, app)?;
    Ok(counts)
}

/// What is held and named by messages that would go, and by how many of those.
#[derive(Default)]
struct Named(HashMap<MediaId, u64>);

impl Named {
    fn add(&mut self, named: impl IntoIterator<Item = MediaId>) {
        for id in named {
            *self.0.entry(id).or_default() += 1;
        }
    }

    fn by_nobody_else(self, db: &Connection, app: &AppId) -> Result<u64, Error> {
        let mut alone = 0;
        for (id, going) in self.0 {
            alone += u64::from(media::named_by(db, app, id, going + 1)? == going);
        }
        Ok(alone)
    }
}

pub(super) fn batch(
    db: &Transaction<'_>,
    job: &Job,
    size: u32,
    lease_until: Timestamp,
) -> Result<Step, Error> {
    let key = [job.app.as_str(), job.reference.as_str()];
    let erased: Option<String> = db
        .query_row(
            "SELECT erased FROM job WHERE app_id = ?1 AND reference = ?2",
            key,
            |row| row.get(0),
        )
        .optional()?;
    let Some(erased) = erased else {
        return Ok(Step::Gone);
    };
    let mut erased: Counts = parse(&erased)?;
    let batch = Batch {
        db,
        job,
        left: size,
        index: Index::new(db),
    };
    let complete = batch.run(&mut erased)?;
    db.execute(
        "UPDATE job SET erased = ?3, lease_until = ?4 WHERE app_id = ?1 AND reference = ?2",
        params![
            job.app.as_str(),
            job.reference.as_str(),
            json(&erased)?,
            lease_until.as_microsecond()
        ],
    )?;
    Ok(if complete {
        Step::Complete(erased)
    } else {
        Step::More
    })
}

struct Batch<'a> {
    db: &'a Transaction<'a>,
    job: &'a Job,
    left: u32,
    index: Index<'a>,
}

impl<'a> Batch<'a> {
    /// True once nothing is left.
    fn run(mut self, erased: &mut Counts) -> Result<bool, Error> {
        let complete = self.go_on(erased)?;
        self.index.finish()?;
        Ok(complete)
    }

    fn go_on(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        let conversations = {
            let mut found = self.db.prepare_cached(&conversations())?;
            let rows = found.query_map([self.app(), self.user()], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
            })?;
            rows.collect::<Result<Vec<_>, _>>()?
        };
        for (conversation, shared) in conversations {
            if self.left == 0 {
                return Ok(false);
            }
            if shared {
                self.shared(&conversation, erased)?;
            } else if !self.own(&conversation, erased)? {
                return Ok(false);
            }
        }
        if !self.received(erased)? || !self.bytes()? {
            return Ok(false);
        }
        self.records(erased)?;
        Ok(true)
    }

    /// What another portal had written down. True once nothing of it is left.
    fn received(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        let ids = [self.app(), self.user()];
        let gone = self
            .db
            .prepare_cached(
                "DELETE FROM received_element WHERE (app_id, user_id, document, list, place) IN
                   (SELECT app_id, user_id, document, list, place FROM received_element
                    WHERE app_id = ?1 AND user_id = ?2 LIMIT ?3)",
            )?
            .execute(params![ids[0], ids[1], self.left])?;
        self.spend(gone);
        let more = self
            .db
            .prepare_cached("SELECT 1 FROM received_element WHERE app_id = ?1 AND user_id = ?2")?
            .exists(ids)?;
        if more {
            return Ok(false);
        }
        let gone = self
            .db
            .execute("DELETE FROM received WHERE app_id = ?1 AND user_id = ?2", ids)?;
        erased.profiles += count(gone);
        Ok(true)
    }

    /// The bytes of what no message names any more. True once nothing of them is left.
    fn bytes(&mut self) -> Result<bool, Error> {
        while let Some(id) = media::going(self.db, self.app(), self.user())? {
            let most = (self.left / ROWS_A_PIECE).max(1);
            let gone = media::erase_chunks(self.db, self.app(), id, most)?;
            let rows = count(gone) * u64::from(ROWS_A_PIECE);
            self.spend(usize::try_from(rows).unwrap_or(usize::MAX));
            if count(gone) < u64::from(most) {
                media::is_gone(self.db, self.app(), self.user(), id)?;
                self.spend(1);
            }
            if self.left == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What messages named that go: an attachment goes with the last of them.
    fn let_go(&mut self, named: &[MediaId], erased: &mut Counts) -> Result<(), Error> {
        self.spend(named.len());
        for id in named {
            let gone = media::let_go(self.db, self.app(), self.user(), *id)?;
            erased.attachments += u64::from(gone);
        }
        Ok(())
    }

    fn app(&self) -> &'a str {
        self.job.app.as_str()
    }

    fn user(&self) -> &'a str {
        self.job.user.as_str()
    }

    /// A conversation of the person's alone.
    fn own(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let (db, app) = (self.db, self.app());
        let named = media::unlink_some(db, app, conversation, self.left)?;
        self.let_go(&named, erased)?;
        if self.left == 0 {
            return Ok(false);
        }
        let readers = self.index.readers(app, conversation)?;
        let first = "ORDER BY received, message_id LIMIT ?3";
        each_message(db, first, &[&app, &conversation, &self.left], |message| {
            self.index.take(app, &readers, message)
        })?;
        let gone = self
            .db
            .prepare_cached(
                "DELETE FROM message WHERE (app_id, conversation_id, received, message_id) IN
                   (SELECT app_id, conversation_id, received, message_id FROM message
                    WHERE app_id = ?1 AND conversation_id = ?2 ORDER BY received, message_id LIMIT ?3)",
            )?
            .execute(params![self.app(), conversation, self.left])?;
        erased.messages += count(gone);
        self.spend(gone);
        if self.left == 0 {
            return Ok(false);
        }
        for table in ["participant", "conversation_total", "member", "conversation"] {
            self.db.execute(
                &format!("DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2"),
                [self.app(), conversation],
            )?;
        }
        undescribed::forget(self.db, self.app(), Holder::Conversation(conversation))?;
        erased.conversations += 1;
        self.spend(1);
        Ok(true)
    }

    /// A conversation with others in it. One transaction: its messages have to be looked through in any case.
    fn shared(&mut self, conversation: &str, erased: &mut Counts) -> Result<(), Error> {
        let ids = [self.app(), conversation, self.user()];
        self.unlearn(conversation)?;
        let mut rewrite = self.db.prepare_cached(
            "UPDATE message SET data = ?5
             WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
        )?;
        let mut named = Vec::new();
        let quoted = quotes(self.db, &self.job.app, conversation, &self.job.user, |quote| {
            let message = &quote.message;
            named.extend(media::unlink(self.db, self.app(), conversation, message)?);
            media::link(self.db, self.app(), conversation, message, &quote.without)?;
            rewrite.execute(params![
                self.app(),
                conversation,
                quote.received,
                quote.message,
                quote.without
            ])?;
            Ok(())
        })?;
        let own = own();
        named.extend(media::unlink_own(
            self.db,
            self.app(),
            conversation,
            self.user(),
            &own,
        )?);
        let sql = format!("DELETE FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {own}");
        let gone = self.db.prepare_cached(&sql)?.execute(ids)?;
        let theirs = theirs("?3");
        for table in ["participant", "member"] {
            let sql = format!(
                "DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2 AND user_id IN {theirs}"
            );
            self.db.prepare_cached(&sql)?.execute(ids)?;
        }
        self.db
            .prepare_cached(
                "UPDATE conversation_total SET (messages, bytes) =
                   (SELECT count(*), ifnull(sum(octet_length(data)), 0) FROM message
                    WHERE app_id = ?1 AND conversation_id = ?2)
                 WHERE app_id = ?1 AND conversation_id = ?2",
            )?
            .execute([self.app(), conversation])?;
        mark::changed(self.db, &self.job.app, conversation)?;
        let talk = Holder::Conversation(conversation);
        if undescribed::any(self.db, &self.job.app, talk)? {
            undescribed::recount(self.db, &self.job.app, talk)?;
        }
        self.let_go(&named, erased)?;
        erased.quotes += quoted;
        erased.messages += count(gone);
        erased.shared_conversations += 1;
        self.spend(
            usize::try_from(quoted)
                .unwrap_or(usize::MAX)
                .saturating_add(gone + 1),
        );
        Ok(())
    }

    /// The person finds nothing of a conversation with others any more, and they nothing of what the person wrote. What
    /// they quote is found where it was said, so that no more than that has to go.
    fn unlearn(&mut self, conversation: &str) -> Result<(), Error> {
        let (db, app, user) = (self.db, self.app(), self.user());
        let theirs = ids(db, &self.job.app, &self.job.user)?;
        let (person, others): (Vec<_>, Vec<_>) = self
            .index
            .readers(app, conversation)?
            .into_iter()
            .partition(|reader| theirs.iter().any(|id| reader.is(id.as_str())));
        each_message(db, "", &[&app, &conversation], |message| {
            self.index.take(app, &person, message)
        })?;
        each_message(
            db,
            &format!("AND {}", own()),
            &[&app, &conversation, &user],
            |message| self.index.take(app, &others, message),
        )
    }

    fn spend(&mut self, rows: usize) {
        self.left = self.left.saturating_sub(u32::try_from(rows).unwrap_or(u32::MAX));
    }

    fn records(&self, erased: &mut Counts) -> Result<(), Error> {
        let ids = [self.app(), self.user()];
        let gone = |table: &str| {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND user_id = ?2");
            self.db.execute(&sql, ids).map(count)
        };
        erased.channels += gone("client")?;
        erased.devices += gone("device")?;
        erased.business_systems += gone("business_system")?;
        // While the merges still say which ids are theirs.
        let theirs = theirs("?2");
        for (table, id) in [("reader", "user_id"), ("alias", "owner"), ("alias", "other")] {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND {id} IN {theirs}");
            self.db.execute(&sql, ids)?;
        }
        self.db.execute(
            "DELETE FROM former_name WHERE app_id = ?1 AND user_id IN
               (SELECT ?2 UNION ALL SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2)",
            ids,
        )?;
        erased.profiles += gone("merge")? + gone("preference")?;
        undescribed::forget(self.db, self.app(), Holder::User(self.user()))?;
        sessions::end_of_going(self.db, ids[0], ids[1])?;
        erased.profiles += gone("user")?;
        Ok(())
    }
}

/// Another's message that quotes the person, and how it reads without the quotation.
struct Quote {
    received: i64,
    message: String,
    without: String,
}

/// How many messages are looked through before what was found in them is rewritten.
const AT_A_TIME: usize = 1_000;

/// Gives `each` the quotations of the person in others' messages, oldest first, and answers how many there are.
fn quotes(
    db: &Connection,
    app: &AppId,
    conversation: &str,
    user: &UserId,
    mut each: impl FnMut(Quote) -> Result<(), Error>,
) -> Result<u64, Error> {
    let own = own();
    let mut found = db.prepare_cached(&format!(
        "SELECT received, message_id, data FROM message
         WHERE app_id = ?1 AND conversation_id = ?2 AND (received, message_id) > (?4, ?5)
           AND NOT ifnull({own}, FALSE) AND {QUOTES} ORDER BY received, message_id LIMIT ?6"
    ))?;
    let theirs = ids(db, app, user)?;
    let mut after = (i64::MIN, String::new());
    let mut quotes = 0;
    loop {
        let mut some = Vec::new();
        let mut seen = 0;
        let place = params![
            app.as_str(),
            conversation,
            user.as_str(),
            after.0,
            after.1,
            AT_A_TIME
        ];
        let mut rows = found.query(place)?;
        while let Some(row) = rows.next()? {
            seen += 1;
            let data = row.get_ref(2)?.as_str().map_err(Error::database)?;
            let without = without_quotes_of(data, &theirs);
            after = (row.get(0)?, row.get(1)?);
            some.extend(without.map(|without| Quote {
                received: after.0,
                message: after.1.clone(),
                without,
            }));
        }
        drop(rows);
        for quote in some {
            quotes += 1;
            each(quote)?;
        }
        if seen < AT_A_TIME {
            return Ok(quotes);
        }
    }
}

/// Every id of the person's.
fn ids(db: &Connection, app: &AppId, user: &UserId) -> Result<Vec<UserId>, Error> {
    let mut found = db.prepare_cached(&format!("SELECT id FROM {}", theirs("?2")))?;
    let ids = found.query_map([app.as_str(), user.as_str()], |row| row.get::<_, String>(0))?;
    ids.map(|id| UserId::parse(&id?).map_err(Error::database))
        .collect()
}

/// Without what it quotes from the person, under whichever of their ids; none if it quotes nothing.
fn without_quotes_of(data: &str, theirs: &[UserId]) -> Option<String> {
    theirs.iter().fold(None, |without: Option<String>, id| {
        let shorter = others::without_quote_of(without.as_deref().unwrap_or(data), id);
        shorter.or(without)
    })
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}
