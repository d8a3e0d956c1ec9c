//! Which marks the desk's panes explain, each its own; where one pane stands alone it has them all.

use super::layout::Pane;
use crate::text::Text;
use crate::tui::canvas::Canvas;
use crate::tui::panes::workspace::Workspace;
use crate::tui::screens::parts::legend::{self, EVIDENCE, Item};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

/// Draws the words.
pub(super) fn draw(panes: &Workspace<Pane>, canvas: &mut Canvas<'_>) {
    let open = |pane: &Pane| panes.shows(*pane) && panes.area(*pane).width > 9;
    let map = open(&Pane::Map);
    // The map explains what is entered; the detail, or the one pane beside the map, how grave it is.
    let grave = Pane::ALL
        .into_iter()
        .rev()
        .find(|pane| open(pane) && *pane != Pane::Map);
    if map {
        let levels = grave.is_none().then(levels).into_iter().flatten();
        let items = EVIDENCE.into_iter().chain(levels);
        legend::draw(panes.area(Pane::Map), items, canvas);
    }
    if let Some(pane) = grave {
        let evidence = (!map).then_some(EVIDENCE).into_iter().flatten();
        legend::draw(panes.area(pane), evidence.chain(levels()), canvas);
    }
}

fn levels() -> impl Iterator<Item = Item> {
    let first = Text::of("第一召集人", "first convenor");
    let first = (Symbol::First, Role::Marked, first);
    legend::levels().into_iter().chain([first])
}
