//! The words by which a leak is told, and who may see whose where.

use super::cast::{Caller, Owner, Person, Post, Target};
use crate::support::{GROUP, HARBOUR, OTHER_APP, OTHER_GROUP};

/// What a word is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person's name, as in the queue.
    Name,
    /// Profile, channels, devices, other systems, what became one.
    Record,
    /// What a device is reached by: covered from staff even in a record that is open.
    Covered,
    /// A conversation's name or id.
    Title,
    /// What was said, by whom, from where.
    Said,
    /// What was said in a conversation of Maren's and Otto's.
    Shared,
    /// What the business wrote to a person.
    Note,
    /// Of a request that waits.
    OpenReference,
    /// Of a request that was decided.
    ClosedReference,
    /// Of a session, on the page that lists it.
    Handle,
    /// A member of staff's.
    StaffName,
    /// Of a member of staff who wrote in a conversation.
    AgentName,
    /// A business's name or id.
    Business,
    /// A parent company's.
    Parent,
    /// What makes a form a session's own.
    Stamp,
    /// What makes a browser a session's.
    Cookie,
}

/// Whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Person(Person),
    /// Maren's and Otto's.
    Both,
    Staff(Post),
    App(&'static str),
    /// This one caller's session's.
    Session(usize),
    Nobody,
}

#[derive(Debug, Clone)]
pub struct Word {
    pub text: String,
    pub kind: Kind,
    pub whose: Whose,
}

impl Word {
    pub fn new(text: impl Into<String>, kind: Kind, whose: Whose) -> Self {
        let text = text.into();
        assert!(
            text.len() > 3,
            "{kind:?} of {whose:?} is too short to be told: {text}"
        );
        Self { text, kind, whose }
    }
}

/// Those that stand in the bundle, whatever portal it is loaded into.
pub fn planted() -> Vec<Word> {
    let mut words = Vec::new();
    for person in Person::HELD {
        let name = format!("{person:?}");
        let mut add = |kind, texts: &[String]| {
            let whose = Whose::Person(person);
            words.extend(texts.iter().map(|text| Word::new(text, kind, whose)));
        };
        let of = |form: &str| form.replace('*', &name);
        add(Kind::Name, &["*", "*son"].map(of));
        add(
            Kind::Record,
            &[
                "user-*",
                "*@example.com",
                "tier-of-*",
                "client-*",
                "* on the phone",
                "4477-*",
                "device-*",
                "ticket-*",
                "before-of-*",
                "lost-of-*",
                "told-by-*",
            ]
            .map(of),
        );
        add(Kind::Covered, &["push-to-*"].map(of));
        add(Kind::Title, &["conv-*", "Talk with *"].map(of));
        add(
            Kind::Said,
            &[
                "SECRET-*-0",
                "SECRET-*-1",
                "SECRET-*-2",
                "msg-*-",
                "seat-*",
                "wamid-of-*",
                "meta-of-*",
                "picture-of-*",
            ]
            .map(of),
        );
        add(Kind::Note, &[person.note().to_owned()]);
    }
    let both = |kind, texts: &[&str]| {
        let word = |text: &&str| Word::new(*text, kind, Whose::Both);
        texts.iter().map(word).collect::<Vec<_>>()
    };
    words.extend(both(Kind::Title, &["conv-both", "Crossing together"]));
    words.extend(both(
        Kind::Shared,
        &["SHARED-BY-MAREN", "SHARED-BY-OTTO", "AGAIN-BY-MAREN", "both-"],
    ));
    for (app, names) in [
        (HARBOUR, [HARBOUR, "Harbour Line"]),
        (OTHER_APP, [OTHER_APP, "Quell"]),
    ] {
        words.extend(names.map(|name| Word::new(name, Kind::Business, Whose::App(app))));
    }
    for (post, names) in [
        (Post::Group, [GROUP, "Tideway"]),
        (Post::OtherGroup, [OTHER_GROUP, "Fenland"]),
    ] {
        words.extend(names.map(|name| Word::new(name, Kind::Parent, Whose::Staff(post))));
    }
    words.extend(Post::ALL.map(|post| Word::new(post.name(), Kind::StaffName, Whose::Staff(post))));
    words.push(Word::new("AGENT-NAME", Kind::AgentName, Whose::Nobody));
    words
}

/// What somebody is looking at.
pub struct Page<'a> {
    /// As axum writes it.
    pub path: &'a str,
    pub target: &'a Target,
}

