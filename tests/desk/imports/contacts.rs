//! Key contacts and their log as tables that an office makes: whose a contact is stands beside it.

use jiebie::desk::import::Answers;
use jiebie::desk::opinion::AssignOpinion;
use jiebie::domain::contact::ContactWay;
use jiebie::domain::id::{KeyContactId, MemberId, OpinionId};
use jiebie::domain::opinion::UnitRole;
use jiebie::domain::record::Kind;

use super::records::{import, nothing_changed, office, sheet};
use crate::testkit::*;

#[test]
fn contacts_and_their_log_come_in_as_tables() {
    let mut desk = office();
    let contacts = sheet(
        "",
        &[
            &[
                "界别",
                "委员",
                "联系对象",
                "单位",
                "电话",
                "建立",
                "最近",
                "方式",
            ],
            &[
                "教育界",
                "王伟",
                "赵一",
                "个体户",
                "13800000001",
                "2026-02-01",
                "2026-02-10",
                "电话",
            ],
            &["科技界", "王伟", "赵一", "研究员", "", "2026-02-01", "", ""],
            &["教育界", "李明", "钱二", "", "", "2026-02-01", "", ""],
        ],
    );
    let done = import(&mut desk, "联系对象.csv", &contacts, Answers::default());
    assert_eq!(
        done.value.files[0].accepted, 3,
        "{:#?}",
        done.value.files[0]
    );
    let log = sheet(
        "",
        &[
            &["界别", "委员", "联系对象", "日期", "方式", "内容"],
            &["教育界", "王伟", "赵一", "2026-05-06", "走访", "盼修路"],
            &["科技界", "王伟", "赵一", "2026-05-07", "微信", "职称评审"],
            &["教育界", "李明", "赵一", "2026-05-08", "电话", "不是他的"],
            &["教育界", "李明", "钱二", "2026-05-08", "电话", ""],
        ],
    );
    let done = import(&mut desk, "联系记录.csv", &log, Answers::default());
    let file = &done.value.files[0];
    assert_eq!(file.accepted, 3, "{file:#?}");
    assert_eq!(file.rejected.len(), 1, "{file:#?}");
    assert!(file.rejected[0].reason.zh.contains("“赵一”"), "{file:#?}");
    let logged: Vec<_> = desk
        .book()
        .contact_entries
        .iter()
        .map(|it| (it.key_contact.0, it.way, it.heard.as_str()))
        .collect();
    assert_eq!(
        logged,
        [
            (1, ContactWay::Visit, "盼修路"),
            (2, ContactWay::WeChat, "职称评审"),
            (3, ContactWay::Phone, ""),
        ]
    );
    let again = import(&mut desk, "联系记录.csv", &log, Answers::default());
    assert_eq!(again.value.files[0].unchanged, 3);
    // The list shows what the log has, and comes back without changing what the contact says itself.
    let contact = |desk: &TestStore| desk.book().key_contacts.get(KeyContactId(1)).cloned();
    let before = contact(&desk).expect("there");
    let listed = sheet(
        "",
        &[
            &["界别", "委员", "重点联系对象", "最近联系", "方式"],
            &["教育界", "王伟", "赵一", "2026-05-06", "走访群众"],
        ],
    );
    let done = import(&mut desk, "重点联系对象.csv", &listed, Answers::default());
    nothing_changed(&done.value, "what the list shows");
    assert_eq!(contact(&desk), Some(before));
    // A later day is news.
    let later = sheet(
        "",
        &[
            &["界别", "委员", "重点联系对象", "最近联系", "方式"],
            &["教育界", "王伟", "赵一", "2026-06-06", "走访群众"],
        ],
    );
    import(&mut desk, "重点联系对象.csv", &later, Answers::default());
    let heard = contact(&desk).and_then(|it| desk.book().last_heard(&it, date(TODAY)));
    assert_eq!(heard.map(|it| it.on), Some(date("2026-06-06")));
    assert_eq!(
        desk.book().key_contacts_of(MemberId(1), date(TODAY)).len(),
        1
    );
}

