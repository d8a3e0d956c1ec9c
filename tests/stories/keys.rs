//! What a terminal of the xterm family sends for a key, told by the key's name.

use jiebie::tui::key::{Code, Key};

/// The bytes of `key`.
pub fn bytes_of(key: Key) -> Vec<u8> {
    let plain = match key.code {
        Code::Char(c) if key.ctrl => vec![(c.to_ascii_uppercase() as u8) & 0x1f],
        Code::Char(c) => c.to_string().into_bytes(),
        Code::Enter => b"\r".to_vec(),
        Code::Tab => b"\t".to_vec(),
        Code::BackTab => b"\x1b[Z".to_vec(),
        Code::Esc => b"\x1b".to_vec(),
        Code::Backspace => b"\x7f".to_vec(),
        Code::Up => lettered(key, 'A'),
        Code::Down => lettered(key, 'B'),
        Code::Right => lettered(key, 'C'),
        Code::Left => lettered(key, 'D'),
        Code::Home => lettered(key, 'H'),
        Code::End => lettered(key, 'F'),
        Code::F(n @ 1..=4) => match held(key) {
            1 => vec![0x1b, b'O', b'O' + n],
            _ => lettered(key, char::from(b'O' + n)),
        },
        Code::Insert => numbered(key, 2),
        Code::Delete => numbered(key, 3),
        Code::PageUp => numbered(key, 5),
        Code::PageDown => numbered(key, 6),
        Code::F(n) => numbered(
            key,
            match n {
                5 => 15,
                6..=10 => n + 11,
                11..=14 => n + 12,
                _ => panic!("no story presses F{n}"),
            },
        ),
    };
    let in_the_sequence = plain.first() == Some(&0x1b) && key.code != Code::Esc;
    if key.alt && !in_the_sequence {
        [b"\x1b", plain.as_slice()].concat()
    } else {
        plain
    }
}

/// The number of the modifiers.
fn held(key: Key) -> u8 {
    1 + u8::from(key.shift) + 2 * u8::from(key.alt) + 4 * u8::from(key.ctrl)
}

fn lettered(key: Key, letter: char) -> Vec<u8> {
    match held(key) {
        1 => format!("\x1b[{letter}"),
        held => format!("\x1b[1;{held}{letter}"),
    }
    .into_bytes()
}

fn numbered(key: Key, number: u8) -> Vec<u8> {
    match held(key) {
        1 => format!("\x1b[{number}~"),
        held => format!("\x1b[{number};{held}~"),
    }
    .into_bytes()
}

#[test]
fn keys_are_sent_as_xterm_sends_them() {
    for (name, bytes) in [
        ("q", "q"),
        ("界", "界"),
        ("Ctrl-P", "\x10"),
        ("Alt-t", "\x1bt"),
        ("F3", "\x1bOR"),
        ("F10", "\x1b[21~"),
        ("F12", "\x1b[24~"),
        ("Alt-Down", "\x1b[1;3B"),
        ("Ctrl-Left", "\x1b[1;5D"),
        ("PageDown", "\x1b[6~"),
        ("Shift-Tab", "\x1b[Z"),
    ] {
        let key: Key = name.parse().expect("a key's name");
        assert_eq!(bytes_of(key), bytes.as_bytes(), "{name}");
    }
}
