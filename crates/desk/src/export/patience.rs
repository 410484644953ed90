//! How long a snapshot is held for whoever takes a copy: behind one, nothing that is erased leaves the write-ahead log.

use std::time::Duration;

use bytes::Bytes;
use tokio::{
    runtime::Handle,
    sync::{
        mpsc::{Sender, error::TrySendError},
        watch,
    },
    time::sleep,
};

use super::Cut;

/// No snapshot of a copy is held for longer.
pub const LONGEST_SNAPSHOT: Duration = Duration::from_secs(15 * 60);

/// What is waited for, and for how long.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Patience {
    /// Who takes nothing for this long takes no more.
    pub(crate) still: Duration,
    /// Nobody takes more after this, however quickly.
    pub(crate) longest: Duration,
    /// How soon it is noticed that the person goes, also where another process has decided it.
    pub(crate) glance: Duration,
}

impl Patience {
    /// Everybody's. In this package's own tests nobody looks, so that what is tested is the end of a copy.
    pub(crate) const USUAL: Self = Self {
        still: Duration::from_secs(60),
        longest: LONGEST_SNAPSHOT,
        glance: if cfg!(test) {
            Duration::from_secs(60 * 60)
        } else {
            Duration::from_millis(500)
        },
    };

    /// Ends once nobody is waited for any longer, whatever they take.
    pub(super) async fn runs_out<H: Future<Output = bool>>(self, is_here: impl Fn() -> H) {
        let gone = async {
            loop {
                sleep(self.glance).await;
                if !is_here().await {
                    return;
                }
            }
        };
        tokio::select! {
            () = sleep(self.longest) => tracing::info!("a copy was given up: it took too long in all"),
            () = gone => tracing::info!("a copy was given up: its person goes"),
        }
    }
}

/// Whoever takes a copy, for as long as they are waited for.
#[derive(Clone)]
pub(super) struct Reader {
    to: Sender<Result<Bytes, Cut>>,
    /// Nobody is waited for any longer.
    over: watch::Receiver<bool>,
    still: Duration,
}

impl Reader {
    pub(super) const fn new(
        to: Sender<Result<Bytes, Cut>>,
        over: watch::Receiver<bool>,
        still: Duration,
    ) -> Self {
        Self { to, over, still }
    }

    /// Whether nobody takes any more of it, or is waited for.
    pub(super) fn is_over(&self) -> bool {
        self.to.is_closed() || *self.over.borrow()
    }

    /// Ends once nobody takes it.
    pub(super) async fn closed(&self) {
        self.to.closed().await;
    }

    /// Sends some of it, and blocks while nobody takes it. False if it is over.
    pub(super) fn give(&self, chunk: Bytes) -> bool {
        if *self.over.borrow() {
            return false;
        }
        match self.to.try_send(Ok(chunk)) {
            Ok(()) => true,
            Err(TrySendError::Full(chunk)) => self.wait(chunk),
            Err(TrySendError::Closed(_)) => false,
        }
    }

    fn wait(&self, chunk: Result<Bytes, Cut>) -> bool {
        let Ok(runtime) = Handle::try_current() else {
            return self.to.blocking_send(chunk).is_ok();
        };
        let mut over = self.over.clone();
        runtime.block_on(async {
            tokio::select! {
                biased;
                sent = self.to.send(chunk) => sent.is_ok(),
                Ok(_) = over.wait_for(|over| *over) => false,
                () = sleep(self.still) => {
                    tracing::info!("a copy was given up: nothing was taken for a minute");
                    false
                }
            }
        })
    }
}

#[cfg(test)]
impl From<Sender<Result<Bytes, Cut>>> for Reader {
    /// Without anybody who says that it is over.
    fn from(to: Sender<Result<Bytes, Cut>>) -> Self {
        Self::new(to, watch::channel(false).1, Patience::USUAL.still)
    }
}

#[cfg(test)]
mod tests {
    use domain::id::{AppId, ExternalId};

    use super::*;
    use crate::{
        Desk, Export, UserRef,
        testing::{OPERATOR, Office, collect},
    };

    #[test]
    fn a_minute_and_a_quarter_of_an_hour() {
        let Patience { still, longest, .. } = Patience::USUAL;
        assert_eq!((still.as_secs(), longest.as_secs()), (60, 900));
    }

    /// Kofi, who has more than is on its way at once.
    async fn much() -> (Office, UserRef) {
        let office = Office::open().await;
        let line = |number| {
            format!(
                r#"{{"type":"message","appId":"a1","conversationId":"v3","data":{{"id":"x{number}","received":"2026-10-04T10:00:00.000Z","author":{{"type":"user","userId":"u2"}},"content":{{"type":"text","text":"words"}}}}}}"#
            )
        };
        let bundle = (0..200).map(line).collect::<Vec<_>>().join("\n");
        office.import(&bundle).await.unwrap();
        (office, UserRef::External(ExternalId::parse("kofi").unwrap()))
    }

    async fn begun(desk: &Desk, user: &UserRef) -> Export {
        let app = AppId::parse("a1").unwrap();
        desk.export_of(&OPERATOR, &app, user).await.unwrap()
    }

    /// Ends once nobody reads from before any more.
    async fn settled(office: &Office) {
        while !office.desk.store.settle().await.unwrap() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn who_takes_nothing_holds_nothing_any_more() {
        let (mut office, kofi) = much().await;
        let waited_for = begun(&office.desk, &kofi).await;
        assert!(
            !office.desk.store.settle().await.unwrap(),
            "somebody reads from before"
        );
        assert!(
            collect(waited_for).await.is_some(),
            "and nothing is lost to who is slow"
        );
        office.desk.patience.still = Duration::ZERO;
        let given_up = begun(&office.desk, &kofi).await;
        settled(&office).await;
        assert!(
            collect(given_up).await.is_none(),
            "what is cut does not pass for whole"
        );
    }

    #[tokio::test]
    async fn after_too_long_in_all_or_once_the_person_goes_nobody_gets_more() {
        let (mut office, kofi) = much().await;
        for (longest, glance) in [(0, 3_600), (3_600, 0)] {
            office.desk.patience = Patience {
                longest: Duration::from_secs(longest),
                glance: Duration::from_secs(glance),
                ..Patience::USUAL
            };
            let copy = begun(&office.desk, &kofi).await;
            if longest > 0 {
                assert!(!office.desk.store.settle().await.unwrap(), "they are here");
                let person = office.person("a1", "kofi").await;
                let reference = office.desk.submit_erasure(&person, "once").await.unwrap();
                let reviewer = office.reviewer_of("a1").await;
                let approved = office
                    .desk
                    .approve(&reviewer, &reference, crate::Verdict::default());
                approved.await.unwrap();
            }
            settled(&office).await;
            assert!(collect(copy).await.is_none());
        }
    }
}
