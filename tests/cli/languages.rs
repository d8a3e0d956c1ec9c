//! Which language is spoken, and that Chinese is Chinese throughout.

use crate::test_store::{Answer, TestStore};

/// The subcommands, with those below them.
const COMMANDS: &[&[&str]] = &[
    &[],
    &["init"],
    &["import"],
    &["check"],
    &["explain"],
    &["show"],
    &["show", "counts"],
    &["show", "committee"],
    &["show", "sector"],
    &["show", "member"],
    &["show", "form"],
    &["show", "convenor"],
    &["show", "key-contact"],
    &["list"],
    &["forms"],
    &["form"],
    &["form", "submit"],
    &["form", "file"],
    &["form", "return"],
    &["form", "upload"],
    &["form", "withdraw"],
    &["form", "resume"],
    &["form", "put-back"],
    &["settings"],
    &["settings", "list"],
    &["settings", "get"],
    &["settings", "set"],
    &["journal"],
    &["journal", "verify"],
    &["verify"],
    &["compact"],
    &["merge"],
    &["demo"],
    &["completions"],
    &["man"],
];

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

#[test]
fn the_flag_decides_before_the_variables() {
    let office = TestStore::empty();
    let speaks_chinese = |variables: &[(&str, &str)], args: &[&str]| {
        let mut command = office.command(&[args, &["show", "counts"]].concat());
        command.envs(variables.iter().copied());
        is_chinese(&Answer::of(command.output().expect("the program runs")).done())
    };
    assert!(!speaks_chinese(&[], &[]));
    assert!(speaks_chinese(&[("LANG", "zh_CN.UTF-8")], &[]));
    assert!(!speaks_chinese(
        &[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C.UTF-8")],
        &[]
    ));
    assert!(speaks_chinese(
        &[("LC_MESSAGES", "zh_TW"), ("LANG", "en_US")],
        &[]
    ));
    assert!(!speaks_chinese(
        &[("LANG", "zh_CN.UTF-8")],
        &["--lang", "en"]
    ));
    assert!(speaks_chinese(&[], &["--lang=zh"]));
}

#[test]
fn help_is_there_in_both_languages_for_every_command() {
    let office = TestStore::bare();
    for command in COMMANDS {
        let args = [*command, &["--help"]].concat();
        let en = office.runs(&args).done();
        assert!(en.contains("\nUsage: jiebie"), "{en}");
        let zh = office.runs_zh(&args).done();
        assert!(zh.contains("\n用法：jiebie"), "{zh}");
        let first = zh.lines().next().expect("a line");
        assert!(is_chinese(first), "{zh}");
        assert_eq!(office.runs_zh(&[*command, &["-h"]].concat()).done(), zh);
        for page in [en, zh] {
            assert!(!page.contains('¦'), "{page}");
        }
    }
    assert!(office.runs(&["--version"]).done().starts_with("jiebie "));
}

#[test]
fn completions_and_manual_pages_are_made() {
    let office = TestStore::bare();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = office.runs(&["completions", shell]).done();
        assert!(
            script.contains("jiebie") && script.contains("check"),
            "{shell}"
        );
    }
    let page = office.runs_zh(&["man"]).done();
    assert!(page.contains(".TH jiebie 1") && is_chinese(&page), "{page}");
    let folder = office.path("man");
    let dir = folder.display().to_string();
    office.runs(&["man", "--dir", &dir]).done();
    for command in COMMANDS {
        let name = [&["jiebie"], *command].concat().join("-");
        assert!(folder.join(format!("{name}.1")).is_file(), "{name}");
    }
}
