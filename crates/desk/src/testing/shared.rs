//! Made-up conversations with others, in which everything that others are known by is a canary. The server's tests have
//! this file too.

use proptest::{collection::vec, prelude::*};
use serde_json::{Value, json};

/// Who says something.
#[derive(Debug, Clone, Copy)]
enum Who {
    Me,
    /// The person, under the id of a record that went into theirs.
    Former,
    /// One of the others.
    Other(usize),
    /// Somebody of whom nothing is held.
    Stranger,
    /// Somebody of whom nothing says who they are, in one of three ways.
    Unnamed(usize),
    Agent,
    Program,
}

/// Something that is said.
#[derive(Debug, Clone)]
pub struct Said {
    who: Who,
    /// Whether the channel, notes, and what nobody described come with it.
    with: [bool; 3],
    answers: Option<Box<Self>>,
}

impl Who {
    /// Whether it is another person, and not of the business.
    const fn is_another(self) -> bool {
        matches!(self, Self::Other(_) | Self::Stranger | Self::Unnamed(_))
    }
}

impl Said {
    /// Whether anybody but the person has a part in it who is known by something.
    fn is_of_others(&self) -> bool {
        let within = self.answers.as_ref();
        self.who.is_another()
            || matches!(self.who, Who::Agent)
            || within.is_some_and(|said| said.is_of_others())
    }

    pub fn depth(&self) -> usize {
        1 + self.answers.as_ref().map_or(0, |said| said.depth())
    }
}

/// A conversation of somebody's with others.
#[derive(Debug, Clone)]
pub struct Group {
    /// Whether each of them has a seat.
    seats: Vec<bool>,
    pub said: Vec<Said>,
}

fn who() -> impl Strategy<Value = Who> {
    prop_oneof![
        2 => Just(Who::Me),
        1 => Just(Who::Former),
        5 => (0..4_usize).prop_map(Who::Other),
        1 => Just(Who::Stranger),
        2 => (0..3_usize).prop_map(Who::Unnamed),
        1 => Just(Who::Agent),
        1 => Just(Who::Program),
    ]
}

fn said() -> impl Strategy<Value = Said> {
    let alone = (who(), any::<[bool; 3]>()).prop_map(|(who, with)| Said {
        who,
        with,
        answers: None,
    });
    alone.prop_recursive(5, 6, 1, |answered| {
        (who(), any::<[bool; 3]>(), answered).prop_map(|(who, with, answered)| Said {
            who,
            with,
            answers: Some(Box::new(answered)),
        })
    })
}

pub fn group() -> impl Strategy<Value = Group> {
    (vec(any::<bool>(), 1..4), vec(said(), 1..8)).prop_map(|(seats, said)| Group { seats, said })
}

/// A group as lines of a bundle.
#[derive(Default)]
pub struct Planted {
    app: String,
    number: usize,
    /// The person's id, and what the business calls them.
    pub me: String,
    /// The id that they had before.
    was: String,
    pub talk: String,
    pub lines: Vec<String>,
    /// Everything that others are known by.
    pub canaries: Vec<String>,
    /// What everybody says.
    pub words: Vec<String>,
    /// The others, by both of their ids.
    pub others: Vec<[String; 2]>,
}

impl Planted {
    /// In this app, where no other has this number.
    pub fn of(app: &str, group: &Group, number: usize) -> Self {
        let mut planted = Self {
            app: app.to_owned(),
            number,
            me: format!("me-{number}"),
            was: format!("was-{number}"),
            talk: format!("talk-{number}"),
            ..Self::default()
        };
        let (me, was, talk) = (planted.me.clone(), planted.was.clone(), planted.talk.clone());
        planted.line(
            "user",
            &[],
            &json!({"id": me, "externalId": me, "profile": {"givenName": "Maren"}}),
        );
        let merged = json!({"surviving": {"id": me}, "discarded": {"id": was}});
        planted.line("merge", &[], &json!({"mergedUsers": merged, "reason": "api"}));
        for _ in &group.seats {
            planted.other();
        }
        let cabin = json!({"id": talk, "type": "sdkGroup", "displayName": "Cabin 212"});
        planted.line("conversation", &[], &cabin);
        let within = [("conversationId", &*talk)];
        // In half of the conversations nothing but the former id may be theirs.
        let seated = if number.is_multiple_of(2) { &was } else { &me };
        let own = json!({"id": format!("seat-{number}"), "userId": seated, "userExternalId": me});
        planted.line("participant", &within, &own);
        for at in (0..group.seats.len()).filter(|at| group.seats[*at]) {
            let seat = planted.seat(at);
            planted.line("participant", &within, &seat);
        }
        for at in 0..2 {
            let seat = planted.unnamed_seat(at);
            planted.line("participant", &within, &seat);
        }
        for (minute, said) in group.said.iter().enumerate() {
            let mut message = planted.message(said);
            message["received"] = format!("2026-10-01T10:{minute:02}:00.000Z").into();
            planted.line("message", &within, &message);
        }
        planted
    }

    fn line(&mut self, kind: &str, place: &[(&str, &str)], data: &Value) {
        let mut line = json!({"type": kind, "appId": self.app, "data": data});
        for (name, id) in place {
            line[*name] = (*id).into();
        }
        self.lines.push(line.to_string());
    }

