//! Which file it is: by device and inode, so that links, `..` and relative names make no difference.

use std::ffi::OsString;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::folder_of;

/// A file, as the system tells it from all others while it exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// Of what the metadata is of.
    #[must_use]
    pub fn of(meta: &Metadata) -> Identity {
        Identity {
            device: meta.dev(),
            inode: meta.ino(),
        }
    }

    /// Of the file that the name leads to, through links.
    ///
    /// # Errors
    /// When there is none, or the system would not say.
    pub fn at(path: &Path) -> io::Result<Identity> {
        fs::metadata(path).map(|meta| Identity::of(&meta))
    }

    /// Of an open file, whatever it is called by now.
    ///
    /// # Errors
    /// When the system would not say.
    pub fn of_open(file: &File) -> io::Result<Identity> {
        file.metadata().map(|meta| Identity::of(&meta))
    }
}

/// How many links a name may lead through; as many as the system follows.
const MOST_LINKS: usize = 40;

/// Where a file lies, or would lie when it is made: the name without links and `..`, also where the
/// last link leads to nothing yet.
///
/// # Errors
/// When its folder is not there or may not be entered, or links lead round.
pub fn destination(path: &Path) -> io::Result<PathBuf> {
    lead(path).map_err(|(_, error)| error)
}

/// The folder that lacks for a file to be made at `path`: its own, or that which its links lead to;
/// none where nothing lacks.
#[must_use]
pub fn missing_folder(path: &Path) -> Option<PathBuf> {
    lead(path).err().map(|(folder, _)| folder)
}

/// Where the name leads; else the folder at which that ended, and why.
fn lead(path: &Path) -> Result<PathBuf, (PathBuf, io::Error)> {
    let mut path = path.to_path_buf();
    for _ in 0..MOST_LINKS {
        let folder = folder_of(&path).to_path_buf();
        match fs::canonicalize(&path) {
            Ok(found) => return Ok(found),
            // A link may lead on to where there is nothing, or to what is below a file.
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {}
                _ => return Err((folder, error)),
            },
        }
        let Some(name) = path.file_name().map(OsString::from) else {
            return Err((path, ErrorKind::NotFound.into()));
        };
        let real = match fs::canonicalize(&folder) {
            Ok(real) if real.is_dir() => real,
            Ok(_) => return Err((folder, ErrorKind::NotADirectory.into())),
            Err(error) => return Err((folder, error)),
        };
        path = real.join(name);
        match fs::read_link(&path) {
            Ok(to) => path = real.join(to),
            Err(_) => return Ok(path),
        }
    }
    Err((
        folder_of(&path).to_path_buf(),
        io::Error::other("too many links"),
    ))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn names_of_one_file_are_one_identity() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "x").expect("a file");
        fs::write(at("b"), "x").expect("a file");
        fs::hard_link(at("a"), at("hard")).expect("a link");
        symlink("a", at("soft")).expect("a link");
        let of = |name: &str| Identity::at(&at(name)).expect("there");
        assert_eq!(of("a"), of("hard"));
        assert_eq!(of("a"), of("soft"));
        assert_ne!(of("a"), of("b"));
        let open = File::open(at("a")).expect("opens");
        fs::rename(at("b"), at("a")).expect("replaced");
        assert_ne!(Identity::of_open(&open).expect("there"), of("a"));
    }

    #[test]
    fn a_destination_is_where_the_file_would_be_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = fs::canonicalize(folder.path()).expect("there");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("in")).expect("a folder");
        symlink("in/new", at("dangling")).expect("a link");
        symlink("dangling", at("twice")).expect("a link");
        symlink("round", at("round")).expect("a link");
        symlink("in", at("folder")).expect("a link");
        for (name, leads) in [
            ("new", "new"),
            ("in/../new", "new"),
            ("dangling", "in/new"),
            ("twice", "in/new"),
            ("folder/x", "in/x"),
        ] {
            assert_eq!(destination(&at(name)).expect(name), root.join(leads));
        }
        assert!(destination(&at("round")).is_err());
        assert!(destination(&at("none/x")).is_err());
        // What lacks is the folder that the links lead to.
        fs::write(at("file"), "x").expect("a file");
        symlink("in/gone/new", at("nowhere")).expect("a link");
        symlink("nowhere", at("nowhere-twice")).expect("a link");
        symlink("file/new", at("below")).expect("a link");
        for (name, lacks) in [
            ("none/x", Some(at("none"))),
            ("nowhere", Some(root.join("in/gone"))),
            ("nowhere-twice", Some(root.join("in/gone"))),
            ("below", Some(root.join("file"))),
            ("dangling", None),
        ] {
            assert_eq!(missing_folder(&at(name)), lacks, "{name}");
        }
    }
}
