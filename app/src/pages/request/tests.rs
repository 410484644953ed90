use super::*;
use crate::{
    pages::sample::{self, sound},
    text::{copying, elsewhere as elsewhere_words, erasure as deleting, hold},
    view::{Happened, Stage, Traced, Wording},
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
        let form = html.contains("action=\"/api/withdraw_request\"");
        assert_eq!(form, stage.is_revocable(), "{stage:?}: {html}");
        assert!(html.contains(words::STEP_SENT.en), "{stage:?}: {html}");
    }
}

/// Afterwards no hold can stop it any more, or it has been answered.
#[test]
fn a_hold_is_told_as_long_as_it_can_be_taken_back() {
    for stage in sample::stages() {
        let html = |holds| {
            let mut own = sample::own_request();
            let mut erasure = sample::own_erasure(&stage);
            erasure.holds = holds;
            own.erasure = Some(erasure);
            own.request.stage = stage.clone();
            sound(draw(sample::frame(), own, None))
        };
        let held = html(sample::told_holds());
        assert_eq!(
            held.contains(hold::WAITS_LINE.en),
            stage.is_revocable(),
            "{stage:?}"
        );
        assert!(!html(Vec::new()).contains(hold::WAITS_LINE.en), "{stage:?}");
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

/// Under which law it is answered decides whom and which court one is sent to; the GDPR's articles are its own.
#[test]
fn the_ways_on_and_the_articles_are_those_of_the_requests_law() {
    const EUROPE: &str = "the General Data Protection Regulation";
    for law in sample::laws() {
        for authority in [None, Some("The One at the Harbour".to_owned())] {
            let mut own = sample::own_request();
            own.request.stage = sample::refused();
            own.request.due.law = law;
            own.authority.clone_from(&authority);
            let html = sound(draw(sample::frame(), own, None));
            let ways = [
                words::way_authority(law, authority.is_some()),
                words::way_court(law.court),
                words::law_refused(law.wording),
            ];
            for way in ways {
                assert_eq!(html.matches(way.en).count(), 1, "{law:?}: {}: {html}", way.en);
            }
            let named = html.contains("The One at the Harbour");
            assert_eq!(named, authority.is_some(), "{html}");
            let courts = [
                words::WAY_COURT,
                words::WAY_COURT_BREACHES,
                words::WAY_NO_COURT,
                words::WAY_COURT_UNKNOWN,
            ];
            let said = courts.iter().filter(|court| html.contains(court.en));
            assert_eq!(said.count(), 1, "{law:?}: {html}");
            assert_eq!(
                html.contains(EUROPE),
                law.wording == Wording::Gdpr,
                "{law:?}: {html}"
            );
        }
    }
}

/// It ends the request as a refusal does: California calls it a denial.
#[test]
fn one_that_ended_without_an_answer_says_what_can_be_done_as_a_refusal_does() {
    let expired = at(Stage::Expired {
        at: "2026-12-21T09:00:00Z".into(),
    });
    for way in [words::YOUR_WAYS, words::WAY_AUTHORITY_NAMED, words::WAY_COURT] {
        assert!(expired.contains(way.en), "{}: {expired}", way.en);
    }
    // The control: what the person took back themselves has nothing to complain about.
    let withdrawn = at(Stage::Withdrawn {
        at: "2026-11-02T09:00:00Z".into(),
        taken_into: None,
    });
    assert!(!withdrawn.contains(words::YOUR_WAYS.en), "{withdrawn}");
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
        html.find(words::STEP_DONE_ALL.en).unwrap(),
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
        elsewhere: false,
    };
    let html = of("messages", nothing);
    assert!(html.contains(words::NOTHING_WENT.en), "{html}");
}

/// Whoever was asked something answers, and writes nothing else; whoever was not, may write; what is over is over.
#[test]
fn there_is_one_place_to_write_in_and_none_once_it_is_over() {
    for stage in sample::stages() {
        let html = at(stage.clone());
        let is_asked = matches!(stage, Stage::Asked { .. });
        let answers = html.contains("action=\"/api/answer_question\"");
        let writes = html.contains("action=\"/api/send_message\"");
        assert_eq!(answers, is_asked, "{stage:?}: {html}");
        assert_eq!(writes, stage.is_open() && !is_asked, "{stage:?}: {html}");
    }
}

#[test]
fn a_question_stands_with_its_words_and_its_day() {
    let html = at(Stage::Asked {
        about: "identity".into(),
        lapses_on: Some("2026-12-20".into()),
    });
    for there in [
        words::ASKED_WHO.en,
        "<blockquote>",
        "Sunday 20 December 2026",
        words::STEP_YOUR_TURN.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn what_could_not_be_sent_stands_where_it_was_written_or_to_be_copied() {
    let mut own = sample::own_request();
    own.entered = "What I meant".into();
    let html = sound(draw(sample::frame(), own.clone(), Some(Problem::WordsTooLong)));
    assert!(html.contains("What I meant</textarea>"), "{html}");
    assert!(html.contains("href=\"#words\""), "{html}");
    own.request.stage = Stage::Withdrawn {
        at: "2026-11-02T09:00:00Z".into(),
        taken_into: None,
    };
    let html = sound(draw(sample::frame(), own.clone(), Some(Problem::Moved)));
    assert!(
        html.contains(words::UNSENT.en) && html.contains("What I meant"),
        "{html}"
    );
    // The control: who was not led back reads nothing of it.
    let html = sound(draw(sample::frame(), own, None));
    assert!(!html.contains("What I meant"), "{html}");
}

#[test]
fn what_ended_with_the_deletion_of_everything_says_that_and_what_went_into_a_wider_one_does_not() {
    let drawn = |what: Happened| {
        let mut own = sample::own_request();
        own.request.stage = Stage::Withdrawn {
            at: "2026-11-01T09:00:00Z".into(),
            taken_into: Some("9C2A-2Q9X-B3TD".into()),
        };
        own.request.trail = vec![Traced {
            at: "2026-11-01T09:00:00Z".into(),
            what,
        }];
        sound(draw(sample::frame(), own, None))
    };
    let link = "/me/requests/9C2A-2Q9X-B3TD";
    let html = drawn(Happened::NothingHeld);
    assert!(
        html.contains("Nothing is held any more") && html.contains(link),
        "{html}"
    );
    assert!(html.contains(words::STEP_NOTHING_HELD.en), "{html}");
    let html = drawn(Happened::Withdrawn {
        taken_into: Some("9C2A-2Q9X-B3TD".into()),
    });
    assert!(
        !html.contains("Nothing is held any more") && html.contains(link),
        "{html}"
    );
}

#[test]
fn everything_that_happened_is_told_newest_first_and_staff_are_not_named() {
    let mut own = sample::own_request();
    own.request.trail = sample::trail();
    own.request.stage = sample::done();
    let html = sound(draw(sample::frame(), own, None));
    let told = [
        copying::STEP_DELIVERED,
        copying::way("post"),
        words::STEP_SET_ASIDE,
        words::STEP_CONFIRMED,
        words::STEP_VERIFIED,
        words::STEP_UNVERIFIED,
        words::STEP_DONE_ALL,
        words::STEP_STUCK,
        words::STEP_STARTED,
        words::STEP_EXPIRED,
        words::STEP_NOTHING_HELD,
        words::STEP_TAKEN_INTO,
        words::STEP_WITHDRAWN,
        words::STEP_REFUSED,
        words::STEP_APPROVED,
        words::STEP_APPROVED_IN_PART,
        words::STEP_EXTENDED,
        words::STEP_ASKED,
        words::STEP_UNANSWERED,
        words::STEP_QUESTION_TAKEN_BACK,
        words::STEP_ANSWERED_ELSEWHERE,
        words::STEP_ANSWERED,
        words::STEP_WARNED,
        words::STEP_TAKEN_UP,
        words::STEP_SENT,
    ];
    let list = &html[html.rfind(words::TRAIL.en).unwrap()..];
    let places: Vec<_> = told
        .iter()
        .map(|step| {
            list.find(&format!(">{}<", step.en))
                .unwrap_or_else(|| panic!("{}", step.en))
        })
        .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(list.contains(words::CLOCK_STOPPED.en) && list.contains(words::CLOCK_RUNS.en));
    // Dates first.
    let list = list.split("</ul>").next().unwrap();
    let steps: Vec<_> = list.split("<li").skip(1).collect();
    assert!(steps.len() > 20, "{list}");
    for step in steps {
        let (at, name) = (step.find("<time"), step.find("<h3"));
        assert!(at.is_some() && at < name, "{step}");
    }
}

#[test]
fn late_is_said_plainly_with_what_can_be_done() {
    let mut own = sample::own_request();
    own.request.due.days_left = -3;
    own.request.due.overdue = true;
    let late = |own: &OwnRequest| sound(draw(sample::frame(), own.clone(), None));
    let html = late(&own);
    assert!(html.contains(words::OVERDUE.en), "{html}");
    assert!(!at(Stage::Submitted).contains(words::OVERDUE.en));
    own.request.stage = Stage::Approved {
        at: "2026-11-23T15:00:00Z".into(),
    };
    let html = late(&own);
    assert!(html.contains(words::OVERDUE_DOING.en), "{html}");
    own.request.due.overdue = false;
    assert!(!late(&own).contains(words::OVERDUE_DOING.en));
}

/// Days alone make nobody late: the clock stands still.
#[test]
fn while_the_clock_stands_it_says_since_when_and_nothing_of_being_late() {
    let mut own = sample::own_request();
    own.request.stage = Stage::Asked {
        about: "identity".into(),
        lapses_on: None,
    };
    own.request.due.days_left = -3;
    own.request.due.stands_since = Some("2026-11-09T09:00:00Z".into());
    let html = sound(draw(sample::frame(), own, None));
    let said = html.matches("The clock has stood still since <time").count();
    assert_eq!(said, 2, "above and at the date: {html}");
    assert!(html.contains(due::LATER.en), "{html}");
    assert!(!html.contains(words::OVERDUE.en), "{html}");
}

#[test]
fn an_upheld_appeal_says_so_and_leads_to_what_was_opened_anew() {
    let mut own = sample::own_request();
    own.request.kind = "appeal".into();
    own.request.scope = String::new();
    own.request.stage = sample::done();
    let html = sound(draw(sample::frame(), own, None));
    for there in [
        words::upheld("appeal").en,
        words::OPENED_ANEW.en,
        "/me/requests/9C2A-2Q9X-B3TD",
        "Commissioner",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(!html.contains("1,284"), "nothing went: {html}");
}

/// How far it has come and who was told; nothing of the calls, and no form.
#[test]
fn what_is_done_elsewhere_is_told_without_its_details() {
    let drawn = |elsewhere| {
        let own = OwnRequest {
            request: sample::done_elsewhere(crate::view::Elsewhere::default()).request,
            elsewhere,
            ..sample::own_request()
        };
        sound(draw(sample::frame(), own, None))
    };
    let html = drawn(sample::elsewhere());
    for there in [
        elsewhere_words::HEADING.en,
        "5 of 20 steps done, 1 could not be done so far.",
        "Mailhouse",
        "Told on <time",
        "They wrote that it is done",
        elsewhere_words::NOT_YET.en,
        elsewhere_words::DROPPED.en,
        "Art. 19",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    for staffs in ["/v2/apps", "passenger-20417", "/api/settle_task"] {
        assert!(!html.contains(staffs), "{staffs}: {html}");
    }
    let html = drawn(crate::view::Elsewhere::default());
    assert!(!html.contains(elsewhere_words::HEADING.en), "{html}");
}

/// While the platform's part is open, nobody reads that it is done.
#[test]
fn what_is_done_here_alone_is_not_called_done() {
    for (elsewhere, is_open) in [(sample::elsewhere(), true), (sample::all_done_elsewhere(), false)] {
        let own = OwnRequest {
            request: sample::done_elsewhere(elsewhere.clone()).request,
            elsewhere,
            ..sample::own_request()
        };
        let html = sound(draw(sample::frame(), own, None));
        for there in [
            "Done here, not yet on the platform",
            "Here it was done on <time",
            words::STEP_PLATFORM.en,
        ] {
            assert_eq!(html.contains(there), is_open, "{there}: {html}");
        }
    }
}