impl Page<'_> {
    fn is_queue(&self) -> bool {
        matches!(self.path, "/desk" | "/api/desk/queue")
    }

    fn is_sessions(&self) -> bool {
        matches!(self.path, "/desk/sessions" | "/api/desk/sessions")
    }

    /// A request under review, of whom, and whether it is decided.
    pub fn review(&self) -> Option<(Person, bool)> {
        let is_one = matches!(
            self.path,
            "/desk/requests/{reference}"
                | "/desk/requests/{reference}/check"
                | "/desk/requests/{reference}/address"
                | "/desk/requests/{reference}/copy"
                | "/desk/requests/new"
                | "/api/desk/new_for"
                | "/api/desk/review"
                | "/api/desk/decision"
                | "/api/desk/address"
                | "/api/desk/copy"
        );
        match self.target.owner {
            Owner::Person(person) if is_one => Some((person, self.target.is_closed)),
            Owner::Both if is_one => Some((Person::Maren, false)),
            _ => None,
        }
    }

    /// Whose copy it is that comes here to somebody else: by an address, whoever has it; else to staff within reach.
    fn copy_of(&self, caller: &Caller) -> Option<Person> {
        let Owner::Person(person) = self.target.owner else {
            return None;
        };
        let is_fetched = self.path == "/fetch/{address}";
        let is_taken = self.path.starts_with("/desk/requests/{reference}/export.");
        (is_fetched || (is_taken && caller.is_staff_for(person.app()))).then_some(person)
    }

    /// Who sends people by this link.
    fn link_of(&self) -> Option<&str> {
        let is_link = matches!(self.path, "/enter/{code}" | "/fetch/{address}");
        (is_link && !matches!(self.target.owner, Owner::Nobody | Owner::Staff(_))).then_some(self.target.app)
    }
}

/// Who may see whose words where. What is in no line, nobody may.
pub fn may_see(at: usize, caller: &Caller, word: &Word, page: &Page<'_>) -> bool {
    let reviewed = page.review().filter(|(who, _)| caller.is_staff_for(who.app()));
    match (word.whose, word.kind) {
        // Nobody's cookie ever comes back; a stamp stands in the forms of its own session only.
        (_, Kind::Cookie) | (Whose::Nobody, _) => false,
        (Whose::Session(session), _) => session == at,

        // Whoever takes somebody's copy with their leave: what is theirs, and what was said where they were.
        (Whose::Person(person), _) if page.copy_of(caller) == Some(person) => true,
        (Whose::Both, _) if matches!(page.copy_of(caller), Some(Person::Maren | Person::Otto)) => true,

        // A person: their own.
        (Whose::Person(person), _) if caller.me == Some(person) => true,
        (Whose::Both, _) if matches!(caller.me, Some(Person::Maren | Person::Otto)) => true,

        // Staff: names and references in the queue; records under review, while nothing is decided, by those alone who
        // have opened them; and afterwards what was written to the person. Never what was said.
        (Whose::Person(person), Kind::Name | Kind::OpenReference) if page.is_queue() => {
            caller.is_staff_for(person.app())
        }
        // Whom not to write to, a machine of the business's reads by their ids, which here hold their names; that nothing
        // else is on the list, standing.rs sees.
        (Whose::Person(person), Kind::Record | Kind::Name) if page.path == "/suppressions" => {
            caller.is_staff_for(person.app())
        }
        // Decided requests stand in the closed queue, with all that was said of the decision.
        (Whose::Person(person), Kind::ClosedReference | Kind::Note) if page.is_queue() => {
            caller.is_staff_for(person.app())
        }
        // What is put for somebody leads to the request, or to the one that is open already; it stands in the queue.
        (Whose::Person(person), Kind::OpenReference) if page.path == "/api/put_request" => {
            caller.is_staff_for(person.app())
        }
        (Whose::Person(person), Kind::OpenReference) => reviewed == Some((person, false)),
        (Whose::Person(person), Kind::Name | Kind::Record | Kind::Title) => {
            reviewed == Some((person, false)) && caller.has_open(person)
        }
        (Whose::Person(person), Kind::Note | Kind::ClosedReference) => reviewed == Some((person, true)),
        (Whose::Both, Kind::Title) => {
            reviewed.is_some_and(|(who, closed)| !closed && who.app() == HARBOUR && caller.has_open(who))
        }

        // Staff of each other: themselves, whom they could sign out, and who decided.
        (Whose::Staff(post), Kind::StaffName) => {
            let listed = page.is_sessions() && caller.desk.is_some_and(|desk| desk.covers(post));
            let decided = reviewed.is_some_and(|(who, closed)| closed && who.refused_by() == post);
            caller.desk == Some(post) || listed || decided
        }
        (Whose::Staff(post), Kind::Handle) => {
            page.is_sessions() && caller.desk.is_some_and(|desk| desk.covers(post))
        }
        (Whose::Staff(post), Kind::Parent) => {
            caller.desk == Some(post) || (page.is_sessions() && caller.desk == Some(Post::Provider))
        }

        // Whom one deals with, whom one works for, and who sent the link.
        (Whose::App(app), Kind::Business) => {
            caller.me.is_some_and(|me| me.app() == app)
                || caller.is_staff_for(app)
                || page.link_of() == Some(app)
        }
        _ => false,
    }
}
