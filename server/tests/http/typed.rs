//! What is typed is kept before it is sent, with the session in which it is typed, under the name that its form was drawn
//! with; and nothing is done by it.

use app::text::{complaint, new_for, request, review};
use http::StatusCode;

use super::{
    corrections::{drawn_with, type_into},
    main_job::{ask, refuse},
};
use crate::support::{Form, Portal, Visitor};

const TYPED: &str = "What I am typing";

/// The name under which the form with this button keeps.
pub fn keeps<'p>(page: &'p str, button: &str) -> &'p str {
    let has_it = |form: &&str| {
        let mut buttons = form.split("<button").skip(1);
        buttons.any(|one| one.split("</button>").next().unwrap().contains(button))
    };
    let forms = page.split("<form").skip(1);
    let mut forms = forms.map(|form| form.split("</form>").next().unwrap());
    drawn_with(forms.find(has_it).unwrap())
}

/// The page with what was kept under this name.
fn with_typed(page: &str, name: &str) -> String {
    let apart = if page.contains('?') { '&' } else { '?' };
    format!("{page}{apart}typed={name}")
}

/// Types into the form with this button: who comes back finds it, and the same person in another session does not.
async fn tries(portal: &Portal, who: [&mut Visitor<'_>; 2], page: &str, button: &str, field: &str) {
    let [types, elsewhere] = who;
    let html = types.page(page).await;
    let (form, name) = (Form::with_button(&html, button), keeps(&html, button).to_owned());
    let acts = portal.acts().await;
    let said = type_into(portal, types, &form, &[(field, TYPED), ("typed", &name)]).await;
    assert_eq!(said.status, StatusCode::OK, "{button}: {}", said.text());
    assert_eq!(said.location(), "", "{button}: it leads nowhere");

    let address = with_typed(page, &name);
    let back = types.page(&address).await;
    assert!(back.contains(TYPED), "{button}: {back}");
    assert_eq!(
        keeps(&back, button),
        name,
        "{button}: it is typed on under the same name"
    );
    for other in [types.page(page).await, elsewhere.page(&address).await] {
        assert!(!other.contains(TYPED), "{button}: {other}");
    }
    let said = type_into(portal, types, &form, &[(field, "WRONG"), ("typed", "name")]).await;
    assert_ne!(
        said.status,
        StatusCode::OK,
        "{button}: a name that no form carries"
    );
    assert!(types.page(&address).await.contains(TYPED), "{button}");
    assert_eq!(portal.acts().await, acts, "{button}");
}

#[tokio::test]
async fn what_a_person_types_is_kept_for_them() {
    let portal = Portal::open().await;
    let (mut maren, mut again) = (portal.person("maren").await, portal.person("maren").await);
    let reference = ask(&mut maren).await;
    let mine = format!("/me/requests/{reference}");
    let mut idris = portal.reviewer("Idris").await;
    let who = [&mut maren, &mut again];
    tries(&portal, who, &mine, request::MESSAGE_BUTTON.en, "words").await;
    let open = idris.page(&format!("/desk/requests/{reference}")).await;
    let question = [("about", "clarification"), ("words", "Which ship?")];
    let asked = Form::with_button(&open, review::ASK_BUTTON.en);
    idris.submit(&asked, &question).await;
    let who = [&mut maren, &mut again];
    tries(&portal, who, &mine, request::ANSWER_BUTTON.en, "words").await;
    let html = maren.page(&mine).await;
    let answer = Form::with_button(&html, request::ANSWER_BUTTON.en);
    maren.submit(&answer, &[("words", "The blue one.")]).await;
    refuse(&mut idris, &reference, "legal_claims", "A claim.").await;
    let about = format!("/me/requests/new/complaint?about={reference}");
    for (page, button, field) in [
        ("/me/requests/new/complaint", complaint::CONTINUE, "words"),
        (&*about, complaint::CONTINUE, "words"),
    ] {
        tries(&portal, [&mut maren, &mut again], page, button.en, field).await;
    }
}

#[tokio::test]
async fn what_staff_type_is_kept_for_them() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("maren").await).await;
    let desk = format!("/desk/requests/{reference}");
    let (mut idris, mut again) = (portal.reviewer("Idris").await, portal.reviewer("Idris").await);
    for (page, button, field) in [
        ("/desk/requests/new", new_for::PUT, "words"),
        (&*desk, review::WRITE_BUTTON, "words"),
        (&*desk, review::ASK_BUTTON, "words"),
        (&*desk, review::EXTEND_BUTTON, "note"),
        (&*desk, review::REFUSE_BUTTON, "note"),
    ] {
        tries(&portal, [&mut idris, &mut again], page, button.en, field).await;
    }
}
