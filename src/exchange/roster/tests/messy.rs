//! Lists as hundreds of offices could write them, each with its truth known: it is read exactly, or what
//! differs is refused with a word. Nothing is ever otherwise in silence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::*;
use crate::exchange::document::fixtures::{docx, p, tc};
use crate::exchange::names;

/// Who stands in a list: name, and what stands in brackets behind it.
#[derive(Clone, Copy)]
struct Person {
    name: &'static str,
    said: &'static str,
}

const fn person(name: &'static str, said: &'static str) -> Person {
    Person { name, said }
}

/// The sectors of the lists, and their people.
const TRUTH: [(&str, &[Person]); 4] = [
    (
        "教育界",
        &[
            person("周明远", ""),
            person("林秀兰", "女"),
            person("王伟", ""),
            person("欧阳正海", ""),
            person("何志远", ""),
        ],
    ),
    (
        "经济界",
        &[
            person("高翔", ""),
            person("扎西·次仁", "藏族"),
            person("孙立新", ""),
        ],
    ),
    (
        "无党派人士",
        &[person("黄娟", "女，壮族"), person("李梅", "女")],
    ),
    (
        "医药卫生界",
        &[
            person("赵静", "女"),
            person("钱进", ""),
            person("冯建国", "回族"),
            person("陈晨", ""),
        ],
    ),
];

/// How a heading is written: `S` is the sector, `N` how many, `I` and `一` its number; behind `|` stand
/// the names in the same line.
const HEADINGS: [&str; 26] = [
    "S（N人）",
    "S（N名）",
    "S(N)",
    "S（共N人）",
    "一、S（N名）",
    "（一）S（N人）",
    "I.S（N人）",
    "I、S（N名）：",
    "S N人",
    "S：N人",
    "S共N人",
    "【S】（N人）",
    "【S】N人",
    "S委员（N名）",
    "S小组（N人）",
    "第I组　S（N人）",
    "S\n（N人）",
    "S：",
    "一、S",
    "（一）S",
    "S",
    "S：|",
    "一、S：|",
    "S（N人）：|",
    "S（N人）　|",
    "I.S（N名）|",
];

/// What parts the names.
const SIGNS: [&str; 12] = [
    "、", "，", ", ", "　", "  ", "　　", "\t", "\n", "；", " / ", "。\n", "、\n",
];

/// What stands before each name, `I` its number.
const NUMBERS: [&str; 4] = ["", "I.", "（I）", "I、"];

/// What stands beside the first name of each sector, and the line that explains it.
const MARKS: [(&str, &str, &str); 6] = [
    ("", "", ""),
    ("※", "", ""),
    ("", "*", ""),
    ("△", "", "注：带△为召集人。"),
    ("", "※", "带※者为新增委员"),
    ("", "①", "①2023年增补。"),
];

const BRACKETS: [(&str, &str); 3] = [("（", "）"), ("(", ")"), ("〔", "〕")];

/// How a list is laid out.
#[derive(Clone, Copy, Debug)]
struct Layout {
    heading: usize,
    sign: usize,
    number: usize,
    mark: usize,
    bracket: usize,
    /// Two-character names take the room of three.
    padded: bool,
    /// So many names a line; none for all in one.
    wrapped: Option<usize>,
    titled: bool,
    signed: bool,
}

impl Layout {
    /// Is there nothing that tells how many people there are, nor what parts them?
    fn text(&self) -> String {
        let mut text = String::new();
        let all: usize = TRUTH.iter().map(|(_, people)| people.len()).sum();
        if self.titled {
            let _ = writeln!(text, "政协某市第七届委员会委员名单\n（共{all}名）\n");
        } else {
            text.push_str("委员名单\n");
        }
        for (i, (sector, people)) in TRUTH.iter().enumerate() {
            let (heading, same_line) = match HEADINGS[self.heading].strip_suffix('|') {
                Some(heading) => (heading, true),
                None => (HEADINGS[self.heading], false),
            };
            let chinese = ["一", "二", "三", "四"][i];
            let heading = heading
                .replace('一', chinese)
                .replace('I', &(i + 1).to_string())
                .replace('N', &people.len().to_string())
                .replace('S', sector);
            text.push_str(&heading);
            if !same_line {
                text.push('\n');
            }
            self.names(people, &mut text);
            text.push('\n');
        }
        let (.., legend) = MARKS[self.mark];
        text.push_str(legend);
        if self.signed {
            text.push_str("\n政协某市委员会办公室\n2026年1月12日\n");
        }
        text
    }

