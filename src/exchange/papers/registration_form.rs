//! The registration form of the Method's annex (委员联系服务界别群众情况登记表), filled or blank:
//! each on a page of its own; a long account goes on over pages, with the member's rows above it
//! on each.

use chrono::NaiveDate;

use super::day;
use super::issuer::short_name;
use crate::exchange::office::word::{Cell, Orientation, Paper, Paragraph, Style, Table, TableRow};

/// What is written on a form. The default is a blank one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledForm {
    /// The date filled (填表时间).
    pub filled_on: Option<NaiveDate>,
    /// The member's name.
    pub member: String,
    /// The sector as written on the form.
    pub sector: String,
    /// Employer and post.
    pub employer: String,
    /// The account of contact and service; paragraphs are parted by `\n`.
    pub account: String,
}

/// Widths of label, name, label, sector, in twips: what a page has.
const COLUMNS: [u32; 4] = [1400, 3045, 1200, 3200];

/// The height of the short rows, in twips.
const SHORT_ROW: u32 = 850;

/// The least height of the account's row: the form fills one page.
const ACCOUNT_ROW: u32 = 9_100;

/// The paper of these forms of an organisation, in their order; with none, one blank form.
#[must_use]
pub fn paper(organisation: &str, forms: &[FilledForm]) -> Paper {
    let title = format!("{}委员联系服务界别群众情况登记表", short_name(organisation));
    let blank = [FilledForm::default()];
    let forms = if forms.is_empty() { &blank[..] } else { forms };
    let mut blocks = Vec::with_capacity(forms.len() * 4);
    for (n, form) in forms.iter().enumerate() {
        let mut heading = Paragraph::new(Style::Title, &title);
        heading.new_page = n > 0;
        blocks.push(heading.into());
        let filled_on = form
            .filled_on
            .map_or_else(|| "　　　　年　　月　　日".to_owned(), day);
        let filled_on = format!("填表时间：{filled_on}");
        blocks.push(
            Paragraph::new(Style::Flush, filled_on)
                .from_right(2)
                .kept_with_next()
                .into(),
        );
        blocks.push(table(form).into());
        let note = "备注：本表由委员填写，报所在专门委员会备案后，及时上传政协云相关栏目。";
        blocks.push(Paragraph::new(Style::Note, note).into());
    }
    Paper {
        title,
        author: organisation.to_owned(),
        page: Orientation::Portrait,
        numbered: false,
        blocks,
    }
}

fn table(form: &FilledForm) -> Table {
    let mut table = Table::new(COLUMNS);
    let field = |text: &str| Cell::of([Paragraph::new(Style::Form, text)]);
    table.push(
        TableRow::new([
            field("委员姓名"),
            field(&form.member),
            field("界别"),
            field(&form.sector),
        ])
        .at_least(SHORT_ROW)
        .repeated(),
    );
    table.push(
        TableRow::new([field("工作单位\n及职务"), field(&form.employer).across(3)])
            .at_least(SHORT_ROW)
            .repeated(),
    );
    // The style indents each paragraph; what a typist put there for it goes.
    let account = form
        .account
        .trim_end()
        .lines()
        .map(|line| Paragraph::new(Style::Account, line.trim()));
    table.push(
        TableRow::new([
            field("联系\n服务\n界别\n群众\n情况"),
            Cell::of(account).across(3).at_top(),
        ])
        .at_least(ACCOUNT_ROW)
        .flowing(),
    );
    table
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::exchange::office::word;
    use crate::exchange::{Limits, forms, open};

    /// What our own reader finds in the file of these forms.
    fn read_back(filled: &[FilledForm]) -> Vec<FilledForm> {
        let bytes = word::write(&paper("政协某市委员会", filled)).expect("written");
        let opened = open("登记表.docx", &bytes, &Limits::default()).expect("opened");
        let draft = forms::read(&opened).expect("forms");
        draft
            .forms
            .into_iter()
            .map(|form| {
                assert_eq!(form.faults, [], "nothing is misunderstood");
                let text = |it: Option<crate::exchange::Placed<String>>| {
                    it.map(|it| it.value).unwrap_or_default()
                };
                FilledForm {
                    filled_on: form.filled_on.map(|it| it.value),
                    member: text(form.member),
                    sector: text(form.sector),
                    employer: text(form.employer),
                    account: text(form.account),
                }
            })
            .collect()
    }

    #[test]
    fn the_columns_share_the_page() {
        assert_eq!(COLUMNS.iter().sum::<u32>(), Orientation::Portrait.width());
    }

    #[test]
    fn what_is_printed_is_read_back() {
        let one = FilledForm {
            filled_on: "2026-01-09".parse().ok(),
            member: "买买提·艾合买提江".into(),
            sector: "社会福利和社会保障界".into(),
            employer: "某市第一中学副校长，民盟某市委副主委".into(),
            account: "走访3户，听取“就近入学”的意见 <2条> & 整理报送。\n第二段：a\tb。\n\n隔一行。"
                .into(),
        };
        let two = FilledForm {
            filled_on: None,
            account: "电话联系。".repeat(900),
            ..one.clone()
        };
        let all = vec![one, two];
        let back = read_back(&all);
        assert_eq!(back.len(), 2);
        for (read, written) in back.iter().zip(&all) {
            assert_eq!(words(&read.account), words(&written.account));
            let account = String::new();
            let bare = |form: &FilledForm| FilledForm {
                account: account.clone(),
                ..form.clone()
            };
            assert_eq!(bare(read), bare(written));
        }
    }

    /// The paragraphs that say something, blanks aside.
    fn words(account: &str) -> Vec<String> {
        let lines = account
            .lines()
            .map(|line| line.split_whitespace().collect());
        lines.filter(|line: &String| !line.is_empty()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_account_is_printed_and_read_back(account in "[ -~\u{4e00}-\u{4fff}，。“”\n\t\u{0}-\u{1f}\u{20000}]{1,200}") {
            // A dash is how offices leave a field open, so it is read as nothing.
            prop_assume!(!crate::exchange::office::words::is_vacant(&account));
            let form = FilledForm {
                filled_on: "2026-01-09".parse().ok(),
                member: "王伟".into(),
                sector: "教育界".into(),
                employer: "某校".into(),
                account,
            };
            let back = read_back(std::slice::from_ref(&form));
            prop_assert_eq!(back.len(), 1);
            let lawful = |c: &char| !c.is_control() || c.is_whitespace();
            let written: String = form.account.chars().filter(lawful).collect();
            let blank = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(blank(&back[0].account), blank(&written));
        }
    }
}
