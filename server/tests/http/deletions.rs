//! Staff who reach further than one business delete one: from the pages that count what goes to the page that says it is
//! gone; and from the decision on it is not there, for anybody.

use app::text::{business, deletion as words, elsewhere as tasks};
use domain::{
    id::{AppId, GroupId},
    key::{KeyUse, Reach},
};
use http::StatusCode;
use jiff::SignedDuration;
use server::auth::mint::For;

use crate::{
    main_job::ask,
    support::{Answer, Door, Form, GROUP, HARBOUR, OTHER_APP, Portal, Visitor, code, knock},
    tasks::elsewhere,
};

fn page(below: &str) -> String {
    format!("/desk/apps/{HARBOUR}{below}")
}

/// Somebody of the parent company's.
async fn parent<'p>(portal: &'p Portal, name: &str) -> Visitor<'p> {
    let group = Reach::Group(GroupId::parse(GROUP).unwrap());
    let key = portal.key_for(group, KeyUse::Staff).await.kid;
    portal
        .signed_in(&key, &For::Staff(name.to_owned()), "/desk")
        .await
}

/// Fills in the last page.
async fn delete(visitor: &mut Visitor<'_>, button: &str, typed: &str) -> Answer {
    let html = visitor.page(&page("/delete/check")).await;
    let form = Form::with_button(&html, button);
    visitor.submit(&form, &[("name", typed)]).await
}

fn is_sent_away(answer: &Answer) -> bool {
    answer.location().starts_with("/sign-in?problem=signed_out")
}

