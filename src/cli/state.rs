//! Where the user's own state is kept: what is typed, where it can't lie beside the store.

use std::path::PathBuf;

/// The user's own folder of state.
pub(super) fn state_folder() -> Option<PathBuf> {
    let dirs = directories::ProjectDirs::from("", "", "jiebie")?;
    Some(dirs.state_dir().unwrap_or(dirs.data_dir()).to_path_buf())
}
