//! Import: choose files, see what they would change, then take it in or leave it.
//!
//! The way is: the line of files; reading and rehearsing, off the draw thread; the preview; and, if
//! the person wants it, the writing. Nothing is written before the preview was seen, and whoever
//! stops at any point has changed nothing. What a person can tell (who is meant, which sector) is
//! asked in the preview, and the files are rehearsed once more with the answers.
//!
//! In reading order: `keys`, `tasks` (the long work), `shown` and `preview` (what is shown), `asking`, `day_question`,
//! `moved_on` and `rejects` (questions; saving what was rejected), `over` (what of these stands over the preview), `window`,
//! `act` (what keys come to), `words`.

mod act;
mod asking;
mod day_question;
pub mod keys;
mod moved_on;
mod over;
mod preview;
mod rejects;
mod shown;
mod tasks;
mod window;
mod words;

pub use window::ImportWindow;
