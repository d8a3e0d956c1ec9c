//! Where a file's bytes are to be had, once and again, and never more of them than are kept.

use std::io::Read;
use std::path::PathBuf;

use super::scan::problem;
use crate::domain::attachment::MOST_BYTES;
use crate::exchange::Problem;
use crate::files::{Identity, Opened, open};

/// A file of an intake.
pub(super) enum Source {
    /// On the disk, and which file it has to be.
    File(PathBuf, Identity),
    /// In memory, because it can be read only once.
    Bytes(Vec<u8>),
}

/// Why a file has no bytes.
pub(super) enum Unread {
    /// It can't be read.
    Problem(Problem),
    /// Another file has taken its place.
    Exchanged,
    /// It is longer than the store keeps; how long.
    TooLarge(u64),
}

impl Source {
    /// The bytes, as they are now.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Unread> {
        let bytes = match self {
            Source::Bytes(bytes) => bytes.clone(),
            Source::File(path, which) => {
                let told = |error| Unread::Problem(problem(error));
                // What is opened is looked at, not what the name led to before.
                let Opened { file, meta } = open(path, false).map_err(told)?;
                if !meta.is_file() {
                    return Err(Unread::Problem(Problem::NotAFile));
                }
                if Identity::of(&meta) != *which {
                    return Err(Unread::Exchanged);
                }
                if meta.len() > MOST_BYTES {
                    return Err(Unread::TooLarge(meta.len()));
                }
                let mut bytes = Vec::new();
                // It may have grown since it was measured.
                let limit = MOST_BYTES.saturating_add(1);
                file.take(limit).read_to_end(&mut bytes).map_err(told)?;
                bytes
            }
        };
        match bytes.len() as u64 {
            length if length > MOST_BYTES => Err(Unread::TooLarge(length)),
            _ => Ok(bytes),
        }
    }
}
