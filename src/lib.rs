//! jiebie (界别, *sector*): the desk at which a consultative committee keeps its members' work
//! with the constituents of their sectors.
//!
//! The modules in reading order, each building on those before it:
//! - [`mod@text`]: both languages of every message.
//! - [`files`]: which file a name leads to, and how a name is shown.
//! - [`panic_guard`]: where panics of engine and parsers on damaged files end.
//! - [`domain`]: what the policy talks about; the records, the form's life, the book.
//! - [`rules`]: what the Method asks, checked against a book.
//! - [`search`]: people and things found by characters, pinyin and initials; names by strokes.
//! - [`exchange`]: files in and out.
//! - [`store`]: the file, and the one way to write it.
//! - [`desk`]: what people do, a verb at a time.
//! - [`tui`]: the terminal.
//! - [`cli`]: the same desk from the shell.
//!
//! `docs/architecture.md` says what always holds and what is absent on purpose.

#![cfg_attr(
    not(test),
    warn(
        missing_docs,
        clippy::disallowed_methods,
        clippy::expect_used,
        clippy::panic,
        clippy::unwrap_used
    )
)]

#[cfg(test)]
extern crate self as jiebie;

pub mod cli;
pub mod desk;
pub mod domain;
pub mod exchange;
pub mod files;
pub mod panic_guard;
pub mod rules;
pub mod search;
pub mod store;
#[cfg(test)]
mod testkit;
pub mod text;
pub mod tui;
