//! The records against the journal: what they are is taken back entry by entry to what they were when
//! the store was founded, and every state on the way must be the one that its entry kept.

use std::collections::btree_map::Entry as Known;
use std::collections::{BTreeMap, HashSet};

use redb::{ReadTransaction, ReadableTable};

use super::hash::Hash;
use super::past;
use super::pin::Pin;
use super::row::{self, ChangeRow, Content};
use crate::domain::record::{Kind, Seq};
use crate::store::codec::{self, Broken};
use crate::store::error::StoreError;
use crate::store::location::Location;
use crate::store::tables::{CHANGES, records, seq_of_change_key};

/// What records and journal disagree about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Fault {
    /// The record is not what this entry, the last to change it before it was found to differ, made
    /// of it.
    NotAs(Seq, Kind, u64),
    /// The record is not there any more, though no entry took it away after this one.
    Lost(Seq, Kind, u64),
    /// The record says that this entry changed it last, and that one does not.
    Unmade(Seq, Kind, u64),
    /// The record can't be read.
    Damaged(Kind, u64),
    /// Values of this entry are gone without an erasure.
    Emptied(Seq),
    /// The records after this entry were not those whose digest it holds.
    NotPinned(Seq),
}

impl Fault {
    /// The entry that does not fit.
    pub(in crate::store) fn seq(&self) -> Seq {
        match self {
            Fault::NotAs(seq, ..)
            | Fault::Lost(seq, ..)
            | Fault::Unmade(seq, ..)
            | Fault::Emptied(seq)
            | Fault::NotPinned(seq) => *seq,
            Fault::Damaged(..) => Seq(1),
        }
    }
}

/// What a record was at the point that was reached.
enum State {
    Is(Option<Vec<u8>>),
    /// Its values were erased, or it did not fit.
    Unknown,
}

struct Replay<'r> {
    place: &'r Location,
    read: &'r ReadTransaction,
    /// The records that were met, by the number of their kind and their own.
    states: BTreeMap<(u8, u64), State>,
    erasures: HashSet<(Kind, u64)>,
    faults: Vec<Fault>,
}

/// All that records and journal disagree about; `pins` are the digests of all records that entries
/// hold, oldest first.
pub(super) fn faults(
    place: &Location,
    read: &ReadTransaction,
    mut pins: Vec<(Seq, Hash)>,
) -> Result<Vec<Fault>, StoreError> {
    let mut replay = Replay {
        place,
        read,
        states: BTreeMap::new(),
        erasures: HashSet::new(),
        faults: Vec::new(),
    };
    let changes = place.table(read, CHANGES)?;
    for found in changes.iter().map_err(|e| place.engine(e))?.rev() {
        let (key, sealed) = found.map_err(|e| place.engine(e))?;
        let seq = seq_of_change_key(key.value());
        while let Some((at, pin)) = pins.pop_if(|(at, _)| *at >= seq) {
            replay.hold_against(at, pin)?;
        }
        let row = codec::unseal("changes", key.value(), sealed.value()).and_then(row::read);
        // What can't be read does not fit its entry either, and is told there.
        if let Ok(row) = row {
            replay.take_back(seq, row)?;
        }
    }
    while let Some((at, pin)) = pins.pop() {
        replay.hold_against(at, pin)?;
    }
    replay.find_unmade()?;
    Ok(replay.faults)
}

