//! Asks for everything in everybody's name, and looks at what comes back.

use std::collections::{BTreeMap, BTreeSet};

use app::api::Who;
use axum::body::Body;
use domain::{
    audit::{Act, Chain, Entry},
    export::{KEYS_PATH, SCHEMA_PATH},
};
use http::{Method, Request, StatusCode};
use tokio::task::JoinSet;

use super::{
    cast::{Caller, Target},
    table::{is_id, lines},
    words::{Kind, Page, may_see},
    world::{Build, World},
};
use crate::{
    headers,
    support::{Answer, SITE, answer},
};

pub const METHODS: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

/// What is asked for as a browser does, and as a program does.
const ACCEPTED: [&str; 2] = ["text/html,application/xhtml+xml,*/*;q=0.8", "application/json"];

/// What came of it.
#[derive(Default)]
pub struct Report {
    pub routes: usize,
    pub callers: usize,
    pub requests: usize,
    /// Words that somebody saw and may not see.
    pub foreign: Vec<String>,
    /// Whatever else should not be.
    pub wrong: Vec<String>,
    /// Where somebody was let in.
    pub let_in: BTreeSet<String>,
    /// Words that somebody saw who may.
    pub seen: BTreeSet<String>,
    /// Words of records that staff saw who had opened them.
    pub opened: BTreeSet<String>,
    /// Headers that an answer lacks, or has and may not have.
    pub headers: Vec<String>,
    /// How many answers there were of each status.
    pub statuses: BTreeMap<u16, usize>,
    /// What marks each page's own scripts.
    pub nonces: BTreeSet<String>,
    /// How often staff within reach were answered about a record that they had not opened.
    pub unopened: usize,
}

impl Report {
    fn note_nonce(&mut self, nonce: String, what: &str) {
        if !self.nonces.insert(nonce) {
            self.headers.push(format!("{what}: a nonce came twice"));
        }
    }
}

/// An address with everything filled in.
struct Shot {
    target: Target,
    uri: String,
    form: String,
    /// Ids that are sent along.
    sent: Vec<String>,
    /// Whether somebody's things are asked for by id.
    by_id: bool,
    by_handle: bool,
    /// Whether what is not theirs has to look like what is not there.
    alike: bool,
}

/// The matrix over this router: over the addresses that begin so.
pub async fn run(build: Build, below: &'static [&'static str]) -> Report {
    let world = World::open(build).await;
    let is_below = |path: &str| below.iter().any(|start| path.starts_with(start));
    let paths: BTreeSet<String> = world.listed.iter().map(|route| route.path.clone()).collect();
    let paths: Vec<_> = paths.into_iter().filter(|path| is_below(path)).collect();
    let mut report = Report {
        routes: world.listed.iter().filter(|route| is_below(&route.path)).count(),
        callers: world.callers.len(),
        ..Report::default()
    };
    drop(world);
    let mut rows = JoinSet::new();
    for at in 0..report.callers {
        rows.spawn(row(build, at, paths.clone()));
    }
    while let Some(row) = rows.join_next().await {
        let row = row.unwrap();
        report.requests += row.requests;
        report.foreign.extend(row.foreign);
        report.wrong.extend(row.wrong);
        report.let_in.extend(row.let_in);
        report.seen.extend(row.seen);
        report.opened.extend(row.opened);
        report.unopened += row.unopened;
        report.headers.extend(row.headers);
        for (status, answers) in row.statuses {
            *report.statuses.entry(status).or_default() += answers;
        }
        for nonce in row.nonces {
            report.note_nonce(nonce, "two callers");
        }
    }
    report.foreign.sort();
    report.wrong.sort();
    report
}

/// Every address and method for one caller.
async fn row(build: Build, at: usize, paths: Vec<String>) -> Report {
    let mut report = Report::default();
    let mut world = World::open(build).await;
    for path in paths {
        for method in METHODS {
            for accepted in ACCEPTED {
                let mut elsewhere = BTreeMap::new();
                let mut ways = shots(&world, at, &path, &method);
                for number in 0..ways.len() {
                    let aim = Aim {
                        at,
                        path: &path,
                        method: &method,
                        accepted,
                        shot: &ways[number],
                    };
                    let said = aim.fire(&world).await;
                    let written = world.written().await;
                    report.requests += 1;
                    aim.read(&world, &said, &mut report);
                    aim.headers(&world, &said, &mut report);
                    report.wrong.extend(aim.status(&world, &said, &mut report.let_in));
                    report.wrong.extend(aim.acts(&world, &written));
                    if aim.shot.alike && !aim.is_theirs(&world) {
                        elsewhere.insert(aim.without_ids(&world, &said), aim.says(&world, ""));
                    }
                    world.note_opened(at, &written);
                    if world.is_used_up(at, &path, &written).await {
                        world = World::open(build).await;
                        ways = shots(&world, at, &path, &method);
                    }
                }
                if elsewhere.len() > 1 {
                    let what = elsewhere.values().next_back().unwrap();
                    report.wrong.push(format!("{what}not like what is not there"));
                }
            }
        }
    }
    report
}

