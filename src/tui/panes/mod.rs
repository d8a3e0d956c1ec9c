//! The kit that screens and windows are made of: a list, a tree, a page of text, leaves of lists, and panes
//! beside each other.
//!
//! A screen says what its rows are, what its page says and which keys are its own; choosing, marking,
//! filtering, sorting, scrolling, copying, the mouse and how it all looks are here, once.
//!
//! In reading order: [`lines`] and [`page`]; [`listing`], [`shelf`], [`list`] with its [`list_keys`] and `order`, [`choosing`], [`tree`],
//! [`any_list`]; [`tabs`]; [`workspace`].

pub mod any_list;
pub mod choosing;
pub mod lines;
pub mod list;
pub mod list_keys;
pub mod listing;
mod order;
pub mod page;
pub mod shelf;
pub mod tabs;
pub mod tree;
pub mod workspace;
