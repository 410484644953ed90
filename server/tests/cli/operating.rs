//! What docs/OPERATING.md shows works, in the order in which it stands there.

use std::fs;

use tempfile::TempDir;

use crate::{
    readme::block,
    support::{Ran, rightsdesk},
};

const GUIDE: &str = include_str!("../../../docs/OPERATING.md");

/// The lines that are typed, each in its words.
fn commands() -> Vec<Vec<&'static str>> {
    let lines = GUIDE.lines();
    let typed = lines.filter_map(|line| line.strip_prefix("    rightsdesk "));
    typed.map(words).collect()
}

/// As a shell reads them: what stands between two apostrophes is one word.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for (at, part) in line.split('\'').enumerate() {
        if at % 2 == 1 {
            words.push(part);
        } else {
            words.extend(part.split_whitespace());
        }
    }
    words
}

/// The person's copy, by the key of the first folder.
fn copy(data: &str, key: &str) -> Ran {
    let whose = ["--app", "meadow", "--user", "rider-17"];
    let call = [&["export", "--data", data, "--master-key", key][..], &whose[..]].concat();
    rightsdesk(&call).run()
}

#[test]
fn its_commands_do_what_it_says() {
    let (folder, aside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let (backups, new) = (aside.path().join("backups"), aside.path().join("new"));
    fs::create_dir(&backups).unwrap();
    let places = [
        ("./data", folder.path()),
        ("./new", new.as_path()),
        ("/backups", backups.as_path()),
    ];
    let here = |word: &str| {
        let found = places
            .iter()
            .find_map(|(shown, place)| Some((place, word.strip_prefix(shown)?)));
        found.map_or_else(
            || word.to_owned(),
            |(place, rest)| format!("{}{rest}", place.display()),
        )
    };
    let (data, key) = (here("./data"), here("./data/master.key"));
    let import = || {
        let call = rightsdesk(&["import", "--data", &data, "bundle.ndjson"]);
        call.file("bundle.ndjson", block("json")).run()
    };
    import().ok();
    copy(&data, &key).ok();

    let mut ran = Vec::new();
    for command in commands() {
        let call: Vec<_> = command.iter().map(|word| here(word)).collect();
        let call: Vec<_> = call.iter().map(String::as_str).collect();
        let said = rightsdesk(&call).run().ok();
        let verb: Vec<_> = command
            .into_iter()
            .take_while(|word| !word.starts_with('-'))
            .collect();
        let verb = verb.join(" ");
        match verb.as_str() {
            "backup" => {
                copy(&data, &key).ok();
            }
            "erase" | "restore" => {
                assert!(
                    copy(&data, &key).failed(1).contains("the user is not held"),
                    "{said}"
                );
            }
            "app delete" if call.contains(&"--confirm") => {
                assert!(
                    copy(&data, &key).failed(1).contains("the app is not held"),
                    "{said}"
                );
                assert!(import().failed(1).contains("app readmit"));
            }
            "app delete" => assert!(said.contains("Meadow Bikes would go, with "), "{said}"),
            "app readmit" => {
                import().ok();
            }
            _ => {}
        }
        ran.push(verb);
    }
    let expected = [
        "backup",
        "erase",
        "restore",
        "restore",
        "retention",
        "retention",
        "app delete",
        "app delete",
        "app readmit",
    ];
    assert_eq!(ran, expected);
    // She had been erased, and nobody has let her in again.
    assert!(copy(&data, &key).failed(1).contains("the user is not held"));
    assert!(
        copy(&here("./new"), &key)
            .failed(1)
            .contains("the user is not held")
    );
    rightsdesk(&["audit", "verify", "--data", &data]).run().ok();
}
