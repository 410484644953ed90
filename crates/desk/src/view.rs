//! What a person sees of what is held about them.

use std::{borrow::Cow, collections::HashSet};

use domain::{
    facts::{Facts, Zone},
    id::{AppId, ConversationId},
    key::Reach,
    media::{self, MediaId},
    others::{self, Aliases, Sight},
    principal::Principal,
    record::{self, Attachment, User},
    request::{Reference, Request},
    retention::Rule,
};
use jiff::{civil::Date, tz::TimeZone};
use store::{ConversationRow, Erased, Former, Order, Person, Place, Sheets, Statement, Totals, Window};

use crate::{Desk, Error, Me, me};

/// How many conversations stand on a page.
const CONVERSATIONS: u32 = 50;
/// How many messages stand on a page.
const MESSAGES: u32 = 50;

/// What stands around every page.
#[derive(Debug, Clone)]
pub struct Frame {
    /// The business's name, or the reach's; none for who reaches all.
    pub business: Option<String>,
    /// The visitor's name, if one is known.
    pub visitor: Option<String>,
    /// Today, where the business is.
    pub today: Date,
}

/// Where a person stands with the business.
#[derive(Debug, Clone)]
pub enum Held {
    /// Records are held.
    Here(Person, Totals),
    /// Everything is being deleted under this request.
    Going(Reference),
    /// Nothing is held: it was deleted.
    Erased(Erased),
    /// Nothing is held.
    Nothing,
}

/// The overview.
#[derive(Debug, Clone)]
pub struct Overview {
    /// What is held.
    pub held: Held,
    /// The person's requests, newest first.
    pub requests: Vec<Request>,
    /// How often their data were looked at, or something was done with them.
    pub acts: u64,
    /// What the business says about itself and the data.
    pub facts: Facts,
    /// For how long things are kept that then go by themselves.
    pub retention: Vec<Rule>,
}

/// What a person is known by.
#[derive(Debug, Clone)]
pub struct Profile {
    /// Their record.
    pub person: Person,
    /// The platform's accounts of what became one with it.
    pub merges: Vec<Box<str>>,
    /// What they said about marketing.
    pub preference: Option<Box<str>>,
    /// What they have said about data that are incomplete.
    pub statements: Vec<Statement>,
}

/// Which part of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Spot {
    /// Its end.
    #[default]
    Newest,
    /// Its beginning.
    Oldest,
    /// Just before a place.
    Before(Place),
    /// Just after a place.
    After(Place),
    /// On both sides of a place, which is in it.
    Around(Place),
}

/// A window of a conversation, as the person may see it.
#[derive(Debug, Clone)]
pub struct Transcript {
    /// The conversation.
    pub conversation: ConversationRow,
    /// Participants' records, by the rule for others.
    pub participants: Vec<String>,
    /// Messages with their places, oldest first, by the rule for others.
    pub messages: Vec<(Place, String)>,
    /// What is held of the pictures and files that these name.
    pub attachments: Vec<Kept>,
    /// Tells the person's own ids from pseudonyms.
    pub aliases: Aliases,
    /// Whether there are older messages.
    pub older: bool,
    /// Whether there are newer messages.
    pub newer: bool,
}

/// A picture or file whose bytes are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The address by which messages name it.
    pub url: String,
    /// What it is asked for by.
    pub id: MediaId,
    /// How many bytes it has.
    pub size: u64,
}

