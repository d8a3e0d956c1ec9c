//! What matches what: the tables.

use super::alphabet::{Alphabet, Reads};
use super::cost::{FIRST_WORD, INSIDE, PREFIX, WORD, WORD_START};
use super::fuzzy::Fuzzy;
use super::matcher::Matcher;
use super::query::Query;

/// The class and the places of the best match of one word in a name, without a break or else with
/// characters left out.
fn best(text: &str, typed: &str) -> Option<(&'static str, Vec<usize>)> {
    let mut alphabet = Alphabet::new();
    let mut units = Vec::new();
    alphabet.spell(text, Reads::Name, &mut units);
    let word = &Query::new(typed).words[0];
    let Some(stretch) = Matcher::default().find(&alphabet, &units, word) else {
        let found = Fuzzy::default().find(&alphabet, &units, word)?;
        return Some(("fuzzy", found.places));
    };
    let class = match stretch.cost {
        INSIDE.. => "inside",
        WORD_START.. => "word start",
        WORD.. => "word",
        PREFIX.. => "prefix",
        FIRST_WORD.. => "first word",
        _ => "whole",
    };
    Some((class, stretch.places(&alphabet, &units).collect()))
}

#[test]
fn a_word_matches_in_every_way_it_may_be_typed() {
    let cases: &[(&str, &str, &str, &[usize])] = &[
        ("王伟", "王伟", "whole", &[0, 1]),
        ("王伟", "wangwei", "whole", &[0, 1]),
        ("王伟", "ww", "whole", &[0, 1]),
        ("王伟", "wangw", "whole", &[0, 1]),
        ("王伟", "wwei", "whole", &[0, 1]),
        ("王伟", "wangwe", "whole", &[0, 1]),
        ("王伟", "王w", "whole", &[0, 1]),
        ("王伟", "w伟", "whole", &[0, 1]),
        ("王伟", "王", "prefix", &[0]),
        ("王伟", "wan", "prefix", &[0]),
        ("王伟", "wei", "inside", &[1]),
        ("王　伟", "wangwei", "whole", &[0, 2]),
        ("王　伟", "wang", "prefix", &[0]),
        ("王　伟", "伟", "inside", &[2]),
        ("王　伟 教育界", "ww", "first word", &[0, 2]),
        ("王伟 教育界", "jy", "word start", &[3, 4]),
        ("王伟 教育界", "jyj", "word", &[3, 4, 5]),
        ("王伟 教育界", "育界", "inside", &[4, 5]),
        ("王伟 教育界", "wj", "fuzzy", &[0, 3]),
        ("王伟 教育界", "weij", "fuzzy", &[1, 3]),
        ("王伟 教育界", "wwjyj", "whole", &[0, 1, 3, 4, 5]),
        ("张三", "zhangs", "whole", &[0, 1]),
        ("张三", "zhs", "whole", &[0, 1]),
        ("张三", "zs", "whole", &[0, 1]),
        ("教科卫体委员会", "jkw", "prefix", &[0, 1, 2]),
        ("教科卫体委员会", "jwwyh", "fuzzy", &[0, 2, 4, 5, 6]),
        ("Mark uploaded", "mark", "first word", &[0, 1, 2, 3]),
        ("Mark uploaded", "upl", "word start", &[5, 6, 7]),
        ("Mark uploaded", "mu", "fuzzy", &[0, 5]),
        ("第７届", "di7", "first word", &[0, 1]),
        // No character is used twice, though 安 alone is the cheaper way to the first "an".
        ("xaynz安", "anan", "fuzzy", &[1, 3, 5]),
        ("2026-03-18", "202603", "first word", &[0, 1, 2, 3, 5, 6]),
        ("买买提·艾力", "mmtal", "whole", &[0, 1, 2, 4, 5]),
        ("买买提·艾力", "艾力", "word", &[4, 5]),
        ("吕律", "lvlv", "whole", &[0, 1]),
        ("吕律", "lyulu", "whole", &[0, 1]),
        ("女", "nǚ", "whole", &[0]),
    ];
    for (text, typed, class, places) in cases {
        assert_eq!(
            best(text, typed),
            Some((*class, places.to_vec())),
            "{typed} in {text}"
        );
    }
}

#[test]
fn what_is_not_there_does_not_match() {
    let cases = [
        ("王伟", "wwa"),
        ("王伟", "wangwei1"),
        ("王伟", "伟王"),
        ("王伟", "waw"),
        ("王伟", "angwei"),
        ("王伟", "h"),
        ("", "w"),
        ("　", "w"),
        ("教育界", "教委"),
    ];
    for (text, typed) in cases {
        assert_eq!(best(text, typed), None, "{typed} in {text}");
    }
}

#[test]
fn surnames_match_as_they_are_read_and_as_they_are_misread() {
    let cases = [
        ("单霞", "shanx", "danx"),
        ("解梅", "xiem", "jiem"),
        ("曾毅", "zengy", "cengy"),
        ("仇和", "qiuh", "chouh"),
        ("查良", "zhal", "chal"),
        ("区梦", "oum", "qum"),
        ("缪昌", "miaoc", "mouc"),
        ("翟志", "zhaiz", "fuz"),
        ("覃志", "qinz", "yanz"),
        ("覃志", "tanz", "yanz"),
        ("尉健", "weij", "yuj"),
        ("尉迟敬", "yuchij", "weichij"),
        ("任重", "renz", "ling"),
        ("朴金", "piaoj", "puj"),
        ("盖文", "gew", "hew"),
        ("乐嘉", "yuej", "laoj"),
        ("种师", "chongs", "zhongs"),
        ("员工", "yung", "yuang"),
        ("郇玉", "xuny", "quy"),
        ("郇玉", "huany", "quy"),
        ("万俟雅", "moqiy", "wansiy"),
        ("长孙无", "zhangsunw", "changsunw"),
        ("澹台明", "tantaim", "dantaim"),
        ("黑伯", "heb", "haib"),
    ];
    let cost = |text: &str, typed: &str| {
        let mut alphabet = Alphabet::new();
        let mut units = Vec::new();
        alphabet.spell(text, Reads::Name, &mut units);
        let word = &Query::new(typed).words[0];
        let stretch = Matcher::default().find(&alphabet, &units, word);
        stretch.map(|stretch| stretch.cost)
    };
    for (name, right, other) in cases {
        let right_cost = cost(name, right);
        assert!(
            right_cost.is_some_and(|cost| cost < FIRST_WORD),
            "{right} for {name}"
        );
        // The other reading costs more or is none at all.
        if let Some(other_cost) = cost(name, other) {
            assert!(Some(other_cost) > right_cost, "{other} for {name}");
        }
    }
}

#[test]
fn a_heteronym_in_other_text_matches_by_each_reading() {
    for (text, typed) in [
        ("银行", "yinhang"),
        ("银行", "yinxing"),
        ("重庆", "chongqing"),
        ("重点", "zhongdian"),
        ("音乐", "yinyue"),
        ("乐园", "leyuan"),
        ("会计", "kuaiji"),
        ("会议", "huiyi"),
    ] {
        assert_eq!(
            best(text, typed).map(|(class, _)| class),
            Some("whole"),
            "{typed}"
        );
    }
}

#[test]
fn many_readings_of_one_initial_do_not_multiply_the_work() {
    let text = "行".repeat(60);
    let typed = "h".repeat(59) + "x";
    let stretch = best(&text, &typed);
    assert_eq!(stretch.map(|(class, _)| class), Some("whole"));
    assert_eq!(best(&text, &("h".repeat(59) + "xw")), None);
}
