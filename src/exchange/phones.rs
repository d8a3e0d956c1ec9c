//! One writing for telephone numbers.
//!
//! A spreadsheet often keeps a number as a floating-point value, people write it with spaces,
//! dashes, a country code or full-width digits, put two in one cell, and say which is the office's. The
//! readers keep digits only, one number at a time, and refuse what cannot be dialled: a number that
//! lost digits (`1.39E+10`) or was masked (`139****1234`).

use super::office::words::is_blank;
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
    // What keeps a spreadsheet from taking text for a number: '139…, ="139…".
    let plain = plain.trim_matches(|c: char| is_blank(c) || "='\"’‘`".contains(c));
    let mut found = Vec::new();
    for piece in plain.split([';', '/', '、', ',', '\n', '\r', '或']) {
        if piece.trim().is_empty() {
            continue;
        }
        // Two numbers may be parted by spaces alone: try the whole piece first.
        match read(piece)? {
            Some(number) => found.push(number),
            None => {
                for word in piece.split_whitespace() {
                    found.push(read(word)?.ok_or(NoPhone::NotAPhone)?);
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

/// The words in brackets beside a number that say more than which of its owner's lines it is: whose
/// number it is, perhaps.
#[must_use]
pub fn remarks(written: &str) -> Vec<String> {
    let plain: String = written.chars().map(plain_sign).collect();
    let (_, words) = without_brackets(&plain);
    let words = words.into_iter().filter(|word| !is_line(word));
    words.collect()
}

/// A number with its middle hidden: `138****1234`.
#[must_use]
pub fn masked(number: &str) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let (head, tail) = match digits.len() {
        0..=4 => (0, 0),
        5..=7 => (0, 2),
        8..=10 => (2, 2),
        _ => (3, 4),
    };
    let shown = |digits: &[char]| digits.iter().collect::<String>();
    let (head, tail) = (&digits[..head], &digits[digits.len() - tail..]);
    format!("{}****{}", shown(head), shown(tail))
}

/// A text with the middle of each telephone number in it hidden, and of all else that has as many digits.
#[must_use]
pub fn masked_in(text: &str) -> String {
    replaced_in(text, masked)
}

/// The same with nothing left of the numbers.
#[must_use]
pub fn without_numbers(text: &str) -> String {
    replaced_in(text, |_| "****".to_owned())
}

fn replaced_in(text: &str, instead: fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let end = |run: &mut String, out: &mut String| {
        let kept = run.trim_end_matches(|c: char| !c.is_ascii_digit());
        let behind = &run[kept.len()..];
        if is_hidden(kept) {
            out.push_str(&instead(kept));
        } else {
            out.push_str(kept);
        }
        out.push_str(behind);
        run.clear();
    };
    for c in text.chars() {
        let digit = plain_sign(c);
        let ends = run.ends_with(|c: char| c.is_ascii_digit());
        // 139 1234 5678, but 1 13912345678 and 2026-11-24 13912345678.
        let blank = c == ' ' && (3..11).contains(&run.len()) && !run.contains('-');
        if digit.is_ascii_digit() || ends && (digit == '-' || blank) {
            run.push(digit);
        } else {
            end(&mut run, &mut out);
            out.push(c);
        }
    }
    end(&mut run, &mut out);
    out
}

/// The same of a message that repeats what somebody wrote: whatever was refused, and wherever it stood, it may be
/// a person's own.
#[must_use]
pub fn masked_told(text: &Text) -> Text {
    Text {
        zh: masked_in(&text.zh).into(),
        en: masked_in(&text.en).into(),
    }
}

/// Whether a run of digits may be a number that can be dialled; a day is none.
fn is_hidden(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let day = digits == 8 && (run.starts_with("19") || run.starts_with("20"));
    digits >= 7 && !day
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

/// The number in a piece, alone or beside words; none when there is none.
fn read(piece: &str) -> Result<Option<String>, NoPhone> {
    if let Some(digits) = in_powers(piece) {
        return digits.map(|digits| one(&digits));
    }
    if let Some(number) = one(piece) {
        return Ok(Some(number));
    }
    let (bare, _) = without_brackets(piece);
    // 办公室：0737-4222222, 13912345678手机.
    let is_letter = |c: char| !c.is_ascii_digit() && c != '+' && c != '(';
    let number = bare
        .trim_start_matches(is_letter)
        .trim_end_matches(|c: char| !c.is_ascii_digit());
    let around = bare.split_once(number).filter(|_| !number.is_empty());
    let known = around.is_some_and(|(before, behind)| {
        [before, behind].iter().all(|word| {
            let word = word.trim_matches(|c: char| is_blank(c) || ":：-()".contains(c));
            word.is_empty() || is_line(word)
        })
    });
    Ok(one(number).filter(|_| known))
}

/// The digits of a number written in powers of ten (`1.3912345678E10`), as programs write long ones;
/// an error where some of them are lost, none where it is written otherwise.
fn in_powers(piece: &str) -> Option<Result<String, NoPhone>> {
    let (digits, power) = piece.trim().split_once(['E', 'e'])?;
    let power: usize = power.trim_start_matches('+').parse().ok()?;
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let all = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 1 || !all(whole) || !all(rest) {
        return None;
    }
    // Digits behind the last one that is written may have been any.
    let exact = rest.len() == power;
    Some(if exact {
        Ok(format!("{whole}{rest}"))
    } else {
        Err(NoPhone::Rounded)
    })
}

/// A piece without the words in brackets, and those words; digits in brackets are an area code.
fn without_brackets(piece: &str) -> (String, Vec<String>) {
    let (mut bare, mut words) = (String::new(), Vec::new());
    let mut rest = piece;
    while let Some((before, inside)) = rest.split_once('(') {
        let Some((word, behind)) = inside.split_once(')') else {
            break;
        };
        bare.push_str(before);
        if word.contains(|c: char| c.is_ascii_digit()) {
            bare.push_str(&rest[before.len()..rest.len() - behind.len()]);
        } else if !word.trim().is_empty() {
            words.push(word.trim().to_owned());
        }
        rest = behind;
    }
    bare.push_str(rest);
    (bare, words)
}

/// Whether a word says which of somebody's lines a number is.
fn is_line(word: &str) -> bool {
    const WORDS: [&str; 26] = [
        "办公室",
        "办公",
        "办",
        "住宅",
        "宅",
        "家庭",
        "家",
        "手机号码",
        "手机号",
        "手机",
        "移动",
        "联系电话",
        "电话",
        "座机",
        "固话",
        "单位",
        "微信同号",
        "微信",
        "同号",
        "本人",
        "常用",
        "公",
        "私",
        "的",
        "号",
        "传真",
    ];
    let mut rest = word;
    while !rest.is_empty() {
        match WORDS.iter().find_map(|known| rest.strip_prefix(known)) {
            Some(behind) => {
                rest = behind.trim_start_matches(|c: char| is_blank(c) || c == ':' || c == '：')
            }
            None => return false,
        }
    }
    !word.is_empty()
}

/// One number, or none.
fn one(piece: &str) -> Option<String> {
    let known = |c: char| c.is_ascii_digit() || c.is_whitespace() || "-+().".contains(c);
    if !piece
        .chars()
        .all(|c| known(c) || super::office::words::is_blank(c))
    {
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
#[path = "phones_tests.rs"]
mod tests;
