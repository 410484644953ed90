//! What ties records together: who belongs to which conversation, what each holds, and what must be there in the end.
//!
//! Records may come in any order, so what a record needs is looked up when it comes and, where it is not there yet,
//! noted as pending.

use std::{collections::HashMap, rc::Rc};

use domain::{
    id::{AppId, UserId},
    record::Place,
};
use rusqlite::{Statement, Transaction, params};

use super::{
    super::{
        media, merges,
        search::{Index, Message, Reader},
    },
    attachment, former,
    merge::{self, Settled},
    message,
    pending::{self, What},
};
use crate::{Error, ImportError, Offence};

/// How many conversations are remembered before all of them are forgotten.
pub(in super::super) const REMEMBERED: usize = 32_768;

/// How many of a conversation's members are remembered.
const REMEMBERED_MEMBERS: usize = 4;

/// In conversations of no more than so many, whoever reads along is remembered.
const REMEMBERED_READERS: usize = 16;

pub(super) struct Links<'db> {
    db: &'db Transaction<'db>,
    base: i64,
    remembered: usize,
    /// Where a conversation stands in `talks`.
    places: HashMap<String, usize>,
    talks: Vec<Talk>,
    /// The first line that names an app, and what it would mean if the app never came.
    apps: HashMap<AppId, (i64, Offence)>,
    member: Statement<'db>,
    index: Index<'db>,
    /// `app NUL conversation`, built anew for each question without asking for memory.
    key: String,
}

/// A conversation that something came to.
#[derive(Default)]
struct Talk {
    /// Since it is remembered.
    messages: i64,
    bytes: i64,
    members: Vec<Box<str>>,
    readers: Option<Rc<[Reader]>>,
}

