//! Bad tokens of every class, by every kind of key, at both doors: whatever is wrong, the answer is the same, and nobody
//! is let in.

mod claims;
mod corpus;
mod form;
mod header;
mod lax;
mod relaxed;
mod signature;
mod voice;

use std::collections::{BTreeMap, BTreeSet, btree_map::Entry};

use desk::{Operator, PublicKey};
use domain::{
    audit::Act,
    id::{AppId, GroupId, KeyId},
    key::{Algorithm, KeyUse, Reach, Terms},
};
use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::EncodingKey;
use serde_json::json;
use server::auth::{jws::LONGEST, refusal::Refusal};

use self::{
    corpus::{Bad, Corpus},
    relaxed::{Guard, Reader},
    voice::{Hand, Voice, claims as saying, escaped, raw, text, with, without},
};
use crate::support::{
    Answer, DOORS, Door, GROUP, HARBOUR, NOW, OTHER_APP, Pair, Portal, is_in, knock, pair, sign,
};

const OPERATOR: Operator = Operator::at_the_machine();

/// Key pairs for all portals of a test: making them takes longer than all the rest.
struct Pairs(Vec<(Algorithm, Vec<Pair>)>);

impl Pairs {
    /// One for each reach and one for another app.
    fn new() -> Self {
        let public = Algorithm::ALL
            .into_iter()
            .filter(|algorithm| *algorithm != Algorithm::Hs256);
        Self(
            public
                .map(|algorithm| (algorithm, (0..4).map(|_| pair(algorithm)).collect()))
                .collect(),
        )
    }

    fn get(&self, algorithm: Algorithm, number: usize) -> &Pair {
        let (_, pairs) = self.0.iter().find(|(of, _)| *of == algorithm).unwrap();
        &pairs[number]
    }
}

/// A portal with a key of every kind.
struct Town {
    portal: Portal,
    voices: Vec<Voice>,
}

impl Town {
    async fn open(pairs: &Pairs, terms: Terms) -> Self {
        let portal = Portal::open().await;
        let reaches = [
            Reach::App(AppId::parse(HARBOUR).unwrap()),
            Reach::Group(GroupId::parse(GROUP).unwrap()),
            Reach::Provider,
            Reach::App(AppId::parse(OTHER_APP).unwrap()),
        ];
        let mut hands = Vec::new();
        for (number, reach) in reaches.iter().enumerate() {
            for algorithm in Algorithm::ALL {
                hands.push(hand(&portal, pairs, algorithm, number, reach, terms).await);
            }
        }
        let count = Algorithm::ALL.len();
        let mut voices = Vec::new();
        for (prefix, who, claims, subject, home, row) in [
            (
                "app_",
                "a person",
                saying("user", "external_id", "maren"),
                "external_id",
                "/me",
                0,
            ),
            ("app_", "staff", saying("app", "sub", "idris"), "sub", "/desk", 0),
            (
                "svc_",
                "staff",
                saying("account", "sub", "idris"),
                "sub",
                "/desk",
                1,
            ),
            (
                "act_",
                "staff",
                saying("account", "sub", "idris"),
                "sub",
                "/desk",
                2,
            ),
        ] {
            for column in 0..count {
                let own = &hands[row * count + column];
                let siblings = (1..count).map(|step| hands[row * count + (column + step) % count].clone());
                voices.push(Voice {
                    name: format!("{} {prefix} for {who}", own.algorithm.name()),
                    own: own.clone(),
                    siblings: siblings.collect(),
                    foreign: hands[3 * count + column].clone(),
                    claims: claims.clone(),
                    subject,
                    home,
                });
            }
        }
        Self { portal, voices }
    }

    /// How many keys there are among the voices.
    fn keys(&self) -> usize {
        self.voices
            .iter()
            .map(|voice| &voice.own.kid)
            .collect::<BTreeSet<_>>()
            .len()
    }

    async fn knock(&self, door: Door, token: &str) -> Option<Answer> {
        knock(&self.portal, door, token).await
    }

    /// How many sessions were ever opened, and how many links given.
    async fn let_in(&self) -> usize {
        let mut count = 0;
        for chain in self.portal.desk.chains(&OPERATOR).await.unwrap() {
            let mut after = 0;
            loop {
                let page = self
                    .portal
                    .desk
                    .audit_page(&OPERATOR, &chain, after)
                    .await
                    .unwrap();
                let Some(last) = page.last() else { break };
                after = last.sequence;
                let let_in = |act| matches!(act, Act::SignedIn | Act::HandedOver);
                count += page.iter().filter(|line| let_in(line.entry.act)).count();
            }
        }
        count
    }
}

