//! The terminal: what is read, what is shown, and the loop between.
pub mod canvas;
pub mod decode;
pub mod driver;
pub mod dump;
pub mod input;
pub mod key;
pub mod keymap;
pub mod keypage;
pub mod mark;
pub mod measure;
pub mod osc;
pub mod paint;
mod pen;
pub mod scene;
mod scroll;
pub mod terminal;
pub mod theme;
pub mod wake;
