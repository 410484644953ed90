//! Every route with who may come there. A route cannot be added without saying so: nobody is handed the router before it
//! is whole.

use std::convert::Infallible;

use app::api::Who;
use axum::{
    Router,
    extract::Request,
    handler::Handler,
    middleware::from_fn_with_state,
    response::IntoResponse,
    routing::{MethodFilter, MethodRouter, Route, on},
};
use http::Method;
use tower::{Layer, Service};

use crate::{auth::guard::guard, portal::Portal};

/// A route, as it was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its path, as axum writes it: `/me/conversations/{id}`.
    pub path: String,
    /// Its method. A `GET` answers `HEAD` too.
    pub method: Method,
    /// Who may come.
    pub who: Who,
}

/// Routes, and the list of them.
#[derive(Default)]
pub struct Routes {
    router: Router<Portal>,
    listed: Vec<Listed>,
}

impl Routes {
    /// Adds a route. The guard stands before it, unless anyone may come.
    #[must_use]
    pub fn add<H, T>(mut self, who: Who, method: &Method, path: &str, handler: H) -> Self
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        let Ok(filter) = MethodFilter::try_from(method.clone()) else {
            return self;
        };
        let handler: MethodRouter<Portal> = on(filter, handler);
        let guarded = match who {
            Who::Anyone => handler,
            // Not before the answer to a wrong method, which is the same for everybody.
            _ => handler.route_layer(from_fn_with_state(who, guard)),
        };
        self.router = self.router.route(path, guarded);
        self.listed.push(Listed {
            path: path.to_owned(),
            method: method.clone(),
            who,
        });
        self
    }

    /// Puts a layer around all that was added so far.
    #[must_use]
    pub fn layer<L>(self, layer: L) -> Self
    where
        L: Layer<Route> + Clone + Send + Sync + 'static,
        L::Service: Service<Request> + Clone + Send + Sync + 'static,
        <L::Service as Service<Request>>::Response: IntoResponse + 'static,
        <L::Service as Service<Request>>::Error: Into<Infallible> + 'static,
        <L::Service as Service<Request>>::Future: Send + 'static,
    {
        Self {
            router: self.router.layer(layer),
            listed: self.listed,
        }
    }

    /// What answers where nothing stands. Anyone may come there, so it does nothing.
    #[must_use]
    pub fn fallback<H, T>(self, handler: H) -> Self
    where
        H: Handler<T, Portal>,
        T: 'static,
    {
        Self {
            router: self.router.fallback(handler),
            listed: self.listed,
        }
    }

    /// Both.
    #[must_use]
    pub fn and(mut self, others: Self) -> Self {
        self.listed.extend(others.listed);
        Self {
            router: self.router.merge(others.router),
            listed: self.listed,
        }
    }

    /// The list.
    pub fn listed(&self) -> &[Listed] {
        &self.listed
    }

    /// The routes themselves. What is added to them now stands in no list, and a test finds it.
    pub fn into_router(self) -> Router<Portal> {
        self.router
    }
}
