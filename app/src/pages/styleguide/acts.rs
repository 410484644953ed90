//! Buttons, fields, choices.

use leptos::prelude::*;

use super::Shown;
use crate::{
    components::{Becoming, Change, Keeping, Part, Stamp, TextArea, Verb, Verbs},
    pages::search,
    text::{overview, styleguide as words},
    view::Asked,
};

pub(super) fn acts() -> impl IntoView {
    view! {
        <Part heading=words::ACTS note=words::ACTS_NOTE>
            <Shown file="button">
                <div class="actions">
                    <button type="button">{words::ASK}</button>
                    <button type="button" class="quiet">{words::QUESTION}</button>
                    <button type="button" class="final">{words::DELETE}</button>
                </div>
                <div class="actions">
                    <button type="button" class="small">{words::ASK}</button>
                    <button type="button" class="quiet small">{words::QUESTION}</button>
                    <button type="button" disabled>{words::NOT_NOW}</button>
                    <button type="button" class="link">{words::QUESTION}</button>
                    <a href="#button">{words::LINK}</a>
                </div>
            </Shown>
            <Shown file="verbs">
                <Verbs>
                    <Verb verb=overview::DOWNLOAD line=overview::DOWNLOAD_LINE href="#verbs"/>
                    <Verb verb=overview::DELETE line=overview::DELETE_LINE/>
                </Verbs>
            </Shown>
            <Shown file="field">{fields()}</Shown>
            <Shown file="find">{search::form("stamp".to_owned(), &Asked::default(), None, Vec::new())}</Shown>
            <Shown file="text_area">
                <TextArea name="own-words" label=words::OWN_WORDS hint=words::SURNAME_HINT maxlength=500/>
                <TextArea name="note" label=words::OWN_WORDS value=words::NOTE/>
            </Shown>
            <Shown file="keeping"><Keeping/></Shown>
            <Shown file="choice">{choices()}</Shown>
            <Shown file="change">
                <Change label=words::SURNAME was="Okonjo" becomes="Okonjo-Vale"/>
                <Change label=words::NUMBER was="passenger-20417" becomes="">
                    <p class="small">{words::CONSEQUENCE}</p>
                </Change>
                <Becoming of="surname" was="Okonjo" typed="Okonjo-Vale"/>
            </Shown>
            <Shown file="stamp">
                <p class="soft">{words::STAMP}</p>
                <form><Stamp stamp="stamp"/></form>
            </Shown>
        </Part>
    }
}

fn fields() -> impl IntoView {
    view! {
        <div class="field">
            <label for="surname">{words::SURNAME}</label>
            <p class="hint" id="surname-hint">{words::SURNAME_HINT}</p>
            <input id="surname" value="Okonjo-Vale" aria-describedby="surname-hint"/>
        </div>
        <div class="field wrong">
            <label for="email">{words::EMAIL}</label>
            <p class="fault" id="email-fault">{words::EMAIL_FAULT}</p>
            <input id="email" type="email" value="maren.vale" aria-invalid="true" aria-describedby="email-fault"/>
        </div>
        <div class="field">
            <label for="number">{words::NUMBER}</label>
            <input id="number" value="passenger-20417" disabled/>
        </div>
        <div class="field">
            <label for="business">{words::BUSINESS}</label>
            <select id="business"><option>"Harbourline"</option><option>"Larkspoke"</option></select>
        </div>
        <p><input type="checkbox" id="read" checked/> <label for="read">{words::READ}</label></p>
    }
}

fn choices() -> impl IntoView {
    view! {
        <fieldset class="field">
            <legend>{words::HOW_MUCH}</legend>
            <div class="choice">
                <input type="radio" name="choice" id="chosen" checked/>
                <label for="chosen">{words::CHOSEN}</label>
                <p class="small">{words::CONSEQUENCE}</p>
            </div>
            <div class="choice">
                <input type="radio" name="choice" id="not-chosen"/>
                <label for="not-chosen">{words::NOT_CHOSEN}</label>
                <p class="small">{words::CONSEQUENCE}</p>
            </div>
        </fieldset>
        <fieldset class="field wrong" aria-describedby="slim-fault">
            <legend>{words::HOW_MUCH}</legend>
            <p class="fault" id="slim-fault">{words::EMAIL_FAULT}</p>
            <div class="choice slim">
                <input type="radio" name="slim" id="slim"/>
                <label for="slim">{words::NOT_CHOSEN}</label>
            </div>
        </fieldset>
    }
}
