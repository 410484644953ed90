//! Sessions.

use domain::{
    audit::Act,
    facts::Region,
    id::KeyId,
    key::{Reach, SigningKey, Terms},
    principal::Principal,
    session::{Errand, Handover, Session, SessionDigest, Ticket, TokenUse, Visit},
};
use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::{Draws, log},
    house::{actor, numbered, subject, subjects, summing},
    keys::key,
    records::{app, app_id, at, external_id},
};
use crate::{Batch, Error, Refused, SessionPlace, Typed, Whose};

#[expect(clippy::disallowed_methods, reason = "a caller for tests")]
pub(crate) fn person(app: &str, user: &str) -> Principal {
    Principal::proven_user(
        app_id(app),
        external_id(&format!("{user}@x")),
        subject(app, user),
        KeyId::parse(KEY).unwrap(),
        Region::parse("US-VA").ok(),
        Some(at(990)),
    )
}

#[expect(clippy::disallowed_methods, reason = "a caller for tests")]
pub(crate) fn staff(reach: Reach) -> Principal {
    Principal::proven_staff(reach, actor(), Some(at(990)))
}

/// Open from second 1000 to 5000, by the key that [`House::enter`] makes.
pub(crate) fn session(digest: u8, principal: Principal) -> Session {
    Session {
        digest: [digest; 32],
        handle: format!("handle-{digest}"),
        principal,
        kid: KeyId::parse(KEY).unwrap(),
        visit: Visit {
            network: Some("192.0.2.0/24".into()),
            browser: Some("Firefox on Linux".into()),
        },
        opened_at: at(1000),
        seen_at: at(1000),
        expires_at: at(5000),
        errand: None,
    }
}

/// The provider's, so that it needs no app to be held.
const KEY: &str = "act_door";

/// A token that nobody has used, if nobody has used its number.
pub(crate) fn token(number: u8) -> Ticket {
    Ticket::Token(token_use(number, None))
}

pub(crate) fn token_use(number: u8, once: Option<u8>) -> TokenUse {
    TokenUse {
        digest: [number; 32],
        once: once.map(|number| [number; 32]),
        until: at(2000),
    }
}

pub(crate) fn handover(code: u8, principal: Principal) -> Handover {
    Handover {
        digest: [code; 32],
        principal,
        kid: KeyId::parse(KEY).unwrap(),
        expires_at: at(1060),
    }
}

impl<B: Backend> House<B> {
    /// With the key in it that sessions are opened by.
    pub(crate) async fn with_door(backend: B) -> Self {
        let house = Self::new(backend);
        house.hang_the_door().await;
        house
    }

    pub(crate) async fn hang_the_door(&self) {
        let door = key(KEY, Reach::Provider);
        self.store
            .create_key(door, log(Act::KeyCreated, 1))
            .await
            .unwrap();
    }

    /// What this session keeps under a name.
    pub(crate) async fn typed(&self, session: u8, id: &str) -> Typed {
        let (app, nobody, session) = (app_id("a"), external_id("nobody@x"), [session; 32]);
        let searched = self
            .store
            .search(&app, &nobody, Some((&session, id)), Box::new(|_, _| None));
        searched.await.unwrap().typed
    }

    /// The draft that this session keeps under a name.
    pub(crate) async fn draft(&self, session: u8, id: &str) -> Option<String> {
        self.store.kept_draft(&[session; 32], id).await.unwrap()
    }

    pub(crate) async fn enter(&self, session: Session) {
        let number = session.digest[0];
        self.open(session, token(number)).await.unwrap();
    }

    async fn open(&self, session: Session, ticket: Ticket) -> Result<Session, Error> {
        self.store
            .open_session(session, ticket, None, log(Act::SignedIn, 1000))
            .await
    }

    pub(crate) async fn hand_over(&self, handover: Handover, token: TokenUse) -> Result<(), Error> {
        self.store
            .hand_over(handover, token, at(1000), log(Act::HandedOver, 1000))
            .await
    }

