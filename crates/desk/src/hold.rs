//! Legal holds: staff set one on a person, and lift it. While it stands, no erasure of theirs is approved or carried out.

use domain::{
    audit::{Act, Chain},
    hold::{Hold, LastDay},
    id::{AppId, HoldId, UserId},
    principal::Principal,
    reason::{Exception, Reason},
    request::{Ask, Reference, Request, State, Words},
};
use jiff::civil::Date;

use crate::{Desk, Error, Resumed, by, staff};

/// A hold that is to be set.
#[derive(Debug, Clone)]
pub struct NewHold {
    /// On what ground: an exception from erasure.
    pub ground: Reason,
    /// Why, for staff alone.
    pub why: Words,
    /// Its last day; none if it stands until it is lifted.
    pub until: Option<Date>,
}

/// A hold as the person reads of it: neither why it was set, nor by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldTold {
    /// On what ground.
    pub ground: Exception,
    /// Its last day; none where it stands until it is lifted.
    pub until: Option<Date>,
}

impl Desk {
    /// Sets a hold on whom a request is about. Their record is open to this session, while there is something to decide;
    /// afterwards nobody opens it any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NoGround`] for a reason on which nothing is kept under the law of this
    /// request, [`Error::NotHeldUntil`] for a last day that is over, [`Error::RecordClosed`] if the record is not open,
    /// [`Error::NotFresh`] without a fresh sign-in, [`Error::Moved`] if nobody is held any more, or an erasure of theirs is
    /// in line to be carried out.
    pub async fn set_hold(&self, caller: &Resumed, reference: &Reference, new: NewHold) -> Result<(), Error> {
        let principal = caller.principal();
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        let ground = Exception::offered(request.due.regime)
            .into_iter()
            .find(|offered| offered.reason() == new.ground)
            .ok_or(Error::NoGround)?;
        let since = self.clock.now();
        let until = match new.until {
            Some(day) => {
                let zone = self.store.facts(&request.app).await?.zone();
                let until = LastDay::of(day, &zone).filter(|until| until.ends > since);
                Some(until.ok_or(Error::NotHeldUntil)?)
            }
            None => None,
        };
        if request.state.is_undecided() {
            let open = self
                .store
                .record_open_until(&request.app, &request.subject, caller.session(), since)
                .await?;
            open.ok_or(Error::RecordClosed)?;
        }
        self.ask_fresh(principal)?;
        let user = self.store.user_of(&request).await?.ok_or(Error::Moved)?;
        let id = HoldId::parse(&self.new_once()?).map_err(|_| Error::Fault("a hold could not be named"))?;
        let mut entry = self
            .entry(Act::HoldSet, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("hold", id.as_str())
            .with("ground", ground.reason().code());
        if let Some(until) = until {
            entry = entry.with("until", until.day.to_string());
        }
        let hold = Hold {
            id,
            ground,
            why: new.why,
            by: actor.clone(),
            since,
            until,
        };
        let log = self.log(Chain::App(request.app.clone()), entry);
        Ok(self.store.set_hold(&request.app, &user, hold, log).await?)
    }

    /// Lifts a hold on whom a request is about. What had cooled off meanwhile goes on at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotFresh`] without a fresh sign-in, [`Error::Moved`] if it is not there,
    /// or no longer.
    pub async fn lift_hold(
        &self,
        principal: &Principal,
        reference: &Reference,
        id: &HoldId,
    ) -> Result<(), Error> {
        let request = self.in_reach(principal, reference).await?;
        self.ask_fresh(principal)?;
        let user = self.store.user_of(&request).await?.ok_or(Error::Moved)?;
        let entry = self
            .entry(Act::HoldLifted, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference)
            .with("hold", id.as_str());
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store.lift_hold(&request.app, &user, id, log).await?;
        self.work.notify_one();
        Ok(())
    }

    /// The holds that stand on whom a request is about, oldest first.
    pub(crate) async fn holds_on(&self, request: &Request) -> Result<Vec<Hold>, Error> {
        match self.store.user_of(request).await? {
            Some(user) => Ok(self.store.holds(&request.app, &user, self.clock.now()).await?),
            None => Ok(Vec::new()),
        }
    }

    /// Those that stand on a person, as they read of them: the same is told once.
    pub(crate) async fn holds_told(&self, app: &AppId, user: &UserId) -> Result<Vec<HoldTold>, Error> {
        let mut told = Vec::new();
        for hold in self.store.holds(app, user, self.clock.now()).await? {
            let one = HoldTold {
                ground: hold.ground,
                until: hold.until.map(|until| until.day),
            };
            if !told.contains(&one) {
                told.push(one);
            }
        }
        Ok(told)
    }

    /// Whether one can be set from a request: while their record is open, or once it is decided, of somebody who is here and
    /// does not go by it.
    pub(crate) async fn can_be_held(&self, request: &Request, is_open: bool) -> Result<bool, Error> {
        if request.state.is_undecided() {
            return Ok(is_open);
        }
        let is_in_line = matches!(
            request.state,
            State::Approved { .. } | State::Executing { .. } | State::Stuck { .. }
        );
        if is_in_line && matches!(request.ask, Ask::Erasure { .. }) {
            return Ok(false);
        }
        let Some(user) = self.store.user_of(request).await? else {
            return Ok(false);
        };
        let person = self.store.person_by_id(&request.app, &user).await?;
        Ok(person.is_some_and(|person| person.going.is_none()))
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::Regime,
        erasure::Size,
        facts::{CoolOff, Decisions, Facts, Zone},
        key::Reach,
        opening::Occasion,
        request::Ground,
    };
    use jiff::civil::date;

    use super::*;
    use crate::{
        Approved, Verdict,
        testing::{OPERATOR, Office, words},
    };

    fn new(until: Option<Date>) -> NewHold {
        NewHold {
            ground: Reason::LegalClaims,
            why: words("Her lawyer has written."),
            until,
        }
    }

    impl Office {
        /// A member of staff who has the record behind a request open.
        async fn looking_at(&self, reference: &Reference) -> Resumed {
            let reviewer = self.reviewing_of("a1").await;
            let opened = self
                .desk
                .open_record(&reviewer, reference, Occasion::DecideRequest);
            opened.await.unwrap();
            reviewer
        }

        async fn holds_at(&self, who: &Resumed, reference: &Reference) -> Vec<Hold> {
            self.desk.review(who, reference).await.unwrap().holds
        }

        async fn approves(&self, who: &Resumed, reference: &Reference) -> Result<Approved, Error> {
            self.desk
                .approve(who.principal(), reference, Verdict::default())
                .await
        }

        /// The last entry of the app: what, and its facts.
        async fn last_entry(&self) -> (Act, serde_json::Value) {
            let chain = Chain::App(AppId::parse("a1").unwrap());
            let lines = self.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
            let entry = lines.last().unwrap().entry.clone();
            (entry.act, entry.facts.into())
        }
    }

    #[tokio::test]
    async fn an_erasure_waits_while_one_stands_and_everything_else_goes_on() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.looking_at(&reference).await;
        office
            .desk
            .set_hold(&reviewer, &reference, new(None))
            .await
            .unwrap();
        let [hold] = office.holds_at(&reviewer, &reference).await.try_into().unwrap();
        assert_eq!(
            (hold.ground, hold.until, hold.by.name.as_str()),
            (Exception::LEGAL_CLAIMS, None, "Rhona")
        );
        let (act, facts) = office.last_entry().await;
        let said = serde_json::json!({"hold": hold.id.as_str(), "ground": "legal_claims"});
        assert_eq!((act, facts), (Act::HoldSet, said));

        let refused = office.approves(&reviewer, &reference).await;
        assert!(matches!(refused, Err(Error::Held)), "{refused:?}");
        assert!(!office.desk.work(|| false).await.unwrap());
        assert!(office.holds("MAREN-SAYS"));
        // A restriction is granted all the same.
        let ground = Ground::LegalClaims;
        let restriction = office.desk.submit_restriction(&maren, ground, "restrict").await;
        office.approves(&reviewer, &restriction.unwrap()).await.unwrap();

        let id = &hold.id;
        let lifted = office.desk.lift_hold(reviewer.principal(), &reference, id);
        lifted.await.unwrap();
        assert_eq!(office.last_entry().await.0, Act::HoldLifted);
        let again = office.desk.lift_hold(reviewer.principal(), &reference, id).await;
        assert!(matches!(again, Err(Error::Moved)), "{again:?}");
        office.approves(&reviewer, &reference).await.unwrap();
        office.work().await;
        assert!(!office.holds("MAREN-SAYS"));
    }

