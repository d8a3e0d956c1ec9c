//! A member's year on a page: what is still to be done, what others have in hand, what is done, and what became of the
//! opinions, in the plain words of the member's home.

use super::proof::proof;
use crate::desk::Desk;
use crate::desk::home::{Duty, MemberHome, Standing};
use crate::desk::keep::find;
use crate::desk::refusal::Refusal;
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::exchange::office::word::Paper;
use crate::exchange::papers::page::{PageLine, PrintedPage, paper as printed};
use crate::rules;

/// The page of a member.
///
/// # Errors
/// There is no such member, or the store can't be read.
pub fn paper(desk: &Desk, id: MemberId) -> Result<Paper, Refusal> {
    let (book, today) = (desk.book(), desk.today());
    let member = find::<Member>(book, id)?;
    let home = MemberHome::of(id, &rules::check(book, &today), desk);
    let year = today.year;
    let page = PrintedPage {
        organisation: book
            .organisation()
            .map_or(String::new(), |it| it.name.clone()),
        title: format!("{}委员{year}年履职清单", member.name),
        as_of: Some(today.reference_date()),
        lines: lines(&home),
        proof: proof(desk)?,
    };
    Ok(printed(page.title.clone(), &[page]))
}

fn lines(home: &MemberHome) -> Vec<PageLine> {
    let mut lines = Vec::new();
    let parts = [
        (Standing::Open, "还要做的"),
        (Standing::Waits, "正在办理的"),
        (Standing::Done, "做到了的"),
    ];
    for (standing, head) in parts {
        let all = home.duties.iter().filter(|it| it.standing == standing);
        let said: Vec<PageLine> = all.map(|it| PageLine::Text(said(it))).collect();
        if !said.is_empty() {
            lines.push(PageLine::Head(head.to_owned()));
            lines.extend(said);
        }
    }
    if !home.raised.is_empty() {
        lines.push(PageLine::Head("反映的意见".to_owned()));
        let said = home.raised.iter().map(|it| it.said.zh.clone().into_owned());
        lines.extend(said.map(PageLine::Text));
    }
    lines
}

fn said(duty: &Duty) -> String {
    match duty.beside.zh.as_ref() {
        "" => duty.what.zh.to_string(),
        beside => format!("{}（{beside}）", duty.what.zh),
    }
}
