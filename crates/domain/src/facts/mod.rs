//! What a business says about itself and its rules here. Not a record of the platform's: set by whoever runs the
//! installation, and a part of it by the business's own staff.

mod contact;
mod cool_off;
mod elsewhere;
mod notice;
mod part;
mod period;
mod region;
mod said;
mod web;
mod zone;

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

pub use self::{
    contact::{Contact, Email, Phone},
    cool_off::CoolOff,
    elsewhere::{Recipient, Residence},
    notice::{Data, Notice},
    part::{Part, UnfitEntries},
    period::{Period, Periods, Unit},
    region::Region,
    said::{Language, Line, Said, Text},
    web::{Origin, PageUrl},
    zone::Zone,
};
use crate::{
    deadline::{Calendar, Confidence, Regime},
    inventory::Category,
};

/// An app's facts. What nobody has said is not made up.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Facts {
    /// The law that requests are answered under.
    pub regime: Regime,
    /// The laws that the business has read itself: those that nobody has checked here are not used without.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub confirmed_regimes: BTreeSet<Regime>,
    /// Where the business must act: its holidays. Not said, days off are Saturdays and Sundays.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calendar: Option<Calendar>,
    /// Where the business is: its days begin and end there. Not said, they do so in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<Zone>,
    /// Where the records live.
    #[serde(skip_serializing_if = "Residence::is_here")]
    pub place: Residence,
    /// Other laws, by where the person is.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub regimes: BTreeMap<Region, Regime>,
    /// Where people come from, and go back to.
    pub sign_in: SignIn,
    /// How requests are decided.
    pub decisions: Decisions,
    /// How staff appear to people.
    pub staff: Staff,
    /// Who answers for the data.
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub controller: Contact,
    /// Their data protection officer.
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub data_protection_officer: Contact,
    /// Whom a person can complain to.
    #[serde(skip_serializing_if = "Contact::is_empty")]
    pub authority: Contact,
    /// What the data are used for, category by category.
    #[serde(skip_serializing_if = "Data::is_empty")]
    pub data: Data,
    /// For how long they are kept, where the portal lets them go by itself.
    #[serde(skip_serializing_if = "Periods::is_empty")]
    pub retention: Periods,
    /// Whom the data are given to, one by one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recipients: Vec<Recipient>,
}

impl Facts {
    /// Where its days begin and end.
    pub fn zone(&self) -> TimeZone {
        self.time_zone.as_ref().map_or(TimeZone::UTC, Zone::time_zone)
    }

    /// The law that counts for somebody there: of their part of the country, of their country, else the usual one.
    /// Where nobody has said where they are, it is the usual one: it is not guessed.
    pub fn regime_for(&self, region: Option<&Region>) -> Regime {
        self.chosen_by(region).map_or(self.regime, |(_, regime)| regime)
    }

    /// The part or the country of [`Self::regimes`] that decides for somebody there, and its law; nothing, where the
    /// usual law counts.
    pub fn chosen_by(&self, region: Option<&Region>) -> Option<(&Region, Regime)> {
        let region = region?;
        let country = || self.regimes.get_key_value(&region.country());
        let (place, regime) = self.regimes.get_key_value(region).or_else(country)?;
        Some((place, *regime))
    }

    /// Who is known by name to be given a category: the business names them for all that it passes on.
    pub fn recipients_of(&self, category: Category) -> &[Recipient] {
        if category.is_passed_on() {
            &self.recipients
        } else {
            &[]
        }
    }

    /// Looks whether the business has confirmed the laws that nobody has checked here.
    ///
    /// # Errors
    /// [`Unconfirmed`] for the first that it has not.
    pub fn confirmed(&self) -> Result<(), Unconfirmed> {
        let used = [&self.regime].into_iter().chain(self.regimes.values());
        let unchecked = |regime: &&Regime| regime.law().confidence == Confidence::Unverified;
        match used
            .filter(unchecked)
            .find(|regime| !self.confirmed_regimes.contains(*regime))
        {
            None => Ok(()),
            Some(&regime) => Err(Unconfirmed { regime }),
        }
    }
}

