//! A token is traded in once for a session.

use app::text;
use domain::{
    id::{AppId, ExternalId},
    key::{KeyUse, Reach},
};
use http::StatusCode;
use serde_json::json;
use server::auth::mint::For;

use crate::support::{HARBOUR, NOW, OTHER_APP, Portal, sign};

#[tokio::test]
async fn both_dialects_of_a_persons_token_open_the_same_door() {
    let portal = Portal::open().await;
    let header = json!({"alg": "HS256", "typ": "JWT", "kid": portal.key.kid.as_str()});
    for claims in [
        json!({"scope": "user", "external_id": "maren", "exp": NOW + 60}),
        json!({"scope": "appUser", "userId": "maren", "exp": NOW + 60}),
        json!({"scope": "user", "external_id": "maren", "name": "M", "email": "m@example.com", "iat": NOW, "nbf": NOW,
            "exp": NOW + 60, "jti": "x", "aud": "http://127.0.0.1:3000"}),
    ] {
        let mut visitor = portal.visitor();
        let token = sign(&header, &claims, portal.key.secret.as_bytes());
        let answer = visitor.post("/sign-in", &[("token", &token)]).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, "/me"),
            "{claims}"
        );
        let page = visitor.page("/me").await;
        assert!(page.contains("Harbour Line") && page.contains("Maren"), "{page}");
    }
}

#[tokio::test]
async fn a_pasted_token_may_have_space_around_it() {
    let portal = Portal::open().await;
    let whom = For::User(ExternalId::parse("maren").unwrap());
    let token = format!("  {}\r\n", portal.token(&portal.key.kid, &whom).await);
    assert_eq!(
        portal
            .visitor()
            .post("/sign-in", &[("token", &token)])
            .await
            .location(),
        "/me"
    );
}

#[tokio::test]
async fn whoever_asked_for_a_page_comes_to_it_and_to_no_other_sides_and_no_other_site() {
    let portal = Portal::open().await;
    let whom = For::User(ExternalId::parse("maren").unwrap());
    for (asked, led) in [
        ("/me/conversations?order=oldest", "/me/conversations?order=oldest"),
        ("/me/export.json", "/me/export"),
        ("/me/export.zip", "/me/export"),
        ("/desk/requests/7K4M-2Q9X-B3TD", "/me"),
        ("https://elsewhere.example/me", "/me"),
        ("//elsewhere.example/me", "/me"),
        ("/me\\@elsewhere.example", "/me"),
        ("/demo", "/me"),
    ] {
        let mut visitor = portal.visitor();
        let refused = visitor
            .post("/sign-in", &[("token", "none"), ("page", asked)])
            .await;
        assert_eq!(refused.location(), app::asked::way_in("token", asked), "{asked}");
        let token = portal.token(&portal.key.kid, &whom).await;
        let answer = visitor
            .post("/sign-in", &[("token", &token), ("page", asked)])
            .await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, led),
            "{asked}"
        );
    }
}

#[tokio::test]
async fn staff_come_to_their_desk_and_not_to_anybodys_page() {
    let portal = Portal::open().await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    assert!(idris.page("/desk").await.contains("Idris Pellow"));
    let answer = idris.get("/me").await;
    assert_eq!(
        (answer.status, answer.location()),
        (StatusCode::SEE_OTHER, "/sign-in?problem=signed_out")
    );

    let mut maren = portal.person("maren").await;
    assert_eq!(
        maren.get("/desk").await.location(),
        "/sign-in?problem=signed_out&page=%2Fdesk"
    );
}

#[tokio::test]
async fn a_form_that_is_posted_signed_out_leads_to_the_way_in_of_its_side() {
    let portal = Portal::open().await;
    let (staff, person) = (
        "/sign-in?problem=signed_out&page=%2Fdesk",
        "/sign-in?problem=signed_out",
    );
    for (path, way_in) in [
        ("/api/approve_request", staff),
        ("/api/open_record", staff),
        ("/api/end_staff_session", staff),
        ("/api/submit_erasure", person),
        ("/api/end_own_session", person),
        ("/api/sign_in_again", person),
    ] {
        let answer = portal.visitor().post(path, &[("stamp", "")]).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, way_in),
            "{path}"
        );
    }
    let page = portal.visitor().get(staff).await.text();
    assert!(page.contains("value=\"/desk\""), "{page}");
}

