//! The law that something is answered under, as far as pages speak of it.

use serde::{Deserialize, Serialize};

/// The law that something is answered under. Its name stands where the date does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Under which name its articles are cited.
    pub wording: Wording,
    /// Whom a person can complain to.
    pub authority: Authority,
    /// Whether they can go to court.
    pub court: Court,
}

/// Whose articles a page can name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Wording {
    /// The General Data Protection Regulation.
    #[default]
    Gdpr,
    /// The United Kingdom's, which has the same articles.
    UkGdpr,
    /// California's Consumer Privacy Act.
    Ccpa,
    /// Another law, whose articles are not known here.
    Other,
}

/// Whom a person can complain to, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Authority {
    /// The data protection authority of a member state, or of the United Kingdom.
    #[default]
    Supervisory,
    /// A state's attorney general.
    AttorneyGeneral,
    /// A country's or state's own authority for privacy.
    Privacy,
}

/// Whether a person can go to court themselves.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Court {
    /// Over any of their rights.
    #[default]
    Rights,
    /// Only where data got out.
    Breaches,
    /// No.
    Nothing,
    /// That is not known here.
    Unknown,
}
