//! Calls that cannot be understood, settings that are not known, places that cannot be used.

use std::{
    fs,
    os::unix::fs::{DirBuilderExt as _, MetadataExt as _},
};

use tempfile::TempDir;

use crate::support::{SAMPLE, rightsdesk};

/// Every command that does something, as the help of those above it lists them.
fn commands() -> Vec<Vec<String>> {
    let mut all = Vec::new();
    let mut to_ask = vec![Vec::new()];
    while let Some(command) = to_ask.pop() {
        let below = listed(&help(&command));
        if below.is_empty() {
            all.push(command);
            continue;
        }
        to_ask.extend(below.into_iter().map(|name| [&command[..], &[name]].concat()));
    }
    all
}

fn help(command: &[String]) -> String {
    let mut words: Vec<_> = command.iter().map(String::as_str).collect();
    words.push("--help");
    rightsdesk(&words).run().ok()
}

/// The commands below, by name.
fn listed(help: &str) -> Vec<String> {
    let list = help
        .split_once("Commands:\n")
        .map_or("", |(_, list)| list.split("Options:").next().unwrap_or_default());
    list.lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

#[test]
fn help_lists_what_there_is_and_nothing_else() {
    let help = help(&[]);
    assert_eq!(
        listed(&help),
        [
            "serve",
            "demo",
            "import",
            "export",
            "erase",
            "retention",
            "app",
            "key",
            "token",
            "verify",
            "audit",
            "backup",
            "restore",
            "deadline",
            "sample"
        ]
    );
    assert!(help.contains("Exit codes:"), "{help}");
}

#[test]
fn every_command_explains_itself() {
    let commands = commands();
    assert!(commands.len() >= 17, "{commands:?}");
    for command in commands {
        let help = help(&command);
        assert!(help.contains("Usage: rightsdesk") && help.len() > 300, "{help}");
    }
    for command in [
        "serve",
        "demo",
        "import",
        "export",
        "erase",
        "retention",
        "token",
        "verify",
        "backup",
        "restore",
        "sample",
    ] {
        assert!(
            rightsdesk(&[command, "--help"]).run().ok().contains("Examples:"),
            "{command}"
        );
    }
    assert!(rightsdesk(&["--version"]).run().ok().starts_with("rightsdesk 0."));
}

#[test]
fn a_call_that_is_wrong_is_answered_in_one_line() {
    for (call, said) in [
        (&["serve", "--lissten", "x"][..], "'--listen'"),
        (&["servve"], "'serve'"),
        (&["export", "--data", "d"], "--app <APP>"),
        (&["key", "create", "--app", "a", "--provider"], "--provider"),
        (&["key", "create", "--data", "d"], "--app"),
        (&["token", "--kid", "a b", "--user", "u"], "a key id must be"),
        (
            &["token", "--kid", "app_1", "--user", "u", "--ttl", "soon"],
            "15m",
        ),
        (&["verify", "f", "--key", "x"], "43 letters"),
        (&["sample"], "--messages"),
        (&[], "--help"),
        (&["key"], "--help"),
    ] {
        let line = rightsdesk(call).run().failed(2);
        assert!(line.contains(said), "{call:?}: {line}");
    }
}

#[test]
fn an_unknown_variable_is_named_with_the_nearest() {
    for command in [
        &["serve", "--data", "d"][..],
        &["sample", "--messages", "1"],
        &["verify", "f"],
    ] {
        let line = rightsdesk(command)
            .variable("RIGHTSDESK_LISTENS", "x")
            .run()
            .failed(2);
        assert_eq!(
            line,
            "the variable RIGHTSDESK_LISTENS is not known: unset it; did you mean RIGHTSDESK_LISTEN?"
        );
    }
    let others = rightsdesk(&["sample", "--messages", "1"])
        .variable("RIGHTSDESK_TOOLS", "x")
        .variable("RUST", "y");
    others.run().ok();
}

#[test]
fn a_settings_file_is_read_and_what_is_unknown_in_it_is_named() {
    let call = |text: &str| {
        rightsdesk(&["audit", "verify"])
            .file("rightsdesk.toml", text)
            .run()
    };
    assert_eq!(
        call("daat = \"x\"").failed(2),
        "rightsdesk.toml: the setting daat is not known: remove it; did you mean data?"
    );
    assert!(call("data = ").failed(2).contains("line 1"));
    assert!(
        call("data = \"nowhere\"")
            .failed(2)
            .contains("there are no data in nowhere")
    );
    let named = rightsdesk(&["audit", "verify", "--config", "other.toml"])
        .run()
        .failed(2);
    assert!(named.contains("other.toml cannot be read"), "{named}");
    assert!(
        rightsdesk(&["audit", "verify"])
            .run()
            .failed(2)
            .contains("--data DIR")
    );
}

#[test]
fn a_folder_that_is_not_there_is_not_made_by_who_only_asks() {
    let outer = TempDir::new().unwrap();
    let data = outer.path().join("mistyped");
    let data = data.to_str().unwrap();
    for words in [
        &["export", "--app", SAMPLE, "--user", "somebody"][..],
        &["app", "show", "--app", SAMPLE][..],
        &["key", "list", "--provider"][..],
        &["key", "create", "--provider", "--use", "staff"][..],
        &["key", "revoke", "app_0"][..],
        &["token", "--kid", "app_0", "--user", "somebody"][..],
        &["audit", "verify"][..],
    ] {
        let said = rightsdesk(&[words, &["--data", data][..]].concat())
            .run()
            .failed(2);
        assert!(said.contains("there are no data in"), "{words:?}: {said}");
        assert!(!fs::exists(data).unwrap(), "{words:?}");
    }
}

#[test]
fn a_flag_counts_more_than_a_variable_and_that_more_than_a_file() {
    let call = |flags: &[&str]| {
        rightsdesk(&[&["audit", "verify"], flags].concat()).file("rightsdesk.toml", "data = \"from-file\"")
    };
    assert!(call(&[]).run().err.contains("from-file"));
    assert!(
        call(&[])
            .variable("RIGHTSDESK_DATA", "from-variable")
            .run()
            .err
            .contains("from-variable")
    );
    let all = call(&["--data", "from-flag"]).variable("RIGHTSDESK_DATA", "from-variable");
    assert!(all.run().err.contains("from-flag"));
}

#[test]
fn a_folder_that_cannot_be_used_is_named_with_why_and_what_to_do() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a-file");
    fs::write(&file, "x").unwrap();
    let read_only = folder.path().join("read-only");
    fs::DirBuilder::new().mode(0o555).create(&read_only).unwrap();
    let mut folders = vec![file.clone(), file.join("below"), "/proc/rightsdesk".into()];
    // Nothing is read-only to root.
    if fs::metadata(&file).unwrap().uid() != 0 {
        folders.push(read_only);
    }
    let listen = crate::support::free_address().to_string();
    for data in folders {
        let data = data.to_str().unwrap();
        for command in [&["serve", "--listen", listen.as_str()][..], &["import", "-"]] {
            let line = rightsdesk(&[command, &["--data", data]].concat()).run().failed(3);
            let named = format!("the data folder {data} cannot be used: ");
            assert!(
                line.starts_with(&named)
                    && line.ends_with("; choose another with --data, or give this user access"),
                "{line}"
            );
        }
    }
}

