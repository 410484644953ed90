//! What staff see: the queue, and one request with what it is about.

use std::collections::BTreeMap;

use domain::{
    audit::{Act, Chain},
    erasure::Counts,
    facts::{CoolOff, Facts},
    hold::Hold,
    id::AppId,
    key::Reach,
    opening::{Occasion, Opening},
    principal::Principal,
    reason::Exception,
    request::{Ask, Decider, Endorsement, Ground, Message, Reference, Request, State},
    session::SessionDigest,
};
use jiff::{Timestamp, civil::Date};
use store::{ConversationRow, Cursor, Order, Person, QueuePage, Sheets, Tasks, Totals, Undone};

use crate::{
    Desk, Error, Explained, OfPerson, Resumed, ask::may_ask_who, by, diff::Diff, dossier::explained, staff,
};

/// How many requests stand on a page of the queue.
const QUEUE: u32 = 50;
/// How many requests that leave something to do elsewhere stand above it.
const UNDONE: u32 = 20;
/// How many calls and files a reviewer is shown that have still to be done.
pub(crate) const TO_DO: u32 = 50;
/// How many of a person's conversations a reviewer is shown.
const CONVERSATIONS: u32 = 200;

/// A request with everything needed to decide it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Review {
    /// The request.
    pub request: Request,
    /// The record behind it.
    pub behind: Behind,
    /// What would go.
    pub would_go: Counts,
    /// What has gone so far, while it is carried out.
    pub so_far: Option<Counts>,
    /// The business that it was sent to.
    pub business: String,
    /// Who decided it, once decided.
    pub decided: Option<Decided>,
    /// Whether it takes two people to approve.
    pub two_people: bool,
    /// How long the person can still take an approved erasure back.
    pub cool_off: CoolOff,
    /// Until when, if it were approved now; none where it would begin at once, or is no erasure.
    pub cools_until: Option<Timestamp>,
    /// What was said about it, oldest first.
    pub messages: Vec<Message>,
    /// How its last day came about.
    pub clock: Explained,
    /// What day it is where the business is.
    pub today: Date,
    /// The last day that there would be if it were extended now; none where it cannot be.
    pub extends_to: Option<Date>,
    /// Whether the law lets one ask who is asking.
    pub may_ask_who: bool,
    /// What a complaint or an appeal is about.
    pub about: Option<Request>,
    /// Whether the visitor may decide: not on a second look at their own decision.
    pub may_decide: bool,
    /// What the business says about itself: whom a letter names.
    pub said: Facts,
    /// Whether it is the visitor, or somebody by the same key, who has approved as the first of two.
    pub is_first_of_two: bool,
    /// What stands about the person.
    pub standing: OfPerson,
    /// The holds that stand on them, oldest first.
    pub holds: Vec<Hold>,
    /// Whether one can be set from here.
    pub can_be_held: bool,
    /// On what grounds.
    pub hold_grounds: Vec<Exception>,
    /// On which ground their records are restricted while it is looked into this, and when that would end if they were told
    /// with the decision now.
    pub over_with: Option<(Ground, Timestamp)>,
    /// What the first of two had said under a key that has been revoked since: it counts no longer.
    pub void: Option<Endorsement>,
    /// Of a correction that is still to be decided: before and after, while the record is open to this session.
    pub diff: Option<Diff>,
    /// What it asks to be done elsewhere, once it is decided.
    pub tasks: Tasks,
}

/// A page of the queue.
#[derive(Debug, Clone)]
pub struct Queue {
    /// The requests.
    pub page: QueuePage,
    /// The businesses they were sent to, where the visitor reaches more than one.
    pub businesses: BTreeMap<AppId, String>,
    /// Requests that leave something to do elsewhere, on the first page.
    pub undone: Vec<Undone>,
}

/// The record behind a request.
#[derive(Debug, Clone)]
pub enum Behind {
    /// It is open to this session.
    Open {
        /// Whom the request is about.
        person: Box<Reviewed>,
        /// Until when it is open.
        until: Timestamp,
    },
    /// It is held, and not open to this session: opening it takes a reason.
    Closed,
    /// Nothing is held, or nothing is to be decided.
    Nothing,
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
    /// What the member of staff is called, of two the second; or how somebody at the machine calls themselves.
    pub by: String,
    /// The first of two.
    pub first: Option<String>,
}

