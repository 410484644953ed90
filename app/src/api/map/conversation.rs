//! A window of a conversation.

use desk::Transcript;

use super::{body::Files, cursor::written, facts::facts, line::line, names::Names, said::said};
use crate::view::Conversation;

/// From the desk's transcript.
pub(in crate::api) fn conversation(found: &Transcript, here: Option<String>) -> Conversation {
    let names = Names::new(&found.participants, &found.aliases);
    let files = Files(&found.attachments);
    let at = |message: Option<&(desk::Place, String)>, there: bool| {
        message.filter(|_| there).map(|(place, _)| written(place))
    };
    Conversation {
        line: line(&found.conversation),
        facts: facts("conversation", &found.conversation.data),
        participants: names.all().to_vec(),
        seats: found
            .participants
            .iter()
            .filter(|seat| names.is_own(seat))
            .map(|seat| facts("participant", seat))
            .collect(),
        messages: found
            .messages
            .iter()
            .map(|(_, data)| said(data, &names, &files))
            .collect(),
        top: at(found.messages.first(), true),
        older: at(found.messages.first(), found.older),
        newer: at(found.messages.last(), found.newer),
        here,
    }
}
