//! The languages that the portal speaks, and the viewer of a copy with it.

/// A language. To add one, add it here: the compiler then names every sentence that does not have it yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// English, as it is written in Britain.
    #[default]
    En,
    /// German, to people as “Sie”.
    De,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::En, Self::De];

    /// Its tag (RFC 5646): for `lang`, the form that chooses it, and the cookie that keeps the choice.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en-GB",
            Self::De => "de",
        }
    }

    /// What it calls itself.
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// The language of a tag, whatever the country: `de-AT`, `EN`. None if it is not spoken here.
    pub fn of(tag: &str) -> Option<Self> {
        let asked = primary(tag);
        Self::ALL
            .into_iter()
            .find(|language| primary(language.tag()).eq_ignore_ascii_case(asked))
    }

    /// Which of its plural forms `n` takes, counted from 0 (CLDR 48, cardinal rules for whole numbers). English and
    /// German have two: `one` and `other`.
    pub const fn plural(self, n: u64) -> usize {
        match self {
            Self::En | Self::De => match n {
                1 => 0,
                _ => 1,
            },
        }
    }
}

fn primary(tag: &str) -> &str {
    tag.split_once('-').map_or(tag, |(primary, _)| primary)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_comes_back_and_its_country_does_not_matter() {
        for language in Language::ALL {
            assert_eq!(Language::of(language.tag()), Some(language));
        }
        for (tag, language) in [
            ("de-AT", Some(Language::De)),
            ("DE", Some(Language::De)),
            ("en", Some(Language::En)),
            ("EN-us", Some(Language::En)),
            ("den", None),
            ("fr", None),
            ("*", None),
            ("", None),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
    }

    #[test]
    fn one_is_one_and_everything_else_is_other() {
        for language in Language::ALL {
            assert_eq!([0, 1, 2, 1_000].map(|n| language.plural(n)), [1, 0, 1, 1]);
        }
    }
}
