//! Why a file was not written, said to the person.

use std::io;
use std::path::PathBuf;

use crate::files::in_words;
use crate::files::shown_path;
use crate::text;
use crate::text::Text;

/// What a process was given to print to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    /// The standard output.
    Output,
    /// The standard error.
    Error,
}

/// Why a file was not written. What stood there before stands there still.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The name is that of a folder.
    #[error("{0} is a folder")]
    Folder(PathBuf),
    /// Files were to be written into what is no folder.
    #[error("{0} is no folder")]
    NotAFolder(PathBuf),
    /// There is no folder to write it in.
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
    /// It is the store, or belongs to it.
    #[error("{0} belongs to the store")]
    Own(PathBuf),
    /// It is another store.
    #[error("{0} is a store")]
    Store(PathBuf),
    /// It is a name that the program gives to what it keeps beside stores.
    #[error("{0} is a name for drafts and notes")]
    Reserved(PathBuf),
    /// It is what was read.
    #[error("{0} is an input")]
    Input(PathBuf),
    /// What the process was given to print to belongs to the store, or is what was read.
    #[error("a standard stream is no place to print to")]
    Standard {
        /// Which one.
        stream: Standard,
        /// Is it what was read?
        input: bool,
    },
    /// It is there already, and nobody said that it may be replaced.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// Of several files some are there already.
    #[error("{first} and others exist already, {count} of them")]
    Several {
        /// One of them.
        first: PathBuf,
        /// How many there are.
        count: usize,
    },
    /// The system would not.
    #[error("{path}: {cause}")]
    System {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: io::Error,
    },
}

impl SaveError {
    /// What was not written, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            SaveError::Folder(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”是目录，不能写成文件。请给出文件名。",
                    "\"{path}\" is a folder; give the name of a file."
                )
            }
            SaveError::NotAFolder(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”不是目录。请给出目录。",
                    "\"{path}\" is no folder; name a folder."
                )
            }
            SaveError::NoFolder(path) => {
                let path = shown_path(path);
                text!(
                    "没有目录“{path}”。请先建立，或换一个位置。",
                    "There is no folder \"{path}\". Make it first, or name another place."
                )
            }
            SaveError::Own(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”是正在使用的数据文件，或属于它（原件、草稿），不能写成别的文件，没有改动。请换一个文件名。",
                    "\"{path}\" is the store in use, or belongs to it (originals, drafts); it is never written over and was left alone. Choose another name."
                )
            }
            SaveError::Store(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”是一个数据文件，不能写成别的文件，没有改动。请换一个文件名。",
                    "\"{path}\" is a store; it is never written over and was left alone. Choose another name."
                )
            }
            SaveError::Reserved(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”是程序留给草稿、写入标记和未写完文件的名字，没有改动。请换一个文件名。",
                    "\"{path}\" is a name for the program's own drafts, notes and unfinished files and was left alone. Choose another name."
                )
            }
            SaveError::Input(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”就是这次读取的文件，不能写到它上面，没有改动。请换一个文件名。",
                    "\"{path}\" is a file that is read now; it is never written over and was left alone. Choose another name."
                )
            }
            SaveError::Standard { stream, input } => {
                let stream = match stream {
                    Standard::Output => Text::of("标准输出", "The standard output"),
                    Standard::Error => Text::of("标准错误输出", "The standard error"),
                };
                let what = match input {
                    true => Text::of("这次读取的文件", "a file that is read now"),
                    false => Text::of(
                        "正在使用的数据文件，或属于它（原件、草稿）",
                        "the store in use, or belongs to it (originals, drafts)",
                    ),
                };
                let (stream_zh, stream_en) = (&stream.zh, &stream.en);
                let (what_zh, what_en) = (&what.zh, &what.en);
                text!(
                    "{stream_zh}是{what_zh}，不能写到它上面。什么也没有做，请改用别的文件。",
                    "{stream_en} is {what_en}; it is never written over. Nothing was done; name another file."
                )
            }
            SaveError::Exists(path) => {
                let path = shown_path(path);
                text!(
                    "“{path}”已经存在，没有改动。请换一个文件名；确要覆盖，请加 --force。",
                    "\"{path}\" exists already and was left alone. Choose another name, or give --force to replace it."
                )
            }
            SaveError::Several { first, count } => {
                let first = shown_path(first);
                text!(
                    "有 {count} 个同名文件已经存在（如“{first}”），一个也没有写。请换一个目录；确要覆盖，请加 --force。",
                    "{count} of the files exist already (such as \"{first}\"); none was written. Choose another folder, or give --force to replace them."
                )
            }
            SaveError::System { path, cause } => {
                let (path, why) = (shown_path(path), because(cause));
                let (zh, en) = (&why.zh, &why.en);
                text!(
                    "“{path}”没有写成：{zh}。原有的文件没有改动。",
                    "\"{path}\" was not written: {en}. What was there before is unchanged."
                )
            }
        }
    }
}

/// The system's reason, in the user's words where it is a usual one.
fn because(cause: &io::Error) -> Text {
    use io::ErrorKind;
    match cause.kind() {
        ErrorKind::PermissionDenied => Text::of(
            "没有写入权限，请换一个位置",
            "there is no leave to write there; name another place",
        ),
        ErrorKind::ReadOnlyFilesystem => Text::of(
            "该处只能读取，请换一个位置",
            "the place can only be read; name another",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => Text::of(
            "磁盘已满，请清理后重试",
            "the disk is full; make room and try again",
        ),
        ErrorKind::InvalidFilename => Text::of(
            "文件名太长或含有不允许的字符",
            "the name is too long or has characters that are not allowed",
        ),
        _ => in_words(cause),
    }
}