    /// The first of two as well: nobody has said yes to what cannot be done.
    #[tokio::test]
    async fn it_can_be_refused_on_that_ground_and_not_agreed_to_by_the_first_of_two() {
        let office = Office::open().await;
        office.wants_two_people(&AppId::parse("a1").unwrap()).await;
        let (_, reference) = office.asked().await;
        let reviewer = office.looking_at(&reference).await;
        office
            .desk
            .set_hold(&reviewer, &reference, new(None))
            .await
            .unwrap();
        let held = office.approves(&reviewer, &reference).await;
        assert!(matches!(held, Err(Error::Held)), "{held:?}");
        let reason = Reason::LegalClaims;
        let refused = office.desk.refuse(reviewer.principal(), &reference, reason, None);
        refused.await.unwrap();
        // It stands on, and is lifted from here.
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(review.can_be_held);
        let lifted = office
            .desk
            .lift_hold(reviewer.principal(), &reference, &review.holds[0].id);
        lifted.await.unwrap();
        assert_eq!(office.holds_at(&reviewer, &reference).await, []);
    }

    #[tokio::test]
    async fn it_stands_through_its_last_day_where_the_business_is() {
        let office = Office::open().await;
        let facts = Facts {
            time_zone: Zone::parse("Pacific/Auckland").ok(),
            decisions: Decisions {
                cool_off: CoolOff::NONE,
                ..Decisions::default()
            },
            ..Facts::default()
        };
        let app = AppId::parse("a1").unwrap();
        office
            .desk
            .set_facts(&OPERATOR, &app, facts.clone())
            .await
            .unwrap();
        let (maren, reference) = office.asked().await;
        let reviewer = office.looking_at(&reference).await;
        let today = facts.zone().to_datetime(office.desk.clock.now()).date();
        let set = async |day| office.desk.set_hold(&reviewer, &reference, new(Some(day))).await;
        for over in [today.yesterday().unwrap(), date(2020, 1, 1), Date::MAX] {
            let refused = set(over).await;
            assert!(matches!(refused, Err(Error::NotHeldUntil)), "{over}: {refused:?}");
        }
        set(today).await.unwrap();
        let told = office
            .desk
            .new_erasure_of(&maren, &Size::AllMessages)
            .await
            .unwrap();
        let once = HoldTold {
            ground: Exception::LEGAL_CLAIMS,
            until: Some(today),
        };
        assert_eq!(told.holds, [once]);
        let ends = facts
            .zone()
            .to_timestamp(today.tomorrow().unwrap().at(0, 0, 0, 0));
        let left = ends.unwrap().duration_since(office.desk.clock.now()).as_secs();
        office.clock.forward(left - 1);
        let fresh = office.reviewing_of("a1").await;
        let held = office.approves(&fresh, &reference).await;
        assert!(matches!(held, Err(Error::Held)), "{held:?}");
        office.clock.forward(1);
        office.approves(&fresh, &reference).await.unwrap();
    }

