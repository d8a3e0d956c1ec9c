//! One or several of many, chosen by keys.

use super::*;
use crate::tui::test_terminal::{TestTerminal, keys};

fn people() -> Rc<[Choice]> {
    let one = |key: &str, label: &str, hint: &str| Choice {
        key: key.to_owned(),
        label: label.to_owned(),
        hint: hint.to_owned(),
    };
    [
        one("1", "王伟", "市第一中学"),
        one("2", "李小明", "湖南城市学院"),
        one("3", "王伟", "中心医院"),
    ]
    .into()
}

fn press(field: &mut ChoiceField, names: &str) {
    for input in keys(names) {
        field.handle(&input);
    }
}

#[test]
fn one_is_found_by_typing_and_known_by_its_key() {
    let options = people();
    let mut field = ChoiceField::one(options.clone(), ChoiceField::plain_finder(&options));
    press(&mut field, "王 Down");
    let shown = TestTerminal::new(44, 8).draw(|c| {
        let area = Rect::new(2, 1, 20, 1);
        field.draw(area, c, true);
        field.draw_list(area, c);
    });
    assert!(shown.text.contains("▌王伟"), "{}", shown.text);
    assert!(shown.text.contains("中心医院"), "{}", shown.text);
    assert_eq!(shown.caret, Some((4, 1)));
    press(&mut field, "Enter");
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["3"]);
    assert!(!field.is_open());
    let shown = TestTerminal::new(24, 1).draw(|c| field.draw(c.area(), c, false));
    assert_eq!(shown.text, "王伟  中心医院\n");
    press(&mut field, "Backspace");
    assert_eq!(field.chosen().count(), 0);
    assert_eq!(field.handle(&keys("Down")[0]), Outcome::Ignored);
    press(&mut field, "李");
    assert_eq!(field.handle(&keys("Tab")[0]), Outcome::Ignored);
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["2"]);
}

#[test]
fn what_is_being_chosen_is_taken_and_what_names_nothing_is_told() {
    let options = people();
    let mut field = ChoiceField::one(options.clone(), ChoiceField::plain_finder(&options));
    press(&mut field, "李");
    field.commit();
    assert_eq!(
        (field.chosen().collect::<Vec<_>>(), field.fault()),
        (vec!["2"], None)
    );
    press(&mut field, "9 - 1");
    field.commit();
    let fault = field.fault().expect("told");
    assert!(fault.zh.contains("9-1"), "{fault:?}");
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["2"]);
    press(&mut field, "Esc");
    assert_eq!(field.fault(), None);
    let mut several = ChoiceField::many(options.clone(), ChoiceField::plain_finder(&options));
    press(&mut several, "Enter Enter");
    several.commit();
    assert_eq!((several.is_open(), several.fault()), (false, None));
    press(&mut several, "李");
    several.commit();
    assert!(several.fault().is_some(), "not chosen, and not passed over");
}

#[test]
fn several_are_taken_and_given_back() {
    let options = people();
    let mut field = ChoiceField::many(options.clone(), ChoiceField::plain_finder(&options));
    press(&mut field, "Enter Enter Down Enter 李 Enter Esc");
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["1"]);
    press(&mut field, "医 院 Enter Esc");
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["1", "3"]);
    let shown = TestTerminal::new(24, 1).draw(|c| field.draw(c.area(), c, false));
    assert_eq!(shown.text, "王伟、王伟\n");
    field.set(["2", "9"]);
    assert_eq!(field.chosen().collect::<Vec<_>>(), ["2"]);
}

#[test]
fn nothing_found_takes_nothing_and_any_size_will_do() {
    let options = people();
    let mut field = ChoiceField::one(options.clone(), ChoiceField::plain_finder(&options));
    press(&mut field, "x x Enter");
    assert_eq!((field.chosen().count(), field.is_open()), (0, true));
    for (w, h) in (1..12).flat_map(|w| (1..6).map(move |h| (w, h))) {
        TestTerminal::new(w, h).draw(|c| {
            let area = Rect::new(w / 2, h / 2, 30, 1);
            field.draw(area, c, true);
            field.draw_list(area, c);
        });
    }
}
