//! Staff change what their business says: every person reads it, what breaks a rule comes back with what was entered,
//! and whoever was quicker is not written over.

use app::text::{business, revise};
use http::StatusCode;

use crate::support::{Form, HARBOUR, Portal};

fn page() -> String {
    format!("/desk/apps/{HARBOUR}/facts?of=controller")
}

#[tokio::test]
async fn what_staff_save_is_read_by_everyone_and_written_down() {
    let portal = Portal::open().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let list = idris.page(&format!("/desk/apps/{HARBOUR}")).await;
    assert!(list.contains(&format!("href=\"{}\"", page())), "{list}");
    assert!(!maren.page("/me").await.contains("Harbour AS"));
    let html = idris.page(&page()).await;
    let form = Form::with_button(&html, revise::SAVE.en);

    // A telephone number without its country's code.
    let entered = [
        ("field[0][typed]", "Harbour AS"),
        ("field[1][typed]", "3 Quay Road\r\n0150 Tarrow"),
        ("field[3][typed]", "22 00 00 00"),
    ];
    let refused = idris.submit(&form, &entered).await;
    assert_eq!(refused.location(), format!("{}&problem=misfit", page()));
    let html = idris.page(refused.location()).await;
    for there in [
        "value=\"Harbour AS\"",
        "3 Quay Road",
        "value=\"22 00 00 00\"",
        "href=\"#field-3\"",
        revise::PHONE_WRONG.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(
        !maren.page("/me").await.contains("Harbour AS"),
        "nothing is saved"
    );

    let form = Form::with_button(&html, revise::SAVE.en);
    let [name, address, _] = entered;
    let right = [name, address, ("field[3][typed]", "+47 22 00 00 00")];
    let saved = idris.submit(&form, &right).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER);
    assert_eq!(saved.location(), format!("/desk/apps/{HARBOUR}?saved=controller"));
    let html = idris.page(saved.location()).await;
    assert!(
        html.contains(revise::SAVED.en) && html.contains(business::ONE.en),
        "{html}"
    );
    let overview = maren.page("/me").await;
    for there in ["Harbour AS", "3 Quay Road", "tel:+4722000000"] {
        assert!(overview.contains(there), "{there}: {overview}");
    }
    let acts = portal.acts().await;
    assert!(acts.contains(&"factsSet".to_owned()), "{acts:?}");
}

#[tokio::test]
async fn whoever_was_quicker_is_not_written_over() {
    let portal = Portal::open().await;
    let (mut idris, mut rowan) = (portal.reviewer("Idris").await, portal.reviewer("Rowan").await);
    let html = idris.page(&page()).await;
    let late = Form::with_button(&html, revise::SAVE.en);
    let html = rowan.page(&page()).await;
    let first = Form::with_button(&html, revise::SAVE.en);
    let first = rowan.submit(&first, &[("field[0][typed]", "Quick AS")]).await;
    assert!(!first.location().contains("problem"), "{}", first.location());
    let refused = idris.submit(&late, &[("field[0][typed]", "Late AS")]).await;
    assert_eq!(refused.location(), format!("{}&problem=stale", page()));
    let html = idris.page(refused.location()).await;
    for there in [revise::STALE.en, "value=\"Late AS\"", "Saved is: Quick AS"] {
        assert!(html.contains(there), "{there}: {html}");
    }
    // The control: with what is saved before their eyes, it is theirs to say.
    let now = Form::with_button(&html, revise::SAVE.en);
    let saved = idris.submit(&now, &[]).await;
    assert!(
        saved.location().ends_with("?saved=controller"),
        "{}",
        saved.location()
    );
}