    #[tokio::test]
    async fn what_cools_off_waits_for_its_end_and_can_be_taken_back() {
        let office = Office::open().await;
        let cooling = Facts {
            decisions: Decisions {
                cool_off: CoolOff::default(),
                ..Decisions::default()
            },
            ..Facts::default()
        };
        let app = AppId::parse("a1").unwrap();
        office.desk.set_facts(&OPERATOR, &app, cooling).await.unwrap();
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewing_of("a1").await;
        office.approves(&reviewer, &reference).await.unwrap();
        // It is decided: the record is opened by nobody any more, and the letter comes now.
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(review.can_be_held);
        office
            .desk
            .set_hold(&reviewer, &reference, new(None))
            .await
            .unwrap();
        assert_eq!(office.desk.next_wake().await.unwrap(), None);
        office.clock.forward(48 * 3_600);
        assert!(!office.desk.work(|| false).await.unwrap());
        let own = office.desk.on_its_way(&maren, &reference).await.unwrap().unwrap();
        assert_eq!(own.holds.len(), 1);
        assert!(own.would_go.is_some());

        let again = office.reviewing_of("a1").await;
        let [hold] = office.holds_at(&again, &reference).await.try_into().unwrap();
        office
            .desk
            .lift_hold(again.principal(), &reference, &hold.id)
            .await
            .unwrap();
        office.work().await;
        assert!(!office.holds("MAREN-SAYS"));
    }

