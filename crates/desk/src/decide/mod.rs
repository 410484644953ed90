//! Staff decide: what all kinds share. What an approval leads to stands in a file of the kind's own.

mod copy;
mod correction;
mod erasure;
mod restriction;
mod second_look;

use domain::{
    audit::{Act, Chain},
    correction::FieldPath,
    erasure::Counts,
    principal::{Actor, Principal},
    reason::Reason,
    request::{
        Ask, Author, Endorsement, Execution, Message, Reference, Refusal, RefusedPart, Request, State, Words,
    },
};
use jiff::Timestamp;
use store::{Besides, Effect};

pub use self::correction::Correcting;
use crate::{Desk, Error, by, staff, tasks::awaiting};

/// How long a note to the person may be, in characters.
pub const LONGEST_NOTE: usize = 2_000;

/// How far an approval has brought a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Approved {
    /// It is carried out, or will be once it has cooled off.
    Whole,
    /// Somebody else has to approve as well.
    FirstOfTwo,
}

/// What a yes says besides.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// The parts of a correction that are refused.
    pub refused: Vec<RefusedPart>,
    /// What the business adds in its own words; the person reads it.
    pub words: Option<Words>,
    /// Of a correction: what was seen, and what becomes of a record that is made anew.
    pub correction: Correcting,
    /// Whether the person is told, with it, that the restriction ends which was granted while it was looked into this.
    pub ends: bool,
}

/// What an approval leads to.
#[derive(Debug)]
pub(crate) enum Carried {
    /// It is put in line, at once or once it has cooled off.
    InLine {
        /// Until when the person can take it back.
        cools_until: Option<Timestamp>,
    },
    /// It is granted: staff hand the copy over, or whom the person named fetches it.
    Granted,
    /// It is carried out in the same transaction.
    AtOnce {
        /// What becomes of the records.
        effects: Vec<Effect>,
        /// The fields that are put right.
        corrected: Vec<FieldPath>,
    },
}

impl Desk {
    /// Approves a request. Where everything of the person goes, they are hidden and the execution is put in line;
    /// what takes one step is done with the approval, in one transaction; a copy is granted, to be taken. Where the
    /// app wants two people to approve, and this is the first of them, nothing is done yet. Where nothing is held any
    /// more of what it is about, since everything of the person was erased, it ends with that. Two are those who
    /// signed in by tokens of two keys; two names from one key, or from keys that replaced one another, are one
    /// person. What the first of two said under a key that has been revoked since counts no longer, and the next is
    /// the first.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NotFresh`] without a fresh sign-in, [`Error::SamePerson`] if the
    /// first would be the second too, [`Error::SameReviewer`] for a second look by who decided,
    /// [`Error::NothingSaid`] if that does not say why, [`Error::Moved`] if it was decided or withdrawn meanwhile, or a
    /// key was revoked; of an erasure, [`Error::Held`] while a legal hold stands on whom it is about; of a correction,
    /// [`Error::Stale`] if something has changed since it was seen, and [`Error::Misfit`].
    pub async fn approve(
        &self,
        principal: &Principal,
        reference: &Reference,
        verdict: Verdict,
    ) -> Result<Approved, Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        let Verdict {
            refused,
            words,
            correction,
            ends,
        } = verdict;
        if request.ask.kind().is_second_look() && words.is_none() {
            return Err(Error::NothingSaid);
        }
        self.ask_fresh(principal)?;
        let now = self.clock.now();
        let void = self.void(&request).await?.map(|void| void.by.kid.clone());
        let counted = match &void {
            Some(_) => request.clone().without_endorsement(now),
            None => request.clone(),
        };
        let mut besides = Besides {
            message: words.map(|text| from_staff(actor, now, text)),
            ..Besides::default()
        };
        let two_people = self.takes_two(&request).await?;
        let (act, moved, approved) = match &counted.state {
            State::Submitted | State::InReview { .. } if two_people => {
                let endorsed = counted.endorse(actor.clone(), now, refused)?;
                (Act::RequestEndorsed, endorsed, Approved::FirstOfTwo)
            }
            State::Endorsed { endorsement } if two_people && self.is_one(&endorsement.by, actor).await? => {
                return Err(Error::SamePerson);
            }
            _ => {
                let moved = self
                    .carried_out(counted, actor, now, refused, &correction, &mut besides)
                    .await?;
                if ends {
                    besides.ends = self.ends_with(principal, &request).await?;
                }
                (act_of(&moved), moved, Approved::Whole)
            }
        };
        let mut entry = self
            .entry(act, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        if let Some(kid) = void {
            entry = entry.with("insteadOf", kid.as_str());
        }
        match &moved.state {
            State::Withdrawn {
                taken_into: Some(erasure),
                ..
            } => entry = entry.with("takenInto", erasure.as_str()),
            state if !state.is_open() => entry = entry.with("carriedOut", true),
            _ => {}
        }
        for (name, value) in correction::facts(&moved, &correction) {
            entry = entry.with(name, value);
        }
        let is_in_line = matches!(moved.state, State::Approved { .. } | State::CoolingOff { .. });
        let log = self.log(Chain::App(request.app.clone()), entry);
        self.store.advance(&request, &moved, besides, log).await?;
        if is_in_line {
            self.work.notify_one();
        }
        if correction::is_done(&moved) && !self.store.settle().await? {
            tracing::warn!(request = %reference, "the write-ahead log still holds corrected pages: a reader was in the way");
        }
        Ok(approved)
    }

