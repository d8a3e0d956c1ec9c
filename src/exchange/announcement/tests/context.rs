//! What is a heading and what is none, where only its shape and what stands around it tell.

use super::{announced, by_sector, lines, names, read_text};
use crate::exchange::announcement::offices;
use crate::exchange::office::place::Placed;
use crate::exchange::roster::Whole;

/// Sectors that no table of usual names has, and many that it has.
const SECTORS: &str = "民革界 民盟界 民建界 民进界 农工界 致公界 九三界 台盟界 青联界 团青界 工会界 妇联界 科协界 台联界 \
    侨联界 侨界 台侨界 文体界 社科界 医药界 友好界 社福界 民宗界 特邀界 港澳界 环资界 城建界 财贸界 乡贤界 党派界 群团界 \
    数字经济界 新阶层界 三农界 电商界 物流界";

fn read(text: &str) -> Vec<(String, Vec<String>)> {
    let draft = announced(text);
    assert_eq!(draft.rejected, [], "{text}");
    by_sector(&draft)
}

#[test]
fn a_heading_is_one_whatever_sector_it_names() {
    let own = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    for sector in SECTORS.split_whitespace() {
        let padded: String = sector
            .chars()
            .flat_map(|c| [c, '　'])
            .collect::<String>()
            .trim_end()
            .to_owned();
        for heading in [
            format!("{sector}："),
            format!("{sector}:"),
            sector.to_owned(),
            format!("一、{sector}"),
            format!("（一）{sector}"),
            format!("1.{sector}"),
            format!("【{sector}】"),
            format!("{padded}："),
        ] {
            let text = format!(
                "委员名单\n社会科学界\n赵子谦、钱学礼\n{heading}\n周明远、林秀兰\n对外友好界\n吴文英、郑和平\n"
            );
            assert_eq!(
                read(&text),
                [
                    ("社会科学界".to_owned(), own(&["赵子谦", "钱学礼"])),
                    (sector.to_owned(), own(&["周明远", "林秀兰"])),
                    ("对外友好界".to_owned(), own(&["吴文英", "郑和平"])),
                ],
                "{text}"
            );
        }
        let group = format!("委员名单\n经济界\n赵子谦\n{sector}别小组\n周明远、林秀兰\n");
        assert!(sector.starts_with(&read(&group)[1].0), "{group}");
        let inline = format!("委员名单\n经济界：赵子谦、钱学礼\n{sector}：周明远、林秀兰\n");
        assert_eq!(
            read(&inline)[1],
            (sector.to_owned(), own(&["周明远", "林秀兰"]))
        );
    }
}

#[test]
fn what_may_be_a_heading_or_a_person_is_asked_and_its_people_go_nowhere() {
    for word in ["李世界", "群团", "科技工作者"] {
        let text = format!(
            "委员名单\n社会科学界\n赵子谦、钱学礼\n{word}\n周明远、林秀兰\n体育界\n吴文英、郑和平\n"
        );
        let draft = announced(&text);
        assert_eq!(
            names(&draft),
            ["赵子谦", "钱学礼", "吴文英", "郑和平"],
            "{word}"
        );
        let [rejection] = draft.rejected.as_slice() else {
            panic!("{:?}", draft.rejected);
        };
        assert_eq!(
            (
                rejection.value.as_str(),
                rejection.at.row,
                rejection.last_row
            ),
            (word, 4, 5)
        );
        assert!(
            rejection.reason.zh.contains("看不出"),
            "{:?}",
            rejection.reason
        );
    }
    // A count settles it.
    let draft = announced("委员名单\n经济界（4名）\n赵子谦、钱学礼\n李世界\n周明远\n");
    assert_eq!(names(&draft), ["赵子谦", "钱学礼", "李世界", "周明远"]);
    assert_eq!(draft.rejected, []);
    let draft = announced("委员名单\n经济界（2名）\n赵子谦、钱学礼\n马列界\n周明远、林秀兰\n");
    assert_eq!(names(&draft), ["赵子谦", "钱学礼"]);
    assert_eq!(draft.rejected.len(), 1);
}

