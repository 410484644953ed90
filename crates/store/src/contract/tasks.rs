//! What is to be done elsewhere: kept with the decision, settled once, and told by one at a time.

use domain::{
    audit::Act,
    erasure::{OneOrMore, Size},
    facts::{PageUrl, Residence},
    key::Reach,
    request::{Happened, Request},
    task::{
        CallOf, Deed, Details, Elsewhere, File, NewTask, Outcome, Progress, Settled, Settler, Talk, Task,
        Trouble,
    },
};

use super::{
    Backend, House,
    doubles::log,
    execution::done,
    house::actor,
    records::{app_id, at, attachment, message_id, said, showing, talk_id, user_id, world},
};
use crate::{Besides, Decided, Error, Refused, Tasks};

const A: &str = "https://media.example/a";
const B: &str = "https://media.example/b";

/// That a file goes which lies there.
pub(crate) fn file(address: &str) -> NewTask {
    NewTask {
        deed: Deed::File,
        details: Details::File {
            address: address.into(),
        },
    }
}

/// That somebody is told of this person; by the portal, where there is an address.
fn tell(recipient: &str, webhook: Option<&str>) -> NewTask {
    NewTask {
        deed: Deed::Tell {
            recipient: Some(recipient.into()),
            webhook: webhook.map(|url| PageUrl::parse(url).unwrap()),
        },
        details: Details::Person {
            user: Some(user_id("ada")),
            external_id: None,
        },
    }
}

/// That Ada goes on the platform, too.
fn call() -> NewTask {
    NewTask {
        deed: Deed::Call {
            call: CallOf::DeleteUser,
        },
        details: Details::Person {
            user: Some(user_id("ada")),
            external_id: None,
        },
    }
}

pub(crate) fn settled(outcome: Outcome) -> Settled {
    Settled {
        outcome,
        at: at(600),
        by: Settler::Staff(actor()),
        result: Some("By hand".into()),
    }
}

impl<B: Backend> House<B> {
    /// A request of Ada's that is carried out, and asks for a file to go and two to be told, one by the portal.
    pub(crate) async fn asks_elsewhere(&self, number: u64, size: Size) -> Request {
        let tasks = vec![
            file(A),
            tell("Mailhouse", Some("https://hooks.example.com/")),
            tell("Bank", None),
        ];
        self.asks_to_do(number, size, tasks).await
    }

    /// A request of Ada's that is carried out, and asks for this.
    async fn asks_to_do(&self, number: u64, size: Size, tasks: Vec<NewTask>) -> Request {
        let request = self.open_erasure("a", "ada", number, size).await;
        let approved = request.clone().approve(actor(), at(200), vec![], None).unwrap();
        self.advance(&request, &approved, Act::RequestApproved).await;
        let executing = approved.clone().start(at(201)).unwrap();
        let besides = Besides {
            tasks: Some((at(201), tasks)),
            ..Besides::default()
        };
        let log = log(Act::ExecutionStarted, 201);
        let began = self.store.advance(&approved, &executing, besides, log);
        began.await.unwrap();
        executing
    }

    /// The same, carried out to its end here.
    async fn is_carried_out(&self, number: u64, size: Size, tasks: Vec<NewTask>) -> Request {
        let executing = self.asks_to_do(number, size, tasks).await;
        let job = self.take_job().await;
        let erased = self.erase(&job, 100).await;
        self.finish(&job, &done(&executing, erased)).await.unwrap();
        executing
    }

    /// How a request stands by now, in a word.
    async fn state_of(&self, request: &Request) -> &'static str {
        let held = self.store.request(&request.app, &request.reference).await;
        held.unwrap().unwrap().state.name()
    }

    /// How many are open and closed in the queue.
    async fn queued(&self) -> (u64, u64) {
        let reach = Reach::App(app_id("a"));
        let page = self.store.queue(&reach, true, None, 9, at(600)).await.unwrap();
        (page.open, page.closed)
    }

    pub(crate) async fn settles(
        &self,
        request: &Request,
        number: u32,
        outcome: Outcome,
    ) -> Result<(), Error> {
        let log = log(Act::TaskSettled, 600);
        let settled = settled(outcome);
        let answer = self.store.settle_task(request, number, settled, None, log);
        answer.await
    }

    async fn tasks(&self, request: &Request) -> Tasks {
        let tasks = self.store.tasks(&request.app, &request.reference, 10).await;
        tasks.unwrap()
    }

    /// How many requests leave something to staff of `a`, and how much.
    async fn undone(&self) -> Vec<u64> {
        let reach = Reach::App(app_id("a"));
        let undone = self.store.undone(&reach, 10).await.unwrap();
        undone.iter().map(|undone| undone.tasks).collect()
    }
}

