//! What stands about a person until it is lifted.

use serde::{Deserialize, Serialize};

use super::{Due, Law};

/// One thing that stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stands {
    /// What: `marketing`, `other_uses`, `restriction`.
    pub what: String,
    /// Since when.
    pub since: String,
    /// When it will be lifted, where the business has said so.
    pub ends: Option<String>,
    /// How it came: `person`, `browser`, `import`.
    pub origin: String,
    /// The request under which it stands.
    pub reference: Option<String>,
    /// On which grounds, of a restriction.
    pub grounds: Vec<Ground>,
}

/// A ground of a restriction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Which: `legal_claims`.
    pub code: String,
    /// When it ends on this one, where that was told, or is to be.
    pub ends: Option<String>,
}

/// All that does, with what the forms that lift it carry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// What stands.
    pub now: Vec<Stands>,
    /// Whether the browser says that it wants no marketing, and the person has allowed it here since.
    pub signal: bool,
    /// When, as the business's systems tell, the person has allowed marketing since, while their objection to it stands.
    pub claimed: Option<String>,
    /// Marks the forms, so that posting one twice makes one request.
    pub once: String,
    /// The law that counts for the person.
    pub law: Law,
}

impl Standing {
    /// What stands of this, if it does.
    pub fn of(&self, what: &str) -> Option<&Stands> {
        self.now.iter().find(|stands| stands.what == what)
    }
}

/// `/me/requests/new/objection`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewObjection {
    /// What stands.
    pub standing: Standing,
    /// An open objection to other uses, if there is one.
    pub open: Option<String>,
    /// Whether anything is held that is used.
    pub held: bool,
    /// By when the business would have to answer.
    pub due: Due,
    /// What was written before.
    pub words: String,
    /// How long that may be, in characters.
    pub longest: u32,
}

/// `/me/requests/new/objection/check`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckObjection {
    /// What was written.
    pub words: String,
    /// Under which name it is kept with the session.
    pub entry: String,
    /// Whether the records are to be only stored meanwhile.
    pub meanwhile: bool,
    /// By when the business would have to answer.
    pub due: Due,
    /// Marks the form.
    pub once: String,
}

/// `/me/requests/new/restriction`, and its check page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewRestriction {
    /// What stands.
    pub standing: Standing,
    /// The grounds to choose from: `legal_claims`.
    pub grounds: Vec<String>,
    /// The one that was chosen, if it is one.
    pub chosen: Option<String>,
    /// Where each says so: `GDPR Art. 18(1)(c)`.
    pub source: Option<String>,
    /// By when the business would have to answer.
    pub due: Due,
}
