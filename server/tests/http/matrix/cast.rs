//! Who calls, and whose things are asked for.

use app::api::Who;
use domain::{
    id::{AppId, GroupId},
    key::Reach,
};

use crate::support::{GROUP, HARBOUR, OTHER_APP, OTHER_GROUP};

/// A person of the bundle's, or one whom it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Person {
    Maren,
    Otto,
    /// Of the other app, by the same external id as Maren.
    Marit,
    /// Signed in to the harbour's portal; nothing is held about them.
    Stranger,
}

impl Person {
    /// Those about whom something is held.
    pub const HELD: [Self; 3] = [Self::Maren, Self::Otto, Self::Marit];

    pub const fn external_id(self) -> &'static str {
        match self {
            Self::Maren | Self::Marit => "maren",
            Self::Otto => "otto",
            Self::Stranger => "stranger",
        }
    }

    pub const fn app(self) -> &'static str {
        match self {
            Self::Marit => OTHER_APP,
            _ => HARBOUR,
        }
    }

    /// What their business wrote to them when it refused their first request.
    pub const fn note(self) -> &'static str {
        match self {
            Self::Maren => "NOTE-ONE",
            Self::Otto => "NOTE-TWO",
            Self::Marit => "NOTE-THREE",
            Self::Stranger => "",
        }
    }

    /// Who refused it.
    pub const fn refused_by(self) -> Post {
        match self {
            Self::Marit => Post::OtherGroup,
            Self::Otto => Post::Own,
            Self::Maren | Self::Stranger => Post::Group,
        }
    }
}

/// Where a member of staff works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Post {
    /// At the harbour.
    Own,
    /// At the other app.
    Foreign,
    /// At the harbour's parent company.
    Group,
    /// At the other app's.
    OtherGroup,
    Provider,
}

impl Post {
    pub const ALL: [Self; 5] = [
        Self::Own,
        Self::Foreign,
        Self::Group,
        Self::OtherGroup,
        Self::Provider,
    ];

    pub fn reach(self) -> Reach {
        let app = |id| Reach::App(AppId::parse(id).unwrap());
        let group = |id| Reach::Group(GroupId::parse(id).unwrap());
        match self {
            Self::Own => app(HARBOUR),
            Self::Foreign => app(OTHER_APP),
            Self::Group => group(GROUP),
            Self::OtherGroup => group(OTHER_GROUP),
            Self::Provider => Reach::Provider,
        }
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "STAFF-ONE",
            Self::Foreign => "STAFF-TWO",
            Self::Group => "STAFF-THREE",
            Self::OtherGroup => "STAFF-FOUR",
            Self::Provider => "STAFF-FIVE",
        }
    }

    /// Whose records are open to their session from the start. Some are left closed within everybody's reach.
    pub const fn opens(self) -> &'static [Person] {
        match self {
            Self::Own => &[Person::Maren],
            Self::Foreign => &[Person::Marit],
            Self::Group | Self::OtherGroup => &[],
            Self::Provider => &[Person::Otto],
        }
    }

    /// Whether this app's people are within reach.
    pub fn reaches(self, app: &str) -> bool {
        match self {
            Self::Own | Self::Group => app == HARBOUR,
            Self::Foreign | Self::OtherGroup => app == OTHER_APP,
            Self::Provider => app == HARBOUR || app == OTHER_APP,
        }
    }

    /// Whether the other's sessions are within reach.
    pub const fn covers(self, other: Self) -> bool {
        matches!(
            (self, other),
            (Self::Provider, _)
                | (Self::Own | Self::Group, Self::Own)
                | (Self::Foreign | Self::OtherGroup, Self::Foreign)
                | (Self::Group, Self::Group)
                | (Self::OtherGroup, Self::OtherGroup)
        )
    }
}

/// A kind of caller.
pub struct Caller {
    pub name: &'static str,
    /// The `Cookie` header.
    pub cookies: String,
    /// Who they are by right, whatever they hold in their hands.
    pub me: Option<Person>,
    pub desk: Option<Post>,
    /// The stamps of their sessions, a person's and staff's.
    pub stamps: [String; 2],
    /// Of their own, where they have one.
    pub token: String,
    pub token_is_good: bool,
    /// Whether a session of theirs still lives.
    pub lives: bool,
    /// Whose records are open to their staff session, because they said why.
    pub opened: Vec<Person>,
}

impl Caller {
    /// Whether this rule lets them in.
    pub const fn may(&self, who: Who) -> bool {
        match who {
            Who::Anyone => true,
            Who::Person => self.me.is_some(),
            Who::Staff => self.desk.is_some(),
            Who::Either => self.me.is_some() || self.desk.is_some(),
        }
    }

    /// The stamp that belongs into a form at such an address.
    pub fn stamp(&self, who: Who) -> &str {
        let [me, desk] = &self.stamps;
        if me.is_empty() || who == Who::Staff {
            desk
        } else {
            me
        }
    }

    pub fn is_staff_for(&self, app: &str) -> bool {
        self.desk.is_some_and(|desk| desk.reaches(app))
    }

    /// Whether this record is open to them: what they reach and did not open, they do not see.
    pub fn has_open(&self, person: Person) -> bool {
        self.is_staff_for(person.app()) && self.opened.contains(&person)
    }
}

/// Whose the things are that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Person(Person),
    /// Maren's and Otto's.
    Both,
    Staff(Post),
    Nobody,
}

