//! Fetching, checking and saving, in the browser. The bytes stay where the browser put them: what is kept here are handles.

use gloo_net::http::{Request, Response};
use leptos::{
    prelude::{document, set_timeout, window},
    wasm_bindgen::{JsCast, JsValue},
};
use verify::{Inspector, PublicKey, Verdict};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Blob, HtmlAnchorElement, ReadableStreamDefaultReader, ReadableStreamReadResult, Url,
    js_sys::{Array, Uint8Array},
};

use super::{Ending, Progress};

/// The header in which the portal says how much to expect.
const EXPECTED: &str = "rightsdesk-expected-bytes";
/// So much is kept as single chunks; then they are folded into a blob, which the browser may put on disk.
const FOLD_BYTES: u64 = 8 * 1024 * 1024;
/// How long the browser gets to begin saving before the blob is let go.
const SAVE_GRACE: core::time::Duration = core::time::Duration::from_secs(60);

/// Fetches `url` chunk by chunk, keeping `progress` and showing it after every chunk, and checks what comes: that it is
/// whole and unchanged, and signed by this key.
pub async fn fetch(
    url: &str,
    signer: PublicKey,
    signal: &AbortSignal,
    progress: &mut Progress,
    mut show: impl FnMut(Progress),
) -> Result<Blob, Ending> {
    let began = now();
    let response = Request::get(url)
        .abort_signal(Some(signal))
        .send()
        .await
        .map_err(|_| broken_or_cancelled(signal))?;
    admit(&response)?;
    progress.expected = expected(&response).or(progress.expected);

    let mut parts = Parts::default();
    let mut inspector = Inspector::new(Some(signer));
    let reader = reader(&response).ok_or(Ending::Broken)?;
    loop {
        let read = JsFuture::from(reader.read())
            .await
            .map_err(|_| broken_or_cancelled(signal))?;
        let read: ReadableStreamReadResult = read.unchecked_into();
        if read.get_done().unwrap_or(true) {
            break;
        }
        let chunk: Uint8Array = read.get_value().unchecked_into();
        progress.received += u64::from(chunk.byte_length());
        progress.millis = since(began);
        inspector.push(&chunk.to_vec());
        parts.push(&chunk).map_err(|_| Ending::Unsaved)?;
        show(*progress);
    }
    match inspector.finish() {
        Verdict::Intact { .. } => parts.finish().map_err(|_| Ending::Unsaved),
        Verdict::Damaged { place, .. } => Err(Ending::Damaged(place.map(|place| place.path))),
        _ => Err(Ending::Damaged(None)),
    }
}

/// Hands the blob to the browser to save.
pub fn save(blob: &Blob, file_name: &str) -> Ending {
    match offer(blob, file_name) {
        Ok(()) => Ending::Saved,
        Err(_) => Ending::Unsaved,
    }
}

fn offer(blob: &Blob, file_name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(file_name);
    link.click();
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&url);
        },
        SAVE_GRACE,
    );
    Ok(())
}

/// The export, or why it is not: a session that ended answers with the sign-in page.
fn admit(response: &Response) -> Result<(), Ending> {
    if matches!(response.status(), 401 | 403) || response.redirected() {
        return Err(Ending::SignedOut);
    }
    let json = response
        .headers()
        .get("content-type")
        .is_some_and(|kind| kind.starts_with("application/json"));
    if response.ok() && json {
        Ok(())
    } else {
        Err(Ending::Refused)
    }
}

fn expected(response: &Response) -> Option<u64> {
    let headers = response.headers();
    let length = || match headers.get("content-encoding") {
        Some(_) => None,
        None => headers.get("content-length"),
    };
    headers.get(EXPECTED).or_else(length)?.parse().ok()
}

fn reader(response: &Response) -> Option<ReadableStreamDefaultReader> {
    response.body()?.get_reader().dyn_into().ok()
}

fn broken_or_cancelled(signal: &AbortSignal) -> Ending {
    if signal.aborted() {
        Ending::Cancelled
    } else {
        Ending::Broken
    }
}

/// Handles to what arrived: blobs, and the chunks not yet folded into one.
#[derive(Default)]
struct Parts {
    folded: Array,
    chunks: Array,
    bytes: u64,
}

impl Parts {
    fn push(&mut self, chunk: &Uint8Array) -> Result<(), JsValue> {
        self.chunks.push(chunk);
        self.bytes += u64::from(chunk.byte_length());
        if self.bytes < FOLD_BYTES {
            return Ok(());
        }
        self.fold()
    }

    fn fold(&mut self) -> Result<(), JsValue> {
        self.folded
            .push(&Blob::new_with_u8_array_sequence(&self.chunks)?.into());
        self.chunks = Array::new();
        self.bytes = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<Blob, JsValue> {
        self.fold()?;
        Blob::new_with_blob_sequence(&self.folded)
    }
}

fn now() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float beyond the range saturates"
)]
fn since(began: f64) -> u64 {
    (now() - began) as u64
}
