//! Channels, devices, other systems, requests, and who looked: each element a row.

use super::{
    Opened,
    parts::{entry, ledger, nowhere, opening, pager, pages, part, plain, soft},
    record::{behind, in_words, known, refused, shown},
};
use crate::{
    json::Json,
    node::{Element, el},
    reading::{Reading, Record},
    route::{List, Route},
    text::{Language, Phrase, frame, record as words, sheet, time},
};

/// How many stand on a page.
pub const PAGE: u64 = 20;
/// The same, as it is taken.
pub const TAKE: usize = 20;

/// A page of a list.
pub fn draw(list: List, page: u64, copy: &Opened, read: &[Reading], language: Language) -> Vec<Element> {
    let say = list.words();
    let count = copy.index.count(list.name());
    let all = pages(count, PAGE);
    if page >= all {
        return nowhere(language);
    }
    let records = read.first().map(Reading::records).unwrap_or_default();
    let mut rows = vec![opening(say.heading.said(language), say.line.said(language))];
    if records.is_empty() {
        let none = if count == 0 { say.none } else { words::UNREADABLE };
        rows.push(plain([soft(none.said(language))]));
    }
    rows.extend(records.iter().map(|record| row(list, record, language)));
    if all > 1 {
        let to = |page: u64| Route::List(list, page).address();
        let before = page.checked_sub(1).map(to);
        let after = (page + 1 < all).then(|| to(page + 1));
        rows.push(pager(
            frame::PAGES.said(language),
            (frame::EARLIER.said(language), before),
            frame::here(language, page + 1, all),
            (frame::LATER.said(language), after),
        ));
    }
    rows
}

fn row(list: List, record: &Record, language: Language) -> Element {
    if let Some(refused) = refused(record, language) {
        return part(words::RECORD.said(language), "", [refused]);
    }
    let text = record.text();
    let json = Json::parse(&text).unwrap_or(Json::Null);
    let kind = json.text("type").unwrap_or_default();
    let body = |fields| shown(&text, &json, fields, language);
    let (heading, body) = match list {
        List::Clients => (words::channel(language, kind), body(words::CLIENT)),
        List::Devices => (words::device(language, kind), body(words::DEVICE)),
        List::BusinessSystems => (words::system(language, kind), body(words::SYSTEM)),
        List::Requests => {
            let asked = json.at(&["ask", "kind"]).map_or("", Json::plainly);
            (sheet::asked(language, asked), request(&text, &json, language))
        }
        List::AccessLog => return look(&text, &json, language),
    };
    part(heading, "", body)
}

fn request(text: &str, json: &Json<'_>, language: Language) -> Vec<Element> {
    let line = |label: Phrase, value: Option<&str>| {
        value.map(|value| entry(label.said(language), in_words(value, language)))
    };
    let day = json.at(&["due", "by"]).map_or("", Json::plainly);
    let due = (!day.is_empty()).then(|| entry(sheet::DUE.said(language), time::day(language, day)));
    let state = json.text("state").map(|state| sheet::state(language, state));
    let reason = json.text("reason").map(|reason| sheet::reason(language, reason));
    let entries = [
        line(sheet::REFERENCE, json.text("reference")),
        line(sheet::STANDS, state),
        line(sheet::SENT, json.text("receivedAt")),
        due,
        line(sheet::REASON, reason),
        line(sheet::LAW, json.text("source")),
        line(sheet::NOTE, json.text("note")),
    ];
    let entries = entries
        .into_iter()
        .flatten()
        .chain(known(json, &sheet::MOMENTS, language));
    let mut body = vec![ledger(entries)];
    body.extend(held_up(json, language));
    body.extend(elsewhere(json, language));
    body.extend(said(json, language));
    body.push(behind(text, words::ALL_AS_STORED.said(language)));
    body
}

