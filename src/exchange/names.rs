//! One writing for people's names.
//!
//! Offices pad two-character names with spaces, write the dot of minority names with five
//! different characters, and put 女 or an ethnicity in brackets behind a name. The readers keep
//! one writing, so that the same person reads the same in every file. Who a name stands for is
//! not decided here: people share names.

use super::words::{half_width, is_blank, is_han, squeeze};
use crate::text::Text;

/// A person's name taken out of a cell, with what stood in brackets behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name: no padding, the dot as `·`.
    pub name: String,
    /// The remarks in brackets, one by one: 女, 壮族, 兼, 第一召集人.
    pub remarks: Vec<String>,
}

/// Why a writing is no person's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoName {
    /// Nothing is left when padding and brackets are gone.
    Empty,
    /// One character, or more than a name can have.
    Length,
    /// It has characters that no name has.
    Characters,
}

/// The longest name that is believed: with dots or in western letters, and in one run of Chinese.
const LONGEST: usize = 30;
const LONGEST_RUN: usize = 12;

/// Reads one person's name, with any remarks in brackets.
///
/// # Errors
/// Says why it is no name.
pub fn person(written: &str) -> Result<Person, NoName> {
    let (bare, remarks) = without_brackets(written);
    let name = person_name(&bare);
    let length = name.chars().count();
    if name.is_empty() {
        Err(NoName::Empty)
    } else if !name.chars().all(is_name_character) || name.starts_with('·') || name.ends_with('·')
    {
        Err(NoName::Characters)
    } else if !(2..=LONGEST).contains(&length) || name.split(['·', ' ']).any(is_long_run) {
        Err(NoName::Length)
    } else {
        Ok(Person { name, remarks })
    }
}

/// A name without padding: `王　伟` is 王伟, `扎西• 次仁` is 扎西·次仁. Spaces between western
/// words stay, one at a time.
#[must_use]
pub fn person_name(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut gap = false;
    for c in written.chars() {
        if is_blank(c) {
            gap = true;
            continue;
        }
        let c = if is_dot(c) { '·' } else { half_width(c) };
        let western = c.is_ascii_alphanumeric()
            && out
                .chars()
                .next_back()
                .is_some_and(|c| c.is_ascii_alphanumeric());
        if gap && western {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    out
}

/// A name as a list pads it: two characters take the room of three (王　伟).
#[must_use]
pub fn padded(name: &str) -> String {
    let mut chars = name.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(surname), Some(given), None) if is_han(surname) && is_han(given) => {
            format!("{surname}　{given}")
        }
        _ => name.to_owned(),
    }
}

impl NoName {
    /// The reason in words.
    #[must_use]
    pub fn text(self) -> Text {
        match self {
            NoName::Empty => Text::of("没有姓名", "there is no name"),
            NoName::Length => Text::of(
                "不像一个人的姓名（字数不对）；一格里有几个人的，请用顿号隔开",
                "this does not look like one person's name (its length); separate several people with 、",
            ),
            NoName::Characters => Text::of(
                "不像一个人的姓名（有数字或者标点）",
                "this does not look like a person's name (it has digits or signs)",
            ),
        }
    }
}

/// The text outside brackets, and the words inside them.
fn without_brackets(written: &str) -> (String, Vec<String>) {
    let mut bare = String::new();
    let mut inside = String::new();
    let mut remarks = Vec::new();
    let mut depth = 0_u32;
    for c in written.chars() {
        match c {
            '（' | '(' | '〔' | '[' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '】' => {
                depth = depth.saturating_sub(1);
                take_remarks(&mut inside, &mut remarks);
            }
            c if depth == 0 => bare.push(c),
            c => inside.push(c),
        }
    }
    take_remarks(&mut inside, &mut remarks);
    (bare, remarks)
}

