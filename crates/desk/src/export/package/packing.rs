//! Writes the package as the walk goes. A zip holds one file after the other, so everything is gone through once a
//! file, in one and the same moment; what a file is not made of is not read for it. What is fetched comes after the walk.

use std::{any::Any, io, ops::ControlFlow, sync::Arc};

use bytes::Bytes;
use domain::{
    audit::{Chain, SealedEntry},
    facts::StaffShown,
    id::AppId,
    others::{self, Aliases, Sight},
};
use evidence::Keyring;
use store::{Attachment, Next, Part, Section, Visit};
use tokio::{runtime::Handle, sync::oneshot, task};
use verify::format::ExportDigest;

use super::{
    super::{
        Cut, access_log,
        document::Document,
        requests,
        sending::{Line, Sending},
        writer::{CHUNK, ROOM, integrity},
    },
    Enclosed,
    archive::Archive,
    attachments::{self, Files, Held},
    fetching::{Errands, Wanted},
    table::{Table, id},
};
use crate::activity::{self, ActivityLine};

/// What is written as everything is gone through once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Copy,
    Lines(Table),
    Sheet(Table),
    /// Which there are, and which of them are files here.
    Attachments,
    /// Those files, one after the other.
    Files,
}

impl Pass {
    fn all() -> Vec<Self> {
        let (lines, sheets) = (Table::ALL.map(Self::Lines), Table::ALL.map(Self::Sheet));
        [
            &[Self::Copy][..],
            &lines,
            &sheets,
            &[Self::Attachments, Self::Files],
        ]
        .concat()
    }

    /// What its file is called, if it is one.
    fn name(self) -> Option<String> {
        match self {
            Self::Copy => Some("export.json".to_owned()),
            Self::Lines(table) => Some(format!("ndjson/{}.ndjson", table.name())),
            Self::Sheet(table) => Some(format!("csv/{}.csv", table.name())),
            Self::Attachments => Some("attachments.csv".to_owned()),
            Self::Files => None,
        }
    }

    /// What stands in it first.
    fn head(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Copy | Self::Lines(_) | Self::Files => Ok(Vec::new()),
            Self::Sheet(table) => table.head(),
            Self::Attachments => attachments::columns(),
        }
    }

    fn wants(self, section: Section) -> bool {
        match self {
            Self::Copy => section != Section::Attachments,
            Self::Lines(table) | Self::Sheet(table) => table.section() == section,
            Self::Attachments => matches!(section, Section::Messages | Section::Attachments),
            Self::Files => section == Section::Attachments,
        }
    }
}

pub(super) struct Packing {
    keyring: Arc<Keyring>,
    app: AppId,
    enclosed: Enclosed,
    /// Whoever waits to be told that something comes.
    say: Option<oneshot::Sender<()>>,
    /// None once it is whole, or given up.
    archive: Option<Archive>,
    pass: Pass,
    ahead: std::vec::IntoIter<Pass>,
    copying: Option<Copying>,
    sight: Sight,
    staff: StaffShown,
    /// The one whose participants and messages come.
    conversation: String,
    /// Of what the next message names.
    held: Vec<Held>,
    files: Files,
    wanted: Wanted,
    end: Option<End>,
}

/// How it ends, once everything held has been gone through.
enum End {
    /// With this, which is not sent yet.
    Whole(Vec<u8>),
    /// After what is fetched.
    Fetching(Box<Archive>, Errands),
}

impl Packing {
    pub(super) fn new(
        keyring: Arc<Keyring>,
        app: AppId,
        enclosed: Enclosed,
        wanted: Wanted,
        is_large: bool,
        line: Line<()>,
    ) -> Self {
        let Line { say, reader, at } = line;
        let mut ahead = Pass::all().into_iter();
        Self {
            copying: Some(Copying::new(Arc::clone(&keyring), app.clone())),
            keyring,
            app,
            enclosed,
            say: Some(say),
            archive: Some(Archive::new(reader, at, is_large)),
            pass: ahead.next().unwrap_or(Pass::Copy),
            ahead,
            sight: Sight::new(Aliases::default()),
            staff: StaffShown::default(),
            conversation: String::new(),
            held: Vec::new(),
            files: Files::default(),
            wanted,
            end: None,
        }
    }

