//! Tests of the list: by identity, whatever hides, sorts or marks.

use super::*;
use crate::domain::calendar::Year;
use crate::tui::input::Mouse;
use crate::tui::test_terminal::{TestTerminal, keys};
use crate::tui::theme::Role;

const NAMES: [(&str, &str); 4] = [("王伟", "10"), ("李小明", "9"), ("王芳", ""), ("刘洋", "2")];

struct People;

impl Listing<usize> for People {
    fn columns(&self) -> Vec<Column> {
        vec![
            Column::fixed(Text::of("", ""), 1),
            Column::share(Text::of("姓名", "name"), 1),
            Column::fixed(Text::of("件", "n"), 4).right(),
        ]
    }

    fn row(&self, n: usize, marks: Symbols) -> Row {
        let (name, count) = NAMES[n];
        Row::new()
            .cell_as(Role::Marked, marks.get(crate::tui::symbols::Symbol::First))
            .cell(name)
            .cell(count)
    }

    fn number(&self, n: usize) -> Option<u64> {
        Some(n as u64 + 1)
    }

    fn words(&self, n: usize) -> String {
        if n == 3 {
            "走访".to_owned()
        } else {
            String::new()
        }
    }

    fn year(&self) -> Year {
        Year(2026)
    }
}

fn list() -> List<usize> {
    let mut list = List::marking();
    list.renew(vec![0, 1, 2, 3], &People);
    list
}

fn press(list: &mut List<usize>, names: &str) -> Outcome<ListOutcome<usize>> {
    draw(list);
    let told = keys(names).iter().map(|it| list.handle(it, &People)).last();
    told.expect("a key")
}

fn draw(list: &List<usize>) -> String {
    let frame = Frame {
        title: "委员",
        note: "",
        focused: true,
        empty: &Text::of("没有", "none"),
    };
    let terminal = TestTerminal::new(60, 12);
    terminal
        .draw(|c| {
            list.draw(c.area(), c, &People, &frame);
            list.draw_over(c);
        })
        .text
}

#[test]
fn the_choice_is_kept_by_identity_and_then_by_place() {
    let mut list = list();
    press(&mut list, "Down Down");
    list.renew(vec![3, 2, 0], &People);
    assert_eq!(list.chosen(), Some(2));
    list.renew(vec![3, 1, 0], &People);
    assert_eq!(list.chosen(), Some(1), "what stands in its place");
    list.narrow(vec![0, 2], &People);
    assert_eq!(list.chosen(), Some(0), "the first of something else");
    list.renew(Vec::new(), &People);
    assert_eq!(list.chosen(), None);
    assert!(draw(&list).contains("没有"));
}

#[test]
fn a_filter_searches_every_cell_the_number_and_what_else_there_is() {
    for (typed, left) in [
        ("w f", vec![2]),
        ("1 0", vec![0]),
        ("# 4", vec![3]),
        ("z f", vec![3]),
        ("x x", vec![]),
    ] {
        let mut list = list();
        press(&mut list, &format!("/ {typed}"));
        assert_eq!(list.shown(), left, "{typed}");
    }
    let mut list = list();
    press(&mut list, "/ w f Enter");
    assert!(!list.takes_text() && draw(&list).contains("/wf"));
    assert!(!list.choose(9, &People));
    assert_eq!(list.shown(), [2]);
    assert!(list.choose(3, &People), "a filter that hides it goes");
    assert_eq!((list.chosen(), list.shown().len()), (Some(3), 4));
    assert!(!list.unfilter(&People));
}

#[test]
fn typing_on_finds_what_typing_at_once_finds() {
    for typed in ["w", "wf", "l", "lxm", "wangw", "y"] {
        let mut list = list();
        press(&mut list, "/");
        let mut steps = Vec::new();
        for c in typed.chars() {
            press(&mut list, &c.to_string());
            steps.push(list.shown().to_vec());
        }
        let mut filter = crate::search::Filter::new(typed);
        let fits = |n: &usize| filter.admits(&found_by(*n, &People));
        let at_once: Vec<usize> = (0..4).filter(fits).collect();
        assert_eq!(list.shown(), at_once, "{typed}");
        press(&mut list, "Backspace");
        let before = steps.iter().rev().nth(1).cloned();
        assert_eq!(list.shown(), before.unwrap_or_else(|| vec![0, 1, 2, 3]));
    }
}

#[test]
fn marks_are_set_one_by_one_in_ranges_all_none_and_turned_round() {
    let mut list = list();
    assert_eq!(
        press(&mut list, "Space"),
        Outcome::Gave(ListOutcome::Marked)
    );
    assert_eq!((list.marked(), list.chosen()), (vec![0], Some(1)));
    press(&mut list, "Down Shift-Down");
    assert_eq!(list.marked(), [0, 2, 3]);
    press(&mut list, "~");
    assert_eq!(list.marked(), [1]);
    press(&mut list, "*");
    assert_eq!(list.marked().len(), 4);
    press(&mut list, "/ w Enter");
    assert_eq!((list.aim(), list.marks.len()), (vec![0, 2], 4));
    assert!(draw(&list).contains("已选 4，2 未列出"), "{}", draw(&list));
    press(&mut list, "*");
    assert!(list.marked().is_empty() && !list.unmark());
    press(&mut list, "Home Space");
    list.renew(vec![1, 2], &People);
    assert!(list.marked().is_empty(), "whoever is gone is not marked");
    let mut plain: List<usize> = List::default();
    plain.renew(vec![0, 1], &People);
    assert!(matches!(
        press(&mut plain, "*"),
        Outcome::Gave(ListOutcome::Refused(_))
    ));
}

