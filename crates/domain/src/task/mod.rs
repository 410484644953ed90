//! What a decision asks to be done elsewhere: on the platform, where files lie, and by whoever else has the data
//! (Art. 19 GDPR). Staff do it and say what came of it; whoever has a webhook is told by the portal.

mod plan;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::plan::{
    Elsewhere, File, Rewritten, Talk, of_business, of_correction, of_erasure, of_nobody_held, of_standing,
    tells,
};
use crate::{
    facts::PageUrl,
    id::{AppId, ExternalId, UserId},
    principal::Actor,
};

/// The longest result that staff write, in characters.
pub const LONGEST_RESULT: usize = 500;

/// Something to be done, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// What, in general.
    pub deed: Deed,
    /// What exactly.
    pub details: Details,
}

/// What is to be done, in general. It names nobody whose data it is about, and stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Deed {
    /// A call of the platform's API.
    Call {
        /// Which.
        call: CallOf,
    },
    /// A picture or file that lies elsewhere goes.
    File,
    /// Somebody who has the data is told.
    Tell {
        /// What they are called; none for all those whom the business only speaks of, as recipients of its data.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        recipient: Option<Box<str>>,
        /// Where the portal tells them; where it does not, staff do.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        webhook: Option<PageUrl>,
    },
}

/// The calls that tasks ask for, by what they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallOf {
    /// Deletes messages, one by one.
    DeleteMessages,
    /// Deletes every message of a conversation.
    ClearConversation,
    /// Deletes a conversation.
    DeleteConversation,
    /// Takes the person out of a conversation.
    LeaveConversation,
    /// Deletes profile, metadata and what channels say.
    DeletePersonalInformation,
    /// Deletes the person.
    DeleteUser,
    /// Removes a file.
    RemoveAttachment,
    /// Puts the profile right.
    UpdateProfile,
    /// Puts metadata right.
    UpdateMetadata,
    /// Removes a channel.
    DeleteClient,
    /// Links it anew.
    CreateClient,
    /// Writes a message anew.
    CreateMessage,
    /// Marks the person, for whatever sends them messages.
    MarkUser,
    /// Deletes the whole business, with everything of everybody.
    DeleteApp,
}

/// What is to be done, exactly. It names whom it is about, and goes once it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "of")]
pub enum Details {
    /// A call.
    Call(Call),
    /// A file.
    File {
        /// Where it lies.
        address: Box<str>,
    },
    /// A person.
    #[serde(rename_all = "camelCase")]
    Person {
        /// The platform's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user: Option<UserId>,
        /// The business's.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        external_id: Option<ExternalId>,
    },
    /// Everybody of a business.
    Business {
        /// Which.
        app: AppId,
    },
}

/// A call of the platform's API, to be made as it stands here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// The method of HTTP.
    pub method: Method,
    /// The path below the platform's address.
    pub path: Box<str>,
    /// What stands for `{messageId}` in the path: one call for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Box<str>>,
    /// What is sent, as JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<str>>,
}

/// The methods that such calls have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `DELETE`
    Delete,
    /// `PATCH`
    Patch,
    /// `POST`
    Post,
    /// `PUT`
    Put,
}

/// Something to be done elsewhere, and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its place among those of its request, from 1: the order in which they are done.
    pub number: u32,
    /// What, in general.
    pub deed: Deed,
    /// What exactly; none once it is done.
    pub details: Option<Details>,
    /// What came of it, once something did.
    pub settled: Option<Settled>,
    /// How often the portal has tried.
    pub tries: u32,
    /// Why the last try failed.
    pub trouble: Option<Trouble>,
    /// When the portal tries next; never, where it does not.
    pub next_at: Option<Timestamp>,
}

/// What came of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settled {
    /// In a word.
    pub outcome: Outcome,
    /// When that was said.
    pub at: Timestamp,
    /// By whom.
    pub by: Settler,
    /// What staff write about it; the person reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Box<str>>,
}

/// What can come of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is done.
    Done,
    /// It could not be done. It can still be said that it is.
    Failed,
    /// There is nothing to do any more: everything of the person has gone by another request.
    Dropped,
}

