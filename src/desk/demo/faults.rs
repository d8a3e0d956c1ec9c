//! What is wrong with some forms: what people forget or mistake on the sheet, and the reason with
//! which an office sends such a form back.

use chrono::{Months, NaiveDate};

use super::chance::Chance;
use crate::domain::form::{RegistrationForm, Sheet, Status};
use crate::domain::id::SectorId;

/// Something wrong with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// No account.
    NoAccount,
    /// An account that says nothing.
    Vague,
    /// The account breaks off.
    Broken,
    /// Another sector than the roster's.
    Sector,
    /// No employer.
    NoEmployer,
    /// No date.
    NoDate,
    /// A date of ten years ago.
    Date,
    /// Nothing that the sheet itself shows.
    Content,
}

/// The reasons of offices, each with what is wrong.
const REASONS: &[(Fault, &str)] = &[
    (
        Fault::Vague,
        "联系服务情况过于笼统，请写明时间、地点、联系对象和所反映的问题。",
    ),
    (
        Fault::Sector,
        "所填界别与委员名册不一致，请核对后重新提交。",
    ),
    (Fault::NoEmployer, "工作单位及职务未填写，请补充完整。"),
    (Fault::Date, "填表时间不在本届任期内，请更正。"),
    (Fault::NoAccount, "联系服务界别群众情况为空，请补充。"),
    (
        Fault::Content,
        "与上月登记表内容重复，请补充本次实际开展的工作。",
    ),
    (
        Fault::Content,
        "反映的问题未说明如何处理，请补充后续办理情况。",
    ),
    (
        Fault::Content,
        "内容为单位工作总结，请改写为个人联系服务界别群众的情况。",
    ),
];

/// Why an office sends a form back.
pub(super) fn return_reason(chance: &mut Chance) -> &'static str {
    REASONS[chance.index(REASONS.len())].1
}

/// What is wrong with a form that waits; most have nothing wrong.
pub(super) fn fault(chance: &mut Chance, form: &RegistrationForm) -> Option<Fault> {
    if let Some(given) = form.return_reason() {
        let known = REASONS.iter().find(|(_, reason)| *reason == given);
        return known.map(|(fault, _)| *fault);
    }
    match (form.status(), chance.below(100)) {
        (Status::Draft, 0..35) => Some(Fault::NoAccount),
        (Status::Draft, 35..50) => Some(Fault::Broken),
        (Status::Submitted, 0..8) => Some(Fault::NoAccount),
        (Status::Submitted, 8..20) | (Status::Filed, 0..4) => Some(Fault::Sector),
        (Status::Submitted, 20..24) => Some(Fault::NoEmployer),
        (Status::Submitted, 24..27) => Some(Fault::NoDate),
        (Status::Submitted, 27..30) => Some(Fault::Date),
        _ => None,
    }
}

/// Writes the fault into a sheet, in an organisation of so many sectors.
pub(super) fn spoil(sheet: &mut Sheet, fault: Fault, sectors: usize) {
    match fault {
        Fault::NoAccount => sheet.account.clear(),
        Fault::Vague => "走访群众，了解情况，听取意见。".clone_into(&mut sheet.account),
        Fault::Broken => {
            let half = sheet.account.chars().count() / 2;
            sheet.account = sheet.account.chars().take(half).collect();
        }
        Fault::Sector => sheet.sector = SectorId(sheet.sector.0 % sectors as u64 + 1),
        Fault::NoEmployer => sheet.employer.clear(),
        Fault::NoDate => sheet.filled_on = None,
        Fault::Date => sheet.filled_on = sheet.filled_on.and_then(mistyped),
        Fault::Content => {}
    }
}

/// The date with the year mistyped, ten years too early.
fn mistyped(date: NaiveDate) -> Option<NaiveDate> {
    date.checked_sub_months(Months::new(120))
}
