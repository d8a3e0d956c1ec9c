//! How a store's file begins: what is one is never written over as if it were any file.

use std::io::Read;
use std::path::Path;

use super::opening::open;

/// The first bytes of every store's file: the engine's.
pub const STORE: &[u8] = b"redb\x1A\x0A\xA9\x0D\x0A";

/// Is the file a store, of whomever? What can't be read is not said to be one.
#[must_use]
pub fn is_store(path: &Path) -> bool {
    let Ok(opened) = open(path, true) else {
        return false;
    };
    let mut begins = [0; STORE.len()];
    let mut file = opened.file;
    opened.meta.is_file() && file.read_exact(&mut begins).is_ok() && begins == *STORE
}
