//! Staff decide a correction, part by part.

#![expect(clippy::too_many_arguments, reason = "a field of the form each")]

use leptos::prelude::*;

use crate::{api::Problem, view::DecidedPart};

/// Decides a correction: what is accepted is put right at once, each part that is refused has its reason. Leads to the
/// request; or, where it is to be looked at first, keeps it and leads to the page that shows it as the person will read
/// it. What was entered and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::NotFresh`], [`Problem::NotFound`] out of reach,
/// [`Problem::ReasonMissing`] for a part without an answer or a refused one without a reason, [`Problem::NoteTooLong`],
/// [`Problem::AllParts`], [`Problem::Stale`] if something has changed since it was seen, [`Problem::Misfit`],
/// [`Problem::Moved`] if it was decided or taken back meanwhile, or [`Problem::Fault`].
#[server(name = DecideCorrection, prefix = "/api", endpoint = "decide_correction")]
pub async fn decide_correction(
    /// The session's stamp.
    stamp: String,
    /// The request's reference.
    reference: String,
    /// Its parts, each with what was answered.
    #[server(default)]
    part: Vec<DecidedPart>,
    /// What a record that is made anew was, as it was seen: a digest.
    record: Option<String>,
    /// Its texts as they are to be.
    #[server(default)]
    text: Vec<String>,
    /// Whether it is only to be looked at: `yes`.
    check: Option<String>,
    /// Whether the person is told that the restriction ends which was granted meanwhile: `1`.
    ends: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use ::desk::{Correcting, Verdict};
    use domain::{request::Reference, session::Errand};

    use super::{ending, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, stamped};

    let Ok(reference) = Reference::parse(&reference) else {
        return lead(Err(Problem::NotFound), "/desk");
    };
    let (page, is_check) = (page_of(&reference), check.is_some());
    let is_typed = typed.is_some();
    let decided = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let errand = Errand {
            page: page.clone(),
            fields: entered(&part, &text, record.as_deref(), is_check || ends.is_some()),
        };
        let errand = ending(errand, ends.is_some());
        let staff = stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        let refused = refused(&part);
        let correction = match record {
            Some(record) => Correcting::of_record(record, text.into_iter().enumerate().collect()),
            None => Correcting {
                seen: part.into_iter().map(|part| (part.path, part.seen)).collect(),
                texts: Vec::new(),
            },
        };
        let decided = match refused {
            Err(problem) => Err(problem),
            Ok(refused) => {
                let verdict = Verdict {
                    refused,
                    correction,
                    ends: ends.is_some(),
                    ..Verdict::default()
                };
                let decided = if is_check {
                    desk.could_decide_correction(staff, &reference, verdict).await
                } else {
                    let decided = desk.decide_correction(staff, &reference, verdict).await;
                    decided.map(drop)
                };
                decided.map_err(Problem::from)
            }
        };
        if is_check && decided.is_ok() {
            desk.set_aside(&session.resumed, errand).await?;
            return Ok(format!("{page}/check"));
        }
        aside(session, errand, decided).await?;
        Ok(page.clone())
    };
    let decided = decided.await;
    if is_typed {
        return decided.map(drop);
    }
    lead(decided, &page)
}

/// What was entered, by field, to be drawn again. With `is_more`, also where that is nothing.
#[cfg(feature = "ssr")]
fn entered(
    parts: &[DecidedPart],
    texts: &[String],
    record: Option<&str>,
    is_more: bool,
) -> Vec<(String, String)> {
    let part = |part: &DecidedPart| {
        let path = &part.path;
        [
            (format!("seen {path}"), part.seen.clone()),
            (format!("answer {path}"), part.answer.clone()),
            (format!("reason {path}"), part.reason.clone()),
            (format!("note {path}"), part.note.clone()),
        ]
    };
    let text = |(at, text): (usize, &String)| (format!("text {at}"), text.clone());
    let entered = parts.iter().flat_map(part);
    let mut entered: Vec<_> = entered.chain(texts.iter().enumerate().map(text)).collect();
    let record = record.map(|record| ("record".to_owned(), record.to_owned()));
    entered.extend(record);
    if is_more || !entered.is_empty() {
        entered.push(("form".to_owned(), "correct".to_owned()));
    }
    entered
}

/// The parts that are refused. Every part has to be answered.
#[cfg(feature = "ssr")]
fn refused(parts: &[DecidedPart]) -> Result<Vec<domain::request::RefusedPart>, Problem> {
    use domain::{correction::FieldPath, reason::Reason, request::RefusedPart};

    let mut refused = Vec::new();
    for part in parts {
        match part.answer.as_str() {
            "accept" => {}
            "refuse" => refused.push(RefusedPart {
                field: FieldPath::parse(&part.path).map_err(|_| Problem::Incomplete)?,
                reason: Reason::from_code(&part.reason).ok_or(Problem::ReasonMissing)?,
                note: Some(part.note.clone()),
            }),
            _ => return Err(Problem::ReasonMissing),
        }
    }
    Ok(refused)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn part(answer: &str, reason: &str) -> DecidedPart {
        DecidedPart {
            path: "user.profile.surname".into(),
            answer: answer.into(),
            reason: reason.into(),
            ..DecidedPart::default()
        }
    }

    #[test]
    fn every_part_is_answered_and_a_refused_one_has_a_reason() {
        assert_eq!(refused(&[part("accept", "data_accurate")]).unwrap(), []);
        assert_eq!(refused(&[part("refuse", "data_accurate")]).unwrap().len(), 1);
        for (answer, reason) in [("", ""), ("refuse", ""), ("refuse", "because"), ("perhaps", "")] {
            assert_eq!(
                refused(&[part(answer, reason)]),
                Err(Problem::ReasonMissing),
                "{answer} {reason}"
            );
        }
    }
}
