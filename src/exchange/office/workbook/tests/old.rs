//! Workbooks of Excel 97–2003: their ciphers, their code pages, and what lies inside their files.

use super::{Old, book, fixtures, problem};
use crate::exchange::office::read_error::Problem;

#[test]
fn every_cipher_of_an_old_workbook_asks_for_the_password_to_go() {
    for cipher in [[0, 0, 0xab, 0xcd], [1, 0, 1, 0]] {
        let locked = fixtures::xls_with(&[(0x002f, &cipher)], &[Old::Text(0, 0, "一")]);
        assert!(matches!(problem(&locked), Problem::Encrypted));
    }
}

#[test]
fn the_code_page_of_a_newer_workbook_is_not_asked() {
    for page in [1_252_u16, 936, 1_200, 10_000] {
        let bytes = fixtures::xls_with(
            &[(0x0042, &page.to_le_bytes())],
            &[Old::Text(0, 0, "姓名"), Old::Text(0, 1, "Ab é")],
        );
        let book = book(&bytes);
        assert_eq!(book.sheets[0].cell(0, 0).text(), "姓名", "{page}");
        assert_eq!(book.sheets[0].cell(0, 1).text(), "Ab é", "{page}");
    }
}

#[test]
fn a_workbook_inside_another_is_not_read_for_it() {
    let stream = |word| {
        fixtures::workbook_stream("表", &[], &[Old::Text(0, 0, word), Old::Text(0, 1, "值")])
    };
    let (inner, outer) = (stream("里"), stream("外"));
    let book = book(&fixtures::pool(
        &[("Workbook", &inner)],
        &[("Workbook", &outer)],
    ));
    assert_eq!(book.sheets[0].cell(0, 0).text(), "外");
    // A document with a workbook in it is a document.
    let document = fixtures::pool(&[("Workbook", &inner)], &[("WordDocument", b"")]);
    assert!(matches!(problem(&document), Problem::BrokenDocument(_)));
}
