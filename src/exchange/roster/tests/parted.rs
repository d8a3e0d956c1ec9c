//! Registers with parts whose people are no members, or were added.

use super::*;

fn people(draft: &RosterDraft) -> Vec<(&str, &str)> {
    let all = draft.members.iter();
    all.map(|it| (it.name.as_str(), it.sector.value.as_str()))
        .collect()
}

#[test]
fn nobody_under_a_heading_of_those_who_left_is_taken() {
    let draft = plain(&[
        &["委员名册"],
        &["姓名", "性别", "单位"],
        &["教育界"],
        &["周明远", "男", "市一中"],
        &["新任委员"],
        &["李华", "女", "市三中"],
        &["退出委员"],
        &["林秀兰", "女", "市二小"],
        &["何志远", "男", "市局"],
        &["经济界"],
        &["高翔", "男", "商贸"],
        &["三、离任委员（1人）"],
        &["赵国强", "男", "统计局"],
    ]);
    assert_eq!(
        people(&draft),
        [("周明远", "教育界"), ("李华", "教育界"), ("高翔", "经济界")]
    );
    let [added] = draft.notes.as_slice() else {
        panic!("{:?}", draft.notes);
    };
    assert_eq!(added.value, "新任委员");
    assert!(added.text.zh.contains("上面的教育界"), "{added:?}");
    let [left, ended] = draft.rejected.as_slice() else {
        panic!("{:?}", draft.rejected);
    };
    assert_eq!((left.at.row, left.last_row), (7, 9));
    assert!(left.reason.zh.contains("下面的 2 行没有"), "{left:?}");
    assert_eq!((ended.at.row, ended.last_row), (12, 13));
}

#[test]
fn nor_where_a_column_names_the_sectors() {
    let draft = plain(&[
        &["姓名", "界别", "单位"],
        &["周明远", "教育界", "市一中"],
        &["以下为退出委员"],
        &["姓名", "界别", "单位"],
        &["林秀兰", "教育界", "市二小"],
        &["增补委员"],
        &["高翔", "经济界", "商贸"],
    ]);
    assert_eq!(people(&draft), [("周明远", "教育界"), ("高翔", "经济界")]);
    assert_eq!(draft.rejected.len(), 1);
    // A table of rejected rows has the sector beside the heading; it stays one.
    let again = plain(&[
        &["姓名", "单位", "界别"],
        &["退出委员", "", "教育界"],
        &["林秀兰", "市二小", "教育界"],
    ]);
    assert_eq!(people(&again), []);
}

#[test]
fn a_title_or_a_sheets_name_says_whose_table_it_is() {
    let rows: [&[&str]; 2] = [&["姓名", "界别"], &["高翔", "经济界"]];
    let bytes = fixtures::xlsx(|book| {
        for name in ["委员", "退出委员"] {
            let sheet = book.add_worksheet();
            sheet.set_name(name).expect("a name");
            for (row, cells) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(cells) {
                    sheet.write(row, column, *cell).expect("a cell");
                }
            }
        }
    });
    let draft = read(&bytes);
    assert_eq!(people(&draft), [("高翔", "经济界")]);
    assert_eq!(rejected(&draft), [(1, "A".into(), "退出委员")]);
    for title in ["已故委员名册", "列席人员名单", "往届委员", "机关干部名册"]
    {
        let draft = plain(&[&[title], rows[0], rows[1]]);
        assert_eq!(people(&draft), [], "{title}");
        assert_eq!(rejected(&draft), [(1, "A".into(), title)]);
    }
}

#[test]
fn members_under_many_unknown_headers_are_read() {
    let draft = plain(&[
        &["姓名", "界别", "学历", "籍贯", "微信"],
        &["周明远", "教育界", "本科", "湖南", "wx1"],
    ]);
    assert_eq!(people(&draft), [("周明远", "教育界")]);
    assert_eq!(draft.notes.len(), 3, "{:?}", draft.notes);
    // Labels and answers of a form are no headers.
    let form = sheet(
        &[
            &["姓名", "王伟", "界别", "教育界"],
            &["学历", "本科", "籍贯", "湖南"],
        ],
        |_| {},
    );
    assert!(read_roster("表.xlsx", &form, &Limits::default()).is_err());
}

#[test]
fn a_post_behind_a_convenors_name_describes_no_character() {
    let draft = plain(&[
        &["界别", "第一召集人", "召集人"],
        &["教育界", "周明（校长）", "高翔（馆长）"],
    ]);
    assert_eq!(draft.rejected, []);
    let read = &draft.convenors[0];
    assert_eq!(word(&read.first).as_deref(), Some("周明"));
    let told: Vec<_> = draft
        .notes
        .iter()
        .map(|note| note.text.zh.as_ref())
        .collect();
    assert_eq!(told, ["姓名后的“校长”没有读入", "姓名后的“馆长”没有读入"]);
}

#[test]
fn a_number_behind_somebody_elses_name_is_not_the_members() {
    for heads in [
        ["姓名", "界别", "联络员", "联系电话"],
        ["姓名", "界别", "秘书", "电话"],
    ] {
        let draft = plain(&[&heads, &["周明", "教育界", "小李", "13811111111"]]);
        assert_eq!(draft.members[0].phone, None, "{heads:?}");
        let told = draft.notes.iter().map(|note| note.text.zh.as_ref());
        let told: Vec<&str> = told.filter(|it| it.contains("委员电话")).collect();
        assert_eq!(told.len(), 1, "{:?}", draft.notes);
    }
    let draft = plain(&[
        &["界别", "姓名", "秘书", "委员电话"],
        &["教育界", "周明", "小李", "13811111111"],
    ]);
    assert_eq!(
        word(&draft.members[0].phone).as_deref(),
        Some("13811111111")
    );
    // A liaison's among the convenors is his.
    let draft = plain(&[
        &["界别", "召集人", "联络员", "电话"],
        &["教育界", "周明", "小李", "13811111111"],
    ]);
    let phone = &draft.convenors[0].liaison_phone;
    assert_eq!(word(phone).as_deref(), Some("13811111111"));
}

#[test]
fn what_a_column_says_of_serving_is_a_remark() {
    let draft = plain(&[
        &["姓名", "界别", "状态", "离任时间", "备注"],
        &["周明", "教育界", "在任", "", ""],
        &["何志远", "教育界", "已离任", "2026-06-01", ""],
        &["高翔", "教育界", "", "", "待定"],
    ]);
    let remarks = draft.members.iter().map(|it| word(&it.remark));
    let remarks: Vec<_> = remarks.collect();
    assert_eq!(remarks[0], None);
    let left = remarks[1].as_deref();
    assert_eq!(left, Some("已离任，离任（离任时间：2026-06-01）"));
    assert_eq!(remarks[2].as_deref(), Some("待定"));
}

#[test]
fn the_stores_number_stands_for_name_and_sector() {
    let draft = plain(&[
        &["库内编号", "界别", "所在专委会", "联系电话"],
        &["1", "教育界", "提案委员会", "13911110001"],
        &["3", "", "", "13911110003"],
    ]);
    let [first, third] = draft.members.as_slice() else {
        panic!("{:?}", draft.members);
    };
    let number = |member: &MemberDraft| member.id.as_ref().map(|id| id.value);
    assert_eq!((number(first), first.name.as_str()), (Some(1), ""));
    assert_eq!((number(third), third.sector.value.as_str()), (Some(3), ""));
    assert_eq!(draft.map, []);
}