fn numbers(tasks: &[Task]) -> Vec<u32> {
    tasks.iter().map(|task| task.number).collect()
}

/// [`Size::AllMessages`]: the person stays.
const SOME: Size = Size::AllMessages;

pub(crate) async fn come_with_the_decision_and_are_counted(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.asks_elsewhere(1, SOME).await;
    let tasks = house.tasks(&request).await;
    let one = Progress {
        total: 1,
        ..Progress::default()
    };
    assert_eq!((tasks.calls, tasks.files), (Progress::default(), one));
    assert_eq!(
        (numbers(&tasks.to_do), numbers(&tasks.told)),
        (vec![1], vec![2, 3])
    );
    assert_eq!(tasks.to_do[0].details, Some(file(A).details));
    assert_eq!(tasks.told[0].next_at, Some(at(201)));
    assert_eq!(tasks.told[1].next_at, None);
    // What the portal does is not for staff; nor is another's business.
    assert_eq!(house.undone().await, [2]);
    let others = Reach::App(app_id("b"));
    assert!(house.store.undone(&others, 10).await.unwrap().is_empty());
    let none = house.store.tasks(&app_id("b"), &request.reference, 10).await;
    assert_eq!(none.unwrap(), Tasks::default());
    let deed = house.store.deed(&request.app, &request.reference, 1).await;
    assert_eq!(deed.unwrap(), Some(Deed::File));
}

/// One whose decision is refused asks for nothing.
pub(crate) async fn do_not_come_without_it(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.open_erasure("a", "ada", 1, SOME).await;
    let approved = request.clone().approve(actor(), at(200), vec![], None).unwrap();
    let before = house.rows();
    let besides = Besides {
        tasks: Some((at(201), vec![file(A)])),
        ..Besides::default()
    };
    let log = log(Act::RequestApproved, 201);
    let refused = house.store.advance(&approved, &approved, besides, log).await;
    assert!(matches!(refused, Err(Error::Refused(Refused::Changed))));
    assert_eq!(house.rows(), before);
}

/// What is done names nobody any more, and is owed for that. The control: what failed can still be done, and is not.
pub(crate) async fn leave_copies_until_every_page_was_looked_at(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let rests = async || house.store.rests(9).await.unwrap();
    let request = house.asks_elsewhere(1, SOME).await;
    house.settles(&request, 1, Outcome::Failed).await.unwrap();
    assert_eq!(rests().await, []);
    house.settles(&request, 1, Outcome::Done).await.unwrap();
    let first = rests().await;
    assert_eq!(first.len(), 1);
    // What is done while somebody looks is not among what they saw.
    house.settles(&request, 2, Outcome::Done).await.unwrap();
    assert_eq!(rests().await.len(), 2);
    house.store.rests_are_gone(first.clone()).await.unwrap();
    let left = rests().await;
    assert!(left.len() == 1 && left != first);
    assert_eq!(house.store.unverified(9).await.unwrap(), []);
    // Nobody goes on with what staff have given up.
    house.settles(&request, 3, Outcome::Failed).await.unwrap();
    house.store.rests_are_gone(left).await.unwrap();
    let is_kept = || house.rows()["task"].iter().any(|row| row["details"] != "NULL");
    house.store.give_up(at(600)).await.unwrap();
    assert!(is_kept() && rests().await.is_empty());
    house.store.give_up(at(601)).await.unwrap();
    assert!(!is_kept() && rests().await.len() == 1);
}

/// The control: a pause that is no longer than pauses are.
pub(crate) async fn put_off_by_a_clock_that_was_ahead_do_not_wait(backend: impl Backend) {
    for (ahead, is_taken) in [(365 * 86_400, true), (6 * 3_600, false)] {
        let house = House::of_world(backend.another()).await;
        house.asks_elsewhere(1, SOME).await;
        let notice = house.store.take_notice(at(300 + ahead), at(360 + ahead)).await;
        let notice = notice.unwrap().unwrap();
        let put_off = house.store.put_off(&notice, Trouble::TooSlow, at(400 + ahead));
        put_off.await.unwrap();
        let again = house.store.take_notice(at(310), at(370)).await.unwrap();
        assert_eq!(again.is_some(), is_taken);
    }
}

