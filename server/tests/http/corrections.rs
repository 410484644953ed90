//! Having something put right, from the form to the record, in the words of a browser.

use app::text::{correction as words, field, frame, notice};
use axum::body::Body;
use http::{Request, StatusCode, header};

use super::{main_job::open_record, typed::keeps};
use crate::support::{Answer, Form, Portal, State, Visitor, answer, encoded};

const DETAILS: &str = "/me/requests/new/correction/details";

/// The place of a field in a form, by its path.
fn place(form: &Form, path: &str) -> String {
    let (name, _) = form.fields.iter().find(|(_, value)| value == path).unwrap();
    name.replace("[path]", "").replace("[seen]", "")
}

/// Fills fields in, by path, and sends the form; answers where it leads.
async fn enter(person: &mut Visitor<'_>, fields: &[(&str, &str)]) -> String {
    let page = person.page(DETAILS).await;
    let form = Form::with_button(&page, words::CONTINUE.en);
    let named: Vec<_> = fields
        .iter()
        .map(|(path, typed)| (format!("{}[typed]", place(&form, path)), *typed))
        .collect();
    let named: Vec<_> = named.iter().map(|(name, typed)| (&**name, *typed)).collect();
    let answer = person.submit(&form, &named).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.location().to_owned()
}

async fn ask(person: &mut Visitor<'_>, fields: &[(&str, &str)]) -> String {
    let check = enter(person, fields).await;
    let page = person.page(&check).await;
    let answer = person
        .submit(&Form::with_button(&page, words::ASK_FIELDS.en), &[])
        .await;
    answer
        .location()
        .strip_prefix("/me/requests/")
        .unwrap()
        .to_owned()
}

/// Looks at what the person will read, and decides; answers where that leads.
async fn decide(staff: &mut Visitor<'_>, form: &Form, answers: &[(&str, &str)]) -> String {
    let checked = staff.submit(form, answers).await;
    let check = staff.page(checked.location()).await;
    let send = Form::with_button(&check, words::DECIDE_FIELDS.en);
    staff.submit(&send, &[]).await.location().to_owned()
}

