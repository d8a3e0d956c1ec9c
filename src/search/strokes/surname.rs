//! How many characters of a name are its surname.
//!
//! A surname has one character, or two when the two are a compound surname that people have today
//! and a given name is left. Of a name without a surname (扎西·次仁, 才让多杰, 释明海) the first
//! character is taken for one: by it such names find their place in a list.

/// The characters of a name that count: no blanks, no dots.
pub(super) fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|ch| {
        let dot = matches!(ch, '·' | '•' | '‧' | '・' | '∙' | '．' | '.');
        !dot && !ch.is_whitespace()
    })
}

/// How many of the name's characters are its surname, dots and blanks not counted.
pub(super) fn length(name: &str) -> usize {
    let mut letters = letters(name);
    match (letters.next(), letters.next(), letters.next()) {
        (Some(first), Some(second), Some(_)) if is_compound(first, second) => 2,
        (None, ..) => 0,
        _ => 1,
    }
}

fn is_compound(first: char, second: char) -> bool {
    COMPOUND
        .split_ascii_whitespace()
        .any(|surname| surname.chars().eq([first, second]))
}

/// What is a one-character surname with a given name far more often (乐正, 公西, 第二 …) is not here.
const COMPOUND: &str = "欧阳 上官 皇甫 令狐 诸葛 司徒 司马 申屠 夏侯 贺兰 完颜 慕容 尉迟 长孙 宇文 \
    公孙 轩辕 端木 东方 南宫 呼延 澹台 淳于 濮阳 太史 钟离 闻人 西门 赫连 独孤 拓跋 百里 万俟 单于 \
    鲜于 司空 闾丘 左丘 东郭 第五 亓官 梁丘 仲孙 公冶 公羊 谷梁 颛孙 羊舌 巫马 宰父 夹谷 漆雕 壤驷 \
    段干 东门 南门 太叔 子车 纳兰 欧陽 司馬 諸葛 東方 長孫 鍾離 聞人";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compound_surname_needs_a_given_name() {
        for (name, surname) in [
            ("欧阳正海", 2),
            ("诸葛亮", 2),
            ("上官", 1),
            ("东方", 1),
            ("王伟", 1),
            ("尉迟　恭", 2),
            ("尉霞涛", 1),
            ("扎西·次仁", 1),
            ("才让多杰", 1),
            ("释明海", 1),
            ("", 0),
        ] {
            assert_eq!(length(name), surname, "{name}");
        }
    }
}
