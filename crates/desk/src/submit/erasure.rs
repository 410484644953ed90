//! A person asks for an erasure.

use domain::{
    deadline::Due,
    erasure::{Counts, Size},
    facts::Facts,
    id::ConversationId,
    principal::Principal,
    request::{Ask, Reference, Request},
    session::Errand,
};
use store::{ConversationRow, Person, Totals};

use crate::{Desk, Error, HoldTold, Me, Remains, Resumed, me};

/// What a person can choose from.
#[derive(Debug, Clone)]
pub struct ErasureSizes {
    /// How much is held; none if nothing is.
    pub held: Option<Totals>,
    /// The request under which everything goes already, if it does.
    pub going: Option<Reference>,
}

/// What a person has to know before asking for an erasure.
#[derive(Debug, Clone)]
pub struct NewErasure {
    /// How much they ask for.
    pub size: Size,
    /// What would go.
    pub counts: Counts,
    /// How much is held of what stays.
    pub remains: Remains,
    /// The conversation that it is about, where it is about one.
    pub conversation: Option<ConversationRow>,
    /// An open request for the same, if there is one.
    pub open: Option<Reference>,
    /// Open requests for less of the same, which can go into this one.
    pub narrower: Vec<Request>,
    /// An open request for more, with which this would go as well.
    pub wider: Option<Reference>,
    /// The holds that stand on them: until these are over, nothing goes.
    pub holds: Vec<HoldTold>,
    /// By when the business would have to answer.
    pub due: Due,
    /// What the business says of itself and the data.
    pub facts: Facts,
    /// Marks the form: posted twice, it makes one request.
    pub once: String,
}

/// The draft of a choice of messages, and its field.
const CHOSEN: &str = "chosen";

