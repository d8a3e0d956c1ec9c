//! The forms' screen: one form after the other, and several at once.

use crate::story::Seat;
use crate::test_store::{TestStore, system_user};

/// The members whose forms wait to be filed, as the queue has them: the oldest deadline first.
fn queue(office: &TestStore) -> Vec<String> {
    let forms = office.json(&["forms", "--status", "submitted"]);
    let mut forms: Vec<_> = forms.as_array().expect("an array").clone();
    forms.sort_by_key(|form| (form["submitted_on"].to_string(), form["id"].as_u64()));
    let name = |form: &serde_json::Value| form["member"].as_str().expect("a name").to_owned();
    forms.iter().map(name).collect()
}

fn at(office: &TestStore, status: &str) -> usize {
    office.forms(status).len()
}

#[test]
fn forms_are_filed_returned_and_uploaded_and_the_archive_has_them() {
    let office = TestStore::of(&["--members", "60", "--forms", "60", "--seed", "5"]);
    let queue = queue(&office);
    let n = queue.len();
    let (filed, returned) = (at(&office, "filed"), at(&office, "returned"));
    let (uploaded, withdrawn) = (at(&office, "uploaded"), at(&office, "withdrawn"));
    assert!(n > 4 && filed > 1, "the demo has enough to do");
    let mut story = Seat::of(&office, "王秘书").open();
    // The first is filed, and the next one is there.
    story.press("F3").shows(&format!("待备案 (1/{n})"));
    story.shows(&format!("· {} ─", queue[0]));
    story.press("f").shows("备案登记表：");
    story.shows(&format!("待备案 (1/{})", n - 1));
    story.shows(&format!("· {} ─", queue[1]));
    // A return wants a reason; then the next one is there.
    story
        .press("r")
        .shows("理由")
        .press("Enter")
        .shows("请填写");
    story
        .type_in("请补充群众的原话")
        .press("Enter")
        .hides("理由：");
    story.shows(&format!("待备案 (1/{})", n - 2));
    story.shows(&format!("· {} ─", queue[2]));
    // Two by their marks, while the third of the list stays.
    story.press("Space Space f").shows("2 份：");
    story.shows(&format!("待备案 (1/{})", n - 4));
    story.shows(&format!("· {} ─", queue[4]));
    // What was filed waits for its upload, all of it at once.
    story
        .press("Tab")
        .shows(&format!("待上传 (1/{})", filed + 3));
    story.press("* p").shows(&format!("{} 份：", filed + 3));
    story.shows("没有待上传的登记表");
    let done = uploaded + filed + 3 + withdrawn;
    story.press("Tab Tab Tab").shows(&format!("归档 {done}"));
    story.press("/").type_in(&queue[0]).press("Enter");
    story
        .shows("归档 · 2026")
        .shows(&format!("· {} ─", queue[0]));
    story.shows("已上传").shows(&system_user());
    // The returned one is with its member, with the reason.
    story
        .press("Esc Shift-Tab Shift-Tab /")
        .type_in(&queue[1])
        .press("Enter");
    story.shows("请补充群众的原话");
    story.press("F10").leaves(0);
    assert_eq!(at(&office, "submitted"), n - 4);
    assert_eq!(at(&office, "returned"), returned + 1);
    assert_eq!(at(&office, "uploaded"), uploaded + filed + 3);
    let journal = office.json(&["journal", "--limit", "4"]);
    let verbs: Vec<_> = journal
        .as_array()
        .expect("an array")
        .iter()
        .map(|entry| (entry["actor"].clone(), entry["front"].clone()))
        .collect();
    assert!(
        verbs
            .iter()
            .all(|it| *it == (system_user().into(), "screen".into())),
        "{verbs:?}"
    );
    office.runs(&["verify"]).done();
}
