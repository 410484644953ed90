//! Writes the package as the walk goes. A zip holds one file after the other, so everything is gone through once a
//! file, in one and the same moment; what a file is not made of is not read for it.

use std::{any::Any, io, ops::ControlFlow, sync::Arc};

use domain::{
    audit::{Chain, SealedEntry},
    facts::StaffShown,
    id::AppId,
    others::{self, Aliases, Sight},
};
use evidence::Keyring;
use store::{Next, Part, Section, Visit};
use tokio::sync::oneshot;
use verify::format::ExportDigest;

use super::{
    super::{
        Cut, access_log,
        document::Document,
        requests,
        writer::{CHUNK, ROOM, integrity},
    },
    Enclosed,
    archive::Archive,
    attachments,
    table::{Table, id},
};
use crate::activity::{self, ActivityLine};

/// What is written as everything is gone through once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pass {
    Copy,
    Lines(Table),
    Sheet(Table),
    Attachments,
}

impl Pass {
    fn all() -> Vec<Self> {
        let (lines, sheets) = (Table::ALL.map(Self::Lines), Table::ALL.map(Self::Sheet));
        [&[Self::Copy][..], &lines, &sheets, &[Self::Attachments]].concat()
    }

    /// What its file is called.
    fn name(self) -> String {
        match self {
            Self::Copy => "export.json".to_owned(),
            Self::Lines(table) => format!("ndjson/{}.ndjson", table.name()),
            Self::Sheet(table) => format!("csv/{}.csv", table.name()),
            Self::Attachments => "attachments.csv".to_owned(),
        }
    }

    /// What stands in it first.
    fn head(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Copy | Self::Lines(_) => Ok(Vec::new()),
            Self::Sheet(table) => table.head(),
            Self::Attachments => attachments::columns(),
        }
    }

    fn wants(self, section: Section) -> bool {
        match self {
            Self::Copy => true,
            Self::Lines(table) | Self::Sheet(table) => table.section() == section,
            Self::Attachments => section == Section::Messages,
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
    end: Option<Vec<u8>>,
}

impl Packing {
    pub(super) fn new(
        keyring: Arc<Keyring>,
        app: AppId,
        enclosed: Enclosed,
        say: oneshot::Sender<()>,
        archive: Archive,
    ) -> Self {
        let mut ahead = Pass::all().into_iter();
        Self {
            copying: Some(Copying::new(Arc::clone(&keyring), app.clone())),
            keyring,
            app,
            enclosed,
            say: Some(say),
            archive: Some(archive),
            pass: ahead.next().unwrap_or(Pass::Copy),
            ahead,
            sight: Sight::new(Aliases::default()),
            staff: StaffShown::default(),
            conversation: String::new(),
            end: None,
        }
    }

    /// What has to be sent yet, if the package is whole.
    pub(super) fn end_of(visit: Box<dyn Visit>) -> Option<Vec<u8>> {
        let visit: Box<dyn Any> = visit;
        let packing = visit.downcast::<Self>().ok()?;
        packing.end
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
            Part::Message(data) => {
                let seen = self.sight.message(data);
                self.record(Table::Messages, &seen)
            }
            Part::Request(request, stated) => {
                let request = requests::as_the_person_reads_it(&request, stated.as_deref());
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
            Pass::Attachments if kind == Table::Messages => attachments::rows(record, &self.conversation)?,
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
            archive.begin(&self.pass.name())?;
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
        if let Some(pass) = self.ahead.next() {
            archive.begin(&pass.name())?;
            archive.write(&pass.head()?)?;
            self.pass = pass;
            return Ok(Next::Again);
        }
        self.end = self.archive.take().map(Archive::finish).transpose()?;
        Ok(Next::Over)
    }

    /// The zip is dropped here, where it may wait for the reader, for it tries to end by itself (`Sink`).
    fn give_up(&mut self, error: &io::Error) {
        self.archive = None;
        if error.kind() != io::ErrorKind::BrokenPipe {
            tracing::error!(
                error = error as &dyn std::error::Error,
                "a package was broken off"
            );
        }
    }
}

fn archive(archive: &mut Option<Archive>) -> io::Result<&mut Archive> {
    archive.as_mut().ok_or_else(|| io::ErrorKind::BrokenPipe.into())
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
