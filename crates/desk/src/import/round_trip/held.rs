//! What is held already.

use serde_json::Value;
use store::Offence;
use verify::Counts;

use super::ImportTerms;
use crate::{Error, ImportSpot, Unfit, testing::Office};

#[tokio::test]
async fn what_is_held_and_differs_is_an_error_unless_it_may_be_replaced() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    other.takes(&copy).await.unwrap();
    let text = String::from_utf8(copy).unwrap();
    let changed = text.replace("\"crossings\":14", "\"crossings\":15");
    let body = changed.rsplit_once(",\"integrity\":").unwrap().0;
    let counts: Value = serde_json::from_str(&changed).unwrap();
    let counts = counts["integrity"]["counts"].as_object().unwrap().clone();
    let counts = counts.iter().fold(Counts::new(), |all, (name, n)| {
        all.with(name, n.as_u64().unwrap())
    });
    let changed = office.signed(body, &counts);
    let refused = other.takes(&changed).await.unwrap_err();
    assert!(
        matches!(
            &refused,
            Error::Import {
                file: 0,
                why: Unfit::Record {
                    at: ImportSpot::Member(member),
                    offence: Offence::Differs("user"),
                },
            } if member == "user"
        ),
        "{refused:?}"
    );
    assert_eq!(
        refused.to_string(),
        "user.id: this user is held already and differs: use --update to replace it"
    );
    assert!(!other.holds("\"crossings\":15"));
    let update = ImportTerms {
        update: true,
        ..ImportTerms::default()
    };
    let taken = other.take(&[&changed], update.clone()).await.unwrap().imported;
    assert_eq!(taken.replaced["user"], 1);

    // Into the portal that it is from: there, others stand under their own ids.
    for (terms, why) in [
        (
            update,
            "conversations[1].participants[1].id: this participant is held already and names",
        ),
        // What staff wrote stands there without their name.
        (
            ImportTerms::default(),
            "conversations[0].messages[1].id: this message is held already and differs",
        ),
    ] {
        let refused = office.take(&[&office.copy("a1", "u1").await], terms).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.starts_with(why), "{refused}");
    }
}
