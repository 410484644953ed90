//! Finding words in one's own messages. What somebody looks for is kept with their session, and addresses carry a name
//! for it that says nothing.

use std::collections::BTreeSet;

use domain::{
    facts::Zone,
    others::{self, Aliases, Sight},
    record::{self, Client, Device},
    search::{By, Filter, Kind, Query},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
    tz::TimeZone,
};
use store::{Ask, Hits, MessageRow, Order, Place, Search, Searched, Talk, Typed};

use crate::{Desk, Error, Resumed, hex, me, view::seen};

/// How many messages stand on a page.
const FOUND: u32 = 25;

/// What a person looks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Under which name the words are kept with their session; none for no words.
    pub kept: Option<String>,
    /// Over which channel, by the platform's name.
    pub channel: Option<String>,
    /// What it is.
    pub kind: Option<Kind>,
    /// Who wrote it.
    pub by: Option<By>,
    /// Received on this day, where the business is, or later.
    pub from: Option<Date>,
    /// Received on this day or earlier.
    pub to: Option<Date>,
    /// Which end comes first.
    pub order: Order,
    /// Only what comes after this [`Found::next`].
    pub after: Option<i64>,
}

/// What was found, as the person may see it.
#[derive(Debug, Clone)]
pub struct Found {
    /// What was looked for.
    pub typed: Typed,
    /// How it was understood, to mark what was found. Without a word in it, words were typed that are none.
    pub query: Query,
    /// Over which channels the person is known, by the platform's names.
    pub channels: Vec<String>,
    /// The messages, by the rule for others, each with its place and the place of its conversation in `talks`.
    pub messages: Vec<(Place, usize, String)>,
    /// Conversations in which something was found.
    pub talks: Vec<FoundIn>,
    /// Tells the person's own ids from pseudonyms.
    pub aliases: Aliases,
    /// Where to go on, if there is more.
    pub next: Option<i64>,
}

/// A conversation in which something was found.
#[derive(Debug, Clone)]
pub struct FoundIn {
    /// Its id and record, and no participants: they stand below.
    pub talk: Talk,
    /// Participants' records, by the rule for others.
    pub participants: Vec<String>,
}

impl Desk {
    /// Keeps what a person typed with their session; answers the name it is kept under.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn keep_search(&self, caller: &Resumed, typed: &str) -> Result<String, Error> {
        me(caller.principal())?;
        let name = hex(&evidence::random_bytes::<16>(&*self.random)?);
        let words = Query::cut(typed);
        self.store.keep_search(caller.session(), &name, words).await?;
        Ok(name)
    }

    /// A page of what is found.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn search(&self, caller: &Resumed, asked: &Asked) -> Result<Found, Error> {
        let me = me(caller.principal())?;
        let kept = asked.kept.as_deref().map(|name| (caller.session(), name));
        let asked = asked.clone();
        let ask: Ask = Box::new(move |typed, zone| search_for(&asked, typed, zone));
        Ok(found(self.store.search(me.app, me.external_id, kept, ask).await?))
    }
}

/// What to find; nothing if nothing is asked for.
fn search_for(asked: &Asked, typed: &Typed, zone: Option<&Zone>) -> Option<Search> {
    let query = understood(typed);
    if !is_asked(typed, &query, asked) {
        return None;
    }
    let zone = zone.map_or(TimeZone::UTC, Zone::time_zone);
    Some(Search {
        query,
        filter: filter(asked, &zone),
        order: asked.order,
        after: asked.after,
        limit: FOUND,
    })
}

fn understood(typed: &Typed) -> Query {
    match typed {
        Typed::Words(words) => Query::parse(words),
        Typed::Nothing | Typed::Forgotten => Query::default(),
    }
}

/// Whether there is anything to look for: words, or something that narrows down all there is.
fn is_asked(typed: &Typed, query: &Query, asked: &Asked) -> bool {
    match typed {
        Typed::Words(_) => !query.is_empty(),
        Typed::Forgotten => false,
        Typed::Nothing => {
            let Asked {
                channel,
                kind,
                by,
                from,
                to,
                ..
            } = asked;
            channel.is_some() || kind.is_some() || by.is_some() || from.is_some() || to.is_some()
        }
    }
}

