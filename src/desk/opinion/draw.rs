//! An opinion is drawn from a registration form: the member, the sector and the account are known.

use chrono::NaiveDate;

use crate::desk::checks::Faults;
use crate::desk::keep::accept;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::described::Described as _;
use crate::domain::form::RegistrationForm;
use crate::domain::opinion::Opinion;
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;
use crate::text;
use crate::text::Text;

/// How long a sentence of an account may be to stand for a title.
const TITLE: usize = 30;

/// Words by which a sentence of an account tells what people want rather than where the member went.
const WANTS: [&str; 8] = ["问题", "困难", "建议", "希望", "诉求", "反映", "呼吁", "盼"];

/// The opinion as it begins, of what a form says.
#[must_use]
pub fn drawn_from(form: &RegistrationForm, book: &Book, today: Today) -> Opinion {
    let account = form.sheet.account.trim();
    Opinion {
        title: title_of(account).to_owned(),
        content: account.to_owned(),
        reporter: form.sheet.member,
        sectors: vec![form.sheet.sector],
        form: Some(form.id),
        received_on: came_with(form),
        ..Opinion::blank(book, today)
    }
}

/// What an account is about: its first sentence that tells of a want, else its first; nothing where that is too long.
fn title_of(account: &str) -> &str {
    let sentences = || account.split(['。', '；', '\n', '.', ';']).map(str::trim);
    let short = |it: &&str| (1..=TITLE).contains(&it.chars().count());
    let wants = |it: &&str| WANTS.iter().any(|word| it.contains(word));
    let told = sentences().filter(short).find(wants);
    told.or_else(|| sentences().next().filter(short))
        .unwrap_or_default()
}

/// The day on which what a form says came: that on which it was handed in.
fn came_with(form: &RegistrationForm) -> NaiveDate {
    form.submitted_on().unwrap_or_else(|| form.dated())
}

/// Enters an opinion that was drawn from a form.
pub struct DrawOpinion(pub Opinion);

impl Request for DrawOpinion {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Add(Kind::Opinion)
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Member(self.0.reporter))
    }

    fn note(&self, book: &Book) -> String {
        let form = self
            .0
            .form
            .map(|id| book.name_of(Kind::RegistrationForm, id.0));
        let form = form.map_or_else(String::new, |form| format!(" ← {form}"));
        format!("{}{form}", self.0.title)
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        if let Some(id) = self.0.form {
            let form: Option<RegistrationForm> = tx.get(id)?;
            let form = form.ok_or(Refusal::Gone {
                kind: Kind::RegistrationForm,
                id: id.0,
            })?;
            if !form.status().counts() {
                return Err(Refusal::Procedure(Text::of(
                    "登记表还没有提交，或已退回、撤回，不能提取意见建议。",
                    "The form was not handed in, or was sent or taken back: nothing is drawn from it.",
                )));
            }
            self.fits(&form, book)?;
        }
        accept(&self.0.clone().into(), book, &context.today)?;
        let id = tx.next_id::<Opinion>()?;
        tx.put(Opinion {
            id,
            ..self.0.clone()
        })?;
        Ok(ActOutcome::entering(id.0))
    }
}

impl DrawOpinion {
    /// It is the form's member's, came not before the form was filled in, and is drawn once.
    fn fits(&self, form: &RegistrationForm, book: &Book) -> Result<(), Refusal> {
        let (opinion, member) = (&self.0, form.sheet.member);
        let mut faults = Faults::of(Kind::Opinion);
        let name = book.member_name(member);
        faults.when(
            opinion.reporter != member,
            "reporter",
            text!(
                "登记表是{name}填的，反映委员不能另写。",
                "The form is {name}'s, and so is what is drawn from it."
            ),
        );
        let filled = form.sheet.filled_on.unwrap_or_else(|| came_with(form));
        let day = filled.min(came_with(form));
        faults.when(
            opinion.received_on < day,
            "received_on",
            text!(
                "早于登记表的日期（{day}）。",
                "It lies before the form ({day})."
            ),
        );
        let (id, title) = (form.id, opinion.title.trim());
        let mut drawn = book.opinions.iter().filter(|it| it.form == Some(form.id));
        faults.when(
            drawn.any(|it| it.title.trim() == title),
            "title",
            text!(
                "登记表 #{id} 已提取过“{title}”；另有意见建议的请另写题目。",
                "{title} was drawn from form #{id} already; another opinion has another title."
            ),
        );
        faults.none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_the_sentence_that_tells_of_a_want() {
        let of = title_of("到河西社区走访3户。交流中了解到小微企业融资贵问题仍突出。拟调研。");
        assert_eq!(of, "交流中了解到小微企业融资贵问题仍突出");
        assert_eq!(title_of("听取意见；已转办"), "听取意见");
        let long = "走访".repeat(20);
        assert_eq!(title_of(&format!("{long}。看了学校。")), "");
        assert_eq!(title_of(""), "");
    }
}
