//! Whatever stands in a record, a name or a note: on every page it is words, and makes nothing else. Each page is drawn
//! twice, once with plain words and once with hostile ones, and a browser reads the same elements with the same
//! attributes both times.

use std::{
    collections::{BTreeSet, VecDeque},
    io::Cursor,
};

use desk::Operator;
use domain::{
    id::{AppId, ExternalId, KeyId},
    key::{KeyUse, Reach},
};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::auth::mint::For;

use crate::support::{Element, Portal, Visitor};

/// In every hostile text, so that it is found again.
const MARK: &str = "zqxj";

/// What somebody may have written, or may have been made to write.
fn hostile() -> Vec<String> {
    let mut texts: Vec<String> = [
        "<script>alert(1)</script>",
        "</script><script>alert(1)</script>",
        "</textarea></title></style></noscript></template><img src=x onerror=alert(1)>",
        "\"><svg/onload=alert(1)><\"",
        "' onmouseover='alert(1)' x='",
        "--><!-- <b> <!--> ]]> <![CDATA[ <?php ?> <!DOCTYPE x>",
        "&lt;b&gt; &amp;amp; &#60;i&#62; &#x0; &notin; &",
        "javascript:alert(1)//",
        "JaVaScRiPt\t:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "https://example.com/\"onclick=alert(1)",
        "//example.com/\\@evil.example",
        "{{constructor.constructor('alert(1)')()}} ${7*7} #{7*7}",
        "\u{0}\u{8}\u{b}\u{c}\u{1f}\u{7f}\u{85}\u{feff}\u{fffe}",
        "\r\n\r\nSet-Cookie: a=b\r\n",
        "\u{202e}drawkcab\u{202d}\u{2066}\u{2067}\u{2069}\u{200f}\u{61c}",
        "Z\u{338}\u{322}\u{31b}\u{32d}\u{317}a\u{334}\u{321}\u{31b}\u{31f}\u{330}l\u{336}\u{321}\u{33a}g\u{335}o\u{337}",
        "\u{2028}\u{2029}\u{200b}\u{ad}\u{1f469}\u{200d}\u{1f467}",
        "<plaintext><xmp><iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<form action=//example.com><button>Go</button></form><base href=//example.com>",
        "<meta http-equiv=refresh content='0;url=//example.com'><link rel=stylesheet href=//example.com>",
        "<a href=\"javascript:alert(1)\">here</a>",
        "</p></dd></td></li></main></body></html>after all",
    ]
    .map(|text| format!("{MARK} {text}"))
    .into();
    texts.push(format!("{MARK}{}", "W".repeat(4_000)));
    texts.push(format!("{MARK}{}", "<b>".repeat(1_300)));
    texts
}

/// A word as long as the other text, which says nothing, and stands where it stands in an order.
fn plain(text: &str) -> String {
    format!("zqx{}", "p".repeat(text.len() - 3))
}

