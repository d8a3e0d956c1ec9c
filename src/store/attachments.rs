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
use std::path::{Path, PathBuf};

use sm3::{Digest as _, Sm3};
use tempfile::Builder;

use super::Store;
use super::error::StoreError;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::authority::Grant;

/// The longest file that is kept, in bytes. A form with a few photographs has a tenth of it.
pub const MOST_BYTES: u64 = 20 << 20;

/// The digest under which a file of these bytes is kept.
#[must_use]
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sm3::digest(bytes).into())
}

impl Store {
    /// The folder in which the originals are; there is none before the first is kept.
    #[must_use]
    pub fn originals(&self) -> PathBuf {
        let mut name = self.place.path.clone().into_os_string();
        name.push(".files");
        PathBuf::from(name)
    }

    /// Keeps a file, and gives its digest when it is durable. One that is there already, and
    /// whole, is left as it is.
    ///
    /// # Errors
    /// Refuses a file that is longer than [`MOST_BYTES`], and says what the disk said.
    pub fn keep_original(&self, _grant: &Grant, bytes: &[u8]) -> Result<Digest, StoreError> {
        let length = bytes.len() as u64;
        let digest = digest_of(bytes);
        let path = self.original_path(&digest);
        if length > MOST_BYTES {
            return Err(StoreError::OriginalTooLarge(path, length));
        }
        if read_original(&path, &digest).is_ok() {
            return Ok(digest);
        }
        let root = self.originals();
        // The path has the folder that it was joined to.
        let folder = path.parent().unwrap_or(&root);
        let told = |e: io::Error| StoreError::io(&path, &e);
        for (made, above) in [
            (root.as_path(), self.place.path.parent()),
            (folder, Some(root.as_path())),
        ] {
            if make_private(made).map_err(told)? {
                make_durable(above.unwrap_or(Path::new("."))).map_err(told)?;
            }
        }
        let mut file = Builder::new()
            .prefix(".")
            .suffix(".part")
            .tempfile_in(folder)
            .map_err(told)?;
        file.write_all(bytes).map_err(told)?;
        file.as_file().sync_all().map_err(told)?;
        file.persist(&path).map_err(|e| told(e.error))?;
        make_durable(folder).map_err(told)?;
        Ok(digest)
    }

    /// The bytes of a form's original, held against its digest.
    ///
    /// # Errors
    /// Says whether the file is missing or is not what was kept.
    pub fn original(&self, attachment: &Attachment) -> Result<Vec<u8>, StoreError> {
        read_original(&self.original_path(&attachment.digest), &attachment.digest)
    }

    /// Is the original of this digest there and whole?
    pub(super) fn check_original(&self, digest: &Digest) -> Result<(), StoreError> {
        read_original(&self.original_path(digest), digest).map(drop)
    }

    fn original_path(&self, digest: &Digest) -> PathBuf {
        let name = digest.to_string();
        // Sixty-four hexadecimal digits have two at the beginning.
        self.originals().join(&name[..2]).join(name)
    }
}

fn read_original(path: &Path, digest: &Digest) -> Result<Vec<u8>, StoreError> {
    let told = |e: io::Error| match e.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            StoreError::OriginalMissing(path.to_path_buf())
        }
        _ => StoreError::io(path, &e),
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

/// Makes the folder with access for its owner alone; false when it is there already.
fn make_private(folder: &Path) -> io::Result<bool> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt;
        builder.mode(0o700);
    }
    match builder.create(folder) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(false),
        Err(e) => Err(e),
    }
}

