//! The table by its keys, and at every size.

use proptest::prelude::*;

use super::super::row::Fetched;
use super::*;
use crate::text::Locale;
use crate::tui::keymap::{duplicates, unclear};
use crate::tui::test_terminal::{TestTerminal, keys};

const NOBODY: Text = Text::of("没有委员", "no members");

fn columns() -> [Column; 3] {
    [
        Column::share(Text::of("姓名", "name"), 1),
        Column::fixed(Text::of("单位", "employer"), 10).from(24),
        Column::fixed(Text::of("次数", "times"), 4).right(),
    ]
}

fn members(count: usize) -> Fetched<impl Fn(usize, Locale) -> Row> {
    Fetched {
        count,
        fetch: |n, _| {
            Row::new()
                .cell(format!("委员{n}"))
                .cell("市第一中学")
                .cell_as(Role::Breach, n.to_string())
                .marked(n == 1)
        },
    }
}

fn draw(stage: &TestTerminal, table: &Table, rows: &dyn Rows) -> crate::tui::test_terminal::Shown {
    let columns = columns();
    stage.draw(|c| {
        let look = Look {
            columns: &columns,
            words: &[],
            rows,
            heads: true,
            focused: true,
            empty: &NOBODY,
        };
        let area = Rect {
            width: c.area().width - 3,
            ..c.area()
        };
        table.draw(area, c, &look);
    })
}

fn table(count: usize) -> Table {
    let mut table = Table::new(Can {
        mark: true,
        fold: false,
    });
    table.set_count(count);
    table
}

#[test]
fn rows_heads_marks_choice_and_thumb() {
    let stage = TestTerminal::new(33, 5);
    let mut t = table(9);
    assert_eq!(
        t.handle(&keys("Down")[0]),
        Outcome::Gave(TableOutcome::Chose(1))
    );
    let shown = draw(&stage, &t, &members(9));
    assert_eq!(
        shown.text,
        "  姓名        单位       次数\n  委员0       市第一中学    0┃\n▌√委员1       市第一中学    1\n  委员2       市第一中学    2\n  委员3       市第一中学    3\n"
    );
    assert_eq!(
        stage.styled(&shown, Role::Selected),
        ["▌√委员1       市第一中学    1"]
    );
    assert_eq!(t.place(), "2/9");
    let narrow = draw(&TestTerminal::new(18, 3), &t, &members(9));
    assert!(
        narrow.text.starts_with("  姓名    次数\n"),
        "{}",
        narrow.text
    );
}

#[test]
fn a_million_rows_cost_what_forty_do() {
    let asked = std::cell::Cell::new(0);
    let rows = Fetched {
        count: 1_000_000,
        fetch: |n: usize, _| {
            asked.set(asked.get() + 1);
            Row::new().cell(n.to_string())
        },
    };
    let mut t = table(1_000_000);
    let stage = TestTerminal::new(33, 40);
    t.handle(&keys("End")[0]);
    let shown = draw(&stage, &t, &rows);
    assert!(shown.text.contains("999999"));
    assert_eq!(asked.get(), 39);
}

#[test]
fn pages_ends_marks_and_the_mouse() {
    let stage = TestTerminal::new(33, 11);
    let mut t = table(100);
    draw(&stage, &t, &members(100));
    for (key, chosen) in [
        ("PageDown", 9),
        ("PageDown", 18),
        ("Up", 17),
        ("End", 99),
        ("Home", 0),
    ] {
        t.handle(&keys(key)[0]);
        assert_eq!(t.chosen(), Some(chosen), "{key}");
    }
    assert_eq!(
        t.handle(&keys("Space")[0]),
        Outcome::Gave(TableOutcome::Mark(0))
    );
    assert_eq!(t.chosen(), Some(1));
    assert_eq!(
        t.handle(&keys("Enter")[0]),
        Outcome::Gave(TableOutcome::Open(1))
    );
    assert_eq!(t.handle(&keys("Left")[0]), Outcome::Ignored);
    draw(&stage, &t, &members(100));
    let click = |y| {
        Input::Mouse(crate::tui::input::Mouse {
            deed: MouseDeed::Press,
            x: 4,
            y,
        })
    };
    assert_eq!(t.handle(&click(4)), Outcome::Gave(TableOutcome::Chose(3)));
    assert_eq!(t.handle(&click(4)), Outcome::Gave(TableOutcome::Open(3)));
    t.set_count(2);
    assert_eq!(t.chosen(), Some(1));
    t.set_count(0);
    assert_eq!((t.chosen(), t.place()), (None, "0".to_owned()));
    assert!(draw(&stage, &t, &members(0)).text.contains("没有委员"));
}