pub(crate) async fn are_settled_once_and_name_nobody_then(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.asks_elsewhere(1, SOME).await;
    house.settles(&request, 1, Outcome::Failed).await.unwrap();
    let tasks = house.tasks(&request).await;
    assert_eq!((tasks.files.failed, tasks.files.left()), (1, 0));
    // It can still be done, so it still says what.
    assert_eq!(tasks.to_do[0].details, Some(file(A).details));
    assert_eq!(house.undone().await, [2]);
    house.settles(&request, 1, Outcome::Done).await.unwrap();
    let tasks = house.tasks(&request).await;
    assert_eq!((tasks.files.done, tasks.files.failed), (1, 0));
    assert!(tasks.to_do.is_empty());
    for row in &house.rows()["task"] {
        assert_eq!(row["number"] == "1", row["details"] == "NULL", "{row:?}");
    }
    let again = house.settles(&request, 1, Outcome::Failed).await;
    assert!(
        matches!(again, Err(Error::Refused(Refused::Changed))),
        "{again:?}"
    );
    let unknown = house.settles(&request, 9, Outcome::Done).await;
    assert!(
        matches!(unknown, Err(Error::Refused(Refused::Unknown))),
        "{unknown:?}"
    );
    // One that staff were quicker with is not the portal's any more.
    house.settles(&request, 2, Outcome::Done).await.unwrap();
    assert_eq!(house.store.next_notice().await.unwrap(), None);
    assert_eq!(house.undone().await, [1]);
}

pub(crate) async fn of_the_portals_are_taken_by_one_at_a_time(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let request = house.asks_elsewhere(1, SOME).await;
    let other = house.backend.open();
    assert_eq!(house.store.next_notice().await.unwrap(), Some(at(201)));
    assert_eq!(house.store.take_notice(at(200), at(260)).await.unwrap(), None);
    let notice = house.store.take_notice(at(201), at(260)).await.unwrap().unwrap();
    assert_eq!(notice.decided, Decided::Request(Box::new(request.clone())));
    assert_eq!((notice.task.number, notice.task.tries), (2, 1));
    assert_eq!(other.take_notice(at(259), at(300)).await.unwrap(), None);
    // Whoever held it has died, and that was a try.
    let again = other.take_notice(at(260), at(300)).await.unwrap().unwrap();
    assert_eq!((again.task.number, again.task.tries), (2, 2));
    let put_off = other.put_off(&again, Trouble::TooSlow, at(900));
    put_off.await.unwrap();
    let told = house.tasks(&request).await.told;
    assert_eq!(
        (told[0].trouble, told[0].next_at),
        (Some(Trouble::TooSlow), Some(at(900)))
    );
    // Settled meanwhile, it is not tried again.
    let last = house.store.take_notice(at(900), at(960)).await.unwrap().unwrap();
    house.settles(&request, 2, Outcome::Done).await.unwrap();
    house
        .store
        .put_off(&last, Trouble::Broken, at(2_000))
        .await
        .unwrap();
    assert_eq!(house.store.next_notice().await.unwrap(), None);
    assert_eq!(house.store.take_notice(at(9_000), at(9_060)).await.unwrap(), None);
}

/// What was asked before ends with the person, and its tasks name nobody; those of the erasure itself stay to be done.
pub(crate) async fn go_with_the_person_but_for_the_erasures_own(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let narrow = house.asks_elsewhere(1, SOME).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&narrow, erased)).await.unwrap();
    let wide = house.asks_elsewhere(2, Size::Everything).await;
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&wide, erased)).await.unwrap();
    let gone = house.tasks(&narrow).await;
    assert!(gone.to_do.is_empty());
    let outcomes = gone
        .told
        .iter()
        .map(|task| task.settled.as_ref().unwrap().outcome);
    assert_eq!(outcomes.collect::<Vec<_>>(), [Outcome::Dropped, Outcome::Dropped]);
    let left = house.tasks(&wide).await;
    assert_eq!((left.to_do.len(), left.told.len()), (1, 2));
    assert!(left.told.iter().all(|task| task.details.is_some()));
    let refused = house.settles(&narrow, 1, Outcome::Done).await;
    assert!(matches!(refused, Err(Error::Refused(Refused::Changed))));
}

/// Carried out here, a request is done once the last of the platform's calls is: one that failed is not.
pub(crate) async fn of_the_platform_keep_a_request_from_being_done(backend: impl Backend) {
    let house = House::of_world(backend.another()).await;
    let tasks = vec![file(A), call(), call(), tell("Bank", None)];
    let request = house.is_carried_out(1, SOME, tasks).await;
    assert_eq!(house.state_of(&request).await, "done here");
    assert_eq!(house.queued().await, (1, 0));
    // Whoever asks for the same again is not led to that one.
    house.open_erasure("a", "ada", 2, SOME).await;
    assert_eq!(house.queued().await, (2, 0));
    house.settles(&request, 2, Outcome::Done).await.unwrap();
    house.settles(&request, 3, Outcome::Failed).await.unwrap();
    assert_eq!(house.state_of(&request).await, "done here");
    house.settles(&request, 3, Outcome::Done).await.unwrap();
    assert_eq!(house.state_of(&request).await, "done");
    assert_eq!(house.queued().await, (1, 1));
    let held = house.store.request(&request.app, &request.reference).await;
    let confirmed = held.unwrap().unwrap();
    let last = confirmed.trail.last().map(|step| (step.at, &step.what));
    assert_eq!(last, Some((at(600), &Happened::Confirmed)));
    // The rest holds nothing up, and confirms nothing.
    house.settles(&request, 1, Outcome::Done).await.unwrap();
    let held = house.store.request(&request.app, &request.reference).await;
    assert_eq!(held.unwrap().unwrap(), confirmed);
    // The control: what asks for no call is done with the last batch.
    let house = House::of_world(backend).await;
    let request = house
        .is_carried_out(1, SOME, vec![file(A), tell("Bank", None)])
        .await;
    assert_eq!(house.state_of(&request).await, "done");
    assert_eq!(house.queued().await, (0, 1));
}