    /// Approved, and carried out as far as that can be done now.
    async fn carried_out(
        &self,
        request: Request,
        by: &Actor,
        now: Timestamp,
        refused: Vec<RefusedPart>,
        correction: &Correcting,
        besides: &mut Besides,
    ) -> Result<Request, Error> {
        // Whether it can be approved comes before what that leads to.
        let approved = request.clone().approve(by.clone(), now, refused.clone(), None)?;
        if let Some(erasure) = self.ended_with(&approved).await? {
            return Ok(request.end_with_all(erasure, now)?);
        }
        if let Ask::Appeal { about } = &approved.ask {
            besides.opens = self.reopened(&approved, about, by).await?;
        }
        match self.carry(&approved, correction).await? {
            Carried::Granted => Ok(approved),
            Carried::InLine { cools_until } => Ok(request.approve(by.clone(), now, refused, cools_until)?),
            Carried::AtOnce { effects, corrected } => {
                let user = self.store.user_of(&approved).await?;
                besides.tasks = self.to_do(&approved, user.as_ref(), &effects).await?;
                besides.effects.extend(effects);
                let execution = Execution {
                    started_at: now,
                    finished_at: now,
                    erased: Counts::default(),
                    corrected,
                    awaits_platform: false,
                };
                let done = approved.start(now)?.finish(execution)?;
                Ok(awaiting(done, besides.tasks.as_ref()))
            }
        }
    }

    /// The erasure by which nothing is held any more of what a request is about, where it is about what is held.
    async fn ended_with(&self, request: &Request) -> Result<Option<Reference>, Error> {
        let is_about_records = matches!(
            request.ask,
            Ask::Correction { .. } | Ask::Restriction { .. } | Ask::Access | Ask::Transfer { .. }
        );
        if !is_about_records || self.store.user_of(request).await?.is_some() {
            return Ok(None);
        }
        let erased = self.store.erased(&request.app, &request.subject).await?;
        Ok(erased.map(|erased| erased.reference))
    }

