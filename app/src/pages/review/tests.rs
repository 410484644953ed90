use std::collections::BTreeSet;

use super::*;
use crate::pages::sample::{self, sound};
use crate::text::{acknowledgement, elsewhere as elsewhere_words, hold as holding};
use crate::view::{Channels, Counts, Entered, More, TYPED_IN, Unacknowledged};

fn at(stage: Stage) -> String {
    let mut review = sample::review();
    if !stage.is_undecided() && !matches!(stage, Stage::Withdrawn { .. } | Stage::Expired { .. }) {
        review.decided_by = Some("Idris Pellow".into());
    }
    review.request.stage = stage;
    sound(draw(sample::frame(), review, None, false))
}

#[test]
fn offers_its_forms_and_chooses_nothing_beforehand() {
    let html = at(Stage::Submitted);
    for action in [
        "/api/approve_request",
        "/api/check_decision",
        "/api/take_up_request",
        "/api/ask_person",
        "/api/extend_request",
        "/api/write_to_person",
    ] {
        assert_eq!(html.matches(&format!("action=\"{action}\"")).count(), 1, "{html}");
    }
    assert_eq!(html.matches("name=\"stamp\"").count(), 6, "{html}");
    assert_eq!(
        html.matches("name=\"reference\" value=\"7K4M-2Q9X-B3TD\"")
            .count(),
        6,
        "{html}"
    );
    assert_eq!(html.matches("class=\"final\"").count(), 1, "{html}");
    let reasons = sample::review().reasons.len();
    assert_eq!(html.matches("type=\"radio\"").count(), reasons + 4, "{html}");
    assert!(!html.contains("checked"), "{html}");
}

