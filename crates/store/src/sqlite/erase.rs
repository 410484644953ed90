//! Erasing a person: children first, in sets, a batch a transaction, until nothing is left.
//!
//! A conversation in which nobody else takes part goes whole. From one with others in it go the person's messages and
//! seat, and the words that others quoted from them. Where a batch stopped, the next one sees by what is left.

use domain::{
    erasure::{Counts, Size},
    id::{AppId, UserId},
    others,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::{
    keys::{json, parse},
    mark, merges,
    search::{Index, each_message},
    sessions,
    undescribed::{self, Holder},
};
use crate::{Error, Job, Step};

/// A conversation of the person's, and whether others take part in it.
const CONVERSATIONS: &str = "
SELECT m.conversation_id,
       EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id AND o.conversation_id = m.conversation_id
               AND o.user_id <> m.user_id)
FROM member AS m WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id";

const OWN: &str = "json_extract(data, '$.author.userId') = ?3";
const QUOTES: &str = "json_extract(data, '$.quotedMessage') IS NOT NULL";

pub(super) fn preview(db: &Connection, app: &AppId, user: &UserId, _size: &Size) -> Result<Counts, Error> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table} WHERE app_id = ?1 AND user_id = ?2");
        db.prepare_cached(&sql)?
            .query_row([app.as_str(), user.as_str()], |row| row.get::<_, u64>(0))
    };
    let mut counts = Counts {
        profiles: count("user")? + count("merge")? + count("preference")?,
        channels: count("client")?,
        devices: count("device")?,
        business_systems: count("business_system")?,
        ..Counts::default()
    };
    let mut found = db.prepare_cached(CONVERSATIONS)?;
    let rows = found.query_map([app.as_str(), user.as_str()], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
    })?;
    for row in rows {
        let (conversation, shared) = row?;
        if shared {
            counts.shared_conversations += 1;
            let sql =
                format!("SELECT count(*) FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {OWN}");
            counts.messages += db
                .prepare_cached(&sql)?
                .query_row([app.as_str(), &conversation, user.as_str()], |row| {
                    row.get::<_, u64>(0)
                })?;
            counts.quotes += quotes(db, app, &conversation, user, |_| Ok(()))?;
        } else {
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
    Ok(counts)
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
            let mut found = self.db.prepare_cached(CONVERSATIONS)?;
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
        if !self.received()? {
            return Ok(false);
        }
        self.records(erased)?;
        Ok(true)
    }

    /// What another portal had written down. True once nothing of it is left.
    fn received(&mut self) -> Result<bool, Error> {
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
        self.db
            .execute("DELETE FROM received WHERE app_id = ?1 AND user_id = ?2", ids)?;
        Ok(true)
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
        let quoted = quotes(self.db, &self.job.app, conversation, &self.job.user, |quote| {
            rewrite.execute(params![
                self.app(),
                conversation,
                quote.received,
                quote.message,
                quote.without
            ])?;
            Ok(())
        })?;
        let sql = format!("DELETE FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {OWN}");
        let gone = self.db.prepare_cached(&sql)?.execute(ids)?;
        for table in ["participant", "member"] {
            let sql =
                format!("DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2 AND user_id = ?3");
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
        let (person, others): (Vec<_>, Vec<_>) = self
            .index
            .readers(app, conversation)?
            .into_iter()
            .partition(|reader| reader.is(user));
        each_message(db, "", &[&app, &conversation], |message| {
            self.index.take(app, &person, message)
        })?;
        each_message(
            db,
            &format!("AND {OWN}"),
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
        // While the merges still say whose they were.
        self.db.execute(
            "DELETE FROM former_name WHERE app_id = ?1 AND discarded_id IN
               (SELECT discarded_id FROM merge WHERE app_id = ?1 AND user_id = ?2)",
            ids,
        )?;
        erased.profiles += gone("merge")? + gone("preference")?;
        gone("reader")?;
        gone("statement")?;
        self.db.execute(
            "DELETE FROM alias WHERE app_id = ?1 AND (owner = ?2 OR other = ?2)",
            ids,
        )?;
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
    let mut found = db.prepare_cached(&format!(
        "SELECT received, message_id, data FROM message
         WHERE app_id = ?1 AND conversation_id = ?2 AND (received, message_id) > (?4, ?5)
           AND NOT ifnull({OWN}, FALSE) AND {QUOTES} ORDER BY received, message_id LIMIT ?6"
    ))?;
    let mut theirs = merges::former(db, app, user)?;
    theirs.push(user.clone());
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
