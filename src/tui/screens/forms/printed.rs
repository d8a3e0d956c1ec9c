//! The form as the annex of the Method prints it: a title, the date, and a table of lines.

use chrono::{Datelike, NaiveDate};

use crate::text::{Locale, Text};
use crate::tui::measure;
use crate::tui::panes::lines::{Placed, said};
use crate::tui::symbols::Symbols;
use crate::tui::theme::Role;

/// What is written on a form, in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Written<'a> {
    pub(super) filled_on: Option<NaiveDate>,
    pub(super) member: &'a str,
    pub(super) sector: &'a str,
    pub(super) employer: &'a str,
    pub(super) account: &'a str,
}

/// The widest table that is drawn; in a wider one, lines of an account are hard to follow.
const WIDEST: usize = 92;

/// With fewer columns than this the fields stand below each other, without lines.
const NARROWEST: usize = 34;

/// The rows of the form in `width` columns.
pub(super) fn printed(
    written: &Written<'_>,
    width: usize,
    locale: Locale,
    marks: Symbols,
) -> Vec<Placed> {
    let wide = width.min(WIDEST);
    let left = (width - wide) / 2;
    let title = TITLE;
    let mut lines = Vec::new();
    for line in measure::wrap(title.say(locale), wide) {
        let x = left + wide.saturating_sub(measure::width(line)) / 2;
        lines.push(vec![said(x, Role::Title, line)]);
    }
    let date = date(written.filled_on, locale);
    let x = left + wide.saturating_sub(measure::width(&date));
    lines.push(vec![said(x, Role::Plain, date)]);
    if wide < NARROWEST {
        lines.extend(fields(written, wide, locale));
    } else {
        let table = table(written, wide, locale, marks);
        lines.extend(table.into_iter().map(|line| moved(line, left)));
    }
    lines
}

const TITLE: Text = Text::of(
    "委员联系服务界别群众情况登记表",
    "Registration of contact and service",
);
const MEMBER: Text = Text::of("委员姓名", "Member");
const SECTOR: Text = Text::of("界别", "Sector");
const EMPLOYER: Text = Text::of("工作单位及职务", "Employer and post");
const ACCOUNT: Text = Text::of("联系服务界别群众情况", "Contact and service");

fn date(date: Option<NaiveDate>, locale: Locale) -> String {
    match (locale, date) {
        (Locale::Zh, None) => "填表时间：　　年　月　日".to_owned(),
        (Locale::Zh, Some(date)) => format!(
            "填表时间：{}年{}月{}日",
            date.year(),
            date.month(),
            date.day()
        ),
        (Locale::En, None) => "Date filled: —".to_owned(),
        (Locale::En, Some(date)) => format!("Date filled: {date}"),
    }
}

/// The columns of a label's words.
fn label_width(locale: Locale) -> usize {
    match locale {
        Locale::Zh => 8,
        Locale::En => 11,
    }
}

fn fields(written: &Written<'_>, width: usize, locale: Locale) -> Vec<Placed> {
    let fields = [
        (MEMBER, written.member),
        (SECTOR, written.sector),
        (EMPLOYER, written.employer),
        (ACCOUNT, written.account),
    ];
    let mut lines = Vec::new();
    for (label, value) in fields {
        lines.push(vec![said(0, Role::Label, label.say(locale))]);
        for line in measure::wrap(value.trim(), width.saturating_sub(2)) {
            lines.push(vec![said(2, Role::Plain, line)]);
        }
    }
    lines
}

/// The table: member and sector, employer and post, the account.
fn table(written: &Written<'_>, width: usize, locale: Locale, marks: Symbols) -> Vec<Placed> {
    let label = label_width(locale);
    let last = width - 1;
    let first = label + 3;
    let sector = measure::width(SECTOR.say(locale));
    let middle = first + (last - first - sector - 3) / 2;
    let inner = middle + sector + 3;
    let [down, up, right, left, cross] = marks.lines.joints;
    let [top_left, top_right, bottom_left, bottom_right] = marks.lines.corners;
    let rule = |ends: (&str, &str), joints: &[(usize, &str)]| {
        let mut text = ends.0.to_owned();
        for x in 1..last {
            let joint = joints.iter().find(|(at, _)| *at == x);
            text.push_str(joint.map_or(marks.lines.horizontal, |(_, symbol)| symbol));
        }
        text.push_str(ends.1);
        vec![said(0, Role::Border, text)]
    };
    let of_label = |label: Text, x: usize, wide: usize| Cell {
        x,
        width: wide,
        role: Role::Label,
        text: label.say(locale).to_owned(),
    };
    let of_value = |x: usize, until: usize, value: &str| Cell {
        x,
        width: (until - x).saturating_sub(1),
        role: Role::Plain,
        text: value.trim().to_owned(),
    };
    let borders = [0, first, last];
    let mut lines = vec![rule(
        (top_left, top_right),
        &[(first, down), (middle, down), (inner, down)],
    )];
    lines.extend(row(
        &[
            of_label(MEMBER, 2, label),
            of_value(first + 2, middle, written.member),
            of_label(SECTOR, middle + 2, sector),
            of_value(inner + 2, last, written.sector),
        ],
        &[0, first, middle, inner, last],
        marks,
    ));
    lines.push(rule(
        (right, left),
        &[(first, cross), (middle, up), (inner, up)],
    ));
    lines.extend(row(
        &[
            of_label(EMPLOYER, 2, label),
            of_value(first + 2, last, written.employer),
        ],
        &borders,
        marks,
    ));
    lines.push(rule((right, left), &[(first, cross)]));
    lines.extend(row(
        &[
            of_label(ACCOUNT, 2, label),
            of_value(first + 2, last, written.account),
        ],
        &borders,
        marks,
    ));
    lines.push(rule((bottom_left, bottom_right), &[(first, up)]));
    lines
}

