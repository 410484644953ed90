//! A deletion in its sizes: what is chosen is what goes, and what is left out is never taken for more.

use app::text;
use desk::Operator;
use domain::{facts::Facts, id::AppId};
use http::StatusCode;

use super::main_job::{ask, open_record};
use crate::support::{Form, HARBOUR, Portal, Visitor};

const CHOOSE: &str = "/me/requests/new/erasure";
const ONCE: &str = "0123456789abcdef0123456789abcdef";

/// The stamp of the visitor's forms.
async fn stamp(visitor: &mut Visitor<'_>) -> String {
    let page = visitor.page("/me").await;
    Form::with_button(&page, text::frame::SIGN_OUT.en)
        .field("stamp")
        .to_owned()
}

async fn asked(portal: &Portal) -> usize {
    let acts = portal.acts().await;
    acts.iter().filter(|act| *act == "requestOpened").count()
}

/// Approves with the button that names this size.
async fn approve(portal: &Portal, reference: &str, size: &str) {
    let mut idris = portal.reviewer("Idris Pellow").await;
    let page = open_record(&mut idris, reference).await;
    let form = Form::with_button(&page, text::sizes::approve(size).en);
    let answer = idris.submit(&form, &[]).await;
    assert_eq!(answer.location(), format!("/desk/requests/{reference}"));
}

#[tokio::test]
async fn what_is_not_chosen_leads_back_to_the_choice() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let stamp = stamp(&mut maren).await;
    let missing = format!("{CHOOSE}?problem=choice_missing");
    let of_conversation = "/me/conversations/conv-Maren?choose=messages";
    let nothing_ticked = format!("{of_conversation}&problem=choice_missing");
    for (fields, leads) in [
        (&[][..], missing.as_str()),
        (&[("size", "")], &missing),
        (
            &[("size", "conversation")],
            "/me/requests/new/erasure/which?size=conversation",
        ),
        (
            &[("size", "messages")],
            "/me/requests/new/erasure/which?size=messages",
        ),
        (
            &[("size", "messages"), ("conversation", "conv-Maren")],
            &nothing_ticked,
        ),
        (
            &[
                ("size", "messages"),
                ("conversation", "conv-Maren"),
                ("place", "<script>"),
            ],
            &nothing_ticked,
        ),
        (
            &[("size", "everything"), ("messages[]", "msg-Maren-1")],
            "/me/requests/new/erasure?problem=incomplete",
        ),
        (&[("size", "all")], "/me/requests/new/erasure?problem=incomplete"),
    ] {
        let fields: Vec<_> = [("stamp", stamp.as_str())]
            .iter()
            .chain(fields)
            .copied()
            .collect();
        let answer = maren.post("/api/choose_erasure", &fields).await;
        assert_eq!(answer.location(), leads, "{fields:?}");
    }
    let page = maren.page(&missing).await;
    assert!(page.contains("href=\"#size-1\""), "{page}");
    let page = maren.page(&nothing_ticked).await;
    assert!(page.contains("href=\"#message-1\""), "{page}");
    // Whoever comes to a later step without an answer is asked.
    for step in ["preview", "sure", "check"] {
        for query in [
            "",
            "?size=messages&conversation=conv-Maren",
            "?size=conversation",
            "?size=",
        ] {
            let page = maren.page(&format!("{CHOOSE}/{step}{query}")).await;
            assert!(
                page.contains(text::erasure::HOW_MUCH.en) && !page.contains("submit_erasure"),
                "{step}{query}: {page}"
            );
        }
    }
}

/// A form that names nothing, or two things, asks for nothing: least of all for everything.
#[tokio::test]
async fn an_empty_or_missing_id_never_means_all() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let stamp = stamp(&mut maren).await;
    let of_others = ["conv-Otto", "conv-nobody"];
    let mut posts: Vec<Vec<(&str, &str)>> = vec![
        vec![],
        vec![("size", "")],
        vec![("size", "all")],
        vec![("size", "*")],
        vec![("size", "conversation")],
        vec![("size", "conversation"), ("conversation", "")],
        vec![("size", "conversation"), ("conversation", "%")],
        vec![("size", "conversation"), ("conversation", "../")],
        vec![("size", "messages"), ("conversation", "conv-Maren")],
        vec![("size", "messages"), ("messages[]", "msg-Maren-1")],
        vec![
            ("size", "messages"),
            ("conversation", "conv-Maren"),
            ("messages[]", ""),
        ],
        vec![
            ("size", "messages"),
            ("conversation", "conv-Maren"),
            ("messages", "msg-Maren-1"),
        ],
        vec![
            ("size", "messages"),
            ("conversation", "conv-Maren"),
            ("messages[]", "msg-Otto-1"),
        ],
        vec![
            ("size", "messages"),
            ("conversation", ""),
            ("messages[]", "msg-Maren-1"),
        ],
        vec![
            ("size", "conversation"),
            ("conversation", "conv-Maren"),
            ("messages[]", "msg-Maren-1"),
        ],
        vec![("size", "everything"), ("conversation", "conv-Maren")],
        vec![("size", "all-messages"), ("messages[]", "msg-Maren-1")],
        vec![("size", "everything"), ("takes_in[]", "nothing")],
    ];
    posts.extend(of_others.map(|id| vec![("size", "conversation"), ("conversation", id)]));
    for fields in posts {
        let named = [("stamp", stamp.as_str()), ("once", ONCE)];
        let fields: Vec<_> = named.into_iter().chain(fields).collect();
        let answer = maren.post("/api/submit_erasure", &fields).await;
        assert_eq!(asked(&portal).await, 0, "{fields:?}: {}", answer.location());
    }
    // The control: the same form with something in it is taken.
    let good = [
        ("stamp", stamp.as_str()),
        ("once", ONCE),
        ("size", "messages"),
        ("conversation", "conv-Maren"),
        ("messages[]", "msg-Maren-1"),
    ];
    let answer = maren.post("/api/submit_erasure", &good).await;
    assert!(
        answer.location().starts_with("/me/requests/"),
        "{}",
        answer.location()
    );
    assert_eq!(asked(&portal).await, 1);
}

