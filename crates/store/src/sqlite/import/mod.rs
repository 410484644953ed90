//! Taking records in: one transaction, whatever the size of the file, in memory that does not grow with it.

mod attachment;
mod former;
mod kind;
mod links;
mod merge;
mod message;
mod pending;
mod preference;
mod put;
mod received;
mod returning;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tokio::sync::mpsc::Receiver;

pub(super) use self::links::REMEMBERED;
use self::{attachment::Filling, links::Links, message::Messages, received::Receiving, returning::Returning};
use super::{
    audit, deletions, people, returned, standing,
    undescribed::{self, Holder},
};
use crate::{Batch, Draw, Error, ImportError, Imported, Numbered, Offence, Subjects, Summing};
use domain::{
    id::{AppId, UserId},
    others,
    record::Place,
    request::Reference,
};
use jiff::Timestamp;

/// On what terms, when, and how much is remembered of it.
pub(super) struct Terms {
    pub(super) update: bool,
    pub(super) at: Timestamp,
    /// How many conversations.
    pub(super) remembered: usize,
    /// Who may come again, by the requests under which they had been erased.
    pub(super) admits: Vec<Reference>,
}

pub(super) fn run(
    db: &mut Connection,
    mut batches: Receiver<Batch>,
    terms: Terms,
    mut draw: Draw,
    subjects: &Subjects,
    log: Summing,
) -> Result<Imported, ImportError> {
    let Terms {
        update,
        at,
        remembered,
        admits,
    } = terms;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let base: i64 = transaction.query_row("SELECT line FROM import_position", [], |row| row.get(0))?;
    let mut intake = Intake {
        db: &transaction,
        base,
        last: base,
        update,
        at,
        links: Links::new(&transaction, base, remembered)?,
        messages: Messages::new(&transaction)?,
        receiving: Receiving::new(&transaction, at.as_microsecond()),
        filling: None,
        subjects,
        may_be_back: standing::any_gone(&transaction)?,
        back: Vec::new(),
        may_return: returned::any_erased(&transaction)?,
        returning: Returning::new(&transaction, subjects, base, &admits)?,
        tells: false,
        done: Imported::default(),
    };
    loop {
        match batches.blocking_recv() {
            Some(Batch::Bytes(bytes)) => intake.fill(&bytes)?,
            Some(Batch::Filled) => intake.filled()?,
            Some(_) if intake.filling.is_some() => return Err(ImportError::Aborted),
            Some(Batch::Records(records)) => {
                for record in records {
                    intake.take(&record)?;
                }
            }
            Some(Batch::Elements(elements)) => intake.receiving.put(&elements)?,
            Some(Batch::Document(document)) => {
                intake.done.received += u64::from(intake.receiving.end(&document)?);
            }
            Some(Batch::End) if !intake.receiving.within() => break,
            Some(Batch::End | Batch::Abort) | None => return Err(ImportError::Aborted),
        }
    }
    let (done, last) = intake.finish()?;
    transaction.execute("UPDATE import_position SET line = ?1", [last + 1])?;
    people::meet_present(&transaction, at, &mut draw)?;
    audit::append(&transaction, &log(&done))?;
    transaction.commit()?;
    Ok(done)
}

/// Which line a record came from, where this import began and when it is, and whether it may replace, or gives way.
#[derive(Clone, Copy)]
struct Origin {
    this: i64,
    base: i64,
    at: i64,
    update: bool,
    yields: bool,
}

/// What happened to a record.
enum Taken {
    Added,
    Replaced,
    Unchanged,
}

#[expect(clippy::struct_excessive_bools, reason = "each is a condition of its own")]
struct Intake<'db> {
    db: &'db Transaction<'db>,
    base: i64,
    last: i64,
    update: bool,
    /// When the import is.
    at: Timestamp,
    links: Links<'db>,
    messages: Messages<'db>,
    receiving: Receiving<'db>,
    /// An attachment that came, but not all of its bytes.
    filling: Option<Filling>,
    subjects: &'db Subjects,
    /// Whether somebody may come of whom something stands though they are not held.
    may_be_back: bool,
    /// Those who came.
    back: Vec<(AppId, UserId)>,
    /// Whether somebody may come who had been erased.
    may_return: bool,
    /// Those who come.
    returning: Returning<'db>,
    /// Whether it says what people want of marketing.
    tells: bool,
    done: Imported,
}

/// Whether a record that is to replace another would hide whom that one names.
fn veils(new: Option<&UserId>, held: Option<&str>) -> bool {
    let hidden = new.is_some_and(|id| others::is_pseudonym(id.as_str()));
    hidden && held.is_some_and(|id| !others::is_pseudonym(id))
}

