//! Copies that go to somebody else than their person: to whom the person named, by a one-time address, and to the person by
//! staff who take it for them.

use std::io::Cursor;

use app::text::{copying, fetch as words, grant, transfer};
use axum::body::Body;
use desk::Operator;
use domain::{
    id::AppId,
    key::{KeyUse, Reach},
    request::Reference,
};
use http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::auth::mint::For;

use crate::support::{Answer, Form, HARBOUR, OTHER_APP, Portal, RECIPIENT, Visitor, answer, begun, encoded};

/// Names a recipient, checks, asks. Returns the request's reference.
async fn ask(person: &mut Visitor<'_>, recipient: &str) -> String {
    let page = person.page("/me/requests/new/transfer").await;
    let form = Form::with_button(&page, transfer::CONTINUE.en);
    let led = person.submit(&form, &[("recipient", recipient)]).await;
    assert_eq!(led.location(), "/me/requests/new/transfer/check");
    let check = person.page(led.location()).await;
    assert!(check.contains(recipient), "{check}");
    let form = Form::with_button(&check, transfer::ASK.en);
    let asked = person.submit(&form, &[]).await;
    let reference = asked.location().strip_prefix("/me/requests/").unwrap();
    assert_eq!(reference.len(), 14, "{reference}");
    reference.to_owned()
}

async fn approve(staff: &mut Visitor<'_>, reference: &str) {
    let address = format!("/desk/requests/{reference}");
    let page = staff.page(&address).await;
    let form = Form::all(&page)
        .into_iter()
        .find(|form| form.action.ends_with("/approve_request"));
    let led = staff.submit(&form.unwrap(), &[]).await;
    assert_eq!(led.location(), address);
}

/// What stands on the page that answers the press: the address's path, and the secret.
async fn make(who: &mut Visitor<'_>, side: &str, reference: &str) -> (String, String) {
    let page = format!("{side}/requests/{reference}/address");
    let form = Form::with_button(&who.page(&page).await, grant::MAKE.en);
    let made = who.submit(&form, &[]).await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text());
    assert_eq!(made.header("cache-control"), "no-store");
    told(&made.text())
}

fn told(page: &str) -> (String, String) {
    let (_, rest) = page.split_once("http://127.0.0.1:3000/fetch/").unwrap();
    let code = &rest[..22];
    let (_, rest) = page.split_once("<strong class=\"data\">").unwrap();
    let (secret, _) = rest.split_once('<').unwrap();
    assert_eq!(secret.len(), 23, "{secret}");
    (format!("/fetch/{code}"), secret.to_owned())
}

/// A secret that is not this one.
fn wrong(secret: &str) -> String {
    let digit = if secret.starts_with('0') { "1" } else { "0" };
    secret.replacen(|_: char| true, digit, 1)
}

/// Presses the button at an address.
async fn fetch(visitor: &mut Visitor<'_>, path: &str, secret: &str) -> Answer {
    visitor.post(path, &[("secret", secret)]).await
}

fn count(acts: &[String], act: &str) -> usize {
    acts.iter().filter(|one| *one == act).count()
}