/// Every way to ask at this address: with everybody's ids, where it takes any; and one way where it does not take the
/// method.
fn shots(world: &World, at: usize, path: &str, method: &Method) -> Vec<Shot> {
    let caller = &world.callers[at];
    let by_get = matches!(*method, Method::GET | Method::HEAD);
    let of_path: Vec<_> = lines().filter(|line| line.1 == path).collect();
    let line = of_path.iter().find(|line| (line.0 == "GET") == by_get);
    let fields = line.or(of_path.first()).map_or(&[][..], |line| line.3);
    let who = rule(world, path, method);
    let many = if is_listed(world, path, method) {
        usize::MAX
    } else {
        1
    };
    let mut seen = BTreeSet::new();
    let mut shots = Vec::new();
    for with_optional in [false, true] {
        for target in &world.targets {
            let shot = fill(caller, target, path, by_get, fields, who, with_optional);
            if shots.len() < many && seen.insert((shot.uri.clone(), shot.form.clone())) {
                shots.push(shot);
            }
        }
    }
    shots
}

fn fill(
    caller: &Caller,
    target: &Target,
    path: &str,
    by_get: bool,
    fields: &[&str],
    who: Who,
    with_optional: bool,
) -> Shot {
    let mut sent = Vec::new();
    let mut kinds = Vec::new();
    let mut value = |what: &str| {
        let value = target.value(what, caller, who);
        if is_id(what) {
            sent.push(value.clone());
            kinds.push(what.to_owned());
        }
        value
    };
    let segments: Vec<_> = path
        .split('/')
        .map(|segment| {
            let name = segment.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
            name.map_or_else(
                || segment.to_owned(),
                |name| match name.trim_start_matches('*') {
                    "id" => value("conversation"),
                    name => value(name),
                },
            )
        })
        .collect();
    let mut pairs = Vec::new();
    for field in fields {
        let (optional, field) = field
            .strip_prefix('?')
            .map_or((false, *field), |field| (true, field));
        if !optional || with_optional {
            let (name, what) = field.split_once('=').unwrap();
            pairs.push(format!("{name}={}", encoded(&value(what))));
        }
    }
    let (path, form) = (segments.join("/"), pairs.join("&"));
    let has = |kind: &str| kinds.iter().any(|other| other == kind);
    Shot {
        target: target.clone(),
        uri: if by_get && !form.is_empty() {
            format!("{path}?{form}")
        } else {
            path
        },
        form: if by_get { String::new() } else { form },
        by_id: !kinds.is_empty(),
        by_handle: has("handle"),
        // A link is good for whoever has it, a page to come back to is not looked at, a cursor need not exist, and messages
        // that were chosen are kept under another name each time, for the page that follows to look into.
        alike: !(kinds.is_empty()
            || has("message")
            || has("code")
            || has("address")
            || has("page")
            || with_optional && has_optional(fields)),
        sent,
    }
}

fn has_optional(fields: &[&str]) -> bool {
    fields.iter().any(|field| field.starts_with('?'))
}

fn encoded(text: &str) -> String {
    text.replace('%', "%25")
        .replace(' ', "%20")
        .replace('+', "%2B")
        .replace('&', "%26")
        .replace('=', "%3D")
}

/// As it stands in another address.
fn within_an_address(text: &str) -> String {
    let address = app::asked::way_in("", &format!("/me/{text}"));
    address
        .rsplit_once("%2Fme%2F")
        .map_or_else(String::new, |(_, text)| text.to_owned())
}

/// Whether the address takes this method.
fn is_listed(world: &World, path: &str, method: &Method) -> bool {
    let method = listed_as(method);
    world
        .listed
        .iter()
        .any(|route| route.path == path && route.method == *method)
}

/// What answers a `GET` answers a `HEAD`.
const fn listed_as(method: &Method) -> &Method {
    match *method {
        Method::HEAD => &Method::GET,
        _ => method,
    }
}