    /// What the approval of this request leads to: each kind says so in its own file. The request is approved, with the
    /// parts that are refused.
    async fn carry(&self, approved: &Request, correction: &Correcting) -> Result<Carried, Error> {
        match &approved.ask {
            Ask::Erasure { .. } => self.carry_erasure(approved).await,
            Ask::Complaint { .. } | Ask::Appeal { .. } => Ok(second_look::carry()),
            Ask::Correction { correction: asked } => self.carry_correction(approved, asked, correction).await,
            Ask::Restriction { .. } | Ask::Objection { .. } | Ask::Lifting { .. } => {
                self.carry_standing(approved).await
            }
            Ask::Access | Ask::Transfer { .. } => self.carry_copy(approved).await,
        }
    }

    /// Whether two have to approve: for an erasure, where the business wants it so.
    pub(crate) async fn takes_two(&self, request: &Request) -> Result<bool, Error> {
        let is_erasure = matches!(request.ask, Ask::Erasure { .. });
        Ok(is_erasure && self.store.facts(&request.app).await?.decisions.two_people)
    }

    /// What the first of two said, if the key that vouched for them has been revoked since.
    pub(crate) async fn void<'r>(&self, request: &'r Request) -> Result<Option<&'r Endorsement>, Error> {
        let State::Endorsed { endorsement } = &request.state else {
            return Ok(None);
        };
        let key = self.store.key(&endorsement.by.kid).await?;
        let is_revoked = key.is_some_and(|key| key.revoked_at.is_some());
        Ok(is_revoked.then_some(endorsement))
    }

    /// Whether one holder of keys vouches for both.
    pub(crate) async fn is_one(&self, first: &Actor, second: &Actor) -> Result<bool, Error> {
        let line = async |actor: &Actor| {
            let key = self.store.key(&actor.kid).await?;
            Ok::<_, Error>(key.map_or_else(|| actor.kid.clone(), |key| key.lineage))
        };
        Ok(line(first).await? == line(second).await?)
    }

    /// Refuses a request, with a reason and perhaps a note that the person reads.
    ///
    /// # Errors
    /// [`Error::NotFound`] out of reach, [`Error::NoGround`] for a reason that the law does not know for this,
    /// [`Error::NoteTooLong`] past [`LONGEST_NOTE`], [`Error::SameReviewer`] for a second look by who decided,
    /// [`Error::NothingSaid`] if that does not say why, [`Error::Moved`] if it was decided or withdrawn meanwhile.
    pub async fn refuse(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
    ) -> Result<(), Error> {
        self.refuse_with(principal, reference, reason, note, Besides::default())
            .await
    }

    /// The same, and tells the person that the restriction ends which was granted while it was looked into this; where there
    /// is none any more, it is a refusal.
    ///
    /// # Errors
    /// As [`Self::refuse`], and [`Error::NotFresh`] without a fresh sign-in.
    pub async fn refuse_and_end(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
    ) -> Result<(), Error> {
        let (request, _) = self.as_refused(principal, reference, reason, note).await?;
        self.ask_fresh(principal)?;
        let besides = Besides {
            ends: self.ends_with(principal, &request).await?,
            ..Besides::default()
        };
        self.refuse_with(principal, reference, reason, note, besides)
            .await
    }

    async fn refuse_with(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
        besides: Besides,
    ) -> Result<(), Error> {
        let (request, refused) = self.as_refused(principal, reference, reason, note).await?;
        let entry = self
            .entry(Act::RequestRefused, by(principal))
            .about(self.who_asked(&request).await?)
            .of(reference);
        let entry = entry.with("reason", reason.code());
        Ok(self
            .store
            .advance(
                &request,
                &refused,
                besides,
                self.log(Chain::App(request.app.clone()), entry),
            )
            .await?)
    }

    /// Whether a refusal could be sent as it is. Changes nothing.
    ///
    /// # Errors
    /// As [`Self::refuse`].
    pub async fn could_refuse(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: &str,
    ) -> Result<(), Error> {
        self.as_refused(principal, reference, reason, Some(note))
            .await
            .map(drop)
    }

    /// Whether a complaint or an appeal could be upheld with this answer. Changes nothing.
    ///
    /// # Errors
    /// As [`Self::approve`], and [`Error::NoteTooLong`] past [`LONGEST_NOTE`].
    pub async fn could_uphold(
        &self,
        principal: &Principal,
        reference: &Reference,
        answer: &str,
    ) -> Result<(), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        note_of(Some(answer))?.ok_or(Error::NothingSaid)?;
        request.approve(actor.clone(), self.clock.now(), Vec::new(), None)?;
        Ok(())
    }

    /// A request as it is, and as it becomes when it is refused so.
    async fn as_refused(
        &self,
        principal: &Principal,
        reference: &Reference,
        reason: Reason,
        note: Option<&str>,
    ) -> Result<(Request, Request), Error> {
        let (_, actor) = staff(principal)?;
        let request = self.in_reach(principal, reference).await?;
        self.may_decide(&request, actor).await?;
        if request.ground(reason).is_none() {
            return Err(Error::NoGround);
        }
        let note = note_of(note)?;
        if request.ask.kind().is_second_look() && note.is_none() {
            return Err(Error::NothingSaid);
        }
        let refusal = Refusal {
            by: actor.clone(),
            at: self.clock.now(),
            reason,
            note,
        };
        let refused = request.clone().refuse(refusal)?;
        Ok((request, refused))
    }

    pub(crate) async fn in_reach(
        &self,
        principal: &Principal,
        reference: &Reference,
    ) -> Result<Request, Error> {
        let (reach, _) = staff(principal)?;
        self.store
            .request_in(reach, reference)
            .await?
            .ok_or(Error::NotFound)
    }
}