impl Desk {
    /// A page of the queue: open or closed requests in the visitor's reach, by due date; last the open ones that wait for
    /// nothing of the business's.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but staff.
    pub async fn queue(
        &self,
        principal: &Principal,
        open: bool,
        after: Option<&Cursor>,
    ) -> Result<Queue, Error> {
        let (reach, _) = staff(principal)?;
        let mut page = self
            .store
            .queue(reach, open, after, QUEUE, self.clock.now())
            .await?;
        for row in &mut page.rows {
            if self.void(&row.request).await?.is_some() {
                row.request = row.request.clone().without_endorsement(self.clock.now());
            }
        }
        let businesses = match reach {
            Reach::App(_) => BTreeMap::new(),
            Reach::Group(_) | Reach::Provider => self.apps(principal).await?.into_iter().collect(),
        };
        let undone = match after {
            None => self.store.undone(reach, UNDONE).await?,
            Some(_) => Vec::new(),
        };
        Ok(Queue {
            page,
            businesses,
            undone,
        })
    }

    /// A request, with the record behind it if that is open to this session.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach.
    pub async fn review(&self, caller: &Resumed, reference: &Reference) -> Result<Review, Error> {
        let principal = caller.principal();
        let mut request = self.in_reach(principal, reference).await?;
        let void = self.void(&request).await?.cloned();
        if void.is_some() {
            request = request.without_endorsement(self.clock.now());
        }
        let decided = decided(&request.state);
        let is_first_of_two = match (&request.state, principal) {
            (State::Endorsed { endorsement }, Principal::Staff { actor, .. }) => {
                self.is_one(&endorsement.by, actor).await?
            }
            _ => false,
        };
        let business = self.app_name(&request.app).await?;
        let standing = self.of_person(&request).await?;
        let two_people = self.takes_two(&request).await?;
        let said = self.store.facts(&request.app).await?;
        let messages = self.store.messages_on(&request.app, reference).await?;
        let about = match request.ask.about() {
            Some(about) => self.store.request(&request.app, about).await?,
            None => None,
        };
        let may_decide = match self.may_decide(&request, staff(principal)?.1).await {
            Ok(()) => true,
            Err(Error::SameReviewer) => false,
            Err(error) => return Err(error),
        };
        let (would_go, behind) = match self.under_review(&request).await? {
            Some(person) => {
                let would_go = match &request.ask {
                    Ask::Erasure { size } => self.store.preview(&request.app, &person.user, size).await?,
                    _ => Counts::default(),
                };
                (would_go, self.behind(&request, person, caller.session()).await?)
            }
            None => (Counts::default(), Behind::Nothing),
        };
        let diff = match &behind {
            Behind::Open { person, .. } => self.diff(&request, &person.person).await?,
            Behind::Closed | Behind::Nothing => None,
        };
        let so_far = self.so_far(&request).await?;
        let holds = self.holds_on(&request).await?;
        let is_open = matches!(behind, Behind::Open { .. });
        let can_be_held = self.can_be_held(&request, is_open).await?;
        let tasks = self.store.tasks(&request.app, reference, TO_DO).await?;
        let cools_until = match request.ask {
            Ask::Erasure { .. } => self.cools_until(&request).await?,
            _ => None,
        };
        let over_with = self.over_with(&request).await?;
        let today = self.today_in(&said);
        Ok(Review {
            clock: explained(&request, &said),
            today,
            extends_to: extends_to(&request, &said, today),
            may_ask_who: may_ask_who(&request),
            hold_grounds: Exception::offered(request.due.regime),
            holds,
            can_be_held,
            request,
            diff,
            behind,
            would_go,
            so_far,
            business,
            decided,
            two_people,
            cool_off: said.decisions.cool_off,
            cools_until,
            messages,
            about,
            may_decide,
            said,
            is_first_of_two,
            standing,
            over_with: over_with.map(|ground| (ground, self.would_end())),
            void,
            tasks,
        })
    }

