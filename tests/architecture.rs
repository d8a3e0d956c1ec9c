//! The arrows of the house, held against every path in `src/`, and the rules of its files.
//!
//! `main -> cli -> tui -> desk -> store | exchange | search | rules -> domain | files | panic_guard -> text`: left may
//! import anything to its right; modules joined by `|` never import each other.

#[path = "architecture/graph.rs"]
mod graph;
#[path = "architecture/source.rs"]
mod source;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use graph::Graph;
use source::{has_word, named_modules, sources};

/// The layers from left to right; within one, modules are strangers to each other.
const LAYERS: &[&[&str]] = &[
    &["main"],
    &["cli"],
    &["tui"],
    &["desk"],
    &["store", "exchange", "search", "rules"],
    &["domain", "files", "panic_guard"],
    &["text"],
];

/// Libraries that only these modules name.
const LIBRARIES: &[(&str, &[&str])] = &[
    ("redb", &["store"]),
    ("rmp_serde", &["store"]),
    ("xxhash_rust", &["store"]),
    ("sm3", &["store"]),
    ("notify", &["store"]),
    ("calamine", &["exchange"]),
    ("csv", &["exchange"]),
    ("quick_xml", &["exchange"]),
    ("zip", &["exchange"]),
    ("flate2", &["exchange"]),
    ("encoding_rs", &["exchange"]),
    ("docx_rs", &["exchange"]),
    ("rust_xlsxwriter", &["exchange"]),
    ("ratatui", &["tui", "main"]),
    ("crossterm", &["tui", "main"]),
    ("signal_hook", &["cli", "tui", "main"]),
    ("fuzzy_matcher", &["search"]),
    ("pinyin", &["search"]),
    ("clap", &["cli", "main"]),
    ("directories", &["cli", "main"]),
];

/// What knows of the environment, the clock or the terminal; only the fronts do.
const SURROUNDINGS: &[&str] = &[
    "std::env",
    "SystemTime",
    "Local::now",
    "Utc::now",
    "directories",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "stdin()",
    "stdout()",
    "stderr()",
];

/// What makes, names or removes files.
const WRITING: &[&str] = &[
    "File::create",
    "File::create_new",
    "OpenOptions",
    "OFlags::CREATE",
    "fs::write",
    "fs::copy",
    "fs::rename",
    "fs::hard_link",
    "fs::remove_file",
    "fs::remove_dir",
    "fs::remove_dir_all",
    "fs::create_dir",
    "fs::create_dir_all",
    "DirBuilder",
    "symlink",
    "tempfile",
    "NamedTempFile",
    "TempDir",
];

/// Where that may be: what is written for people goes through the gate; the rest is nobody's file.
const WRITERS: &[(&str, &str)] = &[
    ("exchange/save/", "the gate"),
    ("store/", "the store's own files"),
    ("tui/drafts/", "drafts"),
    (
        "tui/personal.rs",
        "what a person has chosen for the own screens",
    ),
    ("files/folder.rs", "what killed programs left"),
    (
        "files/temporary.rs",
        "folders that go away with the program",
    ),
    ("exchange/ledger/roll.rs", "a file without a name"),
];

const FRONTS: &[&str] = &["cli", "tui", "main"];

/// Rooms whose files lean on each other: a record, the book that holds it and the description of its fields name each
/// other, and an order among them would take traits that say nothing.
const IN_CIRCLES: &[&str] = &["domain"];

/// No file is longer without saying why it is one thing.
const LONG: usize = 400;

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

fn report(broken: &[String], rule: &str) {
    assert!(broken.is_empty(), "{rule}\n{}", broken.join("\n"));
}

#[test]
fn arrows_run_one_way() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in sources() {
        // What is compiled for tests alone stands in no layer.
        if source.module == "lib" || source.code.is_empty() {
            continue;
        }
        let Some(here) = layer(&source.module) else {
            broken.push(format!("{}: in no layer", source.path.display()));
            continue;
        };
        for (line, name) in named_modules(&source.code) {
            // Names of other things at the root: macros, and the crate's own re-exports.
            let Some(there) = layer(&name) else { continue };
            seen += 1;
            let own = name == source.module;
            if !own && there <= here {
                broken.push(format!("{}:{line}: names {name}", source.path.display()));
            }
        }
    }
    assert!(seen > 200, "only {seen} paths were found");
    report(
        &broken,
        "main -> cli -> tui -> desk -> store | exchange | search | rules -> domain | files | panic_guard -> text",
    );
}

/// A file leans on another when it names what that one defines; what is passed on by `pub use` counts where it
/// is defined, and `mod` declares and leans on nothing. So the files of a room have an order in which they can
/// be read, each knowing only what stands before it. What a folder's `mod.rs` and its files both need stands in
/// a file beside them; a `mod.rs` either uses its files or is used by them.
#[test]
fn no_files_of_a_room_lean_on_each_other() {
    let sources = sources();
    let graph = Graph::of(&sources);
    let rooms: BTreeSet<&str> = sources.iter().map(|it| it.module.as_str()).collect();
    let mut broken = Vec::new();
    for room in rooms.into_iter().filter(|room| !IN_CIRCLES.contains(room)) {
        for circle in graph.circles(|at| sources[at].module == room) {
            broken.push(format!("{room}: {} files", circle.len()));
            for (from, to) in graph.within(&circle) {
                let (from, to) = (&sources[from].path, &sources[to].path);
                broken.push(format!("    {} -> {}", from.display(), to.display()));
            }
        }
    }
    report(&broken, "files of a room lean on each other");
}

