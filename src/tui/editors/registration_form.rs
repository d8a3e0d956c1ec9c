//! The registration form of the annex: filled in, kept as a draft or handed in, and corrected
//! until it is filed.

use super::choices;
use super::choices::key;
use super::fields::{any_of, choice, day, line, lines, shown, yes};
use super::paper::{Paper, titled};
use super::reading::{Reading, chosen, ticked};
use crate::desk::AnyRequest;
use crate::desk::Refusal;
use crate::desk::form::{BeginForm, CorrectForm};
use crate::domain::book::Book;
use crate::domain::contact::ContactWay;
use crate::domain::form::{RegistrationForm, Sheet, Status};
use crate::domain::id::{FormId, Id, MemberId, SectorId};
use crate::domain::record::{Kind, Seq};
use crate::domain::verb::Verb;
use crate::text::Text;
use crate::tui::app::Ctx;
use crate::tui::widgets::form::{Field, Form};

/// A new form, of this member if any.
pub(super) struct Beginning(pub(super) Option<MemberId>);

/// A form that is not filed yet.
pub(super) struct Correction(pub(super) FormId);

impl Paper for Beginning {
    fn title(&self, book: &Book) -> Text {
        let name = self.0.map_or("", |id| book.member_name(id));
        titled(&Text::of("填写登记表", "new registration form"), name)
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let (book, today) = (ctx.book(), ctx.today().date);
        let members = choices::members(book, today, &[], |it| Some(it.id) == self.0, ctx.locale);
        if members.is_empty() {
            return Err(Text::of(
                "还没有委员。请先登记或导入委员名册。",
                "There are no members yet. Enter them or import a roster first.",
            ));
        }
        let mut fields = vec![
            choice(
                "member",
                Text::of("委员", "Member"),
                &members,
                self.0.map(|id| id.0),
            )
            .required()
            .help(Text::of(
                "输入姓名、拼音或首字母；选定后带出界别和单位",
                "type a name, pinyin or initials; sector and employer follow",
            )),
        ];
        fields.extend(printed(&blank(self.0, ctx), ctx));
        fields.push(hand_in());
        Ok(fields)
    }

    fn request(&self, form: &Form, _seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        Ok(Box::new(BeginForm {
            sheet: read(form, blank(None, ctx))?,
            submit: form.yes("submit"),
        }))
    }

    fn begins_at(&self) -> Option<&'static str> {
        // The roster has filled in what stands before it.
        self.0.map(|_| "ways")
    }

    fn watched(&self) -> Vec<&'static str> {
        vec!["member"]
    }

    /// Sector and employer come from the roster as long as nobody wrote something else.
    fn follow(&self, _field: &str, was: &str, form: &mut Form, ctx: &Ctx<'_>) {
        let roster = |member: Option<MemberId>| {
            member
                .and_then(|id| ctx.book().members.get(id))
                .map(|it| (key(it.sector_on(ctx.today().date)), it.employer.clone()))
                .unwrap_or_default()
        };
        let before = roster(was.parse().ok().map(MemberId::from_raw));
        let now = roster(chosen(form, "member"));
        let values = [("sector", before.0, now.0), ("employer", before.1, now.1)];
        for (field, before, now) in values {
            if let Some(editor) = form.editor_mut(field) {
                let text = editor.text();
                if text.is_empty() || text == before {
                    editor.follow(&now);
                }
            }
        }
    }
}

impl Paper for Correction {
    fn title(&self, book: &Book) -> Text {
        let name = book.name_of(Kind::RegistrationForm, self.0.0);
        titled(&Verb::Edit(Kind::RegistrationForm).title(), &name)
    }

    fn corrects(&self) -> Option<(Kind, u64)> {
        Some((Kind::RegistrationForm, self.0.0))
    }