impl Intake<'_> {
    fn finish(mut self) -> Result<(Imported, i64), ImportError> {
        self.done.merged = self.links.finish(self.update, self.at.as_microsecond())?;
        let (aside, noticed) = self.returning.settle(self.at)?;
        self.done.returned += noticed;
        self.back
            .retain(|(app, user)| !aside.iter().any(|one| one.app == *app && one.user == *user));
        let came = standing::Came {
            base: self.base,
            at: self.at,
            tells: self.tells,
            back: &self.back,
            subjects: self.subjects,
        };
        self.done.kept = standing::settle(self.db, &came)?;
        Ok((self.done, self.last))
    }

    /// Some of the bytes of the attachment that came last.
    fn fill(&mut self, bytes: &[u8]) -> Result<(), ImportError> {
        let filling = self.filling.as_mut().ok_or(ImportError::Aborted)?;
        Ok(filling.put(self.db, bytes)?)
    }

    fn filled(&mut self) -> Result<(), ImportError> {
        let filling = self.filling.take().ok_or(ImportError::Aborted)?;
        Ok(filling.end(self.db)?)
    }

    fn attach(&mut self, row: &attachment::Row<'_>, from: Origin) -> Result<Taken, Stop> {
        let (taken, filling) = attachment::put(self.db, row, from)?;
        self.filling = Some(filling);
        Ok(taken)
    }

    fn take(&mut self, numbered: &Numbered) -> Result<(), ImportError> {
        if self.filling.is_some() {
            return Err(ImportError::Aborted);
        }
        let line = self.base + i64::try_from(numbered.line).unwrap_or(i64::MAX - self.base);
        self.last = self.last.max(line);
        let record = &numbered.record;
        let from = Origin {
            this: line,
            base: self.base,
            at: self.at.as_microsecond(),
            update: self.update,
            yields: numbered.yields,
        };
        let is_aside = self.returning.names(&record.place)?;
        if is_aside && matches!(record.place, Place::Merge { .. }) {
            // Nobody's records become those of somebody who was erased, nor theirs another's.
            self.done.aside += 1;
            return Ok(());
        }
        let taken = match &record.place {
            Place::Message {
                app,
                conversation,
                received,
                message,
                author,
            } => self.messages.put(
                &mut self.links,
                &message::Row {
                    app,
                    conversation,
                    received: received.as_microsecond(),
                    message,
                    author: author.as_ref(),
                    data: &record.data,
                    line,
                },
                from,
            ),
            Place::Merge { app, user, discarded } => {
                self.links.of(&record.place, line)?;
                merge::put(
                    self.db,
                    &merge::Row {
                        app,
                        user,
                        discarded,
                        at: from.at,
                        data: &record.data,
                    },
                    from,
                )
            }
            Place::Preference { app, user } => {
                self.tells = true;
                self.links.of(&record.place, line)?;
                preference::put(
                    self.db,
                    &preference::Row {
                        app,
                        user,
                        at: from.at,
                        data: &record.data,
                    },
                    from,
                )
            }
            Place::Attachment { app, url, sha256, .. } => {
                self.links.of(&record.place, line)?;
                let row = attachment::Row {
                    app,
                    url,
                    sha256,
                    data: &record.data,
                };
                self.attach(&row, from)
            }
            Place::App { app } if deletions::is_closed(self.db, app)? => Err(Offence::DeletedApp.into()),
            place => put::put(self.db, &mut self.links, place, &record.data, from),
        };
        match taken {
            Ok(taken) => self.taken(&taken, numbered, line, is_aside),
            Err(Stop::Offence(offence)) => Err(ImportError::Record {
                line: numbered.line,
                offence,
            }),
            Err(Stop::Store(error)) => Err(ImportError::Store(error)),
        }
    }

    /// What follows from that a record was taken.
    fn taken(
        &mut self,
        taken: &Taken,
        numbered: &Numbered,
        line: i64,
        is_aside: bool,
    ) -> Result<(), ImportError> {
        let place = &numbered.record.place;
        let kind = place.kind();
        match taken {
            Taken::Added => {
                self.count(numbered)?;
                self.welcome(place)?;
                self.recognise(place)?;
                *self.counted(is_aside, false, kind) += 1;
            }
            Taken::Replaced => {
                pending::note_holder(self.db, place, line)?;
                self.recognise(place)?;
                *self.counted(is_aside, true, kind) += 1;
            }
            Taken::Unchanged => self.done.unchanged += 1,
        }
        Ok(())
    }
}

impl Intake<'_> {
    /// Where a record of this kind is counted.
    fn counted(&mut self, is_aside: bool, is_replaced: bool, kind: &'static str) -> &mut u64 {
        match (is_aside, is_replaced) {
            (true, _) => &mut self.done.aside,
            (false, true) => self.done.replaced.entry(kind).or_default(),
            (false, false) => self.done.added.entry(kind).or_default(),
        }
    }

    /// Notes who is here again, of those about whom something stands.
    fn welcome(&mut self, place: &Place) -> rusqlite::Result<()> {
        if let Place::User {
            app,
            user,
            external_id,
        } = place
            && self.may_be_back
        {
            let subject = (self.subjects)(app, external_id.as_ref(), user);
            if standing::is_back(self.db, app, &subject)? {
                self.back.push((app.clone(), user.clone()));
            }
        }
        Ok(())
    }

    /// Notes who is here again, of those who had been erased, under whichever of their names.
    fn recognise(&mut self, place: &Place) -> rusqlite::Result<()> {
        if let Place::User {
            app,
            user,
            external_id,
        } = place
            && self.may_return
        {
            let known_by = [external_id.as_ref(), None].map(|name| (self.subjects)(app, name, user));
            self.done.returned += u64::from(returned::note(self.db, app, &known_by, self.at)?);
        }
        Ok(())
    }

    /// Counts the fields of a new record that are not described. Nearly all have none.
    fn count(&self, numbered: &Numbered) -> rusqlite::Result<()> {
        if numbered.undescribed.is_empty() {
            return Ok(());
        }
        let paths = numbered.undescribed.iter().map(|path| (path.as_str(), 1));
        match Holder::of(&numbered.record.place) {
            Some((app, holder)) => undescribed::add(self.db, app, holder, paths),
            None => Ok(()),
        }
    }
}

/// Why a record was not taken.
enum Stop {
    Offence(Offence),
    Store(Error),
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl From<Offence> for Stop {
    fn from(offence: Offence) -> Self {
        Self::Offence(offence)
    }
}

impl From<rusqlite::Error> for ImportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}
