//! How a store comes to be: whole, under a temporary name, and then renamed.

use std::collections::HashMap;
use std::fs::{self, File};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use super::act::Act;
use super::codec::{self, Broken};
use super::engine::{Engine, engine_builder};
use super::error::{StoreError, against_panics};
use super::form_indexes::{GATHERED, Listing, list_by_last_step, list_by_member, listing};
use super::handle::Store;
use super::journal::Hash;
use super::journal::pin::Pin;
use super::journal::writing::Writing;
use super::location::Location;
use super::schema;
use super::tables::{
    CHANGES, FORM_COUNTS, FORMS_BY_LAST_STEP, FORMS_BY_MEMBER, FORMS_BY_ORIGINAL, FORMS_BY_YEAR,
    JOURNAL, META, NEXT_IDS, PENDING_FORMS, TALLIES, form_last_step_key, form_original_keys,
    form_year_key, index_value, keep, records, tally_key, tally_value,
};
use crate::domain::authority::Grant;
use crate::domain::calendar::Year;
use crate::domain::form::{RegistrationForm, Tally};
use crate::domain::id::MemberId;
use crate::domain::record::{Entity, Kind, Record, Seq};
use crate::files::{clear_away, folder_of, make_durable};

/// The entry that founds a store.
const FIRST: Seq = Seq(1);

/// How many records go into one transaction while a store is filled.
const BATCH: usize = 100_000;

/// A store that is being filled and that nobody can open yet.
///
/// What is put in here is the store's beginning: the founding entry stands for it with its digest,
/// and the journal keeps no changes of it.
pub struct Founding<'s> {
    pub(super) store: &'s Store,
    tallies: HashMap<(Year, MemberId), Tally>,
    /// Forms that are not in the index by member yet.
    unlisted: Vec<Listing>,
    /// The digest of all that was put in.
    pin: Pin,
}

impl Store {
    /// Founds a store at `path`, filled by `fill`. Where anything goes wrong, or a file is there
    /// already, nothing is left behind and nothing is overwritten.
    pub fn found(
        path: &Path,
        grant: &Grant,
        act: &Act,
        fill: impl FnOnce(&mut Founding<'_>) -> Result<(), StoreError>,
    ) -> Result<Store, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_path_buf()));
        }
        let folder = folder_of(path);
        fs::create_dir_all(folder).map_err(|e| StoreError::io(folder, &e))?;
        let prefix = temporary_prefix(path);
        // What foundings of this store left when they were killed.
        clear_away(folder, |name| name.starts_with(&prefix));
        let temporary = Temporary::beside(path)?;
        // Whatever fails is told of the store, whose name the file has in the end.
        let place = Location::unchecked(path);
        let engine = against_panics(path, || {
            engine_builder()
                .create(&temporary.path)
                .map_err(|e| place.engine(e))
        })?;
        let store = Store::with(place, Engine::of(engine));
        store.lay_out()?;
        let mut founding = Founding {
            store: &store,
            tallies: HashMap::new(),
            unlisted: Vec::new(),
            pin: Pin::default(),
        };
        fill(&mut founding)?;
        founding.list_by_member()?;
        let Founding { tallies, pin, .. } = founding;
        store.finish(grant, act, &tallies, pin.finish())?;
        drop(store);
        temporary.publish(path)?;
        Store::open(path)
    }

    /// Takes a founding back: the store holds nothing that anybody entered.
    pub fn take_back(path: &Path) {
        // Where it can't be removed, an empty store is there to be opened.
        let _ = fs::remove_file(path);
    }

    fn lay_out(&self) -> Result<(), StoreError> {
        let place = &self.place;
        self.in_one(|txn| {
            for kind in Kind::ALL {
                place.table_in(txn, records(*kind))?;
            }
            for table in [NEXT_IDS, JOURNAL, PENDING_FORMS, FORM_COUNTS] {
                place.table_in(txn, table)?;
            }
            place.table_in(txn, CHANGES)?;
            place.table_in(txn, FORMS_BY_YEAR)?;
            place.table_in(txn, FORMS_BY_MEMBER)?;
            place.table_in(txn, FORMS_BY_ORIGINAL)?;
            place.table_in(txn, FORMS_BY_LAST_STEP)?;
            place.table_in(txn, TALLIES)?;
            let mut meta = place.table_in(txn, META)?;
            schema::stamp(place, &mut meta)
        })
    }

    fn finish(
        &self,
        grant: &Grant,
        act: &Act,
        tallies: &HashMap<(Year, MemberId), Tally>,
        records: Hash,
    ) -> Result<(), StoreError> {
        let place = &self.place;
        self.in_one(|txn| {
            let mut by_year: HashMap<Year, Tally> = HashMap::new();
            let mut table = place.table_in(txn, TALLIES)?;
            let mut sorted: Vec<_> = tallies.iter().collect();
            sorted.sort_unstable_by_key(|(key, _)| **key);
            for ((year, member), tally) in sorted {
                by_year.entry(*year).or_default().merge(tally);
                let key = tally_key(*year, *member);
                keep(place, &mut table, &key, &key, Some(&tally_value(tally)))?;
            }
            let mut table = place.table_in(txn, FORM_COUNTS)?;
            for (year, tally) in by_year {
                let key = u64::from(year.0);
                let (bytes, value) = (key.to_be_bytes(), tally_value(&tally));
                keep(place, &mut table, key, &bytes, Some(&value))?;
            }
            Writing::begin(txn, place, FIRST).finish(grant, act, Some(records))
        })
    }
}

