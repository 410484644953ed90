use domain::key::KeyUse;

use super::*;

const NOW: i64 = 1_795_432_800;

fn read_at(payload: &str, now: i64) -> Result<Claims, Refusal> {
    read_by(Terms::of(KeyUse::All), payload, now).map(|said| said.claims)
}

/// Under a key of other terms.
fn read_by(terms: Terms, payload: &str, now: i64) -> Result<Said, Refusal> {
    let rules = Rules {
        lifetime: SignedDuration::from_hours(24),
        audience: "https://privacy.example.com".to_owned(),
    };
    read(payload, &terms, &rules, Timestamp::from_second(now).unwrap())
}

/// A person's token with these claims added.
fn with(more: &str) -> Result<Claims, Refusal> {
    read_at(
        &format!(r#"{{"scope":"user","external_id":"passenger-1",{more}}}"#),
        NOW,
    )
}

fn of(scope_and_subject: &str) -> Result<Claims, Refusal> {
    read_at(&format!(r#"{{{scope_and_subject},"exp":{}}}"#, NOW + 60), NOW)
}

#[test]
fn both_dialects_name_a_person() {
    for claims in [
        r#""scope":"user","external_id":"p é 1""#,
        r#""scope":"appUser","userId":"p \u00e9 1""#,
        r#""scope":"user","external_id":"p é 1","userId":"p \u00e9 1","sub":"another""#,
        r#""scope":"appUser","external_id":"p é 1","userId":"p \u00e9 1""#,
    ] {
        let Ok(Claims::User { external_id, .. }) = of(claims) else {
            panic!("{claims}")
        };
        assert_eq!(external_id.as_str(), "p é 1");
    }
}

#[test]
fn a_region_is_a_country_or_a_part_of_one_and_nobody_has_to_say_it() {
    let said = |claim: &str| with(&format!(r#"{claim},"exp":{}"#, NOW + 60));
    for (claim, expected) in [
        (r#""region":"US-VA""#, Some("US-VA")),
        (r#""region":"GB""#, Some("GB")),
        (r#""locale":"en-GB""#, None),
    ] {
        let Ok(Claims::User { region, .. }) = said(claim) else {
            panic!("{claim}")
        };
        let region = region.map(|region| region.to_string());
        assert_eq!(region.as_deref(), expected);
    }
    for wrong in [
        r#""region":"us-va""#,
        r#""region":"Virginia""#,
        r#""region":"""#,
        r#""region":null"#,
        r#""region":["US-VA"]"#,
    ] {
        assert_eq!(said(wrong).err(), Some(Refusal::Claim("region")), "{wrong}");
    }
}

#[test]
fn staff_come_with_their_name() {
    let Ok(Claims::Staff { scope, sub, name }) = of(r#""scope":"app","sub":"idris","name":"Idris P.""#)
    else {
        panic!()
    };
    assert!(matches!(scope, Scope::App));
    assert_eq!((sub.as_str(), name.as_deref()), ("idris", Some("Idris P.")));
    assert!(matches!(
        of(r#""scope":"account","sub":"i""#),
        Ok(Claims::Staff {
            scope: Scope::Account,
            name: None,
            ..
        })
    ));
}

#[test]
fn a_subject_is_text_and_in_the_place_of_its_scope() {
    for (claims, refusal) in [
        (r#""scope":"user","external_id":7"#, Refusal::Claim("external_id")),
        (
            r#""scope":"user","external_id":null"#,
            Refusal::Claim("external_id"),
        ),
        (
            r#""scope":"user","external_id":["p"]"#,
            Refusal::Claim("external_id"),
        ),
        (
            r#""scope":"user","external_id":"""#,
            Refusal::Claim("external_id"),
        ),
        (r#""scope":"user","userId":"p""#, Refusal::Claim("external_id")),
        (
            r#""scope":"user","external_id":"p","userId":"q""#,
            Refusal::TwoPeople,
        ),
        (
            r#""scope":"appUser","userId":"q","external_id":"p""#,
            Refusal::TwoPeople,
        ),
        (
            r#""scope":"user","external_id":"p","userId":null"#,
            Refusal::Claim("userId"),
        ),
        (r#""scope":"user","sub":"p""#, Refusal::Claim("external_id")),
        (r#""scope":"appUser","userId":7"#, Refusal::Claim("userId")),
        (r#""scope":"appUser","external_id":"p""#, Refusal::Claim("userId")),
        (r#""scope":"app""#, Refusal::Claim("sub")),
        (r#""scope":"app","sub":7"#, Refusal::Claim("sub")),
        (r#""scope":"app","sub":"a\u0000""#, Refusal::Claim("sub")),
        (r#""scope":"app","sub":"a","name":7"#, Refusal::Claim("name")),
        (r#""scope":"integration","sub":"a""#, Refusal::Scope),
        (r#""scope":"User","external_id":"p""#, Refusal::Scope),
        (r#""scope":["user"],"external_id":"p""#, Refusal::Claim("scope")),
        (r#""external_id":"p""#, Refusal::Claim("scope")),
    ] {
        assert_eq!(of(claims).err(), Some(refusal), "{claims}");
    }
}

#[test]
fn two_readings_are_none() {
    for payload in [
        r#"{"scope":"user","scope":"app","external_id":"p","exp":1795432860}"#,
        r#"{"scope":"user","external_id":"p","external_id":"q","exp":1795432860}"#,
        r#"{"scope":"user","external_id":"\ud800","exp":1795432860}"#,
        r#"["user"]"#,
        "{",
    ] {
        assert_eq!(read_at(payload, NOW).err(), Some(Refusal::Claims), "{payload}");
    }
}

#[test]
fn an_end_is_required_and_is_a_number() {
    assert_eq!(
        read_at(r#"{"scope":"user","external_id":"p"}"#, NOW).err(),
        Some(Refusal::Claim("exp"))
    );
    for exp in ["\"1795432860\"", "null", "true", "1e400", "1e300", "[]"] {
        assert_eq!(
            with(&format!("\"exp\":{exp}")).err(),
            Some(Refusal::Claim("exp")),
            "{exp}"
        );
    }
    assert!(with("\"exp\":1795432860.5").is_ok());
    assert!(with("\"exp\":1.79543286e9").is_ok());
}

#[test]
fn times_hold_to_the_second_with_the_leeway() {
    let exp = |seconds: i64| with(&format!("\"exp\":{}", NOW + seconds)).err();
    assert_eq!(exp(-29), None);
    assert_eq!(exp(-30), Some(Refusal::Expired));
    assert_eq!(exp(86_400 + 30), None);
    assert_eq!(exp(86_400 + 31), Some(Refusal::LivesTooLong));
    assert_eq!(
        with("\"exp\":9223372036854775807").err(),
        Some(Refusal::LivesTooLong)
    );
    assert_eq!(with("\"exp\":-9223372036854775808").err(), Some(Refusal::Expired));

    let begun = |claim: &str, seconds: i64| {
        with(&format!("\"exp\":{},\"{claim}\":{}", NOW + 60, NOW + seconds)).err()
    };
    for claim in ["nbf", "iat"] {
        assert_eq!(begun(claim, 30), None, "{claim}");
        assert_eq!(begun(claim, 31), Some(Refusal::NotYet), "{claim}");
    }
    assert_eq!(begun("iat", 60 - 86_400), None);
    assert_eq!(begun("iat", 59 - 86_400), Some(Refusal::LivesTooLong));
    assert_eq!(begun("nbf", -999_999), None);
    assert_eq!(
        with(&format!("\"exp\":{},\"nbf\":\"0\"", NOW + 60)).err(),
        Some(Refusal::Claim("nbf"))
    );
    assert_eq!(
        with(&format!("\"exp\":{},\"iat\":\"0\"", NOW + 60)).err(),
        Some(Refusal::Claim("iat"))
    );
}

#[test]
fn an_audience_where_there_is_one_must_be_this_portal() {
    let aud = |aud: &str| with(&format!("\"exp\":{},\"aud\":{aud}", NOW + 60)).err();
    assert_eq!(aud("\"https://privacy.example.com\""), None);
    assert_eq!(aud("[\"x\",\"https://privacy.example.com\"]"), None);
    assert_eq!(aud("\"https://privacy.example.com/\""), Some(Refusal::Audience));
    assert_eq!(aud("[]"), Some(Refusal::Audience));
    assert_eq!(aud("\"\""), Some(Refusal::Audience));
    assert_eq!(aud("7"), Some(Refusal::Claim("aud")));
    assert_eq!(aud("null"), Some(Refusal::Claim("aud")));
}

#[test]
fn a_key_can_ask_for_an_audience_and_for_an_id() {
    let payload = |more: &str| format!(r#"{{"scope":"user","external_id":"p","exp":{}{more}}}"#, NOW + 60);
    let all = Terms::of(KeyUse::All);
    let audience = Terms {
        needs_audience: true,
        ..all
    };
    let once = Terms { once: true, ..all };
    let at = |terms, more: &str| read_by(terms, &payload(more), NOW).map(|said| said.id);
    assert_eq!(at(all, ""), Ok(None));
    assert_eq!(at(audience, ""), Err(Refusal::Claim("aud")));
    assert_eq!(at(audience, r#","aud":"https://privacy.example.com""#), Ok(None));
    assert_eq!(at(once, ""), Err(Refusal::Claim("jti")));
    assert_eq!(at(once, r#","jti":"a""#), Ok(Some("a".to_owned())));
    for id in ["1", "null", "\"\"", &format!("\"{}\"", "x".repeat(256))] {
        let refused = at(all, &format!(r#","jti":{id}"#));
        assert_eq!(refused, Err(Refusal::Claim("jti")), "{id}");
    }
}

#[test]
fn what_it_is_remembered_by_is_known() {
    let payload = format!(
        r#"{{"scope":"user","external_id":"p","iat":{},"exp":{}}}"#,
        NOW - 5,
        NOW + 60
    );
    let said = read_by(Terms::of(KeyUse::All), &payload, NOW).unwrap();
    assert_eq!(said.issued_at.map(Timestamp::as_second), Some(NOW - 5));
    assert_eq!(said.until.as_second(), NOW + 90);
}
