//! The life of a request through the front door: a question and an answer, messages, more time, a complaint, and one
//! that staff put; and whoever comes too late, twice or at the same time reads so and loses nothing.

use app::text::{acknowledgement, complaint, new_for, request, review};
use domain::key::{KeyUse, Reach, Terms};
use http::StatusCode;
use jiff::SignedDuration;
use server::auth::mint::For;

use super::main_job::{ask, refuse};
use crate::support::{Answer, Form, HARBOUR, Portal, Visitor};

/// Somebody whom another key vouches for than everybody else.
async fn another_reviewer<'p>(portal: &'p Portal, name: &str) -> Visitor<'p> {
    let app = Reach::App(domain::id::AppId::parse(HARBOUR).unwrap());
    let key = portal.key_for(app, Terms::of(KeyUse::Staff)).await;
    portal
        .signed_in(&key.kid, &For::Staff(name.to_owned()), "/desk")
        .await
}

/// Fills in the form with this button on this page, and sends it.
async fn send(who: &mut Visitor<'_>, page: &str, button: &str, fields: &[(&str, &str)]) -> Answer {
    let html = who.page(page).await;
    who.submit(&Form::with_button(&html, button), fields).await
}

fn pages(reference: &str) -> (String, String) {
    (
        format!("/me/requests/{reference}"),
        format!("/desk/requests/{reference}"),
    )
}

#[tokio::test]
async fn a_question_is_asked_answered_and_written_about() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (
        portal.person("maren").await,
        portal.reviewer("Idris Pellow").await,
    );
    let reference = ask(&mut maren).await;
    let (mine, desk) = pages(&reference);
    let taken = send(&mut idris, &desk, review::TAKE_UP_BUTTON.en, &[]).await;
    assert_eq!(taken.location(), desk);
    let looking = maren.page(&mine).await;
    assert!(looking.contains(request::STEP_LOOKING.en), "{looking}");
    assert!(!looking.contains("Idris"), "{looking}");

    let question = [("about", "identity"), ("words", "Which ship was it?")];
    let asked = send(&mut idris, &desk, review::ASK_BUTTON.en, &question).await;
    assert_eq!(asked.location(), desk, "{}", asked.text());
    let page = maren.page(&mine).await;
    for there in [
        "Which ship was it?",
        request::ASKED_WHO.en,
        request::CLOCK_STOPPED.en,
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let answered = send(
        &mut maren,
        &mine,
        request::ANSWER_BUTTON.en,
        &[("words", "The blue one.")],
    )
    .await;
    assert_eq!(answered.location(), mine, "{}", answered.text());
    let told = idris.page(&desk).await;
    assert!(told.contains("The blue one."), "{told}");
    let said = send(
        &mut idris,
        &desk,
        review::WRITE_BUTTON.en,
        &[("words", "Thank you.")],
    )
    .await;
    assert_eq!(said.location(), desk);
    let said = send(
        &mut maren,
        &mine,
        request::MESSAGE_BUTTON.en,
        &[("words", "When?")],
    )
    .await;
    assert_eq!(said.location(), mine);
    let page = maren.page(&mine).await;
    assert!(page.contains("Thank you.") && page.contains("When?"), "{page}");
    assert!(!page.contains("Idris"), "{page}");
    let acts = portal.acts().await;
    for act in [
        "requestTakenUp",
        "questionAsked",
        "questionAnswered",
        "messageSent",
    ] {
        assert!(acts.contains(&act.to_owned()), "{act}: {acts:?}");
    }
}

/// Silence is no dead end: whoever has not shown who they are is refused for that, and reads both.
#[tokio::test]
async fn a_question_that_nobody_answers_is_closed_and_the_request_decided() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let reference = ask(&mut maren).await;
    let (mine, desk) = pages(&reference);
    let question = [("about", "identity"), ("words", "Who is asking?")];
    send(&mut idris, &desk, review::ASK_BUTTON.en, &question).await;
    let page = idris.page(&desk).await;
    assert!(!page.contains("/api/check_decision"), "{page}");
    let closed = send(&mut idris, &desk, review::CLOSE_WITHOUT_BUTTON.en, &[]).await;
    assert_eq!(closed.location(), desk, "{}", closed.text());
    let page = maren.page(&mine).await;
    assert!(page.contains(request::STEP_UNANSWERED.en), "{page}");
    assert!(!page.contains("Idris"), "{page}");
    refuse(&mut idris, &reference, "insuf_verification", "Write to us again.").await;
    let page = maren.page(&mine).await;
    assert!(page.contains("Write to us again."), "{page}");
    let acts = portal.acts().await;
    assert!(acts.contains(&"questionClosed".to_owned()), "{acts:?}");
}

