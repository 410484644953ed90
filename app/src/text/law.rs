//! How laws are cited: `GDPR Art. 17(3)(b)`, in German `Art. 17 Abs. 3 Buchst. b DSGVO`.

use super::{Language, Phrase, language};

/// What a page says of its law: around the name of the GDPR and of the United Kingdom's, which have the same articles;
/// of California's, and of others.
macro_rules! by_law {
    (
        $wording:expr,
        en: $en:literal $en_rest:literal,
        de: $de:literal $de_rest:literal,
        ccpa: $ccpa:expr,
        other: $other:expr $(,)?
    ) => {
        match $wording {
            $crate::view::Wording::Gdpr => $crate::text::Phrase {
                en: concat!($en, "General Data Protection Regulation", $en_rest),
                de: concat!($de, "Datenschutz-Grundverordnung", $de_rest),
            },
            $crate::view::Wording::UkGdpr => $crate::text::Phrase {
                en: concat!($en, "United Kingdom General Data Protection Regulation", $en_rest),
                de: concat!(
                    $de,
                    "Datenschutz-Grundverordnung des Vereinigten Königreichs",
                    $de_rest
                ),
            },
            $crate::view::Wording::Ccpa => $ccpa,
            $crate::view::Wording::Other => $other,
        }
    };
}
pub(super) use by_law;

/// Of a law whose articles are not known here.
pub const NEUTRAL: Phrase = Phrase {
    en: "Laws differ from place to place. What this page offers we offer to everybody, whether or not the law that counts \
        for you names it.",
    de: "Gesetze unterscheiden sich von Ort zu Ort. Was diese Seite anbietet, bieten wir allen an, ob das Gesetz, das für \
        Sie gilt, es nennt oder nicht.",
};

const GDPR: Phrase = Phrase {
    en: "GDPR",
    de: "DSGVO",
};

/// A law by its short name.
pub fn regime(name: &str) -> &str {
    match name {
        "GDPR" => GDPR.here(),
        other => other,
    }
}

/// A citation, from the English way of writing it; what follows a colon is left out.
pub fn source(cited: &str) -> String {
    let cited = cited.split_once(": ").map_or(cited, |(cited, _)| cited);
    match (language(), cited.split_once(" Art. ")) {
        (Language::De, Some((law, articles))) => {
            let articles: Vec<_> = articles.split(", ").map(german).collect();
            format!("Art. {} {}", articles.join(", "), regime(law))
        }
        _ => cited.to_owned(),
    }
}

/// `17 Abs. 3 Buchst. b`, from `17(3)(b)`.
fn german(article: &str) -> String {
    let mut parts = article.split(['(', ')']).filter(|part| !part.is_empty());
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = part.starts_with(|c: char| c.is_ascii_digit());
        out.push_str(if number { " Abs. " } else { " Buchst. " });
        out.push_str(part);
    }
    out
}

/// On what ground something stays that a deletion leaves, and what that means; the meaning alone, where the law that counts
/// is not known here to say so.
pub fn ground(what: &str, cited: &str) -> String {
    let source = source(cited);
    match because(what) {
        Some(because) if source.is_empty() => because.here().to_owned(),
        Some(because) => format!("{source}: {because}"),
        None => source,
    }
}

fn because(what: &str) -> Option<Phrase> {
    Some(match what {
        "requests" | "emptiedRequests" => Phrase {
            en: "proof of what was asked and done",
            de: "Nachweis, was verlangt und getan wurde",
        },
        "sharedConversations" => Phrase {
            en: "the right covers data about oneself, and this is about others",
            de: "das Recht gilt für Daten über einen selbst, und diese handeln von anderen",
        },
        "accessLog" => Phrase {
            en: "proof of who did what",
            de: "Nachweis, wer was getan hat",
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{super::tests::spoken, *};

    #[test]
    fn cites_as_each_language_does() {
        for (cited, german) in [
            ("GDPR Art. 12(3)", "Art. 12 Abs. 3 DSGVO"),
            ("GDPR Art. 17(3)(b)", "Art. 17 Abs. 3 Buchst. b DSGVO"),
            ("GDPR Art. 11(2), 12(2)", "Art. 11 Abs. 2, 12 Abs. 2 DSGVO"),
            ("somewhere else", "somewhere else"),
        ] {
            assert_eq!(source(cited), cited);
            assert_eq!(spoken(Language::De, || source(cited)), german);
        }
        assert_eq!(source("GDPR Art. 5(2): proof"), "GDPR Art. 5(2)");
    }

    #[test]
    fn what_no_law_is_cited_for_is_said_in_words_alone() {
        for (what, cited, said) in [
            (
                "accessLog",
                "GDPR Art. 17(3)(b)",
                "GDPR Art. 17(3)(b): proof of who did what",
            ),
            ("accessLog", "", "proof of who did what"),
            ("rest", "", ""),
        ] {
            assert_eq!(ground(what, cited), said);
        }
    }
}