    fn names(&self, people: &[Person], text: &mut String) {
        let (before, behind, _) = MARKS[self.mark];
        for (n, one) in people.iter().enumerate() {
            if n > 0 {
                let sign = SIGNS[self.sign];
                let wraps = self.wrapped.is_some_and(|wrapped| n % wrapped == 0);
                text.push_str(if wraps && !sign.ends_with('\n') {
                    match sign.trim() {
                        "" => "\n",
                        sign => sign,
                    }
                } else {
                    sign
                });
                if wraps && !text.ends_with('\n') {
                    text.push('\n');
                }
            }
            text.push_str(&NUMBERS[self.number].replace('I', &(n + 1).to_string()));
            let marked = n == 0;
            if marked {
                text.push_str(before);
            }
            let name = if self.padded {
                names::padded(one.name)
            } else {
                one.name.to_owned()
            };
            text.push_str(&name);
            if marked {
                text.push_str(behind);
            }
            if !one.said.is_empty() {
                let (open, close) = BRACKETS[self.bracket];
                text.push_str(&format!("{open}{}{close}", one.said));
            }
        }
    }
}

/// Sex and ethnicity, as brackets say them.
fn told(said: &str) -> (Option<&str>, Option<&str>) {
    let words = || said.split('，').filter(|word| !word.is_empty());
    (
        words().find(|word| *word == "女"),
        words().find(|word| *word != "女"),
    )
}

/// What became of a list.
enum Became {
    Exact,
    Refused(String),
    Wrong(String),
}

/// Holds what was read against the truth.
fn became(
    read: Result<RosterDraft, crate::exchange::read_error::ReadError>,
    brackets: bool,
) -> Became {
    let draft = match read {
        Ok(draft) => draft,
        Err(error) => return Became::Refused(error.to_string()),
    };
    let mut differs = Vec::new();
    for (sector, people) in TRUTH {
        let read: Vec<_> = draft
            .members
            .iter()
            .filter(|it| it.sector.value == sector)
            .map(|it| {
                let sex = it.sex.as_ref().map(|it| it.value);
                let ethnicity = it.ethnicity.as_ref().map(|it| it.value.as_str());
                (it.name.as_str(), (sex, ethnicity))
            })
            .collect();
        let is: Vec<_> = people
            .iter()
            .map(|it| {
                (
                    it.name,
                    if brackets {
                        told(it.said)
                    } else {
                        (None, None)
                    },
                )
            })
            .collect();
        if read != is {
            if read.iter().any(|one| !is.contains(one)) {
                return Became::Wrong(format!("{sector}: {read:?}"));
            }
            differs.push(sector);
        }
    }
    let sectors: BTreeSet<_> = TRUTH.iter().map(|(sector, _)| *sector).collect();
    if let Some(other) = draft
        .members
        .iter()
        .find(|it| !sectors.contains(it.sector.value.as_str()))
    {
        return Became::Wrong(format!("{other:?}"));
    }
    let said: Vec<_> = draft
        .rejected
        .iter()
        .map(|it| format!("{}: {}", it.value, it.reason.zh))
        .collect();
    match (differs.is_empty(), said.is_empty()) {
        (true, true) => Became::Exact,
        (_, false) => Became::Refused(said.join("\n")),
        (false, true) => Became::Wrong(format!("{differs:?} without a word: {:?}", draft.notes)),
    }
}

fn layouts() -> Vec<Layout> {
    let mut all = Vec::new();
    for heading in 0..HEADINGS.len() {
        for sign in 0..SIGNS.len() {
            let n = all.len();
            for step in 0..6 {
                // Each pair of heading and separator with other ways of everything else.
                let mix = n + step * 7 + heading + sign;
                all.push(Layout {
                    heading,
                    sign,
                    number: if step > 3 { mix % NUMBERS.len() } else { 0 },
                    mark: if step > 2 { (mix / 2) % MARKS.len() } else { 0 },
                    bracket: mix % BRACKETS.len(),
                    padded: mix % 2 == 0,
                    wrapped: [None, Some(2), Some(3)][step % 3],
                    titled: mix % 3 == 0,
                    signed: mix % 5 < 2,
                });
            }
        }
    }
    all
}

/// How many came out so.
#[derive(Default)]
struct Tally {
    exact: usize,
    refused: Vec<String>,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, name: &str, bytes: &[u8], brackets: bool, shown: &str) {
        match became(read_roster(name, bytes, &Limits::default()), brackets) {
            Became::Exact => self.exact += 1,
            Became::Refused(why) => self.refused.push(format!("{shown}\n{why}")),
            Became::Wrong(what) => self.wrong.push(format!("{shown}\n{what}")),
        }
    }

    /// Nothing is wrong, and at least so many of a hundred are exact.
    fn holds(&self, least: usize) {
        let some = |all: &[String]| {
            let step = all.len() / 5 + 1;
            all.iter()
                .step_by(step)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n=====\n")
        };
        let (exact, refused) = (self.exact, self.refused.len());
        let wrong = self.wrong.len();
        assert!(
            wrong == 0,
            "{exact} exact, {refused} refused, {wrong} wrong:\n{}",
            some(&self.wrong)
        );
        let all = exact + refused;
        assert!(
            exact * 100 >= all * least,
            "{exact} of {all} exact:\n{}",
            some(&self.refused)
        );
    }
}

