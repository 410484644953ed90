//! What is owed to the files once something is kept no more.

/// Something that was kept for a while and has gone, of which copies may lie where nothing reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    pub(crate) app: Box<str>,
    pub(crate) what: Box<str>,
}
