//! Pictures of the screen, compared with those in `golden`. `JIEBIE_RENEW=1` draws them anew.

use std::path::PathBuf;

use super::*;

/// Sizes of the body: a line less at the top and at the bottom than the terminal has.
const SIZES: [(u16, u16); 3] = [(80, 22), (120, 34), (200, 48)];

/// Compares, or draws anew.
fn compare(name: &str, picture: &str) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/tui/screens/forms/golden");
    let path = folder.join(format!("{name}.txt"));
    if std::env::var_os("JIEBIE_RENEW").is_some() {
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(&path, picture).expect("written");
        return;
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == picture,
        "{name} is drawn otherwise than kept:\n{picture}"
    );
}

fn all_sizes(name: &str, sitting: &mut TestSession) {
    for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
        sitting.speak(locale);
        for (width, height) in SIZES {
            let picture = sitting.picture(width, height);
            for line in picture.lines() {
                let wide = crate::tui::measure::width(line);
                assert!(wide <= usize::from(width), "{name} {width}: {line}");
            }
            compare(&format!("{name}-{width}x{height}.{word}"), &picture);
        }
    }
}

#[test]
fn what_is_to_be_filed() {
    let mut sitting = TestSession::new();
    all_sizes("to-file", &mut sitting);
    sitting.press("Down");
    all_sizes("faulty", &mut sitting);
}

#[test]
fn all_that_waits_with_marks() {
    let mut sitting = TestSession::new();
    sitting.press("Alt-4 Space Space");
    all_sizes("pending", &mut sitting);
}

#[test]
fn what_was_sent_back() {
    let mut sitting = TestSession::new();
    sitting.press("Alt-3");
    all_sizes("with-members", &mut sitting);
}

#[test]
fn the_archive() {
    let mut sitting = TestSession::at(TestStore::with_archive(600));
    sitting.press("Alt-5");
    sitting.picture(80, 22);
    sitting.press("PageDown");
    all_sizes("archive", &mut sitting);
}

#[test]
fn the_menu_and_the_zoomed_form() {
    let mut sitting = TestSession::new();
    sitting.press("End Enter z");
    all_sizes("zoomed", &mut sitting);
    sitting.press("z o");
    all_sizes("menu", &mut sitting);
}

#[test]
fn nothing_waits() {
    all_sizes("idle", &mut TestSession::at(TestStore::idle()));
}

#[test]
fn the_smallest_size_shows_one_or_the_other() {
    let mut sitting = TestSession::new();
    let list = sitting.picture(60, 14);
    assert!(
        list.contains("王　伟") && !list.contains("工作单位"),
        "{list}"
    );
    sitting.press("Enter");
    let form = sitting.picture(60, 14);
    assert!(form.contains("填写完整，可以备案"), "{form}");
    sitting.press("PageDown");
    let form = sitting.picture(60, 14);
    assert!(form.contains("办理经过"), "{form}");
}

#[test]
fn every_size_is_drawn() {
    let mut sitting = TestSession::at(TestStore::with_archive(40));
    for names in [
        "Down",
        "Enter",
        "z",
        "Esc Esc /",
        "Esc o",
        "Esc Alt-5",
        "End",
    ] {
        sitting.press(names);
        for (width, height) in (1..130)
            .step_by(3)
            .flat_map(|w| (1..40).step_by(2).map(move |h| (w, h)))
        {
            sitting.picture(width, height);
        }
    }
}