/// An app, its people and everything that they can have, in which every text is `said`.
#[expect(clippy::too_many_lines, reason = "a list")]
fn bundle(app: &str, said: &str) -> String {
    let short: String = said.chars().take(300).collect();
    let external: String = said.chars().filter(|c| !c.is_control()).take(1_000).collect();
    let of = |kind: &str, place: Value, data: Value| {
        let mut line = json!({"type": kind, "appId": app, "data": data});
        line.as_object_mut()
            .unwrap()
            .extend(place.as_object().unwrap().clone());
        line.to_string()
    };
    let noted = json!({said: said, "list": [said, {said: null}]});
    // A name with control characters comes back from no form as it is, so that nobody is offered to correct what it names.
    let name: String = short.chars().filter(|c| !c.is_control()).collect();
    let metadata = json!({name: short});
    let author = |who: &str| match who {
        "me" => json!({"type": "user", "userId": "me", "displayName": said, "avatarUrl": said}),
        "other" => json!({"type": "user", "userId": "other", "displayName": said, "avatarUrl": said}),
        kind => json!({"type": "business", "subtypes": [kind, said], "displayName": said, "avatarUrl": said}),
    };
    let action =
        json!({"type": "link", "text": said, "uri": said, "payload": said, "currency": said, "amount": 5});
    let choice = json!({"name": said, "label": said});
    let contents = [
        json!({"type": "text", "text": said, "actions": [action]}),
        json!({"type": "text", "htmlText": said, "markdownText": said}),
        json!({"type": "image", "mediaUrl": said, "altText": said, "mediaType": said, "text": said}),
        json!({"type": "file", "mediaUrl": "https://example.com/f", "altText": said, "mediaType": "application/pdf"}),
        json!({"type": "carousel", "items": [{"title": said, "description": said, "mediaUrl": said, "actions": [action]}]}),
        json!({"type": "list", "items": [{"title": said, "description": said}]}),
        json!({"type": "form", "fields": [{"type": "select", "name": said, "label": said, "options": [choice]}]}),
        json!({"type": "formResponse", "fields": [
            {"type": "text", "name": said, "label": said, "text": said},
            {"type": "email", "label": said, "email": said},
            {"type": "select", "label": said, "select": [choice]},
        ]}),
        json!({"type": "location", "coordinates": {"lat": said, "long": said}, "location": {"name": said, "address": said}}),
        json!({"type": "template", "template": noted}),
        json!({"type": said, "text": said, said: said}),
        json!({"type": "image", "mediaUrl": said}),
        json!(said),
    ];
    let seat = |id: &str, user: &str| json!({"id": id, "userId": user, "userExternalId": said, "lastRead": said, "clientAssociations": [{"type": said, "clientId": said}]});
    let talk = json!({"conversationId": "talk"});
    let mut lines = vec![
        of("app", json!({}), json!({"id": app, "displayName": said})),
        of(
            "user",
            json!({}),
            json!({
                "id": "me", "externalId": external, "signedUpAt": said, "zendeskId": said, said: said,
                "profile": {"givenName": said, "surname": said, "email": said, "avatarUrl": said, "locale": said, said: noted},
                "identities": [{"type": said, "value": said, "verification": said}], "metadata": metadata,
            }),
        ),
        of(
            "user",
            json!({}),
            json!({"id": "other", "profile": {"givenName": said}}),
        ),
        of(
            "client",
            json!({"userId": "me"}),
            json!({
                "id": "c1", "type": "whatsapp", "displayName": said, "externalId": said, "lastSeen": said, "avatarUrl": said,
                "info": noted, "raw": {"FromZip": said, "currentUrl": said, said: noted},
            }),
        ),
        of(
            "client",
            json!({"userId": "me"}),
            json!({"id": "c2", "type": said, "status": said}),
        ),
        of(
            "device",
            json!({"userId": "me"}),
            json!({
                "id": "d1", "type": said, "guid": said, "pushNotificationToken": said, "info": {"URL": said, said: said},
            }),
        ),
        of(
            "businessSystem",
            json!({"userId": "me"}),
            json!({"type": said, "ticketId": said, said: said}),
        ),
        of(
            "merge",
            json!({}),
            json!({
                "mergedUsers": {
                    "surviving": {"id": "me", "externalId": said, said: noted},
                    "discarded": {"id": "before", "externalId": said, "metadata": metadata, "profile": {"givenName": said}},
                },
                "mergedConversations": {"surviving": {"id": said, "type": said}, "discarded": {"displayName": said}},
                "mergedClients": {"surviving": {"id": said, "raw": noted}, "discarded": {"type": said, "avatarUrl": said}},
                "discardedMetadata": metadata, "reason": said, said: noted,
            }),
        ),
        of(
            "preference",
            json!({}),
            json!({"userId": "me", "marketing": said, "at": said, "origin": said, said: noted}),
        ),
        of(
            "conversation",
            json!({}),
            json!({
                "id": "talk", "type": "sdkGroup", "displayName": said, "description": said, "iconUrl": said, "metadata": metadata,
            }),
        ),
        of("conversation", json!({}), json!({"id": "quiet", "type": said})),
        of("participant", talk.clone(), seat("s1", "me")),
        of("participant", talk.clone(), seat("s2", "other")),
        of(
            "participant",
            json!({"conversationId": "quiet"}),
            seat("s3", "me"),
        ),
    ];
    for (at, content) in contents.iter().enumerate() {
        for (who, name) in ["me", "other", "agent", "bot"].into_iter().enumerate() {
            let quoted = json!({"author": author(name), "content": content, "quotedMessage": {
                "type": said, "externalMessageId": said, "message": {"author": author("other"), "content": {"text": said}},
            }});
            lines.push(of("message", talk.clone(), json!({
                "id": format!("m{at}-{who}"), "received": format!("2026-11-02T1{who}:{at:02}:00.000Z"),
                "author": author(name), "content": content, "source": {"type": said, "client": noted}, "metadata": metadata,
                "quotedMessage": {"type": "message", "message": quoted},
            })));
        }
    }
    lines.push(of(
        "message",
        talk.clone(),
        json!({
            "id": "e1", "received": "2026-11-03T10:00:00.000Z", "author": author("agent"),
            "activity": {"type": said, "data": noted}, "content": {"text": said},
        }),
    ));
    lines.push(of("message", talk, json!({
        "id": "e2", "received": "2026-11-03T10:01:00.000Z", "author": author("me"), "activity": {"type": said},
        "quotedMessage": {"type": "externalMessageId", "externalMessageId": said},
    })));
    lines.join("\n")
}