fn take_remarks(inside: &mut String, remarks: &mut Vec<String>) {
    remarks.extend(
        inside
            .split(['，', ',', '、', '；', ';', ' ', '\u{3000}'])
            .map(squeeze)
            .filter(|word| !word.is_empty()),
    );
    inside.clear();
}

fn is_long_run(part: &str) -> bool {
    part.chars().filter(|&c| is_han(c)).count() > LONGEST_RUN
}

fn is_name_character(c: char) -> bool {
    is_han(c)
        || c == '·'
        || c == '〇'
        || c == ' '
        || c == '\''
        || c == '-'
        || c.is_ascii_alphabetic()
}

/// Whether this is a surname of two characters.
pub(super) fn is_compound_surname(word: &str) -> bool {
    COMPOUND_SURNAMES.split(' ').any(|known| known == word)
}

const COMPOUND_SURNAMES: &str = "欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 南宫 南宮 万俟 闻人 聞人 \
    夏侯 诸葛 諸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 \
    鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 拓跋 轩辕 段干 谷梁 完颜 叶赫 \
    那拉 纳兰";

/// The dots that are written between the parts of a minority name.
pub(super) fn is_dot(c: char) -> bool {
    matches!(
        c,
        '·' | '•' | '・' | '･' | '‧' | '∙' | '⋅' | '●' | '．' | '.' | '˙' | '᛫' | '⸱'
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn named(written: &str) -> String {
        person(written).expect("a name").name
    }

    #[test]
    fn padding_goes_and_dots_agree() {
        assert_eq!(named("王　伟"), "王伟");
        assert_eq!(named(" 王\u{a0}\u{a0}伟 "), "王伟");
        assert_eq!(named("王\n伟"), "王伟");
        for written in [
            "扎西·次仁",
            "扎西•次仁",
            "扎西・次仁",
            "扎西 · 次仁",
            "扎西．次仁",
            "扎西.次仁",
        ] {
            assert_eq!(named(written), "扎西·次仁", "{written}");
        }
        assert_eq!(named("John  Smith"), "John Smith");
        assert_eq!(named("欧阳正海"), "欧阳正海");
        assert_eq!(named("\u{20bb7}野家"), "\u{20bb7}野家");
    }

    #[test]
    fn brackets_become_remarks() {
        let both = person("钟明秀（女，壮族）").expect("a name");
        assert_eq!(both.name, "钟明秀");
        assert_eq!(both.remarks, ["女", "壮族"]);
        assert_eq!(person("李 明(兼)").expect("a name").remarks, ["兼"]);
        assert_eq!(person("李明（女").expect("a name").remarks, ["女"]);
    }

    #[test]
    fn what_is_no_name_is_refused() {
        assert_eq!(person("　"), Err(NoName::Empty));
        assert_eq!(person("（女）"), Err(NoName::Empty));
        assert_eq!(person("李"), Err(NoName::Length));
        assert_eq!(person(&"李".repeat(13)), Err(NoName::Length));
        assert_eq!(person("13912345678"), Err(NoName::Characters));
        assert_eq!(person("李明、王伟"), Err(NoName::Characters));
        assert_eq!(person("合计：3"), Err(NoName::Characters));
    }

    proptest! {
        #[test]
        fn one_writing_is_its_own(written in "\\PC{0,30}") {
            let once = person_name(&written);
            prop_assert_eq!(person_name(&once), once);
            if let Ok(read) = person(&written) {
                prop_assert_eq!(person(&read.name).map(|p| p.name), Ok(read.name));
            }
        }

        #[test]
        fn padding_never_matters(
            name in "[\u{4e00}-\u{9f00}]{2,4}",
            pad in "[ \u{3000}\u{a0}]{0,3}",
        ) {
            let padded: String = name.chars().flat_map(|c| format!("{pad}{c}").chars().collect::<Vec<_>>()).collect();
            prop_assert_eq!(person(&padded).map(|p| p.name), Ok(name));
        }
    }
}
