//! Convenors (article 16): elected by the sector, one of them first, approved by the council.

use super::beyond::Beyond;
use super::choices::key;
use super::choices::{self, Options};
use super::fields::{choice, day, line, note, shown, yes};
use super::paper::{Paper, find, titled};
use super::reading::{Reading, chosen};
use super::several::{about, all_of, whom};
use crate::desk::AnyRequest;
use crate::desk::convenor::{Approve, DesignateFirst, Elect};
use crate::desk::{FieldError, Refusal};
use crate::domain::book::Book;
use crate::domain::id::{ConvenorId, MemberId, SectorId};
use crate::domain::record::{Kind, Record, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::choice_field::Choice;
use crate::tui::widgets::form::{Field, Form};

/// A sector elects a convenor.
pub(super) struct Election(pub(super) SectorId);

/// The council approves convenors, all on one day.
pub(super) struct Approval(pub(super) Vec<ConvenorId>);

/// One of a sector's convenors becomes the first.
pub(super) enum FirstOf {
    /// Which, is chosen.
    Sector(SectorId),
    /// This one, unless another is chosen.
    Convenor(ConvenorId),
}

impl FirstOf {
    fn sector(&self, book: &Book) -> Result<SectorId, Text> {
        match self {
            FirstOf::Sector(id) => find(&book.sectors, *id).map(|it| it.id),
            FirstOf::Convenor(id) => find(&book.convenors, *id).map(|it| it.sector),
        }
    }
}

impl Paper for Election {
    fn title(&self, book: &Book) -> Text {
        titled(&Verb::ElectConvenor.title(), book.sector_name(self.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let sector = find(&book.sectors, self.0)?;
        let sitting = book.convenors_of(self.0, today);
        let members = choices::serving_in(book, self.0, today, |member| {
            sitting.iter().any(|it| it.member == member.id)
        });
        if members.is_empty() {
            return Err(Text::of(
                "本界别没有可推选的在任委员。请先登记委员。",
                "The sector has no other serving members. Enter its members first.",
            ));
        }
        let first = sitting.iter().any(|it| it.is_first_on(today));
        let names: Vec<&str> = sitting
            .iter()
            .map(|it| book.member_name(it.member))
            .collect();
        let mut fields = vec![shown("sector", Text::of("界别", "Sector"), &*sector.name)];
        if !names.is_empty() {
            let label = Text::of("现任召集人", "Convenors now");
            fields.push(shown("sitting", label, names.join(ctx.locale.between())));
        }
        fields.extend([
            choice("member", Text::of("当选委员", "Member"), &members, None)
                .required()
                .help(Text::of(
                    "只列出本界别在任委员",
                    "serving members of this sector",
                )),
            day(
                "elected",
                Text::of("推选时间", "Elected on"),
                Some(today),
                ctx,
            )
            .required(),
            yes(
                "first",
                Text::of("第一召集人", "First convenor"),
                if first {
                    Text::of(
                        "是（原第一召集人改为召集人）",
                        "yes (the former one steps back)",
                    )
                } else {
                    Text::of("是", "yes")
                },
                !first,
            ),
        ]);
        if !sitting.is_empty() {
            let former = sitting.iter().map(|it| Choice {
                key: key(it.id),
                label: book.member_name(it.member).to_owned(),
                hint: String::new(),
            });
            let label = Text::of("接替", "In the place of");
            let former = Options::people(former.collect());
            fields.push(choice("replaces", label, &former, None).help(Text::of(
                "选了谁，谁的任职就在推选当日终止；增选的不选",
                "whose appointment ends that day; none when one more is elected",
            )));
            fields.push(line("reason", Text::of("终止原因", "Why it ends"), "改选"));
        }
        fields.push(note(""));
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut elect = Elect {
            sector: self.0,
            member: MemberId(0),
            elected: ctx.today().date,
            first: false,
            replaces: None,
            reason: String::new(),
            note: String::new(),
        };
        let mut reading = Reading::of(form);
        reading
            .the_chosen("member", &mut elect.member)
            .the_day("elected", &mut elect.elected)
            .yes("first", &mut elect.first)
            .chosen("replaces", &mut elect.replaces)
            .text("reason", &mut elect.reason)
            .text("note", &mut elect.note);
        reading.done()?;
        Ok(Box::new(elect))
    }
}

/// A convenor is one of the sector's serving members; who is first is shown, and said by a verb.
pub(super) const BEYOND: Beyond = Beyond {
    arrange,
    ..Beyond::NOTHING
};

fn arrange(record: &Record, fields: &mut Vec<Field>, ctx: &Ctx<'_>) {
    let Record::Convenor(convenor) = record else {
        return;
    };
    let (book, today) = (ctx.book(), ctx.today().date);
    let mut people: Vec<Choice> = choices::serving_in(book, convenor.sector, today, |_| false)
        .all
        .to_vec();
    if !people.iter().any(|it| it.key == key(convenor.member)) {
        // Elected from another sector, or no longer serving: shown as it is, to be corrected.
        let member = book.members.get(convenor.member);
        people.push(Choice {
            key: key(convenor.member),
            label: book.member_name(convenor.member).to_owned(),
            hint: member
                .map(|it| book.sector_name(it.sector_on(today)).to_owned())
                .unwrap_or_default(),
        });
    }
    let Some(at) = fields.iter().position(|field| field.id == "member") else {
        return;
    };
    let label = fields[at].label.clone();
    let people = Options::people(people);
    fields[at] = choice("member", label, &people, Some(convenor.member.0)).required();
    let first = match convenor.is_first_on(today) {
        true => Text::of("是", "yes"),
        false => Text::of("否", "no"),
    };
    let label = Text::of("第一召集人", "First convenor");
    fields.insert(at + 1, shown("first", label, first.say(ctx.locale)));
}

impl Approval {
    fn ids(&self) -> Vec<u64> {
        self.0.iter().map(|id| id.0).collect()
    }
}

impl Paper for Approval {
    fn title(&self, book: &Book) -> Text {
        let about = about(Kind::Convenor, &self.ids(), book);
        titled(&Verb::ApproveConvenor.title(), &about)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let found: Result<Vec<_>, Text> =
            self.0.iter().map(|id| find(&book.convenors, *id)).collect();
        let found = found?;
        let mut fields = match found.as_slice() {
            [convenor] => {
                let elected = convenor.elected.map(|day| day.to_string());
                vec![
                    shown(
                        "sector",
                        Text::of("界别", "Sector"),
                        book.sector_name(convenor.sector),
                    ),
                    shown(
                        "member",
                        Text::of("召集人", "Convenor"),
                        book.member_name(convenor.member),
                    ),
                    shown(
                        "elected",
                        Text::of("推选时间", "Elected on"),
                        elected.unwrap_or_default(),
                    ),
                ]
            }
            _ => vec![whom(Kind::Convenor, &self.ids(), ctx)],
        };
        let known = match found.as_slice() {
            [convenor] => convenor.approved,
            _ => None,
        };
        fields.push(
            day(
                "approved",
                Text::of("审定时间", "Approved on"),
                Some(known.unwrap_or(ctx.today().date)),
                ctx,
            )
            .required()
            .help(Text::of("主席会议审定的日期", "the day of the council")),
        );
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut on = ctx.today().date;
        let mut reading = Reading::of(form);
        reading.the_day("approved", &mut on);
        reading.done()?;
        let approvals = self.0.iter().map(|convenor| Approve {
            convenor: *convenor,
            on,
        });
        all_of(approvals)
    }
}

impl Paper for FirstOf {
    fn title(&self, book: &Book) -> Text {
        let sector = self.sector(book);
        let name = sector.map_or("", |id| book.sector_name(id));
        titled(&Verb::DesignateFirst.title(), name)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let convenors = book.convenors_of(self.sector(book)?, today);
        if convenors.is_empty() {
            return Err(Text::of(
                "本界别没有召集人。请先登记推选结果。",
                "The sector has no convenor. Record an election first.",
            ));
        }
        let mut firsts = convenors.iter().filter(|it| it.is_first_on(today));
        // With several firsts none stands out: one has to be chosen.
        let now = firsts.next().filter(|_| firsts.next().is_none());
        let chosen = match self {
            FirstOf::Convenor(id) => Some(*id),
            FirstOf::Sector(_) => None,
        };
        let all = convenors.iter().map(|it| Choice {
            key: key(it.id),
            label: book.member_name(it.member).to_owned(),
            hint: it
                .elected
                .map(|day| {
                    Text::of("推选", "elected").say(ctx.locale).to_owned() + " " + &day.to_string()
                })
                .unwrap_or_default(),
        });
        Ok(vec![
            choice(
                "convenor",
                Text::of("第一召集人", "First convenor"),
                &Options::people(all.collect()),
                chosen.or(now.map(|it| it.id)).map(|id| id.0),
            )
            .required()
            .help(Text::of(
                "其余召集人自该日起不再是第一召集人",
                "the others step back from that day on",
            )),
            day("on", Text::of("自何日起", "From"), Some(today), ctx)
                .required()
                .help(Text::of(
                    "此前谁是第一召集人，记录不变；改任须报主席会议审定",
                    "who was first before stays so; the council approves the change",
                )),
        ])
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let mut on = ctx.today().date;
        let mut reading = Reading::of(form);
        reading.the_day("on", &mut on);
        reading.done()?;
        let convenor = chosen(form, "convenor").ok_or_else(|| {
            let text = Text::of("请选一名召集人。", "Choose a convenor.");
            Refusal::Fields(vec![FieldError::new("convenor", text)])
        })?;
        Ok(Box::new(DesignateFirst { convenor, on }))
    }
}
