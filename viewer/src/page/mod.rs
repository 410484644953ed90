//! What stands on each page, from the records that were read for it.

mod by;
mod list;
mod message;
mod notice;
mod opening;
mod overview;
mod parts;
mod profile;
mod record;
mod seek;
mod talk;
mod talks;

use verify::{PublicKey, Verdict, structure::CONVERSATIONS};

use self::list::PAGE;
pub use self::{
    by::By,
    opening::{Strip, open, reading, strip},
    seek::{find, form, later, seek},
};
use crate::{
    index::Index,
    json::Json,
    node::{Element, el},
    reading::Reading,
    route::{List, Route},
    text::{Language, Phrase, frame, sheet, talk as talk_words},
};

/// A copy that was read once, or is being read.
#[derive(Debug)]
pub struct Opened {
    /// What the file is called.
    pub name: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Where everything stands in it that was read so far.
    pub index: Index,
    /// What the check found, without a key to compare with; none while it is being read.
    pub verdict: Option<Verdict>,
    /// The keys that the reader pasted; none if nothing was pasted, none in it if there was none.
    pub keys: Option<Vec<PublicKey>>,
}

impl Opened {
    /// The business's name; empty where none is said.
    pub fn business(&self) -> String {
        let text = self.index.controller.as_deref().map(String::from_utf8_lossy);
        let controller = text.as_deref().and_then(Json::parse);
        let name = controller.as_ref().and_then(|controller| {
            let app = controller.get("app");
            app.and_then(|app| app.text("displayName"))
                .or_else(|| controller.text("name"))
        });
        name.unwrap_or_default().to_owned()
    }

    /// What the check found, with the keys to compare with; none while it is being read.
    pub fn judged(&self) -> Option<Verdict> {
        let verdict = self.verdict.as_ref()?;
        let keys = self.keys.as_deref().unwrap_or_default();
        let mut judged = verdict.clone();
        for key in keys {
            judged = verdict.clone().expecting(*key);
            if judged.is_intact() {
                break;
            }
        }
        Some(judged)
    }

    /// Whether there is anything to show.
    pub fn is_copy(&self) -> bool {
        !matches!(
            self.verdict,
            Some(Verdict::NotAnExport | Verdict::NewerFormat { .. })
        )
    }

    /// Whether anything of it is there yet.
    pub fn begins(&self) -> bool {
        self.verdict.is_some() || !self.index.members.is_empty()
    }

    /// Whether more of it is to come.
    pub const fn is_being_read(&self) -> bool {
        self.verdict.is_none()
    }

    /// Whether the reading has come to what stands on this page.
    fn reaches(&self, route: &Route) -> bool {
        let index = &self.index;
        let holds = |name: &str| index.member(name).is_some();
        match route {
            Route::Profile => index.user.is_some(),
            Route::Notice => holds("notice"),
            Route::List(list, 0) => holds(list.name()),
            Route::List(list, page) => index.count(list.name()) > page.saturating_mul(PAGE),
            Route::Talks(0) => holds(CONVERSATIONS),
            Route::Talks(page) => talks::reaches(index, *page),
            Route::Talk(number, place) => talk::reaches(index, *number, *place),
            Route::Member(number) => index.members.len() > *number,
            Route::Overview | Route::Seek | Route::Nowhere => true,
        }
    }
}

/// What has to be read for a page.
pub fn readings(route: &Route, copy: &Opened) -> Vec<Reading> {
    let index = &copy.index;
    match route {
        Route::Overview => overview::readings(index),
        Route::List(list, page) => index
            .list(list.name())
            .map(|marks| Reading::list(marks, page.saturating_mul(PAGE), list::TAKE))
            .into_iter()
            .collect(),
        Route::Notice => index
            .list("notice")
            .map(|marks| Reading::list(marks, 0, 64))
            .into_iter()
            .collect(),
        Route::Talks(page) => talks::readings(index, *page),
        Route::Talk(number, place) => talk::readings(index, *number, *place),
        Route::Member(number) => {
            let member = index.members.get(*number);
            member
                .map(|member| Reading::value(member.at))
                .into_iter()
                .collect()
        }
        // The channels that a search can be narrowed down to.
        Route::Seek => index
            .list("clients")
            .map(|marks| Reading::list(marks, 0, 64))
            .into_iter()
            .collect(),
        Route::Profile | Route::Nowhere => Vec::new(),
    }
}

