//! Every route with who may come there. A route cannot be added without saying so.

use app::api::Who;
use axum::{
    Router,
    middleware::from_fn_with_state,
    routing::{MethodFilter, MethodRouter, on},
};
use http::Method;

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
        H: axum::handler::Handler<T, Portal>,
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

    /// Changes the router as a whole: layers, a fallback.
    #[must_use]
    pub fn with(self, change: impl FnOnce(Router<Portal>) -> Router<Portal>) -> Self {
        Self {
            router: change(self.router),
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

    /// The routes themselves.
    pub fn into_router(self) -> Router<Portal> {
        self.router
    }
}
