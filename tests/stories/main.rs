//! Whole stories: the built program in a real pseudo-terminal, played by keys, on stores of its own
//! and on a day that stands still. What the screens say is read off an emulator.

#[allow(dead_code, reason = "the command line's tests use more of it")]
#[path = "../cli/test_store.rs"]
mod test_store;

mod keys;
mod line;
mod roster;
mod screen;
mod story;

mod answers;
mod batches;
mod checklist;
mod convenors;
mod due;
mod endings;
mod first_run;
mod form;
mod home;
mod import;
mod insight;
mod intake;
mod journal;
mod monkey;
mod opinions;
mod records;
mod refusals;
mod rounds;
mod sittings;
mod triage;
mod two_people;
mod yearbook;
