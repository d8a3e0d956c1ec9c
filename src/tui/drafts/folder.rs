//! Where the files of drafts lie, what they are called, and whose they are.
//!
//! They lie beside the store, so that they are found from every machine that opens it; where that
//! folder can't be written, in the user's own folder of state. The name says the store and the
//! person: `.office.store.drafts-王秘书.5f3a9c01-12` is the twelfth writing of one session. A file
//! is read only when it is a plain file of this user's.

use std::fs::{self, File};
use std::io::{self, Read};
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use crate::files::{self, Identity, Opened, folder_of};

/// More than this nobody types; what is larger is no file of drafts.
const LARGEST: u64 = 64 << 20;

/// The ending of a file that could not be read and was set aside.
pub(super) const DAMAGED: &str = ".damaged";

/// Where one person's drafts for one store are kept.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The folders, the one to be written first in front.
    folders: Vec<PathBuf>,
    /// What the names of the files begin with.
    prefix: String,
}

/// What a file's name says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// The session; empty for the one file of the versions before.
    pub(super) session: String,
    /// Which of its writings.
    pub(super) writing: u64,
}

impl Folders {
    /// For the drafts of `person` on the store at `store`; `state` is the user's own folder of
    /// state, for when the store's can't be written.
    #[must_use]
    pub fn of(store: &Path, person: &str, state: Option<&Path>) -> Folders {
        let store = fs::canonicalize(store).unwrap_or_else(|_| store.to_path_buf());
        let name = store.file_name().unwrap_or_default().to_string_lossy();
        let person: String = person
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { '_' })
            .collect();
        let beside = folder_of(&store).to_path_buf();
        // The same path again below the folder of state: two stores never share a place.
        let inside = beside
            .components()
            .filter(|it| matches!(it, Component::Normal(_)))
            .collect::<PathBuf>();
        let state = state.map(|state| state.join("drafts").join(inside));
        Folders {
            folders: [beside].into_iter().chain(state).collect(),
            prefix: format!(".{name}.drafts-{person}"),
        }
    }

    /// Who else has drafts beside the store: they are readable for these alone.
    #[must_use]
    pub fn of_others(&self) -> Vec<String> {
        let Some((any, _)) = self.prefix.rsplit_once("drafts-") else {
            return Vec::new();
        };
        let begins = format!("{any}drafts-");
        let listed = self.folders.first().map(fs::read_dir);
        let entries = listed.into_iter().flatten().flatten().flatten();
        let mut names: Vec<String> = entries
            .filter_map(|entry| {
                let name = entry.file_name();
                let name = name.to_str()?;
                let mine = self.read_name(name).is_some();
                let (person, _) = name.strip_prefix(&begins)?.rsplit_once('.')?;
                (!mine && !person.is_empty()).then(|| person.to_owned())
            })
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// The folders, the one to be written first in front.
    pub(super) fn all(&self) -> &[PathBuf] {
        &self.folders
    }

    /// The name of a session's writing.
    pub(super) fn name(&self, name: &Name) -> String {
        format!("{}.{}-{}", self.prefix, name.session, name.writing)
    }

    /// What the files that are being written are called until they are whole.
    pub(super) fn unfinished(&self) -> String {
        format!("{}.unfinished-", self.prefix)
    }

    /// This person's files in a folder with what their names say; a folder that can't be listed has
    /// none.
    pub(super) fn files(&self, folder: &Path) -> Vec<(Name, PathBuf)> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let mut files: Vec<_> = entries
            .filter_map(|entry| {
                let name = entry.file_name();
                let name = self.read_name(name.to_str()?)?;
                Some((name, entry.path()))
            })
            .collect();
        files.sort();
        files
    }

    fn read_name(&self, name: &str) -> Option<Name> {
        let rest = name.strip_prefix(&self.prefix)?;
        if rest.is_empty() {
            return Some(Name {
                session: String::new(),
                writing: 0,
            });
        }
        let (session, writing) = rest.strip_prefix('.')?.split_once('-')?;
        let is_session = session.len() == 8 && session.bytes().all(|it| it.is_ascii_hexdigit());
        is_session.then_some(())?;
        Some(Name {
            session: session.to_owned(),
            writing: writing.parse().ok()?,
        })
    }
}

/// Opens a file of drafts: never through a link, never something that is no plain file (which might
/// keep one waiting), and never what another user has put there.
pub(super) fn open(path: &Path) -> io::Result<File> {
    let Opened { file, meta } = files::open(path, false)?;
    if !meta.is_file() || meta.uid() != rustix::process::geteuid().as_raw() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    Ok(file)
}

/// The bytes of a file of drafts.
pub(super) fn contents(file: &File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Whether `path` still names the open `file`.
pub(super) fn names(path: &Path, file: &File) -> bool {
    let open = Identity::of_open(file).ok();
    let named = fs::symlink_metadata(path).ok();
    open.is_some() && named.as_ref().map(Identity::of) == open
}
