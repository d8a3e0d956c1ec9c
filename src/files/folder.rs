//! The folder of a file: which it is, that it keeps a name, and what killed programs left in it.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use super::opening::open;

/// The folder in which a file of this name lies, or would.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes durable what a folder lists; a system that opens no folders does that by itself.
///
/// # Errors
/// What the system says.
pub fn make_durable(folder: &Path) -> io::Result<()> {
    match File::open(folder) {
        Ok(folder) => folder.sync_all(),
        Err(_) => Ok(()),
    }
}

/// Removes the files of such names that killed programs have left in the folder: nobody holds them
/// locked. What can't be removed is left; it is in nobody's way.
pub fn clear_away(folder: &Path, is_ours: impl Fn(&str) -> bool) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|it| is_ours(&it.file_name().to_string_lossy())) {
        let Ok(left) = open(&entry.path(), false) else {
            continue;
        };
        // Locked until it is gone: whoever has just made it finds that out, and makes another.
        if left.meta.is_file() && left.file.try_lock().is_ok() {
            let _ = fs::remove_file(entry.path());
        }
    }
}
