//! What ties records together: who belongs to which conversation, what each holds, and what must be there in the end.
//!
//! Records may come in any order, so what a record needs is looked up when it comes and, where it is not there yet,
//! noted in a temporary table that is gone through at the end.

use std::collections::{HashMap, HashSet};

use domain::{
    id::{AppId, UserId},
    record::Place,
};
use rusqlite::{OptionalExtension, Transaction, params};

use super::message;
use crate::{Error, ImportError, Offence};

/// How many conversations and members are remembered before the caches are emptied.
const REMEMBERED: usize = 32_768;

pub(super) struct Links {
    base: i64,
    key: String,
    /// Messages and bytes that came to each conversation since the last flush.
    totals: HashMap<String, (i64, i64)>,
    members: HashSet<String>,
    apps: HashMap<AppId, i64>,
}

impl Links {
    pub(super) fn new(base: i64) -> Self {
        Self {
            base,
            key: String::new(),
            totals: HashMap::new(),
            members: HashSet::new(),
            apps: HashMap::new(),
        }
    }

    pub(super) fn of(
        &mut self,
        db: &Transaction<'_>,
        place: &Place,
        line: i64,
        replaced: bool,
    ) -> Result<(), Error> {
        match place {
            Place::App { .. } | Place::Message { .. } => {}
            Place::Group { group, apps } => {
                db.execute(
                    "DELETE FROM app_group_member WHERE group_id = ?1",
                    [group.as_str()],
                )?;
                for app in apps {
                    self.app(app, line);
                    db.execute(
                        "INSERT OR IGNORE INTO app_group_member VALUES (?1, ?2)",
                        [group.as_str(), app.as_str()],
                    )?;
                }
            }
            Place::User { app, .. } | Place::Conversation { app, .. } => self.app(app, line),
            Place::Client { app, user, .. }
            | Place::Device { app, user, .. }
            | Place::BusinessSystem { app, user, .. } => {
                self.app(app, line);
                if !exists(
                    db,
                    "SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2",
                    app,
                    user.as_str(),
                )? {
                    missing(db, "user", app, user.as_str(), line)?;
                }
            }
            Place::Participant {
                app,
                conversation,
                user,
                ..
            } => {
                self.app(app, line);
                self.conversation(db, app, conversation.as_str(), line)?;
                if replaced {
                    prune(db, app, conversation.as_str())?;
                    self.members.clear();
                }
                if let Some(user) = user {
                    self.member(db, app, user, conversation.as_str())?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn of_message(
        &mut self,
        db: &Transaction<'_>,
        row: &message::Row<'_>,
        counts: bool,
    ) -> Result<(), Error> {
        self.app(row.app, row.line);
        self.conversation(db, row.app, row.conversation.as_str(), row.line)?;
        if counts && let Some(total) = self.totals.get_mut(&self.key) {
            total.0 += 1;
            total.1 += i64::try_from(row.data.len()).unwrap_or(0);
        }
        if let Some(author) = row.author {
            self.member(db, row.app, author, row.conversation.as_str())?;
        }
        Ok(())
    }

    /// Takes back what a message that is replaced had brought.
    pub(super) fn drop_message(
        &mut self,
        db: &Transaction<'_>,
        app: &AppId,
        conversation: &str,
        data: &str,
    ) -> Result<(), Error> {
        db.execute(
            "UPDATE conversation_total SET messages = messages - 1, bytes = bytes - ?3
             WHERE app_id = ?1 AND conversation_id = ?2",
            params![app.as_str(), conversation, data.len()],
        )?;
        prune(db, app, conversation)?;
        self.members.clear();
        Ok(())
    }

    /// Writes what is still remembered and looks for what never came.
    pub(super) fn finish(mut self, db: &Transaction<'_>) -> Result<(), ImportError> {
        self.flush(db)?;
        let mut offences = Vec::new();
        for (app, line) in &self.apps {
            if db
                .query_row("SELECT 1 FROM app WHERE app_id = ?1", [app.as_str()], |_| Ok(()))
                .optional()?
                .is_none()
            {
                offences.push((*line, Offence::UnknownApp));
            }
        }
        if exists_missing(db)? {
            let gone = "SELECT line FROM missing AS m WHERE kind = ?1 AND NOT EXISTS";
            let user = format!(
                "{gone} (SELECT 1 FROM user WHERE app_id = m.app_id AND user_id = m.id) ORDER BY line"
            );
            let conversation = format!(
                "{gone} (SELECT 1 FROM conversation WHERE app_id = m.app_id AND conversation_id = m.id) ORDER BY line"
            );
            for (kind, sql, offence) in [
                ("user", user, Offence::UnknownUser),
                ("conversation", conversation, Offence::UnknownConversation),
            ] {
                let line: Option<i64> = db.query_row(&sql, [kind], |row| row.get(0)).optional()?;
                offences.extend(line.map(|line| (line, offence)));
            }
            db.execute_batch("DROP TABLE temp.missing")?;
        }
        match offences.into_iter().min_by_key(|(line, _)| *line) {
            None => Ok(()),
            Some((line, offence)) => Err(ImportError::Record {
                line: u64::try_from(line - self.base).unwrap_or(0),
                offence,
            }),
        }
    }

    fn app(&mut self, app: &AppId, line: i64) {
        if !self.apps.contains_key(app) {
            self.apps.insert(app.clone(), line);
        }
    }

    /// Leaves the conversation's key in `self.key`.
    fn conversation(
        &mut self,
        db: &Transaction<'_>,
        app: &AppId,
        conversation: &str,
        line: i64,
    ) -> Result<(), Error> {
        join(&mut self.key, &[app.as_str(), conversation]);
        if self.totals.contains_key(&self.key) {
            return Ok(());
        }
        if !exists(
            db,
            "SELECT 1 FROM conversation WHERE app_id = ?1 AND conversation_id = ?2",
            app,
            conversation,
        )? {
            missing(db, "conversation", app, conversation, line)?;
        }
        if self.totals.len() >= REMEMBERED {
            self.flush(db)?;
            join(&mut self.key, &[app.as_str(), conversation]);
        }
        self.totals.insert(self.key.clone(), (0, 0));
        Ok(())
    }

    fn member(
        &mut self,
        db: &Transaction<'_>,
        app: &AppId,
        user: &UserId,
        conversation: &str,
    ) -> Result<(), Error> {
        let key = &mut self.key;
        join(key, &[app.as_str(), user.as_str(), conversation]);
        if self.members.contains(key.as_str()) {
            return Ok(());
        }
        db.prepare_cached("INSERT OR IGNORE INTO member VALUES (?1, ?2, ?3)")?
            .execute([app.as_str(), user.as_str(), conversation])?;
        if self.members.len() >= REMEMBERED {
            self.members.clear();
        }
        self.members.insert(key.clone());
        Ok(())
    }

    fn flush(&mut self, db: &Transaction<'_>) -> Result<(), Error> {
        let mut add = db.prepare_cached(
            "INSERT INTO conversation_total VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT DO UPDATE SET messages = messages + ?3, bytes = bytes + ?4",
        )?;
        for (key, (messages, bytes)) in self.totals.drain() {
            if messages > 0
                && let Some((app, conversation)) = key.split_once('\0')
            {
                add.execute(params![app, conversation, messages, bytes])?;
            }
        }
        Ok(())
    }
}

fn join(key: &mut String, parts: &[&str]) {
    key.clear();
    for part in parts {
        if !key.is_empty() {
            key.push('\0');
        }
        key.push_str(part);
    }
}

fn exists(db: &Transaction<'_>, sql: &str, app: &AppId, id: &str) -> Result<bool, Error> {
    Ok(db.prepare_cached(sql)?.exists([app.as_str(), id])?)
}

fn missing(db: &Transaction<'_>, kind: &str, app: &AppId, id: &str, line: i64) -> Result<(), Error> {
    db.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS missing (kind TEXT, app_id TEXT, id TEXT, line INTEGER, UNIQUE (kind, app_id, id))",
    )?;
    db.execute(
        "INSERT OR IGNORE INTO temp.missing VALUES (?1, ?2, ?3, ?4)",
        params![kind, app.as_str(), id, line],
    )?;
    Ok(())
}

fn exists_missing(db: &Transaction<'_>) -> Result<bool, Error> {
    Ok(db
        .prepare("SELECT 1 FROM temp.sqlite_schema WHERE name = 'missing'")?
        .exists([])?)
}

/// Takes out of a conversation whoever has neither a seat nor a message in it any more.
fn prune(db: &Transaction<'_>, app: &AppId, conversation: &str) -> Result<(), Error> {
    db.execute(
        "DELETE FROM member AS m WHERE app_id = ?1 AND conversation_id = ?2
           AND NOT EXISTS (SELECT 1 FROM participant WHERE app_id = ?1 AND conversation_id = ?2 AND user_id = m.user_id)
           AND NOT EXISTS (SELECT 1 FROM message WHERE app_id = ?1 AND conversation_id = ?2
                           AND json_extract(data, '$.author.userId') = m.user_id)",
        params![app.as_str(), conversation],
    )?;
    Ok(())
}
