//! `rightsdesk serve`

use std::{io::ErrorKind, net::SocketAddr, path::PathBuf, sync::Arc};

use clap::Args;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{
    Failure,
    common::{DataArgs, run},
    out,
};
use crate::{
    auth::{claims::Rules, cookie::Cookies},
    clock::SystemClock,
    config::{Layers, Settings},
    http::{rate::Rates, router::router, site::Site},
    lifecycle::{self, Ending, Places, Signals, tls::acceptor},
    open::{self, Folder},
    outgoing::Files,
    portal::{Parts, Portal},
    telemetry,
};

/// Run the portal
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  rightsdesk serve --data ./data
  rightsdesk serve --data /var/lib/rightsdesk --master-key /etc/rightsdesk/master.key \\
    --listen 127.0.0.1:8080 --public-url https://privacy.example.com

Beyond this machine the portal needs https: put it behind a proxy that passes the Host header on and name the proxy \
with --trusted-proxies, or give it a certificate with --tls-certificate and --tls-key. Either way, give the address that \
people use as --public-url. The first SIGINT or SIGTERM stops it gently within 10 seconds, a second one at once.

Exit codes: 0 stopped gently, 2 a setting is wrong, 3 it could not start, or what was open had to be cut.")]
pub(super) struct Serve {
    #[command(flatten)]
    data: DataArgs,
    #[command(flatten)]
    serving: ServingArgs,
    /// The address that people use [default: the address that is listened on]
    #[arg(long, value_name = "https://HOST")]
    public_url: Option<String>,
    /// Addresses of proxies that may say in X-Forwarded-For where somebody comes from, with commas
    #[arg(long, value_name = "ADDRESSES")]
    trusted_proxies: Option<String>,
    /// Serve https with this certificate and its chain (PEM)
    #[arg(long, value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// The certificate's private key (PEM)
    #[arg(long, value_name = "FILE")]
    tls_key: Option<PathBuf>,
}

/// What `serve` and `demo` share.
#[derive(Debug, Args)]
pub(super) struct ServingArgs {
    /// Where to listen [default: 127.0.0.1:3000]
    #[arg(long, value_name = "ADDR")]
    pub(super) listen: Option<String>,
    /// The longest that a token may be good for [default: 24h]
    #[arg(long, value_name = "TIME")]
    pub(super) token_lifetime: Option<String>,
    /// Which log lines to write: error, warn, info, debug [default: info]
    #[arg(long, value_name = "LEVEL")]
    pub(super) log: Option<String>,
    /// How they look: json or text [default: text on a terminal]
    #[arg(long, value_name = "FORMAT")]
    pub(super) log_format: Option<String>,
}

impl Serve {
    pub(super) fn run(self) -> Result<(), Failure> {
        let Self {
            data,
            serving,
            public_url,
            trusted_proxies,
            tls_certificate,
            tls_key,
        } = self;
        let flags = data
            .flags()
            .serving(serving.listen, public_url, serving.token_lifetime)
            .coming(trusted_proxies, tls_certificate, tls_key)
            .logging(serving.log, serving.log_format);
        let settings = Settings::from_layers(&Layers::read(flags)?)?;
        settings.url(settings.listen)?;
        let tls = settings
            .tls
            .as_ref()
            .map(acceptor)
            .transpose()
            .map_err(Failure::call)?;
        if std::env::var_os("LEPTOS_WATCH").is_some() {
            return Err(Failure::call(
                "LEPTOS_WATCH is set, which puts a reload script into pages: unset it to serve people",
            ));
        }
        begin(&settings)?;
        run(async {
            let listener = listen(settings.listen).await?;
            let folder = open::folder(&settings)?;
            let (is_new, shown) = (!open::has_data(folder), folder.display());
            let desk = Arc::new(open::desk(&settings, Folder::MayBeNew).await?);
            if is_new {
                out::note(&format!(
                    "there were no data in {shown}: check the path, or import a bundle into it while the portal runs"
                ));
            }
            warn_about_master_key(&settings);
            warn_about_plain_http(&settings);
            Files::look(&settings.attachments).map_err(|error| Failure::unable(error.to_string()))?;
            let portal = portal(&settings, &listener, desk, None)?;
            let places = Places::new(settings.limits, settings.trusted_proxies);
            let where_it_is = format!("Serving {}", portal.url);
            serve(listener, tls, &portal, places, settings.worker, &where_it_is).await
        })
    }
}

/// Starts log lines.
pub(super) fn begin(settings: &Settings) -> Result<(), Failure> {
    telemetry::begin(settings).map_err(Failure::call)?;
    crate::panic::log_it();
    Ok(())
}

/// Takes the address, before anything else is done.
pub(super) async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| {
        Failure::unable(match error.kind() {
            ErrorKind::AddrInUse => {
                format!(
                    "{address} is in use: stop what listens there, or choose another with --listen, or with \
                     RIGHTSDESK_LISTEN before `make run`"
                )
            }
            ErrorKind::PermissionDenied => {
                format!("{address} may not be used: choose a port above 1023 with --listen")
            }
            ErrorKind::AddrNotAvailable => {
                format!("{address} is no address of this machine: choose another with --listen")
            }
            _ => format!("{address} cannot be listened on: {error}: choose another with --listen"),
        })
    })
}

/// The portal over an open desk.
pub(super) fn portal(
    settings: &Settings,
    listener: &TcpListener,
    desk: Arc<desk::Desk>,
    cast: Option<app::pages::demo::Cast>,
) -> Result<Portal, Failure> {
    let bound = listener
        .local_addr()
        .map_err(|error| Failure::unable(format!("the address that is listened on is unknown: {error}")))?;
    let url = settings.url(bound)?;
    Ok(Portal::new(Parts {
        desk,
        clock: Arc::new(SystemClock),
        cookies: Cookies::of(&url),
        rules: Rules {
            lifetime: settings.token_lifetime,
            audience: url.to_string(),
        },
        url,
        proxies: settings.trusted_proxies.clone(),
        rates: Arc::new(Rates::new(settings.limits)),
        site: Site::embedded(),
        cast,
    }))
}

/// Says where it is, and serves until it is told to stop.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    portal: &Portal,
    places: Arc<Places>,
    worker: bool,
    where_it_is: &str,
) -> Result<(), Failure> {
    // Before anybody reads the line: whoever does may send a signal at once.
    let signals = Signals::listen()
        .map_err(|error| Failure::unable(format!("signals cannot be listened for: {error}")))?;
    out::line(where_it_is)?;
    let desk = portal.desk.clone();
    match lifecycle::run(listener, tls, router(portal), desk, places, worker, signals).await {
        Ending::Clean => Ok(()),
        Ending::Cut => Err(Failure::unable(
            "stopped before everything was answered: connections were cut",
        )),
    }
}

fn warn_about_master_key(settings: &Settings) {
    let beside = settings
        .data
        .as_deref()
        .is_some_and(|folder| open::master_key(settings, folder).1);
    if beside {
        tracing::warn!(
            "the master key lies beside the data: a copy of the folder opens everything; move the key elsewhere and \
             name it with --master-key"
        );
    }
}

/// Said, and served all the same: a proxy of which nobody told may stand in front.
fn warn_about_plain_http(settings: &Settings) {
    if settings.is_unguarded() {
        tracing::warn!(
            "other machines can come here by plain http, and whoever comes through a proxy counts as the proxy: name the \
             proxy with --trusted-proxies, or give a certificate with --tls-certificate and --tls-key"
        );
    }
}
