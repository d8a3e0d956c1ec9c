//! Editors for several records: whom they are for is seen, and saving is one entry.

use super::*;

#[test]
fn several_are_approved_ended_and_enter_a_workroom_at_once() {
    let several = |command, kind, ids: &[u64]| {
        Invocation::of(command, Subject::several(kind, ids.iter().copied()))
    };
    let mut office = TestStore::filled();
    let before = office.book().seq();
    let rooms = several(CommandId::EnterWorkroom, Kind::Member, &[1, 2, 3]);
    let mut editor = office.open(&rooms);
    let shown = text(&editor);
    assert!(
        shown.contains("3：王伟、李小明") && shown.contains("×3"),
        "{shown}"
    );
    // None is chosen yet.
    assert!(!matches!(
        office.press(&mut editor, "Ctrl-S"),
        Outcome::Gave(EditorOutcome::Save(_))
    ));
    office.story(&rooms, "gzs Enter");
    let is_in = |id| {
        let member = office.book().members.get(MemberId(id)).unwrap();
        *member.workroom.latest()
    };
    assert!(
        [1, 2, 3]
            .into_iter()
            .all(|id| is_in(id) == Some(WorkroomId(1)))
    );
    assert_eq!(office.book().seq().0, before.0 + 1, "one entry");

    let both = [1, 2];
    office.story(
        &several(CommandId::RecordApproval, Kind::Convenor, &both),
        "Ctrl-U - 1",
    );
    let approved = office
        .book()
        .convenors
        .iter()
        .filter(|it| it.approved.is_some());
    assert_eq!(approved.count(), 2);
    office.story(
        &several(CommandId::End, Kind::Convenor, &both),
        "Ctrl-U - 1 Tab 换 届",
    );
    let ended = office
        .book()
        .convenors
        .iter()
        .filter(|it| it.ended.is_some());
    assert_eq!(ended.count(), 2);
    let again = several(CommandId::End, Kind::Convenor, &both);
    let why = office.look(|ctx| open(&again, ctx).err()).expect("ended");
    assert!(
        why.zh.contains("王伟") && why.zh.contains("请先取消标记"),
        "{why:?}"
    );
}
