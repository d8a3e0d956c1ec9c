//! What a person has chosen for the own screens, found again the next time: of nobody else's concern, so it lies in
//! the user's own folder of state and never in the store.
//!
//! A file that is not there, can't be read or says something unknown is as if nothing had been chosen.

use std::collections::BTreeMap;
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
    /// How lists are arranged, by their names in files.
    pub lists: BTreeMap<String, Arrangement>,
    /// The arrangements of lists that were given names.
    pub views: BTreeMap<String, Vec<NamedView>>,
}

/// How a list is arranged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Arrangement {
    /// The columns that are shown, by their names in files; all where none is named.
    pub columns: Vec<String>,
    /// The column by which it is sorted, and whether that is turned round.
    pub sort: Option<(String, bool)>,
}

/// An arrangement with a name, and what is typed into the filter with it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NamedView {
    /// The name.
    pub name: String,
    /// The arrangement.
    pub arrangement: Arrangement,
    /// What is typed into the filter.
    pub filter: String,
}

impl Personal {
    /// How a list is arranged.
    #[must_use]
    pub fn arranged(&self, list: &str) -> Arrangement {
        self.lists.get(list).cloned().unwrap_or_default()
    }

    /// The named views of a list.
    #[must_use]
    pub fn views_of(&self, list: &str) -> &[NamedView] {
        self.views.get(list).map_or(&[], Vec::as_slice)
    }

    /// The same, with a list as it is arranged now.
    #[must_use]
    pub fn with(&self, list: &str, arranged: Arrangement, views: Vec<NamedView>) -> Personal {
        let mut personal = self.clone();
        match arranged == Arrangement::default() {
            true => drop(personal.lists.remove(list)),
            false => drop(personal.lists.insert(list.to_owned(), arranged)),
        }
        match views.is_empty() {
            true => drop(personal.views.remove(list)),
            false => drop(personal.views.insert(list.to_owned(), views)),
        }
        personal
    }
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
            ..Personal::default()
        };
        let arranged = Arrangement {
            columns: vec!["date".to_owned()],
            sort: Some(("date".to_owned(), true)),
        };
        let view = NamedView {
            name: "我的".to_owned(),
            arrangement: arranged.clone(),
            filter: "座谈".to_owned(),
        };
        let chosen = chosen.with("records/activity", arranged.clone(), vec![view]);
        assert_eq!(chosen.arranged("records/activity"), arranged);
        assert_eq!(chosen.views_of("records/activity").len(), 1);
        let none = chosen.with("records/activity", Arrangement::default(), Vec::new());
        assert!(none.lists.is_empty() && none.views.is_empty());
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