/// What the log calls the yes of whoever says it last.
const fn act_of(moved: &Request) -> Act {
    match moved.state {
        State::Withdrawn { .. } => Act::RequestWithdrawn,
        _ => Act::RequestApproved,
    }
}

/// What a member of staff says to the person.
pub(crate) fn from_staff(by: &Actor, at: Timestamp, text: Words) -> Message {
    Message {
        at,
        by: Author::Staff { by: by.clone() },
        text,
    }
}

/// A note to the person, if anything was written.
///
/// # Errors
/// [`Error::NoteTooLong`] past [`LONGEST_NOTE`].
pub(crate) fn note_of(note: Option<&str>) -> Result<Option<String>, Error> {
    let note = note.map(written).filter(|note| !note.is_empty());
    match &note {
        Some(note) if note.chars().count() > LONGEST_NOTE => Err(Error::NoteTooLong),
        _ => Ok(note),
    }
}

/// A note as it was written: forms end their lines with two characters, and browsers count one.
pub(crate) fn written(note: &str) -> String {
    note.trim().replace("\r\n", "\n")
}

#[cfg(test)]
mod tests {
    use domain::{
        id::{AppId, GroupId},
        key::{KeyUse, Reach},
        request::Decider,
    };

    use super::*;
    use crate::{
        Claims, Error, Resumed, Scope, TokenKey,
        testing::{OPERATOR, Office},
    };

