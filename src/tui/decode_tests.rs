//! Bytes as terminals send them, cut as lines cut them.

use proptest::prelude::*;

use super::*;
use crate::tui::input::{Mouse, MouseDeed};

/// Sends parts, each so many milliseconds after the one before, as the loop would; then waits.
fn sent<'a>(parts: impl IntoIterator<Item = (u64, &'a [u8])>) -> Vec<Input> {
    let mut decoder = Decoder::default();
    let mut now = Instant::now();
    let mut out = Vec::new();
    let wait = |decoder: &mut Decoder, now: &mut Instant, until: Instant, out: &mut Vec<_>| {
        while let Some(deadline) = decoder.deadline().filter(|it| *it <= until) {
            decoder.give_up(deadline, out);
        }
        *now = until;
    };
    for (after, bytes) in parts {
        let until = now + Duration::from_millis(after);
        wait(&mut decoder, &mut now, until, &mut out);
        decoder.take(bytes, now, &mut out);
    }
    let until = now + Duration::from_secs(60);
    wait(&mut decoder, &mut now, until, &mut out);
    assert_eq!(decoder.state, State::Ground);
    out
}

fn at_once(bytes: &[u8]) -> Vec<Input> {
    sent([(0, bytes)])
}

fn keys(names: &str) -> Vec<Input> {
    let names = names.split_whitespace();
    names
        .map(|name| Input::Key(name.parse().expect("a key's name")))
        .collect()
}

/// What terminals send for keys.
const KEYS: &[(&[u8], &str)] = &[
    (b"f", "f"),
    (b"F", "F"),
    ("界".as_bytes(), "界"),
    ("é".as_bytes(), "é"),
    ("𠮷".as_bytes(), "𠮷"),
    (b" ", "Space"),
    (b"\r", "Enter"),
    (b"\n", "Enter"),
    (b"\t", "Tab"),
    (b"\x7f", "Backspace"),
    (b"\x08", "Backspace"),
    (b"\x01", "Ctrl-A"),
    (b"\x10", "Ctrl-P"),
    (b"\x00", "Ctrl-Space"),
    (b"\x1b[Z", "Shift-Tab"),
    (b"\x1b[A", "Up"),
    (b"\x1bOB", "Down"),
    (b"\x1bOM", "Enter"),
    (b"\x1b[1;5D", "Ctrl-Left"),
    (b"\x1b[1;2A", "Shift-Up"),
    (b"\x1b[1;3C", "Alt-Right"),
    (b"\x1b[1;9C", "Alt-Right"),
    (b"\x1b[H", "Home"),
    (b"\x1b[1~", "Home"),
    (b"\x1b[7~", "Home"),
    (b"\x1bOF", "End"),
    (b"\x1b[2~", "Insert"),
    (b"\x1b[3;5~", "Ctrl-Delete"),
    (b"\x1b[5~", "PageUp"),
    (b"\x1b[6~", "PageDown"),
    (b"\x1bOP", "F1"),
    (b"\x1b[11~", "F1"),
    (b"\x1b[[A", "F1"),
    (b"\x1bOR", "F3"),
    (b"\x1b[R", "F3"),
    (b"\x1b[15~", "F5"),
    (b"\x1b[17~", "F6"),
    (b"\x1b[21~", "F10"),
    (b"\x1b[24~", "F12"),
    (b"\x1b[1;2P", "Shift-F1"),
    (b"\x1b[97;5u", "Ctrl-A"),
    (b"\x1b[97;5:1u", "Ctrl-A"),
    (b"\x1b[27u", "Esc"),
    (b"\x1b[13;2u", "Shift-Enter"),
    (b"\x1b[27;5;97~", "Ctrl-A"),
];

/// Keys with Alt, whose Esc a line that is slow enough makes a key of its own.
const ALT: &[(&[u8], &str)] = &[
    (b"\x1bx", "Alt-x"),
    ("\x1b界".as_bytes(), "Alt-界"),
    (b"\x1b\r", "Alt-Enter"),
    (b"\x1b\x7f", "Alt-Backspace"),
    (b"\x1b.", "Alt-."),
];

