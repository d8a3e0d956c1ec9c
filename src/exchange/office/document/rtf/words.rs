//! The words of rich text: which begin a part that is no text, which are signs, and what code pages
//! are called by.

use encoding_rs::{
    BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_874, WINDOWS_1250, WINDOWS_1251,
    WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257,
    WINDOWS_1258,
};

/// What the letters of a group are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Destination {
    /// The document's text.
    #[default]
    Text,
    /// The automatic number before a paragraph's text, as it is shown.
    Number,
    /// The list of fonts, which says their code pages.
    Fonts,
    /// What the end of a row inside another table's cell says.
    NestedRow,
    /// A note below the text.
    Note,
    /// Nothing that is read.
    Skipped,
}

impl Destination {
    /// Whether a group of another kind inside one of this kind is what it says it is.
    pub(super) fn admits(self, inner: Destination) -> bool {
        match self {
            Destination::Text => true,
            Destination::NestedRow
            | Destination::Fonts
            | Destination::Number
            | Destination::Note => inner == Destination::Skipped,
            Destination::Skipped => false,
        }
    }
}

/// A control word and its number, and what follows; the one space behind it belongs to it.
pub(super) fn read(rest: &[u8]) -> (String, Option<i32>, &[u8]) {
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic());
    let (word, mut rest) = rest.split_at(letters.count().min(64));
    let minus = rest.first() == Some(&b'-');
    let digits = rest.iter().skip(usize::from(minus));
    let count = digits.take_while(|b| b.is_ascii_digit()).count();
    let mut number = None;
    if count > 0 {
        let (written, after) = rest.split_at(count + usize::from(minus));
        let written = String::from_utf8_lossy(written);
        number = Some(written.parse().unwrap_or(0));
        rest = after;
    }
    let rest = rest.strip_prefix(b" ").unwrap_or(rest);
    (String::from_utf8_lossy(word).into_owned(), number, rest)
}

/// The kind of group that a word begins, if it begins one; a word behind `\*` that is not known does,
/// and its group is passed over.
pub(super) fn destination(word: &str, starred: bool) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "footnote" => Destination::Note,
        "listtext" | "pntext" => Destination::Number,
        "nesttableprops" => Destination::NestedRow,
        // A drawing's text lies in these, and nothing else of them is text.
        "shpinst" | "shptxt" | "fldrslt" | "ud" | "shp" | "do" | "dptxbxtext" | "rtf" => {
            Destination::Text
        }
        "colortbl" | "stylesheet" | "info" | "pict" | "header" | "headerl" | "headerr"
        | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "annotation" | "fldinst"
        | "objdata" | "object" | "listtable" | "listoverridetable" | "pnseclvl"
        | "nonesttables" | "nonshppict" | "shprslt" | "sp" | "sn" | "sv" | "filetbl" | "revtbl"
        | "rsidtbl" | "generator" | "bkmkstart" | "bkmkend" | "xe" | "tc" | "txe" | "atnid"
        | "atnauthor" | "atntime" | "atnicn" | "atnref" | "themedata" | "datastore"
        | "latentstyles" | "xmlnstbl" | "ftnsep" | "ftnsepc" | "aftnsep" | "formfield"
        | "datafield" | "upr" | "mmathPr" | "template" | "private" | "stylerestrict" => {
            Destination::Skipped
        }
        _ if starred => Destination::Skipped,
        _ => return None,
    })
}

/// Whether a word says how letters are written, and nothing of paragraphs and tables.
pub(super) fn is_of_letters(word: &str) -> bool {
    let letters = ["f", "plain", "uc", "v", "strike", "striked", "deleted"];
    letters.contains(&word)
}

/// The sign that a word stands for.
pub(super) fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "line" | "lbr" | "softline" => "\n",
        "page" | "column" => "\n",
        "emdash" => "—",
        "endash" => "–",
        "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        _ => return None,
    })
}

/// The code page of a Windows number.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    Some(match number {
        936 | 54936 => GB18030,
        950 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        874 => WINDOWS_874,
        1250 => WINDOWS_1250,
        1251 => WINDOWS_1251,
        1252 => WINDOWS_1252,
        1253 => WINDOWS_1253,
        1254 => WINDOWS_1254,
        1255 => WINDOWS_1255,
        1256 => WINDOWS_1256,
        1257 => WINDOWS_1257,
        1258 => WINDOWS_1258,
        65001 => UTF_8,
        _ => return None,
    })
}

/// The code page of a font's character set; none where it is the file's own.
pub(super) fn charset(number: i32) -> Option<&'static Encoding> {
    code_page(match number {
        134 => 936,
        136 => 950,
        128 => 932,
        129 => 949,
        222 => 874,
        238 => 1250,
        204 => 1251,
        161 => 1253,
        162 => 1254,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        163 => 1258,
        _ => return None,
    })
}
