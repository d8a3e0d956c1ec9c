//! Names of people: as they stand in a roster, of one or two characters after the surname, with
//! compound surnames, and of the peoples whose names carry a dot.

use super::chance::Chance;
use crate::domain::member::Sex;

/// A person as a roster introduces one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) sex: Sex,
    pub(super) ethnicity: &'static str,
}

/// Somebody; in `minority` of a hundred cases of another people than the Han.
pub(super) fn person(chance: &mut Chance, minority: u32) -> Person {
    person_of(chance, 36, minority)
}

/// Somebody; in `women` of a hundred cases a woman.
pub(super) fn person_of(chance: &mut Chance, women: u32, minority: u32) -> Person {
    let sex = if chance.percent(women) {
        Sex::Female
    } else {
        Sex::Male
    };
    if !chance.percent(minority) {
        return Person {
            name: han_name(chance, sex),
            sex,
            ethnicity: "汉族",
        };
    }
    if chance.percent(30) {
        let (ethnicity, women, men, fathers) = PEOPLES[chance.index(PEOPLES.len())];
        let given = chance.pick(if sex == Sex::Female { women } else { men });
        let father = chance.pick(fathers);
        return Person {
            name: format!("{given}·{father}"),
            sex,
            ethnicity,
        };
    }
    Person {
        name: han_name(chance, sex),
        sex,
        ethnicity: chance.pick(NEIGHBOURS),
    }
}

/// A mobile number of a range that no operator has, so that it is nobody's.
pub(super) fn phone(chance: &mut Chance) -> String {
    format!("154{:08}", chance.below(100_000_000))
}

fn han_name(chance: &mut Chance, sex: Sex) -> String {
    let surname = match chance.below(100) {
        0..72 => chance.pick(COMMON),
        72..98 => chance.pick(OTHER),
        _ => chance.pick(COMPOUND),
    };
    let (single, first, second) = match sex {
        Sex::Female => (WOMEN_ALONE, WOMEN_FIRST, WOMEN_SECOND),
        Sex::Male => (MEN_ALONE, MEN_FIRST, MEN_SECOND),
    };
    let mut name = surname.to_owned();
    if chance.percent(28) {
        name.push_str(chance.pick(single));
    } else {
        let (first, second) = (chance.pick(first), chance.pick(second));
        name.push_str(first);
        // 建建 or 丽丽 is a pet name; such a draw becomes a name of one character.
        if second != first {
            name.push_str(second);
        }
    }
    name
}