#[tokio::test]
async fn a_detail_is_put_right_part_by_part() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let fields = [
        ("user.profile.surname", "Vale <b>&amp;"),
        ("user.metadata.tier", "gold"),
    ];
    let check = enter(&mut maren, &fields).await;
    assert!(
        check.contains("/check?draft=") && !check.contains("Vale"),
        "{check}"
    );
    let page = maren.page(&check).await;
    for there in ["<del>Marenson", "<ins>Vale &lt;b&gt;&amp;amp;", "<ins>gold"] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let form = Form::with_button(&page, words::ASK_FIELDS.en);
    let sent = maren.submit(&form, &[]).await;
    let twice = maren.submit(&form, &[]).await;
    assert_eq!(sent.location(), twice.location(), "the same form again asks once");
    let reference = sent.location().strip_prefix("/me/requests/").unwrap().to_owned();

    let mut idris = portal.reviewer("Idris Pellow").await;
    let address = format!("/desk/requests/{reference}");
    let closed = idris.page(&address).await;
    assert!(!closed.contains("Marenson"), "{closed}");
    let open = open_record(&mut idris, &reference).await;
    let form = Form::with_button(&open, words::SEE_ANSWER.en);
    let answer = |path: &str, name: &str| format!("{}[{name}]", place(&form, path));
    let (surname, tier, why, note) = (
        answer("user.profile.surname", "answer"),
        answer("user.metadata.tier", "answer"),
        answer("user.metadata.tier", "reason"),
        answer("user.metadata.tier", "note"),
    );
    // Without a reason nothing is decided, and what was entered stands there.
    let entered = [(&*surname, "accept"), (&*tier, "refuse"), (&*note, "NOTED-HERE")];
    let back = idris.submit(&form, &entered).await;
    assert_eq!(back.location(), format!("{address}?problem=reason_missing"));
    let again = idris.page(back.location()).await;
    assert!(
        again.contains("NOTED-HERE") && again.contains("href=\"#part-0\""),
        "{again}"
    );
    let checked = idris
        .submit(&form, &[&entered[..], &[(&*why, "data_accurate")]].concat())
        .await;
    assert_eq!(checked.location(), format!("{address}/check"));
    // Until then nothing is decided, and the answer stands there as it will be read.
    let before = maren.page(&format!("/me/requests/{reference}")).await;
    assert!(!before.contains(words::PUT_RIGHT.en), "{before}");
    let check = idris.page(checked.location()).await;
    for there in [words::PUT_RIGHT.en, words::NOT_PUT_RIGHT.en, "NOTED-HERE"] {
        assert!(check.contains(there), "{there}: {check}");
    }
    let form = Form::with_button(&check, words::DECIDE_FIELDS.en);
    let decided = idris.submit(&form, &[]).await;
    assert_eq!(decided.location(), address);

    let profile = maren.page("/me/profile").await;
    assert!(
        profile.contains("Vale &lt;b&gt;") && profile.contains("tier-of-Maren"),
        "{profile}"
    );
    let request = maren.page(&format!("/me/requests/{reference}")).await;
    for there in [
        words::PUT_RIGHT.en,
        words::NOT_PUT_RIGHT.en,
        "NOTED-HERE",
        "GDPR Art. 16",
        app::text::request::YOUR_WAYS.en,
        app::text::request::WAY_COURT.en,
    ] {
        assert!(request.contains(there), "{there}: {request}");
    }
    assert!(!request.contains("Idris"), "{request}");
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_as_it_was_typed_with_what_is_wrong() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let long = "x".repeat(129);
    let back = enter(
        &mut maren,
        &[
            ("user.profile.email", "nobody\"><script>"),
            ("user.profile.surname", &*long),
        ],
    )
    .await;
    assert!(back.starts_with(&format!("{DETAILS}?draft=")), "{back}");
    let page = maren.page(&back).await;
    for there in [
        words::fault("email").en,
        words::fault("length").en,
        "nobody&quot;&gt;&lt;script&gt;",
        &*long,
    ] {
        assert!(page.contains(there), "{there}: {page}");
    }
    let unchanged = enter(&mut maren, &[]).await;
    let page = maren.page(&unchanged).await;
    assert!(page.contains(words::fault("nothing").en), "{page}");
    // Another session knows nothing of it.
    let mut otto = portal.person("otto").await;
    let page = otto.page(&back).await;
    assert!(!page.contains("nobody&quot;"), "{page}");
    let gone = otto.page(&back.replace("details", "check")).await;
    assert!(gone.contains(words::GONE.en), "{gone}");
}

/// What the script of a form sends while somebody types: the form as it stands, and the name that it was drawn with.
async fn type_on(portal: &Portal, person: &Visitor<'_>, page: &str, filled: &[(&str, &str)]) -> Answer {
    let form = Form::with_button(page, words::CONTINUE.en);
    type_into(portal, person, &form, filled).await
}

pub async fn type_into(
    portal: &Portal,
    person: &Visitor<'_>,
    form: &Form,
    filled: &[(&str, &str)],
) -> Answer {
    let mut fields: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, value)| (&**name, &**value))
        .collect();
    fields.retain(|(name, _)| !filled.iter().any(|(other, _)| other == name));
    fields.extend(filled);
    let cookies = person
        .cookies
        .iter()
        .map(|(name, value)| format!("{name}={value}"));
    let request = Request::post(&form.action)
        .header(header::HOST, &portal.authority)
        .header(header::ACCEPT, "application/json")
        .header(
            header::CONTENT_TYPE,
            "application/x-www-form-urlencoded;charset=UTF-8",
        )
        .header("sec-fetch-site", "same-origin")
        .header(header::COOKIE, cookies.collect::<Vec<_>>().join("; "))
        .body(Body::from(encoded(&fields)));
    answer(&portal.router, request.unwrap()).await
}

