//! Erasing a person: children first, in sets, a batch a transaction, until nothing is left.
//!
//! A conversation in which nobody else takes part goes whole. From one with others in it go the person's messages and
//! seat, and the words that others quoted from them. Where a batch stopped, the next one sees by what is left.

use domain::{
    erasure::Counts,
    id::{AppId, UserId},
    others,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::keys::{json, parse};
use crate::{Error, Job, Step};

/// A conversation of the person's, and whether others take part in it.
const CONVERSATIONS: &str = "
SELECT m.conversation_id,
       EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id AND o.conversation_id = m.conversation_id
               AND o.user_id <> m.user_id)
FROM member AS m WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id";

const OWN: &str = "json_extract(data, '$.author.userId') = ?3";
const QUOTES: &str = "json_extract(data, '$.quotedMessage') IS NOT NULL";

pub(super) fn preview(db: &Connection, app: &AppId, user: &UserId) -> Result<Counts, Error> {
    let count = |table: &str| {
        let sql = format!("SELECT count(*) FROM {table} WHERE app_id = ?1 AND user_id = ?2");
        db.prepare_cached(&sql)?
            .query_row([app.as_str(), user.as_str()], |row| row.get::<_, u64>(0))
    };
    let mut counts = Counts {
        profiles: count("user")?,
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
            counts.quotes += u64::try_from(quoting(db, app, &conversation, user)?.len()).unwrap_or(u64::MAX);
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
    let complete = Batch { db, job, left: size }.run(&mut erased)?;
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
}

impl Batch<'_> {
    /// True once nothing is left.
    fn run(mut self, erased: &mut Counts) -> Result<bool, Error> {
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
            let done = if shared {
                self.shared(&conversation, erased)?
            } else {
                self.own(&conversation, erased)?
            };
            if !done {
                return Ok(false);
            }
        }
        self.records(erased)?;
        Ok(true)
    }

    fn app(&self) -> &str {
        self.job.app.as_str()
    }

    fn user(&self) -> &str {
        self.job.user.as_str()
    }

    /// A conversation of the person's alone.
    fn own(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let gone = self
            .db
            .prepare_cached(
                "DELETE FROM message WHERE (app_id, conversation_id, received, message_id) IN
                   (SELECT app_id, conversation_id, received, message_id FROM message
                    WHERE app_id = ?1 AND conversation_id = ?2 LIMIT ?3)",
            )?
            .execute(params![self.app(), conversation, self.left])?;
        erased.messages += u64::try_from(gone).unwrap_or(u64::MAX);
        self.left = self.left.saturating_sub(u32::try_from(gone).unwrap_or(u32::MAX));
        if self.left == 0 {
            return Ok(false);
        }
        for table in ["participant", "conversation_total", "member", "conversation"] {
            self.db.execute(
                &format!("DELETE FROM {table} WHERE app_id = ?1 AND conversation_id = ?2"),
                [self.app(), conversation],
            )?;
        }
        erased.conversations += 1;
        Ok(true)
    }

    /// A conversation with others in it. One transaction: its messages have to be looked through in any case.
    fn shared(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        let ids = [self.app(), conversation, self.user()];
        for (received, message, data) in quoting(self.db, &self.job.app, conversation, &self.job.user)? {
            self.db
                .prepare_cached(
                    "UPDATE message SET data = ?5
                     WHERE app_id = ?1 AND conversation_id = ?2 AND received = ?3 AND message_id = ?4",
                )?
                .execute(params![self.app(), conversation, received, message, data])?;
            erased.quotes += 1;
        }
        let sql = format!("DELETE FROM message WHERE app_id = ?1 AND conversation_id = ?2 AND {OWN}");
        erased.messages += u64::try_from(self.db.prepare_cached(&sql)?.execute(ids)?).unwrap_or(u64::MAX);
        self.db.execute(
            "DELETE FROM participant WHERE app_id = ?1 AND conversation_id = ?2 AND user_id = ?3",
            ids,
        )?;
        self.db.execute(
            "DELETE FROM member WHERE app_id = ?1 AND conversation_id = ?2 AND user_id = ?3",
            ids,
        )?;
        self.db.execute(
            "UPDATE conversation_total SET (messages, bytes) =
               (SELECT count(*), ifnull(sum(octet_length(data)), 0) FROM message
                WHERE app_id = ?1 AND conversation_id = ?2)
             WHERE app_id = ?1 AND conversation_id = ?2",
            [self.app(), conversation],
        )?;
        erased.shared_conversations += 1;
        Ok(true)
    }

    fn records(&self, erased: &mut Counts) -> Result<(), Error> {
        let ids = [self.app(), self.user()];
        let gone = |table: &str| {
            let sql = format!("DELETE FROM {table} WHERE app_id = ?1 AND user_id = ?2");
            self.db
                .execute(&sql, ids)
                .map(|rows| u64::try_from(rows).unwrap_or(u64::MAX))
        };
        erased.channels += gone("client")?;
        erased.devices += gone("device")?;
        erased.business_systems += gone("business_system")?;
        self.db.execute(
            "DELETE FROM alias WHERE app_id = ?1 AND (owner = ?2 OR other = ?2)",
            ids,
        )?;
        self.db.execute(
            "DELETE FROM session WHERE app_id = ?1
             AND external_id = (SELECT external_id FROM user WHERE app_id = ?1 AND user_id = ?2)",
            ids,
        )?;
        erased.profiles += gone("user")?;
        Ok(())
    }
}

/// Others' messages of a conversation that quote the person, as they will read without the quotation.
fn quoting(
    db: &Connection,
    app: &AppId,
    conversation: &str,
    user: &UserId,
) -> Result<Vec<(i64, String, String)>, Error> {
    let sql = format!(
        "SELECT received, message_id, data FROM message
         WHERE app_id = ?1 AND conversation_id = ?2 AND NOT ifnull({OWN}, FALSE) AND {QUOTES}"
    );
    let mut found = db.prepare_cached(&sql)?;
    let mut rows = found.query([app.as_str(), conversation, user.as_str()])?;
    let mut quoting = Vec::new();
    while let Some(row) = rows.next()? {
        let data = row.get_ref(2)?.as_str().map_err(Error::database)?;
        if let Some(without) = others::without_quote_of(data, user) {
            quoting.push((row.get(0)?, row.get(1)?, without));
        }
    }
    Ok(quoting)
}
