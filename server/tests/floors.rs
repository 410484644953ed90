//! The floors of the house (DESIGN §1): a package uses only those below it.

#![expect(clippy::unwrap_used, reason = "a test fails where it unwraps")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};

/// Each package's floor.
const FLOORS: [(&str, u8); 11] = [
    ("domain", 1),
    ("language", 1),
    ("verify", 1),
    ("store", 2),
    ("evidence", 2),
    ("sunshine", 2),
    ("desk", 3),
    ("app", 4),
    ("server", 5),
    ("frontend", 5),
    ("viewer", 5),
];

/// Foreign packages that only some may use: SQL, sockets, cookies and headers, the browser.
const RESERVED: [(&str, &[&str]); 14] = [
    ("rusqlite", &["store"]),
    ("hyper", &["server"]),
    ("hyper-util", &["server"]),
    ("tower-http", &["server"]),
    ("tokio-rustls", &["server"]),
    // For the sample that businesses are shown; not in the binary.
    ("reqwest", &["server"]),
    ("rustls-native-certs", &["server"]),
    ("clap", &["server"]),
    ("jsonwebtoken", &["server"]),
    // `leptos_axum` draws pages as axum's requests and responses, and those are made of `http`'s.
    ("http", &["server", "app"]),
    ("axum", &["server", "app"]),
    ("leptos_axum", &["server", "app"]),
    ("aws-lc-rs", &["evidence"]),
    // What checks, also in the browser.
    ("ed25519-dalek", &["verify"]),
];

/// What only tests of a package may use: those over HTTP look at what is kept from outside, and those of the desk have a step
/// fail in the file itself.
const FOR_TESTS: [(&str, &str); 2] = [("server", "rusqlite"), ("desk", "rusqlite")];

/// A use of one package by another, tests' own included.
type Edge = (String, String);

fn metadata() -> Metadata {
    MetadataCommand::new()
        .no_deps()
        .other_options(["--locked".to_owned()])
        .exec()
        .unwrap()
}

fn edges(metadata: &Metadata) -> BTreeSet<Edge> {
    let packages = metadata.workspace_packages();
    let all = packages.iter().flat_map(|package| {
        let used = package.dependencies.iter().filter(|used| {
            let edge = (package.name.as_str(), used.name.as_str());
            used.kind != DependencyKind::Development || !FOR_TESTS.contains(&edge)
        });
        used.map(|used| (package.name.to_string(), used.name.clone()))
    });
    all.collect()
}

fn floor(package: &str) -> Option<u8> {
    FLOORS
        .iter()
        .find(|(name, _)| *name == package)
        .map(|&(_, floor)| floor)
}

/// Why this edge may not be; nothing if it may.
fn offence((from, to): &Edge) -> Option<String> {
    if let Some((_, may)) = RESERVED.iter().find(|(name, _)| name == to) {
        return (!may.contains(&from.as_str())).then(|| format!("{from} uses {to}, which is for {may:?}"));
    }
    let (Some(own), Some(other)) = (floor(from), floor(to)) else {
        return None;
    };
    (other >= own).then(|| format!("{from} on floor {own} uses {to} on floor {other}"))
}

#[test]
fn every_package_stands_on_a_floor() {
    let names: BTreeSet<_> = metadata()
        .workspace_packages()
        .iter()
        .map(|package| package.name.to_string())
        .collect();
    let known = FLOORS.iter().map(|&(name, _)| name.to_owned()).collect();
    assert_eq!(
        names, known,
        "give a new package its floor, here and in DESIGN §1"
    );
}

#[test]
fn nobody_uses_what_is_not_below() {
    let offences: Vec<_> = edges(&metadata()).iter().filter_map(offence).collect();
    assert!(offences.is_empty(), "{offences:#?}");
}

