//! The page of a record: what its description tells of it, and the records that it names as links.

use crate::desk::lists::{Earlier, View, shown};
use crate::domain::record::Kind;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::theme::Role;

/// What the page says of a record.
pub(super) fn told(kind: Kind, id: u64, view: &View<'_>, ctx: &Ctx<'_>) -> Told {
    let book = ctx.book();
    let Some(record) = book.fields(kind, id) else {
        return Told::default();
    };
    let (word, title) = (kind.title(), record.title(book));
    let mut links = Vec::new();
    let lines = lines_of(kind, id, view, &mut links, ctx);
    let places = links.into_iter();
    Told {
        title: format!("{} #{id} · {title}", word.say(ctx.locale)),
        lines,
        links: places.map(|(kind, id)| Place::of(kind, id, book)).collect(),
    }
}

/// What the description of a record tells of it; the records that it names are `links`.
pub(in crate::tui::screens) fn lines_of(
    kind: Kind,
    id: u64,
    view: &View<'_>,
    links: &mut Vec<(Kind, u64)>,
    ctx: &Ctx<'_>,
) -> Vec<Line> {
    let locale = ctx.locale;
    let Some(shown) = shown(ctx.book(), kind, id) else {
        return Vec::new();
    };
    let (mut lines, mut empty) = (Vec::new(), Vec::new());
    for told in shown.told(view) {
        let mut label = told.label.say(locale).to_owned();
        if told.said.is_empty() {
            empty.push(label);
            continue;
        }
        for (words, names) in told.said {
            let link = names.map(|names| {
                links.push(names);
                links.len() - 1
            });
            let role = link.map_or(Role::Plain, |_| Role::Accent);
            lines.push(field(std::mem::take(&mut label), words, role, link));
        }
    }
    // What is not filled in shares a line, so that what is said fits on a small screen.
    if !empty.is_empty() {
        let label = Text::of("未填", "Empty").say(locale).to_owned();
        lines.push(field(
            label,
            empty.join(locale.between()),
            Role::Muted,
            None,
        ));
    }
    for (title, told) in Earlier::by_title(&shown.earlier(view), locale) {
        let told = told.join(locale.between());
        lines.push(Line::field(&title, told, locale));
    }
    lines
}

fn field(label: String, value: String, role: Role, link: Option<usize>) -> Line {
    Line::Field {
        label: (Role::Label, label),
        mark: None,
        value,
        role,
        link,
    }
}
