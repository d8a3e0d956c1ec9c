//! One writing for people's names.
//!
//! Offices pad two-character names with spaces, write the dot of minority names with five
//! different characters, and put 女 or an ethnicity in brackets behind a name. The readers keep
//! one writing, so that the same person reads the same in every file. Who a name stands for is
//! not decided here: people share names.
//!
//! Long because it lists the words that stand where a name should.

use super::office::words::{half_width, is_blank, is_han, squeeze};
use super::seats::{is_of_left, vacant_seats};
use super::sex_and_ethnicity::{ethnicity, sex};
use super::surnames::{begins_with_surname, is_compound_surname};
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
    /// Spaces part several names: `周明远 林秀兰`.
    Several,
    /// A bracket describes a character that could not be typed: `刘宝（王君）`.
    Described,
    /// It says that nobody has the seat yet: 待定.
    Vacant,
    /// A word that is an office or a remark, or a name with an office behind it: 待补, 校长, 张行长.
    Word,
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
    let described = remarks
        .first()
        .is_some_and(|remark| describes_character(&name, remark));
    if vacant_seats(written).is_some() {
        Err(NoName::Vacant)
    } else if name.is_empty() {
        Err(NoName::Empty)
    } else if described {
        Err(NoName::Described)
    } else if are_several(&bare) {
        Err(NoName::Several)
    } else if !name.chars().all(is_name_character) || name.starts_with('·') || name.ends_with('·')
    {
        Err(NoName::Characters)
    } else if is_no_name(&name) {
        Err(NoName::Word)
    } else if !(2..=LONGEST).contains(&length) || name.split(['·', ' ']).any(is_long_run) {
        Err(NoName::Length)
    } else {
        Ok(Person { name, remarks })
    }
}

/// Words that stand where a name should, and nobody's.
const NO_NAMES: &str = "去世 逝世 辞去 撤销 退休 已退休 \
    续表 续前 续上 下页 上页 转下页 接下页 接上页 上接 下接 以上 以下 完毕 附注 备注 序号 调整 联络员 秘书 待补充 待增补 未定 不详 同上 其中 其他 小计 合计 总计 共计 教师 老师 教授 医生 医师 律师 \
    经理 总经理 董事 董事长 主任 书记 干部 职工 农民 局长 厅长 部长 处长 科长 股长 校长 院长 所长 站长 行长 会长 社长 厂长 \
    馆长 县长 市长 区长 镇长 乡长 村长 主席 副主席 秘书长";

/// Offices that offices write right behind a name.
const BEHIND_NAMES: [&str; 30] = [
    "教师",
    "老师",
    "教授",
    "医生",
    "医师",
    "律师",
    "经理",
    "董事长",
    "主任",
    "书记",
    "局长",
    "厅长",
    "部长",
    "处长",
    "科长",
    "校长",
    "院长",
    "所长",
    "站长",
    "行长",
    "会长",
    "社长",
    "厂长",
    "馆长",
    "县长",
    "市长",
    "镇长",
    "乡长",
    "主席",
    "秘书长",
];

fn is_no_name(name: &str) -> bool {
    !name.is_ascii() && (NO_NAMES.split_whitespace().any(|word| word == name) || is_of_left(name))
}

/// Whether an office stands right behind a name: 张行长. In a text it may be all that is known of somebody; in a
/// register it is no name.
pub(super) fn has_office_behind(name: &str) -> bool {
    BEHIND_NAMES.iter().any(|office| {
        let before = name.strip_suffix(office);
        // 欧阳校长 may be one, 张校长 is none.
        before.is_some_and(|it| begins_with_surname(it) && !is_compound_surname(it))
    })
}

