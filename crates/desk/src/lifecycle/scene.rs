//! A desk over a folder, at which everybody does what a case says.

mod beside;

use std::collections::BTreeMap;

use domain::{
    audit::{Act, Chain, Entry},
    correction::{Digest, FieldPath},
    deadline::Regime,
    erasure::{OneOrMore, Size},
    facts::{CoolOff, Decisions, Facts},
    id::{AppId, ConversationId, ExternalId, KeyId, MessageId, UserId},
    key::{KeyUse, Reach},
    principal::Principal,
    reason::Reason,
    request::{
        Ask, Closing, Delivery, ExtensionReason, Ground, Intake, QuestionAbout, Recipient, Reference,
        RefusedPart, Request, Standing,
    },
};
use jiff::Timestamp;
use store::Besides;

use super::{
    along::Seen,
    case::{About, Case, Move, Staff, Who},
    model::REVOKED,
    rules::Requests,
    slip::Slip,
};
use crate::{
    AskedFor, Claims, Close, Correcting, Error, Fetched, Scope, TokenKey, Verdict, Whom,
    testing::{OPERATOR, Office, collect, words},
};

const GIVEN_NAME: &str = "user.profile.givenName";
const SURNAME: &str = "user.profile.surname";
const EMAIL: &str = "user.profile.email";
const DAY: i64 = 86_400;

/// The desk, and who is at it.
pub(super) struct Scene {
    office: Office,
    about: About,
    law: Regime,
    cools: bool,
    /// Which vouches for people.
    people: TokenKey,
    /// Rhona's, Idris's, and somebody's of another business.
    keys: [TokenKey; 3],
    revoked: usize,
    /// What the business calls Maren.
    name: &'static str,
    /// Maren by the names that she has no longer.
    formerly: Vec<Principal>,
    merged: bool,
    maren: Principal,
    kofi: Principal,
    staff: [Principal; 3],
    /// What a second look is about.
    decided: Option<Reference>,
    /// The request that everything is done to.
    pub(super) current: Reference,
    /// The operator's erasure beside it.
    beside: Option<Reference>,
    /// How often the person has asked.
    asked: u32,
    /// Which time it was that they asked for the request of the case.
    typed: u32,
    /// Whether corrections are of more from now on.
    wider: bool,
    /// The last address, with its secret.
    address: Option<(String, String)>,
    slip: Option<Slip>,
}

fn app(app: &str) -> AppId {
    AppId::parse(app).unwrap()
}

fn external(id: &str) -> ExternalId {
    ExternalId::parse(id).unwrap()
}

/// Maren's id on the platform, whatever she is called.
fn maren() -> UserId {
    UserId::parse("u1").unwrap()
}

fn person(name: &str) -> Claims {
    Claims::User {
        external_id: external(name),
        region: None,
    }
}

fn claims_of(sub: &str) -> Claims {
    Claims::Staff {
        scope: Scope::App,
        sub: sub.into(),
        name: None,
    }
}

fn one_message() -> Size {
    Size::Messages {
        conversation: ConversationId::parse("v1").unwrap(),
        messages: OneOrMore::new(vec![MessageId::parse("m1").unwrap()]).unwrap(),
    }
}

impl Scene {
    /// The request of the case is put, and nothing has happened to it.
    pub(super) async fn of(case: &Case, slip: Option<Slip>) -> Self {
        let office = Office::open().await;
        let here = || Reach::App(app("a1"));
        let people = office.key(here(), KeyUse::People).await;
        let keys = [
            office.key(here(), KeyUse::Staff).await,
            office.key(here(), KeyUse::Staff).await,
            office.key(Reach::App(app("a2")), KeyUse::Staff).await,
        ];
        let comes = async |name: &str| office.enter(&people, person(name)).await.unwrap().principal;
        let (maren, kofi) = (comes("maren").await, comes("kofi").await);
        let member = async |at: usize, sub: &str| {
            let entered = office.enter(&keys[at], claims_of(sub)).await;
            entered.unwrap().principal
        };
        let staff = [
            member(0, "rhona").await,
            member(1, "idris").await,
            member(2, "somebody").await,
        ];
        let mut scene = Self {
            about: case.about,
            law: case.law,
            cools: case.cools,
            people,
            keys,
            revoked: 0,
            name: "maren",
            formerly: Vec::new(),
            merged: false,
            maren,
            kofi,
            staff,
            decided: None,
            current: Reference::from_random(0),
            beside: None,
            asked: 0,
            typed: 0,
            wider: false,
            address: None,
            slip,
            office,
        };
        scene.set_facts(case.two_people).await;
        scene.prepare().await;
        scene.tick();
        scene.current = scene.put().await.unwrap();
        scene.typed = scene.asked;
        scene
    }

