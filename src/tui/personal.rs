//! What a person has chosen for the own screens, found again the next time: of nobody else's concern, so it lies in
//! the user's own folder of state and never in the store.
//!
//! A file that is not there, can't be read or says something unknown is as if nothing had been chosen.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// The file's name in the folder of state.
const FILE: &str = "screens.json";

/// A person's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Personal {
    /// The columns of the checklist on the leaf of one's own, by their names in files.
    pub checklist_columns: Vec<String>,
}

/// Where they are kept; nowhere where the user has no folder of state.
#[derive(Clone, Debug, Default)]
pub struct Keeping(Option<PathBuf>);

impl Keeping {
    /// In the user's folder of state.
    #[must_use]
    pub fn within(state: Option<&Path>) -> Keeping {
        Keeping(state.map(|it| it.join(FILE)))
    }

    /// What was chosen.
    #[must_use]
    pub fn read(&self) -> Personal {
        let bytes = self.0.as_ref().and_then(|path| fs::read(path).ok());
        let read = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }

    /// Writes it down: another file takes the place of the one before, so that none is ever half.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write(&self, personal: &Personal) -> io::Result<()> {
        let Some(path) = &self.0 else {
            return Ok(());
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        fs::create_dir_all(folder)?;
        // Readable by its user alone: `tempfile` makes files so.
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(&serde_json::to_vec_pretty(personal)?)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_found_again_and_damage_is_as_if_nothing_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = folder.path().join("state");
        let keeping = Keeping::within(Some(&state));
        assert_eq!(keeping.read(), Personal::default());
        let chosen = Personal {
            checklist_columns: vec!["forms".to_owned(), "heard".to_owned()],
        };
        keeping.write(&chosen).expect("written");
        assert_eq!(keeping.read(), chosen);
        assert_eq!(fs::read_dir(&state).expect("listed").count(), 1);
        fs::remove_file(state.join(FILE)).expect("removed");
        fs::create_dir(state.join(FILE)).expect("something else");
        assert_eq!(keeping.read(), Personal::default());
        let nowhere = Keeping::within(None);
        nowhere.write(&chosen).expect("nothing to be done");
        assert_eq!(nowhere.read(), Personal::default());
    }
}
