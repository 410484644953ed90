//! Views for the tests of pages: every state, with hostile text in every field that somebody outside can fill.

use std::sync::Arc;

use domain::{deadline::Regime, opening::Occasion, reason::Reason, right::Right};
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;

use crate::text::Language;
use crate::view::{
    Address, AppToGo, AskedFor, AskedPart, Authority, ChannelChoice, Channels, CheckObjection,
    ConversationLine, Counted, Counts, Court, Decided, DecidedPart, Diff, Due, DueStep, Elsewhere, Entered,
    ErasureSizes, Export, Fact, FactEntry, FactsPart, FieldEntry, Frame, Gone, Ground, HandOut, Happened,
    Hold, Holdings, KeptFor, LastAddress, Law, LeavingStage, Linked, MadeAddress, More, NewCorrection,
    NewErasure, NewFor, NewObjection, NewRequest, NewRestriction, NewSecondLook, NewTransfer, OpenSession,
    OwnErasure, OwnRequest, OwnRequests, OwnSessions, PartDiff, Phase, Progress, Queue, QueueLine,
    ReasonOption, Remark, Remarked, Request, Retention, RetentionRule, Review, ReviewedPerson, Sheet,
    StaffHold, StaffSessions, Stage, Standing, Stands, Stays, Stood, TaskTold, ToDo, Told, Traced,
    Unacknowledged, Undone, Waiting, Wording, WrongMessage,
};

/// What nobody may get onto a page as anything but text.
const HOSTILE: &str = "\"'></q></textarea><script>alert(1)</script>&amp;";

pub fn hostile(text: &str) -> String {
    format!("{text} {HOSTILE}")
}

/// Draws it as the server does: islands ask the owner where they stand.
pub fn drawn<V: IntoView>(view: impl FnOnce() -> V) -> String {
    drawn_in(Language::En, view)
}

/// The same in another language.
pub fn drawn_in<V: IntoView>(language: Language, view: impl FnOnce() -> V) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| {
        provide_context(language);
        provide_meta_context();
        view().into_view().to_html()
    })
}

/// A view that is drawn, and checked for what holds on every page.
pub fn sound(view: impl IntoView + 'static) -> String {
    checked(drawn(|| view))
}

/// Checks what holds for every page.
pub fn checked(html: String) -> String {
    assert!(!html.contains("<script"), "hostile text got out: {html}");
    assert!(
        !html.contains(" style="),
        "the policy forbids inline styles: {html}"
    );
    assert_eq!(html.matches("<h1").count(), 1, "one h1: {html}");
    let mut last = 0;
    for at in html.match_indices("<h").map(|(at, _)| at) {
        let Some(level) = html[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        assert!(
            level <= last + 1,
            "a heading of level {level} after one of level {last}: {html}"
        );
        last = level;
    }
    for id in html
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert_eq!(
            html.matches(&format!(" id=\"{id}\"")).count(),
            1,
            "id {id} twice: {html}"
        );
    }
    html
}

pub fn frame() -> Frame {
    Frame {
        business: hostile("Harbourline Ferries"),
        visitor: hostile("Maren Okonjo"),
        stamp: "stamp-of-this-session".into(),
        today: "2026-11-23".into(),
    }
}

pub const fn counts() -> Counts {
    Counts {
        profiles: 1,
        channels: 4,
        devices: 2,
        business_systems: 3,
        conversations: 5,
        shared_conversations: 1,
        messages: 1_284,
        attachments: 12,
        quotes: 7,
    }
}

/// Every law that pages have words of their own for, and every way that it can leave a person.
pub fn laws() -> Vec<Law> {
    let law = |wording, authority, court| Law {
        wording,
        authority,
        court,
    };
    vec![
        Law::default(),
        law(Wording::UkGdpr, Authority::Supervisory, Court::Rights),
        law(Wording::Ccpa, Authority::Privacy, Court::Breaches),
        law(Wording::Other, Authority::AttorneyGeneral, Court::Nothing),
        law(Wording::Other, Authority::Privacy, Court::Unknown),
    ]
}

fn due() -> Due {
    Due {
        by: "2026-11-30".into(),
        days_left: 7,
        overdue: false,
        stands_since: None,
        received_on: "2026-10-31".into(),
        acknowledge_by: Some("2026-11-27".into()),
        period_ends: "2026-11-30".into(),
        regime: "GDPR".into(),
        law: Law::default(),
        source: "GDPR Art. 12(3)".into(),
        steps: steps(),
        pauses: vec![
            Stood {
                from: "2026-11-02".into(),
                until: Some("2026-11-04".into()),
                why: "identity".into(),
            },
            Stood {
                from: "2026-11-09".into(),
                until: None,
                why: "clarification".into(),
            },
        ],
    }
}

