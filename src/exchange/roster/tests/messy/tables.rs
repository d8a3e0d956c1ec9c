//! Tables and sheets, in every kind of file.

use super::texts::{HEADINGS, Layout, layouts};
use super::*;
use crate::exchange::names;
use crate::exchange::office::document::fixtures::{docx, p, tc};

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

type Write = fn(&Grid) -> Vec<u8>;

/// The files of a table, as offices save it.
const FILES: [(&str, Write); 5] = [
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