#[test]
fn any_column_sorts_and_turns_round_and_the_choice_stays() {
    let mut list = list();
    press(&mut list, "Down");
    press(&mut list, "S");
    assert!(list.is_asking() && draw(&list).contains("按哪一列排序"));
    press(&mut list, "Down Enter");
    assert_eq!(list.shown(), [3, 1, 0, 2], "nothing stands last");
    assert_eq!(list.chosen(), Some(1));
    assert!(draw(&list).contains("件↑"));
    press(&mut list, "S");
    press(&mut list, "Down Enter");
    assert_eq!(list.shown(), [0, 1, 3, 2]);
    list.renew(vec![3, 2, 1], &People);
    assert_eq!(list.shown(), [1, 3, 2], "the order outlives a change");
    press(&mut list, "S");
    press(&mut list, "Down Down Enter");
    assert_eq!(list.shown(), [3, 2, 1]);
}

#[test]
fn the_mouse_chooses_opens_marks_and_sorts() {
    let mut list = list();
    draw(&list);
    let mut at = |x, y| {
        let deed = MouseDeed::Press;
        let told = list.handle(&Input::Mouse(Mouse { deed, x, y }), &People);
        draw(&list);
        (told, list.chosen())
    };
    assert_eq!(at(8, 3), (Outcome::Gave(ListOutcome::Moved), Some(1)));
    assert_eq!(at(8, 3), (Outcome::Gave(ListOutcome::Open(1)), Some(1)));
    assert_eq!(at(2, 5), (Outcome::Gave(ListOutcome::Marked), Some(3)));
    assert_eq!(at(8, 1), (Outcome::Gave(ListOutcome::Arranged), Some(3)));
    assert_eq!(
        list.shown(),
        [0, 2, 3, 1],
        "by strokes: 王 before 刘 before 李"
    );
    assert_eq!(list.marked(), [3]);
}

#[test]
fn what_is_marked_or_chosen_is_copied_as_cells_parted_by_tabs() {
    let mut list = list();
    let copy = |list: &mut List<usize>| press(list, "y");
    let copied = |text: &str| Outcome::Gave(ListOutcome::Copy(text.to_owned()));
    assert_eq!(copy(&mut list), copied("王伟\t10"));
    press(&mut list, "Space Space");
    assert_eq!(copy(&mut list), copied("王伟\t10\n李小明\t9"));
}

#[test]
fn while_a_filter_hides_all_that_is_marked_nothing_is_aimed_at() {
    let mut list = list();
    press(&mut list, "Space / # 3 Enter");
    assert_eq!((list.shown(), list.chosen()), (&[2][..], Some(2)));
    assert!(list.aim().is_empty());
    let why = list.withheld().expect("a reason");
    assert!(why.zh.contains("已选的 1 行都被筛选隐藏"), "{}", why.zh);
    assert_eq!(
        press(&mut list, "y"),
        Outcome::Gave(ListOutcome::Refused(why))
    );
    // As soon as one of them is seen it is for what is seen.
    press(&mut list, "Space");
    assert_eq!((list.aim(), list.withheld()), (vec![2], None));
    list.unfilter(&People);
    assert_eq!(list.aim(), [0, 2]);
    list.unmark();
    assert_eq!((list.aim().len(), list.withheld()), (1, None));
}

#[test]
fn it_fits_any_size() {
    let list = list();
    let frame = Frame {
        title: "委员",
        note: "注",
        focused: true,
        empty: &Text::of("没有", "none"),
    };
    for (w, h) in (0..24).flat_map(|w| (0..9).map(move |h| (w, h))) {
        TestTerminal::new(w, h).draw(|c| list.draw(c.area(), c, &People, &frame));
    }
}

/// The people, of whom the last is none of the list's.
struct WithGuest;

impl Listing<usize> for WithGuest {
    fn columns(&self) -> Vec<Column> {
        People.columns()
    }

    fn row(&self, n: usize, marks: Symbols) -> Row {
        People.row(n, marks)
    }

    fn is_guest(&self, n: usize) -> bool {
        n == 3
    }

    fn year(&self) -> Year {
        People.year()
    }
}

#[test]
fn what_is_none_of_the_lists_is_marked_only_by_itself() {
    let mut list = list();
    let mut press = |names: &str| {
        for input in keys(names) {
            list.handle(&input, &WithGuest);
        }
        list.marked()
    };
    assert_eq!(press("*"), [0, 1, 2]);
    assert_eq!(press("*"), Vec::<usize>::new());
    assert_eq!(press("~"), [0, 1, 2]);
    assert_eq!(press("End Space"), [0, 1, 2, 3]);
}

#[test]
fn a_number_finds_that_number_only() {
    let mut list = List::default();
    let rows: Vec<usize> = (0..4).chain([9, 10]).collect();
    list.renew(rows.clone(), &Numbered);
    let mut shown = |typed: &str| {
        for input in keys(typed) {
            list.handle(&input, &Numbered);
        }
        list.shown().to_vec()
    };
    assert_eq!(shown("/ # 1"), [0]);
    assert_eq!(shown("0"), [9]);
    assert_eq!(shown("BackSpace BackSpace"), rows);
}

/// Rows with nothing but numbers, from 1.
struct Numbered;

impl Listing<usize> for Numbered {
    fn columns(&self) -> Vec<Column> {
        People.columns()
    }

    fn row(&self, _: usize, _: Symbols) -> Row {
        Row::new()
    }

    fn number(&self, n: usize) -> Option<u64> {
        Some(n as u64 + 1)
    }

    fn year(&self) -> Year {
        People.year()
    }
}
