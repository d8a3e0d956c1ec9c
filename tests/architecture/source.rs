//! Reads the sources of the house: which files there are, what of them is code of the program
//! itself, and which modules they name. It knows no rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A source file, and what of it counts.
pub struct Source {
    /// Its path below `src/`.
    pub path: PathBuf,
    /// The module of the house that it belongs to.
    pub module: String,
    /// All of it.
    pub text: String,
    /// Its lines without comments, strings and what is compiled for tests alone, with their
    /// numbers.
    pub code: Vec<(usize, String)>,
}

/// All files below `src/`, in order of their paths.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&root, &mut files);
    files.sort();
    assert!(files.len() > 40, "the house is elsewhere: {files:?}");
    let files: Vec<(PathBuf, String)> = files
        .into_iter()
        .map(|file| {
            let path = file.strip_prefix(&root).expect("below src").to_path_buf();
            (path, fs::read_to_string(&file).expect("readable"))
        })
        .collect();
    let for_tests = test_modules(&files);
    files
        .into_iter()
        .map(|(path, text)| {
            let first = path.iter().next().expect("a name").to_string_lossy();
            let code = if is_within(&path, &for_tests) {
                Vec::new()
            } else {
                code_of(&text)
            };
            Source {
                module: first.trim_end_matches(".rs").to_owned(),
                code,
                path,
                text,
            }
        })
        .collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs") {
            files.push(path);
        }
    }
}

/// Where the modules are that their parents declare under `#[cfg(test)]`: as `a/b`, without end.
fn test_modules(files: &[(PathBuf, String)]) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for (path, text) in files {
        let stem = path.file_stem().expect("a name").to_string_lossy();
        let home = if ["mod", "lib", "main"].contains(&stem.as_ref()) {
            path.with_file_name("")
        } else {
            path.with_extension("")
        };
        let mut for_tests = false;
        let mut file = None;
        for line in text.lines().map(str::trim) {
            if line.starts_with("#[cfg(test)]") || line.starts_with("#[cfg(all(test") {
                for_tests = true;
            } else if let Some(named) = line.strip_prefix("#[path = \"") {
                file = named.split('"').next().map(str::to_owned);
            } else if !line.starts_with("#[") && !line.starts_with("//") {
                let name = line
                    .split_once("mod ")
                    .and_then(|(_, name)| name.strip_suffix(';'));
                if let Some(name) = name.filter(|_| for_tests) {
                    found.insert(match &file {
                        Some(file) => path.with_file_name(file.trim_end_matches(".rs")),
                        None => home.join(name),
                    });
                }
                (for_tests, file) = (false, None);
            }
        }
    }
    found
}

/// Is the file at `path` one of these modules, or below one?
fn is_within(path: &Path, modules: &BTreeSet<PathBuf>) -> bool {
    path.with_extension("")
        .ancestors()
        .any(|above| modules.contains(above))
}

/// The lines that are code of the program itself, with strings and comments blanked.
fn code_of(text: &str) -> Vec<(usize, String)> {
    let bare = blank(text);
    let mut lines: Vec<(usize, String)> = Vec::new();
    let mut for_tests = false;
    let (mut depth, mut skipping) = (0_i32, None);
    for (number, line) in bare.lines().enumerate() {
        let opens = line.matches('{').count() as i32;
        let closes = line.matches('}').count() as i32;
        let code = line.trim();
        if code.starts_with("#[cfg(test)]") || code.starts_with("#[cfg(all(test") {
            for_tests = true;
        } else if for_tests && !code.is_empty() && !code.starts_with("#[") {
            // The item itself: to the end of its braces, or of its line when it has none.
            if opens > closes {
                skipping = Some(depth);
            }
            for_tests = !(opens > 0 || code.ends_with(';') || code.ends_with(','));
        } else if skipping.is_none() && !for_tests {
            lines.push((number + 1, line.to_owned()));
        }
        depth += opens - closes;
        if skipping.is_some_and(|before| depth <= before) {
            skipping = None;
        }
    }
    lines
}

/// The text with comments and the insides of strings and characters blanked, line by line.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut bare = String::with_capacity(text.len());
    let mut at = 0;
    let keep = |c: char| if c == '\n' { '\n' } else { ' ' };
    while at < chars.len() {
        let rest = &chars[at..];
        let end = match rest {
            ['/', '/', ..] => rest.iter().position(|c| *c == '\n').unwrap_or(rest.len()),
            ['/', '*', ..] => (2..rest.len())
                .find(|n| rest[n - 2..].starts_with(&['*', '/']) && *n > 3)
                .unwrap_or(rest.len()),
            ['r', '"' | '#', ..] if !follows_a_word(&chars, at) => raw_string(rest),
            ['"', ..] => string(rest),
            ['\'', '\\', ..] => 3 + rest[3..].iter().position(|c| *c == '\'').unwrap_or(0),
            ['\'', _, '\'', ..] => 3,
            _ => 0,
        };
        if end == 0 {
            bare.push(chars[at]);
            at += 1;
        } else {
            bare.extend(rest[..end].iter().map(|c| keep(*c)));
            at += end;
        }
    }
    bare
}

