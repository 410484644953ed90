//! What a correction would change: before and after, for whoever decides.

use domain::{
    correction::{Correction, Digest, FieldPath, Leaf, Leaves, Place, Value, current, leaves},
    id::AppId,
    request::{Ask, Author, Request, Words},
    subject::Subject,
};
use store::{Person, RecordAt};

use crate::{Desk, Error};

/// Before and after.
#[derive(Debug, Clone, Default)]
pub struct Diff {
    /// Field by field, where fields are to change.
    pub fields: Vec<FieldDiff>,
    /// The texts of the message or channel that is said to be wrong, where there is one and it is held.
    pub texts: Vec<Leaf>,
    /// What that record is, to be told whether it still is.
    pub seen: Option<Digest>,
    /// What the person wrote.
    pub words: Option<Words>,
}

/// A field.
#[derive(Debug, Clone)]
pub struct FieldDiff {
    /// Which.
    pub field: FieldPath,
    /// What it holds now, as its own text.
    pub now: Option<Box<str>>,
    /// The same, to be told whether it still does.
    pub seen: Option<Digest>,
    /// Whether it held something else when the person asked.
    pub is_stale: bool,
    /// What it becomes.
    pub becomes: Option<Value>,
}

impl Desk {
    /// Before and after, of a correction.
    pub(crate) async fn diff(&self, request: &Request, person: &Person) -> Result<Option<Diff>, Error> {
        let Ask::Correction { correction } = &request.ask else {
            return Ok(None);
        };
        let words = self.first_words(request).await?;
        let diff = match correction {
            Correction::Fields { changes } => Diff {
                fields: changes
                    .as_slice()
                    .iter()
                    .map(|change| {
                        let now = current(&person.data, &change.field);
                        let seen = self.digest_of(&request.app, &request.subject, &change.field, now);
                        FieldDiff {
                            field: change.field.clone(),
                            now: now.map(Into::into),
                            is_stale: seen != change.was,
                            seen,
                            becomes: change.becomes.clone(),
                        }
                    })
                    .collect(),
                words,
                ..Diff::default()
            },
            Correction::InWords { about } => match place(about) {
                None => Diff {
                    words,
                    ..Diff::default()
                },
                Some((record, of)) => {
                    let held = self.store.record(&request.app, &person.user, &record).await?;
                    Diff {
                        texts: held.as_deref().map(|data| leaves(of, data)).unwrap_or_default(),
                        seen: held.as_deref().map(|data| self.digest_of_record(request, data)),
                        words,
                        ..Diff::default()
                    }
                }
            },
            Correction::Statement => Diff {
                words,
                ..Diff::default()
            },
        };
        Ok(Some(diff))
    }

    /// What the person wrote when they asked; nothing that was said later. Messages are kept to the microsecond.
    pub(crate) async fn first_words(&self, request: &Request) -> Result<Option<Words>, Error> {
        let said = self.store.messages_on(&request.app, &request.reference).await?;
        let first = said.into_iter().next();
        let asked_at = request.received_at.as_microsecond();
        Ok(first
            .filter(|message| message.at.as_microsecond() == asked_at)
            .filter(|message| message.by == Author::Person || request.on_behalf.is_some())
            .map(|message| message.text))
    }

    pub(crate) fn digest_of(
        &self,
        app: &AppId,
        subject: &Subject,
        field: &FieldPath,
        now: Option<&str>,
    ) -> Option<Digest> {
        now.map(|now| self.keyring.digest(app, subject, field.as_str(), now))
    }

    /// Of a whole record that would be made anew.
    pub(crate) fn digest_of_record(&self, request: &Request, data: &str) -> Digest {
        self.keyring.digest(&request.app, &request.subject, RECORD, data)
    }
}

/// Stands where a field's path does; no field is called so.
pub(crate) const RECORD: &str = "record";

/// The record that is said to be wrong, and which texts of it can be put right.
pub(crate) fn place(about: &Place) -> Option<(RecordAt, Leaves)> {
    match about {
        Place::Message {
            conversation,
            message,
        } => Some((
            RecordAt::Message(conversation.clone(), message.clone()),
            Leaves::Message,
        )),
        Place::Channel { channel } => Some((RecordAt::Client(channel.clone()), Leaves::Channel)),
        Place::Elsewhere => None,
    }
}
