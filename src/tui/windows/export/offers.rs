//! What can be exported: what is chosen on the screen first, then papers, rosters and lists.

use super::offer::{Offer, Part, What, note, paper};
use crate::desk::assessment::name_of;
use crate::desk::export::{self, What as Made};
use crate::desk::lists::View;
use crate::desk::papers::registration_form;
use crate::desk::papers::reminders::Slip;
use crate::desk::papers::sitting::SittingPaperKind;
use crate::domain::assessment::Assessed;
use crate::domain::id::{CommitteeId, FormId, MemberId, PointsTableId, SectorId, SittingId};
use crate::domain::record::Kind;
use crate::domain::sitting::SittingBody;
use crate::exchange::papers::file_name::file_name;
use crate::text;
use crate::text::Text;
use crate::tui::app::Ctx;

/// What a screen has at hand: what is marked or chosen on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtHand {
    /// The marked forms, else the chosen one.
    pub forms: Vec<FormId>,
    /// The member whose dossier is looked at, and the records of it that are marked.
    pub dossier: Option<(MemberId, Vec<(Kind, u64)>)>,
    /// The member of whose year a page is at hand.
    pub duties: Option<MemberId>,
    /// The table by which is assessed, and whose sheets are marked or chosen.
    pub assessment: Option<(PointsTableId, Vec<Assessed>)>,
    /// The sitting that is looked at.
    pub sitting: Option<SittingId>,
    /// Whether what falls due is looked at, of all or of this one.
    pub calendar: Option<Option<(Kind, u64)>>,
    /// What is told to whom, to be handed over.
    pub slips: Vec<Slip>,
    /// The chosen sector.
    pub sector: Option<SectorId>,
    /// The chosen committee.
    pub committee: Option<CommitteeId>,
    /// The list that is looked at.
    pub looked_at: Option<Made>,
}

impl AtHand {
    /// The part of the records that is chosen.
    pub(crate) fn part(&self, ctx: &Ctx<'_>) -> Option<Part> {
        let book = ctx.book();
        let name = match (self.sector, self.committee) {
            (Some(sector), _) => book.sector_name(sector),
            (None, Some(committee)) => book.committee_name(committee),
            (None, None) => return None,
        };
        Some(Part {
            sector: self.sector,
            committee: self.committee.filter(|_| self.sector.is_none()),
            name: name.to_owned(),
        })
    }
}

/// All that can be exported now, what is at hand first.
#[must_use]
pub fn offers(at_hand: &AtHand, ctx: &Ctx<'_>) -> Vec<Offer> {
    let mut offers = forms(at_hand, ctx);
    offers.extend(slips(at_hand, ctx));
    offers.extend(duties(at_hand, ctx));
    offers.extend(dossier(at_hand, ctx));
    offers.extend(assessment(at_hand, ctx));
    offers.extend(sitting(at_hand, ctx));
    offers.extend(calendar(at_hand, ctx));
    let whole = View::whole(ctx.desk, ctx.locale);
    let view = match at_hand.part(ctx) {
        Some(part) => View {
            sector: part.sector,
            committee: part.committee,
            ..whole
        },
        None => whole,
    };
    let looked_at = at_hand.looked_at.into_iter();
    offers.extend(looked_at.map(|it| offer(it, &whole, &view)));
    offers.extend(template(at_hand));
    offers.extend(halfyear(at_hand, ctx));
    offers.push(paper(
        What::BlankForm,
        Text::of("空白登记表", "blank registration form"),
        Text::of("供委员手工填写", "to be filled by hand"),
        file_name(["登记表", "空白"], "docx"),
    ));
    let year = ctx.today().year;
    offers.push(paper(
        What::Circular,
        text!("{year} 年情况通报草稿", "draft of the circular on {year}"),
        Text::of(
            "由当年记录写成，供修改",
            "written from the year's records, to be edited",
        ),
        file_name([&format!("{year}年情况通报") as &str, "草稿"], "docx"),
    ));
    let others = Made::all().filter(|it| Some(*it) != at_hand.looked_at);
    offers.extend(others.map(|it| offer(it, &whole, &view)));
    offers
}

/// The empty table of the list that is looked at, where a filled one is read.
fn template(at_hand: &AtHand) -> Option<Offer> {
    let list = match at_hand.looked_at? {
        Made::List(list) if list.comes_back() => list,
        _ => return None,
    };
    let title = list.title();
    let (zh, en) = (&title.zh, &title.en);
    let name = file_name([zh as &str, "表样"], "xlsx");
    Some(Offer {
        what: What::Template(list),
        title: text!("{zh}表样", "empty table of {en}"),
        note: Text::of("只有表头，填好后导入", "its heads, to fill in and import"),
        endings: vec!["xlsx", "csv"],
        names: [name.clone(), name],
    })
}

