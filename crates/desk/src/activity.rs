//! Who looked at a person's data, and who did what with it: the person's own part of the audit log, what became one
//! with their record, and what they said about marketing, for their page and their copy alike.

use std::cmp::Reverse;

use domain::{
    audit::{Act, By, Chain, Entry, SealedEntry},
    facts::StaffShown,
    key::Level,
    opening::Occasion,
    principal::Principal,
    request::Reference,
};
use evidence::{Keyring, OpenError};
use jiff::Timestamp;
use serde::Serialize;
use store::{Tells, Told};

use crate::{Desk, Error, me};

/// How many lines stand on a page.
const PAGE: u32 = 50;

/// A page of it, newest first.
#[derive(Debug, Clone)]
pub struct Activity {
    /// The lines.
    pub lines: Vec<ActivityLine>,
    /// Where the next page begins, if there is one.
    pub next: Option<u64>,
}

/// One act, as the person may read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// Its place in the app's chain; of a record that is told among the entries, that of the entry before.
    pub sequence: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub act: Act,
    /// Who, by role.
    pub by: Role,
    /// Their name, if the app shows its staff by name. Never of the portal's operator.
    pub name: Option<String>,
    /// Why a record was opened.
    pub occasion: Option<Occasion>,
    /// The request that it belongs to.
    pub request: Option<Reference>,
    /// The platform's own account of what became one.
    pub merge: Option<Box<str>>,
    /// What the person said about marketing, as it came.
    pub preference: Option<Box<str>>,
}

/// Who did something, to the person whose data it was done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// They themselves.
    Person,
    /// Staff of the business.
    Staff,
    /// Staff of the business's parent company.
    Group,
    /// Whoever runs the portal: its staff, or somebody at its machine.
    Operator,
    /// The portal by itself.
    Portal,
    /// Whoever has a one-time address that was made for somebody whom the person named.
    Recipient,
}

impl Desk {
    /// Who looked at the person's data and who did what with it, before a place in the log. Also of somebody about whom
    /// nothing is held any more.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person, [`Error::Fault`] if an entry does not open.
    pub async fn activity(&self, principal: &Principal, before: Option<u64>) -> Result<Activity, Error> {
        let me = me(principal)?;
        let shown = self.store.facts(me.app).await?.staff.shown;
        let chain = Chain::App(me.app.clone());
        let person = self.visible(&me).await?;
        let former = match &person {
            Some(person) => self.former_of(me.app, &person.user, &me.subject).await?,
            None => Vec::new(),
        };
        let mut sealed = self
            .store
            .entries_about(me.app, &me.subject, before, PAGE + 1)
            .await?;
        for name in &former {
            let next = name.entries + 1;
            let before = Some(before.map_or(next, |before| before.min(next)));
            let theirs = self.store.entries_about(me.app, &name.subject, before, PAGE + 1);
            sealed.extend(theirs.await?);
        }
        sealed.sort_by_key(|entry| Reverse(entry.sequence));
        let page = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let more = sealed.len() > page;
        sealed.truncate(page);
        let mut told = match &person {
            Some(person) => {
                let told = self.store.told(me.app, &person.user, &me.subject, &former);
                told.await?
            }
            None => Vec::new(),
        };
        // On this page stand those that came after one of its entries; on the last, those before any.
        let last = sealed.last().filter(|_| more).map_or(0, |entry| entry.sequence);
        told.retain(|record| record.after >= last && before.is_none_or(|before| record.after < before));
        let mut lines = Vec::with_capacity(sealed.len() + told.len());
        for entry in &sealed {
            while let Some(record) = told.pop_if(|record| record.after >= entry.sequence) {
                lines.push(line_of(record));
            }
            let line = line(&self.keyring, &chain, entry, shown)
                .map_err(|_| Error::Fault("an audit entry does not open: run `rightsdesk audit verify`"))?;
            lines.push(line);
        }
        lines.extend(told.into_iter().rev().map(line_of));
        let next = sealed.last().filter(|_| more).map(|entry| entry.sequence);
        Ok(Activity { lines, next })
    }
}