    /// Opens the record behind an undecided request to this session for half an hour, for a reason that the person
    /// reads; one that is only to be stored, on a ground of Art. 18(2) GDPR. Returns until when it is open.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::Moved`] if it is decided or nothing is held any more,
    /// [`Error::Restricted`] for a reason that does not open this one.
    pub async fn open_record(
        &self,
        caller: &Resumed,
        reference: &Reference,
        occasion: Occasion,
    ) -> Result<Timestamp, Error> {
        let principal = caller.principal();
        let request = self.in_reach(principal, reference).await?;
        let person = self.under_review(&request).await?.ok_or(Error::Moved)?;
        let is_restricted = self.of_person(&request).await?.restriction().is_some();
        if occasion.is_for_restricted() != is_restricted {
            return Err(Error::Restricted);
        }
        let entry = self
            .entry(Act::RecordOpened, by(principal))
            .about(self.subject_of(&request.app, &person.user, person.external_id.as_ref()))
            .of(reference)
            .with("reason", occasion.code());
        let log = self.log(Chain::App(request.app.clone()), entry);
        let opening = Opening {
            session: *caller.session(),
            app: request.app,
            subject: request.subject,
            occasion,
            at: self.clock.now(),
        };
        Ok(self.store.open_record(opening, log).await?)
    }

    /// The person whose request is still to be decided, while they are held.
    async fn under_review(&self, request: &Request) -> Result<Option<Person>, Error> {
        if !request.state.is_undecided() {
            return Ok(None);
        }
        let Some(user) = self.store.user_of(request).await? else {
            return Ok(None);
        };
        let person = self.store.person_by_id(&request.app, &user).await?;
        Ok(person.filter(|person| person.going.is_none()))
    }

    async fn behind(
        &self,
        request: &Request,
        person: Person,
        session: &SessionDigest,
    ) -> Result<Behind, Error> {
        let app = &request.app;
        let until = self
            .store
            .record_open_until(app, &request.subject, session, self.clock.now())
            .await?;
        let Some(until) = until else {
            return Ok(Behind::Closed);
        };
        let totals = self.store.totals(app, &person.user).await?;
        let sheets = self.store.sheets(app, &person.user).await?;
        let conversations = self
            .store
            .conversations(app, &person.user, Order::Newest, None, CONVERSATIONS)
            .await?;
        Ok(Behind::Open {
            person: Box::new(Reviewed {
                person,
                totals,
                sheets,
                conversations,
            }),
            until,
        })
    }
}

/// The last day that there would be if it took longer from now on; none where it cannot.
fn extends_to(request: &Request, facts: &Facts, today: Date) -> Option<Date> {
    let is_in_time =
        request.state.is_undecided() && request.extension.is_none() && !request.is_overdue(today);
    let pauses = request.pauses_in_days(&facts.zone());
    let longer = request.clock(&pauses).extended().ok()?;
    is_in_time.then(|| longer.reckon_anyway().due.by)
}

