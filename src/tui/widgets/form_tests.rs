//! The form by its keys.

use proptest::prelude::*;

use super::super::check_field::CheckField;
use super::super::choice_field::{Choice, ChoiceField};
use super::super::date_field::DateField;
use super::super::text_area::TextArea;
use super::*;
use crate::text::Locale;
use crate::tui::test_terminal::{TestTerminal, keys};

fn convenor() -> Form {
    let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let people: std::rc::Rc<[Choice]> = ["王伟", "李小明"]
        .map(|name| Choice {
            key: format!("id-{name}"),
            label: name.to_owned(),
            hint: String::new(),
        })
        .into();
    let find = ChoiceField::plain_finder(&people);
    Form::new(
        Text::of("推选召集人", "Elect a convenor"),
        vec![
            Field::new(
                "sector",
                Text::of("界别", "sector"),
                Editor::Shown("教育界".to_owned()),
            ),
            Field::new(
                "member",
                Text::of("委员", "member"),
                Editor::Choice(ChoiceField::one(people, find)),
            )
            .required()
            .help(Text::of("只列出本界别委员", "members of this sector only")),
            Field::new(
                "elected",
                Text::of("推选日期", "elected on"),
                Editor::Day(DateField::new(None, today)),
            ),
            Field::new(
                "first",
                Text::of("第一召集人", "first"),
                Editor::Check(CheckField::yes_no(Text::of("是", "yes"), false)),
            ),
            Field::new(
                "note",
                Text::of("备注", "note"),
                Editor::Lines(TextArea::new(""), 3),
            ),
        ],
    )
}

fn press(form: &mut Form, names: &str) -> Outcome<FormOutcome> {
    let mut last = Outcome::Ignored;
    for input in keys(names) {
        last = form.handle(&input);
    }
    last
}

/// What is typed where no text goes is said to have no place, and nothing else happens.
#[test]
fn what_names_nothing_is_told_beside_the_open_list_and_nothing_is_saved() {
    let options: std::rc::Rc<[Choice]> = [Choice {
        key: "1".into(),
        label: "教育界".into(),
        hint: String::new(),
    }]
    .into();
    let field = ChoiceField::one(options.clone(), ChoiceField::plain_finder(&options));
    let label = Text::of("界别", "Sector");
    let mut form = Form::new(
        label.clone(),
        vec![Field::new("sector", label, Editor::Choice(field))],
    );
    for input in keys("9 - 1") {
        form.handle(&input);
    }
    assert_eq!(form.handle(&keys("Ctrl-S")[0]), Outcome::Taken);
    let shown = TestTerminal::new(60, 12).draw(|c| form.draw(c));
    assert!(
        shown.text.contains("没有“9-1”，请从列表中选"),
        "{}",
        shown.text
    );
    assert!(shown.text.contains("没有找到"), "{}", shown.text);
}

#[test]
fn no_text_vanishes_where_the_keyboard_is_in_no_field_of_text() {
    let mut form = convenor();
    form.go_to("first");
    for input in keys("王").into_iter().chain([Input::Paste("王伟".into())]) {
        assert_eq!(form.handle(&input), Outcome::Taken);
        for locale in Locale::ALL {
            let shown = TestTerminal::new(80, 24)
                .speaking(locale)
                .draw(|c| form.draw(c));
            let words = ["用空格键勾选", "ticked with Space"];
            assert!(
                words.iter().any(|it| shown.text.contains(it)),
                "{}",
                shown.text
            );
        }
        press(&mut form, "Left");
        assert!(
            !drawn(&form, 80, 24).text.contains("用空格键勾选"),
            "said once"
        );
    }
    assert!(!form.is_changed());
    press(&mut form, "Tab Tab");
    press(&mut form, "王");
    assert!(drawn(&form, 80, 24).text.contains("光标不在可填写的项上"));
}

fn drawn(form: &Form, width: u16, height: u16) -> crate::tui::test_terminal::Shown {
    TestTerminal::new(width, height).draw(|c| form.draw(c))
}

#[test]
fn a_form_is_filled_by_keys_and_saved() {
    let mut form = convenor();
    assert!(drawn(&form, 60, 20).text.contains("只列出本界别委员"));
    press(&mut form, "李 Enter Tab - 3 Tab Space Tab 好 Enter 的 Tab");
    assert_eq!(press(&mut form, "Enter"), Outcome::Gave(FormOutcome::Save));
    assert_eq!(form.key("member"), Some("id-李小明".to_owned()));
    assert_eq!(form.day("elected").unwrap().to_string(), "2026-11-21");
    assert_eq!(form.text("elected"), "2026-11-21", "-3 is written out");
    assert!(form.yes("first"));
    assert_eq!(form.text("note"), "好\n的");
    let shown = drawn(&form, 60, 20);
    for words in [
        "推选召集人",
        "教育界",
        "李小明",
        "2026-11-21 周六",
        "[x] 是",
        "[ 保存 Ctrl-S ]",
    ] {
        assert!(shown.text.contains(words), "{words} in\n{}", shown.text);
    }
    assert!(shown.caret.is_some());
}

