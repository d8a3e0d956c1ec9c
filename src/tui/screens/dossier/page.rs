//! What the page says of a row: why something is owed and what is to be done; what a record has in it.

use super::rows::when;
use crate::desk::dossier::{Event, Owed};
use crate::desk::lists::View;
use crate::domain::calendar::Today;
use crate::domain::id::FormId;
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{short, with_weekday};
use crate::tui::screens::parts::marks::role_of_level;
use crate::tui::screens::records::lines_of;
use crate::tui::theme::Role;

pub(in crate::tui::screens) fn told_of_owed(owed: &Owed, step: &Text, ctx: &Ctx<'_>) -> Told {
    let (locale, book) = (ctx.locale, ctx.book());
    let mut told = Told {
        title: owed.what.say(locale).to_owned(),
        ..Told::default()
    };
    let left = when(owed, ctx);
    let by = match owed.on {
        Some(on) => {
            let on = with_weekday(on, ctx.today().year);
            let (zh, en, left_zh, left_en) = (&on.zh, &on.en, &left.zh, &left.en);
            text!("{zh}（{left_zh}）", "{en} ({left_en})")
        }
        None => left,
    };
    told.lines.push(Line::Field {
        label: (Role::Label, Text::of("期限", "By").say(locale).to_owned()),
        mark: None,
        value: by.say(locale).to_owned(),
        role: role_of_level(owed.level),
        link: None,
    });
    if let Some(rule) = owed.rule {
        let (source, code, title) = (rule.source(), rule.code, &rule.title);
        let (zh, en) = (&source.zh, &source.en);
        let (title_zh, title_en) = (&title.zh, &title.en);
        let ground = text!("{zh} {title_zh}（{code}）", "{en}: {title_en} ({code})");
        told.say(&Text::of("依据", "Rests on"), ground.say(locale), ctx);
        told.say(
            &Text::of("怎么办", "What to do"),
            rule.remedy.say(locale),
            ctx,
        );
    }
    let (kind, id) = owed.record;
    let (zh, en) = (&step.zh, &step.en);
    let step = text!("{zh}（g）", "{en} (g)");
    told.say(&Text::of("下一步", "Next"), step.say(locale), ctx);
    if kind != Kind::Member && kind != Kind::Organisation {
        let place = Place::of(kind, id, book);
        told.link(&kind.title(), book.name_of(kind, id), place, ctx);
    }
    told
}

pub(super) fn told_of_event(event: &Event, ctx: &Ctx<'_>) -> Told {
    let (locale, record) = (ctx.locale, event.record);
    let mut told = match record.0 {
        Kind::RegistrationForm => told_of_form(FormId(record.1), ctx),
        // Who it is stands at the left.
        Kind::Member => Told::default(),
        _ => told_of_record(record, ctx),
    };
    let on = short(event.on, ctx.today().year);
    told.title = format!("{on} {}", event.kind.say(locale));
    told.lines
        .insert(0, Line::plain(event.what.say(locale).to_owned()));
    told
}

/// The record, and what its description tells.
pub(super) fn told_of_record((kind, id): (Kind, u64), ctx: &Ctx<'_>) -> Told {
    let (book, today) = (ctx.book(), ctx.today());
    let mut told = Told {
        title: book.name_of(kind, id),
        ..Told::default()
    };
    let place = match kind {
        // Whose it is stands at the left.
        Kind::Convenor | Kind::Workroom | Kind::Department => Place::Record(kind, id),
        _ => Place::of(kind, id, book),
    };
    let title = kind.title();
    let name = format!("{} #{id}", title.say(ctx.locale));
    told.link(&Text::of("登记", "Record"), name, place, ctx);
    let view = View {
        today: Today {
            date: today.reference_date(),
            ..today
        },
        ..View::whole(ctx.desk, ctx.locale)
    };
    let mut named = Vec::new();
    let mut lines = lines_of(kind, id, &view, &mut named, ctx);
    // The record's own link stands before them.
    for line in &mut lines {
        if let Line::Field {
            link: Some(link), ..
        } = line
        {
            *link += told.links.len();
        }
    }
    told.lines.extend(lines);
    let places = named
        .into_iter()
        .map(|(kind, id)| Place::of(kind, id, book));
    told.links.extend(places);
    told
}

fn told_of_form(id: FormId, ctx: &Ctx<'_>) -> Told {
    let mut told = Told::default();
    let label = Text::of("登记表", "Form");
    told.link(&label, format!("#{id}"), Place::Form(id), ctx);
    let Ok(Some(form)) = ctx.desk.form(id) else {
        return told;
    };
    let state = form.status().word();
    told.say(&Text::of("状态", "State"), state.say(ctx.locale), ctx);
    if !form.sheet.account.is_empty() {
        told.head(&Text::of("联系服务情况", "Account"), true, ctx);
        let lines = form.sheet.account.lines();
        told.lines.extend(lines.map(Line::plain));
    }
    told
}