/// Whether what spaces part can be several people: 周明远 林秀兰. One name is padded, `王　伟`, or
/// begins with a surname of two characters.
fn are_several(written: &str) -> bool {
    // A dot holds together what stands around it.
    let mut words: Vec<String> = Vec::new();
    let mut joined = true;
    for word in written.split(is_blank).filter(|word| !word.is_empty()) {
        let joins = joined || word.starts_with(is_dot);
        joined = word.ends_with(is_dot);
        match words.last_mut() {
            Some(last) if joins => last.push_str(word),
            _ => words.push(word.to_owned()),
        }
    }
    let first: String = words.concat().chars().take(2).collect();
    if words.len() < 2 || !words.iter().all(|word| word.chars().any(is_han)) {
        return false;
    }
    let length = |word: &String| word.chars().count();
    let single = words.iter().filter(|word| length(word) == 1).count();
    let whole = words.len() - single;
    let compound = is_compound_surname(&first) && words.iter().map(length).sum::<usize>() <= 4;
    // 王 伟 李 明 are two, 斯 琴 木 格 is one.
    let halves = words.iter().step_by(2);
    let two = single == 4 && halves.into_iter().all(|word| begins_with_surname(word));
    !compound && (whole > 1 || whole == 1 && single > 1 || two || single > 4)
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
            NoName::Several => Text::of(
                "像是几个人的姓名，请用顿号隔开或者每人一行；是一个人的，请去掉空格",
                "this looks like the names of several people; part them with 、 or give each a row, or take the spaces out if it is one person",
            ),
            NoName::Characters => Text::of(
                "不像一个人的姓名（有数字或者标点）",
                "this does not look like a person's name (it has digits or signs)",
            ),
            NoName::Vacant => Text::of(
                "写的是空缺，不是姓名，没有登记",
                "this says that the seat is vacant; it is no name, and nobody was entered",
            ),
            NoName::Word => Text::of(
                "不像一个人的姓名（是职务或者说明，或者姓名后面带着职务），请只写姓名",
                "this does not look like a person's name (it is an office or a remark, or has an office behind it); write the name alone",
            ),
            NoName::Described => Text::of(
                "括号里像是在说明一个打不出来的字，这一位没有读入。请改用这个字；如果只是备注，请写成“备注：……”",
                "the bracket seems to describe a character that could not be typed; this person was not taken in. Write the character; if it is a mere remark, begin it with 备注：",
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

/// Whether the bracket behind a name describes a character that its writer could not type: `刘宝（王君）`
/// for 刘宝珺, `余（申音）`, `高昭（上均＋下金）`. The name without the bracket is then not whole.
pub(super) fn describes_character(name: &str, remark: &str) -> bool {
    let word: Vec<char> = squeeze(remark).chars().collect();
    let text: String = word.iter().collect();
    let plain = word.is_empty()
        || word.len() > 8
        || text.starts_with("备注")
        || sex(&text).is_some()
        || ethnicity(&text).is_some()
        || is_no_name(&text)
        || ORDINARY_REMARKS
            .split_whitespace()
            .any(|known| known == text);
    if plain
        || !word
            .iter()
            .all(|&c| is_han(c) || "+⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻".contains(c))
    {
        return false;
    }
    let joins = |c: &char| !is_han(*c);
    let halves = [('上', '下'), ('左', '右'), ('外', '内')]
        .iter()
        .any(|(one, other)| word.len() >= 4 && word[0] == *one && word[2..].contains(other));
    let sounds = word.len() <= 3
        && (text.ends_with('音') || text.starts_with('音') || text.starts_with('读'));
    let parts = text.ends_with("字旁") || text.ends_with("字头") || text.ends_with("字底");
    if word.iter().any(joins) || halves || sounds || parts {
        return true;
    }
    match name.chars().filter(|&c| is_han(c)).count() {
        // A surname alone is no name.
        1 => word.len() <= 4,
        2 => match word.as_slice() {
            [one, other] | [one, '加', other] => {
                RADICALS.contains(*one) || RADICALS.contains(*other)
            }
            _ => false,
        },
        _ => false,
    }
}

/// Characters that others are made of.
const RADICALS: &str = "王玉木氵水火灬土金钅日月女亻人口山石艹草竹马鱼鸟鸟目田禾米纟丝车雨虫言讠贝足走门广立心忄扌手犭犬衣示礻风文方\
    弓龙羽革食饣页酉舟身角齿宀穴力又刀刂工巾彳彡攵欠歹气瓜瓦白皮皿矢耳臣至豕豸辛里长隹青非音韦香骨高鬼黑鼎鼓君令申";

/// Remarks of two characters that describe no character though one of theirs is a part of others.
const ORDINARY_REMARKS: &str = "已故 病故 辞去 辞职 离任 免去 去世 逝世 撤销 调离 调出 退休 增补 递补 补选 新增 新任 连任 留任 常委 委员 \
    主席 主任 秘书 组长 会长 兼职 专职 驻会 特邀 列席 中共 民革 民盟 民建 民进 农工 致公 九三 台盟 群众 党员 团员 企业 教育 工会 \
    香港 澳门 台湾 港澳 海外 华侨 侨眷 台属 台胞 归侨 省直 市直 县直 区直 中直 本地 外地 北京 天津 上海 重庆 河北 山西 辽宁 吉林 \
    江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 内蒙 海口 金华 金昌 石嘴 \
    青岛 长沙 长春 白山 白城 黑河 石河 玉林 玉溪 玉树 土默 山南 日照 马山 马关 龙岩 文山 文昌 水城 火炬 田东 田阳 木兰 车站 石门 长乐 \
    金山 青浦 门头 口岸 口头 工商 工业 工人 文化 文艺 文联 文教 文旅 文体 金融 水利 农村 人大 人社 人民 人事 力学 食品 高校 高中 高新 \
    长期 白酒 黑龙 非遗 身份 音乐 骨科 立法 立功 气象 方丈 文物 书法 画家 车辆 页岩 衣食 食堂 风景 田径 马术 青年 青联 香料 女性 男性";

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
            name in "[\u{4e00}-\u{9f00}]{2,3}",
            pad in "[ \u{3000}\u{a0}]{0,3}",
        ) {
            let padded: String = name.chars().flat_map(|c| format!("{pad}{c}").chars().collect::<Vec<_>>()).collect();
            prop_assert_eq!(person(&padded).map(|p| p.name), Ok(name));
        }
    }
}
