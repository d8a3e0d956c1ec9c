//! Papers to files: where `-o` and `-d` lead, and what is said when they lead nowhere.

use std::path::Path;

use super::failure::Failure;
use super::shell::Shell;
use crate::exchange::papers::save_paper;
use crate::exchange::word::{self, Paper};
use crate::text;

/// Is it `-`, the standard output?
pub(super) fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Writes a paper to a file, in place of what it held, or to the standard output.
pub(super) fn save(shell: &mut Shell, to: &Path, paper: &Paper) -> Result<(), Failure> {
    if is_standard(to) {
        let bytes = word::write(paper).map_err(|cause| Failure::File {
            path: "-".to_owned(),
            cause,
        })?;
        return shell.out.raw(&bytes);
    }
    save_paper(to, paper).map_err(|error| Failure::Asked(error.text()))
}

/// Sees to it that there is such a folder.
pub(super) fn make_folder(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder).map_err(|cause| {
        let path = folder.display().to_string();
        if folder.exists() {
            return Failure::Asked(text!(
                "“{path}”不是目录。请给出目录。",
                "\"{path}\" is no folder; name a folder."
            ));
        }
        Failure::File { path, cause }
    })
}
