//! What an import has to look at once it has read all its lines. It stands in a table, not in memory: a file may hold
//! any number of children before their parents.

use domain::{id::AppId, record::Place};
use rusqlite::{Transaction, params};

use super::super::{
    search::Index,
    undescribed::{self, Holder},
};
use crate::{Error, Offence};

/// What to look at.
#[derive(Clone, Copy)]
pub(super) enum What {
    /// Whether this person is there.
    User,
    /// Whether this person, who said something about marketing, is there.
    Teller,
    /// Whether this conversation is there.
    Conversation,
    /// Whether this person, who gave their external id to another, came in the file too.
    Giver,
    /// Who still belongs to this conversation.
    Members,
    /// What this person's records have that is not described.
    Person,
    /// What this conversation's records have that is not described.
    Talk,
    /// What the merge of this discarded person means.
    Merge,
    /// Whose this id is, under which somebody was known before.
    Former,
    /// Whether any message names this picture or file.
    Media,
}

impl What {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Teller => "teller",
            Self::Conversation => "conversation",
            Self::Giver => "giver",
            Self::Members => "members",
            Self::Person => "person",
            Self::Talk => "talk",
            Self::Merge => "merge",
            Self::Former => "former",
            Self::Media => "media",
        }
    }
}

/// Notes it by the first line that asks for it.
pub(super) fn note(
    db: &Transaction<'_>,
    what: What,
    app: &AppId,
    id: &str,
    line: i64,
) -> rusqlite::Result<()> {
    db.prepare_cached("INSERT INTO import_pending VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?
        .execute(params![app.as_str(), what.name(), id, line])?;
    Ok(())
}

/// Whether this person gave their external id to another in this file.
pub(super) fn gave(db: &Transaction<'_>, app: &str, user: &str) -> rusqlite::Result<bool> {
    db.prepare_cached("SELECT 1 FROM import_pending WHERE app_id = ?1 AND what = ?2 AND id = ?3")?
        .exists([app, What::Giver.name(), user])
}

/// Notes whoever holds this record: it was replaced, or went to another holder.
pub(super) fn note_holder(db: &Transaction<'_>, place: &Place, line: i64) -> rusqlite::Result<()> {
    match Holder::of(place) {
        Some((app, Holder::User(id))) => note(db, What::Person, app, id, line),
        Some((app, Holder::Conversation(id))) => note(db, What::Talk, app, id, line),
        None => Ok(()),
    }
}

const NOBODY: &str =
    "NOT EXISTS (SELECT 1 FROM user AS u WHERE u.app_id = p.app_id AND u.user_id = p.id AND ?2 = ?2)";

/// The first line that names who never came.
pub(super) fn unknown_user(db: &Transaction<'_>) -> Result<Option<(i64, Offence)>, Error> {
    let line = first(db, What::User, NOBODY, 0)?;
    Ok(line.map(|line| (line, Offence::UnknownUser)))
}

/// The first line that says what somebody wants who never came.
pub(super) fn unknown_teller(db: &Transaction<'_>) -> Result<Option<(i64, Offence)>, Error> {
    let line = first(db, What::Teller, NOBODY, 0)?;
    Ok(line.map(|line| (line, Offence::UnknownTeller)))
}

/// The first line that names a conversation that never came.
pub(super) fn unknown_conversation(db: &Transaction<'_>) -> Result<Option<(i64, Offence)>, Error> {
    let line = first(
        db,
        What::Conversation,
        "NOT EXISTS (SELECT 1 FROM conversation AS c
                     WHERE c.app_id = p.app_id AND c.conversation_id = p.id AND ?2 = ?2)",
        0,
    )?;
    Ok(line.map(|line| (line, Offence::UnknownConversation)))
}

/// The first line that took an external id from somebody who is still there and did not come without it.
pub(super) fn taken_external_id(db: &Transaction<'_>, base: i64) -> Result<Option<(i64, Offence)>, Error> {
    let line = first(
        db,
        What::Giver,
        "(SELECT u.line FROM user AS u WHERE u.app_id = p.app_id AND u.user_id = p.id) < ?2",
        base,
    )?;
    Ok(line.map(|line| (line, Offence::ExternalIdTaken)))
}

fn first(db: &Transaction<'_>, what: What, offends: &str, base: i64) -> rusqlite::Result<Option<i64>> {
    let sql = format!("SELECT min(p.line) FROM import_pending AS p WHERE p.what = ?1 AND {offends}");
    db.query_row(&sql, params![what.name(), base], |row| row.get(0))
}

/// Whoever was known by another id before has what stands under that one.
const PRUNE: &str = "
WITH here (id) AS
  (SELECT user_id FROM participant WHERE app_id = ?1 AND conversation_id = ?2 AND user_id IS NOT NULL
   UNION
   SELECT json_extract(data, '$.author.userId') FROM message
   WHERE app_id = ?1 AND conversation_id = ?2 AND json_extract(data, '$.author.userId') IS NOT NULL)
DELETE FROM member WHERE app_id = ?1 AND conversation_id = ?2 AND user_id NOT IN
  (SELECT id FROM here
   UNION
   SELECT f.user_id FROM here CROSS JOIN former_id AS f ON f.app_id = ?1 AND f.id = here.id)
RETURNING user_id";

pub(super) fn noted(db: &Transaction<'_>, what: What) -> rusqlite::Result<Vec<(String, String)>> {
    db.prepare("SELECT app_id, id FROM import_pending WHERE what = ?1")?
        .query_map([what.name()], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Takes out of the noted conversations whoever has neither a seat nor a message in them any more.
pub(super) fn prune(db: &Transaction<'_>, index: &mut Index<'_>) -> Result<(), Error> {
    let mut prune = db.prepare_cached(PRUNE)?;
    for (app, conversation) in noted(db, What::Members)? {
        let left = prune.query_map([&app, &conversation], |row| row.get(0))?;
        for user in left.collect::<Result<Vec<String>, _>>()? {
            index.leave(&app, &user, &conversation)?;
        }
    }
    Ok(())
}

/// Counts anew what is not described, and forgets all notes.
pub(super) fn clear(db: &Transaction<'_>) -> Result<(), Error> {
    for (app, user) in noted(db, What::Person)? {
        undescribed::recount(
            db,
            &AppId::parse(&app).map_err(Error::database)?,
            Holder::User(&user),
        )?;
    }
    for (app, conversation) in noted(db, What::Talk)? {
        let app = AppId::parse(&app).map_err(Error::database)?;
        undescribed::recount(db, &app, Holder::Conversation(&conversation))?;
    }
    db.execute("DELETE FROM import_pending", [])?;
    Ok(())
}
