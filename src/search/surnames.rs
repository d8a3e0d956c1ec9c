//! Surnames that are read otherwise than the character's common reading.
//!
//! Owns the tables of one-character and of two-character surnames; where custom differs from
//! place to place, all customary readings stand there. Never excludes the other readings: who does
//! not know that 单 is *shàn* still finds 单 by `dan`, only ranked lower (see [`super::pinyin`]).

/// The readings of `ch` as a one-character surname, when they differ from its common reading.
pub(super) fn single(ch: char) -> Option<&'static [&'static str]> {
    SINGLE
        .iter()
        .find(|(surname, _)| *surname == ch)
        .map(|(_, readings)| *readings)
}

/// The readings of the two characters `first` and `second` as one surname, when at least one of
/// them is read otherwise there.
pub(super) fn compound(first: char, second: char) -> Option<[&'static str; 2]> {
    COMPOUND
        .iter()
        .find(|(surname, _)| *surname == [first, second])
        .map(|(_, readings)| *readings)
}

/// All one-character surnames of the table with their readings.
#[cfg(test)]
pub(super) fn singles() -> impl Iterator<Item = (char, &'static [&'static str])> {
    SINGLE.iter().copied()
}

/// Both lists are searched once per distinct character of an index, so their order is free.
const SINGLE: &[(char, &[&str])] = &[
    ('单', &["shan"]),
    ('解', &["xie"]),
    ('曾', &["zeng"]),
    ('仇', &["qiu"]),
    ('查', &["zha"]),
    ('区', &["ou"]),
    ('缪', &["miao"]),
    ('翟', &["zhai", "di"]),
    ('覃', &["qin", "tan"]),
    ('朴', &["piao"]),
    ('盖', &["ge", "gai"]),
    ('乐', &["yue", "le"]),
    ('洗', &["xian"]),
    ('种', &["chong"]),
    ('逢', &["pang", "feng"]),
    ('员', &["yun"]),
    ('贠', &["yun"]),
    ('貟', &["yun"]),
    ('郇', &["xun", "huan"]),
    ('谌', &["chen", "shen"]),
    ('隗', &["wei", "kui"]),
    ('郗', &["xi", "chi"]),
    ('牟', &["mu", "mou"]),
    ('宓', &["mi", "fu"]),
    ('费', &["fei", "bi"]),
    ('柏', &["bai", "bo"]),
    ('贲', &["ben", "bi"]),
    ('卜', &["bu"]),
    ('句', &["gou", "ju"]),
    ('秘', &["bi", "mi"]),
    ('祭', &["zhai", "ji"]),
    ('折', &["she", "zhe"]),
    ('佴', &["nai"]),
    ('召', &["shao", "zhao"]),
    ('阚', &["kan"]),
    ('能', &["nai"]),
    ('黑', &["he", "hei"]),
    ('适', &["kuo", "shi"]),
    ('角', &["jue", "jiao"]),
    ('都', &["du"]),
    ('便', &["pian"]),
    ('么', &["yao"]),
    ('乜', &["nie", "mie"]),
    ('长', &["zhang", "chang"]),
    ('重', &["chong", "zhong"]),
    ('降', &["jiang", "xiang"]),
    ('藏', &["zang", "cang"]),
    ('晟', &["cheng", "sheng"]),
    ('郄', &["qie", "xi"]),
    ('镡', &["xin", "tan", "chan"]),
    ('粘', &["nian", "zhan"]),
    ('厘', &["xi", "li"]),
    ('繁', &["po"]),
];

const COMPOUND: &[([char; 2], [&str; 2])] = &[
    (['万', '俟'], ["mo", "qi"]),
    (['尉', '迟'], ["yu", "chi"]),
    (['长', '孙'], ["zhang", "sun"]),
    (['澹', '台'], ["tan", "tai"]),
    (['单', '于'], ["chan", "yu"]),
    (['乐', '正'], ["yue", "zheng"]),
    (['令', '狐'], ["ling", "hu"]),
    (['呼', '延'], ["hu", "yan"]),
    (['宰', '父'], ["zai", "fu"]),
    (['夹', '谷'], ["jia", "gu"]),
    (['亓', '官'], ["qi", "guan"]),
    (['太', '叔'], ["tai", "shu"]),
    (['子', '车'], ["zi", "ju"]),
    (['巫', '马'], ["wu", "ma"]),
    (['相', '里'], ["xiang", "li"]),
    (['洗', '马'], ["xian", "ma"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_surname_stands_twice_and_every_reading_is_plain_letters() {
        for (at, (surname, readings)) in SINGLE.iter().enumerate() {
            assert!(
                SINGLE[..at].iter().all(|(other, _)| other != surname),
                "{surname} stands twice"
            );
            assert!(!readings.is_empty(), "{surname} has no reading");
            for reading in *readings {
                assert!(
                    reading.bytes().all(|b| b.is_ascii_lowercase()),
                    "{surname} {reading}"
                );
            }
        }
        for (at, (surname, readings)) in COMPOUND.iter().enumerate() {
            assert!(COMPOUND[..at].iter().all(|(other, _)| other != surname));
            for reading in readings {
                assert!(reading.bytes().all(|b| b.is_ascii_lowercase()));
            }
        }
    }

    #[test]
    fn a_surname_alone_and_in_a_compound_may_differ() {
        assert_eq!(single('单'), Some(&["shan"][..]));
        assert_eq!(compound('单', '于'), Some(["chan", "yu"]));
        assert_eq!(compound('尉', '迟'), Some(["yu", "chi"]));
        assert_eq!(single('王'), None);
        assert_eq!(compound('欧', '阳'), None);
    }
}