    async fn listed(&self, whose: &Whose) -> Vec<u8> {
        let page = self.sessions_after(whose, None, 100).await;
        page.iter().map(|session| session.digest[0]).collect()
    }

    async fn sessions_after(&self, whose: &Whose, after: Option<&SessionPlace>, limit: u32) -> Vec<Session> {
        let page = self.store.sessions(whose, at(1100), at(0), after, limit);
        page.await.unwrap()
    }

    /// Used at a second by somebody who may have been away for ever so long.
    pub(crate) async fn used(&self, digest: u8, second: i64) -> Option<Session> {
        self.used_since(digest, second, 0).await
    }

    async fn used_since(&self, digest: u8, second: i64, idle_since: i64) -> Option<Session> {
        let digest: SessionDigest = [digest; 32];
        self.store
            .use_session(&digest, at(second), at(idle_since))
            .await
            .unwrap()
    }
}

pub(crate) async fn comes_back_as_it_was_opened(backend: impl Backend) {
    let house = House::with_door(backend).await;
    for (digest, principal) in [
        (1, person("a", "ada")),
        (2, staff(Reach::App(app_id("a")))),
        (4, staff(Reach::Provider)),
    ] {
        let session = session(digest, principal);
        house.enter(session.clone()).await;
        assert_eq!(house.used(digest, 1001).await.unwrap(), session);
    }
    assert!(house.used(3, 1001).await.is_none());
}

pub(crate) async fn is_over_when_its_time_is(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    assert!(house.used(1, 4999).await.is_some());
    assert!(house.used(1, 5000).await.is_none());
}

pub(crate) async fn is_over_when_nobody_used_it_for_long(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    assert!(house.used_since(1, 1500, 999).await.is_some());
    // Used at 1500: away until 2400 is not too long if only 1499 would be.
    assert!(house.used_since(1, 2400, 1499).await.is_some());
    assert!(house.used_since(1, 4000, 2400).await.is_none());
}

pub(crate) async fn notes_its_use_to_the_minute(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    let before = house.rows();
    house.used(1, 1059).await.unwrap();
    assert_eq!(house.rows(), before, "not every page writes");
    house.used(1, 1060).await.unwrap();
    assert_eq!(house.used(1, 1060).await.unwrap().seen_at, at(1060));
    // A clock that goes back takes nothing away.
    house.used(1, 1000).await.unwrap();
    assert_eq!(house.used(1, 1060).await.unwrap().seen_at, at(1060));
}

pub(crate) async fn ends_when_it_is_ended(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    house.enter(session(2, person("a", "ada"))).await;
    house
        .store
        .end_session(&[1; 32], log(Act::SignedOut, 1100))
        .await
        .unwrap();
    assert!(house.used(1, 1200).await.is_none());
    assert!(house.used(2, 1200).await.is_some());
    let before = house.rows();
    house
        .store
        .end_session(&[1; 32], log(Act::SignedOut, 1200))
        .await
        .unwrap();
    assert_eq!(house.rows(), before, "nothing ended, nothing to write down");
}

pub(crate) async fn leaves_nothing_behind_when_others_come(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    let later = Session {
        opened_at: at(5001),
        seen_at: at(5001),
        expires_at: at(9000),
        ..session(2, person("a", "bob"))
    };
    house.enter(later).await;
    assert_eq!(
        house.rows()["spent_token"].len(),
        1,
        "what has expired need not be remembered"
    );
    assert_eq!(house.rows()["session"].len(), 1);
    assert!(house.used(2, 5002).await.is_some());
}

