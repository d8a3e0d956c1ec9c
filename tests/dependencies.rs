//! What the program is built of: where the crates come from, under which licences they may be passed on, and
//! what has no place in it.

use std::process::Command;

use serde_json::Value;

/// The one source of crates.
const SOURCE: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Licences under which the program may be given to an office, source and binary.
const LICENCES: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    // Of a file that is changed, the source is to be given; none is changed here.
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// What has no place in the program, and why.
const BANNED: [(&str, &str); 6] = [
    (
        "tokio",
        "no async runtime: a process a person, one file, the engine's own locks",
    ),
    ("async-std", "no async runtime"),
    ("reqwest", "the program speaks to no network"),
    ("hyper", "the program speaks to no network"),
    ("openssl-sys", "the program speaks to no network"),
    (
        "ring",
        "the chain is SM3's, which the users' assessments ask for",
    ),
];

/// Packages as cargo has them for this machine.
fn packages() -> Vec<Value> {
    let host = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc runs");
    let host = String::from_utf8(host.stdout).expect("text");
    let host = host.lines().find_map(|line| line.strip_prefix("host: "));
    let told = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked", "--offline"])
        .args(["--filter-platform", host.expect("a host")])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        told.status.success(),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    let all: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    all["packages"].as_array().expect("packages").clone()
}

#[test]
fn crates_come_from_one_place_under_known_licences_and_none_is_banned() {
    let mut broken = Vec::new();
    let packages = packages();
    assert!(packages.len() > 50, "only {}", packages.len());
    for package in &packages {
        let text = |field: &str| package[field].as_str().unwrap_or_default();
        let (name, source, licence) = (text("name"), text("source"), text("license"));
        if name == env!("CARGO_PKG_NAME") {
            continue;
        }
        if source != SOURCE {
            broken.push(format!("{name} comes from {source:?}"));
        }
        if !is_accepted(licence) {
            broken.push(format!("{name} is under {licence:?}"));
        }
    }
    // What only tests and benchmarks, or other crates' macros, are built of is not the program's.
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--offline", "--edges=normal"])
        .args(["--prefix=none", "--format={p}"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    let tree = String::from_utf8(tree.stdout).expect("text");
    let built: Vec<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert!(built.contains(&"redb"), "{tree}");
    for (name, why) in BANNED {
        if built.contains(&name) {
            broken.push(format!("{name} is banned: {why}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// Can the conditions of this SPDX expression be met with the accepted licences?
fn is_accepted(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (accepted, rest) = either(&words);
    accepted && rest.is_empty()
}

fn either<'w, 'a>(words: &'w [&'a str]) -> (bool, &'w [&'a str]) {
    let (mut accepted, mut rest) = both(words);
    while let ["OR", others @ ..] = rest {
        let (other, behind) = both(others);
        (accepted, rest) = (accepted | other, behind);
    }
    (accepted, rest)
}

fn both<'w, 'a>(words: &'w [&'a str]) -> (bool, &'w [&'a str]) {
    let (mut accepted, mut rest) = one(words);
    while let ["AND", others @ ..] = rest {
        let (other, behind) = one(others);
        (accepted, rest) = (accepted & other, behind);
    }
    (accepted, rest)
}

fn one<'w, 'a>(words: &'w [&'a str]) -> (bool, &'w [&'a str]) {
    match words {
        ["(", inside @ ..] => match either(inside) {
            (accepted, [")", rest @ ..]) => (accepted, rest),
            (_, rest) => (false, rest),
        },
        // An exception gives leave beyond the licence.
        [licence, "WITH", _, rest @ ..] | [licence, rest @ ..] => {
            (LICENCES.contains(licence), rest)
        }
        [] => (false, words),
    }
}

#[test]
fn licences_are_read() {
    for accepted in [
        "MIT",
        "GPL-3.0 OR MIT",
        "MIT/Apache-2.0",
        "(MIT OR GPL-3.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception OR GPL-3.0",
    ] {
        assert!(is_accepted(accepted), "{accepted}");
    }
    for refused in [
        "",
        "GPL-3.0",
        "MIT AND GPL-3.0",
        "(MIT OR Apache-2.0) AND GPL-3.0",
        "(MIT",
        "MIT)",
        "MIT GPL-3.0",
    ] {
        assert!(!is_accepted(refused), "{refused}");
    }
}
