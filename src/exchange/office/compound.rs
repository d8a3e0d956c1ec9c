//! The OLE container around old Office files: which streams it has, and the bytes of one.
//!
//! Reads only what the readers need ([MS-CFB] version 3 and 4), and refuses chains of sectors
//! that lead in a circle or out of the file, which the parser behind it would follow.

use std::collections::HashSet;

use crate::exchange::office::read_error::Problem;

/// The first bytes of every such container.
pub(super) const SIGNATURE: [u8; 8] = *b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

const END_OF_CHAIN: u32 = 0xffff_fffe;
/// From here on a number is a mark, not a sector.
const FIRST_MARK: u32 = 0xffff_fffa;
/// Streams shorter than this live in the small sectors of the root's stream.
const SMALL_STREAM: u64 = 4_096;

/// An opened container.
pub(super) struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
    next_small: Vec<u32>,
    entries: Vec<Entry>,
    small: Vec<u8>,
}

struct Entry {
    name: String,
    /// A storage, the root not counted: what is below it is another object's.
    is_storage: bool,
    /// The entries beside it in its storage, and the first below it.
    beside: [u32; 2],
    below: u32,
    /// It lies in a storage other than the root.
    nested: bool,
    /// Where in the file it is written.
    at: usize,
    start: u32,
    length: u64,
}

