//! Embeds the built site: `target/site`, or what `RIGHTSDESK_SITE_DIR` names, becomes a table in `OUT_DIR/site.rs`. For
//! cargo-leptos it is the site that cargo-leptos has just built. The viewer of copies, which stands among the site's parts
//! beside it, becomes an expression in `OUT_DIR/viewer.rs`.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RIGHTSDESK_SITE_DIR");
    println!("cargo::rerun-if-env-changed=LEPTOS_OUTPUT_NAME");
    let workspace = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("..");
    let leptos = env::var("LEPTOS_OUTPUT_NAME").ok();
    let root = match (env::var_os("RIGHTSDESK_SITE_DIR"), &leptos) {
        (Some(folder), _) => PathBuf::from(folder),
        (None, Some(_)) => workspace.join(env::var("LEPTOS_SITE_ROOT")?),
        (None, None) => workspace.join("target/site"),
    };
    let viewer = root.with_file_name("site-parts").join("viewer");
    // Cargo would run this anew each time for a folder that is not there.
    for folder in [&root, &viewer] {
        let _ = fs::create_dir_all(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    schema(&workspace)?;

    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();

    embed_viewer(&viewer.join("viewer.html"), leptos.is_none())?;
    let names = names(&root, leptos)?.filter(|_| !files.is_empty());
    if names.is_none() && env::var("PROFILE")? == "release" {
        return Err("there is no site to put into the binary: run `make build`".into());
    }
    // Half a site is no site.
    let files = if names.is_some() { files } else { Vec::new() };
    let names = names.unwrap_or_default();

    let mut table = String::from("pub(super) static EMBEDDED: Site = Site { files: &[\n");
    for file in files
        .iter()
        .filter(|file| variant_of(file).is_none_or(|original| !files.contains(&original)))
    {
        entry(&root, file, &mut table)?;
    }
    writeln!(
        table,
        "], output_name: {:?}, css: {:?}, fonts: &{:?}, forms: {:?} }};",
        names.output_name, names.css, names.fonts, names.forms
    )?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("site.rs"), table)?;
    Ok(())
}

/// Tells the published schema from an earlier one.
fn schema(workspace: &Path) -> Result<(), Box<dyn Error>> {
    let file = workspace.join("docs/schema/rightsdesk.export-1.schema.json");
    println!("cargo::rerun-if-changed={}", file.display());
    let tag = tag(&fs::read(file)?)?;
    println!("cargo::rustc-env=RIGHTSDESK_SCHEMA_TAG={tag}");
    Ok(())
}

/// By this a browser knows whether it has these bytes.
fn tag(bytes: &[u8]) -> Result<String, std::fmt::Error> {
    let mut tag = String::new();
    for byte in &Sha256::digest(bytes)[..16] {
        write!(tag, "{byte:02x}")?;
    }
    Ok(tag)
}

/// Nothing where it was not built; a release by `make build` always has it.
fn embed_viewer(file: &Path, required: bool) -> Result<(), Box<dyn Error>> {
    let bytes = match absolute(file) {
        Ok(file) => format!("include_bytes!({file:?})"),
        Err(_) if required && env::var("PROFILE")? == "release" => {
            return Err("there is no viewer to put into the binary: run `make build`".into());
        }
        Err(_) => "&[]".to_owned(),
    };
    fs::write(Path::new(&env::var("OUT_DIR")?).join("viewer.rs"), bytes)?;
    Ok(())
}

/// What pages call the site's files.
#[derive(Default)]
struct Names {
    output_name: String,
    css: String,
    fonts: Vec<String>,
    forms: String,
}

/// From `target/site.json`, which `make build` writes last; none if there is none. cargo-leptos adds no digests.
fn names(root: &Path, leptos: Option<String>) -> Result<Option<Names>, Box<dyn Error>> {
    if let Some(output_name) = leptos {
        let css = format!("/pkg/{output_name}.css");
        // Nor does it know of fonts, and of the script for forms: pages make do with the device's, and without.
        return Ok(Some(Names {
            output_name,
            css,
            ..Names::default()
        }));
    }
    let Ok(text) = fs::read_to_string(root.with_extension("json")) else {
        return Ok(None);
    };
    let said: serde_json::Value = serde_json::from_str(&text)?;
    let name = |key: &str| said[key].as_str().unwrap_or_default().to_owned();
    Ok(Some(Names {
        output_name: name("output_name"),
        css: name("css"),
        fonts: serde_json::from_value(said["fonts"].clone())?,
        forms: name("forms"),
    }))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_none_or(|ending| ending != "ts") {
            // cargo-leptos leaves wasm-bindgen's type declarations there.
            files.push(path);
        }
    }
    Ok(())
}

/// The file that this one is a compressed form of, by its name.
fn variant_of(file: &Path) -> Option<PathBuf> {
    let ending = file.extension()?;
    (ending == "br" || ending == "gz").then(|| file.with_extension(""))
}

fn entry(root: &Path, file: &Path, table: &mut String) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let path = file
        .strip_prefix(root)?
        .to_str()
        .ok_or("a file name of the site is not UTF-8")?;
    let path = format!("/{}", path.replace('\\', "/"));
    let compressed = |ending: &str| {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        absolute(Path::new(&name)).map_or_else(
            |_| "None".to_owned(),
            |file| format!("Some(include_bytes!({file:?}))"),
        )
    };
    let etag = tag(&bytes)?;
    writeln!(
        table,
        "File {{ path: {path:?}, identity: include_bytes!({:?}), br: {}, gz: {}, media_type: {:?}, etag: {etag:?}, \
         immutable: {} }},",
        absolute(file)?,
        compressed(".br"),
        compressed(".gz"),
        media_type(file)?,
        is_hashed(&path),
    )?;
    Ok(())
}

fn absolute(file: &Path) -> Result<String, Box<dyn Error>> {
    let file = fs::canonicalize(file)?.into_os_string().into_string();
    file.map_err(|_| "the path to the site is not UTF-8".into())
}

fn media_type(file: &Path) -> Result<&'static str, String> {
    Ok(
        match file
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default()
        {
            "css" => "text/css; charset=utf-8",
            "html" => "text/html; charset=utf-8",
            "ico" => "image/vnd.microsoft.icon",
            "js" | "mjs" => "text/javascript; charset=utf-8",
            "json" => "application/json",
            "png" => "image/png",
            "svg" => "image/svg+xml; charset=utf-8",
            "txt" => "text/plain; charset=utf-8",
            "wasm" => "application/wasm",
            "webmanifest" => "application/manifest+json",
            "woff2" => "font/woff2",
            _ => {
                return Err(format!(
                    "{}: add its media type to server/build.rs",
                    file.display()
                ));
            }
        },
    )
}

/// Whether the name changes with the content: `/pkg/rightsdesk.0123456789abcdef.css`.
fn is_hashed(path: &str) -> bool {
    let hash = |piece: &str| piece.bytes().take_while(u8::is_ascii_hexdigit).count() == 16;
    path.strip_prefix("/pkg/")
        .is_some_and(|name| name.split('.').any(hash))
}
