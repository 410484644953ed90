//! Sixty-four clients of two processes on one folder do all that can be done to one request at the same moment, and one
//! thing comes of it; what is approved is carried out once, whoever works. `RIGHTSDESK_ROUNDS` says how often; the operating
//! system says who comes first.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    iter::Sum,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::Arc,
};

use domain::{
    audit::{Act, By, Chain, Entry},
    deadline::Regime,
    id::{AppId, ExternalId},
    key::{KeyUse, Reach},
    principal::Principal,
    reason::Reason,
    request::{ExtensionReason, Ground, Happened, QuestionAbout, Reference, Request},
};
use serde::{Deserialize, Serialize};
use store::{Besides, Refused};
use tokio::{runtime::Runtime, sync::Barrier};

use super::rules::{Requests, hold};
use crate::{
    Claims, Desk, Error, Scope, TokenKey, Verdict,
    testing::{Hands, OPERATOR, Office, desk_at, words},
};

/// So many in each of the two processes.
const CLIENTS: usize = 32;
/// So many of them carry out what is decided.
const WORKERS: usize = 2;
/// So often a worker looks whether there is something to do, before it takes it that there never will be.
const GLANCES: usize = 100_000;
/// Unless told otherwise.
const ROUNDS: u64 = 8;
/// Tells this test that it is one of the two processes, and where.
const FOLDER: &str = "RIGHTSDESK_RACES_IN";
const TEST: &str = "lifecycle::races::of_sixty_four_clients_of_two_processes_one_has_its_way";
/// What a process says to the test begins with it: the test's own lines do not.
const SAID: &str = "race: ";

/// What a client does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    Approves,
    Refuses,
    Withdraws,
    Extends,
    Answers,
    Expires,
    Erases,
}

/// What all but the workers do.
const ALL: [Does; 6] = [
    Does::Approves,
    Does::Refuses,
    Does::Withdraws,
    Does::Extends,
    Does::Answers,
    Does::Expires,
];

/// One request, and who comes for it.
#[derive(Debug, Serialize, Deserialize)]
struct Round {
    at: i64,
    app: AppId,
    reference: Reference,
    person: Principal,
    staff: [Principal; 2],
    /// Whether its time is over. Whoever works would end it, too, without being told: there nobody does.
    lapses: bool,
}

/// How many had their way, as they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Tally {
    approved: usize,
    refused: usize,
    withdrawn: usize,
    extended: usize,
    answered: usize,
    expired: usize,
}

impl Tally {
    const fn of(does: Does) -> Self {
        let mut one = Self::of_nobody();
        match does {
            Does::Approves => one.approved = 1,
            Does::Refuses => one.refused = 1,
            Does::Withdraws => one.withdrawn = 1,
            Does::Extends => one.extended = 1,
            Does::Answers => one.answered = 1,
            Does::Expires => one.expired = 1,
            Does::Erases => {}
        }
        one
    }

    const fn of_nobody() -> Self {
        Self {
            approved: 0,
            refused: 0,
            withdrawn: 0,
            extended: 0,
            answered: 0,
            expired: 0,
        }
    }

    /// As the request tells it.
    fn told(request: &Request) -> Self {
        request
            .trail
            .iter()
            .filter_map(|step| match step.what {
                Happened::Approved { .. } => Some(Does::Approves),
                Happened::Refused => Some(Does::Refuses),
                Happened::Withdrawn { .. } => Some(Does::Withdraws),
                Happened::Extended { .. } => Some(Does::Extends),
                Happened::Answered => Some(Does::Answers),
                Happened::Expired => Some(Does::Expires),
                _ => None,
            })
            .map(Self::of)
            .sum()
    }
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::of_nobody(), |sum, one| Self {
            approved: sum.approved + one.approved,
            refused: sum.refused + one.refused,
            withdrawn: sum.withdrawn + one.withdrawn,
            extended: sum.extended + one.extended,
            answered: sum.answered + one.answered,
            expired: sum.expired + one.expired,
        })
    }
}

/// What is wrong after a round.
fn wrong(request: &Request, tally: Tally, log: &[Entry]) -> Result<(), String> {
    let Tally {
        approved,
        refused,
        withdrawn,
        expired,
        ..
    } = tally;
    if approved + refused + withdrawn + expired != 1 {
        return Err(format!("more than one outcome, or none: {tally:?}"));
    }
    if Tally::told(request) != tally {
        return Err(format!("they were told {tally:?}, and it is {request:?}"));
    }
    let one = Requests::from([(request.reference.clone(), request.clone())]);
    hold(&Requests::new(), &one, log)
}

