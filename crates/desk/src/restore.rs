//! Backups: made while all goes on, and put back with what was decided since.

use std::{
    io::{self, BufRead, Seek, SeekFrom},
    path::Path,
};

use domain::{
    audit::{Act, By, Chain, Entry, Head, SealedEntry},
    request::{Ask, Standing},
};
use evidence::{Broken, ChainCheck, Why};
use serde::Serialize;
use store::{Kept, KeptRequest, LedgerLine, Log, Replay};

use crate::{Desk, Error, Operator};

/// Why what was decided since a backup cannot be done again.
#[derive(Debug, thiserror::Error)]
pub enum Unreplayable {
    /// The ledger cannot be read.
    #[error("the ledger cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// It was changed, or is of other data.
    #[error(
        "the ledger is damaged, or of another installation (line {}: {}): use another copy of it",
        .0.sequence,
        .0.why
    )]
    Broken(Broken),
    /// A line says what this version does not know.
    #[error(
        "line {0} of the ledger says what this version does not know: run the newer rightsdesk that wrote it"
    )]
    Strange(u64),
    /// The backup was not made where this ledger was written, or its beginning is missing.
    #[error(
        "the ledger does not know this backup, so that whoever was erased since would be back: name the right ledger \
         with --ledger, or restore with --without-ledger"
    )]
    Elsewhere,
}

/// How much was done again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Replayed {
    /// Erasures that had been carried out, of every size.
    pub erasures: u64,
    /// Corrections.
    pub corrections: u64,
    /// Objections, and their ends.
    pub objections: u64,
    /// Restrictions, and their ends.
    pub restrictions: u64,
    /// Legal holds that were set or lifted.
    pub holds: u64,
    /// Revocations of keys that are here.
    pub keys: u64,
    /// Sessions that had been ended.
    pub sessions: u64,
    /// Businesses that had been deleted.
    pub businesses: u64,
    /// Conversations, requests and tombstones that had gone because their time was over.
    pub retired: u64,
    /// Other openings and moves of requests.
    pub moves: u64,
}

impl Replayed {
    fn count(&mut self, kept: &Kept, done: u64) {
        match kept {
            Kept::Place | Kept::Key { revoked_at: None, .. } => {}
            // What changed it counts.
            Kept::Request(kept) if kept.anew => {}
            Kept::Request(kept) => *self.of_request(kept) += done,
            Kept::Standing { .. } => self.restrictions += done,
            Kept::Holds { .. } => self.holds += done,
            Kept::Key { .. } => self.keys += done,
            Kept::Sessions { .. } => self.sessions += done,
            Kept::Deletion(_) => self.businesses += done,
            Kept::Retired(_) => self.retired += done,
        }
    }

    fn of_request(&mut self, kept: &KeptRequest) -> &mut u64 {
        if kept.gone.is_some() {
            &mut self.erasures
        } else if !(kept.records.is_empty() && kept.statements.is_empty()) {
            &mut self.corrections
        } else if kept.standing.is_empty() {
            &mut self.moves
        } else {
            match kept.request.ask {
                Ask::Objection { .. }
                | Ask::Lifting {
                    of: Standing::Marketing | Standing::OtherUses,
                } => &mut self.objections,
                _ => &mut self.restrictions,
            }
        }
    }
}

impl Desk {
    /// Writes a backup into an empty file: all that is kept, of one moment, without the master key.
    ///
    /// # Errors
    /// [`Error::Store`] if it cannot be written.
    pub async fn back_up(&self, operator: &Operator, to: &Path) -> Result<(), Error> {
        let log = self.log(Chain::Installation, self.entry(Act::BackedUp, By::Operator));
        self.store.mark(log).await?;
        self.write_whole(operator, to).await
    }

    /// Writes all that is kept into an empty file.
    ///
    /// # Errors
    /// [`Error::Store`] if it cannot be written.
    pub async fn write_whole(&self, _: &Operator, to: &Path) -> Result<(), Error> {
        Ok(self.store.back_up(to).await?)
    }

    /// Does again, in a backup that nobody uses yet, what a ledger says was decided since it was made.
    ///
    /// # Errors
    /// [`Error::Ledger`] if the ledger does not know the backup, or is not as it was written.
    pub async fn replay(&self, _: &Operator, ledger: &mut (impl BufRead + Seek)) -> Result<Replayed, Error> {
        let at = self.store.ledger_head().await?;
        let places = self.places_in(ledger)?;
        let here = places
            .iter()
            .position(|(head, _)| *head == at)
            .ok_or(Unreplayable::Elsewhere)?;
        let mut replayed = Replayed::default();
        let mut text = String::new();
        for (head, begins) in places.iter().skip(here + 1) {
            text.clear();
            let read = ledger.seek(SeekFrom::Start(*begins));
            read.and_then(|_| ledger.read_line(&mut text))
                .map_err(Unreplayable::Unreadable)?;
            let line = LedgerLine::parse(&text).ok_or(Unreplayable::Strange(head.sequence))?;
            self.again(*head, &line, &mut replayed).await?;
        }
        Ok(replayed)
    }

