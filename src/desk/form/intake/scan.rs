//! Which files there are to take in: those that are named, and all in the folders that are named,
//! in order of their names.
//!
//! Passed over without a word is what no person put there: hidden files, what an office program or
//! a browser writes while it works, and the folder of pictures beside a saved web page. Links
//! inside a folder are not followed. Nothing is opened here.

use std::ffi::OsString;
use std::fs::{self, DirEntry, Metadata};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use super::reason::Reason;
use crate::exchange::{Problem, ReadError};
use crate::files::Identity;

/// How deep folders are walked into, below the one that is named.
const DEEPEST: usize = 8;

/// Something that was met.
#[derive(Debug)]
pub struct Found {
    /// What the person would call it: the path as named, and what is below it.
    pub path: String,
    pub(super) what: What,
}

#[derive(Debug)]
pub(super) enum What {
    /// A file to be read: where it is, without links, and which it was when it was met.
    File(PathBuf, Identity),
    /// A file that was read already, such as the standard input.
    Bytes(Vec<u8>),
    /// What can't be read, and why.
    Left(Reason),
}

impl Found {
    /// A file whose bytes are here; `path` is what the person calls it.
    #[must_use]
    pub fn bytes(path: &str, bytes: Vec<u8>) -> Self {
        Found {
            path: path.to_owned(),
            what: What::Bytes(bytes),
        }
    }

    fn file(path: &Path, meta: &Metadata) -> Self {
        // A link that the person names is meant; it is not followed once more.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        Found {
            path: path.to_string_lossy().into_owned(),
            what: What::File(real, Identity::of(meta)),
        }
    }

    fn left(path: &Path, reason: Reason) -> Self {
        Found {
            path: path.to_string_lossy().into_owned(),
            what: What::Left(reason),
        }
    }
}

/// The files of a path that a person named: itself, or all in the folder and below it.
///
/// # Errors
/// When there is nothing of this name, or the folder may not be read. What can't be read further
/// down is found and said to be so.
pub fn scan(path: &Path) -> Result<Vec<Found>, ReadError> {
    let refused = |error: Error| ReadError {
        file: path.to_string_lossy().into_owned(),
        problem: problem(error),
    };
    let meta = fs::metadata(path).map_err(refused)?;
    if !meta.is_dir() {
        return Ok(vec![of_file(path.to_path_buf(), &meta)]);
    }
    let root = path.canonicalize().map_err(refused)?;
    let mut found = Vec::new();
    let entries = entries(path).map_err(refused)?;
    walk(&root, entries, 1, &mut found);
    Ok(found)
}

fn of_file(path: PathBuf, meta: &Metadata) -> Found {
    if meta.is_file() {
        Found::file(&path, meta)
    } else {
        Found::left(&path, Reason::no_file())
    }
}

fn walk(root: &Path, entries: Vec<DirEntry>, depth: usize, found: &mut Vec<Found>) {
    let names: Vec<OsString> = entries.iter().map(DirEntry::file_name).collect();
    for entry in entries {
        let name = entry.file_name();
        let (name, path) = (name.to_string_lossy(), entry.path());
        if is_passed_over(&name) {
            continue;
        }
        // Of the entry itself, not of what a link leads to.
        let meta = match fs::symlink_metadata(&path) {
            Ok(meta) => meta,
            // Somebody took it away meanwhile.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => {
                found.push(Found::left(&path, Reason::unreadable(&problem(error))));
                continue;
            }
        };
        if meta.is_symlink() {
            // What lies in the folder is met where it lies.
            if !path.canonicalize().is_ok_and(|to| to.starts_with(root)) {
                found.push(Found::left(&path, Reason::link()));
            }
        } else if !meta.is_dir() {
            found.push(of_file(path, &meta));
        } else if belongs_to_a_page(&name, &names) {
        } else if depth > DEEPEST {
            found.push(Found::left(&path, Reason::too_deep(DEEPEST)));
        } else {
            match self::entries(&path) {
                Ok(below) => walk(root, below, depth + 1, found),
                Err(error) => found.push(Found::left(&path, Reason::unreadable(&problem(error)))),
            }
        }
    }
}

/// A folder's entries, in order of their names.
fn entries(folder: &Path) -> Result<Vec<DirEntry>, Error> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(DirEntry::file_name);
    Ok(entries)
}

