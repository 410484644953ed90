//! What stands about people: a browser's signal, the pages that ask and lift, the list that machines read.

use app::text::{objection as objecting, queue, restriction as restricting, review, standing as words};
use axum::body::Body;
use domain::{
    id::{AppId, ExternalId, GroupId},
    key::{KeyUse, Reach},
};
use http::{Request, StatusCode};
use serde_json::Value;
use server::auth::mint::For;

use crate::support::{Answer, Form, GROUP, HARBOUR, OTHER_APP, Portal, Visitor, answer};

/// Signs in by a browser that says so of marketing.
async fn come_in<'p>(portal: &'p Portal, external_id: &str, signal: Option<&str>) -> Visitor<'p> {
    let mut visitor = portal.visitor();
    let whom = For::User(ExternalId::parse(external_id).unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    let mut request = Request::post("/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", format!("http://{}", portal.authority));
    if let Some(signal) = signal {
        request = request.header("sec-gpc", signal);
    }
    let answer = visitor.send(request, format!("token={token}")).await;
    assert_eq!(answer.location(), "/me", "{}", answer.text());
    visitor
}

async fn list(portal: &Portal, token: &str, query: &str, has: Option<&str>) -> Answer {
    let mut request = Request::get(format!("/suppressions{query}"))
        .header("host", &portal.authority)
        .header("authorization", format!("Bearer {token}"));
    if let Some(tag) = has {
        request = request.header("if-none-match", tag);
    }
    answer(&portal.router, request.body(Body::empty()).unwrap()).await
}

/// A token of a machine's, by a new key.
async fn machine(portal: &Portal, reach: Reach, allows: KeyUse) -> String {
    let key = portal.key_for(reach, allows).await;
    portal.token(&key.kid, &For::Staff("mailer".to_owned())).await
}

fn app(id: &str) -> Reach {
    Reach::App(AppId::parse(id).unwrap())
}

fn body(answer: &Answer) -> Value {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn a_browsers_signal_is_taken_up_as_somebody_comes_in_and_once() {
    let portal = Portal::open().await;
    // The control: without it, or with another value, nothing stands.
    for signal in [None, Some("0"), Some("true")] {
        let mut maren = come_in(&portal, "maren", signal).await;
        assert!(!maren.page("/me").await.contains(words::HEADING.en), "{signal:?}");
    }
    let mut maren = come_in(&portal, "maren", Some("1")).await;
    let page = maren.page("/me").await;
    assert!(page.contains(words::BY_BROWSER.en), "{page}");
    let opened = async || {
        portal
            .acts()
            .await
            .iter()
            .filter(|act| *act == "requestOpened")
            .count()
    };
    assert_eq!(opened().await, 1);
    come_in(&portal, "maren", Some("1")).await;
    assert_eq!(opened().await, 1, "once");

    // Lifted, it stays so; the page says that the browser says otherwise, and asks.
    let form = Form::with_button(&page, words::lift("marketing").en);
    assert_eq!(maren.submit(&form, &[]).await.status, StatusCode::SEE_OTHER);
    let mut maren = come_in(&portal, "maren", Some("1")).await;
    assert_eq!(opened().await, 2, "the lifting, and no more");
    assert!(
        !maren.page("/me").await.contains(words::SIGNAL.en),
        "a browser that says nothing"
    );
    let said = maren
        .send(Request::get("/me").header("sec-gpc", "1"), String::new())
        .await;
    assert!(said.text().contains(words::SIGNAL.en), "{}", said.text());
    let form = Form::with_button(&said.text(), words::SIGNAL_BUTTON.en);
    assert_eq!(maren.submit(&form, &[]).await.status, StatusCode::SEE_OTHER);
    assert!(maren.page("/me").await.contains(words::label("marketing").en));
}

#[tokio::test]
async fn the_portal_says_that_it_heeds_the_signal() {
    let portal = Portal::open().await;
    let said = portal.visitor().get("/.well-known/gpc.json").await;
    assert_eq!(said.header("content-type"), "application/json");
    let said = body(&said);
    assert_eq!(said["gpc"], true);
    assert!(
        said["lastUpdate"]
            .as_str()
            .unwrap()
            .parse::<jiff::civil::Date>()
            .is_ok()
    );
}

#[tokio::test]
async fn marketing_stops_by_one_button_and_starts_again_by_one() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/requests/new/objection").await;
    let stop = Form::with_button(&page, objecting::STOP.en);
    let done = maren.submit(&stop, &[]).await;
    let request = done.location().to_owned();
    assert!(request.starts_with("/me/requests/"), "{request}");
    let [heading, _] = words::done("objection", "marketing").unwrap();
    assert!(maren.page(&request).await.contains(heading.en));
    // The same form again is the same request.
    assert_eq!(maren.submit(&stop, &[]).await.location(), request);
    let requests = maren.page("/me/requests").await;
    let lift = Form::with_button(&requests, words::lift("marketing").en);
    let lifted = maren.submit(&lift, &[]).await;
    assert_ne!(lifted.location(), request);
    assert!(!maren.page("/me/requests").await.contains(words::HEADING.en));
    // From another page that shows it still.
    let stale = maren.submit(&lift, &[("once", &"0".repeat(32))]).await;
    assert_eq!(stale.location(), "/me/requests?problem=moved");
}

