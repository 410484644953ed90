//! Made-up people with everything that a person can have, known fields and unknown ones, of every type.

use std::fmt::Write as _;

use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::select,
};

/// A JSON value, as text.
type Json = BoxedStrategy<String>;

/// Somebody with all their records; `{me}`, `{other}` and `{n}` stand for ids that a test fills in.
#[derive(Debug, Clone)]
pub struct Account {
    pub user: String,
    pub clients: Vec<String>,
    pub devices: Vec<String>,
    pub systems: Vec<String>,
    pub merges: Vec<String>,
    pub preference: Option<String>,
    pub talks: Vec<Talk>,
}

/// A conversation of theirs.
#[derive(Debug, Clone)]
pub struct Talk {
    pub conversation: String,
    pub seat: String,
    /// The seats of others.
    pub others: Vec<String>,
    pub messages: Vec<String>,
}

/// A text that a person, a business or a channel may have written.
fn text() -> BoxedStrategy<String> {
    const KNOWN: &[&str] = &[
        "Maren Okonjo",
        "2026-10-30T18:02:11.204Z",
        "2026-10-30",
        "https://example.com/a?b=c&d=%3Cx%3E",
        "true",
        "false",
        "null",
        " ",
        "  two  spaces ",
        "\n first line\r\nsecond\rthird\t",
        "<b>bold</b> &amp; \"quoted\" 'so'",
        "</textarea></title><script>alert(1)</script>",
        "ليلى الحدّاد",
        "\u{202e}backwards\u{202c}",
        "Z̸̢̛̭̗̫a̴̡̛̟̰l̶̡̺̈́g̵̢̛͎̈́o̷̧̜͂",
        "👩‍👩‍👧‍👦 小溪",
        "\u{0}nothing\u{0}",
        "javascript:alert(1)",
        "+447700900417",
    ];
    prop_oneof![
        4 => select(KNOWN).prop_map(str::to_owned),
        2 => "\\PC{0,24}",
        1 => any::<String>(),
    ]
    .boxed()
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn string() -> Json {
    text().prop_map(|text| quoted(&text)).boxed()
}

fn scalar() -> Json {
    prop_oneof![
        5 => string(),
        1 => Just("null".to_owned()),
        1 => Just("\"\"".to_owned()),
        2 => any::<bool>().prop_map(|yes| yes.to_string()),
        1 => "-?(0|[1-9][0-9]{0,24})",
        1 => "-?(0|[1-9][0-9]{0,8})\\.[0-9]{1,6}",
        1 => "[1-9](\\.[0-9]{1,3})?[eE][+-]?[0-9]{1,2}",
    ]
    .boxed()
}

/// Anything at all.
fn value() -> Json {
    scalar()
        .prop_recursive(3, 12, 4, |inner| {
            prop_oneof![
                vec(inner.clone(), 0..4).prop_map(|all| format!("[{}]", all.join(","))),
                btree_map(name(), inner, 0..4).prop_map(|all| written(all.into_iter())),
            ]
        })
        .boxed()
}

/// The name of a member that no version of the platform has.
fn name() -> BoxedStrategy<String> {
    prop_oneof![
        6 => "x[A-Za-z0-9_$-]{0,12}",
        1 => "x[ -~]{0,12}",
        1 => "x\\PC{1,8}",
        1 => Just(String::new()),
    ]
    .boxed()
}

fn written(members: impl Iterator<Item = (String, String)>) -> String {
    let mut out = String::from("{");
    for (name, value) in members {
        let comma = if out.len() > 1 { "," } else { "" };
        write!(out, "{comma}{}:{value}", quoted(&name)).unwrap();
    }
    out + "}"
}

/// An object: some members always, some now and then, and some that nobody knows.
fn object(always: Vec<(&'static str, Json)>, sometimes: Vec<(&'static str, Json)>) -> Json {
    let always: Vec<Json> = always
        .into_iter()
        .map(|(name, value)| {
            value
                .prop_map(move |value| format!("{}:{value}", quoted(name)))
                .boxed()
        })
        .collect();
    let sometimes: Vec<BoxedStrategy<Option<String>>> = sometimes
        .into_iter()
        .map(|(name, value)| {
            option::of(value.prop_map(move |value| format!("{}:{value}", quoted(name)))).boxed()
        })
        .collect();
    (always, sometimes, btree_map(name(), value(), 0..3))
        .prop_map(|(always, sometimes, unknown)| {
            let unknown = unknown
                .into_iter()
                .map(|(name, value)| format!("{}:{value}", quoted(&name)));
            let all: Vec<String> = always
                .into_iter()
                .chain(sometimes.into_iter().flatten())
                .chain(unknown)
                .collect();
            format!("{{{}}}", all.join(","))
        })
        .boxed()
}

fn always(text: &str) -> Json {
    Just(quoted(text)).boxed()
}

fn one_of(texts: &'static [&'static str]) -> Json {
    select(texts).prop_map(quoted).boxed()
}