impl Desk {
    /// What stands around every page of this visitor.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn frame(&self, principal: &Principal) -> Result<Frame, Error> {
        match principal {
            Principal::User { app, external_id, .. } => {
                let person = self.store.person(app, external_id).await?;
                let visible = person.filter(|person| person.going.is_none());
                let visitor = visible.and_then(|person| record::parse::<User>(&person.data).name());
                let (business, today) = self.name_and_today(app).await?;
                Ok(Frame {
                    business: Some(business),
                    visitor,
                    today,
                })
            }
            Principal::Staff { reach, actor, .. } => {
                let (business, today) = match reach {
                    Reach::App(app) => {
                        let (business, today) = self.name_and_today(app).await?;
                        (Some(business), today)
                    }
                    Reach::Group(group) => {
                        let held = self.store.group(group).await?;
                        let name = held.and_then(|data| display_name(&data));
                        (Some(name.unwrap_or_else(|| group.to_string())), self.today())
                    }
                    Reach::Provider => (None, self.today()),
                };
                Ok(Frame {
                    business,
                    visitor: Some(actor.name.clone()),
                    today,
                })
            }
        }
    }

    /// What is held about the person, counted.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn overview(&self, principal: &Principal) -> Result<Overview, Error> {
        let me = me(principal)?;
        let held = match self.store.person(me.app, me.external_id).await? {
            Some(Person {
                going: Some(reference),
                ..
            }) => Held::Going(reference),
            Some(person) => {
                let totals = self.store.totals(me.app, &person.user).await?;
                Held::Here(person, totals)
            }
            None => self
                .store
                .erased(me.app, &me.subject)
                .await?
                .map_or(Held::Nothing, Held::Erased),
        };
        let (told, former) = match &held {
            Held::Here(person, totals) => {
                let former = self.former_of(me.app, &person.user, &me.subject).await?;
                (totals.merges + totals.preferences, former)
            }
            _ => (0, Vec::new()),
        };
        let acts = self.entries_about(&me, &former).await? + told;
        let facts = self.store.facts(me.app).await?;
        Ok(Overview {
            held,
            requests: self.store.requests_of(me.app, &me.subject, &former).await?,
            acts,
            retention: self.kept_for(me.app, &facts).await?,
            facts,
        })
    }

    /// How many entries of the audit log are about them, also under their former names.
    pub(crate) async fn entries_about(&self, me: &Me<'_>, former: &[Former]) -> Result<u64, Error> {
        let mut entries = self.store.count_about(me.app, &me.subject, None).await?;
        for name in former {
            let next = Some(name.entries + 1);
            entries += self.store.count_about(me.app, &name.subject, next).await?;
        }
        Ok(entries)
    }

    /// The person's own record, what became one with it, and what they said about marketing; none if nothing is held.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn profile(&self, principal: &Principal) -> Result<Option<Profile>, Error> {
        let me = me(principal)?;
        let Some(person) = self.visible(&me).await? else {
            return Ok(None);
        };
        let Sheets {
            merges, preference, ..
        } = self.store.sheets(me.app, &person.user).await?;
        let statements = self.store.statements(me.app, &person.user).await?;
        Ok(Some(Profile {
            person,
            merges,
            preference,
            statements,
        }))
    }

    /// Channels, devices and other systems; empty if nothing is held.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn channels(&self, principal: &Principal) -> Result<Sheets, Error> {
        let me = me(principal)?;
        match self.visible(&me).await? {
            Some(person) => Ok(self.store.sheets(me.app, &person.user).await?),
            None => Ok(Sheets::default()),
        }
    }

    /// A page of the person's conversations, by age, after `after`; and whether there are more.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn conversations(
        &self,
        principal: &Principal,
        order: Order,
        after: Option<&ConversationId>,
    ) -> Result<(Vec<ConversationRow>, bool), Error> {
        let me = me(principal)?;
        let Some(person) = self.visible(&me).await? else {
            return Ok((Vec::new(), false));
        };
        let mut rows = self
            .store
            .conversations(me.app, &person.user, order, after, CONVERSATIONS + 1)
            .await?;
        let page = usize::try_from(CONVERSATIONS).unwrap_or(usize::MAX);
        let more = rows.len() > page;
        rows.truncate(page);
        Ok((rows, more))
    }

    /// A window of one of the person's conversations.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs.
    pub async fn transcript(
        &self,
        principal: &Principal,
        conversation: &ConversationId,
        spot: Spot,
    ) -> Result<Transcript, Error> {
        let me = me(principal)?;
        let person = self.visible(&me).await?.ok_or(Error::NotFound)?;
        let limit = MESSAGES;
        let window = match spot {
            Spot::Newest => Window::Newest { limit },
            Spot::Oldest => Window::Oldest { limit },
            Spot::Before(place) => Window::Before { place, limit },
            Spot::After(place) => Window::After { place, limit },
            Spot::Around(place) => Window::Around { place, limit },
        };
        let page = self
            .store
            .messages(me.app, &person.user, conversation, window)
            .await?
            .ok_or(Error::NotFound)?;
        let aliases = page.aliases;
        let participants = page
            .participants
            .iter()
            .map(|data| others::participant(data, &aliases).into_owned());
        let participants = participants.collect();
        let mut sight = Sight::new(aliases);
        let messages = page
            .messages
            .into_iter()
            .map(|row| (row.place, seen(row.data, &mut sight)));
        let messages: Vec<_> = messages.collect();
        let attachments = kept(page.attachments, &messages);
        Ok(Transcript {
            conversation: page.conversation,
            participants,
            messages,
            attachments,
            aliases: sight.into_aliases(),
            older: page.older,
            newer: page.newer,
        })
    }

    /// The person's requests, newest first.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn requests(&self, principal: &Principal) -> Result<Vec<Request>, Error> {
        let me = me(principal)?;
        let former = self.former(&me).await?;
        Ok(self.store.requests_of(me.app, &me.subject, &former).await?)
    }

    /// One of the person's requests.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it is not theirs.
    pub async fn request(&self, principal: &Principal, reference: &Reference) -> Result<Request, Error> {
        let me = me(principal)?;
        if let Some(request) = self.store.own_request(me.app, &me.subject, reference).await? {
            return Ok(request);
        }
        for name in self.former(&me).await? {
            let request = self.store.own_request(me.app, &name.subject, reference).await?;
            if let Some(request) = request.filter(|request| request.received_at <= name.until) {
                return Ok(request);
            }
        }
        // The one under which everything goes, or went, is theirs whatever they were called when they asked.
        let last = if let Some(person) = self.store.person(me.app, me.external_id).await? {
            person.going
        } else {
            let erased = self.store.erased(me.app, &me.subject).await?;
            erased.map(|erased| erased.reference)
        };
        match last.filter(|last| last == reference) {
            Some(last) => {
                let request = self.store.request(me.app, &last).await?;
                request.ok_or(Error::NotFound)
            }
            None => Err(Error::NotFound),
        }
    }

    /// Today, where this business is.
    pub(crate) fn today_in(&self, facts: &Facts) -> Date {
        facts.zone().to_datetime(self.clock.now()).date()
    }

    /// Today in UTC: for what is of more apps than one.
    pub(crate) fn today(&self) -> Date {
        TimeZone::UTC.to_datetime(self.clock.now()).date()
    }

    /// The business's name, and today where it is.
    async fn name_and_today(&self, app: &AppId) -> Result<(String, Date), Error> {
        let held = self.store.app(app).await?;
        let zone = held.as_ref().and_then(|app| app.time_zone.as_ref());
        let zone = zone.map_or(TimeZone::UTC, Zone::time_zone);
        Ok((named(app, held), zone.to_datetime(self.clock.now()).date()))
    }

    pub(crate) async fn app_name(&self, app: &AppId) -> Result<String, Error> {
        Ok(named(app, self.store.app(app).await?))
    }

    /// The person, unless nothing is held or they are being erased.
    pub(crate) async fn visible(&self, me: &Me<'_>) -> Result<Option<Person>, Error> {
        let person = self.store.person(me.app, me.external_id).await?;
        Ok(person.filter(|person| person.going.is_none()))
    }

    /// Gives a pseudonym to everyone the person meets.
    pub(crate) async fn name_others(&self, app: &AppId, person: &Person) -> Result<(), Error> {
        Ok(self.store.meet(app, &person.user, self.draw()).await?)
    }

    /// Draws pseudonyms.
    pub(crate) fn draw(&self) -> store::Draw {
        let random = std::sync::Arc::clone(&self.random);
        Box::new(move || alias(&*random).ok())
    }
}

