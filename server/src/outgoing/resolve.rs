//! Names become addresses.

use std::{io, net::IpAddr, pin::Pin};

/// Addresses, when they are known.
pub(super) type Found<'a> = Pin<Box<dyn Future<Output = io::Result<Vec<IpAddr>>> + Send + 'a>>;

/// Looks names up.
pub(super) trait Resolve: Send + Sync {
    /// All addresses of a name, in the order in which they should be tried.
    fn resolve<'a>(&'a self, name: &'a str) -> Found<'a>;
}

/// As the system does.
pub(super) struct System;

impl Resolve for System {
    #[expect(
        clippy::disallowed_methods,
        reason = "what is found here is checked before it is used"
    )]
    fn resolve<'a>(&'a self, name: &'a str) -> Found<'a> {
        Box::pin(async move {
            let found = tokio::net::lookup_host((name, 0)).await?;
            Ok(found.map(|address| address.ip()).collect())
        })
    }
}
