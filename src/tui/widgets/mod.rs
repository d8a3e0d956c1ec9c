//! The parts that screens are made of: one table, one editor a kind of field, one dialog frame.
//!
//! Every widget is a plain value: it takes [`Input`](super::input::Input), answers with an
//! [`Outcome`], and draws itself on a [`Canvas`](super::canvas::Canvas). None knows what a member or
//! a form is; words and rows are handed in. What a widget learns from drawing (how many rows fit)
//! it keeps in a `Cell`, for the next page key; drawing changes nothing else.

pub mod check_field;
pub mod choice_field;
pub mod date_field;
pub mod date_words;
pub mod dialog;
pub mod editor;
pub mod field_keys;
pub mod form;
mod form_draw;
pub mod gauge;
pub mod help;
pub mod hint_bar;
pub mod leaving;
pub mod message;
pub mod overlay;
pub mod overlay_keys;
pub mod palette;
pub mod pane;
pub mod path_field;
mod path_field_draw;
pub mod path_words;
pub mod row;
pub mod table;
mod table_keys;
pub mod text_area;
pub mod text_buffer;
pub mod text_field;
pub mod too_small;

/// What came of an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome<T = ()> {
    /// Not this widget's: whoever is below may have it.
    Ignored,
    /// Dealt with.
    Taken,
    /// Dealt with, and this is the result.
    Gave(T),
    /// The person wants the widget gone; nothing is to be done.
    Closed,
}

impl<T> Outcome<T> {
    /// Whether the input was dealt with.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        !matches!(self, Outcome::Ignored)
    }

    /// The same with another result.
    pub fn map<U>(self, into: impl FnOnce(T) -> U) -> Outcome<U> {
        match self {
            Outcome::Ignored => Outcome::Ignored,
            Outcome::Taken => Outcome::Taken,
            Outcome::Gave(it) => Outcome::Gave(into(it)),
            Outcome::Closed => Outcome::Closed,
        }
    }
}
