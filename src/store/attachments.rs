//! The files that forms came in (原件), kept as they were beside the store's file.
//!
//! `office.store` has its originals in the folder `office.store.files`, each under the digest of its
//! content: `ab/abcd…`. So a file is kept once however often it comes, and what is read again is
//! held against its name. Which form came in which file is in the form's record, not here.
//!
//! An original is written and made durable before the transaction that names it. A transaction that
//! fails, or is undone, leaves a file that nothing names: that is harmless, and the next attempt or
//! the redoing finds it there. Nothing is ever deleted.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sm3::{Digest as _, Sm3};
use tempfile::Builder;

use super::error::StoreError;
use super::handle::Store;
use crate::domain::attachment::{Attachment, Digest, MOST_BYTES};
use crate::domain::authority::Grant;
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
            .suffix(".part")
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

    /// The bytes of a form's original, held against its digest.
    ///
    /// # Errors
    /// Says whether the file is missing or is not what was kept.
    pub fn original(&self, attachment: &Attachment) -> Result<Vec<u8>, StoreError> {
        read_original(&self.original_path(&attachment.digest), &attachment.digest)
    }

    /// Holds the original of this digest against it.
    ///
    /// # Errors
    /// As [`Store::original`].
    pub fn check_original(&self, digest: &Digest) -> Result<(), StoreError> {
        read_original(&self.original_path(digest), digest).map(drop)
    }

    fn original_path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        // Sixty-four hexadecimal digits have two at the beginning.
        self.originals().join(&name[..2]).join(name)
    }
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