/// A page with what came before it.
struct Page {
    path: String,
    headers: String,
    seen: Element,
}

/// Every page that links lead to from here.
async fn crawl(visitor: &mut Visitor<'_>, home: &str) -> Vec<Page> {
    let mut known = BTreeSet::new();
    let mut ahead = VecDeque::from([home.to_owned()]);
    let mut pages = Vec::new();
    while let Some(path) = ahead.pop_front() {
        if !known.insert(path.clone()) {
            continue;
        }
        let answer = visitor.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let headers = format!("{:?}", answer.headers);
        if !answer.header("content-type").starts_with("text/html") {
            pages.push(Page {
                path,
                headers,
                seen: Element::default(),
            });
            continue;
        }
        let seen = Element::parse(&answer.text());
        for link in seen.all().iter().filter(|element| element.name == "a") {
            let to = link
                .attribute("href")
                .unwrap_or_default()
                .split('#')
                .next()
                .unwrap();
            if to.starts_with(home) {
                ahead.push_back(to.to_owned());
            }
        }
        pages.push(Page { path, headers, seen });
    }
    pages
}

/// All that somebody sees about whom `said` is all that is said, and what staff see of them.
async fn pages(portal: &Portal, app: &str, said: &str) -> Vec<Page> {
    let lines = bundle(app, said);
    let imported = portal
        .desk
        .import(&Operator::at_the_machine(), Cursor::new(lines), false, |_| {})
        .await;
    imported.unwrap();
    let kid = portal
        .key_for(Reach::App(AppId::parse(app).unwrap()), KeyUse::All)
        .await
        .kid;
    let external: String = said.chars().filter(|c| !c.is_control()).take(1_000).collect();
    let me = For::User(ExternalId::parse(&external).unwrap());
    let name: String = said.chars().filter(|c| !c.is_control()).take(60).collect();
    let mut person = portal.signed_in(&kid, &me, "/me").await;
    let mut staff = portal.signed_in(&kid, &For::Staff(name), "/desk").await;

    let reference = super::main_job::ask(&mut person).await;
    let mut pages = crawl(&mut person, "/me").await;
    pages.extend(crawl(&mut staff, "/desk").await);
    // Refused in these words, which the person reads, and asked for again, which staff see beside it.
    refuse(&mut staff, &reference, said).await;
    // So that which of the two comes first does not hang on their references.
    portal.clock.advance(SignedDuration::from_mins(1));
    super::main_job::ask(&mut person).await;
    pages.extend(crawl(&mut person, "/me/requests").await);
    pages.extend(crawl(&mut staff, "/desk").await);
    let mut link = portal.visitor();
    let entry = handed_over(portal, &kid, &me, &mut link).await;
    pages.push(entry);
    pages
}

async fn refuse(staff: &mut Visitor<'_>, reference: &str, note: &str) {
    let note: String = note.chars().take(400).collect();
    super::main_job::refuse(staff, reference, "legal_claims", &note).await;
}