/// Also where nobody comes any more.
pub(crate) async fn is_forgotten_when_it_is_over(backend: impl Backend) {
    let house = House::with_door(backend).await;
    for (digest, user) in [(1, "ada"), (2, "bob")] {
        house.enter(session(digest, person("a", user))).await;
        house
            .store
            .keep_search(&[digest; 32], "id", "words")
            .await
            .unwrap();
    }
    let handover = handover(7, person("a", "cyd"));
    house.hand_over(handover, token_use(9, None)).await.unwrap();
    house.used(2, 3000).await.unwrap();
    let held = |table: &str| house.rows().get(table).map_or(0, Vec::len);
    for (now, idle_since, sessions, handovers) in [
        (1059, 999, 2, 1),
        (1060, 999, 2, 0),
        (3100, 1000, 1, 0),
        (4999, 2999, 1, 0),
        (5000, 2999, 0, 0),
    ] {
        house.store.forget_over(at(now), at(idle_since)).await.unwrap();
        assert_eq!(
            (held("session"), held("handover")),
            (sessions, handovers),
            "{now}"
        );
        let kept = house.typed(1, "id").await;
        assert_eq!(kept != Typed::Forgotten, sessions == 2, "{now}");
    }
}

/// A page is shown while a large file comes in, even if the session's last use should be noted.
pub(crate) async fn is_used_while_somebody_writes_for_long(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    let (to_store, batches) = mpsc::channel(1);
    let within = async {
        to_store
            .send(Batch::Records(numbered(vec![app("a")], 1)))
            .await
            .unwrap();
        // There is room again once the import has begun and taken the batch.
        let room = to_store.reserve().await.unwrap();
        for store in [&house.store, &house.backend.open()] {
            let used = store.use_session(&[1; 32], at(2000), at(0)).await.unwrap();
            assert_eq!(used.unwrap().seen_at, at(1000));
        }
        room.send(Batch::End);
    };
    let (done, ()) = tokio::join!(
        house.store.import(
            batches,
            false,
            at(50),
            Draws::default().draw(),
            subjects(),
            summing()
        ),
        within
    );
    assert_eq!(done.unwrap().total(), 1);
    house.used(1, 2000).await.unwrap();
    assert_eq!(house.used(1, 2000).await.unwrap().seen_at, at(2000));
}

/// A clock that was set back does not make it live longer.
pub(crate) async fn is_of_no_time_before_it_was_opened(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    assert!(house.used(1, 900).await.is_none());
    assert!(house.used(1, 1000).await.is_some());
}

pub(crate) async fn proves_presence_by_a_token_of_no_earlier_use(backend: impl Backend) {
    let house = House::with_door(backend).await;
    let first = house
        .open(session(1, person("a", "ada")), token(7))
        .await
        .unwrap();
    assert_eq!(first.principal.proved_at(), Some(at(990)));
    let second = house
        .open(session(2, person("a", "ada")), token(7))
        .await
        .unwrap();
    assert_eq!(second.principal.proved_at(), None);
    assert_eq!(house.used(2, 1001).await.unwrap().principal.proved_at(), None);
}

pub(crate) async fn by_a_token_good_once_is_opened_once(backend: impl Backend) {
    let house = House::with_door(backend).await;
    let enter = async |digest, token, once| {
        let ticket = Ticket::Token(token_use(token, Some(once)));
        house.open(session(digest, person("a", "ada")), ticket).await
    };
    enter(1, 1, 50).await.unwrap();
    let before = house.rows();
    let again = enter(2, 2, 50).await;
    assert!(matches!(again, Err(Error::Refused(Refused::Spent))), "{again:?}");
    assert_eq!(house.rows(), before, "nothing of it is kept");
    enter(3, 3, 51).await.unwrap();
}

/// Tokens end at 2000. A clock that was ahead has forgotten one that had been used; when it is right again, none that ends
/// by then is new.
pub(crate) async fn by_a_token_that_ended_before_what_was_forgotten_proves_nothing(backend: impl Backend) {
    let house = House::with_door(backend).await;
    let forgotten = async || house.store.forgotten_until().await.unwrap();
    house.enter(session(1, person("a", "ada"))).await;
    assert!(forgotten().await < at(0), "nothing yet");
    let ahead = Session {
        opened_at: at(3000),
        ..session(2, person("a", "ada"))
    };
    house.enter(ahead).await;
    assert_eq!(forgotten().await, at(2000));
    let right_again = house.open(session(3, person("a", "ada")), token(3)).await;
    assert_eq!(right_again.unwrap().principal.proved_at(), None);
    let ticket = Ticket::Token(token_use(4, Some(50)));
    let once = house.open(session(4, person("a", "ada")), ticket).await;
    assert!(matches!(once, Err(Error::Refused(Refused::Spent))), "{once:?}");
}