#[test]
fn shows_who_asks_what_goes_and_what_stays() {
    let html = at(Stage::Submitted);
    for there in [
        "Maren Okonjo",
        "passenger-20417",
        "WhatsApp, Maren O.",
        "+44 7700 900417",
        "An Android phone or tablet",
        "Pixel 9",
        words::KINDLESS.en,
        "48120",
        "word for the reason is “moonrise",
        "gold",
        "Cabin 212",
        "And 12 more conversations, with 2,345 messages.",
        "1,284",
        "Art. 17(1)",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn what_there_is_none_of_is_said_to_be_none() {
    let mut review = sample::review();
    let person = review.person.as_mut().unwrap();
    person.channels = Channels {
        channels: vec![],
        devices: vec![],
        business_systems: vec![],
    };
    person.conversations.clear();
    person.merges.clear();
    person.preference = None;
    person.more = More::default();
    let html = sound(draw(sample::frame(), review, None, false));
    for none in [
        words::NO_CHANNELS.en,
        words::NO_DEVICES.en,
        words::NO_SYSTEMS.en,
        words::NO_CONVERSATIONS.en,
    ] {
        assert!(html.contains(none), "{none}: {html}");
    }
    assert!(!html.contains("more conversation"), "{html}");
}

#[test]
fn says_that_it_is_overdue_decided_or_not_and_that_the_clock_stands() {
    for stage in sample::stages() {
        let mut review = sample::review();
        review.request.stage = stage;
        review.request.due.days_left = -3;
        review.request.due.overdue = true;
        let drawn = |review: &Review| sound(draw(sample::frame(), review.clone(), None, false));
        let html = drawn(&review);
        assert!(html.contains("3 days over"), "{html}");
        review.request.due.overdue = false;
        review.request.due.stands_since = Some("2026-11-09T09:00:00Z".into());
        let html = drawn(&review);
        assert!(html.contains("The clock has stood still since <time"), "{html}");
        assert!(!html.contains("3 days over"), "{html}");
    }
}

#[test]
fn a_missing_reason_is_said_above_and_at_the_field() {
    let html = sound(draw(
        sample::frame(),
        sample::review(),
        Some(Problem::ReasonMissing),
        false,
    ));
    assert!(
        html.contains("href=\"#reason-1\"") && html.contains("id=\"reason-1\""),
        "{html}"
    );
    assert!(html.contains("aria-describedby=\"reason-fault\""), "{html}");
}

#[test]
fn a_note_that_is_too_long_is_said_above_and_at_the_field_and_kept() {
    let mut review = sample::review();
    review.entered = Entered {
        form: "decide".to_owned(),
        reason: review.reasons[2].code.clone(),
        note: "</textarea>So long".to_owned(),
        ..Entered::default()
    };
    let html = sound(draw(sample::frame(), review, Some(Problem::NoteTooLong), false));
    for there in [
        "href=\"#note\"",
        "aria-describedby=\"note-hint note-fault\"",
        "&lt;/textarea&gt;So long</textarea>",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert_eq!(html.matches(" checked").count(), 1, "{html}");
    assert_eq!(sample::review().longest_note, 2_000, "the words say so");
    assert!(words::NOTE_TOO_LONG.en.contains("2,000") && words::NOTE_TOO_LONG.de.contains("2.000"));
}

#[test]
fn a_decision_leaves_no_form() {
    for stage in sample::stages().into_iter().filter(|stage| !stage.is_undecided()) {
        let html = at(stage.clone());
        for decides in [
            "check_decision",
            "approve_request",
            "take_up",
            "ask_person",
            "extend",
        ] {
            assert!(!html.contains(&format!("/api/{decides}")), "{stage:?}: {html}");
        }
        let writes = html.contains("/api/write_to_person");
        assert_eq!(writes, stage.is_open(), "{stage:?}: {html}");
        let decided = !matches!(stage, Stage::Withdrawn { .. } | Stage::Expired { .. });
        assert_eq!(html.contains("Idris Pellow"), decided, "{stage:?}: {html}");
    }
}

#[test]
fn without_the_person_every_stage_says_why() {
    for stage in sample::stages() {
        let said = match &stage {
            stage if stage.is_undecided() => words::NOTHING_HELD.en,
            Stage::Withdrawn { .. }
            | Stage::Expired { .. }
            | Stage::Refused { .. }
            | Stage::CoolingOff { .. } => words::CLOSED_AGAIN.en,
            Stage::Done { .. } => words::GONE.en,
            _ => words::GOING.en,
        };
        let mut review = sample::review();
        review.request.stage = stage;
        review.person = None;
        review.would_go = Counts::default();
        let html = sound(draw(sample::frame(), review, None, false));
        assert!(html.contains(said), "{html}");
    }
}

/// Nothing of the record goes with it: afterwards it is closed, and not gone.
#[test]
fn of_what_is_no_deletion_the_record_stays() {
    for stage in sample::stages().into_iter().filter(|stage| !stage.is_undecided()) {
        let mut review = sample::review();
        review.request.kind = "correction".into();
        review.request.scope = "fields".into();
        review.request.stage = stage;
        review.person = None;
        let html = sound(draw(sample::frame(), review, None, false));
        assert!(html.contains(words::CLOSED_AGAIN.en), "{html}");
        for gone in [words::GONE.en, words::GOING.en, words::WENT.en] {
            assert!(!html.contains(gone), "{gone}: {html}");
        }
    }
}

#[test]
fn afterwards_it_says_what_went() {
    let html = at(sample::done());
    assert!(html.contains(words::WENT.en) && html.contains("1,284"), "{html}");
    assert!(!html.contains(words::NOTHING_GOES.en), "{html}");
}

#[test]
fn a_closed_record_asks_why_and_shows_nothing_of_it() {
    let html = sound(draw(sample::frame(), sample::closed_review(), None, false));
    assert_eq!(html.matches("action=\"/api/open_record\"").count(), 1, "{html}");
    for occasion in domain::opening::Occasion::ALL {
        assert!(html.contains(&format!("value=\"{}\"", occasion.code())), "{html}");
    }
    assert!(!html.contains("checked"), "{html}");
    assert!(
        html.contains(words::CLOSED_WHO.en) && html.contains("1,284"),
        "{html}"
    );
    for hidden in ["Maren Okonjo", "passenger-20417", "Cabin 212", "447700900417"] {
        assert!(!html.contains(hidden), "{hidden}: {html}");
    }
}

#[test]
fn a_missing_occasion_is_said_above_and_at_the_field() {
    let html = sound(draw(
        sample::frame(),
        sample::closed_review(),
        Some(Problem::OccasionMissing),
        false,
    ));
    for there in [
        "href=\"#occasion-1\"",
        "id=\"occasion-1\"",
        "aria-describedby=\"occasion-fault\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn every_size_says_what_an_approval_does_and_what_the_person_reads() {
    for size in sizes::CODES {
        let mut review = sample::review();
        review.request.scope = size.into();
        let html = sound(draw(sample::frame(), review, None, false));
        for there in [
            sizes::act(size).en,
            sizes::approve(size).en,
            sizes::agreed(size).en,
            "24 hours",
        ] {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
}

#[test]
fn while_it_is_carried_out_it_says_how_far_it_has_come() {
    for stage in sample::stages() {
        let mut review = sample::review();
        review.so_far = Some(sample::counts());
        review.decided_by = Some("Idris Pellow".into());
        review.request.stage = stage.clone();
        let html = sound(draw(sample::frame(), review, None, false));
        let running = matches!(stage, Stage::Executing { .. } | Stage::Stuck { .. });
        assert_eq!(html.contains(words::WENT_SO_FAR.en), running, "{stage:?}: {html}");
    }
}

#[test]
fn less_than_everything_leaves_the_person_here() {
    let mut review = sample::review();
    review.request.scope = "messages".into();
    review.request.stage = sample::done();
    review.person = None;
    let html = sound(draw(sample::frame(), review, None, false));
    assert!(
        html.contains(words::CLOSED_AGAIN.en) && !html.contains(words::GONE.en),
        "{html}"
    );
}

#[test]
fn whoever_decided_before_decides_nothing_and_others_see_what_it_is_about() {
    let mut review = sample::review();
    review.request.kind = "appeal".into();
    review.request.scope = String::new();
    review.about = Some(sample::request());
    let html = sound(draw(sample::frame(), review.clone(), None, false));
    assert_eq!(
        html.matches("action=\"/api/check_decision\"").count(),
        2,
        "{html}"
    );
    assert!(
        html.contains(words::UPHOLD.en) && html.contains(words::STANDS.en),
        "{html}"
    );
    assert!(html.contains("href=\"/desk/requests/7K4M-2Q9X-B3TD\""), "{html}");
    review.may_decide = false;
    let html = sound(draw(sample::frame(), review, Some(Problem::SameReviewer), false));
    assert!(!html.contains("/api/check_decision"), "{html}");
    assert!(!html.contains("/api/take_up_request"), "{html}");
    assert!(html.contains(words::NOT_YOU.en), "{html}");
}

#[test]
fn while_an_answer_is_awaited_nothing_is_decided() {
    let html = at(Stage::Asked {
        about: "identity".into(),
        lapses_on: Some("2026-12-20".into()),
    });
    for decides in ["check_decision", "approve_request", "take_up", "ask_person"] {
        assert!(!html.contains(&format!("/api/{decides}")), "{html}");
    }
    assert!(
        html.contains(words::AWAITED.en) && html.contains("/api/extend_request"),
        "{html}"
    );
}

/// Meanwhile the person was asked, or has answered.
#[test]
fn what_was_entered_in_a_form_that_has_gone_stands_there_to_be_copied() {
    for (form, goes_while_asked) in [
        ("ask", true),
        ("decide", true),
        ("close", false),
        ("write", false),
    ] {
        for is_asked in [true, false] {
            let mut review = if is_asked { awaited(None) } else { sample::review() };
            review.entered = Entered {
                form: form.to_owned(),
                note: "What Rowan wrote".to_owned(),
                ..Entered::default()
            };
            let html = sound(draw(sample::frame(), review, Some(Problem::Moved), false));
            let has_gone = form != "write" && is_asked == goes_while_asked;
            assert_eq!(
                html.contains(crate::text::request::UNSENT.en),
                has_gone,
                "{form} {is_asked}: {html}"
            );
            assert!(html.contains("What Rowan wrote"), "{form} {is_asked}: {html}");
        }
    }
}

fn awaited(lapses_on: Option<&str>) -> Review {
    let mut review = sample::review();
    review.request.stage = Stage::Asked {
        about: "identity".into(),
        lapses_on: lapses_on.map(Into::into),
    };
    review
}

/// Where the request ends without an answer, nobody goes on before; whoever may not decide closes nothing.
#[test]
fn a_question_is_closed_by_whoever_may_decide_and_without_an_answer_where_nothing_ends() {
    let closes = |review: Review| {
        let html = sound(draw(sample::frame(), review, None, false));
        let ways = ["answered_elsewhere", "taken_back", "unanswered"];
        ways.map(|how| html.contains(&format!("name=\"how\" value=\"{how}\"")))
    };
    assert_eq!(closes(awaited(None)), [true; 3]);
    assert_eq!(closes(awaited(Some("2026-12-20"))), [true, true, false]);
    let mut barred = awaited(None);
    barred.may_decide = false;
    assert_eq!(closes(barred), [false; 3]);
    assert_eq!(closes(sample::review()), [false; 3], "nothing is awaited");
}

#[test]
fn an_answer_of_no_words_is_said_at_its_field_and_what_was_written_is_kept() {
    let mut review = awaited(None);
    review.entered = Entered {
        form: "close".to_owned(),
        note: "She called".to_owned(),
        ..Entered::default()
    };
    let html = sound(draw(
        sample::frame(),
        review.clone(),
        Some(Problem::WordsTooLong),
        false,
    ));
    for there in [
        "href=\"#close-words\"",
        "id=\"close-words-fault\"",
        "She called</textarea>",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    // The control: in another form's place it is not.
    review.entered.form = "write".to_owned();
    let html = sound(draw(sample::frame(), review, Some(Problem::WordsTooLong), false));
    assert!(!html.contains("id=\"close-words-fault\""), "{html}");
}

#[test]
fn who_was_not_told_yet_is_told_by_a_form_that_says_by_when() {
    assert!(!at(Stage::Submitted).contains("/api/acknowledge_request"));
    let drawn = |by: Option<&str>, is_late| {
        let mut review = sample::review();
        review.request.unacknowledged = Some(Unacknowledged {
            by: by.map(Into::into),
            is_late,
        });
        sound(draw(sample::frame(), review, None, false))
    };
    for (by, is_late) in [
        (None, false),
        (Some("2026-12-07"), false),
        (Some("2026-12-07"), true),
    ] {
        let html = drawn(by, is_late);
        assert!(html.contains("action=\"/api/acknowledge_request\""), "{html}");
        assert_eq!(html.contains("Monday 7 December 2026"), by.is_some(), "{html}");
        assert_eq!(html.contains(acknowledgement::LATE.en), is_late, "{html}");
    }
}

#[test]
fn another_goes_on_only_where_the_form_says_so() {
    let mut review = sample::review();
    review.request.stage = Stage::InReview;
    review.reviewer = Some("Idris Pellow".into());
    let html = sound(draw(sample::frame(), review.clone(), None, false));
    assert!(html.contains("name=\"instead\" value=\"1\""), "{html}");
    review.is_reviewer = true;
    let html = sound(draw(sample::frame(), review, None, false));
    assert!(!html.contains("/api/take_up_request"), "{html}");
}

/// What was entered in one form comes back in that form, with what is wrong at its field.
#[test]
fn each_form_gets_back_what_was_entered_in_it() {
    for (form, problem, field) in [
        ("ask", Problem::WordsTooLong, "ask-words"),
        ("ask", Problem::ReasonMissing, "about-1"),
        ("write", Problem::WordsTooLong, "write-words"),
        ("extend", Problem::NoteTooLong, "extend-note"),
        ("extend", Problem::ReasonMissing, "why-1"),
        ("decide", Problem::NoteTooLong, "note"),
    ] {
        let mut review = sample::review();
        review.entered = Entered {
            form: form.into(),
            note: "As it was typed".into(),
            ..Entered::default()
        };
        let html = sound(draw(sample::frame(), review, Some(problem), false));
        assert_eq!(
            html.matches("As it was typed</textarea>").count(),
            1,
            "{form}: {html}"
        );
        assert!(html.contains(&format!("href=\"#{field}\"")), "{form}: {html}");
        assert!(html.contains(&format!(" id=\"{field}\"")), "{form}: {html}");
    }
}

/// Each under a name of its own, and nothing of one in another.
#[test]
fn what_is_typed_in_several_forms_stands_in_each_of_them() {
    let mut review = sample::review();
    let typed = |form: &str| Entered {
        form: form.into(),
        note: format!("Typed into {form}"),
        ..Entered::default()
    };
    review.typed = vec![typed("ask"), typed("decide")];
    review.entered = typed("write");
    let names: BTreeSet<_> = TYPED_IN.iter().map(|form| review.keeps_in(form)).collect();
    assert_eq!(names.len(), TYPED_IN.len());
    let html = sound(draw(sample::frame(), review.clone(), None, false));
    for form in ["ask", "decide", "write"] {
        let name = format!("data-keeps=\"{}\"", review.keeps_in(form));
        let (_, rest) = html.split_once(&name).unwrap();
        let (own, _) = rest.split_once("</form>").unwrap();
        assert!(own.contains(&format!("Typed into {form}</textarea>")), "{own}");
        assert_eq!(html.matches(&format!("Typed into {form}<")).count(), 1, "{html}");
    }
}

#[test]
fn what_was_too_late_stands_to_be_copied() {
    let mut review = sample::review();
    review.request.stage = sample::refused();
    review.entered = Entered {
        form: "decide".into(),
        reason: "legal_claims".into(),
        note: "As it was typed".into(),
        ..Entered::default()
    };
    let html = sound(draw(sample::frame(), review, Some(Problem::Moved), false));
    assert!(html.contains("As it was typed"), "{html}");
}

/// A hold with an end, one without, and the form that sets another.
fn held() -> Review {
    Review {
        holds: sample::holds(),
        can_be_held: true,
        ..sample::review()
    }
}

#[test]
fn while_a_hold_stands_a_deletion_can_be_refused_and_not_approved() {
    let html = sound(draw(sample::frame(), held(), None, false));
    for there in [
        holding::DECIDE_LINE.en,
        holding::STANDS_LINE.en,
        holding::UNTIL_LIFTED.en,
        "Until the end of <time",
        "Tuesday 23 November 2027",
        "GDPR Art. 17(3)(e)",
        "Her lawyer has written.",
        "action=\"/api/check_decision\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(!html.contains("/api/approve_request"), "{html}");
    assert_eq!(html.matches("action=\"/api/lift_hold\"").count(), 2, "{html}");
    assert!(html.contains("name=\"hold\" value=\"h1\""), "{html}");
    // Where such a ground is not known, it waits.
    let mut elsewhere = held();
    elsewhere.reasons.clear();
    let html = sound(draw(sample::frame(), elsewhere, None, false));
    assert!(html.contains(holding::DECIDE_LATER.en), "{html}");
    // What is no deletion goes on.
    let mut restriction = held();
    restriction.request.kind = "restriction".into();
    let html = sound(draw(sample::frame(), restriction, None, false));
    assert!(html.contains("/api/approve_request"), "{html}");
}

#[test]
fn a_hold_is_set_where_the_record_is_open_and_chooses_nothing_beforehand() {
    let html = sound(draw(sample::frame(), held(), None, false));
    assert_eq!(html.matches("action=\"/api/set_hold\"").count(), 1, "{html}");
    assert_eq!(html.matches("name=\"ground\"").count(), 5, "{html}");
    assert!(!html.contains(" checked"), "{html}");
    for review in [sample::review(), sample::closed_review()] {
        let html = sound(draw(sample::frame(), review, None, false));
        assert!(!html.contains("_hold\""), "{html}");
    }
}

/// On the page of a request that is decided, too.
#[test]
fn what_was_entered_for_a_hold_comes_back_with_what_is_wrong_at_its_field() {
    for stage in [Stage::Submitted, sample::refused()] {
        for (problem, field) in [
            (Problem::ReasonMissing, "ground-1"),
            (Problem::WordsMissing, "hold-why"),
            (Problem::WordsTooLong, "hold-why"),
            (Problem::NotHeldUntil, "hold-until"),
        ] {
            let mut review = held();
            review.request.stage = stage.clone();
            review.entered = Entered {
                form: "hold".into(),
                reason: "legal_claims".into(),
                note: "As it was typed".into(),
                day: "2020-01-01".into(),
                ..Entered::default()
            };
            let html = sound(draw(sample::frame(), review, Some(problem), false));
            for there in [
                "As it was typed</textarea>",
                "value=\"2020-01-01\"",
                " checked",
                &format!("href=\"#{field}\""),
                &format!(" id=\"{field}\""),
            ] {
                assert_eq!(html.matches(there).count(), 1, "{there} {problem:?}: {html}");
            }
        }
    }
}

#[test]
fn a_cooling_deletion_says_that_it_waits() {
    let mut review = held();
    review.request.stage = Stage::CoolingOff {
        approved_at: "2026-11-20T10:02:00Z".into(),
        until: "2026-11-21T10:02:00Z".into(),
    };
    let html = sound(draw(sample::frame(), review.clone(), None, false));
    assert!(html.contains(holding::STANDS_LINE.en), "{html}");
    // The control.
    review.holds.clear();
    let html = sound(draw(sample::frame(), review, None, false));
    assert!(!html.contains(holding::STANDS_LINE.en), "{html}");
}

/// Each thing that is left has its form, and names exactly what to do; what is done has none.
#[test]
fn what_is_to_be_done_elsewhere_is_named_call_by_call() {
    let drawn = |elsewhere| {
        let review = sample::done_elsewhere(elsewhere);
        sound(draw(sample::frame(), review, None, false))
    };
    let html = drawn(sample::elsewhere());
    let open = sample::elsewhere();
    let left = open.to_do.len() + open.told.iter().filter(|told| told.is_open()).count();
    assert_eq!(
        html.matches("action=\"/api/settle_task\"").count(),
        left,
        "{html}"
    );
    for there in [
        "DELETE /v2/apps/a1/users/u1",
        "externalId: passenger-20417",
        "5 of 20 steps done, 1 could not be done so far.",
        "Not reached in 3 tries.",
        elsewhere_words::trouble("not_allowed").en,
        elsewhere_words::what("delete_user").en,
        elsewhere_words::OF_NOBODY_HELD.en,
        "It said 500",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let html = drawn(sample::all_done_elsewhere());
    assert!(html.contains(elsewhere_words::ALL_DONE.en), "{html}");
    assert!(!html.contains("/api/settle_task"), "{html}");
    let html = drawn(crate::view::Elsewhere::default());
    assert!(!html.contains(elsewhere_words::TASKS.en), "{html}");
}

/// What was entered and could not be taken stands in the form that it was entered in, and in no other.
#[test]
fn a_result_that_was_not_taken_is_kept_with_its_task() {
    let mut review = sample::done_elsewhere(sample::elsewhere());
    review.entered = Entered {
        form: "task".into(),
        reason: "3".into(),
        note: "TYPED-RESULT".into(),
        ..Entered::default()
    };
    let html = sound(draw(sample::frame(), review, None, false));
    assert_eq!(html.matches("value=\"TYPED-RESULT\"").count(), 1, "{html}");
}