    fn canary(&mut self) -> String {
        let canary = format!("canary{}of{}q", self.canaries.len(), self.number);
        self.canaries.push(canary.clone());
        canary
    }

    /// Another person, with all that is held about them alone.
    fn other(&mut self) {
        let ids = [self.canary(), self.canary()];
        let user = json!({
            "id": ids[0], "externalId": ids[1], "zendeskId": self.canary(), "metadata": {"tier": self.canary()},
            "profile": {
                "givenName": self.canary(), "surname": self.canary(), "email": self.canary(), "avatarUrl": self.canary(),
            },
            "identities": [{"type": "phoneNumber", "value": self.canary()}], "shoeSize": self.canary(),
        });
        self.line("user", &[], &user);
        let client = json!({"id": self.canary(), "type": "whatsapp", "externalId": self.canary()});
        self.line("client", &[("userId", ids[0].as_str())], &client);
        self.others.push(ids);
    }

    fn seat(&mut self, at: usize) -> Value {
        let [id, external_id] = self.others[at].clone();
        json!({
            "id": format!("seat-{}-{at}", self.number), "userId": id, "userExternalId": external_id,
            "unreadCount": self.canary(), "lastRead": self.canary(),
            "clientAssociations": [{"type": "whatsapp", "clientId": self.canary()}], "nickname": self.canary(),
        })
    }

    /// A seat of which nothing says whose it is, in one of two ways.
    fn unnamed_seat(&mut self, at: usize) -> Value {
        let mut seat = json!({
            "id": format!("unnamed-{}-{at}", self.number), "userExternalId": self.canary(),
            "unreadCount": self.canary(), "lastRead": self.canary(),
            "clientAssociations": [{"type": "whatsapp", "clientId": self.canary()}], "nickname": self.canary(),
        });
        if at == 0 {
            seat["userId"] = Value::Null;
        }
        seat
    }

    fn message(&mut self, said: &Said) -> Value {
        let word = format!("word{}of{}w", self.words.len(), self.number);
        self.words.push(word.clone());
        let mut data = json!({
            "id": format!("m-{word}"), "author": self.author(said.who),
            "content": {"type": "text", "text": format!("saying {word}")},
            "source": {"type": "whatsapp", "integrationId": "account"},
        });
        let [channel, noted, unknown] = said.with;
        if said.who.is_another() {
            if channel {
                data["source"] = self.source();
            }
            if noted {
                data["metadata"] = json!({"tier": self.canary()});
            }
            if unknown {
                data["mood"] = self.canary().into();
                data["likes"] = json!([{"by": self.canary()}]);
            }
        }
        if let Some(answered) = &said.answers {
            data["quotedMessage"] = json!({"type": "message", "message": self.message(answered)});
            let of_others = said.who.is_another() || answered.is_of_others();
            if unknown && of_others {
                data["quotedMessage"]["from"] = self.canary().into();
            }
        }
        data
    }

    fn author(&mut self, who: Who) -> Value {
        match who {
            Who::Me => json!({"type": "user", "userId": self.me, "displayName": "Maren"}),
            Who::Former => json!({"type": "user", "userId": self.was, "displayName": "Maren"}),
            Who::Other(at) => {
                let [id, external_id] = self.others[at % self.others.len()].clone();
                json!({
                    "type": "user", "userId": id, "userExternalId": external_id, "displayName": self.canary(),
                    "avatarUrl": self.canary(), "email": self.canary(), "brandId": self.canary(),
                    "user": {"id": id, "profile": {"surname": self.canary()}}, "shoeSize": self.canary(),
                })
            }
            Who::Stranger => json!({"type": "user", "userId": self.canary(), "displayName": self.canary()}),
            Who::Unnamed(how) => {
                let mut author = json!({
                    "userExternalId": self.canary(), "displayName": self.canary(), "avatarUrl": self.canary(),
                    "email": self.canary(), "shoeSize": self.canary(),
                });
                if how < 2 {
                    author["type"] = "user".into();
                }
                if how == 0 {
                    author["userId"] = Value::Null;
                }
                author
            }
            Who::Agent => json!({
                "type": "business", "subtypes": ["agent"], "displayName": self.canary(), "avatarUrl": self.canary(),
                "email": self.canary(), "shift": self.canary(),
            }),
            Who::Program => json!({"type": "business", "subtypes": ["bot"], "displayName": "Helper"}),
        }
    }

    fn source(&mut self) -> Value {
        json!({
            "type": "whatsapp", "integrationId": "account", "originalMessageId": self.canary(),
            "client": {
                "id": self.canary(), "externalId": self.canary(), "displayName": self.canary(),
                "raw": {"from": self.canary(), "profile": {"name": self.canary()}},
            },
            "device": {"id": self.canary(), "pushNotificationToken": self.canary()},
            "campaign": {"id": self.canary()}, "line": self.canary(),
        })
    }

    /// The canaries in the conversation's own records.
    pub fn in_it(&self) -> Vec<&str> {
        let within = format!(r#""conversationId":"{}""#, self.talk);
        let records = self.lines.iter().filter(|line| line.contains(&within));
        let records = records.map(String::as_str).collect::<String>();
        let canaries = self.canaries.iter().map(String::as_str);
        canaries.filter(|canary| records.contains(canary)).collect()
    }
}