/// A record that is told among the entries, as the person may read it: an import said so, or they did.
pub(crate) fn line_of(record: Told) -> ActivityLine {
    let Told {
        at,
        after,
        what,
        own,
        data,
    } = record;
    let (act, merge, preference) = match what {
        Tells::Merge => (Act::RecordsMerged, Some(data), None),
        Tells::Preference => (Act::PreferenceSet, None, Some(data)),
    };
    ActivityLine {
        sequence: after,
        at,
        act,
        by: if own { Role::Person } else { Role::Operator },
        name: None,
        occasion: None,
        request: None,
        merge,
        preference,
    }
}

/// An entry, opened and read as the person may read it.
pub(crate) fn line(
    keyring: &Keyring,
    chain: &Chain,
    entry: &SealedEntry,
    shown: StaffShown,
) -> Result<ActivityLine, OpenError> {
    let sequence = entry.sequence;
    let Entry {
        at,
        act,
        by,
        request,
        facts,
        ..
    } = keyring.open_entry(chain, entry)?;
    let role = role(&by);
    let name = match by {
        By::Staff { name, .. } if shown == StaffShown::ByName && role != Role::Operator => Some(name),
        _ => None,
    };
    let occasion = facts
        .get("reason")
        .and_then(|code| Occasion::from_code(code.as_str()?));
    Ok(ActivityLine {
        sequence,
        at,
        act,
        by: role,
        name,
        occasion,
        request,
        merge: None,
        preference: None,
    })
}

