//! What is told to the terminal itself: its clipboard and its window's title.

/// The title that was there before the first [`title`] comes back.
pub const TITLE_BACK: &[u8] = b"\x1b[23;2t";

/// The most that is sent to a clipboard, in bytes of text: terminals refuse more.
pub const LONGEST_COPY: usize = 74_000;

/// OSC 52: puts `text` on the clipboard of the terminal, also over SSH. Terminals never answer.
#[must_use]
pub fn copy(text: &str) -> Vec<u8> {
    let mut end = text.len().min(LONGEST_COPY);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut out = b"\x1b]52;c;".to_vec();
    base64(&text.as_bytes()[..end], &mut out);
    out.push(0x07);
    out
}

/// Sets the title; the first time, the terminal is asked to remember the one before.
#[must_use]
pub fn title(words: &str, first: bool) -> Vec<u8> {
    let mut out = Vec::new();
    if first {
        out.extend_from_slice(b"\x1b[22;2t");
    }
    out.extend_from_slice(b"\x1b]2;");
    out.extend(
        words
            .chars()
            .filter(|c| !c.is_control())
            .collect::<String>()
            .bytes(),
    );
    out.push(0x07);
    out
}

fn base64(bytes: &[u8], out: &mut Vec<u8>) {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for chunk in bytes.chunks(3) {
        let byte = |i: usize| chunk.get(i).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            out.push(if i <= chunk.len() {
                LETTERS[(bits >> (18 - 6 * i) & 63) as usize]
            } else {
                b'='
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clipboard_gets_base64() {
        assert_eq!(copy("界别"), b"\x1b]52;c;55WM5Yir\x07");
        assert_eq!(copy("a"), b"\x1b]52;c;YQ==\x07");
        assert_eq!(copy("ab"), b"\x1b]52;c;YWI=\x07");
        assert!(copy(&"界".repeat(100_000)).len() < 100_000);
    }

    #[test]
    fn a_title_cannot_carry_commands() {
        assert_eq!(title("a\x1b]b\x07", true), b"\x1b[22;2t\x1b]2;a]b\x07");
    }
}
