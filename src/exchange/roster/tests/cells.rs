//! What stands in a cell of sectors, of a committee, of a name, and is something else.

use super::*;
use crate::text::Locale;

/// The reasons of all rejections, each with its place.
fn reasons(draft: &RosterDraft) -> Vec<(u32, String, String)> {
    let each = draft.rejected.iter();
    each.map(|it| {
        let reason = it.reason.say(Locale::Zh).to_owned();
        (it.at.row, it.at.column.to_string(), reason)
    })
    .collect()
}

fn notes(draft: &RosterDraft) -> Vec<&str> {
    let each = draft.notes.iter();
    each.map(|note| note.text.say(Locale::Zh)).collect()
}

fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let each = draft.members.iter();
    each.map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect()
}

#[test]
fn sectors_of_a_map_are_parted_and_never_named_after_what_stands_beside_them() {
    for (written, expected) in [
        ("教育界　科技界", ["教育界", "科技界"]),
        ("教育界和科技界", ["教育界", "科技界"]),
        ("教育界、科技界（牵头）", ["教育界", "科技界"]),
        ("教育界、科技界等", ["教育界", "科技界"]),
        ("教育界 科技界等2个界别", ["教育界", "科技界"]),
        ("教育界12人，科技界(3名)", ["教育界", "科技界"]),
        ("1.教育界\n2.科技界：", ["教育界", "科技界"]),
        ("一、教育界\n（二）科技界", ["教育界", "科技界"]),
        ("民革 民盟", ["民革", "民盟"]),
        (
            "台胞台属和归国华侨、社会福利和社会保障界",
            ["台胞台属和归国华侨", "社会福利和社会保障界"],
        ),
        ("特邀人士（港澳）、教 育 界", ["特邀人士(港澳)", "教育界"]),
    ] {
        let draft = plain(&[&["专委会", "联系界别"], &["教科委", written]]);
        assert_eq!(words(&draft.map[0].sectors), expected, "{written}");
        assert_eq!(draft.rejected, [], "{written}");
        assert_eq!(
            draft.notes.len(),
            usize::from(written.contains("牵头") || written.contains('等')),
            "{written}: {:?}",
            notes(&draft)
        );
    }
    let draft = plain(&[&["专委会", "联系界别"], &["教科委", "※教育界"]]);
    assert_eq!(
        reasons(&draft),
        [(2, "B".into(), "不像界别名称，没有读入。请改正".into())]
    );
}

#[test]
fn a_committee_is_one_and_is_no_sector() {
    let draft = plain(&[
        &["专委会", "联系界别"],
        &["教科委（牵头）", "教育界"],
        &["经济委、农业委", "经济界"],
        &["体育界", "社法委"],
        &["", "农业界"],
    ]);
    assert_eq!(draft.map.len(), 1);
    assert_eq!(draft.map[0].committee, "教科委");
    let reasons = reasons(&draft);
    assert!(reasons[0].2.contains("一行只能写一个专委会"), "{reasons:?}");
    assert!(reasons[1].2.contains("写反了"), "{reasons:?}");
    assert_eq!(notes(&draft).len(), 2, "{:?}", notes(&draft));
}

#[test]
fn a_person_has_one_sector() {
    let draft = plain(&[
        &["姓名", "界别"],
        &["王伟", "教育界和科技界"],
        &["李小明", "教育界　科技界"],
        &["赵静", "科技界（召集人）"],
        &["钱进", "经济界等"],
    ]);
    assert_eq!(people(&draft), [("赵静", "科技界")]);
    let reasons = reasons(&draft);
    assert_eq!(reasons.len(), 3);
    assert!(
        reasons
            .iter()
            .all(|(_, column, reason)| column == "B" && reason.contains("只能写"))
    );
    assert_eq!(notes(&draft), ["界别后的“召集人”没有读入"]);
    let convenors = plain(&[&["界别", "召集人"], &["教育界、科技界", "王伟"]]);
    assert_eq!(
        (convenors.convenors.len(), convenors.rejected.len()),
        (0, 1)
    );
}

#[test]
fn cells_that_stand_in_each_others_place_make_nobody() {
    let draft = plain(&[
        &["姓名", "界别"],
        &["王伟", "教育界"],
        &["经济界", "张三丰"],
        &["经济界", "教育界"],
        &["李世界", "教育界"],
    ]);
    assert_eq!(people(&draft), [("王伟", "教育界"), ("李世界", "教育界")]);
    let reasons = reasons(&draft);
    assert!(reasons[0].2.contains("写反了"), "{reasons:?}");
    assert!(reasons[1].2.contains("写的是界别"), "{reasons:?}");
}

#[test]
fn what_heads_people_who_left_or_has_a_number_is_no_sector() {
    let draft = plain(&[
        &["姓名", "界别"],
        &["王伟", "退出"],
        &["李小明", "离任委员"],
        &["赵静", "列席"],
        &["孙立", "教育界12"],
        &["周明远", "教育界"],
    ]);
    assert_eq!(people(&draft), [("周明远", "教育界")]);
    assert!(
        reasons(&draft)
            .iter()
            .all(|(_, at, why)| at == "B" && why.contains("不像界别名称")),
        "{:?}",
        reasons(&draft)
    );
    assert_eq!(draft.rejected.len(), 4);
}

