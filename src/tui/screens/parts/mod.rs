//! What several screens say alike: names, dates, deadlines, marks and their words; a pane's
//! filter and list; a small menu.
//!
//! Nothing here reads the book or knows a screen. What a whole widget is belongs to
//! `tui::widgets`; here are the words and the few small things that are made of widgets.

pub mod dates;
pub mod differences;
pub mod filter_line;
pub mod forms;
pub mod legend;
pub mod marks;
pub mod menu;
pub mod names;
