//! The tables of the file and the shapes of their keys.
//!
//! | table | key | value |
//! |---|---|---|
//! | `meta` | name | sealed bytes |
//! | one a kind of record, by its plural noun | identity | sealed (entry, record) |
//! | `next_ids` | kind | sealed next identity |
//! | `journal` | entry | sealed entry |
//! | `changes` | entry, place in it | sealed change |
//! | `pending_forms` | form | sealed nothing |
//! | `forms_by_year` | year, day, form | sealed (status, member) |
//! | `forms_by_member` | member, day, form | sealed (status, member) |
//! | `forms_by_original` | digest of the file, which form of it, form | sealed nothing |
//! | `forms_by_last_step` | day of an archived form's last step, form | sealed nothing |
//! | `tallies` | year, member | sealed counts by status |
//! | `form_counts` | year | sealed counts by status |
//!
//! Key parts of more than one byte are big-endian, so that byte order is their order.

use chrono::{Datelike, NaiveDate};
use redb::{Key, Table, TableDefinition, TableHandle};

use super::codec;
use super::error::StoreError;
use super::location::Location;
use crate::domain::attachment::{Attachment, Digest};
use crate::domain::calendar::Year;
use crate::domain::form::{COUNTS, RegistrationForm, Status, Tally};
use crate::domain::id::{FormId, MemberId};
use crate::domain::record::{Kind, Seq};

pub(super) type Records = TableDefinition<'static, u64, &'static [u8]>;

pub(super) const META: TableDefinition<&str, &[u8]> = TableDefinition::new("meta");
pub(super) const NEXT_IDS: Records = TableDefinition::new("next_ids");
pub(super) const JOURNAL: Records = TableDefinition::new("journal");
pub(super) const CHANGES: TableDefinition<&[u8; 12], &[u8]> = TableDefinition::new("changes");
pub(super) const PENDING_FORMS: Records = TableDefinition::new("pending_forms");
pub(super) const FORMS_BY_YEAR: TableDefinition<&[u8; 14], &[u8]> =
    TableDefinition::new("forms_by_year");
pub(super) const FORMS_BY_MEMBER: TableDefinition<&[u8; 20], &[u8]> =
    TableDefinition::new("forms_by_member");
pub(super) const FORMS_BY_ORIGINAL: TableDefinition<&[u8; 44], &[u8]> =
    TableDefinition::new("forms_by_original");
pub(super) const FORMS_BY_LAST_STEP: TableDefinition<&[u8; 12], &[u8]> =
    TableDefinition::new("forms_by_last_step");
pub(super) const TALLIES: TableDefinition<&[u8; 10], &[u8]> = TableDefinition::new("tallies");
pub(super) const FORM_COUNTS: Records = TableDefinition::new("form_counts");

/// The table of a kind of record.
pub(super) fn records(kind: Kind) -> Records {
    TableDefinition::new(kind.plural())
}

/// Keeps a value under its key, whose `bytes` it is sealed under too; or takes away what stands there.
pub(super) fn keep<'k, K: Key + 'static>(
    place: &Location,
    table: &mut Table<'_, K, &'static [u8]>,
    key: K::SelfType<'k>,
    bytes: &[u8],
    value: Option<&[u8]>,
) -> Result<(), StoreError> {
    let kept = match value {
        Some(value) => {
            let sealed = codec::seal(table.name(), bytes, value);
            table.insert(key, sealed.as_slice()).map(drop)
        }
        None => table.remove(key).map(drop),
    };
    kept.map_err(|e| place.engine(e))
}

/// The key of a change: its entry and its place in it.
pub(super) fn change_key(seq: Seq, place: u32) -> [u8; 12] {
    let mut key = [0; 12];
    key[..8].copy_from_slice(&seq.0.to_be_bytes());
    key[8..].copy_from_slice(&place.to_be_bytes());
    key
}

/// The entry behind a key of `changes`.
pub(super) fn seq_of_change_key(key: &[u8; 12]) -> Seq {
    let mut seq = [0; 8];
    seq.copy_from_slice(&key[..8]);
    Seq(u64::from_be_bytes(seq))
}

/// The key of a form in its year: by day, then by identity.
pub(super) fn year_key(year: Year, date: NaiveDate, id: FormId) -> [u8; 14] {
    let mut key = [0; 14];
    key[..2].copy_from_slice(&year.0.to_be_bytes());
    key[2..6].copy_from_slice(&ordered_day(date));
    key[6..].copy_from_slice(&id.0.to_be_bytes());
    key
}

/// The key of a form in the year in which it counts.
pub(super) fn form_year_key(form: &RegistrationForm) -> [u8; 14] {
    year_key(form.year(), form.dated(), form.id)
}

/// The day in a key of `forms_by_year`.
pub(super) fn day_of_year_key(key: &[u8; 14]) -> Option<NaiveDate> {
    let days: [u8; 4] = key[2..6].try_into().ok()?;
    NaiveDate::from_num_days_from_ce_opt((u32::from_be_bytes(days) ^ 0x8000_0000) as i32)
}

