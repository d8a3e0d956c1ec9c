//! What the page says of an opinion: what it is about, and step by step what became of it.

use crate::domain::calendar::Year;
use crate::domain::opinion::{Answer, Handling, Opinion};
use crate::domain::record::Kind;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{short, urgency};
use crate::tui::screens::parts::marks::role_of_level;
use crate::tui::theme::Role;

pub(super) fn told(opinion: &Opinion, ctx: &Ctx<'_>) -> Told {
    let word = Text::of("意见", "Opinion");
    let title = format!(
        "{} #{} · {}",
        word.say(ctx.locale),
        opinion.id,
        opinion.title
    );
    let mut told = Told {
        title,
        ..Told::default()
    };
    told.about(opinion, ctx);
    told.way(opinion, ctx);
    told.ahead(opinion, ctx);
    told
}

impl Told {
    fn about(&mut self, opinion: &Opinion, ctx: &Ctx<'_>) {
        let (book, locale) = (ctx.book(), ctx.locale);
        let sector = opinion.sector(book);
        let sector = sector.map_or_else(String::new, |id| book.sector_name(id).to_owned());
        let name = book.member_name(opinion.reporter);
        let reporter = match sector.is_empty() {
            true => name.to_owned(),
            false => text!("{name}（{sector}）", "{name} ({sector})")
                .say(locale)
                .to_owned(),
        };
        let label = Text::of("反映人", "Reporter");
        self.link(&label, reporter, Place::Member(opinion.reporter), ctx);
        if let Some(form) = opinion.form {
            let label = Text::of("出自登记表", "From form");
            self.link(&label, format!("#{form}"), Place::Form(form), ctx);
        }
        let said = [
            (Text::of("主题", "Topic"), &opinion.topic),
            (Text::of("内容", "Content"), &opinion.content),
            (Text::of("备注", "Note"), &opinion.note),
        ];
        for (label, words) in said {
            self.say(&label, words, ctx);
        }
    }

    /// What became of it, in the order of the days.
    fn way(&mut self, opinion: &Opinion, ctx: &Ctx<'_>) {
        let (locale, year) = (ctx.locale, ctx.today().year);
        let head = Text::of("经过", "What became of it");
        self.lines.push(Line::Head(head.say(locale).to_owned()));
        let mut steps = vec![(opinion.received_on, Text::of("收到", "received"), None)];
        for handling in &opinion.handlings {
            steps.extend(handled(handling).map(|(on, words)| (on, words, None)));
        }
        for conversion in &opinion.conversions {
            let output = ctx.book().outputs.get(conversion.output);
            let title = output.map_or("", |it| it.title.as_str());
            let words = text!("转化为成果：{title}", "turned into the output {title}");
            let place = Place::Record(Kind::Output, conversion.output.0);
            steps.push((conversion.on, words, Some(place)));
        }
        for answer in &opinion.answers {
            steps.extend(answered(answer, year).map(|(on, words)| (on, words, None)));
        }
        if let Some(closed) = &opinion.closed {
            let how = &closed.how;
            let words = match how.is_empty() {
                true => Text::of("办结", "closed"),
                false => text!("办结：{how}", "closed: {how}"),
            };
            steps.push((closed.on, words, None));
        }
        steps.sort_by_key(|(on, ..)| *on);
        for (on, words, place) in steps {
            let link = place.map(|it| {
                self.links.push(it);
                self.links.len() - 1
            });
            self.lines.push(Line::Words {
                mark: None,
                lead: Some((Role::Muted, short(on, year))),
                role: link.map_or(Role::Plain, |_| Role::Accent),
                text: words.say(locale).to_owned(),
                link,
            });
        }
    }

    /// What is still to be done, each with its day, and who has dealt with the like before.
    fn ahead(&mut self, opinion: &Opinion, ctx: &Ctx<'_>) {
        let (book, locale) = (ctx.book(), ctx.locale);
        let day = ctx.today().date;
        let steps = opinion.steps(book.settings());
        if opinion.is_closed() || steps.is_empty() {
            return;
        }
        let head = Text::of("待办", "To be done");
        self.lines.push(Line::Head(head.say(locale).to_owned()));
        for (step, on) in steps {
            let (left, level) = urgency(on, day);
            let words = format!("{}  {}", step.word().say(locale), left.say(locale));
            self.lines.push(Line::Words {
                mark: None,
                lead: Some((Role::Muted, short(on, ctx.today().year))),
                role: role_of_level(level),
                text: words,
                link: None,
            });
        }
        if opinion.standing().next().is_none()
            && let Some((unit, count)) = usual_unit(opinion, ctx)
        {
            let words = text!(
                "同类意见多由{unit}办理（{count} 件）",
                "{unit} has dealt with most of this topic ({count})"
            );
            self.lines.push(Line::of(Role::Muted, words.say(locale)));
        }
    }
}

fn handled(handling: &Handling) -> impl Iterator<Item = (chrono::NaiveDate, Text)> + use<> {
    let (unit, role) = (&handling.unit, handling.role.word());
    let (zh, en) = (&role.zh, &role.en);
    let given = text!("交办{unit}（{zh}）", "assigned to {unit} ({en})");
    let back = handling.sent_back.as_ref().map(|it| {
        let reason = &it.reason;
        let words = text!("{unit}退回：{reason}", "{unit} sent it back: {reason}");
        (it.on, words)
    });
    [(handling.assigned_on, given)].into_iter().chain(back)
}

fn answered(
    answer: &Answer,
    year: Year,
) -> impl Iterator<Item = (chrono::NaiveDate, Text)> + use<> {
    let (class, what) = (answer.class.word(), &answer.what);
    let (zh, en) = (&class.zh, &class.en);
    let said = answer.satisfaction.map(|it| it.word());
    let satisfied = said.map_or(Text::of("", ""), |it| {
        let (zh, en) = (&it.zh, &it.en);
        text!("；反映人{zh}", "; reporter: {en}")
    });
    let (satisfied_zh, satisfied_en) = (&satisfied.zh, &satisfied.en);
    let words = text!(
        "答复（{zh}）：{what}{satisfied_zh}",
        "answered ({en}): {what}{satisfied_en}"
    );
    let kept = answer.promise.and_then(|it| it.kept);
    let kept = kept.map(|on| (on, Text::of("承诺兑现", "the promise was kept")));
    let by = answer.promise.map(|it| {
        let by = short(it.by, year);
        (answer.on, text!("承诺 {by} 前办到", "promised by {by}"))
    });
    [(answer.on, words)].into_iter().chain(by).chain(kept)
}

/// The unit that was given most opinions of the same topic, and how many.
fn usual_unit<'c>(opinion: &Opinion, ctx: &'c Ctx<'_>) -> Option<(&'c str, usize)> {
    if opinion.topic.is_empty() {
        return None;
    }
    let like = ctx.book().opinions.iter();
    let like = like.filter(|it| it.topic == opinion.topic && it.id != opinion.id);
    let units = like.flat_map(|it| it.standing().map(|it| it.unit.as_str()));
    let mut counts = std::collections::BTreeMap::new();
    for unit in units {
        *counts.entry(unit).or_insert(0) += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count)
}
