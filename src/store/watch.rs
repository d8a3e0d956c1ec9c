//! Hears that the file changed, without polling: others' commits are then folded in.

use std::path::{Path, PathBuf};

use notify::event::{EventKind, ModifyKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};

use super::error::StoreError;

/// A watch on a store's file. It ends when it is dropped.
pub struct Watch {
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `heard` from a thread of its own whenever the file at `path` was written, by this
    /// process or another.
    pub fn over(path: &Path, heard: impl Fn() + Send + 'static) -> Result<Watch, StoreError> {
        let fault = |error: &notify::Error| StoreError::System {
            path: PathBuf::from(path),
            cause: error.to_string(),
        };
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                let written = event.is_ok_and(|event| {
                    matches!(
                        event.kind,
                        EventKind::Modify(ModifyKind::Data(_) | ModifyKind::Any) | EventKind::Any
                    )
                });
                if written {
                    heard();
                }
            })
            .map_err(|e| fault(&e))?;
        watcher
            .watch(path, RecursiveMode::NonRecursive)
            .map_err(|e| fault(&e))?;
        Ok(Watch { _watcher: watcher })
    }
}