#[tokio::test]
async fn an_answer_that_came_another_way_is_entered_once_and_what_could_not_be_is_kept() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let (mut idris, mut rowan) = (portal.reviewer("Idris").await, portal.reviewer("Rowan").await);
    let reference = ask(&mut maren).await;
    let (mine, desk) = pages(&reference);
    let question = [("about", "clarification"), ("words", "Which ship?")];
    send(&mut idris, &desk, review::ASK_BUTTON.en, &question).await;
    let drawn = rowan.page(&desk).await;
    let page = idris.page(&desk).await;
    let form = Form::with_button(&page, review::CLOSE_ANSWERED_BUTTON.en);
    let empty = idris.submit(&form, &[("words", " \r\n ")]).await;
    assert_eq!(empty.location(), format!("{desk}?problem=words_missing"));
    let long = "x".repeat(4_001);
    let too_long = idris.submit(&form, &[("words", &long)]).await;
    assert_eq!(too_long.location(), format!("{desk}?problem=words_too_long"));
    let again = idris.page(too_long.location()).await;
    assert!(again.contains(&format!(">{long}</textarea>")), "kept");
    let entered = idris
        .submit(&form, &[("words", "By telephone: the blue one.")])
        .await;
    assert_eq!(entered.location(), desk, "{}", entered.text());
    let page = maren.page(&mine).await;
    for there in [request::STEP_ANSWERED_ELSEWHERE.en, "By telephone: the blue one."] {
        assert!(page.contains(there), "{there}: {page}");
    }

    // Whoever had the same page open is too late, in each of its forms.
    let before = portal.acts().await;
    for (button, fields) in [
        (
            review::CLOSE_ANSWERED_BUTTON.en,
            &[("words", "What Rowan wrote")][..],
        ),
        (review::CLOSE_BACK_BUTTON.en, &[]),
        (review::CLOSE_WITHOUT_BUTTON.en, &[]),
    ] {
        let late = rowan.submit(&Form::with_button(&drawn, button), fields).await;
        assert_eq!(late.location(), format!("{desk}?problem=moved"), "{button}");
        let page = rowan.page(late.location()).await;
        assert_eq!(
            page.contains("What Rowan wrote"),
            !fields.is_empty(),
            "{button}: {page}"
        );
    }
    assert_eq!(portal.acts().await, before, "nothing was changed");
}

#[tokio::test]
async fn an_answer_after_the_request_was_taken_back_is_told_so_and_kept() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    let (mine, desk) = pages(&reference);
    let question = [("about", "clarification"), ("words", "Which ship?")];
    send(&mut idris, &desk, review::ASK_BUTTON.en, &question).await;
    let page = maren.page(&mine).await;
    let form = Form::with_button(&page, request::ANSWER_BUTTON.en);
    let empty = maren.submit(&form, &[("words", " \r\n ")]).await;
    assert_eq!(empty.location(), format!("{mine}?problem=words_missing"));
    let long = "x".repeat(4_001);
    let too_long = maren.submit(&form, &[("words", &long)]).await;
    assert_eq!(too_long.location(), format!("{mine}?problem=words_too_long"));
    let again = maren.page(too_long.location()).await;
    assert!(again.contains(&format!(">{long}</textarea>")), "kept");

    // In another tab.
    maren
        .submit(&Form::with_button(&page, request::WITHDRAW.en), &[])
        .await;
    let late = maren.submit(&form, &[("words", "What I had written")]).await;
    assert_eq!(late.location(), format!("{mine}?problem=moved"));
    let page = maren.page(late.location()).await;
    assert!(
        page.contains(request::UNSENT.en) && page.contains("What I had written"),
        "{page}"
    );
    let told = idris.page(&desk).await;
    assert!(!told.contains("What I had written"), "{told}");
    let acts = portal.acts().await;
    assert!(!acts.contains(&"questionAnswered".to_owned()), "{acts:?}");
}