/// Every step there can be.
fn steps() -> Vec<DueStep> {
    let step = |what| DueStep {
        on: "2026-11-30".into(),
        what,
        source: "GDPR Art. 12(3)".into(),
    };
    Counted::every().map(step).into()
}

/// Everything that can have happened, each a minute after the other.
pub fn trail() -> Vec<Traced> {
    let all = [
        Happened::Received,
        Happened::Acknowledged,
        Happened::TakenUp,
        Happened::Asked {
            about: "identity".into(),
            stops_clock: true,
        },
        Happened::Warned,
        Happened::Answered,
        Happened::QuestionClosed {
            how: "answered_elsewhere".into(),
        },
        Happened::QuestionClosed {
            how: "taken_back".into(),
        },
        Happened::QuestionClosed {
            how: "unanswered".into(),
        },
        Happened::Asked {
            about: "clarification".into(),
            stops_clock: false,
        },
        Happened::Extended {
            due_by: "2027-01-31".into(),
        },
        Happened::Approved { in_part: true },
        Happened::Approved { in_part: false },
        Happened::Refused,
        Happened::Withdrawn { taken_into: None },
        Happened::Withdrawn {
            taken_into: Some("9C2A-2Q9X-B3TD".into()),
        },
        Happened::NothingHeld,
        Happened::Expired,
        Happened::Started,
        Happened::Stuck,
        Happened::Done,
        Happened::Unverified,
        Happened::Verified,
        Happened::Confirmed,
        Happened::SetAside,
        Happened::Delivered { how: "post".into() },
    ];
    let step = |(minute, what)| Traced {
        at: format!("2026-11-01T09:{minute:02}:00Z"),
        what,
    };
    all.into_iter().enumerate().map(step).collect()
}

/// One of each side, hostile.
pub fn remarks() -> Vec<Remark> {
    let remark = |at: &str, by_person| Remark {
        at: at.into(),
        by_person,
        text: hostile("First line\nsecond line"),
    };
    vec![
        remark("2026-10-31T08:52:00Z", true),
        remark("2026-11-23T15:00:00Z", false),
    ]
}

pub fn request() -> Request {
    Request {
        reference: "7K4M-2Q9X-B3TD".into(),
        kind: "erasure".into(),
        scope: "everything".into(),
        on_behalf: false,
        about: None,
        follows: None,
        received_at: "2026-10-31T08:52:00Z".into(),
        due: due(),
        extension: None,
        unacknowledged: None,
        stage: Stage::Submitted,
        trail: vec![Traced {
            at: "2026-10-31T08:52:00Z".into(),
            what: Happened::Received,
        }],
    }
}

pub fn refused() -> Stage {
    Stage::Refused {
        at: "2026-11-20T10:00:00Z".into(),
        reason: "legal_obligation".into(),
        source: "GDPR Art. 17(3)(b)".into(),
        note: Some(hostile("Refund letters")),
    }
}

pub fn done() -> Stage {
    Stage::Done {
        approved_at: "2026-11-23T15:00:00Z".into(),
        finished_at: "2026-11-23T15:04:05Z".into(),
        erased: counts(),
        elsewhere: false,
    }
}

/// Done here, and the platform's part is open.
pub fn done_here() -> Stage {
    Stage::Done {
        approved_at: "2026-11-23T15:00:00Z".into(),
        finished_at: "2026-11-23T15:04:05Z".into(),
        erased: counts(),
        elsewhere: true,
    }
}

/// Every stage.
pub fn stages() -> Vec<Stage> {
    vec![
        Stage::Submitted,
        Stage::InReview,
        Stage::Asked {
            about: "clarification".into(),
            lapses_on: Some("2026-12-20".into()),
        },
        Stage::Withdrawn {
            at: "2026-11-02T09:00:00Z".into(),
            taken_into: None,
        },
        Stage::Expired {
            at: "2026-12-21T09:00:00Z".into(),
        },
        Stage::CoolingOff {
            approved_at: "2026-11-23T15:00:00Z".into(),
            until: "2026-11-24T15:00:00Z".into(),
        },
        Stage::Stuck {
            approved_at: "2026-11-23T15:00:00Z".into(),
            started_at: "2026-11-23T15:00:01Z".into(),
            failed_at: "2026-11-23T15:00:09Z".into(),
        },
        refused(),
        Stage::Approved {
            at: "2026-11-23T15:00:00Z".into(),
        },
        Stage::Executing {
            approved_at: "2026-11-23T15:00:00Z".into(),
            started_at: "2026-11-23T15:00:01Z".into(),
        },
        done_here(),
        done(),
    ]
}