    #[tokio::test]
    async fn staff_decide_within_their_reach_only() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let elsewhere = office.reviewing_of("a2").await;
        let maren = office.visiting("a1", "maren").await;
        for other in [&elsewhere, &maren] {
            assert!(matches!(
                office.desk.review(other, &reference).await,
                Err(Error::NotFound)
            ));
            let other = other.principal();
            assert!(matches!(
                office.desk.approve(other, &reference, Verdict::default()).await,
                Err(Error::NotFound)
            ));
            let answer = office
                .desk
                .refuse(other, &reference, Reason::LegalClaims, None)
                .await;
            assert!(matches!(answer, Err(Error::NotFound)));
        }
        assert!(
            office
                .desk
                .queue(elsewhere.principal(), true, None)
                .await
                .unwrap()
                .page
                .rows
                .is_empty()
        );
        for reach in [
            Reach::App(AppId::parse("a1").unwrap()),
            Reach::Group(GroupId::parse("g1").unwrap()),
            Reach::Provider,
        ] {
            let staff = office.reviewing(reach).await;
            let queue = office.desk.queue(staff.principal(), true, None).await.unwrap();
            assert_eq!(queue.page.rows.len(), 1);
            assert_eq!(
                queue.businesses.is_empty(),
                matches!(
                    staff.principal(),
                    Principal::Staff {
                        reach: Reach::App(_),
                        ..
                    }
                )
            );
            let review = office.desk.review(&staff, &reference).await.unwrap();
            assert_eq!(review.business, "Harbourline");
        }
    }

    #[tokio::test]
    async fn a_refusal_keeps_its_reason_and_note_and_the_data() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .refuse(
                &reviewer,
                &reference,
                Reason::LegalClaims,
                Some("  A claim is open. "),
            )
            .await
            .unwrap();
        let State::Refused { refusal } = office.desk.request(&maren, &reference).await.unwrap().state else {
            panic!()
        };
        assert_eq!(
            (refusal.reason, refusal.note.as_deref()),
            (Reason::LegalClaims, Some("A claim is open."))
        );
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
        assert!(matches!(
            office
                .desk
                .approve(&reviewer, &reference, Verdict::default())
                .await,
            Err(Error::Moved)
        ));
        office.work().await;
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
    }

    #[tokio::test]
    async fn a_reason_that_the_law_does_not_know_for_this_is_none() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        for reason in [Reason::CompellingGrounds, Reason::NeededForSecurity] {
            let refused = office.desk.refuse(&reviewer, &reference, reason, None).await;
            assert!(matches!(refused, Err(Error::NoGround)), "{reason:?}");
        }
        let state = office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state, State::Submitted));
    }

    #[tokio::test]
    async fn a_note_is_taken_whole_or_not_at_all() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let reviewer = office.reviewer_of("a1").await;
        let refuse = async |note: &str| {
            let reason = Reason::LegalClaims;
            office
                .desk
                .refuse(&reviewer, &reference, reason, Some(note))
                .await
        };
        let longest = format!("{}\r\nö", "x".repeat(LONGEST_NOTE - 2));
        let longer = format!("{longest}x");
        assert!(matches!(refuse(&longer).await, Err(Error::NoteTooLong)));
        let state = async || office.desk.request(&maren, &reference).await.unwrap().state;
        assert!(matches!(state().await, State::Submitted));
        refuse(&longest).await.unwrap();
        let State::Refused { refusal } = state().await else {
            panic!()
        };
        assert_eq!(refusal.note, Some(longest.replace('\r', "")));
    }

    #[tokio::test]
    async fn an_approval_hides_the_person_at_once_and_ends_their_sessions() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        office
            .desk
            .approve(&office.reviewer_of("a1").await, &reference, Verdict::default())
            .await
            .unwrap();
        assert!(matches!(
            office.desk.overview(&maren).await.unwrap().held,
            crate::Held::Going(_)
        ));
        assert!(office.desk.profile(&maren).await.unwrap().is_none());
        assert!(matches!(
            office.desk.export(&maren).await,
            Err(Error::NothingHeld)
        ));
    }

    /// Who may be the second of two: whoever another holder of keys vouches for.
    #[tokio::test]
    async fn two_people_are_those_of_two_keys() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        office.wants_two_people(&app).await;
        let (maren, reference) = office.asked().await;
        let key = office.key(Reach::App(app.clone()), KeyUse::Staff).await;
        let rotated = office
            .desk
            .rotate_key(&OPERATOR, &key.kid, None, jiff::SignedDuration::from_hours(1));
        let rotated = office
            .desk
            .signing_key(&rotated.await.unwrap().kid)
            .await
            .unwrap()
            .unwrap();
        let other = office.key(Reach::App(app), KeyUse::Staff).await;
        let come = async |key: &TokenKey, sub: &str| {
            let claims = Claims::Staff {
                scope: Scope::App,
                sub: sub.into(),
                name: None,
            };
            office.enter(key, claims).await.unwrap().principal
        };
        let first = come(&key, "rhona").await;
        assert_eq!(
            office
                .desk
                .approve(&first, &reference, Verdict::default())
                .await
                .unwrap(),
            Approved::FirstOfTwo
        );
        assert!(
            !office.desk.work(|| false).await.unwrap(),
            "nothing is carried out yet"
        );
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
        for (key, sub) in [(&key, "rhona"), (&key, "idris"), (&rotated, "idris")] {
            let same = come(key, sub).await;
            let refused = office.desk.approve(&same, &reference, Verdict::default()).await;
            assert!(matches!(refused, Err(Error::SamePerson)), "{sub}");
        }
        let second = come(&other, "rhona").await;
        assert_eq!(
            office
                .desk
                .approve(&second, &reference, Verdict::default())
                .await
                .unwrap(),
            Approved::Whole
        );
        let State::Approved { approval } = office.desk.request(&maren, &reference).await.unwrap().state
        else {
            panic!()
        };
        assert_eq!(approval.first.map(|first| first.by.kid), Some(key.kid));
        assert!(matches!(approval.by, Decider::By(by) if by.kid == other.kid));
    }

    /// Three keys: the first of two loses theirs, and so what they have said.
    #[tokio::test]
    async fn the_first_of_two_counts_as_long_as_the_key_that_vouched_for_them() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        office.wants_two_people(&app).await;
        let (maren, reference) = office.asked().await;
        let come = async |sub: &str| {
            let key = office.key(Reach::App(app.clone()), KeyUse::Staff).await;
            let claims = Claims::Staff {
                scope: Scope::App,
                sub: sub.into(),
                name: None,
            };
            (office.in_session(&key, claims).await, key.kid)
        };
        let ((rhona, revoked), (idris, kid), (noor, _)) =
            (come("rhona").await, come("idris").await, come("noor").await);
        let approve = async |who: &Resumed| {
            office
                .desk
                .approve(who.principal(), &reference, Verdict::default())
                .await
        };
        let review = async |who: &Resumed| office.desk.review(who, &reference).await.unwrap();
        let of_two = async || {
            office
                .desk
                .queue(noor.principal(), true, None)
                .await
                .unwrap()
                .page
                .rows[0]
                .request
                .state
                .name()
        };

        assert_eq!(approve(&rhona).await.unwrap(), Approved::FirstOfTwo);
        assert!(review(&idris).await.void.is_none());
        assert_eq!(of_two().await, "endorsed");
        office.desk.revoke_key(&OPERATOR, &revoked).await.unwrap();

        let shown = review(&idris).await;
        assert_eq!(shown.void.unwrap().by.id, "rhona");
        assert_eq!(
            (shown.request.state.name(), of_two().await),
            ("submitted", "submitted")
        );
        // Whoever is still on the way with it is too late.
        assert!(matches!(approve(&rhona).await, Err(Error::Moved)));
        assert_eq!(approve(&idris).await.unwrap(), Approved::FirstOfTwo);
        assert!(
            !office.desk.work(|| false).await.unwrap(),
            "nothing is carried out yet"
        );
        assert!(office.desk.profile(&maren).await.unwrap().is_some());
        let log = office
            .desk
            .audit_page(&OPERATOR, &Chain::App(app.clone()), 0)
            .await
            .unwrap();
        assert_eq!(log.last().unwrap().entry.facts["insteadOf"], revoked.as_str());

        assert_eq!(approve(&noor).await.unwrap(), Approved::Whole);
        let State::Approved { approval } = office.desk.request(&maren, &reference).await.unwrap().state
        else {
            panic!()
        };
        assert_eq!(approval.first.unwrap().by.kid, kid);
    }
}