#[tokio::test]
async fn a_transfer_from_the_asking_to_the_proof() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, RECIPIENT).await;
    let own = format!("/me/requests/{reference}");
    assert!(maren.page(&own).await.contains(RECIPIENT));
    let waiting = maren.page(&format!("{own}/address")).await;
    assert!(
        waiting.contains(grant::WAITING.en) && !waiting.contains(grant::MAKE.en),
        "{waiting}"
    );
    let mut idris = portal.reviewer("Idris").await;
    assert!(
        idris
            .page(&format!("/desk/requests/{reference}"))
            .await
            .contains(RECIPIENT)
    );
    approve(&mut idris, &reference).await;
    assert!(maren.page(&own).await.contains(copying::ADDRESS_LINK.en));

    let (path, secret) = make(&mut maren, "/me", &reference).await;
    // The page that one comes back to shows neither.
    let again = maren.page(&format!("{own}/address")).await;
    assert!(!again.contains(&path) && !again.contains(&secret), "{again}");

    let mut recipient = portal.visitor();
    for _ in 0..2 {
        let page = recipient.page(&path).await;
        assert!(
            page.contains("Harbour Line") && page.contains(words::COMMAND),
            "{page}"
        );
        assert!(!page.contains("Maren") && !page.contains(&reference), "{page}");
    }
    let form = Form::with_button(&recipient.page(&path).await, words::FETCH.en);
    let copy = recipient
        .submit(&form, &[("secret", &secret.replace(' ', "-"))])
        .await;
    assert_eq!(copy.status, StatusCode::OK);
    assert!(verify::check(&copy.body, None).is_intact());
    assert!(!copy.headers.contains_key("accept-ranges") && recipient.cookies.is_empty());
    let read: Value = serde_json::from_slice(&copy.body).unwrap();
    assert_eq!(read["user"]["externalId"], "maren");

    // Both sides see when.
    for (who, page) in [
        (&mut maren, format!("{own}/address")),
        (&mut idris, format!("/desk/requests/{reference}/address")),
    ] {
        let page = who.page(&page).await;
        let (before, _) = grant::DELIVERED.en.split_once("{}").unwrap();
        assert!(
            page.contains(before) && page.contains("2026-11-23T15:00:00Z"),
            "{page}"
        );
    }
    assert!(maren.page(&own).await.contains(copying::way("address").en));
    let activity = maren.page("/me/activity").await;
    assert!(activity.contains("By whoever had the address."), "{activity}");
    let acts = portal.acts().await;
    for act in ["addressMade", "addressUsed", "exported", "copyDelivered"] {
        assert_eq!(count(&acts, act), 1, "{act}: {acts:?}");
    }
}

#[tokio::test]
async fn nobody_fetches_with_a_wrong_secret_too_late_or_twice() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, RECIPIENT).await;
    approve(&mut portal.reviewer("Idris").await, &reference).await;
    let mut stranger = portal.visitor();
    let over = stranger.get("/fetch/over").await;
    assert_eq!(over.status, StatusCode::NOT_FOUND);

    // A wrong secret, until the address is closed.
    let (path, secret) = make(&mut maren, "/me", &reference).await;
    for left in (1..5).rev() {
        let refused = fetch(&mut stranger, &path, &wrong(&secret)).await;
        assert_eq!(refused.location(), format!("{path}?problem=secret"));
        let page = stranger.page(refused.location()).await;
        assert!(
            page.contains(words::WRONG.en) && page.contains(&grant::tries(left)),
            "{page}"
        );
    }
    let last = fetch(&mut stranger, &path, &wrong(&secret)).await;
    let spent = fetch(&mut stranger, &path, &secret).await;
    for refused in [&last, &spent] {
        assert_eq!(
            (refused.status, refused.location()),
            (StatusCode::SEE_OTHER, "/fetch/over")
        );
    }
    let closed = stranger.get(&path).await;
    assert_eq!((closed.status, closed.text()), (over.status, over.text()));

    // Too late.
    let (path, secret) = make(&mut maren, "/me", &reference).await;
    portal.clock.advance(SignedDuration::from_mins(10));
    let late = fetch(&mut stranger, &path, &secret).await;
    assert_eq!(late.location(), "/fetch/over");
    portal.work().await;

    // Twice.
    let mut maren = portal.person("maren").await;
    let (path, secret) = make(&mut maren, "/me", &reference).await;
    let first = fetch(&mut stranger, &path, &secret).await;
    assert!(verify::check(&first.body, None).is_intact());
    let twice = fetch(&mut stranger, &path, &secret).await;
    assert_eq!(twice.location(), "/fetch/over");

    let acts = portal.acts().await;
    let seen = [
        "addressMade",
        "addressRefused",
        "addressLapsed",
        "addressUsed",
        "copyDelivered",
    ];
    assert_eq!(seen.map(|act| count(&acts, act)), [3, 5, 1, 1, 1], "{acts:?}");
}

