//! Legal holds: staff set and lift them on the page of a request, and the person reads of them, but not why.

use app::text::{erasure, hold as words, sizes};
use jiff::SignedDuration;

use super::main_job::{ask, open_record, refuse};
use crate::support::{Form, Portal};

/// What nobody but staff reads.
const WHY: &str = "Her lawyer has written.";

#[tokio::test]
async fn a_hold_keeps_a_deletion_from_being_approved_until_it_is_lifted() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let address = format!("/desk/requests/{reference}");
    let own = format!("/me/requests/{reference}");
    let mut idris = portal.reviewer("Idris Pellow").await;
    let closed = idris.page(&address).await;
    assert!(!closed.contains("/api/set_hold"), "{closed}");
    let open = open_record(&mut idris, &reference).await;
    let approve = Form::with_button(&open, sizes::approve("everything").en);
    let set = Form::with_button(&open, words::SET_BUTTON.en);
    assert!(!maren.page(&own).await.contains(words::WAITS_LINE.en));

    let fields = [("ground", "legal_claims"), ("why", WHY), ("until", "2027-11-23")];
    assert_eq!(idris.submit(&set, &fields).await.location(), address);
    let held = idris.page(&address).await;
    for there in [
        words::DECIDE_LINE.en,
        words::STANDS_LINE.en,
        WHY,
        "23 November 2027",
    ] {
        assert!(held.contains(there), "{there}: {held}");
    }
    assert!(!held.contains("/api/approve_request"), "{held}");
    // From another page that shows the button still.
    let refused = idris.submit(&approve, &[]).await;
    assert_eq!(refused.location(), format!("{address}?problem=held"));
    let said = idris.page(refused.location()).await;
    assert!(
        said.contains(app::text::notice::said(app::api::Problem::Held).en),
        "{said}"
    );

    for (path, there) in [
        (own.as_str(), words::WAITS_LINE.en),
        (
            "/me/requests/new/erasure/preview?size=all-messages",
            words::NOTHING_GOES_LINE.en,
        ),
        ("/me/activity", "A legal hold was set on your data"),
    ] {
        let page = maren.page(path).await;
        assert!(page.contains(there), "{path}: {page}");
        assert!(!page.contains("lawyer"), "{path}: {page}");
    }
    let copied = maren.get("/me/export.json").await.text();
    assert!(
        copied.contains("\"holdSet\"") && !copied.contains("lawyer"),
        "{copied}"
    );
    // Somebody else's goes on.
    let mut otto = portal.person("otto").await;
    let preview = otto
        .page("/me/requests/new/erasure/preview?size=everything")
        .await;
    assert!(
        preview.contains(erasure::STAYS.en) && !preview.contains(words::NOTHING_GOES_LINE.en),
        "{preview}"
    );

    let lift = Form::with_button(&held, words::LIFT_BUTTON.en);
    assert_eq!(idris.submit(&lift, &[]).await.location(), address);
    let again = idris.submit(&lift, &[]).await;
    assert_eq!(again.location(), format!("{address}?problem=moved"));
    assert!(!maren.page(&own).await.contains(words::WAITS_LINE.en));
    assert_eq!(idris.submit(&approve, &[]).await.location(), address);
    let acts = portal.acts().await;
    for act in ["holdSet", "holdLifted", "requestApproved"] {
        assert_eq!(acts.iter().filter(|done| *done == act).count(), 1, "{act}");
    }
}

#[tokio::test]
async fn what_was_entered_and_cannot_be_taken_is_kept() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("maren").await).await;
    let address = format!("/desk/requests/{reference}");
    let mut idris = portal.reviewer("Idris Pellow").await;
    let open = open_record(&mut idris, &reference).await;
    let set = Form::with_button(&open, words::SET_BUTTON.en);
    let long = "x".repeat(4_001);
    for (ground, why, until, problem) in [
        ("", WHY, "", "reason_missing"),
        ("excessive", WHY, "", "reason_missing"),
        ("legal_claims", " ", "2027-11-23", "words_missing"),
        ("legal_claims", long.as_str(), "", "words_too_long"),
        ("legal_claims", WHY, "2020-01-01", "not_held_until"),
        ("legal_claims", WHY, "next year", "not_held_until"),
    ] {
        let fields = [("ground", ground), ("why", why), ("until", until)];
        let led = idris.submit(&set, &fields).await;
        assert_eq!(led.location(), format!("{address}?problem={problem}"));
        let page = idris.page(led.location()).await;
        assert!(page.contains(&format!("{why}</textarea>")), "{problem}: {page}");
        assert!(
            page.contains(&format!("name=\"until\" value=\"{until}\"")),
            "{problem}: {page}"
        );
    }
    assert!(!portal.acts().await.contains(&"holdSet".to_owned()));

    // The record has closed meanwhile: opened again, the form is as it was.
    portal.clock.advance(SignedDuration::from_mins(31));
    let fields = [("ground", "legal_claims"), ("why", WHY), ("until", "")];
    let led = idris.submit(&set, &fields).await;
    assert_eq!(led.location(), format!("{address}?problem=occasion_missing"));
    let open = open_record(&mut idris, &reference).await;
    assert!(open.contains(&format!("{WHY}</textarea>")), "{open}");
}

/// Whoever was refused on its ground is answered; the hold stands on, and is lifted from the same page.
#[tokio::test]
async fn a_hold_outlasts_the_refusal_that_it_was_the_ground_of() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren).await;
    let address = format!("/desk/requests/{reference}");
    let mut idris = portal.reviewer("Idris Pellow").await;
    let open = open_record(&mut idris, &reference).await;
    let set = Form::with_button(&open, words::SET_BUTTON.en);
    let fields = [("ground", "legal_claims"), ("why", WHY)];
    assert_eq!(idris.submit(&set, &fields).await.location(), address);
    refuse(&mut idris, &reference, "legal_claims", "").await;
    let answered = idris.page(&address).await;
    assert!(answered.contains(WHY), "{answered}");
    let lift = Form::with_button(&answered, words::LIFT_BUTTON.en);
    assert_eq!(idris.submit(&lift, &[]).await.location(), address);
    let free = idris.page(&address).await;
    assert!(!free.contains(WHY) && free.contains("/api/set_hold"), "{free}");
}
