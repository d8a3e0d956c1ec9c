//! J9001: what is handed in says when, where the member works, and what was done.

use super::{correct, handed_in};
use crate::domain::book::Book;
use crate::domain::calendar::Today;
use crate::domain::form::RegistrationForm;
use crate::rules::level::Level;
use crate::rules::names;
use crate::rules::rule::{Finding, Findings, Rule};
use crate::rules::subject::Place;
use crate::text;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    code: "J9001",
    name: "form-incomplete",
    article: None,
    level: Level::Breach,
    settings: &[],
    title: Text::of("登记表填写不完整", "Form incomplete"),
    why: Text::of(
        "登记表应填写填表时间、工作单位及职务、联系服务界别群众情况，缺项的不能作为履职依据。",
        "The form asks for the date, the employer and post, and the account of contact and service; with \
         one of them missing it proves nothing.",
    ),
    remedy: Text::of(
        "退回委员补充；已备案的不能退回，应撤回后重新填写。",
        "Return it to the member; a filed one can't be returned any more, so withdraw it and fill another.",
    ),
    check,
    message,
};

fn check(book: &Book, today: &Today, findings: &mut Findings) {
    for form in handed_in(book, today) {
        if lacks(form).contains(&true) {
            findings.add(Place::form(book, form, today), correct(form));
        }
    }
}

/// Does the form lack its date, the employer, the account?
fn lacks(form: &RegistrationForm) -> [bool; 3] {
    let sheet = &form.sheet;
    [
        sheet.filled_on.is_none(),
        sheet.employer.trim().is_empty(),
        sheet.account.trim().is_empty(),
    ]
}

fn message(finding: &Finding, book: &Book) -> Text {
    let name = names::person_of(finding, book);
    let lacking = super::form(finding, book).map_or([false; 3], lacks);
    let missing = |words: [&'static str; 3], between| {
        let missing = words.into_iter().zip(lacking);
        let missing: Vec<_> = missing
            .filter(|(_, lacks)| *lacks)
            .map(|(word, _)| word)
            .collect();
        missing.join(between)
    };
    let zh = missing(["填表时间", "工作单位及职务", "联系服务情况"], "、");
    let en = missing(["the date", "the employer", "the account"], " and ");
    text!("{name}的登记表缺{zh}", "{name}'s form lacks {en}")
}

#[cfg(test)]
pub(super) fn cases() -> Vec<crate::rules::testing::Case> {
    use crate::domain::form::Sheet;
    use crate::rules::testing::{BookBuilder, Case};
    fn without(s: &mut BookBuilder, forget: fn(&mut Sheet)) {
        let sector = s.sector("教育界");
        let wang = s.member("王伟", sector);
        let form = s.submitted(wang, "2026-07-01");
        s.edit(form, |form: &mut RegistrationForm| forget(&mut form.sheet));
    }
    vec![
        Case::breach("no date", |s| without(s, |sheet| sheet.filled_on = None)),
        Case::breach("no employer", |s| {
            without(s, |sheet| sheet.employer.clear())
        }),
        Case::breach("an account of blanks", |s| {
            without(s, |sheet| sheet.account = "　\n".into());
        }),
        Case::breach("filed all the same", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let form = s.filed(wang, "2026-07-01");
            s.edit(form, |form: &mut RegistrationForm| {
                form.sheet.account.clear()
            });
        }),
        Case::silent("all there", |s| without(s, |_| {})),
        Case::silent("a draft of nothing", |s| {
            let sector = s.sector("教育界");
            let wang = s.member("王伟", sector);
            let form = s.draft(wang, "2026-07-01");
            s.edit(form, |form: &mut RegistrationForm| {
                form.sheet.account.clear()
            });
        }),
    ]
}
