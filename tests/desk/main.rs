//! Every verb of the desk by example: that it does what it says and enters it in the journal, and
//! that it refuses in both languages and leaves nothing behind.

#[path = "../support/papers.rs"]
mod papers;
#[path = "../../src/testkit/mod.rs"]
mod testkit;

mod as_of;
mod assessment;
mod attachments;
mod circular;
mod closed_figures;
mod closing;
mod contacts;
mod convenors;
mod dated;
mod described;
mod erasing;
mod exports;
mod forms;
mod history;
mod imports;
mod intake;
mod list_rows;
mod map;
mod members;
mod opinions;
mod sectors;
mod settings;
mod several;
mod sittings;
mod yearbook;
