//! What an entry keeps of one record, and its bytes in the table of changes.
//!
//! The entry's digest covers a digest of each row, and that one is salted: when a person's values are
//! to be erased, values and salt go, the digest stays in their place, and neither can the value be
//! guessed from it nor does any hash of the chain change. The first programs kept both states of a
//! record whole and digested the rows themselves (version 1); those are read as they are.
//!
//! | bytes | |
//! |---|---|
//! | 1 | the version, which no encoded map begins with |
//! | 1, 8 | kind and number of the record |
//! | 1 | are the values kept? |
//! | … | the salt (16), what the values are (1), and they; or the digest that stands for them (32) |

use serde::Deserialize;
use sm3::{Digest, Sm3};

use super::bytes;
use super::hash::Hash;
use crate::domain::record::Kind;
use crate::store::codec::{self, Broken};
use crate::store::delta::{self, Delta};

/// How long a salt is, in bytes.
pub(super) const SALT: usize = 16;

/// What makes a digest unguessable; random, and gone when the value goes.
pub(in crate::store) type Salt = [u8; SALT];

/// The first byte of today's rows.
const VERSION: u8 = 2;

/// Before the salt or the digest: version, kind, number, and which of the two follows.
const HEAD: usize = 11;

const KEPT: u8 = 0;
const ERASED: u8 = 1;

const CAME: u8 = 0;
const WENT: u8 = 1;
const CHANGED: u8 = 2;
const REPLACED: u8 = 3;
const ERASURE: u8 = 4;

/// What an entry keeps of one record.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) struct ChangeRow {
    pub(in crate::store) kind: Kind,
    pub(in crate::store) id: u64,
    pub(in crate::store) content: Content,
}

/// What became of the record. States are its encoding.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Content {
    /// Both states, none where there was none.
    Whole {
        before: Option<Vec<u8>>,
        after: Option<Vec<u8>>,
    },
    /// The record stayed; from what it became follows what it was.
    Delta(Delta),
    /// The values were erased.
    Erased,
    /// Here the values of all earlier rows of the record were erased. The record did not change.
    Erasure,
}

/// Which record a row is of, its digest, and whether its values are there; without reading them.
pub(in crate::store) struct Outline {
    pub(in crate::store) record: (Kind, u64),
    /// None in a row of the first programs.
    pub(in crate::store) leaf: Option<Hash>,
    pub(in crate::store) erased: bool,
}

/// The bytes of a row, and the digest of it that the entry covers.
pub(in crate::store) fn written(
    kind: Kind,
    id: u64,
    states: (Option<&[u8]>, Option<&[u8]>),
    salt: &Salt,
) -> (Vec<u8>, Hash) {
    let mut values = Vec::new();
    match states {
        (Some(before), Some(after)) => {
            let delta = delta::between(before, after).and_then(|it| codec::encode(&it).ok());
            let whole = before.len() + after.len() + 4;
            match (delta, u32::try_from(before.len())) {
                (Some(delta), _) if delta.len() < whole => {
                    values.push(CHANGED);
                    values.extend_from_slice(&delta);
                }
                // No record is that long.
                (_, length) => {
                    values.push(REPLACED);
                    values.extend_from_slice(&length.unwrap_or(u32::MAX).to_be_bytes());
                    values.extend_from_slice(before);
                    values.extend_from_slice(after);
                }
            }
        }
        (None, Some(after)) => {
            values.push(CAME);
            values.extend_from_slice(after);
        }
        (Some(before), None) => {
            values.push(WENT);
            values.extend_from_slice(before);
        }
        (None, None) => values.push(ERASURE),
    }
    let head = head(kind, id);
    let leaf = leaf(&head, salt, &values);
    let mut bytes = head.to_vec();
    bytes.push(KEPT);
    bytes.extend_from_slice(salt);
    bytes.extend_from_slice(&values);
    (bytes, leaf)
}

/// The row without its values; none where they are gone, or can't go (version 1).
pub(in crate::store) fn without_values(bytes: &[u8]) -> Result<Option<Vec<u8>>, Broken> {
    let outline = outline(bytes)?;
    let (Some(leaf), false) = (outline.leaf, outline.erased) else {
        return Ok(None);
    };
    let (kind, id) = outline.record;
    let mut bytes = head(kind, id).to_vec();
    bytes.push(ERASED);
    bytes.extend_from_slice(&leaf);
    Ok(Some(bytes))
}

