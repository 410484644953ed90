//! The catalogue as it is written, for tests that ask what it holds.

use std::{collections::BTreeMap, fs, path::Path};

/// A file's name, and the English and the German of each of its sentences.
pub type Sentence = (String, String, String);

/// Every phrase, noun and `say!` of the catalogue.
pub fn all() -> Vec<Sentence> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let mut found = Vec::new();
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|ext| ext == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let code = source.split("#[cfg(test)]").next().unwrap();
            let code = code.split("#[cfg(all(test").next().unwrap();
            found.extend(in_code(code).into_iter().map(|(en, de)| (name.clone(), en, de)));
        }
    }
    found
}

fn in_code(code: &str) -> Vec<(String, String)> {
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code = lines.collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for part in code.split("en: ").skip(1) {
        let (english, rest) = values(part);
        let Some((_, german)) = rest.split_once("de: ") else {
            continue;
        };
        let (german, _) = values(german);
        found.extend(english.into_iter().zip(german));
    }
    found
}

/// The string or the strings that stand at the start, and what follows.
fn values(code: &str) -> (Vec<String>, &str) {
    let Some(list) = code.strip_prefix('[') else {
        return match literal(code) {
            Some((text, rest)) => (vec![text], rest),
            None => (Vec::new(), code),
        };
    };
    let (mut values, mut rest) = (Vec::new(), list);
    while let Some((text, after)) = literal(rest.trim_start_matches([' ', '\n', ','])) {
        values.push(text);
        rest = after;
    }
    (values, rest)
}

/// A string literal at the start, as it reads, and what follows.
fn literal(code: &str) -> Option<(String, &str)> {
    let body = code.strip_prefix('"')?;
    let mut escaped = false;
    let end = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    let mut lines = body[..end].split("\\\n");
    let first = lines.next()?.to_owned();
    let text = lines.fold(first, |text, line| text + line.trim_start());
    Some((text, &body[end + 1..]))
}

/// A sentence's words between its holes.
pub fn pieces(sentence: &str) -> Vec<&str> {
    sentence
        .split(['{', '}'])
        .step_by(2)
        .map(|piece| piece.trim_matches([' ', '.', ',', ':', ';']))
        .filter(|piece| !piece.is_empty())
        .collect()
}

#[test]
fn reads_the_catalogue_as_it_is_written() {
    let code = r#"
        // en: "not this", de: "nor this"
        const A: Phrase = Phrase { en: "a \
            b", de: "„c“" };
        const N: Noun = Noun { en: ["d", "ds"], de: ["e", "es"] };
        say! { en: "At {day}, {n}.", de: "Am {day}, {n}." }"#;
    let found = in_code(code);
    let found: Vec<_> = found.iter().map(|(en, de)| (en.as_str(), de.as_str())).collect();
    assert_eq!(
        found,
        [
            ("a b", "„c“"),
            ("d", "e"),
            ("ds", "es"),
            ("At {day}, {n}.", "Am {day}, {n}.")
        ]
    );
    assert_eq!(pieces("At {day}, or {n} days."), ["At", "or", "days"]);
    assert!(all().len() > 500, "{}", all().len());
}

#[test]
fn both_languages_have_the_same_holes() {
    for (file, en, de) in all() {
        assert_eq!(en.matches("{}").count(), de.matches("{}").count(), "{file}: {en}");
        assert_eq!(en.matches('{').count(), de.matches('{').count(), "{file}: {en}");
    }
}

#[test]
fn nobody_is_shouted_at_and_quotation_marks_are_of_the_language() {
    for (file, en, de) in all() {
        for said in [&en, &de] {
            assert!(!said.contains(['!', '"', '\'']), "{file}: {said}");
        }
        assert!(!de.contains(['”', '’']), "{file}: {de}");
        assert!(!en.contains('„'), "{file}: {en}");
    }
}

#[test]
fn no_sentence_stands_twice() {
    let mut seen = BTreeMap::new();
    for (file, en, _) in all().into_iter().filter(|(_, en, _)| en.split(' ').count() > 5) {
        if let Some(other) = seen.insert(en.clone(), file.clone()) {
            panic!("{file} and {other}: {en}");
        }
    }
}
