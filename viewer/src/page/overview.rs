//! Whether the copy is what was signed, what is in it, and who answers for it.

use verify::{Damage, Signer, Verdict, structure::MEMBERS};

use super::{
    Opened,
    parts::{data, entry, ledger, opening_beside, part, plain, soft},
};
use crate::{
    index::Index,
    json::Json,
    node::{Element, el},
    reading::{Reading, Record},
    route::{List, Route},
    text::{Language, Phrase, frame, number, sheet, talk, time, verdict as words},
};

/// The newest entry of who looked.
pub fn readings(index: &Index) -> Vec<Reading> {
    let last = index.list("accessLog").and_then(crate::marks::Marks::last);
    last.map(Reading::value).into_iter().collect()
}

/// The page.
pub fn draw(copy: &Opened, read: &[Reading], language: Language) -> Vec<Element> {
    if !copy.is_copy() {
        return none(copy, language);
    }
    let entry = read.first().and_then(|reading| reading.records().first());
    let text = entry.map(Record::text);
    let entry = text.as_deref().and_then(Json::parse);
    let at = entry.as_ref().and_then(|entry| entry.text("at"));
    let lede = at
        .map(|at| sheet::until(language, &time::moment(language, at)))
        .unwrap_or_default();
    let mut rows = vec![
        opening_beside(
            about(copy, language),
            sheet::heading(language, &copy.business()),
            &lede,
            [panel(copy, language)],
        ),
        part(
            sheet::HELD.said(language),
            sheet::HELD_NOTE.said(language),
            [register(&copy.index, language)],
        ),
        holder(copy, language),
    ];
    rows.extend(signer(copy, language));
    rows.push(part(sheet::FILE.said(language), "", [file(copy, language)]));
    rows
}

/// A file that holds nothing to show.
fn none(copy: &Opened, language: Language) -> Vec<Element> {
    let another = el("p").child(
        el("button")
            .class("button")
            .with("type", "button")
            .with("data-act", "another")
            .child(frame::ANOTHER.said(language)),
    );
    let (heading, lede) = match &copy.verdict {
        Some(Verdict::NewerFormat { version }) => (words::NEWER, words::newer(language, *version)),
        _ => (words::NO_COPY, words::NO_COPY_LINE.said(language).to_owned()),
    };
    vec![
        opening_beside(None, heading.said(language), &lede, [another]),
        plain([file(copy, language)]),
    ]
}

/// Whose the copy is.
fn about(copy: &Opened, language: Language) -> Option<Element> {
    let text = copy.index.user.as_deref().map(String::from_utf8_lossy)?;
    let user = Json::parse(&text)?;
    let parts = ["givenName", "surname"].map(|part| user.at(&["profile", part]).map_or("", Json::plainly));
    let name = parts.join(" ").trim().to_owned();
    let id = user.text("externalId").or_else(|| user.text("id"))?;
    let name = (!name.is_empty()).then(|| el("strong").theirs(name));
    Some(
        el("p")
            .child(sheet::ABOUT.said(language))
            .child(" ")
            .children(name)
            .child(" ")
            .child(data(id)),
    )
}

/// What the check found.
fn panel(copy: &Opened, language: Language) -> Element {
    let (is, heading, lines) = match copy.judged() {
        None => (
            "wait",
            words::CHECKING,
            vec![words::CHECKING_LINE.said(language).to_owned()],
        ),
        Some(Verdict::Intact { signer, .. }) => {
            let line = match signer {
                Signer::Checked => words::INTACT_SIGNER,
                Signer::NotChecked => words::INTACT_NO_SIGNER,
            };
            ("done", words::INTACT, vec![line.said(language).to_owned()])
        }
        Some(Verdict::OtherSigner { .. }) => (
            "stop",
            words::OTHER_SIGNER,
            vec![words::OTHER_SIGNER_LINE.said(language).to_owned()],
        ),
        Some(Verdict::Damaged { what, place }) => {
            let place = match (what, place) {
                (_, Some(place)) => Some(words::place(language, place)),
                (Damage::Changed, None) => Some(words::ANYWHERE.said(language).to_owned()),
                _ => None,
            };
            let mut lines = vec![words::damage(language, what)];
            lines.extend(place);
            lines.push(words::DAMAGED_LINE.said(language).to_owned());
            ("stop", words::DAMAGED, lines)
        }
        Some(Verdict::NotAnExport | Verdict::NewerFormat { .. }) => ("stop", words::NO_COPY, Vec::new()),
    };
    let panel = el("div")
        .class("panel")
        .with("data-is", is)
        .with("tabindex", "-1");
    let panel = match is {
        "done" => panel.with("role", "status"),
        "stop" => panel.with("role", "alert"),
        _ => panel,
    };
    panel
        .child(el("h2").child(heading.said(language)))
        .children(lines.into_iter().map(|line| el("p").theirs(line)))
}

