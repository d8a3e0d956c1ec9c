//! What somebody was typing when the line dropped: kept in a file, and offered again.
//!
//! One draft a person and store; it goes when the editor is saved or closed by its user. The file
//! is written beside its place and renamed, so a draft is whole or not there.

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

/// Where one person's draft for one store is kept.
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
            path: store.with_file_name(format!(".{name}.draft-{person}")),
        }
    }

    /// The draft that was kept; none when there is none that can be read.
    #[must_use]
    pub fn read(&self) -> Option<Draft> {
        serde_json::from_slice(&fs::read(&self.path).ok()?).ok()
    }

    /// Keeps `draft`, or forgets what was kept.
    ///
    /// # Errors
    /// When the file can't be written; what was kept before is still there then.
    pub fn keep(&self, draft: Option<&Draft>) -> io::Result<()> {
        let Some(draft) = draft else {
            return match fs::remove_file(&self.path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
                _ => Ok(()),
            };
        };
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        serde_json::to_writer(&mut file, draft)?;
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
    fn a_draft_is_kept_read_and_forgotten() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = DraftFile::beside(&folder.path().join("store"), "张三/../x");
        assert_eq!(file.read(), None);
        file.keep(None).expect("nothing to forget");
        let draft = Draft {
            what: What::EditMember(MemberId(3)),
            fields: vec![("name".into(), "王伟\n多行".into())],
        };
        file.keep(Some(&draft)).expect("kept");
        assert_eq!(file.read(), Some(draft));
        file.keep(None).expect("forgotten");
        assert_eq!(file.read(), None);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }
}
