//! All bad tokens of a voice.

use super::{claims, form, header, signature, voice::Voice};

/// A bad token.
pub struct Bad {
    /// What it is about.
    pub group: &'static str,
    /// Its class.
    pub class: String,
    pub token: String,
}

/// Bad tokens as they are collected.
pub struct Corpus {
    group: &'static str,
    pub bad: Vec<Bad>,
}

impl Corpus {
    pub fn of(voice: &Voice) -> Vec<Bad> {
        let mut corpus = Self {
            group: "",
            bad: Vec::new(),
        };
        let parts: [(&'static str, fn(&Voice, &mut Self)); 4] = [
            ("form", form::add),
            ("header", header::add),
            ("signature", signature::add),
            ("claims", claims::add),
        ];
        for (group, add) in parts {
            corpus.group = group;
            add(voice, &mut corpus);
        }
        corpus.bad
    }

    #[track_caller]
    pub fn add(&mut self, class: impl Into<String>, token: impl Into<String>) {
        let class = format!("{}: {}", self.group, class.into());
        assert!(
            self.bad.iter().all(|bad| bad.class != class),
            "two classes of one name: {class}"
        );
        self.bad.push(Bad {
            group: self.group,
            class,
            token: token.into(),
        });
    }
}