impl<'db> Links<'db> {
    pub(super) fn new(db: &'db Transaction<'db>, base: i64, remembered: usize) -> Result<Self, Error> {
        Ok(Self {
            db,
            base,
            remembered,
            places: HashMap::new(),
            talks: Vec::new(),
            apps: HashMap::new(),
            member: db.prepare("INSERT INTO member VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?,
            index: Index::new(db),
            key: String::new(),
        })
    }

    pub(super) fn of(&mut self, place: &Place, line: i64) -> Result<(), Error> {
        match place {
            Place::App { .. } | Place::Message { .. } => Ok(()),
            Place::Group { group, apps } => {
                self.db
                    .prepare_cached("DELETE FROM app_group_member WHERE group_id = ?1")?
                    .execute([group.as_str()])?;
                for app in apps {
                    self.apps
                        .entry(app.clone())
                        .or_insert((line, Offence::UnknownMember));
                    self.db
                        .prepare_cached(
                            "INSERT INTO app_group_member VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                        )?
                        .execute([group.as_str(), app.as_str()])?;
                }
                Ok(())
            }
            Place::User { app, user, .. } => {
                self.app(app, line);
                // Somebody is held under it now.
                if merges::whose(self.db, app.as_str(), user.as_str())?.is_some() {
                    pending::note(self.db, What::Former, app, user.as_str(), line)?;
                }
                Ok(())
            }
            // What a merge needs is looked for when all lines are read, and so is what names an attachment.
            Place::Conversation { app, .. } | Place::Merge { app, .. } | Place::Attachment { app, .. } => {
                self.app(app, line);
                Ok(())
            }
            Place::Client { app, user, .. }
            | Place::Device { app, user, .. }
            | Place::BusinessSystem { app, user, .. } => {
                self.app(app, line);
                self.needs(What::User, app, user.as_str(), line)
            }
            Place::Preference { app, user } => {
                self.app(app, line);
                self.needs(What::Teller, app, user.as_str(), line)
            }
            Place::Participant {
                app,
                conversation,
                user,
                ..
            } => {
                let talk = self.talk(app, conversation.as_str(), line)?;
                match user {
                    Some(user) => self.belongs(talk, app, user, conversation.as_str()),
                    None => Ok(()),
                }
            }
        }
    }

    /// `counts`: the message was not there before.
    pub(super) fn of_message(&mut self, row: &message::Row<'_>, counts: bool) -> Result<(), Error> {
        let talk = self.talk(row.app, row.conversation.as_str(), row.line)?;
        if counts {
            self.talks[talk].messages += 1;
            self.talks[talk].bytes += i64::try_from(row.data.len()).unwrap_or(0);
            // Whoever belongs to it from now on finds it then.
            let readers = self.readers(talk, row.app, row.conversation.as_str())?;
            let message = Message {
                received: row.received,
                id: row.message.as_str(),
                data: row.data,
            };
            self.index.put(row.app.as_str(), &readers, &message)?;
            let conversation = row.conversation.as_str();
            media::link(self.db, row.app.as_str(), conversation, message.id, row.data)?;
        }
        match row.author {
            Some(author) => self.belongs(talk, row.app, author, row.conversation.as_str()),
            None => Ok(()),
        }
    }

    /// A message was taken out of its conversation.
    pub(super) fn lost(
        &mut self,
        app: &AppId,
        conversation: &str,
        message: &Message<'_>,
    ) -> Result<(), Error> {
        for id in media::unlink(self.db, app.as_str(), conversation, message.id)? {
            pending::note(self.db, What::Media, app, &id.to_string(), self.base)?;
        }
        let readers = self.index.readers(app.as_str(), conversation)?;
        self.index.take(app.as_str(), &readers, message)
    }

    /// Writes what is still remembered, looks for what never came, and carries merges out. Answers how many people went
    /// into others; they did so as of `at`.
    pub(super) fn finish(mut self, update: bool, at: i64) -> Result<u64, ImportError> {
        self.flush()?;
        pending::prune(self.db, &mut self.index)?;
        // Of people as they came: a merge takes some of them away.
        let unknown = pending::unknown_user(self.db)?;
        let untold = pending::unknown_teller(self.db)?;
        let (merged, unmerged) = match merge::settle(self.db, &mut self.index, self.base, update, at)? {
            Settled::Done(people) => (people, None),
            Settled::Not(line, offence) => (0, Some((line, offence))),
        };
        let offences = [
            unknown,
            untold,
            unmerged,
            pending::unknown_conversation(self.db)?,
            pending::taken_external_id(self.db, self.base)?,
            attachment::settle(self.db, self.base)?,
        ];
        let mut first = offences.into_iter().flatten().min_by_key(|(line, _)| *line);
        let mut held = self.db.prepare("SELECT 1 FROM app WHERE app_id = ?1")?;
        for (app, &(line, offence)) in &self.apps {
            let earlier = first.is_none_or(|(before, _)| line <= before);
            if earlier && !held.exists([app.as_str()])? {
                first = Some((line, offence));
            }
        }
        match first {
            None => {
                former::settle(self.db, &mut self.index)?;
                pending::clear(self.db)?;
                self.index.finish()?;
                Ok(merged)
            }
            Some((line, offence)) => Err(ImportError::Record {
                line: u64::try_from(line - self.base).unwrap_or(0),
                offence,
            }),
        }
    }

    fn app(&mut self, app: &AppId, line: i64) {
        if !self.apps.contains_key(app) {
            self.apps.insert(app.clone(), (line, Offence::UnknownApp));
        }
    }

    fn needs(&self, what: What, app: &AppId, id: &str, line: i64) -> Result<(), Error> {
        let sql = match what {
            What::Conversation => "SELECT 1 FROM conversation WHERE app_id = ?1 AND conversation_id = ?2",
            _ => "SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2",
        };
        if !self.db.prepare_cached(sql)?.exists([app.as_str(), id])? {
            pending::note(self.db, what, app, id, line)?;
        }
        Ok(())
    }

    /// The conversation's place in `talks`. The first to ask makes sure of it and of its app.
    fn talk(&mut self, app: &AppId, conversation: &str, line: i64) -> Result<usize, Error> {
        self.key.clear();
        self.key.push_str(app.as_str());
        self.key.push('\0');
        self.key.push_str(conversation);
        if let Some(&talk) = self.places.get(&self.key) {
            return Ok(talk);
        }
        if self.talks.len() >= self.remembered {
            self.flush()?;
        }
        self.app(app, line);
        self.needs(What::Conversation, app, conversation, line)?;
        self.talks.push(Talk::default());
        self.places.insert(self.key.clone(), self.talks.len() - 1);
        Ok(self.talks.len() - 1)
    }

    fn belongs(&mut self, talk: usize, app: &AppId, user: &UserId, conversation: &str) -> Result<(), Error> {
        let members = &self.talks[talk].members;
        if members.iter().any(|member| **member == *user.as_str()) {
            return Ok(());
        }
        if self.join(app.as_str(), user.as_str(), conversation)? {
            // What stands under a former id is the person's, too.
            if let Some(owner) = merges::whose(self.db, app.as_str(), user.as_str())? {
                self.join(app.as_str(), &owner, conversation)?;
            }
            self.talks[talk].readers = None;
        }
        let members = &mut self.talks[talk].members;
        if members.len() < REMEMBERED_MEMBERS {
            members.push(user.as_str().into());
        }
        Ok(())
    }

    /// True if they did not belong to it before.
    fn join(&mut self, app: &str, user: &str, conversation: &str) -> Result<bool, Error> {
        let joined = self.member.execute([app, user, conversation])? == 1;
        if joined {
            self.index.join(app, user, conversation)?;
        }
        Ok(joined)
    }

    /// Whoever finds what is said in the conversation.
    fn readers(&mut self, talk: usize, app: &AppId, conversation: &str) -> Result<Rc<[Reader]>, Error> {
        if let Some(readers) = &self.talks[talk].readers {
            return Ok(Rc::clone(readers));
        }
        let readers: Rc<[Reader]> = self.index.readers(app.as_str(), conversation)?.into();
        if readers.len() <= REMEMBERED_READERS {
            self.talks[talk].readers = Some(Rc::clone(&readers));
        }
        Ok(readers)
    }

    fn flush(&mut self) -> Result<(), Error> {
        let mut add = self.db.prepare_cached(
            "INSERT INTO conversation_total VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET messages = messages + ?3, bytes = bytes + ?4, changed = ?5",
        )?;
        for (key, talk) in self.places.drain() {
            let Talk { messages, bytes, .. } = self.talks[talk];
            if messages > 0
                && let Some((app, conversation)) = key.split_once('\0')
            {
                add.execute(params![app, conversation, messages, bytes, self.base])?;
            }
        }
        self.talks.clear();
        Ok(())
    }
}
