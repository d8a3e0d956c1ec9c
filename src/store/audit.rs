//! The full check: every value against its checksum, every index against its records, the chain
//! of the journal, the records against the changes that made them, and the files that records name.

use std::collections::{BTreeMap, HashMap};

use redb::{AccessGuard, ReadTransaction, ReadableTable, TableHandle};

use super::codec;
use super::error::StoreError;
use super::form_indexes::{Index, read_tally};
use super::handle::Store;
use super::journal::{Fault, Misfit, examined};
use super::location::Location;
use super::tables::{
    FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR,
    PENDING_FORMS, TALLIES, form_last_step_key, form_member_key, form_original_keys, form_year_key,
    index_value, records, tally_key,
};
use super::{pages, traces};
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::form::Tally;
use crate::domain::record::{Kind, Record};
use crate::text::shown;

/// What the full check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// Journal entries.
    pub entries: u64,
    /// Values that were erased from the journal.
    pub erased: u64,
    /// Records of all kinds.
    pub records: u64,
    /// Files that records name: what forms came in, and what was attached.
    pub originals: u64,
    /// How many of them are not there.
    pub missing: u64,
    /// Files that lie beside the store and that no record names any more.
    pub unnamed: u64,
    /// What else lies there and is none of the store's: put there by somebody, or left by who was stopped.
    pub strays: u64,
    /// Can values that were erased still be read in the file's bytes ([`Store::has_traces`])?
    pub traces: bool,
    /// What is wrong, in the words of tables and keys; empty when all agrees.
    pub faults: Vec<String>,
}

impl Store {
    /// Checks the whole store as it stands at this moment.
    pub fn audit(&self) -> Result<Audit, StoreError> {
        let mut audit = Audit::default();
        self.reading(|place, read| {
            pages::examine_all(&place.path).map_err(|e| StoreError::io(&place.path, &e))?;
            let (chain, faults) = examined(place, read)?;
            match chain {
                Ok(whole) => (audit.entries, audit.erased) = (whole.entries, whole.erased),
                Err(misfit) => audit.fault(told(&misfit)),
            }
            for fault in &faults {
                audit.fault(told_of(fault));
            }
            let mut forms = FormIndexes::default();
            let mut originals: BTreeMap<Digest, Vec<String>> = BTreeMap::new();
            for &kind in Kind::ALL {
                let table = place.table(read, records(kind))?;
                for row in table.iter().map_err(|e| place.engine(e))? {
                    let (id, sealed) = row.map_err(|e| place.engine(e))?;
                    let id = id.value();
                    audit.records += 1;
                    match codec::unseal_record(kind, id, sealed.value()) {
                        Ok((record, _)) => {
                            if kind.has_files() {
                                for file in record.fields().attachments().iter() {
                                    let of = originals.entry(file.digest).or_default();
                                    of.push(called(kind, id, file));
                                }
                            }
                            if let Record::RegistrationForm(form) = &record {
                                forms.expect(form);
                            }
                        }
                        Err(codec::Broken) => audit.fault(told_of(&Fault::Damaged(kind, id))),
                    }
                }
            }
            self.compare_indexes(read, &forms, &mut audit)?;
            for (digest, of) in &originals {
                self.examine_original(digest, of, &mut audit);
            }
            (audit.unnamed, audit.strays) = self.unnamed(&originals.into_keys().collect());
            audit.traces = traces::are_in(place, read)?;
            Ok(audit)
        })
    }

    /// Holds a file against its digest; `of` are the records that have it, and what they call it.
    fn examine_original(&self, digest: &Digest, of: &[String], audit: &mut Audit) {
        audit.originals += 1;
        let fault = match self.check_original(digest) {
            Ok(()) => return,
            Err(StoreError::OriginalMissing(_)) => {
                audit.missing += 1;
                "missing"
            }
            Err(StoreError::OriginalDamaged(_)) => "damaged",
            Err(_) => "can't be read",
        };
        for of in of {
            audit.fault(format!("{of}: {fault} ({digest})"));
        }
    }

    fn compare_indexes(
        &self,
        read: &ReadTransaction,
        expected: &FormIndexes,
        audit: &mut Audit,
    ) -> Result<(), StoreError> {
        let place = &self.place;
        let by_year = entries(place, read, FORMS_BY_YEAR)?;
        audit.compare("forms_by_year", by_year == expected.by_year);
        let by_member = entries(place, read, FORMS_BY_MEMBER)?;
        audit.compare("forms_by_member", by_member == expected.by_member);
        let by_original = entries(place, read, FORMS_BY_ORIGINAL)?;
        audit.compare("forms_by_original", by_original == expected.by_original);
        let by_last_step = entries(place, read, FORMS_BY_LAST_STEP)?;
        audit.compare("forms_by_last_step", by_last_step == expected.by_last_step);
        let mut pending = Vec::new();
        let table = place.table(read, PENDING_FORMS)?;
        for row in table.iter().map_err(|e| place.engine(e))? {
            pending.push(row.map_err(|e| place.engine(e))?.0.value());
        }
        audit.compare("pending_forms", pending == expected.pending);
        let mut tallies = HashMap::new();
        let table = place.table(read, TALLIES)?;
        for row in table.iter().map_err(|e| place.engine(e))? {
            let (key, sealed) = row.map_err(|e| place.engine(e))?;
            let tally = read_tally(place, "tallies", key.value(), sealed.value())?;
            tallies.insert(*key.value(), tally);
        }
        audit.compare("tallies", tallies == expected.tallies);
        let mut counts = HashMap::new();
        let table = place.table(read, FORM_COUNTS)?;
        for row in table.iter().map_err(|e| place.engine(e))? {
            let (key, sealed) = row.map_err(|e| place.engine(e))?;
            let key = key.value();
            let tally = read_tally(place, "form_counts", &key.to_be_bytes(), sealed.value())?;
            counts.insert(key, tally);
        }
        audit.compare("form_counts", counts == expected.counts);
        Ok(())
    }
}