/// What is told to whom, a page each.
fn slips(at_hand: &AtHand, ctx: &Ctx<'_>) -> Option<Offer> {
    let slips = at_hand.slips.clone();
    let (count, day) = (slips.len(), ctx.today().date.format("%Y%m%d").to_string());
    let file = file_name(["催办单", &count.to_string(), &day], "docx");
    let title = match count {
        0 => return None,
        1 => Text::of("催办单", "the slip"),
        n => text!("标记的 {n} 份催办单", "the {n} marked slips"),
    };
    let note = Text::of(
        "每人一页，就是所列的文字",
        "a page for each, with the text that is shown",
    );
    Some(paper(What::Slips(slips), title, note, file))
}

/// What a member has to do, on paper.
fn duties(at_hand: &AtHand, ctx: &Ctx<'_>) -> Option<Offer> {
    let id = at_hand.duties?;
    let (name, year) = (ctx.book().member_name(id), ctx.today().year);
    let (id_word, year_word) = (id.to_string(), format!("{year}年"));
    Some(paper(
        What::Duties(id),
        text!("{name}的 {year} 年履职清单", "what {name} does in {year}"),
        Text::of(
            "本页：要做的、做到了的、意见",
            "this page: to do, done, opinions",
        ),
        file_name(["履职清单", name, &id_word, &year_word], "docx"),
    ))
}

/// What the sitting needs on paper.
fn sitting(at_hand: &AtHand, ctx: &Ctx<'_>) -> Vec<Offer> {
    let book = ctx.book();
    let Some(sitting) = at_hand.sitting.and_then(|id| book.sittings.get(id)) else {
        return Vec::new();
    };
    let council = sitting.body == SittingBody::Council;
    let kinds = SittingPaperKind::ALL.into_iter();
    let kinds = kinds.filter(|it| council || *it != SittingPaperKind::Approvals);
    let offers = kinds.map(|kind| {
        let (title, called) = (kind.title(), &sitting.title);
        let (zh, en) = (&title.zh, &title.en);
        paper(
            What::Sitting(sitting.id, kind),
            text!("{called}{zh}", "{en} of {called}"),
            match kind {
                SittingPaperKind::Agenda => Text::of("议题和汇报人", "items, and who reports"),
                SittingPaperKind::Minute => Text::of(
                    "议定事项、审定的召集人、督办问题",
                    "decisions, approvals, problems",
                ),
                SittingPaperKind::Approvals => Text::of(
                    "待审定和已审定的召集人",
                    "convenors who wait, and those approved",
                ),
            },
            file_name([called.as_str(), zh], "docx"),
        )
    });
    offers.collect()
}

/// What falls due, for the calendar of a telephone or of an office.
fn calendar(at_hand: &AtHand, ctx: &Ctx<'_>) -> Option<Offer> {
    let of = at_hand.calendar?;
    let name = of.map_or_else(String::new, |(kind, id)| ctx.book().name_of(kind, id));
    let title = match name.as_str() {
        "" => Text::of("到期事项日历", "calendar of what falls due"),
        name => text!("到期事项日历：{name}", "calendar of what falls due: {name}"),
    };
    let file = match name.as_str() {
        "" => file_name(["到期事项"], "ics"),
        name => file_name(["到期事项", name], "ics"),
    };
    Some(Offer {
        endings: vec!["ics"],
        ..paper(
            What::Calendar(of),
            title,
            Text::of(
                "可导入手机、电脑的日历",
                "for the calendar of a telephone or a computer",
            ),
            file,
        )
    })
}

/// The sheets that are at hand, and who has which grade.
fn assessment(at_hand: &AtHand, ctx: &Ctx<'_>) -> Vec<Offer> {
    let Some((id, of)) = &at_hand.assessment else {
        return Vec::new();
    };
    let Some(table) = ctx.book().points_tables.get(*id) else {
        return Vec::new();
    };
    let (year, assessing) = (format!("{}年", table.year), table.assessing.word());
    let (zh, en) = (&assessing.zh, &assessing.en);
    let mut offers = Vec::new();
    if let [first, rest @ ..] = of.as_slice() {
        let (name, n) = (name_of(*first, ctx.book()), of.len());
        let (title, note, called) = match rest {
            [] => (
                text!("{name}的考核表", "the sheet of {name}"),
                Text::of("一页：各项得分和依据", "a page: each item and what counts"),
                name,
            ),
            _ => (
                text!("标记的 {n} 份考核表", "the {n} marked sheets"),
                Text::of("合为一个文件，每份一页", "one document, a page each"),
                format!("{n}份"),
            ),
        };
        let number = first.record().1.to_string();
        let parts = match rest {
            [] => vec!["考核表", &called, &number, &year],
            _ => vec!["考核表", &called, &year],
        };
        let file = file_name(parts, "docx");
        offers.push(paper(What::Sheets(*id, of.clone()), title, note, file));
    }
    offers.push(paper(
        What::Grades(*id),
        text!("考核等次名单：{zh}", "list by grade: {en}"),
        Text::of(
            "按等次列出，写明名额；不排名次",
            "who has which grade, with the quota; nobody is ranked",
        ),
        file_name(["考核等次名单", zh, &year], "docx"),
    ));
    offers
}