#[tokio::test]
async fn messages_that_are_ticked_go_and_no_others() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let choosing = maren.page("/me/conversations/conv-Maren?choose=messages").await;
    let form = Form::with_button(&choosing, text::erasure::CONTINUE.en);
    let answer = maren.submit(&form, &[("messages[]", "msg-Maren-1")]).await;
    let preview = answer.location().to_owned();
    assert!(
        preview.starts_with("/me/requests/new/erasure/preview?size=messages&conversation=conv-Maren&chosen="),
        "{preview}"
    );
    assert!(!preview.contains("msg-Maren"), "no address says which: {preview}");
    assert!(
        maren
            .page(&preview)
            .await
            .contains(text::sizes::act("messages").en)
    );

    // What was chosen is of this session only.
    let mut otto = portal.person("otto").await;
    let foreign = otto.page(&preview).await;
    assert!(foreign.contains(text::erasure::HOW_MUCH.en), "{foreign}");

    let check = maren.page(&preview.replace("/preview", "/check")).await;
    let form = Form::with_button(&check, text::sizes::ask("messages").en);
    let answer = maren.submit(&form, &[]).await;
    let reference = answer
        .location()
        .strip_prefix("/me/requests/")
        .unwrap()
        .to_owned();
    approve(&portal, &reference, "messages").await;
    portal.work().await;

    let page = maren.page(&format!("/me/requests/{reference}")).await;
    assert!(page.contains(text::sizes::done("messages").en), "{page}");
    let left = maren.page("/me/conversations/conv-Maren?choose=messages").await;
    assert!(
        !left.contains("value=\"msg-Maren-1\"") && left.contains("value=\"msg-Maren-0\""),
        "{left}"
    );
    assert!(maren.page("/me/profile").await.contains("Marenson"));
    let gone = maren.get(&preview).await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn details_go_and_messages_stay_and_the_person_stays_signed_in() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let check = maren
        .page("/me/requests/new/erasure/check?size=personal-information")
        .await;
    let form = Form::with_button(&check, text::sizes::ask("personal-information").en);
    let answer = maren.submit(&form, &[]).await;
    let reference = answer
        .location()
        .strip_prefix("/me/requests/")
        .unwrap()
        .to_owned();
    approve(&portal, &reference, "personal-information").await;
    portal.work().await;
    let page = maren.page("/me/profile").await;
    assert!(
        !page.contains("Marenson") && !page.contains("tier-of-Maren"),
        "{page}"
    );
    assert!(
        maren
            .page("/me/conversations/conv-Maren")
            .await
            .contains("SECRET-Maren")
    );
}

/// Staff read so, and not that there is no such request; what they had entered is kept.
#[tokio::test]
async fn staff_who_put_a_deletion_of_what_has_gone_are_told_so() {
    const NEW: &str = "/desk/requests/new";
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let check = maren
        .page("/me/requests/new/erasure/check?size=all-messages")
        .await;
    let form = Form::with_button(&check, text::sizes::ask("all-messages").en);
    let answer = maren.submit(&form, &[]).await;
    let reference = answer.location().strip_prefix("/me/requests/").unwrap();
    approve(&portal, reference, "all-messages").await;
    portal.work().await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let page = idris.page(NEW).await;
    let form = Form::with_button(&page, text::new_for::PUT.en);
    let put = |what: &'static str| {
        [
            ("app", HARBOUR),
            ("external_id", "maren"),
            ("ask", what),
            ("intake", "telephone"),
            ("received_on", "2026-11-13"),
            ("words", "She called on Friday."),
        ]
    };
    let nothing = idris.submit(&form, &put("erasure all-messages")).await;
    assert_eq!(nothing.location(), format!("{NEW}?problem=nothing_to_erase"));
    let page = idris.page(nothing.location()).await;
    assert!(page.contains("She called on Friday.</textarea>"), "{page}");
    assert!(
        page.contains(text::notice::said(app::api::Problem::NothingToErase).en),
        "{page}"
    );
    // The control: of what is still there.
    let details = idris.submit(&form, &put("erasure personal-information")).await;
    assert!(
        details.location().starts_with("/desk/requests/") && !details.location().contains("problem"),
        "{}",
        details.location()
    );
}

/// Between the approval and its time, the person can take it back, and nothing has gone.
#[tokio::test]
async fn an_approved_deletion_can_be_taken_back_while_it_cools_off() {
    let portal = Portal::open().await;
    let app = AppId::parse(HARBOUR).unwrap();
    let set = portal
        .desk
        .set_facts(&Operator::at_the_machine(), &app, Facts::default())
        .await;
    set.unwrap();
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    approve(&portal, &reference, "everything").await;
    portal.work().await;
    let address = format!("/me/requests/{reference}");
    let page = maren.page(&address).await;
    assert!(page.contains("datetime=\"2026-11-24T15:00:00Z\""), "{page}");
    let form = Form::with_button(&page, text::request::WITHDRAW.en);
    assert_eq!(maren.submit(&form, &[]).await.location(), address);
    portal.work().await;
    assert!(maren.page("/me/profile").await.contains("Marenson"));
    let mut idris = portal.reviewer("Idris Pellow").await;
    let page = idris.page(&format!("/desk/requests/{reference}")).await;
    assert!(page.contains(text::review::WITHDRAWN_LATE.en), "{page}");
}
