//! The files of records: what forms came in (原件) and what was attached (附件), kept as they were beside
//! the store's file.
//!
//! `office.store` has its files in the folder `office.store.files`, each under the digest of its
//! content: `ab/abcd…`. So a file is kept once however often it comes, and what is read again is
//! held against its name. Which record has which file is in the record, not here.
//!
//! A file is written and made durable before the transaction that names it, and no transaction names one
//! that is not there. One that fails, or is undone, leaves a file that nothing names: that is harmless, and
//! the next attempt or the redoing finds it there. Those are removed when somebody asks for it, under the
//! engine's write lock, so that nobody comes to name one meanwhile.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use redb::{ReadableTable, WriteTransaction};
use sm3::{Digest as _, Sm3};
use tempfile::Builder;

use super::codec::{self, Broken};
use super::error::{StoreError, against_panics};
use super::handle::Store;
use super::location::Location;
use super::tables::records;
use crate::domain::attachment::{Digest, MOST_BYTES};
use crate::domain::authority::Grant;
use crate::domain::record::{Kind, Record};
use crate::files::{folder_of, in_words, make_durable};

/// The digest under which a file of these bytes is kept.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sm3::digest(bytes).into())
}

impl Store {
    /// The folder in which the originals are; there is none before the first is kept.
    #[must_use]
    pub fn originals(&self) -> PathBuf {
        originals_of(&self.place.path)
    }

    /// Keeps a file, and gives its digest when it is durable. One that is there already, and
    /// whole, is left as it is.
    ///
    /// # Errors
    /// Refuses a file that is longer than [`MOST_BYTES`], and says what the disk said.
    pub fn keep_original(&self, _grant: &Grant, bytes: &[u8]) -> Result<Digest, StoreError> {
        self.place.may_be_written()?;
        self.place.holds()?;
        let length = bytes.len() as u64;
        let digest = digest_of(bytes);
        let path = self.original_path(&digest);
        if length > MOST_BYTES {
            return Err(StoreError::OriginalTooLarge(path, length));
        }
        if read_original(&path, &digest).is_err() {
            self.write_original(&path, bytes)?;
        }
        Ok(digest)
    }

    fn write_original(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let root = self.originals();
        let folder = folder_of(path);
        let told = |e: io::Error| fault(path, &e);
        let access = Access::of(&self.place.path).map_err(told)?;
        for made in [&root, folder] {
            if access.make_folder(made).map_err(told)? {
                make_durable(folder_of(made)).map_err(told)?;
            }
        }
        let mut file = Builder::new()
            .prefix(".")
            .suffix(PART)
            .tempfile_in(folder)
            .map_err(told)?;
        file.write_all(bytes).map_err(told)?;
        access.give(file.as_file()).map_err(told)?;
        file.as_file().sync_all().map_err(told)?;
        file.persist(path).map_err(|e| told(e.error))?;
        make_durable(folder).map_err(told)
    }

    /// Brings home the originals that lie beside a link of the store: earlier programs kept them there
    /// when they were started by the link. What can't be brought stays where it is.
    pub(super) fn bring_home(&self, link: &Path) {
        let strange = originals_of(link);
        let is_ours = |path: &Path| fs::symlink_metadata(path).is_ok_and(|meta| meta.is_dir());
        if strange == self.originals() || self.place.reading_only.is_some() || !is_ours(&strange) {
            return;
        }
        let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
        for folder in below(&strange).map(|it| it.path()).filter(|it| is_ours(it)) {
            for file in below(&folder).map(|it| it.path()) {
                let name = file.file_name().and_then(|it| it.to_str());
                let Some(Ok(digest)) = name.map(str::parse::<Digest>) else {
                    continue;
                };
                let Ok(bytes) = read_original(&file, &digest) else {
                    continue;
                };
                let path = self.original_path(&digest);
                let is_home = read_original(&path, &digest).is_ok()
                    || self.write_original(&path, &bytes).is_ok();
                if is_home {
                    let _ = fs::remove_file(&file);
                }
            }
            let _ = fs::remove_dir(&folder);
        }
        let _ = fs::remove_dir(&strange);
    }

    /// The bytes of a record's file, held against its digest.
    ///
    /// # Errors
    /// Says whether the file is missing or is not what was kept.
    pub fn original(&self, digest: &Digest) -> Result<Vec<u8>, StoreError> {
        read_original(&self.original_path(digest), digest)
    }

