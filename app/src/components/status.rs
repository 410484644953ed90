//! Where a request stands: a word and a shape.

use leptos::prelude::*;

use crate::{text::status as words, view::Stage};

/// The shape beside the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// An empty ring.
    New,
    /// Half a ring.
    Review,
    /// A lozenge.
    Wait,
    /// A full ring.
    Running,
    /// A triangle.
    Over,
    /// No shape.
    Closed,
}

impl Standing {
    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Review => "review",
            Self::Wait => "wait",
            Self::Running => "running",
            Self::Over => "over",
            Self::Closed => "closed",
        }
    }
}

impl From<&Stage> for Standing {
    fn from(stage: &Stage) -> Self {
        match stage {
            Stage::Submitted => Self::New,
            Stage::InReview | Stage::Approved { .. } => Self::Review,
            Stage::Asked { .. } | Stage::CoolingOff { .. } | Stage::Stuck { .. } => Self::Wait,
            Stage::Executing { .. } | Stage::Done { elsewhere: true, .. } => Self::Running,
            Stage::Withdrawn { .. } | Stage::Expired { .. } | Stage::Refused { .. } | Stage::Done { .. } => {
                Self::Closed
            }
        }
    }
}

/// A word and a shape. For a request's stage: `<Status is=Standing::from(&stage) word=status::stage(&stage)/>`.
#[component]
pub fn Status(
    /// The shape.
    is: Standing,
    /// The word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    view! { <span class="status" data-is=is.name()>{word}</span> }
}

/// The status of a request's stage.
#[component]
pub fn StageStatus<'a>(
    /// How far it has come.
    stage: &'a Stage,
) -> impl IntoView + use<> {
    view! { <Status is=stage.into() word=words::stage(stage)/> }
}
