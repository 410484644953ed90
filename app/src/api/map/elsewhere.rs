//! What a decision asks to be done elsewhere.

use desk::Tasks;
use domain::task::{self, Call, Deed, Details, Task};

use crate::view::{Elsewhere, Progress, TaskTold, ToDo};

/// As staff see it.
pub(in crate::api) fn elsewhere(found: &Tasks) -> Elsewhere {
    Elsewhere {
        calls: progress(found.calls),
        files: progress(found.files),
        told: found.told.iter().filter_map(told).collect(),
        to_do: found.to_do.iter().map(to_do).collect(),
    }
}

/// As the person sees it: how far it has come, and who was told.
pub(in crate::api) fn own_elsewhere(found: &Tasks) -> Elsewhere {
    let mut seen = elsewhere(found);
    seen.to_do.clear();
    for told in &mut seen.told {
        told.whom.clear();
    }
    seen
}

const fn progress(of: task::Progress) -> Progress {
    Progress {
        total: of.total,
        done: of.done,
        failed: of.failed,
    }
}

fn told(task: &Task) -> Option<TaskTold> {
    let Deed::Tell { recipient, .. } = &task.deed else {
        return None;
    };
    let settled = task.settled.as_ref();
    Some(TaskTold {
        number: task.number,
        recipient: recipient.as_deref().map(str::to_owned),
        outcome: settled.map(|settled| settled.outcome.code().to_owned()),
        at: settled.map(|settled| settled.at.to_string()),
        result: settled.and_then(|settled| settled.result.as_deref().map(str::to_owned)),
        next_at: task.next_at.map(|at| at.to_string()),
        tries: task.tries,
        trouble: task.trouble.map(|trouble| trouble.code().to_owned()),
        whom: task.details.as_ref().map(exact).unwrap_or_default(),
    })
}

fn to_do(task: &Task) -> ToDo {
    let what = match &task.deed {
        Deed::Call { call } => call.code(),
        Deed::File => "file",
        Deed::Tell { .. } => "tell",
    };
    let settled = task.settled.as_ref();
    ToDo {
        number: task.number,
        what: what.to_owned(),
        exact: task.details.as_ref().map(exact).unwrap_or_default(),
        failed_at: settled.map(|settled| settled.at.to_string()),
        result: settled.and_then(|settled| settled.result.as_deref().map(str::to_owned)),
    }
}

/// What exactly, line by line.
fn exact(details: &Details) -> Vec<String> {
    match details {
        Details::Call(Call {
            method,
            path,
            ids,
            body,
        }) => {
            let call = format!("{} {path}", method.as_str());
            let ids = (!ids.is_empty()).then(|| format!("messageId: {}", ids.join(", ")));
            let body = body.as_deref().map(str::to_owned);
            std::iter::once(call).chain(ids).chain(body).collect()
        }
        Details::File { address } => vec![address.to_string()],
        Details::Business { app } => vec![format!("appId: {app}")],
        Details::Person { user, external_id } => {
            let user = user.as_ref().map(|id| format!("id: {id}"));
            let external_id = external_id
                .as_ref()
                .map(|id| format!("externalId: {}", id.as_str()));
            user.into_iter().chain(external_id).collect()
        }
    }
}
