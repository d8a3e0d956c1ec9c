//! Names as the lists of consultative committees and congresses print them.

use super::*;

fn sorted<'n>(names: &[&'n str], custom: Custom) -> Vec<&'n str> {
    let mut sorted = names.to_vec();
    sorted.sort_by_key(|name| key(name, custom));
    sorted
}

/// Surnames with their number of strokes, in the order in which published lists have them.
const SURNAMES: &[(u8, &str)] = &[
    (2, "丁卜刁"),
    (3, "于万弋千么卫习马"),
    (4, "丰王井韦云木支尤车戈牛毛仇公卞文方尹孔邓"),
    (5, "甘艾古左石龙平卢叶申田史冉丘白乐包兰司皮边"),
    (
        6,
        "邢戎吉巩成毕师曲吕朱乔任华向全邬刘齐闫关江池汤宇安祁许农那阮孙阳羽牟纪",
    ),
    (
        7,
        "麦贡花严芦苏杜巫李杨束来连肖时吴岑邱何但佟余谷邹应冷辛闵汪沙沈宋张陆陈邵",
    ),
    (8, "武苗苟范茅林郁欧卓尚国明易罗和季岳金周庞郑单郎房居孟练"),
    (
        9,
        "项赵郝荆胡南柯查柏柳战冒钟段修保侯俞逄饶施姜娄洪宫祝胥姚贺骆",
    ),
    (
        10,
        "秦班敖袁都耿聂莫贾夏原顾柴党晏钱倪徐殷翁凌高郭席唐浦涂谈陶桑",
    ),
    (11, "黄萧萨梅曹戚龚盛雪常崔符康鹿章商阎梁屠隋"),
    (12, "彭斯葛董蒋韩覃粟景喻嵇程傅焦储舒鲁童普曾温游富谢强"),
    (13, "蓝蒲蒙楚裘赖甄雷虞路简詹鲍解廉雍窦褚"),
    (14, "蔡蔺臧裴管廖谭翟熊缪"),
    (15, "樊黎滕颜潘"),
    (16, "薛霍冀穆"),
    (17, "戴鞠魏"),
    (18, "瞿"),
];

#[test]
fn surnames_stand_as_lists_print_them() {
    let all: Vec<String> = SURNAMES
        .iter()
        .flat_map(|(_, line)| line.chars().map(String::from))
        .collect();
    assert!(all.len() > 240, "{}", all.len());
    let names: Vec<&str> = all.iter().map(String::as_str).collect();
    for custom in [Custom::Surname, Custom::Name] {
        let mut shuffled = names.clone();
        shuffled.reverse();
        assert_eq!(sorted(&shuffled, custom), names);
    }
    for (number, line) in SURNAMES {
        for ch in line.chars() {
            assert_eq!(strokes(ch), Some(*number), "{ch}");
        }
    }
}

/// Where the simplified form, or the norm's form, has fewer or more strokes than one thinks.
#[test]
fn strokes_that_are_often_miscounted() {
    for (ch, number) in [
        ('骨', 9),
        ('鬼', 9),
        ('卸', 9),
        ('及', 3),
        ('乃', 2),
        ('凸', 5),
        ('凹', 5),
        ('阝', 2),
        ('鼎', 12),
        ('敝', 11),
        ('尴', 13),
        ('诸', 10),
        ('葛', 12),
        ('鄂', 11),
        ('瓦', 4),
        ('廷', 6),
        ('延', 6),
        ('叟', 9),
        ('象', 11),
        ('豫', 15),
        ('德', 15),
        ('馨', 20),
        ('耀', 20),
        ('曦', 20),
        ('懿', 22),
        ('麟', 23),
        ('澧', 16),
        ('瀚', 19),
    ] {
        assert_eq!(strokes(ch), Some(number), "{ch}");
    }
}

/// 丁王李张, and not the order of a dictionary's radicals or of the locale `stroke`.
#[test]
fn equal_numbers_are_parted_by_the_first_stroke_that_differs() {
    let names = [
        "张一", "李一", "王一", "丁一", "陈一", "杨一", "刘一", "吴一",
    ];
    let expected = [
        "丁一", "王一", "刘一", "李一", "杨一", "吴一", "张一", "陈一",
    ];
    assert_eq!(sorted(&names, Custom::Surname), expected);
}

