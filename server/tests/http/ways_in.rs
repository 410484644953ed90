//! The ways in besides the form: a handover, and a listed site's form.

use app::asked::way_in;
use app::text::{enter as words, sign_in};
use axum::body::Body;
use domain::{
    facts::{CoolOff, Decisions, Facts, Origin, PageUrl, SignIn},
    id::{AppId, ExternalId},
    key::{KeyUse, Terms},
};
use http::{Request, StatusCode};
use jiff::SignedDuration;
use serde_json::Value;
use server::auth::mint::For;

use super::main_job::{CHECK, ask};
use crate::support::{Answer, Form, HARBOUR, OTHER_APP, Portal, Visitor, answer};

const FORGET: &str = r#""cache", "storage""#;
const SHOP: &str = "https://shop.example.com";

fn user(external_id: &str) -> For {
    For::User(ExternalId::parse(external_id).unwrap())
}

/// The harbour says where its people come from, and how it decides.
async fn say(portal: &Portal, two_people: bool) {
    let facts = Facts {
        sign_in: SignIn {
            origins: vec![Origin::parse(SHOP).unwrap()],
            url: Some(PageUrl::parse("https://shop.example.com/account").unwrap()),
        },
        decisions: Decisions {
            two_people,
            cool_off: CoolOff::NONE,
        },
        ..Facts::default()
    };
    let operator = desk::Operator::at_the_machine();
    portal
        .desk
        .set_facts(&operator, &AppId::parse(HARBOUR).unwrap(), facts)
        .await
        .unwrap();
}

async fn hand_over(portal: &Portal, authorization: &str) -> Answer {
    let request = Request::post("/handover")
        .header("host", &portal.authority)
        .header("authorization", authorization);
    answer(&portal.router, request.body(Body::empty()).unwrap()).await
}

/// The link's path.
async fn link(portal: &Portal, external_id: &str) -> String {
    let token = portal.token(&portal.key.kid, &user(external_id)).await;
    let given = hand_over(portal, &format!("Bearer {token}")).await;
    assert_eq!(given.status, StatusCode::OK, "{}", given.text());
    let given: Value = serde_json::from_slice(&given.body).unwrap();
    assert_eq!(given["expires_in"], 60);
    let url = given["url"].as_str().unwrap();
    url.strip_prefix("http://127.0.0.1:3000").unwrap().to_owned()
}

/// A form on another site's page, as its browser posts it.
async fn posted_from(visitor: &mut Visitor<'_>, origin: &str, site: &str, token: &str) -> Answer {
    let mut request = Request::post("/sign-in")
        .header("host", &visitor.portal.authority)
        .header("accept", "text/html")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("origin", origin)
        .header("sec-fetch-site", site);
    // A post from another site brings what is SameSite=None and nothing else; one from the same site brings all.
    let cookies: Vec<_> = visitor
        .cookies
        .iter()
        .filter(|(name, _)| site == "same-site" || name.starts_with("rd-open-"))
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    if !cookies.is_empty() {
        request = request.header("cookie", cookies.join("; "));
    }
    let request = request.body(Body::from(format!("token={token}"))).unwrap();
    let answer = answer(&visitor.portal.router, request).await;
    visitor.keep_cookies(&answer);
    answer
}

