//! `rightsdesk demo`

use std::{path::PathBuf, sync::Arc};

use clap::Args;
use desk::Clock as _;
use evidence::SystemRandom;

use super::{
    Failure,
    common::run,
    serve::{ServingArgs, begin, listen, portal, serve},
};
use crate::{
    clock::SystemClock,
    config::{Flags, Layers, Settings},
    demo::{cast, prepare, usual},
    lifecycle::Places,
    open::{self, Folder},
};

/// Run the portal with a made-up business, to look around
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk demo
  rightsdesk demo --data ./demo --listen 127.0.0.1:3001

Prints the address of a page with a button for each of the business's people and staff. It can be reached from this \
machine only. What you do there stays in the folder; remove the folder to begin anew.")]
pub(super) struct Demo {
    /// The folder for the demo's data [default: rightsdesk-demo in the system's temporary folder]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// The settings file [default: rightsdesk.toml in the current folder, if there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(flatten)]
    serving: ServingArgs,
}

impl Demo {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            config,
            serving,
        } = self;
        let folder = data.unwrap_or_else(usual);
        let flags = Flags::of_data(config, Some(folder.clone()), Some(folder.join(open::MASTER_KEY)))
            .serving(serving.listen, None, serving.token_lifetime)
            .logging(serving.log, serving.log_format);
        let mut settings = Settings {
            public_url: None,
            tls: None,
            ..Settings::from_layers(&Layers::read(flags)?)?
        };
        settings.log.get_or_insert_with(|| "warn".to_owned());
        if !settings.listen.ip().is_loopback() {
            return Err(Failure::call(format!(
                "the demo lets anybody be anyone, so it listens on this machine only, and {} is beyond it",
                settings.listen
            )));
        }
        begin(&settings)?;
        run(async {
            let listener = listen(settings.listen).await?;
            prepare(&folder, SystemClock.now(), &(Arc::new(SystemRandom) as _)).await?;
            let desk = Arc::new(open::desk(&settings, Folder::MustExist).await?);
            let cast = cast(&desk, Arc::new(SystemClock)).await?;
            let portal = portal(&settings, &listener, desk, Some(cast))?;
            let places = Places::new(settings.limits, Vec::new());
            let where_it_is = format!("Open {}{}", portal.url, app::routes::DEMO);
            serve(listener, None, &portal, places, settings.worker, &where_it_is).await
        })
    }
}