    /// The files that lie beside the store, whatever names them.
    #[must_use]
    pub fn kept_files(&self) -> Vec<Digest> {
        let kept = kept(&self.originals()).into_iter();
        kept.map(|(digest, _)| digest).collect()
    }

    /// Holds the file of this digest against it.
    ///
    /// # Errors
    /// As [`Store::original`].
    pub fn check_original(&self, digest: &Digest) -> Result<(), StoreError> {
        read_original(&self.original_path(digest), digest).map(drop)
    }

    /// Removes the files that no record names any more, and what was not written to the end. What could be
    /// removed; a file that is in nobody's way stays where the disk won't let it go, and is told by
    /// [`Store::audit`].
    ///
    /// # Errors
    /// Where the store can't be read; then nothing was removed.
    pub fn remove_unnamed(&self, _grant: &Grant) -> Result<Removed, StoreError> {
        self.remove(None)
    }

    /// The same of these alone, where some are given.
    pub(super) fn remove(&self, of: Option<&[Digest]>) -> Result<Removed, StoreError> {
        let place = &self.place;
        place.may_be_written()?;
        against_panics(&place.path, || {
            let txn = self.db_to_write()?.begin_write(place)?;
            place.holds()?;
            let named = named(&txn, place)?;
            let mut removed = Removed::default();
            let unnamed = kept(&self.originals()).into_iter().filter(|(digest, _)| {
                of.is_none_or(|of| of.contains(digest)) && !named.contains(digest)
            });
            let mut gone: Vec<PathBuf> = unnamed.map(|(_, path)| path).collect();
            if of.is_none() {
                gone.extend(
                    strays(&self.originals())
                        .into_iter()
                        .filter(|it| is_part(it)),
                );
            }
            for path in gone {
                let length = fs::symlink_metadata(&path).map_or(0, |meta| meta.len());
                if fs::remove_file(&path).is_ok() {
                    removed.files += 1;
                    removed.bytes += length;
                    // What is left is not empty, or goes with the next.
                    let _ = make_durable(folder_of(&path));
                    let _ = fs::remove_dir(folder_of(&path));
                }
            }
            txn.abort().map_err(|e| place.engine(e))?;
            Ok(removed)
        })
    }

    /// How many files lie beside the store that none of these names, and how much else that is none of the store's.
    pub(super) fn unnamed(&self, named: &BTreeSet<Digest>) -> (u64, u64) {
        let root = self.originals();
        let kept = kept(&root);
        let unnamed = kept.iter().filter(|(digest, _)| !named.contains(digest));
        (unnamed.count() as u64, strays(&root).len() as u64)
    }

    pub(super) fn original_path(&self, digest: &Digest) -> PathBuf {
        path_of(&self.originals(), digest)
    }
}

/// What was removed of the files that nothing named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many.
    pub files: u64,
    /// Their length together, in bytes.
    pub bytes: u64,
}

/// Refuses a record that names a file which it did not name before, and which is not there.
pub(super) fn are_kept(
    place: &Location,
    before: Option<&Record>,
    after: Option<&Record>,
) -> Result<(), StoreError> {
    let Some(after) = after.filter(|it| it.kind().has_files()) else {
        return Ok(());
    };
    let before = before.map(|it| it.fields().attachments());
    for file in after.fields().attachments().iter() {
        let known = before.iter().flat_map(|it| it.iter());
        if known.into_iter().any(|it| it.digest == file.digest) {
            continue;
        }
        let path = path_of(&originals_of(&place.path), &file.digest);
        let is_there = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
        if !is_there {
            return Err(StoreError::OriginalCleared(file.name.clone()));
        }
    }
    Ok(())
}

/// The files that records name, as this write sees them.
fn named(txn: &WriteTransaction, place: &Location) -> Result<HashSet<Digest>, StoreError> {
    let mut named = HashSet::new();
    for kind in Kind::ALL.iter().copied().filter(|it| it.has_files()) {
        let table = place.table_in(txn, records(kind))?;
        for row in table.iter().map_err(|e| place.engine(e))? {
            let (id, sealed) = row.map_err(|e| place.engine(e))?;
            let (id, sealed) = (id.value(), sealed.value());
            let (record, _) = codec::unseal_record(kind, id, sealed)
                .map_err(|Broken| place.damaged(kind.plural(), &id))?;
            named.extend(record.fields().attachments().iter().map(|it| it.digest));
        }
    }
    Ok(named)
}

