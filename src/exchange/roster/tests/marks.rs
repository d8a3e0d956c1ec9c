//! Marks beside names, explained and not.

use super::*;
use crate::text::Locale;

/// Name, sex, remark.
type Person = (String, Option<&'static str>, Option<String>);

fn people(draft: &RosterDraft) -> Vec<Person> {
    let each = draft.members.iter();
    each.map(|it| (it.name.clone(), word(&it.sex), word(&it.remark)))
        .collect()
}

fn of(text: &str) -> RosterDraft {
    let read = read_roster("名单", text.as_bytes(), &Limits::default());
    read.unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn said(name: &str, remark: &str) -> Person {
    (name.to_owned(), None, Some(remark.to_owned()))
}

fn plain(name: &str) -> Person {
    (name.to_owned(), None, None)
}

/// The notes about marks, in Chinese.
fn told(draft: &RosterDraft) -> Vec<&str> {
    let all = draft.notes.iter().map(|it| it.text.say(Locale::Zh));
    all.filter(|it| it.starts_with("符号")).collect()
}

#[test]
fn a_mark_that_nothing_explains_is_told_with_whose_it_is() {
    for mark in ["※", "*", "＊", "△", "▲", "★", "#", "●", "◆", "†"] {
        for names in [
            format!("{mark}周明远　林秀兰　{mark}王　伟"),
            format!("周明远{mark}　林秀兰　王　伟{mark}"),
            format!("{mark}周明远、林秀兰、{mark}王　伟"),
            format!("1.{mark}周明远\n2.林秀兰\n3.{mark}王　伟"),
            format!("{mark} 周明远\n林秀兰\n{mark} 王伟"),
            format!("周明远 {mark}\n林秀兰\n王伟 {mark}"),
            format!("{mark} 周明远　　林秀兰　　{mark} 王　伟"),
        ] {
            for count in ["（3人）", ""] {
                let text = format!("委员名单\n教育界{count}\n{names}\n经济界\n高翔\n");
                let draft = of(&text);
                assert_eq!(draft.rejected, [], "{text}");
                assert_eq!(
                    people(&draft),
                    ["周明远", "林秀兰", "王伟", "高翔"].map(plain),
                    "{text}"
                );
                let [told] = told(&draft)[..] else {
                    panic!("{text}: {:?}", draft.notes);
                };
                assert!(told.ends_with("标有它的是：周明远、王伟"), "{told}");
            }
        }
    }
}

#[test]
fn numbers_behind_names_that_nothing_explains_are_told_too() {
    for (mark, written) in [("①", "①"), ("[1]", "[1]"), ("[1]", "［1］")] {
        let draft = of(&format!(
            "委员名单\n教育界（2人）\n周明远{written}　林秀兰\n"
        ));
        assert_eq!(people(&draft), ["周明远", "林秀兰"].map(plain), "{written}");
        let expected = format!("符号“{mark}”没有说明，没有读入；标有它的是：周明远");
        assert_eq!(told(&draft), [expected.as_str()]);
    }
}

#[test]
fn a_legend_makes_it_a_remark_wherever_the_legend_stands() {
    for legend in [
        "带※为新增委员",
        "注：带※者为新增委员",
        "说明：姓名前标有“※”的为新增委员。",
        "※为新增委员",
        "※：新增委员",
        "注：※表示新增委员",
    ] {
        for text in [
            format!("委员名单\n{legend}\n教育界（3人）\n※周明远　林秀兰　※王　伟\n"),
            format!("委员名单\n教育界（3人）\n※周明远　林秀兰　※王　伟\n{legend}\n"),
            format!("委员名单\n教育界（3人）\n周明远※　林秀兰　王　伟※\n{legend}\n"),
            format!("姓名,界别\n※周明远,教育界\n林秀兰,教育界\n王　伟※,教育界\n{legend},\n"),
            format!("{legend},\n界别,委员名单\n教育界,※周明远 林秀兰 ※王　伟\n"),
        ] {
            let draft = of(&text);
            assert_eq!(draft.rejected, [], "{text}");
            let expected = [
                said("周明远", "新增委员"),
                plain("林秀兰"),
                said("王伟", "新增委员"),
            ];
            assert_eq!(people(&draft), expected, "{text}");
            assert_eq!(told(&draft), Vec::<&str>::new(), "{text}");
        }
    }
}

#[test]
fn a_legend_of_several_marks_says_sex_and_ethnicity() {
    let draft =
        of("委员名单\n教育界（3人）\n*周明远　△林秀兰　*△王　伟\n注：带*为女委员，带△为壮族。\n");
    let read: Vec<_> = draft
        .members
        .iter()
        .map(|it| (it.name.as_str(), word(&it.sex), word(&it.ethnicity)))
        .collect();
    let zhuang = || Some("壮族".to_owned());
    assert_eq!(
        read,
        [
            ("周明远", Some("女"), None),
            ("林秀兰", None, zhuang()),
            ("王伟", Some("女"), zhuang())
        ]
    );
    assert_eq!(
        (
            draft.rejected,
            told(&of("委员名单\n教育界\n周明远、林秀兰\n"))
        ),
        (vec![], vec![])
    );
}

#[test]
fn what_is_no_mark_is_not_taken_for_one() {
    // The names of Tibetans may have such a dot.
    let draft = of("委员名单\n教育界（2人）\n扎西●次仁　周明远\n");
    assert_eq!(people(&draft), ["扎西·次仁", "周明远"].map(plain));
    // A missing character.
    for name in ["周□远", "周○远", "□明远"] {
        let draft = of(&format!(
            "委员名单\n教育界（2人）\n{name}　林秀兰\n经济界\n高翔\n"
        ));
        assert_eq!(people(&draft), ["高翔"].map(plain), "{name}");
        assert_eq!(draft.rejected.len(), 1);
    }
    // As near to the one as to the other.
    let draft = of("委员名单\n教育界（2人）\n周明远 ※ 林秀兰\n经济界\n高翔\n");
    assert_eq!(people(&draft), ["高翔"].map(plain));
    assert!(draft.rejected[0].reason.zh.contains("※林秀兰"));
}

#[test]
fn a_row_that_begins_with_a_mark_explains_nothing() {
    for rest in ["13900000001,", ",委员", "13900000001,新任委员"] {
        let text = format!("姓名,界别,电话,备注\n※周明远,教育界,{rest}\n林秀兰,教育界,,\n");
        let draft = of(&text);
        let remarks: Vec<_> = people(&draft).into_iter().filter_map(|it| it.2).collect();
        assert!(
            remarks.iter().all(|it| !it.contains("周明远")),
            "{text}: {remarks:?}"
        );
        assert_eq!(told(&draft).len(), 1, "{text}");
    }
}