#[test]
fn what_is_wrong_stands_beside_its_field() {
    let mut form = convenor();
    press(&mut form, "Tab 2 - 3 0");
    assert_eq!(press(&mut form, "Ctrl-S"), Outcome::Taken);
    let shown = drawn(&form, 60, 24);
    assert!(shown.text.contains("× 必填"), "{}", shown.text);
    assert!(
        shown.text.contains("没有 2026 年 2 月 30 日这一天"),
        "{}",
        shown.text
    );
    press(&mut form, "王 Enter Tab Ctrl-U Ctrl-S");
    assert!(!drawn(&form, 60, 24).text.contains('×'));
    form.refuse([
        (
            Some("member"),
            Text::of("已经是召集人", "is a convenor already"),
        ),
        (
            None,
            Text::of("记录已被他人修改", "someone changed the record"),
        ),
    ]);
    let shown = drawn(&form, 60, 24);
    assert!(shown.text.contains("× 已经是召集人") && shown.text.contains("× 记录已被他人修改"));
    press(&mut form, "Backspace");
    assert!(
        !drawn(&form, 60, 24).text.contains('×'),
        "changed, so no longer refused"
    );
}

#[test]
fn nothing_typed_is_lost_unasked() {
    let mut form = convenor();
    assert_eq!(press(&mut form, "Esc"), Outcome::Closed);
    let mut form = convenor();
    assert_eq!(press(&mut form, "王 Enter Tab 6 - 1 Esc"), Outcome::Taken);
    assert!(drawn(&form, 60, 20).text.contains("改动还没有保存"));
    assert!(!drawn(&form, 60, 20).text.contains("F7"), "nobody keeps it");
    assert_eq!(press(&mut form, "Enter"), Outcome::Taken, "going on");
    assert!(!drawn(&form, 60, 20).text.contains("改动还没有保存"));
    assert_eq!(press(&mut form, "Esc Esc"), Outcome::Taken);
    assert_eq!(
        press(&mut form, "Esc Ctrl-S"),
        Outcome::Gave(FormOutcome::Save)
    );
    assert_eq!(
        press(&mut form, "Esc 5"),
        Outcome::Gave(FormOutcome::Changed)
    );
    assert_eq!(
        form.text("elected"),
        "5",
        "typed on, in a day that was complete"
    );
    assert_eq!(press(&mut form, "Esc F7"), Outcome::Ignored);
    form.can_be_kept();
    press(&mut form, "Esc");
    assert!(drawn(&form, 70, 20).text.contains("F7 暂存"));
    assert_eq!(press(&mut form, "F7"), Outcome::Gave(FormOutcome::Keep));
    assert_eq!(
        press(&mut form, "Esc F8"),
        Outcome::Gave(FormOutcome::Discard)
    );
}

#[test]
fn fields_scroll_in_a_small_window() {
    let mut form = convenor();
    press(&mut form, "Tab Tab Tab x");
    let shown = drawn(&form, 40, 9);
    assert!(
        shown.text.contains("备注") && !shown.text.contains("教育界"),
        "{}",
        shown.text
    );
    assert!(shown.caret.is_some());
    press(&mut form, "Tab Tab");
    assert!(drawn(&form, 40, 9).text.contains("委员"));
}

#[test]
fn an_open_list_lies_over_everything_of_its_form_and_turns_upward_at_the_lower_edge() {
    let options: std::rc::Rc<[Choice]> = (1..=20)
        .map(|n| Choice {
            key: n.to_string(),
            label: format!("委员{n:02}"),
            hint: String::new(),
        })
        .collect();
    let choice = || {
        let find = ChoiceField::plain_finder(&options);
        Editor::Choice(ChoiceField::one(options.clone(), find))
    };
    let line = || Editor::Line(super::super::text_field::TextField::new("单位"));
    for (before, after) in (0..18).flat_map(|before| [(before, 0), (before, 17 - before)]) {
        let mut fields: Vec<Field> = (0..before)
            .map(|_| Field::new("line", Text::of("单位", "employer"), line()))
            .collect();
        let help = Text::of("只列出本界别委员", "members of this sector only");
        fields.push(Field::new("member", Text::of("委员", "member"), choice()).help(help));
        fields.extend((0..after).map(|_| Field::new("more", Text::of("单位", "employer"), line())));
        let mut form = Form::new(Text::of("推选", "Elect"), fields);
        form.at = before;
        press(&mut form, "Enter");
        let shown = drawn(&form, 80, 24);
        let rows: Vec<&str> = shown.text.lines().collect();
        let first = rows.iter().position(|row| row.contains("▌委员01"));
        let first = first.unwrap_or_else(|| panic!("{before}: {}", shown.text));
        for n in 1..=8 {
            let row = rows[first + n - 1];
            assert!(
                row.contains(&format!("委员{n:02}")),
                "{before}: {}",
                shown.text
            );
        }
        assert!(
            rows[first - 1].contains('┌') && rows[first + 8].contains('└'),
            "{}",
            shown.text
        );
        assert!(first + 8 < 23, "the footer is free: {}", shown.text);
    }
}

proptest! {
    #[test]
    fn any_keys_at_any_size(
        names in proptest::collection::vec(0usize..16, 0..60),
        width in 1u16..90, height in 1u16..30,
    ) {
        let all = ["Tab", "Shift-Tab", "Enter", "Esc", "Up", "Down", "王", "x", "-", "3", "Space",
            "Ctrl-S", "Backspace", "Left", "Ctrl-W", "PageDown"];
        let mut form = convenor();
        for name in names {
            let outcome = press(&mut form, all[name]);
            let shown = drawn(&form, width, height);
            if width >= 50 && height >= 14 {
                prop_assert!(shown.caret.is_some(), "{outcome:?}\n{}", shown.text);
            }
            if outcome == Outcome::Closed {
                form = convenor();
            }
        }
    }
}
