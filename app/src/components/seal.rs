//! The seal: fine rings around a door. It stands only where a signature stands behind it, or as a promise at the door.

use std::{f64::consts::TAU, fmt::Write as _, sync::LazyLock};

use leptos::prelude::*;

/// The door inside the rings.
const DOOR: &str = "M36 31h28v38H36zM45 31v38M54.5 59h.01";
/// How many waves a ring has.
const WAVES: f64 = 12.0;
/// How many points it is drawn with.
const POINTS: u32 = 144;

static OUTER: LazyLock<String> = LazyLock::new(|| ring(44.0, 4.0));
static INNER: LazyLock<String> = LazyLock::new(|| ring(37.0, 5.0));

/// The seal without its tick: a promise, not a proof.
#[component]
pub fn Seal() -> impl IntoView {
    let turned = |id: &'static str, degrees: &'static str| {
        view! { <use href=id transform=format!("rotate({degrees} 50 50)") /> }
    };
    view! {
        <svg class="seal plainly" viewBox="0 0 100 100" aria-hidden="true">
            <g stroke-width=".55">
                <path id="ring-o" d=OUTER.as_str()/>
                <path id="ring-i" d=INNER.as_str()/>
                {turned("#ring-o", "15")}
                {turned("#ring-i", "7.5")}
                {turned("#ring-i", "15")}
                {turned("#ring-i", "22.5")}
            </g>
            <path stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round" d=DOOR/>
        </svg>
    }
}

/// A circle that swings `swing` in and out of `radius`.
fn ring(radius: f64, swing: f64) -> String {
    let mut path = String::new();
    for point in 0..POINTS {
        let turn = TAU * f64::from(point) / f64::from(POINTS);
        let r = swing.mul_add((WAVES * turn).sin(), radius);
        let (x, y) = (r.mul_add(turn.cos(), 50.0), r.mul_add(turn.sin(), 50.0));
        let to = if point == 0 { 'M' } else { 'L' };
        // Writing into a String does not fail.
        let _ = write!(path, "{to}{x:.1} {y:.1}");
    }
    path.push('Z');
    path
}
