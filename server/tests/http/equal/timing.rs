//! Whether two things take the same time, after dudect (Reparaz, Balasch, Verbauwhede 2017): interleaved measurements,
//! each pair in an order by chance, Welch's t, over all of them and without the slowest ones.

use std::{fmt, time::Instant};

/// In `make test`.
pub const FEW: usize = 2_000;
/// Measured and thrown away, until everything is warm.
const WARM: usize = 200;

/// How many pairs to measure: `RIGHTSDESK_PAIRS`, else few.
pub fn pairs() -> usize {
    std::env::var("RIGHTSDESK_PAIRS").map_or(FEW, |pairs| pairs.parse().unwrap())
}

/// For the coin, so that a run can be done again: `RIGHTSDESK_SEED`, else always the same.
fn seed() -> u64 {
    std::env::var("RIGHTSDESK_SEED").map_or(0, |seed| seed.parse().unwrap())
}

/// Whether this is the long run, with the machine to itself: `RIGHTSDESK_PAIRS` is set.
pub fn is_long_run() -> bool {
    std::env::var_os("RIGHTSDESK_PAIRS").is_some()
}

/// What |t| has to stay under. Few pairs on a machine that does other things meanwhile show only what is gross; with
/// 100,000 the bar is dudect's own.
pub fn bar(pairs: usize) -> f64 {
    if pairs >= 100_000 { 4.5 } else { 10.0 }
}

/// What came of it.
pub struct Timing {
    pub pairs: usize,
    /// Welch's t over all, over all but the slowest hundredth, and over all but the slowest tenth.
    pub t: [f64; 3],
    /// How much longer the second took, in nanoseconds, without the slowest tenth.
    pub longer: f64,
    /// How long the first took, likewise.
    pub first: f64,
}

impl Timing {
    /// The largest |t|.
    pub fn worst(&self) -> f64 {
        self.t.iter().fold(0.0, |worst, t| t.abs().max(worst))
    }
}

impl fmt::Display for Timing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            pairs,
            t,
            longer,
            first,
        } = self;
        write!(
            f,
            "t = {:.2} over {pairs} pairs ({:.2} without the slowest 1 %, {:.2} without 10 %); {:.1} µs and {:+.2} µs",
            t[0],
            t[1],
            t[2],
            first / 1_000.0,
            longer / 1_000.0
        )
    }
}

/// Measures so many pairs. Both are given the pair's number.
pub async fn measure(
    pairs: usize,
    mut one: impl AsyncFnMut(usize),
    mut other: impl AsyncFnMut(usize),
) -> Timing {
    let mut taken = [Vec::with_capacity(pairs), Vec::with_capacity(pairs)];
    let mut coin = 0x9e37_79b9_7f4a_7c15 ^ seed();
    for pair in 0..pairs + WARM {
        // Marsaglia's xorshift: any coin will do that does not know what is measured.
        coin ^= coin << 13;
        coin ^= coin >> 7;
        coin ^= coin << 17;
        let order = if coin >> 63 == 0 { [0, 1] } else { [1, 0] };
        for which in order {
            let begun = Instant::now();
            if which == 0 {
                one(pair).await;
            } else {
                other(pair).await;
            }
            let took = begun.elapsed().as_secs_f64() * 1e9;
            if pair >= WARM {
                taken[which].push(took);
            }
        }
    }
    let mut all: Vec<f64> = taken.concat();
    all.sort_by(f64::total_cmp);
    // By one threshold for both, as dudect does.
    let without = |slowest: usize| {
        let most = all[all.len() - 1 - all.len() * slowest / 100];
        taken.each_ref().map(|taken| {
            taken
                .iter()
                .copied()
                .filter(|took| *took <= most)
                .collect::<Vec<_>>()
        })
    };
    let cropped = [0, 1, 10].map(without);
    let t = cropped.each_ref().map(|[one, other]| welch(one, other));
    let [one, other] = cropped[2].each_ref().map(|taken| moments(taken).0);
    Timing {
        pairs,
        t,
        longer: other - one,
        first: one,
    }
}

/// Mean, and the variance of the mean.
fn moments(taken: &[f64]) -> (f64, f64) {
    #[expect(clippy::cast_precision_loss, reason = "no test takes that long")]
    let count = taken.len() as f64;
    let mean = taken.iter().sum::<f64>() / count;
    let squares: f64 = taken.iter().map(|took| (took - mean).powi(2)).sum();
    (mean, squares / (count - 1.0) / count)
}

fn welch(one: &[f64], other: &[f64]) -> f64 {
    let ((first, spread), (second, other_spread)) = (moments(one), moments(other));
    (first - second) / (spread + other_spread).sqrt()
}

#[test]
fn welchs_t_is_known_for_known_numbers() {
    // Ruxton 2006 has the formula; these were reckoned by hand.
    let t = welch(&[1.0, 2.0, 3.0, 4.0], &[2.0, 4.0, 6.0, 8.0]);
    assert!((t + 1.732_050_8).abs() < 1e-6, "{t}");
    assert!(welch(&[1.0, 2.0, 3.0], &[3.0, 1.0, 2.0]).abs() < 1e-12);
}
