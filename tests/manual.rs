//! The manuals and the README hold: every shell example in them runs and prints what they show,
//! and every path that the documents name is there.
//!
//! An example is a fenced block marked `console`. A line `$ …` is a command, lines `> …` go on
//! with it, and what follows is what it prints, on either stream; a line `…` stands for any number
//! of lines, and a `…` at a line's end for its rest. A command with nothing under it has to end
//! well or with findings (exit codes 0 and 1). All blocks of a document run in one folder, in
//! their order, as one user.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const MANUALS: [(&str, &str); 3] = [
    ("README.md", "C.UTF-8"),
    ("docs/manual.md", "C.UTF-8"),
    ("docs/manual.zh-CN.md", "zh_CN.UTF-8"),
];

struct Example {
    line: usize,
    command: String,
    printed: Vec<String>,
}

fn read(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn examples(document: &str) -> Vec<Example> {
    let mut out: Vec<Example> = Vec::new();
    let mut inside = false;
    for (n, line) in document.lines().enumerate() {
        if line.starts_with("```") {
            inside = line == "```console";
        } else if !inside {
            continue;
        } else if let Some(command) = line.strip_prefix("$ ") {
            out.push(Example {
                line: n + 1,
                command: command.to_owned(),
                printed: Vec::new(),
            });
        } else if let Some(last) = out.last_mut() {
            match line.strip_prefix("> ") {
                Some(more) if last.printed.is_empty() => {
                    last.command.push('\n');
                    last.command.push_str(more);
                }
                _ => last.printed.push(line.to_owned()),
            }
        }
    }
    out
}

/// Does what was printed fit what is shown, with `…` for what is left out?
fn fits(printed: &[&str], shown: &[&str]) -> bool {
    match shown.split_first() {
        None => printed.is_empty(),
        Some((&"…", rest)) => (0..=printed.len()).any(|n| fits(&printed[n..], rest)),
        Some((line, rest)) => printed.split_first().is_some_and(|(first, others)| {
            let same = match line.strip_suffix('…') {
                Some(begin) => first.starts_with(begin),
                None => first.trim_end() == *line,
            };
            same && fits(others, rest)
        }),
    }
}

/// The folder of the program, to be found by its name alone.
fn program() -> PathBuf {
    let program = Path::new(env!("CARGO_BIN_EXE_jiebie"));
    program.parent().expect("a folder").to_owned()
}

fn run(example: &Example, folder: &Path, lang: &str) -> (String, Option<i32>) {
    let path = format!(
        "{}:{}",
        program().display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let done = Command::new("sh")
        .arg("-c")
        .arg(format!("{{ {}\n}} 2>&1", example.command))
        .current_dir(folder)
        .env_clear()
        .envs([("PATH", path.as_str()), ("LANG", lang), ("USER", "nobody")])
        .env("HOME", folder)
        .output()
        .unwrap_or_else(|error| panic!("no shell: {error}"));
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    (printed, done.status.code())
}

#[test]
fn every_example_prints_what_the_document_shows() {
    let mut wrong = Vec::new();
    for (path, lang) in MANUALS {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for example in examples(&read(path)) {
            let (printed, code) = run(&example, folder.path(), lang);
            let shown: Vec<&str> = example.printed.iter().map(|it| it.trim_end()).collect();
            let lines: Vec<&str> = printed.lines().collect();
            let well = if shown.is_empty() {
                matches!(code, Some(0 | 1))
            } else {
                fits(&lines, &shown)
            };
            if !well {
                let Example { line, command, .. } = example;
                wrong.push(format!(
                    "{path}:{line}: {command}\nends {code:?}:\n{printed}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_manuals_show_the_same_commands() {
    let [en, zh] = ["docs/manual.md", "docs/manual.zh-CN.md"].map(|path| examples(&read(path)));
    let first = |examples: &[Example]| -> Vec<String> {
        let words = |it: &Example| it.command.lines().next().unwrap_or_default().to_owned();
        examples.iter().map(words).collect()
    };
    assert!(en.len() > 20, "only {} examples", en.len());
    assert_eq!(first(&en), first(&zh));
}

/// What stands between backticks and looks like a path of this repository.
fn named_paths(document: &str) -> Vec<String> {
    let looks = |it: &&str| {
        let roots = ["src/", "tests/", "docs/", "benches/", ".ci/"];
        roots.iter().any(|root| it.starts_with(root))
            && it
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "/_.-".contains(c))
    };
    let mut out: Vec<String> = document
        .split('`')
        .filter(looks)
        .map(str::to_owned)
        .collect();
    for line in document.lines() {
        // Quoted code names its file in its first line.
        if let Some(path) = line.strip_prefix("// ").filter(looks) {
            out.push(path.to_owned());
        }
        // Links and pictures, from where the document stands.
        for part in line.split("](").skip(1) {
            let link = part.split([')', '#']).next().unwrap_or_default();
            if !link.is_empty() && !link.contains("://") {
                out.push(format!("link {link}"));
            }
        }
    }
    out
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = [
        "README.md",
        "docs/architecture.md",
        "docs/manual.md",
        "docs/manual.zh-CN.md",
    ];
    let mut seen = 0;
    for document in documents {
        let folder = root.join(document);
        let folder = folder.parent().expect("a folder");
        for path in named_paths(&read(document)) {
            let file = match path.strip_prefix("link ") {
                Some(link) => folder.join(link),
                None => root.join(&path),
            };
            assert!(file.exists(), "{document} names {path}, which is not there");
            seen += 1;
        }
    }
    assert!(seen > 30, "only {seen} paths were found");
}

#[test]
fn code_that_the_architecture_page_quotes_stands_in_its_file() {
    let page = read("docs/architecture.md");
    let mut quoted = 0;
    for block in page.split("```rust\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let (head, code) = block.split_once('\n').unwrap_or_default();
        let path = head
            .strip_prefix("// ")
            .unwrap_or_else(|| panic!("{head}: no file"));
        let file = read(path);
        let mut lines = file.lines().map(str::trim);
        for line in code
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && *line != "…")
        {
            // In the file's order, though not one after another.
            assert!(lines.any(|it| it == line), "{path} does not have: {line}");
            quoted += 1;
        }
    }
    assert!(quoted > 20, "only {quoted} lines are quoted");
}

#[test]
fn dots_stand_for_lines_and_for_the_rest_of_one() {
    let printed = ["one", "two", "three"];
    assert!(fits(&printed, &["one", "…", "three"]));
    assert!(fits(&printed, &["…"]));
    assert!(fits(&printed, &["on…", "two", "…"]));
    assert!(!fits(&printed, &["one", "two"]));
    assert!(!fits(&printed, &["…", "two"]));
    assert!(!fits(&[], &["one"]));
}