fn paragraphs(text: &str) -> Vec<u8> {
    let body: String = text.split('\n').map(p).collect();
    docx(&body)
}

#[test]
fn every_layout_of_a_text_is_read_or_refused_with_a_word() {
    let mut tally = Tally::default();
    for (n, layout) in layouts().iter().enumerate() {
        let text = layout.text();
        let bytes = if n % 4 == 0 {
            paragraphs(&text)
        } else {
            text.clone().into_bytes()
        };
        tally.add("名单", &bytes, true, &format!("{layout:?}\n{text}"));
    }
    tally.holds(99);
}

type Grid = Vec<Vec<String>>;

/// Every cell in quotes, as some programs do.
fn quoted(grid: &Grid) -> Vec<u8> {
    lines_of(grid, |_| true)
}

fn csv(grid: &Grid) -> Vec<u8> {
    lines_of(grid, |cell| cell.contains(['\n', ',']))
}

fn lines_of(grid: &Grid, quotes: impl Fn(&str) -> bool) -> Vec<u8> {
    let lines = grid.iter().map(|row| {
        let cells = row.iter().map(|cell| {
            if quotes(cell) {
                format!("\"{cell}\"")
            } else {
                cell.clone()
            }
        });
        cells.collect::<Vec<_>>().join(",") + "\r\n"
    });
    lines.collect::<String>().into_bytes()
}

fn html(grid: &Grid) -> Vec<u8> {
    let rows = grid.iter().map(|row| {
        let cells = row
            .iter()
            .map(|cell| format!("<td>{}</td>", cell.replace('\n', "<br>")));
        format!("<tr>{}</tr>", cells.collect::<String>())
    });
    format!(
        "<html><body><table>{}</table></body></html>",
        rows.collect::<String>()
    )
    .into_bytes()
}

fn xlsx(grid: &Grid) -> Vec<u8> {
    let rows: Vec<Vec<&str>> = grid
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    sheet(&rows, |_| {})
}

fn word_table(grid: &Grid) -> Vec<u8> {
    let rows = grid.iter().map(|row| {
        let cells = row
            .iter()
            .map(|cell| tc("", &cell.split('\n').map(p).collect::<String>()));
        format!("<w:tr>{}</w:tr>", cells.collect::<String>())
    });
    docx(&format!("<w:tbl>{}</w:tbl>", rows.collect::<String>()))
}

/// The files of a table, as offices save it.
const FILES: [(&str, fn(&Grid) -> Vec<u8>); 5] = [
    ("名单.csv", csv),
    ("名单（引号）.csv", quoted),
    ("名单.html", html),
    ("名单.xlsx", xlsx),
    ("名单.docx", word_table),
];

fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Names in cells: the layout says how they are written there.
fn in_cells(layout: &Layout, heads: &str, counted: bool, spread: usize) -> Grid {
    let mut grid = vec![heads.split(' ').map(str::to_owned).collect::<Vec<_>>()];
    for (i, (sector, people)) in TRUTH.iter().enumerate() {
        let chunks = people.chunks(if spread == 0 { people.len() } else { spread });
        for (n, some) in chunks.enumerate() {
            let mut names = String::new();
            layout.names(some, &mut names);
            let cells = heads.split(' ').map(|head| match head {
                "序号" if n == 0 => (i + 1).to_string(),
                "界别" | "所属界别" if n == 0 => (*sector).to_owned(),
                "人数" | "名额" if n == 0 && counted => people.len().to_string(),
                "委员名单" | "委员" | "姓名" => names.clone(),
                _ => String::new(),
            });
            grid.push(cells.collect());
        }
    }
    grid
}

#[test]
fn every_table_with_names_in_cells_is_read_or_refused_with_a_word() {
    let heads = [
        "界别 人数 委员名单",
        "界别 委员名单",
        "序号 界别 人数 委员",
        "序号 所属界别 名额 姓名",
        "界别 委员 人数",
        "序号 界别 姓名 备注",
    ];
    let mut tally = Tally::default();
    for (n, layout) in layouts()
        .iter()
        .enumerate()
        .filter(|(_, it)| it.heading == 0 || it.heading == 9)
    {
        for (k, head) in heads.iter().enumerate() {
            for spread in [0, 2] {
                let grid = in_cells(layout, head, k % 2 == 0 || spread > 0, spread);
                let (name, write) = FILES[(n + k + spread) % FILES.len()];
                let layout = Layout { mark: 0, ..*layout };
                tally.add(
                    name,
                    &write(&grid),
                    true,
                    &format!("{name} {layout:?}\n{grid:?}"),
                );
            }
        }
    }
    tally.holds(80);
}