/// Who says what came of a task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Settler {
    /// A member of staff.
    Staff(Actor),
    /// The portal.
    Portal,
}

/// Why the portal could not tell somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trouble {
    /// Whoever runs the portal has not named the host among those that it may call.
    NotAllowed,
    /// Nobody was there, or it was not who it should be.
    Unreachable,
    /// It took too long.
    TooSlow,
    /// The answer was none.
    Broken,
    /// The answer was no yes: anything but 2xx.
    Refused,
}

/// How many of a request's tasks there are, and what came of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// All of them.
    pub total: u64,
    /// Those that are done, or need not be done any more.
    pub done: u64,
    /// Those that could not be done.
    pub failed: u64,
}

impl Deed {
    /// Whether the portal does it by itself.
    pub const fn is_by_portal(&self) -> bool {
        matches!(self, Self::Tell { webhook: Some(_), .. })
    }

    /// Whether it is the platform's part: until it is done, what was decided is not.
    pub const fn is_on_the_platform(&self) -> bool {
        matches!(self, Self::Call { .. })
    }
}

impl CallOf {
    /// Its code, on pages and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DeleteMessages => "delete_messages",
            Self::ClearConversation => "clear_conversation",
            Self::DeleteConversation => "delete_conversation",
            Self::LeaveConversation => "leave_conversation",
            Self::DeletePersonalInformation => "delete_personal_information",
            Self::DeleteUser => "delete_user",
            Self::RemoveAttachment => "remove_attachment",
            Self::UpdateProfile => "update_profile",
            Self::UpdateMetadata => "update_metadata",
            Self::DeleteClient => "delete_client",
            Self::CreateClient => "create_client",
            Self::CreateMessage => "create_message",
            Self::MarkUser => "mark_user",
            Self::DeleteApp => "delete_app",
        }
    }
}

impl Method {
    /// As HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Delete => "DELETE",
            Self::Patch => "PATCH",
            Self::Post => "POST",
            Self::Put => "PUT",
        }
    }
}

impl Outcome {
    /// Its code, on pages, in the store and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }
}

impl Trouble {
    /// Its code, on pages and in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAllowed => "not_allowed",
            Self::Unreachable => "unreachable",
            Self::TooSlow => "too_slow",
            Self::Broken => "broken",
            Self::Refused => "refused",
        }
    }
}

impl Task {
    /// Whether something has still to be done, or can be: what failed can.
    pub fn is_open(&self) -> bool {
        self.settled
            .as_ref()
            .is_none_or(|settled| settled.outcome == Outcome::Failed)
    }
}

impl Progress {
    /// How many nobody has said anything of.
    pub const fn left(&self) -> u64 {
        self.total.saturating_sub(self.done).saturating_sub(self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tasks are kept for long: what one version has written, every later one reads.
    #[test]
    fn is_read_as_it_was_written() {
        let deed = r#"{"what":"tell","recipient":"Mailhouse","webhook":"https://hooks.example.com/"}"#;
        let call = r#"{"of":"call","method":"POST","path":"/v2/x","ids":["m1"],"body":"{}"}"#;
        let person = r#"{"of":"person","user":"u1","externalId":"maren"}"#;
        let told: Deed = serde_json::from_str(deed).unwrap();
        assert!(told.is_by_portal());
        assert_eq!(serde_json::to_string(&told).unwrap(), deed);
        let business = r#"{"of":"business","app":"a1"}"#;
        for text in [call, person, business] {
            let details: Details = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&details).unwrap(), text);
        }
    }

    #[test]
    fn what_failed_can_still_be_done_and_what_is_done_cannot() {
        let with = |outcome| Task {
            number: 1,
            deed: Deed::File,
            details: None,
            settled: Some(Settled {
                outcome,
                at: Timestamp::UNIX_EPOCH,
                by: Settler::Portal,
                result: None,
            }),
            tries: 0,
            trouble: None,
            next_at: None,
        };
        let is_open =
            [Outcome::Done, Outcome::Failed, Outcome::Dropped].map(|outcome| with(outcome).is_open());
        assert_eq!(is_open, [false, true, false]);
        let nothing_said = Task {
            settled: None,
            ..with(Outcome::Done)
        };
        assert!(nothing_said.is_open());
    }
}