#[tokio::test]
async fn somebody_about_whom_nothing_is_held_is_told_so() {
    let portal = Portal::open().await;
    let mut stranger = portal.person("nobody-we-know").await;
    let page = stranger.page("/me").await;
    assert!(page.contains(text::overview::NOTHING.en), "{page}");
    assert_eq!(
        stranger.get("/me/export.json").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn the_cookie_is_for_this_portal_only_and_out_of_scripts_reach() {
    let portal = Portal::open_at("https://privacy.example.com").await;
    let whom = For::User(ExternalId::parse("maren").unwrap());
    let token = portal.token(&portal.key.kid, &whom).await;
    let answer = portal.visitor().post("/sign-in", &[("token", &token)]).await;
    let cookie = answer.header("set-cookie");
    let (value, rest) = cookie.split_once("; ").unwrap();
    assert_eq!(value.split_once('=').unwrap().0, "__Host-rd-me");
    assert_eq!(value.split_once('=').unwrap().1.len(), 43);
    assert_eq!(rest, "Path=/; HttpOnly; SameSite=Lax; Secure");
    assert!(!cookie.contains(&token) && !answer.location().contains(&token));
}

#[tokio::test]
async fn a_key_signs_only_for_whom_it_may() {
    let portal = Portal::open().await;
    let harbour = || Reach::App(AppId::parse(HARBOUR).unwrap());
    let person = For::User(ExternalId::parse("maren").unwrap());
    let staff = For::Staff("Idris".to_owned());
    for (allows, person_may, staff_may) in [
        (KeyUse::People, true, false),
        (KeyUse::Staff, false, true),
        (KeyUse::Machines, false, false),
        (KeyUse::All, true, true),
    ] {
        let key = portal.key_for(harbour(), allows).await;
        for (whom, may, home) in [(&person, person_may, "/me"), (&staff, staff_may, "/desk")] {
            let token = portal.token(&key.kid, whom).await;
            let answer = portal.visitor().post("/sign-in", &[("token", &token)]).await;
            let want = if may { home } else { "/sign-in?problem=token" };
            assert_eq!(answer.location(), want, "{allows:?} {whom:?}");
        }
    }
}

#[tokio::test]
async fn another_apps_key_opens_another_apps_door() {
    let portal = Portal::open().await;
    let key = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let whom = For::User(ExternalId::parse("maren").unwrap());
    let mut marit = portal.signed_in(&key.kid, &whom, "/me").await;
    let page = marit.page("/me/profile").await;
    assert!(
        page.contains("Maritson") && page.contains("Quell &amp; Moos"),
        "{page}"
    );
    assert!(!page.contains("Marenson"));
}

#[tokio::test]
async fn the_provider_sees_every_desk() {
    let portal = Portal::open().await;
    let key = portal.key_for(Reach::Provider, KeyUse::Staff).await;
    let mut ada = portal
        .signed_in(&key.kid, &For::Staff("Ada".to_owned()), "/desk")
        .await;
    assert!(ada.page("/desk").await.contains("Ada"));
}

#[tokio::test]
async fn who_is_turned_away_is_written_down_once_a_minute() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let turned_away = async || {
        portal
            .acts()
            .await
            .iter()
            .filter(|act| *act == "accessRefused")
            .count()
    };
    for _ in 0..3 {
        maren.get("/desk/requests/0000-0000-0000").await;
        maren.post("/api/approve_request", &[("stamp", "x")]).await;
        idris.get("/me").await;
        portal.visitor().get("/me").await;
    }
    assert_eq!(
        turned_away().await,
        3,
        "each session at each route, and no stranger"
    );
    // What is not there, and what is another's, is none.
    maren.get("/me/conversations/conv-Otto").await;
    maren.get("/me/conversations/conv-Nobody").await;
    assert_eq!(turned_away().await, 3);
}
