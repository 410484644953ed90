//! The installation's own.

use tokio::sync::mpsc;

use super::{
    Backend, House,
    doubles::Draws,
    house::{numbered, subjects, summing},
    records::{app, at},
};
use crate::{Batch, Error, Refused};

fn secrets(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), format!("sealed {name}").into_bytes()))
        .collect()
}

pub(crate) async fn answers_at_once_though_somebody_writes(backend: impl Backend) {
    let house = House::new(backend);
    house.store.ping().await.unwrap();
    let (to_store, batches) = mpsc::channel(1);
    let within = async {
        to_store
            .send(Batch::Records(numbered(vec![app("a")], 1)))
            .await
            .unwrap();
        // There is room again once the import has begun and taken the batch.
        let room = to_store.reserve().await.unwrap();
        for store in [&house.store, &house.backend.open()] {
            store.ping().await.unwrap();
        }
        room.send(Batch::End);
    };
    let (done, ()) = tokio::join!(
        house.store.import(
            batches,
            false,
            at(50),
            Draws::default().draw(),
            subjects(),
            summing()
        ),
        within
    );
    assert_eq!(done.unwrap().total(), 1);
}

pub(crate) async fn keeps_secrets_and_never_replaces_them(backend: impl Backend) {
    let house = House::new(backend);
    assert_eq!(house.store.secrets().await.unwrap(), []);
    house.store.keep_secrets(secrets(&["b", "a"])).await.unwrap();
    assert_eq!(house.store.secrets().await.unwrap(), secrets(&["a", "b"]));
    let again = vec![("c".to_owned(), vec![1]), ("a".to_owned(), vec![2])];
    let refused = house.store.keep_secrets(again).await;
    assert!(
        matches!(refused, Err(Error::Refused(Refused::Exists))),
        "{refused:?}"
    );
    assert_eq!(house.store.secrets().await.unwrap(), secrets(&["a", "b"]));
}
