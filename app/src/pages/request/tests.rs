use super::*;
use crate::{
    pages::sample::{self, sound},
    text::erasure as deleting,
    view::Stage,
};

fn at(stage: Stage) -> String {
    of("everything", stage)
}

fn of(size: &str, stage: Stage) -> String {
    let mut own = sample::own_request();
    own.erasure = Some(sample::own_erasure(&stage));
    own.request.scope = size.into();
    own.request.stage = stage;
    sound(draw(sample::frame(), own, None))
}

#[test]
fn right_after_sending_it_is_the_confirmation() {
    let html = at(Stage::Submitted);
    for there in [
        words::RECEIVED.en,
        "7K4M-2Q9X-B3TD",
        "Monday 30 November 2026",
        "privacy@harbourline.example",
        "action=\"/api/withdraw_request\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn it_can_be_taken_back_only_while_nothing_is_decided() {
    for stage in sample::stages() {
        let html = at(stage.clone());
        assert_eq!(html.contains("<form"), stage.is_revocable(), "{stage:?}: {html}");
        assert!(html.contains(words::STEP_SENT.en), "{stage:?}: {html}");
    }
}

#[test]
fn a_refusal_gives_reason_note_article_and_ways_on() {
    let html = at(sample::refused());
    for there in [
        "A law obliges us",
        "Refund letters",
        " adds:",
        "GDPR Art. 17(3)(b)",
        "Commissioner",
        words::WAY_COURT.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn a_refusal_names_the_ways_on_also_without_an_authority_and_a_contact() {
    let mut own = sample::own_request();
    own.request.stage = sample::refused();
    own.authority = None;
    own.contact = None;
    let html = sound(draw(sample::frame(), own, None));
    assert!(html.contains(words::WAY_AUTHORITY.en), "{html}");
}

#[test]
fn when_done_it_says_what_went_and_when() {
    let html = at(sample::done());
    for there in [
        sizes::done("everything").en,
        "1,284",
        "datetime=\"2026-11-23T15:04:05Z\"",
        words::STEP_APPROVED.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let (done, approved) = (
        html.find(words::STEP_DONE.en).unwrap(),
        html.find(words::STEP_APPROVED.en).unwrap(),
    );
    assert!(done < approved, "newest first: {html}");
}

#[test]
fn says_why_a_form_led_back() {
    let html = sound(draw(sample::frame(), sample::own_request(), Some(Problem::Moved)));
    assert!(
        html.contains("role=\"alert\"") && html.contains("has moved on"),
        "{html}"
    );
}

#[test]
fn every_size_says_what_was_asked_and_how_it_ends() {
    for size in sizes::CODES {
        let waiting = of(size, Stage::Submitted);
        let [before, after] = sizes::asked(size).en.split("{}").collect::<Vec<_>>()[..] else {
            panic!("{size}")
        };
        for there in [before, after, "24 hours"] {
            assert!(waiting.contains(there), "{there}: {waiting}");
        }
        let refused = of(size, sample::refused());
        assert!(refused.contains(sizes::refused(size).en), "{refused}");
        let done = of(size, sample::done());
        assert!(
            done.contains(sizes::done(size).en) && done.contains("Art. 17(1)"),
            "{done}"
        );
    }
}

#[test]
fn while_nothing_has_begun_it_says_what_would_go_and_what_stays() {
    for stage in sample::stages().into_iter().filter(Stage::is_revocable) {
        let html = at(stage.clone());
        for there in ["1,284", deleting::STAYS.en] {
            assert!(html.contains(there), "{stage:?}: {html}");
        }
    }
}

#[test]
fn while_it_cools_off_it_says_until_when_it_can_be_taken_back() {
    let cooling = Stage::CoolingOff {
        approved_at: "2026-11-23T15:00:00Z".into(),
        until: "2026-11-24T15:00:00Z".into(),
    };
    let html = at(cooling);
    for there in [
        sizes::agreed("everything").en,
        "datetime=\"2026-11-24T15:00:00Z\"",
        "action=\"/api/withdraw_request\"",
        words::STEP_COOLS.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn while_it_is_carried_out_it_says_what_has_gone_so_far_also_when_it_is_stuck() {
    let on_its_way = |stage: &Stage| matches!(stage, Stage::Executing { .. } | Stage::Stuck { .. });
    for stage in sample::stages().into_iter().filter(on_its_way) {
        let html = at(stage.clone());
        assert!(
            html.contains(words::SO_FAR.en) && html.contains("1,284"),
            "{stage:?}: {html}"
        );
        let is_stuck = matches!(stage, Stage::Stuck { .. });
        assert_eq!(html.contains(words::STEP_STUCK.en), is_stuck, "{html}");
    }
}

#[test]
fn what_had_gone_before_is_said_to_have() {
    let nothing = Stage::Done {
        approved_at: "2026-11-23T15:00:00Z".into(),
        finished_at: "2026-11-23T15:04:05Z".into(),
        erased: crate::view::Counts::default(),
    };
    let html = of("messages", nothing);
    assert!(html.contains(words::NOTHING_WENT.en), "{html}");
}
