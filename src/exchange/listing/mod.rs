//! Lists of people in running text: what announcements and group notices have in common.
//!
//! Owns the lines of a document or of a sheet whose cells are lines ([`lines`]), counts in words
//! and digits ([`count`]), headings that open a sector's part ([`heading`]), the pieces of a line
//! of names ([`pieces`]), marks beside them ([`marks`]), how many of them are taken apart ([`bounds`]), and how they come together to names ([`splitting`], by the `name_patterns` of the list). What a list means, of
//! whom and for what, is said by [`announcement`](super::announcement) and [`notice`](super::notice).

pub(super) mod below;
pub(super) mod bounds;
pub(super) mod columns;
pub(super) mod count;
pub(super) mod footnotes;
pub(super) mod heading;
pub(super) mod leads;
pub(super) mod line;
pub(super) mod lines;
pub(super) mod mark;
pub(super) mod marks;
mod name_patterns;
pub(super) mod naming;
pub(super) mod numbering;
pub(super) mod particulars;
pub(super) mod pieces;
mod region;
mod signs;
pub(super) mod splitting;
mod vacancies;