/// The rule at this address: that of the method, or, for one that it does not take, of another.
fn rule(world: &World, path: &str, method: &Method) -> Who {
    let method = listed_as(method);
    let of_path: Vec<_> = world.listed.iter().filter(|route| route.path == path).collect();
    let route = of_path.iter().find(|route| route.method == *method);
    route.unwrap_or(&of_path[0]).who
}

/// One request.
struct Aim<'a> {
    at: usize,
    path: &'a str,
    method: &'a Method,
    accepted: &'static str,
    shot: &'a Shot,
}

impl Aim<'_> {
    async fn fire(&self, world: &World) -> Answer {
        let caller = &world.callers[self.at];
        let mut request = Request::builder()
            .method(self.method)
            .uri(&self.shot.uri)
            .header("host", &world.portal.authority)
            .header("accept", self.accepted)
            .header("sec-fetch-site", "same-origin")
            .header("authorization", format!("Bearer {}", caller.token));
        if !caller.cookies.is_empty() {
            request = request.header("cookie", &caller.cookies);
        }
        if !matches!(*self.method, Method::GET | Method::HEAD) {
            request = request
                .header("content-type", "application/x-www-form-urlencoded")
                .header("content-length", self.shot.form.len());
        }
        let request = request.body(Body::from(self.shot.form.clone())).unwrap();
        answer(&world.router, request).await
    }

    fn caller<'w>(&self, world: &'w World) -> &'w Caller {
        &world.callers[self.at]
    }

    fn is_browser(&self) -> bool {
        self.accepted == ACCEPTED[0]
    }

    fn is_listed(&self, world: &World) -> bool {
        is_listed(world, self.path, self.method)
    }

    /// Whether the caller may come here, and to what they ask for.
    fn is_theirs(&self, world: &World) -> bool {
        let (caller, who) = (self.caller(world), rule(world, self.path, self.method));
        let asked = match who {
            // A link is whoever's has it; signing in afresh asks for nobody's things.
            Who::Anyone | Who::Either if !self.path.contains("careless") => true,
            _ => !self.shot.by_id || self.shot.target.is_of(caller, who, self.shot.by_handle),
        };
        caller.may(who) && asked
    }

    fn says(&self, world: &World, what: &str) -> String {
        let Self { method, shot, .. } = self;
        let as_whom = if self.is_browser() { "browser" } else { "program" };
        let name = self.caller(world).name;
        format!(
            "{method} {} [{}] of {:?}, {as_whom} of {name}: {what}",
            shot.uri, shot.form, shot.target.owner
        )
    }

    /// What was done and was not the caller's to do.
    fn acts(&self, world: &World, written: &[(Chain, Entry)]) -> Vec<String> {
        let may = self.is_listed(world) && self.is_theirs(world);
        let caller = self.caller(world);
        let is_turned_away = caller.lives && !caller.may(rule(world, self.path, self.method));
        let rightful = |(chain, entry): &&(Chain, Entry)| match entry.act {
            // Nothing was done, and that is what the trace says.
            Act::AccessRefused => is_turned_away,
            _ => may && world.is_rightful(self.at, self.path, &self.shot.target, chain, entry),
        };
        let wrong = written.iter().filter(|one| !rightful(one));
        wrong
            .map(|(_, entry)| self.says(world, &format!("did {:?}", entry.act)))
            .collect()
    }

    /// Looks for words in the answer, and whether the caller may see them.
    fn read(&self, world: &World, said: &Answer, report: &mut Report) {
        let mut text = if self.path.ends_with("/export.zip") {
            said.text()
        } else {
            String::from_utf8_lossy(&said.body).into_owned()
        };
        for (name, value) in &said.headers {
            let mut value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            // Whoever asked for a page is led to it, by way of a sign-in, whether it is theirs or not.
            if name == "location" {
                for sent in &self.shot.sent {
                    value = value
                        .replace(sent.as_str(), "")
                        .replace(&within_an_address(sent), "");
                }
            }
            text.extend(["\n", name.as_str(), ": ", &value]);
        }
        let page = Page {
            path: self.path,
            target: &self.shot.target,
        };
        let caller = self.caller(world);
        let is_answered = said.status == StatusCode::OK;
        if let Some((person, false)) = page.review() {
            let is_closed = caller.is_staff_for(person.app()) && !caller.has_open(person);
            report.unopened += usize::from(is_answered && is_closed);
        }
        for word in world.words.iter().filter(|word| text.contains(&word.text)) {
            if may_see(self.at, caller, word, &page) {
                report.seen.insert(word.text.clone());
                if word.kind == Kind::Record && page.review().is_some() {
                    report.opened.insert(word.text.clone());
                }
            } else {
                let what = format!("{} ({:?} of {:?})", word.text, word.kind, word.whose);
                report.foreign.push(self.says(world, &what));
            }
        }
    }

    /// What stands around the answer, whatever it is.
    fn headers(&self, world: &World, said: &Answer, report: &mut Report) {
        *report.statuses.entry(said.status.as_u16()).or_default() += 1;
        let is_public = [KEYS_PATH, SCHEMA_PATH].contains(&self.path)
            || SITE.files.iter().any(|file| file.path == self.path);
        let wrong = headers::wrong(said, is_public && said.status.is_success());
        report
            .headers
            .extend(wrong.into_iter().map(|what| self.says(world, &what)));
        if let Some(nonce) = headers::nonce(said) {
            report.note_nonce(nonce.to_owned(), &self.says(world, ""));
        }
    }

    /// What is wrong with the answer's status, by the address's rule.
    fn status(&self, world: &World, said: &Answer, let_in: &mut BTreeSet<String>) -> Option<String> {
        let caller = self.caller(world);
        let who = rule(world, self.path, self.method);
        let (may, listed) = (caller.may(who), self.is_listed(world));
        let text = String::from_utf8_lossy(&said.body);
        let sent_away = if self.path == "/suppressions" {
            // It asks everybody for a machine's token, which is no session.
            false
        } else if self.is_browser() {
            said.status == StatusCode::SEE_OTHER
                && said.location().starts_with("/sign-in?problem=signed_out")
                && said.body.is_empty()
        } else {
            let says_so = *self.method == Method::HEAD || text.contains(r#""code":"signed_out""#);
            said.status == StatusCode::UNAUTHORIZED && says_so
        };
        let is_none = said.status == StatusCode::NOT_FOUND
            || (said.status == StatusCode::METHOD_NOT_ALLOWED && self.allows_what_is_listed(world, said));
        let right = match (listed, may) {
            // Signing in afresh asks for itself, and says so.
            (true, true) => is_answer(said) && self.says_it_well(said) && !(sent_away && who != Who::Either),
            (true, false) => sent_away,
            (false, true) => is_none,
            (false, false) => is_none || sent_away,
        };
        let again = self.path == "/api/sign_in_again"
            && (said.location().contains("not_fresh") || text.contains("not_fresh"));
        let got = match said.status {
            StatusCode::OK => true,
            // Whoever ended all their sessions is led to the way in, which says so.
            StatusCode::SEE_OTHER => {
                !said.location().contains("problem=") || said.location().ends_with("problem=left")
            }
            _ => false,
        };
        if listed && may && (got || again) {
            let_in.insert(format!("{} {}", listed_as(self.method), self.path));
        }
        let was_let_in = !may && said.status.is_success();
        (!right).then(|| {
            let what = if was_let_in { "let in, " } else { "" };
            self.says(world, &format!("{what}{} {}", said.status, said.location()))
        })
    }

    /// A program is told what was wrong in the platform's shape.
    fn says_it_well(&self, said: &Answer) -> bool {
        let wrong = said.status.is_client_error() && !self.is_browser() && *self.method != Method::HEAD;
        let said = || serde_json::from_slice::<serde_json::Value>(&said.body).ok();
        let has = |said: &serde_json::Value, what| said["errors"][0][what].is_string();
        !wrong || said().is_some_and(|said| has(&said, "code") && has(&said, "title"))
    }

    fn allows_what_is_listed(&self, world: &World, said: &Answer) -> bool {
        let allowed: Vec<_> = said.header("allow").split(',').map(str::trim).collect();
        let mut listed = world.listed.iter().filter(|route| route.path == self.path);
        listed.all(|route| allowed.contains(&route.method.as_str()))
    }

    /// The answer as it would be if other ids had been asked for.
    fn without_ids(&self, world: &World, said: &Answer) -> String {
        let mut text = format!(
            "{} {} {}",
            said.status,
            said.location(),
            String::from_utf8_lossy(&said.body)
        );
        for sent in &self.shot.sent {
            text = text
                .replace(sent.as_str(), "…")
                .replace(&within_an_address(sent), "…");
        }
        for stamp in self.caller(world).stamps.iter().filter(|stamp| !stamp.is_empty()) {
            text = text.replace(stamp.as_str(), "…");
        }
        text
    }
}

/// What those who may come can be told.
fn is_answer(said: &Answer) -> bool {
    matches!(
        said.status.as_u16(),
        200 | 302 | 303 | 401 | 403 | 404 | 409 | 422
    )
}