#[tokio::test]
async fn a_business_goes_by_its_name_and_is_not_there_from_then_on() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut idris = portal.reviewer("Idris").await;
    let mut rowan = parent(&portal, "Rowan").await;
    let reference = ask(&mut maren).await;
    let link = code(&portal, "otto").await;
    let whom = For::User("maren".to_owned().try_into().unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;

    let html = rowan.page(&page("")).await;
    assert!(html.contains(&format!("href=\"{}\"", page("/delete"))), "{html}");
    let html = rowan.page(&page("/delete")).await;
    assert!(
        html.contains(words::GOES.en) && html.contains("Harbour Line"),
        "{html}"
    );
    let wrong = delete(&mut rowan, words::DELETE.en, "Harbour").await;
    assert_eq!(wrong.location(), page("/delete/check?problem=not_named"));
    assert!(maren.page("/me").await.contains("Maren"), "nothing has gone");
    let gone = delete(&mut rowan, words::DELETE.en, "Harbour Line").await;
    assert_eq!(
        (gone.status, gone.location()),
        (StatusCode::SEE_OTHER, &*page("/deletion"))
    );

    // Nobody has worked on it yet.
    assert!(is_sent_away(&maren.get("/me").await) && is_sent_away(&idris.get("/desk").await));
    let late = portal.visitor().post("/sign-in", &[("token", &token)]).await;
    assert!(late.location().contains("problem=token"), "{}", late.location());
    let late = knock(&portal, Door::Handover, &token).await.unwrap();
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    let late = portal.visitor().get(&format!("/enter/{link}")).await;
    assert!(
        !late.text().contains(app::text::enter::CONTINUE.en),
        "{}",
        late.text()
    );
    for path in [
        page(""),
        page("/facts"),
        page("/delete"),
        format!("/desk/requests/{reference}"),
    ] {
        assert_eq!(rowan.get(&path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let html = rowan.page(&page("/deletion")).await;
    assert!(html.contains(words::GOING.en), "{html}");
    portal.work().await;
    let html = rowan.page(&page("/deletion")).await;
    for there in ["Everything was deleted on", "the portal looked", "Rowan"] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let html = rowan.page("/desk/apps").await;
    assert!(
        html.contains(business::NONE.en) && html.contains(&page("/deletion")),
        "{html}"
    );
    let acts = portal.acts().await;
    assert!(acts.ends_with(&["appDeletionDecided", "appDeleted", "appDeletionVerified"].map(str::to_owned)));
    // The other business's staff and people see nothing of it.
    let other = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let mut marit = portal.signed_in(&other.kid, &whom, "/me").await;
    assert!(marit.page("/me").await.contains("Marit"));
    let esra = For::Staff("Esra".to_owned());
    let mut esra = portal.signed_in(&other.kid, &esra, "/desk").await;
    assert_eq!(esra.get(&page("/deletion")).await.status, StatusCode::NOT_FOUND);
}

/// The platform keeps everything, and a mail house has it, too: counted before, and left to the parent company's staff.
#[tokio::test]
async fn what_is_left_to_do_elsewhere_is_said_before_and_done_afterwards() {
    let portal = elsewhere().await;
    let mut rowan = parent(&portal, "Rowan").await;
    let html = rowan.page(&page("/delete")).await;
    for there in [words::PLATFORM_KEEPS.en, "Mailhouse Ltd"] {
        assert!(html.contains(there), "{there}: {html}");
    }
    delete(&mut rowan, words::DELETE.en, "Harbour Line").await;
    portal.work().await;
    let html = rowan.page(&page("/deletion")).await;
    for there in [&*format!("DELETE /v2/apps/{HARBOUR}"), "Mailhouse Ltd"] {
        assert!(html.contains(there), "{there}: {html}");
    }
    for _ in 0..2 {
        let html = rowan.page(&page("/deletion")).await;
        let form = Form::with_button(&html, tasks::DONE.en);
        let done = rowan
            .submit(&form, &[("done", "yes"), ("result", "By hand")])
            .await;
        assert_eq!(done.location(), page("/deletion"), "{}", done.text());
    }
    let html = rowan.page(&page("/deletion")).await;
    assert!(
        html.contains(tasks::ALL_DONE.en) && !html.contains("/api/settle_task"),
        "{html}"
    );
}

#[tokio::test]
async fn its_own_staff_are_not_asked_and_find_no_way() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris").await;
    let html = idris.page(&page("")).await;
    assert!(!html.contains("/delet"), "{html}");
    for below in ["/delete", "/delete/check", "/deletion"] {
        let answer = idris.get(&page(below)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{below}");
    }
    let html = idris.page("/desk").await;
    let form = Form::with_button(&html, app::text::frame::SIGN_OUT.en);
    let stamp = form.field("stamp").to_owned();
    let fields = [("stamp", &*stamp), ("app", HARBOUR), ("name", HARBOUR)];
    let refused = idris.post("/api/delete_app", &fields).await;
    assert!(
        refused.location().ends_with("problem=not_found"),
        "{}",
        refused.location()
    );
    assert_eq!(idris.get(&page("")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn it_takes_somebody_who_has_just_signed_in() {
    let portal = Portal::open().await;
    let mut rowan = parent(&portal, "Rowan").await;
    portal.clock.advance(SignedDuration::from_mins(16));
    let late = delete(&mut rowan, words::DELETE.en, HARBOUR).await;
    assert!(
        late.location().starts_with("/sign-in?problem=not_fresh"),
        "{}",
        late.location()
    );
    // The control.
    let mut again = parent(&portal, "Rowan").await;
    let gone = delete(&mut again, words::DELETE.en, HARBOUR).await;
    assert_eq!(gone.location(), page("/deletion"));
}

#[tokio::test]
async fn where_two_have_to_the_first_can_be_taken_back_and_the_second_decides() {
    let portal = Portal::open().await;
    let app = AppId::parse(HARBOUR).unwrap();
    let operator = desk::Operator::at_the_machine();
    let mut facts = portal.desk.facts(&operator, &app).await.unwrap();
    facts.decisions.two_people = true;
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
    let (mut rowan, mut wren) = (parent(&portal, "Rowan").await, parent(&portal, "Wren").await);
    let first = delete(&mut rowan, words::PROPOSE.en, HARBOUR).await;
    assert_eq!(first.location(), page("/deletion"));
    let html = rowan.page(&page("/delete/check")).await;
    assert!(!html.contains("/api/delete_app"), "{html}");
    let html = wren.page(first.location()).await;
    assert!(html.contains("Rowan"), "{html}");
    let back = Form::with_button(&html, words::KEEP.en);
    let kept = wren.submit(&back, &[]).await;
    assert_eq!(kept.location(), page("/deletion"));
    let first = delete(&mut rowan, words::PROPOSE.en, HARBOUR).await;
    assert_eq!(first.location(), page("/deletion"));
    assert_eq!(
        wren.get(&page("")).await.status,
        StatusCode::OK,
        "one of two decides nothing"
    );
    let second = delete(&mut wren, words::DELETE.en, HARBOUR).await;
    assert_eq!(second.location(), page("/deletion"));
    assert_eq!(wren.get(&page("")).await.status, StatusCode::NOT_FOUND);
}
