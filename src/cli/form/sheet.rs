//! What is written on a form, line by line: begun, and corrected until it is filed.

use clap::Args;

use crate::cli::act::{Way, said};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help::say;
use crate::cli::lookup;
use crate::cli::shell::Shell;
use crate::desk::form::{BeginForm, CorrectForm};
use crate::desk::written::{How, Reader, Said, Trouble, field_of, folded};
use crate::desk::{Desk, FieldError, Refusal};
use crate::domain::contact::ContactWay;
use crate::domain::described::{FieldType, Misfit};
use crate::domain::form::Sheet;
use crate::domain::id::{FormId, Id};
use crate::domain::record::Kind;
use crate::text;

/// Begins a form.
#[derive(Debug, Args)]
pub(super) struct Begin {
    #[arg(value_name = "NAME|ID", help = say("委员：姓名或编号", "The member: name or ID"))]
    member: String,
    #[command(flatten)]
    written: Written,
}

/// Corrects a form.
#[derive(Debug, Args)]
pub(super) struct Correct {
    #[arg(value_name = "ID", help = say("登记表编号", "The form's ID"))]
    id: String,
    #[command(flatten)]
    written: Written,
}

#[derive(Debug, Args)]
struct Written {
    #[arg(value_name = "FIELD=VALUE", help = say("项目=值：filled_on 填表时间、sector 界别、employer 工作单位及职务、ways 联系方式、account 联系服务情况", "Fields and values: filled_on, sector, employer, ways, account"))]
    fields: Vec<String>,
    #[arg(long, help = say("同时提交", "Hand it in at once"))]
    submit: bool,
    #[command(flatten)]
    way: Way,
}

impl Begin {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let said = said(&self.written.fields)?;
        let mut desk = shell.desk()?;
        let (book, today) = (desk.book(), desk.today().date);
        let id = lookup::member(book, today, &self.member)?;
        let member = book.members.get(id);
        let mut sheet = Sheet {
            filled_on: Some(today),
            member: id,
            sector: member.map_or(Id::from_raw(0), |it| it.sector_on(today)),
            employer: member.map(|it| it.employer.clone()).unwrap_or_default(),
            ways: std::collections::BTreeSet::new(),
            account: String::new(),
        };
        fill(&desk, &mut sheet, &said)?;
        let submit = self.written.submit;
        let request = BeginForm { sheet, submit };
        self.written.way.carry_out(shell, &mut desk, &request)
    }
}

impl Correct {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let said = said(&self.written.fields)?;
        let mut desk = shell.desk()?;
        let book = desk.book();
        let id = lookup::record(book, desk.today().date, Kind::RegistrationForm, &self.id)?;
        let form = FormId(id);
        let pending = book.forms.get(form);
        let seen = book.seq_of(Kind::RegistrationForm, id);
        let (pending, seen) = pending.zip(seen).ok_or(Refusal::Gone {
            kind: Kind::RegistrationForm,
            id,
        })?;
        let mut sheet = pending.sheet.clone();
        fill(&desk, &mut sheet, &said)?;
        let request = CorrectForm {
            form,
            sheet,
            seen,
            submit: self.written.submit,
        };
        self.written.way.carry_out(shell, &mut desk, &request)
    }
}

/// Takes what is said into a sheet; all that is wrong is told at once.
fn fill(desk: &Desk, sheet: &mut Sheet, said: &[Said]) -> Result<(), Refusal> {
    let reader = Reader::typed(desk.book(), desk.today());
    let kind = Kind::RegistrationForm;
    let mut wrong = Vec::new();
    for said in said {
        if said.how != How::Set {
            let field = &said.field;
            wrong.push(FieldError::new(
                "",
                text!(
                    "{field}：登记表的项目只能用 = 填写。",
                    "{field}: fields of a form take = only."
                ),
            ));
        } else if ["ways", "联系方式", "waysofcontact"].contains(&folded(&said.field).as_str())
        {
            match ways(&said.written) {
                Ok(ways) => sheet.ways = ways,
                Err(trouble) => wrong.push(FieldError::of(kind, "ways", trouble.text())),
            }
        } else if let Some(place) =
            field_of(kind, &said.field).filter(|place| place.own().id != "member")
        {
            let facts = place.own();
            let set = reader.value(facts, &said.written, &[]).and_then(|value| {
                let misfit = |misfit: Misfit| Trouble::Misfit(facts, misfit);
                match facts.id {
                    "filled_on" => sheet.filled_on = FieldType::of(&value).map_err(misfit)?,
                    "sector" => sheet.sector = FieldType::of(&value).map_err(misfit)?,
                    "employer" => sheet.employer = FieldType::of(&value).map_err(misfit)?,
                    _ => sheet.account = FieldType::of(&value).map_err(misfit)?,
                }
                Ok(())
            });
            if let Err(trouble) = set {
                wrong.push(FieldError::of(kind, facts.id, trouble.text()));
            }
        } else {
            let field = &said.field;
            wrong.push(FieldError::new(
                "",
                text!(
                    "登记表没有“{field}”这一项。可填：filled_on（填表时间）、sector（界别）、employer（工作单位及职务）、ways（联系方式）、account（联系服务情况）。",
                    "A form has no field \"{field}\". There are: filled_on, sector, employer, ways, account."
                ),
            ));
        }
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(Refusal::Fields(wrong)),
    }
}

/// The ways of contact, parted by 、 or commas.
fn ways(written: &str) -> Result<std::collections::BTreeSet<ContactWay>, Trouble> {
    let words = written.split(['、', '，', ',', '；', ';']);
    let words = words.map(str::trim).filter(|word| !word.is_empty());
    words
        .map(|word| {
            let found = ContactWay::ALL.into_iter().find(|way| {
                let label = way.word();
                [way.code(), &*label.zh, &*label.en].contains(&word)
            });
            found.ok_or(Trouble::NoChoice(ContactWay::CHOICES))
        })
        .collect()
}
