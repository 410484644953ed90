//! Goes over an export once, in constant memory, and keeps the first place that does not fit.

use super::{
    Edge, Event, Fault, Flaw, Kind, MEMBERS, Misfit, Odd, PARTS, Path, Place, Scanner, Seen, Track, WATCHED,
    order::Order,
};
use crate::Counts;

/// What is known of an export's structure so far.
#[derive(Debug, Clone)]
pub struct Survey {
    scanner: Scanner,
    track: Track,
    fits: Fits,
    fault: Option<Fault>,
}

/// Whether everything is as the format has it, and how much there is.
#[derive(Debug, Clone, Default)]
struct Fits {
    first: Option<Place>,
    members: Order,
    /// Of the conversation that it stands in.
    parts: Order,
    /// Before which member one stands that the format does not have.
    unknown: Option<Path>,
    /// How many elements each member has.
    elements: [u64; MEMBERS.len()],
    participants: u64,
    messages: u64,
    closed: bool,
}

impl Default for Survey {
    fn default() -> Self {
        Self {
            scanner: Scanner::new(WATCHED),
            track: Track::default(),
            fits: Fits::default(),
            fault: None,
        }
    }
}

impl Survey {
    /// Takes the next bytes of the file, and tells what of an export begins and ends in them. What comes after a fault is
    /// not looked at.
    pub fn push(&mut self, chunk: &[u8], tell: &mut impl FnMut(Seen<'_>)) {
        if self.fault.is_some() {
            return;
        }
        let Self {
            scanner, track, fits, ..
        } = self;
        let pushed = scanner.push(chunk, &mut |event: Event<'_>| {
            let seen = track.see(event);
            fits.see(event, track);
            if let Some(seen) = seen {
                fits.count(seen, track);
                tell(seen);
            }
        });
        if let Err(fault) = pushed {
            self.stop(fault);
        }
    }

    /// The file is over.
    pub fn end(&mut self) {
        if let (None, Err(fault)) = (self.fault, self.scanner.finish()) {
            self.stop(fault);
        }
    }

    /// The offset of the byte that comes next.
    pub const fn position(&self) -> u64 {
        self.scanner.position()
    }

    /// Where it stops being JSON, if it does.
    pub const fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// The first place that does not fit, with the counts that the file states where they can be read; none if a change
    /// shows nowhere. To be asked when the file is over.
    pub fn place(&self, stated: Option<&Counts>) -> Option<Place> {
        let fits = &self.fits;
        let order = || {
            let (member, misfit) = fits.members.misfit(&MEMBERS)?;
            Some(Place {
                path: Path::member(member),
                misfit,
            })
        };
        let unknown = || {
            Some(Place {
                path: fits.unknown?,
                misfit: Misfit::Unknown,
            })
        };
        fits.first
            .or_else(order)
            .or_else(|| stated.and_then(|counts| fits.miscounted(counts)))
            .or_else(unknown)
    }

    fn stop(&mut self, fault: Fault) {
        self.fault = Some(fault);
        let at = fault.at;
        let misfit = match fault.flaw {
            Flaw::Cut => Misfit::Ends,
            _ if self.fits.closed => Misfit::After { at },
            Flaw::Unexpected | Flaw::TooDeep => Misfit::Broken { at },
        };
        self.fits.note(self.track.path(), misfit);
    }
}

impl Fits {
    fn note(&mut self, path: Path, misfit: Misfit) {
        self.first = self.first.or(Some(Place { path, misfit }));
    }

    /// Holds it against the format; `track` has seen it.
    fn see(&mut self, event: Event<'_>, track: &Track) {
        let mut path = track.path();
        let is = |expected: Kind, kind: Kind| (kind != expected).then_some(Misfit::Form);
        let misfit = match event {
            Event::Odd { odd, depth, at } => Some(match (odd, depth) {
                (Odd::Bytes, _) => Misfit::Bytes { at },
                (Odd::Space, 0) if self.closed => Misfit::After { at },
                (Odd::Space, _) => Misfit::Space { at },
            }),
            Event::Begin { depth: 0, kind, .. } => is(Kind::Object, kind),
            Event::Begin { depth: 1, kind, .. } if track.known().is_some() => is(form(path.member), kind),
            Event::Begin { depth: 2, kind, .. } if path.element.is_some() => {
                self.parts = Order::default();
                is(Kind::Object, kind)
            }
            Event::Begin { depth: 3, kind, .. } if path.part == Some("conversation") => {
                is(Kind::Object, kind)
            }
            Event::Begin { depth: 3, kind, .. } if path.part.is_some() => is(Kind::List, kind),
            Event::Begin { depth: 4, kind, .. } if path.inner.is_some() => is(Kind::Object, kind),
            Event::Name { depth: 1, .. } => {
                match track.known() {
                    Some(number) => self.members.name(number),
                    None => self.unknown = self.unknown.or(Some(path)),
                }
                None
            }
            Event::Name { depth: 3, .. } => {
                let number = PARTS.iter().position(|part| path.part == Some(*part));
                if let Some(number) = number {
                    self.parts.name(number);
                }
                None
            }
            Event::End { depth: 0, .. } => {
                self.closed = true;
                None
            }
            Event::End { depth: 2, .. } if track.talks() => {
                let found = self.parts.misfit(&PARTS);
                path.part = found.map(|(part, _)| part);
                found.map(|(_, misfit)| misfit)
            }
            _ => None,
        };
        if let Some(misfit) = misfit {
            self.note(path, misfit);
        }
    }

    fn count(&mut self, seen: Seen<'_>, track: &Track) {
        match seen {
            Seen::Element(Edge::From(_)) => {
                let count = track.known().and_then(|number| self.elements.get_mut(number));
                if let Some(count) = count {
                    *count += 1;
                }
            }
            Seen::Participant(Edge::From(_)) => self.participants += 1,
            Seen::Message(Edge::From(_)) => self.messages += 1,
            _ => {}
        }
    }

    /// The first number that is stated and is another.
    fn miscounted(&self, counts: &Counts) -> Option<Place> {
        let lists = MEMBERS.into_iter().zip(self.elements);
        let lists = lists.filter(|(member, _)| form(member) == Kind::List);
        let inner = [("participants", self.participants), ("messages", self.messages)];
        let mut held = lists.chain(inner);
        held.find_map(|(member, found)| {
            let stated = counts.get(member).filter(|stated| *stated != found)?;
            Some(Place {
                path: Path::member(member),
                misfit: Misfit::Count { stated, found },
            })
        })
    }
}

/// What each member is (docs/EXPORT.md, “The object”).
fn form(member: &str) -> Kind {
    match member {
        "format" => Kind::Plain,
        "controller" | "user" | "integrity" => Kind::Object,
        _ => Kind::List,
    }
}
