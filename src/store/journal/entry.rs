//! One entry of the journal, and its bytes.
//!
//! An entry's value in the table is its hash and then what the hash covers. The first programs hashed
//! the encoded entry with its note (version 1); what they wrote is read and verified as it is. Today's
//! (version 2) is told by its first byte, which no encoded map begins with:
//!
//! | bytes | |
//! |---|---|
//! | 32 | SM3 of the previous hash, the version and the core |
//! | 1 | the version |
//! | 2 | the core's length, big-endian |
//! | … | the core: all but the note, with the digest of the note and of the changes |
//! | 1 | is the note kept? |
//! | … | its salt and text, or the digest that stands for them when they were erased |

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

use super::bytes;
use super::hash::{Hash, hex_of};
use super::row::{SALT, Salt};
use crate::domain::authority::Front;
use crate::domain::record::Seq;
use crate::store::codec::{self, Broken};

/// The first byte of today's entries.
const VERSION: u8 = 2;

const KEPT: u8 = 0;
const ERASED: u8 = 1;

/// One act in the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub seq: Seq,
    /// When, in the local time of the machine. What the first programs wrote is the time that
    /// `--as-of` claimed, where it was given.
    pub at: NaiveDateTime,
    /// That time's offset from UTC; none in what the first programs wrote.
    pub offset: Option<FixedOffset>,
    /// The day that the person said it was.
    pub as_of: Option<NaiveDate>,
    /// By how many seconds the machine's clock was behind the entry before, whose time this one
    /// has then; 0 where it was not.
    pub behind: u64,
    /// Who.
    pub actor: String,
    /// Through which front.
    pub front: Front,
    /// The code of what was done.
    pub verb: String,
    /// What the actor or the verb adds to it; nothing once it was erased.
    pub note: String,
    /// Was the note erased?
    pub note_erased: bool,
    /// How many changes it made.
    pub changes: u32,
    /// The entry that this one undoes or redoes.
    pub of: Option<Seq>,
    /// The digest of all records as they stood after this entry: of the one that founded the
    /// store, and where the journal can't tell of each record what it was.
    pub records: Option<Hash>,
    /// The entries whose notes were erased in this one, besides those that went with values.
    pub notes: Vec<Seq>,
    /// The digest of its changes and its note.
    pub digest: Hash,
    /// The hash of the entry before; zeros before the first.
    pub previous: Hash,
    /// Its own hash; not among the bytes that it covers.
    pub hash: Hash,
    /// Which rule made its digest and hash.
    pub(super) version: u8,
    /// What its digest covers of the note.
    pub(super) note_leaf: Hash,
}

impl Entry {
    /// The moment; none in what the first programs wrote.
    #[must_use]
    pub fn moment(&self) -> Option<DateTime<FixedOffset>> {
        self.at.and_local_timezone(self.offset?).single()
    }

    /// The day on which it was done, as whoever did it had it.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| self.at.date())
    }

    /// Can its note be erased? What the first programs wrote can't: the chain covers it as it stands.
    #[must_use]
    pub fn note_can_go(&self) -> bool {
        self.version > 1
    }

    /// Its number and hash, `18:9f3a…`: what stands for the journal up to it.
    #[must_use]
    pub fn head(&self) -> String {
        format!("{}:{}", self.seq.0, hex_of(&self.hash))
    }

    /// The same with half of the hash, which stands on one line of a paper and says as well which it is.
    #[must_use]
    pub fn short_head(&self) -> String {
        format!("{}:{:.32}", self.seq.0, hex_of(&self.hash))
    }
}

/// What the chain covers of today's entries, besides the digest's own.
#[derive(Serialize, Deserialize)]
struct Core {
    seq: Seq,
    /// Milliseconds since 1970 began in UTC.
    at: i64,
    /// Seconds east of UTC.
    east: i32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "is_zero")]
    behind: u64,
    actor: String,
    front: Front,
    verb: String,
    changes: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Seq>,
    #[serde(default, with = "bytes::some", skip_serializing_if = "Option::is_none")]
    records: Option<Hash>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notes: Vec<Seq>,
    #[serde(with = "bytes::hash")]
    digest: Hash,
    #[serde(with = "bytes::hash")]
    previous: Hash,
}

#[allow(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde's `skip_serializing_if` hands over the field itself"
)]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// The encoded entry of the first programs.
#[derive(Deserialize)]
struct First {
    seq: Seq,
    at: NaiveDateTime,
    actor: String,
    front: Front,
    verb: String,
    note: String,
    changes: u32,
    #[serde(default)]
    of: Option<Seq>,
    #[serde(with = "bytes::hex")]
    digest: Hash,
    #[serde(with = "bytes::hex")]
    previous: Hash,
}

/// What there is to say of an act when its entry is written.
pub(in crate::store) struct Draft {
    pub(in crate::store) seq: Seq,
    /// Not before the moment of the entry before.
    pub(in crate::store) at: DateTime<FixedOffset>,
    pub(in crate::store) as_of: Option<NaiveDate>,
    pub(in crate::store) behind: u64,
    pub(in crate::store) actor: String,
    pub(in crate::store) front: Front,
    pub(in crate::store) verb: String,
    pub(in crate::store) note: String,
    pub(in crate::store) of: Option<Seq>,
    pub(in crate::store) records: Option<Hash>,
    pub(in crate::store) notes: Vec<Seq>,
    pub(in crate::store) previous: Hash,
}

