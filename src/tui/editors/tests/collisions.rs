//! Two people at one record: both versions are shown, and nothing is lost.

use super::*;

/// A colleague changes a member's employer and phone.
fn meanwhile(office: &TestStore) {
    let mut colleague = office.colleague();
    let mut record = colleague.book().members.get(MemberId(1)).unwrap().clone();
    record.employer = "市二中校长".into();
    record.phone = "13700000000".into();
    let seen = colleague.book().seq_of(Kind::Member, 1).unwrap();
    colleague
        .carry_out(&Edit {
            record: record.into(),
            seen,
        })
        .expect("changed");
}

fn collided() -> (TestStore, RecordEditor) {
    let mut office = TestStore::filled();
    let mut editor = office.open(&edit(MemberId(1)));
    office.press(&mut editor, "Tab Tab 侗 族 Tab Tab 、 书 记");
    meanwhile(&office);
    let result = office.save(&mut editor, "");
    assert!(matches!(
        result,
        Err(Refusal::Conflict {
            theirs: Some(_),
            ..
        })
    ));
    (office, editor)
}

#[test]
fn both_versions_are_shown_and_nothing_is_lost() {
    let (mut office, mut editor) = collided();
    assert!(editor.is_comparing());
    for locale in Locale::ALL {
        let shown = drawn(&editor, 80, 24, locale);
        for words in ["市第一中学校长、书记", "市二中校长", "13700000000"] {
            assert!(shown.text.contains(words), "{words}\n{}", shown.text);
        }
        assert!(shown.caret.is_some());
        for (width, height) in [(1, 1), (5, 40), (30, 7), (60, 16), (200, 50)] {
            drawn(&editor, width, height, locale);
        }
    }
    // Own words stay, what was not touched is theirs.
    office.save(&mut editor, "").expect("saved");
    let member = office.book().members.get(MemberId(1)).unwrap();
    assert_eq!(member.employer, "市第一中学校长、书记");
    assert_eq!(
        (member.ethnicity.as_str(), member.phone.as_str()),
        ("侗族", "13700000000")
    );
}

#[test]
fn theirs_is_taken_field_by_field_or_wholly() {
    // The differences in their order: ethnic group, employer, phone.
    let (mut office, mut editor) = collided();
    office.press(&mut editor, "Down Space Enter");
    assert!(!editor.is_comparing());
    assert_eq!(editor.form().text("employer"), "市二中校长");
    office.save(&mut editor, "").expect("saved");
    let member = office.book().members.get(MemberId(1)).unwrap();
    assert_eq!(
        (member.ethnicity.as_str(), member.employer.as_str()),
        ("侗族", "市二中校长")
    );

    let (office, mut editor) = collided();
    office.press(&mut editor, "t Enter");
    assert_eq!(editor.form().text("ethnicity"), "");
    assert_eq!(editor.form().text("phone"), "13700000000");

    let (mut office, mut editor) = collided();
    office.save(&mut editor, "m").expect("saved over theirs");
    let member = office.book().members.get(MemberId(1)).unwrap();
    assert_eq!(
        (member.employer.as_str(), member.phone.as_str()),
        ("市第一中学校长、书记", "")
    );
}

#[test]
fn leaving_the_comparison_decides_nothing() {
    let (mut office, mut editor) = collided();
    office.press(&mut editor, "Esc");
    assert!(!editor.is_comparing());
    let again = office.save(&mut editor, "");
    assert!(matches!(again, Err(Refusal::Conflict { .. })));
    assert!(editor.is_comparing());
}

#[test]
fn a_change_that_the_editor_does_not_show_is_kept_too() {
    let mut office = TestStore::filled();
    let mut editor = office.open(&of(CommandId::EnterWorkroom, MemberId(1)));
    office.press(&mut editor, "gzs Enter");
    meanwhile(&office);
    let result = office.save(&mut editor, "");
    assert!(matches!(result, Err(Refusal::Conflict { .. })));
    // Its one field differs from theirs because it was filled in here.
    office.save(&mut editor, "").expect("saved");
    let member = office.book().members.get(MemberId(1)).unwrap();
    assert_eq!(
        (*member.workroom.latest(), member.employer.as_str()),
        (Some(WorkroomId(1)), "市二中校长")
    );
}

#[test]
fn a_record_that_was_struck_out_is_said_to_be() {
    let mut office = TestStore::filled();
    let mut editor = office.open(&edit(WorkroomId(1)));
    office
        .colleague()
        .carry_out(&crate::desk::Remove {
            kind: Kind::Workroom,
            id: 1,
        })
        .expect("struck out");
    let result = office.save(&mut editor, "X");
    assert!(matches!(
        result,
        Err(Refusal::Conflict { theirs: None, .. })
    ));
    assert!(text(&editor).contains("刚被别人删除"), "{}", text(&editor));
    let outcome = office.press(&mut editor, "Ctrl-S");
    assert!(matches!(outcome, Outcome::Taken));
    assert_eq!(editor.form().text("name"), "教育界委员工作室X");
}

#[test]
fn whoever_saves_again_sees_what_it_is_for_as_it_is_now() {
    let mut office = TestStore::filled();
    let mut editor = office.open(&of(CommandId::Leave, MemberId(1)));
    office.press(&mut editor, "Tab 调 离");
    let typed = text(&editor);
    let mut colleague = office.colleague();
    let mut record = colleague.book().members.get(MemberId(1)).unwrap().clone();
    record.name = "欧阳伟".into();
    let seen = colleague.book().seq_of(Kind::Member, 1).unwrap();
    let record = record.into();
    let changed = colleague.carry_out(&Edit { record, seen });
    changed.expect("changed");
    let overtaken = Refusal::Overtaken {
        kind: Kind::Member,
        name: "欧阳伟".into(),
    };
    office.desk.refresh().expect("read");
    office.look(|ctx| editor.refuse(&overtaken, ctx));
    let now = text(&editor);
    assert!(!typed.contains("欧阳伟") && now.contains("欧阳伟"), "{now}");
    assert!(now.contains("调离"), "{now}");
}
