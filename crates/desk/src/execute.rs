//! Carrying decisions out.

use std::time::Duration;

use domain::{
    audit::{Act, By, Chain},
    request::{Execution, State},
};
use store::{Job, Step};

use crate::{Desk, Error};

/// How long a worker may hold a job without a sign of life.
const LEASE: Duration = Duration::from_secs(60);
/// About how many rows go in one transaction: few enough that others get their turn.
const BATCH: u32 = 5_000;

impl Desk {
    /// Carries out one waiting decision, if there is one. What a crash broke off is taken up again once its lease
    /// has ended.
    ///
    /// # Errors
    /// [`Error::Store`] if the store fails; the job stays in line.
    pub async fn work(&self) -> Result<bool, Error> {
        let now = self.clock.now();
        let Some(job) = self.store.take_job(now, now + LEASE).await? else {
            return Ok(false);
        };
        self.execute(&job).await?;
        Ok(true)
    }

    /// Returns when a decision was put in line by this process.
    pub async fn wait_for_work(&self) {
        self.work.notified().await;
    }

    async fn execute(&self, job: &Job) -> Result<(), Error> {
        let chain = Chain::App(job.app.clone());
        let request = self
            .store
            .request(&job.app, &job.reference)
            .await?
            .ok_or(Error::NotFound)?;
        let executing = request.clone().start(self.clock.now())?;
        if executing != request {
            let entry = self
                .entry(Act::ExecutionStarted, By::Portal)
                .about(request.subject)
                .of(&job.reference);
            self.store
                .advance(&request, &executing, self.log(chain.clone(), entry))
                .await?;
        }
        let erased = loop {
            match self
                .store
                .erase_batch(job, BATCH, self.clock.now() + LEASE)
                .await?
            {
                Step::More => {}
                Step::Complete(erased) => break erased,
                Step::Gone => return Ok(()),
            }
        };
        let State::Executing { started_at, .. } = executing.state else {
            return Err(Error::Moved);
        };
        let execution = Execution {
            started_at,
            finished_at: self.clock.now(),
            erased,
        };
        let entry = self
            .entry(Act::ExecutionFinished, By::Portal)
            .about(request.subject)
            .of(&job.reference);
        let entry = entry.with("erased", serde_json::json!(erased));
        let tombstones = [request.subject, self.keyring.subject_of_user(&job.app, &job.user)];
        let done = executing.finish(execution)?;
        self.store
            .finish_job(job, &done, &tombstones, self.log(chain, entry))
            .await?;
        if !self.store.settle().await? {
            tracing::warn!(request = %job.reference, "the write-ahead log still holds erased pages: a reader was in the way");
        }
        Ok(())
    }
}