#[tokio::test]
async fn an_objection_is_written_checked_and_weighed() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/requests/new/objection").await;
    let write = Form::with_button(&page, objecting::CONTINUE.en);
    // What cannot be taken is still there.
    let long = "x".repeat(4_001);
    let led = maren.submit(&write, &[("words", &long)]).await;
    assert_eq!(
        led.location(),
        "/me/requests/new/objection?problem=words_too_long"
    );
    assert!(maren.page(led.location()).await.contains(&long));
    let led = maren.submit(&write, &[("words", " ")]).await;
    assert_eq!(led.location(), "/me/requests/new/objection?problem=words_missing");

    let written = "You guess <what> I like.";
    let led = maren
        .submit(&write, &[("words", written), ("meanwhile", "1")])
        .await;
    let check = led.location().to_owned();
    assert!(!check.contains("guess") && check.contains("entry="), "{check}");
    let page = maren.page(&check).await;
    assert!(page.contains("You guess &lt;what> I like.") || page.contains("You guess &lt;what&gt; I like."));
    // Another's session keeps nothing under that name.
    let theirs = portal.person("otto").await.page(&check).await;
    assert!(theirs.contains(objecting::FORGOTTEN.en), "{theirs}");
    let sent = maren
        .submit(&Form::with_button(&page, objecting::SEND.en), &[])
        .await;
    let request = sent.location().to_owned();
    assert!(maren.page("/me").await.contains(words::label("restriction").en));

    // Staff read no name, and open the record on four grounds alone.
    let mut idris = portal.reviewer("Idris").await;
    let queued = idris.page("/desk").await;
    assert!(
        queued.contains(queue::RESTRICTED.en) && !queued.contains("Maren"),
        "{queued}"
    );
    let address = request.replace("/me/", "/desk/");
    let closed = idris.page(&address).await;
    assert!(closed.contains(words::for_staff("restriction").en), "{closed}");
    let open = Form::with_button(&closed, review::OPEN_BUTTON.en);
    let led = idris.submit(&open, &[("reason", "decide_request")]).await;
    assert_eq!(led.location(), format!("{address}?problem=occasion_missing"));
    let led = idris.submit(&open, &[("reason", "consent")]).await;
    assert_eq!(led.location(), address);
    assert!(idris.page(&address).await.contains("Maren"));

    // The end is told first.
    let end = Form::with_button(&idris.page(&address).await, words::END_BUTTON.en);
    assert_eq!(idris.submit(&end, &[]).await.location(), address);
    let told = maren.page("/me").await;
    assert!(told.contains("30 November 2026"), "{told}");
    let again = idris.submit(&end, &[]).await;
    assert_eq!(again.location(), format!("{address}?problem=moved"));
}