/// A request in every stage.
pub fn requests() -> Vec<Request> {
    let in_stage = |(n, stage)| Request {
        reference: format!("7K4M-2Q9X-B3T{n}"),
        stage,
        ..request()
    };
    stages().into_iter().enumerate().map(in_stage).collect()
}

/// All that can stand, however it came, and a browser that says otherwise.
pub fn standing() -> Standing {
    let stands = |what: &str, origin: &str, ends: Option<&str>| Stands {
        what: what.into(),
        since: "2026-11-02T09:00:00Z".into(),
        ends: ends.map(Into::into),
        origin: origin.into(),
        reference: (origin == "person").then(|| "7K4M-2Q9X-B3TD".into()),
        grounds: vec![Ground {
            code: "legal_claims".into(),
            ends: ends.map(Into::into),
        }],
    };
    Standing {
        now: vec![
            stands("marketing", "browser", None),
            stands("other_uses", "import", None),
            stands("restriction", "person", Some("2026-11-30T09:00:00Z")),
        ],
        signal: true,
        claimed: None,
        once: "once-and-no-more".into(),
        law: Law::default(),
    }
}

pub fn own_requests(requests: Vec<Request>) -> OwnRequests {
    OwnRequests {
        requests,
        standing: standing(),
    }
}

pub fn new_objection() -> NewObjection {
    NewObjection {
        standing: Standing {
            now: vec![],
            ..standing()
        },
        open: None,
        held: true,
        due: due(),
        words: hostile("You guess what I like"),
        longest: 4_000,
    }
}

pub fn check_objection() -> CheckObjection {
    CheckObjection {
        words: hostile("You guess what I like"),
        entry: "0f1e".into(),
        meanwhile: true,
        due: due(),
        once: "once-and-no-more".into(),
    }
}

pub fn new_restriction() -> NewRestriction {
    NewRestriction {
        standing: standing(),
        grounds: domain::request::Ground::ALL
            .map(|ground| ground.code().into())
            .into(),
        chosen: None,
        source: None,
        due: due(),
    }
}

pub fn own_request() -> OwnRequest {
    OwnRequest {
        request: request(),
        contact: Some(hostile("privacy@harbourline.example")),
        authority: Some(hostile("Information Commissioner of Tarrow")),
        erasure: Some(own_erasure(&Stage::Submitted)),
        remarks: remarks(),
        linked: vec![Linked {
            reference: "9C2A-2Q9X-B3TD".into(),
            kind: "appeal".into(),
            scope: String::new(),
            follows: true,
        }],
        may_appeal: false,
        entered: String::new(),
        keeps: "once-and-no-more".into(),
        correction: None,
        elsewhere: Elsewhere::default(),
    }
}

pub fn new_request() -> NewRequest {
    NewRequest {
        due: due(),
        contact: Some(hostile("privacy@harbourline.example")),
    }
}

/// A complaint or an appeal about the request.
pub fn second_look(kind: &str) -> NewSecondLook {
    NewSecondLook {
        kind: kind.into(),
        about: Some(request()),
        open: None,
        due: due(),
        once: "once-and-no-more".into(),
        words: String::new(),
        authority: Some(hostile("Information Commissioner of Tarrow")),
    }
}

/// Who answers for the data, one field of which was entered wrongly.
pub fn facts_part() -> FactsPart {
    let field = |name: &str, saved: &str, typed: &str| FactEntry {
        name: name.into(),
        saved: saved.into(),
        typed: typed.into(),
        wrong: false,
    };
    FactsPart {
        app: "5f2c".into(),
        name: hostile("Harbourline Ferries"),
        part: "controller".into(),
        seen: "0".repeat(64),
        fields: vec![
            field("name", &hostile("Harbourline"), &hostile("Harbourline")),
            field("address", "", ""),
            field("email", "", "privacy@harbourline.example"),
            FactEntry {
                wrong: true,
                ..field("phone", "+47 22 00 00 00", "22 00 00 00")
            },
            field("url", "", ""),
        ],
    }
}

