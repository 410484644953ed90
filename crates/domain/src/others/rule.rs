//! The rule itself: what of a message and of a seat its reader sees.

use std::{borrow::Cow, cell::Cell};

use super::{
    aliases::Aliases,
    members::{Members, Seen, quote},
};
use crate::{
    facts::StaffShown,
    inventory::{OfAgent, OfAnother, describe, is_described},
};

/// A message as `aliases`' owner may see it. Borrows the stored text where nothing has to change.
pub fn message<'a>(data: &'a str, aliases: &Aliases) -> Cow<'a, str> {
    sight_of(data, aliases).0
}

/// A message as it is seen, and whether anybody else is in it, by their own words or quoted.
fn sight_of<'a>(data: &'a str, aliases: &Aliases) -> (Cow<'a, str>, bool) {
    let Ok(object) = serde_json::from_str::<Members<'a>>(data) else {
        return (Cow::Borrowed(data), false);
    };
    let author = object.author();
    let writer = Writer::of(author.as_ref(), aliases);
    let by_another = matches!(writer, Writer::Another(_));
    let of_others = Cell::new(by_another);
    let seen = object.seen(|name, value| match (name, &writer) {
        ("quotedMessage", _) => {
            let (seen, within) = quoted(value, by_another, aliases);
            of_others.set(of_others.get() || within);
            seen
        }
        ("author" | "source", Writer::Another(alias)) => match serde_json::from_str::<Members<'_>>(value) {
            Ok(object) => object
                .seen(|member, value| of_another(&format!("message.{name}"), member, value, alias.as_deref()))
                .into(),
            Err(_) if value == "null" => Seen::AsStored,
            Err(_) => Seen::Dropped,
        },
        (_, Writer::Another(alias)) => of_another("message", name, value, alias.as_deref()),
        ("author", Writer::Agent) => author
            .as_ref()
            .and_then(|author| author.seen(|member, _| of_agent(member, aliases.staff)))
            .into(),
        (_, Writer::Owner | Writer::Agent | Writer::Program) => Seen::AsStored,
    });
    (seen.map_or(Cow::Borrowed(data), Cow::Owned), of_others.get())
}

/// A participant as `aliases`' owner may see it.
pub fn participant<'a>(data: &'a str, aliases: &Aliases) -> Cow<'a, str> {
    let Ok(object) = serde_json::from_str::<Members<'a>>(data) else {
        return Cow::Borrowed(data);
    };
    let user = object.text("userId");
    if user.as_deref().is_some_and(|user| aliases.is_owner(user)) {
        return Cow::Borrowed(data);
    }
    let alias = user.map(|user| quote(aliases.of_other(&user)));
    let seen = object.seen(|name, value| match name {
        // A list that is always there; what stands in it is the other's.
        "clientAssociations" => Seen::As("[]".to_owned()),
        _ => of_another("participant", name, value, alias.as_deref()),
    });
    seen.map_or(Cow::Borrowed(data), Cow::Owned)
}

/// Who wrote a message, to its reader.
pub(super) enum Writer {
    Owner,
    /// A member of staff: the business speaks, and it is not said to be a machine.
    Agent,
    /// A machine of the business's.
    Program,
    /// Anybody else, by their pseudonym as JSON; by none where nothing says who.
    Another(Option<String>),
}

impl Writer {
    pub(super) fn of(author: Option<&Members<'_>>, aliases: &Aliases) -> Self {
        let Some(author) = author else {
            return Self::Another(None);
        };
        match author.text("userId") {
            Some(user) if !aliases.is_owner(&user) => Self::Another(Some(quote(aliases.of_other(&user)))),
            _ if author.text("type").as_deref() == Some("business") => {
                let machine = author
                    .raw("subtypes")
                    .is_some_and(|list| list.contains("\"bot\"") || list.contains("\"AI\""));
                if machine { Self::Program } else { Self::Agent }
            }
            Some(_) => Self::Owner,
            None => Self::Another(None),
        }
    }
}

