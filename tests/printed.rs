//! What is exported, as an office program prints it: whole, on A4, nothing cut.
//!
//! Needs LibreOffice and poppler: `cargo test --test printed -- --ignored`.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// A demo's exports in a folder of their own.
struct Printer {
    folder: tempfile::TempDir,
}

/// A printed file: its pages' text without any space.
struct Printed {
    pages: Vec<String>,
    /// Width and height of each page in points.
    sizes: Vec<(f64, f64)>,
}

impl Printer {
    fn new() -> Self {
        let printer = Printer {
            folder: tempfile::tempdir().expect("a folder"),
        };
        printer.jiebie(&["demo", "office.store", "--as-of", "2026-11-24"]);
        printer
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn jiebie(&self, args: &[&str]) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_jiebie"))
            .args(args)
            .current_dir(self.folder.path())
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn export(&self, args: &[&str]) -> String {
        let common = [
            "--store",
            "office.store",
            "--as-of",
            "2026-11-24",
            "--lang",
            "zh",
        ];
        self.jiebie(&[&["export"], args, &common].concat())
    }

    /// Exports to a file of this name and prints it.
    fn print(&self, args: &[&str], name: &str) -> Printed {
        self.export(&[args, &["-o", name]].concat());
        let profile = format!(
            "-env:UserInstallation=file://{}",
            self.path("profile").display()
        );
        let convert = ["--headless", "--convert-to", "pdf", "--outdir", "."];
        run(
            self.folder.path(),
            "soffice",
            &[&[profile.as_str()], &convert[..], &[name]].concat(),
        );
        let pdf = Path::new(name).with_extension("pdf");
        let pdf = pdf.to_str().expect("a name");
        let text = run(self.folder.path(), "pdftotext", &["-layout", pdf, "-"]);
        let info = run(self.folder.path(), "pdfinfo", &["-l", "9999", pdf]);
        let size = |line: &str| -> Option<(f64, f64)> {
            let (_, size) = line.strip_prefix("Page")?.split_once("size:")?;
            let mut numbers = size.split_whitespace().filter_map(|it| it.parse().ok());
            Some((numbers.next()?, numbers.next()?))
        };
        Printed {
            pages: text
                .split('\u{c}')
                .map(|page| page.split_whitespace().collect())
                .filter(|page: &String| !page.is_empty())
                .collect(),
            sizes: info.lines().filter_map(size).collect(),
        }
    }
}

fn run(folder: &Path, program: &str, args: &[&str]) -> String {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}"));
    assert!(output.status.success(), "{program} {args:?}: {output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

impl Printed {
    #[track_caller]
    fn is_on_a4(&self, pages: std::ops::RangeInclusive<usize>) {
        assert!(
            pages.contains(&self.sizes.len()),
            "{} pages",
            self.sizes.len()
        );
        assert_eq!(self.pages.len(), self.sizes.len(), "an empty page");
        for (width, height) in &self.sizes {
            let (short, long) = (width.min(*height), width.max(*height));
            assert!((short - 595.3).abs() < 1.0 && (long - 841.9).abs() < 1.0);
        }
    }

    #[track_caller]
    fn has(&self, words: &str) {
        let words: String = words.split_whitespace().collect();
        assert!(
            self.pages.iter().any(|page| page.contains(&words)),
            "no {words}"
        );
    }
}

/// The records behind the exports.
fn all(printer: &Printer, list: &str) -> Vec<serde_json::Value> {
    let json = printer.export(&[list, "--format", "json"]);
    serde_json::from_str(&json).expect("JSON")
}

#[test]
#[ignore = "needs LibreOffice"]
fn the_register_and_the_announced_list_have_everybody() {
    let printer = Printer::new();
    let register = printer.print(&["roster"], "register.xlsx");
    register.is_on_a4(10..=16);
    // The heads stand on every sheet of paper.
    for page in &register.pages {
        assert!(page.contains("工作单位及职务"), "{page}");
    }
    let list = printer.print(&["roster"], "list.docx");
    list.is_on_a4(6..=12);
    for member in all(&printer, "members") {
        let name = member["name"].as_str().expect("a name");
        register.has(name);
        list.has(name);
        let employer = member["employer"].as_str().expect("an employer");
        if employer.chars().count() < 15 {
            register.has(employer);
        }
    }
}

#[test]
#[ignore = "needs LibreOffice"]
fn the_councils_workbook_prints_whole() {
    let printer = Printer::new();
    let book = printer.print(&["workbook", "--show-phones"], "council.xlsx");
    book.is_on_a4(25..=45);
    for title in [
        "专门委员会联系界别一览表",
        "政协第七届云州市委员会（演示）委员名册",
        "界别召集人、联络员名单",
        "提请主席会议审定的界别召集人",
        "2026年度界别工作检查表",
        "2026年度专门委员会工作检查表",
        "问题清单",
        "2026年度委员联系服务界别群众登记表情况",
        "2026年度登记表统计图",
        "各专委会登记表份数",
        "各界别委员登记表覆盖率",
    ] {
        book.has(title);
    }
    for sector in all(&printer, "sectors") {
        book.has(sector["name"].as_str().expect("a name"));
    }
    for finding in all(&printer, "findings") {
        book.has(finding["code"].as_str().expect("a code"));
    }
    // A cell that is too narrow for its number shows hashes.
    assert!(!book.pages.iter().any(|page| page.contains("###")));
}

#[test]
#[ignore = "needs LibreOffice"]
fn lists_print_without_a_number_cut() {
    let printer = Printer::new();
    for list in [
        "members",
        "sectors",
        "committees",
        "convenors",
        "forms",
        "activities",
        "plans",
    ] {
        let printed = printer.print(&[list], &format!("{list}.xlsx"));
        printed.is_on_a4(1..=60);
        assert!(
            !printed.pages.iter().any(|page| page.contains("###")),
            "{list}"
        );
        let heads = printer.export(&[list]);
        let second = heads.split(',').nth(1).expect("a head");
        for page in &printed.pages {
            assert!(page.contains(second), "{list}: {page}");
        }
    }
}