#[test]
fn beside_other_panes_it_scrolls_by_half_pages() {
    let stage = TestTerminal::new(33, 11);
    let mut t = table(100);
    let mut tops = Vec::new();
    for _ in 0..25 {
        draw(&stage, &t, &members(100));
        tops.push(t.top.get());
        t.handle(&keys("Down")[0]);
    }
    tops.dedup();
    assert_eq!(tops, [0, 5, 10, 15]);
}

#[test]
fn a_window_that_shrinks_and_grows_shows_what_it_showed() {
    let mut t = table(100);
    let large = TestTerminal::new(33, 20);
    for _ in 0..30 {
        t.handle(&keys("Down")[0]);
        draw(&large, &t, &members(100));
    }
    let before = draw(&large, &t, &members(100)).text;
    for height in [3, 9, 1, 14] {
        draw(&TestTerminal::new(12, height), &t, &members(100));
    }
    assert_eq!(draw(&large, &t, &members(100)).text, before);
}

#[test]
fn a_tree_is_a_table_with_depth() {
    let columns = [Column::share(Text::of("专委会", "committee"), 1)];
    let rows = vec![
        Row::new()
            .cell("教科卫体委员会")
            .and(Role::Breach, " ×4")
            .open(true),
        Row::new().cell("教育界").depth(1),
        Row::new().cell("经济科技委员会").open(false),
    ];
    let mut t = Table::new(Can {
        mark: false,
        fold: true,
    });
    t.set_count(3);
    let stage = TestTerminal::new(24, 3);
    let shown = stage.draw(|c| {
        let look = Look {
            columns: &columns,
            words: &[],
            rows: &rows,
            heads: false,
            focused: false,
            empty: &NOBODY,
        };
        t.draw(c.area(), c, &look);
    });
    assert_eq!(
        shown.text,
        " - 教科卫体委员会 ×4\n     教育界\n + 经济科技委员会\n"
    );
    assert_eq!(
        t.handle(&keys("Left")[0]),
        Outcome::Gave(TableOutcome::Fold(0))
    );
    assert_eq!(
        t.handle(&keys("Right")[0]),
        Outcome::Gave(TableOutcome::Unfold(0))
    );
}

#[test]
fn its_keys_are_well_said() {
    assert_eq!(duplicates(&KEYS.pages()), Vec::<String>::new());
    assert_eq!(unclear(&KEYS.pages()), Vec::<String>::new());
}

proptest! {
    #[test]
    fn the_choice_is_always_in_view(
        steps in proptest::collection::vec((0usize..9, 4u16..50, 1u16..20, 0usize..200), 1..30)
    ) {
        let mut t = table(50);
        let names = ["Up", "Down", "PageUp", "PageDown", "Home", "End", "Space", "Down", "Up"];
        for (key, width, height, count) in steps {
            if key == 0 {
                t.set_count(count);
            }
            t.handle(&keys(names[key])[0]);
            draw(&TestTerminal::new(width, height), &t, &members(t.count()));
            if let Some(chosen) = t.chosen() {
                let (top, page) = (t.top.get(), usize::from(t.seen.get().height));
                prop_assert!(chosen >= top && chosen < top + page, "{chosen} in {top}+{page}");
                prop_assert!(top + page <= t.count().max(page));
            }
        }
    }
}
