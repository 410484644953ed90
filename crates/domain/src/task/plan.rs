//! Which tasks a decision leads to, in the order in which they have to be done.
//!
//! The platform's calls and what each of them leaves are those of its API, version 2; where only version 1.1 adds to
//! metadata without replacing what is there, that one. No id can widen a call: one that a path would read otherwise
//! makes none, and staff are told whom it is about.

use serde_json::{Map, Value, json};

use super::{Call, CallOf, Deed, Details, Method, NewTask};
use crate::{
    erasure::Size,
    facts::{Facts, PageUrl, Residence},
    id::{AppId, ClientId, ConversationId, ExternalId, MessageId, UserId},
    inventory::Category,
    request::{Ask, Standing},
};

/// So many messages stand in one task.
const MESSAGES: usize = 100;

/// What an erasure would take that lies elsewhere too.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// Conversations, by id.
    pub talks: Vec<Talk>,
    /// Pictures and files that nothing names which stays, by address.
    pub files: Vec<File>,
}

/// A conversation of the person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Which.
    pub id: ConversationId,
    /// Whether the platform lets nobody delete it.
    pub is_default: bool,
    /// Whether others take part in it.
    pub is_shared: bool,
    /// Of one with others, the messages of it that go; of any, those that were chosen.
    pub messages: Vec<MessageId>,
}

/// A picture or file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// Where it lies.
    pub address: Box<str>,
    /// Whether its bytes are held here, too.
    pub is_held: bool,
}

/// A record that is put right: as it was and as it becomes.
#[derive(Debug, Clone, Copy)]
pub enum Rewritten<'a> {
    /// The person's own.
    User(&'a str, &'a str),
    /// A channel.
    Client(&'a ClientId, &'a str),
    /// A message.
    Message(&'a ConversationId, &'a MessageId, &'a str),
}

/// Whose records on the platform, and their addresses there.
#[derive(Clone, Copy)]
struct Account<'a> {
    app: &'a AppId,
    user: &'a UserId,
}

/// What an erasure leads to: files that lie elsewhere, and where the records live on the platform, calls.
pub fn of_erasure(
    place: Residence,
    app: &AppId,
    user: &UserId,
    size: &Size,
    found: &Elsewhere,
) -> Vec<NewTask> {
    let account = Account { app, user };
    if place == Residence::Here {
        let elsewhere = found.files.iter().filter(|file| !file.is_held);
        return elsewhere.map(file).collect();
    }
    let mut tasks = Vec::new();
    for talk in &found.talks {
        account.talk(talk, size, &mut tasks);
    }
    match size {
        Size::Everything => {
            tasks.push(account.call(CallOf::DeleteUser, Method::Delete, account.own(""), None));
        }
        Size::PersonalInformation => {
            let path = account.own("/personalinformation");
            tasks.push(account.call(CallOf::DeletePersonalInformation, Method::Delete, path, None));
        }
        Size::AllMessages | Size::Conversation { .. } | Size::Messages { .. } => {}
    }
    // Last: with a message goes what was uploaded for it, and what is left is answered 404 by then, or goes now.
    for file in &found.files {
        let path = account.under("/v2", "/attachments/remove");
        let body = json!({ "mediaUrl": file.address });
        tasks.push(account.call(CallOf::RemoveAttachment, Method::Post, path, Some(body)));
    }
    tasks
}