pub(crate) async fn needs_a_key_that_is_still_good(backend: impl Backend) {
    let house = House::with_door(backend).await;
    let over = SigningKey {
        terms: Terms {
            not_after: Some(at(1000)),
            ..key("act_2", Reach::Provider).terms
        },
        ..key("act_2", Reach::Provider)
    };
    house
        .store
        .create_key(over, log(Act::KeyCreated, 1))
        .await
        .unwrap();
    let before = house.rows();
    for kid in ["act_2", "act_nobody"] {
        let session = Session {
            kid: KeyId::parse(kid).unwrap(),
            ..session(1, person("a", "ada"))
        };
        let refused = house.open(session, token(1)).await;
        assert!(
            matches!(refused, Err(Error::Refused(Refused::Unknown))),
            "{refused:?}"
        );
    }
    assert_eq!(house.rows(), before);
}

pub(crate) async fn ends_with_its_key(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(1, person("a", "ada"))).await;
    house.enter(session(2, staff(Reach::Provider))).await;
    house
        .hand_over(handover(9, person("a", "ada")), token_use(9, None))
        .await
        .unwrap();
    let kid = KeyId::parse(KEY).unwrap();
    let revoke = async |kid: &KeyId| {
        house
            .store
            .revoke_key(kid, at(1001), log(Act::KeyRevoked, 1001))
            .await
    };
    assert_eq!(revoke(&kid).await.unwrap(), 2);
    for digest in [1, 2] {
        assert!(house.used(digest, 1002).await.is_none());
    }
    assert!(house.store.handover(&[9; 32], at(1001)).await.unwrap().is_none());
    let before = house.rows();
    assert!(matches!(
        revoke(&kid).await,
        Err(Error::Refused(Refused::Changed))
    ));
    let nobody = KeyId::parse("app_nobody").unwrap();
    assert!(matches!(
        revoke(&nobody).await,
        Err(Error::Refused(Refused::Unknown))
    ));
    assert_eq!(house.rows(), before);
}

pub(crate) async fn is_opened_once_by_a_code(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house
        .hand_over(handover(9, person("a", "ada")), token_use(9, None))
        .await
        .unwrap();
    let found = house.store.handover(&[9; 32], at(1059)).await.unwrap();
    assert_eq!(found, Some(handover(9, person("a", "ada"))));
    assert!(house.store.handover(&[9; 32], at(1060)).await.unwrap().is_none());
    let enter = async |digest| {
        house
            .open(session(digest, person("a", "ada")), Ticket::Code([9; 32]))
            .await
    };
    enter(1).await.unwrap();
    assert!(matches!(enter(2).await, Err(Error::Refused(Refused::Changed))));
    assert!(house.store.handover(&[9; 32], at(1001)).await.unwrap().is_none());
    assert!(house.rows().get("handover").is_none_or(Vec::is_empty));
}

/// A token that was traded in before, or for a code before, proves no presence by the code either.
pub(crate) async fn by_a_code_is_as_good_as_its_token(backend: impl Backend) {
    let house = House::with_door(backend).await;
    house.enter(session(3, person("a", "ada"))).await;
    house
        .hand_over(handover(9, person("a", "ada")), token_use(3, None))
        .await
        .unwrap();
    let found = house.store.handover(&[9; 32], at(1001)).await.unwrap().unwrap();
    assert_eq!(found.principal.proved_at(), None);
}