/// What goes by itself, by whomever it is said, confirmed and not.
pub fn retention() -> Retention {
    let rule = |class: &str, by: &str, (count, unit): (u64, &str)| RetentionRule {
        class: class.into(),
        period: format!("{count} {unit}"),
        kept_for: KeptFor {
            count,
            unit: unit.into(),
        },
        by: by.into(),
        ..RetentionRule::default()
    };
    let messages = Gone {
        conversations: 3,
        messages: 1_204,
        attachments: 1,
        ..Gone::default()
    };
    let others = Gone {
        tombstones: 2,
        requests: 1,
        entries: 7,
        ..Gone::default()
    };
    Retention {
        app: "5f2c".into(),
        name: hostile("Harbourline Ferries"),
        rules: vec![
            RetentionRule {
                goes: messages,
                spared: 2,
                next: Some("2026-12-01T10:00:00Z".into()),
                ..rule("messages", "platform", (365, "days"))
            },
            rule("tombstones", "usual", (24, "months")),
            RetentionRule {
                confirmed_at: Some("2026-11-19T10:02:00Z".into()),
                ..rule("requests", "business", (3, "years"))
            },
            RetentionRule {
                spared: 1,
                ..rule("entries", "usual", (90, "seconds"))
            },
        ],
        due_at: Some("2026-11-24T10:00:00Z".into()),
        so_far: messages,
        last: Some(("2026-11-23T10:00:00Z".into(), others)),
        unverified: true,
    }
}

/// What is said of a kind of data, in no language yet; and all that can be wrong with it.
pub fn facts_about(part: &str) -> FactsPart {
    let fields = [
        "name",
        "email",
        "url",
        "purposes.en",
        "purposes.de",
        "recipients.en",
        "retention.en",
        "source.de",
        "automated_decisions.en",
        "transfers.de",
    ];
    FactsPart {
        part: part.into(),
        fields: fields
            .map(|name| FactEntry {
                name: name.into(),
                wrong: true,
                ..FactEntry::default()
            })
            .into(),
        ..facts_part()
    }
}

pub fn new_for() -> NewFor {
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    NewFor {
        from: None,
        apps: vec![("a1".into(), hostile("Harbourline Ferries"))],
        places: vec!["GB".into(), "US-VA".into()],
        asks: vec![
            pair("erasure", "everything"),
            pair("erasure", "all-messages"),
            pair("correction", "words"),
            pair("transfer", ""),
            pair("access", ""),
            pair("restriction", "accuracy-contested"),
            pair("restriction", "unlawful"),
            pair("restriction", "legal-claims"),
            pair("restriction", "objection-pending"),
            pair("objection", "marketing"),
            pair("objection", "other-uses"),
            pair("lifting", "marketing"),
            pair("complaint", ""),
            pair("appeal", ""),
        ],
        intakes: domain::request::Intake::ALL.map(|way| way.code().into()).into(),
        once: "once-and-no-more".into(),
        entered: vec![],
    }
}

/// Two details of five changed, one of them taken away; words of each way are kept too.
pub fn new_correction() -> NewCorrection {
    let field = |path: &str, label: &str, sort: &str, was: &str| FieldEntry {
        path: hostile(path),
        label: hostile(label),
        sort: sort.into(),
        was: was.into(),
        typed: was.into(),
        fault: None,
        becomes: None,
    };
    NewCorrection {
        fields: vec![
            field("user.profile.givenName", "First name", "name", "Maren"),
            FieldEntry {
                typed: hostile("Okonjo-Vale"),
                becomes: Some(hostile("Okonjo-Vale")),
                ..field("user.profile.surname", "Surname", "name", &hostile("Okonjo"))
            },
            field("user.profile.email", "E-mail for bookings", "email", ""),
            field("user.metadata.newsletter", "newsletter", "flag", "true"),
            FieldEntry {
                typed: String::new(),
                becomes: Some(String::new()),
                ..field("user.metadata.crossings", "crossings", "number", "14")
            },
        ],
        fault: None,
        channels: vec![ChannelChoice {
            id: hostile("c1"),
            kind: "whatsapp".into(),
            name: Some(hostile("Maren O.")),
        }],
        message: Some(WrongMessage {
            conversation: hostile("v1"),
            message: hostile("m1"),
            text: hostile("Where is my refund?"),
        }),
        written: hostile("It is not so"),
        about: "elsewhere".into(),
        written_fault: None,
        longest: 4_000,
        draft: Some(hostile("0a1b")),
        unjudged: false,
        way: "details".into(),
        narrower: vec!["7K4M-2Q9X-B3TD".into()],
        same: None,
        once: "once-and-no-more".into(),
        due: due(),
    }
}

