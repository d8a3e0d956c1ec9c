//! The keys that matter now, in one line.

use ratatui::layout::Rect;

use crate::tui::canvas::Canvas;
use crate::tui::keymap::KeyRow;
use crate::tui::measure;
use crate::tui::theme::Role;

/// Draws the rows that want to be hinted at and can be had, as many as fit whole, in their order. A
/// row without room is left out and the next is tried: help shows all.
pub fn draw(area: Rect, canvas: &mut Canvas<'_>, rows: &[KeyRow]) {
    let (key, plain) = (canvas.style(Role::Key), canvas.style(Role::Footer));
    let mut x = area.x + 1;
    for row in rows.iter().filter(|row| row.hint && row.refused.is_none()) {
        let Some(name) = row.keys.first().map(|key| key.label()) else {
            continue;
        };
        let label = row.label.say(canvas.locale).to_owned();
        let wide = (measure::width(&name) + 1 + measure::width(&label)) as u16;
        let room = area.right().saturating_sub(x);
        if wide > room {
            continue;
        }
        let used = canvas.text(x, area.y, room, &name, key);
        canvas.text(x + used + 1, area.y, room - used - 1, &label, plain);
        x += wide + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::CommandId;
    use crate::text::Text;
    use crate::tui::key::Key;
    use crate::tui::keymap::{Does, Group};
    use crate::tui::test_terminal::TestTerminal;

    #[test]
    fn what_fits_is_shown_whole() {
        let row = |keys, zh: &'static str, hint, refused| KeyRow {
            table: Text::of("登记表", "Forms"),
            does: Does::Command(CommandId::FileForm),
            keys,
            label: Text::of(zh, "label"),
            help: Text::of("办理。", "Do it."),
            group: Group::Act,
            hint,
            refused,
        };
        let rows = [
            row(const { &[Key::char('f'), Key::f(8)] }, "备案", true, None),
            row(const { &[Key::char('x')] }, "不提示", false, None),
            row(
                const { &[Key::char('r')] },
                "退回",
                true,
                Some(Text::of("没有", "none")),
            ),
            row(const { &[Key::ctrl('p')] }, "查找一切东西", true, None),
            row(const { &[Key::char('?')] }, "帮助", true, None),
        ];
        let shown = TestTerminal::new(20, 1).draw(|c| draw(c.area(), c, &rows));
        assert_eq!(shown.text, " f 备案  ? 帮助\n");
        let shown = TestTerminal::new(40, 1).draw(|c| draw(c.area(), c, &rows));
        assert_eq!(shown.text, " f 备案  Ctrl-P 查找一切东西  ? 帮助\n");
    }
}