/// How the year of the sectors at hand goes, on paper; of all where none is.
fn halfyear(at_hand: &AtHand, ctx: &Ctx<'_>) -> Option<Offer> {
    let part = at_hand.part(ctx);
    let view = View {
        sector: at_hand.sector,
        committee: part.as_ref().and_then(|it| it.committee),
        ..View::whole(ctx.desk, ctx.locale)
    };
    let sectors: Vec<_> = view.sectors().into_iter().map(|it| it.id).collect();
    let name = part.map_or_else(String::new, |it| it.name);
    let day = ctx.today().reference_date().format("%Y%m%d").to_string();
    let title = match name.as_str() {
        "" => Text::of("半年页：各界别", "half-year pages of all sectors"),
        name => text!("半年页：{name}", "half-year page: {name}"),
    };
    let note = match sectors.len() {
        0 => return None,
        1 => Text::of(
            "一页：计划、活动、委员、到期",
            "a page: plan, activities, members, due",
        ),
        n => text!(
            "{n} 个界别各一页：计划、活动、委员、到期",
            "a page for each of {n} sectors: plan, activities, members, due"
        ),
    };
    let file = match name.as_str() {
        "" => file_name(["界别工作进展", &day], "docx"),
        name => file_name(["工作进展", name, &day], "docx"),
    };
    Some(paper(What::Halfyear(sectors), title, note, file))
}

/// What is made of the whole of the records, or of the part at hand.
fn offer(made: Made, whole: &View<'_>, view: &View<'_>) -> Offer {
    let formats = made.formats();
    let name = |view| {
        let first = formats.first();
        first.map_or_else(String::new, |format| export::file_name(made, *format, view))
    };
    Offer {
        what: What::Made(made),
        title: made.title(),
        note: note(made),
        endings: formats.iter().map(|format| format.code()).collect(),
        names: [name(whole), name(view)],
    }
}

/// The dossier on paper; where entries are marked, of those alone.
fn dossier(at_hand: &AtHand, ctx: &Ctx<'_>) -> Option<Offer> {
    let (id, only) = at_hand.dossier.clone()?;
    let (name, day) = (ctx.book().member_name(id), ctx.today().date);
    let note = match only.len() {
        0 => Text::of(
            "一页：基本情况和最近的履职",
            "one page: facts, and what was done last",
        ),
        n => text!(
            "一页，只列标记的 {n} 条",
            "one page, of the {n} marked entries alone"
        ),
    };
    let (id_word, day) = (id.to_string(), day.format("%Y%m%d").to_string());
    let file = file_name(["履职档案", name, &id_word, &day], "docx");
    Some(paper(
        What::Dossier(id, only),
        text!("{name}的履职档案", "the dossier of {name}"),
        note,
        file,
    ))
}

fn forms(at_hand: &AtHand, ctx: &Ctx<'_>) -> Vec<Offer> {
    let forms = &at_hand.forms;
    let count = forms.len();
    let (today, n) = (ctx.today().date, count.to_string());
    let many = file_name(["登记表", &n, &today.format("%Y%m%d").to_string()], "docx");
    match forms.as_slice() {
        [] => Vec::new(),
        [one] => {
            let Ok(Some(form)) = ctx.desk.form(*one) else {
                return Vec::new();
            };
            let (who, date) = (ctx.book().member_name(form.sheet.member), form.dated());
            vec![paper(
                What::Forms(forms.clone()),
                Text::of("选中的登记表", "the chosen registration form"),
                text!("{who} {date}", "{who} {date}"),
                registration_form::name_of(ctx.book(), &form),
            )]
        }
        _ => vec![
            paper(
                What::Forms(forms.clone()),
                text!("标记的 {count} 份登记表", "the {count} marked forms"),
                Text::of("合为一个文件，每份一页", "one document, a page each"),
                many,
            ),
            paper(
                What::EachForm(forms.clone()),
                text!(
                    "标记的 {count} 份登记表，分开",
                    "the {count} marked forms, apart"
                ),
                Text::of(
                    "每份一个文件，写到一个文件夹",
                    "a document each, into a folder",
                ),
                String::new(),
            ),
        ],
    }
}
