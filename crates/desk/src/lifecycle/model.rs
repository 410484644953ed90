//! What comes of each move, as the issue tells it: written without the moves of `domain`.

use domain::{deadline::Regime, request::Closing};
use jiff::{SignedDuration, Span, Timestamp, civil::Date, tz::TimeZone};

use super::case::{About, Case, Move, Staff, Who};

/// Where a request stands. Staff are known by the numbers of their keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Submitted,
    InReview {
        by: usize,
    },
    Asked {
        by: usize,
        lapses_on: Option<Date>,
        warned: bool,
        /// Whether the clock stands still.
        stands: bool,
    },
    Endorsed {
        by: usize,
    },
    CoolingOff {
        until: Timestamp,
    },
    Approved,
    Executing {
        /// How often it could not go on.
        tries: u32,
    },
    Stuck {
        tries: u32,
        again_at: Timestamp,
    },
    Done,
    Refused,
    Withdrawn,
    Expired,
}

/// What comes of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// The request changes.
    Moves,
    /// It is done, and the request stays as it is.
    Stays,
    /// It opens another request.
    OpensAnother,
    /// It opens a wider one, into which the request goes.
    OpensWider,
    /// It is done or refused, and nobody is told which: the person goes meanwhile, or two wait for one worker.
    May,
    /// It is refused.
    Refuses,
}

/// Whether the person knows that the business has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Knows {
    Already,
    NotYet,
}

impl Knows {
    /// When it has just been put: by the person, or after a letter by staff.
    fn of(about: About) -> Self {
        if about == About::Access {
            Self::NotYet
        } else {
            Self::Already
        }
    }
}

/// A request, and the rules of its business.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is so or not, whatever the others are"
)]
pub(super) struct Model {
    about: About,
    law: Regime,
    two_people: bool,
    cools: bool,
    pub(super) stage: Stage,
    pub(super) extended: bool,
    /// By when it has to be answered, as its person reads it.
    pub(super) due: Date,
    pub(super) now: Timestamp,
    /// Rhona's key and Idris's.
    keys: [usize; 2],
    revoked: Vec<usize>,
    /// When the last address was made.
    address: Option<Timestamp>,
    knows: Knows,
    /// The operator's erasure of everything, beside a request about something else.
    all: Option<Stage>,
    /// Whether a legal hold stands on the person.
    held: bool,
    /// Whether the store fails in whatever it takes out.
    fails: bool,
    merged: bool,
    renamed: bool,
    /// Whether the request was put under a name that the person has no longer.
    former: bool,
    /// Whether it is the wider one of two corrections.
    wider: bool,
    /// What there is instead, should a move that may be refused be.
    otherwise: Option<Box<Self>>,
}

/// The most keys that are revoked in one case: an app has ten at most.
pub(super) const REVOKED: usize = 3;
const ADDRESS_GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);

/// Every stage by its name.
pub(super) const STAGES: [&str; 12] = [
    "submitted",
    "in review",
    "asked",
    "endorsed",
    "cooling off",
    "approved",
    "executing",
    "stuck",
    "done",
    "refused",
    "withdrawn",
    "expired",
];

