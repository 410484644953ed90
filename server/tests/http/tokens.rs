//! Bad tokens: whatever is wrong, the visitor gets the same answer and no session.

use domain::{
    id::AppId,
    key::{KeyUse, Reach},
};
use http::StatusCode;
use serde_json::{Value, json};

use crate::support::{Answer, NOW, OTHER_APP, Portal, sign};

/// What tells one answer from another, but for its number.
fn seen(answer: &Answer) -> (StatusCode, Vec<(String, String)>, Vec<u8>) {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
    (answer.status, headers.collect(), answer.body.clone())
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table")]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let portal = Portal::open().await;
    let kid = portal.key.kid.as_str();
    let secret = portal.key.secret.as_bytes();
    let other = portal
        .key_for(Reach::App(AppId::parse(OTHER_APP).unwrap()), KeyUse::All)
        .await;
    let provider = portal.key_for(Reach::Provider, KeyUse::All).await;
    let header = |changes: Value| {
        let mut header = json!({"alg": "HS256", "typ": "JWT", "kid": kid});
        header
            .as_object_mut()
            .unwrap()
            .extend(changes.as_object().unwrap().clone());
        header
    };
    let claims = |changes: Value| {
        let mut claims = json!({"scope": "user", "external_id": "maren", "iat": NOW, "exp": NOW + 60});
        let claims_ = claims.as_object_mut().unwrap();
        claims_.extend(changes.as_object().unwrap().clone());
        claims_.retain(|_, value| !value.is_null());
        claims
    };
    let good = || (header(json!({})), claims(json!({})));
    let with_header = |changes: Value| sign(&header(changes), &good().1, secret);
    let with_claims = |changes: Value| sign(&good().0, &claims(changes), secret);
    let unsigned = |token: String| format!("{}.", token.rsplit_once('.').unwrap().0);

    let accepted = portal
        .visitor()
        .post("/sign-in", &[("token", &with_claims(json!({})))])
        .await;
    assert_eq!(
        accepted.location(),
        "/me",
        "the control: nothing is wrong with this one"
    );

    let tokens = [
        ("nothing", String::new()),
        ("no token", "hello".to_owned()),
        ("expired", with_claims(json!({"iat": NOW - 120, "exp": NOW - 31}))),
        ("not yet", with_claims(json!({"nbf": NOW + 40}))),
        (
            "made in the future",
            with_claims(json!({"iat": NOW + 40, "exp": NOW + 60})),
        ),
        ("no end", with_claims(json!({"exp": null}))),
        (
            "the end as text",
            with_claims(json!({"exp": (NOW + 60).to_string()})),
        ),
        ("too long-lived", with_claims(json!({"exp": NOW + 86_401}))),
        (
            "too long-lived, made long ago",
            with_claims(json!({"iat": NOW - 86_400, "exp": NOW + 60})),
        ),
        ("a number for a person", with_claims(json!({"external_id": 7}))),
        ("nobody", with_claims(json!({"external_id": ""}))),
        ("no scope", with_claims(json!({"scope": null}))),
        ("unknown scope", with_claims(json!({"scope": "integration"}))),
        (
            "account scope with an app's key",
            with_claims(json!({"scope": "account", "sub": "i"})),
        ),
        ("staff without a name", with_claims(json!({"scope": "app"}))),
        (
            "another audience",
            with_claims(json!({"aud": "https://elsewhere.example.com"})),
        ),
        (
            "foreign secret",
            sign(&good().0, &good().1, other.secret.as_bytes()),
        ),
        ("wrong secret", sign(&good().0, &good().1, b"guess")),
        (
            "a person by the provider's key",
            sign(
                &header(json!({"kid": provider.kid.as_str()})),
                &good().1,
                provider.secret.as_bytes(),
            ),
        ),
        (
            "app scope by the provider's key",
            sign(
                &header(json!({"kid": provider.kid.as_str()})),
                &claims(json!({"scope": "app", "sub": "i"})),
                provider.secret.as_bytes(),
            ),
        ),
        (
            "unknown kid",
            with_header(json!({"kid": "app_000000000000000000000000"})),
        ),
        ("no kid", with_header(json!({"kid": null}))),
        ("kid with a path", with_header(json!({"kid": "../app_1"}))),
        (
            "alg none, unsigned",
            unsigned(with_header(json!({"alg": "none"}))),
        ),
        (
            "alg None, unsigned",
            unsigned(with_header(json!({"alg": "None"}))),
        ),
        ("alg none, signed", with_header(json!({"alg": "none"}))),
        ("unsigned", unsigned(with_claims(json!({})))),
        ("alg RS256", with_header(json!({"alg": "RS256"}))),
        ("alg HS512", with_header(json!({"alg": "HS512"}))),
        ("crit", with_header(json!({"crit": ["exp"]}))),
        (
            "a key of its own",
            with_header(json!({"jwk": {"kty": "oct", "k": "AA"}})),
        ),
        (
            "a linked key",
            with_header(json!({"jku": "https://elsewhere.example.com"})),
        ),
        ("changed claims", {
            let (token, forged) = (
                with_claims(json!({})),
                with_claims(json!({"external_id": "otto"})),
            );
            let parts: Vec<_> = token.split('.').collect();
            format!("{}.{}.{}", parts[0], forged.split('.').nth(1).unwrap(), parts[2])
        }),
        ("too long", with_claims(json!({"x": "y".repeat(9_000)}))),
    ];
    let mut first = None;
    for (what, token) in tokens {
        let mut visitor = portal.visitor();
        let answer = visitor.post("/sign-in", &[("token", &token)]).await;
        assert_eq!(answer.location(), "/sign-in?problem=token", "{what}");
        assert!(visitor.cookies.is_empty(), "{what}");
        assert_eq!(
            seen(&answer),
            *first.get_or_insert_with(|| seen(&answer)),
            "{what}"
        );
    }
    for (what, fields) in [("no field", &[][..]), ("another field", &[("tokens", "x")])] {
        let answer = portal.visitor().post("/sign-in", fields).await;
        assert_eq!(Some(seen(&answer)), first, "{what}");
    }
}

#[tokio::test]
async fn the_page_says_it_in_plain_words_and_nothing_of_the_token() {
    let portal = Portal::open().await;
    let page = portal.visitor().page("/sign-in?problem=token").await;
    assert!(
        page.contains(app::text::sign_in::problem("token").unwrap().heading.en),
        "{page}"
    );
    for word in ["HS256", "expired", "signature", "kid", "JWT"] {
        assert!(!page.contains(word), "{word}");
    }
    let crafted = portal
        .visitor()
        .page("/sign-in?problem=%3Cscript%3Ealert(1)%3C/script%3E")
        .await;
    assert!(!crafted.contains("alert(1)"), "{crafted}");
}
