//! The keys of the fields of a form, for the manual.
//!
//! The fields read their keys themselves, because most keys type; these tables only tell. That
//! they tell what is so is held by the tests below, which press every one of them.

use crate::text::Text;
use crate::tui::key::Key;
use crate::tui::keymap::{Binding, Group, Keymap, always};

macro_rules! row {
    ([$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal) => {
        row!(true, [$($key),*], $zh / $en, $help_zh, $help_en)
    };
    ($hint:literal, [$($key:expr),*], $zh:literal / $en:literal, $help_zh:literal, $help_en:literal) => {
        Binding {
            keys: &[$($key),*],
            action: (),
            label: Text::of($zh, $en),
            help: Text::of($help_zh, $help_en),
            group: Group::Edit,
            hint: $hint,
            when: always,
        }
    };
}

/// Where text is typed.
#[rustfmt::skip]
pub static TEXT: Keymap<(), ()> = Keymap {
    title: Text::of("文字", "Text"),
    bindings: &[
        row!(false, [Key::LEFT, Key::RIGHT], "移动" / "move",
            "移动一个字；加 Ctrl 移动一个词。", "Go a character; with Ctrl a word."),
        row!(false, [Key::HOME, Key::ctrl('a')], "行首" / "begin",
            "到行首。", "Go to the beginning of the line."),
        row!(false, [Key::END, Key::ctrl('e')], "行尾" / "end",
            "到行尾。", "Go to the end of the line."),
        row!(false, [Key::BACKSPACE, Key::DELETE], "删字" / "rub out",
            "删前一字或后一字；加 Ctrl 删一个词。", "Rub out a character before or after; with Ctrl a word."),
        row!(false, [Key::ctrl('w')], "删词" / "rub out word",
            "删前一个词。", "Rub out the word before."),
        row!(false, [Key::ctrl('u')], "删到行首" / "to begin",
            "删到行首。", "Rub out to the beginning of the line."),
        row!(false, [Key::ctrl('k')], "删到行尾" / "to end",
            "删到行尾。", "Rub out to the end of the line."),
    ],
};

/// Where text of several lines is typed.
#[rustfmt::skip]
pub static LINES: Keymap<(), ()> = Keymap {
    title: Text::of("多行文字", "Text of several lines"),
    bindings: &[
        row!([Key::ENTER], "换行" / "new line",
            "换行；Tab 到下一项。", "Begin a line; Tab goes to the next field."),
        row!([Key::UP, Key::DOWN], "上下行" / "lines",
            "移动一行；到顶、到底后到上一项、下一项。", "Go a line; from the first and last to the next field."),
    ],
};

/// Where one or more of many is chosen.
#[rustfmt::skip]
pub static CHOICE: Keymap<(), ()> = Keymap {
    title: Text::of("选择项", "Choices"),
    bindings: &[
        row!([Key::ENTER, Key::SPACE, Key::f(4), Key::DOWN.with_alt()], "打开列表" / "list",
            "打开列表；直接打字即筛选，可用拼音首字母。", "Open the list; typing narrows it, pinyin initials work."),
        row!([Key::BACKSPACE, Key::DELETE], "去掉" / "take away",
            "去掉最后选的一个。", "Take the last one chosen away."),
    ],
};

/// Where boxes are ticked.
#[rustfmt::skip]
pub static BOXES: Keymap<(), ()> = Keymap {
    title: Text::of("勾选项", "Boxes"),
    bindings: &[
        row!([Key::SPACE], "勾选" / "tick",
            "勾选，或取消。", "Tick the box, or take the tick away."),
        row!([Key::LEFT, Key::RIGHT], "移动" / "move",
            "到左边、右边一个。", "Go to the box at the left or right."),
    ],
};

/// Where a day is typed.
#[rustfmt::skip]
pub static DATE: Keymap<(), ()> = Keymap {
    title: Text::of("日期", "Dates"),
    bindings: &[
        row!([Key::UP.with_ctrl()], "后一天" / "day after",
            "往后一天。", "Go a day on."),
        row!([Key::DOWN.with_ctrl()], "前一天" / "day before",
            "往前一天。", "Go a day back."),
    ],
};

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use chrono::NaiveDate;

    use super::*;
    use crate::tui::input::Input;
    use crate::tui::widgets::check_field::CheckField;
    use crate::tui::widgets::choice_field::{Choice, ChoiceField};
    use crate::tui::widgets::date_field::DateField;
    use crate::tui::widgets::text_area::TextArea;
    use crate::tui::widgets::text_field::TextField;

    /// Presses every key of a table on a field that is fresh each time.
    fn all_taken(table: &Keymap<(), ()>, take: impl Fn(&Input) -> bool) {
        for key in table.bindings.iter().flat_map(|binding| binding.keys) {
            assert!(take(&Input::Key(*key)), "{key} of {}", table.title.en);
        }
    }

    #[test]
    fn text_and_dates_take_what_the_tables_tell() {
        // The caret in the middle, where every key has something to do.
        all_taken(&TEXT, |key| {
            let mut field = TextField::new("王伟 李明");
            field.handle(&Key::LEFT.into());
            field.handle(key).is_taken()
        });
        all_taken(&LINES, |key| {
            let mut area = TextArea::new("一\n二\n三");
            area.handle(&Key::UP.into());
            area.handle(key).is_taken()
        });
        all_taken(&DATE, |key| {
            let today = NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day");
            let mut field = DateField::new(Some(today), today);
            field.handle(key).is_taken() && field.day() != Ok(Some(today))
        });
    }

    #[test]
    fn lists_open_and_boxes_are_ticked() {
        let field = || {
            let only: Rc<[Choice]> = Rc::new([Choice {
                key: "1".into(),
                label: "教育界".into(),
                hint: String::new(),
            }]);
            let find = ChoiceField::plain_finder(&only);
            let mut field = ChoiceField::one(only, find);
            field.set(["1"]);
            field
        };
        let [open, take_away] = CHOICE.bindings else {
            panic!("a row more than are tried");
        };
        for key in open.keys {
            let mut field = field();
            field.handle(&Input::Key(*key));
            assert!(field.is_open(), "{key}");
        }
        for key in take_away.keys {
            let mut field = field();
            field.handle(&Input::Key(*key));
            assert_eq!(field.chosen().count(), 0, "{key}");
        }
        all_taken(&BOXES, |key| {
            let mut field = CheckField::yes_no(Text::of("线下", "offline"), false);
            field.handle(key).is_taken()
        });
    }
}