impl Stage {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InReview { .. } => "in review",
            Self::Asked { .. } => "asked",
            Self::Endorsed { .. } => "endorsed",
            Self::CoolingOff { .. } => "cooling off",
            Self::Approved => "approved",
            Self::Executing { .. } => "executing",
            Self::Stuck { .. } => "stuck",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }

    const fn is_undecided(self) -> bool {
        matches!(
            self,
            Self::Submitted | Self::InReview { .. } | Self::Asked { .. } | Self::Endorsed { .. }
        )
    }

    const fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Refused | Self::Withdrawn | Self::Expired)
    }

    const fn is_revocable(self) -> bool {
        self.is_undecided() || matches!(self, Self::CoolingOff { .. })
    }

    /// Of an erasure: whether it waits for the portal, or is on its way.
    const fn is_in_line(self) -> bool {
        matches!(self, Self::Approved | Self::Executing { .. } | Self::Stuck { .. })
    }

    /// Begun by a worker.
    const fn begun(self) -> Self {
        match self {
            Self::Approved => Self::Executing { tries: 0 },
            Self::Stuck { tries, .. } => Self::Executing { tries },
            other => other,
        }
    }

    /// Begun, and it cannot go on: it is tried again after half a minute, and after twice as long each time.
    fn stuck(self, now: Timestamp) -> Self {
        let before = match self {
            Self::Executing { tries } | Self::Stuck { tries, .. } => tries,
            _ => 0,
        };
        let waits = (30_i64 << before.min(7)).min(3_600);
        Self::Stuck {
            tries: before + 1,
            again_at: now + SignedDuration::from_secs(waits),
        }
    }
}

impl Model {
    /// Of a request that has just been put.
    pub(super) fn of(case: &Case, due: Date, now: Timestamp) -> Self {
        Self {
            about: case.about,
            law: case.law,
            two_people: case.two_people,
            cools: case.cools,
            stage: if case.about.is_at_once() {
                Stage::Done
            } else {
                Stage::Submitted
            },
            extended: false,
            due,
            now,
            keys: [0, 1],
            revoked: Vec::new(),
            address: None,
            knows: Knows::of(case.about),
            all: None,
            held: false,
            fails: false,
            merged: false,
            renamed: false,
            former: false,
            wider: false,
            otherwise: None,
        }
    }

    /// What comes of it. While everything of the person goes, whatever else is done to their request may be refused.
    pub(super) fn does(&mut self, step: Move) -> Says {
        let goes = self.all.is_some_and(Stage::is_in_line);
        let before = (goes && is_about_the_request(step)).then(|| Box::new(self.clone()));
        match self.comes_of(step) {
            Says::Refuses => Says::Refuses,
            _ if before.is_some() => {
                self.otherwise = before;
                Says::May
            }
            says => says,
        }
    }

    /// Whether something came of a move that may be refused.
    pub(super) fn settle(&mut self, came: bool) {
        if let Some(otherwise) = self.otherwise.take().filter(|_| !came) {
            *self = *otherwise;
        }
    }

    fn comes_of(&mut self, step: Move) -> Says {
        match step {
            Move::Again => self.again(),
            Move::Withdraw(Who::Maren) => self.withdraw(),
            Move::Answer(Who::Maren) => self.answer(),
            Move::MakeAddress(Who::Maren) => self.make_address(),
            Move::Say(Who::Maren) => self.said(),
            Move::SayTo(Staff::Rhona | Staff::Idris) => self.written(),
            Move::Withdraw(Who::Kofi)
            | Move::Answer(Who::Kofi)
            | Move::MakeAddress(Who::Kofi)
            | Move::Say(Who::Kofi)
            | Move::SayTo(Staff::Elsewhere) => Says::Refuses,
            Move::TakeUp(staff, takes_over) => self.take_up(staff, takes_over),
            Move::Ask(staff, identity) => self.ask(staff, identity),
            Move::CloseQuestion(staff, how) => self.close_question(staff, how),
            Move::Extend(staff) => self.extend(staff),
            Move::Approve(staff, in_part) => self.approve(staff, in_part),
            Move::Refuse(staff) => self.refuse(staff),
            Move::Deliver(staff) => {
                let can = staff != Staff::Elsewhere && self.about == About::Access;
                self.goes_if(can && self.stage == Stage::Approved, Stage::Done)
            }
            Move::Fetch => {
                let is_good = |made: Timestamp| self.now < made + ADDRESS_GOOD_FOR;
                let can = self.stage == Stage::Approved && self.address.is_some_and(is_good);
                self.goes_if(can, Stage::Done)
            }
            Move::Work | Move::Begin => self.work(step == Move::Begin),
            Move::Later(_) | Move::Wake => Says::Stays,
            Move::TwoPeople(two_people) => {
                self.two_people = two_people;
                Says::Stays
            }
            Move::Revoke(staff) => self.revoke(staff),
            Move::ByHand => self.by_hand(),
            Move::Hold(staff) => self.hold(staff),
            Move::Lift(staff) => self.lift(staff),
            Move::Widen => self.widen(),
            Move::Meanwhile => self.meanwhile(),
            Move::Acknowledge(staff) => self.acknowledge(staff),
            Move::Merge(held) => self.merge(held),
            Move::Rename => self.rename(),
            Move::Breaks | Move::Mends => {
                self.fails = step == Move::Breaks;
                Says::Stays
            }
        }
    }

