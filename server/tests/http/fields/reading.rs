//! Reading every page of a person's, and looking for a record on them.

use std::collections::{BTreeSet, VecDeque};

use serde_json::Value;

use super::leaf::{Leaf, is_below, kept_back, leaves};
use crate::support::{Element, Node, Visitor};

/// A record of somebody's.
#[derive(Debug, Clone)]
pub struct Record {
    /// `user`, `client`, `device`, `businessSystem`, `merge`, `preference`, `conversation`, `participant`, `message`.
    pub kind: String,
    /// Its own text.
    pub data: String,
}

/// A value on a page, with the name it stands under.
#[derive(Debug, Clone)]
pub struct Row {
    path: String,
    value: Element,
    /// Whether it is said without its name.
    is_said: bool,
}

/// A part of a page: an article, a section, or the whole of it.
#[derive(Debug, Clone)]
pub struct Sheet {
    name: String,
    rows: Vec<Row>,
}

impl Sheet {
    /// The fields that it says in words of its own, and once more.
    pub fn twice(&self) -> BTreeSet<&str> {
        let times = |path: &str| self.rows.iter().filter(|row| row.path == path).count();
        let said = self.rows.iter().filter(|row| row.is_said).map(|row| &*row.path);
        said.filter(|path| times(path) > 1).collect()
    }

    /// Whether it is a message's.
    pub fn is_of_a_message(&self) -> bool {
        self.name == "article"
    }

    /// The same without the values under this name.
    pub fn without(&self, path: &str) -> Self {
        let kept = self.rows.iter().filter(|row| row.path != path);
        Self {
            name: self.name.clone(),
            rows: kept.cloned().collect(),
        }
    }
}

/// Every part of every page that the person's own links lead to.
pub async fn read(person: &mut Visitor<'_>) -> Vec<Sheet> {
    let mut seen = BTreeSet::new();
    let mut ahead: VecDeque<String> = ["/me/profile", "/me/channels", "/me/conversations"]
        .map(str::to_owned)
        .into();
    let mut sheets = Vec::new();
    while let Some(path) = ahead.pop_front() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let page = Element::parse(&person.page(&path).await);
        sheets.extend(parts(&page));
        for element in page.all() {
            let link = element.attribute("href").filter(|_| element.name == "a");
            ahead.extend(
                link.filter(|to| to.starts_with("/me/conversations/"))
                    .map(str::to_owned),
            );
            ahead.extend(
                link.filter(|to| to.starts_with("/me/conversations?"))
                    .map(str::to_owned),
            );
        }
    }
    sheets
}

/// Every part of a page.
pub fn parts(page: &Element) -> Vec<Sheet> {
    let all = page.all().into_iter();
    let parts = all.filter(|element| matches!(&*element.name, "main" | "section" | "article"));
    parts
        .map(|element| Sheet {
            name: element.name.clone(),
            rows: rows(element),
        })
        .collect()
}

fn rows(within: &Element) -> Vec<Row> {
    let named = |path: String, value: &Element| Row {
        path,
        value: value.clone(),
        is_said: false,
    };
    let row = |element: &&Element| {
        let parts: Vec<_> = element.elements().collect();
        match parts[..] {
            [name, value, ..] if name.name == "th" && value.name == "td" => Some(named(name.text(), value)),
            [name, value, ..] if name.name == "dt" && value.name == "dd" => {
                let technical = name.all().into_iter().find(|part| part.has_class("data"));
                let path = technical.map_or_else(|| name.text().trim().to_owned(), Element::text);
                Some(named(path, value))
            }
            _ => None,
        }
    };
    let all = within.all();
    let mut rows: Vec<Row> = all.iter().filter_map(row).collect();
    for element in all {
        let fields = element.attribute("data-field").unwrap_or_default();
        for field in fields.split_whitespace() {
            if element.name == "pre" {
                rows.extend(within_json(field, &element.text()));
            } else {
                rows.push(Row {
                    is_said: true,
                    ..named(field.to_owned(), element)
                });
            }
        }
    }
    rows
}

/// Every value of what a page shows as it is stored, as if each had a line of its own.
fn within_json(field: &str, json: &str) -> Vec<Row> {
    let row = |(path, leaf): (String, Leaf)| {
        let path = if path.is_empty() {
            field.to_owned()
        } else {
            format!("{field}.{path}")
        };
        let (class, text) = match leaf {
            Leaf::Nothing => ("soft", "empty".to_owned()),
            Leaf::Said(text) => ("data", as_read(&text)),
        };
        let value = Element {
            name: "td".to_owned(),
            attributes: vec![("class".to_owned(), class.to_owned())],
            children: vec![Node::Text(text)],
        };
        Row {
            path,
            value,
            is_said: true,
        }
    };
    leaves(json).into_iter().map(row).collect()
}

/// A value of a record, that wants a row of its own.
#[derive(Debug, Clone)]
struct Wanted {
    kind: String,
    path: String,
    leaf: Leaf,
}