/// The files that lie in the folder under the digests of their content.
fn kept(folder: &Path) -> Vec<(Digest, PathBuf)> {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = below(folder).filter(|it| it.file_type().is_ok_and(|it| it.is_dir()));
    let files = folders.flat_map(|it| below(&it.path())).map(|it| it.path());
    let digest = |path: &PathBuf| path.file_name()?.to_str()?.parse::<Digest>().ok();
    files
        .filter_map(|path| Some((digest(&path)?, path)))
        .filter(|(digest, path)| path_of(folder, digest) == *path)
        .collect()
}

/// How the names of files end that are being written.
const PART: &str = ".part";

/// Was it being written by a program that was stopped?
fn is_part(path: &Path) -> bool {
    let name = path.file_name().and_then(|it| it.to_str());
    name.is_some_and(|it| it.starts_with('.') && it.ends_with(PART))
}

/// What else lies in the folder: files that are none of the store's, by name or by place, and what was not written to
/// its end.
fn strays(folder: &Path) -> Vec<PathBuf> {
    let below = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all = Vec::new();
    for entry in below(folder) {
        if !entry.file_type().is_ok_and(|it| it.is_dir()) {
            all.push(entry.path());
            continue;
        }
        for file in below(&entry.path()).map(|it| it.path()) {
            let name = file.file_name().and_then(|it| it.to_str());
            let digest = name.and_then(|it| it.parse::<Digest>().ok());
            let is_home = digest.is_some_and(|it| path_of(folder, &it) == file);
            if !is_home {
                all.push(file);
            }
        }
    }
    all
}

fn path_of(folder: &Path, digest: &Digest) -> PathBuf {
    let name = digest.to_string();
    // Sixty-four hexadecimal digits have two at the beginning.
    folder.join(&name[..2]).join(name)
}

/// The folder of the originals of a store of this name.
fn originals_of(store: &Path) -> PathBuf {
    let mut name = store.to_path_buf().into_os_string();
    name.push(".files");
    PathBuf::from(name)
}

fn read_original(path: &Path, digest: &Digest) -> Result<Vec<u8>, StoreError> {
    let told = |e: io::Error| match e.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            StoreError::OriginalMissing(path.to_path_buf())
        }
        _ => fault(path, &e),
    };
    let meta = fs::symlink_metadata(path).map_err(told)?;
    if !meta.is_file() || meta.len() > MOST_BYTES {
        return Err(StoreError::OriginalDamaged(path.to_path_buf()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(told)?;
    file.take(MOST_BYTES)
        .read_to_end(&mut bytes)
        .map_err(told)?;
    if digest_of(&bytes) == *digest {
        Ok(bytes)
    } else {
        Err(StoreError::OriginalDamaged(path.to_path_buf()))
    }
}

/// What the system's error means for an original: whatever it says, the store itself is as it was.
fn fault(path: &Path, error: &io::Error) -> StoreError {
    match StoreError::io(path, error) {
        told @ (StoreError::Forbidden(_) | StoreError::Full(_)) => told,
        _ => StoreError::System {
            path: path.to_path_buf(),
            cause: in_words(error),
        },
    }
}

/// Who may read and write the originals: whoever may read and write the store, and at first that
/// is its owner alone.
struct Access {
    mode: u32,
}

impl Access {
    fn of(store: &Path) -> io::Result<Access> {
        let mode = fs::metadata(store)?.permissions().mode() & 0o666;
        Ok(Access { mode })
    }

    /// Makes the folder; false when it is there already.
    fn make_folder(&self, folder: &Path) -> io::Result<bool> {
        match fs::DirBuilder::new().mode(0o700).create(folder) {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::AlreadyExists && folder.is_dir() => return Ok(false),
            Err(e) => return Err(e),
        }
        let mut permissions = fs::metadata(folder)?.permissions();
        // Whoever may read it may enter it; what the folder inherited (setgid) stays.
        let mode = self.mode | (self.mode & 0o444) >> 2;
        permissions.set_mode(permissions.mode() & 0o7000 | mode);
        fs::set_permissions(folder, permissions)?;
        Ok(true)
    }

    fn give(&self, file: &File) -> io::Result<()> {
        file.set_permissions(fs::Permissions::from_mode(self.mode))
    }
}

#[cfg(test)]
#[path = "attachments_tests.rs"]
mod tests;
