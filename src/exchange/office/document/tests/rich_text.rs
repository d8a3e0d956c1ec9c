//! Rich text.

use super::{document, problem, shown};
use crate::exchange::office::kind::FileKind;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;

/// A document of Chinese Windows with this body; letters are written as its code page has them.
fn rtf(body: &str) -> Vec<u8> {
    let head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fcharset0 Times;}{\f2\fcharset136 \'b7\'73;}}{\colortbl;\red0;}{\stylesheet{\s0 Normal;}}{\*\generator x;}{\info{\title x}}";
    let (gb, _, _) = encoding_rs::GB18030.encode(body);
    let mut bytes = head.as_bytes().to_vec();
    for &byte in gb.iter() {
        if byte < 0x80 {
            bytes.push(byte);
        } else {
            bytes.extend(format!("\\'{byte:02x}").bytes());
        }
    }
    bytes.push(b'}');
    bytes
}

fn lines(body: &str) -> Vec<String> {
    let document = document(&rtf(body));
    assert_eq!(document.kind, FileKind::Rtf);
    shown(&document)
}

#[test]
fn letters_come_from_code_pages_and_unicode() {
    assert_eq!(
        lines(
            "教育{\\b 界}\\par \\u29579?\\u20255 ?{\\uc2\\u30028\\'bd\\'e7}{\\uc0\\u21035}\\tab a\\line\nb\\~\\{\\}\\\\\\par\\u-10187?\\u-9118?"
        ),
        ["教育界", "王伟界别\ta⏎b\u{a0}{}\\", "\u{1d462}"]
    );
    // A traditional font, western signs, and bytes that are not written as numbers.
    assert_eq!(
        lines("{\\f2\\'b1\\'d0}{\\f1 caf\\'a8\\'a6}\\ldblquote\\emdash"),
        ["教caf茅“—".replace("茅", "é")]
    );
    let (gb, _, _) = encoding_rs::GB18030.encode("教育界");
    let raw = [br"{\rtf1\ansicpg936 ", &gb[..], b"}"].concat();
    assert_eq!(shown(&document(&raw)), ["教育界"]);
}

#[test]
fn what_is_no_text_is_left_out() {
    assert_eq!(
        lines(
            "一{\\header 页眉\\par}{\\*\\unknown 藏}{\\v 藏}{\\deleted 删}{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}{\\footnote 注}{\\pict\\bin5 }}{\\\\ab}\\v 藏\\plain 三"
        ),
        ["一2三"]
    );
}

#[test]
fn a_box_is_read_before_its_paragraph() {
    assert_eq!(
        lines(
            "前{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt \\pard 框\\par}}{\\shprslt 旧}}后\\par"
        ),
        ["框", "前后"]
    );
}

#[test]
fn tables_are_made_of_marks() {
    let row = "\\trowd\\cellx1000\\cellx2000\\cellx3000 ";
    let body = format!(
        "标题\\par{row}\\pard\\intbl 一\\cell 二\\par 三\\cell\\cell\\row\\trowd\\clmgf\\cellx1000\\clmrg\\cellx2000\\clvmgf\\cellx3000 甲\\cell\\cell 乙\\cell\\row\\trowd\\cellx1010\\cellx2000\\clvmrg\\cellx3000 丙\\cell 丁\\cell\\cell\\row\\trowd\\cellx1000\\cellx3000 戊\\cell 己\\cell\\row\\pard 尾\\par"
    );
    assert_eq!(
        lines(&body),
        [
            "标题",
            "|一|二⏎三||",
            "|甲|<|乙|",
            "|丙|丁|^|",
            "|戊|己|<|",
            "尾"
        ]
    );
    // Cells that end with the definition, and a row that is only defined, never marked as a table's.
    let late = "\\pard\\intbl 一\\cell 二\\cell{\\trowd\\cellx1000\\cellx2000\\row}\\pard 尾\\par";
    assert_eq!(lines(late), ["|一|二|", "尾"]);
    let bare = "\\trowd\\cellx1000\\cellx2000 一\\cell 二\\cell\\row 尾\\par";
    assert_eq!(lines(bare), ["|一|二|", "尾"]);
}

#[test]
fn a_table_in_a_cell_is_read() {
    let inner = "{\\intbl\\itap2 户\\nestcell{\\nonesttables\\par}数\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx900\\nestrow}}";
    let body = format!(
        "\\trowd\\cellx1000\\cellx2000\\pard\\intbl 姓名\\cell 王伟\\cell\\row\\trowd\\cellx1000\\cellx2000\\pard\\intbl 情况\\cell 走访\\par{inner}\\pard\\intbl 完\\cell\\row\\trowd\\cellx1000\\cellx2000\\intbl 甲\\cell 乙\\cell\\row\\pard"
    );
    assert_eq!(
        lines(&body),
        ["|姓名|王伟|", "|情况|走访⏎户\t数⏎完|", "|甲|乙|"]
    );
}

#[test]
fn limits_are_kept_and_damage_is_endured() {
    let limits = Limits {
        depth: 20,
        paragraphs: 5,
        ..Limits::default()
    };
    let bound = |body: &str| match problem(&rtf(body), &limits) {
        Problem::TooLarge(bound, _) => bound,
        other => panic!("{other:?}"),
    };
    assert_eq!(bound(&"{".repeat(30)), Bound::Depth(20));
    assert_eq!(bound(&"\\par".repeat(6)), Bound::Paragraphs(5));
    assert_eq!(bound("\\pard\\intbl\\itap99 a"), Bound::Depth(20));
    assert_eq!(lines("一{\\b 二}}}} 三"), ["一二"]);
    assert_eq!(shown(&document(b"{\\rtf1 a\\'")), ["a"]);
    assert_eq!(shown(&document(b"{\\rtf1 a{b\\u")), ["ab"]);
    assert_eq!(lines("一\\bin99999999 二"), ["一"]);
}

#[test]
fn automatic_numbers_stand_before_their_paragraphs() {
    let body = "\\pard{\\listtext\\pard\\plain \\u19968\\'3f\\u12289\\'3f\\tab}\\ls1 走访\\par{\\pntext 2.\\tab}收集\\par\
        \\trowd\\cellx1000\\cellx2000\\pard\\intbl 甲\\cell\\pard\\intbl{\\listtext\\pard\\plain (1)\\tab}乙\\cell\\row\\pard";
    assert_eq!(lines(body), ["一、走访", "2. 收集", "|甲|(1) 乙|"]);
}

#[test]
fn notes_below_the_text_are_kept_apart() {
    let read = document(&rtf(
        "周明远{\\super\\chftn{\\footnote\\pard\\plain{\\super\\chftn} 2023年\\f0\\af1 增补\\par}}　林秀兰\\par",
    ));
    assert_eq!(shown(&read), ["周明远　林秀兰"]);
    let [note] = read.footnotes.as_slice() else {
        panic!("{:?}", read.footnotes);
    };
    assert_eq!(
        (note.note.value.as_str(), note.offset),
        ("2023年增补", "周明远".len())
    );
}