/// Before and after of two fields: one has changed since, and was refused in a form that was not taken.
pub fn diff() -> Diff {
    let part = |label: &str, was: &str, becomes: &str| PartDiff {
        path: hostile(label),
        label: hostile(label),
        was: hostile(was),
        becomes: becomes.into(),
        seen: "d".repeat(64),
        is_stale: false,
        entered: DecidedPart::default(),
    };
    Diff {
        way: "fields".into(),
        parts: vec![
            part("Surname", "Okonjo", &hostile("Okonjo-Vale")),
            PartDiff {
                is_stale: true,
                entered: DecidedPart {
                    answer: "refuse".into(),
                    reason: "data_accurate".into(),
                    note: hostile("See our letter"),
                    ..DecidedPart::default()
                },
                ..part("crossings", "14", "")
            },
        ],
        words: Some(hostile("My name changed")),
        ..Diff::default()
    }
}

/// A correction under review, its record open.
pub fn correction_review(diff: Diff) -> Review {
    let mut review = Review {
        diff: Some(diff),
        reasons: reasons(Regime::Gdpr, Right::Correction),
        ..review()
    };
    review.request.kind = "correction".into();
    review.request.scope = "fields".into();
    review
}

/// What a correction asked for: one part granted, one refused.
pub fn asked_for() -> AskedFor {
    AskedFor {
        way: "fields".into(),
        parts: vec![
            AskedPart {
                label: hostile("Surname"),
                becomes: hostile("Okonjo-Vale"),
                ..AskedPart::default()
            },
            AskedPart {
                label: hostile("crossings"),
                becomes: String::new(),
                refused: Some(("data_accurate".into(), "GDPR Art. 16".into())),
                note: Some(hostile("See our letter")),
            },
        ],
        ..AskedFor::default()
    }
}

fn stays() -> Vec<Stays> {
    vec![
        Stays {
            what: "sharedConversations".into(),
            ground: "GDPR Art. 17(1)".into(),
            count: Some(1_016),
        },
        Stays {
            what: "somethingNew".into(),
            ground: "GDPR Art. 17(3)(e)".into(),
            count: None,
        },
    ]
}

pub fn erasure_sizes() -> ErasureSizes {
    ErasureSizes {
        held: Some(counts()),
        going: None,
    }
}

pub fn new_erasure() -> NewErasure {
    NewErasure {
        size: "everything".into(),
        conversation: None,
        messages: vec![],
        chosen: None,
        counts: counts(),
        stays: stays(),
        told: vec![Told {
            category: crate::view::Category::Messages,
            recipients: hostile("The company that runs our help desk"),
        }],
        narrower: vec![],
        wider: None,
        holds: vec![],
        cools_minutes: 1_440,
        once: "once-and-no-more".into(),
        due: due(),
    }
}

/// How a deletion stands, in this stage.
pub fn own_erasure(stage: &Stage) -> OwnErasure {
    OwnErasure {
        conversation: None,
        would_go: stage.is_revocable().then(counts),
        so_far: matches!(stage, Stage::Executing { .. } | Stage::Stuck { .. }).then(counts),
        stays: stays(),
        cools_minutes: 1_440,
        holds: vec![],
    }
}

/// A legal hold with an end, and one without.
pub fn holds() -> Vec<StaffHold> {
    let hold = |id: &str, ground: &str, until: Option<&str>| StaffHold {
        id: id.into(),
        hold: Hold {
            ground: ground.into(),
            source: until.map(|_| "GDPR Art. 17(3)(e)".into()),
            until: until.map(Into::into),
        },
        why: hostile("Her lawyer has written."),
        by: hostile("Rhona Vale"),
        since: "2026-11-20T09:00:00Z".into(),
    };
    vec![
        hold("h1", "legal_claims", Some("2027-11-23")),
        hold("h2", "legal_obligation", None),
    ]
}

/// The same as the person reads of them.
pub fn told_holds() -> Vec<Hold> {
    holds().into_iter().map(|held| held.hold).collect()
}

/// A conversation with others.
pub fn line() -> ConversationLine {
    ConversationLine {
        id: "c1".into(),
        name: Some(hostile("Cabin 212")),
        shared: true,
        messages: 1_284,
        first: None,
        last: Some("2026-11-22T10:00:00Z".into()),
    }
}

pub fn new_transfer() -> NewTransfer {
    NewTransfer {
        typed: hostile("Fenland Mobility"),
        recipient: Some(hostile("Fenland Mobility")),
        about_bytes: 2_944_000,
        open: None,
        once: "once-and-no-more".into(),
        due: due(),
    }
}

fn phases() -> [Phase; 4] {
    let at = "2026-11-23T15:04:05Z".to_owned();
    [
        Phase::Granted,
        Phase::Waiting,
        Phase::Delivered { at },
        Phase::Over,
    ]
}

