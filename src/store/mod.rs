//! The store: one redb file that several processes share, and the one way to write it.
//!
//! The invariants kept here:
//! - A write needs a [`Grant`](crate::domain::authority::Grant), and the journal entry of an act is in the
//!   same transaction as what it changed ([`Store::write`]). There is no other way in.
//! - A write works on a book that knows all earlier entries, under the engine's write lock; what
//!   a verb checked is still so when it is written.
//! - Every stored value carries a checksum that binds it to its table and key (`codec`), and every
//!   page is held against the checksum that the page above it has of it (`pages`).
//! - A store comes to be under a temporary name and is renamed when it is whole.
//! - The files of records lie beside the store, under the digest of their content
//!   (`attachments`); a record that names one was committed after the file was safe on the disk.
//!
//! There are no rules and no procedure here, no clock, and no file format but the store's own.

mod act;
mod archive;
mod attachments;
mod audit;
mod codec;
mod compact;
mod delta;
#[cfg(test)]
pub(crate) mod earlier_version;
mod engine;
mod error;
mod fate;
#[cfg(test)]
pub(crate) mod faulty_disk;
mod form_indexes;
mod form_lookup;
mod founding;
mod handle;
pub mod journal;
mod location;
mod lock;
mod migrations;
mod opening;
mod pages;
mod read;
mod reading_only;
mod rehearse;
mod sameness;
mod schema;
mod tables;
mod traces;
mod tx;
mod unpack;
mod watch;
mod write;
mod writer;

pub use act::Act;
pub use archive::{ArchivePage, FormRow};
pub use attachments::{Removed, digest_of};
pub use audit::{Audit, told};
pub use compact::Compacted;
pub use error::StoreError;
pub use fate::Fate;
pub use founding::Founding;
pub use handle::Store;
pub use journal::{Entry, Erased, Expected, Hash, Misfit, Noted, Whole};
pub use lock::{Blocked, LONGEST_WAIT, LockPolicy, TELLING, in_silence};
pub use reading_only::ReadingOnly;
pub use tx::Tx;
pub use watch::Watch;
pub use write::{Fault, Written, taken_off};
pub use writer::Writer;

#[cfg(test)]
mod location_tests;
#[cfg(test)]
pub(crate) mod lock_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traces_tests;