/// A law's clock is common knowledge that nobody has checked, and the business has not confirmed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "nobody has checked here what {} says of time: read it, compare it with rightsdesk deadline --regimes, and add \
     \"{}\" to confirmed_regimes = [] to use it",
    .regime.source(), .regime.id()
)]
pub struct Unconfirmed {
    /// The law.
    pub regime: Regime,
}

/// Where people come from, and go back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct SignIn {
    /// The origins whose pages may post a token to `/sign-in`. Exact; nothing else may be posted from them.
    pub origins: Vec<Origin>,
    /// The page of the business's where people sign in, for those who have to come again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<PageUrl>,
}

/// How requests are decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Decisions {
    /// Whether an erasure takes the approval of two, who signed in by tokens of two different keys.
    pub two_people: bool,
    /// How long the person can still take back an erasure that is approved, though never past its due date.
    #[serde(skip_serializing_if = "CoolOff::is_usual")]
    pub cool_off: CoolOff,
}

/// How staff appear to people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, default)]
pub struct Staff {
    /// In conversations, in the list of who looked, and in the export.
    pub shown: StaffShown,
}

/// What people see of a member of staff.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffShown {
    /// That it was one.
    #[default]
    ByRole,
    /// Their name, and their picture.
    ByName,
}

/// It is not what it has to be. Says the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidFact(&'static str);

