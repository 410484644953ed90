//! How a due date is explained.

use super::{
    Noun, Phrase, law,
    noun::{AFTER_DAYS, DAY, MONTH},
    number::counted,
    say,
};
use crate::view::{Counted, Span};

/// The date.
pub const BY: Phrase = Phrase {
    en: "By {}",
    de: "Bis {}",
};
/// Opens the working.
pub const HOW: Phrase = Phrase {
    en: "How we got to this date",
    de: "Wie wir auf dieses Datum kommen",
};
/// The first step.
pub const RECEIVED: Phrase = Phrase {
    en: "Your request arrived. The day itself does not count.",
    de: "Ihr Antrag ist eingegangen. Der Tag selbst zählt nicht mit.",
};
/// The last step, when the day is one on which the period may end.
pub const NOT_MOVED: Phrase = Phrase {
    en: "Nothing is moved: this is the last day.",
    de: "Nichts wird verschoben: Das ist der letzte Tag.",
};
/// The last step, when the period ends on a day that is none.
pub const MOVED: Phrase = Phrase {
    en: "The period ends on a day when nobody works, so the next working day counts.",
    de: "Die Frist endet an einem Tag, an dem niemand arbeitet. Deshalb zählt der nächste Werktag.",
};
/// The day by which receipt is confirmed.
pub const CONFIRMED: Phrase = Phrase {
    en: "We confirm by {} that we have it. This page does so already.",
    de: "Bis {} bestätigen wir den Eingang. Diese Seite tut es schon.",
};
/// Above the ledger of pauses.
pub const PAUSES: Phrase = Phrase {
    en: "When the clock stood still",
    de: "Wann die Frist ruhte",
};
/// While it stands still: since when.
pub const STANDS_STILL: Phrase = Phrase {
    en: "The clock has stood still since {}.",
    de: "Die Frist ruht seit dem {}.",
};
/// And what comes of that.
pub const LATER: Phrase = Phrase {
    en: "The last day will be a later one.",
    de: "Der letzte Tag wird ein späterer sein.",
};
/// A pause that is over: from, until.
pub const STOOD: Phrase = Phrase {
    en: "From {} to {}",
    de: "Vom {} bis zum {}",
};
/// One that is not: from.
pub const STANDS: Phrase = Phrase {
    en: "Since {}, until you answer",
    de: "Seit dem {}, bis Sie antworten",
};

const WORKING_DAY: Noun = Noun {
    en: ["working day", "working days"],
    de: ["Werktag", "Werktage"],
};
const WEEKENDS_ONLY: Phrase = Phrase {
    en: "No calendar of holidays was set, so only Saturdays and Sundays count as days off.",
    de: "Es war kein Feiertagskalender gewählt. Deshalb gelten nur Samstage und Sonntage als freie Tage.",
};
const SATURDAY: Phrase = Phrase {
    en: "A Saturday: the period may not end here.",
    de: "Ein Samstag: Hier darf die Frist nicht enden.",
};
const SUNDAY: Phrase = Phrase {
    en: "A Sunday: the period may not end here.",
    de: "Ein Sonntag: Hier darf die Frist nicht enden.",
};
const LAST: Phrase = Phrase {
    en: "The last day for our answer.",
    de: "Der letzte Tag für unsere Antwort.",
};
const WHO: Phrase = Phrase {
    en: "We asked who you are.",
    de: "Wir haben gefragt, wer Sie sind.",
};
const WHAT: Phrase = Phrase {
    en: "We asked what you mean.",
    de: "Wir haben gefragt, was Sie meinen.",
};
const STILL: Phrase = Phrase {
    en: "From here the clock stands still, until you answer.",
    de: "Von hier an ruht die Frist, bis Sie antworten.",
};
const STOOD_STILL: Phrase = Phrase {
    en: "From here the clock stood still, as long as our question was open.",
    de: "Von hier an ruhte die Frist, solange unsere Frage offen war.",
};
const ANEW: Phrase = Phrase {
    en: "Our question is no longer open, and the time for our answer begins only now.",
    de: "Unsere Frage ist nicht mehr offen, und erst jetzt beginnt die Zeit für unsere Antwort.",
};

/// What was asked while the clock stood.
pub fn asked(about: &str) -> Phrase {
    match about {
        "identity" => WHO,
        _ => WHAT,
    }
}

