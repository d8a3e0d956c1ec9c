//! The register of members: one row a person, under sector headings or with a sector column.

use super::draft::{MemberDraft, RosterDraft};
use super::lists;
use super::rows::{Row, Table};
use crate::exchange::headers::{self, Field, Headers};
use crate::exchange::names::{self, NoName, Person};
use crate::exchange::place::Placed;
use crate::exchange::{phones, sex_and_ethnicity, words};
use crate::text;
use crate::text::Text;

/// Whether these are the headers of a register.
pub(super) fn recognised(headers: &Headers) -> bool {
    let others = [
        Field::Sector,
        Field::EmployerAndPost,
        Field::Employer,
        Field::Post,
        Field::Committee,
        Field::Phone,
        Field::Sex,
        Field::Ethnicity,
    ];
    headers.has(Field::Name) && others.iter().any(|&field| headers.has(field))
}

/// Reads all rows into `draft`.
pub(super) fn read(table: &Table<'_>, draft: &mut RosterDraft) {
    let mut heading: Option<Heading> = None;
    for row in table.rows() {
        match table.classify(row) {
            Row::Nothing => {}
            Row::Footer(line) => draft.note(
                line.at,
                line.value,
                Text::of("表外文字，没有读入", "text beside the table, not read"),
            ),
            Row::Heading(sector, count) => {
                let next = Heading {
                    sector,
                    count,
                    read: 0,
                };
                if let Some(done) = heading.replace(next) {
                    done.close(draft);
                }
            }
            Row::Record => {
                if read_row(table, row, heading.as_ref(), draft)
                    && let Some(heading) = &mut heading
                {
                    heading.read += 1;
                }
            }
        }
    }
    if let Some(done) = heading {
        done.close(draft);
    }
}

/// A sector heading and how many members followed it.
struct Heading {
    sector: Placed<String>,
    count: Option<usize>,
    read: usize,
}

impl Heading {
    fn close(self, draft: &mut RosterDraft) {
        let read = self.read;
        if let Some(count) = self.count.filter(|&count| count != read) {
            draft.note(
                self.sector.at,
                self.sector.value,
                text!(
                    "标题写明 {count} 人，实际读入 {read} 人，请核对",
                    "the heading says {count}, but {read} were read; please check"
                ),
            );
        }
    }
}

/// Reads one member; false when the row has none that can be kept.
fn read_row(
    table: &Table<'_>,
    row: usize,
    heading: Option<&Heading>,
    draft: &mut RosterDraft,
) -> bool {
    let Some(written) = table.text(row, Field::Name, draft) else {
        let first = table.first(row);
        draft.reject(
            first.at,
            first.value,
            Text::of(
                "这一行没有姓名，请补上姓名或者删去这一行",
                "this row has no name; add it or delete the row",
            ),
        );
        return false;
    };
    let person = match names::person(&written.value) {
        // A label in the names' column is a table of another kind.
        Ok(person) if headers::field_of(&person.name).is_none() => person,
        Ok(_) => {
            draft.reject(written.at, written.value, NoName::Characters.text());
            return false;
        }
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            return false;
        }
    };
    let sector = table
        .text(row, Field::Sector, draft)
        .map(|sector| sector.with(lists::sector(&sector.value)))
        .filter(|sector| !words::is_vacant(&sector.value))
        .or_else(|| heading.map(|heading| heading.sector.clone()));
    let Some(sector) = sector else {
        draft.reject(
            table.at(row, Field::Sector),
            person.name,
            Text::of(
                "这名委员没有写界别，请补上",
                "this member has no sector; add it",
            ),
        );
        return false;
    };
    let (sex, ethnicity) = sex_and_ethnicity(table, row, &written, &person, draft);
    let member = MemberDraft {
        sex,
        ethnicity,
        party: line(table, row, Field::Party, draft),
        sector,
        employer: employer(table, row, draft),
        committee: table
            .text(row, Field::Committee, draft)
            .map(|committee| committee.with(lists::sector(&committee.value)))
            .filter(|committee| !words::is_vacant(&committee.value)),
        phone: phone(table, row, draft),
        remark: line(table, row, Field::Remark, draft),
        at: written.at,
        name: person.name,
    };
    draft.members.push(member);
    true
}

