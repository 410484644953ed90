use std::collections::BTreeSet;

use domain::inventory::Category;

use super::{sound, views};
use crate::{
    pages::{
        activity::{activity, more},
        channels::channels,
        conversations::conversations,
        overview::overview,
        profile::profile,
        sample::frame,
    },
    view::{Activity, Channels, Held, Profile},
};

#[test]
fn the_overview_says_how_it_stands() {
    for page in views::overviews() {
        let held = page.held.clone();
        let html = sound(overview(frame(), page));
        let there: &[&str] = match held {
            Held::Here(_) => &[
                "1,284",
                "/me/export",
                "/me/requests/new/erasure",
                "Others take part in one of them.",
            ],
            Held::Going { .. } => &["being deleted", "href=\"/me/requests/7K4M-2Q9X-B3TD\""],
            Held::Nothing => &["We hold nothing about you", "/me/export"],
            Held::Erased { .. } => &["Friday 20 November 2026", "href=\"/me/requests/7K4M-2Q9X-B3TD\""],
        };
        for words in there {
            assert!(html.contains(words), "{words}: {html}");
        }
        if !matches!(held, Held::Here(_)) {
            assert!(!html.contains("/me/requests/new/erasure"), "{html}");
        }
    }
}

#[test]
fn the_overview_shows_what_there_is_none_of() {
    for page in views::overviews() {
        let lines = if matches!(page.held, Held::Going { .. }) {
            0
        } else {
            Category::ALL.len()
        };
        let html = sound(overview(frame(), page));
        assert_eq!(html.matches("class=\"count\"").count(), lines, "{html}");
    }
}

#[test]
fn the_overview_has_a_line_of_its_own_for_each_category_of_the_register() {
    let html = sound(overview(frame(), views::overviews().remove(0)));
    let part = html.split("class=\"register\"").nth(1).unwrap();
    let part = part.split("</ul>").next().unwrap();
    let names: BTreeSet<_> = part
        .split("<h3 dir=\"auto\">")
        .skip(1)
        .filter_map(|rest| rest.split('<').next())
        .collect();
    assert_eq!(names.len(), Category::ALL.len(), "{names:?}");
    for there in ["What was noted about you", "href=\"/me/profile#noted\""] {
        assert!(part.contains(there), "{there}: {part}");
    }
    let noted = sound(profile(frame(), views::profiles().remove(0)));
    assert!(noted.contains("id=\"noted\""), "{noted}");
}

#[test]
fn who_answers_is_named_whatever_is_held() {
    for page in views::overviews() {
        let html = sound(overview(frame(), page.clone()));
        for there in [
            "Harbourline Ferries AS",
            "Solveig Aune",
            "Whom you can complain to",
            "The law that holds",
        ] {
            assert!(html.contains(there), "{there} of {:?}: {html}", page.held);
        }
    }
}

