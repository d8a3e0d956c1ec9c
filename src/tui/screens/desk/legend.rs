//! The words of the marks, on the lower border of the panes that show them: no mark stands on the
//! screen without its word.

use ratatui::layout::Rect;

use super::layout::Pane;
use crate::rules::Level;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::mark::Mark;
use crate::tui::measure;
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::theme::Role;

const EVIDENCE: [(Mark, Role, Text); 4] = [
    (Mark::Verified, Role::Ok, Text::of("完成", "done")),
    (Mark::Recorded, Role::Accent, Text::of("已登记", "recorded")),
    (Mark::Missing, Role::Breach, Text::of("缺", "missing")),
    (Mark::NotDue, Role::Muted, Text::of("未到期", "later")),
];

/// Draws the words, each pane's own; where one pane stands alone it has them all.
pub(super) fn draw(areas: &[Rect; 5], canvas: &mut Canvas<'_>) {
    let open = |pane: &Pane| areas[*pane as usize].height > 2 && areas[*pane as usize].width > 9;
    let map = open(&Pane::Map);
    // The map explains what is entered; the detail, or the one pane beside the map, how grave it is.
    let grave = Pane::ALL
        .into_iter()
        .rev()
        .find(|pane| open(pane) && *pane != Pane::Map);
    if map {
        let items = evidence().chain(grave.is_none().then(levels).into_iter().flatten());
        line(areas[Pane::Map as usize], items, canvas);
    }
    if let Some(pane) = grave {
        let items = (!map).then(evidence).into_iter().flatten().chain(levels());
        line(areas[pane as usize], items, canvas);
    }
}

fn evidence() -> impl Iterator<Item = (Mark, Role, Text)> {
    EVIDENCE.into_iter()
}

fn levels() -> impl Iterator<Item = (Mark, Role, Text)> {
    let first = Text::of("第一召集人", "first convenor");
    let levels = Level::ALL.map(|level| (of_level(level), role_of_level(level), level.word()));
    levels
        .into_iter()
        .chain([(Mark::First, Role::Marked, first)])
}

/// As many as fit whole.
fn line(area: Rect, items: impl Iterator<Item = (Mark, Role, Text)>, canvas: &mut Canvas<'_>) {
    let (mut x, y) = (area.x + 1, area.bottom() - 1);
    for (mark, role, text) in items {
        let words = text.say(canvas.locale).to_owned();
        let wide = measure::width(&words) as u16 + 1;
        if x + wide + 1 > area.right() {
            continue;
        }
        canvas.text(x, y, 1, canvas.mark(mark), canvas.style(role));
        canvas.text(x + 1, y, wide - 1, &words, canvas.style(Role::Muted));
        x += wide + 1;
    }
}