#[tokio::test]
async fn of_two_reviewers_at_once_the_second_is_told_and_what_was_entered_is_kept() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let (mut idris, mut rowan) = (portal.reviewer("Idris").await, portal.reviewer("Rowan").await);
    let reference = ask(&mut maren).await;
    let (_, desk) = pages(&reference);
    let drawn = rowan.page(&desk).await;
    send(&mut idris, &desk, review::TAKE_UP_BUTTON.en, &[]).await;
    let second = rowan
        .submit(&Form::with_button(&drawn, review::TAKE_UP_BUTTON.en), &[])
        .await;
    assert_eq!(second.location(), format!("{desk}?problem=moved"));
    let page = rowan.page(second.location()).await;
    assert!(
        page.contains("Idris") && page.contains(review::TAKE_OVER_BUTTON.en),
        "{page}"
    );

    refuse(&mut idris, &reference, "legal_claims", "A claim is open.").await;
    let before = portal.acts().await;
    for (button, fields) in [
        (
            review::REFUSE_BUTTON.en,
            &[("reason", "excessive"), ("note", "What Rowan wrote")][..],
        ),
        (
            review::ASK_BUTTON.en,
            &[("about", "clarification"), ("words", "What Rowan wrote")],
        ),
        (
            review::EXTEND_BUTTON.en,
            &[("reason", "many"), ("note", "What Rowan wrote")],
        ),
        (review::WRITE_BUTTON.en, &[("words", "What Rowan wrote")]),
    ] {
        let late = rowan.submit(&Form::with_button(&drawn, button), fields).await;
        assert_eq!(late.location(), format!("{desk}?problem=moved"), "{button}");
        let page = rowan.page(late.location()).await;
        assert!(page.contains("What Rowan wrote"), "{button}: {page}");
    }
    assert_eq!(portal.acts().await, before, "nothing was changed");
}

#[tokio::test]
async fn more_time_is_taken_once_and_in_time() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    let (mine, desk) = pages(&reference);
    let drawn = idris.page(&desk).await;
    let form = Form::with_button(&drawn, review::EXTEND_BUTTON.en);
    let without = idris.submit(&form, &[("note", "Four ships")]).await;
    assert_eq!(without.location(), format!("{desk}?problem=reason_missing"));
    let page = idris.page(without.location()).await;
    assert!(page.contains(">Four ships</textarea>"), "{page}");
    let fields = [("reason", "complex"), ("note", "Four ships")];
    let extended = idris.submit(&form, &fields).await;
    assert_eq!(extended.location(), desk, "{}", extended.text());
    let page = maren.page(&mine).await;
    assert!(
        page.contains(request::LONGER.en) && page.contains("Four ships"),
        "{page}"
    );
    let twice = idris.submit(&form, &fields).await;
    assert_eq!(twice.location(), format!("{desk}?problem=extended_before"));
    let page = idris.page(&desk).await;
    assert!(!page.contains("/api/extend_request"), "{page}");

    // After its last day.
    let mut otto = portal.person("otto").await;
    let (_, other) = pages(&ask(&mut otto).await);
    let drawn = idris.page(&other).await;
    let form = Form::with_button(&drawn, review::EXTEND_BUTTON.en);
    portal.clock.advance(SignedDuration::from_hours(45 * 24));
    let mut rowan = portal.reviewer("Rowan").await;
    let page = rowan.page(&other).await;
    assert!(!page.contains("/api/extend_request"), "{page}");
    let stamp = Form::with_button(&page, review::WRITE_BUTTON.en)
        .field("stamp")
        .to_owned();
    let late = rowan
        .submit(&form, &[("stamp", &stamp), ("reason", "many"), ("note", "Late")])
        .await;
    assert_eq!(late.location(), format!("{other}?problem=late"));
    let page = rowan.page(late.location()).await;
    assert!(page.contains("The request is overdue"), "{page}");
}

#[tokio::test]
async fn the_letter_is_seen_before_it_is_sent_and_is_what_the_person_reads() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    let check = refuse(&mut idris, &reference, "legal_claims", "A claim “L-377” is open.").await;
    let read = maren.page(&format!("/me/requests/{reference}")).await;
    let letter = |html: &str| {
        let from = html.find("<div class=\"letter\">").unwrap();
        let to = html[from..].find("</div>").unwrap();
        let letter = &html[from..from + to];
        let text: Vec<_> = letter
            .split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.to_owned())
            .collect();
        text.concat()
    };
    assert_eq!(letter(&check), letter(&read));
    assert!(letter(&read).contains("A claim “L-377” is open."), "{read}");
}