fn filter(asked: &Asked, zone: &TimeZone) -> Filter {
    // One that no clock can show begins never.
    let begins = |day: Date| {
        zone.to_timestamp(day.to_datetime(Time::midnight()))
            .unwrap_or(Timestamp::MAX)
    };
    Filter {
        channel: asked.channel.clone(),
        kind: asked.kind,
        by: asked.by,
        from: asked.from.map(begins),
        until: asked.to.and_then(|day| day.tomorrow().ok()).map(begins),
    }
}

fn found(searched: Searched) -> Found {
    let Searched {
        typed,
        clients,
        devices,
        hits,
    } = searched;
    let Hits {
        hits,
        talks,
        aliases,
        more,
    } = hits;
    let next = hits.last().filter(|_| more).map(|hit| hit.key);
    let mut sight = Sight::new(aliases);
    let messages = hits.into_iter().filter_map(|hit| {
        let talk = talks
            .binary_search_by(|talk| talk.id.cmp(&hit.conversation))
            .ok()?;
        let MessageRow { place, data } = hit.message;
        Some((place, talk, seen(data, &mut sight)))
    });
    let messages = messages.collect();
    let aliases = sight.into_aliases();
    let talks = talks.into_iter().map(|mut talk| {
        let seats = std::mem::take(&mut talk.participants);
        let participants = seats
            .iter()
            .map(|data| others::participant(data, &aliases).into_owned())
            .collect();
        FoundIn { talk, participants }
    });
    Found {
        query: understood(&typed),
        typed,
        channels: channels(&clients, &devices),
        messages,
        talks: talks.collect(),
        next,
        aliases,
    }
}

