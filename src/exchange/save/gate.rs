//! The gate: leave to write a file.
//!
//! Nothing in the house writes a file for a person but with a [`Permit`], and only a gate makes one.
//! A gate is made around a store, open or not; it knows what lies there, and hears what the run has
//! read. It never lets through the store, what belongs to it (originals, drafts, notes), or an input
//! of the run, by whatever name: files are told apart by device and inode. Nor does it let through any other store. What is there already is
//! replaced only where the person has said so.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, ErrorKind};
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::error::{SaveError, Standard};
use crate::files::{Identity, destination, folder_of, is_store, missing_folder};

/// What becomes of a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IfThere {
    /// It stays, and nothing is written.
    Refuse,
    /// It is replaced: the person was asked, or has said so.
    Replace,
}

/// Gives leave to write.
#[derive(Clone, Debug)]
pub struct Gate {
    /// The store, as it was named; there may be none yet.
    store: PathBuf,
    /// Where it lies: as it was named, and where links lead.
    homes: Vec<PathBuf>,
    /// What this run reads.
    inputs: Vec<Identity>,
    record: Record,
}

/// The files that were written with leave of the gates that share it, in their order.
#[derive(Clone, Debug, Default)]
pub struct Record(Arc<Mutex<Vec<PathBuf>>>);

impl Record {
    /// The files, as the person called them.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(super) fn add(&self, path: &Path) {
        let mut files = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(path.to_owned());
    }
}

/// How a file is called while it is written.
pub(super) const PREFIX: &str = ".jiebie-";
pub(super) const SUFFIX: &str = ".tmp";

/// Leave to write one file.
#[derive(Debug)]
pub struct Permit {
    /// As the person called it.
    pub(super) path: PathBuf,
    pub(super) target: Target,
    pub(super) record: Record,
}

/// What is written to.
#[derive(Debug)]
pub(super) enum Target {
    /// A file at this place; what stands there already and is replaced.
    File(PathBuf, Option<(Identity, Permissions)>),
    /// A device or a pipe, which takes bytes as it is.
    Stream,
    /// What was opened for this process, by a name such as `/dev/stdout`: written on behind what it
    /// has.
    Descriptor,
}

impl Gate {
    /// The gate around the store that `store` leads to, or would.
    #[must_use]
    pub fn around(store: &Path) -> Gate {
        let mut homes = vec![beside_links(store)];
        let real = destination(store).ok();
        homes.extend(real.filter(|it| *it != homes[0]));
        Gate {
            store: store.to_owned(),
            homes,
            inputs: Vec::new(),
            record: Record::default(),
        }
    }

    /// The same gate; what is written with its leave is noted in `record`.
    #[must_use]
    pub fn noting(mut self, record: &Record) -> Gate {
        self.record = record.clone();
        self
    }

    /// The file is an input of this run. What is not there is none, nor is a device or a pipe.
    pub fn reads(&mut self, path: &Path) {
        self.add_input(fs::metadata(path));
    }

    /// The same of a file that is open already, such as the standard input.
    pub fn reads_open(&mut self, file: &File) {
        self.add_input(file.metadata());
    }

    fn add_input(&mut self, meta: io::Result<Metadata>) {
        let file = meta.ok().filter(Metadata::is_file);
        self.inputs.extend(file.as_ref().map(Identity::of));
    }

