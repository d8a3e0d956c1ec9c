//! How a list's number is written: 一、甲、①、iv, and the boxes that stand before its paragraphs.

/// A number in one of Word's formats (ISO/IEC 29500-1, 17.18.59); in digits where a format is none
/// that Chinese offices use.
pub(super) fn written(number: u32, format: &str) -> String {
    let digits = || number.to_string();
    let sign = |first: char, count: u32| {
        let offset = number.checked_sub(1).filter(|&offset| offset < count);
        let sign = offset.and_then(|offset| char::from_u32(u32::from(first) + offset));
        sign.map(String::from)
    };
    let one_of = |signs: &str| {
        let at = number.checked_sub(1)? as usize % signs.chars().count();
        signs.chars().nth(at).map(String::from)
    };
    let found = match format {
        "none" => Some(String::new()),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counted(number, "〇一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
        }
        "ideographDigital"
        | "japaneseDigitalTenThousand"
        | "taiwaneseDigital"
        | "koreanDigital" => Some(
            digits()
                .chars()
                .filter_map(|digit| {
                    "〇一二三四五六七八九"
                        .chars()
                        .nth(digit.to_digit(10)? as usize)
                })
                .collect(),
        ),
        "ideographTraditional" => one_of("甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of("子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => sign('①', 20),
        "decimalEnclosedParen" => sign('⑴', 20),
        "decimalEnclosedFullstop" => sign('⒈', 20),
        "ideographEnclosedCircle" => sign('㊀', 10),
        "decimalFullWidth" | "decimalFullWidth2" => Some(
            digits()
                .chars()
                .filter_map(|digit| char::from_u32(u32::from('０') + digit.to_digit(10)?))
                .collect(),
        ),
        "decimalZero" => Some(format!("{number:02}")),
        "upperLetter" => letters(number, 'A'),
        "lowerLetter" => letters(number, 'a'),
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).map(|number| number.to_lowercase()),
        _ => None,
    };
    found.unwrap_or_else(digits)
}

/// A list's mark that is no number: a box, if it is one, else nothing.
pub(super) fn bullet(text: &str) -> String {
    let mark = text.chars().filter_map(|c| match c {
        '☐' | '☑' | '☒' | '□' | '■' | '√' => Some(c.to_string()),
        '\u{f000}'..='\u{f0ff}' => Some(symbol(&format!("{:X}", u32::from(c))).to_owned()),
        _ => None,
    });
    mark.collect()
}

/// A number below ten thousand as it is spoken.
fn counted(number: u32, digits: &str, places: &str) -> Option<String> {
    let digit = |n: u32| digits.chars().nth(n as usize);
    let zero = digit(0)?;
    // The sign for nothing is 〇 alone and 零 between others.
    let between = if zero == '〇' { '零' } else { zero };
    if number == 0 {
        return Some(zero.to_string());
    }
    if number > 9_999 {
        return None;
    }
    let mut spoken = String::new();
    let mut skipped = false;
    for power in (0..4).rev() {
        let n = number / 10_u32.pow(power) % 10;
        if n == 0 {
            skipped = !spoken.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            spoken.push(between);
        }
        // 十一, not 一十一.
        if !(n == 1 && power == 1 && spoken.is_empty()) {
            spoken.push(digit(n)?);
        }
        if power > 0 {
            spoken.push(places.chars().nth(power as usize - 1)?);
        }
    }
    Some(spoken)
}

/// A to Z, then AA to ZZ.
fn letters(number: u32, first: char) -> Option<String> {
    let offset = number.checked_sub(1)?;
    let letter = char::from_u32(u32::from(first) + offset % 26)?;
    let times = offset / 26 + 1;
    (times < 10).then(|| String::from(letter).repeat(times as usize))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4_000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            rest -= value;
            written.push_str(sign);
        }
    }
    Some(written)
}

/// The boxes and ticks of the symbol fonts; other symbols say nothing here.
pub(super) fn symbol(code: &str) -> &'static str {
    match code.trim_start_matches("F0").trim_start_matches("f0") {
        "FE" | "fe" | "52" | "54" => "☑",
        "FC" | "fc" | "50" => "√",
        "A8" | "a8" | "6F" | "6f" | "A3" | "a3" => "☐",
        "FD" | "fd" | "53" => "☒",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_word_shows_them() {
        for (number, format, shown) in [
            (1, "chineseCounting", "一"),
            (10, "chineseCounting", "十"),
            (11, "chineseCountingThousand", "十一"),
            (20, "chineseCountingThousand", "二十"),
            (105, "chineseCountingThousand", "一百零五"),
            (110, "chineseCountingThousand", "一百一十"),
            (2_003, "chineseCountingThousand", "二千零三"),
            (12, "chineseLegalSimplified", "拾贰"),
            (2, "ideographTraditional", "乙"),
            (13, "ideographZodiac", "子"),
            (10, "ideographDigital", "一〇"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircleChinese", "21"),
            (12, "decimalFullWidth", "１２"),
            (4, "decimalZero", "04"),
            (28, "upperLetter", "BB"),
            (14, "lowerRoman", "xiv"),
            (7, "decimal", "7"),
            (7, "cardinalText", "7"),
            (7, "none", ""),
            (0, "upperRoman", "0"),
        ] {
            assert_eq!(written(number, format), shown, "{number} {format}");
        }
        assert_eq!(bullet("\u{f0fe}"), "☑");
        assert_eq!(bullet("\u{f0b7}"), "");
    }
}
