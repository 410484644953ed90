use domain::{
    id::{AppId, ConversationId, UserId},
    record::Place,
};

use super::*;

fn taken(line: &str) -> Record {
    parse_line(line.as_bytes(), 1).unwrap().unwrap()
}

fn refused(line: &str) -> String {
    let said = parse_line(line.as_bytes(), 1).expect_err(line).to_string();
    said.strip_prefix("line 1: ").unwrap().to_owned()
}

fn message(data: &str) -> String {
    format!(r#"{{"type":"message","appId":"app1","conversationId":"c1","data":{data}}}"#)
}

const SAID: &str = r#""received":"2026-10-30T18:02:11.204Z""#;

#[test]
fn places_a_record_of_every_type() {
    let at = |line: &str| format!("{:?}", taken(line).place);
    for (line, place) in [
        (
            r#"{"type":"app","appId":"app1","data":{"id":"app1"}}"#,
            r#"App { app: AppId("app1") }"#,
        ),
        (
            r#"{"type":"group","data":{"id":"g1","displayName":"G","appIds":["app1","app2","app1"]}}"#,
            r#"Group { group: GroupId("g1"), apps: [AppId("app1"), AppId("app2")] }"#,
        ),
        (
            r#"{"type":"user","appId":"app1","data":{"id":"u1","externalId":"p 1"}}"#,
            r#"User { app: AppId("app1"), user: UserId("u1"), external_id: Some(ExternalId(…)) }"#,
        ),
        (
            r#"{"type":"user","appId":"app1","data":{"id":"u1","externalId":null}}"#,
            r#"User { app: AppId("app1"), user: UserId("u1"), external_id: None }"#,
        ),
        (
            r#"{"type":"client","appId":"app1","userId":"u1","data":{"id":"cl"}}"#,
            r#"Client { app: AppId("app1"), user: UserId("u1"), client: ClientId("cl") }"#,
        ),
        (
            r#"{"type":"device","appId":"app1","userId":"u1","data":{"id":"d"}}"#,
            r#"Device { app: AppId("app1"), user: UserId("u1"), device: DeviceId("d") }"#,
        ),
        (
            r#"{"type":"conversation","appId":"app1","data":{"id":"c"}}"#,
            r#"Conversation { app: AppId("app1"), conversation: ConversationId("c") }"#,
        ),
        (
            r#"{"type":"participant","appId":"app1","conversationId":"c","data":{"id":"p","userId":"u1"}}"#,
            r#"Participant { app: AppId("app1"), conversation: ConversationId("c"), participant: ParticipantId("p"), user: Some(UserId("u1")) }"#,
        ),
        (
            r#"{"type":"merge","appId":"app1","data":{"mergedUsers":{"surviving":{"id":"u1"},"discarded":{"id":"u2"}},"reason":"api"}}"#,
            r#"Merge { app: AppId("app1"), user: UserId("u1"), discarded: UserId("u2") }"#,
        ),
        (
            r#"{"type":"preference","appId":"app1","data":{"userId":"u1","marketing":false,"at":"2026-03-03","origin":"shop"}}"#,
            r#"Preference { app: AppId("app1"), user: UserId("u1") }"#,
        ),
    ] {
        assert_eq!(at(line), place, "{line}");
    }
}

#[test]
fn a_message_stands_by_when_it_was_received_and_who_wrote_it() {
    let author = |author: &str| {
        let line = message(&format!(r#"{{"id":"m",{SAID}{author}}}"#));
        let Place::Message { received, author, .. } = taken(&line).place else {
            panic!("{line}")
        };
        assert_eq!(received.to_string(), "2026-10-30T18:02:11.204Z");
        author.map(String::from)
    };
    assert_eq!(
        author(r#","author":{"type":"user","userId":"u1"}"#).as_deref(),
        Some("u1")
    );
    assert_eq!(
        author(r#","author":{"userId":"u\u0031","type":"\u0075ser"}"#).as_deref(),
        Some("u1")
    );
    assert_eq!(author(r#","author":{"type":"user","userId":null}"#), None);
    assert_eq!(author(r#","author":{"type":"business","userId":"u1"}"#), None);
    assert_eq!(author(r#","author":null"#), None);
    assert_eq!(author(""), None);
}

#[test]
fn a_business_system_goes_by_its_type_and_its_one_id() {
    let line = |data: &str| format!(r#"{{"type":"businessSystem","appId":"a","userId":"u","data":{data}}}"#);
    let key = |data: &str| match taken(&line(data)).place {
        Place::BusinessSystem { key, .. } => key,
        place => panic!("{place:?}"),
    };
    assert_eq!(&*key(r#"{"type":"zendesk","ticketId":"48120"}"#), "zendesk:48120");
    assert_eq!(
        &*key(r#"{"type":"slack","channelId":"C04","ticketId":null}"#),
        "slack:C04"
    );
    assert_eq!(
        &*key(r#"{"type":"helpscout","conversationId":"9"}"#),
        "helpscout:9"
    );
    assert_eq!(&*key(r#"{"type":"hipchat","roomId": 2204 }"#), "hipchat:2204");
    let one = "data: must be an object with one of ticketId, channelId, conversationId and roomId";
    assert_eq!(refused(&line(r#"{"type":"zendesk"}"#)), one);
    assert_eq!(
        refused(&line(r#"{"type":"zendesk","ticketId":"1","roomId":2}"#)),
        one
    );
    assert_eq!(
        refused(&line(r#"{"type":"zendesk","ticketId":1}"#)),
        "data.ticketId: must be text"
    );
    assert_eq!(refused(&line(r#"{"ticketId":"1"}"#)), "data.type: is missing");
}

#[test]
fn keeps_the_platforms_object_as_it_was_written() {
    let line = message(&format!(
        r#" {{ "z" : 1.50, "id" : "m", {SAID}, "n" : [ 1E5 , -0 ], "\u0061" : "\/ \u00e9 é" }} "#
    ));
    let kept = format!(r#"{{"z":1.50,"id":"m",{SAID},"n":[1E5,-0],"\u0061":"\/ \u00e9 é"}}"#);
    assert_eq!(&*taken(&line).data, kept);
}

#[test]
fn asks_for_the_ids_of_the_type_and_for_no_others() {
    for (line, said) in [
        ("[]", "whole line: must be an object"),
        ("{}", "type: is missing"),
        (r#"{"type":7,"data":{}}"#, "type: must be text"),
        (r#"{"type":"user","appId":"a"}"#, "data: is missing"),
        (
            r#"{"type":"user","appId":"a","data":[]}"#,
            "data: must be an object",
        ),
        (r#"{"type":"user","data":{"id":"u"}}"#, "appId: is missing"),
        (
            r#"{"type":"user","appId":7,"data":{"id":"u"}}"#,
            "appId: must be text",
        ),
        (r#"{"type":"user","appId":"a","data":{}}"#, "data.id: is missing"),
        (
            r#"{"type":"user","appId":"a","data":{"id":7}}"#,
            "data.id: must be text",
        ),
        (
            r#"{"type":"user","appId":"a","data":{"id":null}}"#,
            "data.id: must be text",
        ),
        (
            r#"{"type":"user","appId":"a","data":{"id":"u","externalId":7}}"#,
            "data.externalId: must be text",
        ),
        (
            r#"{"type":"client","appId":"a","data":{"id":"c"}}"#,
            "userId: is missing",
        ),
        (
            r#"{"type":"device","appId":"a","data":{"id":"c"}}"#,
            "userId: is missing",
        ),
        (
            r#"{"type":"businessSystem","appId":"a","data":{}}"#,
            "userId: is missing",
        ),
        (
            r#"{"type":"message","appId":"a","data":{"id":"c"}}"#,
            "conversationId: is missing",
        ),
        (
            r#"{"type":"participant","appId":"a","data":{"id":"c"}}"#,
            "conversationId: is missing",
        ),
        (
            r#"{"type":"user","appId":"a","userId":"u","data":{"id":"u"}}"#,
            "userId: does not belong there",
        ),
        (
            r#"{"type":"group","appId":"a","data":{"id":"g"}}"#,
            "appId: does not belong there",
        ),
        (r#"{"type":"group","data":{"id":"g"}}"#, "data.appIds: is missing"),
        (
            r#"{"type":"group","data":{"id":"g","appIds":[7]}}"#,
            "data.appIds: must be a list of app ids",
        ),
        (
            r#"{"type":"app","appId":"a","data":{"id":"b"}}"#,
            "appId: must be the id of the app itself",
        ),
        (
            r#"{"type":"user","appid":"a","data":{}}"#,
            "appid: does not belong there",
        ),
        (r#"{"a@example.com":1}"#, "…: does not belong there"),
    ] {
        assert_eq!(refused(line), said, "{line}");
    }
    assert!(
        refused(r#"{"type":"user","appId":"a/b","data":{"id":"u"}}"#).starts_with("appId: an app id must be")
    );
}

#[test]
fn says_of_a_type_that_it_knows_none_of_that_name() {
    let typed = |name: &str| refused(&format!(r#"{{"type":"{name}","appId":"a","data":{{}}}}"#));
    assert_eq!(typed("webhook"), "type: \"webhook\" is no type of record");
    assert_eq!(typed("maren@example.com"), "type: is no type of record");
}

/// The line of an attachment, one of its members changed.
fn attachment(member: &str, value: &str) -> String {
    let digest = format!("\"{}\"", "0a".repeat(32));
    let members = [
        ("mediaUrl", "\"https://media.example/a.png\""),
        ("mediaType", "\"image/png\""),
        ("sha256", digest.as_str()),
        ("file", "\"2026/a.png\""),
    ];
    let members = members.map(|(name, own)| {
        let value = if name == member { value } else { own };
        format!("\"{name}\":{value}")
    });
    format!(
        r#"{{"type":"attachment","appId":"a","data":{{{}}}}}"#,
        members.join(",")
    )
}

#[test]
fn an_attachment_says_its_address_its_digest_and_where_its_bytes_are() {
    let Place::Attachment {
        app,
        url,
        sha256,
        file,
    } = taken(&attachment("", "")).place
    else {
        panic!()
    };
    assert_eq!(
        (app.as_str(), &*url, sha256, &*file),
        ("a", "https://media.example/a.png", [0x0a; 32], "2026/a.png")
    );
    // What it is, is for whoever opens it.
    assert!(matches!(
        taken(&attachment("mediaType", "7")).place,
        Place::Attachment { .. }
    ));
    for (member, value, said) in [
        ("mediaUrl", "\"\"", "must be an address, and not empty"),
        ("mediaUrl", "null", "must be text"),
        ("sha256", "\"0a\"", "must be 64 lower-case hexadecimal digits"),
        ("sha256", "7", "must be text"),
        ("file", "[]", "must be text"),
    ] {
        assert_eq!(
            refused(&attachment(member, value)),
            format!("data.{member}: {said}")
        );
    }
    let upper = format!("\"{}\"", "0A".repeat(32));
    assert_eq!(
        refused(&attachment("sha256", &upper)),
        "data.sha256: must be 64 lower-case hexadecimal digits"
    );
    let alone = r#"{"type":"attachment","appId":"a","data":{}}"#;
    assert_eq!(refused(alone), "data.mediaUrl: is missing");
    let within = alone.replace("\"data\"", "\"conversationId\":\"v\",\"data\"");
    assert_eq!(refused(&within), "conversationId: does not belong there");
}

/// What nobody described would be held, and shown to nobody.
#[test]
fn an_attachment_has_no_members_that_nobody_described() {
    let more =
        |member: &str| attachment("", "").replacen(r#""data":{"#, &format!(r#""data":{{{member},"#), 1);
    for (member, named) in [
        (r#""caption":"Maren at the quay""#, "caption"),
        (r#""mediaSize":1024"#, "mediaSize"),
        (r#""\u0063aption":null"#, "caption"),
        (r#""maren@example.com":1"#, "…"),
        (r#""":{}"#, "…"),
    ] {
        assert_eq!(
            refused(&more(member)),
            format!("data.{named}: does not belong there"),
            "{member}"
        );
    }
    assert_eq!(
        refused(&attachment("mediaType", r#"{"of":"Maren"}"#)),
        "data.mediaType.of: does not belong there"
    );
    // The control: of the platform's records they are kept.
    let user = r#"{"type":"user","appId":"a","data":{"id":"u","caption":"Maren at the quay"}}"#;
    assert!(taken(user).data.contains("Maren at the quay"));
}

#[test]
fn the_file_of_an_attachment_leaves_no_folder() {
    for path in ["a", "a.png", "a b/ü.png", "...", "a/..b", ".hidden"] {
        let Place::Attachment { file, .. } = taken(&attachment("file", &format!("\"{path}\""))).place else {
            panic!()
        };
        assert_eq!(&*file, path);
    }
    let long = "a".repeat(1_025);
    for path in [
        "",
        "/",
        "/etc/passwd",
        "..",
        "../a",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a//b",
        "a/",
        r"..\\a",
        r"a\\b",
        "C:a",
        r"a\u0000b",
        r"a\nb",
        r"\u002e\u002e/a",
        &long,
    ] {
        let said = refused(&attachment("file", &format!("\"{path}\"")));
        assert!(
            said.starts_with("data.file: must be a relative path"),
            "{path}: {said}"
        );
    }
}

/// Whose it is has to be said; what it says is shown, even if it is odd.
#[test]
fn a_preference_is_somebodys_and_says_what_it_says() {
    let line = |data: &str| format!(r#"{{"type":"preference","appId":"a","data":{data}}}"#);
    for (data, said) in [
        ("{}", "data.userId: is missing"),
        (r#"{"userId":null}"#, "data.userId: must be text"),
        (r#"{"userId":7,"marketing":false}"#, "data.userId: must be text"),
    ] {
        assert_eq!(refused(&line(data)), said, "{data}");
    }
    assert!(refused(&line(r#"{"userId":"a/b"}"#)).starts_with("data.userId: a user id must be"));
    let beside = r#"{"type":"preference","appId":"a","userId":"u","data":{"userId":"u"}}"#;
    assert_eq!(refused(beside), "userId: does not belong there");
    let odd = r#"{"userId":"u","marketing":"perhaps","at":7,"channels":{"sms":false}}"#;
    assert_eq!(&*taken(&line(odd)).data, odd);
}

#[test]
fn a_message_needs_its_moment() {
    let moment = "data.received: must be a date and time of ISO 8601 with its offset";
    for (data, said) in [
        (r#"{"id":"m"}"#, "data.received: is missing"),
        (
            r#"{"id":"m","received":1793600090.417}"#,
            "data.received: must be text",
        ),
        (r#"{"id":"m","received":"yesterday"}"#, moment),
        (r#"{"id":"m","received":"2026-10-30T18:02:11.204"}"#, moment),
    ] {
        assert_eq!(refused(&message(data)), said, "{data}");
    }
    let author = format!(r#"{{"id":"m",{SAID},"author":{{"type":"user","userId":7}}}}"#);
    assert_eq!(refused(&message(&author)), "data.author.userId: must be text");
}

#[test]
fn metadata_fits_into_4096_bytes_of_compact_text() {
    let line = |letters: usize| {
        let metadata = format!(r#"{{ "a" : "{}" }}"#, "x".repeat(letters));
        message(&format!(r#"{{"id":"m",{SAID},"metadata":{metadata}}}"#))
    };
    assert!(taken(&line(4096 - 8)).data.len() > 4096);
    assert_eq!(
        refused(&line(4812 - 8)),
        "data.metadata: is 4,812 bytes, the platform allows 4,096"
    );
    assert_eq!(
        refused(&line(4097 - 8)),
        "data.metadata: is 4,097 bytes, the platform allows 4,096"
    );
    for (kind, rest) in [("app", ""), ("user", ""), ("conversation", "")] {
        let data = format!(r#"{{"id":"a"{rest},"metadata":"{}"}}"#, "x".repeat(4095));
        let line = format!(r#"{{"type":"{kind}","appId":"a","data":{data}}}"#);
        assert!(
            refused(&line).starts_with("data.metadata: is 4,097 bytes"),
            "{kind}"
        );
    }
}

fn merge(users: &str, more: &str) -> String {
    format!(r#"{{"type":"merge","appId":"a","data":{{"mergedUsers":{users}{more}}}}}"#)
}

#[test]
fn a_merge_needs_two_records_that_are_not_one() {
    for (users, said) in [
        ("null", "data.mergedUsers.surviving: is missing"),
        ("{}", "data.mergedUsers.surviving: is missing"),
        (
            r#"{"surviving":{"id":"u"}}"#,
            "data.mergedUsers.discarded: is missing",
        ),
        (
            r#"{"surviving":{},"discarded":{"id":"d"}}"#,
            "data.mergedUsers.surviving.id: is missing",
        ),
        (
            r#"{"surviving":{"id":"u"},"discarded":{"id":7}}"#,
            "data.mergedUsers.discarded.id: must be text",
        ),
        (
            r#"{"surviving":{"id":"u"},"discarded":"d"}"#,
            "data.mergedUsers.discarded.id: is missing",
        ),
        (
            r#"{"surviving":{"id":"u"},"discarded":{"id":"\u0075"}}"#,
            "data.mergedUsers.discarded.id: must be another id than that of data.mergedUsers.surviving",
        ),
    ] {
        assert_eq!(refused(&merge(users, "")), said, "{users}");
    }
    for (line, said) in [
        (
            r#"{"type":"merge","appId":"a","data":{}}"#,
            "data.mergedUsers: is missing",
        ),
        (
            r#"{"type":"merge","appId":"a","userId":"u","data":{}}"#,
            "userId: does not belong there",
        ),
        (r#"{"type":"merge","data":{}}"#, "appId: is missing"),
    ] {
        assert_eq!(refused(line), said, "{line}");
    }
}

#[test]
fn what_a_merge_holds_keeps_its_limits() {
    let metadata = |letters: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(letters - 8));
    let with = |users: usize, discarded: usize| {
        let [users, discarded] = [users, discarded].map(metadata);
        merge(
            &format!(r#"{{"surviving":{{"id":"u"}},"discarded":{{"id":"d","metadata":{users}}}}}"#),
            &format!(r#","discardedMetadata":{discarded}"#),
        )
    };
    taken(&with(4096, 8192));
    assert_eq!(
        refused(&with(4097, 20)),
        "data.mergedUsers.discarded.metadata: is 4,097 bytes, the platform allows 4,096"
    );
    assert_eq!(
        refused(&with(20, 8193)),
        "data.discardedMetadata: is 8,193 bytes, the platform allows 8,192"
    );
    let users = r#"{"surviving":{"id":"u"},"discarded":{"id":"d"}}"#;
    let talks = format!(
        r#","mergedConversations":{{"surviving":{{"metadata":{}}}}}"#,
        metadata(4097)
    );
    assert!(
        refused(&merge(users, &talks)).starts_with("data.mergedConversations.surviving.metadata: is 4,097")
    );
    taken(&merge(
        users,
        r#","mergedConversations":null,"mergedClients":null,"discardedMetadata":null"#,
    ));
}

#[test]
fn refuses_text_that_could_be_understood_in_two_ways() {
    let with = |member: &str| message(&format!(r#"{{"id":"m",{SAID},{member}}}"#));
    let in_data = |member: &str| refused(&with(member));
    assert_eq!(
        in_data(r#""email":1,"\u0065mail":2"#),
        "data: the member \"email\" stands twice"
    );
    assert_eq!(
        refused(r#"{"type":"user","type":"app"}"#),
        "whole line: the member \"type\" stands twice"
    );
    let lone = r#""content":{"text":"\ud83d"}"#;
    let column = with(lone).find("\\ud83d").unwrap() + 1;
    assert_eq!(
        in_data(lone),
        format!(
            "data.content.text: not valid JSON (column {column}: half of a surrogate pair in a \\u escape)"
        )
    );
    let deep = "[".repeat(63) + &"]".repeat(63);
    assert!(in_data(&format!(r#""deep":{deep}"#)).ends_with("nested deeper than 64 levels)"));
    assert!(in_data("\"text\":\"a\u{1}b\"").ends_with("a control character that is not escaped)"));
}

#[test]
fn refuses_what_is_no_json_and_no_text() {
    assert_eq!(
        refused("{\"é\":1 \"type\":\"user\"}"),
        "whole line: not valid JSON (column 8: expected a comma or the end of the object)"
    );
    assert_eq!(
        refused("{\"type\":"),
        "type: not valid JSON (column 9: it ends too early)"
    );
    let bytes = b"{\"type\":\"user\",\"\xff\":1}";
    assert_eq!(
        parse_line(bytes, 2).unwrap_err().to_string(),
        "line 2: whole line: not valid UTF-8 (byte 17)"
    );
    let bytes = b"{\"type\":\"user\",\"data\":{\"profile\":{\"surname\":\"M\xfcller\"}}}";
    assert_eq!(
        parse_line(bytes, 2).unwrap_err().to_string(),
        "line 2: data.profile.surname: not valid UTF-8 (byte 47)"
    );
    assert_eq!(
        refused(&" ".repeat(LONGEST_LINE + 1).replacen(' ', "{", 1)),
        "whole line: longer than 1 MiB"
    );
}

#[test]
fn an_empty_line_is_no_record() {
    for line in ["", "\n", "\r\n", "  \t"] {
        assert_eq!(parse_line(line.as_bytes(), 1), Ok(None));
    }
}

#[test]
fn a_refusal_never_repeats_what_the_record_says() {
    let secret = "Zedekiah";
    for line in [
        format!(r#"{{"type":"{secret} Z","appId":"a","data":{{}}}}"#),
        format!(r#"{{"type":"user","appId":"a {secret}","data":{{"id":"u"}}}}"#),
        format!(r#"{{"type":"user","appId":"a","data":{{"id":"u","externalId":"\u0007{secret}"}}}}"#),
        format!(r#"{{"type":"user","appId":"a","data":{{"id":"u","a":"{secret}\q"}}}}"#),
        format!(r#"{{"type":"user","appId":"a","data":{{"id":"u","dear {secret}":1,"dear {secret}":1}}}}"#),
        message(&format!(r#"{{"id":"m","received":"{secret}"}}"#)),
    ] {
        assert!(!refused(&line).contains(secret), "{line}");
    }
}

#[test]
fn a_parser_reads_line_after_line() {
    let mut parser = Parser::new();
    assert!(parser.line(b"{\"type\":", 1).is_err());
    let line = br#"{"type":"app","appId":"a","data":{"id":"a"}}"#;
    let record = parser.line(line, 2).unwrap().unwrap();
    assert_eq!(
        record.place,
        Place::App {
            app: AppId::parse("a").unwrap()
        }
    );
}

/// By itself, a record is the same as in its line, and refused for the same.
#[test]
fn an_object_by_itself_is_what_it_is_in_a_line() {
    let [app, user, talk] = ["a", "u", "c"];
    let app_id = AppId::parse(app).unwrap();
    let user_id = UserId::parse(user).unwrap();
    let talk_id = ConversationId::parse(talk).unwrap();
    let of_user = format!(r#""appId":"{app}","userId":"{user}""#);
    let in_talk = format!(r#""appId":"{app}","conversationId":"{talk}""#);
    let in_app = format!(r#""appId":"{app}""#);
    let merged = r#"{"mergedUsers":{"surviving":{"id":"u"},"discarded":{"id":"v"}}}"#;
    let said = format!(r#"{{"id":"m",{SAID}}}"#);
    for (kind, outside, around, data) in [
        ("app", &in_app, Around::App, r#"{"id":"a"}"#),
        (
            "user",
            &in_app,
            Around::User(&app_id),
            r#"{"id":"u","externalId":"p"}"#,
        ),
        (
            "client",
            &of_user,
            Around::Client(&app_id, &user_id),
            r#"{"id":"x"}"#,
        ),
        (
            "device",
            &of_user,
            Around::Device(&app_id, &user_id),
            r#"{"id":"x"}"#,
        ),
        (
            "businessSystem",
            &of_user,
            Around::BusinessSystem(&app_id, &user_id),
            r#"{"type":"hipchat","roomId":2204}"#,
        ),
        (
            "conversation",
            &in_app,
            Around::Conversation(&app_id),
            r#"{"id":"c"}"#,
        ),
        (
            "participant",
            &in_talk,
            Around::Participant(&app_id, &talk_id),
            r#"{"id":"p","userId":"other_abcdefghijklmnop"}"#,
        ),
        ("message", &in_talk, Around::Message(&app_id, &talk_id), &*said),
        ("merge", &in_app, Around::Merge(&app_id), merged),
    ] {
        let line = |data: &str| format!(r#"{{"type":"{kind}",{outside},"data":{data}}}"#);
        let mut parser = Parser::new();
        assert_eq!(
            parser.object(around, data.as_bytes()).unwrap(),
            taken(&line(data))
        );
        let short = data.replacen(['i', 'm', 't'], "x", 1);
        for wrong in [short, data.replacen('{', r#"{"a":1,"a":2,"#, 1)] {
            let Refusal { field, reason, .. } = parser.object(around, wrong.as_bytes()).unwrap_err();
            let said = format!("{field}: {reason}");
            let said = said.trim_start_matches(": ");
            let in_line = refused(&line(&wrong));
            let in_line = in_line.strip_prefix("data").unwrap_or(&in_line);
            assert_eq!(said, in_line.trim_start_matches(['.', ':', ' ']), "{wrong}");
        }
    }
    for (text, reason) in [
        (&b"[]"[..], "must be an object"),
        (b"{\"id\":\"\xff\"}", "not valid UTF-8 (byte 8)"),
    ] {
        let refusal = Parser::new().object(Around::App, text).unwrap_err();
        assert_eq!(refusal.reason.to_string(), reason);
    }
}