/// What these bytes are of.
pub(in crate::store) fn outline(bytes: &[u8]) -> Result<Outline, Broken> {
    let Some((record, state, rest)) = parts(bytes)? else {
        let first: First = codec::decode(bytes)?;
        return Ok(Outline {
            record: (Kind::from_code(first.kind).ok_or(Broken)?, first.id),
            leaf: None,
            erased: false,
        });
    };
    let leaf = match state {
        KEPT => {
            let (salt, values) = rest.split_first_chunk::<SALT>().ok_or(Broken)?;
            leaf(&head(record.0, record.1), salt, values)
        }
        ERASED => rest.try_into().map_err(|_| Broken)?,
        _ => return Err(Broken),
    };
    Ok(Outline {
        record,
        leaf: Some(leaf),
        erased: state == ERASED,
    })
}

/// Which record a row is of, told at its first bytes where it is one of today's.
pub(in crate::store) fn record_of(bytes: &[u8]) -> Result<(Kind, u64), Broken> {
    match parts(bytes)? {
        Some((record, ..)) => Ok(record),
        None => outline(bytes).map(|outline| outline.record),
    }
}

/// The row behind its bytes.
pub(in crate::store) fn read(bytes: &[u8]) -> Result<ChangeRow, Broken> {
    let Some(((kind, id), state, rest)) = parts(bytes)? else {
        let first: First = codec::decode(bytes)?;
        return Ok(ChangeRow {
            kind: Kind::from_code(first.kind).ok_or(Broken)?,
            id: first.id,
            content: Content::Whole {
                before: first.before,
                after: first.after,
            },
        });
    };
    let content = match state {
        ERASED => Content::Erased,
        _ => content(rest.get(SALT..).ok_or(Broken)?)?,
    };
    Ok(ChangeRow { kind, id, content })
}

fn content(values: &[u8]) -> Result<Content, Broken> {
    let (what, values) = values.split_first().ok_or(Broken)?;
    let (before, after) = match *what {
        CAME => (None, Some(values.to_vec())),
        WENT => (Some(values.to_vec()), None),
        REPLACED => {
            let (length, values) = values.split_first_chunk::<4>().ok_or(Broken)?;
            let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| Broken)?;
            let (before, after) = values.split_at_checked(length).ok_or(Broken)?;
            (Some(before.to_vec()), Some(after.to_vec()))
        }
        CHANGED => return Ok(Content::Delta(codec::decode(values)?)),
        ERASURE if values.is_empty() => return Ok(Content::Erasure),
        _ => return Err(Broken),
    };
    Ok(Content::Whole { before, after })
}

type Parts<'b> = ((Kind, u64), u8, &'b [u8]);

/// Record, state and the rest; none in what the first programs wrote.
fn parts(bytes: &[u8]) -> Result<Option<Parts<'_>>, Broken> {
    if bytes.first() != Some(&VERSION) {
        return Ok(None);
    }
    let (head, rest) = bytes.split_first_chunk::<HEAD>().ok_or(Broken)?;
    let kind = Kind::from_code(head[1]).ok_or(Broken)?;
    let mut id = [0; 8];
    id.copy_from_slice(&head[2..10]);
    Ok(Some(((kind, u64::from_be_bytes(id)), head[10], rest)))
}

fn head(kind: Kind, id: u64) -> [u8; HEAD - 1] {
    let mut head = [0; HEAD - 1];
    head[0] = VERSION;
    head[1] = kind.code();
    head[2..].copy_from_slice(&id.to_be_bytes());
    head
}

fn leaf(head: &[u8], salt: &Salt, values: &[u8]) -> Hash {
    let mut sm3 = Sm3::new();
    sm3.update(head);
    sm3.update(salt);
    sm3.update(values);
    sm3.finalize().into()
}

/// A row of the first programs.
#[derive(Deserialize)]
struct First {
    kind: u8,
    id: u64,
    #[serde(with = "bytes::side")]
    before: Option<Vec<u8>>,
    #[serde(with = "bytes::side")]
    after: Option<Vec<u8>>,
}
