//! A copy is of one moment. While it streams, records come, change and go to others, people sign in, ask and are
//! erased; and it is what an oracle makes of the records as they were when it began: none missing, none twice, none
//! foreign.

mod history;
mod oracle;

use std::cell::{Cell, RefCell};

use domain::{
    id::{AppId, ConversationId, UserId},
    others::Aliases,
};
use proptest::{
    prop_assert, prop_assert_eq,
    test_runner::{TestCaseError, TestCaseResult},
};
use store::Window;
use tokio::runtime::Runtime;
use verify::Verdict;

use self::{
    history::{Case, Step, case},
    oracle::{Records, World},
};
use super::runner;
use crate::{
    Export, Extent, PartAsked, UserRef,
    export::DEPTH,
    testing::{BUSINESS, MERGED, OPERATOR, Office, against_the_schema, collect},
};

/// What the cases had in them, so that none of it can be missing unnoticed.
#[derive(Debug, Default)]
struct Seen {
    /// Copies that were still being read from the store when the last write was done.
    under_way: u32,
    /// Copies whose conversations would have been others, had they been read after the last write; and the oracle says
    /// so.
    torn: u32,
    /// Cases in which somebody else was erased.
    erased: u32,
    /// Copies of which a part was made again after all the writes: the same bytes.
    resumed: u32,
    /// Copies that could not be made again, so that another one came.
    anew: u32,
    /// Copies that nothing but a sign-in came after, and of which a part was made again.
    kept: u32,
}

