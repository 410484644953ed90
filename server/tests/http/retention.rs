//! What goes by itself: staff see it before it goes, confirm what they saw, and people read how long things are kept.

use app::text::retention as words;
use desk::Operator;
use domain::{
    facts::{Facts, Period, Periods},
    id::AppId,
};
use http::StatusCode;
use jiff::SignedDuration;

use crate::support::{Form, HARBOUR, OTHER_APP, Portal};

fn page() -> String {
    format!("/desk/apps/{HARBOUR}/retention")
}

/// From now on messages are kept for so long.
async fn keep(portal: &Portal, period: &str) {
    let facts = Facts {
        retention: Periods {
            messages: Some(Period::parse(period).unwrap()),
            ..Periods::default()
        },
        ..Facts::default()
    };
    let app = AppId::parse(HARBOUR).unwrap();
    let operator = Operator::at_the_machine();
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
}

#[tokio::test]
async fn what_would_go_is_shown_and_goes_once_it_is_confirmed() {
    let portal = Portal::open().await;
    keep(&portal, "90 days").await;
    portal.clock.advance(SignedDuration::from_hours(24 * 120));
    portal.work().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let business = idris.page(&format!("/desk/apps/{HARBOUR}")).await;
    assert!(business.contains(&format!("href=\"{}\"", page())), "{business}");
    let html = idris.page(&page()).await;
    for there in ["90 days", "3 conversations emptied", words::UNCONFIRMED.en] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let talk = "/me/conversations/conv-Maren";
    assert!(maren.page(talk).await.contains("SECRET-Maren-0"));
    let overview = maren.page("/me").await;
    assert!(!overview.contains("deleted by themselves"), "not yet: {overview}");

    let form = Form::with_button(&html, words::confirm("messages").en);
    let confirmed = idris.submit(&form, &[]).await;
    assert_eq!(confirmed.status, StatusCode::SEE_OTHER);
    assert_eq!(confirmed.location(), format!("{}?saved=messages", page()));
    portal.work().await;
    let html = idris.page(confirmed.location()).await;
    for there in [words::SAVED.en, words::LAST_GONE.en, words::NOTHING.en] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(!html.contains(words::confirm("messages").en), "{html}");
    assert!(!html.contains(words::UNVERIFIED.en), "{html}");
    assert!(
        !maren.page(talk).await.contains("SECRET-Maren-0"),
        "it stays, empty"
    );
    let overview = maren.page("/me").await;
    assert!(
        overview.contains("once nothing has been said in their conversation for 90 days"),
        "{overview}"
    );
    let acts = portal.acts().await;
    for act in [
        "retentionConfirmed",
        "retentionStarted",
        "retentionFinished",
        "retentionVerified",
    ] {
        assert_eq!(
            acts.iter().filter(|one| *one == act).count(),
            1,
            "{act}: {acts:?}"
        );
    }
}

#[tokio::test]
async fn whoever_saw_another_period_or_is_not_fresh_confirms_nothing() {
    let portal = Portal::open().await;
    keep(&portal, "90 days").await;
    let mut idris = portal.reviewer("Idris").await;
    let html = idris.page(&page()).await;
    let form = Form::with_button(&html, words::confirm("messages").en);
    keep(&portal, "30 days").await;
    let stale = idris.submit(&form, &[]).await;
    assert_eq!(stale.location(), format!("{}?problem=stale", page()));
    let html = idris.page(stale.location()).await;
    assert!(
        html.contains(words::STALE.en) && html.contains("30 days"),
        "{html}"
    );
    portal.clock.advance(SignedDuration::from_mins(20));
    let form = Form::with_button(&html, words::confirm("messages").en);
    let late = idris.submit(&form, &[]).await;
    assert!(
        late.location().starts_with("/sign-in?problem=not_fresh"),
        "{}",
        late.location()
    );
    let acts = portal.acts().await;
    assert!(!acts.contains(&"retentionConfirmed".to_owned()), "{acts:?}");
    // Nor is there anything to see of another business.
    let elsewhere = idris.get(&format!("/desk/apps/{OTHER_APP}/retention")).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
}
