//! Writing a file whole or not at all: beside its target, then renamed onto it.
//!
//! The one place where files are written for people, and only with leave of the [`Gate`]. Whoever
//! opens the target meanwhile sees the old file or the new one, never a part. What is not a file but
//! takes bytes (a device, a pipe) is written to as it is. What killed runs have left beside targets
//! is cleared by the next that writes there.

mod error;
mod gate;

use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

use crate::files::{Identity, clear_away, folder_of, make_durable};

pub use error::{SaveError, Standard};
pub use gate::{Gate, IfThere, Permit, Record};

use gate::{PREFIX, SUFFIX, Target};

/// A file that is being written and has not its name yet. Dropped, it was never there.
#[derive(Debug)]
pub struct Unfinished {
    permit: Permit,
    to: To,
}

#[derive(Debug)]
enum To {
    Beside(NamedTempFile),
    Open(File),
}

/// Writes `bytes` to the file.
///
/// # Errors
/// See [`SaveError`]; nothing has changed then.
pub fn save(permit: Permit, bytes: &[u8]) -> Result<(), SaveError> {
    permit.begin()?.finish_with(bytes)
}

/// The same with bytes that `write` puts into the file as it makes them, for what is too long to be
/// held in memory. Nothing has changed when it fails.
///
/// # Errors
/// See [`SaveError`], and what `write` says.
pub fn save_with<T, E: From<SaveError>>(
    permit: Permit,
    write: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<T, E> {
    let mut unfinished = permit.begin()?;
    let written = write(unfinished.file())?;
    unfinished.finish()?;
    Ok(written)
}

impl Permit {
    /// Makes the file ready to be written: if it can't be, that is known before any work is done.
    ///
    /// # Errors
    /// What the system says; nothing is left then.
    pub fn begin(self) -> Result<Unfinished, SaveError> {
        let mut options = fs::OpenOptions::new();
        let to = match &self.target {
            Target::File(place, _) => beside(folder_of(place)).map(To::Beside),
            Target::Stream => options.write(true).open(&self.path).map(To::Open),
            Target::Descriptor => options.append(true).open(&self.path).map(To::Open),
        };
        match to {
            Ok(to) => Ok(Unfinished { permit: self, to }),
            Err(cause) => Err(self.failed(cause)),
        }
    }

    fn failed(&self, cause: io::Error) -> SaveError {
        SaveError::System {
            path: self.path.clone(),
            cause,
        }
    }
}

impl Unfinished {
    /// The file, to be written.
    pub fn file(&mut self) -> &mut File {
        match &mut self.to {
            To::Beside(file) => file.as_file_mut(),
            To::Open(file) => file,
        }
    }

    /// Writes `bytes` and finishes.
    ///
    /// # Errors
    /// As [`Unfinished::finish`].
    pub fn finish_with(mut self, bytes: &[u8]) -> Result<(), SaveError> {
        match self.file().write_all(bytes) {
            Ok(()) => self.finish(),
            Err(cause) => Err(self.permit.failed(cause)),
        }
    }

    /// Gives the whole file its name, durably.
    ///
    /// # Errors
    /// What the system says, or that a file has come to be there meanwhile which nobody asked about.
    pub fn finish(self) -> Result<(), SaveError> {
        let Unfinished { permit, to } = self;
        let (To::Beside(file), Target::File(place, there)) = (to, &permit.target) else {
            permit.record.add(&permit.path);
            return Ok(());
        };
        let failed = |cause: io::Error| match cause.kind() {
            io::ErrorKind::AlreadyExists => SaveError::Exists(permit.path.clone()),
            _ => permit.failed(cause),
        };
        match there {
            None => {
                file.as_file().sync_all().map_err(failed)?;
                give_new_name(file, place).map_err(failed)?;
            }
            Some((identity, permissions)) => {
                if Identity::at(place).is_ok_and(|now| now != *identity) {
                    return Err(SaveError::Exists(permit.path.clone()));
                }
                let permissions = permissions.clone();
                file.as_file()
                    .set_permissions(permissions)
                    .map_err(failed)?;
                file.as_file().sync_all().map_err(failed)?;
                file.persist(place).map_err(|e| failed(e.error))?;
            }
        }
        permit.record.add(&permit.path);
        // The new name is durable once its folder is; some file systems have no such thing to say.
        let _ = make_durable(folder_of(place));
        Ok(())
    }
}

/// Names the file, unless the name was taken meanwhile.
fn give_new_name(file: NamedTempFile, place: &Path) -> io::Result<()> {
    let Err(refused) = file.persist_noclobber(place) else {
        return Ok(());
    };
    // Some file systems can't name a file on this condition: a rename, after a look.
    if refused.error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(place).is_err()
    {
        return refused.file.persist(place).map(drop).map_err(|e| e.error);
    }
    Err(refused.error)
}

/// A file in the folder, under a name that nobody else has, and locked for as long as it is written.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    // What killed runs have left.
    clear_away(folder, |name| {
        name.starts_with(PREFIX) && name.ends_with(SUFFIX)
    });
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program's new file: what the user's mask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    loop {
        // The error tells of the name beside the target, which means nothing to the person.
        let made = builder.tempfile_in(folder);
        let file = made.map_err(|error| io::Error::from(error.kind()))?;
        // Another run may take it for left in this moment, and clear it away; on file systems without
        // locks nothing is cleared.
        let is_taken = matches!(file.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if !is_taken && file.path().exists() {
            return Ok(file);
        }
    }
}

#[cfg(test)]
mod tests;
