//! What terminals send, and what it must mean.

use proptest::prelude::*;

use super::*;

fn decode(bytes: &[u8]) -> Vec<Input> {
    let mut decoder = Decoder::new();
    let mut out = Vec::new();
    decoder.feed(bytes, &mut out);
    decoder.finish(&mut out);
    out
}

fn one(bytes: &[u8]) -> String {
    let got = decode(bytes);
    match &got[..] {
        [Input::Key(key)] => key.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn keys_of_many_terminals() {
    for (bytes, name) in [
        (&b"f"[..], "f"),
        ("界".as_bytes(), "界"),
        (b"\r", "Enter"),
        (b"\n", "Enter"),
        (b"\t", "Tab"),
        (b"\x1b[Z", "Shift-Tab"),
        (b"\x7f", "Backspace"),
        (b"\x08", "Backspace"),
        (b"\x10", "Ctrl-P"),
        (b"\x00", "Ctrl-Space"),
        (b"\x1b", "Esc"),
        (b"\x1bx", "Alt-x"),
        ("\x1b界".as_bytes(), "Alt-界"),
        (b"\x1b[A", "Up"),
        (b"\x1bOA", "Up"),
        (b"\x1b[1;5D", "Ctrl-Left"),
        (b"\x1b[1;2A", "Shift-Up"),
        (b"\x1b[1;3C", "Alt-Right"),
        (b"\x1b\x1b[C", "Alt-Right"),
        (b"\x1b[H", "Home"),
        (b"\x1b[1~", "Home"),
        (b"\x1b[7~", "Home"),
        (b"\x1bOF", "End"),
        (b"\x1b[3~", "Delete"),
        (b"\x1b[3;5~", "Ctrl-Delete"),
        (b"\x1b[5~", "PageUp"),
        (b"\x1bOP", "F1"),
        (b"\x1b[11~", "F1"),
        (b"\x1b[[A", "F1"),
        (b"\x1b[15~", "F5"),
        (b"\x1b[17~", "F6"),
        (b"\x1b[21~", "F10"),
        (b"\x1b[24~", "F12"),
        (b"\x1b[1;2P", "Shift-F1"),
        (b"\x1b[a", "Shift-Up"),
        (b"\x1b[5^", "Ctrl-PageUp"),
        (b"\x1b[112;5u", "Ctrl-P"),
        (b"\x1b[27u", "Esc"),
        (b"\x1bOM", "Enter"),
        (b"\x1bOp", "0"),
    ] {
        assert_eq!(one(bytes), name, "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn a_paste_is_one_input_however_it_is_cut() {
    let bytes = "\x1b[200~第一行\r第二行\x1b[31m\x1b[201~q".as_bytes();
    let whole = vec![
        Input::Paste("第一行\n第二行[31m".to_owned()),
        Key::char('q').into(),
    ];
    assert_eq!(decode(bytes), whole);
    for cut in 1..bytes.len() {
        let mut decoder = Decoder::new();
        let mut out = Vec::new();
        decoder.feed(&bytes[..cut], &mut out);
        decoder.feed(&bytes[cut..], &mut out);
        if cut == 1 {
            // A read of a lone Esc is the Esc key at once.
            assert_eq!(out[0], Key::ESC.into());
        } else {
            assert_eq!(out, whole, "cut at {cut}");
        }
    }
}

#[test]
fn a_sequence_cut_by_a_slow_line_stays_one_key() {
    let mut decoder = Decoder::new();
    let mut out = Vec::new();
    decoder.feed(b"j\x1b", &mut out);
    assert!(decoder.is_waiting());
    decoder.feed(b"[", &mut out);
    decoder.feed(b"B\xe7", &mut out);
    decoder.feed(b"\x95\x8c", &mut out);
    assert_eq!(
        out,
        [
            Key::char('j').into(),
            Key::DOWN.into(),
            Key::char('界').into()
        ]
    );
    assert!(!decoder.is_waiting());
}

#[test]
fn answers_of_the_terminal_and_noise_are_no_keys() {
    for bytes in [
        &b"\x1b]11;rgb:0000/0000/0000\x07"[..],
        b"\x1bP1$r0m\x1b\\",
        b"\x1b[?62;c",
        b"\x1b[12;40R",
        b"\x1b[I",
        b"\xff\xfe\x80",
    ] {
        assert_eq!(decode(bytes), [], "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(decode(b"\x1b[\x1b[A"), [Key::UP.into()]);
}

#[test]
fn the_mouse() {
    assert_eq!(
        decode(b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<65;1;1M"),
        [
            Input::Mouse(Mouse {
                deed: MouseDeed::Press,
                x: 9,
                y: 4
            }),
            Input::Mouse(Mouse {
                deed: MouseDeed::WheelDown,
                x: 0,
                y: 0
            }),
        ]
    );
}

#[test]
fn a_burst_of_arrows_is_all_there() {
    let bytes = b"\x1b[B".repeat(2000);
    let mut decoder = Decoder::new();
    let mut out = Vec::new();
    for chunk in bytes.chunks(1021) {
        decoder.feed(chunk, &mut out);
    }
    assert_eq!(out.len(), 2000);
    assert!(out.iter().all(|input| *input == Key::DOWN.into()));
}

proptest! {
    #[test]
    fn any_bytes_cut_anywhere_are_harmless(
        chunks in proptest::collection::vec(
            proptest::collection::vec(
                prop_oneof![any::<u8>(), Just(0x1b), Just(b'['), Just(b';'), Just(b'~')], 0..40),
            0..20),
    ) {
        let mut decoder = Decoder::new();
        let mut out = Vec::new();
        for chunk in &chunks {
            decoder.feed(chunk, &mut out);
            prop_assert!(decoder.held.len() <= LONGEST_SEQUENCE + 40);
        }
        decoder.finish(&mut out);
        prop_assert!(!decoder.is_waiting());
    }
}