/// A call that was made before the last batch went is no longer waited for.
pub(crate) async fn of_the_platform_may_be_done_before_the_portals_part(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let executing = house.asks_to_do(1, SOME, vec![call()]).await;
    house.settles(&executing, 1, Outcome::Done).await.unwrap();
    assert_eq!(house.state_of(&executing).await, "executing");
    let job = house.take_job().await;
    let erased = house.erase(&job, 100).await;
    house.finish(&job, &done(&executing, erased)).await.unwrap();
    assert_eq!(house.state_of(&executing).await, "done");
}

/// Everything of the person goes there by another request, which waits in its place.
pub(crate) async fn of_the_platform_are_waited_for_no_longer_once_all_goes(backend: impl Backend) {
    let house = House::of_world(backend).await;
    let narrow = house.is_carried_out(1, SOME, vec![call()]).await;
    assert_eq!(house.state_of(&narrow).await, "done here");
    let wide = house.is_carried_out(2, Size::Everything, vec![call()]).await;
    assert_eq!(house.state_of(&narrow).await, "done");
    assert_eq!(house.state_of(&wide).await, "done here");
    assert_eq!(house.undone().await, [1]);
}

/// Ada's own conversation, and the one with Bob and Cyd, in which only what she wrote would go; pictures that nobody else
/// shows.
pub(crate) async fn name_what_lies_elsewhere(backend: impl Backend) {
    let mut records = world();
    records.extend([
        showing(said("a", "own", 51, "s1", Some("ada")), A),
        showing(said("a", "both", 52, "s2", Some("ada")), A),
        showing(said("a", "both", 53, "s3", Some("ada")), B),
        showing(said("a", "bobs", 54, "s4", Some("bob")), B),
        attachment("a", A),
    ]);
    let house = House::of(backend, records).await;
    let find = async |size: Size| {
        let (app, ada) = (app_id("a"), user_id("ada"));
        let platform = house
            .store
            .elsewhere(&app, &ada, &size, Residence::Platform)
            .await;
        let platform = platform.unwrap();
        // Where the portal is the record, the same files and nothing else.
        let here = house.store.elsewhere(&app, &ada, &size, Residence::Here).await;
        let files = Elsewhere {
            talks: Vec::new(),
            files: platform.files.clone(),
        };
        assert_eq!(here.unwrap(), files);
        platform
    };
    let talk = |id: &str, is_shared, messages: &[&str]| Talk {
        id: talk_id(id),
        is_default: false,
        is_shared,
        messages: messages.iter().map(|id| message_id(id)).collect(),
    };
    let held = |address: &str| File {
        address: address.into(),
        is_held: true,
    };
    let (own, both) = (talk("own", false, &[]), talk("both", true, &["b1", "s2", "s3"]));
    let all = Elsewhere {
        talks: vec![both.clone(), own.clone()],
        files: vec![held(A)],
    };
    assert_eq!(find(Size::Everything).await, all);
    assert_eq!(find(SOME).await, all);
    // The other message shows it still.
    let conversation = |id: &str| Size::Conversation {
        conversation: talk_id(id),
    };
    let expected = Elsewhere {
        talks: vec![own],
        files: Vec::new(),
    };
    assert_eq!(find(conversation("own")).await, expected);
    assert_eq!(find(conversation("bobs")).await, Elsewhere::default());
    assert_eq!(find(Size::PersonalInformation).await, Elsewhere::default());
    let chosen = Size::Messages {
        conversation: talk_id("both"),
        // One of them is Bob's.
        messages: OneOrMore::new(vec![message_id("s3"), message_id("b2")]).unwrap(),
    };
    let expected = Elsewhere {
        talks: vec![talk("both", true, &["s3"])],
        files: Vec::new(),
    };
    assert_eq!(find(chosen).await, expected);
}
