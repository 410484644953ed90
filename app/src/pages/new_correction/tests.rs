use super::*;
use crate::pages::sample::{self, sound};

#[test]
fn there_are_three_ways_and_none_needs_a_script() {
    let html = sound(draw(Some(sample::new_correction()), None));
    for way in ["details", "words", "statement"] {
        assert!(html.contains(&format!("href=\"{HERE}/{way}\"")), "{way}: {html}");
    }
    assert!(!html.contains("<form"), "{html}");
}

#[test]
fn each_detail_stands_with_its_label_its_value_and_what_it_is() {
    let html = sound(details(sample::frame(), Some(sample::new_correction()), None));
    let fields = sample::new_correction().fields.len();
    assert_eq!(html.matches("][path]").count(), fields, "{html}");
    assert_eq!(html.matches("][typed]").count(), fields, "{html}");
    for there in [
        "action=\"/api/keep_correction\"",
        "name=\"way\" value=\"details\"",
        "type=\"email\"",
        "<select",
        words_of::STANDS_NOTHING.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn what_is_wrong_stands_at_its_field_and_above_with_a_link_to_it() {
    let mut page = sample::new_correction();
    let entry = |at: usize, code: &str| FieldEntry {
        fault: Some(code.into()),
        ..sample::new_correction().fields[at].clone()
    };
    page.fields[1] = entry(1, "length");
    page.fields[2] = entry(2, "email");
    let html = sound(details(sample::frame(), Some(page), None));
    for (at, code) in [(1, "length"), (2, "email")] {
        assert!(html.contains(&format!("href=\"#field-{at}\"")), "{html}");
        assert!(html.contains(&format!("id=\"field-{at}-fault\"")), "{html}");
        assert_eq!(html.matches(words_of::fault(code).en).count(), 2, "{html}");
    }
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 2, "{html}");
    assert!(html.contains("role=\"alert\""), "{html}");
    let nothing = NewCorrection {
        fault: Some("nothing".into()),
        ..sample::new_correction()
    };
    let html = sound(details(sample::frame(), Some(nothing), None));
    assert!(html.contains(words_of::fault("nothing").en), "{html}");
}

#[test]
fn words_are_about_a_message_a_channel_or_something_else() {
    let page = NewCorrection {
        way: "words".into(),
        about: String::new(),
        written_fault: Some("no_words".into()),
        ..sample::new_correction()
    };
    let html = sound(in_words(sample::frame(), Some(page), None));
    for there in [
        "value=\"message\"",
        "value=\"elsewhere\"",
        "name=\"conversation\"",
        words_of::ABOUT_MISSING.en,
        words_of::fault("no_words").en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert_eq!(html.matches("type=\"radio\"").count(), 3, "{html}");
}

#[test]
fn a_statement_is_kept_as_typed() {
    let page = NewCorrection {
        way: "statement".into(),
        ..sample::new_correction()
    };
    let html = sound(statement(sample::frame(), Some(page), None));
    assert!(html.contains("It is not so"), "{html}");
    // Of another form, it is another's.
    let html = sound(statement(sample::frame(), Some(sample::new_correction()), None));
    assert!(!html.contains("It is not so"), "{html}");
    let html = sound(statement(sample::frame(), None, None));
    assert!(
        html.contains(words_of::NOTHING.en) && !html.contains("<form"),
        "{html}"
    );
}

/// The name under which a form keeps what is typed.
fn kept_as(html: &str) -> &str {
    let (_, rest) = html.split_once("data-keeps=\"").unwrap();
    rest.split_once('"').unwrap().0
}

#[test]
fn what_was_kept_while_it_was_typed_is_not_judged_and_is_typed_on_under_its_name() {
    let faulty = |way: &str| {
        let mut page = NewCorrection {
            way: way.into(),
            about: String::new(),
            fault: Some("nothing".into()),
            written_fault: Some("no_words".into()),
            draft: Some("as-it-was-typed".into()),
            ..sample::new_correction()
        };
        page.fields[2].fault = Some("email".into());
        page.fields[2].typed = "maren@".into();
        Some(page)
    };
    for way in ["details", "words", "statement"] {
        let drawn = |found: Option<NewCorrection>| match way {
            "details" => sound(details(sample::frame(), found, None)),
            "words" => sound(in_words(sample::frame(), found, None)),
            _ => sound(statement(sample::frame(), found, None)),
        };
        let html = drawn(as_kept(faulty(way), true));
        assert!(
            !html.contains("role=\"alert\"") && !html.contains("class=\"fault\""),
            "{html}"
        );
        assert_eq!(kept_as(&html), "as-it-was-typed", "{html}");
        assert_eq!(html.contains("maren@"), way == "details", "{html}");
        // The control: what was sent on to be checked is judged, and what is typed now is kept apart from it.
        let html = drawn(as_kept(faulty(way), false));
        assert!(html.contains("role=\"alert\""), "{html}");
        assert_eq!(kept_as(&html), "once-and-no-more", "{html}");
    }
}

#[test]
fn below_a_field_that_changes_stands_what_it_was_and_what_it_becomes() {
    let html = sound(details(sample::frame(), Some(sample::new_correction()), None));
    let fields = sample::new_correction().fields.len();
    let tags = html
        .split("<dl")
        .skip(1)
        .filter_map(|rest| rest.split('>').next());
    let below: Vec<&str> = tags.filter(|tag| tag.contains("class=\"becoming\"")).collect();
    assert_eq!(below.len(), fields, "{html}");
    let out_of_sight = below.iter().filter(|tag| tag.contains(" hidden"));
    assert_eq!(out_of_sight.count(), fields - 2, "two of them change: {html}");
    // Yes and no are said as they are chosen.
    assert!(
        html.contains(&format!("<del>{}</del>", words_of::YES.en)),
        "{html}"
    );
}