#[tokio::test]
async fn a_complaint_is_checked_sent_once_and_answered_by_somebody_else() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    refuse(&mut idris, &reference, "legal_claims", "").await;
    let (mine, _) = pages(&reference);
    let page = maren.page(&mine).await;
    let appeal = format!("/me/requests/new/appeal?about={reference}");
    assert!(page.contains(&format!("href=\"{appeal}\"")), "{page}");

    let empty = send(&mut maren, &appeal, complaint::CONTINUE.en, &[("words", "")]).await;
    assert_eq!(empty.location(), format!("{appeal}&problem=words_missing"));
    let written = [("words", "Look at the claim again.")];
    let on = send(&mut maren, &appeal, complaint::CONTINUE.en, &written).await;
    let check = maren.page(on.location()).await;
    assert!(check.contains("Look at the claim again."), "{check}");
    assert!(
        !on.location().contains("claim"),
        "what was written stands in no address"
    );
    let back = maren.page(&appeal).await;
    assert!(back.contains(">Look at the claim again.</textarea>"), "{back}");
    let form = Form::with_button(&check, complaint::SEND_APPEAL.en);
    let sent = maren.submit(&form, &[]).await;
    let page = sent.location().to_owned();
    assert!(
        page.starts_with("/me/requests/") && !page.contains("problem"),
        "{page}"
    );
    let twice = maren.submit(&form, &[]).await;
    assert_eq!(twice.location(), page, "sent twice, it is one");

    let theirs = page.replace("/me/", "/desk/");
    let own = idris.page(&theirs).await;
    assert!(own.contains(review::NOT_YOU.en), "{own}");
    assert!(!own.contains("/api/check_decision"), "{own}");
    let stamp = Form::with_button(&own, review::WRITE_BUTTON.en)
        .field("stamp")
        .to_owned();
    let mut rowan = another_reviewer(&portal, "Rowan").await;
    let drawn = rowan.page(&theirs).await;
    let uphold = Form::all(&drawn)
        .into_iter()
        .find(|form| form.field("upheld") == "yes")
        .unwrap();
    // Whoever decided takes somebody else's form, with a stamp of their own.
    let refused = idris
        .submit(&uphold, &[("stamp", &stamp), ("note", "I was right.")])
        .await;
    assert_eq!(refused.location(), format!("{theirs}?problem=same_reviewer"));
    let silent = rowan.submit(&uphold, &[]).await;
    assert_eq!(silent.location(), format!("{theirs}?problem=words_missing"));
    let on = rowan.submit(&uphold, &[("note", "The claim has ended.")]).await;
    let check = rowan.page(on.location()).await;
    let form = Form::with_button(&check, review::CHECK_UPHOLD.en);
    let answered = rowan.submit(&form, &[]).await;
    assert_eq!(answered.location(), theirs, "{}", answered.text());

    let answer = maren.page(&page).await;
    for there in ["The claim has ended.", request::OPENED_ANEW.en] {
        assert!(answer.contains(there), "{there}: {answer}");
    }
    let acts = portal.acts().await;
    assert!(acts.contains(&"requestReopened".to_owned()), "{acts:?}");
}

/// What staff enter who put a request.
const ENTERED: [(&str, &str); 6] = [
    ("app", HARBOUR),
    ("external_id", "maren"),
    ("ask", "erasure everything"),
    ("intake", "telephone"),
    ("received_on", "2026-11-13"),
    ("words", "She called on Friday."),
];

#[tokio::test]
async fn staff_put_a_request_and_the_person_sees_it_as_put_for_them() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let mut fields = ENTERED;
    fields[1] = ("external_id", "nobody-here");
    let page = idris.page("/desk/requests/new").await;
    let form = Form::with_button(&page, new_for::PUT.en);
    let nobody = idris.submit(&form, &fields).await;
    assert_eq!(nobody.location(), "/desk/requests/new?problem=nobody_held");
    let page = idris.page(nobody.location()).await;
    for kept in [
        "nobody-here",
        "value=\"2026-11-13\"",
        "She called on Friday.</textarea>",
    ] {
        assert!(page.contains(kept), "{kept}: {page}");
    }
    let put = idris.submit(&form, &ENTERED).await;
    assert_eq!(put.status, StatusCode::SEE_OTHER);
    let theirs = put.location().to_owned();
    let again = idris.submit(&form, &ENTERED).await;
    assert_eq!(again.location(), theirs, "sent twice, it is one");
    let page = maren.page(&theirs.replace("/desk/", "/me/")).await;
    for there in [
        request::PUT_FOR_YOU.en,
        request::STEP_SENT_FOR_YOU.en,
        "She called on Friday.",
        // It came on a Friday, and is due in a month from then, which is a Sunday; it was entered on the Monday.
        "Friday 13 November 2026",
        "Monday 14 December 2026",
        "23 November 2026, 3.00",
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let page = idris.page(&theirs).await;
    for there in ["Friday 13 November 2026", new_for::H_ENTERED.en] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let acts = portal.acts().await;
    assert_eq!(acts.iter().filter(|act| *act == "requestOpenedFor").count(), 1);
}