/// What a correction leads to on the platform. What can be changed there is changed; what cannot is deleted and made
/// anew.
pub fn of_correction(app: &AppId, user: &UserId, rewritten: &[Rewritten<'_>]) -> Vec<NewTask> {
    let account = Account { app, user };
    let mut tasks = Vec::new();
    for record in rewritten {
        match record {
            Rewritten::User(from, to) => account.profile(from, to, &mut tasks),
            Rewritten::Client(client, to) => account.client(client, to, &mut tasks),
            Rewritten::Message(conversation, message, to) => {
                account.message(conversation, message, to, &mut tasks);
            }
        }
    }
    tasks
}

/// What it leads to that a whole business goes: the call that deletes it where its records live, and everybody is told who
/// has them, also those who still have to be told of one of its people.
pub fn of_business(facts: &Facts, app: &AppId, still_told: Vec<Deed>) -> Vec<NewTask> {
    let everybody = || Details::Business { app: app.clone() };
    let mut tasks = Vec::new();
    if facts.place == Residence::Platform {
        let details = match segment(app.as_str()) {
            Some(id) => Details::Call(Call {
                method: Method::Delete,
                path: format!("/v2/apps/{id}").into(),
                ids: Vec::new(),
                body: None,
            }),
            None => everybody(),
        };
        tasks.push(NewTask {
            deed: Deed::Call {
                call: CallOf::DeleteApp,
            },
            details,
        });
    }
    let mut told: Vec<Deed> = Vec::new();
    let now = tells(facts, None, None).into_iter().map(|task| task.deed);
    for deed in now.chain(still_told) {
        if matches!(deed, Deed::Tell { .. }) && !told.contains(&deed) {
            told.push(deed);
        }
    }
    tasks.extend(told.into_iter().map(|deed| NewTask {
        deed,
        details: everybody(),
    }));
    tasks
}

/// The platform's part of what was decided, where nobody is held any more of whom it could be named: staff find them.
pub fn of_nobody_held(ask: &Ask) -> NewTask {
    let call = match ask {
        Ask::Erasure {
            size: Size::Everything,
        } => CallOf::DeleteUser,
        Ask::Erasure {
            size: Size::PersonalInformation,
        } => CallOf::DeletePersonalInformation,
        Ask::Erasure { .. } => CallOf::DeleteMessages,
        Ask::Correction { .. } => CallOf::UpdateProfile,
        _ => CallOf::MarkUser,
    };
    NewTask {
        deed: Deed::Call { call },
        details: Details::Person {
            user: None,
            external_id: None,
        },
    }
}

/// What stands about somebody, or no longer does, is noted on the platform: it knows no such thing by itself.
pub fn of_standing(app: &AppId, user: &UserId, what: Standing, stands: bool) -> NewTask {
    let account = Account { app, user };
    let name = format!("rightsdesk_{}", what.code());
    account.properties(CallOf::MarkUser, &Map::from_iter([(name, Value::from(stands))]))
}

/// Everybody who is told: those whom the business names one by one; where it names nobody so, all those together whom it
/// says of its data that they get them.
pub fn tells(facts: &Facts, user: Option<&UserId>, external_id: Option<&ExternalId>) -> Vec<NewTask> {
    let tell = |recipient: Option<&str>, webhook: Option<PageUrl>| NewTask {
        deed: Deed::Tell {
            recipient: recipient.map(Into::into),
            webhook,
        },
        details: Details::Person {
            user: user.cloned(),
            external_id: external_id.cloned(),
        },
    };
    if facts.recipients.is_empty() {
        let mut categories = Category::ALL.into_iter().filter(|one| one.is_passed_on());
        let speaks_of_some = categories.any(|category| facts.data.of(category).recipients.is_some());
        return speaks_of_some.then(|| tell(None, None)).into_iter().collect();
    }
    let each = facts.recipients.iter();
    each.map(|one| tell(Some(one.name.as_str()), one.webhook.clone()))
        .collect()
}

impl Account<'_> {
    /// A path of the app's; none where the id would lead elsewhere.
    fn under(self, version: &str, rest: &str) -> Option<String> {
        let app = segment(self.app.as_str())?;
        Some(format!("{version}/apps/{app}{rest}"))
    }

    /// A path of the person's.
    fn own(self, rest: &str) -> Option<String> {
        let user = segment(self.user.as_str())?;
        self.under("/v2", &format!("/users/{user}{rest}"))
    }

    /// A path of a conversation's.
    fn within(self, conversation: &ConversationId, rest: &str) -> Option<String> {
        let conversation = segment(conversation.as_str())?;
        self.under("/v2", &format!("/conversations/{conversation}{rest}"))
    }

    fn call(self, call: CallOf, method: Method, path: Option<String>, body: Option<Value>) -> NewTask {
        self.calls(call, method, path, Vec::new(), body)
    }

    fn calls(
        self,
        call: CallOf,
        method: Method,
        path: Option<String>,
        ids: Vec<Box<str>>,
        body: Option<Value>,
    ) -> NewTask {
        let details = match path {
            Some(path) => Details::Call(Call {
                method,
                path: path.into(),
                ids,
                body: body.map(|body| body.to_string().into()),
            }),
            None => Details::Person {
                user: Some(self.user.clone()),
                external_id: None,
            },
        };
        NewTask {
            deed: Deed::Call { call },
            details,
        }
    }

    fn talk(self, talk: &Talk, size: &Size, tasks: &mut Vec<NewTask>) {
        let is_chosen = matches!(size, Size::Messages { .. });
        if talk.is_shared || is_chosen {
            for some in talk.messages.chunks(MESSAGES) {
                let ids: Vec<Box<str>> = some
                    .iter()
                    .filter_map(|id| segment(id.as_str()))
                    .map(Into::into)
                    .collect();
                let path = self.within(&talk.id, "/messages/{messageId}");
                // One that cannot stand in a path is for staff to find.
                let path = path.filter(|_| ids.len() == some.len());
                tasks.push(self.calls(CallOf::DeleteMessages, Method::Delete, path, ids, None));
            }
        }
        match size {
            Size::Conversation { .. } if talk.is_shared => {
                let (path, body) = (
                    self.within(&talk.id, "/leave"),
                    json!({ "userId": self.user.as_str() }),
                );
                tasks.push(self.call(CallOf::LeaveConversation, Method::Post, path, Some(body)));
            }
            Size::Conversation { .. } if !talk.is_default => {
                let path = self.within(&talk.id, "");
                tasks.push(self.call(CallOf::DeleteConversation, Method::Delete, path, None));
            }
            Size::Conversation { .. } | Size::AllMessages if !talk.is_shared => {
                let path = self.within(&talk.id, "/messages");
                tasks.push(self.call(CallOf::ClearConversation, Method::Delete, path, None));
            }
            _ => {}
        }
    }

    /// The profile is replaced field by field. Metadata are added to by the first version, where nothing else is lost.
    fn profile(self, from: &str, to: &str, tasks: &mut Vec<NewTask>) {
        let (from, to) = (parsed(from), parsed(to));
        let profile = changed(&from["profile"], &to["profile"]);
        if !profile.is_empty() {
            let body = json!({ "profile": profile });
            tasks.push(self.call(CallOf::UpdateProfile, Method::Patch, self.own(""), Some(body)));
        }
        let metadata = changed(&from["metadata"], &to["metadata"]);
        if !metadata.is_empty() {
            tasks.push(self.properties(CallOf::UpdateMetadata, &metadata));
        }
    }

    fn properties(self, call: CallOf, properties: &Map<String, Value>) -> NewTask {
        let user = segment(self.user.as_str());
        let path = user.and_then(|user| self.under("/v1.1", &format!("/appusers/{user}")));
        self.call(call, Method::Put, path, Some(json!({ "properties": properties })))
    }

    fn client(self, client: &ClientId, to: &str, tasks: &mut Vec<NewTask>) {
        let path = segment(client.as_str()).and_then(|id| self.own(&format!("/clients/{id}")));
        tasks.push(self.call(CallOf::DeleteClient, Method::Delete, path, None));
        let to = parsed(to);
        let criteria = picked(&to, &["type", "integrationId", "externalId"]);
        let body = json!({ "matchCriteria": criteria, "confirmation": { "type": "immediate" } });
        tasks.push(self.call(
            CallOf::CreateClient,
            Method::Post,
            self.own("/clients"),
            Some(body),
        ));
    }

    fn message(self, conversation: &ConversationId, message: &MessageId, to: &str, tasks: &mut Vec<NewTask>) {
        let id = segment(message.as_str());
        let path = id.and_then(|id| self.within(conversation, &format!("/messages/{id}")));
        tasks.push(self.call(CallOf::DeleteMessages, Method::Delete, path, None));
        let body = picked(&parsed(to), &["author", "content", "metadata"]);
        let path = self.within(conversation, "/messages");
        tasks.push(self.call(
            CallOf::CreateMessage,
            Method::Post,
            path,
            Some(Value::Object(body)),
        ));
    }
}

