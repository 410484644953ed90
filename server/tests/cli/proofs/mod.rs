//! What holds whatever happens to the machine: it is killed, loses its power, has no room, or is looked through to the last
//! byte. The real binary works on real folders; `strace` kills it at a write, lets a write fail, and writes down what was
//! synced. Each proof prints what it has counted, and has a control that is caught. `RIGHTSDESK_ROUNDS` asks for more of it
//! and `RIGHTSDESK_SEED` for other moments, as `make soak` does.

mod acts;
mod backups;
mod canaries;
mod dice;
mod disk;
mod full;
mod house;
mod kill;
mod power;
mod trace;

/// A number that the environment asks for.
fn number(name: &str, usual: usize) -> usize {
    std::env::var(name).map_or(usual, |number| number.parse().unwrap())
}