/// What was granted meanwhile ends with the decision where staff say so, and the person reads it with the answer.
#[tokio::test]
async fn a_decision_tells_that_what_was_granted_meanwhile_ends() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/requests/new/objection").await;
    let write = Form::with_button(&page, objecting::CONTINUE.en);
    let led = maren
        .submit(&write, &[("words", "You guess."), ("meanwhile", "1")])
        .await;
    let form = Form::with_button(&maren.page(led.location()).await, objecting::SEND.en);
    let sent = maren.submit(&form, &[]).await;
    let address = sent.location().replace("/me/", "/desk/");

    let mut idris = portal.reviewer("Idris").await;
    let page = idris.page(&address).await;
    assert!(page.contains(words::ENDS_WITH.en), "{page}");
    let refuse = Form::with_button(&page, review::REFUSE_BUTTON.en);
    assert_eq!(refuse.field("ends"), "", "it is chosen by nobody else");
    let refused = [("reason", "compelling_grounds"), ("ends", "1")];
    let led = idris.submit(&refuse, &refused).await;
    assert_eq!(led.location(), format!("{address}/check"));
    let check = idris.page(led.location()).await;
    let told = words::ENDS_WITH_THIS.en.split("{}").next().unwrap();
    assert!(check.contains(told), "{check}");
    assert!(
        !maren.page("/me").await.contains("30 November 2026"),
        "not sent yet"
    );
    let form = Form::with_button(&check, review::CHECK_REFUSE.en);
    assert_eq!(form.field("ends"), "1");
    assert_eq!(idris.submit(&form, &[]).await.location(), address);
    let told = maren.page("/me").await;
    assert!(told.contains("30 November 2026"), "{told}");
    assert!(
        !idris
            .page(&address)
            .await
            .contains("action=\"/api/announce_end\"")
    );
}

#[tokio::test]
async fn a_restriction_is_asked_for_by_one_question() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/requests/new/restriction").await;
    let question = Form::with_button(&page, restricting::CONTINUE.en);
    assert_eq!(question.method, "get");
    for ground in ["", "because"] {
        let again = maren.submit(&question, &[("ground", ground)]).await.text();
        assert!(again.contains(restricting::WHY_MISSING.en), "{ground}: {again}");
    }
    let check = maren.submit(&question, &[("ground", "unlawful")]).await.text();
    let form = Form::with_button(&check, restricting::SEND.en);
    let sent = maren.submit(&form, &[]).await.location().to_owned();
    assert!(sent.starts_with("/me/requests/"), "{sent}");
    assert_eq!(maren.submit(&form, &[]).await.location(), sent);
    assert!(
        !maren.page("/me").await.contains(words::HEADING.en),
        "nobody has decided"
    );
}