fn role(by: &By) -> Role {
    match by {
        By::Person { .. } => Role::Person,
        By::Staff { kid, .. } => match Level::of(kid) {
            Level::App => Role::Staff,
            Level::Group => Role::Group,
            Level::Provider => Role::Operator,
        },
        By::Operator => Role::Operator,
        By::Portal => Role::Portal,
        By::Recipient => Role::Recipient,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        facts::{Facts, Staff},
        id::{AppId, GroupId},
        key::Reach,
    };

    use super::*;
    use crate::testing::{MERGED, OPERATOR, Office, UNWANTED, collect};

    async fn told(office: &Office, who: &Principal) -> Vec<(Act, Role, Option<String>)> {
        let lines = office.desk.activity(who, None).await.unwrap().lines;
        lines
            .into_iter()
            .map(|line| (line.act, line.by, line.name))
            .collect()
    }

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    #[tokio::test]
    async fn a_person_reads_who_looked_in_what_role_and_why() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        for (reach, occasion) in [
            (Reach::App(app()), Occasion::DecideRequest),
            (Reach::Group(GroupId::parse("g1").unwrap()), Occasion::Complaint),
            (Reach::Provider, Occasion::Security),
        ] {
            let staff = office.reviewing(reach).await;
            office.clock.forward(60);
            let opened = office.desk.open_record(&staff, &reference, occasion);
            opened.await.unwrap();
        }
        collect(office.desk.export(&maren).await.unwrap()).await.unwrap();
        let user = crate::UserRef::Id(domain::id::UserId::parse("u1").unwrap());
        collect(office.desk.export_of(&OPERATOR, &app(), &user).await.unwrap())
            .await
            .unwrap();

        let lines = office.desk.activity(&maren, None).await.unwrap().lines;
        assert!(lines.is_sorted_by(|a, b| a.sequence > b.sequence));
        let said: Vec<_> = lines
            .iter()
            .map(|line| (line.act, line.by, line.occasion))
            .collect();
        assert_eq!(
            said,
            [
                (Act::Exported, Role::Operator, None),
                (Act::Exported, Role::Person, None),
                (Act::RecordOpened, Role::Operator, Some(Occasion::Security)),
                (Act::RecordOpened, Role::Group, Some(Occasion::Complaint)),
                (Act::RecordOpened, Role::Staff, Some(Occasion::DecideRequest)),
                (Act::RequestOpened, Role::Person, None),
                (Act::SignedIn, Role::Person, None),
            ]
        );
        assert!(lines.iter().all(|line| line.name.is_none()), "{lines:?}");
        assert_eq!(lines[4].request, Some(reference));
        assert_eq!(lines[4].at, lines[5].at + jiff::SignedDuration::from_secs(60));
    }

    #[tokio::test]
    async fn names_are_told_where_the_app_tells_them_and_the_operators_never() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        for reach in [Reach::App(app()), Reach::Provider] {
            let staff = office.reviewing(reach).await;
            let opened = office.desk.open_record(&staff, &reference, Occasion::CheckData);
            opened.await.unwrap();
        }
        let facts = Facts {
            staff: Staff {
                shown: StaffShown::ByName,
            },
            ..Facts::default()
        };
        office.desk.set_facts(&OPERATOR, &app(), facts).await.unwrap();
        let opened: Vec<_> = told(&office, &maren).await;
        let opened: Vec<_> = opened
            .into_iter()
            .filter(|(act, ..)| *act == Act::RecordOpened)
            .collect();
        assert_eq!(
            opened,
            [
                (Act::RecordOpened, Role::Operator, None),
                (Act::RecordOpened, Role::Staff, Some("Rhona".to_owned())),
            ]
        );
    }

    #[tokio::test]
    async fn is_the_persons_own_in_pages_and_outlives_an_erasure() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let kofi = office.person("a1", "kofi").await;
        assert_eq!(told(&office, &kofi).await, [(Act::SignedIn, Role::Person, None)]);
        let reviewer = office.reviewer_of("a1").await;
        assert!(matches!(
            office.desk.activity(&reviewer, None).await,
            Err(Error::NotFound)
        ));

        for _ in 0..60 {
            office.person("a1", "maren").await;
        }
        let mut pages = Vec::new();
        let mut before = None;
        loop {
            let page = office.desk.activity(&maren, before).await.unwrap();
            pages.push(page.lines.len());
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        assert_eq!(pages, [50, 12]);
        // A place that is none is before or after everything.
        for (place, some) in [(0, false), (u64::MAX, true)] {
            let page = office.desk.activity(&maren, Some(place)).await.unwrap();
            assert_eq!(!page.lines.is_empty(), some, "{place}");
        }

        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        office.work().await;
        let last = told(&office, &maren).await;
        assert_eq!(last[0], (Act::ErasureVerified, Role::Portal, None));
        assert_eq!(last[1], (Act::ExecutionFinished, Role::Portal, None));
    }

    /// Each stands on one page, where its time is; nobody else's does, and none of somebody who is going.
    #[tokio::test]
    async fn what_became_one_stands_by_its_time_on_one_page() {
        let office = Office::open().await;
        let merge = |id: &str| MERGED.replace("u9", id);
        office.import(&merge("before")).await.unwrap();
        for number in 0..60 {
            office.clock.forward(60);
            office.person("a1", "maren").await;
            if matches!(number, 10 | 11 | 59) {
                office.import(&merge(&format!("after-{number}"))).await.unwrap();
            }
        }
        office.clock.forward(60);
        let maren = office.person("a1", "maren").await;
        let mut pages = Vec::new();
        let mut before = None;
        loop {
            let page = office.desk.activity(&maren, before).await.unwrap();
            pages.push(page.lines);
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        let merges = |lines: &[ActivityLine]| {
            let places = lines.iter().enumerate();
            let of = |(at, line): (usize, &ActivityLine)| (line.act == Act::RecordsMerged).then_some(at);
            places.filter_map(of).collect::<Vec<_>>()
        };
        // Of 61 entries: below the newest, on either side of the page's end, and below all.
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [52, 13]);
        assert_eq!((merges(&pages[0]), merges(&pages[1])), (vec![1, 50], vec![0, 12]));
        let all: Vec<_> = pages.concat().iter().map(|line| line.at).collect();
        assert!(all.is_sorted_by(|a, b| a >= b));
        let acts = office.desk.overview(&maren).await.unwrap().acts;
        assert_eq!(acts, 65);

        let kofi = office.person("a1", "kofi").await;
        assert_eq!(told(&office, &kofi).await.len(), 1);
        let reference = office.desk.submit_erasure(&maren, "once").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        let going = told(&office, &maren).await;
        assert!(
            going.iter().all(|(act, ..)| *act != Act::RecordsMerged),
            "{going:?}"
        );
        office.work().await;
        assert!(!office.holds("MERGED"));
    }

    /// What stands is told once, where it came; what stood before it is told no more.
    #[tokio::test]
    async fn what_was_said_about_marketing_stands_where_it_came() {
        let office = Office::open().await;
        office.import(UNWANTED).await.unwrap();
        office.clock.forward(60);
        let maren = office.person("a1", "maren").await;
        let acts = async || {
            let told = told(&office, &maren).await;
            told.into_iter().map(|(act, ..)| act).collect::<Vec<_>>()
        };
        assert_eq!(acts().await, [Act::SignedIn, Act::PreferenceSet]);
        office.clock.forward(60);
        let wanted = UNWANTED
            .replace("false", "true")
            .replace("2026-03-03", "2026-03-04");
        office.update(&wanted).await.unwrap();
        assert_eq!(acts().await, [Act::PreferenceSet, Act::SignedIn]);
        let line = office.desk.activity(&maren, None).await.unwrap().lines.remove(0);
        assert_eq!((line.by, line.merge), (Role::Operator, None));
        assert!(line.preference.unwrap().contains("\"marketing\":true"));
        assert_eq!(office.desk.overview(&maren).await.unwrap().acts, 2);

        let kofi = office.person("a1", "kofi").await;
        assert_eq!(told(&office, &kofi).await.len(), 1);
        let reference = office.desk.submit_erasure(&maren, "once").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        assert!(!acts().await.contains(&Act::PreferenceSet));
        office.work().await;
        assert!(!office.holds("UNWANTED"));
    }

    /// One source for both: line by line, the copy says what the page says.
    #[tokio::test]
    async fn the_copy_says_the_same() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let staff = office.reviewing(Reach::App(app())).await;
        let opened = office.desk.open_record(&staff, &reference, Occasion::PersonAsked);
        opened.await.unwrap();
        office.clock.forward(60);
        office.import(MERGED).await.unwrap();
        office.import(UNWANTED).await.unwrap();
        office.clock.forward(60);
        let maren = office.person("a1", "maren").await;
        let page = office.desk.activity(&maren, None).await.unwrap().lines;
        let copy = collect(office.desk.export(&maren).await.unwrap()).await.unwrap();
        let copy: serde_json::Value = serde_json::from_slice(&copy).unwrap();
        let log = copy["accessLog"].as_array().unwrap();
        assert_eq!(log.len(), page.len());
        assert_eq!(log[log.len() - 3]["act"], "recordsMerged");
        assert_eq!(log[log.len() - 2]["act"], "preferenceSet");
        for (entry, line) in log.iter().rev().zip(&page) {
            assert_eq!(entry["act"], serde_json::to_value(line.act).unwrap());
            assert_eq!(entry["by"], serde_json::to_value(line.by).unwrap());
            assert_eq!(entry["at"], line.at.to_string());
            assert_eq!(entry["reason"].as_str(), line.occasion.map(Occasion::code));
            for (member, record) in [("merge", &line.merge), ("preference", &line.preference)] {
                let record = record.as_deref().map(|data| serde_json::from_str(data).unwrap());
                assert_eq!(entry.get(member), record.as_ref());
            }
        }
    }
}