#[test]
fn the_overview_says_who_answers_and_what_the_business_has_not_said() {
    let html = sound(overview(frame(), views::overviews().remove(0)));
    for there in [
        "Harbourline Ferries AS",
        "3 Quay Road",
        "4790 Tarrow",
        "href=\"mailto:privacy@harbourline.example\"",
        "href=\"tel:+447700900140\"",
        "href=\"https://ferries.example.com/privacy\"",
        "Solveig Aune",
        "To answer",
        "Not any",
        "GDPR Art. 5(2)",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    // Nothing of the authority, and nothing of all categories but one.
    assert_eq!(
        html.matches("The business has not said.").count(),
        1 + 8,
        "{html}"
    );
}

#[test]
fn the_list_of_who_looked_says_who_and_why_and_leads_on() {
    let html = sound(activity(frame(), views::activity(), true));
    for there in [
        "Your record was opened",
        "By the operator of the portal.",
        "of our staff.",
        "To answer somebody",
        "href=\"/me/requests/7K4M-2Q9X-B3TD\"",
        "Two records of yours became one",
        "href=\"/me/profile#merged\"",
        "What you said about marketing was entered here",
        "href=\"/me/profile#marketing\"",
        "href=\"/me/activity?before=17\"",
        "Something was done with your data",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(!html.contains("href=\"/me/activity\""), "{html}");
    for there in [
        "From another portal",
        "Friday 20 November 2026",
        "1 request and 204 entries",
        "no requests and no entries",
        "FROM-ELSEWHERE",
        "203 more follow",
        "href=\"/me/activity?on=2~accessLog~0\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let html = sound(more(frame(), views::activity()));
    for there in [
        "FROM-ELSEWHERE",
        "203 more follow",
        "href=\"/me/activity\"",
        "href=\"/me/activity?on=2~accessLog~0\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert!(!html.contains("Your record was opened"), "{html}");
    let empty = Activity {
        lines: Vec::new(),
        next: None,
        taken_over: Vec::new(),
    };
    let html = sound(activity(frame(), empty, false));
    assert!(
        html.contains("Nobody has looked") && html.contains("href=\"/me/activity\""),
        "{html}"
    );
    assert!(!html.contains("another portal"), "{html}");
}

#[test]
fn the_profile_shows_every_value_and_every_empty_one() {
    let mut pages = views::profiles().into_iter();
    let html = sound(profile(frame(), pages.next().unwrap()));
    for there in [
        "9 March 2024, 7.41 am UTC",
        "datetime=\"2024-03-09T07:41:26.118Z\"",
        "href=\"https://cdn.example.com/u/20417.png\"",
        "javascript:alert(1)",
        "raw.<wbr>Something",
        "loyaltyTier",
        "silver",
        ">Yes<",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    assert_eq!(html.matches(">empty<").count(), 2, "{html}");
    for there in [
        "id=\"merged\"",
        "Another channel was linked.",
        "word for the reason is “moonrise",
        "The platform gave no reason.",
        "6a1f",
        "gold",
        ": 1 value</summary>",
        // Of the record, noted, of marketing, and of three merges.
        ">18 values<",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }

    let html = sound(profile(frame(), pages.next().unwrap()));
    assert!(
        html.contains("We keep no record of you.")
            && html.contains("Nothing was noted")
            && !html.contains("id=\"merged\"")
            && !html.contains("id=\"marketing\""),
        "{html}"
    );
}

#[test]
fn what_was_said_about_marketing_is_said_as_far_as_it_is_known() {
    let day = Some("2026-03-03T09:12:40.000Z");
    for (marketing, at, said) in [
        (Some(false), day, ["You said no on", ">3 March 2026</time>"]),
        (
            Some(true),
            Some("2026-03-03"),
            ["You said yes on", "datetime=\"2026-03-03\""],
        ),
        (Some(false), None, ["You said no.", "By way of “newsletter"]),
        (
            Some(true),
            Some("one fine day"),
            ["You said yes.", "By way of “newsletter"],
        ),
        (None, day, ["neither a yes nor a no", "By way of “newsletter"]),
    ] {
        let page = Profile {
            preference: Some(views::preference(marketing, at)),
            ..views::profiles().remove(1)
        };
        let html = sound(profile(frame(), page));
        for there in said {
            assert!(html.contains(there), "{there}: {html}");
        }
    }
}

#[test]
fn channels_go_by_the_names_people_have_for_them() {
    let mut pages = views::channels().into_iter();
    let html = sound(channels(frame(), pages.next().unwrap()));
    for there in [
        "WhatsApp",
        "pigeon",
        "An Android phone",
        "A browser",
        "Help desk",
        "id=\"devices\"",
        "id=\"systems\"",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
}

#[test]
fn an_empty_list_says_so() {
    let nothing = Channels {
        channels: Vec::new(),
        devices: Vec::new(),
        business_systems: Vec::new(),
    };
    let html = sound(channels(frame(), nothing));
    for there in [
        "no channel over which",
        "No browser and no phone",
        "No other system",
    ] {
        assert!(html.contains(there), "{there}: {html}");
    }
    let html = sound(conversations(frame(), views::conversations().remove(1), true));
    assert!(
        html.contains("There are no conversations") && !html.contains("<nav"),
        "{html}"
    );
}

#[test]
fn conversations_are_paged_by_address() {
    let page = || views::conversations().remove(0);
    let first = sound(conversations(frame(), page(), true));
    assert!(
        first.contains("href=\"/me/conversations?after=cursor%20"),
        "{first}"
    );
    let oldest = "href=\"/me/conversations?order=oldest\"";
    assert_eq!(
        first.matches(oldest).count(),
        1,
        "its order, and no way back: {first}"
    );
    assert!(
        first.contains("href=\"/me/conversations/..%2Fc1%3Fx%23y"),
        "{first}"
    );
    for there in [
        "From 9 March 2024 to 12 November 2026.",
        "On 9 March 2024.",
        "No message stands in it.",
    ] {
        assert!(first.contains(there), "{there}: {first}");
    }
    let later = sound(conversations(frame(), page(), false));
    assert_eq!(later.matches(oldest).count(), 2, "and the way back: {later}");
}
