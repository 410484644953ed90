//! The `rightsdesk` binary.

use std::process::ExitCode;

/// A page is thousands of small strings that come and go together, on whichever thread (docs/decisions/allocator.md).
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    server::cli::main()
}
