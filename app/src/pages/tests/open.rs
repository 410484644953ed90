use super::{sound, views};
use crate::{
    pages::{demo::demo, home::home, sign_in::sign_in},
    text::{home as home_words, sign_in as words},
};

#[test]
fn the_first_page_leads_where_one_may_go() {
    let leads = |me, desk, demo| {
        let html = sound(home(me, desk, demo));
        ["\"/sign-in\"", "\"/me\"", "\"/desk\"", "\"/demo\""].map(|href| html.contains(href))
    };
    assert_eq!(leads(false, false, false), [true, false, false, false]);
    assert_eq!(leads(true, false, false), [false, true, false, false]);
    assert_eq!(leads(false, true, false), [false, false, true, false]);
    assert_eq!(leads(false, false, true), [true, false, false, true]);
}

#[test]
fn signing_in_posts_the_token_to_the_server() {
    let html = sound(sign_in(None, None, None, None));
    assert!(
        html.contains("<form method=\"post\" action=\"/sign-in\">"),
        "{html}"
    );
    assert!(
        html.contains("name=\"token\"") && html.contains("for=\"token\""),
        "{html}"
    );
    assert!(
        !html.contains("role=\"alert\"") && !html.contains("aria-invalid"),
        "{html}"
    );
}

#[test]
fn a_problem_is_said_at_the_top_and_at_the_field() {
    let html = sound(sign_in(words::problem("token"), None, None, None));
    assert!(
        html.contains("role=\"alert\"") && html.contains("aria-invalid=\"true\""),
        "{html}"
    );
    assert!(html.contains("href=\"#token\""), "{html}");
    for code in ["signed_out", "ended"] {
        let html = sound(sign_in(words::problem(code), None, None, None));
        assert!(
            html.contains("role=\"alert\"") && !html.contains("aria-invalid"),
            "{html}"
        );
    }
    assert!(words::problem("<script>").is_none());
}

#[test]
fn whoever_is_in_already_is_told() {
    let html = sound(sign_in(None, Some(("/me", home_words::TO_ME)), None, None));
    assert!(
        html.contains(words::ALREADY.en) && html.contains("href=\"/me\""),
        "{html}"
    );
}

#[test]
fn staff_who_ask_for_a_persons_page_are_told_that_they_are_staff() {
    let said = |problem: Option<_>, already, page: Option<&str>| {
        let html = sound(sign_in(problem, already, None, page.map(str::to_owned)));
        html.contains(words::AS_STAFF.en)
    };
    let out = || words::problem("signed_out");
    let (me, desk) = (
        Some(("/me", home_words::TO_ME)),
        Some(("/desk", home_words::TO_DESK)),
    );
    assert!(said(out(), desk, None));
    assert!(said(out(), desk, Some("/me/profile")));
    assert!(!said(out(), desk, Some("/desk/apps")));
    assert!(!said(out(), me, None) && !said(out(), None, None) && !said(None, desk, None));
}

#[test]
fn the_demo_has_a_form_for_each_of_its_cast() {
    let html = sound(demo(views::demo()));
    assert_eq!(
        html.matches("<form method=\"post\" action=\"/sign-in\">").count(),
        5,
        "{html}"
    );
    assert_eq!(
        html.matches("name=\"token\" value=\"eyJ.a.b\"").count(),
        5,
        "{html}"
    );
    assert_eq!(html.matches("Nobody is here.").count(), 2, "{html}");
    for heading in ["The parent company", "Who runs this installation"] {
        assert!(html.contains(heading), "{html}");
    }
}
