//! Hears that a file or a folder changed, without polling: others' commits are then folded in, and
//! new files read.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::error::StoreError;
use crate::files::{folder_of, in_words};
use crate::text;

/// A watch on a store's file, or on a folder. It ends when it is dropped.
pub struct Watch {
    watcher: RecommendedWatcher,
}

impl Watch {
    /// Calls `heard` from a thread of its own whenever the file at `path` was written, by this
    /// process or another, and whenever its name was given to another file, or taken away.
    pub fn over(path: &Path, heard: impl Fn() + Send + 'static) -> Result<Watch, StoreError> {
        let name = path.file_name().map(OsStr::to_os_string);
        let mut watch = Watch::start(path, RecursiveMode::NonRecursive, heard, move |event| {
            let matters = match event.kind {
                EventKind::Modify(ModifyKind::Metadata(_) | ModifyKind::Other)
                | EventKind::Access(_) => false,
                EventKind::Any
                | EventKind::Create(_)
                | EventKind::Modify(_)
                | EventKind::Remove(_)
                | EventKind::Other => true,
            };
            // The folder tells of all its names.
            let mut names = event.paths.iter().map(|it| it.file_name());
            matters && names.any(|it| it == name.as_deref())
        })?;
        // A folder that may not be listed has no news of its names; writing still looks at them.
        let _ = watch
            .watcher
            .watch(folder_of(path), RecursiveMode::NonRecursive);
        Ok(watch)
    }

    /// Calls `heard` from a thread of its own whenever something came, was written, was renamed or
    /// went in the folder at `path` or below it. Reading is not heard.
    pub fn over_folder(
        path: &Path,
        heard: impl Fn() + Send + 'static,
    ) -> Result<Watch, StoreError> {
        Watch::start(path, RecursiveMode::Recursive, heard, |event| {
            match event.kind {
                EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
                EventKind::Any
                | EventKind::Create(_)
                | EventKind::Modify(_)
                | EventKind::Remove(_)
                | EventKind::Other => true,
            }
        })
    }

    fn start(
        path: &Path,
        mode: RecursiveMode,
        heard: impl Fn() + Send + 'static,
        matters: impl Fn(&Event) -> bool + Send + 'static,
    ) -> Result<Watch, StoreError> {
        let fault = |error: &notify::Error| StoreError::System {
            path: PathBuf::from(path),
            cause: match &error.kind {
                notify::ErrorKind::Io(error) => in_words(error),
                _ => text!("不能监视文件的变动", "the watch says \"{error}\""),
            },
        };
        let hear = move |event: notify::Result<notify::Event>| {
            if event.is_ok_and(|event| matters(&event)) {
                heard();
            }
        };
        let mut watcher = notify::recommended_watcher(hear).map_err(|e| fault(&e))?;
        watcher.watch(path, mode).map_err(|e| fault(&e))?;
        Ok(Watch { watcher })
    }
}
