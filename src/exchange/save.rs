//! Writing a file whole or not at all: beside its target, then renamed onto it.
//!
//! Whoever opens the target meanwhile sees the old file or the new one, never a part. What is not
//! a file but takes bytes (a device, a pipe) is written to as it is. Whether a file may be
//! replaced is the caller's question.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::text;
use crate::text::Text;

/// Why a file was not written. What stood there before stands there still.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// The name is that of a folder.
    #[error("{0} is a folder")]
    Folder(PathBuf),
    /// There is no folder to write it in.
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
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

/// Writes `bytes` to the file `path`, in place of what it held.
///
/// # Errors
/// See [`SaveError`]; nothing has changed then.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    save_with(path, |file| {
        file.write_all(bytes).map_err(|cause| SaveError::System {
            path: path.to_owned(),
            cause,
        })
    })
}

/// The same with bytes that `write` puts into the file as it makes them, for what is too long to be
/// held in memory. Nothing has changed when it fails.
///
/// # Errors
/// See [`SaveError`], and what `write` says.
pub fn save_with<T, E: From<SaveError>>(
    path: &Path,
    write: impl FnOnce(&mut fs::File) -> Result<T, E>,
) -> Result<T, E> {
    let failed = |cause| SaveError::System {
        path: path.to_owned(),
        cause,
    };
    let there = match fs::metadata(path) {
        Ok(there) if there.is_dir() => return Err(SaveError::Folder(path.to_owned()).into()),
        Ok(there) if there.is_file() => Some(there),
        Ok(_) => {
            let device = fs::OpenOptions::new().write(true).open(path);
            return write(&mut device.map_err(failed)?);
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => None,
        Err(cause) => return Err(failed(cause).into()),
    };
    // A name that ends with a separator asks for a folder.
    if path.to_string_lossy().ends_with(std::path::is_separator) {
        return Err(SaveError::NoFolder(path.to_owned()).into());
    }
    // Behind a link stands the file that is meant; the link stays.
    let target = match &there {
        Some(_) => fs::canonicalize(path).map_err(failed)?,
        None => path.to_owned(),
    };
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(SaveError::NoFolder(folder.to_owned()).into());
    }
    let permissions = there.map(|it| it.permissions());
    let mut file = beside(folder, permissions.as_ref()).map_err(failed)?;
    let written = write(file.as_file_mut())?;
    put_in_place(file, &target, folder, permissions).map_err(failed)?;
    Ok(written)
}

/// A file in the folder, under a name that nobody else has.
fn beside(folder: &Path, permissions: Option<&fs::Permissions>) -> io::Result<NamedTempFile> {
    // A file that its owner may not write is not replaced behind his back.
    if permissions.is_some_and(fs::Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".jiebie-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any program's new file: what the user's mask leaves of this.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // The error tells of the name beside the target, which means nothing to the person.
    let made = builder.tempfile_in(folder);
    made.map_err(|error| error.kind().into())
}

/// Renames the file onto its target, durably.
fn put_in_place(
    file: NamedTempFile,
    target: &Path,
    folder: &Path,
    permissions: Option<fs::Permissions>,
) -> io::Result<()> {
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions)?;
    }
    file.as_file().sync_all()?;
    file.persist(target).map_err(|error| error.error)?;
    // The new name is durable once its folder is; some file systems have no such thing to say.
    #[cfg(unix)]
    let _ = fs::File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

impl SaveError {
    /// What was not written, why, and what to do now.
    #[must_use]
    pub fn text(&self) -> Text {
        match self {
            SaveError::Folder(path) => {
                let path = path.display();
                text!(
                    "“{path}”是目录，不能写成文件。请给出文件名。",
                    "\"{path}\" is a folder; give the name of a file."
                )
            }
            SaveError::NoFolder(path) => {
                let path = path.display();
                text!(
                    "没有目录“{path}”。请先建立，或换一个位置。",
                    "There is no folder \"{path}\". Make it first, or name another place."
                )
            }
            SaveError::System { path, cause } => {
                let (path, why) = (path.display(), because(cause));
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
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Text::of(
            "磁盘已满，请清理后重试",
            "the disk is full; make room and try again",
        ),
        ErrorKind::InvalidFilename => Text::of(
            "文件名太长或含有不允许的字符",
            "the name is too long or has characters that are not allowed",
        ),
        _ => text!("系统报告“{cause}”", "the system says \"{cause}\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let all = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = all
            .map(|it| {
                it.expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_and_replaced_and_nothing_else_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("通报.docx");
        save(&path, b"one").expect("written");
        save(&path, b"two").expect("replaced");
        assert_eq!(fs::read(&path).expect("read"), b"two");
        assert_eq!(names(folder.path()), ["通报.docx"]);
    }

    #[test]
    fn a_folder_and_a_missing_folder_are_refused_with_the_way_out() {
        let folder = tempfile::tempdir().expect("a folder");
        let told = |path: &Path| save(path, b"x").expect_err("refused").text();
        assert!(told(folder.path()).en.contains("is a folder"));
        assert!(
            told(&folder.path().join("no/one.docx"))
                .zh
                .contains("没有目录")
        );
        assert!(told(&folder.path().join("no/")).zh.contains("没有目录"));
        assert!(names(folder.path()).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().expect("a folder");
        let (file, link) = (folder.path().join("a.docx"), folder.path().join("b.docx"));
        save(&file, b"old").expect("written");
        let mode = |mode| fs::Permissions::from_mode(mode);
        fs::set_permissions(&file, mode(0o640)).expect("set");
        symlink(&file, &link).expect("a link");
        save(&link, b"new").expect("written");
        assert_eq!(fs::read(&file).expect("read"), b"new");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
        let there = fs::metadata(&file).expect("there").permissions();
        assert_eq!(there.mode() & 0o777, 0o640);
        fs::set_permissions(&file, mode(0o440)).expect("set");
        let refused = save(&file, b"third").expect_err("read only").text();
        assert!(refused.zh.contains("没有写入权限"), "{}", refused.zh);
        assert_eq!(fs::read(&file).expect("read"), b"new");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_written_to_as_it_is() {
        save(Path::new("/dev/null"), b"gone").expect("swallowed");
        assert!(Path::new("/dev/null").exists());
    }
}