impl Desk {
    /// What there is to choose from.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn erasure_sizes(&self, principal: &Principal) -> Result<ErasureSizes, Error> {
        let me = me(principal)?;
        let held = self.store.person(me.app, me.external_id).await?;
        Ok(match held {
            Some(Person {
                going: Some(reference),
                ..
            }) => ErasureSizes {
                held: None,
                going: Some(reference),
            },
            Some(person) => ErasureSizes {
                held: Some(self.store.totals(me.app, &person.user).await?),
                going: None,
            },
            None => ErasureSizes {
                held: None,
                going: None,
            },
        })
    }

    /// What an erasure of this size would take, and by when the business would have to answer.
    ///
    /// # Errors
    /// [`Error::NotFound`] if it names a conversation or messages that are not the person's, [`Error::NothingHeld`] if
    /// nothing is there that could go.
    pub async fn new_erasure_of(&self, principal: &Principal, size: &Size) -> Result<NewErasure, Error> {
        let me = me(principal)?;
        let ask = Ask::Erasure { size: size.clone() };
        let former = self.former(&me).await?;
        let mut standing = self.store.requests_of(me.app, &me.subject, &former).await?;
        standing.retain(|request| request.state.is_open());
        let open = standing.iter().find(|request| request.ask.is_same_as(&ask));
        let open = open.map(|request| request.reference.clone());
        let person = self.visible(&me).await?;
        let (holds, remains) = match &person {
            Some(person) => (
                self.holds_told(me.app, &person.user).await?,
                self.remains(&me, person, size).await?,
            ),
            None => (Vec::new(), Remains::default()),
        };
        let (counts, conversation) = match &person {
            Some(person) => match self.would_take(&me, person, size).await {
                Ok(would_take) => would_take,
                // What was asked for may have gone; its request has not.
                Err(Error::NothingHeld | Error::NotFound) if open.is_some() => (Counts::default(), None),
                Err(error) => return Err(error),
            },
            None if open.is_some() => (Counts::default(), None),
            None => return Err(Error::NothingHeld),
        };
        let wider = standing.iter().find(|request| request.ask.is_wider_than(&ask));
        let wider = wider.map(|request| request.reference.clone());
        // What was asked under a former name stays by itself.
        standing.retain(|request| {
            request.subject == me.subject && request.state.is_revocable() && ask.is_wider_than(&request.ask)
        });
        Ok(NewErasure {
            size: size.clone(),
            counts,
            remains,
            conversation,
            open,
            narrower: standing,
            wider,
            holds,
            due: self.due(&me, &ask).await?,
            facts: self.store.facts(me.app).await?,
            once: self.new_once()?,
        })
    }

    /// Asks for an erasure of this size. While one of the same scope is open, or when the same form comes again, that
    /// request is the answer. The open requests of `takes_in` that ask for less of the same go into it.
    ///
    /// # Errors
    /// [`Error::NotFresh`] without a fresh sign-in, [`Error::NotFound`] if it names a conversation or messages that are
    /// not the person's, [`Error::NothingHeld`] if nothing is there that could go and nothing was asked,
    /// [`Error::Moved`] if one of `takes_in` has moved on meanwhile, or asks for something else.
    pub async fn submit_erasure_of(
        &self,
        principal: &Principal,
        size: Size,
        takes_in: &[Reference],
        once: &str,
    ) -> Result<Reference, Error> {
        let me = me(principal)?;
        self.ask_fresh(principal)?;
        let found = self.new_erasure_of(principal, &size).await?;
        if self.visible(&me).await?.is_none() {
            return found.open.ok_or(Error::NothingHeld);
        }
        self.submit(principal, Ask::Erasure { size }, None, takes_in, once)
            .await
    }

    /// Keeps messages that a person has chosen with their session; answers the name that they are kept under.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn keep_chosen(&self, caller: &Resumed, size: &Size) -> Result<String, Error> {
        let size = serde_json::to_string(size).map_err(|_| Error::Fault("a choice could not be written"))?;
        let draft = Errand {
            page: CHOSEN.to_owned(),
            fields: vec![(CHOSEN.to_owned(), size)],
        };
        self.keep_draft(caller, &draft).await
    }

    /// What a person has chosen under this name in this session; none if it is forgotten, or was never chosen.
    ///
    /// # Errors
    /// [`Error::NotFound`] for anyone but a person.
    pub async fn chosen(&self, caller: &Resumed, name: &str) -> Result<Option<Size>, Error> {
        let kept = self.kept_draft(caller, name).await?;
        let chosen = kept.as_ref().and_then(|kept| kept.field(CHOSEN, CHOSEN));
        Ok(chosen.and_then(|size| serde_json::from_str(size).ok()))
    }

    /// What would go of somebody who is held, and the conversation that it is about.
    async fn would_take(
        &self,
        me: &Me<'_>,
        person: &Person,
        size: &Size,
    ) -> Result<(Counts, Option<ConversationRow>), Error> {
        let conversation = match size.conversation() {
            Some(id) => Some(self.own_conversation(me, person, id).await?),
            None => None,
        };
        let counts = self.store.preview(me.app, &person.user, size).await?;
        if counts.is_empty() {
            // Ids that are there for others only look like ids of nothing.
            let named = matches!(size, Size::Messages { .. });
            return Err(if named {
                Error::NotFound
            } else {
                Error::NothingHeld
            });
        }
        Ok((counts, conversation))
    }

    async fn own_conversation(
        &self,
        me: &Me<'_>,
        person: &Person,
        id: &ConversationId,
    ) -> Result<ConversationRow, Error> {
        let found = self.store.conversation(me.app, &person.user, id).await?;
        found.ok_or(Error::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        deadline::{Calendar, Clock, Regime},
        erasure::OneOrMore,
        id::{AppId, MessageId},
        request::State,
        right::Right,
    };

    use super::*;
    use crate::testing::Office;

    /// A request that comes late in the evening of UTC comes on the next day where the business is.
    #[tokio::test]
    async fn the_day_of_receipt_is_the_businesss() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let received = async || {
            let maren = office.person("a1", "maren").await;
            office.desk.new_erasure(&maren).await.unwrap().due.received_on
        };
        // 14:33 in UTC.
        office.clock.forward(7 * 3_600);
        let in_utc = received().await;
        let facts = Facts {
            time_zone: domain::facts::Zone::parse("Pacific/Auckland").ok(),
            ..Default::default()
        };
        office
            .desk
            .set_facts(&crate::testing::OPERATOR, &app, facts)
            .await
            .unwrap();
        assert_eq!(received().await, in_utc.tomorrow().unwrap());
        let maren = office.person("a1", "maren").await;
        assert_eq!(
            office.desk.frame(&maren).await.unwrap().today,
            in_utc.tomorrow().unwrap()
        );
    }

    #[tokio::test]
    async fn the_date_is_that_of_the_apps_law_and_of_its_calendar() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let facts = Facts {
            regime: Regime::Ccpa,
            calendar: Calendar::parse("US").ok(),
            ..Default::default()
        };
        // To the week before a holiday.
        office.clock.forward(7 * 86_400);
        office
            .desk
            .set_facts(&crate::testing::OPERATOR, &app, facts)
            .await
            .unwrap();
        let (maren, reference) = office.asked().await;
        let due = office.desk.request(&maren, &reference).await.unwrap().due;
        let clock = Clock::new(Regime::Ccpa, Right::Erasure, due.received_on);
        let by_holidays = clock.with_calendar(Calendar::parse("US").ok()).reckon().unwrap();
        assert_eq!(due, by_holidays.due);
        assert!(due.acknowledge_by > clock.by_weekends().due.acknowledge_by);
    }

    #[tokio::test]
    async fn the_preview_says_what_would_go() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let new = office.desk.new_erasure(&maren).await.unwrap();
        let counts = Counts {
            profiles: 1,
            channels: 1,
            devices: 1,
            business_systems: 1,
            conversations: 1,
            shared_conversations: 1,
            messages: 3,
            attachments: 0,
            quotes: 1,
        };
        assert_eq!((new.counts, new.open), (counts, None));
        let others = new.remains.messages - new.counts.messages;
        assert_eq!(
            (new.remains.conversations, others, new.remains.requests),
            (1, 1, 0)
        );
        // What she has asked is counted from then on, and of one conversation its own messages alone.
        office.desk.submit_erasure(&maren, "once").await.unwrap();
        let conversation = ConversationId::parse("v1").unwrap();
        let one = Size::Conversation { conversation };
        let new = office.desk.new_erasure_of(&maren, &one).await.unwrap();
        assert_eq!((new.remains.messages, new.remains.requests), (2, 1));
    }

    #[tokio::test]
    async fn asking_again_leads_to_the_open_request() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        for once in ["once", "another form"] {
            assert_eq!(office.desk.submit_erasure(&maren, once).await.unwrap(), reference);
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 1);
        assert_eq!(
            office.desk.new_erasure(&maren).await.unwrap().open,
            Some(reference)
        );
    }

    #[tokio::test]
    async fn nothing_held_is_nothing_to_delete() {
        let office = Office::open().await;
        let nobody = office.person("a1", "nobody").await;
        assert!(matches!(
            office.desk.new_erasure(&nobody).await,
            Err(Error::NothingHeld)
        ));
        assert!(matches!(
            office.desk.submit_erasure(&nobody, "once").await,
            Err(Error::NothingHeld)
        ));
        let sizes = office.desk.erasure_sizes(&nobody).await.unwrap();
        assert!(sizes.held.is_none() && sizes.going.is_none());
    }

    #[tokio::test]
    async fn anothers_request_is_not_there() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        for (app, who) in [("a1", "kofi"), ("a2", "zoe"), ("a2", "maren")] {
            let other = office.person(app, who).await;
            assert!(
                matches!(
                    office.desk.request(&other, &reference).await,
                    Err(Error::NotFound)
                ),
                "{app} {who}"
            );
            assert!(
                matches!(
                    office.desk.withdraw(&other, &reference).await,
                    Err(Error::NotFound)
                ),
                "{app} {who}"
            );
        }
    }

    fn of_conversation(id: &str) -> Size {
        Size::Conversation {
            conversation: ConversationId::parse(id).unwrap(),
        }
    }

    fn of_messages(conversation: &str, ids: &[&str]) -> Size {
        let ids = ids.iter().map(|id| MessageId::parse(id).unwrap()).collect();
        Size::Messages {
            conversation: ConversationId::parse(conversation).unwrap(),
            messages: OneOrMore::new(ids).unwrap(),
        }
    }

    /// Another's ids look like ids of nothing, and nothing is asked.
    #[tokio::test]
    async fn what_is_anothers_or_nowhere_cannot_be_asked_for() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        for size in [
            // Kofi's alone, another app's, nobody's.
            of_conversation("v3"),
            of_conversation("v4"),
            of_conversation("v9"),
            of_messages("v3", &["m5"]),
            // In a conversation of hers: what Kofi wrote, what stands elsewhere, what stands nowhere.
            of_messages("v2", &["m4"]),
            of_messages("v2", &["m1", "m5", "m9"]),
        ] {
            let new = office.desk.new_erasure_of(&maren, &size).await;
            assert!(matches!(new, Err(Error::NotFound)), "{size:?} {new:?}");
            let asked = office
                .desk
                .submit_erasure_of(&maren, size.clone(), &[], "once")
                .await;
            assert!(matches!(asked, Err(Error::NotFound)), "{size:?} {asked:?}");
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap(), []);
    }

    #[tokio::test]
    async fn another_scope_is_a_request_of_its_own() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let ask = async |size: Size, once: &str| {
            let asked = office.desk.submit_erasure_of(&maren, size, &[], once).await;
            asked.unwrap()
        };
        let sizes = [
            of_messages("v1", &["m1"]),
            of_messages("v1", &["m1", "m2"]),
            of_conversation("v1"),
            of_conversation("v2"),
            Size::AllMessages,
            Size::PersonalInformation,
            Size::Everything,
        ];
        let mut asked = Vec::new();
        for (at, size) in sizes.iter().enumerate() {
            let first = ask(size.clone(), &format!("first {at}")).await;
            assert_eq!(
                ask(size.clone(), &format!("second {at}")).await,
                first,
                "{size:?}"
            );
            asked.push(first);
        }
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), sizes.len());
        let new = office.desk.new_erasure_of(&maren, &sizes[2]).await.unwrap();
        assert_eq!(new.open.as_ref(), Some(&asked[2]));
        let narrower: Vec<_> = new.narrower.into_iter().map(|own| own.reference).collect();
        assert!(narrower.contains(&asked[0]) && narrower.contains(&asked[1]) && narrower.len() == 2);
        assert!(new.wider.is_some());
    }

    #[tokio::test]
    async fn a_wider_request_takes_narrower_ones_in_and_no_others() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let ask = async |size: Size, takes_in: &[Reference], once: &str| {
            office.desk.submit_erasure_of(&maren, size, takes_in, once).await
        };
        let narrow = ask(of_conversation("v1"), &[], "1").await.unwrap();
        let other = ask(Size::PersonalInformation, &[], "2").await.unwrap();
        let refused = ask(Size::AllMessages, &[narrow.clone(), other.clone()], "3").await;
        assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
        assert_eq!(office.desk.requests(&maren).await.unwrap().len(), 2);

        let wide = ask(Size::AllMessages, std::slice::from_ref(&narrow), "4")
            .await
            .unwrap();
        let state = async |reference: &Reference| office.desk.request(&maren, reference).await.unwrap().state;
        let State::Withdrawn { taken_into, .. } = state(&narrow).await else {
            panic!()
        };
        assert_eq!(taken_into.as_ref(), Some(&wide));
        assert!(matches!(state(&other).await, State::Submitted));
        // Kofi's is not hers to take in.
        let kofi = office.person("a1", "kofi").await;
        let of_kofi = office
            .desk
            .submit_erasure_of(&kofi, of_conversation("v3"), &[], "1")
            .await
            .unwrap();
        let refused = ask(Size::Everything, &[of_kofi], "5").await;
        assert!(matches!(refused, Err(Error::Moved)), "{refused:?}");
    }

    #[tokio::test]
    async fn what_was_chosen_is_kept_with_the_session_and_no_search_is_a_choice() {
        let office = Office::open().await;
        let maren = office.visiting("a1", "maren").await;
        let size = of_messages("v1", &["m1", "m2"]);
        let name = office.desk.keep_chosen(&maren, &size).await.unwrap();
        let chosen = async |who: &Resumed, name: &str| office.desk.chosen(who, name).await.unwrap();
        assert_eq!(chosen(&maren, &name).await, Some(size.clone()));
        let elsewhere = office.visiting("a1", "maren").await;
        assert_eq!(chosen(&elsewhere, &name).await, None);
        assert_eq!(chosen(&maren, "").await, None);
        let typed = serde_json::to_string(&size).unwrap();
        let search = office.desk.keep_search(&maren, &typed).await.unwrap();
        assert_eq!(chosen(&maren, &search).await, None);
        let staff = office.reviewing_of("a1").await;
        assert!(matches!(
            office.desk.keep_chosen(&staff, &size).await,
            Err(Error::NotFound)
        ));
    }
}
