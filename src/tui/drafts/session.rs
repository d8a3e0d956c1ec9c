//! One session's file of drafts: written whole each time under a new name, found by the sessions
//! that come after, taken over from one that goes on.
//!
//! A session is alive as long as it holds the lock on its file; the system lets go of it however
//! the session ends, so nothing is guessed. A file changes hands by its name: who renames or removes
//! it first has it, and the other finds its own name gone. A killed session leaves its last writing.

use std::collections::HashSet;
use std::fs::{self, File, TryLockError};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use chrono::{DateTime, Local, NaiveDateTime};

use super::folder::{self, DAMAGED, Folders, Name};
use super::{Draft, Found, Living, format};
use crate::files::clear_away;

/// The path of the session's own file, shared with who asks whether it is there still.
#[derive(Clone, Debug, Default)]
pub(super) struct Own(Arc<Mutex<Option<PathBuf>>>);

impl Own {
    fn replace(&self, path: Option<PathBuf>) -> Option<PathBuf> {
        let mut own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *own, path)
    }

    /// Whether another session took the file over. Told once.
    pub(super) fn was_taken(&self) -> bool {
        let mut own = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let gone = own.as_deref().is_some_and(|path| {
            fs::symlink_metadata(path).is_err_and(|it| it.kind() == io::ErrorKind::NotFound)
        });
        if gone {
            *own = None;
        }
        gone
    }
}

/// What a writing has to tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The folder, where it is not the store's, and why; told once.
    pub elsewhere: Option<(PathBuf, io::ErrorKind)>,
    /// Whether another session has taken over what this one had kept.
    pub taken: bool,
}

/// A session's drafts on the disk.
#[derive(Debug)]
pub struct Session {
    folders: Folders,
    name: Name,
    /// What the next writing replaces: the one before, and files of other sessions.
    held: Vec<Held>,
    own: Own,
    told_elsewhere: bool,
}

/// A file and the lock on it.
#[derive(Debug)]
struct Held {
    path: PathBuf,
    _lock: File,
}

impl Session {
    /// A session that has written nothing yet.
    #[must_use]
    pub fn new(folders: Folders) -> Session {
        let random = RandomState::new().build_hasher().finish();
        Session {
            folders,
            name: Name {
                session: format!("{:08x}", random as u32),
                writing: 0,
            },
            held: Vec::new(),
            own: Own::default(),
            told_elsewhere: false,
        }
    }

    pub(super) fn own(&self) -> Own {
        self.own.clone()
    }

    /// What is there: of sessions that are no more it is this one's from now on; damaged files are
    /// set aside. Nothing is written before the next [`Session::write`].
    pub fn find(&mut self) -> Found {
        let mut found = Found::default();
        for folder in self.folders.all().to_vec() {
            let unfinished = self.folders.unfinished();
            clear_away(&folder, |name| name.starts_with(&unfinished));
            // A session that writes while the folder is listed shows neither name, or both.
            let again = self.find_in(&folder, &mut found);
            if again {
                self.find_in(&folder, &mut found);
            }
        }
        found.left.sort_by_key(|draft| draft.at);
        found
    }

    /// Looks into a folder; whether a file went while it was looked at.
    fn find_in(&mut self, folder: &Path, found: &mut Found) -> bool {
        let mut gone = false;
        let mut seen = HashSet::new();
        // The newest writing of a session first: the one before says less.
        for (name, path) in self.folders.files(folder).into_iter().rev() {
            let known = |path: &Path| {
                let mine = self.held.iter().any(|it| it.path == *path);
                mine || found.living.iter().any(|it| it.path == *path)
            };
            if name.session == self.name.session || known(&path) {
                continue;
            }
            let first = seen.insert(name.session.clone());
            let file = match folder::open(&path) {
                Ok(file) => file,
                Err(error) => {
                    gone |= error.kind() == io::ErrorKind::NotFound;
                    continue;
                }
            };
            match file.try_lock() {
                Ok(()) if !folder::names(&path, &file) => gone = true,
                Ok(()) => match read(&file) {
                    Ok(drafts) => {
                        if first {
                            found.left.extend(drafts);
                        }
                        self.held.push(Held { path, _lock: file });
                    }
                    Err(_) => {
                        // The writing before it may be whole.
                        seen.remove(&name.session);
                        found.damaged.extend(set_aside(&path));
                    }
                },
                // Where a file system knows no locks, nobody can be told from somebody: asked, too.
                Err(TryLockError::WouldBlock | TryLockError::Error(_)) => {
                    if first
                        && let Ok(drafts) = read(&file)
                        && drafts.iter().any(|it| !it.discarded)
                    {
                        found.living.push(Living { path, drafts });
                    }
                }
            }
        }
        gone
    }

    /// In how many drafts such words stand that would be thrown away, and in how many of sessions that go on.
    /// Nothing is thrown away.
    #[must_use]
    pub fn naming(mut self, says: &dyn Fn(&str) -> bool) -> (usize, usize) {
        let found = self.find();
        let left = found.left.iter().filter(|it| it.has_text(says)).count();
        (left, Living::naming(&found.living, says))
    }

