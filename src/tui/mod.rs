//! The terminal: what is read, what is shown, and the loop between.
//!
//! The way of a key: bytes → [`decode`] → [`input`] → a screen's [`keymap`] → its action → effects
//! ([`scene`]) → [`driver`], which performs them, has the scene draw on a [`canvas`], and writes what
//! [`paint`] finds to be different. Screens are made of [`widgets`]; style is by meaning ([`theme`],
//! [`mark`]); [`keypage`] writes the manual's pages from the same tables that the keys come from.
//!
//! What is absent: no thread of its own, no polling, no colour outside `theme`, no clock and no
//! environment (`cli` and `main` hand both in), no terminal library: `rustix` sets the modes, and
//! only [`terminal`] and [`wake`] know of it.

// In reading order.
pub mod key;

pub mod input;

pub mod decode;

pub mod keymap;

pub mod keypage;

pub mod mark;

pub mod theme;

pub mod measure;

pub mod canvas;

pub mod dump;

pub mod scene;

pub mod picture;

pub mod driver;

pub mod wake;

pub mod terminal;

pub mod osc;

pub mod paint;
mod pen;
mod scroll;

pub mod widgets;

pub mod app;
pub mod editors;
pub mod screens;

pub mod first_run;

pub mod start;

#[cfg(test)]
pub mod stage;