type Sex = Option<Placed<&'static str>>;
type Ethnicity = Option<Placed<String>>;

/// From their columns, or from the brackets behind the name.
fn sex_and_ethnicity(
    table: &Table<'_>,
    row: usize,
    name: &Placed<String>,
    person: &Person,
    draft: &mut RosterDraft,
) -> (Sex, Ethnicity) {
    let mut sex = None;
    let mut ethnicity = None;
    for remark in &person.remarks {
        if let Some(known) = sex_and_ethnicity::sex(remark) {
            sex = Some(name.with(known));
        } else if let Some(known) = sex_and_ethnicity::ethnicity(remark) {
            ethnicity = Some(name.with(known));
        } else {
            draft.note(
                name.at.clone(),
                name.value.clone(),
                text!(
                    "姓名后的“{remark}”没有读入",
                    "“{remark}” behind the name was not read"
                ),
            );
        }
    }
    if let Some(written) = table
        .text(row, Field::Sex, draft)
        .filter(|w| !words::is_vacant(&w.value))
    {
        match sex_and_ethnicity::sex(&written.value) {
            Some(known) => sex = Some(written.with(known)),
            None => draft.reject(
                written.at,
                written.value,
                Text::of("性别只能是男或者女", "the sex is 男 or 女"),
            ),
        }
    }
    if let Some(written) = table
        .text(row, Field::Ethnicity, draft)
        .filter(|w| !words::is_vacant(&w.value))
    {
        match sex_and_ethnicity::ethnicity(&written.value) {
            Some(known) => ethnicity = Some(written.with(known)),
            None => draft.reject(
                written.at,
                written.value,
                Text::of(
                    "不是民族名称，请写全称，如“土家族”",
                    "this is no ethnicity; write its full name, such as 土家族",
                ),
            ),
        }
    }
    (sex, ethnicity)
}

/// One column, or employer and post in two.
fn employer(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Option<Placed<String>> {
    if let Some(both) = line(table, row, Field::EmployerAndPost, draft) {
        return Some(both);
    }
    let employer = line(table, row, Field::Employer, draft);
    let post = line(table, row, Field::Post, draft);
    match (employer, post) {
        // Some tables repeat the employer in the post.
        (Some(employer), Some(post)) if post.value.starts_with(&employer.value) => Some(post),
        (Some(employer), Some(post)) => {
            Some(employer.with(format!("{}{}", employer.value, post.value)))
        }
        (employer, post) => employer.or(post),
    }
}

fn phone(table: &Table<'_>, row: usize, draft: &mut RosterDraft) -> Option<Placed<String>> {
    let written = table
        .text(row, Field::Phone, draft)
        .filter(|written| !words::is_vacant(&written.value))?;
    match phones::phones(&written.value) {
        Ok(numbers) => {
            let mut numbers = numbers.into_iter();
            let first = numbers.next()?;
            for other in numbers {
                draft.note(
                    written.at.clone(),
                    other,
                    Text::of(
                        "一格里有几个号码，只读入第一个",
                        "several numbers in one cell; only the first is read",
                    ),
                );
            }
            Some(written.with(first))
        }
        Err(why) => {
            draft.reject(written.at, written.value, why.text());
            None
        }
    }
}

fn line(
    table: &Table<'_>,
    row: usize,
    field: Field,
    draft: &mut RosterDraft,
) -> Option<Placed<String>> {
    table
        .text(row, field, draft)
        .filter(|written| !words::is_vacant(&written.value))
        .map(|written| written.with(words::line(&written.value)))
}
