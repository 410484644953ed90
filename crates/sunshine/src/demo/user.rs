//! The user record.

use serde::Serialize;
use serde_json::value::RawValue;

use super::message::Empty;
use super::person::Person;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct User<'a> {
    id: String,
    external_id: &'a str,
    authenticated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    zendesk_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    brand_id: Option<&'a str>,
    signed_up_at: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    to_be_retained: bool,
    has_payment_info: bool,
    profile: Profile<'a>,
    metadata: Metadata<'a>,
    identities: Vec<Identity<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Profile<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    given_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    surname: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    avatar_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    locale_origin: Option<&'a str>,
}

#[derive(Serialize)]
struct Identity<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    value: &'a str,
    verification: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Metadata<'a> {
    Some(&'a RawValue),
    None(Empty),
}

impl<'a> User<'a> {
    pub(super) fn new(person: &'a Person, signed_up_at: String) -> Self {
        let email = person.email.as_deref();
        let identity = |verification: &'a String| {
            Some(Identity {
                kind: "email",
                value: email?,
                verification,
            })
        };
        Self {
            id: person.id(),
            external_id: &person.external_id,
            authenticated: !person.anonymous,
            zendesk_id: person.zendesk_id.as_deref(),
            brand_id: person.brand_id.as_deref(),
            signed_up_at,
            to_be_retained: person.to_be_retained,
            has_payment_info: person.has_payment_info,
            profile: Profile {
                given_name: person.given_name.as_deref(),
                surname: person.surname.as_deref(),
                email,
                avatar_url: person.avatar_url(),
                locale: person.locale.as_deref(),
                locale_origin: person.locale.as_ref().map(|_| "browser"),
            },
            metadata: person
                .metadata
                .as_deref()
                .map_or(Metadata::None(Empty {}), Metadata::Some),
            identities: person.identities.iter().filter_map(identity).collect(),
        }
    }
}