/// Of what is held, what these messages name as the person sees them.
fn kept(held: Vec<store::Attachment>, messages: &[(Place, String)]) -> Vec<Kept> {
    if held.is_empty() {
        return Vec::new();
    }
    let named = messages.iter().flat_map(|(_, data)| media::addresses(data));
    let named: HashSet<_> = named.collect();
    let held = held.into_iter().map(|one| Kept {
        url: record::parse::<Attachment>(&one.data).media_url,
        id: one.id,
        size: one.size,
    });
    held.filter(|one| named.contains(&one.url)).collect()
}

/// An app's name; its id where it has none.
fn named(app: &AppId, held: Option<store::App>) -> String {
    let name = held.and_then(|app| display_name(&app.data));
    name.unwrap_or_else(|| app.to_string())
}

/// A message as its reader may see it.
pub(crate) fn seen(data: Box<str>, sight: &mut Sight) -> String {
    let changed = match sight.message(&data) {
        Cow::Owned(seen) => Some(seen),
        Cow::Borrowed(_) => None,
    };
    changed.unwrap_or_else(|| data.into())
}

pub(crate) fn display_name(app: &str) -> Option<String> {
    let app: serde_json::Value = serde_json::from_str(app).ok()?;
    app.get("displayName")?
        .as_str()
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
}