    /// Asks leave to write the file `path`.
    ///
    /// # Errors
    /// Says why not; see [`SaveError`].
    pub fn ask(&self, path: &Path, if_there: IfThere) -> Result<Permit, SaveError> {
        let failed = |cause: io::Error| SaveError::System {
            path: path.to_owned(),
            cause,
        };
        let exists = || SaveError::Exists(path.to_owned());
        let there = match fs::metadata(path) {
            Ok(there) => Some(there),
            Err(cause) if cause.kind() == ErrorKind::NotFound => None,
            Err(cause) if cause.kind() == ErrorKind::NotADirectory => {
                return Err(no_folder(path));
            }
            Err(cause) => return Err(failed(cause)),
        };
        let permit = |target| {
            Ok(Permit {
                path: path.to_owned(),
                target,
                record: self.record.clone(),
            })
        };
        let Some(there) = there else {
            // A name that ends with a separator asks for a folder.
            if path.to_string_lossy().ends_with(std::path::is_separator) {
                return Err(SaveError::NoFolder(path.to_owned()));
            }
            let place = destination(path).map_err(|cause| match cause.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => no_folder(path),
                _ => failed(cause),
            })?;
            self.is_free(path, &place)?;
            return permit(Target::File(place, None));
        };
        if there.is_dir() {
            return Err(SaveError::Folder(path.to_owned()));
        }
        let identity = Identity::of(&there);
        if self.is_store(identity) {
            return Err(SaveError::Own(path.to_owned()));
        }
        if self.inputs.contains(&identity) {
            return Err(SaveError::Input(path.to_owned()));
        }
        let place = fs::canonicalize(path).map_err(failed);
        if is_descriptor(path) {
            // A pipe has no place.
            if let Ok(place) = &place {
                self.is_free(path, place)?;
            }
            return permit(Target::Descriptor);
        }
        if !there.is_file() {
            if there.file_type().is_block_device() && if_there == IfThere::Refuse {
                return Err(exists());
            }
            return permit(Target::Stream);
        }
        let place = place?;
        self.is_free(path, &place)?;
        if if_there == IfThere::Refuse {
            return Err(exists());
        }
        if is_store(&place) {
            return Err(SaveError::Store(path.to_owned()));
        }
        // A file that its owner may not write is not replaced behind his back.
        if there.permissions().readonly() {
            return Err(failed(ErrorKind::PermissionDenied.into()));
        }
        permit(Target::File(place, Some((identity, there.permissions()))))
    }

    /// Whether what this process was given as a standard stream may be printed to: whoever redirected
    /// it may have named the store. What is no file takes anything.
    ///
    /// # Errors
    /// [`SaveError::Standard`] when it belongs to the store, or is an input of this run.
    pub fn lets_print(&self, stream: Standard, open: &File) -> Result<(), SaveError> {
        let Some(meta) = open.metadata().ok().filter(Metadata::is_file) else {
            return Ok(());
        };
        let identity = Identity::of(&meta);
        let input = self.inputs.contains(&identity);
        // Where the system does not say what the file is called, its number has to do.
        let place = fs::canonicalize(format!("/dev/fd/{}", open.as_raw_fd())).ok();
        let is_free = |place: PathBuf| self.is_free(&place, &place).is_ok();
        if !input && !self.is_store(identity) && place.is_none_or(is_free) {
            return Ok(());
        }
        Err(SaveError::Standard { stream, input })
    }

    /// Asks leave for a new store at `path`. Whether the store that the gate is around may come to be
    /// at its own place is asked when it is founded.
    ///
    /// # Errors
    /// As [`Gate::ask`], of a file that must not be there.
    pub fn ask_for_store(&self, path: &Path) -> Result<(), SaveError> {
        let is_home = destination(path).is_ok_and(|place| self.homes.contains(&place));
        if is_home {
            return Ok(());
        }
        match self.ask(path, IfThere::Refuse) {
            // Folders of a store are made with it.
            Ok(_) | Err(SaveError::NoFolder(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Sees to it that there is a folder to write files into, each with leave of its own.
    ///
    /// # Errors
    /// When it belongs to the store, can't be made, or is no folder.
    pub fn make_folder(&self, folder: &Path) -> Result<(), SaveError> {
        let failed = |cause: io::Error| match cause.kind() {
            ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
                SaveError::NotAFolder(folder.to_owned())
            }
            _ => SaveError::System {
                path: folder.to_owned(),
                cause,
            },
        };
        // What is not there yet will be made in the nearest folder that is.
        let there = folder.ancestors().find_map(|it| {
            let it = if it.as_os_str().is_empty() {
                Path::new(".")
            } else {
                it
            };
            fs::canonicalize(it).ok()
        });
        if let Some(there) = there {
            self.is_free(folder, &there)?;
        }
        fs::create_dir_all(folder).map_err(failed)?;
        self.is_free(folder, &fs::canonicalize(folder).map_err(failed)?)
    }

    /// Asks leave for several files of one folder, before any of them is written.
    ///
    /// # Errors
    /// As [`Gate::ask`]; of files that are there already it tells how many.
    pub fn ask_all(
        &self,
        folder: &Path,
        names: impl IntoIterator<Item = String>,
        if_there: IfThere,
    ) -> Result<(), SaveError> {
        let mut there = Vec::new();
        for name in names {
            match self.ask(&folder.join(name), if_there) {
                Ok(_) => {}
                Err(SaveError::Exists(path)) => there.push(path),
                Err(error) => return Err(error),
            }
        }
        match there.len() {
            0 => Ok(()),
            count => Err(SaveError::Several {
                first: there.swap_remove(0),
                count,
            }),
        }
    }

    fn is_store(&self, identity: Identity) -> bool {
        Identity::at(&self.store).is_ok_and(|it| it == identity)
    }

    /// Whether the place is none of the store's.
    fn is_free(&self, path: &Path, place: &Path) -> Result<(), SaveError> {
        let own = self.homes.iter().any(|home| belongs(place, home));
        if own {
            return Err(SaveError::Own(path.to_owned()));
        }
        if is_reserved(place) {
            return Err(SaveError::Reserved(path.to_owned()));
        }
        Ok(())
    }
}

/// That there is no folder for the file, be it one that a link leads to.
fn no_folder(path: &Path) -> SaveError {
    SaveError::NoFolder(missing_folder(path).unwrap_or_else(|| folder_of(path).to_path_buf()))
}

/// Is it a name that the program itself gives to drafts, notes and unfinished files, of any store?
fn is_reserved(place: &Path) -> bool {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.')
        && (name.contains(".drafts-")
            || name.contains(".founding-")
            || name.ends_with(".writing")
            || (name.starts_with(PREFIX) && name.ends_with(SUFFIX)))
}

/// Does the place belong to a store at `home`: is it the store, its originals or below them, or one
/// of the hidden files beside it that have its name?
fn belongs(place: &Path, home: &Path) -> bool {
    let Some(name) = home.file_name().map(OsStr::to_string_lossy) else {
        return false;
    };
    let originals = home.with_file_name(format!("{name}.files"));
    let real = fs::canonicalize(&originals).ok();
    let is_original = place.starts_with(&originals) || real.is_some_and(|it| place.starts_with(it));
    // A folder may be hidden as well: what is within it belongs to it.
    let hidden = format!(".{name}.");
    let below = home
        .parent()
        .and_then(|folder| place.strip_prefix(folder).ok());
    let first = below.and_then(|below| below.iter().next());
    let is_hidden = first.is_some_and(|it| it.to_string_lossy().starts_with(&hidden));
    // What is kept of it while it is brought up to date.
    let copies = format!("{name}.schema-");
    let is_copy = place.parent() == home.parent()
        && place
            .file_name()
            .is_some_and(|it| it.to_string_lossy().starts_with(&copies));
    place == home || is_original || is_hidden || is_copy
}

/// The name with its folder made out, and its last part as it is, be it a link.
fn beside_links(path: &Path) -> PathBuf {
    let folder = folder_of(path);
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_path_buf());
    match path.file_name() {
        Some(name) => folder.join(name),
        None => folder,
    }
}

/// Is it a name for what this process has open?
fn is_descriptor(path: &Path) -> bool {
    ["/dev/stdout", "/dev/stderr"]
        .iter()
        .any(|it| path == Path::new(it))
        || ["/dev/fd", "/proc/self/fd"]
            .iter()
            .any(|it| path.starts_with(it))
}

impl Permit {
    /// The file, as the person called it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}
