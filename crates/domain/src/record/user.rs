//! The person's own record (`user` of the platform's v2).

use serde::Deserialize;

use super::lenient::{each, or_default};

/// What the business knows of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct User {
    /// Name, e-mail, picture, language.
    #[serde(deserialize_with = "or_default")]
    pub profile: Profile,
    /// Addresses that the platform holds as identities, and how each was verified.
    #[serde(deserialize_with = "each")]
    pub identities: Vec<Identity>,
}

/// A person's profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Profile {
    /// First name.
    #[serde(deserialize_with = "or_default")]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(deserialize_with = "or_default")]
    pub surname: Option<String>,
    /// E-mail address, as the business typed it; not verified.
    #[serde(deserialize_with = "or_default")]
    pub email: Option<String>,
    /// BCP 47 language tag.
    #[serde(deserialize_with = "or_default")]
    pub locale: Option<String>,
}

/// An identity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Identity {
    /// `email`.
    #[serde(rename = "type", deserialize_with = "or_default")]
    pub kind: Option<String>,
    /// The address.
    #[serde(deserialize_with = "or_default")]
    pub value: Option<String>,
    /// `sso`, `embed`.
    #[serde(deserialize_with = "or_default")]
    pub verification: Option<String>,
}

impl User {
    /// The name to address the person by, if one is known.
    pub fn name(&self) -> Option<String> {
        let parts = [
            self.profile.given_name.as_deref(),
            self.profile.surname.as_deref(),
        ];
        let name = parts
            .into_iter()
            .flatten()
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let name = name.collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::parse;

    #[test]
    fn a_field_of_the_wrong_type_does_not_take_the_others_along() {
        let user: User = parse(
            r#"{"profile":{"givenName":7,"surname":"Okonjo"},"identities":[3,{"value":"a@example.com"}]}"#,
        );
        assert_eq!(user.name().as_deref(), Some("Okonjo"));
        assert_eq!(user.identities.len(), 1);
    }

    #[test]
    fn no_name_is_no_name() {
        assert_eq!(parse::<User>(r#"{"profile":{"givenName":" "}}"#).name(), None);
        assert_eq!(parse::<User>("[]").name(), None);
    }
}