/// Things to ask for, by id.
#[derive(Debug, Clone)]
pub struct Target {
    pub owner: Owner,
    pub app: &'static str,
    pub external_id: &'static str,
    pub conversation: String,
    /// A message's place in it.
    pub place: String,
    /// A picture that is shown there.
    pub attachment: String,
    pub reference: String,
    /// Whether that request has been decided.
    pub is_closed: bool,
    /// A session.
    pub handle: String,
    /// What a person looked for, by the name it is kept under.
    pub search: String,
    /// Why a person objects, entered and not sent, by the name it is kept under.
    pub entry: String,
    /// A correction that a person has entered and not sent, by the name it is kept under.
    pub draft: String,
    /// A legal hold on a person.
    pub hold: String,
    /// A link of the business's.
    pub code: String,
    /// A one-time address, and the secret that belongs to it.
    pub address: String,
    pub secret: String,
    /// To come back to after a fresh sign-in.
    pub page: String,
}

impl Target {
    pub fn unknown() -> Self {
        Self {
            owner: Owner::Nobody,
            app: "6a7ddbde027363cee44c9bff",
            external_id: "nobody",
            conversation: "conv-Nobody".to_owned(),
            place: "2026-11-01T10:01:00Z~msg-Nobody".to_owned(),
            attachment: "0".repeat(64),
            reference: "0000-0000-0000".to_owned(),
            is_closed: false,
            handle: "0".repeat(16),
            search: "0".repeat(32),
            entry: "0".repeat(32),
            draft: "0".repeat(32),
            hold: "0".repeat(32),
            code: "A".repeat(22),
            address: "A".repeat(22),
            secret: "123 456 789 012 345 678".to_owned(),
            page: "/desk/requests/0000-0000-0000".to_owned(),
        }
    }

    /// What goes into a field.
    pub fn value(&self, what: &str, caller: &Caller, who: Who) -> String {
        match what {
            "app" | "typed-name" => self.app.to_owned(),
            "external_id" => self.external_id.to_owned(),
            "conversation" => self.conversation.clone(),
            "place" => self.place.clone(),
            "message" => self.place.rsplit('~').next().unwrap_or_default().to_owned(),
            "attachment" => self.attachment.clone(),
            "search" => self.search.clone(),
            "entry" => self.entry.clone(),
            "typed" => "SECRET".to_owned(),
            "writer" => "me".to_owned(),
            "kind" => "text".to_owned(),
            "channel" => "whatsapp".to_owned(),
            "day" => "2026-11-01".to_owned(),
            "order" => "oldest".to_owned(),
            "key" | "task" => "1".to_owned(),
            "cursor" => format!("2026-01-01~{}", self.reference),
            "reference" => self.reference.clone(),
            "handle" => self.handle.clone(),
            "code" => self.code.clone(),
            "address" => self.address.clone(),
            "secret" => self.secret.clone(),
            "recipient" => crate::support::RECIPIENT.to_owned(),
            "how" => "post".to_owned(),
            "outcome" => "yes".to_owned(),
            "part" => "controller".to_owned(),
            "fact" => "name".to_owned(),
            "class" => "requests".to_owned(),
            "period" => "24 months".to_owned(),
            "page" => self.page.clone(),
            "view" => "closed".to_owned(),
            "language" => "en-GB".to_owned(),
            "reason" => "legal_obligation".to_owned(),
            "occasion" => "decide_request".to_owned(),
            "sequence" => "1000000".to_owned(),
            "read-to" => "1~accessLog~0".to_owned(),
            "visit" => "9999-01-01T00:00:00Z~0000000000000000".to_owned(),
            "ground" => "unlawful".to_owned(),
            "standing" => "marketing".to_owned(),
            "flag" => "false".to_owned(),
            "look" => "complaint".to_owned(),
            "said" => "Which of the ships was it?".to_owned(),
            "question" => "clarification".to_owned(),
            "closing" => "answered_elsewhere".to_owned(),
            "why" => "complex".to_owned(),
            "ask" => "access".to_owned(),
            "intake" => "letter".to_owned(),
            "region" => "US-VA".to_owned(),
            "way" => "statement".to_owned(),
            "draft" => self.draft.clone(),
            "hold" => self.hold.clone(),
            "size" => "everything".to_owned(),
            "some" => "messages".to_owned(),
            "once" => "0123456789abcdef0123456789abcdef".to_owned(),
            "stamp" => caller.stamp(who).to_owned(),
            "token" => caller.token.clone(),
            // A file of no such name.
            "name" => "x.js".to_owned(),
            other => panic!("the table asks for {other}"),
        }
    }

    /// Whether these things are the caller's to see, or to act on, at an address with such a rule. Staff end sessions of
    /// staff only, where they are asked for by their handle.
    pub fn is_of(&self, caller: &Caller, who: Who, by_handle: bool) -> bool {
        let as_staff = matches!(who, Who::Staff);
        match self.owner {
            Owner::Person(_) | Owner::Both if as_staff && by_handle => false,
            Owner::Person(person) if as_staff => caller.is_staff_for(person.app()),
            Owner::Both if as_staff => caller.is_staff_for(HARBOUR),
            Owner::Staff(post) => as_staff && caller.desk.is_some_and(|desk| desk.covers(post)),
            Owner::Person(person) => caller.me == Some(person),
            Owner::Both => matches!(caller.me, Some(Person::Maren | Person::Otto)),
            Owner::Nobody => false,
        }
    }
}
