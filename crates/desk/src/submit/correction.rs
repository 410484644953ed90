//! A person asks for what is wrong to be put right (Art. 16 GDPR).

use domain::{
    correction::{
        Change, Changes, Correction, Entered, FieldPath, Place, Sort, Unfit, Value, apply, current, editable,
        entered,
    },
    deadline::Due,
    id::UserId,
    principal::Principal,
    record::{self, AuthorKind, Message},
    request::{Ask, Ground, Reference, Request, Words},
};
use store::{RecordAt, Window};

use super::Put;
use crate::{Desk, Error, Me, diff::place, me};

/// What a person has to know before they ask.
#[derive(Debug, Clone)]
pub struct NewCorrection {
    /// What they can edit.
    pub fields: Vec<Editable>,
    /// The records of their channels, which nobody can edit.
    pub channels: Vec<Box<str>>,
    /// Their corrections that are still open.
    pub open: Vec<Request>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

/// A field, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editable {
    /// Which.
    pub field: FieldPath,
    /// What sort of thing it holds.
    pub sort: Sort,
    /// Its value as its own text; none if it is not there.
    pub stands: Option<Box<str>>,
}

/// What somebody has typed, against what stands.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// Field by field, those that can be edited.
    pub fields: Vec<Proposed>,
    /// What would be asked for; or why it cannot be.
    pub changes: Result<Changes, Unfit>,
    /// Open corrections that it asks for all of, and for more.
    pub narrower: Vec<Reference>,
    /// An open correction of the same fields, which it would lead to.
    pub same: Option<Reference>,
}

/// A field as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The field.
    pub editable: Editable,
    /// What was typed.
    pub typed: String,
    /// What that means.
    pub entered: Result<Entered, Unfit>,
}

/// On which ground the records are only stored meanwhile.
const CONTESTED: Ground = Ground::AccuracyContested;

impl NewCorrection {
    /// An open one about the same, which the words of another would be added to.
    pub fn same(&self, correction: &Correction) -> Option<&Reference> {
        let is_same = |request: &&Request| {
            let Ask::Correction { correction: open } = &request.ask else {
                return false;
            };
            open == correction
        };
        self.open.iter().find(is_same).map(|request| &request.reference)
    }
}

