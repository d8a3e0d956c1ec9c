//! Hears that a file or a folder changed, without polling: others' commits are then folded in, and
//! new files read.

use std::path::{Path, PathBuf};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::error::StoreError;

/// A watch on a store's file, or on a folder. It ends when it is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `heard` from a thread of its own whenever the file at `path` was written, by this
    /// process or another.
    pub fn over(path: &Path, heard: impl Fn() + Send + 'static) -> Result<Watch, StoreError> {
        Watch::start(path, RecursiveMode::NonRecursive, heard, |kind| {
            matches!(
                kind,
                EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) | EventKind::Any
            )
        })
    }

    /// Calls `heard` from a thread of its own whenever something came, was written, was renamed or
    /// went in the folder at `path` or below it. Reading is not heard.
    pub fn over_folder(
        path: &Path,
        heard: impl Fn() + Send + 'static,
    ) -> Result<Watch, StoreError> {
        Watch::start(path, RecursiveMode::Recursive, heard, |kind| match kind {
            EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
            EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(_)
            | EventKind::Remove(_)
            | EventKind::Other => true,
        })
    }

    fn start(
        path: &Path,
        mode: RecursiveMode,
        heard: impl Fn() + Send + 'static,
        matters: impl Fn(EventKind) -> bool + Send + 'static,
    ) -> Result<Watch, StoreError> {
        let fault = |error: &notify::Error| StoreError::System {
            path: PathBuf::from(path),
            cause: error.to_string(),
        };
        let hear = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| matters(event.kind)) {
                heard();
            }
        };
        let mut watcher = notify::recommended_watcher(hear).map_err(|e| fault(&e))?;
        watcher.watch(path, mode).map_err(|e| fault(&e))?;
        Ok(Watch { _watcher: watcher })
    }
}