#[tokio::test]
async fn a_servers_link_leads_in_by_one_button_and_once() {
    let portal = Portal::open().await;
    let path = link(&portal, "maren").await;
    let mut maren = portal.visitor();
    for _ in 0..2 {
        // A preview that fetches the link uses nothing up.
        let page = maren.page(&path).await;
        assert!(
            page.contains("Harbour Line") && maren.cookies.is_empty(),
            "{page}"
        );
        assert!(!page.contains("Maren"), "the door names nobody: {page}");
    }
    let form = Form::with_button(&maren.page(&path).await, words::CONTINUE.en);
    assert_eq!(form.action, path);
    let answer = maren.submit(&form, &[]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/me"));
    assert!(maren.page("/me").await.contains("Maren"));
    // A handover is as fresh as its token.
    assert_eq!(maren.get("/me/export.json").await.status, StatusCode::OK);

    let mut thief = portal.visitor();
    let again = thief.submit(&form, &[]).await;
    assert_eq!(again.location(), "/sign-in?problem=link");
    assert!(thief.cookies.is_empty());
    let over = thief.get(&path).await;
    assert_eq!(over.status, StatusCode::NOT_FOUND);
    assert!(
        over.text().contains(words::OVER.en) && !over.text().contains(words::CONTINUE.en),
        "{}",
        over.text()
    );
}

#[tokio::test]
async fn a_link_lasts_a_minute_and_never_stands_in_the_log_of_acts() {
    let portal = Portal::open().await;
    let path = link(&portal, "maren").await;
    portal.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(portal.visitor().get(&path).await.status, StatusCode::NOT_FOUND);
    let late = portal.visitor().post(&path, &[]).await;
    assert_eq!(late.location(), "/sign-in?problem=link");
    assert!(portal.acts().await.contains(&"handedOver".to_owned()));
    for odd in ["/enter/x", "/enter/AAAAAAAAAAAAAAAAAAAAAA", "/enter/%00"] {
        assert_eq!(
            portal.visitor().get(odd).await.status,
            StatusCode::NOT_FOUND,
            "{odd}"
        );
    }
}

#[tokio::test]
async fn a_handover_takes_a_persons_token_and_says_nothing_of_another() {
    let portal = Portal::open().await;
    let staff = portal
        .token(&portal.key.kid, &For::Staff("Idris".to_owned()))
        .await;
    let people_only = portal.key_for(reach(HARBOUR), KeyUse::Staff).await;
    let not_theirs = portal.token(&people_only.kid, &user("maren")).await;
    let good = portal.token(&portal.key.kid, &user("maren")).await;
    let mut first = None;
    for authorization in [
        String::new(),
        "Bearer".to_owned(),
        format!("Basic {good}"),
        format!("Bearer {good}x"),
        format!("Bearer {staff}"),
        format!("Bearer {not_theirs}"),
    ] {
        let refused = hand_over(&portal, &authorization).await;
        let said = (
            refused.status,
            refused.text(),
            refused.header("www-authenticate").to_owned(),
        );
        assert_eq!(said.0, StatusCode::UNAUTHORIZED, "{authorization}");
        assert_eq!(
            *first.get_or_insert_with(|| said.clone()),
            said,
            "{authorization}"
        );
    }
}

fn reach(app: &str) -> domain::key::Reach {
    domain::key::Reach::App(AppId::parse(app).unwrap())
}

#[tokio::test]
async fn a_listed_sites_form_signs_in_and_no_other_sites() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let token = portal.token(&portal.key.kid, &user("maren")).await;
    for (origin, site) in [
        ("https://evil.example.com", "cross-site"),
        ("https://shop.example.com.evil.example.com", "cross-site"),
        ("https://shop.example.com:8443", "same-site"),
        ("http://shop.example.com", "cross-site"),
        ("null", "cross-site"),
    ] {
        let mut visitor = portal.visitor();
        let refused = posted_from(&mut visitor, origin, site, &token).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{origin}");
        assert!(visitor.cookies.is_empty(), "{origin}");
    }
    // The control: the same post from the site that is listed.
    for site in ["cross-site", "same-site"] {
        let mut visitor = portal.visitor();
        let token = portal.token(&portal.key.kid, &user("maren")).await;
        let answer = posted_from(&mut visitor, SHOP, site, &token).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, "/me"),
            "{site}"
        );
        assert!(visitor.page("/me").await.contains("Maren"));
    }
}

