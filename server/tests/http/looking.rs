//! Who looks at whose data: for a reason, for a while, and in the open.

use app::text;
use desk::Operator;
use domain::{
    facts::{Facts, Staff, StaffShown},
    id::{AppId, GroupId},
    key::{KeyUse, Reach},
};
use http::StatusCode;
use jiff::SignedDuration;
use serde_json::Value;
use server::auth::mint::For;

use super::main_job::{ask, open_record};
use crate::support::{Form, GROUP, HARBOUR, Portal, Visitor};

/// What stands in Maren's record and in nothing else.
const OF_THE_RECORD: [&str; 6] = [
    "Marenson",
    "Maren@example.com",
    "tier-of-Maren",
    "4477-Maren",
    "ticket-Maren",
    "Talk with Maren",
];

async fn at<'p>(portal: &'p Portal, reach: Reach, name: &str) -> Visitor<'p> {
    let key = portal.key_for(reach, KeyUse::Staff).await;
    portal
        .signed_in(&key.kid, &For::Staff(name.to_owned()), "/desk")
        .await
}

#[tokio::test]
async fn without_a_reason_the_request_is_shown_and_the_record_is_not() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("maren").await).await;
    let address = format!("/desk/requests/{reference}");
    let (mut idris, mut rowan) = (
        portal.reviewer("Idris Pellow").await,
        portal.reviewer("Rowan").await,
    );
    for path in [address.clone(), format!("{address}?reason=decide_request")] {
        let closed = idris.page(&path).await;
        assert!(
            closed.contains(&reference) && closed.contains(text::review::CLOSED.en),
            "{closed}"
        );
        for word in OF_THE_RECORD {
            assert!(!closed.contains(word), "{word}: {closed}");
        }
    }
    assert!(
        !portal.acts().await.contains(&"recordOpened".to_owned()),
        "an address opens nothing"
    );

    // The control: what is hidden is there to be seen.
    let open = open_record(&mut idris, &reference).await;
    for word in OF_THE_RECORD {
        assert!(open.contains(word), "{word}: {open}");
    }
    assert!(!open.contains("/api/open_record"), "{open}");
    // To him alone.
    let closed = rowan.page(&address).await;
    assert!(!closed.contains("Marenson"), "{closed}");

    // And for half an hour.
    portal.clock.advance(SignedDuration::from_mins(30));
    let closed = idris.page(&address).await;
    assert!(
        !closed.contains("Marenson") && closed.contains("/api/open_record"),
        "{closed}"
    );
    let opened = portal
        .acts()
        .await
        .into_iter()
        .filter(|act| act == "recordOpened");
    assert_eq!(opened.count(), 1);
}

#[tokio::test]
async fn a_form_without_a_reason_a_made_up_one_and_another_sessions_open_nothing() {
    let portal = Portal::open().await;
    let reference = ask(&mut portal.person("maren").await).await;
    let address = format!("/desk/requests/{reference}");
    let (mut idris, mut rowan) = (
        portal.reviewer("Idris Pellow").await,
        portal.reviewer("Rowan").await,
    );
    let form = Form::with_button(&idris.page(&address).await, text::review::OPEN_BUTTON.en);
    for fields in [&[][..], &[("reason", "curiosity")], &[("reason", "")]] {
        let answer = idris.submit(&form, fields).await;
        assert_eq!(answer.location(), format!("{address}?problem=occasion_missing"));
    }
    let said = idris.page(&format!("{address}?problem=occasion_missing")).await;
    assert!(said.contains(text::review::OCCASION_MISSING.en), "{said}");
    let answer = rowan.submit(&form, &[("reason", "decide_request")]).await;
    assert_eq!(answer.location(), format!("{address}?problem=stale_form"));
    assert!(!portal.acts().await.contains(&"recordOpened".to_owned()));
}

