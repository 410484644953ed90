//! Who had been erased and comes again, by a record of their own or only named by others': what names them is taken out
//! again before the import ends, and nobody else ever sees it. They come in once somebody says so.

use std::collections::HashMap;

use domain::{
    id::{AppId, ExternalId, UserId},
    record::Place,
    request::Reference,
};
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};

use super::super::{erase, merges, requests, returned};
use crate::{Error, Subjects};

/// How many people are remembered, of whom it is known whether they had been erased, before all are forgotten.
const REMEMBERED: usize = 65_536;

/// Somebody whose records are set aside.
pub(super) struct Aside {
    pub(super) app: AppId,
    pub(super) user: UserId,
    reference: Reference,
    /// How many records have named them so far.
    records: u64,
}

pub(super) struct Returning<'db> {
    db: &'db Transaction<'db>,
    subjects: &'db Subjects,
    base: i64,
    /// Whether anybody was erased who may come again.
    any: bool,
    /// Those who may, by the requests under which they had gone.
    admits: &'db [Reference],
    /// Where somebody stands in `aside`, if they do.
    seen: HashMap<AppId, HashMap<UserId, Option<usize>>>,
    remembered: usize,
    aside: Vec<Aside>,
}

impl<'db> Returning<'db> {
    pub(super) fn new(
        db: &'db Transaction<'db>,
        subjects: &'db Subjects,
        base: i64,
        admits: &'db [Reference],
    ) -> rusqlite::Result<Self> {
        Ok(Self {
            db,
            subjects,
            base,
            any: returned::any_erased(db)?,
            admits,
            seen: HashMap::new(),
            remembered: 0,
            aside: Vec::new(),
        })
    }

    /// Whether a record that comes names somebody whose records are set aside.
    pub(super) fn names(&mut self, place: &Place) -> Result<bool, Error> {
        if !self.any {
            return Ok(false);
        }
        match place {
            Place::User {
                app,
                user,
                external_id,
            } => self.is_aside(app, user, external_id.as_ref()),
            Place::Client { app, user, .. }
            | Place::Device { app, user, .. }
            | Place::BusinessSystem { app, user, .. }
            | Place::Preference { app, user }
            | Place::Participant {
                app,
                user: Some(user),
                ..
            }
            | Place::Message {
                app,
                author: Some(user),
                ..
            } => self.is_aside(app, user, None),
            Place::Merge { app, user, discarded } => {
                let survives = self.is_aside(app, user, None)?;
                Ok(self.is_aside(app, discarded, None)? || survives)
            }
            Place::App { .. }
            | Place::Group { .. }
            | Place::Conversation { .. }
            | Place::Participant { user: None, .. }
            | Place::Message { author: None, .. }
            | Place::Attachment { .. } => Ok(false),
        }
    }

    fn is_aside(
        &mut self,
        app: &AppId,
        user: &UserId,
        external_id: Option<&ExternalId>,
    ) -> Result<bool, Error> {
        let seen = self.seen.get(app).and_then(|users| users.get(user)).copied();
        let place = match seen {
            // Of whom only an id had come may be known by another name.
            Some(None) if external_id.is_some() => self.look(app, user, external_id)?,
            Some(place) => place,
            None => self.look(app, user, external_id)?,
        };
        if let Some(aside) = place.and_then(|place| self.aside.get_mut(place)) {
            aside.records += 1;
        }
        Ok(place.is_some())
    }

    /// Whoever was held before stays: somebody let them in, or they came otherwise. An id that went into somebody else's is
    /// that person's.
    fn look(
        &mut self,
        app: &AppId,
        user: &UserId,
        external_id: Option<&ExternalId>,
    ) -> Result<Option<usize>, Error> {
        let reference = self.erased(app, user, external_id)?;
        let place = match reference {
            Some(reference) if !self.is_somebodys(app, user)? => {
                if self.admits.contains(&reference) {
                    returned::let_in(self.db, app, &reference)?;
                    None
                } else {
                    Some(self.put_aside(app, user, reference))
                }
            }
            _ => None,
        };
        if self.remembered >= REMEMBERED {
            self.seen.clear();
            self.remembered = 0;
        }
        let users = self.seen.entry(app.clone()).or_default();
        users.insert(user.clone(), place);
        self.remembered += 1;
        Ok(place)
    }

    fn put_aside(&mut self, app: &AppId, user: &UserId, reference: Reference) -> usize {
        let before = self
            .aside
            .iter()
            .position(|aside| aside.user == *user && aside.app == *app);
        before.unwrap_or_else(|| {
            self.aside.push(Aside {
                app: app.clone(),
                user: user.clone(),
                reference,
                records: 0,
            });
            self.aside.len() - 1
        })
    }

    /// Under which request somebody had been erased, by whichever of their names.
    fn erased(
        &self,
        app: &AppId,
        user: &UserId,
        external_id: Option<&ExternalId>,
    ) -> Result<Option<Reference>, Error> {
        let [by_name, by_id] = [external_id, None].map(|name| (self.subjects)(app, name, user));
        let found: Option<String> = self
            .db
            .prepare_cached(
                "SELECT reference FROM tombstone WHERE app_id = ?1 AND subject IN (?2, ?3) LIMIT 1",
            )?
            .query_row(
                params![app.as_str(), by_name.as_bytes(), by_id.as_bytes()],
                |row| row.get(0),
            )
            .optional()?;
        found
            .map(|reference| Reference::parse(&reference).map_err(Error::database))
            .transpose()
    }

    /// Whether they were held before this import, or somebody is whose former id it is.
    fn is_somebodys(&self, app: &AppId, user: &UserId) -> Result<bool, Error> {
        let was_held = self
            .db
            .prepare_cached("SELECT 1 FROM user WHERE app_id = ?1 AND user_id = ?2 AND line < ?3")?
            .exists(params![app.as_str(), user.as_str(), self.base])?;
        Ok(was_held || merges::whose(self.db, app.as_str(), user.as_str())?.is_some())
    }

    /// Takes out what came of them, and notes that they came. Answers who they are, and how many had not been noticed
    /// before.
    pub(super) fn settle(self, at: Timestamp) -> Result<(Vec<Aside>, u64), Error> {
        let mut noticed = 0;
        for aside in &self.aside {
            take_out(self.db, aside, at)?;
            noticed += u64::from(returned::set_aside(
                self.db,
                &aside.app,
                &aside.reference,
                aside.records,
                at,
            )?);
        }
        Ok((self.aside, noticed))
    }
}

/// As whoever is erased goes, and it is looked for anew whether something is left in the files. The request is not there any
/// more if the business was deleted since, and let in again.
fn take_out(db: &Transaction<'_>, aside: &Aside, at: Timestamp) -> Result<(), Error> {
    erase::everything_of(db, &aside.app, &aside.user)?;
    match requests::find(db, &aside.app, &aside.reference)? {
        Some(request) => requests::replace(db, &request, &request.clone().set_aside(at)),
        None => Ok(()),
    }
}
