//! Taking a copy.

use serde::{Deserialize, Serialize};

use super::{Counts, Law};

/// `/me/export`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Export {
    /// Whether the sign-in is fresh enough to take a copy.
    pub fresh: bool,
    /// Whether there is anything to take along.
    pub counts: Counts,
    /// Whether what another portal had written down came here with a copy: that is not in it.
    pub received: bool,
    /// About how many bytes it will have.
    pub about_bytes: u64,
    /// The name the file is saved under.
    pub file_name: String,
    /// The key it will be signed with: 32 bytes in base64url.
    pub signer: String,
    /// The law that gives it to the person.
    pub law: Law,
}