pub(crate) async fn takes_the_place_of_another_with_what_waited_there(backend: impl Backend) {
    let house = House::with_door(backend).await;
    let errand = Errand {
        page: "/me/export".into(),
        fields: vec![("once".into(), "x".into())],
    };
    for (digest, who, goes_on) in [(2, person("a", "ada"), true), (3, person("a", "bob"), false)] {
        house.enter(session(1, person("a", "ada"))).await;
        house
            .store
            .keep_errand(&[1; 32], Some(errand.clone()))
            .await
            .unwrap();
        assert_eq!(house.used(1, 1001).await.unwrap().errand, Some(errand.clone()));
        house.store.keep_draft(&[1; 32], "one", "entered").await.unwrap();
        let opened = house
            .store
            .open_session(
                session(digest, who),
                token(digest),
                Some([1; 32]),
                log(Act::SignedIn, 1000),
            )
            .await
            .unwrap();
        assert_eq!(opened.errand.is_some(), goes_on);
        assert_eq!(house.draft(digest, "one").await.is_some(), goes_on);
        assert!(house.used(1, 1001).await.is_none());
        assert_eq!(house.used(digest, 1001).await.unwrap(), opened);
    }
}

pub(crate) async fn are_listed_and_ended_by_whose_they_are(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    let group = || Reach::Group("g".parse().unwrap());
    for (digest, principal) in [
        (1, person("a", "ada")),
        (2, person("a", "ada")),
        (3, person("b", "ada")),
        (4, staff(Reach::App(app_id("a")))),
        (5, staff(Reach::App(app_id("b")))),
        (6, staff(group())),
        (7, staff(Reach::Provider)),
    ] {
        let opened_at = at(1000 + i64::from(digest));
        house
            .enter(Session {
                opened_at,
                ..session(digest, principal)
            })
            .await;
    }
    let ada = Whose::Person {
        app: app_id("a"),
        external_id: external_id("ada@x"),
    };
    let in_group: Vec<u8> = house.listed(&Whose::Staff(group())).await;
    assert_eq!(house.listed(&ada).await, [2, 1]);
    assert_eq!(house.listed(&Whose::Staff(Reach::App(app_id("a")))).await, [4]);
    assert!(
        in_group.contains(&6) && !in_group.contains(&7) && !in_group.contains(&1),
        "{in_group:?}"
    );
    assert_eq!(house.listed(&Whose::Staff(Reach::Provider)).await, [7, 6, 5, 4]);

    let end = async |whose: &Whose, handle: Option<&str>| {
        house
            .store
            .end_sessions(whose, handle, log(Act::SessionsEnded, 1100))
            .await
            .unwrap()
    };
    let before = house.rows();
    assert_eq!(end(&ada, Some("handle-3")).await, 0);
    assert_eq!(end(&Whose::Staff(group()), Some("handle-7")).await, 0);
    assert_eq!(end(&Whose::Staff(Reach::Provider), Some("handle-1")).await, 0);
    assert_eq!(house.rows(), before);
    assert_eq!(end(&ada, Some("handle-1")).await, 1);
    assert_eq!(house.listed(&ada).await, [2]);
    assert_eq!(end(&ada, None).await, 1);
    assert_eq!(end(&Whose::Staff(Reach::Provider), Some("handle-4")).await, 1);
    assert!(house.used(3, 1100).await.is_some());
}

/// Also those of one moment, and after one that has ended meanwhile.
pub(crate) async fn are_listed_a_page_at_a_time(backend: impl Backend) {
    let house = House::with_door(backend).await;
    for (digest, second) in [(1, 1001), (2, 1002), (3, 1002), (4, 1002), (5, 1003)] {
        let opened_at = at(second);
        house
            .enter(Session {
                opened_at,
                ..session(digest, staff(Reach::Provider))
            })
            .await;
    }
    house.enter(session(6, person("a", "ada"))).await;
    let whose = Whose::Staff(Reach::Provider);
    let after = |session: &Session| SessionPlace {
        opened_at: session.opened_at,
        handle: session.handle.clone(),
    };
    let (mut listed, mut place) = (Vec::new(), None);
    loop {
        let page = house.sessions_after(&whose, place.as_ref(), 2).await;
        let Some(last) = page.last() else { break };
        place = Some(after(last));
        assert!(page.len() <= 2, "{page:?}");
        listed.extend(page.iter().map(|session| session.digest[0]));
    }
    assert_eq!(listed, [5, 4, 3, 2, 1]);

    let all = house.sessions_after(&whose, None, 100).await;
    let ended = house
        .store
        .end_sessions(&whose, Some("handle-3"), log(Act::SessionsEnded, 1100));
    assert_eq!(ended.await.unwrap(), 1);
    let rest = house.sessions_after(&whose, Some(&after(&all[2])), 100).await;
    assert_eq!(
        rest.iter().map(|session| session.digest[0]).collect::<Vec<_>>(),
        [2, 1]
    );
}