/// What keeps it from being carried out; nothing where nothing does.
fn held_up(json: &Json<'_>, language: Language) -> Vec<Element> {
    let holds = json.list("holds");
    if holds.is_empty() {
        return Vec::new();
    }
    let line = |hold: &Json<'_>| {
        let ground = sheet::reason(language, hold.text("ground").unwrap_or_default());
        let day = hold.text("until").map(|day| time::full_day(language, day));
        let until = sheet::held_until(language, day.as_deref());
        let source = hold.text("source").map(soft);
        entry(ground, el("div").child(el("p").child(until)).children(source))
    };
    vec![
        el("h3").child(sheet::HELD_UP.said(language)),
        ledger(holds.iter().map(line)),
    ]
}

/// What is done for it outside the portal, and who is told; nothing where nothing is.
fn elsewhere(json: &Json<'_>, language: Language) -> Vec<Element> {
    let Some(elsewhere) = json.get("elsewhere") else {
        return Vec::new();
    };
    let steps = [("calls", sheet::PLATFORM), ("files", sheet::FILES)];
    let steps = steps.into_iter().filter_map(|(name, label)| {
        let progress = elsewhere.get(name)?;
        let count = |name: &str| progress.get(name)?.plainly().parse::<u64>().ok();
        let said = sheet::progress(language, count("done")?, count("failed")?, count("total")?);
        Some(entry(label.said(language), said))
    });
    let told = elsewhere.list("told").iter().map(|told| {
        let recipient = told.text("recipient");
        let recipient = recipient.unwrap_or_else(|| sheet::RECIPIENTS.said(language));
        let day = told.text("at").map(|at| time::full_day(language, at));
        let said = sheet::told(language, told.text("outcome"), &day.unwrap_or_default());
        let result = told.text("result").map(|result| el("p").theirs(result));
        entry(recipient, el("div").child(el("p").child(said)).children(result))
    });
    vec![
        el("h3").child(sheet::ELSEWHERE.said(language)),
        ledger(steps.chain(told)),
    ]
}

/// What was said about it, oldest first; nothing where nothing was.
fn said(json: &Json<'_>, language: Language) -> Vec<Element> {
    let messages = json.list("messages");
    if messages.is_empty() {
        return Vec::new();
    }
    let line = |message: &Json<'_>| {
        let at = message.text("at").map(|at| time::moment(language, at));
        let by = sheet::who(language, message.text("by").unwrap_or_default(), None);
        let by = by.unwrap_or_else(|| sheet::BY_YOU.said(language).to_owned());
        let text = message.text("text").unwrap_or_default();
        let said = el("div").child(soft(by)).child(el("p").theirs(text));
        entry(at.unwrap_or_default(), said)
    };
    vec![
        el("h3").child(sheet::SAID.said(language)),
        ledger(messages.iter().map(line)),
    ]
}

/// An entry of who looked: when in the margin, what in the column.
fn look(text: &str, json: &Json<'_>, language: Language) -> Element {
    let by = json.text("by").unwrap_or_default();
    let what = sheet::act(language, json.text("act").unwrap_or_default(), by == "person");
    let when = json
        .text("at")
        .map(|at| time::moment(language, at))
        .unwrap_or_default();
    let who = sheet::who(language, by, json.text("name")).map(|who| el("p").theirs(who));
    let why = json
        .text("reason")
        .map(|code| el("p").theirs(sheet::occasion(language, code)));
    let request = json.text("request").map(|reference| {
        el("p")
            .class("soft")
            .child(sheet::REFERENCE.said(language))
            .child(" ")
            .child(el("span").class("data").theirs(reference))
    });
    let mut body = vec![el("h3").theirs(what)];
    body.extend(who.into_iter().chain(why).chain(request));
    body.push(behind(text, words::AS_STORED.said(language)));
    part(when, "", body)
}

#[cfg(test)]
mod tests {
    use crate::page::tests::{copy, words};