/// Whether this stands anywhere in the file.
async fn holds(portal: &Portal, text: &str) -> bool {
    format!("{:?}", State::of(portal).await).contains(text)
}

/// The name that a page's form keeps under.
pub fn drawn_with(page: &str) -> &str {
    let (_, rest) = page.split_once("data-keeps=\"").unwrap();
    rest.split_once('"').unwrap().0
}

#[tokio::test]
async fn what_is_typed_is_kept_with_the_session_until_it_ends_and_changes_nothing_that_was_checked() {
    const STATEMENT: &str = "/me/requests/new/correction/statement";
    let portal = Portal::open().await;
    let (mut maren, mut again) = (portal.person("maren").await, portal.person("maren").await);
    let page = maren.page(STATEMENT).await;
    assert!(page.contains(field::KEEPS.en), "{page}");
    let name = drawn_with(&page).to_owned();
    for typed in ["There", "There were two of us"] {
        let filled = [("words", typed), ("typed", &*name)];
        let said = type_on(&portal, &maren, &page, &filled).await;
        assert_eq!(said.status, StatusCode::OK, "{}", said.text());
        assert_eq!(said.location(), "", "it leads nowhere");
    }
    let address = format!("{STATEMENT}?typed={name}");
    let back = maren.page(&address).await;
    assert!(back.contains("There were two of us"), "{back}");
    assert_eq!(drawn_with(&back), name, "it is typed on under the same name");
    let elsewhere = again.page(&address).await;
    assert!(
        !elsewhere.contains("two of us"),
        "another session knows nothing of it: {elsewhere}"
    );

    // What was sent on to be checked stays as it was checked, whatever is typed afterwards.
    let sent = maren
        .submit(
            &Form::with_button(&back, words::CONTINUE.en),
            &[("words", "AS-CHECKED")],
        )
        .await;
    let check = sent.location().to_owned();
    let change = maren.page(&check.replace("/check", "/statement")).await;
    let renamed = drawn_with(&change).to_owned();
    assert!(!check.contains(&renamed), "{check}");
    let filled = [("words", "TYPED-AFTERWARDS"), ("typed", &*renamed)];
    let typed = type_on(&portal, &maren, &change, &filled).await;
    assert_eq!(typed.status, StatusCode::OK, "{}", typed.text());
    let checked = maren.page(&check).await;
    assert!(
        checked.contains("AS-CHECKED") && !checked.contains("TYPED-AFTERWARDS"),
        "{checked}"
    );

    // A name that no form carries, and another session's form, keep nothing.
    let other = drawn_with(&again.page(STATEMENT).await).to_owned();
    for (wrong, status) in [
        (
            [("words", "WRONG"), ("typed", "name"), ("way", "statement")],
            StatusCode::UNPROCESSABLE_ENTITY,
        ),
        (
            [("words", "WRONG"), ("typed", &*other), ("stamp", "x")],
            StatusCode::FORBIDDEN,
        ),
    ] {
        let said = type_on(&portal, &maren, &page, &wrong).await;
        assert_eq!(said.status, status, "{wrong:?}: {}", said.text());
    }
    assert!(
        holds(&portal, "two of us").await,
        "the control: it is kept somewhere"
    );
    let leave = Form::with_button(&maren.page("/me").await, frame::SIGN_OUT.en);
    let cookies = maren.cookies.clone();
    maren.submit(&leave, &[]).await;
    for gone in ["two of us", "AS-CHECKED", "TYPED-AFTERWARDS", "WRONG"] {
        assert!(!holds(&portal, gone).await, "{gone}");
    }
    // Nor does a form that was on its way keep anything once it is over.
    maren.cookies = cookies;
    let filled = [("words", "TOO-LATE"), ("typed", &*name)];
    let late = type_on(&portal, &maren, &page, &filled).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED, "{}", late.text());
    assert!(!holds(&portal, "TOO-LATE").await);
}

