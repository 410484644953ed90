//! A case: what is asked for, under which rules, and what everybody does about it.

use domain::{deadline::Regime, request::Closing};
use proptest::{collection::vec, prelude::*, sample::select};

/// What is asked for: every kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Everything,
    OneMessage,
    Correction,
    Restriction,
    OtherUses,
    Marketing,
    Lifting,
    Access,
    Transfer,
    Complaint,
    Appeal,
}

/// Who decides, or would like to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Staff {
    Rhona,
    Idris,
    /// Of another business.
    Elsewhere,
}

/// Whose request it is, or is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Maren,
    Kofi,
}

/// What somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// The person asks for the same again; of a copy by letter, staff do.
    Again,
    Withdraw(Who),
    Answer(Who),
    SayTo(Staff),
    Say(Who),
    /// Whether another's place is taken knowingly.
    TakeUp(Staff, bool),
    /// Who somebody is; or else what they mean.
    Ask(Staff, bool),
    CloseQuestion(Staff, Closing),
    Extend(Staff),
    /// Whether a part is refused.
    Approve(Staff, bool),
    Refuse(Staff),
    Deliver(Staff),
    MakeAddress(Who),
    /// The recipient, with the last address that was made.
    Fetch,
    /// The worker, until nothing is left to do.
    Work,
    /// The worker, once, who is told to stop as soon as something has begun.
    Begin,
    /// So many seconds go by.
    Later(i64),
    /// Time goes by until something happens by itself.
    Wake,
    /// The operator wants two people from now on, or one.
    TwoPeople(bool),
    /// The operator revokes the key that vouches for somebody, who gets another.
    Revoke(Staff),
}

/// All of it.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) about: About,
    pub(super) law: Regime,
    pub(super) two_people: bool,
    pub(super) cools: bool,
    pub(super) moves: Vec<Move>,
}

const DAY: i64 = 86_400;

impl About {
    const ALL: [Self; 11] = [
        Self::Everything,
        Self::OneMessage,
        Self::Correction,
        Self::Restriction,
        Self::OtherUses,
        Self::Marketing,
        Self::Lifting,
        Self::Access,
        Self::Transfer,
        Self::Complaint,
        Self::Appeal,
    ];

    pub(super) const fn is_erasure(self) -> bool {
        matches!(self, Self::Everything | Self::OneMessage)
    }

    pub(super) const fn is_copy(self) -> bool {
        matches!(self, Self::Access | Self::Transfer)
    }

    pub(super) const fn is_second_look(self) -> bool {
        matches!(self, Self::Complaint | Self::Appeal)
    }

    /// Whether the law leaves nothing to decide.
    pub(super) const fn is_at_once(self) -> bool {
        matches!(self, Self::Marketing | Self::Lifting)
    }
}

fn staff() -> impl Strategy<Value = Staff> {
    prop_oneof![6 => Just(Staff::Rhona), 4 => Just(Staff::Idris), 1 => Just(Staff::Elsewhere)]
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![8 => Just(Who::Maren), 1 => Just(Who::Kofi)]
}

fn one() -> impl Strategy<Value = Move> {
    let by_person = prop_oneof![
        2 => Just(Move::Again),
        3 => who().prop_map(Move::Withdraw),
        3 => who().prop_map(Move::Answer),
        1 => who().prop_map(Move::Say),
        2 => who().prop_map(Move::MakeAddress),
        1 => Just(Move::Fetch),
    ];
    let by_staff = prop_oneof![
        1 => staff().prop_map(Move::SayTo),
        2 => (staff(), any::<bool>()).prop_map(|(by, over)| Move::TakeUp(by, over)),
        3 => (staff(), any::<bool>()).prop_map(|(by, identity)| Move::Ask(by, identity)),
        2 => (staff(), select(Closing::ALL.to_vec())).prop_map(|(by, how)| Move::CloseQuestion(by, how)),
        3 => staff().prop_map(Move::Extend),
        4 => (staff(), prop::bool::weighted(0.2)).prop_map(|(by, in_part)| Move::Approve(by, in_part)),
        2 => staff().prop_map(Move::Refuse),
        1 => staff().prop_map(Move::Deliver),
    ];
    let otherwise = prop_oneof![
        3 => Just(Move::Work),
        2 => Just(Move::Begin),
        3 => select(vec![60, 11 * 60, 30 * 3_600, 10 * DAY, 50 * DAY]).prop_map(Move::Later),
        2 => Just(Move::Wake),
        1 => any::<bool>().prop_map(Move::TwoPeople),
        1 => select(vec![Staff::Rhona, Staff::Idris]).prop_map(Move::Revoke),
    ];
    prop_oneof![4 => by_person, 6 => by_staff, 4 => otherwise]
}

/// Moves that lead far when they come one after the other.
fn phrase() -> impl Strategy<Value = Vec<Move>> {
    let silence = vec![
        Move::Ask(Staff::Rhona, true),
        Move::Wake,
        Move::Work,
        Move::Wake,
        Move::Work,
    ];
    let both = vec![
        Move::Approve(Staff::Rhona, false),
        Move::Approve(Staff::Idris, false),
        Move::Work,
    ];
    prop_oneof![
        20 => one().prop_map(|one| vec![one]),
        4 => Just(silence),
        2 => Just(both),
        2 => Just(vec![Move::MakeAddress(Who::Maren), Move::Fetch]),
        1 => Just(vec![Move::Approve(Staff::Idris, false), Move::Wake, Move::Work]),
    ]
}

pub(super) fn case() -> impl Strategy<Value = Case> {
    (
        select(About::ALL.to_vec()),
        select(vec![Regime::Gdpr, Regime::Ccpa]),
        any::<bool>(),
        any::<bool>(),
        vec(phrase(), 2..10),
    )
        .prop_map(|(about, law, two_people, cools, phrases)| Case {
            about,
            law,
            two_people,
            cools,
            moves: phrases.concat(),
        })
}