#[test]
fn an_edge_that_must_not_be_is_found() {
    for (from, to) in [
        ("domain", "store"),
        ("store", "evidence"),
        ("evidence", "store"),
        ("desk", "app"),
        ("desk", "desk"),
        ("app", "server"),
        ("frontend", "server"),
        ("desk", "rusqlite"),
        ("app", "hyper"),
        ("desk", "axum"),
        ("desk", "http"),
        ("verify", "http"),
    ] {
        assert!(offence(&(from.into(), to.into())).is_some(), "{from} → {to}");
    }
    for (from, to) in [
        ("server", "store"),
        ("store", "rusqlite"),
        ("desk", "serde"),
        ("app", "desk"),
        ("app", "http"),
    ] {
        assert_eq!(offence(&(from.into(), to.into())), None, "{from} → {to}");
    }
}

/// What is compiled of a package with these features, for this target, its tests left out.
fn compiled(package: &str, features: &str, target: &str) -> String {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", package])
        .args([
            "--features",
            features,
            "--no-default-features",
            "--target",
            target,
        ])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    String::from_utf8(tree.stdout).unwrap()
}

fn has(tree: &str, packages: &[&str]) -> bool {
    tree.lines()
        .any(|line| packages.iter().any(|name| line.starts_with(&format!("{name} "))))
}

#[test]
fn the_browser_gets_nothing_of_the_desk() {
    let forbidden = [
        "desk",
        "domain",
        "store",
        "evidence",
        "sunshine",
        "jiff",
        "rusqlite",
        "axum",
        "aws-lc-rs",
    ];
    let found = |package, features| has(&compiled(package, features, "wasm32-unknown-unknown"), &forbidden);
    assert!(!found("frontend", ""));
    assert!(!found("app", "hydrate"));
    assert!(!found("viewer", ""));
    assert!(
        found("app", "ssr"),
        "the control: on the server it does use the desk"
    );
}

/// How one writes that something stays in a browser for longer than a page, and the doors to it (`web-sys` features).
const KEEPING: [&str; 13] = [
    "local_storage",
    "session_storage",
    "indexed_db",
    "indexedDB",
    "caches()",
    "caches.",
    "cookie",
    "Storage",
    "IdbFactory",
    "CacheStorage",
    "HtmlDocument",
    "CookieStore",
    "ServiceWorker",
];

fn keeps(text: &str) -> Option<&'static str> {
    KEEPING.into_iter().find(|word| text.contains(word))
}

/// Every source below a folder of the house.
fn sources(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "rs" || ending == "js")
        {
            all.push(path);
        }
    }
}

#[test]
fn nothing_of_ours_keeps_anything_in_a_browser() {
    for package in metadata().workspace_packages() {
        for used in package.dependencies.iter().filter(|used| used.name == "web-sys") {
            for feature in &used.features {
                assert_eq!(keeps(feature), None, "{}: {feature}", package.name);
            }
        }
    }
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut all = Vec::new();
    for folder in ["app/src/islands", "frontend", "viewer/src", "viewer/page"] {
        sources(&house.join(folder), &mut all);
    }
    assert!(all.len() >= 5, "{all:?}");
    for file in ["forms.js", "viewer.js"] {
        assert!(all.iter().any(|path| path.ends_with(file)), "{file}: {all:?}");
    }
    for file in all {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(keeps(&text), None, "{}", file.display());
    }
    for (code, word) in [
        ("window.local_storage()", "local_storage"),
        ("sessionStorage.setItem('words', text)", "Storage"),
    ] {
        assert_eq!(keeps(code), Some(word), "the control");
    }
}

/// What goes out goes by `server::outgoing` (DESIGN §4.13), which is made of `hyper`. `clippy.toml` forbids to connect
/// anywhere else.
#[test]
fn there_is_no_second_client() {
    let server = compiled("server", "", "x86_64-unknown-linux-gnu");
    let others = [
        "reqwest",
        "hyper-rustls",
        "hyper-tls",
        "ureq",
        "isahc",
        "curl",
        "attohttpc",
        "minreq",
        "hickory-resolver",
    ];
    assert!(!has(&server, &others));
    assert!(has(&server, &["hyper"]), "the control");
}