#[test]
fn words_with_colons_are_sectors_where_the_other_headings_are_so() {
    let read = read("委员名单\n经济界：赵子谦、钱学礼\n乡贤：周明远\n教育界：吴文英\n");
    let sectors: Vec<_> = read.iter().map(|(sector, _)| sector.as_str()).collect();
    assert_eq!(sectors, ["经济界", "乡贤", "教育界"]);
    let draft = announced("委员名单\n经济界\n赵子谦、钱学礼\n乡贤：周明远\n教育界\n吴文英\n");
    assert_eq!(names(&draft), ["赵子谦", "钱学礼", "吴文英"]);
    assert_eq!(draft.rejected[0].value, "乡贤");
}

#[test]
fn parts_of_a_sector_are_remarks() {
    for count in ["（4人）", ""] {
        let text = format!(
            "委员名单\n特邀人士{count}\n香港：周明远、林秀兰（女）\n澳门（1人）：高翔\n市直单位：孙立新\n教育界\n钱一鸣\n"
        );
        let draft = announced(&text);
        assert_eq!(draft.rejected, [], "{text}");
        assert_eq!(by_sector(&draft).len(), 2);
        let remarks: Vec<_> = draft
            .members
            .iter()
            .map(|it| it.remark.as_ref().map_or("", |it| it.value.as_str()))
            .collect();
        assert_eq!(remarks, ["香港", "香港", "澳门", "市直单位", ""], "{text}");
    }
    // Whatever it is called, the count says whose part it is.
    let draft = announced(
        "委员名单\n中国共产党（3人）\n周明远\n退役军人：高翔、孙立新\n教育界（1人）\n钱一鸣\n",
    );
    assert_eq!(by_sector(&draft)[0].1.len(), 3);
    let draft = announced("委员名单\n经济界：周明远\n香港：高翔\n教育界：钱一鸣\n");
    assert_eq!(by_sector(&draft)[0].1.len(), 2);
}

#[test]
fn offices_and_bodies_are_no_sectors() {
    for text in [
        "政协东山县第九届委员会第一次会议公告\n一、主　席：周明远\n二、副主席（2名）：\n林秀兰（女）　何志远\n三、秘书长：高　翔\n四、常务委员（3名，按姓氏笔画为序）：\n王　宁　田　军　孙立新\n",
        "名单\n主席团常务主席\n王宁、田军\n秘书长\n高翔\n",
        "各专门委员会组成人员名单\n提案委员会（2名）\n王宁、田军\n经济科技委员会（1名）\n高翔\n",
        "东山市第三届各界人民代表会议常务委员会\n常务委员：张英才　周　瑞（女）\n于少华（女）　王治远\n",
    ] {
        assert!(read_text(text).is_none(), "{text}");
        assert!(!offices(&lines(text)).is_empty(), "{text}");
    }
    // Beside sectors they are told, and their people left out.
    let draft = announced("委员名单\n副主席（2名）\n林秀兰、何志远\n教育界（1名）\n钱一鸣\n");
    assert_eq!(names(&draft), ["钱一鸣"]);
    assert!(
        draft.notes[0].text.zh.contains("2 人没有读入"),
        "{:?}",
        draft.notes
    );
    assert!(offices(&lines("教育界（1名）\n钱一鸣\n")).is_empty());
}

