//! The terminal: what is read, what is shown, and the loop between.
//!
//! The way of a key: bytes → `decode` with `sequence`, and `burst` → [`input`] → a screen's [`keymap`] → its action → the screen's
//! [`Effect`](app::Effect)s → the app's [`operation`]s → [`driver`], which has them done, has the model draw on a [`canvas`], and writes what
//! [`paint`] finds to be different. Screens are made of [`widgets`]; style is by meaning ([`theme`],
//! [`symbols`]); [`keypage`] writes the manual's pages from the same tables that the keys come from.
//!
//! The terminal's modes are crossterm's, and only [`terminal`] and [`osc`] name it. Its reader of keys
//! is not used: what a terminal answers late, or a line cuts, would be keys to it. The wait is ours ([`poller`]), because it is for signals and other threads as much as for
//! keys; so is the way from a drawn frame to bytes ([`paint`]), because few bytes and little work a key
//! are what the program exists for: a pane that scrolls by a row costs hundreds of bytes and not
//! thousands.
//!
//! What is absent: no long work on the thread that draws (a [`task`] has its own), no polling, no
//! colour outside `theme`, no clock and no environment (`cli` and `main` hand both in).

// In reading order.
pub mod key;

pub mod input;

mod burst;
mod decode;
mod sequence;

pub mod locks;
mod tty_input;

pub mod keymap;

pub mod keypage;

pub mod symbols;

pub mod theme;

pub mod measure;

pub mod canvas;

pub mod dump;

pub mod event;
pub mod operation;
pub mod runtime;

pub mod personal;
pub mod picture;

pub mod driver;

pub mod poller;

pub mod terminal;

pub mod osc;

pub mod paint;
mod scroll;
mod sgr;

pub mod panes;
pub mod widgets;

pub mod task;

pub mod app;
pub mod commands;
pub mod drafts;
pub mod editors;
pub mod erased;
pub mod screens;
pub mod windows;

pub mod first_run;

pub mod start;

#[cfg(test)]
pub mod test_terminal;
