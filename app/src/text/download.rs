//! What the download island says.

use super::{
    Noun, Phrase,
    noun::SECOND,
    number::{bytes, counted},
    say,
};
use crate::islands::download::{Ending, Progress, Stage};

/// The link that downloads.
pub const DOWNLOAD: Phrase = Phrase {
    en: "Download my copy",
    de: "Meine Kopie herunterladen",
};
/// The button that stops it.
pub const CANCEL: Phrase = Phrase {
    en: "Cancel",
    de: "Abbrechen",
};
/// The bar's name.
pub const PROGRESS: Phrase = Phrase {
    en: "How much of your copy is here",
    de: "Wie viel von Ihrer Kopie da ist",
};
/// The way on after the session has ended.
pub const SIGN_IN: Phrase = Phrase {
    en: "Sign in again",
    de: "Neu anmelden",
};

/// After “about”.
const MINUTE: Noun = Noun {
    en: ["minute", "minutes"],
    de: ["Minute", "Minuten"],
};

/// The line under the bar.
pub fn figures(progress: Progress) -> String {
    let here = bytes(progress.received);
    let here = match progress.expected {
        Some(expected) => {
            let all = bytes(expected.max(progress.received));
            say! { en: "{here} of about {all}", de: "{here} von etwa {all}" }
        }
        None => here,
    };
    let rate = progress.rate().map(|rate| {
        let rate = bytes(rate);
        say! { en: "{rate} a second", de: "{rate} pro Sekunde" }
    });
    let left = progress.seconds_left().map(|seconds| {
        let left = match seconds {
            0..=90 => counted(seconds.max(1), SECOND),
            _ => counted(seconds.div_ceil(60), MINUTE),
        };
        say! { en: "about {left} more", de: "noch etwa {left}" }
    });
    [Some(here), rate, left]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// What is said aloud.
pub fn said(stage: &Stage) -> String {
    match stage {
        Stage::Idle => String::new(),
        Stage::Running { told, .. } => under_way(*told),
        Stage::Over {
            ending,
            at,
            file_name,
        } => over(*ending, *at, file_name),
    }
}

fn under_way(told: Progress) -> String {
    let phrase = match told.quarters() {
        1 => Phrase {
            en: "A quarter of your copy is here.",
            de: "Ein Viertel Ihrer Kopie ist da.",
        },
        2 => Phrase {
            en: "Half of your copy is here.",
            de: "Die Hälfte Ihrer Kopie ist da.",
        },
        3 => Phrase {
            en: "Three quarters of your copy are here.",
            de: "Drei Viertel Ihrer Kopie sind da.",
        },
        _ if told.received == 0 => Phrase {
            en: "Your copy is being made. Keep this page open until it is here.",
            de: "Ihre Kopie wird erstellt. Lassen Sie diese Seite offen, bis sie da ist.",
        },
        _ => {
            let here = bytes(told.received);
            return say! { en: "{here} of your copy are here.", de: "{here} Ihrer Kopie sind da." };
        }
    };
    phrase.into()
}

fn over(ending: Ending, at: Progress, file_name: &str) -> String {
    let here = bytes(at.received);
    let phrase = match ending {
        Ending::Saved => {
            return say! {
                en: "Your copy is here: {here}, saved as {file_name}. It is whole, and signed by us: we have checked \
                    that. Look where your browser keeps what it downloads.",
                de: "Ihre Kopie ist da: {here}, gespeichert als {file_name}. Sie ist vollständig und von uns \
                    signiert; das haben wir geprüft. Sehen Sie dort nach, wo Ihr Browser Heruntergeladenes ablegt.",
            };
        }
        Ending::Cancelled => Phrase {
            en: "You stopped the download. Nothing was saved. You can start again at any time.",
            de: "Sie haben das Herunterladen abgebrochen. Es wurde nichts gespeichert. Sie können jederzeit neu \
                beginnen.",
        },
        Ending::SignedOut => Phrase {
            en: "It has been a while since you signed in, so the copy was not made. Sign in again, then download.",
            de: "Ihre Anmeldung liegt eine Weile zurück, deshalb wurde die Kopie nicht erstellt. Melden Sie sich neu \
                an und laden Sie sie dann herunter.",
        },
        Ending::Refused => Phrase {
            en: "We could not make your copy just now. The fault is ours, and nothing is lost. Try again in a few \
                minutes.",
            de: "Wir konnten Ihre Kopie gerade nicht erstellen. Der Fehler liegt bei uns, und nichts ist verloren. \
                Versuchen Sie es in ein paar Minuten noch einmal.",
        },
        Ending::Broken => {
            return say! {
                en: "The connection broke after {here}. Nothing was saved, and nothing is lost on our side. Start \
                    again when you are connected.",
                de: "Die Verbindung brach nach {here} ab. Es wurde nichts gespeichert, und bei uns ist nichts \
                    verloren. Beginnen Sie neu, wenn Sie wieder verbunden sind.",
            };
        }
        Ending::Damaged(Some(path)) => {
            return say! {
                en: "What arrived is not what we signed: something on its way changed it, which shows in its part \
                    “{path}”. It was not saved, and nothing is lost on our side. Start again; if it happens once \
                    more, write to us.",
                de: "Was angekommen ist, ist nicht, was wir signiert haben: Etwas hat es unterwegs verändert, und das \
                    zeigt sich in seinem Teil „{path}“. Es wurde nicht gespeichert, und bei uns ist nichts verloren. \
                    Beginnen Sie neu; geschieht es noch einmal, schreiben Sie uns.",
            };
        }
        Ending::Damaged(None) => Phrase {
            en: "What arrived is not what we signed: something on its way changed it. It was not saved, and nothing \
                is lost on our side. Start again; if it happens once more, write to us.",
            de: "Was angekommen ist, ist nicht, was wir signiert haben: Etwas hat es unterwegs verändert. Es wurde \
                nicht gespeichert, und bei uns ist nichts verloren. Beginnen Sie neu; geschieht es noch einmal, \
                schreiben Sie uns.",
        },
        Ending::Unsaved => Phrase {
            en: "Your copy arrived, but your browser did not let us save it. Press the button once more: your \
                browser then downloads it by itself.",
            de: "Ihre Kopie ist angekommen, aber Ihr Browser hat uns nicht speichern lassen. Drücken Sie die \
                Schaltfläche noch einmal: Dann lädt Ihr Browser sie selbst herunter.",
        },
    };
    phrase.into()
}

#[cfg(test)]
mod tests {
    use verify::Path;

    use super::*;
    use crate::text::{Language, spoken};

    #[test]
    fn what_was_damaged_is_named_where_it_shows() {
        let said = |language, path| {
            let stage = Stage::Over {
                ending: Ending::Damaged(path),
                at: Progress::default(),
                file_name: String::new(),
            };
            spoken(language, || said(&stage))
        };
        let path = Some(Path::member("devices"));
        assert!(said(Language::En, path).contains("shows in its part “devices”"));
        assert!(said(Language::De, path).contains("in seinem Teil „devices“"));
        for language in Language::ALL {
            assert!(!said(language, None).contains("devices"));
        }
    }

    #[test]
    fn figures_say_what_is_known() {
        let progress = Progress {
            received: 1_200_000,
            expected: Some(2_944_000),
            millis: 500,
        };
        assert_eq!(
            figures(progress),
            "1.2 MB of about 2.9 MB, 2.4 MB a second, about 1 second more"
        );
        let unknown = Progress {
            expected: None,
            millis: 100,
            ..progress
        };
        assert_eq!(figures(unknown), "1.2 MB");
        let slow = Progress {
            received: 100_000,
            millis: 10_000,
            ..progress
        };
        assert_eq!(
            figures(slow),
            "100 kB of about 2.9 MB, 10 kB a second, about 5 minutes more"
        );
    }
}