#[tokio::test]
async fn whoever_a_listed_site_sent_too_late_is_told_and_shown_the_way_back() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let over = portal.token(&portal.key.kid, &user("maren")).await;
    portal.clock.advance(SignedDuration::from_hours(1));
    let said = sign_in::problem("ran_out").unwrap().heading.en;
    let mut visitor = portal.visitor();
    let told = posted_from(&mut visitor, SHOP, "cross-site", &over).await;
    assert_eq!(told.status, StatusCode::FORBIDDEN);
    for there in [said, "href=\"https://shop.example.com/account\""] {
        assert!(told.text().contains(there), "{there}: {}", told.text());
    }
    assert!(visitor.cookies.is_empty());

    // Sent from elsewhere, or with what its key has not signed, nobody learns of it.
    let forged = format!("{}.AAAA", over.rsplit_once('.').unwrap().0);
    let other = portal.key_for(reach(OTHER_APP), KeyUse::All).await;
    let others = portal.token(&other.kid, &user("maren")).await;
    portal.clock.advance(SignedDuration::from_hours(1));
    for (origin, token) in [
        ("https://evil.example.com", &over),
        (SHOP, &forged),
        (SHOP, &others),
    ] {
        let refused = posted_from(&mut portal.visitor(), origin, "cross-site", token).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{origin}");
        assert!(refused.text().contains("Another website"), "{}", refused.text());
        assert!(!refused.text().contains("shop.example.com"), "{}", refused.text());
    }
}

#[tokio::test]
async fn a_site_is_listed_for_its_own_apps_people_and_nobody_else() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let other = portal.key_for(reach(OTHER_APP), KeyUse::All).await;
    for (kid, whom) in [
        (&other.kid, user("maren")),
        (&portal.key.kid, For::Staff("Idris".to_owned())),
    ] {
        let token = portal.token(kid, &whom).await;
        let mut visitor = portal.visitor();
        let refused = posted_from(&mut visitor, SHOP, "cross-site", &token).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{whom:?}");
        assert!(visitor.cookies.is_empty());
    }
}

#[tokio::test]
async fn a_listed_site_may_post_there_and_nowhere_else() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    for path in [
        "/sign-out",
        "/handover",
        "/api/submit_erasure",
        "/enter/AAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let request = Request::post(path)
            .header("host", &portal.authority)
            .header("origin", SHOP)
            .header("sec-fetch-site", "cross-site")
            .body(Body::empty());
        let refused = answer(&portal.router, request.unwrap()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
    }
}

#[tokio::test]
async fn where_somebody_else_is_signed_in_the_portal_asks_first() {
    for site in ["cross-site", "same-site"] {
        let portal = Portal::open().await;
        say(&portal, false).await;
        let mut browser = portal.person("otto").await;
        let token = portal.token(&portal.key.kid, &user("maren")).await;
        let asked = posted_from(&mut browser, SHOP, site, &token).await;
        assert!(
            asked.location().starts_with("/enter/"),
            "{site}: {}",
            asked.location()
        );
        let path = asked.location().to_owned();
        assert!(
            browser.page("/me/profile").await.contains("Ottoson"),
            "nothing has changed"
        );
        let page = browser.page(&path).await;
        assert!(
            page.contains(words::ASK.en) && page.contains("Otto") && page.contains(words::STAY.en),
            "{page}"
        );
        let form = Form::with_button(&page, words::CONTINUE.en);
        browser.submit(&form, &[]).await;
        assert!(browser.page("/me/profile").await.contains("Marenson"));
    }
}

/// A person and a member of staff, side by side: each comes again in their own way.
#[tokio::test]
async fn the_way_in_is_that_of_the_side_that_was_asked_for() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let mut maren = portal.person("maren").await;
    let form = Form::with_button(&maren.page(CHECK).await, app::text::sizes::ask("everything").en);
    let asked = maren.submit(&form, &[]).await;
    let reference = asked.location().strip_prefix("/me/requests/").unwrap();
    let reference = reference.split('?').next().unwrap().to_owned();
    let mut idris = portal.reviewer("Idris").await;
    let page = idris.page(&format!("/desk/requests/{reference}")).await;
    let approve = Form::all(&page)
        .into_iter()
        .find(|form| form.action.ends_with("/approve_request"))
        .unwrap();
    idris.cookies.append(&mut maren.cookies);
    let mut both = idris;
    portal.clock.advance(SignedDuration::from_mins(15));

    let stale = both.submit(&approve, &[]).await;
    assert_eq!(
        stale.location(),
        way_in("not_fresh", &format!("/desk/requests/{reference}"))
    );
    let of_the_person = "https://shop.example.com/account";
    let page = both.page(stale.location()).await;
    assert!(!page.contains(of_the_person), "{page}");
    let stale = both.submit(&form, &[]).await;
    assert_eq!(stale.location(), way_in("not_fresh", CHECK));
    let page = both.page(stale.location()).await;
    assert!(page.contains(of_the_person), "{page}");

    for (address, href) in [
        ("/sign-in?page=%2Fdesk", "href=\"/desk\""),
        ("/sign-in", "href=\"/me\""),
    ] {
        let page = both.page(address).await;
        assert!(page.contains(href), "{address}: {page}");
    }
}