fn register(index: &Index, language: Language) -> Element {
    let row = |count: Option<u64>, name: &str, line: &str, route: &Route, go: Phrase| {
        let count = count
            .map(|count| number::count(language, count))
            .unwrap_or_default();
        el("li")
            .child(el("span").class("count").child(count))
            .child(
                el("div")
                    .class("what")
                    .child(el("h3").theirs(name))
                    .child(el("p").child(line)),
            )
            .child(
                el("a")
                    .class("go")
                    .with("href", route.address())
                    .child(go.said(language))
                    .child(el("span").class("visually-hidden").child(format!(" {name}"))),
            )
    };
    let list = |list: List| {
        let say = list.words();
        let (name, line) = (say.title.said(language), say.line.said(language));
        row(
            Some(index.count(list.name())),
            name,
            line,
            &Route::List(list, 0),
            sheet::SEE,
        )
    };
    let known = |phrase: Phrase| phrase.said(language);
    let profile = u64::from(index.member("user").is_some());
    let rows = [
        row(
            Some(profile),
            known(sheet::PROFILE),
            known(sheet::PROFILE_LINE),
            &Route::Profile,
            sheet::SEE,
        ),
        list(List::Clients),
        list(List::Devices),
        list(List::BusinessSystems),
        row(
            Some(index.conversations),
            known(talk::LIST_TITLE),
            known(sheet::TALKS_LINE),
            &Route::Talks(0),
            talk::READ,
        ),
        row(
            Some(index.messages),
            known(sheet::MESSAGES),
            known(sheet::MESSAGES_LINE),
            &Route::Seek,
            frame::SEARCH,
        ),
        list(List::Requests),
        list(List::AccessLog),
        row(
            Some(index.count("notice")),
            known(sheet::NOTICE.title),
            known(sheet::NOTICE.line),
            &Route::Notice,
            sheet::SEE,
        ),
    ];
    let members = index.members.iter().enumerate();
    let others = members
        .filter(|(_, member)| !MEMBERS.contains(&member.name.as_str()))
        .map(|(number, member)| {
            let line = known(sheet::OTHER_PART);
            row(None, &member.name, line, &Route::Member(number), sheet::SEE)
        });
    el("ul")
        .class("register")
        .children(rows.into_iter().chain(others))
}

/// Who answers for the data, as far as they say.
fn holder(copy: &Opened, language: Language) -> Element {
    let text = copy
        .index
        .controller
        .as_deref()
        .map(String::from_utf8_lossy)
        .unwrap_or_default();
    let json = Json::parse(&text).unwrap_or(Json::Null);
    let contact = json.get("contact").unwrap_or(&Json::Null);
    let officer = contact.get("dataProtectionOfficer").unwrap_or(&Json::Null);
    let authority = json.get("authority").unwrap_or(&Json::Null);
    let said = |mut lines: Vec<Element>| {
        if lines.is_empty() {
            lines.push(soft(sheet::UNSAID.said(language)));
        }
        el("div").children(lines)
    };
    let controller: Vec<Element> = json
        .text("name")
        .into_iter()
        .map(|name| el("p").theirs(name))
        .chain(reach(contact))
        .collect();
    let regime = json
        .text("regime")
        .map(|law| el("p").theirs(law))
        .into_iter()
        .collect();
    let entries = [
        entry(sheet::CONTROLLER.said(language), said(controller)),
        entry(sheet::OFFICER.said(language), said(reach(officer))),
        entry(sheet::AUTHORITY.said(language), said(reach(authority))),
        entry(sheet::REGIME.said(language), said(regime)),
    ];
    part(sheet::HOLDER.said(language), "", [ledger(entries)])
}

/// How somebody is reached, a line each.
fn reach(party: &Json<'_>) -> Vec<Element> {
    ["name", "address", "email", "phone", "url"]
        .iter()
        .filter_map(|name| party.text(name))
        .flat_map(str::lines)
        .map(|line| el("p").theirs(line))
        .collect()
}

