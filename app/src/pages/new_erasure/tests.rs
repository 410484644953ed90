use super::*;
use crate::{
    pages::sample::{self, sound},
    text::hold,
};

fn asked() -> AskedErasure {
    AskedErasure::New(Box::new(sample::new_erasure()))
}

fn of(size: &str) -> AskedErasure {
    AskedErasure::New(Box::new(NewErasure {
        size: size.into(),
        ..sample::new_erasure()
    }))
}

#[test]
fn the_question_says_what_goes_and_stays_and_chooses_nothing_beforehand() {
    let html = sound(draw(sample::frame(), sample::erasure_sizes(), None));
    assert_eq!(html.matches("type=\"radio\"").count(), 5, "{html}");
    assert!(!html.contains("checked"), "{html}");
    for code in sizes::CODES {
        for there in [
            format!("value=\"{code}\""),
            sizes::goes(code).en.to_owned(),
            sizes::leaves(code).en.to_owned(),
        ] {
            assert!(html.contains(&there), "{there}: {html}");
        }
    }
    assert_eq!(
        html.matches("action=\"/api/choose_erasure\"").count(),
        1,
        "{html}"
    );
}

#[test]
fn a_missing_answer_is_said_above_and_at_the_question() {
    let html = sound(draw(
        sample::frame(),
        sample::erasure_sizes(),
        Some(Problem::ChoiceMissing),
    ));
    for there in [
        "href=\"#size-1\"",
        "id=\"size-1\"",
        "aria-describedby=\"size-fault\"",
        "role=\"alert\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn where_nothing_is_to_be_asked_there_is_no_question() {
    let nothing = ErasureSizes {
        held: None,
        ..sample::erasure_sizes()
    };
    let html = sound(draw(sample::frame(), nothing, None));
    assert!(
        html.contains(words::NOTHING.en) && !html.contains("<form"),
        "{html}"
    );
    let going = ErasureSizes {
        going: Some("7K4M-2Q9X-B3TD".into()),
        ..sample::erasure_sizes()
    };
    let html = sound(draw(sample::frame(), going, None));
    assert!(
        html.contains("/me/requests/7K4M-2Q9X-B3TD") && !html.contains("<form"),
        "{html}"
    );
}

#[test]
fn shows_what_goes_what_stays_who_is_told_and_the_way_on() {
    let html = sound(preview(sample::frame(), asked()));
    for there in [
        "1,284",
        words::STAYS.en,
        "Art. 17(1)",
        "The company that runs our help desk",
        "/me/export",
        "/me/requests/new/erasure/sure?size=everything",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let untold = NewErasure {
        told: vec![],
        ..sample::new_erasure()
    };
    let html = sound(preview(sample::frame(), AskedErasure::New(Box::new(untold))));
    assert!(html.contains(words::TOLD_NOBODY.en), "{html}");
}

#[test]
fn of_what_stays_it_says_how_much_where_that_is_counted() {
    let asked = |count| {
        let mut new = sample::new_erasure();
        new.stays[0].count = count;
        sound(preview(sample::frame(), AskedErasure::New(Box::new(new))))
    };
    assert!(asked(Some(1_016)).contains("<strong>1,016 messages</strong>"));
    assert!(!asked(None).contains("1,016"), "the control");
}

#[test]
fn the_first_conversation_is_said_to_stay() {
    let first = NewErasure {
        size: "conversation".into(),
        conversation: Some(sample::line()),
        stays: vec![crate::view::Stays {
            what: "firstConversation".into(),
            ground: String::new(),
            count: None,
        }],
        ..sample::new_erasure()
    };
    let html = sound(preview(sample::frame(), AskedErasure::New(Box::new(first))));
    for there in [
        words::FIRST.en,
        "Cabin 212",
        "sure?size=conversation&amp;conversation=c1",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn no_step_goes_on_without_an_answer() {
    for instead in [
        AskedErasure::Unchosen,
        AskedErasure::Nothing,
        AskedErasure::Open {
            reference: "7K4M-2Q9X-B3TD".into(),
        },
    ] {
        for html in [
            sound(preview(sample::frame(), instead.clone())),
            sound(sure(sample::frame(), instead.clone())),
            sound(check(sample::frame(), instead.clone(), None, false)),
        ] {
            assert!(
                !html.contains("<form") && !html.contains("size="),
                "{instead:?}: {html}"
            );
        }
    }
    let html = sound(check(sample::frame(), AskedErasure::Unchosen, None, false));
    assert!(html.contains("href=\"/me/requests/new/erasure\""), "{html}");
}

#[test]
fn stops_once_and_says_what_is_lost() {
    let html = sound(sure(sample::frame(), asked()));
    for there in [
        "1,284 messages",
        "data-is=\"stop\"",
        "/me/requests/new/erasure/check?size=everything",
        words::DO_NOT.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn the_one_form_carries_stamp_mark_and_all_that_is_asked_for() {
    for code in sizes::CODES {
        let html = sound(check(sample::frame(), of(code), None, false));
        assert_eq!(html.matches("<form").count(), 1, "{html}");
        assert_eq!(html.matches("class=\"final\"").count(), 1, "{html}");
        for there in [
            "action=\"/api/submit_erasure\"",
            "name=\"stamp\" value=\"stamp-of-this-session\"",
            "name=\"once\" value=\"once-and-no-more\"",
            &format!("name=\"size\" value=\"{code}\""),
            sizes::ask(code).en,
            words::DO_NOT.en,
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
    let some = NewErasure {
        size: "messages".into(),
        conversation: Some(sample::line()),
        messages: vec!["m1".into(), "m2".into()],
        chosen: Some("0123".into()),
        ..sample::new_erasure()
    };
    let html = sound(check(
        sample::frame(),
        AskedErasure::New(Box::new(some)),
        None,
        false,
    ));
    for there in [
        "name=\"conversation\" value=\"c1\"",
        "name=\"messages[]\" value=\"m1\"",
        "name=\"messages[]\" value=\"m2\"",
        "2 messages",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn narrower_requests_are_offered_and_none_is_chosen_beforehand() {
    let offered = |taken| {
        let wide = NewErasure {
            narrower: vec![(sample::request(), taken)],
            ..sample::new_erasure()
        };
        sound(check(
            sample::frame(),
            AskedErasure::New(Box::new(wide)),
            None,
            false,
        ))
    };
    let html = offered(false);
    assert!(
        html.contains("name=\"takes_in[]\"") && html.contains("value=\"7K4M-2Q9X-B3TD\""),
        "{html}"
    );
    assert!(!html.contains(" checked"), "{html}");
    assert!(offered(true).contains(" checked"), "what was ticked comes back");
    let html = sound(check(sample::frame(), asked(), None, false));
    assert!(!html.contains("takes_in"), "{html}");
}

#[test]
fn says_how_long_it_can_be_taken_back() {
    let html = sound(check(sample::frame(), asked(), None, false));
    assert!(html.contains("24 hours"), "{html}");
}

#[test]
fn says_why_it_is_back() {
    let html = sound(check(sample::frame(), asked(), Some(Problem::Fault), false));
    assert!(
        html.contains("role=\"alert\"") && html.contains("on our side"),
        "{html}"
    );
}

#[test]
fn says_that_the_fresh_sign_in_was_one() {
    let said = |back| {
        let html = sound(check(sample::frame(), asked(), None, back));
        html.contains(notice::BACK_WITH_ALL.en)
    };
    assert!(said(true) && !said(false));
}

#[test]
fn which_conversation_leads_on_to_it_and_to_no_other() {
    let page = || crate::view::Conversations {
        lines: vec![sample::line()],
        oldest: false,
        next: Some("c1".into()),
    };
    let html = sound(which(sample::frame(), page(), false, true));
    assert!(
        html.contains("/me/requests/new/erasure/preview?size=conversation&amp;conversation=c1"),
        "{html}"
    );
    assert!(html.contains("which?size=conversation&amp;after=c1"), "{html}");
    let html = sound(which(sample::frame(), page(), true, true));
    assert!(html.contains("/me/conversations/c1?choose=messages"), "{html}");
}

#[test]
fn a_hold_is_told_with_its_ground_and_its_end_and_keeps_nobody_from_asking() {
    let held = NewErasure {
        holds: sample::told_holds(),
        ..sample::new_erasure()
    };
    let html = sound(preview(sample::frame(), AskedErasure::New(Box::new(held))));
    for there in [
        hold::NOTHING_GOES.en,
        hold::UNTIL_LIFTED.en,
        "Tuesday 23 November 2027",
        "GDPR Art. 17(3)(e)",
        "/me/requests/new/erasure/sure",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    // The control.
    let html = sound(preview(sample::frame(), asked()));
    assert!(!html.contains(hold::NOTHING_GOES.en), "{html}");
}