/// A browser too old to say from where it posts, and a page elsewhere that has it say nothing at all.
#[tokio::test]
async fn a_browser_that_says_nothing_comes_in_from_the_portals_own_pages_only() {
    let portal = Portal::open().await;
    let press = async |path: &str, body: String, referer: &str| {
        let mut request = Request::post(path)
            .header("host", &portal.authority)
            .header("accept", "text/html")
            .header("content-type", "application/x-www-form-urlencoded");
        if !referer.is_empty() {
            request = request.header("referer", referer);
        }
        answer(&portal.router, request.body(Body::from(body)).unwrap()).await
    };
    let token = portal.token(&portal.key.kid, &user("maren")).await;
    let path = link(&portal, "maren").await;
    for (path, body) in [("/sign-in", format!("token={token}")), (&*path, String::new())] {
        for referer in ["", "https://evil.example.com/", "http://127.0.0.1:3001/"] {
            let refused = press(path, body.clone(), referer).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path} {referer}");
            assert!(!refused.headers.contains_key("set-cookie"), "{path} {referer}");
        }
        let own = format!("http://127.0.0.1:3000{path}");
        assert_eq!(press(path, body, &own).await.location(), "/me", "{path}");
    }
}

/// Whoever is asked whether somebody's visit may end is asked about that visit, and no other.
#[tokio::test]
async fn a_door_that_one_session_was_shown_is_not_gone_through_by_another() {
    let portal = Portal::open().await;
    let path = link(&portal, "maren").await;
    let mut browser = portal.visitor();
    let drawn_for_nobody = Form::with_button(&browser.page(&path).await, words::CONTINUE.en);
    let mut otto = portal.person("otto").await;
    browser.cookies.append(&mut otto.cookies);
    let mut other = portal.person("otto").await;
    let drawn_for_another = Form::with_button(&other.page(&path).await, words::CONTINUE.en);
    for form in [&drawn_for_nobody, &drawn_for_another] {
        let refused = browser.submit(form, &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(!refused.text().contains("Another website"), "{}", refused.text());
        assert!(
            browser.page("/me/profile").await.contains("Ottoson"),
            "nothing has changed"
        );
    }
    // Asked, the link is still good.
    let page = browser.page(&path).await;
    assert!(page.contains(words::ASK.en), "{page}");
    let answer = browser
        .submit(&Form::with_button(&page, words::CONTINUE.en), &[])
        .await;
    assert_eq!(answer.location(), "/me");
    assert!(browser.page("/me/profile").await.contains("Marenson"));

    // Whoever is here already is not asked, and so needs no answer.
    let path = link(&portal, "maren").await;
    assert_eq!(browser.post(&path, &[]).await.location(), "/me");
}

#[tokio::test]
async fn the_same_person_again_is_not_asked() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let mut maren = portal.person("maren").await;
    let token = portal.token(&portal.key.kid, &user("maren")).await;
    let answer = posted_from(&mut maren, SHOP, "same-site", &token).await;
    assert_eq!(answer.location(), "/me");
}

