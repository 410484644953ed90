//! Erasing, in the sizes that there are, one a file: children first, in sets, a batch a transaction, until nothing is
//! left of what was asked.
//!
//! What has only been kept for long enough goes by the same batches, of whomever it is ([`retire`]).
//!
//! A conversation in which nobody else takes part is the person's whole, and so is one with nobody else in it but whom a copy
//! brought by a pseudonym: nobody could come and see it. Of one with others in it only what they wrote is
//! theirs, their seat, and the words that others quoted from them. Where a batch stopped, the next one sees by what is
//! left; where nothing tells, by the place that is kept with the job. What stands under an id that went into theirs is
//! the person's own, unless somebody is held under it. An attachment goes with the last message that names it.

mod all_messages;
mod attachments;
mod conversation;
mod elsewhere;
mod everything;
mod messages;
mod personal;
mod quotes;
mod talk;
mod whole_app;

use domain::{
    erasure::{Counts, Size},
    id::{AppId, ConversationId, UserId},
    request::Ask,
};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

pub(super) use self::elsewhere::elsewhere;
pub(super) use self::whole_app::{is_left_of_app, whole_app};
use super::{
    holds,
    keys::{json, parse},
    requests,
    search::Index,
};
use crate::{Error, Job, Refused, Step};

/// Every id of the person's: of the app `?1`, the one that stands in the place `user`, and those that went into it.
pub(super) fn every_id(user: &str) -> String {
    format!(
        "(SELECT {user} AS id UNION ALL
          SELECT f.id FROM former_id AS f WHERE f.app_id = ?1 AND f.user_id = {user})"
    )
}

/// Whether a message is the person's, who stands in `?3`.
fn own() -> String {
    format!("json_extract(data, '$.author.userId') IN {}", every_id("?3"))
}

/// Whether the member in the row `o` is known by a pseudonym only, as a copy names others, and held under none.
fn by_pseudonym_only() -> String {
    let letters = "[a-z]".repeat(16);
    format!(
        "((o.user_id = 'other_unknown' OR o.user_id GLOB 'other_{letters}')
          AND NOT EXISTS (SELECT 1 FROM user AS u WHERE u.app_id = o.app_id AND u.user_id = o.user_id))"
    )
}

/// The person's conversations `which`, and whether others take part in each. `CROSS JOIN` begins with the person: SQLite
/// by itself would go through everybody in the app.
fn conversations(which: &str) -> String {
    let ids = every_id("?2");
    let nobody = by_pseudonym_only();
    format!(
        "SELECT DISTINCT m.conversation_id,
           EXISTS (SELECT 1 FROM member AS o WHERE o.app_id = m.app_id AND o.conversation_id = m.conversation_id
                   AND o.user_id NOT IN {ids} AND NOT {nobody})
         FROM {ids} AS t CROSS JOIN member AS m ON m.app_id = ?1 AND m.user_id = t.id
         WHERE m.conversation_id {which} ?3 ORDER BY m.conversation_id"
    )
}

/// Whose records are looked through.
#[derive(Clone, Copy)]
struct Theirs<'a> {
    db: &'a Connection,
    app: &'a AppId,
    user: &'a UserId,
}