impl Replay<'_> {
    fn take_back(&mut self, seq: Seq, row: ChangeRow) -> Result<(), StoreError> {
        let (kind, id) = (row.kind, row.id);
        if row.content == Content::Erasure {
            self.erasures.insert((kind, id));
            return Ok(());
        }
        let state = match self.states.entry((kind.code(), id)) {
            Known::Occupied(known) => known.into_mut(),
            Known::Vacant(unknown) => match past::present(self.place, self.read, kind, id) {
                Ok(Some((last, bytes))) => {
                    if last != seq {
                        self.faults.push(Fault::Unmade(last.min(seq), kind, id));
                    }
                    unknown.insert(State::Is(Some(bytes)))
                }
                Ok(None) => unknown.insert(State::Is(None)),
                Err(StoreError::Damaged { .. }) => {
                    self.faults.push(Fault::Damaged(kind, id));
                    unknown.insert(State::Unknown)
                }
                Err(other) => return Err(other),
            },
        };
        let is = std::mem::replace(state, State::Unknown);
        *state = match (row.content, is) {
            (Content::Erased | Content::Erasure, _) => {
                if !self.erasures.contains(&(kind, id)) {
                    self.faults.push(Fault::Emptied(seq));
                }
                State::Unknown
            }
            (Content::Whole { before, .. }, State::Unknown) => State::Is(before),
            (Content::Whole { before, after }, State::Is(is)) => {
                if !alike(kind, is.as_deref(), after.as_deref()) {
                    self.faults.push(Fault::apart(seq, kind, id, is.is_none()));
                }
                State::Is(before)
            }
            (Content::Delta(_), State::Unknown) => State::Unknown,
            (Content::Delta(delta), State::Is(is)) => {
                match is.as_deref().and_then(|is| delta.undo(is)) {
                    Some(before) => State::Is(Some(before)),
                    None => {
                        self.faults.push(Fault::apart(seq, kind, id, is.is_none()));
                        State::Unknown
                    }
                }
            }
        };
        Ok(())
    }

    /// Holds the records as they were after the entry `at` against the digest that it has of them.
    fn hold_against(&mut self, at: Seq, pin: Hash) -> Result<(), StoreError> {
        let mut found = Pin::default();
        for &kind in Kind::ALL {
            let code = kind.code();
            let mut states = self.states.range((code, 0)..=(code, u64::MAX)).peekable();
            let table = self.place.table(self.read, records(kind))?;
            let mut rows = table.iter().map_err(|e| self.place.engine(e))?;
            let mut row = rows.next();
            loop {
                let next = match &row {
                    None => None,
                    Some(Ok((id, _))) => Some(id.value()),
                    Some(Err(_)) => {
                        let Some(Err(error)) = row else { return Ok(()) };
                        return Err(self.place.engine(error));
                    }
                };
                let known = states.next_if(|((_, id), _)| next.is_none_or(|next| *id <= next));
                match (known, next) {
                    (Some(((_, id), state)), next) => {
                        match state {
                            State::Is(Some(bytes)) => found.add(kind, *id, bytes),
                            State::Is(None) => {}
                            // Whoever erased, or told what does not fit, pinned or told it later.
                            State::Unknown => return Ok(()),
                        }
                        if next == Some(*id) {
                            row = rows.next();
                        }
                    }
                    (None, Some(id)) => {
                        if let Some(Ok((_, sealed))) = &row {
                            match codec::unseal_bytes(kind, id, sealed.value()) {
                                Ok((_, bytes)) => found.add(kind, id, bytes),
                                Err(Broken) => {
                                    self.faults.push(Fault::Damaged(kind, id));
                                    return Ok(());
                                }
                            }
                        }
                        row = rows.next();
                    }
                    (None, None) => break,
                }
            }
        }
        if found.finish() != pin {
            self.faults.push(Fault::NotPinned(at));
        }
        Ok(())
    }

    /// Records that no entry made, and that say they were not there from the beginning.
    fn find_unmade(&mut self) -> Result<(), StoreError> {
        for &kind in Kind::ALL {
            let table = self.place.table(self.read, records(kind))?;
            for found in table.iter().map_err(|e| self.place.engine(e))? {
                let (id, sealed) = found.map_err(|e| self.place.engine(e))?;
                let id = id.value();
                if self.states.contains_key(&(kind.code(), id)) {
                    continue;
                }
                match codec::unseal_bytes(kind, id, sealed.value()) {
                    Ok((Seq(1), _)) => {}
                    Ok((seq, _)) => self.faults.push(Fault::Unmade(seq, kind, id)),
                    Err(Broken) => self.faults.push(Fault::Damaged(kind, id)),
                }
            }
        }
        Ok(())
    }
}

impl Fault {
    fn apart(seq: Seq, kind: Kind, id: u64, is_gone: bool) -> Self {
        if is_gone {
            Fault::Lost(seq, kind, id)
        } else {
            Fault::NotAs(seq, kind, id)
        }
    }
}

/// Are these two encodings one state? The first programs encoded the state before a change anew, and
/// with it the fields that the kind had gained since.
fn alike(kind: Kind, one: Option<&[u8]>, other: Option<&[u8]>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => {
            one == other
                || codec::decode_record(kind, one)
                    .is_ok_and(|one| codec::decode_record(kind, other) == Ok(one))
        }
        (one, other) => one == other,
    }
}
