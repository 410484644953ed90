//! What is done elsewhere, through the front door: staff read the exact calls and say what came of them, and the person
//! reads how far it has come.

use app::text::{elsewhere as words, sizes};
use desk::Operator;
use domain::{
    facts::{CoolOff, Decisions, Facts, Line, Recipient, Residence},
    id::AppId,
};

use super::main_job::ask;
use crate::support::{Form, HARBOUR, Portal};

/// A portal whose business keeps its records on the platform, and gives them to a mail house.
pub(crate) async fn elsewhere() -> Portal {
    let portal = Portal::open().await;
    let facts = Facts {
        place: Residence::Platform,
        decisions: Decisions {
            cool_off: CoolOff::NONE,
            ..Decisions::default()
        },
        recipients: vec![Recipient {
            name: Line::parse("Mailhouse Ltd").unwrap(),
            webhook: None,
        }],
        ..Facts::default()
    };
    let (operator, app) = (Operator::at_the_machine(), AppId::parse(HARBOUR).unwrap());
    portal.desk.set_facts(&operator, &app, facts).await.unwrap();
    portal
}

#[tokio::test]
async fn staff_do_call_by_call_what_the_portal_cannot_and_the_person_reads_so() {
    let portal = elsewhere().await;
    let (mut maren, mut idris) = (portal.person("maren").await, portal.reviewer("Idris").await);
    let reference = ask(&mut maren).await;
    let (mine, desk) = (
        format!("/me/requests/{reference}"),
        format!("/desk/requests/{reference}"),
    );
    let page = idris.page(&desk).await;
    let approve = Form::with_button(&page, sizes::approve("everything").en);
    idris.submit(&approve, &[]).await;
    portal.work().await;

    let mut maren = portal.person("maren").await;
    let page = maren.page(&mine).await;
    for there in [
        words::HEADING.en,
        "Mailhouse Ltd",
        words::NOT_YET.en,
        "Done here, not yet on the platform",
        "Here it was done on <time",
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    assert!(!page.contains("/v2/apps"), "{page}");
    let queue = idris.page("/desk").await;
    assert!(queue.contains(words::UNDONE.en), "{queue}");
    // It is open, though nothing of it is left to do here.
    assert!(queue.contains("Done here, not yet on the platform"), "{queue}");
    let page = idris.page(&desk).await;
    assert!(
        page.contains(&format!("DELETE /v2/apps/{HARBOUR}/users/user-Maren")),
        "{page}"
    );

    // Why it could not be done has to be said, and what was entered is kept.
    let form = Form::with_button(&page, words::FAILED.en);
    let refused = idris.submit(&form, &[("done", "no"), ("result", " ")]).await;
    assert!(
        refused.location().contains("problem=words_missing"),
        "{}",
        refused.location()
    );
    for _ in 0..99 {
        let page = idris.page(&desk).await;
        if !page.contains("/api/settle_task") {
            break;
        }
        let form = Form::with_button(&page, words::DONE.en);
        let done = idris
            .submit(&form, &[("done", "yes"), ("result", "On the telephone")])
            .await;
        assert_eq!(done.location(), desk, "{}", done.text());
    }
    let page = idris.page(&desk).await;
    assert!(page.contains(words::ALL_DONE.en), "{page}");
    assert!(!page.contains("user-Maren"), "{page}");
    let page = maren.page(&mine).await;
    assert!(page.contains("Told on <time"), "{page}");
    assert!(!page.contains("Done here"), "{page}");
    assert!(
        page.contains("On the telephone") && !page.contains("Idris"),
        "{page}"
    );
    let queue = idris.page("/desk").await;
    assert!(!queue.contains(words::UNDONE.en), "{queue}");
    assert!(portal.acts().await.contains(&"taskSettled".to_owned()));
}
