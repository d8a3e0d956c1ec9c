//! Finding by Chinese characters, pinyin, or pinyin initials.
//!
//! Owns how a query is compared with a text: [`Finder`] ranks the rows of an [`Index`] for the
//! palette and the choice fields (contiguous matches first, then fuzzy ones), [`Filter`] says
//! whether a pane's row stays visible (contiguous only). Both understand `王伟`, `wangwei`, `ww`,
//! `wangw`, `wwei` and `王w`, anywhere in a text, and both say which characters matched.
//!
//! Never reads records, never keeps a text (a row is known by its caller's key), never sorts by
//! anything but the match: what a query leaves equal stays in the order of the rows. The official order
//! of names is a matter of its own: [`strokes`].
//!
//! One mechanism does all of it. A text is *spelled* into units, one for each of its characters,
//! and each unit points to a symbol that knows its character and its readings (`alphabet`). A
//! query's word is then consumed unit by unit (`reading_steps`, `matcher`): by the character itself, a full
//! reading, an initial, or, for the last unit, the beginning of a reading. So positions are
//! positions in the original text, every reading of a heteronym matches, and a text costs four
//! bytes a character instead of its spelled-out pinyin.
//!
//! What leaves characters out is searched for only while too few rows match otherwise, and by the
//! `fuzzy-matcher` crate, which is shown those same units as letters (`fuzzy`).

mod alphabet;
#[cfg(test)]
mod cases;
mod cost;
mod filter;
mod finder;
mod fold;
mod fuzzy;
mod index;
mod matcher;
mod near;
mod pinyin;
#[cfg(test)]
mod properties;
mod query;
mod reading_steps;
pub mod strokes;
mod surnames;

pub use filter::{Filter, filter};
pub use finder::{Finder, Found, Hit};
pub use index::{Index, IndexRow};
pub use near::near;