/// By what a person would look for: their channels and devices.
fn channels(clients: &[Box<str>], devices: &[Box<str>]) -> Vec<String> {
    let clients = clients.iter().map(|data| record::parse::<Client>(data).kind);
    let devices = devices.iter().map(|data| record::parse::<Device>(data).kind);
    // What is only known to come from the business's own software is told apart by its devices.
    let all: BTreeSet<String> = clients
        .chain(devices)
        .flatten()
        .filter(|kind| kind != "sdk")
        .collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use domain::{facts::Facts, id::AppId};
    use jiff::civil::date;

    use super::*;
    use crate::testing::{OPERATOR, Office};

    async fn search(office: &Office, who: &Resumed, typed: &str, asked: Asked) -> Found {
        let kept = office.desk.keep_search(who, typed).await.unwrap();
        let asked = Asked {
            kept: Some(kept),
            ..asked
        };
        office.desk.search(who, &asked).await.unwrap()
    }

    fn ids(found: &Found) -> Vec<&str> {
        found
            .messages
            .iter()
            .map(|(place, ..)| place.message.as_str())
            .collect()
    }

    #[tokio::test]
    async fn what_is_found_is_by_the_rule_for_others() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let found = search(&office, &maren, "group", Asked::default()).await;
        assert_eq!(ids(&found), ["m4", "m3"]);
        let seen = format!("{:?}{:?}", found.messages, found.talks[0].participants);
        assert!(
            seen.contains("KOFI-GROUP") && !seen.contains("Kofi") && !seen.contains("u2"),
            "{seen}"
        );
        for nothing in ["KOFI-ALONE", "ZOE", "kofi u2", "Idris"] {
            assert_eq!(
                ids(&search(&office, &maren, nothing, Asked::default()).await),
                [""; 0],
                "{nothing}"
            );
        }
        assert_eq!(found.channels, ["android", "whatsapp"]);
    }

    #[tokio::test]
    async fn words_are_of_one_session_and_their_name_says_nothing() {
        let office = Office::open().await;
        let (maren, again) = (
            office.visiting("a1", "maren").await,
            office.visiting("a1", "maren").await,
        );
        let kept = office.desk.keep_search(&maren, "Hello").await.unwrap();
        assert!(
            kept.len() == 32 && kept.bytes().all(|byte| byte.is_ascii_hexdigit()),
            "{kept}"
        );
        let asked = Asked {
            kept: Some(kept.clone()),
            ..Asked::default()
        };
        let found = office.desk.search(&maren, &asked).await.unwrap();
        assert_eq!(
            (ids(&found), found.typed.clone()),
            (vec!["m2"], Typed::Words("Hello".into()))
        );
        let found = office.desk.search(&again, &asked).await.unwrap();
        assert_eq!((ids(&found), found.typed.clone()), (vec![], Typed::Forgotten));
        let once_more = office.desk.keep_search(&maren, "Hello").await.unwrap();
        assert_ne!(kept, once_more);
        let long = office
            .desk
            .keep_search(&maren, &"é ".repeat(5_000))
            .await
            .unwrap();
        let asked = Asked {
            kept: Some(long),
            ..Asked::default()
        };
        let Typed::Words(words) = office.desk.search(&maren, &asked).await.unwrap().typed else {
            panic!()
        };
        assert_eq!(words.chars().count(), 200);
    }

    #[tokio::test]
    async fn nothing_asked_finds_nothing_and_no_words_with_a_filter_find_all_it_lets_through() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let ask = async |asked: Asked| office.desk.search(&maren, &asked).await.unwrap();
        assert_eq!(ids(&ask(Asked::default()).await), [""; 0]);
        assert_eq!(
            ids(&search(&office, &maren, "!?", Asked::default()).await),
            [""; 0]
        );
        let mine = Asked {
            by: Some(By::Me),
            ..Asked::default()
        };
        assert_eq!(ids(&ask(mine.clone()).await), ["m3", "m1"]);
        let oldest = Asked {
            order: Order::Oldest,
            ..mine
        };
        assert_eq!(ids(&ask(oldest).await), ["m1", "m3"]);
        let day = date(2026, 10, 1);
        let on_day = Asked {
            from: Some(day),
            to: Some(day),
            ..Asked::default()
        };
        assert_eq!(ids(&ask(on_day).await), ["m2", "m1"]);
        let never = Asked {
            from: Some(Date::MAX),
            to: Some(Date::MIN),
            ..Asked::default()
        };
        assert_eq!(ids(&ask(never).await), [""; 0]);
    }

    /// 10:00 UTC is midnight at the edge of the world: the next day there.
    #[tokio::test]
    async fn days_are_those_of_the_business() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let facts = Facts {
            time_zone: Some(Zone::parse("Pacific/Kiritimati").unwrap()),
            ..Facts::default()
        };
        let app = AppId::parse("a1").unwrap();
        office.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
        let on = async |day| {
            let asked = Asked {
                from: Some(day),
                to: Some(day),
                ..Asked::default()
            };
            office.desk.search(&maren, &asked).await.unwrap()
        };
        assert_eq!(ids(&on(date(2026, 10, 1)).await), [""; 0]);
        assert_eq!(ids(&on(date(2026, 10, 2)).await), ["m2", "m1"]);
    }

    #[tokio::test]
    async fn staff_do_not_search() {
        let office = Office::open().await;
        let staff = office.reviewing_of("a1").await;
        let asked = Asked {
            by: Some(By::Me),
            ..Asked::default()
        };
        assert!(matches!(
            office.desk.search(&staff, &asked).await,
            Err(Error::NotFound)
        ));
        assert!(matches!(
            office.desk.keep_search(&staff, "x").await,
            Err(Error::NotFound)
        ));
    }

    #[tokio::test]
    async fn whoever_is_being_erased_finds_nothing() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let reference = office
            .desk
            .submit_erasure(maren.principal(), "once")
            .await
            .unwrap();
        let reviewer = office.reviewer_of("a1").await;
        office
            .desk
            .approve(&reviewer, &reference, crate::Verdict::default())
            .await
            .unwrap();
        let asked = Asked {
            by: Some(By::Me),
            ..Asked::default()
        };
        let found = office.desk.search(&maren, &asked).await.unwrap();
        assert_eq!((ids(&found), &*found.channels), (vec![], &[][..]));
    }
}
