//! What is told to the terminal itself: its clipboard and its window's title.
//!
//! crossterm writes the sequences; here is what may be in them.

use std::io;

use crossterm::clipboard::CopyToClipboard;
use crossterm::queue;
use crossterm::style::Print;
use crossterm::terminal::SetTitle;

/// The title that was there before the first [`title`] comes back.
pub const TITLE_BACK: &[u8] = b"\x1b[23;0t";

/// Asks the terminal to remember its title; crossterm has no word for it.
const KEEP_TITLE: &str = "\x1b[22;0t";

/// The most that is sent to a clipboard, in bytes of text: terminals refuse more.
pub const LONGEST_COPY: usize = 74_000;

/// OSC 52: puts `text` on the clipboard of the terminal, also over SSH. Terminals never answer.
///
/// # Errors
/// Never; the type is that of writing to a terminal.
pub fn copy(text: &str) -> io::Result<Vec<u8>> {
    let mut end = text.len().min(LONGEST_COPY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = Vec::new();
    queue!(out, CopyToClipboard::to_clipboard_from(&text[..end]))?;
    Ok(out)
}

/// Sets the title; the first time, the terminal is asked to remember the one before.
///
/// # Errors
/// Never; the type is that of writing to a terminal.
pub fn title(words: &str, first: bool) -> io::Result<Vec<u8>> {
    let mut out = Vec::new();
    if first {
        queue!(out, Print(KEEP_TITLE))?;
    }
    let words: String = words.chars().filter(|c| !c.is_control()).collect();
    queue!(out, SetTitle(words))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_gets_base64_of_a_bounded_size() {
        assert_eq!(copy("界别").unwrap(), b"\x1b]52;c;55WM5Yir\x1b\\");
        let long = copy(&"界".repeat(100_000)).unwrap();
        assert!((90_000..100_000).contains(&long.len()));
    }

    #[test]
    fn a_title_cannot_carry_commands() {
        let first = title("a\x1b]b\x07", true).unwrap();
        assert_eq!(first, b"\x1b[22;0t\x1b]0;a]b\x07");
        assert_eq!(title("界", false).unwrap(), "\x1b]0;界\x07".as_bytes());
    }
}