#[test]
fn a_copy_is_of_the_moment_when_it_began_whatever_is_written_while_it_streams() {
    let runtime = Runtime::new().unwrap();
    let office = runtime.block_on(Office::open());
    let (cases, seen) = (Cell::new(0_u32), RefCell::new(Seen::default()));
    let outcome = runner(1_000).run(&case(), |case| {
        cases.set(cases.get() + 1);
        let mark = format!("case{}-", cases.get());
        runtime.block_on(Run::new(&office, &mark).of(&case, &mut seen.borrow_mut()))
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    let (cases, seen) = (cases.get(), seen.into_inner());
    println!("copies under writes: {cases}, {seen:?}");
    assert!(seen.under_way > cases / 2 && seen.torn > cases / 2 && seen.erased > cases / 10);
    assert!(seen.resumed + seen.anew == cases && seen.anew > cases / 50);
    assert_eq!(seen.kept, cases);
}

/// A case, being gone through.
struct Run<'a> {
    office: &'a Office,
    mark: &'a str,
    app: AppId,
    me: String,
    user: UserId,
}

impl<'a> Run<'a> {
    fn new(office: &'a Office, mark: &'a str) -> Self {
        let me = format!("{mark}u");
        Self {
            office,
            mark,
            app: AppId::parse("a1").unwrap(),
            user: UserId::parse(&me).unwrap(),
            me,
        }
    }

    async fn of(&self, case: &Case, seen: &mut Seen) -> TestCaseResult {
        // Nobody of the case before is signed in any more.
        self.office.clock.forward(13 * 3_600);
        let mut world = World::default();
        for (lines, update) in [(&case.first, false), (&case.again, true)] {
            let bundle = self.filled(lines);
            world.take_in(&bundle);
            self.import(&bundle, update).await?;
        }
        self.office.clock.forward(60);
        let mut acts = Vec::new();
        for _ in 0..case.signed_in {
            self.office.person("a1", &self.me).await;
            acts.push(("signedIn", "person"));
        }
        if case.taken {
            self.whole().await;
            acts.push(("exported", "operator"));
        }
        let aliases = self.aliases(&world).await;
        let expected = world.copy_of(&self.me, &aliases, &acts);

        let mut copy = Copying::begin(self.export().await).await;
        for (step, read) in &case.steps {
            self.write(step).await?;
            copy.read(*read).await;
        }
        if case.erases {
            self.erase_another().await;
            seen.erased += 1;
        }
        let rest = copy.read(usize::MAX).await;
        // More than can have been waiting: the rest was read after all that was written.
        seen.under_way += u32::from(rest > DEPTH + 1);

        let verdict = verify::check(&copy.bytes, None);
        prop_assert!(matches!(verdict, Verdict::Intact { .. }), "{verdict}");
        let value = serde_json::from_slice(&copy.bytes).unwrap();
        prop_assert_eq!(against_the_schema(&value), [""; 0]);
        let found = Records::of(std::str::from_utf8(&copy.bytes).unwrap());
        let differences = found.differences(&expected);
        if !differences.is_empty() {
            return Err(TestCaseError::fail(differences.join("\n")));
        }

        let ninths = 1 + seen.torn as usize % 7;
        if self.goes_on(&copy.export.tag, &copy.bytes, ninths).await? {
            seen.resumed += 1;
        } else {
            seen.anew += 1;
        }
        let later = self.export().await;
        let tag = later.tag.clone();
        let later = collect(later).await.unwrap();
        let kept = self.goes_on(&tag, &later, ninths).await?;
        prop_assert!(kept, "nothing but a sign-in came after it");
        seen.kept += 1;

        // The control: a copy that is not of one moment.
        let after = Records::of(std::str::from_utf8(&later).unwrap());
        let torn = Records {
            talks: after.talks,
            ..found
        };
        seen.torn += u32::from(!torn.differences(&expected).is_empty());
        Ok(())
    }

    /// After a sign-in: the rest of this copy from so many ninths on, byte for byte, or another copy whole. True if it is
    /// the rest.
    async fn goes_on(&self, tag: &str, copy: &[u8], ninths: usize) -> Result<bool, TestCaseError> {
        let first = copy.len() * ninths / 9;
        let part = PartAsked {
            tag: Some(tag.to_owned()),
            range: Box::new(move |length| Extent::Part {
                first: first as u64,
                last: length - 1,
                length,
            }),
        };
        let me = self.office.person("a1", &self.me).await;
        let again = self.office.desk.export_part(&me, part).await.unwrap();
        let (is_same, extent) = (again.tag == tag, again.extent);
        let bytes = collect(again).await.unwrap();
        if is_same {
            let is_part = matches!(extent, Extent::Part { .. });
            prop_assert!(is_part && bytes == copy[first..]);
        } else {
            prop_assert!(extent == Extent::Whole && verify::check(&bytes, None).is_intact());
        }
        Ok(is_same)
    }

    fn filled(&self, lines: &[String]) -> String {
        lines.join("\n").replace('§', self.mark)
    }

    async fn import(&self, bundle: &str, update: bool) -> TestCaseResult {
        let imported = if update {
            self.office.update(bundle).await
        } else {
            self.office.import(bundle).await
        };
        imported.map_err(|refusal| TestCaseError::fail(refusal.to_string()))?;
        Ok(())
    }

    async fn export(&self) -> Export {
        let user = UserRef::Id(self.user.clone());
        let export = self.office.desk.export_of(&OPERATOR, &self.app, &user).await;
        export.unwrap()
    }

    async fn whole(&self) -> String {
        String::from_utf8(collect(self.export().await).await.unwrap()).unwrap()
    }

    /// How the person sees others, once everybody has a pseudonym.
    async fn aliases(&self, world: &World) -> Aliases {
        let store = &self.office.desk.store;
        let person = store.person_by_id(&self.app, &self.user).await.unwrap().unwrap();
        self.office.desk.name_others(&self.app, &person).await.unwrap();
        let Some(talk) = world.talks_of(&self.me).first().copied() else {
            return Aliases::default();
        };
        let talk = ConversationId::parse(talk).unwrap();
        let window = Window::Newest { limit: 1 };
        let page = store.messages(&self.app, &self.user, &talk, window).await;
        page.unwrap().unwrap().aliases
    }

    async fn write(&self, step: &Step) -> TestCaseResult {
        match step {
            Step::Records(lines) => self.import(&self.filled(lines), true).await?,
            Step::SignIn => drop(self.office.person("a1", &self.me).await),
            Step::Ask => {
                let person = self.office.person("a1", &self.me).await;
                let asked = self.office.desk.submit_erasure(&person, &self.me).await;
                asked.unwrap();
            }
        }
        Ok(())
    }

    async fn erase_another(&self) {
        let other = format!("{}o", self.mark);
        let person = self.office.person("a1", &other).await;
        let reference = self.office.desk.submit_erasure(&person, &other).await.unwrap();
        let staff = self.office.reviewer_of("a1").await;
        self.office
            .desk
            .approve(&staff, &reference, crate::Verdict::default())
            .await
            .unwrap();
        self.office.work().await;
    }
}

/// A copy on its way.
struct Copying {
    export: Export,
    bytes: Vec<u8>,
}

impl Copying {
    /// Its first chunk is here, so it has begun.
    async fn begin(export: Export) -> Self {
        let bytes = Vec::new();
        let mut copy = Self { export, bytes };
        assert_eq!(copy.read(1).await, 1);
        copy
    }

    /// Reads so many chunks, or as many as there are. Returns how many came.
    async fn read(&mut self, most: usize) -> usize {
        let mut read = 0;
        while read < most
            && let Some(chunk) = self.export.body.recv().await
        {
            self.bytes.extend_from_slice(&chunk.unwrap());
            read += 1;
        }
        read
    }
}

/// One of a copy's lists.
type List = fn(&mut Records) -> &mut Vec<String>;

/// The control: whatever record of a copy is left out, written twice, out of its place or put in from elsewhere, the
/// oracle says so.
#[tokio::test]
async fn the_oracle_sees_a_record_that_is_missing_twice_foreign_or_out_of_its_place() {
    let office = Office::empty().await;
    let mut world = World::default();
    for bundle in [BUSINESS, MERGED] {
        office.import(bundle).await.unwrap();
        let records = bundle
            .lines()
            .filter(|line| line.contains(r#""appId":"a1""#) && !line.contains(r#""type":"app""#));
        // It need not know of systems without a ticket.
        let known = records.map(|line| line.replace(r#""roomId":2204"#, r#""ticketId":"2204""#));
        world.take_in(&known.collect::<Vec<_>>().join("\n"));
    }
    let run = Run {
        office: &office,
        mark: "",
        app: AppId::parse("a1").unwrap(),
        me: "u1".to_owned(),
        user: UserId::parse("u1").unwrap(),
    };
    let aliases = run.aliases(&world).await;
    let expected = world.copy_of("u1", &aliases, &[]);
    let copy = run.whole().await;
    let copy = copy.replace(r#""roomId":2204"#, r#""ticketId":"2204""#);
    let sound = Records::of(&copy);
    assert_eq!(sound.differences(&expected), [""; 0]);

    let others = Records::of(&{
        let user = UserRef::Id(UserId::parse("u2").unwrap());
        let export = office.desk.export_of(&OPERATOR, &run.app, &user).await.unwrap();
        String::from_utf8(collect(export).await.unwrap()).unwrap()
    });
    let says = |broken: &Records, what: &str| {
        let differences = broken.differences(&expected);
        assert!(
            !differences.is_empty() && differences.iter().all(|one| one.starts_with(what)),
            "{what}: {differences:?}"
        );
    };
    let lists: [(&str, List); 6] = [
        ("clients", |records| &mut records.clients),
        ("devices", |records| &mut records.devices),
        ("businessSystems", |records| &mut records.systems),
        ("participants", |records| &mut records.talks[1].participants),
        ("messages", |records| &mut records.talks[1].messages),
        ("accessLog", |records| &mut records.log),
    ];
    for (name, list) in lists {
        let broken = |change: &dyn Fn(&mut Vec<String>)| {
            let mut records = sound.clone();
            change(list(&mut records));
            records
        };
        assert!(!list(&mut sound.clone()).is_empty(), "{name}");
        says(&broken(&|all| drop(all.remove(0))), "missing");
        says(&broken(&|all| all.push(all[0].clone())), "twice");
        says(&broken(&|all| all.push(others.user.clone())), "foreign");
    }
    let mut broken = sound.clone();
    broken.talks[1].messages.reverse();
    says(&broken, "in another order");
    let mut broken = sound.clone();
    broken.talks.extend(others.talks.last().cloned());
    says(&broken, "foreign");
    let mut broken = sound;
    broken.talks.pop();
    says(&broken, "missing");
}