/// The value of an entry in the table. `leaves` has taken in the changes, of which there are so many.
pub(in crate::store) fn sealed(
    draft: Draft,
    changes: u32,
    mut leaves: Sm3,
    salt: &Salt,
) -> Result<Vec<u8>, Broken> {
    leaves.update(note_leaf(salt, &draft.note));
    let core = codec::encode(&Core {
        seq: draft.seq,
        at: draft.at.timestamp_millis(),
        east: draft.at.offset().local_minus_utc(),
        as_of: draft.as_of,
        behind: draft.behind,
        actor: draft.actor,
        front: draft.front,
        verb: draft.verb,
        changes,
        of: draft.of,
        records: draft.records,
        notes: draft.notes,
        digest: leaves.finalize().into(),
        previous: draft.previous,
    })?;
    let mut rest = vec![KEPT];
    rest.extend_from_slice(salt);
    rest.extend_from_slice(draft.note.as_bytes());
    seal(draft.seq, &draft.previous, &core, &rest)
}

/// The same value without the note; none where there is no salt to keep it by.
pub(in crate::store) fn without_note(seq: Seq, sealed: &[u8]) -> Result<Option<Vec<u8>>, Broken> {
    let entry = opened(seq, sealed)?;
    let payload = codec::unseal("journal", &seq.0.to_be_bytes(), sealed)?;
    let (_, body) = payload.split_first_chunk::<32>().ok_or(Broken)?;
    let Some((core, _)) = parts(body)? else {
        return Ok(None);
    };
    let mut rest = vec![ERASED];
    rest.extend_from_slice(&entry.note_leaf);
    seal(seq, &entry.previous, core, &rest).map(Some)
}

fn seal(seq: Seq, previous: &Hash, core: &[u8], rest: &[u8]) -> Result<Vec<u8>, Broken> {
    let length = u16::try_from(core.len()).map_err(|_| Broken)?;
    let mut payload = chained(previous, &[&[VERSION], core]).to_vec();
    payload.push(VERSION);
    payload.extend_from_slice(&length.to_be_bytes());
    payload.extend_from_slice(core);
    payload.extend_from_slice(rest);
    Ok(codec::seal("journal", &seq.0.to_be_bytes(), &payload))
}

/// The entry behind its value in the table; its hash fits its bytes.
pub(in crate::store) fn opened(seq: Seq, sealed: &[u8]) -> Result<Entry, Broken> {
    let payload = codec::unseal("journal", &seq.0.to_be_bytes(), sealed)?;
    let (hash, body) = payload.split_first_chunk::<32>().ok_or(Broken)?;
    let entry = match parts(body)? {
        Some((core, rest)) => of_today(core, rest, hash)?,
        None => of_first(body, hash)?,
    };
    if entry.seq == seq {
        Ok(entry)
    } else {
        Err(Broken)
    }
}

/// The core and what follows it.
type Parts<'b> = (&'b [u8], &'b [u8]);

/// The parts of an entry; none in what the first programs wrote.
fn parts(body: &[u8]) -> Result<Option<Parts<'_>>, Broken> {
    let Some(body) = body.strip_prefix(&[VERSION]) else {
        return Ok(None);
    };
    let (length, body) = body.split_first_chunk::<2>().ok_or(Broken)?;
    let length = usize::from(u16::from_be_bytes(*length));
    body.split_at_checked(length).map(Some).ok_or(Broken)
}

fn of_today(core: &[u8], rest: &[u8], hash: &Hash) -> Result<Entry, Broken> {
    let it: Core = codec::decode(core)?;
    if chained(&it.previous, &[&[VERSION], core]) != *hash {
        return Err(Broken);
    }
    let offset = FixedOffset::east_opt(it.east).ok_or(Broken)?;
    let at = DateTime::from_timestamp_millis(it.at).ok_or(Broken)?;
    let (note, note_leaf) = match rest.split_first().ok_or(Broken)? {
        (&KEPT, rest) => {
            let (salt, note) = rest.split_first_chunk::<SALT>().ok_or(Broken)?;
            let note = std::str::from_utf8(note).map_err(|_| Broken)?;
            (Some(note.to_owned()), note_leaf(salt, note))
        }
        (&ERASED, rest) => (None, rest.try_into().map_err(|_| Broken)?),
        _ => return Err(Broken),
    };
    Ok(Entry {
        seq: it.seq,
        at: at.with_timezone(&offset).naive_local(),
        offset: Some(offset),
        as_of: it.as_of,
        behind: it.behind,
        actor: it.actor,
        front: it.front,
        verb: it.verb,
        note_erased: note.is_none(),
        note: note.unwrap_or_default(),
        changes: it.changes,
        of: it.of,
        records: it.records,
        notes: it.notes,
        digest: it.digest,
        previous: it.previous,
        hash: *hash,
        version: VERSION,
        note_leaf,
    })
}

fn of_first(body: &[u8], hash: &Hash) -> Result<Entry, Broken> {
    let it: First = codec::decode(body)?;
    if chained(&it.previous, &[body]) != *hash {
        return Err(Broken);
    }
    Ok(Entry {
        seq: it.seq,
        at: it.at,
        offset: None,
        as_of: None,
        behind: 0,
        actor: it.actor,
        front: it.front,
        verb: it.verb,
        note: it.note,
        note_erased: false,
        changes: it.changes,
        of: it.of,
        records: None,
        notes: Vec::new(),
        digest: it.digest,
        previous: it.previous,
        hash: *hash,
        version: 1,
        note_leaf: [0; 32],
    })
}

fn chained(previous: &Hash, parts: &[&[u8]]) -> Hash {
    let mut sm3 = Sm3::new();
    sm3.update(previous);
    for part in parts {
        sm3.update(part);
    }
    sm3.finalize().into()
}

fn note_leaf(salt: &Salt, note: &str) -> Hash {
    let mut sm3 = Sm3::new();
    sm3.update(salt);
    sm3.update(note.as_bytes());
    sm3.finalize().into()
}