    /// Throws away what was left of drafts in which such words stand; how many went, and how many stand in
    /// sessions that go on.
    ///
    /// # Errors
    /// When the others can't be kept.
    pub fn forget(&mut self, says: &dyn Fn(&str) -> bool) -> io::Result<(usize, usize)> {
        let found = self.find();
        let (gone, kept): (Vec<Draft>, Vec<Draft>) =
            found.left.into_iter().partition(|it| it.has_text(says));
        if !gone.is_empty() {
            self.write(&kept)?;
        }
        Ok((gone.len(), Living::naming(&found.living, says)))
    }

    /// Writes what is to be kept in the place of what was.
    ///
    /// # Errors
    /// When it can be written nowhere; what was kept before is still there then.
    pub fn write(&mut self, drafts: &[Draft]) -> io::Result<Written> {
        let mut written = Written::default();
        let new = if drafts.is_empty() {
            None
        } else {
            let (held, elsewhere) = self.write_somewhere(&format::write(drafts)?)?;
            if let Some(why) = elsewhere
                && !std::mem::replace(&mut self.told_elsewhere, true)
            {
                let folder = held.path.parent().map(Path::to_path_buf);
                written.elsewhere = folder.map(|folder| (folder, why));
            }
            Some(held)
        };
        let before = self.own.replace(new.as_ref().map(|it| it.path.clone()));
        for old in std::mem::replace(&mut self.held, new.into_iter().collect()) {
            let gone = fs::remove_file(&old.path)
                .is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
            written.taken |= gone && before.as_ref() == Some(&old.path);
        }
        Ok(written)
    }

    /// Takes over what another session, which goes on, has kept at `path`; it finds its file gone
    /// and says so. None when it has nothing any more.
    ///
    /// # Errors
    /// When its file can't be had.
    pub fn take_over(&mut self, path: &Path) -> io::Result<Option<Vec<Draft>>> {
        let Some(folder) = path.parent() else {
            return Ok(None);
        };
        let session = |path: &Path| {
            let files = self.folders.files(folder);
            files
                .into_iter()
                .find(|it| it.1 == path)
                .map(|it| it.0.session)
        };
        let mut path = path.to_path_buf();
        let whose = session(&path).or_else(|| {
            // It has written meanwhile: its name says which session it is.
            let (_, rest) = path.file_name()?.to_str()?.rsplit_once('.')?;
            Some(rest.split_once('-')?.0.to_owned())
        });
        // Who writes on while it is taken from has the next writing out in a moment.
        for _ in 0..20 {
            self.name.writing += 1;
            let mine = folder.join(self.folders.name(&self.name));
            match fs::rename(&path, &mine) {
                Ok(()) => {
                    let file = folder::open(&mine)?;
                    let drafts = read(&file)?;
                    self.held.push(Held {
                        path: mine,
                        _lock: file,
                    });
                    return Ok(Some(drafts));
                }
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                Err(_) => {}
            }
            let files = self.folders.files(folder).into_iter().rev();
            let mut theirs = files.filter(|(name, _)| Some(&name.session) == whose.as_ref());
            match theirs.next() {
                Some((_, next)) => path = next,
                None => return Ok(None),
            }
        }
        Ok(None)
    }

    /// Writes into the first folder that takes it; whether that is another than the store's.
    fn write_somewhere(&mut self, bytes: &[u8]) -> io::Result<(Held, Option<io::ErrorKind>)> {
        let mut first = None;
        for (n, folder) in self.folders.all().to_vec().iter().enumerate() {
            if n > 0 {
                // Made for this user alone; what is wrong with it, the writing says.
                let _ = make_folder(folder);
            }
            // A session that starts may take a file that is not locked yet for a leftover.
            let written = match self.write_into(folder, bytes) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.write_into(folder, bytes)
                }
                written => written,
            };
            match written {
                Ok(held) => return Ok((held, first.map(|it: io::Error| it.kind()))),
                Err(error) => first = first.or(Some(error)),
            }
        }
        Err(first.unwrap_or_else(|| io::ErrorKind::NotFound.into()))
    }

    fn write_into(&mut self, folder: &Path, bytes: &[u8]) -> io::Result<Held> {
        // Readable by its user alone: `tempfile` makes files so.
        let mut file = tempfile::Builder::new()
            .prefix(&self.folders.unfinished())
            .tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_data()?;
        // Nobody else knows the name yet. Where nothing can be locked, others see nobody there.
        let _ = file.as_file().try_lock();
        self.name.writing += 1;
        let path = folder.join(self.folders.name(&self.name));
        let lock = file.persist(&path).map_err(|error| error.error)?;
        Ok(Held { path, _lock: lock })
    }
}

fn read(file: &File) -> io::Result<Vec<Draft>> {
    let bytes = folder::contents(file)?;
    let written = file.metadata()?.modified()?;
    Ok(format::read(&bytes, local(written))?)
}

fn local(moment: SystemTime) -> NaiveDateTime {
    DateTime::<Local>::from(moment).naive_local()
}

/// Gives a damaged file another name; where it lies then.
fn set_aside(path: &Path) -> Option<PathBuf> {
    let mut name = path.as_os_str().to_owned();
    name.push(DAMAGED);
    let aside = PathBuf::from(name);
    fs::rename(path, &aside).ok().map(|()| aside)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

#[cfg(test)]
#[path = "session_tests.rs"]
mod tests;