    #[test]
    fn a_channel_says_what_it_is_and_keeps_what_is_not_known() {
        let client = r#"[{"id":"c1","type":"whatsapp","displayName":"Maren","lastSeen":"2026-11-02T10:00:00.000Z","raw":{"from":"+47"}}]"#;
        let shown = words(&copy(&[("clients", client)]), "#/clients");
        for part in [
            "WhatsApp",
            "Name shown thereMaren",
            "2 November 2026, 10.00 am UTC",
            "\"from\": \"+47\"",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn a_request_says_what_became_of_it() {
        let request = r#"[{"reference":"AAAA-BBBB","ask":{"kind":"erasure","size":"everything"},"receivedAt":"2026-11-02T10:00:00Z","due":{"by":"2026-12-02"},"state":"done","approvedAt":"2026-11-03T10:00:00Z","execution":{"finishedAt":"2026-11-04T10:00:00Z"}}]"#;
        let shown = words(&copy(&[("requests", request)]), "#/requests");
        for part in [
            "Delete everything",
            "AAAA-BBBB",
            "2 December 2026",
            "4 November 2026",
            "Done",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn what_was_said_about_a_request_is_told_with_who_said_it() {
        let request = |messages: &str| {
            let request = format!(
                r#"[{{"reference":"AAAA-BBBB","ask":{{"kind":"objection","against":"other_uses"}},"state":"submitted"{messages}}}]"#
            );
            words(&copy(&[("requests", &request)]), "#/requests")
        };
        let said = r#"{"at":"2026-11-02T10:00:00Z","by":"person","text":"You guess <what> I like."}"#;
        let answered = r#"{"at":"2026-11-03T10:00:00Z","by":"staff","text":"We look into it."}"#;
        let shown = request(&format!(r#","messages":[{said},{answered}]"#));
        for part in [
            "What was said about it",
            "By you.You guess <what> I like.",
            "3 November 2026, 10.00 am UTC",
            "By a member of staff.We look into it.",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        assert!(!request("").contains("What was said about it"), "the control");
    }

    #[test]
    fn what_is_done_elsewhere_and_what_holds_it_up_is_told_as_the_portal_tells_it() {
        let request = |more: &str| {
            let request = format!(
                r#"[{{"reference":"AAAA-BBBB","ask":{{"kind":"erasure","size":"everything"}},"state":"submitted"{more}}}]"#
            );
            words(&copy(&[("requests", &request)]), "#/requests")
        };
        let shown = request(
            r#","elsewhere":{"calls":{"total":20,"done":5,"failed":1},"told":[{"recipient":"<Mailhouse>","at":"2026-11-23T15:04:05Z","outcome":"done","result":"By letter."},{"recipient":null}]},"holds":[{"ground":"legal_claims","source":"GDPR Art. 17(3)(e)","since":"2026-11-02T10:00:00Z","until":"2027-11-23"},{"ground":"legal_obligation","since":"2026-11-02T10:00:00Z"}]"#,
        );
        for part in [
            "Outside the portal",
            "On the messaging platform5 of 20 steps done, 1 could not be done so far.",
            "<Mailhouse>Told on Monday 23 November 2026.By letter.",
            "Everybody whom the business names as recipients of its dataNot told yet.",
            "For now, everything has to stay",
            "legal claimUntil the end of Tuesday 23 November 2027.GDPR Art. 17(3)(e)",
            "keep the recordsUntil it is lifted; no day is set.",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
        let shown = request("");
        for part in ["Outside the portal", "For now, everything has to stay"] {
            assert!(!shown.contains(part), "the control: {shown}");
        }
    }

    #[test]
    fn who_looked_says_when_what_who_and_why() {
        let log = r#"[{"at":"2026-11-02T10:00:00Z","act":"recordOpened","by":"staff","name":"Idris P.","reason":"complaint","request":"AAAA"}]"#;
        let shown = words(&copy(&[("accessLog", log)]), "#/accessLog");
        for part in [
            "2 November 2026",
            "Your record was opened",
            "By Idris P.",
            "somebody’s complaint",
            "AAAA",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn long_lists_have_pages() {
        let clients: Vec<String> = (1..=45).map(|n| format!(r#"{{"id":"<{n}>"}}"#)).collect();
        let file = copy(&[("clients", &format!("[{}]", clients.join(",")))]);
        let page = |address: &str| words(&file, address);
        assert!(page("#/clients").contains("<20>") && !page("#/clients").contains("<21>"));
        assert!(page("#/clients/3").contains("<45>") && page("#/clients/3").contains("Page 3 of 3"));
        assert!(!page("#/clients/4").contains("<45>"));
    }
}
