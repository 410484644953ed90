//! Why a picture or file is not in a package, as the package's own tables say it.

use desk::{Absence, Explain, Unfetched};

use super::{Language, Phrase};

const KEPT_AT: Phrase = Phrase {
    en: "It is kept at {}.",
    de: "Die Datei liegt bei {}.",
};
const KEPT_ELSEWHERE: Phrase = Phrase {
    en: "It is kept somewhere else.",
    de: "Die Datei liegt an einem anderen Ort.",
};
const ONLY_ITS_BEGINNING: Phrase = Phrase {
    en: "Only the beginning of the file came.",
    de: "Nur der Anfang der Datei kam an.",
};

/// Says it in this language.
#[derive(Debug, Clone, Copy)]
pub struct InWords(pub Language);

impl Explain for InWords {
    fn not_here(&self, host: Option<&str>, why: Absence) -> String {
        let Self(language) = *self;
        let kept = match host {
            Some(host) => KEPT_AT.said(language).replacen("{}", host, 1),
            None => KEPT_ELSEWHERE.said(language).to_owned(),
        };
        format!("{kept} {}", because(language, why))
    }

    fn not_whole(&self, why: Absence, has_begun: bool) -> String {
        let Self(language) = *self;
        let because = because(language, why);
        if has_begun {
            format!("{} {because}", ONLY_ITS_BEGINNING.said(language))
        } else {
            because
        }
    }
}

fn because(language: Language, why: Absence) -> String {
    let said = sentence(why).said(language);
    match why {
        Absence::Unfetched(Unfetched::Answered(status)) => said.replacen("{}", &status.to_string(), 1),
        _ => said.to_owned(),
    }
}

const fn sentence(why: Absence) -> Phrase {
    match why {
        Absence::NotFetched => Phrase {
            en: "We fetch nothing from there.",
            de: "Von dort holen wir nichts.",
        },
        Absence::LongAddress => Phrase {
            en: "Its address is longer than those that we fetch from.",
            de: "Die Adresse ist länger als die, von denen wir etwas holen.",
        },
        Absence::TooMany => Phrase {
            en: "There are more files than we fetch into one package.",
            de: "Es sind mehr Dateien, als wir in ein Paket holen.",
        },
        Absence::TriedLast => Phrase {
            en: "We try to fetch it at the end. What came of it stands in attachments-fetched.csv.",
            de: "Wir versuchen am Ende, sie zu holen. Was daraus wurde, steht in attachments-fetched.csv.",
        },
        Absence::NoTime => Phrase {
            en: "There was no time left to fetch the file.",
            de: "Es blieb keine Zeit, die Datei zu holen.",
        },
        Absence::SilentHost => Phrase {
            en: "The server that keeps the file had not answered for another file, so we did not ask again.",
            de: "Der Server, auf dem die Datei liegt, hatte schon bei einer anderen Datei nicht geantwortet. Deshalb \
                haben wir nicht noch einmal gefragt.",
        },
        Absence::Unfetched(why) => unfetched(why),
    }
}

const fn unfetched(why: Unfetched) -> Phrase {
    match why {
        Unfetched::NotFound => Phrase {
            en: "The file is not there, or no longer.",
            de: "Die Datei gibt es dort nicht oder nicht mehr.",
        },
        Unfetched::LeadsOn => Phrase {
            en: "The server that keeps the file leads on to another place, where we do not follow.",
            de: "Der Server, auf dem die Datei liegt, verweist an einen anderen Ort. Dem folgen wir nicht.",
        },
        Unfetched::Answered(_) => Phrase {
            en: "The server that keeps the file answered {} and did not send it.",
            de: "Der Server, auf dem die Datei liegt, antwortete mit {} und schickte sie nicht.",
        },
        Unfetched::Unreachable => Phrase {
            en: "The server that keeps the file could not be reached.",
            de: "Der Server, auf dem die Datei liegt, war nicht zu erreichen.",
        },
        Unfetched::TooLarge => Phrase {
            en: "The file is larger than what we fetch.",
            de: "Die Datei ist größer als das, was wir holen.",
        },
        Unfetched::TooSlow => Phrase {
            en: "It took too long.",
            de: "Es dauerte zu lange.",
        },
        Unfetched::Broken => Phrase {
            en: "It broke off while it came.",
            de: "Die Übertragung brach ab.",
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    const ALL: [Absence; 13] = [
        Absence::NotFetched,
        Absence::LongAddress,
        Absence::TooMany,
        Absence::TriedLast,
        Absence::NoTime,
        Absence::SilentHost,
        Absence::Unfetched(Unfetched::NotFound),
        Absence::Unfetched(Unfetched::LeadsOn),
        Absence::Unfetched(Unfetched::Answered(503)),
        Absence::Unfetched(Unfetched::Unreachable),
        Absence::Unfetched(Unfetched::TooLarge),
        Absence::Unfetched(Unfetched::TooSlow),
        Absence::Unfetched(Unfetched::Broken),
    ];

    #[test]
    fn each_is_said_in_words_of_its_own_in_each_language() {
        let mut said = HashSet::new();
        for language in Language::ALL {
            for why in ALL {
                let words = InWords(language).not_whole(why, false);
                assert!(words.ends_with('.') && !words.contains("{}"), "{words}");
                assert!(said.insert(words), "{why:?}");
            }
        }
        assert_eq!(said.len(), Language::ALL.len() * ALL.len());
    }

    #[test]
    fn what_differs_stands_in_the_sentence() {
        let answered = Absence::Unfetched(Unfetched::Answered(503));
        let (english, german) = (InWords(Language::En), InWords(Language::De));
        assert_eq!(
            english.not_whole(answered, false),
            "The server that keeps the file answered 503 and did not send it."
        );
        assert_eq!(
            german.not_whole(Absence::Unfetched(Unfetched::TooLarge), true),
            "Nur der Anfang der Datei kam an. Die Datei ist größer als das, was wir holen."
        );
        assert_eq!(
            german.not_here(Some("media.example"), Absence::NotFetched),
            "Die Datei liegt bei media.example. Von dort holen wir nichts."
        );
        assert_eq!(
            english.not_here(None, Absence::NotFetched),
            "It is kept somewhere else. We fetch nothing from there."
        );
        // An address is whatever somebody wrote.
        assert_eq!(
            english.not_here(Some("{}.example"), answered),
            "It is kept at {}.example. The server that keeps the file answered 503 and did not send it."
        );
    }
}