fn file(file: &File) -> NewTask {
    NewTask {
        deed: Deed::File,
        details: Details::File {
            address: file.address.clone(),
        },
    }
}

/// An id as it may stand in a path: one of dots alone would lead to what lies above it, and `-` is none.
fn segment(id: &str) -> Option<&str> {
    let is_plain = !id.is_empty() && !id.bytes().all(|byte| matches!(byte, b'.' | b'-'));
    is_plain.then_some(id)
}

fn parsed(record: &str) -> Value {
    serde_json::from_str(record).unwrap_or(Value::Null)
}

/// The members of an object that are otherwise than they were; those that are gone are null.
fn changed(from: &Value, to: &Value) -> Map<String, Value> {
    let (none, other) = (Map::new(), Map::new());
    let from = from.as_object().unwrap_or(&none);
    let to = to.as_object().unwrap_or(&other);
    let gone = from.keys().filter(|name| !to.contains_key(*name));
    let gone = gone.map(|name| (name.clone(), Value::Null));
    let new = to.iter().filter(|(name, value)| from.get(*name) != Some(*value));
    new.map(|(name, value)| (name.clone(), value.clone()))
        .chain(gone)
        .collect()
}

fn picked(record: &Value, names: &[&str]) -> Map<String, Value> {
    let there = names.iter().filter_map(|name| {
        let value = record.get(name).filter(|value| !value.is_null())?;
        Some(((*name).to_owned(), value.clone()))
    });
    there.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::erasure::OneOrMore;

    fn app() -> AppId {
        AppId::parse("a1").unwrap()
    }

    fn user(id: &str) -> UserId {
        UserId::parse(id).unwrap()
    }

    fn conversation(id: &str) -> ConversationId {
        ConversationId::parse(id).unwrap()
    }

    /// A default conversation of the person's own, another, and one with others in which they wrote so much.
    fn found(own: usize) -> Elsewhere {
        let talk = |id: &str, is_default, is_shared| Talk {
            id: conversation(id),
            is_default,
            is_shared,
            messages: Vec::new(),
        };
        let mut shared = talk("v3", false, true);
        shared.messages = (0..own)
            .map(|n| MessageId::parse(&format!("m{n}")).unwrap())
            .collect();
        let file = |address: &str, is_held| File {
            address: address.into(),
            is_held,
        };
        Elsewhere {
            talks: vec![talk("v1", true, false), talk("v2", false, false), shared],
            files: vec![
                file("https://media.example/a", true),
                file("https://media.example/b", false),
            ],
        }
    }

    /// Each call in a line.
    fn lines(tasks: &[NewTask]) -> Vec<String> {
        let line = |task: &NewTask| match &task.details {
            Details::Call(call) => {
                let ids = match call.ids.len() {
                    0 => String::new(),
                    ids => format!(" x{ids}"),
                };
                let body = call.body.as_deref().unwrap_or_default();
                format!("{} {}{ids} {body}", call.method.as_str(), call.path)
                    .trim_end()
                    .to_owned()
            }
            Details::File { address } => format!("file {address}"),
            Details::Person { .. } | Details::Business { .. } => format!("{:?} by hand", task.deed),
        };
        tasks.iter().map(line).collect()
    }

    fn erased(size: &Size, found: &Elsewhere) -> Vec<String> {
        lines(&of_erasure(Residence::Platform, &app(), &user("u1"), size, found))
    }

    const REMOVED: [&str; 2] = [
        r#"POST /v2/apps/a1/attachments/remove {"mediaUrl":"https://media.example/a"}"#,
        r#"POST /v2/apps/a1/attachments/remove {"mediaUrl":"https://media.example/b"}"#,
    ];

    /// What stands in conversations with others first: whose it is, nothing says any more once the person is deleted.
    #[test]
    fn everything_goes_by_one_call_after_what_that_may_leave() {
        let calls = erased(&Size::Everything, &found(101));
        let expected = [
            "DELETE /v2/apps/a1/conversations/v3/messages/{messageId} x100",
            "DELETE /v2/apps/a1/conversations/v3/messages/{messageId} x1",
            "DELETE /v2/apps/a1/users/u1",
            REMOVED[0],
            REMOVED[1],
        ];
        assert_eq!(calls, expected);
    }

    #[test]
    fn each_size_has_its_own_calls() {
        let of = |found: Elsewhere, ids: &[&str]| Elsewhere {
            talks: found
                .talks
                .into_iter()
                .filter(|talk| ids.contains(&talk.id.as_str()))
                .collect(),
            files: Vec::new(),
        };
        let all = erased(&Size::AllMessages, &of(found(1), &["v1", "v2", "v3"]));
        let expected = [
            "DELETE /v2/apps/a1/conversations/v1/messages",
            "DELETE /v2/apps/a1/conversations/v2/messages",
            "DELETE /v2/apps/a1/conversations/v3/messages/{messageId} x1",
        ];
        assert_eq!(all, expected);
        for (id, expected) in [
            ("v1", vec!["DELETE /v2/apps/a1/conversations/v1/messages"]),
            ("v2", vec!["DELETE /v2/apps/a1/conversations/v2"]),
            (
                "v3",
                vec![
                    "DELETE /v2/apps/a1/conversations/v3/messages/{messageId} x1",
                    r#"POST /v2/apps/a1/conversations/v3/leave {"userId":"u1"}"#,
                ],
            ),
        ] {
            let size = Size::Conversation {
                conversation: conversation(id),
            };
            assert_eq!(erased(&size, &of(found(1), &[id])), expected);
        }
        let chosen = Size::Messages {
            conversation: conversation("v2"),
            messages: OneOrMore::new(vec![MessageId::parse("m0").unwrap()]).unwrap(),
        };
        let mut talk = of(found(0), &["v2"]);
        talk.talks[0].messages = vec![MessageId::parse("m0").unwrap()];
        assert_eq!(
            erased(&chosen, &talk),
            ["DELETE /v2/apps/a1/conversations/v2/messages/{messageId} x1"]
        );
        assert_eq!(
            erased(&Size::PersonalInformation, &Elsewhere::default()),
            ["DELETE /v2/apps/a1/users/u1/personalinformation"]
        );
    }

    #[test]
    fn where_the_portal_is_the_record_only_files_lie_elsewhere() {
        let tasks = of_erasure(Residence::Here, &app(), &user("u1"), &Size::Everything, &found(1));
        assert_eq!(lines(&tasks), ["file https://media.example/b"]);
    }

    /// An id that a path would read as the folder above it: the call would be everybody's.
    #[test]
    fn no_id_widens_a_call() {
        for id in [".", "..", "-", "..."] {
            let tasks = of_erasure(
                Residence::Platform,
                &app(),
                &user(id),
                &Size::Everything,
                &Elsewhere::default(),
            );
            let expected = Details::Person {
                user: Some(user(id)),
                external_id: None,
            };
            assert_eq!(tasks.len(), 1);
            assert_eq!(tasks[0].details, expected);
            let marked = of_standing(&app(), &user(id), Standing::Restriction, true);
            assert_eq!(marked.details, expected);
        }
    }

    #[test]
    fn a_correction_changes_what_can_be_changed_and_makes_the_rest_anew_after_deleting_it() {
        let from = r#"{"profile":{"surname":"Okonjo","givenName":"Maren"},"metadata":{"tier":"a","n":1}}"#;
        let to = r#"{"profile":{"surname":"Okonjo-Lie","givenName":"Maren"},"metadata":{"tier":"b","n":1}}"#;
        let client = ClientId::parse("c1").unwrap();
        let channel = r#"{"id":"c1","type":"whatsapp","integrationId":"i1","externalId":"+44"}"#;
        let message = MessageId::parse("m1").unwrap();
        let said =
            r#"{"id":"m1","author":{"type":"user","userId":"u1"},"content":{"type":"text","text":"x"}}"#;
        let tasks = of_correction(
            &app(),
            &user("u1"),
            &[
                Rewritten::User(from, to),
                Rewritten::Client(&client, channel),
                Rewritten::Message(&conversation("v1"), &message, said),
            ],
        );
        let expected = [
            r#"PATCH /v2/apps/a1/users/u1 {"profile":{"surname":"Okonjo-Lie"}}"#,
            r#"PUT /v1.1/apps/a1/appusers/u1 {"properties":{"tier":"b"}}"#,
            "DELETE /v2/apps/a1/users/u1/clients/c1",
            "POST /v2/apps/a1/users/u1/clients",
            "DELETE /v2/apps/a1/conversations/v1/messages/m1",
            "POST /v2/apps/a1/conversations/v1/messages",
        ];
        let calls = lines(&tasks);
        assert_eq!(calls.len(), expected.len());
        for (call, expected) in calls.iter().zip(expected) {
            assert!(call.starts_with(expected), "{call}");
        }
        assert!(calls[5].contains(r#""text":"x""#), "{}", calls[5]);
        assert!(!calls[5].contains("m1"), "{}", calls[5]);
        assert!(calls[3].contains(r#""externalId":"+44""#), "{}", calls[3]);
    }

    /// Nobody is told twice, and nobody is forgotten who still had to be told of somebody. The control: where the portal is
    /// the record, no call is named.
    #[test]
    fn of_a_whole_business_one_call_is_left_and_everybody_is_told_once() {
        let app = AppId::parse("a1").unwrap();
        let of = |place: &str, still: &[&str]| {
            let facts =
                format!(r#"{{"place":"{place}","recipients":[{{"name":"Bank"}},{{"name":"Post"}}]}}"#);
            let facts: Facts = serde_json::from_str(&facts).unwrap();
            let still = still.iter().map(|name| Deed::Tell {
                recipient: Some((*name).into()),
                webhook: None,
            });
            of_business(&facts, &app, still.chain([Deed::File]).collect())
        };
        let names = |tasks: &[NewTask]| {
            let name = |task: &NewTask| match &task.deed {
                Deed::Tell { recipient, .. } => recipient.as_deref().unwrap_or_default().to_owned(),
                Deed::Call { call } => call.code().to_owned(),
                Deed::File => "file".to_owned(),
            };
            tasks.iter().map(name).collect::<Vec<_>>()
        };
        let tasks = of("platform", &["Bank", "Mailhouse"]);
        assert_eq!(names(&tasks), ["delete_app", "Bank", "Post", "Mailhouse"]);
        let Details::Call(call) = &tasks[0].details else {
            panic!()
        };
        assert_eq!((call.method, &*call.path), (Method::Delete, "/v2/apps/a1"));
        let everybody = Details::Business { app: app.clone() };
        assert!(tasks[1..].iter().all(|task| task.details == everybody));
        assert_eq!(names(&of("here", &[])), ["Bank", "Post"]);
    }

    #[test]
    fn those_named_one_by_one_are_told_and_else_those_together_whom_the_business_speaks_of() {
        let told = |json: &str| {
            let facts: Facts = serde_json::from_str(json).unwrap();
            let tasks = tells(&facts, Some(&user("u1")), None);
            let name = |task: NewTask| match task.deed {
                Deed::Tell { recipient, webhook } => (recipient.map(String::from), webhook.is_some()),
                deed => panic!("{deed:?}"),
            };
            tasks.into_iter().map(name).collect::<Vec<_>>()
        };
        let spoken_of =
            r#""data":{"all":{"recipients":"Helpdesk Ltd"},"messages":{"recipients":"Print Ltd"}}"#;
        let named =
            r#""recipients":[{"name":"Mailhouse","webhook":"https://hooks.example.com/"},{"name":"Bank"}]"#;
        let of = |name: &str, webhook| (Some(name.to_owned()), webhook);
        assert!(told("{}").is_empty());
        assert!(told(r#"{"data":{"requests":{"recipients":"Nobody"}}}"#).is_empty());
        assert_eq!(told(&format!("{{{spoken_of}}}")), [(None, false)]);
        assert_eq!(
            told(&format!("{{{spoken_of},{named}}}")),
            [of("Mailhouse", true), of("Bank", false)]
        );
    }
}