#[tokio::test]
async fn what_matters_most_asks_to_come_again_and_brings_back_what_was_entered() {
    let portal = Portal::open().await;
    say(&portal, false).await;
    let mut maren = portal.person("maren").await;
    let check = CHECK;
    let page = maren.page(check).await;
    let form = Form::with_button(&page, app::text::sizes::ask("everything").en);
    portal.clock.advance(SignedDuration::from_mins(15));
    let answer = maren.submit(&form, &[]).await;
    assert!(
        answer.location().starts_with("/sign-in?problem=not_fresh"),
        "{}",
        answer.location()
    );
    assert!(!portal.acts().await.contains(&"requestOpened".to_owned()));
    let page = maren.page("/sign-in?problem=not_fresh").await;
    assert!(
        page.contains("href=\"https://shop.example.com/account\""),
        "{page}"
    );

    // A token that was used before does not do, one that was made too long ago neither.
    let old = portal.token(&portal.key.kid, &user("maren")).await;
    let answer = maren.post("/sign-in", &[("token", &old)]).await;
    assert_eq!(answer.location(), format!("{check}&back=1"));
    let page = maren.page(answer.location()).await;
    assert!(page.contains(app::text::notice::BACK_WITH_ALL.en), "{page}");
    let back = Form::with_button(&page, app::text::sizes::ask("everything").en);
    assert_eq!(
        back.field("once"),
        form.field("once"),
        "the form is the one that was sent before"
    );
    let answer = maren.submit(&back, &[]).await;
    assert!(
        answer.location().starts_with("/me/requests/"),
        "{}",
        answer.location()
    );
    assert!(portal.acts().await.contains(&"requestOpened".to_owned()));
    // Used again, the same token signs in and proves nothing.
    maren.post("/sign-in", &[("token", &old)]).await;
    let page = maren.page("/me/export").await;
    assert!(page.contains(app::text::export::AGAIN.en), "{page}");
}

#[tokio::test]
async fn a_code_that_was_used_before_is_called_so_and_what_was_wanted_waits_on() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    portal.clock.advance(SignedDuration::from_mins(15));
    let used = portal.token(&portal.key.kid, &user("maren")).await;
    portal.visitor().post("/sign-in", &[("token", &used)]).await;
    let form = Form::with_button(&maren.page("/me/export").await, app::text::export::AGAIN.en);
    maren.submit(&form, &[]).await;

    let answer = maren.post("/sign-in", &[("token", &used)]).await;
    assert_eq!(answer.location(), "/sign-in?problem=used&page=%2Fme%2Fexport");
    let page = maren.page(answer.location()).await;
    assert!(page.contains("That code is not a new one"), "{page}");

    let new = portal.token(&portal.key.kid, &user("maren")).await;
    let answer = maren.post("/sign-in", &[("token", &new)]).await;
    assert_eq!(answer.location(), "/me/export?back=1");
}

#[tokio::test]
async fn a_copy_is_for_whoever_has_just_signed_in() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    portal.clock.advance(SignedDuration::from_mins(15));
    assert_eq!(maren.get("/me/export.json").await.location(), "/me/export");
    let form = Form::with_button(&maren.page("/me/export").await, app::text::export::AGAIN.en);
    let answer = maren.submit(&form, &[]).await;
    assert!(
        answer.location().starts_with("/sign-in?problem=not_fresh"),
        "{}",
        answer.location()
    );
    let token = portal.token(&portal.key.kid, &user("maren")).await;
    let answer = maren.post("/sign-in", &[("token", &token)]).await;
    assert_eq!(answer.location(), "/me/export?back=1");
    let page = maren.page(answer.location()).await;
    assert!(page.contains(app::text::notice::BACK.en), "{page}");
    assert_eq!(maren.get("/me/export.json").await.status, StatusCode::OK);
    // What was kept for Maren is not for whoever signs in next.
    portal.clock.advance(SignedDuration::from_mins(15));
    let form = Form::with_button(&maren.page("/me/export").await, app::text::export::AGAIN.en);
    maren.submit(&form, &[]).await;
    let token = portal.token(&portal.key.kid, &user("otto")).await;
    assert_eq!(
        maren.post("/sign-in", &[("token", &token)]).await.location(),
        "/me"
    );
}