#[tokio::test]
async fn what_a_reviewer_types_beside_a_part_is_kept_and_decides_nothing() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, &[("user.profile.surname", "Vale")]).await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let open = open_record(&mut idris, &reference).await;
    let form = Form::with_button(&open, words::SEE_ANSWER.en);
    let name = keeps(&open, words::SEE_ANSWER.en).to_owned();
    let note = format!("{}[note]", place(&form, "user.profile.surname"));
    let (acts, filled) = (portal.acts().await, [(&*note, "TYPED-BESIDE"), ("typed", &*name)]);
    let said = type_into(&portal, &idris, &form, &filled).await;
    assert_eq!(said.status, StatusCode::OK, "{}", said.text());
    let address = format!("/desk/requests/{reference}");
    let back = idris.page(&format!("{address}?typed={name}")).await;
    assert!(back.contains("TYPED-BESIDE"), "{back}");
    let plain = idris.page(&address).await;
    assert!(!plain.contains("TYPED-BESIDE"), "the control: {plain}");
    assert_eq!(portal.acts().await, acts);
}

#[tokio::test]
async fn a_value_that_changed_since_is_flagged_and_asked_again() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let reference = ask(&mut maren, &[("user.profile.surname", "Vale")]).await;
    let mut idris = portal.reviewer("Idris Pellow").await;
    let open = open_record(&mut idris, &reference).await;
    assert!(!open.contains(words::STALE.en), "{open}");
    let old = Form::with_button(&open, words::SEE_ANSWER.en);

    let (mut again, address) = (
        portal.person("maren").await,
        format!("/desk/requests/{reference}"),
    );
    let other = ask(
        &mut again,
        &[("user.profile.surname", "Berg"), ("user.metadata.tier", "gold")],
    )
    .await;
    // The record that was opened for the first is open for the second too.
    let page = idris.page(&format!("/desk/requests/{other}")).await;
    let form = Form::with_button(&page, words::SEE_ANSWER.en);
    let accept = |form: &Form| -> Vec<(String, String)> {
        let seen = form.fields.iter().filter(|(name, _)| name.ends_with("[seen]"));
        seen.map(|(name, _)| (name.replace("[seen]", "[answer]"), "accept".to_owned()))
            .collect()
    };
    let all = accept(&form);
    let all: Vec<_> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
    let decided = decide(&mut idris, &form, &all).await;
    assert_eq!(decided, format!("/desk/requests/{other}"));

    let all = accept(&old);
    let all: Vec<_> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
    let refused = decide(&mut idris, &old, &all).await;
    assert_eq!(refused, format!("{address}?problem=stale"));
    let page = idris.page(&refused).await;
    assert!(
        page.contains(words::STALE.en) && page.contains("<del>Berg"),
        "{page}"
    );
    assert!(page.contains(notice::said(app::api::Problem::Stale).en), "{page}");
    let decided = decide(&mut idris, &Form::with_button(&page, words::SEE_ANSWER.en), &all).await;
    assert_eq!(decided, address);
    assert!(maren.page("/me/profile").await.contains("Vale"));
}

#[tokio::test]
async fn nobody_says_what_is_wrong_in_what_is_not_theirs() {
    let portal = Portal::open().await;
    let mut maren = portal.person("maren").await;
    let words_page = "/me/requests/new/correction/words";
    let of = |conversation: &str, message: &str| {
        format!("{words_page}?conversation={conversation}&message={message}")
    };
    let own = maren.page(&of("conv-both", "both-1")).await;
    assert!(own.contains("SHARED-BY-MAREN"), "{own}");
    // What Otto wrote there, what stands in his own, and what is nowhere.
    for address in [
        of("conv-both", "both-2"),
        of("conv-Otto", "msg-Otto-0"),
        of("conv-both", "nothing"),
    ] {
        let answer = maren.get(&address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
}