/// What is no key: answers, and what nobody asked for.
const ANSWERS: &[&[u8]] = &[
    b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    b"\x1b]11;rgb:ffff/ffff/ffff\x07",
    b"\x1b]52;c;ZmFybg==\x1b\\",
    b"\x1b]lfarnq\x1b\\",
    "\x1b]0;界别 q\x07".as_bytes(),
    b"\x1bP>|xterm(390) farnq\x1b\\",
    b"\x1bP1$r0 q\x1b\\",
    b"\x1bP1+r636f\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^farn\x1b\\",
    b"\x1bXfarn\x1b\\",
    b"\x1b[?62;22c",
    b"\x1b[>41;354;0c",
    b"\x1b[=0c",
    b"\x1b[0n",
    b"\x1b[3;5R",
    b"\x1b[1;1R",
    b"\x1b[?3;5R",
    b"\x1b[?2026;2$y",
    b"\x1b[?1u",
    b"\x1b[8;36;120t",
    b"\x1b[I",
    b"\x1b[O",
    b"\x1b[97;1:3u",
    b"\x1b[57358u",
    b"\x1b[201~",
    b"\x1b\\",
    b"\x1b[<35;10;5M",
    b"\x1b[<0;10;5m",
    b"\x1b[<0;10M",
    b"\x1b[999999999999999999999999999999999999999999999999999999999999999999999999999999~",
];

#[test]
fn what_terminals_send_is_what_was_pressed() {
    for (bytes, name) in KEYS.iter().chain(ALT) {
        assert_eq!(at_once(bytes), keys(name), "{name}");
    }
    for (bytes, wanted) in [
        (&b"\x1b[<0;10;5M"[..], MouseDeed::Press),
        (b"\x1b[<4;10;5M", MouseDeed::Press),
        (b"\x1b[<64;10;5M", MouseDeed::WheelUp),
        (b"\x1b[<65;10;5M", MouseDeed::WheelDown),
        (b"\x1b[M \x2a\x25", MouseDeed::Press),
    ] {
        let mouse = Mouse {
            deed: wanted,
            x: 9,
            y: 4,
        };
        assert_eq!(at_once(bytes), [Input::Mouse(mouse)]);
    }
}

#[test]
fn an_answer_is_no_key_and_the_keys_around_it_count() {
    for answer in ANSWERS {
        let bytes = [b"j", *answer, b"k"].concat();
        assert_eq!(at_once(&bytes), keys("j k"), "{answer:?}");
    }
    for answer in ANSWERS.iter().filter(|it| it.ends_with(b"\x1b\\")) {
        // Without its end; another sequence shows that it is over.
        let open = &answer[..answer.len() - 2];
        let bytes = [open, b"\x1b[21~"].concat();
        assert_eq!(at_once(&bytes), keys("F10"), "{answer:?}");
        // Or the time does.
        let parts = [(0, open), (UNFINISHED.as_millis() as u64 + 1, &b"j"[..])];
        assert_eq!(sent(parts), keys("j"), "{answer:?}");
    }
    // One that goes on for ever is given up.
    let drip = (0..40).map(|_| (500, &b"q"[..]));
    let parts = [(0, &b"\x1b]"[..])].into_iter().chain(drip);
    assert!(sent(parts).len() > 15);
    let flood = [b"\x1b]", vec![b'q'; LONGEST_ANSWER + 7].as_slice()].concat();
    assert_eq!(at_once(&flood).len(), 7);
}

#[test]
fn the_rest_of_an_answer_that_was_given_up_is_dropped_up_to_its_end() {
    for answer in ANSWERS {
        for at in 1..answer.len() {
            let (one, two) = answer.split_at(at);
            if !std::str::from_utf8(two).is_ok_and(|it| it.is_ascii()) {
                continue;
            }
            for after in [1_500, 2_500, 5_000] {
                let parts = [(0, one), (after, two), (300, &b"j"[..])];
                let mut wanted = keys("j");
                // An Esc by itself was the key.
                if at == 1 {
                    wanted.insert(0, keys("Esc").remove(0));
                    if after > 2_400 {
                        continue;
                    }
                }
                assert_eq!(sent(parts), wanted, "{answer:?} at {at}, {after} ms");
            }
        }
    }
    // In pieces as well, and its end may never come; a key by itself counts.
    let late = [
        (0, &b"\x1b]11;rgb:ff"[..]),
        (2_500, b"ff/ff"),
        (80, b"ff/ff"),
        (900, b"ff\x1b\\"),
        (300, b"f"),
    ];
    assert_eq!(sent(late), keys("f"));
    let open = [
        (0, &b"\x1b]"[..]),
        (2_500, b"f"),
        (200, b"j"),
        (200, b"\x1b[B"),
    ];
    assert_eq!(sent(open), keys("f j Down"));
    // A terminal that says that it sends nothing more ends the doubt.
    let mut decoder = Decoder::default();
    let (mut now, mut out) = (Instant::now(), Vec::new());
    decoder.take(b"\x1b]", now, &mut out);
    now += UNFINISHED;
    decoder.give_up(now, &mut out);
    assert!(decoder.is_in_doubt());
    decoder.take(b"\x1b[0njj", now, &mut out);
    assert_eq!(out, keys("j j"));
}