    fn take(&mut self, part: Part<'_>) -> io::Result<()> {
        archive(&mut self.archive)?.ask()?;
        if self.pass == Pass::Copy {
            return self.copy(part);
        }
        match part {
            Part::Start { facts, aliases, .. } => {
                self.staff = facts.staff.shown;
                self.sight = Sight::new(aliases);
                Ok(())
            }
            Part::User(data) => self.record(Table::Profile, data),
            Part::Client(data) => self.record(Table::Clients, data),
            Part::Device(data) => self.record(Table::Devices, data),
            Part::BusinessSystem(data) => self.record(Table::BusinessSystems, data),
            Part::Conversation(data) => {
                self.conversation = id(data);
                self.record(Table::Conversations, data)
            }
            Part::Participant(data) => {
                let seen = others::participant(data, self.sight.aliases());
                self.record(Table::Participants, &seen)
            }
            Part::Attachment(held) => {
                if self.pass == Pass::Attachments {
                    self.held.push(Held::of(held));
                }
                Ok(())
            }
            Part::Bytes(bytes) => archive(&mut self.archive)?.write(bytes),
            Part::Message(data) => {
                let seen = self.sight.message(data);
                let taken = self.record(Table::Messages, &seen);
                self.held.clear();
                taken
            }
            Part::Request(asked) => {
                let request = requests::as_the_person_reads_it(&asked);
                self.record(Table::Requests, &request)
            }
            Part::Entry(entry) => {
                let line = self.opened(&entry)?;
                self.record(Table::AccessLog, &access_log::as_the_person_reads_it(line))
            }
            Part::Told(record) => {
                let line = access_log::as_the_person_reads_it(activity::line_of(record.clone()));
                self.record(Table::AccessLog, &line)
            }
        }
    }

    fn opened(&self, entry: &SealedEntry) -> io::Result<ActivityLine> {
        let chain = Chain::App(self.app.clone());
        activity::line(&self.keyring, &chain, entry, self.staff).map_err(io::Error::other)
    }

    /// A record, into the file that is of its kind.
    fn record(&mut self, kind: Table, record: &str) -> io::Result<()> {
        let bytes = match self.pass {
            Pass::Lines(table) if table == kind => table.line(record, &self.conversation).into_bytes(),
            Pass::Sheet(table) if table == kind => table.row(record, &self.conversation)?,
            Pass::Attachments if kind == Table::Messages => {
                let (files, wanted, explain) = (&mut self.files, &mut self.wanted, &*self.enclosed.explain);
                attachments::rows(record, &self.conversation, &self.held, files, wanted, explain)?
            }
            _ => return Ok(()),
        };
        archive(&mut self.archive)?.write(&bytes)
    }

    fn copy(&mut self, part: Part<'_>) -> io::Result<()> {
        let archive = archive(&mut self.archive)?;
        if matches!(part, Part::Start { .. }) {
            if let Some(say) = self.say.take() {
                // Who went away meanwhile is noticed by the next part.
                let _ = say.send(());
            }
            archive.begin("README.txt")?;
            archive.write(self.enclosed.read_me.as_bytes())?;
            if let Some(viewer) = self.enclosed.viewer {
                archive.begin("viewer.html")?;
                archive.write(viewer)?;
            }
            if let Some(name) = self.pass.name() {
                archive.begin(&name)?;
            }
        }
        match &mut self.copying {
            Some(copying) => copying.part(part, archive),
            None => Ok(()),
        }
    }