/// One person a row: `heads` says which columns there are, `manner` where the sector stands.
fn by_person(heads: &str, manner: usize, padded: bool) -> Grid {
    let mut grid = vec![heads.split(' ').map(str::to_owned).collect::<Vec<_>>()];
    let width = grid[0].len();
    let mut serial = 0;
    for (i, (sector, people)) in TRUTH.iter().enumerate() {
        let count = people.len();
        let heading = match manner {
            1 => Some(format!("{sector}（{count}人）")),
            2 => Some(format!("{}、{sector}", ["一", "二", "三", "四"][i])),
            3 => Some(format!(
                "（{}）{sector}（{count}名）",
                ["一", "二", "三", "四"][i]
            )),
            _ => None,
        };
        grid.extend(heading.map(|heading| {
            let mut cells = vec![String::new(); width];
            cells[0] = heading;
            cells
        }));
        for one in *people {
            serial += 1;
            let (sex, ethnicity) = told(one.said);
            let cells = heads.split(' ').map(|head| match head {
                "序号" => serial.to_string(),
                "姓名" | "委员姓名" if padded => names::padded(one.name),
                "姓名" | "委员姓名" => one.name.to_owned(),
                "界别" | "所属界别" => (*sector).to_owned(),
                "性别" => sex.unwrap_or("").to_owned(),
                "民族" => ethnicity.unwrap_or("").to_owned(),
                _ => String::new(),
            });
            grid.push(cells.collect());
        }
    }
    grid
}

#[test]
fn every_table_with_a_person_a_row_is_read_or_refused_with_a_word() {
    let mut tally = Tally::default();
    for heads in [
        "序号 姓名 性别 民族 界别",
        "姓名 界别 性别 民族",
        "界别 委员姓名 性别 民族 备注",
        "序号 所属界别 姓名 民族 性别 联系电话",
    ] {
        for (name, write) in FILES {
            for padded in [false, true] {
                let grid = by_person(heads, 0, padded);
                tally.add(name, &write(&grid), true, &format!("{name} {grid:?}"));
            }
        }
    }
    for heads in ["序号 姓名 性别 民族 电话", "姓名 性别 民族 工作单位"] {
        for (name, write) in FILES {
            for manner in 1..4 {
                let grid = by_person(heads, manner, manner == 2);
                tally.add(name, &write(&grid), true, &format!("{name} {grid:?}"));
            }
        }
    }
    tally.holds(100);
}

/// A sheet of cells that are lines: a heading in its row, the names in cells below, so many a row.
fn cells(heading: &str, wide: usize, padded: bool) -> Grid {
    let mut grid = vec![row(&["委员名单"])];
    for (sector, people) in TRUTH {
        let heading = heading
            .replace('N', &people.len().to_string())
            .replace('S', sector);
        grid.push(vec![heading]);
        for some in people.chunks(wide) {
            let names = some.iter().map(|one| {
                let name = if padded {
                    names::padded(one.name)
                } else {
                    one.name.to_owned()
                };
                if one.said.is_empty() {
                    name
                } else {
                    format!("{name}（{}）", one.said)
                }
            });
            grid.push(names.collect());
        }
    }
    grid
}

/// The sectors side by side, the people of each below it.
fn columns(heading: &str, spaced: bool) -> Grid {
    let step = if spaced { 2 } else { 1 };
    let tall = TRUTH
        .iter()
        .map(|(_, people)| people.len())
        .max()
        .unwrap_or(0);
    let mut grid = vec![vec![String::new(); TRUTH.len() * step]; tall + 2];
    grid[0][0] = "委员名单".to_owned();
    for (i, (sector, people)) in TRUTH.iter().enumerate() {
        grid[1][i * step] = heading
            .replace('N', &people.len().to_string())
            .replace('S', sector);
        for (n, one) in people.iter().enumerate() {
            let said = if one.said.is_empty() {
                String::new()
            } else {
                format!("（{}）", one.said)
            };
            grid[n + 2][i * step] = format!("{}{said}", one.name);
        }
    }
    grid
}

#[test]
fn cells_that_are_lines_are_read_or_refused_with_a_word() {
    let mut tally = Tally::default();
    for (n, heading) in HEADINGS
        .iter()
        .filter(|it| !it.contains(['|', 'I', '\n']))
        .enumerate()
    {
        for wide in [1, 3, 8] {
            for (name, write) in FILES {
                let grid = cells(heading, wide, (n + wide) % 2 == 0);
                tally.add(name, &write(&grid), true, &format!("{name} {grid:?}"));
            }
        }
        for (name, write) in FILES {
            let grid = columns(heading, n % 2 == 0);
            tally.add(name, &write(&grid), true, &format!("{name} {grid:?}"));
        }
    }
    tally.holds(95);
}