#[tokio::test]
async fn a_person_reads_who_looked_and_why_and_no_name() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut otto = portal.person("otto").await;
    let reference = ask(&mut maren).await;
    let group = Reach::Group(GroupId::parse(GROUP).unwrap());
    let mut idris = portal.reviewer("Idris Pellow").await;
    let mut oddny = at(&portal, group, "Oddny Marrowick").await;
    let mut tamsin = at(&portal, Reach::Provider, "Tamsin Overlune").await;
    for staff in [&mut idris, &mut oddny, &mut tamsin] {
        open_record(staff, &reference).await;
    }
    let page = maren.page("/me/activity").await;
    for there in [
        "By a member of our staff.",
        "By somebody at our parent company.",
        "By the operator of the portal.",
        "To decide what you asked.",
        "You signed in",
        &format!("/me/requests/{reference}"),
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    for name in ["Idris", "Oddny", "Tamsin", "Rhona"] {
        assert!(!page.contains(name), "{name}: {page}");
    }
    let of_otto = otto.page("/me/activity").await;
    assert!(
        !of_otto.contains("Your record was opened") && of_otto.contains("You signed in"),
        "{of_otto}"
    );

    // Her copy says the same.
    let copy: Value = serde_json::from_slice(&maren.get("/me/export.json").await.body).unwrap();
    let opened = copy["accessLog"].as_array().unwrap().iter();
    let opened: Vec<_> = opened.filter(|entry| entry["act"] == "recordOpened").collect();
    let by: Vec<_> = opened.iter().map(|entry| entry["by"].as_str().unwrap()).collect();
    assert_eq!(by, ["staff", "group", "operator"]);
    assert!(
        opened
            .iter()
            .all(|entry| entry["reason"] == "decide_request" && entry["name"].is_null())
    );

    // Where the business shows its staff by name, it shows them here too, and the operator still not.
    let facts = Facts {
        staff: Staff {
            shown: StaffShown::ByName,
        },
        ..Facts::default()
    };
    let app = AppId::parse(HARBOUR).unwrap();
    portal
        .desk
        .set_facts(&Operator::at_the_machine(), &app, facts)
        .await
        .unwrap();
    let page = maren.page("/me/activity").await;
    assert!(
        page.contains("By Idris Pellow, of our staff.") && !page.contains("Tamsin"),
        "{page}"
    );
}

/// What the list of requests shows of somebody, who reads that it does.
#[tokio::test]
async fn a_name_in_the_list_of_requests_is_seen_without_an_entry_and_the_person_is_told() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let queue = idris.page("/desk").await;
    assert!(!queue.contains("Maren Marenson"), "before she asked: {queue}");
    ask(&mut maren).await;
    let acts = portal.acts().await;
    let queue = idris.page("/desk").await;
    assert!(queue.contains("Maren Marenson"), "{queue}");
    assert_eq!(portal.acts().await, acts);
    let page = maren.page("/me/activity").await;
    for line in [text::activity::LAW_LINE, text::activity::NAME_LINE] {
        assert!(page.contains(line.en), "{page}");
    }
}

#[tokio::test]
async fn a_place_that_is_none_is_not_there() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    for bad in ["x", "-1", "1.5", "99999999999999999999999", "%27"] {
        let answer = maren.get(&format!("/me/activity?before={bad}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{bad}");
    }
    for bad in [
        "x",
        "1",
        "1~requests",
        "1~notice~0",
        "-1~requests~0",
        "1~requests~4294967296",
    ] {
        let answer = maren.get(&format!("/me/activity?on={bad}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{bad}");
    }
    let nothing = maren.page("/me/activity?on=1~requests~0").await;
    assert!(
        nothing.contains(text::activity::TO_ALL.en) && !nothing.contains(text::activity::LAW.en),
        "{nothing}"
    );
    let beyond = maren.page("/me/activity?before=1").await;
    assert!(beyond.contains(text::activity::NONE.en), "{beyond}");
}

#[tokio::test]
async fn the_overview_says_who_answers_and_honestly_what_nobody_said() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let silent = maren.page("/me").await;
    assert!(silent.contains(text::overview::UNSAID.en), "{silent}");
    let all = text::overview::ALL_SIX;
    assert!(silent.contains(all.en), "{silent}");
    for fact in [text::overview::DECISIONS, text::overview::TRANSFERS] {
        assert!(
            all.en.to_lowercase().contains(&fact.en.to_lowercase()),
            "{}",
            all.en
        );
        assert!(
            all.de.to_lowercase().contains(&fact.de.to_lowercase()),
            "{}",
            all.de
        );
    }
    let facts = r#"{
        "controller": {"name": "Harbour Line AS", "email": "privacy@harbour.example"},
        "authority": {"name": "Datatilsynet", "url": "https://datatilsynet.example"},
        "data": {"all": {"purposes": {"en": "To answer you", "de": "Um Ihnen zu antworten"}}}
    }"#;
    let app = AppId::parse(HARBOUR).unwrap();
    let facts = serde_json::from_str(facts).unwrap();
    portal
        .desk
        .set_facts(&Operator::at_the_machine(), &app, facts)
        .await
        .unwrap();
    let said = maren.page("/me").await;
    for there in [
        "Harbour Line AS",
        "mailto:privacy@harbour.example",
        "https://datatilsynet.example",
        "To answer you",
        "/me/activity",
    ] {
        assert!(said.contains(there), "{there}: {said}");
    }
    let reference = ask(&mut maren).await;
    let request = maren.page(&format!("/me/requests/{reference}")).await;
    assert!(request.contains("privacy@harbour.example"), "{request}");
}
