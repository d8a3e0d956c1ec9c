//! Headings of sectors, in whatever numbering and place.

use super::{announced, by_sector, names};

#[test]
fn headings_in_every_numbering() {
    for (heading, sector) in [
        ("中国共产党（2名）", "中国共产党"),
        ("一、中国共产党（2名）", "中国共产党"),
        ("1、经济界(2人)", "经济界"),
        ("1. 经济界 (2)", "经济界"),
        ("（一）经济界（共2人）", "经济界"),
        ("(1)经济界（2 位）", "经济界"),
        ("①经济界（2名委员）", "经济界"),
        ("经济界 2人", "经济界"),
        ("经济界2名", "经济界"),
        ("经济界：2人", "经济界"),
        ("经济界，共2人", "经济界"),
        ("经 济 界（２名）", "经济界"),
        ("经济界（二名，含召集人一名）", "经济界"),
        ("【经济界】（2名）", "经济界"),
        ("经济界别（2人）", "经济界"),
        ("第一组　经济界别小组（2人）", "经济界"),
        ("中国国民党革命委员会（2名）", "中国国民党革命委员会"),
        ("民革（2名）", "民革"),
        ("台胞、台属和归国华侨（2名）", "台胞、台属和归国华侨"),
        ("中国共产党（中共）（2名）", "中国共产党"),
        ("## 经济界（2名）", "经济界"),
        ("经济界\n（2名）", "经济界"),
        ("Ⅱ、经济界（2名）", "经济界"),
        ("经济界委员（2名）", "经济界"),
        ("五、政法界", "政法界"),
        ("宗教界", "宗教界"),
        ("经济界", "经济界"),
        ("三、少数民族界", "少数民族界"),
        ("无党派人士", "无党派人士"),
        ("体 育 界", "体育界"),
        ("对外友好界：", "对外友好界"),
    ] {
        let draft = announced(&format!("委员名单\n{heading}\n王　伟  李小明\n"));
        assert_eq!(
            by_sector(&draft),
            [(
                sector.to_owned(),
                vec!["王伟".to_owned(), "李小明".to_owned()]
            )],
            "{heading}"
        );
        assert_eq!(draft.rejected, [], "{heading}");
    }
}

#[test]
fn names_may_follow_their_heading_in_the_same_line() {
    for line in [
        "经济界（2名）：王伟、李小明",
        "一、经济界（2名）王　伟　李小明",
        "经济界2人：王伟 李小明",
        "经济界：王伟、李小明。",
        "经济界　王　伟　李小明",
        "经济界\t王伟\t李小明",
        "经济界\n王　伟　李小明\n共2名",
    ] {
        let draft = announced(&format!("名单\n{line}\n体育界（1名）\n赵静\n"));
        assert_eq!(names(&draft), ["王伟", "李小明", "赵静"], "{line}");
        assert_eq!(draft.members[0].sector.value, "经济界", "{line}");
    }
}

#[test]
fn a_heading_of_another_wording_is_known_by_its_numbering() {
    let draft = announced(
        "名单\n一、教育界\n王伟、李小明\n二、农业和农村\n赵静\n三、特别邀请的香港同胞\n钱进\n",
    );
    let sectors: Vec<_> = by_sector(&draft)
        .into_iter()
        .map(|(sector, _)| sector)
        .collect();
    assert_eq!(sectors, ["教育界", "农业和农村", "特别邀请的香港同胞"]);
    // Numbered people are no headings.
    let draft = announced("名单\n教育界（3名）\n1．王　伟\n2．李小明（女）\n3.赵静\n");
    assert_eq!(names(&draft), ["王伟", "李小明", "赵静"]);
}

#[test]
fn a_heading_of_another_wording_is_known_by_the_number_that_follows() {
    let draft = announced(
        "某某市政协委员名单\n1、教育界\n王伟　李小明\n2、新阶层\n陈文　赵丽\n3、共青团和青联\n周强　吴敏\n\
         4、侨务工作者\n1、欧阳文静\n2、司马小兰\n5、宗教界\n释明心",
    );
    let sectors: Vec<_> = by_sector(&draft).into_iter().collect();
    let sector = |name: &str, people: &[&str]| {
        let people = people.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        (name.to_owned(), people)
    };
    assert_eq!(
        sectors,
        [
            sector("教育界", &["王伟", "李小明"]),
            sector("新阶层", &["陈文", "赵丽"]),
            sector("共青团和青联", &["周强", "吴敏"]),
            sector("侨务工作者", &["欧阳文静", "司马小兰"]),
            sector("宗教界", &["释明心"]),
        ]
    );
}

#[test]
fn a_sector_that_stands_among_people_ends_what_is_taken() {
    for parted in ["——", "—", "|", "/", "…", "、", "，", "·", "--", "→", "="] {
        let draft = announced(&format!(
            "委员名单\n教育界（3名）：周明远 林秀兰 何志远\n医药卫生界：高翔、李强\n经济界{parted}张三丰、李四光、赵六"
        ));
        for name in ["经济界", "张三丰", "李四光", "赵六"] {
            let taken = names(&draft).iter().any(|it| it.contains(name));
            assert!(!taken, "{parted}: {:?}", names(&draft));
        }
        assert!(!draft.rejected.is_empty(), "{parted}");
    }
}