/// A transfer in every phase, and an address with every fate.
pub fn addresses() -> Vec<Address> {
    let at = || "2026-11-23T15:04:05Z".to_owned();
    let address = |phase, last| Address {
        reference: "7K4M-2Q9X-B3TD".into(),
        recipient: hostile("Fenland Mobility"),
        phase,
        last,
        fresh: true,
    };
    let lasts = [
        LastAddress::Good {
            until: at(),
            tries_left: 4,
        },
        LastAddress::Used { at: at() },
        LastAddress::Spent { at: at() },
        LastAddress::Lapsed { at: at() },
    ];
    let phases = phases().into_iter().map(|phase| address(phase, None));
    let granted = lasts.into_iter().map(|last| address(Phase::Granted, Some(last)));
    phases.chain(granted).collect()
}

pub fn made() -> MadeAddress {
    MadeAddress {
        url: "https://privacy.example.com/fetch/AAAAAAAAAAAAAAAAAAAAAA".into(),
        secret: "123 456 789 012 345 678".into(),
        good_until: "2026-11-23T15:14:05Z".into(),
    }
}

pub fn waiting() -> Waiting {
    Waiting {
        code: "AAAAAAAAAAAAAAAAAAAAAA".into(),
        business: hostile("Harbourline Ferries"),
        tries_left: 4,
        good_until: "2026-11-23T15:14:05Z".into(),
    }
}

/// A copy for staff to hand over, in every phase, and for whoever has to sign in once more.
pub fn hand_outs() -> Vec<HandOut> {
    let copy = |phase, fresh| HandOut {
        reference: "7K4M-2Q9X-B3TD".into(),
        how: matches!(phase, Phase::Delivered { .. }).then(|| "post".into()),
        phase,
        ways: domain::request::Delivery::BY_STAFF
            .map(|way| way.code().into())
            .into(),
        fresh,
    };
    let mut all: Vec<_> = phases().into_iter().map(|phase| copy(phase, true)).collect();
    all.push(copy(Phase::Granted, false));
    all
}

/// A request for a copy of this kind.
pub fn copy_request(kind: &str, stage: Stage) -> Request {
    let scope = if kind == "transfer" {
        hostile("Fenland Mobility")
    } else {
        String::new()
    };
    Request {
        kind: kind.into(),
        scope,
        stage,
        ..request()
    }
}

pub fn export() -> Export {
    Export {
        fresh: true,
        counts: counts(),
        received: true,
        about_bytes: 2_944_000,
        file_name: "rightsdesk-export.json".into(),
        signer: "A".repeat(43),
        law: Law::default(),
    }
}

pub fn queue() -> Queue {
    let mut lines: Vec<_> = requests()
        .into_iter()
        .map(|request| QueueLine {
            request,
            person: Some(hostile("Maren Okonjo")),
            restricted: false,
            business: Some(hostile("Harbourline Ferries")),
            endorsed: true,
        })
        .collect();
    lines[0].request.due.days_left = -3;
    lines[0].request.due.overdue = true;
    lines[2].request.due.stands_since = Some("2026-11-09T09:00:00Z".into());
    let unacknowledged = |is_late| Unacknowledged {
        by: Some("2026-12-07".into()),
        is_late,
    };
    lines[0].request.unacknowledged = Some(unacknowledged(true));
    lines[1].request.unacknowledged = Some(unacknowledged(false));
    lines[1].person = None;
    lines[2].person = None;
    lines[2].restricted = true;
    Queue {
        view: "open".into(),
        lines,
        open: 203,
        closed: 1_914,
        overdue: 2,
        next: None,
        undone: Vec::new(),
    }
}

