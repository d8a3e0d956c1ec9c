//! What the page says: the text that is sent, when its addressee was reminded last, the matters one by one; of an earlier round
//! who did it since.

use super::state::Rounds;
use crate::desk::remind::{Earlier, Matter, Section};
use crate::rules::Level;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{short, urgency, with_weekday};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

pub(super) fn told(rounds: &Rounds, section: &Section, ctx: &Ctx<'_>) -> Told {
    let (locale, today) = (ctx.locale, ctx.today());
    let to = section.to.salutation();
    let (nth, all) = (rounds.nth(section), rounds.sections.len());
    let (zh, en) = (&to.zh, &to.en);
    let body = &section.to.body;
    let title = match section.to.person.is_empty() || section.to.title.zh.is_empty() {
        true => text!("发给 {zh}  {nth}/{all}", "To {en}  {nth}/{all}"),
        false => text!("发给 {zh} · {body}  {nth}/{all}", "To {en}  {nth}/{all}"),
    };
    let mut told = Told {
        title: title.say(locale).to_owned(),
        ..Told::default()
    };
    if let Some(why) = rounds.why_not(section) {
        let why = Line::marked(Symbol::Breach, Role::Breach, why.say(locale));
        told.lines.extend([why, Line::Blank]);
    }
    let words = rounds.text(section, ctx);
    told.lines.extend(words.lines().map(Line::plain));
    told.lines.push(Line::Blank);
    let who = section.to.who();
    if rounds.words.contains_key(&who) {
        let said = Text::of("措辞已改，只用这一次。", "Reworded, for this time alone.");
        told.lines.push(Line::of(Role::Accent, said.say(locale)));
    }
    if let Some(why) = rounds.again.get(&who) {
        told.say(&Text::of("再催理由", "Why again"), why, ctx);
    }
    let last = section.last.map(|on| with_weekday(on, today.year));
    let last = last.unwrap_or(Text::of("从未", "never"));
    told.say(
        &Text::of("上次催办", "Last reminded"),
        last.say(locale),
        ctx,
    );
    match section.told.len() {
        0 => {}
        n => {
            let said = text!(
                "另有 {n} 项一周内已由别人转告，没有写入。",
                "{n} more were told by another way within the week, and are left out."
            );
            told.lines.push(Line::of(Role::Muted, said.say(locale)));
        }
    }
    told.head(&Text::of("逐项", "One by one"), true, ctx);
    for matter in &section.matters {
        link(&mut told, matter, ctx);
    }
    told
}

/// A matter, which leads to where it is.
fn link(told: &mut Told, matter: &Matter, ctx: &Ctx<'_>) {
    let (kind, id) = matter.record;
    let (lead, level) = match matter.on {
        Some(on) => {
            let (words, level) = urgency(on, ctx.today().date);
            (words.say(ctx.locale).to_owned(), level)
        }
        None => (String::new(), Level::Breach),
    };
    let words = matter.what.say(ctx.locale).to_owned();
    let place = Place::of(kind, id, ctx.book());
    told.linked((of_level(level), role_of_level(level)), &lead, words, place);
}

pub(super) fn of_earlier(it: &Earlier, ctx: &Ctx<'_>) -> Told {
    let (who, on) = (&it.reminded.who, short(it.on, ctx.today().year));
    let mut told = Told {
        title: format!("{on} {who}"),
        ..Told::default()
    };
    told.say(&Text::of("催办内容", "About"), &it.about, ctx);
    told.say(&Text::of("发送方式", "Sent by"), &it.how, ctx);
    told.say(&Text::of("再催理由", "Why again"), &it.why_again, ctx);
    told.say(&Text::of("催办事项", "Of what"), &it.reminded.what, ctx);
    let (done, open) = (it.done.len(), it.open.len());
    let heads = [
        (
            text!("已办（{done}）", "Done since ({done})"),
            &it.done,
            Role::Ok,
        ),
        (
            text!("未办（{open}）", "Still open ({open})"),
            &it.open,
            Role::Due,
        ),
    ];
    for (head, names, role) in heads {
        told.head(&head, !names.is_empty(), ctx);
        if !names.is_empty() {
            let names = names.join(ctx.locale.between());
            told.lines.push(Line::of(role, names));
        }
    }
    if it.count() == 0 {
        let said = Text::of(
            "这一次只记了文字，没有逐项记下，不知道后来办了没有。",
            "This round kept words alone: what was done since is not known.",
        );
        told.lines.push(Line::of(Role::Muted, said.say(ctx.locale)));
    }
    told
}
