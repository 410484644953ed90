//! Every message; conversations stay, empty, or without what the person wrote.

use domain::erasure::Counts;

use super::{Batch, Theirs, talk};
use crate::Error;

pub(super) fn preview(theirs: Theirs<'_>) -> Result<Counts, Error> {
    let mut counts = Counts::default();
    for (conversation, shared) in theirs.conversations("")? {
        if shared {
            let own = talk::own_words(theirs, &conversation)?;
            counts.shared_conversations += u64::from(!own.is_empty());
            counts += own;
        } else {
            counts.messages += talk::total(theirs, &conversation)?;
        }
    }
    Ok(counts)
}

impl Batch<'_> {
    pub(super) fn all_messages(&mut self, erased: &mut Counts) -> Result<bool, Error> {
        for (conversation, shared) in self.theirs().conversations(&self.place)? {
            if self.left == 0 {
                return Ok(false);
            }
            if shared {
                let some = self.fall_silent(&conversation, erased)?;
                erased.shared_conversations += u64::from(some);
                self.spend(1);
            } else if !self.empty(&conversation, erased)? {
                return Ok(false);
            }
            self.place = conversation;
        }
        Ok(true)
    }
}
