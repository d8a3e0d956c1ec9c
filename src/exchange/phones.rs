//! One writing for telephone numbers.
//!
//! A spreadsheet often keeps a number as a floating-point value, people write it with spaces,
//! dashes, a country code or full-width digits, and put two in one cell. The readers keep digits
//! only, one number at a time, and refuse what cannot be dialled: a number that lost digits
//! (`1.39E+10`) or was masked (`139****1234`).

use crate::text::Text;

/// Why a writing is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPhone {
    /// It has asterisks where digits were.
    Masked,
    /// A spreadsheet rounded it.
    Rounded,
    /// Too few or too many digits, or not a number at all.
    NotAPhone,
}

/// Reads all numbers in a cell: mobile numbers as eleven digits, fixed lines with their area code
/// and any extension (`07374222222`, `07374222222-8001`).
///
/// # Errors
/// Says why one of them is no number.
pub fn phones(written: &str) -> Result<Vec<String>, NoPhone> {
    // Most numbers are written plainly.
    if is_mobile(written) {
        return Ok(vec![written.to_owned()]);
    }
    let plain: String = written.chars().map(plain_sign).collect();
    if plain.contains('*') {
        return Err(NoPhone::Masked);
    }
    if plain.contains(['E', 'e']) && plain.contains('.') {
        return Err(NoPhone::Rounded);
    }
    let mut found = Vec::new();
    for piece in plain.split([';', '/', '、', ',', '\n', '\r', '或']) {
        if piece.trim().is_empty() {
            continue;
        }
        // Two numbers may be parted by spaces alone: try the whole piece first.
        match one(piece) {
            Some(number) => found.push(number),
            None => {
                for word in piece.split_whitespace() {
                    found.push(one(word).ok_or(NoPhone::NotAPhone)?);
                }
            }
        }
    }
    if found.is_empty() {
        return Err(NoPhone::NotAPhone);
    }
    found.dedup();
    Ok(found)
}

impl NoPhone {
    /// The reason and what to write instead.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            NoPhone::Masked => Text::of(
                "号码中间打了星号，请填完整号码",
                "the number is masked; write it whole",
            ),
            NoPhone::Rounded => Text::of(
                "号码被表格改成了科学记数，已丢位数，请设为文本后重填",
                "the spreadsheet rounded the number; set the cell to text and write it again",
            ),
            NoPhone::NotAPhone => Text::of(
                "不像电话号码：手机 11 位，固定电话 7 或 8 位（可带区号）",
                "this does not look like a telephone number: 11 digits, or a fixed line of 7 or 8 with its area code",
            ),
        }
    }
}

fn plain_sign(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '－' | '—' | '–' | '‑' | '−' | '―' | '\u{2010}' => '-',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '，' => ',',
        '；' => ';',
        '／' | '|' | '｜' => '/',
        '＊' | '×' | '✱' => '*',
        '转' => '-',
        c => c,
    }
}

/// One number, or none.
fn one(piece: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-+().".contains(c);
    if !piece.chars().all(|c| known(c) || super::words::is_blank(c)) {
        return None;
    }
    let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
    let plus = piece.contains('+');
    let national = digits
        .strip_prefix("0086")
        .or_else(|| {
            digits
                .strip_prefix("86")
                .filter(|rest| plus || rest.len() == 11)
        })
        .unwrap_or(&digits);
    if is_mobile(national) {
        return Some(national.to_owned());
    }
    // A mobile number in a numeric cell may carry a decimal zero.
    if let Some(whole) = piece
        .trim()
        .strip_suffix(".0")
        .filter(|whole| is_mobile(whole))
    {
        return Some(whole.to_owned());
    }
    let (line, extension) = split_extension(piece, national);
    is_fixed(&line).then(|| match extension {
        Some(extension) => format!("{line}-{extension}"),
        None => line,
    })
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11
        && bytes.iter().all(u8::is_ascii_digit)
        && bytes[0] == b'1'
        && (b'3'..=b'9').contains(&bytes[1])
}

