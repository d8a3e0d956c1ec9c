//! People who have left, or who only attend: no list makes members of them.

use super::told::rejected;
use super::{announced, names};

#[test]
fn people_of_a_section_that_says_so_have_left() {
    for (section, word) in [
        ("二、免去", "免去"),
        ("退出：", "退出"),
        ("以下委员不再担任委员：", "不再担任"),
    ] {
        let draft = announced(&format!(
            "委员调整名单\n一、增补\n教育界：周明远\n{section}\n教育界：林秀兰\n三、增补委员\n经济界：高翔\n"
        ));
        assert_eq!(names(&draft), ["周明远", "高翔"], "{section}");
        let reason = rejected(&draft)[0].1;
        assert!(reason.contains(word), "{section}: {reason}");
    }
    for count in ["（2名）", "（1名）", ""] {
        let text = format!("委员名单\n教育界{count}：周明远\n免去：林秀兰\n经济界：高翔\n");
        let draft = announced(&text);
        assert!(!names(&draft).contains(&"林秀兰"), "{text}");
        let told = rejected(&draft)
            .iter()
            .any(|(_, reason)| reason.contains("“免去”"));
        assert!(told, "{text}: {:?}", draft.rejected);
    }
}

#[test]
fn people_below_a_heading_of_those_who_left_are_no_members() {
    for heading in [
        "二、2026年7月退出",
        "附：本届以来退出委员",
        "二、离任委员（1人）",
        "三、已故委员",
        "列席人员：",
        "二、往届委员名单",
    ] {
        for below in [
            "经济界\n高翔",
            "经济界（1人）：高翔",
            "高翔",
            "高翔、何志远",
        ] {
            let text = format!("委员名单\n一、教育界\n周明远、林秀兰\n{heading}\n{below}\n");
            let draft = announced(&text);
            assert_eq!(names(&draft), ["周明远", "林秀兰"], "{text}");
            let [(_, reason)] = rejected(&draft)[..] else {
                panic!("{text}: {:?}", draft.rejected);
            };
            assert!(reason.contains("没有按委员读入"), "{text}: {reason}");
        }
    }
    let draft =
        announced("一、离任委员\n教育界（1人）\n周明远\n二、现任委员\n经济界（1人）\n高翔\n");
    assert_eq!(names(&draft), ["高翔"]);
}

#[test]
fn a_list_of_those_who_left_or_only_attend_has_no_members() {
    for title in [
        "离任委员名单",
        "政协东山市第七届委员会届中退出委员名单",
        "列席人员名单",
        "历任委员名单",
        "委员名单（已退休）",
    ] {
        let draft = announced(&format!("{title}\n教育界（2人）\n周明远、林秀兰\n"));
        assert_eq!(names(&draft), Vec::<&str>::new(), "{title}");
        assert_eq!(draft.rejected.len(), 1, "{title}");
    }
}