    /// The last step of putting a backup back. Without a ledger, nobody is signed in any more. Returns how many sessions
    /// ended by that.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails.
    pub async fn end_restore(&self, _: &Operator, replayed: Option<&Replayed>) -> Result<u64, Error> {
        let entry = self.entry(Act::Restored, By::Operator);
        let entry = match replayed {
            Some(replayed) => entry.with("replayed", serde_json::json!(replayed)),
            None => entry.with("withoutLedger", true),
        };
        let log = self.log(Chain::Installation, entry);
        let ended = self
            .store
            .end_restore(self.clock.now(), replayed.is_none(), log)
            .await?;
        Ok(ended)
    }

    /// The lines of a ledger that count, each with where it begins: where two have the same number, the act of the first
    /// did not happen. What is no line was cut short, and its act did not happen either.
    fn places_in(&self, ledger: &mut impl BufRead) -> Result<Vec<(Head, u64)>, Unreplayable> {
        let mut places = Vec::new();
        let (mut text, mut begins) = (String::new(), 0);
        loop {
            text.clear();
            let length = ledger.read_line(&mut text)?;
            if length == 0 {
                return Ok(places);
            }
            if let Some(line) = LedgerLine::parse(&text) {
                let head = self
                    .follows(&mut places, &line.entry)
                    .map_err(Unreplayable::Broken)?;
                places.push((head, begins));
            }
            begins += length as u64;
        }
    }

    /// Whether a line follows from one before it; those whose place it takes go.
    fn follows(&self, places: &mut Vec<(Head, u64)>, entry: &SealedEntry) -> Result<Head, Broken> {
        let found = entry.sequence;
        let first = places.first().map_or(found, |(head, _)| head.sequence);
        let next = places.last().map_or(found, |(head, _)| head.sequence + 1);
        let gap = Broken {
            sequence: next,
            why: Why::Gap { found },
        };
        if found < first || found > next {
            return Err(gap);
        }
        places.truncate(usize::try_from(found - first).map_err(|_| gap)?);
        let before = match places.last() {
            Some((before, _)) => *before,
            None if found <= 1 => Head::default(),
            // The ledger's beginning is elsewhere: its first line here stands for itself.
            None => {
                let opened = self.keyring.open_entry(&Chain::Ledger, entry);
                return opened.map(|_| head_of(entry)).map_err(|_| Broken {
                    sequence: found,
                    why: Why::Payload,
                });
            }
        };
        let mut check = ChainCheck::after(&self.keyring, &Chain::Ledger, before);
        check.push(entry)?;
        Ok(check.head())
    }

    async fn again(&self, at: Head, line: &LedgerLine, replayed: &mut Replayed) -> Result<(), Error> {
        let strange = || Unreplayable::Strange(at.sequence);
        let open = |sealed: &SealedEntry| {
            self.keyring.open_entry(&Chain::Ledger, sealed).map_err(|_| {
                Unreplayable::Broken(Broken {
                    sequence: at.sequence,
                    why: Why::Payload,
                })
            })
        };
        let entry = open(&line.entry)?;
        let kept: Option<Kept> = match &line.kept {
            None => None,
            Some(sealed) => {
                let kept = open(sealed)?.facts.remove("kept").ok_or_else(strange)?;
                Some(serde_json::from_value(kept).map_err(|_| strange())?)
            }
        };
        let log = kept.as_ref().and_then(|kept| self.replayed(&entry, kept));
        // Before anything goes once more that says where it lies elsewhere.
        let tasks = match &kept {
            Some(Kept::Request(kept)) => self.to_do_again(kept).await?,
            _ => None,
        };
        let act = Replay {
            at,
            when: entry.at,
            kept: kept.clone(),
            tasks,
        };
        let done = self.store.replay(act, self.subjects(), log).await?;
        if let Some(kept) = kept {
            replayed.count(&kept, done);
        }
        Ok(())
    }