    /// What has to be there before.
    async fn prepare(&mut self) {
        let desk = &self.office.desk;
        if self.about == About::Lifting {
            desk.object_to_marketing(&self.maren, "before").await.unwrap();
        }
        if self.about.is_second_look() {
            let ground = Ground::Unlawful;
            let asked = desk.submit_restriction(&self.maren, ground, "before").await;
            let reference = asked.unwrap();
            let reason = Reason::ManifestlyUnfounded;
            let refused = desk.refuse(&self.staff[0], &reference, reason, None).await;
            refused.unwrap();
            self.decided = Some(reference);
        }
    }

    async fn set_facts(&self, two_people: bool) {
        let cool_off = if self.cools {
            CoolOff::default()
        } else {
            CoolOff::NONE
        };
        let facts = Facts {
            regime: self.law,
            decisions: Decisions { two_people, cool_off },
            ..Facts::default()
        };
        let set = self.office.desk.set_facts(&OPERATOR, &app("a1"), facts).await;
        set.unwrap();
    }

    pub(super) fn tick(&self) {
        self.office.clock.forward(1);
    }

    pub(super) fn now(&self) -> Timestamp {
        self.office.desk.clock.now()
    }

    /// Everything that can be seen of the business and of Maren.
    pub(super) async fn seen(&self) -> Seen {
        let (desk, app) = (&self.office.desk, app("a1"));
        let now = desk.clock.now();
        let is_held = !desk.store.holds(&app, &maren(), now).await.unwrap().is_empty();
        let messages = if is_held {
            desk.store.totals(&app, &maren()).await.unwrap().messages
        } else {
            0
        };
        let (standing, _) = desk.standing(&self.maren).await.unwrap();
        Seen {
            requests: self.all().await,
            queue: self.queue().await,
            log: self.log().await,
            is_held,
            messages,
            is_restricted: standing
                .iter()
                .any(|stands| stands.what == Standing::Restriction && stands.is_standing()),
            now,
        }
    }

    /// Everything that Maren has asked for, as she reads it: by the name that she has, as long as she is held. Of whom
    /// nothing is held, nobody knows what else they were called.
    async fn all(&self) -> Requests {
        let formerly: &[Principal] = if self.formerly.is_empty() || self.is_here().await {
            &[]
        } else {
            &self.formerly
        };
        let mut all = Requests::new();
        for who in std::iter::once(&self.maren).chain(formerly) {
            let requests = self.office.desk.requests(who).await.unwrap();
            let by_reference = |request: Request| (request.reference.clone(), request);
            all.extend(requests.into_iter().map(by_reference));
        }
        if self.slip == Some(Slip::ForgetsTheFormerName) {
            let subject = self.office.desk.keyring.subject(&app("a1"), &external(self.name));
            all.retain(|_, request| request.subject == subject);
        }
        all
    }

