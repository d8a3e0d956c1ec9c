//! Documents of Word 97–2003. The one checked in was saved by an office program: the printed form with
//! its label over five merged rows, a table inside the account, a deleted and a hidden word, a field.

use super::{document, problem, shown};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::{Problem, WrongKind};
use crate::exchange::office::workbook::fixtures;

const FORM: &[u8] = include_bytes!("../../../../../tests/fixtures/form-97.doc");

const LINES: [&str; 12] = [
    "市政协委员联系服务界别群众情况登记表",
    "填表时间：2026 年 3 月 5 日",
    "|委员姓名|王\u{3000}伟|界\u{3000}别|教育界|",
    "|工作单位⏎及职务|市第一中学副校长|<|<|",
    "|联系|走访六户。⏎户\t人数⏎张家\t3⏎均已答复。|<|<|",
    "|服务|^|<|<|",
    "|界别|^|<|<|",
    "|群众|^|<|<|",
    "|情况|^|<|<|",
    "|户|人数|",
    "|张家|3|",
    "备注：本表由委员填写。第1页\tx",
];

#[test]
fn text_tables_and_what_is_hidden_are_told_apart() {
    let read = document(FORM);
    assert_eq!(read.kind, FileKind::Doc);
    assert_eq!(shown(&read), LINES);
}

#[test]
fn the_same_form_as_rich_text_says_the_same() {
    let rich = include_bytes!("../../../../../tests/fixtures/form.rtf");
    assert_eq!(shown(&document(rich)), LINES);
}

/// The form with these bytes of its first stream changed.
fn changed(at: usize, bytes: &[u8]) -> Vec<u8> {
    let start = FORM
        .windows(2)
        .position(|two| two == [0xec, 0xa5])
        .expect("a head");
    let mut changed = FORM.to_vec();
    changed[start + at..start + at + bytes.len()].copy_from_slice(bytes);
    changed
}

#[test]
fn locked_old_and_damaged_documents_say_so() {
    let limits = Limits::default();
    let flags = FORM
        .windows(2)
        .position(|two| two == [0xec, 0xa5])
        .map(|start| FORM[start + 11])
        .expect("flags");
    let locked = changed(11, &[flags | 1]);
    assert!(matches!(problem(&locked, &limits), Problem::LockedDocument));
    let old = [
        changed(2, &[0x68, 0]),
        // What Word 6 and 95 begin with, in a container and without one.
        changed(0, &[0xdc, 0xa5]),
        [&b"\xdb\xa5\x2d\0"[..], &[0; 60]].concat(),
    ];
    for old in old {
        assert!(matches!(
            problem(&old, &limits),
            Problem::WrongKind(WrongKind::OldDocument)
        ));
    }
    // Cut short, it is still told as what it was.
    assert!(matches!(
        problem(&FORM[..FORM.len() / 2], &limits),
        Problem::BrokenDocument(_)
    ));
    for damaged in [
        changed(0, &[0, 0]),
        // The table of pieces beyond the end, and of no length.
        changed(154 + 33 * 8, &[0xff; 4]),
        changed(154 + 33 * 8 + 4, &[0; 4]),
        fixtures::container("WordDocument", b""),
    ] {
        assert!(matches!(
            problem(&damaged, &limits),
            Problem::BrokenDocument(_)
        ));
    }
    // A text shorter than it was is read as far as it says.
    let short = changed(64 + 3 * 4, &[5, 0, 0, 0]);
    assert_eq!(shown(&document(&short)), ["市政协委员"]);
    let few = Limits {
        paragraphs: 3,
        ..limits
    };
    assert!(matches!(
        problem(FORM, &few),
        Problem::TooLarge(Bound::Paragraphs(3), _)
    ));
}
