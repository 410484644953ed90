//! Keys: made, registered, rotated and revoked, and what that means to whoever is signed in.

use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ED25519, PKCS_RSA_SHA256, SignatureAlgorithm};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Running, SAMPLE, folder, rightsdesk, sign_in};

fn call(data: &str, words: &[&str]) -> Value {
    let arguments = [words, &["--data", data, "--json"]].concat();
    serde_json::from_str(&rightsdesk(&arguments).run().ok()).unwrap()
}

fn listed(data: &str) -> Vec<Value> {
    let list = rightsdesk(&["key", "list", "--data", data, "--app", SAMPLE, "--json"])
        .run()
        .ok();
    list.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn token(data: &str, kid: &str) -> String {
    let token = rightsdesk(&["token", "--data", data, "--kid", kid, "--user", "someone"])
        .run()
        .ok();
    token.trim().to_owned()
}

fn is_signed_in(portal: &Running, cookie: &str) -> bool {
    let head = format!("GET /me HTTP/1.1\r\nAccept: text/html\r\nCookie: {cookie}");
    portal.request(&head, "").starts_with("HTTP/1.1 200")
}

#[test]
fn revoking_a_key_ends_what_it_opened_while_the_portal_runs() {
    let (_folder, data) = folder();
    let key = call(&data, &["key", "create", "--app", SAMPLE, "--use", "people"]);
    let other = call(&data, &["key", "create", "--app", SAMPLE, "--use", "people"]);
    let (kid, other) = (key["kid"].as_str().unwrap(), other["kid"].as_str().unwrap());
    let portal = Running::start(&["serve", "--data", &data]);
    let (ended, kept) = (
        sign_in(&portal, &token(&data, kid)),
        sign_in(&portal, &token(&data, other)),
    );
    assert!(is_signed_in(&portal, &ended) && is_signed_in(&portal, &kept));

    let revoked = call(&data, &["key", "revoke", kid]);
    assert_eq!(revoked, json!({"kid": kid, "sessionsEnded": 1}));
    assert!(!is_signed_in(&portal, &ended));
    assert!(is_signed_in(&portal, &kept));
    let said = rightsdesk(&["key", "revoke", kid, "--data", &data]).run();
    assert_eq!(
        (said.code, said.err.contains("no longer good")),
        (1, true),
        "{}",
        said.err
    );
    let said = rightsdesk(&["key", "revoke", "app_nobody", "--data", &data]).run();
    assert_eq!(
        (said.code, said.err.contains("not held")),
        (1, true),
        "{}",
        said.err
    );
    assert!(
        listed(&data)
            .iter()
            .any(|key| key["kid"] == kid && !key["revokedAt"].is_null())
    );
    let said = rightsdesk(&["token", "--data", &data, "--kid", kid, "--user", "someone"]).run();
    assert_eq!(said.code, 1, "{}", said.err);
}

#[test]
fn a_rotated_key_has_the_conditions_of_the_one_before() {
    let (_folder, data) = folder();
    let key = call(
        &data,
        &[
            "key",
            "create",
            "--app",
            SAMPLE,
            "--use",
            "staff",
            "--once",
            "--require-audience",
        ],
    );
    let kid = key["kid"].as_str().unwrap();
    let new = call(&data, &["key", "rotate", kid, "--overlap", "2h"]);
    assert_eq!(new["secret"].as_str().unwrap().len(), 43);
    let keys = listed(&data);
    let find = |kid: &Value| keys.iter().find(|key| key["kid"] == *kid).unwrap().clone();
    let (old, new) = (find(&key["kid"]), find(&new["kid"]));
    assert!(old["notAfter"].is_string() && new["notAfter"].is_null());
    for term in ["use", "once", "requireAudience", "algorithm", "line"] {
        assert_eq!(old[term], new[term], "{term}");
    }
    assert_eq!(new["line"], key["kid"], "of the line of the first");
    assert_eq!((&new["replaces"], &old["replaces"]), (&key["kid"], &Value::Null));
    let list = rightsdesk(&["key", "list", "--data", &data, "--app", SAMPLE])
        .run()
        .ok();
    let told = list.lines().filter(|line| line.contains("aud, once"));
    assert_eq!(
        told.filter(|line| line.matches(kid).count() > 0).count(),
        2,
        "{list}"
    );
}

#[test]
fn a_key_that_could_never_be_good_is_not_made() {
    let (_folder, data) = folder();
    for (words, why) in [
        (
            &["--provider", "--use", "people"][..],
            "only an app's key can sign for people",
        ),
        (
            &["--app", SAMPLE, "--not-after", "2020-01-31T00:00:00Z"][..],
            "--not-after 2020-01-31T00:00:00Z is past",
        ),
    ] {
        let create = [&["key", "create", "--data", &data][..], words].concat();
        let said = rightsdesk(&create).run().failed(2);
        assert!(said.contains(why), "{said}");
    }
    assert!(listed(&data).is_empty(), "nothing was made");
    let said = rightsdesk(&["key", "list", "--data", &data, "--app", "nobody"])
        .run()
        .failed(1);
    assert!(said.contains("the app is not held here"), "{said}");
}

#[test]
fn the_token_command_signs_what_the_portal_takes_and_nothing_else() {
    let (_folder, data) = folder();
    let key = call(&data, &["key", "create", "--app", SAMPLE, "--require-audience"]);
    let kid = key["kid"].as_str().unwrap();
    let portal = Running::start(&["serve", "--data", &data]);
    let token = rightsdesk(&["token", "--data", &data, "--kid", kid, "--user", "person-1"])
        .variable("RIGHTSDESK_PUBLIC_URL", &format!("http://{}", portal.address))
        .run()
        .ok();
    sign_in(&portal, token.trim());

    let long = [
        "token", "--data", &data, "--kid", kid, "--user", "person-1", "--ttl", "25h",
    ];
    let said = rightsdesk(&long).run().failed(1);
    assert!(said.contains("1d") && said.contains("--ttl"), "{said}");
    let nobody = ["token", "--data", &data, "--kid", kid, "--staff", ""];
    rightsdesk(&nobody).run().failed(2);
}

#[test]
fn an_app_has_ten_keys_and_is_told_so() {
    let (_folder, data) = folder();
    for _ in 0..10 {
        call(&data, &["key", "create", "--app", SAMPLE]);
    }
    let said = rightsdesk(&["key", "create", "--data", &data, "--app", SAMPLE]).run();
    assert_eq!(
        (said.code, said.err.contains("revoke one")),
        (1, true),
        "{}",
        said.err
    );
}

/// A key pair of the business's, its public half registered.
fn registered(data: &str, folder: &TempDir, of: &'static SignatureAlgorithm, alg: &str) -> (KeyPair, String) {
    let pair = KeyPair::generate_for(of).unwrap();
    let file = folder.path().join(format!("{alg}.pem"));
    std::fs::write(&file, pair.public_key_pem()).unwrap();
    let added = call(
        data,
        &[
            "key",
            "add",
            "--app",
            SAMPLE,
            "--alg",
            alg,
            "--public",
            file.to_str().unwrap(),
            "--use",
            "people",
        ],
    );
    (pair, added["kid"].as_str().unwrap().to_owned())
}

#[test]
fn a_business_signs_with_a_key_pair_of_its_own() {
    let (folder, data) = folder();
    let portal = Running::start(&["serve", "--data", &data]);
    let now = desk::Clock::now(&server::clock::SystemClock).as_second();
    for (of, alg, algorithm, key) in [
        (
            &PKCS_ECDSA_P256_SHA256,
            "ES256",
            Algorithm::ES256,
            EncodingKey::from_ec_der as fn(&[u8]) -> EncodingKey,
        ),
        (&PKCS_ED25519, "EdDSA", Algorithm::EdDSA, EncodingKey::from_ed_der),
        (
            &PKCS_RSA_SHA256,
            "RS256",
            Algorithm::RS256,
            EncodingKey::from_rsa_der,
        ),
    ] {
        let (pair, kid) = registered(&data, &folder, of, alg);
        let header = Header {
            kid: Some(kid.clone()),
            ..Header::new(algorithm)
        };
        let claims = json!({"scope": "user", "external_id": "someone", "iat": now, "exp": now + 60});
        let signed = encode(&header, &claims, &key(&pkcs8(&pair))).unwrap();
        assert!(is_signed_in(&portal, &sign_in(&portal, &signed)), "{alg}");
        // The portal has no half to sign with.
        let said = rightsdesk(&["token", "--data", &data, "--kid", &kid, "--user", "someone"]).run();
        assert_eq!(
            (said.code, said.err.contains("public half")),
            (1, true),
            "{}",
            said.err
        );
        let said = rightsdesk(&["key", "rotate", &kid, "--data", &data]).run();
        assert_eq!(
            (said.code, said.err.contains("--public")),
            (1, true),
            "{}",
            said.err
        );
    }
}

/// What `jsonwebtoken` takes: for RSA it is the bare key (RFC 8017 §A.1.2), for the others PKCS #8.
fn pkcs8(pair: &KeyPair) -> Vec<u8> {
    let pkcs8 = pair.serialize_der();
    if pair.algorithm() == &PKCS_RSA_SHA256 {
        // Version, algorithm and the octet string's own head stand before the bare key.
        pkcs8[26..].to_vec()
    } else {
        pkcs8
    }
}

#[test]
fn a_file_that_is_no_such_key_is_named_with_the_reason() {
    let (folder, data) = folder();
    let pair = KeyPair::generate_for(&PKCS_ED25519).unwrap();
    let good = folder.path().join("good.pem");
    std::fs::write(&good, pair.public_key_pem()).unwrap();
    let private = folder.path().join("private.pem");
    std::fs::write(&private, pair.serialize_pem()).unwrap();
    let add = |alg: &str, file: &std::path::Path| {
        let file = file.to_str().unwrap();
        rightsdesk(&[
            "key", "add", "--data", &data, "--app", SAMPLE, "--alg", alg, "--public", file,
        ])
        .run()
    };
    let said = add("ES256", &good);
    assert_eq!((said.code, said.err.contains("P-256")), (1, true), "{}", said.err);
    let said = add("EdDSA", &private);
    assert_eq!(
        (said.code, said.err.contains("BEGIN PUBLIC KEY")),
        (2, true),
        "{}",
        said.err
    );
    let said = add("EdDSA", &folder.path().join("nothing.pem"));
    assert_eq!(said.code, 2, "{}", said.err);
    assert_eq!(add("EdDSA", &good).code, 0);
    let said = add("EdDSA", &good);
    assert_eq!(
        (said.code, said.err.contains("registered already")),
        (1, true),
        "{}",
        said.err
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one file after the other")]
fn an_apps_facts_are_set_from_a_file_and_shown_again() {
    let (folder, data) = folder();
    let file = folder.path().join("facts.toml");
    let set = |text: &str| {
        std::fs::write(&file, text).unwrap();
        rightsdesk(&[
            "app",
            "set",
            "--data",
            &data,
            "--app",
            SAMPLE,
            file.to_str().unwrap(),
        ])
        .run()
    };
    let said = "regime = \"gdpr\"\nconfirmed_regimes = [\"colorado\"]\ncalendar = \"NO\"\ntime_zone = \"Europe/Oslo\"\n\n\
                [regimes]\nGB = \"uk-gdpr\"\nUS-CO = \"colorado\"\n\n\
                [sign_in]\norigins = [\"https://shop.example.com\"]\nurl = \"https://shop.example.com/account\"\n\n\
                [decisions]\ntwo_people = true\n\n[staff]\nshown = \"by_name\"\n\n\
                [controller]\nname = \"Harbourline AS\"\nemail = \"privacy@harbourline.example\"\n\n\
                [authority]\nurl = \"https://www.datatilsynet.example\"\n\n\
                [data.all]\ntransfers = \"None\"\n\n\
                [data.messages]\nsource = \"You\"\n\n\
                [data.messages.purposes]\nde = \"Antworten\"\nen = \"Answers\"";
    set(said).ok();
    let shown = rightsdesk(&["app", "show", "--data", &data, "--app", SAMPLE])
        .run()
        .ok();
    assert_eq!(shown.trim_end(), said);
    for (text, why) in [
        (
            "[sign_in]\norigins = [\"http://shop.example.com\"]",
            "line 2: sign_in.origins[0]: it must begin with https://",
        ),
        (
            "[sign_in]\norgins = []",
            "line 2: sign_in.orgins: unknown field `orgins`",
        ),
        (
            "[decisions]\ntwo_people = \"yes\"",
            "line 2: decisions.two_people: ",
        ),
        ("[sign_in", "line 1"),
        (
            "regime = \"roman\"",
            "line 1: regime: there is no such regime; known are gdpr, uk-gdpr, ccpa, ",
        ),
        (
            "regime = \"colorado\"",
            "nobody has checked here what Colo. Rev. Stat. § 6-1-1306 says of time",
        ),
        (
            "regimes = { \"US-CO\" = \"colorado\" }",
            "add \"colorado\" to confirmed_regimes",
        ),
        (
            "calendar = \"Bavaria\"",
            "line 1: calendar: there is no such calendar; known are DE, ",
        ),
        (
            "regimes = { Bavaria = \"gdpr\" }",
            "a region is a country or a part of one, written like GB or US-CA",
        ),
        (
            "time_zone = \"Oslo\"",
            "line 1: time_zone: a time zone is named as in the IANA database",
        ),
        (
            "[controller]\nname = \"x\"\nemail = \"privacy\"",
            "line 3: controller.email: an e-mail address is written like",
        ),
        (
            "[authority]\nphone = \"22 00\"",
            "line 2: authority.phone: a telephone number is written like",
        ),
        (
            "[data.messages]\npurposes = { en = \"\" }",
            "line 2: data.messages.purposes.en: a text has 1 to 2000 characters",
        ),
        (
            "[data.messages]\npurposes = 7",
            "line 2: data.messages.purposes: ",
        ),
        (
            "[data.massages]\npurposes = \"x\"",
            "data.massages: unknown field `massages`",
        ),
    ] {
        let refused = set(text);
        assert_eq!(
            (refused.code, refused.err.contains(why)),
            (1, true),
            "{}",
            refused.err
        );
    }
    let shown = rightsdesk(&["app", "show", "--data", &data, "--app", SAMPLE])
        .run()
        .ok();
    assert_eq!(shown.trim_end(), said, "what cannot be read changes nothing");
    set("").ok();
    let said = rightsdesk(&["app", "show", "--data", &data, "--app", "nobody"]).run();
    assert_eq!(said.code, 1, "{}", said.err);
}
