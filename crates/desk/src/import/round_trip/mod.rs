//! A copy goes in as a bundle does: what is in it comes out again, byte for byte; and nothing goes in of one that is
//! not as it was signed.

mod accounts;
mod borders;
mod examples;
mod held;
mod members;
mod refused;
mod taken;

use std::{collections::BTreeMap, io};

use domain::id::{AppId, UserId};
use serde_json::value::RawValue;
use verify::{Counts, PublicKey, format::ExportDigest};

use super::{File, ImportTerms, TakenIn};
use crate::{
    Error, UserRef,
    testing::{OPERATOR, Office, collect},
};

fn app(id: &str) -> AppId {
    AppId::parse(id).unwrap()
}

fn user(id: &str) -> UserId {
    UserId::parse(id).unwrap()
}

impl Office {
    async fn copy(&self, app_id: &str, user_id: &str) -> Vec<u8> {
        let who = UserRef::Id(user(user_id));
        let export = self.desk.export_of(&OPERATOR, &app(app_id), &who).await;
        collect(export.unwrap()).await.unwrap()
    }

    async fn take(&self, files: &[&[u8]], terms: ImportTerms) -> Result<TakenIn, Error> {
        let file = |bytes: &&[u8]| Box::new(io::Cursor::new(bytes.to_vec())) as File;
        let files = files.iter().map(file).collect();
        self.desk.import_files(&OPERATOR, files, terms, |_| {}).await
    }

    async fn takes(&self, copy: &[u8]) -> Result<TakenIn, Error> {
        self.take(&[copy], ImportTerms::default()).await
    }

    /// Why this does not come in; and nothing of it did.
    async fn refuses(&self, copy: &[u8], terms: ImportTerms) -> String {
        let said = self.take(&[copy], terms).await.unwrap_err().to_string();
        assert!(self.desk.chains(&OPERATOR).await.unwrap().is_empty(), "{said}");
        assert!(self.store_is_empty().await, "{said}");
        said
    }

    async fn store_is_empty(&self) -> bool {
        let reach = domain::key::Reach::Provider;
        self.desk.store.apps(&reach).await.unwrap().is_empty()
    }

    /// A copy of this body, signed as this portal signs.
    fn signed(&self, body: &str, counts: &Counts) -> Vec<u8> {
        let signer = self.desk.keyring.signer();
        let mut digest = ExportDigest::new();
        digest.update(body.as_bytes());
        let key = PublicKey::from_bytes(signer.public_key());
        let tail = digest.integrity(counts, &key, |message| signer.sign(message));
        [body, &tail.unwrap()].concat().into_bytes()
    }
}

/// The members that a round trip keeps, each as its own text.
fn kept(copy: &[u8]) -> BTreeMap<String, String> {
    let members: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(copy).unwrap();
    let apart = ["controller", "notice", "requests", "accessLog", "integrity"];
    members
        .into_iter()
        .filter(|(name, _)| !apart.contains(&&**name))
        .map(|(name, value)| (name, value.get().to_owned()))
        .collect()
}

/// Out, in, out, in, out, each time into an empty portal; and in again where it is.
async fn goes_round(office: &Office, app_id: &str, user_id: &str) {
    let first = office.copy(app_id, user_id).await;
    let mut copy = first.clone();
    for round in 0..2 {
        let next = Office::empty().await;
        let taken = next.takes(&copy).await.unwrap();
        assert_eq!(taken.imported.received, 1);
        let again = next.takes(&copy).await.unwrap().imported;
        assert_eq!((again.added.len(), again.received), (0, 0), "{again:?}");
        copy = next.copy(app_id, user_id).await;
        assert_eq!(kept(&copy), kept(&first), "round {round}");
    }
    assert_eq!(kept(&first).len(), 6);
}
