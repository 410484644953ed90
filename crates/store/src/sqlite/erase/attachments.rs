//! Pictures and files that messages named which go.

use std::collections::HashMap;

use domain::{
    erasure::Counts,
    id::AppId,
    media::{MediaId, addresses},
};
use rusqlite::Connection;

use super::{super::media, Batch, Theirs, count, own, quotes::Quote};
use crate::Error;

/// A piece of an attachment's bytes counts as so many rows: it has as many pages as they do.
pub(super) const ROWS_A_PIECE: u32 = 64;

/// What is held and named by messages that would go, and by how many of those.
#[derive(Default)]
pub(super) struct Named(HashMap<MediaId, u64>);

impl Named {
    fn add(&mut self, named: impl IntoIterator<Item = MediaId>) {
        for id in named {
            *self.0.entry(id).or_default() += 1;
        }
    }

    /// What all of a conversation names.
    pub(super) fn by_all(&mut self, theirs: Theirs<'_>, conversation: &str) -> Result<(), Error> {
        media::each_of_conversation(theirs.db, theirs.app, conversation, |held| {
            self.add([held.id]);
            Ok(true)
        })
    }

    /// What the person wrote names.
    pub(super) fn by_own(&mut self, theirs: Theirs<'_>, conversation: &str) -> Result<(), Error> {
        let named = media::of_own(theirs.db, theirs.app, conversation, theirs.user, &own())?;
        self.add(named);
        Ok(())
    }

    /// What one message names.
    pub(super) fn by_message(
        &mut self,
        theirs: Theirs<'_>,
        conversation: &str,
        message: &str,
    ) -> Result<(), Error> {
        let held = media::of_message(theirs.db, theirs.app, conversation, message)?;
        self.add(held.into_iter().map(|one| one.id));
        Ok(())
    }

    /// What a quotation alone names in a message that stays.
    pub(super) fn by_quote(
        &mut self,
        theirs: Theirs<'_>,
        conversation: &str,
        quote: &Quote,
    ) -> Result<(), Error> {
        let left: Vec<_> = addresses(&quote.without)
            .iter()
            .map(|url| media::id_of(url))
            .collect();
        let held = media::of_message(theirs.db, theirs.app, conversation, &quote.message)?;
        let held = held.into_iter().map(|one| one.id);
        self.add(held.filter(|id| !left.contains(id)));
        Ok(())
    }

    /// How many of them nothing else names.
    pub(super) fn by_nobody_else(self, db: &Connection, app: &AppId) -> Result<u64, Error> {
        let mut alone = 0;
        for (id, going) in self.0 {
            alone += u64::from(media::named_by(db, app, id, going + 1)? == going);
        }
        Ok(alone)
    }
}

impl Batch<'_> {
    /// What messages named that go: an attachment goes with the last of them.
    pub(super) fn let_go(&mut self, named: &[MediaId], erased: &mut Counts) -> Result<(), Error> {
        self.spend(named.len());
        for id in named {
            let gone = media::let_go(self.db, self.app.as_str(), self.user.as_str(), *id)?;
            erased.attachments += u64::from(gone);
        }
        Ok(())
    }

    /// The bytes of what no message names any more. True once nothing of them is left.
    pub(super) fn bytes(&mut self) -> Result<bool, Error> {
        let (db, app, user) = (self.db, self.app.as_str(), self.user.as_str());
        while let Some(id) = media::going(db, app, user)? {
            let most = (self.left / ROWS_A_PIECE).max(1);
            let gone = media::erase_chunks(db, app, id, most)?;
            let rows = count(gone) * u64::from(ROWS_A_PIECE);
            self.spend(usize::try_from(rows).unwrap_or(usize::MAX));
            if count(gone) < u64::from(most) {
                media::is_gone(db, app, user, id)?;
                self.spend(1);
            }
            if self.left == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