pub fn review() -> Review {
    Review {
        request: request(),
        person: Some(person()),
        open_until: Some("2026-11-23T15:34:05Z".into()),
        is_closed: false,
        occasions: Occasion::ALL.map(|occasion| occasion.code().into()).into(),
        standing: standing().now,
        holds: vec![],
        can_be_held: false,
        hold_grounds: reasons(Regime::Gdpr, Right::Erasure)
            .into_iter()
            .filter(|reason| reason.source.contains("17(3)"))
            .collect(),
        over_with: None,
        would_go: counts(),
        so_far: None,
        cools_minutes: 1_440,
        cools_until: Some("2026-11-24T15:04:05Z".into()),
        stays: stays(),
        business: hostile("Harbourline Ferries"),
        decided_by: None,
        first_by: None,
        two_people: false,
        is_first_of_two: false,
        void: None,
        endorsed: None,
        longest_note: u32::try_from(desk::LONGEST_NOTE).unwrap(),
        entered: Entered::default(),
        typed: vec![],
        keeps: "once-and-no-mor".into(),
        reviewer: None,
        is_reviewer: false,
        remarks: remarks()
            .into_iter()
            .map(|remark| Remarked {
                by: (!remark.by_person).then(|| hostile("Rhona Vale")),
                remark,
            })
            .collect(),
        extends_to: Some("2027-01-29".into()),
        may_ask_who: true,
        about: None,
        may_decide: true,
        contact: Some(hostile("privacy@harbourline.example")),
        authority: Some(hostile("Information Commissioner of Tarrow")),
        diff: None,
        reasons: reasons(Regime::Gdpr, Right::Erasure),
        elsewhere: Elsewhere::default(),
    }
}

/// What is decided, and not all done elsewhere.
pub fn undone() -> Vec<Undone> {
    vec![Undone {
        reference: "7K4M-2Q9X-B3TD".into(),
        kind: "erasure".into(),
        scope: "everything".into(),
        business: Some(hostile("Harbourline Ferries")),
        tasks: 2,
    }]
}

/// All that was to be done elsewhere is done.
pub fn all_done_elsewhere() -> Elsewhere {
    let mut all = elsewhere();
    all.to_do.clear();
    all.told.retain(|told| !told.is_open());
    all
}

/// A request that is done, here at least, with what it asks to be done elsewhere.
pub fn done_elsewhere(elsewhere: Elsewhere) -> Review {
    let is_left = !elsewhere.to_do.is_empty();
    let mut review = Review {
        elsewhere,
        decided_by: Some(hostile("Idris Pellow")),
        ..closed_review()
    };
    review.is_closed = false;
    review.request.stage = if is_left { done_here() } else { done() };
    review
}

/// Something of everything that can be done elsewhere.
pub fn elsewhere() -> Elsewhere {
    let told = |number, outcome: Option<&str>, trouble: Option<&str>| TaskTold {
        number,
        recipient: (number != 83).then(|| hostile("Mailhouse")),
        outcome: outcome.map(Into::into),
        at: outcome.map(|_| "2026-11-23T15:04:05Z".into()),
        result: outcome.map(|_| hostile("They wrote that it is done")),
        next_at: trouble.map(|_| "2026-11-23T16:04:05Z".into()),
        tries: if trouble.is_some() { 3 } else { 0 },
        trouble: trouble.map(Into::into),
        whom: vec![hostile("externalId: passenger-20417")],
    };
    let mut all = vec![
        told(80, Some("done"), None),
        told(81, Some("failed"), None),
        told(82, Some("dropped"), None),
        told(83, None, None),
    ];
    let troubles = ["not_allowed", "unreachable", "too_slow", "broken", "refused"];
    all.extend(
        (84..)
            .zip(troubles)
            .map(|(number, why)| told(number, None, Some(why))),
    );
    let codes = [
        "file",
        "delete_messages",
        "clear_conversation",
        "delete_conversation",
        "leave_conversation",
        "delete_personal_information",
        "delete_user",
        "remove_attachment",
        "update_profile",
        "update_metadata",
        "delete_client",
        "create_client",
        "create_message",
        "mark_user",
        "delete_app",
        "moonrise",
    ];
    let to_do = (1..).zip(codes).map(|(number, what)| ToDo {
        number,
        what: what.into(),
        // Of one it is not known any more whom it is about.
        exact: (what != "moonrise")
            .then(|| hostile("DELETE /v2/apps/a1/users/u1"))
            .into_iter()
            .collect(),
        failed_at: (number == 2).then(|| "2026-11-23T15:04:05Z".into()),
        result: (number == 2).then(|| hostile("It said 500")),
    });
    Elsewhere {
        calls: Progress {
            total: 20,
            done: 5,
            failed: 1,
        },
        files: Progress {
            total: 1,
            done: 1,
            failed: 0,
        },
        told: all,
        to_do: to_do.collect(),
    }
}

/// What may be given for this right under this law.
pub fn reasons(regime: Regime, right: Right) -> Vec<ReasonOption> {
    Reason::offered(regime, right)
        .map(|(known, ground)| ReasonOption {
            code: known.code().into(),
            source: ground.source.into(),
        })
        .collect()
}

/// The record behind it is closed to whoever reviews it.
pub fn closed_review() -> Review {
    Review {
        person: None,
        open_until: None,
        is_closed: true,
        ..review()
    }
}