#[tokio::test]
async fn a_program_is_told_in_its_own_words() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, RECIPIENT).await;
    approve(&mut portal.reviewer("Idris").await, &reference).await;
    let (path, secret) = make(&mut maren, "/me", &reference).await;
    let curl = async |path: &str, secret: &str| {
        let request = Request::post(path)
            .header("host", &portal.authority)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(encoded(&[("secret", secret)])));
        answer(&portal.router, request.unwrap()).await
    };
    for (path, secret, status, code) in [
        (&*path, &*wrong(&secret), StatusCode::FORBIDDEN, "wrong_secret"),
        (
            "/fetch/AAAAAAAAAAAAAAAAAAAAAA",
            &*secret,
            StatusCode::NOT_FOUND,
            "not_found",
        ),
        ("/fetch/x", "", StatusCode::NOT_FOUND, "not_found"),
    ] {
        let refused = curl(path, secret).await;
        assert_eq!(refused.status, status, "{path}");
        assert!(
            refused.text().contains(&format!("\"code\":\"{code}\"")),
            "{}",
            refused.text()
        );
    }
    assert!(verify::check(&curl(&path, &secret).await.body, None).is_intact());
}

#[tokio::test]
async fn only_the_person_and_staff_in_reach_make_an_address() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, RECIPIENT).await;
    let mut idris = portal.reviewer("Idris").await;
    approve(&mut idris, &reference).await;
    let other = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let mut otto = portal.person("otto").await;
    let esra = For::Staff("Esra".to_owned());
    let mut elsewhere = portal.signed_in(&other.kid, &esra, "/desk").await;
    let at_me = format!("/me/requests/{reference}/address");
    let at_desk = format!("/desk/requests/{reference}/address");
    for (who, home, page) in [(&mut otto, "/me", &at_me), (&mut elsewhere, "/desk", &at_desk)] {
        assert_eq!(who.get(page).await.status, StatusCode::NOT_FOUND);
        let stamp = Form::with_button(&who.page(home).await, app::text::frame::SIGN_OUT.en);
        let posted = who.post(page, &[("stamp", stamp.field("stamp"))]).await;
        assert_eq!(posted.location(), format!("{page}?problem=not_found"));
    }
    let mut nobody = portal.visitor();
    for page in [&at_me, &at_desk] {
        let posted = nobody.post(page, &[("stamp", "x")]).await;
        assert!(posted.location().starts_with("/sign-in?problem=signed_out"));
    }
    assert_eq!(count(&portal.acts().await, "addressMade"), 0);
    // The control: staff in reach, whose address works as well, and closes none of hers but the last.
    let (of_maren, hers) = make(&mut maren, "/me", &reference).await;
    let (of_idris, his) = make(&mut idris, "/desk", &reference).await;
    assert_eq!(
        fetch(&mut nobody, &of_maren, &hers).await.location(),
        "/fetch/over"
    );
    assert_eq!(fetch(&mut nobody, &of_idris, &his).await.status, StatusCode::OK);
}

#[tokio::test]
async fn it_waits_for_a_fresh_sign_in_and_nothing_is_lost_by_that() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me/requests/new/transfer").await;
    let form = Form::with_button(&page, transfer::CONTINUE.en);
    // What is no name comes back, with what is wrong.
    for odd in ["", "   ", &"x".repeat(129), "two\nlines"] {
        let led = maren.submit(&form, &[("recipient", odd)]).await;
        assert_eq!(led.location(), "/me/requests/new/transfer?problem=incomplete");
        let page = maren.page(led.location()).await;
        assert!(page.contains(transfer::NAME_FAULT.en), "{page}");
        assert_eq!(
            Form::with_button(&page, transfer::CONTINUE.en).field("recipient"),
            odd
        );
    }
    maren.submit(&form, &[("recipient", RECIPIENT)]).await;
    let check = maren.page("/me/requests/new/transfer/check").await;
    let form = Form::with_button(&check, transfer::ASK.en);
    portal.clock.advance(SignedDuration::from_mins(15));
    let stale = maren.submit(&form, &[]).await;
    assert!(stale.location().starts_with("/sign-in?problem=not_fresh"));
    let whom = For::User("maren".to_owned().try_into().unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    let back = maren.post("/sign-in", &[("token", &token)]).await;
    assert_eq!(back.location(), "/me/requests/new/transfer/check?back=1");
    let check = maren.page(back.location()).await;
    assert!(check.contains(RECIPIENT), "{check}");
    let form = Form::with_button(&check, transfer::ASK.en);
    let asked = maren.submit(&form, &[]).await;
    assert!(
        asked.location().starts_with("/me/requests/"),
        "{}",
        asked.location()
    );
}

