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
    /// A restriction for as long as an objection is weighed.
    Pending,
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
    /// The operator erases everything of the person, whatever the request of the case is about.
    ByHand,
    /// A legal hold is set on the person, from their request.
    Hold(Staff),
    /// Every hold on them is lifted.
    Lift(Staff),
    /// The person asks for more of the same, which takes the request in.
    Widen,
    /// The person objects, and wants their records only stored meanwhile.
    Meanwhile,
    /// Somebody writes down that the person was told that the business has it.
    Acknowledge(Staff),
    /// An import says that another record went into the person's; whether a hold stood on it.
    Merge(bool),
    /// An import says that the business calls the person otherwise.
    Rename,
    /// The store fails from now on in whatever it takes out.
    Breaks,
    /// It does so no longer.
    Mends,
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

/// Every move by its name: what a run of all cases has to have seen done.
pub(super) const MOVES: [&str; 30] = [
    "Again",
    "Withdraw",
    "Answer",
    "SayTo",
    "Say",
    "TakeUp",
    "Ask",
    "CloseQuestion",
    "Extend",
    "Approve",
    "Refuse",
    "Deliver",
    "MakeAddress",
    "Fetch",
    "Work",
    "Begin",
    "Later",
    "Wake",
    "TwoPeople",
    "Revoke",
    "ByHand",
    "Hold",
    "Lift",
    "Widen",
    "Meanwhile",
    "Acknowledge",
    "Merge",
    "Rename",
    "Breaks",
    "Mends",
];

impl Move {
    /// What it is called, whoever does it.
    pub(super) fn name(self) -> String {
        let told = format!("{self:?}");
        told.split('(').next().unwrap_or_default().to_owned()
    }
}

impl About {
    const ALL: [Self; 12] = [
        Self::Everything,
        Self::OneMessage,
        Self::Correction,
        Self::Restriction,
        Self::Pending,
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

    /// Whether only somebody of whom something is held can ask for it.
    pub(super) const fn is_about_records(self) -> bool {
        !(self.is_at_once() || self.is_second_look())
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
    prop_oneof![8 => by_person, 12 => by_staff, 8 => otherwise, 7 => beside()]
}

/// What is done beside the request, or to whom it is about.
fn beside() -> impl Strategy<Value = Move> {
    prop_oneof![
        1 => Just(Move::ByHand),
        2 => staff().prop_map(Move::Hold),
        2 => staff().prop_map(Move::Lift),
        3 => Just(Move::Widen),
        2 => Just(Move::Meanwhile),
        2 => staff().prop_map(Move::Acknowledge),
        1 => any::<bool>().prop_map(Move::Merge),
        1 => Just(Move::Rename),
        1 => Just(Move::Breaks),
        1 => Just(Move::Mends),
    ]
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
    let fetched = vec![
        Move::Approve(Staff::Idris, false),
        Move::MakeAddress(Who::Maren),
        Move::Fetch,
    ];
    let delivered = vec![Move::Approve(Staff::Idris, false), Move::Deliver(Staff::Rhona)];
    prop_oneof![
        24 => one().prop_map(|one| vec![one]),
        4 => Just(silence),
        2 => Just(both),
        1 => Just(vec![Move::Ask(Staff::Idris, true), Move::Answer(Who::Maren)]),
        3 => Just(fetched),
        3 => Just(delivered),
        1 => Just(vec![Move::Approve(Staff::Idris, false), Move::Wake, Move::Work]),
        10 => far_beside(),
    ]
}

/// The same of what is done beside a request.
fn far_beside() -> impl Strategy<Value = Vec<Move>> {
    let held = vec![
        Move::Hold(Staff::Idris),
        Move::Approve(Staff::Rhona, false),
        Move::Lift(Staff::Rhona),
    ];
    prop_oneof![
        2 => Just(held),
        2 => Just(vec![Move::Widen, Move::Approve(Staff::Idris, false)]),
        1 => Just(vec![Move::Approve(Staff::Idris, false), Move::Begin]),
        1 => Just(vec![Move::ByHand, Move::Begin]),
        4 => failing(),
    ]
}

/// What is decided cannot be carried out, and is tried again.
fn failing() -> impl Strategy<Value = Vec<Move>> {
    let decides = prop_oneof![
        2 => Just(Move::Approve(Staff::Idris, false)),
        1 => Just(Move::ByHand),
    ];
    let twice = vec![
        Move::Later(60),
        Move::Work,
        Move::Mends,
        Move::Later(11 * 60),
        Move::Begin,
    ];
    let again = select(vec![
        Vec::new(),
        vec![Move::Mends, Move::Later(60), Move::Work],
        vec![Move::Mends, Move::Later(60), Move::Work],
        twice,
    ]);
    (decides, again).prop_map(|(decides, again)| {
        let fails = vec![decides, Move::Breaks, Move::Work];
        [fails, again].concat()
    })
}

/// Anything, and more often what most can happen to.
fn about() -> impl Strategy<Value = About> {
    prop_oneof![
        3 => select(About::ALL.to_vec()),
        2 => select(vec![About::Everything, About::OneMessage]),
        1 => select(vec![About::Access, About::Transfer]),
    ]
}

pub(super) fn case() -> impl Strategy<Value = Case> {
    (
        about(),
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