#[test]
fn only_what_says_so_is_the_whole_membership() {
    let whole = |title: &str, count: &str| {
        let draft = announced(&format!(
            "{title}\n教育界{count}\n钱一鸣、高翔\n体育界{count}\n赵静、王宁\n"
        ));
        draft.lists[0].whole
    };
    assert_eq!(
        whole("政协东山县委员会委员名单", "（2人）"),
        Whole::Declared
    );
    assert_eq!(whole("政协东山县委员会委员名单", ""), Whole::Headed);
    assert_eq!(whole("各界别", ""), Whole::Part);
    assert_eq!(whole("各界别", "（2人）"), Whole::Part);
    assert_eq!(whole("各界别\n（共4人）", "（2人）"), Whole::Declared);
    assert_eq!(whole("名单", "（2人）"), Whole::Declared);
    assert_eq!(whole("增补委员名单", "（2人）"), Whole::Part);
    assert_eq!(whole("常务委员名单", ""), Whole::Part);
    // Who has left is no member.
    let draft = announced("关于免去委员的名单\n教育界\n钱一鸣、高翔\n");
    assert_eq!(draft.members.len(), 0);
    assert!(draft.rejected[0].reason.zh.contains("免去"));
}

#[test]
fn a_list_of_convenors_or_liaisons_has_no_members() {
    let draft = announced("各界别召集人名单\n教育界：周明远、何志远（第一召集人）\n经济界：高翔\n");
    assert_eq!((draft.members.len(), draft.lists.len()), (0, 0));
    let convenors: Vec<_> = draft
        .convenors
        .iter()
        .map(|it| {
            let first = it.first.as_ref().map(|it| it.value.as_str());
            let others: Vec<_> = it.others.iter().map(|it| it.value.as_str()).collect();
            (it.sector.as_str(), first, others)
        })
        .collect();
    assert_eq!(
        convenors,
        [
            ("教育界", Some("何志远"), vec!["周明远"]),
            ("经济界", Some("高翔"), vec![])
        ]
    );
    let draft = announced("界别联络员名单\n教育界\n周明远　13912345678\n经济界\n高翔\n");
    assert_eq!(draft.members.len(), 0);
    let liaison = &draft.convenors[0];
    assert_eq!(
        liaison.liaison.as_ref().map(|it| it.value.as_str()),
        Some("周明远")
    );
    assert_eq!(
        liaison.liaison_phone.as_ref().map(|it| it.value.as_str()),
        Some("13912345678")
    );
}

#[test]
fn a_liaison_or_one_who_left_is_no_convenor() {
    let draft = announced(
        "界别召集人名单\n教育界：周明、林秀兰（联络员，13900000002）\n经济界：高翔（已故）、何志远（第一召集人）\n",
    );
    let said: Vec<_> = draft
        .convenors
        .iter()
        .map(|it| {
            let name = |placed: &Option<Placed<String>>| placed.as_ref().map(|it| it.value.clone());
            (
                name(&it.first),
                name(&it.liaison),
                name(&it.liaison_phone),
                it.others.len(),
            )
        })
        .collect();
    let some = |word: &str| Some(word.to_owned());
    let expected = [
        (None, some("林秀兰"), some("13900000002"), 0),
        (some("周明"), None, None, 0),
        (some("何志远"), None, None, 0),
    ];
    assert_eq!(said, expected);
    assert_eq!(draft.rejected.len(), 1);
    assert_eq!(draft.rejected[0].value, "高翔");
}

#[test]
fn several_sectors_may_stand_in_one_line() {
    for text in [
        "委员名单\n教育界（2人）：周明远、林秀兰；经济界（1人）：高翔\n",
        "委员名单\n教育界：周明远、林秀兰；乡贤界：高翔。\n",
        "委员名单\n一、教育界：周明远、林秀兰。二、经济界：高翔。\n",
    ] {
        let read = read(text);
        assert_eq!(read.len(), 2, "{text}");
        assert_eq!(read[1].1, ["高翔"], "{text}");
    }
}

#[test]
fn people_above_the_first_heading_are_told() {
    let draft = announced("委员名单\n香港\n周明远、高翔\n教育界\n林秀兰\n");
    assert_eq!(names(&draft), ["林秀兰"]);
    assert_eq!(draft.rejected[0].value, "周明远、高翔");
}
