//! Pictures of screens in all sizes and both languages, held against those in the screen's `golden` folder. One that
//! is drawn otherwise is written beside it as `.snap.new`, to be looked at and then taken: `cargo insta review`, or
//! `INSTA_UPDATE=always` for all.

use std::path::Path;

use crate::text::Locale;
use crate::tui::measure;

/// Sizes of the body: a line less at the top and at the bottom than the terminal has.
const SIZES: [(u16, u16); 3] = [(80, 22), (120, 34), (200, 48)];

/// Holds what `draw` makes of a language and a size against what is kept for `screen` under `name`.
pub(super) fn all_sizes(
    screen: &str,
    name: &str,
    mut draw: impl FnMut(Locale, u16, u16) -> String,
) {
    let screens = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui/screens");
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(screens.join(screen).join("golden"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (locale, word) in [(Locale::Zh, "zh"), (Locale::En, "en")] {
        for (width, height) in SIZES {
            let picture = draw(locale, width, height);
            for line in picture.lines() {
                let wide = measure::width(line);
                assert!(wide <= usize::from(width), "{name} {width}: {line}");
            }
            let name = format!("{name}-{width}x{height}.{word}");
            settings.bind(|| insta::assert_snapshot!(name, picture));
        }
    }
}