/// One step, beside its day.
pub fn step(what: &Counted) -> String {
    match what {
        Counted::Received => RECEIVED.into(),
        Counted::Acknowledge(within) => {
            let within = span(*within);
            say! {
                en: "By then we confirm that your request arrived: {within} from receipt.",
                de: "Bis dahin bestätigen wir den Eingang Ihres Antrags: {within} ab Eingang.",
            }
        }
        Counted::BeginsAnew(_) => ANEW.into(),
        Counted::PeriodEnds(within) => {
            let within = span(*within);
            say! {
                en: "Here the time ends that the law allows for an answer: {within}.",
                de: "Hier endet die Zeit, die das Gesetz für eine Antwort lässt: {within}.",
            }
        }
        Counted::ExtendedPeriodEnds(within) => {
            let within = span(*within);
            say! {
                en: "Here the longer time ends that the law allows: {within} in all, from the same start.",
                de: "Hier endet die längere Zeit, die das Gesetz lässt: insgesamt {within}, vom selben Beginn an.",
            }
        }
        Counted::Paused(None, _) => STILL.into(),
        Counted::Paused(Some(_), _) => STOOD_STILL.into(),
        Counted::Prolonged(days) => {
            let days = counted(u64::from(*days), DAY);
            say! {
                en: "The days for which the clock stood still are added: {days}.",
                de: "Die Tage, an denen die Frist ruhte, kommen dazu: {days}.",
            }
        }
        Counted::Calendar(code) => say! {
            en: "Holidays are those of the calendar {code}, besides Saturdays and Sundays.",
            de: "Feiertage sind die des Kalenders {code}, dazu Samstage und Sonntage.",
        },
        Counted::WeekendsOnly => WEEKENDS_ONLY.into(),
        Counted::NotCovered(code, from, to) => say! {
            en: "The calendar of holidays {code} is known for {from} to {to} only, so only Saturdays and Sundays count \
                as days off.",
            de: "Der Feiertagskalender {code} ist nur für {from} bis {to} bekannt. Deshalb gelten nur Samstage und \
                Sonntage als freie Tage.",
        },
        Counted::Weekend(day) if day == "saturday" => SATURDAY.into(),
        Counted::Weekend(_) => SUNDAY.into(),
        Counted::Holiday(name) => say! {
            en: "A holiday ({name}): the period may not end here.",
            de: "Ein Feiertag ({name}): Hier darf die Frist nicht enden.",
        },
        Counted::Due => LAST.into(),
    }
}

/// `1 month`, `45 days`, `10 working days`.
pub fn span(span: Span) -> String {
    let (n, noun) = match span {
        Span::Months(n) => (n, MONTH),
        Span::Days(n) => (n, DAY),
        Span::WorkingDays(n) => (n, WORKING_DAY),
    };
    counted(u64::from(n), noun)
}

/// `in 30 days`, for a start page: how long an answer takes at most.
pub fn within(days: i32) -> String {
    counted(u64::from(days.unsigned_abs()), AFTER_DAYS)
}

/// The middle step.
pub fn period(regime: &str) -> String {
    let regime = law::regime(regime);
    say! {
        en: "Here the time ends that {regime} allows for an answer.",
        de: "Hier endet die Frist, die die {regime} für eine Antwort lässt.",
    }
}

/// Where the law says so.
pub fn source(source: &str) -> String {
    let source = law::source(source);
    say! { en: "The rule: {source}.", de: "Die Regel: {source}." }
}

/// `7 days from today.`
pub fn away(away: &str) -> String {
    let mut chars = away.chars();
    let first = chars
        .next()
        .map(|c| c.to_uppercase().to_string())
        .unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}

#[cfg(test)]
mod tests {
    use super::{super::Language, super::tests::spoken, *};

    #[test]
    fn every_step_has_words_of_its_own_in_both_languages() {
        for language in Language::ALL {
            let said: Vec<_> = spoken(language, || Counted::every().iter().map(step).collect());
            let different: std::collections::BTreeSet<_> = said.iter().collect();
            assert_eq!(different.len(), said.len(), "{said:?}");
        }
        assert_eq!(span(Span::Months(1)), "1 month");
        assert_eq!(
            spoken(Language::De, || span(Span::WorkingDays(10))),
            "10 Werktage"
        );
    }
}