impl Wanted {
    fn stands_in(&self, row: &Row) -> bool {
        row.path == self.path && shows(&row.value, &self.kind, &self.path, &self.leaf)
    }
}

/// A part, and which of its rows are already some value's.
#[derive(Debug, Clone)]
struct Claimed<'a> {
    sheet: &'a Sheet,
    by: Vec<Option<Wanted>>,
}

impl<'a> Claimed<'a> {
    fn none(sheet: &'a Sheet) -> Self {
        let by = vec![None; sheet.rows.len()];
        Self { sheet, by }
    }

    /// Claims a row for each of these, and gives those for which there is none left.
    fn claim(&mut self, all: &[Wanted]) -> Vec<String> {
        let missing = all
            .iter()
            .filter(|wanted| !self.place((*wanted).clone(), &mut BTreeSet::new()));
        missing
            .map(|Wanted { kind, path, leaf }| format!("{kind}: {path} = {leaf:?}"))
            .collect()
    }

    /// Whether there is a row for it, if need be one whose value finds another.
    fn place(&mut self, wanted: Wanted, tried: &mut BTreeSet<usize>) -> bool {
        let sheet = self.sheet;
        for (at, row) in sheet.rows.iter().enumerate() {
            if !wanted.stands_in(row) || !tried.insert(at) {
                continue;
            }
            let is_free = match self.by[at].clone() {
                Some(other) => self.place(other, tried),
                None => true,
            };
            if is_free {
                self.by[at] = Some(wanted);
                return true;
            }
        }
        false
    }
}

/// What of these records stands on none of these parts, in words. A row is one value's of one record's.
pub fn lost(records: &[Record], sheets: &[Sheet], me: &str) -> Vec<String> {
    let mut sheets: Vec<_> = sheets.iter().map(Claimed::none).collect();
    let mut lost = Vec::new();
    for record in records {
        let within = match &*record.kind {
            "message" => "article",
            "user" => "main",
            _ => "section",
        };
        let wanted = wanted(record, me);
        let best = sheets
            .iter()
            .enumerate()
            .filter(|(_, claimed)| claimed.sheet.name == within)
            .map(|(at, claimed)| {
                let mut claimed = claimed.clone();
                (claimed.claim(&wanted), at, claimed)
            })
            // Of those that have all of it, the smallest: another record's may have more.
            .min_by_key(|(missing, _, claimed)| (missing.len(), claimed.by.len()));
        match best {
            Some((missing, at, claimed)) => {
                lost.extend(missing);
                sheets[at] = claimed;
            }
            None => lost.push(format!("{}: no such part on any page", record.kind)),
        }
    }
    lost
}

/// What of a record has to be shown to whom it is about.
fn wanted(record: &Record, me: &str) -> Vec<Wanted> {
    let kind = &*record.kind;
    let kept = match kind {
        "message" => kept_back(&serde_json::from_str::<Value>(&record.data).unwrap(), me),
        _ => Vec::new(),
    };
    leaves(&record.data)
        .into_iter()
        .filter(|(path, _)| !is_below(path, &kept))
        // What was noted goes by the names it was noted under; no note is said in words.
        .filter(|(path, leaf)| (kind, &**path, leaf) != ("user", "metadata", &Leaf::Nothing))
        .map(|(path, leaf)| {
            let noted = path.strip_prefix("metadata.").filter(|_| kind == "user");
            Wanted {
                kind: kind.to_owned(),
                path: noted.unwrap_or(&path).to_owned(),
                leaf,
            }
        })
        .collect()
}

/// Whether a value stands there: as it is stored, or in the words of the page.
fn shows(value: &Element, kind: &str, path: &str, leaf: &Leaf) -> bool {
    let said = value.text_without(&|part| part.has_class("why"));
    let Leaf::Said(stored) = leaf else {
        return value
            .all()
            .iter()
            .any(|part| part.has_class("soft") && !part.text().is_empty());
    };
    let of = path.strip_suffix("pushNotificationToken");
    let is_token = matches!(
        (kind, of),
        ("client" | "device", Some(""))
            | (
                "merge",
                Some("mergedClients.surviving." | "mergedClients.discarded.")
            )
    );
    if is_token {
        return said.ends_with(last_four(stored)) && !said.contains(&**stored);
    }
    let time = value
        .all()
        .iter()
        .any(|part| part.attribute("datetime") == Some(&**stored));
    let words = matches!((&**stored, &*said), ("true", "Yes") | ("false", "No"));
    time || words || said == as_read(stored)
}

fn last_four(token: &str) -> &str {
    let from = token
        .char_indices()
        .rev()
        .nth(3)
        .map_or(token.len(), |(at, _)| at);
    &token[from..]
}

/// As HTML gives a text back: one line break for each, and a picture of what has none.
fn as_read(stored: &str) -> String {
    stored
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace('\0', "\u{2400}")
}
