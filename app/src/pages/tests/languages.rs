//! Every page in every language: nothing on it is of another one.

use std::collections::BTreeSet;

use domain::{deadline::Regime, right::Right};
use leptos::prelude::*;
use memchr::memmem;

use super::{conversation::transcript, views};
use crate::{
    api::Problem,
    components::{DeskNav, MeNav},
    components::{Side, Trouble, inside, outside},
    pages::{
        activity::{activity, more},
        app_deletion,
        businesses::businesses,
        channels::channels,
        check_complaint, check_correction, check_decision, check_objection, check_restriction,
        check_transfer,
        conversation::{choosing, conversation},
        conversations::conversations,
        delete_app,
        demo::demo,
        enter, export, fetch, hand_out,
        home::home,
        new_complaint, new_correction, new_erasure, new_for, new_objection, new_request, new_restriction,
        new_transfer, one_time,
        overview::overview,
        profile::profile,
        queue, request, requests, retention, review, revise, sample, search, sessions,
        sign_in::sign_in,
        styleguide::styleguide,
    },
    text::{Language, home as home_words, sentences, sessions as words, sign_in as sign_in_words},
    view::{
        Address, AppLeaving, AppToGo, AskedErasure, AskedFor, Businesses, CheckObjection, Diff, Entrance,
        ErasureSizes, Export, NewCorrection, NewErasure, NewObjection, NewRestriction, NewTransfer,
        OwnRequest, Queue, Retention, Review, StaffSessions,
    },
};

/// Every page in every state, each with its name.
fn pages(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut open = |name: String, view: &dyn Fn() -> AnyView| {
        drawn.push((name, sample::drawn_in(language, || outside(view()))));
    };
    for (me, desk, demo) in [
        (false, false, false),
        (true, false, true),
        (false, true, false),
        (false, false, true),
    ] {
        open(format!("home {me} {desk} {demo}"), &|| {
            home(me, desk, demo).into_any()
        });
    }
    for code in [
        "",
        "token",
        "signed_out",
        "not_fresh",
        "used",
        "ran_out",
        "link",
        "left",
        "ended",
    ] {
        open(format!("sign-in {code}"), &|| {
            let from = Some("https://example.com/".to_owned());
            sign_in(sign_in_words::problem(code), None, from, None).into_any()
        });
    }
    open("signed in".into(), &|| {
        sign_in(None, Some(("/me", home_words::TO_ME)), None, None).into_any()
    });
    open("signed in as staff".into(), &|| {
        let desk = Some(("/desk", home_words::TO_DESK));
        sign_in(sign_in_words::problem("signed_out"), desk, None, None).into_any()
    });
    open("demo".into(), &|| demo(views::demo()).into_any());
    open("styleguide".into(), &|| styleguide().into_any());
    open("over".into(), &|| enter::over().into_any());
    open("door".into(), &|| {
        let entrance = Entrance {
            code: "AAAA".into(),
            business: sample::frame().business,
            instead_of: Some("Otto".into()),
            stamp: "s7".into(),
        };
        enter::door(entrance).into_any()
    });
    open("fetch over".into(), &|| fetch::over().into_any());
    for is_wrong in [false, true] {
        open(format!("fetch {is_wrong}"), &|| {
            fetch::form(sample::waiting(), is_wrong).into_any()
        });
    }
    for problem in Problem::ALL {
        let side = Some(Side::Desk(DeskNav::Queue));
        open(format!("{problem:?}"), &|| {
            view! { <Trouble problem=problem/> }.into_any()
        });
        open(format!("{problem:?} at the desk"), &|| {
            view! { <Trouble problem=problem side=side/> }.into_any()
        });
    }
    drawn.extend(of_people(language));
    drawn.extend(of_own_requests(language));
    drawn.extend(of_objections(language));
    drawn.extend(of_requests(language));
    drawn.extend(of_corrections(language));
    drawn.extend(of_erasures(language));
    drawn.extend(of_copies(language));
    drawn.extend(of_staff(language));
    drawn.extend(of_elsewhere(language));
    drawn.extend(of_reviews(language));
    drawn.extend(of_deletions(language));
    drawn.extend(of_laws(language));
    drawn
}