/// Whether it was carried out once, if it was approved, and else not at all.
fn carried_out(request: &Request, tally: Tally) -> Result<(), String> {
    let done = request
        .trail
        .iter()
        .filter(|step| matches!(step.what, Happened::Done));
    let times = done.count();
    if times == tally.approved {
        Ok(())
    } else {
        Err(format!(
            "it was carried out {times} times: {tally:?}, {request:?}"
        ))
    }
}

// ── One of the two processes ────────────────────────────────────────────────────────────────────────────────────────

async fn act(desk: &Desk, round: &Round, does: Does) -> Result<bool, Error> {
    let (reference, person, [rhona, idris]) = (&round.reference, &round.person, &round.staff);
    match does {
        Does::Approves => {
            desk.approve(rhona, reference, Verdict::default()).await?;
        }
        Does::Refuses => {
            let reason = Reason::ManifestlyUnfounded;
            desk.refuse(idris, reference, reason, None).await?;
        }
        Does::Withdraws => desk.withdraw(person, reference).await?,
        Does::Extends => {
            let reason = ExtensionReason::Complex;
            desk.extend(idris, reference, reason, None).await?;
        }
        Does::Answers => desk.answer(person, reference, words("It is me.")).await?,
        Does::Expires => return desk.ripen().await,
        Does::Erases => {
            if !round.lapses {
                carry_out(desk, round).await;
            }
            return Ok(false);
        }
    }
    Ok(true)
}

/// Carries out what is decided until the request is over. Who of all workers it was, nobody is told but the log.
async fn carry_out(desk: &Desk, round: &Round) {
    for _ in 0..GLANCES {
        let stands = desk.store.request(&round.app, &round.reference).await;
        if !stands.unwrap().unwrap().state.is_open() {
            return;
        }
        match desk.work(|| false).await {
            Ok(_) | Err(Error::Moved | Error::Busy(_)) => tokio::task::yield_now().await,
            Err(error) => panic!("whoever works: {error}"),
        }
    }
    panic!("nobody carries it out");
}

/// Tries until it has its way, or it is too late. Says whether it had.
async fn client(desk: Arc<Desk>, round: Arc<Round>, does: Does, start: Arc<Barrier>) -> bool {
    start.wait().await;
    loop {
        match act(&desk, &round, does).await {
            Ok(had_its_way) => return had_its_way,
            Err(Error::ExtendedBefore | Error::Late | Error::NotExtendable) => return false,
            Err(error) => {
                // Once it is decided, perhaps nothing is held any more.
                let stands = desk.store.request(&round.app, &round.reference).await;
                if !stands.unwrap().unwrap().state.is_undecided() {
                    return false;
                }
                assert!(
                    matches!(error, Error::Moved | Error::Busy(_)),
                    "{does:?}: {error}"
                );
            }
        }
    }
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    // The test's own line may have been begun.
    writeln!(out, "\n{SAID}{text}").unwrap();
    out.flush().unwrap();
}

/// Round by round, as the test says, to the end of what it says.
fn take_part(folder: &Path) {
    let runtime = Runtime::new().unwrap();
    let clock = Arc::new(Hands::at(0));
    let desk = Arc::new(runtime.block_on(desk_at(folder, &clock)));
    let mut told = std::io::stdin().lines();
    while let Some(line) = told.next() {
        let round: Round = serde_json::from_str(&line.unwrap()).unwrap();
        clock.set(round.at);
        let (round, start) = (Arc::new(round), Arc::new(Barrier::new(CLIENTS + 1)));
        let clients: Vec<_> = (0..CLIENTS)
            .map(|at| {
                let works = at >= CLIENTS - WORKERS;
                let does = if works { Does::Erases } else { ALL[at % ALL.len()] };
                let client = client(Arc::clone(&desk), Arc::clone(&round), does, Arc::clone(&start));
                (does, runtime.spawn(client))
            })
            .collect();
        say("ready");
        told.next().unwrap().unwrap();
        let tally: Tally = runtime.block_on(async {
            start.wait().await;
            let mut had_their_way = Vec::new();
            for (does, client) in clients {
                if client.await.unwrap() {
                    had_their_way.push(Tally::of(does));
                }
            }
            had_their_way.into_iter().sum()
        });
        say(&serde_json::to_string(&tally).unwrap());
    }
}

// ── The test ────────────────────────────────────────────────────────────────────────────────────────────────────────

/// One of them, as the test sees it; ended when it is dropped.
struct Process {
    child: Child,
    says: BufReader<ChildStdout>,
}

impl Process {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", TEST, "--nocapture"])
            .env(FOLDER, folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let says = BufReader::new(child.stdout.take().unwrap());
        Self { child, says }
    }