#[test]
fn readers_and_writers_of_formats_know_no_papers_of_the_policy() {
    let sources = sources();
    let graph = Graph::of(&sources);
    let (office, room) = (Path::new("exchange/office"), Path::new("exchange"));
    let mut broken = Vec::new();
    let mut seen = 0;
    for (at, source) in sources.iter().enumerate() {
        if !source.path.starts_with(office) {
            continue;
        }
        seen += 1;
        for to in graph.leans_on(at) {
            let to = &sources[to].path;
            if to.starts_with(room) && !to.starts_with(office) {
                broken.push(format!("{} -> {}", source.path.display(), to.display()));
            }
        }
    }
    assert!(seen > 20, "only {seen} files were found");
    report(
        &broken,
        "exchange/office names nothing of exchange but itself",
    );
}

#[test]
fn each_library_is_named_by_its_module_alone() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    let manifest = fs::read_to_string(manifest).expect("a manifest");
    // A library that the house does not use may lend its name to a module of ours.
    let used = |library: &str| {
        let dashed = library.replace('_', "-");
        manifest
            .lines()
            .filter_map(|line| line.split_once('='))
            .any(|(name, _)| name.trim() == dashed || name.trim() == library)
    };
    let mut broken = Vec::new();
    for source in sources() {
        for (library, homes) in LIBRARIES.iter().filter(|(library, _)| used(library)) {
            if homes.contains(&source.module.as_str()) {
                continue;
            }
            for (line, code) in &source.code {
                let named = has_word(code, &format!("{library}::"))
                    || has_word(code, &format!("use {library}"))
                    || has_word(code, &format!("extern crate {library}"));
                // A module of ours may share a library's name.
                let ours = code.contains(&format!("::{library}::"))
                    || code.contains(&format!("crate::{library}"));
                if named && !ours {
                    broken.push(format!("{}:{line}: names {library}", source.path.display()));
                }
            }
        }
    }
    report(
        &broken,
        "a library is named only by the module that owns it",
    );
}

#[test]
fn only_the_fronts_know_their_surroundings() {
    let mut broken = Vec::new();
    for source in sources() {
        if FRONTS.contains(&source.module.as_str()) {
            continue;
        }
        for (line, code) in &source.code {
            for known in SURROUNDINGS {
                if has_word(code, known) {
                    broken.push(format!("{}:{line}: {known}", source.path.display()));
                }
            }
        }
    }
    report(
        &broken,
        "no environment, clock, home directory or terminal below the fronts",
    );
}

#[test]
fn nothing_is_written_but_through_the_gate() {
    let mut broken = Vec::new();
    let mut seen = 0;
    for source in sources() {
        let path = source.path.to_string_lossy();
        let may = WRITERS.iter().any(|(home, _)| path.starts_with(home));
        for (line, code) in &source.code {
            if code.contains(".display()") {
                broken.push(format!("{path}:{line}: shown_path tells of paths"));
            }
            let Some(word) = WRITING.iter().find(|it| has_word(code, it)) else {
                continue;
            };
            seen += 1;
            if !may {
                broken.push(format!("{path}:{line}: {word}"));
            }
        }
    }
    assert!(seen > 20, "only {seen} were found");
    report(
        &broken,
        "files are written with a permit of the gate in exchange::save",
    );
}

#[test]
fn every_file_says_what_it_is_and_a_long_one_why() {
    let mut broken = Vec::new();
    for source in sources() {
        let name = source.path.display();
        let head: Vec<&str> = source
            .text
            .lines()
            .skip_while(|line| line.starts_with("#![") || line.is_empty())
            .take_while(|line| line.starts_with("//!"))
            .collect();
        if head.is_empty() {
            broken.push(format!("{name}: does not begin with //!"));
        }
        let (lines, head) = (source.text.lines().count(), head.join(" "));
        let said = head.contains("one thing") || head.contains("Long because");
        if lines > LONG && !said {
            broken.push(format!("{name}: {lines} lines, and does not say why"));
        }
        let file = source.path.file_stem().expect("a name").to_string_lossy();
        if ["utils", "util", "helpers", "common", "manager", "misc"].contains(&file.as_ref()) {
            broken.push(format!("{name}: is named for nothing"));
        }
    }
    report(&broken, "a file has one subject and says so");
}

#[test]
fn nothing_is_unwrapped_without_a_reason() {
    let mut broken = Vec::new();
    for source in sources() {
        let lines: Vec<&str> = source.text.lines().collect();
        for (number, code) in &source.code {
            // `expect(` of a parser is its own; a panic takes a message.
            let unwraps = code.contains(".unwrap()")
                || (code.contains(".expect(") && lines[*number - 1].contains(".expect(\""));
            if !unwraps && !has_word(code, "panic!") && !has_word(code, "todo!") {
                continue;
            }
            let commented = |line: &str| line.contains("// ");
            let above = lines[..number - 1]
                .iter()
                .rev()
                .take_while(|line| {
                    let line = line.trim();
                    line.starts_with("//") || line.starts_with('.') || line.starts_with("#[")
                })
                .any(|line| commented(line));
            let just_above = *number > 1 && commented(lines[number - 2]);
            if !commented(lines[number - 1]) && !above && !just_above {
                broken.push(format!(
                    "{}:{number}: {}",
                    source.path.display(),
                    code.trim()
                ));
            }
        }
    }
    report(
        &broken,
        "no unwrap, expect or panic outside tests but where a comment proves it",
    );
}

#[test]
fn nothing_is_left_for_later() {
    let mut broken = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            if ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("]
                .iter()
                .any(|mark| line.contains(mark))
            {
                broken.push(format!("{}:{}", source.path.display(), number + 1));
            }
        }
    }
    report(&broken, "no TODO");
}
