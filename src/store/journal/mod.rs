//! The journal: who did what, when, through which front; each entry chained to the one before.
//!
//! An entry's hash is SM3 (GB/T 32905) over the previous hash and the entry's core, and the core holds
//! the digest of its changes and its note. So an entry or a change that was edited by other means no
//! longer fits, and [`Store::verify_journal`](crate::store::Store::verify_journal) names the first that does not. Number and hash of the
//! last entry, the head ([`Store::head`](crate::store::Store::head)), stand for the whole journal: where they are known from
//! elsewhere, even a journal that was cut or built anew is found.
//!
//! What an entry is in bytes is `entry`'s, what it keeps of a record `row`'s; `reading` reads their tables, `past` finds what records
//! were, `verifying` and `replay` hold all of it against each other, and `erasing` takes values out.

mod bytes;
mod entries;
pub(super) mod entry;
mod erasing;
mod hash;
mod past;
pub(super) mod pin;
mod reading;
mod replay;
pub(super) mod row;
mod verifying;
pub(super) mod writing;

pub use entry::Entry;
pub use erasing::{Erased, Noted};
pub use hash::{Hash, hash_of_hex, hex_of};
pub(super) use past::unfolded;
pub(super) use reading::{last_entry, last_seq, read_entry, read_rows};
pub(super) use replay::Fault;
pub(super) use verifying::examined;
pub use verifying::{Expected, Misfit, Whole};

#[cfg(test)]
mod tests;