/// What pseudonyms are made of. People read how they begin, and without vowels that is no word.
const CONSONANTS: [u8; 20] = *b"bcdfghjklmnpqrstvwxz";

/// `other_` and sixteen letters.
fn alias(random: &dyn evidence::Random) -> Result<String, evidence::RandomError> {
    // A byte in 0..=255 leans to the first letters of 20; one in 0..240 does not.
    let mut letters = String::from("other_");
    while letters.len() < 22 {
        let fair = evidence::random_bytes::<32>(random)?
            .into_iter()
            .filter(|byte| *byte < 240)
            .map(|byte| char::from(CONSONANTS[usize::from(byte % 20)]));
        letters.extend(fair.take(22 - letters.len()));
    }
    Ok(letters)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Office;

    fn conversation(id: &str) -> ConversationId {
        ConversationId::parse(id).unwrap()
    }

    #[tokio::test]
    async fn the_overview_counts_what_is_held() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let Held::Here(_, totals) = office.desk.overview(&maren).await.unwrap().held else {
            panic!()
        };
        assert_eq!(
            (totals.channels, totals.devices, totals.business_systems),
            (1, 1, 1)
        );
        assert_eq!(
            (totals.conversations, totals.shared_conversations, totals.messages),
            (1, 1, 4)
        );
        assert_eq!(
            office.desk.frame(&maren).await.unwrap().business.as_deref(),
            Some("Harbourline")
        );
    }

    #[tokio::test]
    async fn somebody_nothing_is_held_about_reads_so() {
        let office = Office::open().await;
        let nobody = office.person("a1", "zoe").await;
        assert!(matches!(
            office.desk.overview(&nobody).await.unwrap().held,
            Held::Nothing
        ));
        assert!(office.desk.profile(&nobody).await.unwrap().is_none());
        assert_eq!(office.desk.channels(&nobody).await.unwrap(), Sheets::default());
        assert!(
            office
                .desk
                .conversations(&nobody, Order::Newest, None)
                .await
                .unwrap()
                .0
                .is_empty()
        );
    }

    #[tokio::test]
    async fn not_yours_and_not_there_look_the_same() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        for id in ["v3", "v4", "v9"] {
            let answer = office
                .desk
                .transcript(&maren, &conversation(id), Spot::Newest)
                .await;
            assert!(matches!(answer, Err(Error::NotFound)), "{id}");
        }
        let staff = office.reviewer_of("a1").await;
        assert!(matches!(office.desk.overview(&staff).await, Err(Error::NotFound)));
        assert!(matches!(
            office
                .desk
                .transcript(&staff, &conversation("v1"), Spot::Newest)
                .await,
            Err(Error::NotFound)
        ));
    }

    #[tokio::test]
    async fn others_stand_under_pseudonyms_that_stay() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let read = async || {
            office
                .desk
                .transcript(&maren, &conversation("v2"), Spot::Newest)
                .await
                .unwrap()
        };
        let first = read().await;
        let text = format!("{:?}{:?}", first.participants, first.messages);
        assert!(text.contains("KOFI-GROUP") && text.contains("MAREN-GROUP"));
        assert!(
            !text.contains("u2") && !text.contains("kofi") && !text.contains("Kofi\\\""),
            "{text}"
        );
        let alias = first.aliases.of_other("u2").to_owned();
        assert!(
            alias.len() == 22 && alias[6..].bytes().all(|b| CONSONANTS.contains(&b)),
            "{alias}"
        );
        assert_eq!(read().await.aliases.of_other("u2"), alias);
    }

    /// Lena, who has no seat any more in the conversation with Kofi, and one in another.
    const LENA: &str = r#"{"type":"user","appId":"a1","data":{"id":"u5","externalId":"lena"}}
{"type":"conversation","appId":"a1","data":{"id":"v5","type":"sdkGroup"}}
{"type":"participant","appId":"a1","conversationId":"v5","data":{"id":"p7","userId":"u1"}}
{"type":"participant","appId":"a1","conversationId":"v5","data":{"id":"p8","userId":"u5"}}
{"type":"message","appId":"a1","conversationId":"v2","data":{"id":"m7","received":"2026-10-02T10:00:02.000Z","author":{"type":"user","userId":"u5"},"content":{"type":"text","text":"LENA-LEFT"}}}
{"type":"message","appId":"a1","conversationId":"v5","data":{"id":"m8","received":"2026-10-02T10:00:03.000Z","author":{"type":"user","userId":"u5"},"content":{"type":"text","text":"LENA-STAYED"}}}
"#;

    /// On every page, whether or not they have a seat, and when somebody else is erased.
    #[tokio::test]
    async fn each_of_the_others_reads_the_same_wherever_they_are_met() {
        let office = Office::open().await;
        office.import(LENA).await.unwrap();
        let author = |data: &str| {
            let author = record::parse::<record::Message>(data).author;
            others::label(&author.user_id.unwrap()).unwrap()
        };
        let read = async || {
            let visit = office.visiting("a1", "maren").await;
            let me = visit.principal();
            let mut read = Vec::new();
            for talk in ["v2", "v5"] {
                let found = office
                    .desk
                    .transcript(me, &conversation(talk), Spot::Newest)
                    .await;
                let (_, last) = found.unwrap().messages.pop().unwrap();
                read.push(author(&last));
            }
            for words in ["LENA-LEFT", "LENA-STAYED"] {
                let kept = office.desk.keep_search(&visit, words).await.unwrap();
                let asked = crate::Asked {
                    kept: Some(kept),
                    ..crate::Asked::default()
                };
                let (_, _, found) = office
                    .desk
                    .search(&visit, &asked)
                    .await
                    .unwrap()
                    .messages
                    .remove(0);
                read.push(author(&found));
            }
            read
        };
        let before = read().await;
        assert_eq!(before, vec![before[0].clone(); 4]);
        let kofi = office.person("a1", "kofi").await;
        let reference = office.desk.submit_erasure(&kofi, "once").await.unwrap();
        let reviewer = office.reviewer_of("a1").await;
        let approved = office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default());
        approved.await.unwrap();
        office.work().await;
        assert!(!office.holds("KOFI-GROUP"));
        assert_eq!(read().await, before);
    }
}
