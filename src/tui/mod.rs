//! The terminal: what is read, what is shown, and the loop between.
pub mod canvas;
pub mod decode;
pub mod dump;
pub mod input;
pub mod key;
pub mod keymap;
pub mod keypage;
pub mod mark;
pub mod measure;
pub mod theme;
