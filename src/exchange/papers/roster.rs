//! The list of members as it is announced (委员名单): by sectors, the names of each set in columns,
//! with 女 and the ethnic group behind those whom it concerns.

use crate::exchange::names::padded;
use crate::exchange::office::word::{Align, Orientation, Paper, Paragraph, Style};

/// What stands on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncedRoster {
    /// Whose members they are, for the file's properties.
    pub organisation: String,
    /// The title: 政协第七届某市委员会委员名单.
    pub title: String,
    /// The line below: （381名，按姓氏笔画为序排列）.
    pub lead: String,
    /// The sectors in their order.
    pub sectors: Vec<AnnouncedSector>,
    /// The last line, in small type.
    pub proof: String,
}

/// A sector's part of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncedSector {
    /// The sector.
    pub name: String,
    /// Its members in their order.
    pub members: Vec<AnnouncedMember>,
}

/// A member on the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnnouncedMember {
    /// The name, not padded.
    pub name: String,
    /// What stands in brackets behind it: 女, 壮族.
    pub remarks: Vec<String>,
}

/// How many characters a line has, and a column of names.
const LINE: usize = 28;
const COLUMN: usize = 7;

/// The list as a paper.
#[must_use]
pub fn paper(roster: &AnnouncedRoster) -> Paper {
    let mut blocks = vec![
        Paragraph::new(Style::Title, &roster.title).into(),
        Paragraph::new(Style::Flush, &roster.lead)
            .aligned(Align::Centre)
            .into(),
    ];
    for sector in &roster.sectors {
        blocks.push(Paragraph::new(Style::Flush, "").kept_with_next().into());
        let count = sector.members.len();
        let heading = format!("{}（{count}名）", sector.name);
        blocks.push(Paragraph::new(Style::Heading, heading).into());
        let lines = lines(&sector.members).into_iter();
        blocks.extend(lines.map(|line| {
            Paragraph::new(Style::Flush, line)
                .aligned(Align::Left)
                .into()
        }));
    }
    blocks.push(Paragraph::new(Style::Note, &roster.proof).into());
    Paper {
        title: roster.title.clone(),
        author: roster.organisation.clone(),
        page: Orientation::Portrait,
        numbered: true,
        blocks,
    }
}

/// The names set in columns. Whoever needs more room than a column takes two or three; between two
/// names there is more room than inside a padded one.
fn lines(members: &[AnnouncedMember]) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    // Where the next name would begin.
    let mut place = 0;
    for member in members {
        let words = words(member);
        let long = words.chars().count();
        if place > 0 && place + long > LINE {
            lines.push(std::mem::take(&mut line));
            place = 0;
        }
        let begun = line.chars().count();
        line.extend(std::iter::repeat_n('　', place - begun));
        line.push_str(&words);
        // A bracket parts two names by itself.
        let gap = if member.remarks.is_empty() { 2 } else { 1 };
        place += (long + gap).div_ceil(COLUMN) * COLUMN;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn words(member: &AnnouncedMember) -> String {
    let name = padded(&member.name);
    match member.remarks.as_slice() {
        [] => name,
        remarks => format!("{name}（{}）", remarks.join("，")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, remarks: &[&str]) -> AnnouncedMember {
        AnnouncedMember {
            name: name.to_owned(),
            remarks: remarks.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn names_stand_in_columns() {
        let members = [
            member("丁力", &[]),
            member("王一民", &["女"]),
            member("欧阳正海", &[]),
            member("张伟", &["女", "土家族"]),
            member("扎西·次仁", &["藏族"]),
            member("李小明", &[]),
        ];
        assert_eq!(
            lines(&members),
            [
                "丁　力　　　　王一民（女）　欧阳正海",
                "张　伟（女，土家族）　　　　扎西·次仁（藏族）",
                "李小明",
            ]
        );
        assert_eq!(lines(&[]), Vec::<String>::new());
    }

    #[test]
    fn a_name_longer_than_a_line_has_one_of_its_own() {
        let long = "阿".repeat(30);
        let members = [member("丁力", &[]), member(&long, &[]), member("王乙", &[])];
        assert_eq!(lines(&members), ["丁　力", &long, "王　乙"]);
    }
}