/// A member in the record of another person.
fn of_another(place: &str, name: &str, value: &str, alias: Option<&str>) -> Seen {
    let path = format!("{place}.{name}");
    match describe(&path).map(|field| field.of_another) {
        Some(OfAnother::Pseudonym) if value != "null" => {
            alias.map_or(Seen::Dropped, |alias| Seen::As(alias.to_owned()))
        }
        Some(OfAnother::Stays | OfAnother::Pseudonym) => Seen::AsStored,
        None if is_described(&path) => Seen::AsStored,
        Some(OfAnother::Dropped) | None => Seen::Dropped,
    }
}

/// A member of an author who is a member of staff.
pub(super) fn of_agent(name: &str, staff: StaffShown) -> Seen {
    let path = format!("message.author.{name}");
    match describe(&path).map(|field| field.of_agent) {
        Some(OfAgent::IfNamed) if staff == StaffShown::ByName => Seen::AsStored,
        Some(OfAgent::Stays) => Seen::AsStored,
        None if is_described(&path) => Seen::AsStored,
        Some(OfAgent::IfNamed | OfAgent::Dropped) | None => Seen::Dropped,
    }
}

/// A quotation, `by_another` or in a message of one's own, and whether anybody else is in it: then what nobody
/// described may name them.
fn quoted(value: &str, by_another: bool, aliases: &Aliases) -> (Seen, bool) {
    let Ok(object) = serde_json::from_str::<Members<'_>>(value) else {
        let seen = if by_another && value != "null" {
            Seen::Dropped
        } else {
            Seen::AsStored
        };
        return (seen, by_another);
    };
    let said = object.raw("message").map(|said| sight_of(said, aliases));
    let changed = |said: &Cow<'_, str>| matches!(said, Cow::Owned(_));
    let of_others = by_another || matches!(&said, Some((said, others)) if *others || changed(said));
    let seen = object.seen(|name, _| match (name, &said) {
        ("message", Some((Cow::Owned(text), _))) => Seen::As(text.clone()),
        ("message", _) => Seen::AsStored,
        _ if of_others && !is_described(&format!("message.quotedMessage.{name}")) => Seen::Dropped,
        _ => Seen::AsStored,
    });
    (seen.into(), of_others)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{id::UserId, inventory};

    fn aliases() -> Aliases {
        Aliases::of(
            &UserId::parse("me").unwrap(),
            [("you".to_owned(), "other_abcdefghijklmnop".to_owned())],
        )
    }

    #[test]
    fn ones_own_message_is_the_stored_text() {
        let data = r#"{"id":"m","author":{"type":"user","userId":"me","displayName":"Me"},"n":1.50}"#;
        assert!(matches!(message(data, &aliases()), Cow::Borrowed(_)));
    }

    #[test]
    fn what_stands_under_a_former_id_is_ones_own() {
        let data = r#"{"author":{"type":"user","userId":"before","displayName":"Me"},"quotedMessage":{"type":"message","message":{"author":{"userId":"me","displayName":"Me"}}}}"#;
        assert!(message(data, &aliases()).contains("other_unknown"));
        let merged = aliases().with_former(vec!["before".to_owned()]);
        assert!(matches!(message(data, &merged), Cow::Borrowed(_)));
    }

    #[test]
    fn another_persons_name_and_ids_go_and_the_words_and_numbers_stay() {
        let data = r#"{"id":"m","author":{"type":"user","userId":"you","displayName":"Zed","avatarUrl":"https://z"},"content":{"type":"text","text":"\u0041h","n":1.50},"mood":1}"#;
        let seen = message(data, &aliases());
        assert_eq!(
            seen,
            r#"{"id":"m","author":{"type":"user","userId":"other_abcdefghijklmnop"},"content":{"type":"text","text":"\u0041h","n":1.50}}"#
        );
    }

    #[test]
    fn what_names_another_person_in_the_channel_goes_too() {
        let data = r#"{"id":"m","author":{"userId":"you"},"source":{"type":"whatsapp","integrationId":"i","originalMessageId":"wamid","client":{"id":"c","externalId":"+44"},"device":{"id":"d"}},"metadata":{"tier":"gold"}}"#;
        assert_eq!(
            message(data, &aliases()),
            r#"{"id":"m","author":{"userId":"other_abcdefghijklmnop"},"source":{"type":"whatsapp","integrationId":"i","originalMessageId":"other_abcdefghijklmnop"}}"#
        );
        let own = data.replace("you", "me");
        assert!(matches!(message(&own, &aliases()), Cow::Borrowed(_)));
    }

    /// Authors of whom nothing says who they are: neither the owner nor of the business.
    const UNNAMED: [&str; 6] = [
        r#"{"type":"user","displayName":"Zed"}"#,
        r#"{"type":"user","userId":null,"displayName":"Zed","userExternalId":"Zed"}"#,
        r#"{"type":"user","userId":["Zed"],"email":"Zed","avatarUrl":"Zed"}"#,
        r#"{"displayName":"Zed","shoeSize":"Zed"}"#,
        r#"{"type":"robot","displayName":"Zed"}"#,
        r#"["Zed"]"#,
    ];

    #[test]
    fn whom_nothing_names_is_another_and_has_no_pseudonym() {
        let rest = r#""source":{"type":"sdk","originalMessageId":"Zed","client":{"id":"Zed"}},"metadata":{"tier":"Zed"},"mood":"Zed","content":{"text":"Hello"}"#;
        for author in UNNAMED {
            let data = format!(r#"{{"id":"m","author":{author},{rest}}}"#);
            let seen = message(&data, &aliases()).into_owned();
            assert!(!seen.contains("Zed") && !seen.contains("other_"), "{seen}");
            assert!(
                seen.ends_with(r#""source":{"type":"sdk"},"content":{"text":"Hello"}}"#),
                "{seen}"
            );
            assert_eq!(message(&seen, &aliases()), seen);
            let quoting = format!(
                r#"{{"author":{{"type":"user","userId":"me"}},"quotedMessage":{{"type":"message","from":"Zed","message":{data}}}}}"#
            );
            let seen = message(&quoting, &aliases()).into_owned();
            assert!(!seen.contains("Zed") && seen.contains("Hello"), "{seen}");
        }
        // Nobody at all is not the owner either.
        let data = format!("{{{rest}}}");
        assert!(!message(&data, &aliases()).contains("Zed"));
        // The control: what the owner wrote, and the name of a program, stay.
        for author in [
            r#"{"type":"user","userId":"me"}"#,
            r#"{"type":"business","subtypes":["bot"]}"#,
        ] {
            let data = format!(r#"{{"author":{author},{rest}}}"#);
            assert!(matches!(message(&data, &aliases()), Cow::Borrowed(_)), "{data}");
        }
    }

    /// Also where nothing in the quoted message itself has to change.
    #[test]
    fn beside_the_words_of_whom_nothing_names_nothing_undescribed_stays() {
        let quoting = |author: &str| {
            let said = format!(r#"{{"author":{author},"content":{{"text":"Hello"}}}}"#);
            let own = format!(
                r#"{{"author":{{"userId":"me"}},"quotedMessage":{{"type":"message","message":{said}}}}}"#
            );
            format!(
                r#"{{"author":{{"userId":"me"}},"quotedMessage":{{"type":"message","from":"Zed","message":{own}}}}}"#
            )
        };
        let seen = message(&quoting(r#"{"type":"user"}"#), &aliases()).into_owned();
        assert!(!seen.contains("Zed") && seen.contains("Hello"), "{seen}");
        let own = quoting(r#"{"userId":"me"}"#);
        assert!(matches!(message(&own, &aliases()), Cow::Borrowed(_)));
    }

    #[test]
    fn agents_appear_by_role_and_bots_keep_their_name() {
        let agent = r#"{"author":{"type":"business","subtypes":["agent"],"displayName":"Idris P."}}"#;
        assert_eq!(
            message(agent, &aliases()),
            r#"{"author":{"type":"business","subtypes":["agent"]}}"#
        );
        let bot = r#"{"author":{"type":"business","subtypes":["bot"],"displayName":"Helper"}}"#;
        assert_eq!(message(bot, &aliases()), bot);
    }

    #[test]
    fn agents_appear_by_name_where_the_app_says_so_and_their_address_never() {
        let named = aliases().with_staff(StaffShown::ByName);
        let agent = r#"{"author":{"type":"business","subtypes":["agent"],"displayName":"Idris P.","email":"i@x.example","shift":"late"}}"#;
        assert_eq!(
            message(agent, &named),
            r#"{"author":{"type":"business","subtypes":["agent"],"displayName":"Idris P."}}"#
        );
        // People have pseudonyms all the same.
        let person = r#"{"author":{"type":"user","userId":"you","displayName":"Zed"}}"#;
        assert!(!message(person, &named).contains("Zed"));
    }

    /// Holds the rule against the inventory, whichever of them changes: a record of another person with every known
    /// field in it, each with a value of its own.
    #[test]
    fn another_persons_record_shows_what_the_inventory_says_and_no_more() {
        for kind in ["message", "participant"] {
            let mut record = serde_json::json!({});
            let fields: Vec<_> = inventory::fields()
                .filter(|field| field.path.split('.').next() == Some(kind))
                .filter(|field| !field.path.contains("quotedMessage.message"))
                .collect();
            for (number, field) in fields.iter().enumerate() {
                plant(&mut record, field.path, &format!("canary-{number}-"));
            }
            let author = if kind == "message" {
                &mut record["author"]
            } else {
                &mut record
            };
            author["userId"] = "you".into();
            author["shoeSize"] = "canary-unknown".into();
            record["shoeSize"] = "canary-unknown".into();
            let text = record.to_string();
            let seen = match kind {
                "message" => message(&text, &aliases()),
                _ => participant(&text, &aliases()),
            };
            assert!(!seen.contains("canary-unknown"), "{seen}");
            for (number, field) in fields.iter().enumerate() {
                let shown = seen.contains(&format!("canary-{number}-"));
                let stays = field.of_another == OfAnother::Stays;
                assert_eq!(shown, stays, "{}: {seen}", field.path);
            }
        }
    }

    /// Puts a value where the path says.
    fn plant(record: &mut serde_json::Value, path: &str, canary: &str) {
        let mut at = record;
        for name in path.split('.').skip(1) {
            at = match name {
                "*" => {
                    if !at.is_array() {
                        *at = serde_json::json!([{}]);
                    }
                    &mut at[0]
                }
                "**" | "<user>" | "<client>" | "<device>" => &mut at["any"],
                name => &mut at[name],
            };
        }
        *at = canary.into();
    }

    #[test]
    fn the_rule_goes_down_into_quotations() {
        let inner = r#"{"author":{"type":"user","userId":"you","displayName":"Zed"},"quotedMessage":{"type":"message","message":{"author":{"userId":"stranger","displayName":"Q"}}}}"#;
        let data = format!(
            r#"{{"author":{{"userId":"me"}},"quotedMessage":{{"type":"message","message":{inner}}}}}"#
        );
        let seen = message(&data, &aliases());
        assert!(
            !seen.contains("Zed")
                && !seen.contains("\"Q\"")
                && !seen.contains("\"you\"")
                && !seen.contains("stranger")
        );
        assert!(seen.contains("other_abcdefghijklmnop") && seen.contains("other_unknown"));
    }

    #[test]
    fn what_nobody_described_beside_a_quotation_goes_where_others_are_in_it() {
        let quotation = |by: &str, of: &str| {
            format!(
                r#"{{"author":{{"type":"user","userId":"{by}"}},"quotedMessage":{{"type":"message","from":"Zed","message":{{"author":{{"type":"user","userId":"{of}"}}}}}}}}"#
            )
        };
        for (by, of) in [("me", "you"), ("you", "me"), ("you", "you")] {
            let seen = message(&quotation(by, of), &aliases()).into_owned();
            assert!(!seen.contains("Zed"), "{seen}");
        }
        assert!(message(&quotation("me", "me"), &aliases()).contains("Zed"));
        let odd = r#"{"author":{"type":"user","userId":"you"},"quotedMessage":["Zed"]}"#;
        assert!(!message(odd, &aliases()).contains("Zed"));
        let none = odd.replace(r#"["Zed"]"#, "null");
        assert!(message(&none, &aliases()).contains(r#""quotedMessage":null"#));
    }

    #[test]
    fn a_seat_of_another_loses_its_ids_its_channels_and_how_far_they_read() {
        let data = r#"{"id":"p","userId":"you","userExternalId":"passenger-2","unreadCount":3,"lastRead":"2026-10-30T18:02:00Z","clientAssociations":[{"type":"sdk","clientId":"c"}]}"#;
        assert_eq!(
            participant(data, &aliases()),
            r#"{"id":"p","userId":"other_abcdefghijklmnop","userExternalId":"other_abcdefghijklmnop","clientAssociations":[]}"#
        );
        let own = data.replace("you", "me");
        assert!(matches!(participant(&own, &aliases()), Cow::Borrowed(_)));
    }

    #[test]
    fn a_seat_that_nothing_names_is_anothers() {
        let rest = r#""userExternalId":"Zed","unreadCount":3,"lastRead":"Zed","clientAssociations":[{"clientId":"Zed"}],"shoeSize":"Zed""#;
        for (user, seen) in [
            ("", ""),
            (r#""userId":null,"#, r#""userId":null,"#),
            (r#""userId":["Zed"],"#, ""),
        ] {
            let seat = participant(&format!(r#"{{"id":"p",{user}{rest}}}"#), &aliases()).into_owned();
            assert_eq!(seat, format!(r#"{{"id":"p",{seen}"clientAssociations":[]}}"#));
            assert_eq!(participant(&seat, &aliases()), seat);
        }
    }

    /// A record with members in any order, known ones and others, as people and staff write them.
    fn written() -> impl Strategy<Value = String> {
        let user = prop_oneof![
            Just("me"),
            Just("before"),
            Just("you"),
            Just("stranger"),
            Just("other_unknown"),
            Just("other_qrstuvwxyzabcdef"),
        ];
        let author = prop_oneof![
            user.prop_map(|id| format!(r#"{{"type":"user","userId":"{id}","displayName":"Zed","n":1.50}}"#)),
            Just(
                r#"{"type":"business","subtypes":["agent"],"displayName":"Idris","email":"i@x"}"#.to_owned()
            ),
            Just(r#"{"type":"business","subtypes":["bot"],"displayName":"Helper"}"#.to_owned()),
            Just("null".to_owned()),
            Just("7".to_owned()),
            prop::sample::select(UNNAMED.to_vec()).prop_map(str::to_owned),
        ];
        let more = prop::sample::subsequence(
            vec![
                r#""metadata":{"tier":"gold"}"#,
                r#""userId":"you","userExternalId":"p-2""#,
                r#""source":{"type":"sdk","originalMessageId":"w","client":{"id":"c"}}"#,
                r#""source":{"originalMessageId":null}"#,
                r#""\u006dood":[1.0,"\u0041"]"#,
                r#""content":{"type":"text","text":"\u0041h"}"#,
                r#""clientAssociations":[{"type":"sdk","clientId":"c"}]"#,
                r#""unreadCount":3"#,
            ],
            0..8,
        );
        let leaf = (author, more.prop_shuffle()).prop_map(|(author, more)| {
            let author = format!(r#""author":{author}"#);
            format!(
                "{{{}}}",
                [&*author].into_iter().chain(more).collect::<Vec<_>>().join(",")
            )
        });
        leaf.prop_recursive(4, 8, 2, |inner| {
            (inner.clone(), inner).prop_map(|(around, quoted)| {
                let quotation = format!(r#"{{"type":"message","message":{quoted},"more":1}}"#);
                around.replacen('{', &format!(r#"{{"quotedMessage":{quotation},"#), 1)
            })
        })
    }

    proptest! {
        /// In another portal, too, where nobody has met anybody.
        #[test]
        fn what_was_seen_once_is_seen_the_same_again(record in written(), by_name in any::<bool>()) {
            let staff = if by_name { StaffShown::ByName } else { StaffShown::ByRole };
            let here = aliases().with_former(vec!["before".to_owned()]).with_staff(staff);
            let elsewhere = Aliases::of(&UserId::parse("me").unwrap(), [])
                .with_former(vec!["before".to_owned()])
                .with_staff(staff);
            let once = message(&record, &here).into_owned();
            let seat = participant(&record, &here).into_owned();
            for aliases in [&here, &elsewhere] {
                prop_assert_eq!(message(&once, aliases), once.as_str());
                prop_assert_eq!(participant(&seat, aliases), seat.as_str());
            }
        }
    }

    /// The control: an id that is none of a pseudonym's form is no more kept than it was.
    #[test]
    fn an_id_elsewhere_is_not_the_same_again() {
        let record = r#"{"author":{"userId":"you"}}"#;
        let elsewhere = Aliases::of(&UserId::parse("me").unwrap(), []);
        assert_ne!(message(record, &elsewhere), message(record, &aliases()));
    }
}
