//! Having what was taken out of the file go from its bytes too.
//!
//! The engine only forgets: a page that nothing hangs on any more keeps its bytes until another is written
//! there, and so does the end of a page from which rows went; compacting moves pages as they are. Here all that
//! says nothing is overwritten with zeros, in place. What says something is not touched, so whoever is killed
//! meanwhile leaves a whole file, of which some is not wiped yet.

use std::io::{self, ErrorKind};
use std::ops::Range;

use redb::StorageBackend;

use super::layout::{self, HEADER, PAGE};
use super::{DamagedPage, read};

/// How much is looked at in one go, in bytes.
const PIECE: u64 = 1024 * 1024;

/// Overwrites what says nothing in a file that nobody else has open, and that was closed as it should be.
///
/// # Errors
/// The disk's; and where the file is not what the engine leaves, of which nothing is touched.
pub(in crate::store) fn wipe(file: &impl StorageBackend) -> io::Result<()> {
    let length = file.len()?;
    let mut at = PAGE as u64;
    for said in saying(file)? {
        if said.start < at || said.end > length {
            return Err(DamagedPage::at(said.start));
        }
        clear(file, at..said.start)?;
        at = said.end;
    }
    clear(file, at..length)?;
    file.sync_data()
}

/// The pieces of the file that say something, in order.
fn saying(file: &impl StorageBackend) -> io::Result<Vec<Range<u64>>> {
    let mut bytes = vec![0; HEADER];
    read(file, 0, &mut bytes)?;
    let header = layout::header(&bytes).ok_or_else(|| DamagedPage::at(0))?;
    if !header.closed || header.roots.is_empty() {
        // Somebody was stopped in it; the engine mends it when it is opened next.
        return Err(ErrorKind::ResourceBusy.into());
    }
    let (mut waiting, mut all) = (header.roots, Vec::new());
    while let Some(due) = waiting.pop() {
        bytes.resize(due.length, 0);
        read(file, due.offset, &mut bytes)?;
        let named = due.examine(&bytes).zip(due.end(&bytes));
        let (below, end) = named.ok_or_else(|| DamagedPage::at(due.offset))?;
        waiting.extend(below);
        all.push(due.offset..due.offset + end as u64);
    }
    all.sort_unstable_by_key(|it| it.start);
    Ok(all)
}

/// Overwrites a piece of the file, where anything is in it.
fn clear(file: &impl StorageBackend, piece: Range<u64>) -> io::Result<()> {
    let mut bytes = Vec::new();
    let mut at = piece.start;
    while at < piece.end {
        let length = (piece.end - at).min(PIECE);
        bytes.resize(length as usize, 0);
        file.read(at, &mut bytes)?;
        if bytes.iter().any(|it| *it != 0) {
            bytes.fill(0);
            file.write(at, &bytes)?;
        }
        at += length;
    }
    Ok(())
}