#[test]
fn an_esc_is_the_key_when_nothing_follows() {
    assert_eq!(at_once(b"\x1b"), keys("Esc"));
    assert_eq!(at_once(b"\x1b\x1b"), keys("Esc Esc"));
    assert_eq!(sent([(0, &b"\x1b"[..]), (120, b"q")]), keys("Esc q"));
    assert_eq!(sent([(0, &b"\x1b"[..]), (120, b"\r")]), keys("Esc Enter"));
    let wide = "界".as_bytes();
    assert_eq!(sent([(0, &b"\x1b"[..]), (120, wide)]), keys("Esc 界"));
    assert_eq!(at_once(b"\x1b\x1b[B"), keys("Esc Down"));
    // The terminal's answer settles it at once.
    let mut decoder = Decoder::default();
    let (now, mut out) = (Instant::now(), Vec::new());
    decoder.take(b"\x1b", now, &mut out);
    assert!(decoder.is_in_doubt());
    assert_eq!(out, []);
    decoder.take(b"\x1b[0n", now, &mut out);
    assert_eq!(out, keys("Esc"));
    // A character behind it is a key, unless what would be its rest comes with it or soon after.
    decoder.take(b"[", now, &mut out);
    decoder.give_up(now + PIECE, &mut out);
    assert_eq!(out, keys("Esc"));
    decoder.give_up(now + SOON, &mut out);
    assert_eq!(out, keys("Esc ["));
    for (gap, rest) in [(150, b"A"), (250, b"D"), (300, b"Z")] {
        let settled = [(0, &b"\x1b"[..]), (0, b"\x1b[0n")];
        let parts = settled
            .into_iter()
            .chain([(gap, &b"["[..]), (gap, rest), (0, b"j")]);
        assert_eq!(sent(parts), keys("Esc j"), "{gap} {rest:?}");
    }
    // A bracket that is held is one key after the other, and no answer's beginning.
    for (held, names) in [
        (&b"["[..], "Esc [ j"),
        (b"]]", "Esc ] ] j"),
        (b"]]]", "Esc ] ] ] j"),
        (b"[[", "Esc [ [ j"),
        (b"[[[", "Esc [ [ [ j"),
        (b"[[A", "Esc j"),
    ] {
        let parts = [(0, &b"\x1b"[..]), (0, b"\x1b[0n"), (300, held), (700, b"j")];
        assert_eq!(sent(parts), keys(names), "{held:?}");
    }
    // What ends no sequence is a key of its own.
    let settled = [(0, &b"\x1b"[..]), (0, b"\x1b[0n")];
    assert_eq!(
        sent(settled.into_iter().chain([(200, &b"["[..]), (100, b"j")])),
        keys("Esc [ j")
    );
    for rest in [&b"[B"[..], b"OB", b"]11;rgb:ffff/ffff/ffff\x1b\\"] {
        let parts = [(0, &b"\x1b"[..]), (0, b"\x1b[0n"), (300, rest), (0, b"j")];
        assert_eq!(sent(parts), keys("Esc j"), "{rest:?}");
    }
}

#[test]
fn an_esc_whose_rest_comes_late_is_never_run_by_halves() {
    for rest in [&b"[B"[..], b"OB", b"[1;5B"] {
        let joined = sent([(0, &b"\x1b"[..]), (300, rest)]);
        assert_eq!(joined.len(), 1, "{rest:?}");
        assert_ne!(joined, keys("Esc"), "{rest:?}");
        let later = sent([(0, &b"\x1b"[..]), (900, rest), (0, b"j")]);
        assert_eq!(later, keys("Esc j"), "{rest:?}");
    }
    let answer = b"]11;rgb:ffff/ffff/ffff\x1b\\";
    assert_eq!(sent([(0, &b"\x1b"[..]), (300, answer)]), []);
    assert_eq!(sent([(0, &b"\x1b"[..]), (900, answer)]), keys("Esc"));
}

