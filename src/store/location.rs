//! Where a store's file is, and which file it is: what every fault of it names.
//!
//! A store is the file that has its name. Its name is made out once, when it is opened: a link leads
//! to the file, and originals and drafts lie beside that. From then on the name and the file that is
//! open are held against each other: where the name leads elsewhere, or nowhere, nothing is written.

use std::fmt::Display;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use redb::{Key, ReadOnlyTable, ReadTransaction, Table, TableDefinition, Value, WriteTransaction};
use rustix::fs::Access;

use super::error::StoreError;
use super::lock::{self, LockPolicy};
use super::reading_only::ReadingOnly;
use crate::files::{Identity, network_of};
use crate::text;
use crate::text::Text;

/// Where a store's file is.
#[derive(Debug, Clone)]
pub(super) struct Location {
    pub(super) path: PathBuf,
    /// Which file has to be there; none where that is nobody's question.
    pub(super) file: Option<Identity>,
    /// Why it is only read.
    pub(super) reading_only: Option<ReadingOnly>,
    /// What is done about locks that others hold.
    pub(super) policy: Arc<dyn LockPolicy>,
}

impl Location {
    /// A place whose file is not looked at: one that comes to be, or is in memory.
    pub(super) fn unchecked(path: &Path) -> Location {
        Location {
            path: path.to_path_buf(),
            file: None,
            reading_only: None,
            policy: lock::in_silence(),
        }
    }

    /// The place of the store that `name` leads to, and the file, open: to be written where that
    /// is allowed.
    pub(super) fn find(name: &Path) -> Result<(Location, File), StoreError> {
        let told = |error: io::Error| StoreError::io(name, &error);
        let is_link = fs::symlink_metadata(name).map_err(told)?.is_symlink();
        let path = match is_link {
            true => fs::canonicalize(name).map_err(told)?,
            // As the person wrote it: the name that messages have.
            false => name.to_path_buf(),
        };
        let mut place = Location::unchecked(&path);
        let file = match open(&path, true) {
            Ok(file) => file,
            Err(error) => {
                place.reading_only = Some(match error.kind() {
                    ErrorKind::PermissionDenied => ReadingOnly::NoPermission,
                    ErrorKind::ReadOnlyFilesystem => ReadingOnly::Medium,
                    _ => return Err(told(error)),
                });
                open(&path, false).map_err(told)?
            }
        };
        place.file = Some(place.which(&file)?);
        Ok((place, file))
    }

    /// The file once more, after a fault: it has to be the same.
    pub(super) fn open_again(&self) -> Result<File, StoreError> {
        let told = |error: io::Error| self.lost(&error);
        let file = open(&self.path, self.reading_only.is_none()).map_err(told)?;
        let found = self.which(&file)?;
        match self.file {
            Some(mine) if mine != found => Err(StoreError::Replaced(self.path.clone())),
            _ => Ok(file),
        }
    }

    /// Whether the file's name still leads to it.
    pub(super) fn holds(&self) -> Result<(), StoreError> {
        let Some(mine) = self.file else { return Ok(()) };
        match Identity::at(&self.path) {
            Ok(found) if found == mine => Ok(()),
            Ok(_) => Err(StoreError::Replaced(self.path.clone())),
            Err(error) => Err(self.lost(&error)),
        }
    }

    /// Whether it may be written.
    pub(super) fn may_be_written(&self) -> Result<(), StoreError> {
        match self.reading_only {
            None => Ok(()),
            Some(why) => Err(StoreError::ReadingOnly(self.path.clone(), why)),
        }
    }

    /// What whoever opens it should know at once.
    pub(super) fn cautions(&self) -> Vec<Text> {
        let mut all = Vec::new();
        if let Some(kind) = network_of(&self.path) {
            all.push(text!(
                "数据文件在网络文件系统（{kind}）上，文件锁和变动通知可能不可靠，几个人同时使用有损坏的风险。请放到本机或服务器的本地磁盘上使用。",
                "The store is on a network file system ({kind}): locks and the news of changes may fail there, and several people at once may damage it. Keep it on a local disk of this machine or of the server."
            ));
        }
        let names = fs::metadata(&self.path).map_or(1, |meta| meta.nlink());
        if names > 1 {
            all.push(text!(
                "数据文件另有 {names} 个名字（硬链接）：原件放在打开时所用名字的旁边。请始终用同一个名字打开。",
                "The store has {names} names (hard links); originals lie beside the name that it is opened by. Always open it by the same name."
            ));
        }
        all
    }

    /// A table, as a state of the store has it.
    pub(super) fn table<K: Key + 'static, V: Value + 'static>(
        &self,
        read: &ReadTransaction,
        table: TableDefinition<'_, K, V>,
    ) -> Result<ReadOnlyTable<K, V>, StoreError> {
        read.open_table(table).map_err(|e| self.engine(e))
    }

    /// The same as a write has it, which makes one that is not there.
    pub(super) fn table_in<'t, K: Key + 'static, V: Value + 'static>(
        &self,
        txn: &'t WriteTransaction,
        table: TableDefinition<'_, K, V>,
    ) -> Result<Table<'t, K, V>, StoreError> {
        txn.open_table(table).map_err(|e| self.engine(e))
    }

    pub(super) fn engine(&self, error: impl Into<redb::Error>) -> StoreError {
        StoreError::engine(&self.path, error.into())
    }

    pub(super) fn damaged(&self, table: &str, key: &dyn Display) -> StoreError {
        StoreError::Damaged {
            path: self.path.clone(),
            what: format!("{table} {key}"),
        }
    }

    /// Which file was opened; it must be one, and have something in it.
    fn which(&self, file: &File) -> Result<Identity, StoreError> {
        let meta = file
            .metadata()
            .map_err(|e| StoreError::io(&self.path, &e))?;
        if !meta.is_file() || meta.len() == 0 {
            return Err(StoreError::NotAStore(self.path.clone()));
        }
        Ok(Identity::of(&meta))
    }

    fn lost(&self, error: &io::Error) -> StoreError {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => {
                StoreError::Removed(self.path.clone())
            }
            _ => StoreError::io(&self.path, error),
        }
    }
}

/// Is there a file of this name, or may there be one?
pub(super) fn is_at(name: &Path) -> Result<bool, StoreError> {
    match fs::symlink_metadata(name) {
        Ok(_) => {
            return fs::metadata(name)
                .map(|_| true)
                .map_err(|e| StoreError::io(name, &e));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(StoreError::io(name, &error)),
    }
    // The folders that lack will be made in the nearest that is there.
    let mut folders = name.ancestors().skip(1).map(|folder| match folder {
        folder if folder.as_os_str().is_empty() => Path::new("."),
        folder => folder,
    });
    let Some(folder) = folders.find(|it| it.exists()) else {
        return Ok(false);
    };
    match rustix::fs::access(folder, Access::WRITE_OK | Access::EXEC_OK) {
        Ok(()) => Ok(false),
        Err(error) => Err(StoreError::NoPlace(
            name.to_path_buf(),
            io::Error::from(error).kind(),
        )),
    }
}

fn open(path: &Path, write: bool) -> io::Result<File> {
    // What is no file may block whoever opens it, and a folder says so only to whoever writes.
    if !fs::metadata(path)?.is_file() {
        return Err(ErrorKind::InvalidData.into());
    }
    OpenOptions::new().read(true).write(write).open(path)
}