#[test]
fn offices_bodies_and_remarks_are_no_names() {
    let draft = plain(&[
        &["姓名", "界别"],
        &["张行长", "教育界"],
        &["市第一中学", "教育界"],
        &["商会", "经济界"],
        &["林业局", "经济界"],
        &["王一厅", "经济界"],
        &["待补", "教育界"],
        &["王伟 已辞", "教育界"],
        &["1.李小明", "教育界"],
        &["（2）赵静", "教育界"],
    ]);
    assert_eq!(
        people(&draft),
        [
            ("王一厅", "经济界"),
            ("李小明", "教育界"),
            ("赵静", "教育界")
        ]
    );
    // The seat that nobody has is told, and no fault.
    assert_eq!(draft.rejected.len(), 5);
}

#[test]
fn a_message_names_the_column_that_it_is_about() {
    let draft = plain(&[
        &["姓名", "单位", "", "姓名", "单位"],
        &["王伟", "一中", "", "李小明", "二中"],
    ]);
    let columns: Vec<_> = rejected(&draft)
        .into_iter()
        .map(|(_, column, _)| column)
        .collect();
    assert_eq!(columns, ["A", "D"]);
}

#[test]
fn a_sector_alone_in_its_row_opens_the_rows_below() {
    let draft = plain(&[
        &["界别", "姓名"],
        &["教育界"],
        &["", "王伟"],
        &["", "李小明"],
        &["经济界"],
        &["", "赵静"],
    ]);
    let expected = [("王伟", "教育界"), ("李小明", "教育界"), ("赵静", "经济界")];
    assert_eq!(people(&draft), expected);
    let draft = plain(&[
        &["姓名", "单位"],
        &["教育界"],
        &["王伟", "一中"],
        &["李小明", "二中"],
        &["经济界"],
        &["赵静", "三中"],
    ]);
    assert_eq!(people(&draft), expected);
    // A name that is missing is no heading's.
    let draft = plain(&[&["界别", "姓名"], &["教育界"], &["经济界", "赵静"]]);
    assert_eq!(rejected(&draft), [(2, "A".to_owned(), "教育界")]);
}

#[test]
fn blocks_side_by_side_have_their_own_sectors() {
    let expected = [
        ("王伟", "教育界"),
        ("李小明", "教育界"),
        ("赵静", "经济界"),
        ("钱进", "经济界"),
    ];
    let above = plain(&[
        &["教育界", "", "经济界（2人）", ""],
        &["姓名", "单位", "姓名", "单位"],
        &["王伟", "一中", "赵静", "银行"],
        &["李小明", "二中", "钱进", "商会"],
    ]);
    assert_eq!(people(&above), expected);
    let among = plain(&[
        &["姓名", "单位", "姓名", "单位"],
        &["教育界（1人）", "", "经济界（1人）", ""],
        &["王伟", "一中", "赵静", "银行"],
        &["宗教界（1人）", "", "体育界（1人）", ""],
        &["李小明", "二中", "钱进", "商会"],
    ]);
    let names: Vec<_> = people(&among);
    assert_eq!(
        names,
        [
            ("王伟", "教育界"),
            ("李小明", "宗教界"),
            ("赵静", "经济界"),
            ("钱进", "体育界")
        ]
    );
    assert_eq!(among.rejected, []);
    // A header that reaches over two columns of names, twice.
    let merged = read(&sheet(
        &[
            &["界别", "委员姓名", "", "界别", "委员姓名", ""],
            &["教育界", "王伟", "李小明", "经济界", "赵静", "钱进"],
        ],
        |sheet| {
            let format = rust_xlsxwriter::Format::new();
            for (first, last) in [(1, 2), (4, 5)] {
                sheet
                    .merge_range(0, first, 0, last, "委员姓名", &format)
                    .expect("merged");
            }
        },
    ));
    assert_eq!(people(&merged), expected);
    assert_eq!(notes(&merged), [""; 0]);
}

#[test]
fn columns_without_headers_that_name_nobody_are_told() {
    let beside = plain(&[
        &["委员名单"],
        &["教育界", "", "经济界", ""],
        &["王伟", "一中", "赵静", "银行"],
        &["李小明", "二中", "钱进", "会长"],
    ]);
    let below = plain(&[
        &["教育界"],
        &["王伟", "市一中校长", "男"],
        &["李小明", "市二中教师", "女"],
        &["经济界"],
        &["赵静", "银行行长", "女"],
        &["钱进", "商会会长", "男"],
    ]);
    for draft in [&beside, &below] {
        assert_eq!(
            people(draft),
            [
                ("王伟", "教育界"),
                ("李小明", "教育界"),
                ("赵静", "经济界"),
                ("钱进", "经济界")
            ]
        );
        let told = notes(draft);
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told.iter().all(|it| it.contains("看着不是姓名")),
            "{told:?}"
        );
    }
}

#[test]
fn a_title_of_people_who_are_no_members_makes_none() {
    for title in ["关于免去委员资格的名单", "各界别联络员名单"] {
        let draft = plain(&[&[title], &["姓名", "界别"], &["王伟", "教育界"]]);
        assert_eq!(
            (draft.members.len(), draft.rejected.len()),
            (0, 1),
            "{title}"
        );
    }
}
