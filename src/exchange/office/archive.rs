//! The packed half of xlsx and ods: refuses what would unpack beyond the limit, before anything
//! is read from it, and finds parts by name.
//!
//! A zip can claim one size and unpack to another. So the claims are added up first, and then
//! every part is unpacked once into nothing and counted.

use std::collections::HashMap;
use std::io::{self, Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::xml::broken;

/// A packed file whose parts are known to fit the limits.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Names without leading slash, in lower case, with `/` between folders.
    names: HashMap<String, usize>,
}

impl<'a> Archive<'a> {
    /// Opens the file and counts its parts against the limits.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, Problem> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        count(&mut zip, limits)?;
        let mut names = HashMap::new();
        for index in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(index) {
                names.insert(plain(&name), index);
            }
        }
        Ok(Archive { zip, names })
    }

    /// The part of this name, if there is one.
    pub(super) fn part(
        &mut self,
        name: &str,
    ) -> Result<Option<ZipFile<'_, Cursor<&'a [u8]>>>, Problem> {
        match self.names.get(&plain(name)) {
            Some(&index) => self.zip.by_index(index).map(Some).map_err(broken),
            None => Ok(None),
        }
    }
}

/// Whether an OpenDocument file is locked: its list of parts says so. The list is read before the parts are counted, so no further
/// than a list can be long.
pub(super) fn is_locked(bytes: &[u8]) -> Result<bool, Problem> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let Ok(part) = zip.by_name("META-INF/manifest.xml") else {
        return Ok(false);
    };
    let mut manifest = Vec::new();
    part.take(1 << 20)
        .read_to_end(&mut manifest)
        .map_err(broken)?;
    let mark = b"encryption-data";
    Ok(manifest.windows(mark.len()).any(|window| window == mark))
}

fn plain(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_ascii_lowercase()
}

fn count(zip: &mut ZipArchive<Cursor<&[u8]>>, limits: &Limits) -> Result<(), Problem> {
    let too_large = || Problem::TooLarge(Bound::UnpackedBytes(limits.unpacked_bytes), None);
    if zip.len() > limits.parts {
        return Err(Problem::TooLarge(Bound::Parts(limits.parts), None));
    }
    // What the directory declares: an honest bomb is refused here, without unpacking a byte.
    let mut declared = 0_u64;
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(broken)?;
        if part.encrypted() {
            return Err(Problem::Encrypted);
        }
        declared = declared.saturating_add(part.size());
    }
    if declared > limits.unpacked_bytes {
        return Err(too_large());
    }
    let mut left = limits.unpacked_bytes;
    for index in 0..zip.len() {
        let part = zip.by_index(index).map_err(broken)?;
        let mut part = part.take(left.saturating_add(1));
        let used = io::copy(&mut part, &mut io::sink()).map_err(broken)?;
        left = left.checked_sub(used).ok_or_else(too_large)?;
    }
    Ok(())
}