    /// What is written down about an act that is done again: of what it changed besides, nothing on its own. How many sessions
    /// ended is written down at the end.
    fn replayed(&self, entry: &Entry, kept: &Kept) -> Option<Log> {
        let again = self
            .entry(Act::Replayed, By::Operator)
            .with("act", serde_json::json!(entry.act))
            .with("at", entry.at.to_string());
        let (chain, again) = match kept {
            Kept::Place | Kept::Sessions { .. } => return None,
            Kept::Request(kept) if kept.anew => return None,
            Kept::Request(kept) => {
                let request = &kept.request;
                let about = entry.subject.unwrap_or(request.subject);
                let again = again.about(about).of(&request.reference);
                (Chain::App(request.app.clone()), again)
            }
            Kept::Standing { app, subject, .. } => (Chain::App(app.clone()), again.about(*subject)),
            Kept::Holds { app, .. } => {
                let chain = Chain::App(app.clone());
                let about = entry.subject.map(|subject| again.clone().about(subject));
                (chain, about.unwrap_or(again))
            }
            Kept::Key { kid, .. } => (Chain::Installation, again.with("kid", kid.as_str())),
            Kept::Deletion(kept) => {
                let deletion = &kept.deletion;
                let again = again.with("deletion", deletion.reference.as_str());
                (Chain::App(deletion.app.clone()), again)
            }
            Kept::Retired(kept) => (Chain::App(kept.app.clone()), again),
        };
        Some(self.log(chain, again))
    }
}

const fn head_of(entry: &SealedEntry) -> Head {
    Head {
        sequence: entry.sequence,
        hash: entry.hash,
    }
}

#[cfg(test)]
mod tests {
    use std::{
        fs::{self, File},
        io::BufReader,
        path::PathBuf,
        sync::Arc,
    };

    use domain::{
        id::AppId,
        key::Reach,
        opening::Occasion,
        principal::Principal,
        reason::Reason,
        request::{Reference, Standing},
        task::Progress,
    };

    use super::*;
    use crate::{
        Correcting, Held, NewHold, Tasks, Verdict,
        testing::{OPERATOR, Office, SPOKEN, desk_at, words},
    };

    impl Office {
        /// A backup of what is here now.
        async fn backed_up(&self, name: &str) -> PathBuf {
            let file = self.folder.path().join(name);
            File::create_new(&file).unwrap();
            self.desk.back_up(&OPERATOR, &file).await.unwrap();
            file
        }

        /// An office over a backup, with this one's master key.
        async fn put_back(&self, backup: &Path) -> Self {
            let folder = tempfile::tempdir().unwrap();
            fs::copy(backup, folder.path().join("rightsdesk.db")).unwrap();
            for name in ["master.key", "rightsdesk.ledger"] {
                fs::copy(self.folder.path().join(name), folder.path().join(name)).unwrap();
            }
            Self {
                desk: desk_at(folder.path(), &self.clock).await,
                clock: Arc::clone(&self.clock),
                folder,
            }
        }

        /// Does again what its ledger says.
        async fn replayed(&self) -> Result<Replayed, Error> {
            let ledger = File::open(self.folder.path().join("rightsdesk.ledger")).unwrap();
            let replayed = self.desk.replay(&OPERATOR, &mut BufReader::new(ledger)).await?;
            self.desk.end_restore(&OPERATOR, Some(&replayed)).await?;
            Ok(replayed)
        }

        /// Whether the whole that it would be served from holds this text.
        async fn would_serve(&self, text: &str) -> bool {
            let whole = tempfile::NamedTempFile::new().unwrap();
            self.desk.write_whole(&OPERATOR, whole.path()).await.unwrap();
            let bytes = fs::read(whole.path()).unwrap();
            bytes.windows(text.len()).any(|window| window == text.as_bytes())
        }

        /// The person is called otherwise, as they asked.
        async fn corrected(&self, who: &Principal, surname: &str) {
            let to = [("user.profile.surname", surname)];
            let reference = self.corrects(who, &to, surname).await;
            let reviewer = self.reviewing_of("a1").await;
            self.agrees(&reviewer, &reference, Vec::new()).await.unwrap();
        }
    }

    #[tokio::test]
    async fn whoever_was_erased_since_is_gone_again_to_the_last_word() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let backup = office.backed_up("monday.db").await;
        office.clock.forward(600);
        office.approved(&reference).await;
        office.work().await;
        let done = office.desk.request(&maren, &reference).await.unwrap();
        office.clock.forward(600);