    #[tokio::test]
    async fn it_comes_too_late_once_an_erasure_is_in_line() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let reviewer = office.reviewing_of("a1").await;
        office.approves(&reviewer, &reference).await.unwrap();
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert!(!review.can_be_held);
        let late = office.desk.set_hold(&reviewer, &reference, new(None)).await;
        assert!(matches!(late, Err(Error::Moved)), "{late:?}");
        office.work().await;
        let gone = office.desk.set_hold(&reviewer, &reference, new(None)).await;
        assert!(matches!(gone, Err(Error::Moved)), "{gone:?}");
    }

    #[tokio::test]
    async fn it_is_set_by_staff_in_reach_who_have_the_record_open_and_have_just_signed_in() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let elsewhere = office.reviewing_of("a2").await;
        let maren = office.visiting("a1", "maren").await;
        let id = HoldId::parse("h1").unwrap();
        for who in [&elsewhere, &maren] {
            let refused = office.desk.set_hold(who, &reference, new(None)).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
            let refused = office.desk.lift_hold(who.principal(), &reference, &id).await;
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        let one = office.looking_at(&reference).await;
        let other = office.reviewing_of("a1").await;
        let closed = office.desk.set_hold(&other, &reference, new(None)).await;
        assert!(matches!(closed, Err(Error::RecordClosed)), "{closed:?}");
        office.clock.forward(16 * 60);
        let stale = office.desk.set_hold(&one, &reference, new(None)).await;
        assert!(matches!(stale, Err(Error::NotFresh)), "{stale:?}");
        let stale = office.desk.lift_hold(one.principal(), &reference, &id).await;
        assert!(matches!(stale, Err(Error::NotFresh)), "{stale:?}");
        let now = office.looking_at(&reference).await;
        assert_eq!(office.holds_at(&now, &reference).await, []);
        office.desk.set_hold(&now, &reference, new(None)).await.unwrap();
        // Whoever reaches the whole group reads of it as well.
        let group = office
            .reviewing(Reach::Group(domain::id::GroupId::parse("g1").unwrap()))
            .await;
        assert_eq!(office.holds_at(&group, &reference).await.len(), 1);
    }

    /// A period of retention is none, and neither is a reason that this law does not know.
    #[tokio::test]
    async fn it_takes_a_ground_of_the_law_that_counts() {
        let office = Office::open().await;
        office.under("a1", Regime::Ccpa).await;
        let (_, reference) = office.asked().await;
        let reviewer = office.looking_at(&reference).await;
        let on = async |ground| {
            let new = NewHold { ground, ..new(None) };
            office.desk.set_hold(&reviewer, &reference, new).await
        };
        for ground in [Reason::Excessive, Reason::PublicHealth, Reason::NoMatch] {
            let refused = on(ground).await;
            assert!(matches!(refused, Err(Error::NoGround)), "{ground:?}: {refused:?}");
        }
        on(Reason::NeededForSecurity).await.unwrap();
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        assert_eq!(review.hold_grounds, Exception::offered(Regime::Ccpa));
        assert_eq!(review.holds.len(), 1);
    }

    #[tokio::test]
    async fn the_person_reads_of_it_before_they_ask_and_in_their_log() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.looking_at(&reference).await;
        for _ in ["the form", "the form again"] {
            let set = office.desk.set_hold(&reviewer, &reference, new(None));
            set.await.unwrap();
        }
        assert_eq!(office.holds_at(&reviewer, &reference).await.len(), 1);
        let told = office.desk.new_erasure(&maren).await.unwrap();
        let once = HoldTold {
            ground: Exception::LEGAL_CLAIMS,
            until: None,
        };
        assert_eq!(told.holds, [once]);
        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        assert!(lines.iter().any(|line| line.act == Act::HoldSet));
        let kofi = office.person("a1", "kofi").await;
        assert_eq!(office.desk.new_erasure(&kofi).await.unwrap().holds, []);
    }
}