fn of_people(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Overview);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    for n in 0..views::overviews().len() {
        let page = || views::overviews().remove(n);
        me(format!("overview {n}"), &|| {
            overview(sample::frame(), page()).into_any()
        });
    }
    for n in 0..2 {
        me(format!("profile {n}"), &|| {
            profile(sample::frame(), views::profiles().remove(n)).into_any()
        });
        me(format!("channels {n}"), &|| {
            channels(sample::frame(), views::channels().remove(n)).into_any()
        });
        me(format!("conversations {n}"), &|| {
            conversations(sample::frame(), views::conversations().remove(n), n > 0).into_any()
        });
    }
    for first in [true, false] {
        me(format!("activity {first}"), &|| {
            activity(sample::frame(), views::activity(), first).into_any()
        });
    }
    me("activity, read on".into(), &|| {
        more(sample::frame(), views::activity()).into_any()
    });
    for n in 0..views::searches().len() {
        me(format!("search {n}"), &|| {
            search::search(sample::frame(), views::searches().remove(n), None).into_any()
        });
    }
    me("conversation".into(), &|| {
        conversation(sample::frame(), transcript()).into_any()
    });
    me("empty conversation".into(), &|| {
        conversation(sample::frame(), views::empty_conversation()).into_any()
    });
    for (name, page) in [
        ("export", Some(sample::export())),
        ("no export", None),
        (
            "later export",
            Some(Export {
                fresh: false,
                ..sample::export()
            }),
        ),
    ] {
        me(name.into(), &|| {
            export::draw(sample::frame(), page.clone(), false).into_any()
        });
    }
    for listed in [sample::requests(), vec![]] {
        let own = sample::own_requests(listed);
        me(format!("{} requests", own.requests.len()), &|| {
            requests::draw(sample::frame(), own.clone(), None).into_any()
        });
    }
    for (page, first) in [(sample::own_sessions(), true), (sample::no_sessions(), false)] {
        me(format!("sessions {first}"), &|| {
            let done = first.then_some(words::VISIT_DONE);
            sessions::own(sample::frame(), page.clone(), None, done, first).into_any()
        });
    }
    drawn
}

