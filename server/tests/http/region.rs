//! Where a person is chooses the law: as the business's token says, or its staff; the usual one where nobody does.

use app::text::{new_for, request};
use desk::Operator;
use domain::{
    deadline::Regime,
    facts::{CoolOff, Decisions, Facts, Region},
    id::AppId,
};
use serde_json::{Value, json};

use super::main_job::ask;
use crate::support::{Form, HARBOUR, NOW, Portal, Visitor, sign};

/// Virginia's law counts for whoever is there.
async fn over_there() -> Portal {
    let portal = Portal::open().await;
    let facts = Facts {
        decisions: Decisions {
            cool_off: CoolOff::NONE,
            ..Decisions::default()
        },
        regimes: [(Region::parse("US-VA").unwrap(), Regime::Virginia)].into(),
        ..Facts::default()
    };
    let app = AppId::parse(HARBOUR).unwrap();
    let operator = Operator::at_the_machine();
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
    portal
}

/// Maren's token with this claim.
fn token(portal: &Portal, region: &Value) -> String {
    let mut claims = json!({"scope": "user", "external_id": "maren", "iat": NOW, "exp": NOW + 600});
    claims["region"] = region.clone();
    let header = json!({"alg": "HS256", "typ": "JWT", "kid": portal.key.kid.as_str()});
    sign(&header, &claims, portal.key.secret.as_bytes())
}

async fn from<'p>(portal: &'p Portal, region: &str) -> Visitor<'p> {
    let mut maren = portal.visitor();
    let token = token(portal, &json!(region));
    let answer = maren.post("/sign-in", &[("token", &token)]).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/me"));
    maren
}

const ARTICLE: &str = "Article 17 of the General Data Protection Regulation";

#[tokio::test]
async fn the_tokens_region_chooses_the_law_that_the_pages_speak_of() {
    for (region, virginian) in [("US-VA", true), ("US-TX", false)] {
        let portal = over_there().await;
        let mut maren = from(&portal, region).await;
        let reference = ask(&mut maren).await;
        let page = maren.page(&format!("/me/requests/{reference}")).await;
        assert_eq!(
            page.contains("Va. Code § 59.1-577"),
            virginian,
            "{region}: {page}"
        );
        assert_eq!(page.contains(ARTICLE), !virginian, "{region}: {page}");
    }
}

#[tokio::test]
async fn a_region_that_is_none_signs_nobody_in() {
    let portal = over_there().await;
    for wrong in [json!("Virginia"), json!(""), json!(null), json!(["US-VA"])] {
        let mut maren = portal.visitor();
        let token = token(&portal, &wrong);
        let answer = maren.post("/sign-in", &[("token", &token)]).await;
        assert_ne!(answer.location(), "/me", "{wrong}");
    }
}

#[tokio::test]
async fn staff_say_where_the_person_is_and_what_they_do_not_say_leaves_the_usual_law() {
    for (region, virginian) in [("US-VA", true), ("", false)] {
        let portal = over_there().await;
        let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
        let page = idris.page("/desk/requests/new").await;
        let form = Form::with_button(&page, new_for::PUT.en);
        let fields = [
            ("app", HARBOUR),
            ("external_id", "maren"),
            ("ask", "erasure everything"),
            ("intake", "letter"),
            ("received_on", "2026-11-20"),
            ("words", "A letter came."),
            ("region", region),
        ];
        let put = idris.submit(&form, &fields).await;
        let theirs = put.location().replace("/desk/", "/me/");
        let page = maren.page(&theirs).await;
        assert!(page.contains(request::PUT_FOR_YOU.en), "{page}");
        assert_eq!(
            page.contains("Va. Code § 59.1-577"),
            virginian,
            "{region}: {page}"
        );
    }
}