#[test]
fn the_committees_custom_puts_short_given_names_first() {
    let names = ["王一民", "王伟", "王乙", "王伟民", "王丁丁", "王马", "丁力"];
    assert_eq!(
        sorted(&names, Custom::Surname),
        ["丁力", "王乙", "王马", "王伟", "王一民", "王丁丁", "王伟民"]
    );
    assert_eq!(
        sorted(&names, Custom::Name),
        ["丁力", "王一民", "王乙", "王丁丁", "王马", "王伟", "王伟民"]
    );
}

/// As the national committee's lists print them: 贝聿嘉 is no longer than 玉英 in this order.
#[test]
fn given_names_of_two_and_more_characters_are_ranked_alike() {
    let names = [
        "江家福",
        "江巴吉才",
        "江明",
        "林淑仪",
        "林玉英",
        "林仓·晋美",
        "林贝聿嘉",
        "林一",
    ];
    assert_eq!(
        sorted(&names, Custom::Surname),
        [
            "江明",
            "江巴吉才",
            "江家福",
            "林一",
            "林贝聿嘉",
            "林仓·晋美",
            "林玉英",
            "林淑仪"
        ]
    );
}

/// Each of these stands behind the first, and before the last, of its three.
#[test]
fn characters_stand_where_their_strokes_put_them() {
    for ([before, ch, after], number) in [
        (['灰', '达', '列'], 6),
        (['芙', '芈', '步'], 7),
        (['弦', '弢', '弨'], 8),
        (['虼', '虽', '品'], 9),
        (['钙', '钚', '钛'], 9),
        (['缛', '辔', '缝'], 13),
    ] {
        let names = [before, ch, after].map(|it| it.to_string());
        let names = names.each_ref().map(String::as_str);
        assert_eq!(sorted(&[names[2], names[1], names[0]], Custom::Name), names);
        assert_eq!(strokes(ch), Some(number), "{ch}");
    }
    let names = ["达庆利", "老志新"];
    assert_eq!(sorted(&names, Custom::Surname), ["老志新", "达庆利"]);
}

#[test]
fn a_compound_surname_follows_its_first_character() {
    let names = ["欧阳正", "欧阳一二", "欧明", "欧小明", "卓一", "郁一"];
    assert_eq!(
        sorted(&names, Custom::Surname),
        ["郁一", "欧明", "欧小明", "欧阳正", "欧阳一二", "卓一"]
    );
    assert_eq!(
        sorted(&names, Custom::Name),
        ["郁一", "欧小明", "欧阳一二", "欧阳正", "欧明", "卓一"]
    );
}

#[test]
fn dots_and_padding_do_not_count() {
    for custom in [Custom::Surname, Custom::Name] {
        assert_eq!(key("扎西·次仁", custom), key("扎西•次仁", custom));
        assert_eq!(key("扎西·次仁", custom), key("扎西次仁", custom));
        assert_eq!(key("王　伟", custom), key("王伟", custom));
    }
    let names = ["龙一", "扎西·次仁", "扎西", "艾则孜·买买提", "才让多杰"];
    assert_eq!(
        sorted(&names, Custom::Surname),
        ["才让多杰", "扎西", "扎西·次仁", "艾则孜·买买提", "龙一"]
    );
}

#[test]
fn what_the_table_lacks_comes_last_and_is_named() {
    let names = ["王𠀀", "王懿", "王䶮", "𠀀一", "Wang Wei", "瞿一"];
    assert_eq!(
        sorted(&names, Custom::Surname),
        ["王䶮", "王懿", "王𠀀", "瞿一", "Wang Wei", "𠀀一"]
    );
    assert_eq!(unknown("王𠀀").collect::<Vec<_>>(), ['𠀀']);
    assert_eq!(unknown("扎西·次仁").count(), 0);
}

#[test]
fn names_that_differ_have_keys_that_differ() {
    // 于 and 干, 田 and 由, 申 and 甲 have the same strokes in the same order.
    for (one, other) in [("于一", "干一"), ("田一", "由一"), ("申一", "甲一")] {
        for custom in [Custom::Surname, Custom::Name] {
            assert_ne!(key(one, custom), key(other, custom));
        }
    }
}
