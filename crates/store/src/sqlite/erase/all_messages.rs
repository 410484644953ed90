//! Every message; conversations stay, empty, or without what the person wrote.

use domain::erasure::Counts;

use super::{Batch, Theirs, attachments::Named, talk};
use crate::Error;

pub(super) fn preview(theirs: Theirs<'_>) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    let mut named = Named::default();
    for (conversation, shared) in theirs.conversations("")? {
        if shared {
            let own = talk::own_words(theirs, &conversation, &mut named)?;
            counts.shared_conversations += u64::from(!own.is_empty());
            counts += own;
        } else {
            counts.messages += talk::total(theirs, &conversation, &mut named)?;
        }
    }
    counts.attachments = named.by_nobody_else(theirs.db, theirs.app)?;
    Ok(counts)
}

impl Batch<'_> {
    pub(super) fn all_messages(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        for (conversation, shared) in self.theirs().conversations(&self.place.done)? {
            if self.left == 0 {
                return Ok(false);
            }
            if shared {
                let Some(some) = self.fall_silent(&conversation, false, erased)? else {
                    return Ok(false);
                };
                erased.shared_conversations += u64::from(some);
                self.spend(1);
            } else if !self.empty(&conversation, erased)? {
                return Ok(false);
            }
            self.place.done = conversation;
        }
        Ok(true)
    }
}
