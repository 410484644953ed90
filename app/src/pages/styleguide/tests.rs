use std::{collections::BTreeSet, fs, path::Path};

use super::styleguide;
use crate::{
    components::outside,
    pages::sample::{checked, drawn, drawn_in},
    text::Language,
};

/// Whole pages, which cannot stand on another.
const WHOLE: [&str; 3] = ["MePage", "DeskPage", "Trouble"];

fn source(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut found: Vec<_> = files
        .filter(|path| path.is_file() && !path.ends_with("mod.rs"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

/// What stands after each of these words in the code, up to the end of the name.
fn names<'a>(code: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    let name = |rest: &'a str| rest.split(|c: char| !c.is_alphanumeric()).next();
    code.split(after).skip(1).filter_map(name)
}

/// What of the components does not stand on this page, whose code this is.
fn missing(page: &str, code: &str) -> BTreeSet<String> {
    let mut missing = BTreeSet::new();
    for (file, component) in [source("src/components"), source("../style/components")].concat() {
        if !page.contains(&format!(" id=\"{file}\"")) {
            missing.insert(file.clone());
        }
        let component = component.split("#[cfg(test)]").next().unwrap();
        for name in names(component, "#[component]\npub fn ") {
            if !code.contains(&format!("<{name}")) && !WHOLE.contains(&name) {
                missing.insert(format!("{file}: {name}"));
            }
        }
        // Where one is, is one state, wherever that is.
        for state in component
            .split("pub enum ")
            .skip(1)
            .filter(|state| !state.contains("Nav"))
        {
            let (name, body) = state.split_once(" {\n").unwrap();
            for variant in body.split("\n}").next().unwrap().lines() {
                let variant = variant.trim().trim_end_matches(',').split('(').next().unwrap();
                if !variant.starts_with('/')
                    && !variant.starts_with('#')
                    && !code.contains(&format!("{name}::{variant}"))
                {
                    missing.insert(format!("{file}: {name}::{variant}"));
                }
            }
        }
    }
    missing
}

#[test]
fn every_component_is_shown_in_all_its_states() {
    let page = drawn(|| outside(styleguide()));
    let code: String = source("src/pages/styleguide")
        .into_iter()
        .map(|(_, code)| code)
        .collect();
    let code = code
        + &fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages/styleguide.rs")).unwrap();
    assert_eq!(missing(&page, &code), BTreeSet::new());
    // The control: what is taken away is missed.
    assert!(missing(&page.replace(" id=\"due\"", ""), &code).contains("due"));
    assert!(missing(&page, &code.replace("<Tally", "")).contains("tally: Tally"));
    assert!(missing(&page, &code.replace("Tone::Wait", "")).contains("panel: Tone::Wait"));
}

#[test]
fn it_is_sound_in_every_language() {
    for language in Language::ALL {
        checked(drawn_in(language, || outside(styleguide())));
    }
}
