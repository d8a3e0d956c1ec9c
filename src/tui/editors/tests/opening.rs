//! Editors opened, drawn, titled, closed, and taken up again from a draft.

use super::*;

#[test]
fn every_command_that_opens_an_editor_is_tried() {
    let office = TestStore::filled();
    let tried = every_what();
    for command in CommandId::all() {
        let opens = Kind::ALL.iter().any(|kind| {
            let it = Invocation::of(command, Subject::of(*kind, 1));
            office.look(|ctx| open(&it, ctx)).is_ok()
        });
        let setting = matches!(command, CommandId::Set(_));
        let known = tried.iter().any(|it| it.command == command);
        assert!(!opens || known || setting, "{command:?} is not tried");
    }
}

#[test]
fn every_editor_opens_and_draws_at_any_size_in_both_languages() {
    for locale in Locale::ALL {
        let mut office = TestStore::filled();
        office.locale = locale;
        for what in every_what() {
            let mut editor = office.open(&what);
            let title = title(&what, office.book());
            assert!(!title.zh.is_empty() && !title.en.is_empty());
            for (width, height) in [(80, 24), (120, 36), (200, 50)] {
                let shown = drawn(&editor, width, height, locale);
                assert!(
                    shown.text.contains(title.say(locale)),
                    "{what:?}\n{}",
                    shown.text
                );
                assert!(shown.caret.is_some(), "{what:?} has no caret");
            }
            for (width, height) in [(1, 1), (2, 3), (7, 2), (20, 5), (33, 9), (60, 16)] {
                drawn(&editor, width, height, locale);
                office.press(&mut editor, "Enter Down Esc Tab");
            }
        }
    }
}

#[test]
fn in_an_empty_organisation_an_editor_opens_or_says_why_not() {
    let office = TestStore::empty();
    let facts = office.facts();
    let mut opened = Vec::new();
    for what in every_what() {
        match open(&what, &office.ctx(&facts)) {
            Ok(editor) => {
                assert!(text(&editor).contains("保存"), "{what:?}");
                opened.push(what);
            }
            Err(why) => assert!(!why.zh.is_empty() && !why.en.is_empty(), "{what:?}"),
        }
    }
    assert_eq!(
        opened,
        [
            edit(OnlyId::ONLY),
            setting("plan-due"),
            add(Kind::Committee, ()),
            add(Kind::Workroom, ()),
            add(Kind::Department, ()),
            add(Kind::PointsTable, ()).in_year(YEAR),
            add(Kind::PointsItem, ()),
            add(Kind::PublicityPlan, ()).in_year(YEAR),
            add(Kind::Study, ()),
            add(Kind::Circular, ()).in_year(YEAR),
            add(Kind::CouncilSitting, ()),
            add(Kind::ReminderRound, ()),
        ]
    );
}

#[test]
fn what_can_not_be_edited_now_says_so() {
    let mut office = TestStore::filled();
    office.story(&of(CommandId::Leave, MemberId(4)), "");
    office.story(&end(ConvenorId(2)), "");
    let facts = office.facts();
    let ctx = office.ctx(&facts);
    for (what, words) in [
        (edit(FormId(2)), "已备案"),
        (of(CommandId::Leave, MemberId(4)), "已经离任"),
        (end(ConvenorId(2)), "已于 2026-11-24 终止"),
        (of(CommandId::DesignateFirst, SectorId(2)), "没有召集人"),
        (
            of(CommandId::EndKeyContact, MemberId(2)),
            "没有重点联系对象",
        ),
        (of(CommandId::ElectConvenor, SectorId(3)), "没有可推选"),
        (edit(MemberId(99)), "没有编号为 99 的委员"),
    ] {
        let why = open(&what, &ctx)
            .err()
            .unwrap_or_else(|| panic!("{what:?} opened"));
        assert!(why.zh.contains(words), "{what:?}: {why:?}");
    }
}

#[test]
fn titles_name_the_record() {
    let office = TestStore::filled();
    for (what, zh, en) in [
        (edit(MemberId(1)), "修改委员 王伟", "edit member: 王伟"),
        (
            add(Kind::Member, SectorId(1)),
            "新增委员 教育界",
            "add member: 教育界",
        ),
        (add(Kind::Member, ()), "新增委员", "add member"),
        (
            of(CommandId::ElectConvenor, SectorId(1)),
            "推选召集人 教育界",
            "elect a convenor: 教育界",
        ),
        (
            setting("plan-due"),
            "修改设置 界别年度工作计划截止日",
            "change a setting: sectors' plans are due",
        ),
    ] {
        let title = title(&what, office.book());
        assert_eq!((title.zh.as_ref(), title.en.as_ref()), (zh, en));
    }
}

