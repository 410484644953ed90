//! In which language the portal answers whom.

use app::text;
use http::{Request, StatusCode, header};

use crate::support::{Answer, Form, Portal, Visitor};

const GERMAN: &str = "de-AT,de;q=0.9,en;q=0.8";

async fn asking(visitor: &mut Visitor<'_>, path: &str, languages: &str) -> Answer {
    let request = Request::get(path).header(header::ACCEPT_LANGUAGE, languages);
    visitor.send(request, String::new()).await
}

fn is_german(page: &str) -> bool {
    let german = page.contains("<html lang=\"de\">");
    assert_ne!(german, page.contains("<html lang=\"en-GB\">"), "{page}");
    german
}

#[tokio::test]
async fn a_browser_is_answered_as_it_asks() {
    let portal = Portal::open().await;
    let mut nobody = portal.visitor();
    assert!(!is_german(&nobody.page("/sign-in").await));
    let page = asking(&mut nobody, "/sign-in", GERMAN).await.text();
    assert!(
        is_german(&page) && page.contains(text::sign_in::HEADING.de),
        "{page}"
    );
    assert!(!page.contains(text::sign_in::HEADING.en), "{page}");
    let page = asking(&mut nobody, "/sign-in", "fr,en;q=0.1").await.text();
    assert!(
        !is_german(&page) && page.contains(text::sign_in::HEADING.en),
        "{page}"
    );
}

#[tokio::test]
async fn a_choice_is_kept_and_outdoes_what_the_browser_asks() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let page = maren.page("/me").await;
    let answer = maren
        .submit(&Form::with_button(&page, "Deutsch"), &[("language", "de")])
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let page = asking(&mut maren, "/me", "en").await.text();
    assert!(
        is_german(&page) && page.contains(text::overview::HEADING.de),
        "{page}"
    );
    let back = maren
        .submit(&Form::with_button(&page, "English"), &[("language", "en-GB")])
        .await;
    assert_eq!(back.status, StatusCode::SEE_OTHER);
    assert!(!is_german(&asking(&mut maren, "/me", GERMAN).await.text()));
    // Signing out forgets who it was, not what they can read.
    let page = maren.page("/me").await;
    maren
        .submit(&Form::with_button(&page, "Deutsch"), &[("language", "de")])
        .await;
    let page = maren.page("/me").await;
    maren
        .submit(&Form::with_button(&page, text::frame::SIGN_OUT.de), &[])
        .await;
    assert!(is_german(&maren.page("/").await));
}

#[tokio::test]
async fn a_choice_leads_back_to_its_page_and_nowhere_else() {
    let portal = Portal::open().await;
    let own = |page: &str| format!("http://{}{page}", portal.authority);
    for (from, to) in [
        (own("/sign-in?problem=token"), "/sign-in?problem=token"),
        (own("//other.example/"), "/"),
        ("https://other.example/me".to_owned(), "/"),
        ("nowhere".to_owned(), "/"),
    ] {
        let request = Request::post("/language")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::REFERER, &from);
        let answer = portal.visitor().send(request, "language=de".to_owned()).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::SEE_OTHER, to),
            "{from}"
        );
    }
    for other in ["", "fr", "*"] {
        let answer = portal.visitor().post("/language", &[("language", other)]).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{other}");
        assert_eq!(answer.header("set-cookie"), "", "{other}");
    }
}

#[tokio::test]
async fn refusals_are_said_in_it_and_programs_read_english() {
    let portal = Portal::open().await;
    let refused = asking(&mut portal.visitor(), "/wp-login.php", GERMAN).await;
    let page = refused.text();
    assert!(
        is_german(&page) && page.contains(text::refusal::NOT_FOUND.de),
        "{page}"
    );
    assert!(refused.header("vary").contains("accept-language, cookie"));
    let page = asking(&mut portal.visitor(), "/nothing/here", GERMAN)
        .await
        .text();
    assert!(
        is_german(&page) && page.contains(text::trouble::SIGN_IN_AGAIN.de),
        "{page}"
    );
    let request = Request::get("/wp-login.php")
        .header(header::HOST, &portal.authority)
        .header(header::ACCEPT_LANGUAGE, GERMAN);
    let request = request.body(axum::body::Body::empty()).unwrap();
    let answer = crate::support::answer(&portal.router, request).await;
    assert!(
        answer.text().contains(text::refusal::NOT_FOUND.en),
        "{}",
        answer.text()
    );
}
