//! Key contacts and their log as tables that an office makes: whose a contact is stands beside it.

use jiebie::desk::import::Answers;
use jiebie::domain::contact::ContactWay;
use jiebie::domain::id::{KeyContactId, MemberId};

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
