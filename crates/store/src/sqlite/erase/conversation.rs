//! One conversation. The first that a person has on the platform cannot be deleted there, only emptied
//! (`sunshine.md` §2.7, §6): here too it stays, empty.

use domain::{erasure::Counts, id::ConversationId};

use super::{Batch, Theirs, attachments::Named, talk};
use crate::Error;

pub(super) fn preview(theirs: Theirs<'_>, conversation: &ConversationId) -> Result<Counts, Error> {
    let conversation = conversation.as_str();
    let mut named = Named::default();
    let counts = match theirs.is_shared(conversation)? {
        None => Counts::default(),
        Some(true) => Counts {
            shared_conversations: 1,
            ..talk::own_words(theirs, conversation, &mut named)?
        },
        Some(false) => Counts {
            conversations: u64::from(!is_first(theirs, conversation)?),
            messages: talk::total(theirs, conversation, &mut named)?,
            ..Counts::default()
        },
    };
    Ok(Counts {
        attachments: named.by_nobody_else(theirs.db, theirs.app)?,
        ..counts
    })
}

/// Whether the platform says that it is the person's first.
fn is_first(theirs: Theirs<'_>, conversation: &str) -> Result<bool, Error> {
    Ok(theirs
        .db
        .prepare_cached(
            "SELECT 1 FROM conversation
             WHERE app_id = ?1 AND conversation_id = ?2 AND json_type(data, '$.isDefault') = 'true'",
        )?
        .exists([theirs.app.as_str(), conversation])?)
}

impl Batch<'_> {
    pub(super) fn conversation(&mut self, conversation: &str, erased: &mut Counts) -> Result<bool, Error> {
        match self.theirs().is_shared(conversation)? {
            // It has gone since, or was never theirs.
            None => Ok(true),
            Some(true) => self.leave(conversation, erased),
            Some(false) if is_first(self.theirs(), conversation)? => self.empty(conversation, erased),
            Some(false) => self.whole(conversation, erased),
        }
    }
}
