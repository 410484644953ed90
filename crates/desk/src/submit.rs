//! A person asks for something.

use domain::{
    audit::{Act, By, Chain},
    deadline::{Due, Regime},
    erasure::{Counts, Size},
    principal::Principal,
    request::{Ask, Reference, Request, State},
};
use jiff::tz::TimeZone;

use crate::{Desk, Error, hex, me};

/// What a person has to know before asking for an erasure.
#[derive(Debug, Clone)]
pub struct NewErasure {
    /// What would go.
    pub counts: Counts,
    /// An open request for the same, if there is one.
    pub open: Option<Reference>,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

impl Desk {
    /// What would go, and by when the business would have to answer.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if there is nothing to erase.
    pub async fn new_erasure(&self, principal: &Principal) -> Result<NewErasure, Error> {
        let me = me(principal)?;
        let standing = self.store.requests_of(me.app, &me.subject).await?;
        let open = standing
            .into_iter()
            .find(|request| request.state.is_open())
            .map(|request| request.reference);
        let counts = match self.visible(&me).await? {
            Some(person) => self.store.preview(me.app, &person.user).await?,
            None if open.is_some() => Counts::default(),
            None => return Err(Error::NothingHeld),
        };
        let once = hex(&evidence::random_bytes::<16>(&*self.random)?);
        Ok(NewErasure {
            counts,
            open,
            due: self.due(),
            once,
        })
    }

    /// Asks for everything to be deleted. While one such request is open, or when the same form comes again, that
    /// request is the answer.
    ///
    /// # Errors
    /// [`Error::NothingHeld`] if there is nothing to erase and nothing was asked.
    pub async fn submit_erasure(&self, principal: &Principal, once: &str) -> Result<Reference, Error> {
        let me = me(principal)?;
        let Some(person) = self.visible(&me).await? else {
            let standing = self.store.requests_of(me.app, &me.subject).await?;
            let open = standing
                .into_iter()
                .find(|request| matches!(request.state, State::Approved { .. } | State::Executing { .. }));
            return open.map(|request| request.reference).ok_or(Error::NothingHeld);
        };
        let reference = self.new_reference()?;
        let request = Request::submit(
            me.app.clone(),
            reference.clone(),
            me.subject,
            Ask::Erasure {
                size: Size::Everything,
            },
            self.clock.now(),
            self.due(),
        );
        let entry = self
            .entry(Act::RequestOpened, By::Person)
            .about(me.subject)
            .of(&reference)
            .with("kind", "erasure");
        let log = self.log(Chain::App(me.app.clone()), entry);
        Ok(self.store.open_request(request, &person.user, once, log).await?)
    }

    fn due(&self) -> Due {
        Regime::default().due(self.clock.now(), &TimeZone::UTC)
    }

    fn new_reference(&self) -> Result<Reference, Error> {
        Ok(Reference::from_random(u64::from_be_bytes(
            evidence::random_bytes::<8>(&*self.random)?,
        )))
    }
}