/// A text that is parsed once: `text! { Name … }` for those with a `parse` and a `Box<str>` in them.
macro_rules! text {
    ($($name:ident)*) => {$(
        impl TryFrom<String> for $name {
            type Error = $crate::facts::InvalidFact;
            fn try_from(text: String) -> Result<Self, $crate::facts::InvalidFact> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

use text;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_has_said_is_empty_and_what_is_unknown_is_refused() {
        assert_eq!(serde_json::from_str::<Facts>("{}").unwrap(), Facts::default());
        for unknown in [
            r#"{"sign_in":{"orgins":[]}}"#,
            r#"{"data":{"profiles":{}}}"#,
            r#"{"data":{"profile":{"purpose":"x"}}}"#,
            r#"{"staff":{"shown":"by_nickname"}}"#,
            r#"{"regime":"roman"}"#,
            r#"{"decisions":{"cool_off":"a while"}}"#,
            r#"{"calendar":"XX"}"#,
            r#"{"regimes":{"Bavaria":"gdpr"}}"#,
            r#"{"place":"elsewhere"}"#,
            r#"{"recipients":[{"webhook":"https://hooks.example.com/"}]}"#,
            r#"{"recipients":[{"name":"Mailhouse","webhook":"http://hooks.example.com/"}]}"#,
        ] {
            assert!(serde_json::from_str::<Facts>(unknown).is_err(), "{unknown}");
        }
        let refused = serde_json::from_str::<Facts>(r#"{"sign_in":{"origins":["http://shop.example.com"]}}"#);
        assert!(refused.unwrap_err().to_string().contains("https://"));
    }

    #[test]
    fn come_back_as_they_were_said() {
        let said = r#"{"regime":"gdpr","time_zone":"Europe/Oslo","sign_in":{"origins":[]},"decisions":{"two_people":true},"staff":{"shown":"by_name"},"controller":{"name":"Harbourline","email":"privacy@harbourline.example"},"data":{"all":{"source":"You"},"messages":{"purposes":{"de":"Antworten","en":"Answers"}}}}"#;
        let facts: Facts = serde_json::from_str(said).unwrap();
        assert_eq!(serde_json::to_string(&facts).unwrap(), said);
        let messages = facts.data.of(Category::Messages);
        assert_eq!(messages.purposes.unwrap().in_language("de"), "Antworten");
        assert_eq!(messages.source.unwrap().in_language("de"), "You");
        assert_eq!(messages.transfers, None);
        assert_eq!(facts.data.of(Category::Profile).purposes, None);
    }

    #[test]
    fn say_where_the_records_live_and_who_else_has_them() {
        let said = r#"{"regime":"gdpr","place":"platform","sign_in":{"origins":[]},"decisions":{"two_people":false},"staff":{"shown":"by_role"},"recipients":[{"name":"Mailhouse","webhook":"https://hooks.example.com/a"},{"name":"Print Ltd"}]}"#;
        let facts: Facts = serde_json::from_str(said).unwrap();
        assert_eq!(facts.place, Residence::Platform);
        assert_eq!(serde_json::to_string(&facts).unwrap(), said);
        assert_eq!(Facts::default().place, Residence::Here);
        let named = |category| facts.recipients_of(category).len();
        assert_eq!((named(Category::Profile), named(Category::AccessLog)), (2, 0));
    }

    #[test]
    fn an_erasure_cools_off_for_a_day_unless_the_business_says_otherwise() {
        let hours = |said| {
            let facts: Facts = serde_json::from_str(said).unwrap();
            facts.decisions.cool_off.length().as_hours()
        };
        assert_eq!(hours("{}"), 24);
        assert_eq!(hours(r#"{"decisions":{"two_people":true}}"#), 24);
        assert_eq!(hours(r#"{"decisions":{"cool_off":"2h"}}"#), 2);
        let at_once = r#"{"decisions":{"cool_off":"0s"}}"#;
        let facts: Facts = serde_json::from_str(at_once).unwrap();
        assert_eq!(facts.decisions.cool_off, CoolOff::NONE);
        assert!(
            serde_json::to_string(&facts)
                .unwrap()
                .contains(r#""cool_off":"0s""#)
        );
    }

    #[test]
    fn the_law_is_that_of_where_the_person_is_if_somebody_said_so() {
        let said = r#"{"calendar":"DE-BY","regimes":{"GB":"uk-gdpr","US":"ccpa","US-VA":"virginia"}}"#;
        let facts: Facts = serde_json::from_str(said).unwrap();
        assert_eq!(facts.calendar.map(Calendar::code), Some("DE-BY"));
        let of = |region: &str| facts.regime_for(Region::parse(region).ok().as_ref());
        assert_eq!(of("GB"), Regime::UkGdpr);
        assert_eq!(of("GB-SCT"), Regime::UkGdpr);
        assert_eq!((of("US-VA"), of("US-CA")), (Regime::Virginia, Regime::Ccpa));
        assert_eq!(of("FR"), Regime::Gdpr);
        assert_eq!(facts.regime_for(None), Regime::Gdpr);
        let place = |region: &str| {
            let region = Region::parse(region).ok();
            let chosen = facts.chosen_by(region.as_ref());
            chosen.map(|(place, _)| place.to_string())
        };
        assert_eq!(place("GB-SCT").as_deref(), Some("GB"), "no more than it takes");
        assert_eq!(place("FR"), None);
    }

    #[test]
    fn a_law_that_nobody_has_checked_is_used_when_the_business_has() {
        let said = |json: &str| serde_json::from_str::<Facts>(json).unwrap().confirmed();
        let why = said(r#"{"regimes":{"US-CO":"colorado"}}"#).unwrap_err();
        assert_eq!(why.regime, Regime::Colorado);
        assert!(
            why.to_string().contains("add \"colorado\" to confirmed_regimes"),
            "{why}"
        );
        assert!(said(r#"{"regime":"colorado","confirmed_regimes":["texas"]}"#).is_err());
        assert_eq!(
            said(r#"{"regime":"colorado","confirmed_regimes":["colorado"]}"#),
            Ok(())
        );
        assert_eq!(said(r#"{"regime":"ccpa","regimes":{"GB":"uk-gdpr"}}"#), Ok(()));
    }
}