    /// To the next file, or to the end.
    fn go_on(&mut self) -> io::Result<Next> {
        let archive = archive(&mut self.archive)?;
        if let Some(copying) = self.copying.take() {
            copying.end(archive)?;
        }
        let is_any = !self.files.is_empty();
        if let Some(pass) = self.ahead.find(|pass| *pass != Pass::Files || is_any) {
            if let Some(name) = pass.name() {
                // A row names where in its message the address stands, which can be longer than what is said there.
                if pass == Pass::Attachments {
                    archive.begin_unbounded(&name)?;
                } else {
                    archive.begin(&name)?;
                }
                archive.write(&pass.head()?)?;
            }
            self.pass = pass;
            return Ok(Next::Again);
        }
        if let Some(archive) = self.archive.take() {
            self.end = Some(match self.wanted.errands(&self.enclosed.explain) {
                Some(errands) => End::Fetching(Box::new(archive), errands),
                None => End::Whole(archive.finish()?),
            });
        }
        Ok(Next::Over)
    }

    /// The zip is dropped here, where it may wait for the reader, for it tries to end by itself (`Sink`).
    fn give_up(&mut self, error: &io::Error) {
        self.archive = None;
        complain(error);
    }

    /// How it ends; none if it was given up.
    fn ended(visit: Box<dyn Visit>) -> Option<End> {
        let visit: Box<dyn Any> = visit;
        let packing = visit.downcast::<Self>().ok()?;
        packing.end
    }
}

/// That somebody went away is no fault.
fn complain(error: &io::Error) {
    if error.kind() != io::ErrorKind::BrokenPipe {
        tracing::error!(
            error = error as &dyn std::error::Error,
            "a package was broken off"
        );
    }
}

fn archive(archive: &mut Option<Archive>) -> io::Result<&mut Archive> {
    archive.as_mut().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
}

impl Sending for Packing {
    type Head = ();

    /// The zip stays on a thread that may block, where it is dropped too, as in `give_up`.
    async fn rest(visit: Box<dyn Visit>) -> Option<Bytes> {
        match Self::ended(visit)? {
            End::Whole(end) => Some(end.into()),
            End::Fetching(archive, errands) => {
                let runtime = Handle::current();
                let fetching = task::spawn_blocking(move || errands.run(*archive, &runtime));
                let end = fetching.await.ok()?;
                end.inspect_err(complain).ok().map(Bytes::from)
            }
        }
    }
}

impl Visit for Packing {
    fn part(&mut self, part: Part<'_>) -> ControlFlow<()> {
        match self.take(part) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                self.give_up(&error);
                ControlFlow::Break(())
            }
        }
    }

    fn wants(&self, section: Section) -> bool {
        self.pass.wants(section)
    }

    /// Each once, and those alone that the list has found in a message as the person sees it.
    fn takes(&mut self, attachment: &Attachment) -> bool {
        if self.pass != Pass::Files {
            return false;
        }
        let Some(name) = self.files.take(attachment.id) else {
            return false;
        };
        let begun = archive(&mut self.archive).and_then(|archive| archive.begin_of(&name, attachment.size));
        if let Err(error) = begun {
            self.give_up(&error);
            return false;
        }
        true
    }

    fn end(&mut self) -> Next {
        self.go_on().unwrap_or_else(|error| {
            self.give_up(&error);
            Next::Over
        })
    }
}

/// The copy, in the very words in which it is served alone.
struct Copying {
    keyring: Arc<Keyring>,
    document: Document,
    digest: ExportDigest,
}

impl Copying {
    fn new(keyring: Arc<Keyring>, app: AppId) -> Self {
        Self {
            document: Document::new(Arc::clone(&keyring), app, ROOM),
            keyring,
            digest: ExportDigest::new(),
        }
    }

    fn part(&mut self, part: Part<'_>, archive: &mut Archive) -> io::Result<()> {
        self.document.part(part);
        if !self.document.is_readable() {
            return Err(io::Error::other(Cut));
        }
        if self.document.written().len() < CHUNK {
            return Ok(());
        }
        self.hand_on(archive)
    }

    fn hand_on(&mut self, archive: &mut Archive) -> io::Result<()> {
        let written = self.document.written();
        self.digest.update(written);
        archive.write(written)?;
        written.clear();
        Ok(())
    }

    fn end(mut self, archive: &mut Archive) -> io::Result<()> {
        let counts = self.document.close();
        self.hand_on(archive)?;
        let end = integrity(&self.keyring, &counts, self.digest).map_err(io::Error::other)?;
        archive.write(end.as_bytes())
    }
}
