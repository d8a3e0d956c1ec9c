//! What the page says of an item of the agenda, of who waits for the council, of a problem.

use super::state::{Sittings, called};
use crate::desk::sitting::{lacking, post};
use crate::domain::assessment::Prized;
use crate::domain::described::Described as _;
use crate::domain::id::{AgendaItemId, ConvenorId, MemberId, PrizeId, ProblemId};
use crate::domain::record::Kind;
use crate::domain::sitting::{AgendaItem, ItemKind, Problem};
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Place};
use crate::tui::panes::lines::Line;
use crate::tui::screens::board::Told;
use crate::tui::screens::parts::dates::{short, short_or_dash, urgency};
use crate::tui::screens::parts::marks::{of_level, role_of_level};
use crate::tui::symbols::Symbol;
use crate::tui::theme::Role;

impl Sittings {
    pub(super) fn told_of(&self, kind: Kind, id: u64, ctx: &Ctx<'_>) -> Told {
        let book = ctx.book();
        let told = match kind {
            Kind::AgendaItem => {
                let item = book.agenda_items.get(AgendaItemId(id));
                item.map(|it| self.told_of_item(it, ctx))
            }
            Kind::Problem => {
                let problem = book.problems.get(ProblemId(id));
                problem.map(|it| told_of_problem(it, ctx))
            }
            Kind::Convenor => self.told_of_convenor(ConvenorId(id), ctx),
            Kind::Prize => told_of_prize(PrizeId(id), ctx),
            _ => None,
        };
        told.unwrap_or_default()
    }

    fn told_of_item(&self, item: &AgendaItem, ctx: &Ctx<'_>) -> Told {
        let (book, locale) = (ctx.book(), ctx.locale);
        let mut told = Told {
            title: item.title.clone(),
            ..Told::default()
        };
        told.say(&Text::of("类别", "Kind"), item.kind.word().say(locale), ctx);
        told.say(&Text::of("汇报人", "Rapporteur"), &item.rapporteur, ctx);
        told.say(&Text::of("议定事项", "Decision"), &item.decision, ctx);
        match item.kind {
            ItemKind::Approval => {
                let all = [&self.blocked, &self.ready, &self.approved];
                let all: Vec<ConvenorId> = all.into_iter().flatten().copied().collect();
                told.head(&Text::of("召集人", "Convenors"), !all.is_empty(), ctx);
                for id in all {
                    self.candidate(id, &mut told, ctx);
                }
            }
            ItemKind::Prize => {
                let all: Vec<PrizeId> = [&self.nominated, &self.awarded]
                    .into_iter()
                    .flatten()
                    .copied()
                    .collect();
                told.head(&Text::of("评优", "Prizes"), !all.is_empty(), ctx);
                for id in all {
                    let decided = self.awarded.contains(&id);
                    let (mark, role) = match decided {
                        true => (Symbol::Verified, Role::Ok),
                        false => (Symbol::Due, Role::Due),
                    };
                    let name = book.name_of(Kind::Prize, id.0);
                    told.lines.push(Line::marked(mark, role, name));
                }
            }
            ItemKind::Problem => {
                let open = self.problems.iter().take(self.open);
                told.head(&Text::of("未了的问题", "Open problems"), self.open > 0, ctx);
                for problem in open.filter_map(|id| book.problems.get(*id)) {
                    told.open_problem(problem, ctx);
                }
            }
            ItemKind::Study => {
                let studies = book.studies.iter();
                for study in studies.filter(|it| it.sitting == Some(item.sitting)) {
                    let place = Place::Record(Kind::Study, study.id.0);
                    let name = book.name_of(Kind::Study, study.id.0);
                    told.link(&Text::of("专题研究", "Study"), name, place, ctx);
                }
            }
            ItemKind::Report | ItemKind::Assessment | ItemKind::Other => {}
        }
        told
    }

    /// Somebody on the list, with what is lacking.
    fn candidate(&self, id: ConvenorId, told: &mut Told, ctx: &Ctx<'_>) {
        let book = ctx.book();
        let Some(convenor) = book.convenors.get(id) else {
            return;
        };
        let lacks = lacking(convenor).filter(|_| self.blocked.contains(&id));
        let (mark, role) = match (&lacks, self.ready.contains(&id)) {
            (Some(_), _) => (Symbol::Breach, Role::Breach),
            (None, true) => (Symbol::Due, Role::Due),
            (None, false) => (Symbol::Verified, Role::Ok),
        };
        let (name, sector) = (
            book.member_name(convenor.member),
            book.sector_name(convenor.sector),
        );
        let why = lacks.map_or(String::new(), |it| format!("  {}", it.say(ctx.locale)));
        let words = format!("{name}  {sector}{why}");
        let place = Place::Member(convenor.member);
        told.linked((mark, role), "", words, place);
    }

