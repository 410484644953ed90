//! Everything held about a person, in the order of the export, from one snapshot.

use std::{iter::Peekable, ops::ControlFlow, slice};

use domain::{
    audit::SealedEntry,
    hold::Hold,
    id::{AppId, UserId},
    request::{Ask, Request},
    standing::Stands,
};
use rusqlite::{Connection, ToSql, Transaction};

use super::{
    audit, besides, facts, holds, mark, media, names, people, requests, retain, standing, statements, tasks,
    told,
};
use crate::{App, Asked, Attachment, Error, Former, Mark, Next, Part, Section, Told, Visit, Walk};

/// Writes down that the walk begins, if there is anybody to walk through.
pub(super) fn begin(before: &Connection, db: &Transaction<'_>, walk: &Walk) -> Result<Option<App>, Error> {
    let Some(app) = people::app(before, &walk.app)? else {
        return Ok(None);
    };
    match people::by_id(before, &walk.app, &walk.user)? {
        Some(person) if person.going.is_none() => {}
        _ => return Ok(None),
    }
    audit::append(db, &walk.log)?;
    Ok(Some(app))
}

pub(super) fn run(
    db: &Connection,
    held: &App,
    walk: &Walk,
    mut visit: Box<dyn Visit>,
) -> Result<Box<dyn Visit>, Error> {
    let former = (walk.former)(names::former(db, &walk.app, &walk.user)?);
    let mark = mark::of(db, held, walk, &former)?;
    while once(db, held, walk, &former, mark, &mut *visit)? == Next::Again {}
    Ok(visit)
}

fn once(
    db: &Connection,
    held: &App,
    walk: &Walk,
    former: &[Former],
    mark: Mark,
    visit: &mut dyn Visit,
) -> Result<Next, Error> {
    let (app, user) = (&walk.app, &walk.user);
    let start = Part::Start {
        app: &held.data,
        mark,
        facts: Box::new(facts::read(db, app)?),
        confirmed: retain::standing(db, app)?.confirmed,
        aliases: people::aliases(db, app, user)?,
    };
    let mut steps = Steps {
        db,
        app,
        user,
        visit,
        over: false,
    };
    steps.give(start);
    steps.of_user(
        Section::User,
        "SELECT data FROM user WHERE app_id = ?1 AND user_id = ?2",
        |data| Part::User(data),
    )?;
    steps.of_user(
        Section::Clients,
        "SELECT data FROM client WHERE app_id = ?1 AND user_id = ?2 ORDER BY client_id",
        |data| Part::Client(data),
    )?;
    steps.of_user(
        Section::Devices,
        "SELECT data FROM device WHERE app_id = ?1 AND user_id = ?2 ORDER BY device_id",
        |data| Part::Device(data),
    )?;
    steps.of_user(
        Section::BusinessSystems,
        "SELECT data FROM business_system WHERE app_id = ?1 AND user_id = ?2 ORDER BY key",
        |data| Part::BusinessSystem(data),
    )?;
    steps.conversations()?;
    if steps.wants(Section::Requests) {
        let standing = standing::of_person(db, app, &walk.subject)?;
        let held = holds::on(db, app, user)?;
        let asked = requests::of_person(db, app, &walk.subject, former)?;
        for request in asked.into_iter().rev() {
            let reference = &request.reference;
            let stands_under = |stands: &&Stands| stands.reference.as_ref() == Some(reference);
            let asked = Asked {
                statement: statements::under(db, app, user, reference)?,
                messages: besides::said(db, app, reference)?,
                stands: standing.iter().filter(stands_under).cloned().collect(),
                elsewhere: tasks::list(db, app, reference, 0)?,
                holds: holding_up(&held, &request),
                request,
            };
            steps.give(Part::Request(Box::new(asked)));
        }
    }
    if steps.wants(Section::Entries) {
        let told = told::list(db, app, user, &walk.subject, former)?;
        let mut told = told.iter().peekable();
        let mut earlier = about_former(db, app, former)?.into_iter().peekable();
        audit::about(db, app, &walk.subject, |entry| {
            while let Some(one) = earlier.next_if(|one| one.sequence < entry.sequence) {
                steps.entry(one, &mut told);
            }
            steps.entry(entry, &mut told);
            !steps.over
        })?;
        for entry in earlier {
            steps.entry(entry, &mut told);
        }
        for record in told {
            steps.give(Part::Told(record));
        }
    }
    Ok(if steps.over { Next::Over } else { steps.visit.end() })
}

/// Those that keep it from being carried out; none once nothing does any more, or for a request of another kind.
fn holding_up(held: &[Hold], request: &Request) -> Vec<Hold> {
    let waits = matches!(request.ask, Ask::Erasure { .. }) && request.state.is_revocable();
    if waits { held.to_vec() } else { Vec::new() }
}

/// The entries about the person under former names. There are no more of them: what was written later is about whoever
/// is called so now.
fn about_former(db: &Connection, app: &AppId, former: &[Former]) -> Result<Vec<SealedEntry>, Error> {
    let mut entries = Vec::new();
    for name in former {
        audit::about(db, app, &name.subject, |entry| {
            let is_theirs = entry.sequence <= name.entries;
            if is_theirs {
                entries.push(entry);
            }
            is_theirs
        })?;
    }
    entries.sort_by_key(|entry| entry.sequence);
    Ok(entries)
}