/// The key, and the form to compare it; none where there is none.
fn signer(copy: &Opened, language: Language) -> Option<Element> {
    let (kid, key) = match &copy.verdict {
        Some(Verdict::Intact { kid, public_key, .. }) => (kid, public_key.to_string()),
        _ => return None,
    };
    let wrong = copy.keys.as_ref().is_some_and(Vec::is_empty);
    let fault = wrong.then(|| {
        el("p")
            .class("fault")
            .with("id", "key-fault")
            .child(words::NO_KEY.said(language))
    });
    let input = el("textarea")
        .with("id", "key")
        .with("name", "key")
        .with("rows", "2")
        .with("autocomplete", "off")
        .with("spellcheck", "false")
        .with(
            "aria-describedby",
            if wrong { "key-hint key-fault" } else { "key-hint" },
        );
    let input = if wrong {
        input.with("aria-invalid", "true")
    } else {
        input
    };
    let field = el("div")
        .class(if wrong { "field wrong" } else { "field" })
        .child(el("label").with("for", "key").child(words::PASTE.said(language)))
        .child(
            el("p")
                .class("hint")
                .with("id", "key-hint")
                .child(words::PASTE_HINT.said(language)),
        )
        .children(fault)
        .child(input);
    let form = el("form").with("data-act", "key").child(field).child(
        el("div").class("actions").child(
            el("button")
                .class("button quiet")
                .child(words::COMPARE.said(language)),
        ),
    );
    let key = ledger([
        entry(words::KEY.said(language), data(&key)),
        entry(words::KID.said(language), data(kid)),
    ]);
    Some(part(
        words::SIGNER.said(language),
        words::SIGNER_NOTE.said(language),
        [key, form],
    ))
}

fn file(copy: &Opened, language: Language) -> Element {
    ledger([
        entry(sheet::FILE_NAME.said(language), copy.name.as_str()),
        entry(
            sheet::FILE_SIZE.said(language),
            number::bytes(language, copy.bytes),
        ),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::tests::{copy, opened, words};

    const CONTROLLER: &str = r#"{"app":{"id":"a","displayName":"Larkspoke"},"name":"Larkspoke Cycle Hire","contact":{"address":"1 Mill Lane\nArden","email":"data@example.com","dataProtectionOfficer":null},"authority":{"name":"The Commissioner"},"regime":"GDPR"}"#;

    #[test]
    fn says_whose_it_is_what_is_in_it_and_who_answers() {
        let file = copy(&[
            ("controller", CONTROLLER),
            (
                "user",
                r#"{"id":"u","externalId":"rider-7","profile":{"givenName":"Maren"}}"#,
            ),
            ("clients", "[{},{}]"),
            (
                "accessLog",
                r#"[{"at":"2026-11-02T10:00:00Z"},{"at":"2026-11-05T10:00:00Z"}]"#,
            ),
        ]);
        let shown = words(&file, "#/");
        for part in [
            "Your copy from Larkspoke",
            "The newest entry in it is of 5 November 2026, 10.00 am UTC",
            "About Maren rider-7",
            "2Channels",
            "0Messages",
            "Larkspoke Cycle Hire",
            "1 Mill LaneArden",
            "The Commissioner",
            "The business has not said.",
        ] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }

    #[test]
    fn damage_is_said_with_its_place() {
        let shown = words(&copy(&[("user", "{\"a\":}")]), "#/");
        assert!(shown.contains("This copy is damaged"), "{shown}");
        assert!(shown.contains("in the part “user”"), "{shown}");
    }

    #[test]
    fn parts_that_are_not_known_are_listed() {
        let file = copy(&[]).replace("\"notice\":[]", "\"letters\":[1]");
        let shown = words(&file, "#/");
        assert!(shown.contains("letters"), "{shown}");
        assert!(!words(&copy(&[]), "#/").contains("letters"), "the control");
    }

    #[test]
    fn a_file_that_is_no_copy_is_called_so() {
        let shown = words("{\"format\":\"else\"}", "#/");
        assert!(shown.contains("no copy from Rightsdesk"), "{shown}");
        let newer = words("{\"format\":\"rightsdesk.export/2\",\"a\":1}", "#/");
        assert!(newer.contains("of format 2"), "{newer}");
    }

    #[test]
    fn a_key_that_is_none_is_said_at_its_field() {
        let mut copy = opened(&copy(&[]));
        let key = verify::PublicKey::from_bytes([7; 32]);
        copy.verdict = Some(Verdict::Intact {
            signer: Signer::NotChecked,
            counts: verify::Counts::new(),
            kid: key.kid(),
            public_key: key,
        });
        let form = |copy: &Opened| signer(copy, Language::En).unwrap().words();
        assert!(form(&copy).contains(&key.to_string()) && !form(&copy).contains("There is no key"));
        copy.keys = Some(Vec::new());
        assert!(form(&copy).contains("There is no key"));
    }
}