    fn tell(&mut self, line: &str) {
        let to = self.child.stdin.as_mut().unwrap();
        writeln!(to, "{line}").unwrap();
        to.flush().unwrap();
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            let read = self.says.read_line(&mut line).unwrap();
            assert!(read > 0, "one of the two processes has ended");
            if let Some(said) = line.trim_end().strip_prefix(SAID) {
                return said.to_owned();
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// A business whose requests are raced for.
struct Business {
    app: &'static str,
    people: TokenKey,
    staff: [TokenKey; 2],
    /// How far its log was read.
    read: u64,
}

impl Business {
    async fn of(office: &Office, app: &'static str, law: Regime) -> Self {
        office.under(app, law).await;
        let reach = || Reach::App(AppId::parse(app).unwrap());
        Self {
            app,
            people: office.key(reach(), KeyUse::People).await,
            staff: [
                office.key(reach(), KeyUse::Staff).await,
                office.key(reach(), KeyUse::Staff).await,
            ],
            read: 0,
        }
    }

    async fn person(&self, office: &Office, number: u64) -> Principal {
        let claims = Claims::User {
            external_id: ExternalId::parse(&format!("round-{number}")).unwrap(),
            region: None,
        };
        office.enter(&self.people, claims).await.unwrap().principal
    }

    async fn member(&self, office: &Office, at: usize) -> Principal {
        let claims = Claims::Staff {
            scope: Scope::App,
            sub: format!("member-{at}"),
            name: None,
        };
        office.enter(&self.staff[at], claims).await.unwrap().principal
    }

    /// A request that waits for a decision; or for an answer whose last day is over.
    async fn round(&self, office: &Office, number: u64, lapses: bool) -> Round {
        let (desk, once) = (&office.desk, format!("once-{number}"));
        office.clock.forward(1);
        let person = self.person(office, number).await;
        let asked = if lapses || number.is_multiple_of(2) {
            desk.submit_erasure(&person, &once).await
        } else {
            desk.submit_restriction(&person, Ground::LegalClaims, &once).await
        };
        let reference = asked.unwrap();
        if lapses {
            let member = self.member(office, 0).await;
            let about = QuestionAbout::Identity;
            let asked = desk.ask(&member, &reference, about, words("Who?")).await;
            asked.unwrap();
            wake(office).await;
            assert!(desk.ripen().await.unwrap(), "they are told once more");
            wake(office).await;
        }
        Round {
            at: desk.clock.now().as_second(),
            app: AppId::parse(self.app).unwrap(),
            reference,
            person: self.person(office, number).await,
            staff: [self.member(office, 0).await, self.member(office, 1).await],
            lapses,
        }
    }

    /// What was written down since this was last asked.
    async fn log(&mut self, office: &Office) -> Vec<Entry> {
        let chain = Chain::App(AppId::parse(self.app).unwrap());
        let lines = office
            .desk
            .audit_page(&OPERATOR, &chain, self.read)
            .await
            .unwrap();
        self.read = lines.last().map_or(self.read, |line| line.sequence);
        lines.into_iter().map(|line| line.entry).collect()
    }
}

async fn wake(office: &Office) {
    let at = office.desk.next_wake().await.unwrap().unwrap();
    let ahead = at.duration_since(office.desk.clock.now()).as_secs();
    office.clock.forward(ahead.max(0));
}

async fn crowd(rounds: u64) -> Office {
    let office = Office::open().await;
    let user = |app: &str, number: u64| {
        let data = serde_json::json!({"id": format!("r{number}"), "externalId": format!("round-{number}")});
        serde_json::json!({"type": "user", "appId": app, "data": data}).to_string() + "\n"
    };
    let bundle: String = (0..rounds)
        .flat_map(|number| [user("a1", number), user("a2", number)])
        .collect();
    office.import(&bundle).await.unwrap();
    office
}

fn rounds() -> u64 {
    std::env::var("RIGHTSDESK_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap())
}

#[test]
fn of_sixty_four_clients_of_two_processes_one_has_its_way() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        take_part(Path::new(&folder));
        return;
    }
    let (runtime, rounds) = (Runtime::new().unwrap(), rounds());
    let office = runtime.block_on(crowd(rounds));
    let mut businesses = [
        runtime.block_on(Business::of(&office, "a1", Regime::Gdpr)),
        runtime.block_on(Business::of(&office, "a2", Regime::Ccpa)),
    ];
    let mut processes = [(), ()].map(|()| Process::start(office.folder.path()));
    let mut tallies = Vec::new();
    for number in 0..rounds {
        let lapses = number % 4 == 3;
        let business = &mut businesses[usize::from(lapses)];
        let (round, before) = runtime.block_on(async {
            business.log(&office).await;
            let round = business.round(&office, number, lapses).await;
            (round, business.log(&office).await)
        });
        let line = serde_json::to_string(&round).unwrap();
        for process in &mut processes {
            process.tell(&line);
        }
        for process in &mut processes {
            assert_eq!(process.hear(), "ready");
        }
        for process in &mut processes {
            process.tell("go");
        }
        let told = processes.iter_mut().map(Process::hear);
        let tally: Tally = told
            .map(|told| serde_json::from_str::<Tally>(&told).unwrap())
            .sum();
        let (request, after) = runtime.block_on(async {
            let found = office.desk.store.request(&round.app, &round.reference).await;
            (found.unwrap().unwrap(), business.log(&office).await)
        });
        let log = [before, after].concat();
        let mut judged = wrong(&request, tally, &log);
        if !round.lapses {
            judged = judged.and_then(|()| carried_out(&request, tally));
        }
        if let Err(why) = judged {
            panic!("round {number}: {why}");
        }
        tallies.push(tally);
    }
    println!("{rounds} races: {:?}", tallies.into_iter().sum::<Tally>());
}

/// Puts what it has made of the request, as it read it before the start, over whatever stands by then.
async fn careless(desk: Arc<Desk>, read: Request, does: Does, by: Principal, start: Arc<Barrier>) -> Does {
    let Principal::Staff { actor, .. } = by else {
        panic!()
    };
    let now = desk.clock.now();
    let (act, moved) = match does {
        Does::Approves => (
            Act::RequestApproved,
            read.clone().approve(actor, now, vec![], None),
        ),
        _ => (Act::RequestWithdrawn, read.clone().withdraw(now)),
    };
    let moved = moved.unwrap();
    start.wait().await;
    loop {
        let stands = desk.store.request(&read.app, &read.reference).await;
        let stands = stands.unwrap().unwrap();
        let entry = desk.entry(act, By::Operator).of(&read.reference);
        let log = desk.log(Chain::App(read.app.clone()), entry);
        let moving = desk.store.advance(&stands, &moved, Besides::default(), log);
        match moving.await {
            Ok(()) => return does,
            Err(store::Error::Busy | store::Error::Refused(Refused::Changed)) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

/// The control: two who do not look again both have their way, and the check after a round says so.
#[tokio::test(flavor = "multi_thread")]
async fn two_who_do_not_look_again_are_caught() {
    let office = crowd(1).await;
    let mut business = Business::of(&office, "a1", Regime::Gdpr).await;
    business.log(&office).await;
    let round = business.round(&office, 0, false).await;
    let desk = Arc::new(desk_at(office.folder.path(), &office.clock).await);
    let found = desk.store.request(&round.app, &round.reference).await;
    let read = found.unwrap().unwrap();
    let start = Arc::new(Barrier::new(2));
    let both = [Does::Approves, Does::Withdraws].map(|does| {
        let by = round.staff[0].clone();
        tokio::spawn(careless(
            Arc::clone(&desk),
            read.clone(),
            does,
            by,
            Arc::clone(&start),
        ))
    });
    let mut had_their_way = Vec::new();
    for client in both {
        had_their_way.push(Tally::of(client.await.unwrap()));
    }
    let found = desk.store.request(&round.app, &round.reference).await;
    let log = business.log(&office).await;
    let caught = wrong(&found.unwrap().unwrap(), had_their_way.into_iter().sum(), &log);
    assert!(
        caught
            .clone()
            .is_err_and(|why| why.contains("more than one outcome")),
        "{caught:?}"
    );
    // Whatever they were told, the log and the history differ.
    let found = desk.store.request(&round.app, &round.reference).await;
    let request = found.unwrap().unwrap();
    assert!(wrong(&request, Tally::told(&request), &log).is_err());
}

/// The control: what is carried out twice is seen, and so is what never is.
#[tokio::test]
async fn what_is_not_carried_out_once_is_caught() {
    let office = crowd(1).await;
    let business = Business::of(&office, "a1", Regime::Gdpr).await;
    let round = business.round(&office, 0, false).await;
    let (desk, [rhona, _]) = (&office.desk, &round.staff);
    desk.approve(rhona, &round.reference, Verdict::default())
        .await
        .unwrap();
    let stands = async || {
        let found = desk.store.request(&round.app, &round.reference).await;
        found.unwrap().unwrap()
    };
    let approved = stands().await;
    assert!(carried_out(&approved, Tally::told(&approved)).is_err());
    office.work().await;
    let mut done = stands().await;
    let tally = Tally::told(&done);
    carried_out(&done, tally).unwrap();
    let again = done.trail.iter().find(|step| step.what == Happened::Done);
    let again = again.cloned().unwrap();
    done.trail.push(again);
    assert!(carried_out(&done, tally).is_err());
}