#[test]
fn a_draft_is_taken_up_again_in_every_editor() {
    let office = TestStore::filled();
    for what in every_what() {
        let mut editor = office.open(&what);
        office.press(&mut editor, "x Enter Tab y Tab 3 - 1 Tab Space Tab z");
        let at = date("2026-11-24").and_hms_opt(12, 0, 0).expect("a time");
        let draft = office.look(|ctx| editor.draft(at, ctx));
        let json = serde_json::to_string(&draft).expect("a draft is written");
        let draft = serde_json::from_str(&json).expect("and read");
        let mut again = office.open(&what);
        let left = office.look(|ctx| again.restore(&draft, ctx));
        assert_eq!(left, [], "{what:?}");
        assert_eq!(office.look(|ctx| again.draft(at, ctx)), draft, "{what:?}");
        for field in editor.form().fields() {
            let text = again.form().editor(field.id).map(|it| it.text());
            assert_eq!(text, Some(field.editor.text()), "{what:?} {}", field.id);
        }
    }
}

#[test]
fn what_has_no_place_any_more_is_handed_back() {
    let office = TestStore::filled();
    let what = add(Kind::Plan, Body::Sector(SectorId(1))).in_year(YEAR);
    let mut editor = office.open(&what);
    office.press(&mut editor, "X");
    let at = date("2026-11-24").and_hms_opt(12, 0, 0).expect("a time");
    let mut draft = office.look(|ctx| editor.draft(at, ctx));
    let gone = crate::tui::drafts::Typed {
        id: "a-field-of-old".into(),
        label: Text::of("旧栏", "an old field"),
        text: "写过的话".into(),
        words: "写过的话".into(),
        before: String::new(),
    };
    draft.fields.push(gone.clone());
    let mut again = office.open(&what);
    assert_eq!(office.look(|ctx| again.restore(&draft, ctx)), [gone]);
    assert_eq!(again.form().text("title"), editor.form().text("title"));
}

#[test]
fn closing_asks_before_anything_typed_is_lost() {
    let office = TestStore::filled();
    let mut editor = office.open(&add(Kind::Plan, Body::Sector(SectorId(1))).in_year(YEAR));
    assert!(matches!(office.press(&mut editor, "Esc"), Outcome::Closed));
    assert!(!editor.is_changed());
    let outcome = office.press(&mut editor, "X");
    assert!(editor.is_changed());
    assert!(matches!(outcome, Outcome::Gave(EditorOutcome::Changed)));
    assert!(matches!(office.press(&mut editor, "Esc"), Outcome::Taken));
    // Enter goes on.
    assert!(matches!(office.press(&mut editor, "Enter"), Outcome::Taken));
    assert!(editor.is_changed());
    let outcome = office.press(&mut editor, "Esc F7");
    assert!(matches!(outcome, Outcome::Gave(EditorOutcome::Keep)));
    let outcome = office.press(&mut editor, "Esc F8");
    assert!(matches!(outcome, Outcome::Gave(EditorOutcome::Discard)));
}

#[test]
fn any_keys_in_any_editor_at_any_size() {
    use proptest::test_runner::{Config, TestRunner};
    const KEYS: [&str; 24] = [
        "Tab",
        "Tab",
        "Shift-Tab",
        "Enter",
        "Enter",
        "Esc",
        "Up",
        "Down",
        "Left",
        "Right",
        "Space",
        "王",
        "w",
        "-",
        "3",
        "Ctrl-S",
        "Backspace",
        "Ctrl-U",
        "F7",
        "F8",
        "m",
        "t",
        "PageDown",
        "End",
    ];
    let office = TestStore::filled();
    let editors = every_what();
    let facts = office.facts();
    let one = (
        0..editors.len(),
        proptest::collection::vec(0..KEYS.len(), 0..40),
        1u16..100,
        1u16..40,
    );
    let mut runner = TestRunner::new(Config::with_cases(96));
    runner
        .run(&one, |(what, names, width, height)| {
            let mut editor = office.open(&editors[what]);
            for name in names {
                let outcome = office.press(&mut editor, KEYS[name]);
                drawn(&editor, width, height, Locale::Zh);
                match outcome {
                    Outcome::Closed
                    | Outcome::Gave(EditorOutcome::Keep | EditorOutcome::Discard) => {
                        editor = office.open(&editors[what]);
                    }
                    // As if somebody had changed the record just now.
                    Outcome::Gave(EditorOutcome::Save(_)) => {
                        if let Some((kind, id)) = editor.corrects() {
                            let theirs = office.book().record(kind, id).map(Box::new);
                            let conflict = Refusal::Conflict { kind, theirs };
                            editor.refuse(&conflict, &office.ctx(&facts));
                        }
                    }
                    Outcome::Gave(EditorOutcome::Changed) | Outcome::Taken | Outcome::Ignored => {}
                }
            }
            Ok(())
        })
        .expect("no panic");
}
