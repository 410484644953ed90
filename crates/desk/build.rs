//! Tells what this build writes from what another may write: a copy's tag has the digest of the sources in it.

use std::{env, error::Error, path::Path};

#[path = "build/sources.rs"]
mod sources;

fn main() -> Result<(), Box<dyn Error>> {
    let workspace = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../..");
    for own in ["build.rs", "build"] {
        println!("cargo::rerun-if-changed={own}");
    }
    for part in sources::PARTS {
        println!("cargo::rerun-if-changed={}", workspace.join(part).display());
    }
    println!(
        "cargo::rustc-env=RIGHTSDESK_SOURCES={}",
        sources::digest(&workspace)?
    );
    Ok(())
}
