//! Damaged files of every format: whatever an office sends is answered, with what was read or with
//! the reason, and never with a panic or without end.
//!
//! A run draws a few thousand cases; `JIEBIE_MUTATIONS=100000 cargo test --test mutations` draws as many as it is told,
//! and `JIEBIE_SEED` begins elsewhere. A case that fails is named by its number, and the same number is
//! the same bytes again.

mod damage;
mod seeds;

use std::panic;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiebie::exchange::{FileKind, Limits, forms, open, read_roster};

/// Panics inside the house's own code, by where they were; those of foreign parsers are caught on
/// purpose and are refusals.
static OWN_PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Longer than this on a file of a few kilobytes would be no answer.
const LONGEST: Duration = Duration::from_secs(5);

/// More memory than this is no answer either.
#[cfg(target_os = "linux")]
const MOST_KIB: u64 = 512 << 10;

fn number(name: &str, usual: u64) -> u64 {
    let given = std::env::var(name).ok();
    given.map_or(usual, |given| given.parse().expect("a number"))
}

#[test]
fn every_damaged_file_is_answered() {
    panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let place = place.unwrap_or_default();
        if place.starts_with("src/") || place.starts_with("tests/") {
            eprintln!("{panic}");
            let mut own = OWN_PANICS.lock().unwrap_or_else(|it| it.into_inner());
            own.push(place);
        }
    }));
    let (cases, first) = (number("JIEBIE_MUTATIONS", 2_400), number("JIEBIE_SEED", 1));
    let seeds = seeds::all();
    let (mut read, mut refused, mut found) = (0_u64, 0_u64, 0_u64);
    let mut slowest = (Duration::ZERO, String::new());
    for case in first..first + cases {
        let seed = &seeds[(case % seeds.len() as u64) as usize];
        let bytes = damage::done(&seed.bytes, case);
        let start = Instant::now();
        let limits = Limits::default();
        match open(seed.name, &bytes, &limits) {
            Ok(opened) => {
                read += 1;
                found += u64::from(forms::read(&opened).is_some());
            }
            Err(error) => {
                refused += 1;
                let text = error.text();
                assert!(!text.zh.is_empty() && !text.en.is_empty());
            }
        }
        // The reason of a refusal, or rows and rejected rows; both are answers.
        let _ = read_roster(seed.name, &bytes, &limits);
        let spent = start.elapsed();
        if spent > slowest.0 {
            slowest = (spent, format!("case {case} ({})", seed.name));
        }
        // Taken out before anything is asserted: a panic's hook takes the lock too.
        let own = std::mem::take(&mut *OWN_PANICS.lock().unwrap_or_else(|it| it.into_inner()));
        assert!(own.is_empty(), "case {case} ({}): {own:?}", seed.name);
    }
    eprintln!(
        "{cases} cases: {read} read, {found} with a form, {refused} refused; slowest {slowest:?}"
    );
    assert!(slowest.0 < LONGEST, "{slowest:?}");
    // Damage that nothing survives, or that changes nothing, would prove nothing.
    assert!(read > cases / 10 && refused > cases / 10 && found > cases / 20);
    #[cfg(target_os = "linux")]
    {
        let peak = peak_kib();
        eprintln!("peak memory {} MiB", peak >> 10);
        assert!(peak < MOST_KIB, "{peak} KiB");
    }
}

#[test]
fn whole_files_of_every_kind_are_read() {
    let limits = Limits::default();
    let mut kinds: Vec<FileKind> = Vec::new();
    for seed in seeds::all() {
        let opened = open(seed.name, &seed.bytes, &limits)
            .unwrap_or_else(|error| panic!("{}: {error} {:?}", seed.name, error.problem));
        kinds.push(opened.kind());
        let draft = forms::read(&opened).unwrap_or_else(|| panic!("{}: no form", seed.name));
        assert!(!draft.forms.is_empty(), "{}", seed.name);
        let named = draft.forms.iter().any(|form| {
            form.member
                .as_ref()
                .is_some_and(|member| member.value == "王伟")
        });
        assert!(named, "{}: {draft:#?}", seed.name);
    }
    for kind in FileKind::ALL {
        assert!(kinds.contains(&kind), "no file of kind {}", kind.name());
    }
}

/// The most memory that the process had at once.
#[cfg(target_os = "linux")]
fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the process");
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let digits = line.map(|line| {
        line.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    });
    digits
        .and_then(|digits| digits.parse().ok())
        .expect("a size")
}
