//! The installation's own.

use super::{Backend, House};
use crate::{Error, Refused};

fn secrets(names: &[&str]) -> Vec<(String, Vec<u8>)> {
    names
        .iter()
        .map(|name| ((*name).to_owned(), format!("sealed {name}").into_bytes()))
        .collect()
}

pub(crate) async fn answers(backend: impl Backend) {
    House::new(backend).store.ping().await.unwrap();
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
