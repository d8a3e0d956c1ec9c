//! The end of a member's seat: leaving, and being replaced in mid-term (届中调整).

use super::choices::{Options, key, members};
use super::described::{fields_of, read};
use super::fields::{choice, choices, day, line, shown};
use super::paper::{Paper, find, titled};
use super::reading::{Reading, all_chosen};
use crate::desk::AnyRequest;
use crate::desk::Refusal;
use crate::desk::member::{HandOver, Leave, Replace, successor, successor_of, to_hand_over};
use crate::domain::book::Book;
use crate::domain::id::MemberId;
use crate::domain::member::{Departure, Member};
use crate::domain::record::Seq;
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// A member leaves.
pub(super) struct Leaving(pub(super) MemberId);

/// A member is replaced; the successor is entered at once.
pub(super) struct Replacing(pub(super) MemberId);

/// A member's key contacts go on with another: the successor, where there is one.
pub(super) struct HandingOver(pub(super) MemberId);

impl Paper for Leaving {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::Leave.title(), book.member_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let member = find(&ctx.book().members, self.0)?;
        if member.left.is_some() {
            return Err(Text::of(
                "该委员已经离任。要改离任时间，请修改委员信息。",
                "This member has left already. Edit the member to correct the day.",
            ));
        }
        let mut fields = vec![whose(member, ctx)];
        fields.extend(departure(ctx));
        fields.extend(charges(member, ctx));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        Ok(Box::new(Leave {
            member: self.0,
            departure: departed(form, ctx)?,
        }))
    }
}

impl Paper for Replacing {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::Replace.title(), book.member_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let predecessor = find(&ctx.book().members, self.0)?;
        let mut fields = vec![whose(predecessor, ctx)];
        match &predecessor.left {
            None => fields.extend(departure(ctx)),
            Some(left) => {
                let words = format!("{} {}", left.on, left.reason);
                fields.push(shown("left", Text::of("已离任", "Left on"), words));
            }
        }
        fields.extend(charges(predecessor, ctx));
        let successor = successor(ctx.book(), ctx.today(), ctx.today().date, self.0);
        let successor = successor.map_err(|refusal| refusal.text())?;
        let successor = fields_of(&successor, true, ctx).into_iter();
        fields.extend(successor.map(|mut field| {
            if field.id == "name" {
                field.label = Text::of("继任委员姓名", "Successor's name");
            }
            field
        }));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut successor = successor(ctx.book(), ctx.today(), ctx.today().date, self.0)?;
        let mut reading = Reading::of(form);
        read(&mut successor, form, &mut reading, ctx);
        reading.done()?;
        let departure = if form.editor("on").is_some() {
            departed(form, ctx)?
        } else {
            // The predecessor left before; the desk does not look at this.
            Departure {
                on: ctx.today().date,
                reason: String::new(),
            }
        };
        Ok(Box::new(Replace {
            predecessor: self.0,
            departure,
            successor,
        }))
    }
}

impl Paper for HandingOver {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::HandOver.title(), book.member_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today());
        let member = find(&book.members, self.0)?;
        let contacts = to_hand_over(book, self.0, today.date);
        let all = contacts.iter().map(|it| Choice {
            key: key(it.id),
            label: it.name.clone(),
            hint: it.employer.clone(),
        });
        let options = Options::people(all.collect());
        let ids: Vec<u64> = contacts.iter().map(|it| it.id.0).collect();
        let successor = successor_of(book, self.0);
        let sector = member.sector_on(today.date);
        let others = members(
            book,
            today.reference_date(),
            &[sector],
            |_| false,
            ctx.locale,
        );
        let joined = successor.and_then(|it| it.joined);
        Ok(vec![
            whose(member, ctx),
            choices(
                "contacts",
                Text::of("联系对象", "Key contacts"),
                &options,
                &ids,
            )
            .required(),
            choice(
                "to",
                Text::of("移交给", "To"),
                &others,
                successor.map(|it| it.id.0),
            )
            .required(),
            day(
                "on",
                Text::of("移交时间", "On"),
                joined.or(Some(today.date)),
                ctx,
            )
            .required(),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut request = HandOver {
            from: self.0,
            to: MemberId(0),
            on: ctx.today().date,
            contacts: all_chosen(form, "contacts"),
        };
        let mut reading = Reading::of(form);
        reading
            .the_chosen("to", &mut request.to)
            .the_day("on", &mut request.on);
        reading.done()?;
        Ok(Box::new(request))
    }
}

fn whose(member: &Member, ctx: &Ctx<'_>) -> Field {
    let sector = ctx.book().sector_name(member.sector_on(ctx.today().date));
    let words = format!("{}  {sector}  {}", member.name, member.employer);
    shown("member", Text::of("委员", "Member"), words)
}

/// The day of an end and why.
pub(super) fn departure(ctx: &Ctx<'_>) -> [Field; 2] {
    [
        day(
            "on",
            Text::of("最后一天", "Last day"),
            Some(ctx.today().date),
            ctx,
        )
        .required(),
        line("reason", Text::of("原因", "Why"), "").help(Text::of(
            "如：工作调动、本人请辞、届中调整",
            "such as moved to other work, resigned",
        )),
    ]
}

/// The day of an end and why, as they were filled in.
pub(super) fn departed(form: &Form, ctx: &Ctx<'_>) -> Result<Departure, Refusal> {
    let mut departure = Departure {
        on: ctx.today().date,
        reason: String::new(),
    };
    let mut reading = Reading::of(form);
    reading
        .the_day("on", &mut departure.on)
        .text("reason", &mut departure.reason);
    reading.done()?;
    Ok(departure)
}

/// What a member who goes leaves standing, so that nobody is surprised by it.
fn charges(member: &Member, ctx: &Ctx<'_>) -> Option<Field> {
    let (book, today) = (ctx.book(), ctx.today().date);
    let mut sectors = book
        .convenors_on(today)
        .filter(|it| it.member == member.id)
        .map(|it| book.sector_name(it.sector));
    let sector = sectors.next()?;
    let words = text!(
        "{sector}召集人，须另行终止任职并补选",
        "convenor of {sector}: end that too, and elect another"
    );
    let label = Text::of("现任", "Now");
    Some(shown("charge", label, words.say(ctx.locale)))
}