#[tokio::test]
async fn taken_back_nothing_goes_out() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, RECIPIENT).await;
    approve(&mut portal.reviewer("Idris").await, &reference).await;
    let (path, secret) = make(&mut maren, "/me", &reference).await;
    let page = maren.page(&format!("/me/requests/{reference}")).await;
    let form = Form::with_button(&page, app::text::request::WITHDRAW.en);
    maren.submit(&form, &[]).await;
    let mut recipient = portal.visitor();
    assert_eq!(recipient.get(&path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        fetch(&mut recipient, &path, &secret).await.location(),
        "/fetch/over"
    );
    assert_eq!(count(&portal.acts().await, "exported"), 0);
}

/// Channels of Maren's with long texts: far more than lies between the desk and whoever fetches.
async fn large(portal: &Portal) {
    let filling = "x".repeat(64 * 1024);
    let line = |number: u32| {
        let data = json!({"id": format!("long-{number}"), "raw": {"from": filling}});
        json!({"type": "client", "appId": HARBOUR, "userId": "user-Maren", "data": data}).to_string()
    };
    let lines: Vec<_> = (0..64).map(line).collect();
    let bundle = Cursor::new(lines.join("\n"));
    let operator = Operator::at_the_machine();
    let held = portal.desk.import(&operator, bundle, false, |_| {}).await;
    held.unwrap();
}

/// Taken back when some of it has come: the connection is cut, and the copy is none.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_on_its_way_is_cut_when_its_person_takes_it_back() {
    for takes_back in [true, false] {
        let portal = Portal::open().await;
        large(&portal).await;
        let mut maren = portal.person("maren").await;
        let reference = ask(&mut maren, RECIPIENT).await;
        approve(&mut portal.reviewer("Idris").await, &reference).await;
        let (path, secret) = make(&mut maren, "/me", &reference).await;
        let request = Request::post(&path)
            .header("host", &portal.authority)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(encoded(&[("secret", &secret)])));
        let answer = begun(&portal.router, request.unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let mut body = answer.into_body();
        body.frame().await.unwrap().unwrap();
        if takes_back {
            let page = maren.page(&format!("/me/requests/{reference}")).await;
            let form = Form::with_button(&page, app::text::request::WITHDRAW.en);
            maren.submit(&form, &[]).await;
        }
        let came = body.collect().await;
        assert_eq!(came.is_ok(), !takes_back);
        let delivered = count(&portal.acts().await, "copyDelivered");
        assert_eq!(delivered, usize::from(!takes_back));
    }
}

