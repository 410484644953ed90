//! Nothing comes in of what is not as it was signed.

use serde_json::Value;

use super::ImportTerms;
use crate::testing::Office;

/// The control is the last line.
#[tokio::test]
async fn with_any_byte_changed_nothing_comes_in() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    for at in (0..copy.len()).step_by(11).chain(copy.len() - 600..copy.len()) {
        let mut changed = copy.clone();
        changed[at] ^= 1;
        other.refuses(&changed, ImportTerms::default()).await;
    }
    other.takes(&copy).await.unwrap();
    assert!(other.holds("MAREN-SAYS"));
}

#[tokio::test]
async fn what_is_no_whole_copy_is_told_for_what_it_is() {
    let office = Office::open().await;
    let copy = office.copy("a1", "u1").await;
    let other = Office::empty().await;
    let text = String::from_utf8(copy.clone()).unwrap();
    let pretty: Value = serde_json::from_slice(&copy).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    let resaved = format!("{{\n  \"format\":{}", text.split_once(':').unwrap().1);
    let talks = ",\"conversations\":[";
    let before = text.split_once(talks).unwrap().0;
    for (what, bytes, said) in [
        (
            "cut in the middle",
            copy[..copy.len() / 2].to_vec(),
            "The export is damaged: it does not end with its integrity block, so it was cut short or something was added",
        ),
        (
            "cut at its end",
            copy[..copy.len() - 1].to_vec(),
            "The export is damaged: it was cut short",
        ),
        (
            "cut at its beginning",
            copy[..31].to_vec(),
            "The export is damaged: it was cut short",
        ),
        (
            "two of them",
            [&copy[..], &copy[..]].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "a line break",
            [&copy[..], b"\n"].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "much after it",
            [&copy[..], &b" ".repeat(100_000)].concat(),
            "The export is damaged: something was added after its end",
        ),
        (
            "a word changed",
            text.replace("MAREN-SAYS", "MAREN-SAID").into_bytes(),
            "The export is damaged: its content was changed after it was signed",
        ),
        (
            "set anew",
            resaved.into_bytes(),
            "The export is damaged: another program saved it anew and changed its layout, so ask for a fresh copy",
        ),
        (
            "a later format",
            text.replacen("export/1", "export/2", 1).into_bytes(),
            "The export is of format 2, which this release cannot check: use a newer release of Rightsdesk",
        ),
        (
            "another format",
            text.replacen("rightsdesk.export", "somebody.export", 1)
                .into_bytes(),
            "This file is not a Rightsdesk export",
        ),
        (
            "white space",
            text.replace("\"devices\":[", "\"devices\": [").into_bytes(),
            "devices: white space, which no export has: another program saved it anew, so ask for a fresh copy",
        ),
        (
            "white space without end",
            [before.as_bytes(), talks.as_bytes(), &b" ".repeat(5_000_000)].concat(),
            "white space, which no export has: another program saved it anew, so ask for a fresh copy",
        ),
    ] {
        let refused = other.refuses(&bytes, ImportTerms::default()).await;
        assert!(refused.ends_with(said), "{what}: {refused}");
    }
    // Sorted by its names, it begins otherwise, and is no line of a bundle either.
    let refused = other.refuses(pretty.as_bytes(), ImportTerms::default()).await;
    assert!(refused.starts_with("line 1: "), "{refused}");
    other.takes(&copy).await.unwrap();
}