#[test]
fn a_log_whose_member_is_nobody_or_anothers_is_not_taken_for_whoevers_contact_it_names() {
    let mut desk = office();
    let contacts = sheet(
        "",
        &[
            &["界别", "委员", "联系对象", "建立"],
            &["教育界", "李明", "钱二", "2026-02-01"],
        ],
    );
    import(&mut desk, "联系对象.csv", &contacts, Answers::default());
    for member in ["无此人", "王伟"] {
        let log = sheet(
            "",
            &[
                &["委员", "联系对象", "日期", "方式", "内容"],
                &[member, "钱二", "2026-05-08", "电话", "盼修路"],
            ],
        );
        let done = import(&mut desk, "联系记录.csv", &log, Answers::default());
        let file = &done.value.files[0];
        assert_eq!(file.accepted, 0, "{member}: {file:#?}");
        assert_eq!(file.rejected.len(), 1, "{member}: {file:#?}");
    }
    let log = sheet(
        "",
        &[
            &["界别", "委员", "联系对象", "日期", "方式", "内容"],
            &["科技界", "李明", "钱二", "2026-05-08", "电话", "盼修路"],
        ],
    );
    let done = import(&mut desk, "联系记录.csv", &log, Answers::default());
    assert_eq!(
        done.value.files[0].accepted, 0,
        "{:#?}",
        done.value.files[0]
    );
    assert_eq!(desk.book().contact_entries.len(), 0);
}

#[test]
fn what_was_met_on_a_day_is_not_written_over_by_another_meeting_of_it() {
    let mut desk = office();
    desk.carry_out(&add(leader("郑明", &[]))).expect("entered");
    let met = |what: &str| {
        sheet(
            "",
            &[
                &["联系界别记录", "", "", ""],
                &["时间", "主席会议成员", "界别", "联系情况"],
                &["2026-05-08", "郑明", "教育界", what],
            ],
        )
    };
    import(
        &mut desk,
        "联系界别记录.csv",
        &met("参加调研"),
        Answers::default(),
    );
    let done = import(
        &mut desk,
        "联系界别记录.csv",
        &met("听取意见"),
        Answers::default(),
    );
    let file = &done.value.files[0];
    assert_eq!(file.rejected.len(), 1, "{file:#?}");
    let all: Vec<_> = desk
        .book()
        .leader_contacts
        .iter()
        .map(|it| it.what.as_str())
        .collect();
    assert_eq!(all, ["参加调研"]);
}

#[test]
fn an_opinion_is_its_reporters_and_a_list_changes_none_that_is_handled() {
    let mut desk = office();
    let told = |member: &str, content: &str| {
        sheet(
            "",
            &[
                &["收到时间", "题目", "反映委员", "界别", "内容"],
                &["2026-05-08", "乡村教师周转房", member, "教育界", content],
            ],
        )
    };
    for member in ["王伟", "李明"] {
        let done = import(
            &mut desk,
            "意见建议.csv",
            &told(member, "盼建房"),
            Answers::default(),
        );
        assert_eq!(
            done.value.files[0].accepted, 1,
            "{:#?}",
            done.value.files[0]
        );
    }
    let ids = desk.book().ids(Kind::Opinion);
    assert_eq!(ids.len(), 2, "two members said it");
    desk.carry_out(&AssignOpinion {
        opinion: OpinionId(ids[1]),
        unit: "市教育局".into(),
        role: UnitRole::Lead,
        on: date("2026-05-12"),
    })
    .expect("assigned");
    let done = import(
        &mut desk,
        "意见建议.csv",
        &told("李明", "另一件事"),
        Answers::default(),
    );
    let file = &done.value.files[0];
    assert_eq!(file.rejected.len(), 1, "{file:#?}");
    assert!(
        file.rejected[0].reason.zh.contains("2026-05-12"),
        "{file:#?}"
    );
    let it = desk.book().opinions.get(OpinionId(ids[1])).expect("there");
    assert_eq!(it.content, "盼建房");
    // As long as nothing was done a list corrects it, and the same again changes nothing.
    let done = import(
        &mut desk,
        "意见建议.csv",
        &told("王伟", "盼建周转房"),
        Answers::default(),
    );
    assert_eq!(
        done.value.files[0].accepted, 1,
        "{:#?}",
        done.value.files[0]
    );
    let same = import(
        &mut desk,
        "意见建议.csv",
        &told("李明", "盼建房"),
        Answers::default(),
    );
    assert_eq!(same.value.files[0].unchanged, 1);
}