/// A page of a copy: its title, and what stands on its sheet. The search is no page of this kind.
pub fn draw(route: &Route, copy: &Opened, read: &[Reading], language: Language) -> (Phrase, Vec<Element>) {
    if copy.is_being_read() && !copy.reaches(route) {
        return (frame::NOT_YET, parts::not_yet(language));
    }
    match route {
        Route::Overview => (sheet::OVERVIEW_TITLE, overview::draw(copy, read, language)),
        Route::Profile => (sheet::PROFILE, profile::draw(copy, language)),
        Route::List(list, page) => (list.words().title, list::draw(*list, *page, copy, read, language)),
        Route::Notice => (sheet::NOTICE.title, notice::draw(read, language)),
        Route::Talks(page) => (talk_words::LIST_TITLE, talks::draw(*page, copy, read, language)),
        Route::Talk(number, place) => (
            talk_words::TITLE,
            talk::draw(*number, *place, copy, read, language),
        ),
        Route::Member(number) => (sheet::OTHER_PART, record::member(*number, copy, read, language)),
        Route::Seek | Route::Nowhere => (frame::NOWHERE, parts::nowhere(language)),
    }
}

/// The navigation, with the place where one is.
pub fn nav(route: &Route, language: Language) -> Element {
    let places = [
        (Route::Overview, frame::OVERVIEW),
        (Route::Profile, frame::DETAILS),
        (Route::List(List::Clients, 0), frame::CHANNELS),
        (Route::List(List::Devices, 0), frame::DEVICES),
        (Route::List(List::BusinessSystems, 0), frame::SYSTEMS),
        (Route::Talks(0), frame::CONVERSATIONS),
        (Route::Seek, frame::SEARCH),
        (Route::Notice, frame::NOTICE),
        (Route::List(List::Requests, 0), frame::REQUESTS),
        (Route::List(List::AccessLog, 0), frame::LOOKS),
    ];
    let here = match route {
        Route::List(list, _) => Route::List(*list, 0),
        Route::Talks(_) | Route::Talk(..) => Route::Talks(0),
        other => other.clone(),
    };
    let items = places.into_iter().map(|(place, words)| {
        let link = el("a").with("href", place.address()).child(words.said(language));
        let link = if place == here {
            link.with("aria-current", "page")
        } else {
            link
        };
        el("li").child(link)
    });
    el("nav")
        .with("aria-label", frame::NAV.said(language))
        .child(el("ul").children(items))
}

#[cfg(test)]
pub mod tests {
    use verify::structure::MEMBERS;

    use super::*;
    use crate::{index::Indexer, node::Node};

    /// A copy with something of everything in it, damaged or not.
    pub fn opened(file: &str) -> Opened {
        let mut index = Index::default();
        Indexer::default().push(file.as_bytes(), &mut index);
        Opened {
            name: "export.json".to_owned(),
            bytes: file.len() as u64,
            index,
            verdict: Some(verify::check(file.as_bytes(), None)),
            keys: None,
        }
    }

    /// A page of it.
    pub fn page(file: &str, route: &Route, language: Language) -> Node {
        page_of(&opened(file), file, route, language)
    }

    /// A page of a copy that is open.
    fn page_of(copy: &Opened, file: &str, route: &Route, language: Language) -> Node {
        let mut read = readings(route, copy);
        for reading in &mut read {
            while let Some(at) = reading.wants() {
                let at = usize::try_from(at).unwrap();
                reading.push(&file.as_bytes()[at..(at + 100).min(file.len())]);
            }
        }
        let (_, sheet) = draw(route, copy, &read, language);
        el("main").children(sheet).into()
    }