#[test]
fn a_newer_database_is_left_alone() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    rightsdesk(&["import", "--data", data, "-"]).run().ok();
    // `user_version` stands at byte 60 of the file, big-endian (sqlite.org/fileformat2.html §1.3).
    let file = folder.path().join("rightsdesk.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[60..64].copy_from_slice(&999_u32.to_be_bytes());
    fs::write(&file, &bytes).unwrap();
    for command in [&["serve"][..], &["audit", "verify"]] {
        let line = rightsdesk(&[command, &["--data", data]].concat()).run().failed(3);
        assert!(
            line.contains("version 999") && line.contains("newer rightsdesk"),
            "{line}"
        );
        assert!(fs::read(&file).unwrap() == bytes, "left alone");
    }
}

#[test]
fn a_damaged_database_is_named_with_what_to_do() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    rightsdesk(&["import", "--data", data, "-"]).run().ok();
    fs::write(folder.path().join("rightsdesk.db"), [b'x'; 8192]).unwrap();
    let line = rightsdesk(&["audit", "verify", "--data", data]).run().failed(3);
    assert!(
        line.contains("rightsdesk.db is damaged") && line.contains("put back a copy that is whole"),
        "{line}"
    );
}

#[test]
fn without_the_right_master_key_nothing_opens() {
    let folder = TempDir::new().unwrap();
    let data = folder.path().to_str().unwrap();
    rightsdesk(&["import", "--data", data, "-"]).run().ok();
    let key = folder.path().join("master.key");
    let good = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    let line = rightsdesk(&["audit", "verify", "--data", data]).run().failed(3);
    assert!(line.contains("there is no master key"), "{line}");
    fs::write(&key, good).unwrap();
    let line = rightsdesk(&["audit", "verify", "--data", data]).run().failed(3);
    assert!(line.contains("chmod 600"), "{line}");
}