fn follows_a_word(chars: &[char], at: usize) -> bool {
    at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_')
}

/// How many characters the string at the start of `rest` takes.
fn string(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The same for a raw string; 0 where there is none.
fn raw_string(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let mut close = vec!['"'];
    close.extend(std::iter::repeat_n('#', hashes));
    (2 + hashes..rest.len())
        .find(|n| rest[*n..].starts_with(&close))
        .map_or(rest.len(), |n| n + close.len())
}

/// Does `line` hold `word` as a word of its own?
pub fn has_word(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        let starts = word.starts_with(part);
        let ends = word.ends_with(part);
        !(starts && before.is_some_and(part) || ends && after.is_some_and(part))
    })
}

/// The modules of the house that a file names by `crate::…` or `jiebie::…`, with the lines.
pub fn named_modules(code: &[(usize, String)]) -> BTreeSet<(usize, String)> {
    let text: Vec<(usize, char)> = code
        .iter()
        .flat_map(|(n, line)| line.chars().chain(['\n']).map(move |c| (*n, c)))
        .collect();
    let flat: String = text.iter().map(|(_, c)| *c).collect();
    let chars: Vec<char> = flat.chars().collect();
    let mut named = BTreeSet::new();
    for root in ["crate::", "jiebie::"] {
        let root: Vec<char> = root.chars().collect();
        for at in 0..chars.len() {
            if !chars[at..].starts_with(&root) || follows_a_word(&chars, at) {
                continue;
            }
            // `$crate::` of a macro names modules as any path does.
            let rest = &chars[at + root.len()..];
            for (offset, name) in heads(rest) {
                named.insert((text[at + root.len() + offset].0, name));
            }
        }
    }
    named
}

/// The first names of a path, or of each path in a group: `a::b` → a; `{a::b, c}` → a, c.
fn heads(rest: &[char]) -> Vec<(usize, String)> {
    let name_at = |from: usize| -> Option<(usize, String)> {
        let from = from
            + rest[from..]
                .iter()
                .take_while(|c| c.is_whitespace())
                .count();
        let name: String = rest[from..]
            .iter()
            .take_while(|c| c.is_alphanumeric() || **c == '_')
            .collect();
        (!name.is_empty()).then_some((from, name))
    };
    if rest.first() != Some(&'{') {
        return name_at(0).into_iter().collect();
    }
    let (mut heads, mut depth) = (Vec::new(), 0);
    for (at, c) in rest.iter().enumerate() {
        match c {
            '{' => {
                depth += 1;
                if depth == 1 {
                    heads.extend(name_at(at + 1));
                }
            }
            '}' => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            ',' if depth == 1 => heads.extend(name_at(at + 1)),
            _ => {}
        }
    }
    heads
}

#[test]
fn modules_for_tests_are_told_from_the_others() {
    let files = [
        (
            "desk/mod.rs",
            "mod keep;\n#[cfg(test)]\n#[allow(dead_code)]\npub mod trial;\nmod after;\n",
        ),
        (
            "tui/driver.rs",
            "#[cfg(test)]\n#[path = \"driver_tests.rs\"]\nmod tests;\n",
        ),
        ("tui/paint.rs", "#[cfg(test)]\nmod tests;\n"),
    ]
    .map(|(path, text)| (PathBuf::from(path), text.to_owned()));
    let found = test_modules(&files);
    for path in [
        "desk/trial.rs",
        "desk/trial/deep/mod.rs",
        "tui/driver_tests.rs",
        "tui/paint/tests.rs",
    ] {
        assert!(is_within(Path::new(path), &found), "{path}: {found:?}");
    }
    for path in [
        "desk/keep.rs",
        "desk/after.rs",
        "desk/mod.rs",
        "tui/tests.rs",
    ] {
        assert!(!is_within(Path::new(path), &found), "{path}: {found:?}");
    }
}

#[test]
fn the_reader_of_sources_reads_what_is_there() {
    let text = r##"//! A head with crate::tui in it.
use crate::{desk::{Add, crate_of}, store::Tx};
use crate::text;
const WORD: &str = "crate::cli // no comment";
const RAW: &str = r#"crate::cli " {"#;
const BRACE: char = '{';
fn life<'a>(x: &'a str) { jiebie::domain::form(x) } // crate::exchange
#[cfg(test)]
mod tests {
    use crate::tui;
    fn deep() { if true { crate::cli } }
}
#[cfg(test)]
mod elsewhere;
fn after() { crate::rules::all() }
/* crate::search */
"##;
    let code = code_of(text);
    let named: Vec<(usize, String)> = named_modules(&code).into_iter().collect();
    let expected: Vec<(usize, String)> = [
        (2, "desk"),
        (2, "store"),
        (3, "text"),
        (7, "domain"),
        (15, "rules"),
    ]
    .map(|(line, name)| (line, name.to_owned()))
    .into();
    assert_eq!(named, expected);
    assert!(has_word("use redb::Table;", "redb::"));
    assert!(!has_word("use predb::Table;", "redb::"));
    assert!(!has_word("print_all!()", "print!"));
}