    fn fields(&self, ctx: &Ctx<'_>) -> Result<Vec<Field>, Text> {
        let book = ctx.book();
        let form = self.pending(ctx)?;
        let whose = book.member_name(form.sheet.member);
        let mut fields = vec![
            shown("member", Text::of("委员", "Member"), whose),
            shown(
                "status",
                Text::of("状态", "Status"),
                form.status().word().say(ctx.locale),
            ),
        ];
        if let Some(reason) = form.return_reason() {
            let label = Text::of("退回原因", "Returned because");
            fields.push(shown("returned", label, reason));
        }
        fields.extend(printed(&form.sheet, ctx));
        if form.status() != Status::Submitted {
            fields.push(hand_in());
        }
        Ok(fields)
    }

    fn request(&self, form: &Form, seen: Seq, ctx: &Ctx<'_>) -> Result<Box<AnyRequest>, Refusal> {
        let pending = self.pending(ctx).map_err(Refusal::Procedure)?;
        Ok(Box::new(CorrectForm {
            form: self.0,
            sheet: read(form, pending.sheet.clone())?,
            seen,
            submit: form.yes("submit"),
        }))
    }
}

impl Correction {
    fn pending<'b>(&self, ctx: &Ctx<'b>) -> Result<&'b RegistrationForm, Text> {
        let form = super::paper::find(&ctx.desk.book().forms, self.0)?;
        if form.is_editable() {
            Ok(form)
        } else {
            Err(Text::of(
                "登记表已备案，内容不能再改。备案有误请先撤销备案；内容有误请撤回后重填。",
                "The form is filed and can't be corrected any more. If it was filed by mistake, put it back; else withdraw it and fill a new one.",
            ))
        }
    }
}

fn blank(member: Option<MemberId>, ctx: &Ctx<'_>) -> Sheet {
    let known = member.and_then(|id| ctx.book().members.get(id));
    Sheet {
        filled_on: Some(ctx.today().date),
        member: member.unwrap_or(MemberId(0)),
        sector: known.map_or(SectorId(0), |it| it.sector_on(ctx.today().date)),
        employer: known.map(|it| it.employer.clone()).unwrap_or_default(),
        ways: std::collections::BTreeSet::new(),
        account: String::new(),
    }
}

/// The cells of the printed form, in its order.
fn printed(sheet: &Sheet, ctx: &Ctx<'_>) -> Vec<Field> {
    vec![
        day(
            "filled_on",
            Text::of("填表时间", "Date filled"),
            sheet.filled_on,
            ctx,
        ),
        choice(
            "sector",
            Text::of("所属界别", "Sector"),
            &choices::sectors(ctx.book(), ctx.today().date),
            Some(sheet.sector.0),
        )
        .required(),
        line(
            "employer",
            Text::of("工作单位及职务", "Employer and post"),
            &sheet.employer,
        ),
        any_of(
            "ways",
            Text::of("联系方式", "Ways of contact"),
            ContactWay::CHOICES,
            sheet.ways.iter().map(|way| way.code()),
        )
        .help(Text::of(
            "←→ 移动，空格选定，可选几种",
            "Left/Right move, Space ticks; any number",
        )),
        lines(
            "account",
            Text::of("联系服务情况", "Account"),
            &sheet.account,
            8,
        )
        .help(Text::of(
            "何时何地、联系了哪些群众、反映什么、办理结果；可粘贴。Tab 到下一项",
            "when, where, whom, what they said, what came of it. Tab goes on",
        )),
    ]
}

/// A form can be saved in two ways; the usual one is ticked.
fn hand_in() -> Field {
    yes(
        "submit",
        Text::of("保存方式", "Saving"),
        Text::of(
            "保存后提交（不勾选则存为草稿）",
            "hand in (else kept as a draft)",
        ),
        true,
    )
}

fn read(form: &Form, mut sheet: Sheet) -> Result<Sheet, Refusal> {
    let mut reading = Reading::of(form);
    reading
        .the_chosen("member", &mut sheet.member)
        .day("filled_on", &mut sheet.filled_on)
        .the_chosen("sector", &mut sheet.sector)
        .text("employer", &mut sheet.employer)
        .text("account", &mut sheet.account);
    reading.done()?;
    sheet.ways = ticked(form, "ways", ContactWay::from_code).collect();
    Ok(sheet)
}