    /// Its words.
    pub fn words(file: &str, address: &str) -> String {
        page(file, &Route::of(address), Language::En).words()
    }

    /// A whole copy, of what is written for each member; the others are empty.
    pub fn copy(members: &[(&str, &str)]) -> String {
        let given = |name: &str| {
            members
                .iter()
                .find(|(held, _)| *held == name)
                .map(|(_, text)| *text)
        };
        let member = |name: &'static str| {
            let empty = match name {
                "format" => "\"rightsdesk.export/1\"",
                "controller" | "user" | "integrity" => "{}",
                _ => "[]",
            };
            format!("\"{name}\":{}", given(name).unwrap_or(empty))
        };
        format!("{{{}}}", MEMBERS.map(member).join(","))
    }

    /// Addresses of pages, one of each kind.
    pub const ADDRESSES: [&str; 12] = [
        "#/",
        "#/profile",
        "#/clients",
        "#/devices",
        "#/businessSystems",
        "#/requests",
        "#/accessLog",
        "#/notice",
        "#/conversations",
        "#/conversation/1",
        "#/member/4",
        "#/nowhere",
    ];

    /// Whatever stands in a copy: words, and nothing else.
    #[test]
    fn hostile_text_is_text_on_every_page() {
        let text =
            r#"\"'></textarea></script><img src=x onerror=alert(1)><a href=javascript:alert(1)>\u0000\u202e"#;
        let record = format!(
            r#"{{"id":"{text}","type":"{text}","displayName":"{text}","name":"{text}","externalId":"{text}","{text}":"{text}","profile":{{"givenName":"{text}","avatarUrl":"javascript:alert(1)"}},"metadata":{{"{text}":"{text}"}},"category":"{text}","purposes":{{"de":"{text}","{text}":"{text}"}},"reference":"{text}","state":"{text}","at":"{text}","act":"{text}","by":"{text}","reason":"{text}","ask":{{"kind":"{text}"}},"elsewhere":{{"told":[{{"recipient":"{text}","at":"{text}","outcome":"{text}","result":"{text}"}}]}},"holds":[{{"ground":"{text}","source":"{text}","until":"{text}"}}]}}"#
        );
        let message = format!(
            r#"{{"id":"{text}","received":"{text}","author":{{"type":"user","userId":"{text}","displayName":"{text}"}},"source":{{"type":"{text}"}},"content":{{"type":"{text}","text":"{text}","mediaUrl":"javascript:alert(1)","altText":"{text}","items":[{record}],"fields":[{{"label":"{text}","text":"{text}"}}],"actions":[{{"text":"{text}","uri":"javascript:alert(1)"}}],"location":{{"name":"{text}"}},"template":{record}}},"quotedMessage":{{"message":{{"content":{{"text":"{text}"}}}}}}}}"#
        );
        let list = format!("[{record}]");
        let talks =
            format!(r#"[{{"conversation":{record},"participants":[{record}],"messages":[{message}]}}]"#);
        let file = copy(&[
            ("controller", record.as_str()),
            ("user", record.as_str()),
            ("notice", list.as_str()),
            ("clients", list.as_str()),
            ("devices", list.as_str()),
            ("businessSystems", list.as_str()),
            ("conversations", talks.as_str()),
            ("requests", list.as_str()),
            ("accessLog", list.as_str()),
        ]);
        let mut links = 0;
        for address in ADDRESSES {
            for language in Language::ALL {
                let page = page(&file, &Route::of(address), language);
                for tag in [
                    "script", "img", "iframe", "object", "embed", "style", "base", "meta", "link",
                ] {
                    assert!(page.all(tag).is_empty(), "{tag} on {address}");
                }
                for link in page.all("a") {
                    let href = link.attribute("href").unwrap();
                    assert!(href.starts_with("#/"), "{href} on {address}");
                    links += 1;
                }
                let shown = address == "#/nowhere" || page.words().contains("onerror=alert(1)");
                assert!(shown, "the control: it is there, on {address}");
            }
        }
        assert!(links > 20);
    }

    #[test]
    fn every_page_says_something_in_each_language_and_has_one_heading() {
        let file = copy(&[]);
        for address in ADDRESSES {
            let pages = Language::ALL.map(|language| page(&file, &Route::of(address), language));
            for page in &pages {
                assert_eq!(page.all("h1").len(), 1, "{address}");
            }
            assert_ne!(pages[0].words(), pages[1].words(), "{address}");
        }
    }

    #[test]
    fn records_of_any_shape_are_drawn() {
        for value in [
            "null",
            "7",
            "\"text\"",
            "[]",
            "[[1]]",
            "{}",
            r#"{"a":{"b":[1e400]}}"#,
            "true",
        ] {
            let list = format!("[{value},{value}]");
            let talks =
                format!(r#"[{value},{{"conversation":{value},"participants":{value},"messages":{list}}}]"#);
            let members: Vec<_> = MEMBERS
                .iter()
                .map(|&name| match name {
                    "format" => (name, "\"rightsdesk.export/1\""),
                    "conversations" => (name, talks.as_str()),
                    "controller" | "user" => (name, value),
                    _ => (name, list.as_str()),
                })
                .collect();
            let file = copy(&members);
            for address in ADDRESSES
                .into_iter()
                .chain(["#/conversation/2", "#/conversation/2/m2"])
            {
                let _ = page(&file, &Route::of(address), Language::De);
            }
        }
    }

    /// Cut anywhere, as it is while it is being read: what is there is shown, and of the rest it is said that it comes.
    #[test]
    fn while_a_copy_is_read_every_page_shows_what_has_come() {
        let talks = r#"[{"conversation":{"displayName":"Saturday"},"participants":[],"messages":[{"content":{"text":"<1>"}},{"content":{"text":"<2>"}}]}]"#;
        let file = copy(&[("clients", r#"[{"id":"<c>"}]"#), ("conversations", talks)]);
        let shown = |end: usize, address: &str| {
            let mut copy = opened(&file[..end]);
            copy.verdict = None;
            page_of(&copy, &file[..end], &Route::of(address), Language::En).words()
        };
        for end in 0..file.len() {
            for address in ADDRESSES {
                assert!(!shown(end, address).is_empty(), "{end} {address}");
            }
        }
        let until = |text: &str| file.find(text).unwrap() + text.len();
        let begun = until("\"clients\":[");
        assert!(shown(begun, "#/conversations").contains("has not been read yet"));
        assert!(shown(begun, "#/conversation/1").contains("has not been read yet"));
        assert!(shown(until("<c>\"}"), "#/clients").contains("<c>"));
        let first = shown(until("<1>\"}}"), "#/conversation/1");
        assert!(first.contains("<1>") && !first.contains("<2>"), "{first}");
        assert!(shown(begun, "#/").contains("Not checked yet"));
        // The control: what is read to its end lacks nothing.
        assert!(!words(&file, "#/conversations/2").contains("has not been read yet"));
    }

    #[test]
    fn the_keys_that_were_pasted_are_all_compared() {
        let mut copy = opened(&copy(&[]));
        let key = PublicKey::from_bytes([7; 32]);
        copy.verdict = Some(Verdict::Intact {
            signer: verify::Signer::NotChecked,
            counts: verify::Counts::new(),
            kid: key.kid(),
            public_key: key,
        });
        let other = PublicKey::from_bytes([8; 32]);
        let mut judged = |keys: Option<Vec<PublicKey>>| {
            copy.keys = keys;
            copy.judged().unwrap()
        };
        let checked = |verdict: Verdict| {
            matches!(
                verdict,
                Verdict::Intact {
                    signer: verify::Signer::Checked,
                    ..
                }
            )
        };
        assert!(judged(None).is_intact() && !checked(judged(None)));
        assert!(checked(judged(Some(vec![key]))));
        assert!(checked(judged(Some(vec![other, key]))));
        assert!(matches!(judged(Some(vec![other])), Verdict::OtherSigner { .. }));
    }
}
