//! What makes one match better than another.
//!
//! Owns the numbers: the class of a match first, then its details, of which no sum outweighs a
//! class. Never finds a match.

/// What a match costs; compared only between texts under one query.
pub(super) type Cost = u32;

/// The whole text, nothing beside.
pub(super) const WHOLE_TEXT: Cost = 0;
/// The first word of the text.
pub(super) const FIRST_WORD: Cost = 1 << 12;
/// The beginning of the text.
pub(super) const PREFIX: Cost = 2 << 12;
/// A later word.
pub(super) const WORD: Cost = 4 << 12;
/// The beginning of a later word.
pub(super) const WORD_START: Cost = 5 << 12;
/// Anywhere else.
pub(super) const INSIDE: Cost = 6 << 12;
/// With units left out; skim's score is taken off [`MOST_DETAIL`] to make the details. Beyond any
/// sum of the above for a query of nine words.
pub(super) const FUZZY: Cost = 64 << 12;

/// A unit stands for less than it could: an initial or the beginning of a reading.
pub(super) const ABBREVIATED: Cost = 1;
/// A reading that is not customary at the place.
pub(super) const UNCUSTOMARY: Cost = 8;
/// The most that the details above count, so that they never outweigh a class.
pub(super) const MOST_DETAIL: Cost = (1 << 12) - 1;
