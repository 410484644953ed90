//! Which page an address names: what stands behind the `#`.

use crate::text::sheet::{self, Listed};

/// A list whose elements are shown one below the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Clients,
    Devices,
    BusinessSystems,
    Requests,
    AccessLog,
}

impl List {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Clients,
        Self::Devices,
        Self::BusinessSystems,
        Self::Requests,
        Self::AccessLog,
    ];

    /// The member of the copy.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Clients => "clients",
            Self::Devices => "devices",
            Self::BusinessSystems => "businessSystems",
            Self::Requests => "requests",
            Self::AccessLog => "accessLog",
        }
    }

    /// What is said of it.
    pub const fn words(self) -> Listed {
        match self {
            Self::Clients => sheet::CHANNELS,
            Self::Devices => sheet::DEVICES,
            Self::BusinessSystems => sheet::SYSTEMS,
            Self::Requests => sheet::REQUESTS,
            Self::AccessLog => sheet::LOOKS,
        }
    }
}

/// A place in a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A page of it, counted from 0.
    Page(u64),
    /// The page with this message on it, counted from 0.
    Message(u64),
}

/// A page. Everything is counted from 0 here, and from 1 in addresses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    Overview,
    Profile,
    List(List, u64),
    Notice,
    Talks(u64),
    Talk(usize, Place),
    Seek,
    /// A member of the copy by itself.
    Member(usize),
    Nowhere,
}

impl Route {
    /// The page of an address.
    pub fn of(address: &str) -> Self {
        let path = address.trim_start_matches('#').trim_matches('/');
        let mut parts = path.split('/');
        let (name, first, second) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let page = |part: Option<&str>| part.map_or(Some(0), number);
        let known = match (name, parts.next()) {
            (_, Some(_)) => None,
            ("", None) => Some(Self::Overview),
            ("profile", None) => Some(Self::Profile),
            ("notice", None) => Some(Self::Notice),
            ("find", None) => Some(Self::Seek),
            ("conversations", None) => page(first).map(Self::Talks),
            ("conversation", None) => talk(first, second),
            ("member", None) => first
                .and_then(number)
                .and_then(|number| usize::try_from(number).ok())
                .map(Self::Member),
            (name, None) => {
                let list = List::ALL.into_iter().find(|list| list.name() == name);
                list.zip(page(first)).map(|(list, page)| Self::List(list, page))
            }
        };
        known.unwrap_or(Self::Nowhere)
    }

    /// Its address.
    pub fn address(&self) -> String {
        match self {
            Self::Overview => "#/".to_owned(),
            Self::Profile => "#/profile".to_owned(),
            Self::List(list, 0) => format!("#/{}", list.name()),
            Self::List(list, page) => format!("#/{}/{}", list.name(), page + 1),
            Self::Notice => "#/notice".to_owned(),
            Self::Talks(0) => "#/conversations".to_owned(),
            Self::Talks(page) => format!("#/conversations/{}", page + 1),
            Self::Talk(talk, Place::Page(0)) => format!("#/conversation/{}", talk + 1),
            Self::Talk(talk, Place::Page(page)) => format!("#/conversation/{}/{}", talk + 1, page + 1),
            Self::Talk(talk, Place::Message(message)) => {
                format!("#/conversation/{}/m{}", talk + 1, message + 1)
            }
            Self::Seek => "#/find".to_owned(),
            Self::Member(number) => format!("#/member/{}", number + 1),
            Self::Nowhere => "#/nowhere".to_owned(),
        }
    }
}

fn talk(talk: Option<&str>, place: Option<&str>) -> Option<Route> {
    let talk = usize::try_from(number(talk?)?).ok()?;
    let place = match place {
        None => Place::Page(0),
        Some(place) => match place.strip_prefix('m') {
            Some(message) => Place::Message(number(message)?),
            None => Place::Page(number(place)?),
        },
    };
    Some(Route::Talk(talk, place))
}

/// Counted from 1, and no more than what fits.
fn number(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse::<u32>().ok()).flatten()?;
    number.checked_sub(1).map(u64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_back() {
        let mut routes = vec![
            Route::Overview,
            Route::Profile,
            Route::Notice,
            Route::Talks(0),
            Route::Talks(6),
            Route::Talk(0, Place::Page(0)),
            Route::Talk(3, Place::Page(1)),
            Route::Talk(3, Place::Message(0)),
            Route::Seek,
            Route::Member(10),
            Route::Nowhere,
        ];
        routes.extend(
            List::ALL
                .into_iter()
                .flat_map(|list| [Route::List(list, 0), Route::List(list, 8)]),
        );
        for route in routes {
            assert_eq!(Route::of(&route.address()), route, "{}", route.address());
        }
        assert_eq!(Route::of(""), Route::Overview);
    }

    #[test]
    fn whatever_else_leads_nowhere() {
        for address in [
            "#/conversation",
            "#/conversation/0",
            "#/conversation/x",
            "#/conversation/1/m",
            "#/conversation/1/m0",
            "#/conversation/1/2/3",
            "#/clients/-1",
            "#/clients/99999999999999999999",
            "#/member/",
            "#/<script>",
            "#main",
        ] {
            assert_eq!(Route::of(address), Route::Nowhere, "{address}");
        }
    }
}