fn any_of(names: &[&'static str]) -> Vec<(&'static str, Json)> {
    names.iter().map(|name| (*name, scalar())).collect()
}

fn list(of: Json) -> Json {
    vec(of, 0..3)
        .prop_map(|all| format!("[{}]", all.join(",")))
        .boxed()
}

fn user(id: &str) -> Json {
    let profile = object(
        vec![],
        any_of(&[
            "givenName",
            "surname",
            "email",
            "avatarUrl",
            "locale",
            "localeOrigin",
        ]),
    );
    let identity = object(
        vec![("type", one_of(&["email"]))],
        vec![("value", string()), ("verification", one_of(&["sso", "embed"]))],
    );
    object(
        vec![("id", always(id)), ("externalId", always(id))],
        vec![
            ("profile", profile),
            ("identities", list(identity)),
            ("metadata", object(vec![], vec![])),
            ("signedUpAt", string()),
            ("authenticated", scalar()),
            ("zendeskId", scalar()),
            ("hasPaymentInfo", scalar()),
            ("toBeRetained", scalar()),
        ],
    )
}

fn client() -> Json {
    let info = object(
        vec![],
        any_of(&["carrier", "city", "country", "phoneNumber", "timezone", "wifi"]),
    );
    let raw = object(
        vec![],
        any_of(&["FromZip", "From", "currentUrl", "username", "referrer", "gender"]),
    );
    object(
        vec![
            ("id", always("client-{me}-{n}")),
            ("type", one_of(&["whatsapp", "sdk", "twilio", "pigeon-post"])),
        ],
        vec![
            ("info", info),
            ("raw", raw),
            ("displayName", scalar()),
            ("externalId", scalar()),
            ("lastSeen", scalar()),
            ("linkedAt", scalar()),
            ("status", scalar()),
        ],
    )
}

fn device() -> Json {
    let info = object(
        vec![],
        any_of(&["currentUrl", "radioAccessTechnology", "URL", "vendor", "os"]),
    );
    let token = "[A-Za-z0-9:_-]{16,60}".prop_map(|token| quoted(&token)).boxed();
    object(
        vec![
            ("id", always("device-{me}-{n}")),
            ("type", one_of(&["android", "ios", "web", "toaster"])),
        ],
        vec![
            ("pushNotificationToken", token),
            ("info", info),
            ("guid", scalar()),
            ("lastSeen", scalar()),
            ("appVersion", scalar()),
        ],
    )
}

fn system() -> Json {
    prop_oneof![
        object(
            vec![("type", one_of(&["zendesk"])), ("ticketId", always("{n}"))],
            vec![]
        ),
        object(
            vec![("type", one_of(&["slack"])), ("channelId", always("C{n}"))],
            vec![]
        ),
        object(
            vec![
                ("type", one_of(&["hipchat"])),
                ("roomId", Just("22{n}".to_owned()).boxed())
            ],
            vec![]
        ),
    ]
    .boxed()
}

fn author() -> Json {
    let more = || any_of(&["displayName", "avatarUrl", "email", "userExternalId"]);
    let user = |id: &str| object(vec![("type", one_of(&["user"])), ("userId", always(id))], more());
    let business = object(
        vec![("type", one_of(&["business"]))],
        [
            more(),
            vec![("subtypes", list(one_of(&["agent", "bot", "AI", "activity"])))],
        ]
        .concat(),
    );
    prop_oneof![4 => user("{me}"), 2 => user("{other}"), 1 => user("stranger"), 3 => business].boxed()
}

fn content() -> Json {
    let action = object(
        vec![(
            "type",
            one_of(&[
                "link",
                "postback",
                "reply",
                "buy",
                "webview",
                "locationRequest",
                "dance",
            ]),
        )],
        any_of(&["text", "uri", "amount", "currency", "payload", "metadata"]),
    );
    let item = object(
        vec![],
        [
            any_of(&["title", "description", "mediaUrl", "size"]),
            vec![("actions", list(action.clone()))],
        ]
        .concat(),
    );
    let choice = object(vec![], any_of(&["name", "label"]));
    let field = object(
        vec![("type", one_of(&["text", "email", "select"]))],
        [
            any_of(&["name", "label", "text", "email", "placeholder"]),
            vec![("select", list(choice.clone())), ("options", list(choice))],
        ]
        .concat(),
    );
    let kinds = one_of(&[
        "text",
        "image",
        "file",
        "carousel",
        "list",
        "form",
        "formResponse",
        "location",
        "template",
        "hologram",
    ]);
    let place = object(vec![], any_of(&["lat", "long", "name", "address"]));
    object(
        vec![("type", kinds)],
        [
            any_of(&[
                "text",
                "htmlText",
                "mediaUrl",
                "mediaType",
                "mediaSize",
                "altText",
                "submitted",
                "payload",
            ]),
            vec![
                ("actions", list(action)),
                ("items", list(item)),
                ("fields", list(field)),
                ("coordinates", place.clone()),
                ("location", place),
                ("template", value()),
            ],
        ]
        .concat(),
    )
}

fn source() -> Json {
    object(
        vec![("type", one_of(&["whatsapp", "web", "api:conversations", "smoke"]))],
        vec![
            ("integrationId", scalar()),
            ("originalMessageId", scalar()),
            ("client", value()),
            ("device", value()),
        ],
    )
}

fn message() -> Json {
    let inner = object(
        vec![("author", author()), ("content", content())],
        vec![
            ("id", scalar()),
            ("deleted", scalar()),
            ("metadata", value()),
            ("source", source()),
        ],
    );
    // A quotation of a quotation of a quotation.
    let quoted = inner.prop_recursive(3, 3, 1, |inner| {
        let quoted = object(vec![("type", one_of(&["message"]))], vec![("message", inner)]);
        object(
            vec![("author", author()), ("quotedMessage", quoted)],
            vec![("content", content()), ("source", source())],
        )
    });
    let quoted = object(
        vec![("type", one_of(&["message", "externalMessageId"]))],
        vec![("message", quoted.boxed()), ("externalMessageId", scalar())],
    );
    let activity = object(
        vec![("type", one_of(&["ticket:closed", "sky:fell"]))],
        vec![("data", value())],
    );
    object(
        vec![
            ("id", always("message-{me}-{n}")),
            ("received", always("2026-11-02T10:{mm}:00.000Z")),
            ("author", author()),
        ],
        vec![
            ("content", content()),
            ("source", source()),
            ("quotedMessage", quoted),
            ("metadata", object(vec![], vec![])),
            ("deleted", scalar()),
            ("activity", activity),
        ],
    )
}

fn seat(id: &'static str, user: &str) -> Json {
    object(
        vec![("id", always(id)), ("userId", always(user))],
        vec![
            ("unreadCount", scalar()),
            ("lastRead", scalar()),
            ("userExternalId", scalar()),
            (
                "clientAssociations",
                list(object(vec![], any_of(&["type", "clientId"]))),
            ),
        ],
    )
}

fn merge() -> Json {
    let both = |surviving: Json, discarded: Json| {
        object(vec![("surviving", surviving), ("discarded", discarded)], vec![])
    };
    let token = "[A-Za-z0-9:_-]{16,60}".prop_map(|token| quoted(&token)).boxed();
    let pushed = object(
        vec![("id", scalar()), ("pushNotificationToken", token)],
        any_of(&["type", "displayName"]),
    );
    object(
        vec![("mergedUsers", both(user("{me}"), user("before-{n}-{me}")))],
        vec![
            ("mergedConversations", both(conversation(), conversation())),
            ("mergedClients", both(client(), pushed)),
            ("discardedMetadata", object(vec![], vec![])),
            (
                "reason",
                prop_oneof![one_of(&["api", "channelLinking", "sdkLogin"]), scalar()].boxed(),
            ),
        ],
    )
}

fn preference() -> Json {
    object(
        vec![("userId", always("{me}"))],
        any_of(&["marketing", "at", "origin"]),
    )
}

fn conversation() -> Json {
    object(
        vec![
            ("id", always("talk-{me}-{n}")),
            ("type", one_of(&["personal", "sdkGroup", "seance"])),
        ],
        vec![
            ("displayName", scalar()),
            ("description", scalar()),
            ("iconUrl", scalar()),
            ("metadata", object(vec![], vec![])),
            ("createdAt", scalar()),
            ("businessLastRead", scalar()),
            ("isDefault", scalar()),
        ],
    )
}

fn talk() -> BoxedStrategy<Talk> {
    let others = vec(seat("seat-of-other-{me}-{n}", "{other}"), 0..=1);
    (
        conversation(),
        seat("seat-{me}-{n}", "{me}"),
        others,
        vec(message(), 0..5),
    )
        .prop_map(|(conversation, seat, others, messages)| Talk {
            conversation,
            seat,
            others,
            messages,
        })
        .boxed()
}

/// Anybody.
pub fn account() -> BoxedStrategy<Account> {
    (
        user("{me}"),
        vec(client(), 0..3),
        vec(device(), 0..3),
        vec(system(), 0..3),
        vec(merge(), 0..3),
        option::of(preference()),
        vec(talk(), 0..3),
    )
        .prop_map(
            |(user, clients, devices, systems, merges, preference, talks)| Account {
                user,
                clients,
                devices,
                systems,
                merges,
                preference,
                talks,
            },
        )
        .boxed()
}
