//! Finding something that was said.

use super::{sound, views};
use crate::{
    api::Problem,
    pages::{sample, search::search},
    text::search as words,
};

#[test]
fn what_was_found_is_marked_and_leads_to_where_it_was_said() {
    let html = sound(search(sample::frame(), views::searches().remove(0), None));
    assert_eq!(html.matches("<article").count(), 3, "{html}");
    assert_eq!(html.matches("<mark>refund ").count(), 3, "{html}");
    for there in [
        "/me/conversations/talk?at=2026-10-30T18%3A02%3A00Z~m1#here",
        "class=\"said you\"",
        "class=\"said other\"",
        "Friday 30 October 2026",
        "action=\"/api/search_messages\"",
        "name=\"stamp\"",
        "<details open",
        "<option value=\"whatsapp\" selected",
        "rel=\"next\"",
        "q=0a1b&amp;channel=whatsapp&amp;kind=text&amp;by=me&amp;from=2026-10-01&amp;to=2026-10-31&amp;after=-8",
        words::NEWEST_FIRST.en,
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    for href in html
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
    {
        assert!(
            !href.contains("refund"),
            "what is looked for stands in no address: {href}"
        );
    }
}

#[test]
fn says_why_nothing_is_shown_and_what_to_do() {
    let said = [
        None,
        Some(words::FORGOTTEN),
        Some(words::NO_WORDS),
        Some(words::TRY),
        Some(words::NO_MORE),
    ];
    for (page, said) in views::searches().into_iter().skip(2).zip(said) {
        let outcome = page.outcome;
        let html = sound(search(sample::frame(), page, None));
        assert!(
            !html.contains("<article") && html.contains("id=\"typed\""),
            "{html}"
        );
        assert_eq!(
            html.contains("role=\"status\""),
            said.is_some(),
            "{outcome:?} {html}"
        );
        assert!(
            said.is_none_or(|said| html.contains(said.en)),
            "{outcome:?} {html}"
        );
    }
    let html = sound(search(
        sample::frame(),
        views::searches().remove(2),
        Some(Problem::Incomplete),
    ));
    assert!(html.contains("href=\"#from\""), "{html}");
}