/// A file of a record, in the words of tables and keys.
fn called(kind: Kind, id: u64, file: &Attachment) -> String {
    let word = match kind {
        Kind::RegistrationForm => "original",
        _ => "attachment",
    };
    format!("{} {id}, {word} {}", kind.plural(), shown(&file.name))
}

/// All that an index of forms says.
fn entries<const N: usize>(
    place: &Location,
    read: &ReadTransaction,
    index: Index<N>,
) -> Result<HashMap<[u8; N], Vec<u8>>, StoreError> {
    let table = place.table(read, index)?;
    let entry = |row: Result<_, redb::StorageError>| {
        let (key, sealed): (AccessGuard<'_, &[u8; N]>, AccessGuard<'_, &[u8]>) =
            row.map_err(|e| place.engine(e))?;
        let value = codec::unseal(index.name(), key.value(), sealed.value())
            .map_err(|codec::Broken| place.damaged(index.name(), &"key"))?;
        Ok((*key.value(), value.to_vec()))
    };
    table
        .iter()
        .map_err(|e| place.engine(e))?
        .map(entry)
        .collect()
}

/// What does not fit in the chain, in the words of tables and keys.
#[must_use]
pub fn told(misfit: &Misfit) -> String {
    let seq = misfit.seq().0;
    match misfit {
        Misfit::Missing(_) => format!("journal {seq}: missing"),
        Misfit::Changes(_) => format!("changes {seq}: do not fit"),
        Misfit::Time(_) => format!("journal {seq}: earlier than the entry before"),
        Misfit::Other(_) => format!("journal {seq}: not the one expected"),
        _ => format!("journal {seq}: does not fit"),
    }
}

/// What records and journal disagree about, in the same words.
fn told_of(fault: &Fault) -> String {
    let named = |kind: &Kind, id: &u64| format!("{} {id}", kind.plural());
    match fault {
        Fault::NotAs(seq, kind, id) => format!("{}: not as entry {}", named(kind, id), seq.0),
        Fault::Lost(seq, kind, id) => format!("{}: lost since entry {}", named(kind, id), seq.0),
        Fault::Unmade(seq, kind, id) => {
            format!("{}: not changed last by entry {}", named(kind, id), seq.0)
        }
        Fault::Damaged(kind, id) => format!("{}: damaged", named(kind, id)),
        Fault::Emptied(seq) => format!("changes {}: emptied", seq.0),
        Fault::NotPinned(seq) => format!("records: not those of entry {}", seq.0),
    }
}

impl Audit {
    fn fault(&mut self, what: String) {
        if !self.faults.contains(&what) {
            self.faults.push(what);
        }
    }

    fn compare(&mut self, table: &str, agrees: bool) {
        if !agrees {
            self.fault(format!("{table}: does not agree with the forms"));
        }
    }
}

/// What the indexes must hold, computed from the forms.
#[derive(Default)]
struct FormIndexes {
    by_year: HashMap<[u8; 14], Vec<u8>>,
    by_member: HashMap<[u8; 20], Vec<u8>>,
    by_original: HashMap<[u8; 44], Vec<u8>>,
    by_last_step: HashMap<[u8; 12], Vec<u8>>,
    pending: Vec<u64>,
    tallies: HashMap<[u8; 10], Tally>,
    counts: HashMap<u64, Tally>,
}

impl FormIndexes {
    fn expect(&mut self, form: &crate::domain::form::RegistrationForm) {
        self.by_year
            .insert(form_year_key(form), index_value(form).to_vec());
        self.by_member
            .insert(form_member_key(form), index_value(form).to_vec());
        let bare = |key| (key, Vec::new());
        self.by_original.extend(form_original_keys(form).map(bare));
        let last_step = form_last_step_key(form).into_iter();
        self.by_last_step
            .extend(last_step.map(|key| (key, Vec::new())));
        if form.status().is_pending() {
            self.pending.push(form.id.0);
        }
        let year = form.year();
        self.tallies
            .entry(tally_key(year, form.sheet.member))
            .or_default()
            .add(form);
        self.counts.entry(u64::from(year.0)).or_default().add(form);
    }
}
