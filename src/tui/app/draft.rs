//! What somebody was typing when the line dropped: kept in a file, and offered again.
//!
//! A person may be interrupted in two terminals at once, so the file holds a list: a draft is added
//! when a line drops and taken out when its editor is saved or closed by its user. The file is
//! written beside its place and renamed, so it is whole or not there.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::tui::editors::What;

/// An editor with what was typed into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Which editor.
    pub what: What,
    /// The fields by name, as typed.
    pub fields: Vec<(String, String)>,
}

/// Where one person's drafts for one store are kept.
#[derive(Clone, Debug)]
pub struct DraftFile {
    path: PathBuf,
}

impl DraftFile {
    /// The place beside the store, in the name of `person`.
    #[must_use]
    pub fn beside(store: &Path, person: &str) -> DraftFile {
        let name = store.file_name().unwrap_or_default().to_string_lossy();
        let person: String = person
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '_' })
            .collect();
        DraftFile {
            path: store.with_file_name(format!(".{name}.drafts-{person}")),
        }
    }

    /// The drafts that were kept, oldest first; none when there are none that can be read.
    #[must_use]
    pub fn read(&self) -> Vec<Draft> {
        fs::read(&self.path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Keeps one more draft.
    ///
    /// # Errors
    /// When the file can't be written; what was kept before is still there then.
    pub fn keep(&self, draft: &Draft) -> io::Result<()> {
        let mut drafts = self.read();
        if !drafts.contains(draft) {
            drafts.push(draft.clone());
        }
        self.write(&drafts)
    }

    /// Forgets a draft that was kept.
    ///
    /// # Errors
    /// When the file can't be written; the draft is still kept then.
    pub fn forget(&self, draft: &Draft) -> io::Result<()> {
        let mut drafts = self.read();
        drafts.retain(|kept| kept != draft);
        self.write(&drafts)
    }

    fn write(&self, drafts: &[Draft]) -> io::Result<()> {
        if drafts.is_empty() {
            return match fs::remove_file(&self.path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
                _ => Ok(()),
            };
        }
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut file, drafts)?;
        file.flush()?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|e| e.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::MemberId;

    #[test]
    fn drafts_are_kept_read_and_forgotten_one_by_one() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = DraftFile::beside(&folder.path().join("store"), "张三/../x");
        assert_eq!(file.read(), []);
        let draft = |member| Draft {
            what: What::EditMember(MemberId(member)),
            fields: vec![("name".into(), "王伟\n多行".into())],
        };
        file.forget(&draft(1)).expect("nothing to forget");
        file.keep(&draft(1)).expect("kept");
        file.keep(&draft(2)).expect("kept");
        file.keep(&draft(2)).expect("kept once");
        assert_eq!(file.read(), [draft(1), draft(2)]);
        file.forget(&draft(1)).expect("forgotten");
        assert_eq!(file.read(), [draft(2)]);
        file.forget(&draft(2)).expect("forgotten");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