#[test]
fn a_paste_is_text_of_a_bounded_size_and_ends_by_itself() {
    let told = |text: &str| vec![Input::Paste(text.to_owned())];
    let whole = "\x1b[200~第一行\r第二行\r\n\x1b[31m~\x1b[201~".as_bytes();
    assert_eq!(at_once(whole), told("第一行\n第二行\n[31m~"));
    assert_eq!(at_once(b"\x1b[200~\x1b[201~"), []);
    // Without an end it is text all the same, and what is pressed later counts.
    let late = UNFINISHED.as_millis() as u64 + 1;
    let open = "\x1b[200~f界\r".as_bytes();
    let mut wanted = told("f界\n");
    wanted.extend(keys("f"));
    assert_eq!(sent([(0, open), (late, &b"f"[..])]), wanted);
    assert_eq!(sent([(0, open), (late, b"\x1b[201~f")]), wanted);
    let long = "界".repeat(LONGEST_PASTE / 3 + 9000);
    let kept = "界".repeat(LONGEST_PASTE / 3);
    let bytes = ["\x1b[200~", &long, "\x1b[201~q"].concat();
    let mut wanted = told(&kept);
    wanted.extend(keys("q"));
    assert!(at_once(bytes.as_bytes()) == wanted);
}

fn any_sequence() -> impl Strategy<Value = &'static [u8]> {
    let keys: Vec<_> = KEYS.iter().map(|it| it.0).collect();
    let pastes: [&[u8]; 2] = [
        "\x1b[200~第一行\r第二行\x1b[201~".as_bytes(),
        b"\x1b[200~farn\x1b[201~",
    ];
    let all = [keys.as_slice(), ANSWERS, &pastes].concat();
    proptest::sample::select(all)
}

/// The bytes in parts, each some time after the one before.
fn cut(bytes: &[u8], cuts: &[(prop::sample::Index, u64)]) -> Vec<(u64, Vec<u8>)> {
    let mut at: Vec<(usize, u64)> = cuts
        .iter()
        .map(|(at, after)| (at.index(bytes.len() + 1), *after))
        .collect();
    at.sort_unstable();
    let mut parts = Vec::new();
    let (mut from, mut after) = (0, 0);
    for (to, next) in at {
        parts.push((after, bytes[from..to].to_vec()));
        (from, after) = (to, next);
    }
    parts.push((after, bytes[from..].to_vec()));
    parts.retain(|(_, part)| !part.is_empty());
    parts
}

fn borrowed(parts: &[(u64, Vec<u8>)]) -> impl Iterator<Item = (u64, &[u8])> {
    parts.iter().map(|(after, part)| (*after, part.as_slice()))
}

proptest! {
    #[test]
    fn wherever_a_line_cuts_the_same_comes_of_it(
        all in prop::collection::vec(any_sequence(), 1..6),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_u64..350), 0..8),
    ) {
        let bytes = all.concat();
        let parts = cut(&bytes, &cuts);
        prop_assert_eq!(sent(borrowed(&parts)), at_once(&bytes));
    }

    #[test]
    fn however_late_the_rest_comes_no_half_is_run(
        sequence in any_sequence(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_u64..1_900), 0..8),
    ) {
        let parts = cut(sequence, &cuts);
        let (late, whole) = (sent(borrowed(&parts)), at_once(sequence));
        // An Esc is the key after a while, and a paste is a paste.
        let mut rest = late.clone();
        if late != whole && rest.first() == keys("Esc").first() {
            rest.remove(0);
        }
        let pasted = rest.iter().all(|it| matches!(it, Input::Paste(_)));
        prop_assert!(late == whole || pasted, "{:?}", late);
    }

    #[test]
    fn any_bytes_at_any_time_are_harmless_and_keys_count_again(
        parts in prop::collection::vec((0_u64..4_000, prop::collection::vec(any::<u8>(), 0..40)), 0..40),
    ) {
        let mut parts = parts;
        parts.push((20_000, b"j".to_vec()));
        let out = sent(borrowed(&parts));
        prop_assert_eq!(out.last().cloned(), keys("j").pop());
    }
}