impl Founding<'_> {
    /// Puts records of one kind in, in ascending order of identity.
    pub fn put_all<T: Entity>(
        &mut self,
        all: impl IntoIterator<Item = T>,
    ) -> Result<(), StoreError> {
        self.put_records(T::KIND, &mut all.into_iter().map(Entity::into_record))
    }

    fn put_records(
        &mut self,
        kind: Kind,
        all: &mut dyn Iterator<Item = Record>,
    ) -> Result<(), StoreError> {
        let (place, pin) = (&self.store.place, &mut self.pin);
        let mut all = all.peekable();
        let mut last = 0;
        while all.peek().is_some() {
            let batch: Vec<Record> = all.by_ref().take(BATCH).collect();
            self.store.in_one(|txn| {
                let mut table = place.table_in(txn, records(kind))?;
                for record in batch {
                    last = record.raw_id();
                    let bytes = codec::encode_record(&record)
                        .map_err(|Broken| place.damaged(kind.plural(), &last))?;
                    pin.add(kind, last, &bytes);
                    let sealed = codec::seal_bytes(kind, last, &bytes, FIRST);
                    table
                        .insert(last, sealed.as_slice())
                        .map_err(|e| place.engine(e))?;
                }
                let mut ids = place.table_in(txn, NEXT_IDS)?;
                let key = u64::from(kind.code());
                let (bytes, next) = (key.to_be_bytes(), (last + 1).to_le_bytes());
                keep(place, &mut ids, key, &bytes, Some(&next))
            })?;
        }
        Ok(())
    }

    /// Puts forms in, in ascending order of identity, with all that they entail.
    pub fn put_forms(
        &mut self,
        all: impl IntoIterator<Item = RegistrationForm>,
    ) -> Result<(), StoreError> {
        let mut all = all.into_iter().peekable();
        while all.peek().is_some() {
            let batch: Vec<_> = all.by_ref().take(BATCH).collect();
            self.list_forms(&batch)?;
            self.put_all(batch)?;
        }
        Ok(())
    }

    fn list_by_member(&mut self) -> Result<(), StoreError> {
        let (place, unlisted) = (&self.store.place, &mut self.unlisted);
        self.store
            .in_one(|txn| list_by_member(place, txn, unlisted))
    }

    fn list_forms(&mut self, forms: &[RegistrationForm]) -> Result<(), StoreError> {
        self.unlisted.extend(forms.iter().map(listing));
        if self.unlisted.len() >= GATHERED {
            self.list_by_member()?;
        }
        let place = &self.store.place;
        let tallies = &mut self.tallies;
        self.store.in_one(|txn| {
            let mut keys = forms.iter().filter_map(form_last_step_key).collect();
            list_by_last_step(txn, place, &mut keys)?;
            let mut index = place.table_in(txn, FORMS_BY_YEAR)?;
            let mut pending = place.table_in(txn, PENDING_FORMS)?;
            let mut originals = place.table_in(txn, FORMS_BY_ORIGINAL)?;
            let mut sorted: Vec<_> = forms
                .iter()
                .map(|form| (form_year_key(form), form))
                .collect();
            sorted.sort_unstable_by_key(|(key, _)| *key);
            for (key, form) in sorted {
                keep(place, &mut index, &key, &key, Some(&index_value(form)))?;
                tallies
                    .entry((form.year(), form.sheet.member))
                    .or_default()
                    .add(form);
                for key in form_original_keys(form) {
                    keep(place, &mut originals, &key, &key, Some(&[]))?;
                }
                if form.status().is_pending() {
                    let key = form.id.0;
                    keep(place, &mut pending, key, &key.to_be_bytes(), Some(&[]))?;
                }
            }
            Ok(())
        })
    }
}

/// A file that goes away unless it is published.
struct Temporary {
    path: PathBuf,
}

impl Temporary {
    /// Makes the file, with access for its owner alone.
    fn beside(path: &Path) -> Result<Self, StoreError> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let name = format!("{}{process}-{count}", temporary_prefix(path));
        let at = folder_of(path).join(name);
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        options.open(&at).map_err(|e| StoreError::io(path, &e))?;
        Ok(Temporary { path: at })
    }

    /// Gives the whole file its name, unless the name was taken meanwhile.
    fn publish(self, path: &Path) -> Result<(), StoreError> {
        let told = |e: std::io::Error| StoreError::io(path, &e);
        File::open(&self.path)
            .and_then(|file| file.sync_all())
            .map_err(told)?;
        match fs::hard_link(&self.path, path) {
            Ok(()) => {}
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => return Err(told(e)),
            // File systems without hard links: a rename, after a look.
            Err(_) if !path.exists() => fs::rename(&self.path, path).map_err(told)?,
            Err(e) => return Err(told(e)),
        }
        make_durable(folder_of(path)).map_err(told)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Already renamed, or never made: then there is nothing to remove.
        let _ = fs::remove_file(&self.path);
    }
}

/// How the temporary names of a store's foundings begin.
fn temporary_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    format!(".{name}.founding-")
}
