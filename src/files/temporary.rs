//! Folders for what goes away with the program: a demo's store, the trials of an import.
//!
//! A program that is killed leaves its folder; the next to make one clears it away. Each is locked
//! for as long as it is used, so that those of other programs stay.

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use tempfile::TempDir;

const PREFIX: &str = "jiebie-temporary-";

/// A folder of this program's own. It goes away with this.
#[derive(Debug)]
pub struct TemporaryFolder {
    folder: TempDir,
    /// Locked: the folder is in use.
    _lock: Option<File>,
}

impl TemporaryFolder {
    /// Makes one in `place`, the system's folder for such, and clears those away that nobody uses.
    ///
    /// # Errors
    /// What the system says.
    pub fn within(place: &Path) -> io::Result<TemporaryFolder> {
        clear_away(place);
        loop {
            let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place)?;
            let lock = File::open(folder.path()).ok();
            // Another program may take it for left in this moment, and clear it away; where there are
            // no locks, nothing is cleared.
            let locked = lock.as_ref().map(File::try_lock);
            let is_taken = matches!(locked, Some(Err(TryLockError::WouldBlock)));
            if !is_taken && folder.path().is_dir() {
                return Ok(TemporaryFolder {
                    folder,
                    _lock: lock,
                });
            }
        }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// Removes this user's folders that no program uses. What can't be removed is in nobody's way.
fn clear_away(place: &Path) {
    let mine = rustix::process::geteuid().as_raw();
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(PREFIX)
            && fs::symlink_metadata(entry.path())
                .is_ok_and(|meta| meta.is_dir() && meta.uid() == mine);
        if !is_ours {
            continue;
        }
        let Ok(folder) = File::open(entry.path()) else {
            continue;
        };
        if folder.try_lock().is_ok() {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_uses_is_cleared_away_and_what_is_used_stays() {
        let place = tempfile::tempdir().expect("a folder");
        let left = place.path().join("jiebie-temporary-Ab12");
        fs::create_dir(&left).expect("a folder");
        fs::write(left.join("demo.store"), "left by a killed run").expect("a file");
        fs::create_dir(place.path().join("others")).expect("a folder");
        let first = TemporaryFolder::within(place.path()).expect("made");
        assert!(!left.exists());
        let second = TemporaryFolder::within(place.path()).expect("made");
        assert!(first.path().is_dir() && second.path().is_dir());
        drop((first, second));
        let names: Vec<_> = fs::read_dir(place.path())
            .expect("a folder")
            .map(|it| it.expect("an entry").file_name())
            .collect();
        assert_eq!(names, ["others"]);
    }
}
