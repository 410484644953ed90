//! Forms that were drawn before their person signed in once more: none is taken, and nothing of what was entered in it is
//! lost. Of somebody else's form nothing is kept.

use app::text::{complaint, correction, new_for, objection, request, review, transfer};

use super::main_job::ask;
use crate::support::{Form, Portal, State, Visitor};

const WRITTEN: &str = "What I had written";

/// Who drew a form, the same once more, and somebody else.
struct Cast<'p> {
    portal: &'p Portal,
    drew: Visitor<'p>,
    again: Visitor<'p>,
    other: Visitor<'p>,
}

impl Cast<'_> {
    /// Tries the form with this button: sent by somebody else it does nothing at all, sent by its own person it is theirs to
    /// send from where they are led.
    async fn tries(&mut self, page: &str, button: &str, field: &str) {
        let form = Form::with_button(&self.drew.page(page).await, button);
        let written = [(field, WRITTEN)];
        let before = State::of(self.portal).await;
        let sent = self.other.submit(&form, &written).await;
        assert!(sent.location().contains("problem=stale_form"), "{button}");
        assert_eq!(State::of(self.portal).await.since(&before), [""; 0], "{button}");

        let sent = self.again.submit(&form, &written).await;
        assert!(sent.location().contains("problem=stale_form"), "{button}");
        let changes = State::of(self.portal).await.since(&before);
        let is_kept = |change: &String| change.starts_with("session: ");
        assert!(!changes.is_empty() && changes.iter().all(is_kept), "{changes:?}");
        let shown = self.again.page(sent.location()).await;
        assert!(shown.contains(WRITTEN), "{button}: {shown}");
        let mine = Form::with_button(&shown, button);
        assert_ne!(mine.field("stamp"), form.field("stamp"), "{button}");

        // The control: in the session that drew it nobody reads that.
        let shown = self.drew.page(page).await;
        assert!(!shown.contains(WRITTEN), "{button}: {shown}");
    }
}

#[tokio::test]
async fn what_a_person_entered_before_they_signed_in_again_is_kept() {
    let portal = Portal::open().await;
    let mut cast = Cast {
        portal: &portal,
        drew: portal.person("maren").await,
        again: portal.person("maren").await,
        other: portal.person("otto").await,
    };
    let reference = ask(&mut cast.drew).await;
    let mine = format!("/me/requests/{reference}");
    let new = |kind: &str| format!("/me/requests/new/{kind}");
    for (page, button, field) in [
        (mine, request::MESSAGE_BUTTON, "words"),
        (new("objection"), objection::CONTINUE, "words"),
        (new("complaint"), complaint::CONTINUE, "words"),
        (new("transfer"), transfer::CONTINUE, "recipient"),
        (new("correction/statement"), correction::CONTINUE, "words"),
    ] {
        cast.tries(&page, button.en, field).await;
    }
}

#[tokio::test]
async fn what_staff_entered_before_they_signed_in_again_is_kept() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("maren").await).await;
    let desk = format!("/desk/requests/{reference}");
    let mut cast = Cast {
        portal: &portal,
        drew: portal.reviewer("Idris").await,
        again: portal.reviewer("Idris").await,
        other: portal.reviewer("Rowan").await,
    };
    for (page, button, field) in [
        (&*desk, review::WRITE_BUTTON, "words"),
        (&*desk, review::ASK_BUTTON, "words"),
        (&*desk, review::EXTEND_BUTTON, "note"),
        (&*desk, review::REFUSE_BUTTON, "note"),
        ("/desk/requests/new", new_for::PUT, "words"),
    ] {
        cast.tries(page, button.en, field).await;
    }
}
