//! What staff see: the queue, and one request with what it is about.

use domain::{
    audit::{Act, Chain},
    erasure::Counts,
    id::AppId,
    principal::{Actor, Principal},
    request::{Reference, Request, State},
};
use store::{ConversationRow, Cursor, Person, QueuePage, Sheets, Totals};

use crate::{Desk, Error, by, staff};

/// How many requests stand on a page of the queue.
const QUEUE: u32 = 50;
/// How many of a person's conversations a reviewer is shown.
const CONVERSATIONS: u32 = 10;

/// A request with everything needed to decide it.
#[derive(Debug, Clone)]
pub struct Review {
    /// The request.
    pub request: Request,
    /// Whom it is about, while they are held.
    pub person: Option<Reviewed>,
    /// What would go.
    pub would_go: Counts,
    /// Who decided it, once decided.
    pub decided: Option<Decided>,
    /// Whether the app wants two people to approve.
    pub two_people: bool,
}

/// The person a request is about.
#[derive(Debug, Clone)]
pub struct Reviewed {
    /// Their record.
    pub person: Person,
    /// How much is held.
    pub totals: Totals,
    /// Channels, devices and other systems.
    pub sheets: Sheets,
    /// Some of their conversations.
    pub conversations: Vec<ConversationRow>,
}

/// Who decided.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The member of staff.
    pub by: Actor,
}

impl Desk {
    /// A page of the queue: open or closed requests in the visitor's reach, by due date.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn queue(
        &self,
        principal: &Principal,
        open: bool,
        after: Option<&Cursor>,
    ) -> Result<QueuePage, Error> {
        let (reach, _) = staff(principal)?;
        Ok(self.store.queue(reach, open, after, QUEUE, self.today()).await?)
    }

    /// The apps within reach, with their names, by id.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn apps(&self, principal: &Principal) -> Result<Vec<(AppId, String)>, Error> {
        let (reach, _) = staff(principal)?;
        let apps = self.store.apps(reach).await?;
        let named = |app: store::App| {
            let name = crate::view::display_name(&app.data).unwrap_or_else(|| app.id.to_string());
            (app.id, name)
        };
        Ok(apps.into_iter().map(named).collect())
    }

    /// A request with the record behind it. That it was opened is written down.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach.
    pub async fn review(&self, principal: &Principal, reference: &Reference) -> Result<Review, Error> {
        let request = self.in_reach(principal, reference).await?;
        let decided = match &request.state {
            State::Refused { refusal } => Some(Decided {
                by: refusal.by.clone(),
            }),
            State::Approved { approval }
            | State::Executing { approval, .. }
            | State::Done { approval, .. } => Some(Decided {
                by: approval.by.clone(),
            }),
            State::Submitted | State::Endorsed { .. } | State::Withdrawn { .. } => None,
        };
        let two_people = self.store.facts(&request.app).await?.decisions.two_people;
        let person = match self.store.user_of(&request).await? {
            Some(user) => self
                .store
                .person_by_id(&request.app, &user)
                .await?
                .filter(|person| person.going.is_none()),
            None => None,
        };
        let Some(person) = person.filter(|_| request.state.is_undecided()) else {
            return Ok(Review {
                request,
                person: None,
                would_go: Counts::default(),
                decided,
                two_people,
            });
        };
        let entry = self
            .entry(Act::RecordOpened, by(principal))
            .about(request.subject)
            .of(reference);
        self.store
            .note(self.log(Chain::App(request.app.clone()), entry))
            .await?;
        let would_go = self.store.preview(&request.app, &person.user).await?;
        let totals = self.store.totals(&request.app, &person.user).await?;
        let sheets = self.store.sheets(&request.app, &person.user).await?;
        let conversations = self
            .store
            .conversations(&request.app, &person.user, None, CONVERSATIONS)
            .await?;
        let person = Some(Reviewed {
            person,
            totals,
            sheets,
            conversations,
        });
        Ok(Review {
            request,
            person,
            would_go,
            decided,
            two_people,
        })
    }
}