#[tokio::test]
async fn a_day_on_which_it_cannot_have_come_is_refused_and_what_was_entered_is_kept() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris").await;
    let page = idris.page("/desk/requests/new").await;
    let form = Form::with_button(&page, new_for::PUT.en);
    for day in ["", "2026-11-24", "2026-08-24", "13/11/2026"] {
        let mut fields = ENTERED;
        fields[4] = ("received_on", day);
        let refused = idris.submit(&form, &fields).await;
        assert_eq!(
            refused.location(),
            "/desk/requests/new?problem=not_received_then",
            "{day}"
        );
        let page = idris.page(refused.location()).await;
        let value = format!("value=\"{day}\"");
        for kept in [&*value, "received_on-fault", "She called on Friday.</textarea>"] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
    }
    let acts = portal.acts().await;
    assert!(!acts.contains(&"requestOpenedFor".to_owned()), "{acts:?}");
    let mut fields = ENTERED;
    fields[4] = ("received_on", "2026-08-25");
    let put = idris.submit(&form, &fields).await;
    assert!(
        put.location().starts_with("/desk/requests/"),
        "{}",
        put.location()
    );
    assert!(!put.location().contains("problem"), "{}", put.location());
    let queue = idris.page("/desk").await;
    assert!(
        queue.contains("One is overdue."),
        "it came three months ago: {queue}"
    );
}

/// Somebody else's reference, or nobody's: told at its field, and nothing is put.
#[tokio::test]
async fn a_complaint_about_a_request_that_is_not_theirs_is_told_so_and_what_was_entered_is_kept() {
    let portal = Portal::open().await;
    let (mut otto, mut idris) = (portal.person("otto").await, portal.reviewer("Idris").await);
    let of_otto = ask(&mut otto).await;
    let page = idris.page("/desk/requests/new").await;
    let form = Form::with_button(&page, new_for::PUT.en);
    let before = portal.acts().await;
    for (kind, about) in [
        ("appeal", &*of_otto),
        ("complaint", &*of_otto),
        ("appeal", "0000-0000-0000"),
    ] {
        let mut fields = ENTERED.to_vec();
        fields[2] = ("ask", kind);
        fields.push(("about", about));
        let put = idris.submit(&form, &fields).await;
        assert_eq!(put.location(), "/desk/requests/new?problem=not_theirs", "{kind}");
        let page = idris.page(put.location()).await;
        for kept in [
            about,
            "id=\"about-fault\"",
            "value=\"2026-11-13\"",
            "She called on Friday.</textarea>",
        ] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
    }
    assert_eq!(portal.acts().await, before, "nothing was put");
}

#[tokio::test]
async fn the_person_is_told_that_it_is_here_and_that_is_written_down() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let own = ask(&mut maren).await;
    let (_, desk) = pages(&own);
    let page = idris.page(&desk).await;
    assert!(!page.contains("/api/acknowledge_request"), "{page}");
    let mut fields = ENTERED;
    fields[2] = ("ask", "access");
    let put = send(&mut idris, "/desk/requests/new", new_for::PUT.en, &fields).await;
    let theirs = put.location().to_owned();
    let mine = theirs.replace("/desk/", "/me/");
    let page = maren.page(&mine).await;
    assert!(!page.contains(acknowledgement::STEP.en), "{page}");
    let page = idris.page(&theirs).await;
    let form = Form::with_button(&page, acknowledgement::BUTTON.en);
    for _ in 0..2 {
        let told = idris.submit(&form, &[]).await;
        assert_eq!(told.location(), theirs, "{}", told.text());
    }
    let page = idris.page(&theirs).await;
    assert!(!page.contains("/api/acknowledge_request"), "{page}");
    assert!(page.contains(acknowledgement::H_ACKNOWLEDGED.en), "{page}");
    let page = maren.page(&mine).await;
    assert!(page.contains(acknowledgement::STEP.en), "{page}");
    let acts = portal.acts().await;
    let told = acts.iter().filter(|act| *act == "requestAcknowledged").count();
    assert_eq!(told, 1, "{acts:?}");
}