struct Steps<'a> {
    db: &'a Connection,
    app: &'a AppId,
    user: &'a UserId,
    visit: &'a mut dyn Visit,
    over: bool,
}

impl Steps<'_> {
    fn give(&mut self, part: Part<'_>) {
        if !self.over {
            self.over = self.visit.part(part) == ControlFlow::Break(());
        }
    }

    /// The entry, after what is told before it.
    fn entry(&mut self, entry: SealedEntry, told: &mut Peekable<slice::Iter<'_, Told>>) {
        while let Some(record) = told.next_if(|record| record.after < entry.sequence) {
            self.give(Part::Told(record));
        }
        self.give(Part::Entry(entry));
    }

    fn wants(&self, section: Section) -> bool {
        !self.over && self.visit.wants(section)
    }

    fn of_user(
        &mut self,
        section: Section,
        sql: &str,
        part: impl for<'d> Fn(&'d str) -> Part<'d>,
    ) -> Result<(), Error> {
        if !self.wants(section) {
            return Ok(());
        }
        let (app, user) = (self.app.as_str(), self.user.as_str());
        self.each(sql, &[&app, &user], part)
    }

    fn each(
        &mut self,
        sql: &str,
        parameters: &[&dyn ToSql],
        part: impl for<'d> Fn(&'d str) -> Part<'d>,
    ) -> Result<(), Error> {
        if self.over {
            return Ok(());
        }
        let mut found = self.db.prepare_cached(sql)?;
        let mut rows = found.query(parameters)?;
        while let Some(row) = rows.next()? {
            let data = row.get_ref(0)?.as_str().map_err(Error::database)?;
            if self.visit.part(part(data)) == ControlFlow::Break(()) {
                self.over = true;
                break;
            }
        }
        Ok(())
    }

    fn conversations(&mut self) -> Result<(), Error> {
        let (participants, messages) = (self.wants(Section::Participants), self.wants(Section::Messages));
        let attachments = self.wants(Section::Attachments);
        if !(participants || messages || attachments || self.wants(Section::Conversations)) {
            return Ok(());
        }
        let mut found = self.db.prepare_cached(
            "SELECT c.conversation_id, c.data FROM member AS m CROSS JOIN conversation AS c USING (app_id, conversation_id)
             WHERE m.app_id = ?1 AND m.user_id = ?2 ORDER BY m.conversation_id",
        )?;
        let mut rows = found.query([self.app.as_str(), self.user.as_str()])?;
        while let Some(row) = rows.next()? {
            if self.over {
                break;
            }
            let id: String = row.get(0)?;
            self.give(Part::Conversation(
                row.get_ref(1)?.as_str().map_err(Error::database)?,
            ));
            let app = self.app.as_str();
            if participants {
                self.each(
                    "SELECT data FROM participant WHERE app_id = ?1 AND conversation_id = ?2 ORDER BY participant_id",
                    &[&app, &id],
                    |data| Part::Participant(data),
                )?;
            }
            match (messages, attachments) {
                (true, true) if media::any_of_conversation(self.db, self.app, &id)? => {
                    self.messages_with_attachments(&id)?;
                }
                (true, _) => {
                    self.each(
                        "SELECT data FROM message WHERE app_id = ?1 AND conversation_id = ?2
                         ORDER BY received, message_id",
                        &[&app, &id],
                        |data| Part::Message(data),
                    )?;
                }
                (false, true) => self.attachments(&id)?,
                (false, false) => {}
            }
        }
        Ok(())
    }

    fn messages_with_attachments(&mut self, conversation: &str) -> Result<(), Error> {
        let mut found = self.db.prepare_cached(
            "SELECT message_id, data FROM message WHERE app_id = ?1 AND conversation_id = ?2
             ORDER BY received, message_id",
        )?;
        let mut rows = found.query([self.app.as_str(), conversation])?;
        while let Some(row) = rows.next()? {
            if self.over {
                break;
            }
            let data = row.get_ref(1)?.as_str().map_err(Error::database)?;
            if domain::media::may_name(data) {
                let message: String = row.get(0)?;
                for held in media::of_message(self.db, self.app, conversation, &message)? {
                    self.attachment(&held)?;
                }
            }
            self.give(Part::Message(data));
        }
        Ok(())
    }

    fn attachments(&mut self, conversation: &str) -> Result<(), Error> {
        media::each_of_conversation(self.db, self.app, conversation, |held| {
            self.attachment(held)?;
            Ok(!self.over)
        })
    }

    /// One that is held, with its bytes if the visitor takes them.
    fn attachment(&mut self, held: &Attachment) -> Result<(), Error> {
        self.give(Part::Attachment(held));
        if self.over || !self.visit.takes(held) {
            return Ok(());
        }
        media::each_chunk(self.db, self.app, held.id, |bytes| {
            self.give(Part::Bytes(bytes));
            !self.over
        })
    }
}