async fn handed_over(portal: &Portal, kid: &KeyId, me: &For, visitor: &mut Visitor<'_>) -> Page {
    let token = portal.token(kid, me).await;
    let request = http::Request::post("/handover").header("authorization", format!("Bearer {token}"));
    let answer = visitor.send(request, String::new()).await;
    let link: Value = serde_json::from_str(&answer.text()).unwrap();
    let path = link["url"].as_str().unwrap();
    let path = path[path.find("/enter/").unwrap()..].to_owned();
    let answer = visitor.get(&path).await;
    Page {
        headers: format!("{:?}", answer.headers),
        seen: Element::parse(&answer.text()),
        path,
    }
}

/// Where a browser may read such a text as something else than a text.
fn misread(page: &Page) -> Vec<String> {
    let mut found = Vec::new();
    for element in page.seen.all() {
        for (name, value) in element
            .attributes
            .iter()
            .filter(|(_, value)| value.contains(MARK))
        {
            let harmless = matches!(
                &**name,
                "value" | "aria-label" | "alt" | "title" | "datetime" | "placeholder"
            );
            let linked = name == "href" && value.starts_with("https://");
            if !harmless && !linked {
                found.push(format!("{}: {} {name}={value}", page.path, element.name));
            }
        }
        if element.name == "title" && element.text().contains(MARK) {
            found.push(format!("{}: the title", page.path));
        }
    }
    if page.headers.contains(MARK) || page.path.contains(MARK) {
        found.push(format!("{}: a header or the address", page.path));
    }
    found
}

/// The elements and attributes, without where long names may break.
fn skeleton(page: &Page) -> String {
    let whole = page.seen.skeleton();
    let lines = whole.lines().filter(|line| line.trim() != "wbr");
    lines.collect::<Vec<_>>().join("\n")
}

/// As HTML gives a text back.
fn as_read(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{2400}")
}

/// So many texts for one test, so that several run at once.
const AT_ONCE: usize = 9;

async fn stay_words(first: usize) {
    let portal = Portal::open_wide().await;
    for (at, text) in hostile().iter().enumerate().skip(first).take(AT_ONCE) {
        let harmless = pages(&portal, &format!("plain-{at}"), &plain(text)).await;
        let drawn = pages(&portal, &format!("hostile-{at}"), text).await;
        assert!(drawn.len() > 20, "{} pages", drawn.len());
        assert_eq!(harmless.len(), drawn.len(), "{text}");
        for (harmless, drawn) in harmless.iter().zip(&drawn) {
            let (plain, hostile) = (skeleton(harmless), skeleton(drawn));
            if plain != hostile {
                let at = plain.lines().zip(hostile.lines()).position(|(a, b)| a != b);
                let [plain, hostile] = [&plain, &hostile].map(|lines| lines.lines().nth(at.unwrap_or(0)));
                panic!("{} of {text:?}: {plain:?} became {hostile:?}", drawn.path);
            }
            assert_eq!(misread(drawn), [""; 0], "{text}");
        }
        let said = drawn
            .iter()
            .filter(|page| page.seen.text().contains(&as_read(text)));
        assert!(said.count() >= 8, "{text} on too few pages");
    }
}

#[tokio::test]
async fn whatever_is_stored_is_words_on_every_page() {
    assert!(hostile().len() <= 3 * AT_ONCE, "one more test");
    stay_words(0).await;
}

#[tokio::test]
async fn whatever_else_is_stored_is_words_on_every_page() {
    stay_words(AT_ONCE).await;
}

#[tokio::test]
async fn whatever_remains_is_words_on_every_page() {
    stay_words(2 * AT_ONCE).await;
}

/// The control: a page that writes such a text as it is has other elements, whichever text it is that makes any.
#[test]
fn a_text_that_is_written_as_it_is_is_told() {
    let page = |text: &str| Page {
        path: String::new(),
        headers: String::new(),
        seen: Element::parse(&format!("<main><p title=\"{text}\">{text}</p></main>")),
    };
    let told = hostile()
        .iter()
        .filter(|text| skeleton(&page(text)) != skeleton(&page(&plain(text))))
        .count();
    assert!(told >= 12, "{told}");
    let link = |to: &str| Page {
        path: String::new(),
        headers: String::new(),
        seen: Element::parse(&format!("<a href=\"{to}\">x</a>")),
    };
    assert_eq!(misread(&link(&format!("javascript:alert(1)//{MARK}"))).len(), 1);
    assert_eq!(misread(&link(&format!("https://example.com/{MARK}"))), [""; 0]);
}
