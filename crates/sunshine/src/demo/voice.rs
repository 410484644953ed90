//! How a person's messages name them, and how they came in.

use jiff::{SignedDuration, Timestamp};

use super::channel::Channel;
use super::days::stamp;
use super::house::App;
use super::message::{Author, Source};
use super::person::Person;
use crate::sample::dice::Dice;

/// A person speaking through one of their channels.
#[derive(Debug, Clone)]
pub(super) struct Voice {
    author: Author,
    /// `web`, `ios`, `whatsapp` …
    kind: String,
    integration_id: String,
    /// Whether the message had another life on a channel of its own.
    elsewhere: bool,
}

impl Voice {
    pub(super) fn new(app: &App, person: &Person, channel: Option<&Channel>, dice: &mut Dice) -> Self {
        let kind = match channel {
            None => "web".to_owned(),
            Some(channel) if channel.devices.is_empty() => channel.kind.clone(),
            Some(channel) => dice.pick(&channel.devices).cloned().unwrap_or_default(),
        };
        let author = Author {
            kind: "user",
            subtypes: None,
            user_id: Some(person.id()),
            display_name: person.full_name().or_else(|| person.handle.clone()),
            avatar_url: person.avatar_url(),
        };
        let integration_id = app.file.integration(&kind);
        let elsewhere = !matches!(kind.as_str(), "web" | "ios" | "android" | "sdk");
        Self {
            author,
            kind,
            integration_id,
            elsewhere,
        }
    }

    pub(super) fn author(&self) -> Author {
        self.author.clone()
    }

    pub(super) fn source(&self, received: Timestamp, dice: &mut Dice) -> Source {
        let sent = received
            .saturating_sub(SignedDuration::from_secs(1))
            .unwrap_or(received);
        let sent = Timestamp::from_second(sent.as_second()).unwrap_or(sent);
        let original = self
            .elsewhere
            .then(|| format!("{}-{:016x}", self.kind, dice.bits()));
        Source {
            kind: self.kind.clone(),
            integration_id: Some(self.integration_id.clone()),
            original_message_id: original,
            original_message_timestamp: self.elsewhere.then(|| stamp(sent)),
        }
    }
}