struct Cell {
    x: usize,
    width: usize,
    role: Role,
    text: String,
}

/// A row of cells, as high as the highest of them.
fn row(cells: &[Cell], borders: &[usize], marks: Symbols) -> Vec<Placed> {
    let broken: Vec<Vec<&str>> = cells
        .iter()
        .map(|cell| measure::wrap(&cell.text, cell.width))
        .collect();
    let high = broken.iter().map(Vec::len).max().unwrap_or(1);
    let rows = (0..high).map(|n| {
        let mut line: Placed = borders
            .iter()
            .map(|x| said(*x, Role::Border, marks.lines.vertical))
            .collect();
        for (cell, texts) in cells.iter().zip(&broken) {
            if let Some(text) = texts.get(n) {
                line.push(said(cell.x, cell.role, *text));
            }
        }
        line
    });
    rows.collect()
}

fn moved(mut line: Placed, by: usize) -> Placed {
    for words in &mut line {
        words.x += by as u16;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::test_terminal::TestTerminal;

    fn drawn(width: u16, locale: Locale, marks: Symbols) -> String {
        let written = Written {
            filled_on: NaiveDate::from_ymd_opt(2026, 11, 9),
            member: "李小明",
            sector: "教育界",
            employer: "湖南城市学院教授",
            account: "走访农村学校6户，收集意见3条。\n已整理为微建议。",
        };
        let lines = printed(&written, usize::from(width), locale, marks);
        let shown = TestTerminal::new(width, lines.len() as u16).draw(|c| {
            for (line, y) in lines.iter().zip(0..) {
                for words in line {
                    let style = c.style(words.role);
                    c.text(words.x, y, width, &words.text, style);
                }
            }
        });
        shown.text
    }

    #[test]
    fn it_looks_as_printed() {
        let expected = "    委员联系服务界别群众情况登记表
                填表时间：2026年11月9日
┌──────────┬─────────┬──────┬─────────┐
│ 委员姓名 │ 李小明  │ 界别 │ 教育界  │
├──────────┼─────────┴──────┴─────────┤
│ 工作单位 │ 湖南城市学院教授         │
│ 及职务   │                          │
├──────────┼──────────────────────────┤
│ 联系服务 │ 走访农村学校6户，收集意  │
│ 界别群众 │ 见3条。                  │
│ 情况     │ 已整理为微建议。         │
└──────────┴──────────────────────────┘
";
        assert_eq!(drawn(39, Locale::Zh, Symbols::UNICODE), expected);
    }

    #[test]
    fn its_lines_join_at_every_width_in_both_sets() {
        for (locale, marks) in [
            (Locale::Zh, Symbols::UNICODE),
            (Locale::En, Symbols::UNICODE),
            (Locale::Zh, Symbols::ASCII),
        ] {
            for width in NARROWEST as u16..140 {
                let text = drawn(width, locale, marks);
                let wide = usize::from(width).min(WIDEST);
                let left = (usize::from(width) - wide) / 2;
                let table = text
                    .lines()
                    .skip_while(|line| !line.trim_start().starts_with(marks.lines.corners[0]));
                let mut rows = 0;
                for line in table {
                    assert_eq!(measure::width(line), left + wide, "{width}:\n{text}");
                    rows += 1;
                }
                assert!(rows >= 8, "{text}");
            }
        }
        let ascii = drawn(60, Locale::En, Symbols::ASCII);
        assert!(!ascii.contains(['─', '│', '┼']), "{ascii}");
    }

    #[test]
    fn narrow_ones_go_without_lines() {
        for width in 1..NARROWEST as u16 {
            let text = drawn(width, Locale::Zh, Symbols::UNICODE);
            assert!(!text.contains('│'), "{text}");
        }
        assert!(drawn(20, Locale::Zh, Symbols::UNICODE).contains("工作单位及职务\n"));
    }
}
