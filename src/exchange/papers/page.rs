//! A page of headings and lines, to be read aloud or handed out: how a sector's year goes, what a member has to do.

use chrono::NaiveDate;

use super::day;
use crate::exchange::office::word::{Block, Orientation, Paper, Paragraph, Style};

/// What stands on it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedPage {
    /// Whose paper it is.
    pub organisation: String,
    /// What it is called.
    pub title: String,
    /// As of which day, where that matters.
    pub as_of: Option<NaiveDate>,
    /// Its parts.
    pub lines: Vec<PageLine>,
    /// The last line, in small type.
    pub proof: String,
}

/// A line of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageLine {
    /// A heading.
    Head(String),
    /// What stands below one.
    Text(String),
}

/// A document called `title`, each of the pages on its own.
#[must_use]
pub fn paper(title: String, pages: &[PrintedPage]) -> Paper {
    let blocks = pages.iter().enumerate().flat_map(|(n, it)| page(it, n > 0));
    Paper {
        title,
        author: pages
            .first()
            .map_or_else(String::new, |it| it.organisation.clone()),
        page: Orientation::Portrait,
        numbered: false,
        blocks: blocks.collect(),
    }
}

fn page(page: &PrintedPage, follows: bool) -> Vec<Block> {
    let title = Paragraph::new(Style::Title, &page.title);
    let title = match follows {
        true => title.on_new_page(),
        false => title,
    };
    let mut blocks: Vec<Block> = vec![title.into()];
    blocks.extend(page.as_of.map(|on| {
        let as_of = Paragraph::new(Style::Flush, format!("截至{}", day(on)));
        as_of.from_right(2).kept_with_next().into()
    }));
    blocks.extend(page.lines.iter().map(|line| {
        match line {
            PageLine::Head(words) => Paragraph::new(Style::Heading, words)
                .kept_with_next()
                .into(),
            PageLine::Text(words) => Paragraph::new(Style::Body, words).into(),
        }
    }));
    blocks.push(Paragraph::new(Style::Note, &page.proof).into());
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::office::word;

    #[test]
    fn a_page_is_written_whatever_it_says() {
        let page = PrintedPage {
            title: "教育界2026年界别工作进展".into(),
            lines: vec![
                PageLine::Head("一、计划事项3项".into()),
                PageLine::Text("9月 模拟政协进校园".into()),
                PageLine::Text(String::new()),
            ],
            ..PrintedPage::default()
        };
        assert!(
            !word::write(&paper(page.title.clone(), &[page.clone(), page]))
                .expect("written")
                .is_empty()
        );
    }
}
