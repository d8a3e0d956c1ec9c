//! What can go wrong between the store and its file, said to the person.
//!
//! Long because each fault has its words in both languages here.

use std::path::{Path, PathBuf};

use super::fate::Fate;
use super::pages::DamagedPage;
use super::reading_only::ReadingOnly;
use super::writer::{self, Writer};
use crate::domain::attachment::{MOST_BYTES, length_over};
use crate::domain::record::Seq;
use crate::files::{in_words, shown_path};
use crate::panic_guard;
use crate::text;
use crate::text::{Text, shown};

/// Why the store could not do what was asked. What is refused before anything is written says so
/// itself; after a write that failed [`StoreError::Unfinished`] says what was found in the file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file.
    #[error("no store at {0}")]
    Missing(PathBuf),
    /// There is a file already where a store was to be founded.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file is something else.
    #[error("{0} is not a store of jiebie")]
    NotAStore(PathBuf),
    /// The file was written by a newer program.
    #[error("{path} has schema {found}, this program knows up to {known}")]
    NewerSchema {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
        /// The newest schema that this program knows.
        known: u32,
    },
    /// The file was written by an older program and was not brought up to this one's schema yet.
    #[error("{path} has schema {found}, which is older than this program's")]
    OlderSchema {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: u32,
    },
    /// The entry's values were erased, so that it can't be taken back.
    #[error("values of entry {} were erased", .0.0)]
    Erased(Seq),
    /// The file may not be read or written by this user.
    #[error("no permission for {0}")]
    Forbidden(PathBuf),
    /// There is no file, and none can be made there.
    #[error("no store can be founded at {0}: {1}")]
    NoPlace(PathBuf, std::io::ErrorKind),
    /// The file is only read, and why.
    #[error("{0} is only read")]
    ReadingOnly(PathBuf, ReadingOnly),
    /// The file is only read, and was not closed in order: that has to be written.
    #[error("{0} was not closed in order and can't be mended by a reader")]
    Unclosed(PathBuf),
    /// The file is only read, and has an older schema: that has to be written.
    #[error("{0} has an older schema and can't be brought up to date by a reader")]
    Older(PathBuf),
    /// The file that was open has lost its name to another.
    #[error("{0} was replaced by another file")]
    Replaced(PathBuf),
    /// The file that was open has lost its name.
    #[error("{0} was removed")]
    Removed(PathBuf),
    /// The file is the same, and what is in it is not what was there.
    #[error("{0} was written over")]
    Rewritten(PathBuf),
    /// The disk is full.
    #[error("the disk of {0} is full")]
    Full(PathBuf),
    /// Another program holds the whole file.
    #[error("{0} is held by another program")]
    Held(PathBuf),
    /// Others have the store open, and what was asked for needs it alone.
    #[error("{0} is in use")]
    InUse(PathBuf),
    /// Somebody else holds a lock of it, and was waited for long enough; who writes it, where that is
    /// known.
    #[error("{0} is locked by another process")]
    Busy(PathBuf, Option<Box<Writer>>),
    /// A write failed, and the file was looked at afterwards.
    #[error("{cause} ({fate:?})")]
    Unfinished {
        /// What failed.
        cause: Box<StoreError>,
        /// What was found.
        fate: Fate,
    },
    /// What was read is not what was written.
    #[error("{path} is damaged: {what}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Table and key, or what the engine says.
        what: String,
    },
    /// A file that a record names is not there.
    #[error("{0} is missing")]
    OriginalMissing(PathBuf),
    /// A record that is to be as it was names a file that was cleared away since.
    #[error("the file {0} was cleared away")]
    OriginalCleared(String),
    /// A file that a record names is not what was kept.
    #[error("{0} is not what was kept")]
    OriginalDamaged(PathBuf),
    /// A file is too long to be kept; its length in bytes.
    #[error("{0}: {1} bytes are too many")]
    OriginalTooLarge(PathBuf, u64),
    /// Any other fault of the system.
    #[error("{path}: {}", cause.en)]
    System {
        /// The file.
        path: PathBuf,
        /// What the system says.
        cause: Text,
    },
}

/// Runs `work` on the engine; a panic of it becomes damage of the file at `path`. What a panic leaves half-done
/// is the engine's handle and the transaction. The latter is dropped unfinished, and both refuse further work or
/// panic again, within the guard.
pub(super) fn against_panics<T, E: From<StoreError>>(
    path: &Path,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    panic_guard::guard(work).unwrap_or_else(|| Err(E::from(StoreError::by_engine(path))))
}