/// Whatever a page says of the law.
fn of_laws(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    for law in sample::laws() {
        let mut me = |name: &str, view: &dyn Fn() -> AnyView| {
            let side = Side::Me(MeNav::Requests);
            let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
            drawn.push((format!("{name} under {law:?}"), html));
        };
        let mut own = sample::own_request();
        own.request.due.law = law;
        for kind in domain::request::Kind::ALL {
            own.request.kind = kind.code().into();
            // Of a transfer, the recipient: somebody's own name.
            let scope = (kind == domain::request::Kind::Transfer).then(|| "Otto".to_owned());
            own.request.scope = scope.unwrap_or_else(|| sample::own_request().request.scope);
            me(kind.code(), &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
        }
        for authority in [Some("Otto".to_owned()), None] {
            own.request.stage = sample::refused();
            own.authority = authority;
            me("refused", &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
        }
        let mut objection = sample::new_objection();
        objection.due.law = law;
        me("objection", &|| {
            new_objection::draw(sample::frame(), objection.clone(), None, true).into_any()
        });
        let mut restriction = sample::new_restriction();
        restriction.due.law = law;
        me("restriction", &|| {
            new_restriction::draw(sample::frame(), Some(restriction.clone()), false).into_any()
        });
        let mut correction = sample::new_correction();
        correction.due.law = law;
        me("correction", &|| {
            new_correction::draw(Some(correction.clone()), None).into_any()
        });
        let mut page = views::overviews().remove(0);
        page.holder.law = law;
        page.standing.law = law;
        me("overview", &|| overview(sample::frame(), page.clone()).into_any());
        let copy = Export {
            law,
            ..sample::export()
        };
        me("export", &|| {
            export::draw(sample::frame(), Some(copy.clone()), false).into_any()
        });
    }
    drawn
}

/// What becomes of requests.
fn of_own_requests(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    for stage in sample::stages() {
        for named in [true, false] {
            let mut own: OwnRequest = sample::own_request();
            own.request.stage = stage.clone();
            own.request.extension = Some(crate::view::Extended {
                at: "2026-11-20T10:00:00Z".into(),
                reason: if named { "complex" } else { "many" }.into(),
                note: Some(sample::hostile("Four ships")),
            });
            if !named {
                own.authority = None;
                own.request.scope = "messages".into();
            }
            let mut erasure = sample::own_erasure(&stage);
            erasure.holds = sample::told_holds();
            own.erasure = Some(erasure);
            me(format!("request {stage:?} {named}"), &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
        }
    }
    for (kind, scope) in [
        ("objection", "marketing"),
        ("objection", "other-uses"),
        ("restriction", ""),
        ("lifting", "marketing"),
        ("lifting", "other-uses"),
        ("lifting", "restriction"),
    ] {
        let mut own: OwnRequest = sample::own_request();
        own.request.stage = sample::done();
        (own.request.kind, own.request.scope) = (kind.into(), scope.into());
        me(format!("request {kind} {scope}"), &|| {
            request::draw(sample::frame(), own.clone(), None).into_any()
        });
    }
    drawn
}

fn of_objections(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    let stopped = NewObjection {
        standing: sample::standing(),
        open: Some("7K4M-2Q9X-B3TD".into()),
        ..sample::new_objection()
    };
    let nothing = NewObjection {
        held: false,
        ..sample::new_objection()
    };
    for page in [sample::new_objection(), stopped, nothing] {
        for problem in [None, Some(Problem::WordsTooLong)] {
            me(format!("objection {} {problem:?}", page.held), &|| {
                new_objection::draw(sample::frame(), page.clone(), problem, true).into_any()
            });
        }
    }
    let as_before = CheckObjection {
        meanwhile: false,
        ..sample::check_objection()
    };
    for page in [Some(sample::check_objection()), Some(as_before), None] {
        me(format!("check objection {}", page.is_some()), &|| {
            check_objection::draw(sample::frame(), page.clone(), None).into_any()
        });
    }
    let chosen = NewRestriction {
        chosen: Some("unlawful".into()),
        source: Some("GDPR Art. 18(1)(b)".into()),
        ..sample::new_restriction()
    };
    for page in [Some(sample::new_restriction()), Some(chosen), None] {
        me(format!("restriction {}", page.is_some()), &|| {
            new_restriction::draw(sample::frame(), page.clone(), false).into_any()
        });
        me(format!("check restriction {}", page.is_some()), &|| {
            check_restriction::draw(sample::frame(), page.clone(), None).into_any()
        });
    }
    drawn
}

/// Requests of every kind, and the ways to put one.
fn of_requests(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    me("new request".into(), &|| {
        new_request::draw(sample::frame(), sample::new_request()).into_any()
    });
    for kind in ["complaint", "appeal"] {
        let page = crate::view::NewSecondLook {
            words: sample::hostile("Not right"),
            ..sample::second_look(kind)
        };
        me(format!("new {kind}"), &|| {
            new_complaint::draw(sample::frame(), page.clone(), Some(Problem::WordsMissing)).into_any()
        });
        me(format!("check {kind}"), &|| {
            check_complaint::draw(sample::frame(), page.clone(), None).into_any()
        });
    }
    for kind in domain::request::Kind::ALL {
        for stage in sample::stages() {
            let mut own: OwnRequest = sample::own_request();
            own.request.kind = kind.code().into();
            own.request.scope = String::new();
            own.request.stage = stage.clone();
            own.request.trail = sample::trail();
            own.request.on_behalf = true;
            own.may_appeal = true;
            me(format!("request {kind:?} {stage:?}"), &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
        }
    }
    drawn
}

/// Corrections, and the ways to ask for one.
fn of_corrections(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    for way in ["", "details", "words", "statement"] {
        let page = || {
            Some(NewCorrection {
                way: way.into(),
                ..sample::new_correction()
            })
        };
        me(format!("check a correction {way}"), &|| {
            check_correction::draw(sample::frame(), page(), None).into_any()
        });
        me(format!("correct details {way}"), &|| {
            new_correction::details(sample::frame(), page(), None).into_any()
        });
        me(format!("correct in words {way}"), &|| {
            new_correction::in_words(sample::frame(), page(), None).into_any()
        });
        me(format!("state {way}"), &|| {
            new_correction::statement(sample::frame(), page(), None).into_any()
        });
    }
    for found in [None, Some(sample::new_correction())] {
        me(format!("new correction {}", found.is_some()), &|| {
            new_correction::draw(found.clone(), None).into_any()
        });
    }
    for (way, about) in [
        ("fields", ""),
        ("words", "message"),
        ("words", "channel"),
        ("words", "elsewhere"),
        ("statement", ""),
    ] {
        for stage in sample::stages() {
            let mut own = sample::own_request();
            own.request.kind = "correction".into();
            own.request.stage = stage;
            own.correction = Some(AskedFor {
                way: way.into(),
                about: about.into(),
                ..sample::asked_for()
            });
            me(format!("correction {way} {about}"), &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
        }
    }
    drawn
}

/// Requests of every kind under review, and what staff put.
fn of_reviews(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut desk = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Desk(DeskNav::Queue);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    for kind in domain::request::Kind::ALL {
        for (stage, about) in sample::stages()
            .into_iter()
            .zip([true, false].into_iter().cycle())
        {
            let mut page: Review = sample::review();
            page.request.kind = kind.code().into();
            page.request.scope = String::new();
            page.request.stage = stage.clone();
            page.request.trail = sample::trail();
            page.request.on_behalf = true;
            page.request.unacknowledged = Some(crate::view::Unacknowledged {
                by: Some("2026-12-07".into()),
                is_late: about,
            });
            page.may_decide = about;
            page.is_reviewer = about;
            page.reviewer = Some("Idris".into());
            page.about = about.then(sample::request);
            desk(format!("review {kind:?} {stage:?}"), &|| {
                review::draw(sample::frame(), page.clone(), None, false).into_any()
            });
        }
        for upheld in [true, false] {
            let mut review: Review = sample::review();
            review.request.kind = kind.code().into();
            review.entered.form = if upheld { "uphold" } else { "decide" }.into();
            review.entered.note = "Idris".into();
            let decision = crate::view::Decision {
                review,
                upheld,
                source: "GDPR Art. 12(4)".into(),
            };
            desk(format!("check {kind:?} {upheld}"), &|| {
                check_decision::draw(sample::frame(), decision.clone(), None, false).into_any()
            });
        }
    }
    for regime in [Regime::Gdpr, Regime::Ccpa, Regime::Virginia] {
        for right in Right::ALL {
            let page = Review {
                reasons: sample::reasons(regime, right),
                ..sample::review()
            };
            desk(format!("reasons {regime:?} {right:?}"), &|| {
                review::draw(sample::frame(), page.clone(), None, false).into_any()
            });
        }
    }
    let mut page = sample::review();
    page.request.stage = crate::view::Stage::Asked {
        about: "identity".into(),
        lapses_on: None,
    };
    desk("awaited".into(), &|| {
        review::draw(sample::frame(), page.clone(), None, false).into_any()
    });
    for problem in [None, Some(Problem::ReasonMissing), Some(Problem::NotHeldUntil)] {
        let mut page = Review {
            holds: sample::holds(),
            can_be_held: true,
            ..sample::review()
        };
        page.entered.form = "hold".into();
        desk(format!("held {problem:?}"), &|| {
            review::draw(sample::frame(), page.clone(), problem, false).into_any()
        });
    }
    for from in [None, Some("7K4M-2Q9X-B3TD".to_owned())] {
        let page = crate::view::NewFor {
            from,
            ..sample::new_for()
        };
        desk(format!("put {:?}", page.from), &|| {
            new_for::draw(sample::frame(), page.clone(), Some(Problem::ReasonMissing)).into_any()
        });
        desk(format!("put on no day {:?}", page.from), &|| {
            new_for::draw(sample::frame(), page.clone(), Some(Problem::NotReceivedThen)).into_any()
        });
    }
    drawn
}

/// Deletions in their sizes, step by step.
fn of_erasures(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    let none = ErasureSizes {
        held: None,
        ..sample::erasure_sizes()
    };
    for (name, page) in [("sizes", sample::erasure_sizes()), ("no sizes", none)] {
        for problem in [None, Some(Problem::ChoiceMissing)] {
            me(format!("{name} {problem:?}"), &|| {
                new_erasure::draw(sample::frame(), page.clone(), problem).into_any()
            });
        }
    }
    for of_messages in [true, false] {
        me(format!("which {of_messages}"), &|| {
            let page = views::conversations().remove(0);
            new_erasure::which(sample::frame(), page, of_messages, true).into_any()
        });
    }
    for problem in [None, Some(Problem::ChoiceMissing)] {
        me(format!("choosing {problem:?}"), &|| {
            choosing(sample::frame(), transcript(), problem).into_any()
        });
    }
    let mut asked = vec![
        AskedErasure::Unchosen,
        AskedErasure::Nothing,
        AskedErasure::Open {
            reference: "7K4M-2Q9X-B3TD".into(),
        },
    ];
    for (code, cools_minutes) in crate::text::sizes::CODES.into_iter().zip([0, 90, 60, 1_440, 0]) {
        asked.push(AskedErasure::New(Box::new(NewErasure {
            size: code.into(),
            conversation: Some(sample::line()),
            narrower: vec![(sample::request(), true)],
            wider: Some("7K4M-2Q9X-B3TD".into()),
            holds: sample::told_holds(),
            cools_minutes,
            ..sample::new_erasure()
        })));
    }
    for (n, asked) in asked.into_iter().enumerate() {
        me(format!("preview {n}"), &|| {
            new_erasure::preview(sample::frame(), asked.clone()).into_any()
        });
        me(format!("sure {n}"), &|| {
            new_erasure::sure(sample::frame(), asked.clone()).into_any()
        });
        for problem in Problem::ALL {
            me(format!("check {n} {problem:?}"), &|| {
                new_erasure::check(sample::frame(), asked.clone(), Some(problem), false).into_any()
            });
        }
    }
    drawn
}

/// Of copies for somebody who cannot take theirs, and for somebody else.
fn of_copies(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut me = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Me(MeNav::Requests);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    let nobody = NewTransfer {
        recipient: None,
        ..sample::new_transfer()
    };
    let again = NewTransfer {
        open: Some("7K4M-2Q9X-B3TD".into()),
        ..sample::new_transfer()
    };
    for (name, page) in [
        ("transfer", Some(sample::new_transfer())),
        ("no transfer", None),
        ("transfer to nobody", Some(nobody)),
        ("transfer again", Some(again)),
    ] {
        for problem in [None, Some(Problem::Incomplete), Some(Problem::Busy)] {
            me(format!("{name} {problem:?}"), &|| {
                new_transfer::draw(sample::frame(), page.clone(), problem).into_any()
            });
            me(format!("check {name} {problem:?}"), &|| {
                check_transfer::draw(sample::frame(), page.clone(), problem, false).into_any()
            });
        }
    }
    for (at, address) in sample::addresses().into_iter().enumerate() {
        for fresh in [true, false] {
            let address = Address {
                fresh,
                ..address.clone()
            };
            me(format!("address {at} {fresh}"), &|| {
                one_time::draw(sample::frame(), address.clone(), None, None, "/me").into_any()
            });
        }
        me(format!("made address {at}"), &|| {
            one_time::draw(
                sample::frame(),
                address.clone(),
                Some(sample::made()),
                None,
                "/me",
            )
            .into_any()
        });
    }
    for (at, copy) in sample::hand_outs().into_iter().enumerate() {
        for problem in [None, Some(Problem::Incomplete)] {
            me(format!("hand out {at} {problem:?}"), &|| {
                hand_out::draw(sample::frame(), copy.clone(), problem).into_any()
            });
        }
    }
    for kind in ["access", "transfer"] {
        for stage in sample::stages() {
            let mut own: OwnRequest = sample::own_request();
            own.request = sample::copy_request(kind, stage.clone());
            me(format!("{kind} {stage:?}"), &|| {
                request::draw(sample::frame(), own.clone(), None).into_any()
            });
            let mut page: Review = sample::review();
            page.request = own.request.clone();
            me(format!("review of {kind} {stage:?}"), &|| {
                review::draw(sample::frame(), page.clone(), None, false).into_any()
            });
        }
    }
    drawn
}

fn of_deletions(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut desk = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Desk(DeskNav::Businesses);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    let one = || vec![("5f2c".to_owned(), "Harbourline".to_owned())];
    for (held, gone) in [(one(), one()), (vec![], vec![])] {
        let page = Businesses { held, gone };
        desk(format!("businesses {}", page.held.len()), &|| {
            businesses(sample::frame(), page.clone()).into_any()
        });
    }
    let first = ("Idris".to_owned(), "2026-11-19T10:02:00Z".to_owned());
    for (two_people, first, is_first) in [
        (false, None, false),
        (true, None, false),
        (true, Some(first.clone()), false),
        (true, Some(first), true),
    ] {
        let page = AppToGo {
            two_people,
            first,
            is_first,
            on_platform: !is_first,
            told: if is_first {
                vec![]
            } else {
                sample::app_to_go().told
            },
            open: u64::from(!is_first),
            ..sample::app_to_go()
        };
        desk(format!("delete {two_people} {is_first}"), &|| {
            delete_app::look(sample::frame(), page.clone()).into_any()
        });
        desk(format!("delete for good {two_people} {is_first}"), &|| {
            let problem = Some(Problem::NotNamed);
            delete_app::check(sample::frame(), page.clone(), problem, true).into_any()
        });
    }
    for stage in sample::leaving_stages() {
        let page = AppLeaving {
            id: "5f2c".into(),
            name: "Harbourline".into(),
            stage,
            reference: "7K4M-2Q9X-B3TD".into(),
            elsewhere: sample::elsewhere(),
        };
        desk(format!("deletion {:?}", page.stage), &|| {
            app_deletion::draw(sample::frame(), page.clone(), Some(Problem::Moved)).into_any()
        });
    }
    drawn
}

/// What is done elsewhere, to staff and to the person.
fn of_elsewhere(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut page = |name: String, side: Side, view: &dyn Fn() -> AnyView| {
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    let queue = Queue {
        undone: sample::undone(),
        ..sample::queue()
    };
    page("queue undone".into(), Side::Desk(DeskNav::Queue), &|| {
        queue::draw(sample::frame(), queue.clone(), false).into_any()
    });
    for (name, elsewhere) in [
        ("open", sample::elsewhere()),
        ("done", sample::all_done_elsewhere()),
    ] {
        let review = sample::done_elsewhere(elsewhere.clone());
        page(format!("review {name}"), Side::Desk(DeskNav::Queue), &|| {
            review::draw(sample::frame(), review.clone(), None, false).into_any()
        });
        let own = OwnRequest {
            request: review.request.clone(),
            elsewhere,
            ..sample::own_request()
        };
        page(format!("request {name}"), Side::Me(MeNav::Requests), &|| {
            request::draw(sample::frame(), own.clone(), None).into_any()
        });
    }
    drawn
}

#[expect(clippy::too_many_lines, reason = "a list")]
fn of_staff(language: Language) -> Vec<(String, String)> {
    let mut drawn = Vec::new();
    let mut desk = |name: String, view: &dyn Fn() -> AnyView| {
        let side = Side::Desk(DeskNav::Queue);
        let html = sample::drawn_in(language, || inside(sample::frame(), side, view()));
        drawn.push((name, html));
    };
    for (name, lines, next) in [
        ("open", sample::queue().lines, Some("2026-11-30.7K4M".to_owned())),
        ("closed", sample::queue().lines, None),
        ("open", vec![], None),
        ("closed", vec![], None),
    ] {
        let queue = Queue {
            view: name.into(),
            lines,
            next,
            ..sample::queue()
        };
        desk(format!("queue {name}"), &|| {
            queue::draw(sample::frame(), queue.clone(), false).into_any()
        });
    }
    for (stage, days) in sample::stages()
        .into_iter()
        .zip([-3, 0, 1, 7, 7, 7].into_iter().cycle())
    {
        for known in [true, false] {
            let mut page: Review = sample::review();
            page.request.due.days_left = days;
            page.request.stage = stage.clone();
            page.decided_by = (!stage.is_undecided()).then(|| "Idris".into());
            page.two_people = known;
            if !known {
                page.endorsed = Some(("Idris".into(), "2026-11-23T15:00:00Z".into()));
                page.person = None;
                page.void = Some(("Rhona".into(), "2026-11-23T14:00:00Z".into()));
            }
            desk(format!("review {stage:?} {known}"), &|| {
                review::draw(sample::frame(), page.clone(), None, false).into_any()
            });
        }
    }
    for (way, about) in [
        ("fields", ""),
        ("words", "message"),
        ("words", "elsewhere"),
        ("statement", ""),
    ] {
        let diff = Diff {
            way: way.into(),
            about: about.into(),
            ..sample::diff()
        };
        let page = sample::correction_review(diff);
        desk(format!("correction {way} {about}"), &|| {
            review::draw(sample::frame(), page.clone(), Some(Problem::Stale), false).into_any()
        });
    }
    for problem in [None, Some(Problem::OccasionMissing)] {
        desk(format!("closed review {problem:?}"), &|| {
            review::draw(sample::frame(), sample::closed_review(), problem, false).into_any()
        });
    }
    desk("review without a reason".into(), &|| {
        review::draw(
            sample::frame(),
            sample::review(),
            Some(Problem::ReasonMissing),
            false,
        )
        .into_any()
    });
    for problem in [None, Some(Problem::Misfit), Some(Problem::Stale)] {
        desk(format!("revise {problem:?}"), &|| {
            revise::draw(sample::frame(), sample::facts_part(), problem).into_any()
        });
    }
    for (page, problem) in [
        (sample::retention(), None),
        (sample::retention(), Some(Problem::Stale)),
        (Retention::default(), None),
    ] {
        desk(format!("retention {} {problem:?}", page.rules.len()), &|| {
            retention::draw(sample::frame(), page.clone(), problem, true).into_any()
        });
    }
    for (part, _) in crate::text::revise::PARTS {
        let page = sample::facts_about(part);
        desk(format!("revise {part}"), &|| {
            revise::draw(sample::frame(), page.clone(), None).into_any()
        });
    }
    let everywhere = StaffSessions {
        sessions: sample::sessions()
            .into_iter()
            .map(|session| crate::view::OpenSession {
                reach: Some(String::new()),
                browser: None,
                ..session
            })
            .collect(),
        next: Some("2026-11-23T15:04:05Z~0f1e2d3c4b5a6978".into()),
        ..sample::staff_sessions()
    };
    for (page, is_done) in [(sample::staff_sessions(), true), (everywhere, false)] {
        desk(format!("staff {is_done}"), &|| {
            let done = is_done.then_some(words::PERSON_DONE);
            sessions::staff(sample::frame(), page.clone(), None, done, true).into_any()
        });
    }
    drawn
}

/// What a reader sees or hears of a page: its text, and the attributes that hold words.
fn texts(html: &str) -> Vec<String> {
    let mut texts = Vec::new();
    for part in html.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for attribute in ["aria-label", "data-label", "title"] {
            let value = tag.split(&format!(" {attribute}=\"")).nth(1);
            texts.extend(value.and_then(|rest| rest.split('"').next()).map(str::to_owned));
        }
        texts.push(text.trim().to_owned());
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The sentences of `language` that stand in the catalogue of no other, in pieces that stand on a page as they are.
fn pieces(language: Language) -> BTreeSet<String> {
    let all = sentences::all();
    let of = |wanted: Language| {
        let said = |(_, en, de): &sentences::Sentence| match wanted {
            Language::En => en.clone(),
            Language::De => de.clone(),
        };
        all.iter().map(said).collect::<Vec<_>>()
    };
    let others: String = Language::ALL
        .into_iter()
        .filter(|other| *other != language)
        .flat_map(of)
        .map(|sentence| sentence + "\n")
        .collect();
    of(language)
        .iter()
        .flat_map(|sentence| sentences::pieces(sentence))
        .filter(|piece| piece.len() > 3 && !others.contains(piece))
        .map(str::to_owned)
        .collect()
}

/// Pieces that stand in these texts: several words anywhere in one, a single word only if it is all of it.
fn found<'p>(pieces: &'p BTreeSet<String>, texts: &[String]) -> Vec<&'p str> {
    let whole: BTreeSet<_> = texts
        .iter()
        .map(|text| text.trim_matches(['.', ',', ':', ' ']))
        .collect();
    let long = texts.join("\n");
    pieces
        .iter()
        .map(String::as_str)
        .filter(|piece| {
            if piece.contains(' ') {
                memmem::find(long.as_bytes(), piece.as_bytes()).is_some()
            } else {
                whole.contains(piece)
            }
        })
        .collect()
}

#[test]
fn every_page_speaks_one_language() {
    let english = pieces(Language::En);
    let german = pieces(Language::De);
    for (language, own, foreign) in [
        (Language::De, &german, &english),
        (Language::En, &english, &german),
    ] {
        for (name, html) in pages(language) {
            let texts = texts(&html);
            let wrong = found(foreign, &texts);
            assert!(wrong.is_empty(), "{name} in {language:?} says {wrong:?}");
            // The control: in its own language the same search finds what stands there.
            assert!(found(own, &texts).len() > 5, "{name} in {language:?}: {texts:?}");
        }
    }
}

#[test]
fn nearly_every_sentence_stands_on_some_page() {
    let texts: Vec<_> = pages(Language::De)
        .iter()
        .flat_map(|(_, html)| texts(html))
        .collect();
    let all = pieces(Language::De);
    let there: BTreeSet<_> = found(&all, &texts).into_iter().collect();
    let missing: Vec<_> = all
        .iter()
        .filter(|piece| !there.contains(piece.as_str()))
        .collect();
    assert!(
        missing.len() * 4 < all.len(),
        "{} of {}: {missing:#?}",
        missing.len(),
        all.len()
    );
}