/// A subscriber number of 7 or 8 digits, alone or behind an area code of 3 or 4; 400 lines.
fn is_fixed(digits: &str) -> bool {
    let length = digits.len();
    if let Some(rest) = digits.strip_prefix('0') {
        let big_city = rest.starts_with(['1', '2']) && length == 11;
        let elsewhere = !rest.starts_with(['0', '1', '2']) && matches!(length, 11 | 12);
        return big_city || elsewhere;
    }
    let subscriber = matches!(length, 7 | 8) && !digits.starts_with('1');
    subscriber || digits.starts_with("400") && length == 10
}

/// The line and the extension behind its last dash, when what stands before is a whole line.
fn split_extension(piece: &str, national: &str) -> (String, Option<String>) {
    if let Some((head, tail)) = piece.rsplit_once('-') {
        let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
        let (head, tail) = (digits(head), digits(tail));
        if is_fixed(&head) && (1..=6).contains(&tail.len()) {
            return (head, Some(tail));
        }
    }
    (national.to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn single(written: &str) -> String {
        let found = phones(written).expect("a number");
        assert_eq!(found.len(), 1, "{written}");
        found[0].clone()
    }

    #[test]
    fn every_writing_of_a_mobile_number_is_the_same() {
        for written in [
            "13912345678",
            " 139 1234 5678 ",
            "139-1234-5678",
            "+86 13912345678",
            "+86-139-1234-5678",
            "8613912345678",
            "008613912345678",
            "１３９１２３４５６７８",
            "13912345678.0",
            "139　1234　5678",
            "\u{202d}13912345678\u{202c}",
        ] {
            assert_eq!(single(written), "13912345678", "{written}");
        }
    }

    #[test]
    fn fixed_lines_keep_area_code_and_extension() {
        assert_eq!(single("0737-4222222"), "07374222222");
        assert_eq!(single("（0737）4222222"), "07374222222");
        assert_eq!(single("4222222"), "4222222");
        assert_eq!(single("010-65201234"), "01065201234");
        assert_eq!(single("0737-4222222-8001"), "07374222222-8001");
        assert_eq!(single("0737-4222222转8001"), "07374222222-8001");
        assert_eq!(single("400-820-8820"), "4008208820");
    }

    #[test]
    fn several_numbers_in_a_cell_are_parted() {
        let both = ["13912345678".to_owned(), "07374222222".to_owned()];
        assert_eq!(phones("13912345678、0737-4222222"), Ok(both.to_vec()));
        assert_eq!(phones("13912345678 / 0737-4222222"), Ok(both.to_vec()));
        assert_eq!(phones("13912345678\n0737-4222222"), Ok(both.to_vec()));
        assert_eq!(phones("13912345678 07374222222"), Ok(both.to_vec()));
    }

    #[test]
    fn what_cannot_be_dialled_is_refused() {
        assert_eq!(phones("139****5678"), Err(NoPhone::Masked));
        assert_eq!(phones("1.39123E+10"), Err(NoPhone::Rounded));
        for written in [
            "",
            "无",
            "1391234567",
            "139123456789",
            "李明",
            "12345678901",
            "43230119700101001X",
        ] {
            assert_eq!(phones(written), Err(NoPhone::NotAPhone), "{written}");
        }
    }

    proptest! {
        #[test]
        fn spaces_and_dashes_never_matter(
            number in "1[3-9][0-9]{9}",
            cuts in proptest::collection::vec((0_usize..11, prop_oneof![Just(' '), Just('-'), Just('\u{3000}')]), 0..4),
        ) {
            let mut signs: Vec<char> = number.chars().collect();
            for (at, sign) in cuts {
                signs.insert(at, sign);
            }
            let written: String = signs.into_iter().collect();
            prop_assert_eq!(phones(&written), Ok(vec![number]));
        }

        #[test]
        fn any_text_is_answered(written in "\\PC{0,40}") {
            let _ = phones(&written);
        }
    }
}
