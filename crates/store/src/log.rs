//! The audit entry that goes with a change.

use std::sync::Arc;

use domain::audit::{Chain, Entry, Seal};

/// What to write down, where, and how it is sealed. The backend seals it inside the change's own transaction.
#[derive(Clone)]
pub struct Log {
    /// Which log.
    pub chain: Chain,
    /// What to write.
    pub entry: Entry,
    /// Who seals it.
    pub seal: Arc<dyn Seal>,
}

impl std::fmt::Debug for Log {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Log")
            .field("chain", &self.chain)
            .field("act", &self.entry.act)
            .finish_non_exhaustive()
    }
}