/// Makes durable what a folder lists; a system that opens no folders does that by itself.
fn make_durable(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    match File::open(folder) {
        Ok(folder) => folder.sync_all(),
        Err(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::authority::{Actor, Front, Permission, Role};
    use crate::domain::verb::Verb;
    use crate::store::Act;

    fn grant() -> Grant {
        let actor = Actor {
            name: "owner".into(),
            role: Role::Admin,
            front: Front::Shell,
        };
        actor.may(Permission::Import).expect("the owner may")
    }

    fn new_store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let act = Act {
            verb: Verb::Found,
            note: String::new(),
            at: chrono::NaiveDate::MIN.and_time(chrono::NaiveTime::MIN),
            of: None,
        };
        let path = folder.path().join("office.store");
        let store = Store::found(&path, &grant(), &act, |_| Ok(())).expect("a store");
        (folder, store)
    }

    fn attachment(digest: Digest) -> Attachment {
        Attachment {
            digest,
            name: "登记表.docx".into(),
            kind: "docx".into(),
            bytes: 0,
            nth: 1,
        }
    }

    /// All files of the store's folder for originals, with their modes where there are any.
    fn listed(store: &Store) -> Vec<(PathBuf, u32)> {
        let mut all = Vec::new();
        let mut folders = vec![store.originals()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("a folder") {
                let path = entry.expect("an entry").path();
                let meta = fs::metadata(&path).expect("its data");
                #[cfg(unix)]
                let mode = std::os::unix::fs::PermissionsExt::mode(&meta.permissions()) & 0o777;
                #[cfg(not(unix))]
                let mode = 0o600;
                if meta.is_dir() {
                    #[cfg(unix)]
                    assert_eq!(mode, 0o700);
                    folders.push(path);
                } else {
                    all.push((path, mode));
                }
            }
        }
        all
    }

    #[test]
    fn a_file_is_kept_once_for_its_owner_alone_and_read_again() {
        let (_folder, store) = new_store();
        let digest = store.keep_original(&grant(), b"form").expect("kept");
        assert_eq!(
            store.keep_original(&grant(), b"form").expect("kept"),
            digest
        );
        let other = store.keep_original(&grant(), b"").expect("kept");
        let mut files = listed(&store);
        files.sort();
        let mut expected = [digest, other].map(|it| (store.original_path(&it), 0o600));
        expected.sort();
        assert_eq!(files, expected);
        let read = |digest| store.original(&attachment(digest)).expect("read");
        assert_eq!((read(digest), read(other)), (b"form".to_vec(), Vec::new()));
    }

    #[test]
    fn what_is_missing_or_damaged_is_said_and_kept_anew() {
        let (_folder, store) = new_store();
        let digest = digest_of(b"form");
        let path = store.original_path(&digest);
        match store.original(&attachment(digest)) {
            Err(StoreError::OriginalMissing(named)) => assert_eq!(named, path),
            other => panic!("{other:?}"),
        }
        store.keep_original(&grant(), b"form").expect("kept");
        for damage in [&b"fork"[..], b"for", b"forms", b""] {
            fs::write(&path, damage).expect("damaged");
            match store.original(&attachment(digest)) {
                Err(StoreError::OriginalDamaged(named)) => assert_eq!(named, path),
                other => panic!("{other:?}"),
            }
            store.keep_original(&grant(), b"form").expect("kept anew");
            assert_eq!(store.original(&attachment(digest)).expect("whole"), b"form");
        }
        assert_eq!(listed(&store).len(), 1, "nothing is left lying about");
    }

    #[test]
    fn a_file_that_is_too_long_is_refused_and_nothing_is_written() {
        let (_folder, store) = new_store();
        let bytes = vec![b'x'; MOST_BYTES as usize + 1];
        match store.keep_original(&grant(), &bytes) {
            Err(StoreError::OriginalTooLarge(_, length)) => assert_eq!(length, MOST_BYTES + 1),
            other => panic!("{other:?}"),
        }
        assert!(!store.originals().exists());
        let most = &bytes[..MOST_BYTES as usize];
        let digest = store.keep_original(&grant(), most).expect("kept");
        assert_eq!(store.original(&attachment(digest)).expect("read"), most);
    }

    #[test]
    fn a_link_in_the_place_of_an_original_is_not_followed() {
        let (folder, store) = new_store();
        let digest = store.keep_original(&grant(), b"form").expect("kept");
        let path = store.original_path(&digest);
        let elsewhere = folder.path().join("elsewhere");
        fs::rename(&path, &elsewhere).expect("moved");
        #[cfg(unix)]
        std::os::unix::fs::symlink(&elsewhere, &path).expect("a link");
        assert!(store.original(&attachment(digest)).is_err());
        store.keep_original(&grant(), b"form").expect("kept anew");
        assert!(fs::symlink_metadata(&path).expect("there").is_file());
    }
}