/// Names that systems, office programs and browsers give to what is theirs.
fn is_passed_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    name.starts_with('.')
        || name.starts_with('~')
        || name.ends_with('~')
        || [
            ".tmp",
            ".temp",
            ".part",
            ".partial",
            ".crdownload",
            ".lnk",
            ".url",
        ]
        .iter()
        .any(|ending| lower.ends_with(ending))
        || ["thumbs.db", "desktop.ini", "__macosx", "$recycle.bin"].contains(&lower.as_str())
}

/// The folder that was saved beside a page, `x.files` or `x_files` beside `x.htm`: it has the page's
/// pictures.
fn belongs_to_a_page(name: &str, beside: &[OsString]) -> bool {
    let endings = [".files", "_files", ".file"];
    let stem = endings.iter().find_map(|ending| name.strip_suffix(ending));
    stem.is_some_and(|stem| {
        beside.iter().any(|other| {
            let other = other.to_string_lossy();
            other == stem || other.rsplit_once('.').is_some_and(|(it, _)| it == stem)
        })
    })
}

pub(super) fn problem(error: Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Problem::Missing,
        ErrorKind::PermissionDenied => Problem::NoPermission,
        _ => Problem::Unreadable(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(folder: &Path) -> Vec<String> {
        let found = scan(folder).expect("a folder");
        let begin = format!("{}/", folder.display());
        let short = |it: &Found| {
            let path = it.path.strip_prefix(&begin).expect("below the folder");
            match &it.what {
                What::Left(reason) => format!("{path}: {}", reason.code),
                What::File(..) | What::Bytes(_) => path.to_owned(),
            }
        };
        found.iter().map(short).collect()
    }

    fn fill(folder: &Path, names: &[&str]) {
        for name in names {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, name).expect("a file");
        }
    }

    #[test]
    fn files_come_in_order_and_what_nobody_put_there_is_passed_over() {
        let folder = tempfile::tempdir().expect("a folder");
        fill(
            folder.path(),
            &[
                "2.docx",
                "10.docx",
                "b/1.xlsx",
                "b/c/x.doc",
                "~$2.docx",
                ".~1.docx",
                "~WRL0001.tmp",
                ".DS_Store",
                ".hidden/1.docx",
                "3.TMP",
                "Thumbs.db",
                "4.docx.part",
                "5.docx~",
                "页.htm",
                "页.files/image001.png",
                "a_files/1.docx",
                "说明.txt",
            ],
        );
        assert_eq!(
            paths(folder.path()),
            [
                "10.docx",
                "2.docx",
                "a_files/1.docx",
                "b/1.xlsx",
                "b/c/x.doc",
                "说明.txt",
                "页.htm"
            ]
        );
    }

    #[test]
    fn folders_are_walked_so_deep_and_no_deeper() {
        let folder = tempfile::tempdir().expect("a folder");
        fill(
            folder.path(),
            &["1/2/3/4/5/6/7/8/in.docx", "1/2/3/4/5/6/7/8/9/out.docx"],
        );
        assert_eq!(
            paths(folder.path()),
            ["1/2/3/4/5/6/7/8/9: too-deep", "1/2/3/4/5/6/7/8/in.docx"]
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_and_no_pipe_is_opened() {
        use std::os::unix::fs::symlink;
        let (folder, other) = (
            tempfile::tempdir().expect("a folder"),
            tempfile::tempdir().expect("a folder"),
        );
        fill(folder.path(), &["a.docx"]);
        fill(other.path(), &["b.docx"]);
        let at = |name| folder.path().join(name);
        symlink(at("a.docx"), at("inside.docx")).expect("a link");
        symlink(other.path().join("b.docx"), at("out.docx")).expect("a link");
        symlink(other.path(), at("out")).expect("a link");
        symlink(folder.path(), at("round")).expect("a link");
        symlink(at("nowhere"), at("dead.docx")).expect("a link");
        let _listener = std::os::unix::net::UnixListener::bind(at("s")).expect("a socket");
        assert_eq!(
            paths(folder.path()),
            [
                "a.docx",
                "dead.docx: link",
                "out: link",
                "out.docx: link",
                "s: no-file"
            ]
        );
        // A link that the person names is meant.
        let link = other.path().join("link");
        symlink(folder.path(), &link).expect("a link");
        assert_eq!(paths(&link).len(), 5);
    }

    #[test]
    fn what_is_named_and_not_there_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let error = scan(&folder.path().join("none")).expect_err("nothing there");
        assert!(matches!(error.problem, Problem::Missing), "{error:?}");
        let named = folder.path().join("~$1.docx");
        fs::write(&named, "1").expect("a file");
        assert_eq!(scan(&named).expect("a file").len(), 1);
    }
}