async fn hand(
    portal: &Portal,
    pairs: &Pairs,
    algorithm: Algorithm,
    number: usize,
    reach: &Reach,
    terms: Terms,
) -> Hand {
    if algorithm == Algorithm::Hs256 {
        let key = portal.key_for(reach.clone(), terms).await;
        return Hand {
            kid: key.kid.to_string(),
            algorithm,
            signer: EncodingKey::from_secret(key.secret.as_bytes()),
            checked_with: key.secret.as_bytes().to_vec(),
        };
    }
    let Pair { signer, spki } = pairs.get(algorithm, number);
    let public = PublicKey {
        algorithm,
        spki: spki.clone(),
    };
    let kid = portal
        .desk
        .add_key(&OPERATOR, reach.clone(), public, terms)
        .await
        .unwrap();
    Hand {
        kid: kid.to_string(),
        algorithm,
        signer: signer.clone(),
        checked_with: spki.clone(),
    }
}

/// Everything that somebody outside can tell, but for the request's number.
type Seen = (StatusCode, Vec<(String, Vec<u8>)>, Vec<u8>);

fn seen(answer: &Answer) -> Seen {
    let headers = answer.headers.iter().filter(|(name, _)| *name != "x-request-id");
    let headers = headers.map(|(name, value)| (name.to_string(), value.as_bytes().to_vec()));
    (answer.status, headers.collect(), answer.body.clone())
}

/// What came of a corpus.
#[derive(Default)]
struct Tally {
    sent: usize,
    unsendable: usize,
    accepted: Vec<String>,
    different: Vec<String>,
    /// How each door answers a word that is no token.
    usual: BTreeMap<Door, Seen>,
}

impl Tally {
    async fn send(&mut self, town: &Town, what: &str, token: &str) {
        for door in DOORS {
            let Some(answer) = town.knock(door, token).await else {
                self.unsendable += 1;
                continue;
            };
            self.sent += 1;
            if let Entry::Vacant(usual) = self.usual.entry(door) {
                usual.insert(seen(&town.knock(door, "x").await.unwrap()));
            }
            if is_in(&answer) {
                self.accepted.push(format!("{what} at {door:?}"));
            } else if seen(&answer) != self.usual[&door] {
                self.different
                    .push(format!("{what} at {door:?}: {}", answer.status));
            }
        }
    }

    #[track_caller]
    fn assert_refused(&self) {
        assert!(self.accepted.is_empty(), "accepted: {:#?}", self.accepted);
        assert!(
            self.different.is_empty(),
            "answered otherwise: {:#?}",
            self.different
        );
    }
}

#[tokio::test]
async fn a_hundred_classes_by_every_key_and_none_is_accepted() {
    let town = Town::open(&Pairs::new(), Terms::of(KeyUse::All)).await;
    let before = town.let_in().await;
    let mut tally = Tally::default();
    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    let mut groups: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for voice in &town.voices {
        for Bad { group, class, token } in Corpus::of(voice) {
            tally
                .send(&town, &format!("{class} ({})", voice.name), &token)
                .await;
            groups.entry(group).or_default().insert(class.clone());
            *classes.entry(class).or_default() += 1;
        }
    }
    tally.assert_refused();
    assert_eq!(town.let_in().await, before, "nobody was let in");
    let everywhere = classes
        .values()
        .filter(|count| **count == town.voices.len())
        .count();
    assert!(everywhere >= 100, "{everywhere}");
    println!(
        "hostile tokens: {everywhere} classes × {} keys, 0 accepted",
        town.keys()
    );
    println!(
        "  and {} classes that not every kind of key can have; {} voices, {} requests at 2 doors, {} that no header holds",
        classes.len() - everywhere,
        town.voices.len(),
        tally.sent,
        tally.unsendable
    );
    for (group, classes) in groups {
        println!("  {group}: {} classes", classes.len());
    }
}

