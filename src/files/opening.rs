//! Opens a file to read it, and looks at what was opened: not at what the name led to a moment ago.

use std::fs::{File, Metadata};
use std::io;
use std::path::Path;

use rustix::fs::{Mode, OFlags};

/// A file that was opened, and what it is.
#[derive(Debug)]
pub struct Opened {
    /// The open file.
    pub file: File,
    /// Of this very file.
    pub meta: Metadata,
}

/// Opens the file for reading. A pipe is not waited for; whether it is a file at all is for the
/// caller to see in its metadata. Where the last part of the name is a link it is followed only if
/// `follow`.
///
/// # Errors
/// What the system says; of a link that is not followed, that there are too many.
pub fn open(path: &Path, follow: bool) -> io::Result<Opened> {
    let mut flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    if !follow {
        flags |= OFlags::NOFOLLOW;
    }
    let file = File::from(rustix::fs::open(path, flags, Mode::empty())?);
    let meta = file.metadata()?;
    Ok(Opened { file, meta })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_is_followed_only_where_it_may_be() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), "x").expect("a file");
        symlink("a", at("link")).expect("a link");
        assert!(open(&at("link"), true).expect("followed").meta.is_file());
        assert!(open(&at("link"), false).is_err());
        assert!(open(&at("a"), false).is_ok());
    }
}