#[tokio::test]
async fn a_machine_follows_the_list_by_tag_and_by_what_has_changed() {
    let portal = Portal::open().await;
    let token = machine(&portal, app(HARBOUR), KeyUse::Machines).await;
    let empty = list(&portal, &token, "", None).await;
    assert_eq!(body(&empty)["suppressions"], Value::Array(vec![]));
    come_in(&portal, "maren", Some("1")).await;
    come_in(&portal, "otto", Some("1")).await;

    let first = list(&portal, &token, "", None).await;
    let tag = first.header("etag").to_owned();
    assert!(tag.starts_with('"') && tag != empty.header("etag"), "{tag}");
    let said = body(&first);
    let names: Vec<_> = said["suppressions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| person["externalId"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["maren", "otto"]);
    let maren = &said["suppressions"][0];
    assert_eq!(
        (maren["userId"].as_str(), maren["marketing"].as_str()),
        (Some("user-Maren"), Some("objected"))
    );
    assert!(
        maren["otherUses"].is_null() && maren["restricted"] == false,
        "{maren}"
    );
    let again = list(&portal, &token, "", Some(&tag)).await;
    assert_eq!(
        (again.status, again.header("etag")),
        (StatusCode::NOT_MODIFIED, &*tag)
    );
    assert!(again.body.is_empty());

    // Page by page, and from where one has come to.
    let page = body(&list(&portal, &token, "?limit=1", None).await);
    assert_eq!(page["meta"]["hasMore"], true);
    let since = page["meta"]["changed"].as_u64().unwrap();
    let rest = body(&list(&portal, &token, &format!("?changed-since={since}"), None).await);
    assert_eq!(rest["suppressions"][0]["externalId"], "otto");
    let last = rest["meta"]["changed"].as_u64().unwrap();
    let none = body(&list(&portal, &token, &format!("?changed-since={last}"), None).await);
    assert_eq!(
        (&none["suppressions"], &none["meta"]["changed"]),
        (&Value::Array(vec![]), &last.into())
    );

    // Whoever lifts it stands there as such.
    let mut maren = portal.person("maren").await;
    let lift = Form::with_button(&maren.page("/me").await, words::lift("marketing").en);
    maren.submit(&lift, &[]).await;
    let changed = list(&portal, &token, &format!("?changed-since={last}"), Some(&tag)).await;
    let changed = body(&changed);
    assert_eq!(changed["suppressions"].as_array().unwrap().len(), 1);
    assert_eq!(changed["suppressions"][0]["marketing"], "lifted");
}

#[tokio::test]
async fn nobody_but_a_machine_of_the_business_reads_the_list() {
    let portal = Portal::open().await;
    come_in(&portal, "maren", Some("1")).await;
    let group = || Reach::Group(GroupId::parse(GROUP).unwrap());
    for (reach, allows, query, expected, people) in [
        (app(HARBOUR), KeyUse::Machines, String::new(), 200, 1),
        (app(HARBOUR), KeyUse::All, String::new(), 200, 1),
        (app(OTHER_APP), KeyUse::Machines, String::new(), 200, 0),
        (
            app(OTHER_APP),
            KeyUse::Machines,
            format!("?app={HARBOUR}"),
            404,
            0,
        ),
        (app(HARBOUR), KeyUse::People, String::new(), 401, 0),
        (app(HARBOUR), KeyUse::Staff, String::new(), 401, 0),
        (group(), KeyUse::Machines, format!("?app={HARBOUR}"), 200, 1),
        (group(), KeyUse::Machines, format!("?app={OTHER_APP}"), 404, 0),
        (group(), KeyUse::Machines, String::new(), 404, 0),
        (app(HARBOUR), KeyUse::Machines, "?limit=many".to_owned(), 400, 0),
    ] {
        let case = format!("{reach:?} {allows:?} {query}");
        let token = machine(&portal, reach, allows).await;
        let said = list(&portal, &token, &query, None).await;
        assert_eq!(said.status.as_u16(), expected, "{case}");
        let said: Value = serde_json::from_slice(&said.body).unwrap();
        if expected == 200 {
            assert_eq!(said["suppressions"].as_array().unwrap().len(), people, "{case}");
        } else {
            assert!(said["errors"][0]["code"].is_string(), "{case}: {said}");
        }
    }
    // A person's token, no token, and a session's cookie.
    let whom = For::User(ExternalId::parse("maren").unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    for token in [&*token, "x", ""] {
        let said = list(&portal, token, "", None).await;
        assert_eq!(said.status, StatusCode::UNAUTHORIZED, "{token}");
        assert_eq!(said.header("www-authenticate"), "Bearer");
    }
    let by_cookie = portal.reviewer("Idris").await.get("/suppressions").await;
    assert_eq!(by_cookie.status, StatusCode::UNAUTHORIZED);
}