    fn told_of_convenor(&self, id: ConvenorId, ctx: &Ctx<'_>) -> Option<Told> {
        let (book, locale, year) = (ctx.book(), ctx.locale, ctx.today().year);
        let convenor = book.convenors.get(id)?;
        let on = self
            .sitting(ctx)
            .map_or(ctx.today().reference_date(), |it| it.held_on);
        let mut told = Told::of_member(convenor.member, ctx);
        told.sector(convenor.sector, ctx);
        told.say(&Text::of("拟任", "As"), post(convenor, on).say(locale), ctx);
        let elected = short_or_dash(convenor.elected, year);
        told.say(&Text::of("推选", "Elected"), &elected, ctx);
        let first = convenor.first_on(on);
        if let Some(from) = first.and_then(|it| it.from) {
            told.say(
                &Text::of("担任第一召集人自", "First from"),
                &short(from, year),
                ctx,
            );
        }
        let approved = convenor.approved.map(|on| short(on, year));
        told.say(
            &Text::of("审定", "Approved"),
            approved.as_deref().unwrap_or_default(),
            ctx,
        );
        let first = first.and_then(|it| it.approved).map(|on| short(on, year));
        told.say(
            &Text::of("任第一审定", "Approved as first"),
            first.as_deref().unwrap_or_default(),
            ctx,
        );
        let employer = book.members.get(convenor.member).map(|it| &it.employer);
        told.say(
            &Text::of("工作单位及职务", "Employer and post"),
            employer.map_or("", |it| it),
            ctx,
        );
        if self.blocked.contains(&id) {
            let why = Text::of(
                "缺推选日，不能一并审定：按 g 补推选日。",
                "The day of the election is lacking, so it is not approved with the others: g adds it.",
            );
            let line = Line::marked(Symbol::Breach, Role::Breach, why.say(locale));
            told.lines.push(line);
        }
        Some(told)
    }
}

fn told_of_prize(id: PrizeId, ctx: &Ctx<'_>) -> Option<Told> {
    let (book, year) = (ctx.book(), ctx.today().year);
    let prize = book.prizes.get(id)?;
    let (kind, of) = prize.of.record();
    let mut told = Told {
        title: format!("{} {}", prize.year, book.name_of(kind, of)),
        ..Told::default()
    };
    match prize.of {
        Prized::Sector(id) => told.sector(id, ctx),
        Prized::Convenor(id) => {
            let convenor = book.convenors.get(id)?;
            let name = book.member_name(convenor.member).to_owned();
            told.link(
                &Text::of("委员", "Member"),
                name,
                Place::Member(convenor.member),
                ctx,
            );
            told.sector(convenor.sector, ctx);
        }
    }
    let word = prize.of.word();
    told.say(&Text::of("评优", "Prize"), word.say(ctx.locale), ctx);
    let nominated = short(prize.nominated_on, year);
    told.say(&Text::of("提名", "Nominated"), &nominated, ctx);
    let decided = prize.decided.map(|it| short(it.on, year));
    told.say(
        &Text::of("评定", "Decided"),
        decided.as_deref().unwrap_or_default(),
        ctx,
    );
    told.say(&Text::of("主要事迹", "What for"), &prize.merits, ctx);
    Some(told)
}

fn told_of_problem(problem: &Problem, ctx: &Ctx<'_>) -> Told {
    let (book, locale, today) = (ctx.book(), ctx.locale, ctx.today());
    let mut told = Told {
        title: problem.title.clone(),
        ..Told::default()
    };
    if let Some(sitting) = book.sittings.get(problem.sitting) {
        let place = Place::Record(Kind::CouncilSitting, sitting.id.0);
        let name = called(sitting, ctx);
        told.link(
            &Text::of("会议", "Sitting"),
            name.say(locale).to_owned(),
            place,
            ctx,
        );
    }
    told.say(&Text::of("责任单位", "Owner"), &problem.owner, ctx);
    let open = problem.waits_on(today.reference_date());
    match problem.due {
        Some(due) if open => {
            let (words, level) = urgency(due, today.date);
            let words = format!("{}  {}", short(due, today.year), words.say(locale));
            told.lines.push(Line::Field {
                label: (
                    Role::Label,
                    Text::of("完成时限", "Due").say(locale).to_owned(),
                ),
                mark: Some((of_level(level), role_of_level(level))),
                value: words,
                role: role_of_level(level),
                link: None,
            });
        }
        due => {
            let due = short_or_dash(due, today.year);
            told.say(&Text::of("完成时限", "Due"), &due, ctx);
        }
    }
    match &problem.solved {
        Some(solved) if !open => {
            let on = short(solved.on, today.year);
            told.say(&Text::of("解决时间", "Solved on"), &on, ctx);
            told.say(&Text::of("解决情况", "How"), &solved.how, ctx);
        }
        _ => {
            let how = Text::of(
                "解决后按 v 登记时间和情况。",
                "Once it is solved, v records when and how.",
            );
            told.lines.push(Line::of(Role::Muted, how.say(locale)));
        }
    }
    told
}

impl Told {
    fn of_member(member: MemberId, ctx: &Ctx<'_>) -> Told {
        let name = ctx.book().member_name(member).to_owned();
        let mut told = Told {
            title: name.clone(),
            ..Told::default()
        };
        told.link(
            &Text::of("委员", "Member"),
            name,
            Place::Member(member),
            ctx,
        );
        told
    }

    fn open_problem(&mut self, problem: &Problem, ctx: &Ctx<'_>) {
        let day = ctx.today().date;
        let (mark, role, when) = match problem.due {
            Some(due) => {
                let (words, level) = urgency(due, day);
                (of_level(level), role_of_level(level), words)
            }
            None => (Symbol::Due, Role::Due, Text::of("未定时限", "no day")),
        };
        let (title, owner) = (&problem.title, &problem.owner);
        let words = text!("{title}（{owner}）", "{title} ({owner})");
        let place = Place::Record(Kind::Problem, problem.id.0);
        let (lead, words) = (when.say(ctx.locale), words.say(ctx.locale).to_owned());
        self.linked((mark, role), lead, words, place);
    }
}
