//! No sentence stands outside the catalogue.

use std::{fs, path::Path};

/// Where people's words could slip in.
const FOLDERS: [&str; 5] = ["pages", "components", "islands", "shell", "api/map"];

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "tests" {
                sources(&path, found);
            }
        } else if !matches!(name.as_str(), "tests.rs" | "sample.rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// What reads like a sentence in this code: a string that begins with a capital letter and goes on with another word,
/// or words between two tags.
fn sentences(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let mut found = Vec::new();
    for line in lines {
        // A string is every second part between quotation marks.
        let strings = line.split('"').skip(1).step_by(2);
        found.extend(strings.filter(|text| is_sentence(text)).map(str::to_owned));
        let between = line.split('>').skip(1).filter_map(|part| part.split_once("</"));
        let bare = between.map(|(text, _)| text.trim()).filter(|text| {
            text.starts_with(char::is_alphabetic)
                && text.chars().all(|c| c.is_alphanumeric() || " .,’".contains(c))
        });
        found.extend(bare.map(str::to_owned));
    }
    found
}

fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let is_word = |word: &str| {
        word.len() > 1
            && word
                .trim_end_matches(['.', ',', ':'])
                .chars()
                .all(char::is_alphabetic)
    };
    let first = words.next().unwrap_or_default();
    // A law is cited in the same way everywhere; `law::source` says it in the reader's.
    text.starts_with(char::is_uppercase)
        && first != "GDPR"
        && is_word(first)
        && words.next().is_some_and(is_word)
}

#[test]
fn no_sentence_stands_outside_the_catalogue() {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder);
        sources(&path, &mut files);
    }
    assert!(files.len() > 50, "{}", files.len());
    for (file, code) in files {
        let found = sentences(&code);
        assert!(found.is_empty(), "{file}: {found:?} belongs into app/src/text");
    }
}

#[test]
fn a_sentence_among_the_code_is_found() {
    let code = r#"
        // "This is a comment"
        view! { <p class="Small soft">"Nothing is here."</p> <b>Bare words</b> }
        let path = "/me/requests"; let kind = "erasure"; format!("Dear {name}");
        const OTHERS: &str = "GDPR Art. 17(1)";"#;
    assert_eq!(sentences(code), ["Small soft", "Nothing is here.", "Bare words"]);
    assert!(sentences("#[cfg(test)]\nmod tests { \"In a test\" }").is_empty());
}