#[rustfmt::skip]
const COMMON: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐", "孙", "马", "朱", "胡", "郭",
    "何", "林", "高", "罗", "郑", "梁", "谢", "宋", "唐", "许", "邓", "冯", "韩", "曹", "曾", "彭",
    "萧", "蔡", "潘", "田", "董", "袁", "于", "余", "叶", "蒋", "杜", "苏", "魏", "程", "吕", "丁",
];
/// Rarer ones, among them those that are read otherwise than the character alone.
#[rustfmt::skip]
const OTHER: &[&str] = &[
    "任", "单", "解", "仇", "查", "区", "缪", "翟", "覃", "华", "朴", "盖", "沈", "姚", "卢", "姜",
    "崔", "钟", "谭", "陆", "汪", "范", "金", "石", "廖", "贾", "夏", "韦", "付", "方", "白", "邹",
    "孟", "熊", "秦", "邱", "江", "尹", "薛", "闫", "段", "雷", "侯", "龙", "史", "陶", "黎", "贺",
    "顾", "毛", "郝", "龚", "邵", "万", "钱", "严", "武", "戴", "莫", "孔", "向", "汤", "温", "康",
];
#[rustfmt::skip]
const COMPOUND: &[&str] = &["欧阳", "司马", "上官", "诸葛", "尉迟", "夏侯", "皇甫", "司徒"];
#[rustfmt::skip]
const MEN_ALONE: &[&str] = &[
    "伟", "强", "军", "勇", "杰", "涛", "明", "超", "刚", "平", "辉", "鹏", "飞", "波", "斌", "宇",
    "浩", "凯", "健", "俊", "旭", "宁", "峰", "磊", "毅", "恒", "锐", "岩",
];
#[rustfmt::skip]
const MEN_FIRST: &[&str] = &[
    "建", "国", "志", "文", "明", "永", "德", "光", "家", "宏", "振", "春", "晓", "海", "立", "正",
    "世", "子", "新", "庆", "绍", "泽", "云", "继",
];
#[rustfmt::skip]
const MEN_SECOND: &[&str] = &[
    "华", "军", "平", "强", "伟", "民", "林", "生", "辉", "文", "明", "峰", "东", "波", "斌", "勇",
    "涛", "龙", "海", "亮", "良", "山", "安", "松",
];
#[rustfmt::skip]
const WOMEN_ALONE: &[&str] = &[
    "芳", "敏", "静", "丽", "艳", "娟", "霞", "燕", "玲", "洁", "莹", "琳", "颖", "婷", "雪", "倩",
    "蓉", "萍", "岚", "薇",
];
#[rustfmt::skip]
const WOMEN_FIRST: &[&str] = &[
    "丽", "秀", "玉", "晓", "雪", "艳", "红", "春", "海", "美", "淑", "桂", "小", "雨", "佳", "思",
    "慧", "文", "婉", "若",
];
#[rustfmt::skip]
const WOMEN_SECOND: &[&str] = &[
    "芳", "英", "娟", "兰", "梅", "霞", "萍", "丽", "敏", "燕", "玲", "琴", "红", "云", "琳", "莹",
    "洁", "华", "蓉", "清",
];
/// Peoples whose members mostly bear Han surnames.
#[rustfmt::skip]
const NEIGHBOURS: &[&str] = &["回族", "苗族", "土家族", "壮族", "瑶族", "侗族", "满族", "蒙古族"];

type Names = &'static [&'static str];

/// Peoples who join the given name and the father's or family's by a dot: name, women's and
/// men's given names, second parts.
#[rustfmt::skip]
const PEOPLES: &[(&str, Names, Names, Names)] = &[
    ("维吾尔族", &["阿依古丽", "古丽娜", "热依汗", "帕提古丽"],
        &["艾力", "吐尔逊", "玉素甫", "艾尔肯"], &["买买提", "艾山", "阿不都", "依明", "肉孜"]),
    ("藏族", &["卓玛", "央金", "拉姆", "德吉"],
        &["扎西", "才让", "多吉", "格桑"], &["次仁", "旺堆", "平措", "达瓦"]),
    ("哈萨克族", &["阿依努尔", "古丽巴努"],
        &["叶尔兰", "巴合提"], &["哈布都", "木拉提", "沙依兰"]),
    ("蒙古族", &["萨仁", "乌兰"], &["巴图", "苏和"], &["那仁", "朝鲁", "宝音"]),
];

#[cfg(test)]
mod tests {
    use super::super::chance::Topic;
    use super::*;

    #[test]
    fn names_are_of_all_the_shapes_that_a_roster_has() {
        let mut chance = Chance::of(3, Topic::Seat, 0);
        let people: Vec<Person> = (0..2_000).map(|_| person(&mut chance, 10)).collect();
        let count = |wanted: fn(&Person) -> bool| people.iter().filter(|it| wanted(it)).count();
        assert!(count(|it| it.name.chars().count() == 2) > 300);
        assert!(count(|it| it.name.chars().count() == 3) > 1_000);
        assert!(count(|it| COMPOUND.iter().any(|surname| it.name.starts_with(surname))) > 10);
        assert!(count(|it| it.name.contains('·')) > 20);
        assert!(count(|it| it.ethnicity != "汉族") > 100);
        assert!(count(|it| it.sex == Sex::Female) > 500);
        assert!(people.iter().all(|it| !it.name.contains(' ')));
    }
}
