//! Staff put a request for somebody who has asked them elsewhere.

#![expect(clippy::too_many_arguments, reason = "a field of the form each")]

use leptos::prelude::*;

use crate::api::Problem;

/// Puts a request for a person, and leads to it. What was entered and could not be taken is kept for its page.
///
/// # Errors
///
/// [`Problem::SignedOut`], [`Problem::StaleForm`], [`Problem::Incomplete`] for a choice that no form offers,
/// [`Problem::ReasonMissing`] without one, or without what belongs to it, [`Problem::NotFresh`],
/// [`Problem::Moved`] if what is lifted does not stand, [`Problem::NotDecided`],
/// [`Problem::WordsMissing`], [`Problem::WordsTooLong`], [`Problem::NotReceivedThen`], [`Problem::NobodyHeld`],
/// [`Problem::NotTheirs`] for a complaint or an appeal about no request of theirs, [`Problem::NothingToErase`],
/// [`Problem::NotFound`] out of reach, or [`Problem::Fault`].
#[server(name = PutRequest, prefix = "/api", endpoint = "put_request")]
pub async fn put_request(
    /// The session's stamp.
    stamp: String,
    /// The form's mark.
    once: String,
    /// The request whose person it is for.
    from: Option<String>,
    /// Or else the business.
    app: Option<String>,
    /// And its id for the person.
    external_id: Option<String>,
    /// What is asked: `erasure everything`.
    ask: Option<String>,
    /// Who is to get a copy.
    recipient: Option<String>,
    /// The request that a complaint or an appeal is about.
    about: Option<String>,
    /// How the person asked.
    intake: Option<String>,
    /// On which day that reached the business: `2026-11-23`.
    received_on: Option<String>,
    /// In what words.
    words: String,
    /// Where the person is, if they have said so and it chooses another law than the usual one.
    region: Option<String>,
    /// Under which name, where it is only kept while it is typed.
    typed: Option<String>,
) -> Result<(), Problem> {
    use ::desk::{AskedFor, Whom};
    use domain::{
        facts::Region,
        id::{AppId, ExternalId},
        request::{Intake, Reference, Words},
        session::Errand,
    };

    use super::{ask_of, day_of, new_for_page, page_of};
    use crate::api::{Caller, aside, fault::the_desk, keep_typed, lead, me::is_mark, stamped};

    let page = new_for_page(from.as_deref());
    let is_typed = typed.is_some();
    let put = async {
        let (caller, desk) = (Caller::here()?, the_desk()?);
        let session = caller.desk()?;
        let fields = [
            ("external_id", &external_id),
            ("app", &app),
            ("ask", &ask),
            ("recipient", &recipient),
            ("about", &about),
            ("intake", &intake),
            ("received_on", &received_on),
            ("region", &region),
            ("words", &Some(words.clone())),
        ];
        let errand = Errand {
            page: page.clone(),
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.clone().unwrap_or_default()))
                .into(),
        };
        stamped(session, &stamp, &errand).await?;
        if let Some(name) = typed {
            return keep_typed(session, &name, &errand).await;
        }
        if !is_mark(&once) {
            return Err(Problem::Incomplete);
        }
        let whom = match (&from, &app, &external_id) {
            (Some(from), _, _) => Reference::parse(from)
                .map(Whom::Of)
                .map_err(|_| Problem::NotFound),
            (None, Some(app), Some(id)) => match (AppId::parse(app), ExternalId::parse(id.trim())) {
                (Ok(app), Ok(external_id)) => Ok(Whom::Known { app, external_id }),
                _ => Err(Problem::NobodyHeld),
            },
            _ => Err(Problem::Incomplete),
        };
        let way = intake.as_deref().and_then(Intake::from_code);
        let to = recipient.as_deref().unwrap_or_default();
        let of = about.as_deref().unwrap_or_default();
        let kind = ask.as_deref().and_then(|code| ask_of(code, to, of));
        let said = region.as_deref().filter(|region| !region.is_empty());
        let there = said.map(Region::parse).transpose();
        let there = there.map_err(|_| Problem::Incomplete)?;
        let asked = match (kind, way, Words::parse(&words)) {
            (Some(ask), Some(intake), Ok(words)) => match received_on.as_deref().and_then(day_of) {
                Some(received_on) => Ok(AskedFor {
                    ask,
                    intake,
                    received_on,
                    words,
                    region: there,
                    once,
                }),
                None => Err(Problem::NotReceivedThen),
            },
            (_, _, Err(wrong)) => Err(wrong.into()),
            _ => Err(Problem::ReasonMissing),
        };
        let put = match (whom, asked) {
            (Ok(whom), Ok(asked)) => match desk.ask_for(&session.resumed, &whom, asked).await {
                Err(::desk::Error::NothingHeld) => Err(Problem::NothingToErase),
                put => put.map_err(Problem::from),
            },
            (Err(problem), _) | (_, Err(problem)) => Err(problem),
        };
        let reference = aside(session, errand, put).await?;
        Ok(page_of(&reference))
    };
    let put = put.await;
    if is_typed {
        return put.map(drop);
    }
    lead(put, &page)
}