#[tokio::test]
async fn staff_hand_a_copy_over_to_who_cannot_come_here() {
    let portal = Portal::open().await;
    let idris = &mut portal.reviewer("Idris").await;
    let cookie = idris.cookies.values().find(|value| value.len() > 1).unwrap();
    let resumed = portal.desk.resume(cookie).await.unwrap().unwrap();
    let reference = crate::support::ask_for_copy(&portal, &resumed, "otto").await;
    let page = format!("/desk/requests/{reference}/copy");
    let early = idris.page(&page).await;
    assert!(
        early.contains(copying::WAITING.en) && !early.contains("export.json"),
        "{early}"
    );
    for file in ["export.json", "export.zip"] {
        let early = idris.get(&format!("/desk/requests/{reference}/{file}")).await;
        assert_eq!(early.location(), format!("{page}?problem=moved"));
    }
    approve(idris, &reference.to_string()).await;

    let ready = idris.page(&page).await;
    assert!(ready.contains("export.json"), "{ready}");
    let copy = idris
        .get(&format!("/desk/requests/{reference}/export.json"))
        .await;
    assert!(verify::check(&copy.body, None).is_intact());
    let read: Value = serde_json::from_slice(&copy.body).unwrap();
    assert_eq!(read["user"]["externalId"], "otto");
    assert_eq!(read["requests"][0]["onBehalf"], "staff");
    let package = idris.get(&format!("/desk/requests/{reference}/export.zip")).await;
    assert!(!package.files().is_empty());
    let form = Form::with_button(&ready, copying::DONE.en);
    let missing = idris.submit(&form, &[]).await;
    assert_eq!(missing.location(), format!("{page}?problem=incomplete"));
    assert!(
        idris
            .page(missing.location())
            .await
            .contains(copying::HOW_FAULT.en)
    );
    let done = idris.submit(&form, &[("how", "in_person")]).await;
    assert_eq!(done.location(), page);
    let over = idris.page(&page).await;
    assert!(
        over.contains(copying::way("in_person").en) && !over.contains("<fieldset"),
        "{over}"
    );
    let late = idris
        .get(&format!("/desk/requests/{reference}/export.json"))
        .await;
    assert_eq!(late.location(), format!("{page}?problem=moved"));

    // Otto reads it, should he come after all.
    let mut otto = portal.person("otto").await;
    let own = otto.page(&format!("/me/requests/{reference}")).await;
    assert!(own.contains(copying::YOURS_DONE.en), "{own}");
    let acts = portal.acts().await;
    assert_eq!((count(&acts, "exported"), count(&acts, "copyDelivered")), (2, 1));
    assert!(
        otto.page("/me/activity")
            .await
            .contains("By a member of our staff.")
    );
}

#[tokio::test]
async fn a_copy_for_somebody_is_for_fresh_staff_in_reach_and_by_no_link_elsewhere() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris").await;
    let cookie = idris.cookies.values().find(|value| value.len() > 1).unwrap();
    let resumed = portal.desk.resume(cookie).await.unwrap().unwrap();
    let reference: Reference = crate::support::grant_copy(&portal, &resumed, "otto").await;
    let file = format!("/desk/requests/{reference}/export.json");
    let other = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let esra = For::Staff("Esra".to_owned());
    let mut elsewhere = portal.signed_in(&other.kid, &esra, "/desk").await;
    assert_eq!(elsewhere.get(&file).await.status, StatusCode::NOT_FOUND);
    for visitor in [&mut portal.person("otto").await, &mut portal.visitor()] {
        let led = visitor.get(&file).await;
        assert!(
            led.location().starts_with("/sign-in?problem=signed_out"),
            "{}",
            led.location()
        );
    }
    let pairs = idris
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let from_elsewhere = Request::get(&file)
        .header("host", &portal.authority)
        .header("accept", "text/html")
        .header("sec-fetch-site", "cross-site")
        .header("cookie", pairs.collect::<Vec<_>>().join("; "))
        .body(Body::empty());
    let led = answer(&portal.router, from_elsewhere.unwrap()).await;
    assert_eq!(led.location(), format!("/desk/requests/{reference}/copy"));
    let head = idris.send(Request::head(&file), String::new()).await;
    assert_eq!((head.status, head.body.len()), (StatusCode::OK, 0));
    assert_eq!(count(&portal.acts().await, "exported"), 0);
    // The control.
    assert_eq!(idris.get(&file).await.status, StatusCode::OK);
    assert_eq!(count(&portal.acts().await, "exported"), 1);
    portal.clock.advance(SignedDuration::from_mins(15));
    let stale = idris.get(&file).await;
    assert_eq!(stale.location(), format!("/desk/requests/{reference}/copy"));
    let page = idris.page(stale.location()).await;
    assert!(
        page.contains(grant::AGAIN.en) && !page.contains("export.json"),
        "{page}"
    );
}