    /// Another request takes its place.
    fn opens(&mut self, at: Stage) -> Says {
        self.stage = at;
        self.extended = false;
        self.address = None;
        self.knows = Knows::of(self.about);
        self.former = false;
        Says::OpensAnother
    }

    fn goes(&mut self, to: Stage) -> Says {
        self.stage = to;
        Says::Moves
    }

    fn goes_if(&mut self, can: bool, to: Stage) -> Says {
        if can { self.goes(to) } else { Says::Refuses }
    }

    fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(self.now).date()
    }

    /// The key by which somebody decides, if they may: on a second look only who did not decide before, which was
    /// Rhona by her first key.
    fn decider(&self, staff: Staff) -> Option<usize> {
        let key = match staff {
            Staff::Rhona => self.keys[0],
            Staff::Idris => self.keys[1],
            Staff::Elsewhere => return None,
        };
        (!self.about.is_second_look() || key != 0).then_some(key)
    }

    /// Whether the law gives more time, and lets a business ask who is asking: for the same requests, as it happens.
    /// California does neither for who opts out, and no law here for a second look.
    fn is_verified(&self) -> bool {
        let opts_out = matches!(
            self.about,
            About::Restriction | About::Pending | About::OtherUses | About::Marketing | About::Lifting
        );
        !(self.about.is_second_look() || self.law == Regime::Ccpa && opts_out)
    }

    /// Whether something of the person's is held, and does not all go.
    fn is_here(&self) -> bool {
        let goes = self.about == About::Everything && (self.stage.is_in_line() || self.stage == Stage::Done);
        !goes && self.all.is_none()
    }

    /// Whether everything of the person has gone by the operator's erasure beside the request.
    fn is_gone(&self) -> bool {
        self.all == Some(Stage::Done)
    }

    fn again(&mut self) -> Says {
        if !self.is_here() {
            return self.again_from_afar();
        }
        match self.about {
            About::Marketing => Says::Stays,
            About::Lifting => Says::Refuses,
            _ if !self.stage.is_over() => Says::Stays,
            About::Everything | About::OneMessage if self.stage == Stage::Done => Says::Refuses,
            _ => self.opens(Stage::Submitted),
        }
    }

    /// Of whom nothing is held any more, or will be: nobody asks anew for what is about records. An erasure that is open
    /// is the answer still, by the name under which it was put.
    fn again_from_afar(&self) -> Says {
        let is_open = self.about.is_erasure() && !self.stage.is_over() && !self.former;
        if is_open && self.is_gone() {
            Says::May
        } else if is_open {
            Says::Stays
        } else {
            Says::Refuses
        }
    }

    fn is_revocable(&self) -> bool {
        let is_granted = self.about.is_copy() && self.stage == Stage::Approved;
        self.stage.is_revocable() || is_granted
    }

    fn withdraw(&mut self) -> Says {
        self.goes_if(self.is_revocable(), Stage::Withdrawn)
    }

    /// The operator needs nobody else and waits for nothing, but for the end of a hold. Whoever goes already, goes.
    fn by_hand(&mut self) -> Says {
        if !self.is_here() {
            return Says::Stays;
        }
        if self.held {
            return Says::Refuses;
        }
        if self.about != About::Everything {
            self.all = Some(Stage::Approved);
            return Says::Stays;
        }
        match self.stage {
            Stage::CoolingOff { .. } => Says::Stays,
            stage if stage.is_undecided() => self.goes(Stage::Approved),
            _ => self.opens(Stage::Approved),
        }
    }

    /// It comes too late for what is in line.
    fn hold(&mut self, staff: Staff) -> Says {
        let is_in_line = self.about.is_erasure() && self.stage.is_in_line();
        if staff == Staff::Elsewhere || !self.is_here() || is_in_line {
            return Says::Refuses;
        }
        self.held = true;
        Says::Stays
    }

    fn lift(&mut self, staff: Staff) -> Says {
        if staff == Staff::Elsewhere || !self.held {
            return Says::Refuses;
        }
        self.held = false;
        Says::Stays
    }

    /// Only what can still be taken back goes into more, and only by the name under which it was put. Whoever names it is
    /// told so; of corrections nobody does, so that it stays by itself.
    fn widen(&mut self) -> Says {
        let former = self.former;
        match self.about {
            _ if !(self.is_here() && self.stage.is_revocable()) => return Says::Refuses,
            About::OneMessage if !former => self.about = About::Everything,
            About::Correction if !self.wider => self.wider = true,
            _ => return Says::Refuses,
        }
        let says = self.opens(Stage::Submitted);
        if former { says } else { Says::OpensWider }
    }

    /// A restriction on that ground that nobody has decided is granted with the objection; every other goes its way.
    fn meanwhile(&mut self) -> Says {
        if !self.is_here() {
            return Says::Refuses;
        }
        match self.about {
            About::OtherUses => self.again(),
            About::Pending if self.stage.is_undecided() => self.goes(Stage::Done),
            _ => Says::Stays,
        }
    }

    /// A decision tells the person too.
    fn acknowledge(&mut self, staff: Staff) -> Says {
        if staff == Staff::Elsewhere {
            Says::Refuses
        } else if self.knows == Knows::Already {
            Says::Stays
        } else if self.stage.is_undecided() {
            self.knows = Knows::Already;
            Says::Moves
        } else {
            Says::Refuses
        }
    }

    /// The hold on the record that goes into the person's comes along, also where an erasure is in line.
    fn merge(&mut self, held: bool) -> Says {
        if self.merged || !self.is_here() {
            return Says::Refuses;
        }
        self.merged = true;
        self.held |= held;
        Says::Stays
    }

    /// What they have asked is theirs by the new name.
    fn rename(&mut self) -> Says {
        if self.renamed || !self.is_here() {
            return Says::Refuses;
        }
        self.renamed = true;
        self.former = true;
        Says::Stays
    }

    fn answer(&mut self) -> Says {
        match self.stage {
            Stage::Asked { by, .. } => self.goes(Stage::InReview { by }),
            _ => Says::Refuses,
        }
    }

    fn make_address(&mut self) -> Says {
        if self.about != About::Transfer || self.stage != Stage::Approved {
            return Says::Refuses;
        }
        self.address = Some(self.now);
        Says::Stays
    }

    fn said(&self) -> Says {
        if self.stage.is_over() {
            Says::Refuses
        } else {
            Says::Stays
        }
    }

    /// What staff write tells the person that the business has it, while nothing is decided.
    fn written(&mut self) -> Says {
        if self.knows == Knows::NotYet && self.stage.is_undecided() {
            self.knows = Knows::Already;
            Says::Moves
        } else {
            self.said()
        }
    }

    fn take_up(&mut self, staff: Staff, takes_over: bool) -> Says {
        let Some(by) = self.decider(staff) else {
            return Says::Refuses;
        };
        match self.stage {
            Stage::InReview { by: before } if before == by => Says::Stays,
            Stage::InReview { .. } if !takes_over => Says::Refuses,
            Stage::Submitted | Stage::InReview { .. } => self.goes(Stage::InReview { by }),
            _ => Says::Refuses,
        }
    }

    fn ask(&mut self, staff: Staff, identity: bool) -> Says {
        let Some(by) = self.decider(staff) else {
            return Says::Refuses;
        };
        let waits = matches!(self.stage, Stage::Submitted | Stage::InReview { .. });
        if !waits || (identity && !self.is_verified()) {
            return Says::Refuses;
        }
        let lapses_on = (identity && self.law == Regime::Ccpa).then(|| {
            let month = self.today().saturating_add(Span::new().days(30));
            month.max(self.due)
        });
        // California lets nobody stop the clock, and nobody lets one stop it who is late.
        let stands = identity && self.law == Regime::Gdpr && self.today() <= self.due;
        self.knows = Knows::Already;
        self.goes(Stage::Asked {
            by,
            lapses_on,
            warned: false,
            stands,
        })
    }

    /// Whoever closes it looks into it from then on. Where silence ends the request, it is waited for.
    fn close_question(&mut self, staff: Staff, how: Closing) -> Says {
        let Some(by) = self.decider(staff) else {
            return Says::Refuses;
        };
        match self.stage {
            Stage::Asked {
                lapses_on: Some(_), ..
            } if how == Closing::Unanswered => Says::Refuses,
            Stage::Asked { .. } => self.goes(Stage::InReview { by }),
            _ => Says::Refuses,
        }
    }

    fn extend(&mut self, staff: Staff) -> Says {
        let stands = matches!(self.stage, Stage::Asked { stands: true, .. });
        let can = staff != Staff::Elsewhere
            && self.is_verified()
            && self.stage.is_undecided()
            && !self.extended
            && (stands || self.today() <= self.due);
        if can {
            self.extended = true;
            self.knows = Knows::Already;
            Says::Moves
        } else {
            Says::Refuses
        }
    }

    fn approve(&mut self, staff: Staff, in_part: bool) -> Says {
        let Some(by) = self.decider(staff) else {
            return Says::Refuses;
        };
        if in_part && self.about != About::Correction || self.held && self.about.is_erasure() {
            return Says::Refuses;
        }
        let takes_two = self.two_people && self.about.is_erasure();
        // What was said under a key that is revoked counts no longer.
        let first = match self.stage {
            Stage::Endorsed { by } if !self.revoked.contains(&by) => Some(by),
            Stage::Submitted | Stage::InReview { .. } | Stage::Endorsed { .. } => None,
            _ => return Says::Refuses,
        };
        match first {
            None if takes_two => self.goes(Stage::Endorsed { by }),
            Some(first) if takes_two && first == by => Says::Refuses,
            _ => {
                let to = self.approved();
                self.goes(to)
            }
        }
    }

    fn approved(&self) -> Stage {
        if self.about.is_copy() {
            return Stage::Approved;
        }
        if !self.about.is_erasure() {
            return Stage::Done;
        }
        let due_day_ends = start_of(self.due.saturating_add(Span::new().days(1)), 0);
        let until = due_day_ends.min(self.now + SignedDuration::from_hours(24));
        if self.cools && until > self.now {
            Stage::CoolingOff { until }
        } else {
            Stage::Approved
        }
    }

    fn refuse(&mut self, staff: Staff) -> Says {
        let waits = matches!(
            self.stage,
            Stage::Submitted | Stage::InReview { .. } | Stage::Endorsed { .. }
        );
        let can = self.decider(staff).is_some() && waits;
        self.goes_if(can, Stage::Refused)
    }

    /// What is ripe comes first; then what is in line, until nothing is left to do or the worker is told to stop.
    fn work(&mut self, stops: bool) -> Says {
        let before = self.stage;
        while let Some(to) = self.ripens() {
            self.stage = to;
            if stops {
                return Says::Moves;
            }
        }
        if stops {
            return self.begin();
        }
        let all = self.all;
        if self.turn_of(all).is_some() {
            self.all = all.map(|all| self.carried_out(all));
        }
        let goes = self.is_gone() && self.all != all;
        if goes && self.is_revocable() {
            self.stage = Stage::Withdrawn;
        }
        if self.turn_of(self.job()).is_some() {
            self.stage = self.carried_out(self.stage);
        }
        if self.stage != before {
            Says::Moves
        } else if goes {
            // What proves stays of it: that may be all that it was.
            Says::May
        } else {
            Says::Stays
        }
    }

    /// A worker that stops again takes the one that has waited for longest.
    fn begin(&mut self) -> Says {
        let before = self.stage;
        match (self.turn_of(self.job()), self.turn_of(self.all)) {
            (Some(own), Some(all)) if own == all => {
                let mut otherwise = self.clone();
                otherwise.all = otherwise.all.map(Stage::begun);
                self.otherwise = Some(Box::new(otherwise));
                self.stage = self.stage.begun();
                return Says::May;
            }
            (Some(own), all) if all.is_none_or(|all| own < all) => self.stage = self.stage.begun(),
            (_, Some(_)) => self.all = self.all.map(Stage::begun),
            _ => {}
        }
        if self.stage == before {
            Says::Stays
        } else {
            Says::Moves
        }
    }

    /// The request, if it is one for the worker.
    fn job(&self) -> Option<Stage> {
        self.about.is_erasure().then_some(self.stage)
    }

    /// Since when it waits for a worker, if it does. Nothing goes while a hold stands.
    fn turn_of(&self, job: Option<Stage>) -> Option<Timestamp> {
        match job? {
            _ if self.held => None,
            Stage::Approved | Stage::Executing { .. } => Some(Timestamp::UNIX_EPOCH),
            Stage::Stuck { again_at, .. } => Some(again_at).filter(|at| *at <= self.now),
            _ => None,
        }
    }

    /// To its end, or as far as it comes. Nothing has to be taken out any more of somebody who has gone.
    fn carried_out(&self, job: Stage) -> Stage {
        if self.fails && !self.is_gone() {
            job.stuck(self.now)
        } else {
            Stage::Done
        }
    }

    /// What happens by itself as time goes by, if something does.
    fn ripens(&self) -> Option<Stage> {
        match self.stage {
            Stage::CoolingOff { until } if until <= self.now && !self.held => Some(Stage::Approved),
            Stage::Asked {
                by,
                lapses_on: Some(day),
                warned: false,
                stands,
            } if start_of(day.saturating_sub(Span::new().days(7)), 12) <= self.now => {
                let week = self.today().saturating_add(Span::new().days(7));
                Some(Stage::Asked {
                    by,
                    lapses_on: Some(day.max(week)),
                    warned: true,
                    stands,
                })
            }
            Stage::Asked {
                lapses_on: Some(day),
                warned: true,
                ..
            } if start_of(day.saturating_add(Span::new().days(1)), 12) <= self.now => Some(Stage::Expired),
            _ => None,
        }
    }

    fn revoke(&mut self, staff: Staff) -> Says {
        let at = usize::from(staff == Staff::Idris);
        if self.revoked.len() < REVOKED {
            self.revoked.push(self.keys[at]);
            self.keys[at] = 1 + self.revoked.len();
        }
        Says::Stays
    }
}

/// Whether a move is made on the request of the case, and on nothing beside it.
const fn is_about_the_request(step: Move) -> bool {
    !matches!(
        step,
        Move::Again
            | Move::Work
            | Move::Begin
            | Move::Later(_)
            | Move::Wake
            | Move::TwoPeople(_)
            | Move::Revoke(_)
            | Move::ByHand
            | Move::Hold(_)
            | Move::Lift(_)
            | Move::Widen
            | Move::Meanwhile
            | Move::Merge(_)
            | Move::Rename
            | Move::Breaks
            | Move::Mends
    )
}

/// An hour of a day, in UTC.
fn start_of(day: Date, hour: i8) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(hour, 0, 0, 0)).unwrap()
}
