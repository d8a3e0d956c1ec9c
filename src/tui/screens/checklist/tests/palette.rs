//! The rows that the palette shows, held against their keys.

use super::*;
use crate::tui::app::Effect;
use crate::tui::input::Input;

#[test]
fn every_row_of_the_palette_does_what_its_key_does() {
    // One office for all: nothing is carried out.
    let mut office = Some(TestStore::new());
    for (names, explained) in [
        ("", false),
        ("Right Enter", false),
        ("Right Enter", true),
        ("Tab", false),
        ("Tab", true),
    ] {
        let mut after = |pressed: &mut dyn FnMut(&mut TestSession) -> Option<Vec<Effect>>| {
            let taken = office.take().expect("an office");
            let mut sitting = TestSession::at(taken);
            sitting.press(names);
            if explained {
                explain(&mut sitting);
            }
            let said = format!("{:?}", pressed(&mut sitting));
            let picture = sitting.picture(80, 22);
            office = Some(sitting.office);
            (said, picture)
        };
        let mut rows = Vec::new();
        after(&mut |it| {
            rows = it.screen.keys(&it.office.ctx());
            None
        });
        for row in &rows {
            let Some(key) = row.keys.first().copied().map(Input::Key) else {
                continue;
            };
            let by_palette = after(&mut |it| it.call(row));
            let by_key = after(&mut |it| it.screen.handle(&key, &it.office.ctx()));
            assert_eq!(by_palette, by_key, "{names}: {}", row.label.en);
        }
        let others = crate::tui::app::keys::KEYS.pages().remove(0);
        let none = after(&mut |it| it.call(&others));
        assert_eq!(none.0, "None");
    }
}
