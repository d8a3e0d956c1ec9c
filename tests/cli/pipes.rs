//! A reader that goes away is no error; an output that can't be written is one.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::office::Office;

#[test]
fn a_reader_that_goes_away_is_no_error() {
    // Far more than a pipe holds.
    let office = Office::of(&["--members", "400", "--forms", "2000"]);
    for (args, code) in [
        (&["forms", "--json"][..], 0),
        (&["forms"], 0),
        (&["check", "--json"], 1),
        (&["check"], 1),
        (&["check", "--format", "csv"], 1),
        (&["show", "sector", "--json"], 0),
        (&["completions", "bash"], 0),
        (&["export", "forms", "--format", "json"], 0),
        (&["export", "forms"], 0),
        (&["export", "workbook", "--format", "xlsx"], 0),
    ] {
        let mut child = office
            .command(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let mut reader = BufReader::new(child.stdout.take().expect("a pipe"));
        // A workbook is no text.
        let mut line = Vec::new();
        reader.read_until(b'\n', &mut line).expect("a line");
        assert!(!line.is_empty());
        drop(reader);
        let output = child.wait_with_output().expect("it ends");
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_is_full_is_an_error() {
    let office = Office::demo();
    for args in [
        &["forms"][..],
        &["show", "counts", "--json"],
        &["check", "--help"],
    ] {
        let full = std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .expect("the device");
        let output = office
            .command(args)
            .stdout(full)
            .stderr(Stdio::piped())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains("the disk is full"), "{told}");
    }
}

#[test]
fn a_closed_standard_error_is_no_panic() {
    let office = Office::bare();
    let mut child = office
        .command(&["check"])
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stderr.take());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(2));
}