/// Tokens that are odd and good, at the very edge where one can be told.
fn good(voice: &Voice) -> Vec<(&'static str, String)> {
    let (header, claims) = (voice.header(), &voice.claims);
    let us = "http://127.0.0.1:3000";
    let alg = header["alg"].as_str().unwrap();
    let escaped = format!("\"\\u{:04x}{}\"", alg.as_bytes()[0], &alg[1..]);
    vec![
        ("plain", voice.good()),
        ("as long as may be", voice.of_length(LONGEST)),
        ("no typ", voice.headed(without(&header, "typ"))),
        ("typ in lower case", voice.head_with(json!({"typ": "jwt"}))),
        (
            "a header member that is not known",
            voice.head_with(json!({"x": [1, {"y": null}]})),
        ),
        ("alg in escapes", voice.headed(raw(&header, "alg", &escaped))),
        (
            "space around the JSON",
            voice.sealed(format!(" {}\n", text(&header)), format!("\t{} ", text(claims))),
        ),
        ("no iat", voice.says(without(claims, "iat"))),
        (
            "over for as long as clocks may be apart",
            voice.say_with(json!({"exp": NOW - 29})),
        ),
        (
            "not begun for as long as clocks may be apart",
            voice.say_with(json!({"nbf": NOW + 30, "iat": NOW + 30})),
        ),
        (
            "as long-lived as may be",
            voice.say_with(json!({"exp": NOW + 86_400})),
        ),
        (
            "seconds with a fraction",
            voice.says(raw(claims, "exp", "1795446900.75")),
        ),
        (
            "seconds with an exponent",
            voice.says(raw(claims, "exp", "1.7954469E+9")),
        ),
        ("for us", voice.say_with(json!({"aud": us}))),
        (
            "for us among others",
            voice.say_with(json!({"aud": ["https://elsewhere.example.com", us]})),
        ),
        (
            "a claim that is not known",
            voice.say_with(json!({"x": {"y": [1, "😀"]}})),
        ),
        (
            "a surrogate pair in escapes",
            voice.says(raw(claims, "x", r#""\ud83d\ude00""#)),
        ),
        (
            "an id of its own",
            voice.say_with(json!({"jti": "j".repeat(255)})),
        ),
        ("somebody with an accent", voice.say_whom("Zoë \u{1f600}")),
    ]
}

#[tokio::test]
async fn the_control_good_tokens_pass_through_the_same_harness() {
    let town = Town::open(&Pairs::new(), Terms::of(KeyUse::All)).await;
    let before = town.let_in().await;
    let (mut tokens, mut entries) = (0, 0);
    for voice in &town.voices {
        for (what, token) in good(voice) {
            let answer = town.knock(Door::SignIn, &token).await.unwrap();
            assert!(is_in(&answer), "{what} ({})", voice.name);
            assert_eq!(answer.location(), voice.home, "{what} ({})", voice.name);
            let link = town.knock(Door::Handover, &token).await.unwrap();
            assert_eq!(is_in(&link), voice.is_person(), "{what} ({})", voice.name);
            tokens += 1;
            entries += 1 + usize::from(voice.is_person());
        }
    }
    assert_eq!(town.let_in().await, before + entries);
    println!(
        "hostile tokens, the control: {tokens} odd but good tokens by {} keys, all accepted",
        town.keys()
    );
}

#[tokio::test]
async fn the_control_lax_readers_let_them_in() {
    let town = Town::open(&Pairs::new(), Terms::of(KeyUse::All)).await;
    let mut classes: BTreeMap<String, bool> = BTreeMap::new();
    let mut taken = [0_usize; lax::READERS.len()];
    let mut tokens = 0_usize;
    for voice in &town.voices {
        for (_, reader) in lax::READERS {
            assert!(reader(&voice.good(), voice), "{}", voice.name);
        }
        for Bad { class, token, .. } in Corpus::of(voice) {
            let by: Vec<bool> = lax::READERS
                .iter()
                .map(|(_, reader)| reader(&token, voice))
                .collect();
            for (count, taken) in taken.iter_mut().zip(&by) {
                *count += usize::from(*taken);
            }
            *classes.entry(class).or_default() |= by.contains(&true);
            tokens += 1;
        }
    }
    for ((reader, _), taken) in lax::READERS.iter().zip(taken) {
        assert!(taken > 0, "{reader}");
        println!("hostile tokens, the control: {taken} of {tokens} accepted by {reader}");
    }
    let open = classes.values().filter(|taken| **taken).count();
    println!(
        "hostile tokens, the control: {open} of {} classes accepted by one of them",
        classes.len()
    );
    assert!(
        open * 2 > classes.len(),
        "most classes have to be near misses: {open}"
    );
}

/// Each token is refused by one guard first. Without it, everything else as it is, some of its tokens have to be taken:
/// otherwise nothing would show if the guard were gone.
#[tokio::test]
async fn the_control_without_the_guard_that_refuses_them_they_are_accepted() {
    let town = Town::open(&Pairs::new(), Terms::of(KeyUse::All)).await;
    let mut guards: BTreeMap<String, (Guard, usize, BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for voice in &town.voices {
        let reader = Reader::of(voice);
        assert!(reader.guard(&voice.good()).is_none(), "{}", voice.name);
        for Bad { class, token, .. } in Corpus::of(voice) {
            let Some(guard) = reader.guard(&token) else {
                panic!("{class} ({}) is refused by nothing", voice.name)
            };
            let (_, tokens, all, taken) =
                guards
                    .entry(guard.to_string())
                    .or_insert((guard, 0, BTreeSet::new(), BTreeSet::new()));
            *tokens += 1;
            if reader.takes_without(guard, &token) {
                taken.insert(class.clone());
            }
            all.insert(class);
        }
    }
    let mut open = BTreeSet::new();
    let mut classes = BTreeSet::new();
    for (name, (guard, tokens, all, taken)) in &guards {
        println!(
            "hostile tokens, the control: {name}: {tokens} tokens of {} classes, {} classes accepted without this guard",
            all.len(),
            taken.len()
        );
        assert!(!taken.is_empty(), "{name} could go unnoticed: {all:?}");
        open.extend(taken);
        classes.extend(all);
        // Nothing else has gone with it.
        for voice in &town.voices {
            let reader = Reader::of(voice);
            assert!(
                reader.takes_without(*guard, &voice.good()),
                "{name} ({})",
                voice.name
            );
            let unsigned = voice.under(vec![0; voice.own.sign("x").len()]);
            let is_the_signature = *guard == Guard::Token(Refusal::Signature);
            assert_eq!(
                reader.takes_without(*guard, &unsigned),
                is_the_signature,
                "{name} ({})",
                voice.name
            );
        }
    }
    println!(
        "hostile tokens, the control: {} guards, each alone taken away lets some in; {} of {} classes by a single guard",
        guards.len(),
        open.len(),
        classes.len()
    );
}

/// That two people are none stands among the classes.
#[tokio::test]
async fn a_token_in_both_dialects_names_one_person_in_both() {
    let portal = Portal::open().await;
    for scope in ["user", "appUser"] {
        let claims = json!({"scope": scope, "external_id": "maren", "userId": "maren", "sub": "otto", "exp": NOW + 60});
        let header = json!({"alg": "HS256", "typ": "JWT", "kid": portal.key.kid.as_str()});
        let token = sign(&header, &claims, portal.key.secret.as_bytes());
        let mut visitor = portal.visitor();
        visitor.post("/sign-in", &[("token", &token)]).await;
        let page = visitor.page("/me/profile").await;
        assert!(page.contains("Marenson") && !page.contains("Ottoson"), "{claims}");
    }
}

fn strict(voice: &Voice) -> Voice {
    let mut voice = voice.clone();
    voice
        .claims
        .insert("aud".to_owned(), json!("http://127.0.0.1:3000"));
    voice.claims.insert("jti".to_owned(), json!("first"));
    voice
}

/// What a key's own conditions add.
#[tokio::test]
async fn what_a_key_asks_for_beyond_the_rules_is_asked_for() {
    let pairs = Pairs::new();
    let terms = Terms {
        needs_audience: true,
        once: true,
        ..Terms::of(KeyUse::All)
    };
    let town = Town::open(&pairs, terms).await;
    let mut tally = Tally::default();
    let mut classes = BTreeSet::new();
    for voice in &town.voices {
        let voice = strict(voice);
        // One key speaks for a person and for staff: each its own ids.
        let id = |id: &str| json!(format!("{id} for {}", voice.name));
        let claims = |changes| with(&voice.claims, changes);
        for (class, token) in [
            ("no aud", voice.says(without(&voice.claims, "aud"))),
            ("aud null", voice.says(claims(json!({"aud": null})))),
            ("aud an empty list", voice.says(claims(json!({"aud": []})))),
            (
                "aud another",
                voice.says(claims(json!({"aud": "https://elsewhere.example.com"}))),
            ),
            (
                "aud in the header",
                voice.sealed(
                    with(&voice.header(), json!({"aud": "http://127.0.0.1:3000"})),
                    without(&voice.claims, "aud"),
                ),
            ),
            ("no jti", voice.says(without(&voice.claims, "jti"))),
            ("jti null", voice.says(claims(json!({"jti": null})))),
            ("jti a number", voice.says(claims(json!({"jti": 1})))),
            ("jti empty", voice.says(claims(json!({"jti": ""})))),
            (
                "jti too long",
                voice.says(claims(json!({"jti": "j".repeat(256)}))),
            ),
            (
                "jti in the header",
                voice.sealed(
                    with(&voice.header(), json!({"jti": "other"})),
                    without(&voice.claims, "jti"),
                ),
            ),
        ] {
            tally
                .send(&town, &format!("{class} ({})", voice.name), &token)
                .await;
            classes.insert(class);
        }
        let before = town.let_in().await;
        let first = voice.says(claims(json!({"jti": id("sign-in")})));
        assert!(
            is_in(&town.knock(Door::SignIn, &first).await.unwrap()),
            "{}",
            voice.name
        );
        let again = voice.says(claims(json!({"jti": id("sign-in"), "exp": NOW + 901})));
        let escaped = voice.says(raw(
            &voice.claims,
            "jti",
            &format!("\"{}\"", escaped(id("sign-in").as_str().unwrap())),
        ));
        for (class, token) in [
            ("jti used, the same token", &first),
            ("jti used, another token", &again),
            ("jti used, in escapes", &escaped),
        ] {
            tally
                .send(&town, &format!("{class} ({})", voice.name), token)
                .await;
            classes.insert(class);
        }
        assert_eq!(town.let_in().await, before + 1, "{}", voice.name);
        if voice.is_person() {
            let link = voice.says(claims(json!({"jti": id("handover")})));
            assert!(
                is_in(&town.knock(Door::Handover, &link).await.unwrap()),
                "{}",
                voice.name
            );
            tally
                .send(&town, &format!("jti used for a link ({})", voice.name), &link)
                .await;
            classes.insert("jti used for a link");
        }
    }
    tally.assert_refused();
    println!(
        "hostile tokens, keys with conditions: {} classes × {} keys, 0 accepted",
        classes.len(),
        town.keys()
    );
}

/// Good tokens by keys that are no longer, or never were, good for them.
#[tokio::test]
async fn a_good_token_by_a_key_that_is_not_good_for_it_is_a_bad_one() {
    let pairs = Pairs::new();
    let ended = Terms {
        not_after: Some(Timestamp::from_second(NOW).unwrap()),
        ..Terms::of(KeyUse::All)
    };
    let mut tally = Tally::default();
    let mut keys = 0;
    let cases: [(&str, Terms, fn(&Voice) -> bool); 5] = [
        ("a key for machines", Terms::of(KeyUse::Machines), |_| true),
        ("a key for staff", Terms::of(KeyUse::Staff), Voice::is_person),
        ("a key for people", Terms::of(KeyUse::People), |voice| {
            !voice.is_person()
        }),
        ("a key whose time is over", ended, |_| true),
        ("a revoked key", Terms::of(KeyUse::All), |_| true),
    ];
    for (class, terms, concerns) in cases {
        let town = Town::open(&pairs, terms).await;
        if class == "a revoked key" {
            let kids: BTreeSet<_> = town.voices.iter().map(|voice| voice.own.kid.clone()).collect();
            for voice in &town.voices {
                assert!(
                    is_in(&town.knock(Door::SignIn, &voice.good()).await.unwrap()),
                    "{}",
                    voice.name
                );
            }
            for kid in kids {
                town.portal
                    .desk
                    .revoke_key(&OPERATOR, &KeyId::parse(&kid).unwrap())
                    .await
                    .unwrap();
            }
        }
        let before = town.let_in().await;
        for voice in town.voices.iter().filter(|voice| concerns(voice)) {
            tally
                .send(&town, &format!("{class} ({})", voice.name), &voice.good())
                .await;
        }
        assert_eq!(town.let_in().await, before, "{class}");
        keys = town.keys();
    }
    // The control: the moment before, the key was good.
    let later = Terms {
        not_after: Some(Timestamp::from_second(NOW).unwrap() + SignedDuration::from_secs(1)),
        ..Terms::of(KeyUse::All)
    };
    let town = Town::open(&pairs, later).await;
    for voice in &town.voices {
        assert!(
            is_in(&town.knock(Door::SignIn, &voice.good()).await.unwrap()),
            "{}",
            voice.name
        );
    }
    tally.assert_refused();
    println!(
        "hostile tokens, keys that are not good for them: {} classes × {keys} keys, 0 accepted",
        cases.len()
    );
}