impl<'a> Container<'a> {
    /// Reads the container's tables.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Problem> {
        let shift = u16_at(bytes, 30)?;
        let sector = match shift {
            9 => 512,
            12 => 4_096,
            _ => return Err(broken("sector size")),
        };
        if u16_at(bytes, 32)? != 6 {
            return Err(broken("small sector size"));
        }
        let mut container = Container {
            bytes,
            sector,
            next: Vec::new(),
            next_small: Vec::new(),
            entries: Vec::new(),
            small: Vec::new(),
        };
        for id in container.table_sectors()? {
            let table = container.sector(id)?;
            container.next.extend(numbers(table));
        }
        container.read_directory(u32_at(bytes, 48)?)?;
        let root = container.entries.first().ok_or_else(|| broken("no root"))?;
        let (start, length) = (root.start, root.length);
        if u32_at(bytes, 64)? > 0 {
            container.small = container.chain(start, length)?;
            let table = container.chain(u32_at(bytes, 60)?, u64::MAX)?;
            container.next_small = numbers(&table).collect();
        }
        Ok(container)
    }

    /// Reads the entries, and marks those of objects inside the file: a document may hold a workbook,
    /// and a workbook another, whose streams have the names of the outer one's.
    fn read_directory(&mut self, start: u32) -> Result<(), Problem> {
        let mut id = start;
        let mut steps = 0;
        while id != END_OF_CHAIN {
            let sector = self.sector(id)?;
            let from = (id as usize + 1) * self.sector;
            for (n, entry) in sector.chunks_exact(128).enumerate() {
                let at = from + n * 128;
                self.entries.push(entry_of(entry, at, self.sector == 512)?);
            }
            steps += 1;
            if steps > self.next.len() {
                return Err(broken("circular chain"));
            }
            id = *self.next.get(id as usize).ok_or_else(|| broken("chain"))?;
        }
        let storages = self.entries.iter().filter(|entry| entry.is_storage);
        let mut open: Vec<u32> = storages.map(|entry| entry.below).collect();
        while let Some(id) = open.pop() {
            // The root is in no storage, whatever a damaged entry says.
            if id != 0
                && let Some(entry) = self.entries.get_mut(id as usize)
                && !std::mem::replace(&mut entry.nested, true)
            {
                open.extend(entry.beside);
                open.push(entry.below);
            }
        }
        Ok(())
    }

    /// Where in the file the names of streams inside storages are written that have this name.
    pub(super) fn nested_names(&self, name: &str) -> impl Iterator<Item = usize> {
        let nested = self.entries.iter().filter(|entry| entry.nested);
        let named = nested.filter(move |entry| entry.name.eq_ignore_ascii_case(name));
        named.map(|entry| entry.at)
    }

    /// Whether a stream or storage of this name is in its root.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of the root's stream of this name.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, Problem> {
        let entry = self.entry(name).ok_or_else(|| broken("no such stream"))?;
        if entry.length < SMALL_STREAM {
            self.small_chain(entry.start, entry.length)
        } else {
            self.chain(entry.start, entry.length)
        }
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        let mut entries = self.entries.iter().filter(|entry| !entry.nested);
        entries.find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The sectors that hold the table of chains: 109 in the header, the rest in a chain.
    fn table_sectors(&self) -> Result<Vec<u32>, Problem> {
        let header = self.bytes.get(76..512).ok_or_else(|| broken("header"))?;
        let mut sectors: Vec<u32> = numbers(header).collect();
        let mut seen = HashSet::new();
        let mut id = u32_at(self.bytes, 68)?;
        while id < FIRST_MARK {
            if !seen.insert(id) {
                return Err(broken("circular table"));
            }
            let mut more: Vec<u32> = numbers(self.sector(id)?).collect();
            id = more.pop().ok_or_else(|| broken("table"))?;
            sectors.extend(more);
        }
        sectors.retain(|&id| id < FIRST_MARK);
        Ok(sectors)
    }

    fn sector(&self, id: u32) -> Result<&'a [u8], Problem> {
        let start = (id as usize + 1)
            .checked_mul(self.sector)
            .ok_or_else(|| broken("sector number"))?;
        let rest = self.bytes.get(start..).unwrap_or(&[]);
        // The last sector of a file may be short.
        let sector = &rest[..rest.len().min(self.sector)];
        if sector.is_empty() {
            return Err(broken("sector beyond the end"));
        }
        Ok(sector)
    }

    fn chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Problem> {
        let mut out = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id != END_OF_CHAIN && (out.len() as u64) < length {
            out.extend_from_slice(self.sector(id)?);
            steps += 1;
            if steps > self.next.len() {
                return Err(broken("circular chain"));
            }
            id = *self.next.get(id as usize).ok_or_else(|| broken("chain"))?;
        }
        out.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(out)
    }

    fn small_chain(&self, start: u32, length: u64) -> Result<Vec<u8>, Problem> {
        let mut out = Vec::new();
        let mut id = start;
        let mut steps = 0;
        while id != END_OF_CHAIN && (out.len() as u64) < length {
            let from = (id as usize).saturating_mul(64);
            let rest = self.small.get(from..).filter(|rest| !rest.is_empty());
            let rest = rest.ok_or_else(|| broken("small sector"))?;
            out.extend_from_slice(&rest[..rest.len().min(64)]);
            steps += 1;
            if steps > self.next_small.len() {
                return Err(broken("circular small chain"));
            }
            let next = self.next_small.get(id as usize);
            id = *next.ok_or_else(|| broken("small chain"))?;
        }
        out.truncate(usize::try_from(length).unwrap_or(usize::MAX));
        Ok(out)
    }
}

fn entry_of(entry: &[u8], at: usize, short: bool) -> Result<Entry, Problem> {
    let units: Vec<u16> = entry[..64]
        .chunks_exact(2)
        .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
        .take_while(|&unit| unit != 0)
        .collect();
    let low = u64::from(u32_at(entry, 120)?);
    let high = u64::from(u32_at(entry, 124)?);
    Ok(Entry {
        name: String::from_utf16_lossy(&units),
        is_storage: entry[66] == 1,
        beside: [u32_at(entry, 68)?, u32_at(entry, 72)?],
        below: u32_at(entry, 76)?,
        nested: false,
        at,
        start: u32_at(entry, 116)?,
        length: if short { low } else { high << 32 | low },
    })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes
        .chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16, Problem> {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => Ok(u16::from_le_bytes([a, b])),
        _ => Err(broken("short header")),
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32, Problem> {
    match bytes.get(at..at + 4) {
        Some(&[a, b, c, d]) => Ok(u32::from_le_bytes([a, b, c, d])),
        _ => Err(broken("short header")),
    }
}

fn broken(what: &str) -> Problem {
    Problem::Broken(format!("compound file: {what}"))
}
