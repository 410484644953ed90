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
    Executing,
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
}

/// The most keys that are revoked in one case: an app has ten at most.
pub(super) const REVOKED: usize = 3;
const ADDRESS_GOOD_FOR: SignedDuration = SignedDuration::from_mins(10);

impl Stage {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::InReview { .. } => "in review",
            Self::Asked { .. } => "asked",
            Self::Endorsed { .. } => "endorsed",
            Self::CoolingOff { .. } => "cooling off",
            Self::Approved => "approved",
            Self::Executing => "executing",
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
        }
    }

    /// What comes of it.
    pub(super) fn does(&mut self, step: Move) -> Says {
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
        }
    }

    /// Another request takes its place.
    pub(super) fn begins_again(&mut self, due: Date) {
        self.stage = Stage::Submitted;
        self.extended = false;
        self.address = None;
        self.knows = Knows::of(self.about);
        self.due = due;
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
            About::Restriction | About::OtherUses | About::Marketing | About::Lifting
        );
        !(self.about.is_second_look() || self.law == Regime::Ccpa && opts_out)
    }

    fn again(&mut self) -> Says {
        match self.about {
            About::Marketing => Says::Stays,
            About::Lifting => Says::Refuses,
            _ if !self.stage.is_over() => Says::Stays,
            About::Everything | About::OneMessage if self.stage == Stage::Done => Says::Refuses,
            _ => Says::OpensAnother,
        }
    }

    fn withdraw(&mut self) -> Says {
        let is_granted = self.about.is_copy() && self.stage == Stage::Approved;
        let can = self.stage.is_undecided() || matches!(self.stage, Stage::CoolingOff { .. }) || is_granted;
        self.goes_if(can, Stage::Withdrawn)
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
        if in_part && self.about != About::Correction {
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

    fn work(&mut self, stops: bool) -> Says {
        let before = self.stage;
        while let Some(to) = self.by_itself(stops) {
            self.stage = to;
            if stops {
                break;
            }
        }
        if self.stage == before {
            Says::Stays
        } else {
            Says::Moves
        }
    }

    /// What happens without anybody, if something does.
    fn by_itself(&self, stops: bool) -> Option<Stage> {
        match self.stage {
            Stage::CoolingOff { until } if until <= self.now => Some(Stage::Approved),
            Stage::Approved | Stage::Executing if self.about.is_erasure() => {
                Some(if stops { Stage::Executing } else { Stage::Done })
            }
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

/// An hour of a day, in UTC.
fn start_of(day: Date, hour: i8) -> Timestamp {
    TimeZone::UTC.to_timestamp(day.at(hour, 0, 0, 0)).unwrap()
}