pub(crate) async fn keep_what_was_looked_for_and_no_more(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, person("a", "ada"))).await;
    house.enter(session(2, person("a", "ada"))).await;
    let keep = async |session: u8, id: &str, typed: &str| {
        house.store.keep_search(&[session; 32], id, typed).await.unwrap();
    };
    keep(1, "one", "red \"ferry\"").await;
    keep(3, "of no session", "green").await;
    assert_eq!(house.typed(1, "one").await, Typed::Words("red \"ferry\"".into()));
    for (session, id) in [(1, "two"), (1, ""), (2, "one"), (3, "of no session")] {
        assert_eq!(house.typed(session, id).await, Typed::Forgotten, "{session} {id}");
    }
    for number in 0..16 {
        keep(1, &format!("more-{number}"), "blue").await;
    }
    let oldest = house.typed(1, "one").await;
    assert_eq!(oldest, Typed::Forgotten, "the oldest of many is forgotten");
    assert_eq!(house.typed(1, "more-0").await, Typed::Words("blue".into()));
    let log = log(Act::SignedOut, 1100);
    house.store.end_session(&[1; 32], log).await.unwrap();
    assert_eq!(house.typed(1, "more-0").await, Typed::Forgotten);
    let anywhere = format!("{:?}", house.rows());
    assert!(!anywhere.contains("blue") && !anywhere.contains("green"));
}

/// Searches push out no draft, nor drafts a search: each has places of its own.
pub(crate) async fn keep_drafts_apart_from_what_was_looked_for(backend: impl Backend) {
    let house = House::of_world(backend).await;
    house.hang_the_door().await;
    house.enter(session(1, person("a", "ada"))).await;
    let draft = async |session: u8, id: &str, text: &str| {
        house.store.keep_draft(&[session; 32], id, text).await.unwrap();
    };
    let search = async |id: &str| house.store.keep_search(&[1; 32], id, "blue").await.unwrap();
    draft(1, "one", "red \"ferry\"").await;
    draft(3, "of no session", "green").await;
    // Under the same name there is one, however often it is kept, and it pushes out no other.
    for text in ["orange", "brown"].into_iter().cycle().take(32) {
        draft(1, "typed", text).await;
    }
    assert_eq!(house.draft(1, "typed").await.as_deref(), Some("brown"));
    assert!(!format!("{:?}", house.rows()).contains("orange"));
    search("a search").await;
    for number in 0..16 {
        search(&format!("more-{number}")).await;
    }
    assert_eq!(house.typed(1, "a search").await, Typed::Forgotten, "the control");
    assert_eq!(house.draft(1, "one").await.as_deref(), Some("red \"ferry\""));
    for (session, id) in [(1, "two"), (1, "more-0"), (2, "one"), (3, "of no session")] {
        assert_eq!(house.draft(session, id).await, None, "{session} {id}");
    }
    for number in 0..16 {
        draft(1, &format!("draft-{number}"), "yellow").await;
    }
    assert_eq!(
        house.draft(1, "one").await,
        None,
        "the oldest of many is forgotten"
    );
    assert_eq!(house.typed(1, "more-0").await, Typed::Words("blue".into()));
    assert_eq!(house.typed(1, "draft-0").await, Typed::Forgotten);
    let log = log(Act::SignedOut, 1100);
    house.store.end_session(&[1; 32], log).await.unwrap();
    assert_eq!(house.draft(1, "draft-0").await, None);
    let anywhere = format!("{:?}", house.rows());
    assert!(!anywhere.contains("yellow") && !anywhere.contains("green"));
}
