//! What the README shows is what works: its bundle, its file, its commands.

use serde_json::Value;
use tempfile::TempDir;

use crate::support::rightsdesk;

const README: &str = include_str!("../../../README.md");

/// The first block of code in this language.
pub(super) fn block(language: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n```{language}\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

/// The lines that are typed, one command each; the README's own file names and folder stand in them.
fn commands() -> Vec<Vec<&'static str>> {
    README
        .lines()
        .filter_map(|line| line.strip_prefix("    rightsdesk "))
        .map(|line| line.split('#').next().unwrap().split_whitespace().collect())
        .collect()
}

#[test]
fn its_bundle_and_its_file_go_in_and_its_copy_comes_out_by_its_own_commands() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut ran = Vec::new();
    let mut kid = String::new();
    for command in commands() {
        // A portal that serves is every other test's.
        if command[0] == "serve" {
            continue;
        }
        // Nor is a member of staff's name split as a shell does it.
        if command.contains(&"--staff") {
            continue;
        }
        let words = command.iter().map(|word| match *word {
            "./data" => data,
            "app_…" => kid.as_str(),
            other => other,
        });
        let words: Vec<_> = words.collect();
        let mut call = rightsdesk(&words)
            .file("bundle.ndjson", block("json"))
            .file("meadow.toml", block("toml"));
        if command[0] == "verify" {
            let copy = rightsdesk(&["export", "--data", data, "--app", "meadow", "--user", "rider-17"]);
            call = call.file("copy.json", &copy.run().ok());
        }
        let said = call.run().ok();
        if command[0] == "token" {
            assert_eq!(said.matches('.').count(), 2, "{said}");
        }
        if command[..2] == ["key", "create"] && command.contains(&"people") {
            kid = said
                .split(|c: char| c.is_whitespace() || c == '"')
                .find(|word| word.starts_with("app_"))
                .unwrap()
                .to_owned();
        }
        ran.push(command[0]);
    }
    assert_eq!(
        ran,
        [
            "import", "key", "key", "token", "app", "export", "verify", "audit", "audit"
        ]
    );
    let copy = rightsdesk(&["export", "--data", data, "--app", "meadow", "--user", "rider-17"]);
    let copy: Value = serde_json::from_str(&copy.run().ok()).unwrap();
    assert_eq!(copy["user"]["externalId"], "rider-17");
    assert_eq!(copy["controller"]["name"], "Meadow Bikes Ltd");
}

/// Whoever copies the file that the help shows has a file that loads.
#[test]
fn the_file_in_the_help_can_be_copied() {
    let help = rightsdesk(&["app", "set", "--help"]).run().ok();
    let (_, file) = help.split_once("\n  # The law").unwrap();
    let (file, _) = file.split_once("\nExample:").unwrap();
    let file = format!("  # The law{file}").replace("\n  ", "\n");
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    let bundle = rightsdesk(&["import", "--data", data, "bundle.ndjson"]);
    bundle.file("bundle.ndjson", block("json")).run().ok();
    let set = rightsdesk(&["app", "set", "--data", data, "--app", "meadow", "help.toml"]);
    set.file("help.toml", file.trim_start()).run().ok();
    let shown = rightsdesk(&["app", "show", "--data", data, "--app", "meadow"])
        .run()
        .ok();
    assert!(shown.contains("Three years after your last trip"), "{shown}");
}