    /// What staff read of what is open.
    async fn queue(&self) -> BTreeMap<Reference, &'static str> {
        if self.slip == Some(Slip::HidesItFromStaff) {
            return BTreeMap::new();
        }
        let queue = self.office.desk.queue(&self.staff[0], true, None).await.unwrap();
        let rows = queue.page.rows.into_iter();
        rows.map(|row| (row.request.reference.clone(), row.request.state.name()))
            .collect()
    }

    async fn log(&self) -> Vec<Entry> {
        let chain = Chain::App(app("a1"));
        let lines = self.office.desk.audit_page(&OPERATOR, &chain, 0).await.unwrap();
        lines.into_iter().map(|line| line.entry).collect()
    }

    /// Somebody does something.
    pub(super) async fn perform(&mut self, step: Move) -> Result<(), Error> {
        if self.slips(step).await {
            return Ok(());
        }
        let (desk, current) = (&self.office.desk, &self.current);
        match step {
            Move::Again => self.again().await?,
            Move::Withdraw(who) => desk.withdraw(self.person(who), current).await?,
            Move::Answer(who) => {
                let answer = words("It is me.");
                desk.answer(self.person(who), current, answer).await?;
            }
            Move::Say(who) => desk.say(self.person(who), current, words("When?")).await?,
            Move::SayTo(staff) => desk.say(self.member(staff), current, words("Soon.")).await?,
            Move::TakeUp(staff, takes_over) => {
                desk.take_up(self.member(staff), current, takes_over).await?;
            }
            Move::Ask(staff, identity) => {
                let about = if identity {
                    QuestionAbout::Identity
                } else {
                    QuestionAbout::Clarification
                };
                desk.ask(self.member(staff), current, about, words("Which?"))
                    .await?;
            }
            Move::CloseQuestion(staff, how) => {
                let close = match how {
                    Closing::AnsweredElsewhere => Close::Answered(words("By telephone: it is them.")),
                    Closing::TakenBack => Close::TakeBack,
                    Closing::Unanswered => Close::Unanswered,
                };
                desk.close_question(self.member(staff), current, close).await?;
            }
            Move::Extend(staff) => {
                let reason = ExtensionReason::Complex;
                desk.extend(self.member(staff), current, reason, None).await?;
            }
            Move::Approve(staff, in_part) => self.approve(staff, in_part).await?,
            Move::Refuse(staff) => self.refuse(staff).await?,
            Move::Deliver(staff) => {
                let how = Delivery::Post;
                desk.deliver_copy(self.member(staff), current, how).await?;
            }
            Move::MakeAddress(who) => {
                let made = desk.make_address(self.person(who), current).await?;
                self.address = Some((made.code.as_str().to_owned(), made.secret.as_str().to_owned()));
            }
            Move::Fetch => self.fetch().await?,
            Move::Work => self.office.work().await,
            Move::Begin => {
                desk.work(|| true).await?;
            }
            Move::Later(seconds) => self.later(seconds).await,
            Move::Wake => self.wake().await,
            Move::TwoPeople(two_people) => self.set_facts(two_people).await,
            Move::Revoke(staff) => self.revoke(staff).await,
            Move::ByHand => self.by_hand().await?,
            Move::Hold(staff) => self.hold(staff).await?,
            Move::Lift(staff) => self.lift(staff).await?,
            Move::Widen => self.widen().await?,
            Move::Meanwhile => self.meanwhile().await?,
            Move::Acknowledge(staff) => desk.acknowledge(self.member(staff), current).await?,
            Move::Merge(held) => self.merge(held).await?,
            Move::Rename => self.rename().await?,
            Move::Breaks => self.breaks(),
            Move::Mends => self.mends(),
        }
        Ok(())
    }

    fn person(&self, who: Who) -> &Principal {
        match who {
            Who::Maren => &self.maren,
            Who::Kofi => &self.kofi,
        }
    }

    fn member(&self, staff: Staff) -> &Principal {
        &self.staff[index(staff)]
    }

    /// Another mark of a form.
    fn once(&mut self) -> String {
        self.asked += 1;
        format!("once-{}", self.asked)
    }

    /// The person asks, for the first time or again.
    async fn put(&mut self) -> Result<Reference, Error> {
        let once = self.once();
        let (desk, maren) = (&self.office.desk, &self.maren);
        match self.about {
            About::Everything => desk.submit_erasure(maren, &once).await,
            About::OneMessage => desk.submit_erasure_of(maren, one_message(), &[], &once).await,
            About::Correction => {
                let typed = typed(self.asked, self.wider);
                desk.submit_correction(maren, &typed, false, false, &once).await
            }
            About::Restriction => {
                let ground = Ground::LegalClaims;
                desk.submit_restriction(maren, ground, &once).await
            }
            About::Pending => {
                let ground = Ground::ObjectionPending;
                desk.submit_restriction(maren, ground, &once).await
            }
            About::OtherUses => self.object(self.asked == 1, &once).await,
            About::Marketing => desk.object_to_marketing(maren, &once).await,
            About::Lifting => desk.lift(maren, Standing::Marketing, &once).await,
            About::Access => self.put_for(once).await,
            About::Transfer => {
                let recipient = Recipient::parse("Fenland Mobility").unwrap();
                desk.submit_transfer(maren, recipient, &once).await
            }
            About::Complaint => {
                let about = self.decided.as_ref();
                desk.submit_complaint(maren, about, words("Look again."), &once)
                    .await
            }
            About::Appeal => {
                let about = self.decided.as_ref().unwrap();
                desk.submit_appeal(maren, about, words("Look again."), &once)
                    .await
            }
        }
    }

    /// Staff put it for somebody who wrote a letter.
    async fn put_for(&self, once: String) -> Result<Reference, Error> {
        let session = self.office.in_session(&self.keys[0], claims_of("rhona")).await;
        let whom = Whom::Known {
            app: app("a1"),
            external_id: external(self.name),
        };
        let asked = AskedFor {
            ask: Ask::Access,
            intake: Intake::Letter,
            received_on: self.office.desk.today(),
            words: words("A letter came."),
            region: None,
            once,
        };
        self.office.desk.ask_for(&session, &whom, asked).await
    }

    async fn object(&self, meanwhile: bool, once: &str) -> Result<Reference, Error> {
        let why = words("Not for that.");
        let desk = &self.office.desk;
        desk.object_to_other_uses(&self.maren, why, meanwhile, once).await
    }

    /// Of whom nothing is held, nobody asks here what is about no records: that would be another story.
    async fn again(&mut self) -> Result<(), Error> {
        if !self.about.is_about_records() && !self.is_here().await {
            return Err(Error::NotFound);
        }
        let reference = self.put().await?;
        if reference != self.current {
            self.typed = self.asked;
        }
        self.current = reference;
        Ok(())
    }

    /// Whether something of Maren's is held, and does not all go.
    async fn is_here(&self) -> bool {
        let store = &self.office.desk.store;
        let person = store.person_by_id(&app("a1"), &maren()).await.unwrap();
        person.is_some_and(|person| person.going.is_none())
    }

    async fn request(&self) -> Request {
        let found = self
            .office
            .desk
            .store
            .request(&app("a1"), &self.current)
            .await
            .unwrap();
        found.unwrap()
    }

    async fn approve(&self, staff: Staff, in_part: bool) -> Result<(), Error> {
        let (desk, member, request) = (&self.office.desk, self.member(staff), self.request().await);
        let part = in_part.then(|| RefusedPart {
            field: FieldPath::parse(GIVEN_NAME).unwrap(),
            reason: Reason::ManifestlyUnfounded,
            note: None,
        });
        let mut verdict = Verdict {
            refused: part.into_iter().collect(),
            words: self
                .about
                .is_second_look()
                .then(|| words("We have looked again.")),
            correction: Correcting::default(),
            ends: false,
        };
        let approved = if self.about == About::Correction {
            verdict.correction = self.as_seen(&request).await;
            desk.decide_correction(member, &self.current, verdict).await
        } else {
            desk.approve(member, &self.current, verdict).await
        };
        approved.map(drop)
    }

    /// A correction as whoever decides has just seen it.
    async fn as_seen(&self, request: &Request) -> Correcting {
        let desk = &self.office.desk;
        let person = desk.store.person_by_id(&app("a1"), &maren()).await.unwrap();
        let Some(person) = person else {
            return Correcting::default();
        };
        let diff = desk.diff(request, &person).await.unwrap();
        let seen: BTreeMap<String, String> = diff
            .unwrap()
            .fields
            .iter()
            .map(|field| {
                let seen = field.seen.as_ref().map_or("", Digest::as_str);
                (field.field.as_str().to_owned(), seen.to_owned())
            })
            .collect();
        Correcting {
            seen,
            ..Correcting::default()
        }
    }

    async fn refuse(&self, staff: Staff) -> Result<(), Error> {
        let reason = if self.about.is_second_look() {
            Reason::DecisionStands
        } else {
            Reason::ManifestlyUnfounded
        };
        let note = Some("We have looked at it.");
        self.office
            .desk
            .refuse(self.member(staff), &self.current, reason, note)
            .await
    }

    /// Nothing there is as good as a refusal.
    async fn fetch(&self) -> Result<(), Error> {
        let Some((code, secret)) = &self.address else {
            return Err(Error::NotFound);
        };
        match self.office.desk.fetch(code, secret).await? {
            Fetched::Copy(copy, _) => {
                assert!(collect(*copy).await.is_some(), "the copy was broken off");
                Ok(())
            }
            Fetched::Wrong { .. } | Fetched::Nothing => Err(Error::NotFound),
        }
    }

    /// Everybody signs in afresh after that.
    async fn later(&mut self, seconds: i64) {
        self.office.clock.forward(seconds);
        let entered = self.office.enter(&self.people, person(self.name)).await;
        self.maren = entered.unwrap().principal;
        let entered = self.office.enter(&self.people, person("kofi")).await;
        self.kofi = entered.unwrap().principal;
        for (at, sub) in SUBS.into_iter().enumerate() {
            self.enters(at, sub).await;
        }
    }

    async fn enters(&mut self, at: usize, sub: &str) {
        let entered = self.office.enter(&self.keys[at], claims_of(sub)).await;
        self.staff[at] = entered.unwrap().principal;
    }

    async fn wake(&mut self) {
        let next = self.office.desk.next_wake().await.unwrap();
        let ahead = next.map_or(DAY, |at| at.duration_since(self.now()).as_secs().max(0));
        self.later(ahead).await;
    }

    async fn revoke(&mut self, staff: Staff) {
        if self.revoked == REVOKED {
            return;
        }
        self.revoked += 1;
        let at = index(staff);
        let kid: KeyId = self.keys[at].kid.clone();
        self.office.desk.revoke_key(&OPERATOR, &kid).await.unwrap();
        self.keys[at] = self.office.key(Reach::App(app("a1")), KeyUse::Staff).await;
        self.enters(at, SUBS[at]).await;
    }

    /// Does what the patched machine does instead, if it does.
    async fn slips(&self, step: Move) -> bool {
        let Some(slip) = self.slip else { return false };
        let Principal::Staff { actor, .. } = &self.staff[1] else {
            return false;
        };
        let (desk, request) = (&self.office.desk, self.request().await);
        let beside = self.beside.as_ref();
        let instead = slip.instead(step, &request, beside, actor, self.now());
        let Some((moved, act)) = instead else {
            return false;
        };
        let mut entry = desk.entry(act, crate::by(&self.staff[1])).of(&self.current);
        if act == Act::RequestApproved && !moved.state.is_open() {
            entry = entry.with("carriedOut", true);
        }
        let log = desk.log(Chain::App(app("a1")), entry);
        let moving = desk.store.advance(&request, &moved, Besides::default(), log);
        moving.await.unwrap();
        true
    }
}

/// What staff call themselves, by their places.
const SUBS: [&str; 3] = ["rhona", "idris", "somebody"];

/// What is typed of a correction, differently each time that one is asked for.
fn typed(time: u32, wider: bool) -> Vec<(String, String)> {
    let mut fields = vec![
        (GIVEN_NAME.to_owned(), format!("Mara {time}")),
        (SURNAME.to_owned(), format!("Okonjo-Reed {time}")),
    ];
    if wider {
        fields.push((EMAIL.to_owned(), format!("mara-{time}@example.org")));
    }
    fields
}

const fn index(staff: Staff) -> usize {
    match staff {
        Staff::Rhona => 0,
        Staff::Idris => 1,
        Staff::Elsewhere => 2,
    }
}