impl Theirs<'_> {
    /// The person's conversations after a place, each with whether others take part.
    fn conversations(&self, after: &str) -> Result<Vec<(String, bool)>, Error> {
        let mut found = self.db.prepare_cached(&conversations(">"))?;
        let rows = found.query_map([self.app.as_str(), self.user.as_str(), after], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether others take part in one conversation; none if it is not the person's.
    fn is_shared(&self, conversation: &str) -> Result<Option<bool>, Error> {
        Ok(self
            .db
            .prepare_cached(&conversations("="))?
            .query_row([self.app.as_str(), self.user.as_str(), conversation], |row| {
                row.get(1)
            })
            .optional()?)
    }

    /// Every id of theirs.
    fn ids(&self) -> Result<Vec<UserId>, Error> {
        let sql = format!("SELECT id FROM {}", every_id("?2"));
        let mut found = self.db.prepare_cached(&sql)?;
        let ids = found.query_map([self.app.as_str(), self.user.as_str()], |row| {
            row.get::<_, String>(0)
        })?;
        ids.map(|id| UserId::parse(&id?).map_err(Error::database))
            .collect()
    }
}

pub(super) fn preview(db: &Connection, app: &AppId, user: &UserId, size: &Size) -> Result<Counts, Error> {
    let theirs = Theirs { db, app, user };
    match size {
        Size::Everything => everything::preview(theirs),
        Size::AllMessages => all_messages::preview(theirs),
        Size::Conversation { conversation } => conversation::preview(theirs, conversation),
        Size::Messages {
            conversation,
            messages,
        } => messages::preview(theirs, conversation, messages),
        Size::PersonalInformation => personal::preview(theirs),
    }
}

/// What is kept with a job.
struct Kept {
    user: Option<String>,
    erased: String,
    place: String,
}

/// A batch, unless a hold has come along with another record that outlasts the lease.
pub(super) fn batch(
    db: &Transaction<'_>,
    job: &Job,
    left: u32,
    lease_until: Timestamp,
) -> Result<Step, Error> {
    let held = db
        .prepare_cached(&format!(
            "SELECT 1 FROM job AS j WHERE j.app_id = ?2 AND j.reference = ?3 AND {}",
            holds::stands_on("j")
        ))?
        .exists(params![
            lease_until.as_microsecond(),
            job.app.as_str(),
            job.reference.as_str()
        ])?;
    if held {
        return Err(Refused::Held.into());
    }
    batch_again(db, job, left, lease_until)
}

/// A batch of what was carried out once, when nothing held it up.
pub(super) fn batch_again(
    db: &Transaction<'_>,
    job: &Job,
    left: u32,
    lease_until: Timestamp,
) -> Result<Step, Error> {
    let key = [job.app.as_str(), job.reference.as_str()];
    let kept = db
        .prepare_cached("SELECT user_id, erased, place FROM job WHERE app_id = ?1 AND reference = ?2")?
        .query_row(key, |row| {
            Ok(Kept {
                user: row.get(0)?,
                erased: row.get(1)?,
                place: row.get(2)?,
            })
        })
        .optional()?;
    let Some(Kept { user, erased, place }) = kept else {
        return Ok(Step::Gone);
    };
    let mut erased: Counts = parse(&erased)?;
    // Whoever has gone since by another erasure has nothing left.
    let Some(user) = user else {
        return Ok(Step::Complete(erased));
    };
    let user = UserId::parse(&user).map_err(Error::database)?;
    let request = requests::find(db, &job.app, &job.reference)?.ok_or(Refused::Unknown)?;
    let Ask::Erasure { size } = &request.ask else {
        return Err(Refused::Unknown.into());
    };
    let batch = Batch {
        db,
        app: &job.app,
        user: &user,
        left,
        place: Place::read(&place)?,
        index: Index::new(db),
    };
    let (complete, place) = batch.run(size, &mut erased)?;
    db.prepare_cached(
        "UPDATE job SET erased = ?3, lease_until = ?4, place = ?5 WHERE app_id = ?1 AND reference = ?2",
    )?
    .execute(params![
        job.app.as_str(),
        job.reference.as_str(),
        json(&erased)?,
        lease_until.as_microsecond(),
        place,
    ])?;
    Ok(if complete {
        Step::Complete(erased)
    } else {
        Step::More
    })
}

/// Everything of somebody, at once and without a job: nobody else has seen it yet.
pub(super) fn everything_of(db: &Transaction<'_>, app: &AppId, user: &UserId) -> Result<(), Error> {
    loop {
        let batch = Batch {
            db,
            app,
            user,
            left: u32::MAX,
            place: Place::default(),
            index: Index::new(db),
        };
        let (complete, _) = batch.run(&Size::Everything, &mut Counts::default())?;
        if complete {
            return Ok(());
        }
    }
}

/// What was taken of conversations whose time is over.
pub(super) struct Emptied {
    /// Messages and attachments that went.
    pub(super) counts: Counts,
    /// Conversations that are empty by now, with when their last message had come.
    pub(super) talks: Vec<(ConversationId, Timestamp)>,
    /// How many of those that were named are done, from the first on.
    pub(super) done: usize,
    /// How many rows may still go.
    pub(super) left: u32,
    /// Whether nothing is left of the bytes of attachments.
    pub(super) is_clear: bool,
}

/// Takes every message of these conversations, of whomever they are, as many rows as may go, the oldest first; the
/// conversations stay, empty. `goes` says of each whether it still goes, and when its last message came.
pub(super) fn retire(
    db: &Transaction<'_>,
    app: &AppId,
    talks: &[&ConversationId],
    left: u32,
    goes: impl Fn(&ConversationId) -> Result<Option<Timestamp>, Error>,
) -> Result<Emptied, Error> {
    // Bytes that go with nobody stand in line under no id.
    let nobody = UserId::taken_out();
    let mut batch = Batch {
        db,
        app,
        user: &nobody,
        left,
        place: Place::default(),
        index: Index::new(db),
    };
    let mut counts = Counts::default();
    let (mut emptied, mut done) = (Vec::new(), 0);
    let mut is_clear = batch.bytes()?;
    for talk in talks {
        if !is_clear || batch.left == 0 {
            break;
        }
        if let Some(last) = goes(talk)? {
            if !batch.empty(talk.as_str(), &mut counts)? {
                // What was left to take may have been as much as there was.
                if talk::any(db, app, talk)? {
                    break;
                }
                batch.describe(talk.as_str())?;
            }
            emptied.push(((*talk).clone(), last));
            is_clear = batch.bytes()?;
        }
        done += 1;
    }
    let left = batch.left;
    batch.index.finish()?;
    Ok(Emptied {
        counts,
        talks: emptied,
        done,
        left,
        is_clear,
    })
}

/// How far it has come, where what is left does not tell.
#[derive(Default, Serialize, Deserialize)]
struct Place {
    /// The last conversation that is done, where one that is done stays.
    done: String,
    /// The one with others in it that is under way.
    within: Option<talk::Within>,
}

impl Place {
    fn read(text: &str) -> Result<Self, Error> {
        // No id begins like this.
        if text.starts_with('{') {
            return parse(text);
        }
        Ok(Self {
            done: text.to_owned(),
            within: None,
        })
    }

    fn written(self) -> Result<String, Error> {
        match self.within {
            Some(_) => json(&self),
            None => Ok(self.done),
        }
    }
}

struct Batch<'a> {
    db: &'a Transaction<'a>,
    app: &'a AppId,
    user: &'a UserId,
    /// How many rows may still go.
    left: u32,
    place: Place,
    index: Index<'a>,
}