        let back = office.put_back(&backup).await;
        // The control: without the ledger all of it would be back.
        assert!(back.would_serve("MAREN-SAYS").await);
        assert_eq!(back.replayed().await.unwrap().erasures, 1);
        for gone in ["MAREN-SAYS", "MAREN-GROUP", "447700900417", "Okonjo"] {
            assert!(!back.would_serve(gone).await, "{gone}");
        }
        for kept in ["KOFI-GROUP", "KOFI-ALONE", "ZOE-ALONE"] {
            assert!(back.would_serve(kept).await, "{kept}");
        }
        let Held::Erased(erased) = back.desk.overview(&maren).await.unwrap().held else {
            panic!()
        };
        assert_eq!(erased.reference, reference);
        // As it was told to the person, and to the second.
        assert_eq!(back.desk.request(&maren, &reference).await.unwrap(), done);
        assert!(!back.desk.work(|| false).await.unwrap());
        let checked = back.desk.check_audit(&OPERATOR).await.unwrap();
        assert!(checked.iter().all(|chain| chain.result.is_ok()), "{checked:?}");
    }

    impl Office {
        /// What is to be done elsewhere for all that somebody has asked, by request.
        async fn all_elsewhere(&self, who: &Principal) -> Vec<(Reference, Tasks)> {
            let app = AppId::parse("a1").unwrap();
            let mut all = Vec::new();
            for request in self.desk.requests(who).await.unwrap() {
                let tasks = self.desk.store.tasks(&app, &request.reference, 50).await;
                all.push((request.reference, tasks.unwrap()));
            }
            all
        }

        /// How far the platform's part of it has come, and whether it is done.
        async fn calls(&self, who: &Principal, reference: &Reference) -> (Progress, &'static str) {
            let app = AppId::parse("a1").unwrap();
            let tasks = self.desk.store.tasks(&app, reference, 50).await.unwrap();
            let request = self.desk.request(who, reference).await.unwrap();
            (tasks.calls, request.state.name())
        }
    }

    /// What was only begun, and what was carried out, to the same people under the same numbers: who has the data knows the
    /// message again.
    #[tokio::test]
    async fn what_is_to_be_done_elsewhere_for_an_erasure_is_so_again() {
        for is_carried_out in [false, true] {
            let office = Office::open().await;
            office
                .lives_on_the_platform(Some("https://hooks.example.com/"))
                .await;
            let (maren, reference) = office.asked().await;
            let backup = office.backed_up("monday.db").await;
            office.approved(&reference).await;
            assert!(office.desk.work(|| true).await.unwrap(), "it begins, and stops");
            if is_carried_out {
                office.work().await;
            }
            let before = office.all_elsewhere(&maren).await;
            let (calls, _) = office.calls(&maren, &reference).await;
            assert!(calls.left() > 0 && before[0].1.told.len() == 1, "{before:?}");

            let back = office.put_back(&backup).await;
            let nothing = back.all_elsewhere(&maren).await;
            assert_eq!(nothing[0].1, Tasks::default(), "the control");
            back.replayed().await.unwrap();
            assert_eq!(back.all_elsewhere(&maren).await, before);
            back.work().await;
            assert_eq!(back.calls(&maren, &reference).await, (calls, "done here"));
        }
    }

    #[tokio::test]
    async fn what_is_to_be_done_elsewhere_for_what_is_done_at_once_is_so_again() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let maren = office.person("a1", "maren").await;
        let backup = office.backed_up("monday.db").await;
        office.corrected(&maren, "Berg").await;
        office.desk.object_to_marketing(&maren, "objects").await.unwrap();
        let before = office.all_elsewhere(&maren).await;
        let calls = before.iter().map(|(_, tasks)| tasks.calls.left());
        assert_eq!(calls.collect::<Vec<_>>(), [1, 1]);

        let back = office.put_back(&backup).await;
        assert!(back.all_elsewhere(&maren).await.is_empty(), "the control");
        back.replayed().await.unwrap();
        assert_eq!(back.all_elsewhere(&maren).await, before);
    }

    #[tokio::test]
    async fn what_the_platform_has_confirmed_is_asked_for_no_more() {
        let office = Office::open().await;
        office.lives_on_the_platform(None).await;
        let (maren, reference) = office.asked().await;
        let backup = office.backed_up("monday.db").await;
        office.approved(&reference).await;
        office.work().await;
        let reviewer = office.reviewer_of("a1").await;
        for task in office.elsewhere(&reference).await.to_do {
            let number = task.number;
            let settled = office
                .desk
                .settle_task(&reviewer, &reference, number, true, "Gone");
            settled.await.unwrap();
        }
        let (calls, state) = office.calls(&maren, &reference).await;
        assert_eq!((calls.left(), state), (0, "done"));

        let back = office.put_back(&backup).await;
        back.replayed().await.unwrap();
        assert_eq!(back.calls(&maren, &reference).await, (calls, "done"));
    }

    /// To the end, or only decided: then it goes once somebody serves it.
    #[tokio::test]
    async fn a_business_that_was_deleted_since_is_deleted_again() {
        for carried_out in [true, false] {
            let office = Office::open().await;
            let app = AppId::parse("a1").unwrap();
            let (_, reference) = office.asked().await;
            let backup = office.backed_up("monday.db").await;
            office.clock.forward(600);
            // Somebody was erased before.
            office.approved(&reference).await;
            office.work().await;
            let staff = office.reviewing(Reach::Provider).await;
            let deleted = office.desk.delete_app(staff.principal(), &app, "Harbourline");
            deleted.await.unwrap();
            if carried_out {
                office.work().await;
            }
            let back = office.put_back(&backup).await;
            // The control: without the ledger all of it would be back.
            assert!(back.would_serve("KOFI-ALONE").await);
            let replayed = back.replayed().await.unwrap();
            assert_eq!(replayed.businesses, 1, "{replayed:?}");
            assert_eq!(back.would_serve("KOFI-ALONE").await, !carried_out);
            assert!(back.desk.store.app(&app).await.unwrap().is_none());
            back.work().await;
            for gone in ["MAREN-SAYS", "KOFI-ALONE", "Okonjo"] {
                assert!(!back.would_serve(gone).await, "{gone}");
            }
            assert!(back.would_serve("ZOE-ALONE").await);
            let erased = |office: &Office| {
                let maren = domain::id::ExternalId::parse("maren").unwrap();
                office.desk.keyring.subject(&app, &maren)
            };
            let before = back.desk.store.erased(&app, &erased(&back)).await.unwrap();
            assert_eq!(before.map(|erased| erased.reference), Some(reference));
            let checked = back.desk.check_audit(&OPERATOR).await.unwrap();
            assert!(checked.iter().all(|chain| chain.result.is_ok()), "{checked:?}");
        }
    }

    /// What went because its time was over, and what had gone in the log.
    #[tokio::test]
    async fn what_had_been_kept_for_long_enough_is_gone_again() {
        let office = Office::open().await;
        let app = AppId::parse("a1").unwrap();
        let said = r#"{"retention":{"messages":"30 days","entries":"40 days"}}"#;
        let facts = serde_json::from_str(said).unwrap();
        office.desk.set_facts(&OPERATOR, &app, facts).await.unwrap();
        office.clock.forward(60 * 86_400);
        let backup = office.backed_up("monday.db").await;
        let plan = office.desk.retention_by_hand(&OPERATOR, &app).await.unwrap();
        office.desk.confirm_by_hand(&OPERATOR, &plan).await.unwrap();
        office.work().await;
        assert!(!office.would_serve("KOFI-ALONE").await);

        let back = office.put_back(&backup).await;
        assert!(back.would_serve("KOFI-ALONE").await, "the control");
        let replayed = back.replayed().await.unwrap();
        assert_eq!(replayed.retired, 4, "three conversations, and entries");
        for gone in ["MAREN-SAYS", "KOFI-GROUP", "KOFI-ALONE"] {
            assert!(!back.would_serve(gone).await, "{gone}");
        }
        assert!(back.would_serve("ZOE-ALONE").await);
        let checked = back.desk.check_audit(&OPERATOR).await.unwrap();
        assert!(checked.iter().all(|chain| chain.result.is_ok()), "{checked:?}");
        let acts = back.acts("a1").await;
        assert!(!acts.contains(&Act::FactsSet), "{acts:?}");
    }

    /// What they still asked ends once more, and its words go.
    #[tokio::test]
    async fn of_what_an_erased_person_had_asked_nothing_comes_back() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let said = words("CANARY-COMPLAINT");
        let complaint = office
            .desk
            .submit_complaint(&maren, None, said, "1")
            .await
            .unwrap();
        let backup = office.backed_up("monday.db").await;
        office.approved(&reference).await;
        office.work().await;
        let ended = office.desk.request(&maren, &complaint).await.unwrap();

        let back = office.put_back(&backup).await;
        assert!(back.would_serve("CANARY-COMPLAINT").await, "the control");
        let replayed = back.replayed().await.unwrap();
        // Neither that it was verified nor that the complaint ended is one more.
        assert_eq!((replayed.erasures, replayed.corrections), (1, 0), "{replayed:?}");
        assert!(!back.would_serve("CANARY-COMPLAINT").await);
        assert_eq!(back.desk.request(&maren, &complaint).await.unwrap(), ended);
    }

    /// A value that was put right may have stood in anything that its person had asked.
    #[tokio::test]
    async fn what_was_put_right_is_in_no_earlier_line_and_all_else_is_said_anew() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let said = words("My name is not Okonjo");
        let complaint = office
            .desk
            .submit_complaint(&maren, None, said, "1")
            .await
            .unwrap();
        let backup = office.backed_up("monday.db").await;
        let lines = || {
            let text = fs::read_to_string(office.folder.path().join("rightsdesk.ledger")).unwrap();
            let lines = text.lines().map(|line| LedgerLine::parse(line).unwrap());
            let of_it = lines.filter(|line| line.request.as_ref() == Some(&complaint));
            of_it.map(|line| line.kept.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(lines(), [true], "the control");
        office.corrected(&maren, "Berg").await;
        assert_eq!(lines(), [false, true]);

        let back = office.put_back(&backup).await;
        let replayed = back.replayed().await.unwrap();
        assert_eq!(replayed.corrections, 1, "{replayed:?}");
        let said = async |office: &Office| {
            let said = office.desk.messages(&maren, &complaint).await.unwrap();
            said.iter()
                .map(|said| said.text.as_str().to_owned())
                .collect::<Vec<_>>()
        };
        let left = said(&back).await;
        assert_eq!(left, said(&office).await);
        assert!(left.len() == 1 && !left[0].contains("Okonjo"), "{left:?}");
    }

    /// The ledger has the record alone.
    #[tokio::test]
    async fn a_name_that_was_put_right_since_is_right_wherever_it_stands() {
        let office = Office::open().await;
        office.import(SPOKEN).await.unwrap();
        let maren = office.person("a1", "maren").await;
        let backup = office.backed_up("monday.db").await;
        office.corrected(&maren, "Berg").await;

        let back = office.put_back(&backup).await;
        assert!(back.would_serve("Maren Okonjo").await, "the control");
        assert_eq!(back.replayed().await.unwrap().corrections, 1);
        for gone in ["Maren Okonjo", "\"surname\":\"Okonjo\""] {
            assert!(!back.would_serve(gone).await, "{gone}");
        }
        for kept in ["Maren Berg", "Kofi Okonjo"] {
            assert!(back.would_serve(kept).await, "{kept}");
        }
    }

    /// What somebody else had put right in a message of theirs, which quotes her.
    #[tokio::test]
    async fn beside_a_name_that_was_put_right_what_others_had_put_right_is_said_anew() {
        let office = Office::open().await;
        office.import(SPOKEN).await.unwrap();
        let maren = office.person("a1", "maren").await;
        let kofi = office.person("a1", "kofi").await;
        let backup = office.backed_up("monday.db").await;
        let place = domain::correction::Place::Message {
            conversation: "v2".parse().unwrap(),
            message: "n3".parse().unwrap(),
        };
        let asked = office
            .desk
            .submit_correction_in_words(&kofi, place, "Not so.", false, "1");
        let reference = asked.await.unwrap();
        let reviewer = office.reviewing_of("a1").await;
        let opened = office
            .desk
            .open_record(&reviewer, &reference, Occasion::DecideRequest);
        opened.await.unwrap();
        let review = office.desk.review(&reviewer, &reference).await.unwrap();
        let seen = review.diff.unwrap().seen.unwrap().as_str().to_owned();
        let verdict = Verdict {
            correction: Correcting::of_record(seen, vec![(0, "PUT-RIGHT".to_owned())]),
            ..Verdict::default()
        };
        let decided = office
            .desk
            .decide_correction(reviewer.principal(), &reference, verdict);
        decided.await.unwrap();
        let lines = || {
            let text = fs::read_to_string(office.folder.path().join("rightsdesk.ledger")).unwrap();
            let lines = text.lines().map(|line| LedgerLine::parse(line).unwrap());
            let of_it = lines.filter(|line| line.request.as_ref() == Some(&reference));
            of_it.map(|line| line.kept.is_some()).collect::<Vec<_>>()
        };
        let before = lines();
        assert_eq!(before.last(), Some(&true), "the control");
        office.corrected(&maren, "Berg").await;
        let after = lines();
        assert_eq!(after.len(), before.len() + 1, "{after:?}");
        assert!(!after[before.len() - 1] && after[before.len()], "{after:?}");

        let back = office.put_back(&backup).await;
        assert!(back.would_serve("Maren Okonjo").await && back.would_serve("QUOTED").await);
        back.replayed().await.unwrap();
        for gone in ["Maren Okonjo", "QUOTED"] {
            assert!(!back.would_serve(gone).await, "{gone}");
        }
        for kept in ["Maren Berg", "PUT-RIGHT", "Kofi Okonjo"] {
            assert!(back.would_serve(kept).await, "{kept}");
        }
        assert_eq!(
            back.desk.request(&kofi, &reference).await.unwrap(),
            office.desk.request(&kofi, &reference).await.unwrap()
        );
    }

    /// Of whoever goes, the ledger keeps that they went and no more.
    #[tokio::test]
    async fn the_ledger_keeps_nothing_of_who_was_erased() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        office.corrected(&maren, "Okonjo-Berg").await;
        let lines = || {
            let text = fs::read_to_string(office.folder.path().join("rightsdesk.ledger")).unwrap();
            let lines = text.lines().map(|line| LedgerLine::parse(line).unwrap());
            lines.collect::<Vec<_>>()
        };
        let kept = |lines: &[LedgerLine]| lines.iter().filter(|line| line.kept.is_some()).count();
        let before = lines();
        assert!(kept(&before) > 0);
        let reference = office.desk.submit_erasure(&maren, "once").await.unwrap();
        office.approved(&reference).await;
        office.work().await;
        let after = lines();
        let blanked = after
            .iter()
            .take(before.len())
            .filter(|line| line.entry.subject.is_some());
        assert!(blanked.clone().count() > 0 && blanked.clone().all(|line| line.kept.is_none()));
        // The correction's request as it stands, the erasure that was carried out, and that it was verified.
        assert_eq!(kept(&after[after.len() - 3..]), 3);
    }

    #[tokio::test]
    async fn what_was_decided_since_is_as_it_was() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let backup = office.backed_up("monday.db").await;
        office.corrected(&maren, "Okonjo-Berg").await;
        let objected = office.desk.object_to_marketing(&maren, "no").await.unwrap();
        let (_, waiting) = office.asked().await;
        assert!(office.desk.end_all_sessions(&maren).await.unwrap() > 0);
        let app = Reach::App(AppId::parse("a1").unwrap());
        let kid = office.desk.keys(&OPERATOR, &app).await.unwrap()[0].kid.clone();
        office.desk.revoke_key(&OPERATOR, &kid).await.unwrap();
        let record = office.desk.profile(&maren).await.unwrap().unwrap().person.data;
        assert!(record.contains("Okonjo-Berg"));

        let back = office.put_back(&backup).await;
        let standing = async || {
            back.desk
                .store
                .standing(app_of(&maren), &subject_of(&maren))
                .await
        };
        assert!(standing().await.unwrap().is_empty());
        let replayed = back.replayed().await.unwrap();
        let counted = (replayed.corrections, replayed.objections, replayed.keys);
        assert_eq!(counted, (1, 1, 1), "{replayed:?}");
        assert_eq!(replayed.sessions, 1, "{replayed:?}");
        assert!(replayed.moves >= 1, "{replayed:?}");
        assert_eq!(
            back.desk.profile(&maren).await.unwrap().unwrap().person.data,
            record
        );
        let standing = standing().await.unwrap();
        assert!(standing.iter().any(|stands| stands.what == Standing::Marketing));
        for reference in [objected, waiting] {
            assert_eq!(
                back.desk.request(&maren, &reference).await.unwrap(),
                office.desk.request(&maren, &reference).await.unwrap()
            );
        }
        let key = back.desk.keys(&OPERATOR, &app).await.unwrap().remove(0);
        assert!(key.revoked_at.is_some());
        assert_eq!(back.desk.end_all_sessions(&maren).await.unwrap(), 0);
        // What was put right before is nowhere any more.
        assert!(!back.would_serve("\"Okonjo\"").await);
    }

    fn app_of(who: &Principal) -> &AppId {
        crate::me(who).unwrap().app
    }

    fn subject_of(who: &Principal) -> domain::subject::Subject {
        crate::me(who).unwrap().subject
    }

    #[tokio::test]
    async fn a_decision_that_was_not_carried_out_is_carried_out_afterwards() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let backup = office.backed_up("monday.db").await;
        office.approved(&reference).await;
        let back = office.put_back(&backup).await;
        back.replayed().await.unwrap();
        // Hidden at once, and gone when the worker comes.
        assert!(!matches!(
            back.desk.overview(&maren).await.unwrap().held,
            Held::Here(..)
        ));
        back.work().await;
        assert!(matches!(
            back.desk.overview(&maren).await.unwrap().held,
            Held::Erased(_)
        ));
    }

    #[tokio::test]
    async fn a_hold_that_was_set_or_lifted_since_is_as_it_was() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let before = office.backed_up("before.db").await;
        let staff = office.reviewing_of("a1").await;
        let opened = office
            .desk
            .open_record(&staff, &reference, Occasion::DecideRequest);
        opened.await.unwrap();
        let hold = NewHold {
            ground: Reason::LegalClaims,
            why: words("A claim"),
            until: None,
        };
        office.desk.set_hold(&staff, &reference, hold).await.unwrap();
        let meanwhile = office.backed_up("meanwhile.db").await;
        let standing = async |office: &Office| {
            let staff = office.reviewing_of("a1").await;
            office.desk.review(&staff, &reference).await.unwrap().holds
        };
        let holds = standing(&office).await;
        let back = office.put_back(&before).await;
        assert!(standing(&back).await.is_empty(), "the control");
        assert_eq!(back.replayed().await.unwrap().holds, 1);
        assert_eq!(standing(&back).await, holds);
        let staff = back.reviewing_of("a1").await;
        let approved = back
            .desk
            .approve(staff.principal(), &reference, Verdict::default())
            .await;
        assert!(matches!(approved, Err(Error::Held)), "{approved:?}");

        let staff = office.reviewing_of("a1").await;
        let lifted = office.desk.lift_hold(staff.principal(), &reference, &holds[0].id);
        lifted.await.unwrap();
        let back = office.put_back(&meanwhile).await;
        assert_eq!(standing(&back).await, holds, "the control");
        assert_eq!(back.replayed().await.unwrap().holds, 1);
        assert!(standing(&back).await.is_empty());
    }

    #[tokio::test]
    async fn what_was_told_to_end_with_a_decision_ends_when_it_was_told() {
        let office = Office::open().await;
        let maren = office.person("a1", "maren").await;
        let said = words("You guess what I like.");
        let asked = office.desk.object_to_other_uses(&maren, said, true, "objects");
        let objection = asked.await.unwrap();
        let backup = office.backed_up("monday.db").await;
        let reviewer = office.reviewer_of("a1").await;
        let yes = Verdict {
            ends: true,
            ..Verdict::default()
        };
        let approved = office.desk.approve(&reviewer, &objection, yes);
        approved.await.unwrap();
        let told = async |office: &Office| {
            let (standing, _) = office.desk.standing(&maren).await.unwrap();
            let restriction = standing
                .into_iter()
                .find(|stands| stands.what == Standing::Restriction);
            restriction.unwrap().endings
        };
        let endings = told(&office).await;
        assert_eq!(endings.len(), 1);
        let back = office.put_back(&backup).await;
        assert!(told(&back).await.is_empty(), "the control");
        back.replayed().await.unwrap();
        assert_eq!(told(&back).await, endings);
    }

    #[tokio::test]
    async fn a_ledger_of_elsewhere_or_one_that_was_changed_does_nothing() {
        let office = Office::open().await;
        let (maren, reference) = office.asked().await;
        let backup = office.backed_up("monday.db").await;
        office.desk.withdraw(&maren, &reference).await.unwrap();
        let back = office.put_back(&backup).await;
        let ledger = back.folder.path().join("rightsdesk.ledger");
        let text = fs::read_to_string(&ledger).unwrap();
        let refused = async |text: &str| {
            fs::write(&ledger, text).unwrap();
            match back.replayed().await {
                Err(Error::Ledger(why)) => why,
                other => panic!("{other:?}"),
            }
        };
        // Cut before the backup's own line.
        let first = text.lines().next().unwrap();
        assert!(matches!(refused(first).await, Unreplayable::Elsewhere));
        assert!(matches!(refused("").await, Unreplayable::Elsewhere));
        // A line was taken out, and a digit changed.
        let without: String = text.split_inclusive('\n').skip(1).collect();
        let without_second: String = text
            .split_inclusive('\n')
            .enumerate()
            .filter(|(at, _)| *at != 1)
            .map(|(_, line)| line)
            .collect();
        assert!(matches!(refused(&without_second).await, Unreplayable::Broken(_)));
        let at = text.find("\"hash\":\"").unwrap() + 8;
        let digit = if text[at..].starts_with('0') { "1" } else { "0" };
        let changed = format!("{}{digit}{}", &text[..at], &text[at + 1..]);
        assert!(matches!(refused(&changed).await, Unreplayable::Broken(_)));
        let other = Office::open().await;
        other.asked().await;
        let others = fs::read_to_string(other.folder.path().join("rightsdesk.ledger")).unwrap();
        assert!(matches!(refused(&others).await, Unreplayable::Broken(_)));
        // The control: a ledger whose beginning lies elsewhere, and the whole one, are taken.
        for good in [&without, &text] {
            fs::write(&ledger, good).unwrap();
            let places = back.desk.places_in(&mut good.as_bytes()).unwrap();
            assert_eq!(places.len(), good.lines().count());
        }
        back.replayed().await.unwrap();
    }

    /// A transaction that ended after its line was written, and a line that a loss of power has cut short.
    #[tokio::test]
    async fn what_did_not_happen_is_not_done() {
        let office = Office::open().await;
        let (_, reference) = office.asked().await;
        let ledger = office.folder.path().join("rightsdesk.ledger");
        let before = office.desk.store.ledger_head().await.unwrap();
        let sealed = |act| {
            let entry = office.desk.entry(act, By::Operator);
            domain::audit::Seal::seal(&*office.desk.keyring, &Chain::Ledger, before, &entry).unwrap()
        };
        let written = fs::read_to_string(&ledger).unwrap();
        let last = LedgerLine::parse(written.lines().last().unwrap()).unwrap();
        assert_eq!(last.entry.hash, before.hash);
        let hex = crate::hex;
        let phantom = sealed(Act::KeyRevoked);
        let phantom = format!(
            "{{\"n\":{},\"at\":{},\"sealed\":\"{}\",\"hash\":\"{}\",\"kept\":\"\"}}\n{{\"n\":",
            phantom.sequence,
            phantom.at.as_microsecond(),
            hex(&phantom.sealed),
            hex(&phantom.hash)
        );
        fs::write(&ledger, written + &phantom).unwrap();
        office.approved(&reference).await;
        let text = fs::read_to_string(&ledger).unwrap();
        let places = office.desk.places_in(&mut text.as_bytes()).unwrap();
        let now = office.desk.store.ledger_head().await.unwrap();
        let numbers: Vec<_> = places.iter().map(|(head, _)| head.sequence).collect();
        assert_eq!(numbers, (1..=now.sequence).collect::<Vec<_>>());
        assert_eq!(places.last().unwrap().0, now);
        // The control: there is a line more that is one, and one that is none.
        let lines = text.lines().filter_map(LedgerLine::parse).count();
        assert_eq!(
            (lines, text.lines().count()),
            (places.len() + 1, places.len() + 2)
        );
    }
}
