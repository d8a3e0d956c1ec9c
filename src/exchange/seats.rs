//! What is said in the place of a name or behind it about a seat: that nobody has it, or that whoever had it
//! has left. Who is a member is not decided here.

use super::listing::count;
use super::names::begins_with_surname;
use super::words::{is_han, is_vacant, squeeze};

/// How many seats a writing says that nobody has: `待定`, `（暂缺）`, `缺额2名`, `另有一名待补`. None for
/// anything else.
pub(super) fn vacant_seats(written: &str) -> Option<usize> {
    let word = squeeze(written);
    let word = word
        .trim_start_matches(count::opens)
        .trim_end_matches(|c| count::closes(c) || "。.".contains(c));
    let word = ["另有", "还有", "尚有"]
        .iter()
        .find_map(|start| word.strip_prefix(start))
        .unwrap_or(word);
    let numeral = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    let unit = |c: char| "名人位个席".contains(c);
    let (number, word) = match word.trim_end_matches("委员").strip_suffix(unit) {
        Some(before) => {
            let bare = before.trim_end_matches(numeral);
            (&before[bare.len()..], bare)
        }
        None => {
            let bare = word.trim_start_matches(numeral);
            match bare.strip_prefix(unit) {
                Some(behind) => (&word[..word.len() - bare.len()], behind),
                None => ("", word),
            }
        }
    };
    let seats = match number {
        "" => Some(1),
        "两" => Some(2),
        digits => count::alone(digits),
    };
    (word.chars().any(is_han) && is_vacant(word)).then_some(seats?)
}

/// Whether a remark says that somebody died, resigned or was removed, or that nothing is settled yet: whoever
/// is listed so may not serve.
#[must_use]
pub fn may_not_serve(remark: &str) -> bool {
    const WORDS: [&str; 11] = [
        "免去", "免职", "撤销", "除名", "离任", "调离", "调出", "不再", "辞去", "辞职", "故去",
    ];
    let has = |words: &[&str]| words.iter().any(|word| remark.contains(word));
    has(&LEFT)
        || has(&WORDS)
        || has(&["待定", "待确认", "待核实"])
        || vacant_seats(remark).is_some()
}

/// Words that stand behind a name without a bracket, too: `林秀兰 已故`, `林秀兰已故`.
const LEFT: [&str; 6] = ["已故", "病故", "去世", "逝世", "已辞职", "已离任"];

/// A name, which may be none, and the word behind it that says that the person has left.
pub(super) fn who_left(written: &str) -> Option<(&str, &'static str)> {
    LEFT.iter().find_map(|word| {
        let name = written.strip_suffix(word)?;
        let named = name.is_empty() || begins_with_surname(name) && name.chars().count() > 1;
        named.then_some((name, *word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::names::{NoName, person};

    #[test]
    fn a_seat_that_nobody_has_is_no_person() {
        for (written, seats) in [
            ("待定", 1),
            ("待　定", 1),
            ("（暂缺）", 1),
            ("【待补】", 1),
            ("缺额2名", 2),
            ("空缺两名", 2),
            ("缺１人", 1),
            ("另有一名待补", 1),
            ("另行通知。", 1),
            ("无", 1),
        ] {
            assert_eq!(vacant_seats(written), Some(seats), "{written}");
            assert_eq!(person(written), Err(NoName::Vacant), "{written}");
        }
        for name in ["代定", "吴缺", "王待定", "待定远", "暂时", "李明", "", "——"]
        {
            assert_eq!(vacant_seats(name), None, "{name}");
        }
    }

    #[test]
    fn who_has_left_is_told_from_who_is_called_so() {
        assert_eq!(who_left("林秀兰已故"), Some(("林秀兰", "已故")));
        assert_eq!(who_left("已故"), Some(("", "已故")));
        for name in ["林秀兰", "王故", "李去世明"] {
            assert_eq!(who_left(name), None, "{name}");
        }
        assert!(
            may_not_serve("2024年辞去委员")
                && may_not_serve("待定")
                && !may_not_serve("2024年增补")
        );
    }
}