/// The form behind a key of `forms_by_year`.
pub(super) fn form_of_year_key(key: &[u8; 14]) -> FormId {
    let mut id = [0; 8];
    id.copy_from_slice(&key[6..]);
    FormId(u64::from_be_bytes(id))
}

/// The key of a form among its member's: by day, then by identity.
pub(super) fn member_key(member: MemberId, date: NaiveDate, id: FormId) -> [u8; 20] {
    let mut key = [0; 20];
    key[..8].copy_from_slice(&member.0.to_be_bytes());
    key[8..12].copy_from_slice(&ordered_day(date));
    key[12..].copy_from_slice(&id.0.to_be_bytes());
    key
}

/// The key of a form among those of the member who filled it.
pub(super) fn form_member_key(form: &RegistrationForm) -> [u8; 20] {
    member_key(form.sheet.member, form.dated(), form.id)
}

/// The form behind a key of `forms_by_member`.
pub(super) fn form_of_member_key(key: &[u8; 20]) -> FormId {
    let mut id = [0; 8];
    id.copy_from_slice(&key[12..]);
    FormId(u64::from_be_bytes(id))
}

/// The key of a form under a file that it came in.
pub(super) fn original_key(digest: &Digest, nth: u32, id: FormId) -> [u8; 44] {
    let mut key = [0; 44];
    key[..32].copy_from_slice(&digest.0);
    key[32..36].copy_from_slice(&nth.to_be_bytes());
    key[36..].copy_from_slice(&id.0.to_be_bytes());
    key
}

/// The keys of a form under the files that it came in.
pub(super) fn form_original_keys(form: &RegistrationForm) -> impl Iterator<Item = [u8; 44]> {
    let key = |it: &Attachment| original_key(&it.digest, it.nth, form.id);
    form.attachments.iter().map(key)
}

/// The form behind a key of `forms_by_original`.
pub(super) fn form_of_original_key(key: &[u8; 44]) -> FormId {
    let mut id = [0; 8];
    id.copy_from_slice(&key[36..]);
    FormId(u64::from_be_bytes(id))
}

/// The key of a form among the archived ones: by the day of its last step, then by identity.
pub(super) fn last_step_key(day: NaiveDate, id: FormId) -> [u8; 12] {
    let mut key = [0; 12];
    key[..4].copy_from_slice(&ordered_day(day));
    key[4..].copy_from_slice(&id.0.to_be_bytes());
    key
}

/// The key of an archived form among those; the pending ones are in the book.
pub(super) fn form_last_step_key(form: &RegistrationForm) -> Option<[u8; 12]> {
    let archived = !form.status().is_pending();
    archived.then(|| last_step_key(form.last_step_on(), form.id))
}

/// The form behind a key of `forms_by_last_step`.
pub(super) fn form_of_last_step_key(key: &[u8; 12]) -> FormId {
    let mut id = [0; 8];
    id.copy_from_slice(&key[4..]);
    FormId(u64::from_be_bytes(id))
}

/// What an index of forms keeps of each: enough to choose by, without reading the form.
pub(super) fn index_value(form: &RegistrationForm) -> [u8; 9] {
    let mut value = [0; 9];
    value[0] = form.status() as u8;
    value[1..].copy_from_slice(&form.sheet.member.0.to_be_bytes());
    value
}

/// The status and member behind an index value.
pub(super) fn of_index_value(value: &[u8]) -> Option<(Status, MemberId)> {
    let (status, member) = value.split_first()?;
    let status = Status::ALL.get(usize::from(*status))?;
    Some((
        *status,
        MemberId(u64::from_be_bytes(member.try_into().ok()?)),
    ))
}

/// The key of a member's tally in a year.
pub(super) fn tally_key(year: Year, member: MemberId) -> [u8; 10] {
    let mut key = [0; 10];
    key[..2].copy_from_slice(&year.0.to_be_bytes());
    key[2..].copy_from_slice(&member.0.to_be_bytes());
    key
}

/// The member behind a key of `tallies`.
pub(super) fn member_of_tally_key(key: &[u8; 10]) -> MemberId {
    let mut id = [0; 8];
    id.copy_from_slice(&key[2..]);
    MemberId(u64::from_be_bytes(id))
}

/// A tally's bytes.
pub(super) fn tally_value(tally: &Tally) -> Vec<u8> {
    tally
        .counts()
        .iter()
        .flat_map(|n| n.to_le_bytes())
        .collect()
}

/// The tally behind its bytes.
pub(super) fn of_tally_value(value: &[u8]) -> Option<Tally> {
    let mut counts = [0; COUNTS];
    if value.len() != counts.len() * 4 {
        return None;
    }
    for (count, bytes) in counts.iter_mut().zip(value.chunks_exact(4)) {
        *count = u32::from_le_bytes(bytes.try_into().ok()?);
    }
    Some(Tally::from_counts(counts))
}

/// A day as bytes whose order is the days': the sign bit turned.
pub(super) fn ordered_day(date: NaiveDate) -> [u8; 4] {
    (date.num_days_from_ce() as u32 ^ 0x8000_0000).to_be_bytes()
}