impl<'a> Batch<'a> {
    /// True once nothing is left of what was asked; and how far it has come.
    fn run(mut self, size: &Size, erased: &mut Counts) -> Result<(bool, String), Error> {
        let complete = match size {
            Size::Everything => self.everything(erased)?,
            Size::AllMessages => self.all_messages(erased)?,
            Size::Conversation { conversation } => self.conversation(conversation.as_str(), erased)?,
            Size::Messages {
                conversation,
                messages,
            } => {
                self.messages(conversation.as_str(), messages, erased)?;
                true
            }
            Size::PersonalInformation => self.personal(erased)?,
        };
        let complete = complete && self.bytes()?;
        self.index.finish()?;
        Ok((complete, self.place.written()?))
    }

    fn theirs(&self) -> Theirs<'a> {
        Theirs {
            db: self.db,
            app: self.app,
            user: self.user,
        }
    }

    fn spend(&mut self, rows: usize) {
        self.left = self.left.saturating_sub(u32::try_from(rows).unwrap_or(u32::MAX));
    }
}

fn count(rows: usize) -> u64 {
    u64::try_from(rows).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use domain::others;

    use super::*;

    /// SQL says of a name what the rules for others say of it.
    #[test]
    fn a_pseudonym_is_told_as_everywhere() {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE user (app_id TEXT, user_id TEXT); INSERT INTO user VALUES ('a', 'other_aaaaaaaaaaaaaaaa')")
            .unwrap();
        let sql = format!(
            "SELECT {} FROM (SELECT 'a' AS app_id, ?1 AS user_id) AS o",
            by_pseudonym_only()
        );
        let told = |name: &str| db.query_row(&sql, [name], |row| row.get::<_, bool>(0)).unwrap();
        for name in [
            "other_unknown",
            "other_bcdfghjklmnpqrst",
            "other_bcdfghjklmnpqrs",
            "other_bcdfghjklmnpqrstv",
            "other_bcdfghjklmnpqrsT",
            "other_bcdfghjklmnpqrs1",
            "otherxbcdfghjklmnpqrst",
            "Other_bcdfghjklmnpqrst",
            "6a134e5dd46cf80ad5612c3e",
            "",
        ] {
            assert_eq!(told(name), others::is_pseudonym(name), "{name}");
        }
        assert!(!told("other_aaaaaaaaaaaaaaaa"), "somebody is held under it");
    }
}
