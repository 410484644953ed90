//! The demo business and its cast.

use serde::{Deserialize, Serialize};

/// `/demo`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// The demo business's apps with their cast.
    pub apps: Vec<DemoApp>,
    /// The name of the parent company.
    pub group: String,
    /// Its staff.
    pub group_staff: Vec<DemoRole>,
    /// The staff of the provider.
    pub provider_staff: Vec<DemoRole>,
}

/// One app of the demo business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoApp {
    /// Its name.
    pub name: String,
    /// Trade and country, in a line.
    pub line: String,
    /// Its people.
    pub people: Vec<DemoRole>,
    /// Its staff.
    pub staff: Vec<DemoRole>,
}

/// Somebody to sign in as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoRole {
    /// Their name.
    pub name: String,
    /// What is interesting about them.
    pub line: String,
    /// A freshly made token for the form.
    pub token: String,
}