impl StoreError {
    /// What was refused, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            StoreError::Missing(path) => {
                let path = shown_path(path);
                text!(
                    "找不到数据文件 {path}。可用 jiebie init 新建，或用 --store 指定已有的文件。",
                    "There is no store at {path}. Found one with `jiebie init`, or name another with --store."
                )
            }
            StoreError::Exists(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 已经存在，没有改动。请换一个文件名，或直接打开它。",
                    "{path} exists already and was left alone. Choose another name, or open it."
                )
            }
            StoreError::NotAStore(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 不是界别的数据文件，没有改动。请检查 --store 的路径。",
                    "{path} is not a store of jiebie and was left alone. Check the path given with --store."
                )
            }
            StoreError::NewerSchema { path, found, known } => {
                let path = shown_path(path);
                text!(
                    "{path} 由更新版本的程序写成（格式 {found}，本程序最高支持 {known}）。请升级后再打开。",
                    "{path} was written by a newer program (schema {found}, known here up to {known}). Upgrade to open it."
                )
            }
            StoreError::OlderSchema { path, found } => {
                let path = shown_path(path);
                text!(
                    "{path} 由早期版本的程序写成（格式 {found}），尚未升级，没有改动。请用本程序直接打开一次。",
                    "{path} was written by an older program (schema {found}) and is not upgraded yet. Open it once with this program."
                )
            }
            StoreError::Erased(seq) => {
                let seq = seq.0;
                text!(
                    "日志第 {seq} 条所记的内容已按规定清除，不能再撤销或查看。",
                    "What entry {seq} of the journal kept was erased; it can't be undone or shown any more."
                )
            }
            StoreError::Forbidden(path) => {
                let path = shown_path(path);
                text!(
                    "没有读写 {path} 的权限。请以数据文件的所有者身份运行，或请管理员授权。",
                    "No permission to read and write {path}. Run as its owner, or ask the administrator."
                )
            }
            StoreError::NoPlace(path, _) => {
                let path = shown_path(path);
                text!(
                    "没有数据文件 {path}，而且您没有权限在那里新建。请用 --store 指定别的位置，或请管理员授权。",
                    "There is no store at {path}, and you have no permission to found one there. Name another place with --store, or ask the administrator."
                )
            }
            StoreError::ReadingOnly(path, why) => {
                let (why, path) = (why.text(), shown_path(path));
                let (zh, en) = (&why.zh, &why.en);
                text!(
                    "{zh}（{path}）。没有改动。",
                    "{en} ({path}). Nothing was changed."
                )
            }
            StoreError::Unclosed(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 只能读取，而它上次没有正常关闭（程序中断，或是使用中复制的）。请由有写入权限的人打开一次，或复制到可以写入的文件夹再打开。",
                    "{path} can only be read, and it was not closed in order (a program was interrupted, or it was copied while in use). Have it opened once by somebody who may write it, or copy it to a folder that you may write."
                )
            }
            StoreError::Older(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 只能读取，而它是旧版程序的格式。请由有写入权限的人打开一次，或复制到可以写入的文件夹再打开。",
                    "{path} can only be read, and it has the format of an older program. Have it opened once by somebody who may write it, or copy it to a folder that you may write."
                )
            }
            StoreError::Replaced(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 已被另一个文件替换，没有写入。请重新打开，再看需要补办什么。",
                    "{path} was replaced by another file; nothing was written to it. Open it again and see what is to be done once more."
                )
            }
            StoreError::Removed(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 已被删除或移走，没有写入。请放回原处，或从备份恢复。",
                    "{path} was removed or moved away; nothing was written. Put it back, or restore it from a backup."
                )
            }
            StoreError::Rewritten(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 的内容已被另一份数据覆盖，没有写入。请重新打开，再看需要补办什么。",
                    "{path} was written over with other records; nothing was written to it. Open it again and see what is to be done once more."
                )
            }
            StoreError::Full(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 所在磁盘已满。请腾出空间后重试。",
                    "The disk of {path} is full. Free some space and try again."
                )
            }
            StoreError::Held(path) => {
                let path = shown_path(path);
                text!(
                    "{path} 正被其他程序独占。请关闭那个程序后重试。",
                    "{path} is held by another program. Close that program and try again."
                )
            }
            StoreError::InUse(path) => {
                let path = shown_path(path);
                text!(
                    "还有会话开着 {path}，没有整理。请都退出后再试。",
                    "{path} is open elsewhere and was left alone. Have everybody leave it and try again."
                )
            }
            StoreError::Busy(path, writer) => writer::busy(path, writer.as_deref()),
            StoreError::Unfinished { cause, fate } => {
                let (cause, fate) = (cause.text(), fate.text());
                let (zh, en, fate_zh, fate_en) = (&cause.zh, &cause.en, &fate.zh, &fate.en);
                text!("{zh}{fate_zh}", "{en} {fate_en}")
            }
            StoreError::Damaged { path, what } => {
                let path = shown_path(path);
                // A page is told by its number; tables are the program's own names.
                let zh = what
                    .strip_prefix("page ")
                    .map_or_else(|| what.clone(), |number| format!("第 {number} 页"));
                text!(
                    "{path} 有损坏（{zh}），为免误读已停止。请从备份恢复。",
                    "{path} is damaged ({what}); reading stopped so that nothing wrong is shown. Restore from a backup."
                )
            }
            StoreError::OriginalMissing(path) => {
                let path = shown_path(path);
                text!(
                    "附件 {path} 不在了。记录本身没有改动；请从备份恢复附件文件夹，或把文件重新附上（登记表重新收一次原文件）。",
                    "The file {path} is missing. The records are as they were; restore the folder of files from a backup, or attach the file again (take a form in again)."
                )
            }
            StoreError::OriginalCleared(name) => {
                let name = shown(name);
                text!(
                    "附件“{name}”已不在附件文件夹里：没有记录用到的文件，由 jiebie compact 清除了，所以这一条不能撤销。要恢复，请把原文件重新附上（登记表重新收一次原文件）。",
                    "The file \"{name}\" is not in the folder of files any more: jiebie compact cleared it away when no record had it, so this entry can't be undone. To have it back, attach the file again (take a form in again)."
                )
            }
            StoreError::OriginalDamaged(path) => {
                let path = shown_path(path);
                text!(
                    "附件 {path} 有损坏，与存入时不符。记录本身没有改动；请从备份恢复附件文件夹，或把原文件重新附上（登记表重新收一次原文件）。",
                    "The file {path} is damaged and not what was kept. The records are as they were; restore the folder of files from a backup, or attach the file again (take a form in again)."
                )
            }
            StoreError::OriginalTooLarge(_, bytes) => {
                let [length, most] = length_over(*bytes, MOST_BYTES);
                text!(
                    "文件有 {length}，超过 {most} 的上限，没有保存。请压缩其中的图片后再试。",
                    "The file has {length}, more than the {most} that are kept. Make the pictures in it smaller and try again."
                )
            }
            StoreError::System { path, cause } => {
                let path = shown_path(path);
                let Text { zh, en } = cause;
                text!(
                    "读写 {path} 时出错：{zh}。",
                    "Reading or writing {path} failed: {en}."
                )
            }
        }
    }

    /// Is something else there now under the store's name, or nothing?
    #[must_use]
    pub fn is_of_another_file(&self) -> bool {
        matches!(
            self,
            StoreError::Replaced(_) | StoreError::Removed(_) | StoreError::Rewritten(_)
        )
    }

    /// Damage that the engine met. What it says of it is a debug print, and no use to a person.
    pub(super) fn by_engine(path: &Path) -> Self {
        StoreError::Damaged {
            path: path.to_path_buf(),
            what: "engine".to_owned(),
        }
    }

    /// What the system's error means for the file at `path`.
    pub(super) fn io(path: &Path, error: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.to_path_buf();
        if let Some(page) = DamagedPage::of(error) {
            let what = page.to_string();
            return StoreError::Damaged { path, what };
        }
        match error.kind() {
            ErrorKind::NotFound => StoreError::Missing(path),
            ErrorKind::AlreadyExists => StoreError::Exists(path),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StoreError::Forbidden(path)
            }
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                StoreError::Full(path)
            }
            ErrorKind::WouldBlock => {
                let writer = Writer::of(&path).map(Box::new);
                StoreError::Busy(path, writer)
            }
            ErrorKind::InvalidData | ErrorKind::UnexpectedEof | ErrorKind::IsADirectory => {
                StoreError::NotAStore(path)
            }
            _ => StoreError::System {
                path,
                cause: in_words(error),
            },
        }
    }

    /// What the engine's error means for the file at `path`.
    pub(super) fn engine(path: &Path, error: redb::Error) -> Self {
        let path = path.to_path_buf();
        match error {
            redb::Error::Io(io) => StoreError::io(&path, &io),
            redb::Error::DatabaseAlreadyOpen | redb::Error::LockProtocolMismatch => {
                StoreError::Held(path)
            }
            redb::Error::RepairAborted => StoreError::Unclosed(path),
            redb::Error::Corrupted(_) => StoreError::by_engine(&path),
            redb::Error::TableDoesNotExist(table)
            | redb::Error::TableTypeMismatch { table, .. }
            | redb::Error::TableIsMultimap(table)
            | redb::Error::TableIsNotMultimap(table) => StoreError::Damaged { path, what: table },
            redb::Error::TypeDefinitionChanged { name, .. } => StoreError::Damaged {
                path,
                what: name.name().to_owned(),
            },
            redb::Error::UpgradeRequired(_) => StoreError::NotAStore(path),
            other => StoreError::System {
                path,
                cause: text!("引擎不能继续", "the engine says \"{other}\""),
            },
        }
    }
}
