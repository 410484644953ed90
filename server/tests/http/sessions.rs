//! Sessions: their ends, and the stamps that bind forms to them.

use app::text;
use http::{Request, StatusCode};
use jiff::SignedDuration;

use crate::support::{Form, Portal};

#[tokio::test]
async fn nobody_sees_anything_without_one() {
    let portal = Portal::open().await;
    for path in [
        "/me",
        "/me/profile",
        "/me/export",
        "/me/export.json",
        "/me/export.zip",
        "/me/requests/7K4M-2Q9X-B3TD",
        "/desk",
    ] {
        let answer = portal.visitor().get(path).await;
        assert_eq!(
            (answer.status, answer.location(), answer.body.len()),
            (
                StatusCode::SEE_OTHER,
                app::asked::way_in("signed_out", path).as_str(),
                0
            ),
            "{path}"
        );
    }
    let program = Request::get("/me/export.json")
        .header("host", &portal.authority)
        .body(axum::body::Body::empty());
    let answer = crate::support::answer(&portal.router, program.unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        answer.text(),
        r#"{"errors":[{"code":"signed_out","title":"Sign in first."}]}"#
    );
}

#[tokio::test]
async fn an_invented_cookie_is_nobodys() {
    let portal = Portal::open().await;
    for value in ["", "x", &"A".repeat(43), "' or 1=1 --"] {
        let mut visitor = portal.visitor();
        visitor.cookies.insert("rd-me-3000".to_owned(), value.to_owned());
        assert_eq!(visitor.get("/me").await.status, StatusCode::SEE_OTHER, "{value}");
    }
}

#[tokio::test]
async fn a_session_in_the_other_sides_cookie_opens_nothing() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let id = maren.cookies.remove("rd-me-3000").unwrap();
    maren.cookies.insert("rd-desk-3000".to_owned(), id);
    assert_eq!(maren.get("/desk").await.status, StatusCode::SEE_OTHER);
    assert_eq!(maren.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn it_ends_when_it_is_not_used_and_in_any_case_after_a_while() {
    let portal = Portal::open().await;
    let mut idle = portal.person("maren").await;
    portal.clock.advance(SignedDuration::from_mins(59));
    idle.page("/me").await;
    portal.clock.advance(SignedDuration::from_mins(61));
    assert_eq!(idle.get("/me").await.status, StatusCode::SEE_OTHER);

    let mut busy = portal.person("maren").await;
    for _ in 0..23 {
        portal.clock.advance(SignedDuration::from_mins(30));
        busy.page("/me").await;
    }
    portal.clock.advance(SignedDuration::from_mins(31));
    assert_eq!(busy.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn signing_out_ends_it_for_good() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let stolen = maren.cookies.clone();
    let form = Form::with_button(&maren.page("/me").await, text::frame::SIGN_OUT.en);
    assert_eq!(form.action, "/sign-out");
    let answer = maren.submit(&form, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(maren.cookies.is_empty());
    maren.cookies = stolen;
    assert_eq!(maren.get("/me").await.status, StatusCode::SEE_OTHER);
    assert!(portal.acts().await.contains(&"signedOut".to_owned()));
}

#[tokio::test]
async fn a_form_of_another_session_does_nothing() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let old = maren.page(super::main_job::CHECK).await;
    let otto = portal.person("otto").await;
    maren.cookies = otto.cookies;

    let sign_out = Form::with_button(&old, text::frame::SIGN_OUT.en);
    let answer = maren.submit(&sign_out, &[]).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(
        answer.text().contains("signed in as someone else"),
        "{}",
        answer.text()
    );

    let ask = Form::with_button(&old, text::sizes::ask("everything").en);
    let answer = maren.submit(&ask, &[]).await;
    assert!(answer.location().contains("problem=stale_form"), "{answer:?}");
    let answer = maren.submit(&ask, &[("stamp", "")]).await;
    assert!(answer.location().contains("problem=stale_form"), "{answer:?}");
    assert!(!portal.acts().await.contains(&"requestOpened".to_owned()));
    maren.page("/me").await;
}

#[tokio::test]
async fn a_new_sign_in_ends_the_old_session_and_leaves_the_other_side_alone() {
    let portal = Portal::open().await;
    let mut both = portal.person("maren").await;
    let old = both.cookies.clone();
    let whom = server::auth::mint::For::Staff("Idris".to_owned());
    let token = portal.token(&portal.key.kid, &whom).await;
    both.post("/sign-in", &[("token", &token)]).await;
    both.page("/me").await;
    both.page("/desk").await;

    let whom = server::auth::mint::For::User(domain::id::ExternalId::parse("otto").unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    both.post("/sign-in", &[("token", &token)]).await;
    assert!(both.page("/me/profile").await.contains("Ottoson"));
    both.page("/desk").await;
    both.cookies = old;
    assert_eq!(both.get("/me").await.status, StatusCode::SEE_OTHER);
}