impl Desk {
    /// What a person can have put right.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if nothing is held.
    pub async fn new_correction(&self, principal: &Principal) -> Result<NewCorrection, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let sheets = self.store.sheets(me.app, &person.user).await?;
        let ask = Ask::Correction {
            correction: Correction::Statement,
        };
        Ok(NewCorrection {
            fields: fields(&person.data),
            channels: sheets.clients,
            open: self.open_corrections(&me).await?,
            due: self.due(&me, &ask).await?,
            once: self.new_once()?,
        })
    }

    /// What was typed, field by field, against what stands now. Fields that are not typed stay as they are.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if nothing is held.
    pub async fn proposed_correction(
        &self,
        principal: &Principal,
        typed: &[(String, String)],
    ) -> Result<Proposal, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let fields: Vec<Proposed> = fields(&person.data)
            .into_iter()
            .map(|editable| proposed(editable, typed))
            .collect();
        let changes = self.changes(&me, &person.data, &fields);
        let (mut narrower, mut same) = (Vec::new(), None);
        if let Ok(changes) = &changes {
            let ask = of_fields(changes.clone());
            for request in self.open_corrections(&me).await? {
                if request.ask.scope() == ask.scope() {
                    same = Some(request.reference);
                } else if request.subject == me.subject
                    && request.state.is_revocable()
                    && ask.is_wider_than(&request.ask)
                {
                    // What was asked under a former name stays by itself.
                    narrower.push(request.reference);
                }
            }
        }
        Ok(Proposal {
            fields,
            changes,
            narrower,
            same,
        })
    }

    /// Asks for fields to be put right, as they were typed. While a correction of the same fields is open, that one is
    /// the answer; open ones of fewer fields go into it if `takes_in`. With `meanwhile`, their records are only stored from
    /// then on, while that is looked into (Art. 18(1)(a) GDPR), in the same act: the same form again asks for neither
    /// twice.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if nothing is held, [`Error::Misfit`] if nothing is changed, or something breaks the
    /// rules of its field, [`Error::Moved`] if another request that takes part in this moved on at the same moment.
    pub async fn submit_correction(
        &self,
        principal: &Principal,
        typed: &[(String, String)],
        takes_in: bool,
        meanwhile: bool,
        once: &str,
    ) -> Result<Reference, Error> {
        let proposal = self.proposed_correction(principal, typed).await?;
        let ask = of_fields(proposal.changes?);
        let narrower = if takes_in { &proposal.narrower[..] } else { &[] };
        let put = self.contesting(principal, meanwhile, once).await?;
        self.put(put, ask, None, narrower, once).await
    }

    /// Says in words what is wrong where nobody can edit it. While one about the same is open, the words are added to it.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if nothing is held, [`Error::NotFound`] if the message or channel is not theirs,
    /// [`Error::Written`] for nothing or too much.
    pub async fn submit_correction_in_words(
        &self,
        principal: &Principal,
        about: Place,
        words: &str,
        meanwhile: bool,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        self.correctable(&me, &person.user, &about).await?;
        let words = Words::parse(words)?;
        let ask = Ask::Correction {
            correction: Correction::InWords { about },
        };
        let put = self.contesting(principal, meanwhile, once).await?;
        self.put(put, ask, Some(words), &[], once).await
    }

    /// Their own, with their records only stored `meanwhile`.
    async fn contesting<'p>(
        &self,
        principal: &'p Principal,
        meanwhile: bool,
        once: &str,
    ) -> Result<Put<'p>, Error> {
        let mut put = self.own_put(principal).await?;
        if meanwhile {
            put.along = self.meanwhile(principal, CONTESTED, once).await?;
        }
        Ok(put)
    }

    /// Asks for a statement to be kept with the person's record. While one is open, the words are added to it.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if nothing is held, [`Error::Written`] for nothing or too much.
    pub async fn submit_statement(
        &self,
        principal: &Principal,
        words: &str,
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        let ask = Ask::Correction {
            correction: Correction::Statement,
        };
        self.submit(principal, ask, Some(Words::parse(words)?), &[], once)
            .await
    }

    /// What a message or a channel says that a person wants put right: theirs, or what the business wrote to them. What
    /// others wrote is not theirs to change.
    ///
    /// # Errors
    /// [`Error::NotFound`] for any other.
    pub async fn wrong_place(&self, principal: &Principal, about: &Place) -> Result<Option<Box<str>>, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NothingHeld)?;
        self.correctable(&me, &person.user, about).await
    }

    async fn correctable(
        &self,
        me: &Me<'_>,
        user: &UserId,
        about: &Place,
    ) -> Result<Option<Box<str>>, Error> {
        let Some((record, _)) = place(about) else {
            return Ok(None);
        };
        let held = self.store.record(me.app, user, &record).await?;
        let data = held.ok_or(Error::NotFound)?;
        if let RecordAt::Message(conversation, _) = &record {
            let author = record::parse::<Message>(&data).author;
            let window = Window::Newest { limit: 1 };
            let page = self.store.messages(me.app, user, conversation, window).await?;
            let aliases = page.ok_or(Error::NotFound)?.aliases;
            let is_own = author.user_id.as_deref().is_some_and(|id| aliases.is_owner(id));
            if author.kind == AuthorKind::User && !is_own {
                return Err(Error::NotFound);
            }
        }
        Ok(Some(data))
    }

    async fn open_corrections(&self, me: &Me<'_>) -> Result<Vec<Request>, Error> {
        let former = self.former(me).await?;
        let asked = self.store.requests_of(me.app, &me.subject, &former).await?;
        let is_open =
            |request: &Request| request.state.is_open() && matches!(request.ask, Ask::Correction { .. });
        Ok(asked.into_iter().filter(is_open).collect())
    }

    /// What would be asked for.
    fn changes(&self, me: &Me<'_>, data: &str, fields: &[Proposed]) -> Result<Changes, Unfit> {
        let mut becomes: Vec<(&FieldPath, Option<&Value>)> = Vec::new();
        for proposed in fields {
            match &proposed.entered {
                Ok(Entered::Same) => {}
                Ok(Entered::Becomes(value)) => becomes.push((&proposed.editable.field, value.as_ref())),
                Err(unfit) => return Err(*unfit),
            }
        }
        apply(data, becomes.iter().copied())?;
        let change = |(field, value): (&FieldPath, Option<&Value>)| Change {
            field: field.clone(),
            was: self.digest_of(me.app, &me.subject, field, current(data, field)),
            becomes: value.cloned(),
        };
        Changes::new(becomes.into_iter().map(change).collect())
    }
}

fn of_fields(changes: Changes) -> Ask {
    Ask::Correction {
        correction: Correction::Fields { changes },
    }
}

fn fields(data: &str) -> Vec<Editable> {
    let one = |field: FieldPath| {
        let stands = current(data, &field);
        Some(Editable {
            sort: Sort::of(&field, stands)?,
            stands: stands.map(Into::into),
            field,
        })
    };
    editable(data).into_iter().filter_map(one).collect()
}

fn proposed(editable: Editable, typed: &[(String, String)]) -> Proposed {
    let (field, stands) = (&editable.field, editable.stands.as_deref());
    let given = typed.iter().find(|(path, _)| path == field.as_str());
    match given {
        Some((_, typed)) => Proposed {
            entered: entered(field, stands, typed),
            typed: typed.clone(),
            editable,
        },
        None => Proposed {
            entered: Ok(Entered::Same),
            typed: stands.map(domain::correction::shown).unwrap_or_default(),
            editable,
        },
    }
}

#[cfg(test)]
mod tests;