#[tokio::test]
async fn an_erasure_takes_two_people_where_the_business_says_so() {
    let portal = Portal::open().await;
    say(&portal, true).await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let review = format!("/desk/requests/{reference}");
    let approve = async |visitor: &mut Visitor<'_>, button: app::text::Phrase| {
        let page = visitor.page(&review).await;
        visitor.submit(&Form::with_button(&page, button.en), &[]).await
    };
    let mut idris = portal.reviewer("Idris").await;
    assert!(
        idris
            .page(&review)
            .await
            .contains(app::text::review::TWO_PEOPLE.en)
    );
    let first = approve(&mut idris, app::text::review::APPROVE_FIRST).await;
    assert_eq!(first.location(), review);
    portal.work().await;
    assert!(
        maren.page("/me/profile").await.contains("Marenson"),
        "nothing has gone yet"
    );
    let mut rowan = portal.reviewer("Rowan").await;
    let page = rowan.page(&review).await;
    assert!(page.contains(app::text::review::APPROVED_BY_YOU.en), "{page}");
    // No page offers it any more.
    let form = Form {
        action: "/api/approve_request".to_owned(),
        ..Form::with_button(&page, app::text::review::REFUSE_BUTTON.en)
    };
    let refused = rowan.submit(&form, &[]).await;
    assert_eq!(refused.location(), format!("{review}?problem=same_person"));
    let key = portal.key_for(reach(HARBOUR), Terms::of(KeyUse::Staff)).await;
    let mut second = portal
        .signed_in(&key.kid, &For::Staff("Rowan".to_owned()), "/desk")
        .await;
    assert!(
        second
            .page(&review)
            .await
            .contains(app::text::review::ENDORSED.en)
    );
    let other = approve(&mut second, app::text::sizes::approve("everything")).await;
    assert_eq!(other.location(), review);
    portal.work().await;
    let page = second.page(&review).await;
    assert!(
        page.contains(app::text::review::FIRST_BY.en) && page.contains("Idris"),
        "{page}"
    );
    let acts = portal.acts().await;
    for act in ["requestEndorsed", "requestApproved", "executionFinished"] {
        assert!(acts.contains(&act.to_owned()), "{act}: {acts:?}");
    }
}

/// Whoever decides next is told that the first approval went with its key, and is the first.
#[tokio::test]
async fn an_approval_goes_with_the_key_that_vouched_for_it_and_the_next_reviewer_reads_so() {
    let portal = Portal::open().await;
    say(&portal, true).await;
    let mut maren = portal.person("maren").await;
    let review = format!("/desk/requests/{}", ask(&mut maren).await);
    let key = async || portal.key_for(reach(HARBOUR), Terms::of(KeyUse::Staff)).await.kid;
    let (lost, kept) = (key().await, key().await);
    let come = async |kid| {
        portal
            .signed_in(kid, &For::Staff("Rowan".to_owned()), "/desk")
            .await
    };
    let (mut first, mut next) = (come(&lost).await, come(&kept).await);
    let page = first.page(&review).await;
    let button = app::text::review::APPROVE_FIRST.en;
    first.submit(&Form::with_button(&page, button), &[]).await;
    let page = next.page(&review).await;
    assert!(
        page.contains(app::text::review::ENDORSED.en) && !page.contains(button),
        "{page}"
    );

    let operator = desk::Operator::at_the_machine();
    portal.desk.revoke_key(&operator, &lost).await.unwrap();
    let page = next.page(&review).await;
    assert!(page.contains(app::text::review::VOID.en), "{page}");
    assert!(!page.contains(app::text::review::ENDORSED.en), "{page}");
    next.submit(&Form::with_button(&page, button), &[]).await;
    portal.work().await;
    assert!(
        maren.page("/me/profile").await.contains("Marenson"),
        "nothing has gone yet"
    );
}

