//! An export's structure, as it comes: where the members of the format begin and end, and the first place that does not
//! fit (docs/EXPORT.md, “The object”). Nothing here decides whether a file is intact: the digest and the signature do. It
//! names the member in a file that is not.

mod order;
mod path;
mod place;
mod scan;
mod survey;
mod track;

pub use self::{
    path::{MEMBERS, PARTS, Path},
    place::{Misfit, Place},
    scan::{DEEPEST, Event, Fault, Flaw, Kind, Odd, Scanner},
    survey::Survey,
    track::{CONVERSATIONS, Edge, Seen, Track, WATCHED},
};
