//! Filled registration forms (the Method's annex): from documents and workbooks to drafts.
//!
//! A draft is what the paper says, with the place of each value. Whether there is such a member,
//! whether the sector is his and whether the day can be is the desk's to say.

mod draft;

pub use draft::{FormDraft, FormsDraft};
