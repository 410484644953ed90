use super::*;
use crate::{
    pages::sample::{self, sound},
    view::Stage,
};

fn at(stage: Stage) -> String {
    let mut own = sample::own_request();
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
        words::DONE.en,
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
