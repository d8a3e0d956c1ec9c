//! Which marks the desk's panes explain, each its own; where one pane stands alone it has them all.

use ratatui::layout::Rect;

use super::layout::Pane;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::screens::parts::legend::{self, EVIDENCE, Item};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Draws the words.
pub(super) fn draw(areas: &[Rect; 5], canvas: &mut Canvas<'_>) {
    let open = |pane: &Pane| areas[*pane as usize].height > 2 && areas[*pane as usize].width > 9;
    let map = open(&Pane::Map);
    // The map explains what is entered; the detail, or the one pane beside the map, how grave it is.
    let grave = Pane::ALL
        .into_iter()
        .rev()
        .find(|pane| open(pane) && *pane != Pane::Map);
    if map {
        let levels = grave.is_none().then(levels).into_iter().flatten();
        let items = EVIDENCE.into_iter().chain(levels);
        legend::draw(areas[Pane::Map as usize], items, canvas);
    }
    if let Some(pane) = grave {
        let evidence = (!map).then_some(EVIDENCE).into_iter().flatten();
        legend::draw(areas[pane as usize], evidence.chain(levels()), canvas);
    }
}

fn levels() -> impl Iterator<Item = Item> {
    let first = Text::of("第一召集人", "first convenor");
    let first = (Symbol::First, Role::Marked, first);
    legend::levels().into_iter().chain([first])
}