#[tokio::test]
async fn people_and_staff_see_sessions_and_end_them() {
    let portal = Portal::open().await;
    let (mut first, mut second) = (portal.person("maren").await, portal.person("maren").await);
    let page = first.page("/me/sessions").await;
    assert_eq!(
        page.matches("/api/end_own_session\"").count(),
        1,
        "the other one: {page}"
    );
    let form = Form::with_button(&page, app::text::sessions::END.en);
    let one = first.submit(&form, &[]).await;
    assert_eq!(one.header("clear-site-data"), "", "this one goes on");
    assert_eq!(second.get("/me").await.status, StatusCode::SEE_OTHER);
    first.page("/me").await;

    let mut staff = portal.reviewer("Idris").await;
    let page = staff.page("/desk/sessions").await;
    assert!(page.contains("Idris") && !page.contains("maren"), "{page}");
    let form = Form::with_button(&page, app::text::sessions::PERSON_BUTTON.en);
    let app = ("app", HARBOUR);
    let done = staff.submit(&form, &[app, ("external_id", "maren")]).await;
    assert_eq!(first.get("/me").await.status, StatusCode::SEE_OTHER);
    let nobody = staff.submit(&form, &[app, ("external_id", "nobody")]).await;
    // Whether there is such a person is not told, and no address says who was named.
    let mut said = Vec::new();
    for (led, named) in [(&done, "maren"), (&nobody, "nobody")] {
        let page = led.location();
        assert!(page.starts_with("/desk/sessions?done=ended&entry="), "{page}");
        assert!(!page.contains(named), "{page}");
        let page = staff.page(page).await;
        let id = format!("<span class=\"data\">{named}</span>");
        assert!(page.contains(&id), "{page}");
        said.push(page.replace(&id, ""));
    }
    assert_eq!(said[0], said[1]);
    // Another session reads of nobody.
    let page = portal.reviewer("Rowan").await.page(done.location()).await;
    assert!(page.contains(app::text::sessions::PERSON_DONE.en), "{page}");
    assert!(!page.contains("maren"), "{page}");
    let elsewhere = staff
        .submit(&form, &[("app", OTHER_APP), ("external_id", "maren")])
        .await;
    assert_eq!(elsewhere.location(), "/desk/sessions?problem=not_found");

    let mut otto = portal.person("otto").await;
    let page = otto.page("/me/sessions").await;
    let all = otto
        .submit(&Form::with_button(&page, app::text::sessions::ALL_BUTTON.en), &[])
        .await;
    assert_eq!(all.location(), "/sign-in?problem=left");
    assert_eq!(all.header("clear-site-data"), FORGET);
    assert!(otto.cookies.is_empty(), "{:?}", otto.cookies);
    assert_eq!(otto.get("/me").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn staff_come_to_the_oldest_of_many_visits_by_links_and_end_it() {
    let portal = Portal::open().await;
    let mut oldest = portal.reviewer("Rowan").await;
    portal.clock.advance(SignedDuration::from_secs(1));
    let mut staff = portal.reviewer("Idris").await;
    for _ in 1..50 {
        portal.reviewer("Idris").await;
    }
    let page = staff.page("/desk/sessions").await;
    assert!(!page.contains("Rowan"), "{page}");
    let (before, _) = page.split_once("\" rel=\"next\"").unwrap();
    let (_, on) = before.rsplit_once("href=\"").unwrap();
    let page = staff.page(on).await;
    assert!(page.contains("Rowan"), "{page}");
    assert!(page.contains("href=\"/desk/sessions\" rel=\"prev\""), "{page}");
    oldest.page("/desk").await;
    let form = Form::with_button(&page, app::text::sessions::END.en);
    staff.submit(&form, &[]).await;
    assert_eq!(oldest.get("/desk").await.status, StatusCode::SEE_OTHER);
    let nowhere = staff.get("/desk/sessions?after=nowhere").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn signing_out_has_the_browser_forget() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let form = Form::with_button(&maren.page("/me").await, app::text::frame::SIGN_OUT.en);
    let answer = maren.submit(&form, &[]).await;
    assert_eq!(answer.header("clear-site-data"), FORGET);
}