fn person() -> ReviewedPerson {
    ReviewedPerson {
        name: Some(hostile("Maren Okonjo")),
        external_id: hostile("passenger-20417"),
        facts: vec![
            Fact {
                label: Some(hostile("E-mail for bookings")),
                path: hostile("profile.email"),
                value: Some(hostile("maren.okonjo@example.com")),
                why: Some(hostile("You typed it into a form.")),
                described: true,
            },
            Fact {
                label: None,
                path: hostile("metadata.tier"),
                value: Some(hostile("silver")),
                why: None,
                described: false,
            },
        ],
        channels: Channels {
            channels: vec![sheet("whatsapp", Some("Maren O."), "+44 7700 900417")],
            devices: vec![sheet("android", None, "Pixel 9"), sheet("", None, "nobody knows")],
            business_systems: vec![sheet(HOSTILE, None, "48120")],
        },
        merges: vec![super::tests::views::merged(Some(&hostile("moonrise")))],
        preference: Some(super::tests::views::preference(Some(true), None)),
        conversations: vec![
            line(),
            ConversationLine {
                id: "c2".into(),
                name: None,
                shared: false,
                messages: 0,
                first: None,
                last: None,
            },
        ],
        more: More {
            conversations: 12,
            messages: 2_345,
        },
    }
}

fn sheet(kind: &str, name: Option<&str>, value: &str) -> Sheet {
    let fact = |label: Option<&str>| Fact {
        label: label.map(str::to_owned),
        path: hostile("raw.from"),
        value: Some(hostile(value)),
        why: None,
        described: label.is_some(),
    };
    Sheet {
        kind: kind.into(),
        name: name.map(hostile),
        facts: vec![fact(Some("Number")), fact(None)],
    }
}

/// This one and another.
pub fn sessions() -> Vec<OpenSession> {
    let session = |handle: &str, is_this| OpenSession {
        handle: handle.into(),
        name: Some(hostile("Idris Pellow")),
        reach: Some("6a7ddbde027363cee44c9b01".into()),
        browser: Some("Firefox on Linux".into()),
        network: Some("192.0.2.0/24".into()),
        opened_at: "2026-11-23T15:04:05Z".into(),
        seen_at: "2026-11-23T15:14:05Z".into(),
        is_this,
    };
    vec![session("first", true), session("second", false)]
}

pub fn own_sessions() -> OwnSessions {
    OwnSessions {
        sessions: sessions(),
        next: None,
    }
}

/// A page after the last one.
pub fn no_sessions() -> OwnSessions {
    OwnSessions {
        sessions: vec![],
        next: None,
    }
}

pub fn staff_sessions() -> StaffSessions {
    StaffSessions {
        sessions: sessions(),
        next: None,
        apps: vec![("a1".into(), hostile("Harbourline"))],
        ended: Some(hostile("passenger-20417")),
    }
}

/// A large business that could go.
pub fn app_to_go() -> AppToGo {
    AppToGo {
        id: "5f2c".into(),
        name: hostile("Harbourline Ferries"),
        holdings: holdings(),
        two_people: false,
        first: None,
        is_first: false,
        on_platform: true,
        told: vec![Some(hostile("Mailhouse")), None],
        open: 3,
    }
}

fn holdings() -> Holdings {
    Holdings {
        people: 10_000,
        messages: 1_000_000,
        requests: 7,
        ..Holdings::default()
    }
}

/// How far the deletion of a business can have come.
pub fn leaving_stages() -> Vec<LeavingStage> {
    let (by, at) = (hostile("Idris"), "2026-11-19T10:02:00Z".to_owned());
    let decided = |by_hand: bool| Decided {
        first: (!by_hand).then(|| hostile("Rhona")),
        by: by.clone(),
        by_hand,
        at: at.clone(),
        reason: by_hand.then(|| hostile("They left")),
    };
    let going = |is_stuck| LeavingStage::Going {
        decided: decided(is_stuck),
        so_far: holdings(),
        is_stuck,
    };
    let gone = |later: Option<String>| LeavingStage::Gone {
        decided: decided(later.is_some()),
        finished_at: at.clone(),
        gone: holdings(),
        verified_at: later.clone(),
        readmitted_at: later,
    };
    vec![
        LeavingStage::Unwanted,
        LeavingStage::Proposed {
            by: by.clone(),
            at: at.clone(),
        },
        LeavingStage::Kept {
            by: by.clone(),
            at: at.clone(),
        },
        going(false),
        going(true),
        gone(None),
        gone(Some(at.clone())),
    ]
}
