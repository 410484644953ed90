//! The control: a sentence that lacks a language does not compile, and a language that lacks its sentences neither.

use std::{fs, path::Path, process::Command};

/// What the compiler says about `code` beside the catalogue's own types; nothing if it has nothing to say.
fn compiled(name: &str, code: &str, language: &str) -> String {
    let folder = std::env::temp_dir().join(format!("rightsdesk-text-{name}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let text = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    fs::write(folder.join("language.rs"), language).unwrap();
    fs::copy(text.join("phrase.rs"), folder.join("phrase.rs")).unwrap();
    let main = folder.join("main.rs");
    let source = format!(
        "pub mod text {{
            #[path = \"{0}/language.rs\"] mod language;
            #[path = \"{0}/phrase.rs\"] mod phrase;
            pub(crate) use phrase::say;
            pub use {{language::Language, phrase::{{Noun, Phrase}}}};
            pub fn language() -> Language {{ Language::En }}
        }}
        pub use text::{{Noun, Phrase}};
        pub(crate) use text::say;
        {code}",
        folder.display()
    );
    fs::write(&main, source).unwrap();
    let rustc = option_env!("RUSTC").unwrap_or("rustc");
    let out = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "--cap-lints",
            "allow",
        ])
        .arg("--out-dir")
        .arg(&folder)
        .arg(&main)
        .output()
        .unwrap();
    fs::remove_dir_all(&folder).unwrap();
    let said = String::from_utf8(out.stderr).unwrap();
    assert_eq!(out.status.success(), said.is_empty(), "{said}");
    said
}

const LANGUAGES: &str = include_str!("../../../../crates/language/src/lib.rs");

#[test]
fn what_lacks_a_language_does_not_compile() {
    let whole = r#"
        pub const A: Phrase = Phrase { en: "a", de: "a" };
        pub const B: Noun = Noun { en: ["b", "b"], de: ["b", "b"] };
        pub fn c(n: u64) -> String { say! { en: "c {n}", de: "c {n}" } }"#;
    assert_eq!(compiled("whole", whole, LANGUAGES), "");
    for (name, lacking, because) in [
        (
            "phrase",
            r#"pub const A: Phrase = Phrase { en: "a" };"#,
            "missing field `de`",
        ),
        (
            "noun",
            r#"pub const B: Noun = Noun { en: ["b", "b"] };"#,
            "missing field `de`",
        ),
        (
            "form",
            r#"pub const B: Noun = Noun { en: ["b", "b"], de: ["b"] };"#,
            "expected an array with a size of 2",
        ),
        (
            "say",
            r#"pub fn c(n: u64) -> String { say! { en: "c {n}" } }"#,
            "unexpected end of macro invocation",
        ),
    ] {
        let said = compiled(name, lacking, LANGUAGES);
        assert!(said.contains(because), "{name}: {said}");
    }
}

#[test]
fn a_language_without_its_sentences_does_not_compile() {
    let more = LANGUAGES.replacen("    De,\n", "    De,\n    Pl,\n", 1);
    assert_ne!(more, LANGUAGES);
    let said = compiled("language", "", &more);
    assert!(said.contains("`Language::Pl` not covered"), "{said}");
}
