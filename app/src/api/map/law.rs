//! A law, as far as pages speak of it.

use domain::deadline::{self, Over, Regime};

use crate::view::{Authority, Court, Law, Wording};

/// Whom it sends people to, and in whose words pages speak of it.
pub(in crate::api) fn law(regime: Regime) -> Law {
    let law = regime.law();
    Law {
        wording: match regime {
            Regime::Gdpr => Wording::Gdpr,
            Regime::UkGdpr => Wording::UkGdpr,
            Regime::Ccpa => Wording::Ccpa,
            Regime::Virginia
            | Regime::Texas
            | Regime::Connecticut
            | Regime::Colorado
            | Regime::Lgpd
            | Regime::Pipa
            | Regime::Pipeda
            | Regime::Quebec
            | Regime::Taiwan
            | Regime::Switzerland
            | Regime::Singapore => Wording::Other,
        },
        authority: match law.authority {
            deadline::Authority::SupervisoryAuthority => Authority::Supervisory,
            deadline::Authority::AttorneyGeneral => Authority::AttorneyGeneral,
            deadline::Authority::PrivacyAuthority => Authority::Privacy,
        },
        court: match law.court.as_ref().map(|court| court.over) {
            Some(Over::Rights) => Court::Rights,
            Some(Over::Breaches) => Court::Breaches,
            Some(Over::Nothing) => Court::Nothing,
            None => Court::Unknown,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_law_sends_people_where_its_file_says() {
        for (regime, authority, court) in [
            (Regime::Gdpr, Authority::Supervisory, Court::Rights),
            (Regime::UkGdpr, Authority::Supervisory, Court::Rights),
            (Regime::Ccpa, Authority::Privacy, Court::Breaches),
            (Regime::Virginia, Authority::AttorneyGeneral, Court::Nothing),
            (Regime::Colorado, Authority::AttorneyGeneral, Court::Nothing),
            (Regime::Quebec, Authority::Privacy, Court::Unknown),
        ] {
            let seen = law(regime);
            assert_eq!(
                (seen.authority, seen.court),
                (authority, court),
                "{}",
                regime.id()
            );
        }
        assert_eq!(law(Regime::default()), Law::default());
    }
}