/// Who decided, where somebody did.
fn decided(state: &State) -> Option<Decided> {
    if let State::Refused { refusal } = state {
        return Some(Decided {
            by: refusal.by.name.clone(),
            first: None,
        });
    }
    let approval = state.approval()?;
    match &approval.by {
        Decider::By(by) => Some(Decided {
            by: by.name.clone(),
            first: approval.first.as_ref().map(|first| first.by.name.clone()),
        }),
        Decider::ByOperator(name) => Some(Decided {
            by: name.to_string(),
            first: None,
        }),
        Decider::ByLaw(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::testing::{OPERATOR, Office};

    /// Maren has asked, and two members of the app's staff have come.
    async fn office() -> (Office, Reference, [Resumed; 2]) {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let staff = [office.reviewing_of("a1").await, office.reviewing_of("a1").await];
        (office, reference, staff)
    }

    impl Office {
        async fn behind(&self, who: &Resumed, reference: &Reference) -> Behind {
            self.desk.review(who, reference).await.unwrap().behind
        }

        async fn opens(
            &self,
            who: &Resumed,
            reference: &Reference,
            occasion: Occasion,
        ) -> Result<Timestamp, Error> {
            self.desk.open_record(who, reference, occasion).await
        }

        /// What was written down of opened records: why.
        async fn openings(&self) -> Vec<String> {
            let chain = Chain::App(AppId::parse("a1").unwrap());
            let lines = self.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
            let opened = lines
                .into_iter()
                .filter(|line| line.entry.act == Act::RecordOpened);
            opened
                .map(|line| line.entry.facts["reason"].as_str().unwrap().to_owned())
                .collect()
        }
    }

    #[tokio::test]
    async fn a_record_is_closed_until_somebody_says_why_and_open_to_them_alone() {
        let (office, reference, [one, other]) = office().await;
        let review = office.desk.review(&one, &reference).await.unwrap();
        assert!(matches!(review.behind, Behind::Closed));
        assert_eq!(
            review.would_go.profiles, 1,
            "how much would go is no part of the record"
        );
        assert_eq!(office.openings().await, [""; 0]);

        let until = office
            .opens(&one, &reference, Occasion::DecideRequest)
            .await
            .unwrap();
        let Behind::Open { person, until: open } = office.behind(&one, &reference).await else {
            panic!()
        };
        assert_eq!((person.person.user.as_str(), open), ("u1", until));
        assert!(matches!(office.behind(&other, &reference).await, Behind::Closed));
        assert_eq!(office.openings().await, ["decide_request"]);
    }

    #[tokio::test]
    async fn it_closes_after_half_an_hour_and_is_written_down_once_for_each_reason() {
        let (office, reference, [one, other]) = office().await;
        let now = office.desk.clock.now();
        let half_an_hour = SignedDuration::from_mins(30);
        let first = office
            .opens(&one, &reference, Occasion::DecideRequest)
            .await
            .unwrap();
        assert_eq!(first, now + half_an_hour);
        office.clock.forward(20 * 60);
        let again = office
            .opens(&one, &reference, Occasion::DecideRequest)
            .await
            .unwrap();
        assert_eq!(
            again, first,
            "asking again for the same reason opens it no longer"
        );
        assert_eq!(office.openings().await.len(), 1);
        let for_another = office.opens(&one, &reference, Occasion::Complaint).await.unwrap();
        assert_eq!(for_another, first + SignedDuration::from_mins(20));
        office
            .opens(&other, &reference, Occasion::DecideRequest)
            .await
            .unwrap();
        assert_eq!(office.openings().await.len(), 3);
        office.clock.forward(30 * 60);
        assert!(matches!(office.behind(&one, &reference).await, Behind::Closed));
        office
            .opens(&one, &reference, Occasion::DecideRequest)
            .await
            .unwrap();
        assert_eq!(office.openings().await.len(), 4);
    }

    #[tokio::test]
    async fn what_is_out_of_reach_decided_or_gone_does_not_open() {
        let (office, reference, [one, _]) = office().await;
        let elsewhere = office.reviewing_of("a2").await;
        let maren = office.visiting("a1", "maren").await;
        for who in [&elsewhere, &maren] {
            let refused = office.opens(who, &reference, Occasion::DecideRequest).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        // A session that has ended meanwhile.
        let ended = office.reviewing_of("a1").await;
        let (listed, _) = office.desk.sessions(&ended, None).await.unwrap();
        let this = listed.into_iter().find(|listed| listed.is_this).unwrap();
        let end = office.desk.end_session(ended.principal(), &this.handle);
        end.await.unwrap();
        let refused = office.opens(&ended, &reference, Occasion::DecideRequest).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        office
            .desk
            .approve(one.principal(), &reference, crate::Verdict::default())
            .await
            .unwrap();
        let refused = office.opens(&one, &reference, Occasion::DecideRequest).await;
        assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
        assert!(matches!(office.behind(&one, &reference).await, Behind::Nothing));
        assert_eq!(office.openings().await, [""; 0]);
    }
}
