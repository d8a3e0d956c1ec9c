//! How many words are taken apart: names are put together out of words in every way that they can
//! be written, so it is words and not bytes that cost time and memory.

use super::heading::{self, Opening};
use super::line::Line;
use super::pieces;
use crate::exchange::office::limits::{Bound, Limits};
use crate::exchange::office::read_error::Problem;
use crate::exchange::office::words::is_han;

/// Whether lines may be a list of sectors or a notice of groups at all: without a Chinese character
/// they have no heading.
pub(in crate::exchange) fn may_be_list(lines: &[Line]) -> bool {
    lines.iter().any(|line| line.text.chars().any(is_han))
}

/// Counts the words of lines before any of them is taken apart, under each heading and in all.
///
/// # Errors
/// Names the heading, its place and how many words stand under it, or says that the whole has more
/// words than any list.
pub(in crate::exchange) fn check(lines: &[Line], limits: &Limits) -> Result<(), Problem> {
    let mut in_all = 0;
    for line in lines {
        in_all += pieces::words(&line.text);
        if in_all > limits.words {
            return Err(Problem::TooLarge(
                Bound::Words(limits.words),
                Some(line.at.clone()),
            ));
        }
    }
    // Where the whole has no more than one heading may have, none has.
    if in_all <= limits.heading_words {
        return Ok(());
    }
    let mut under: Option<Problem> = None;
    let lines = lines.iter();
    let parts = lines.flat_map(|line| {
        heading::cut(&line.text)
            .into_iter()
            .map(move |it| (it, line))
    });
    for (text, line) in parts {
        if let Some(opening) = heading::opening(text) {
            crowded(under.take(), limits)?;
            let (Opening::Sector(heading)
            | Opening::Other(heading)
            | Opening::Label(heading)
            | Opening::Doubtful(heading)) = opening;
            under = Some(Problem::Crowded {
                heading: heading.sector,
                at: line.at.clone(),
                words: pieces::words(heading.rest),
                most: limits.heading_words,
            });
        } else if let Some(Problem::Crowded { words, .. }) = &mut under {
            *words += pieces::words(text);
        }
    }
    crowded(under, limits)
}

/// Refuses a heading with more words than one may have.
fn crowded(under: Option<Problem>, limits: &Limits) -> Result<(), Problem> {
    match under {
        Some(Problem::Crowded { words, .. }) if words <= limits.heading_words => Ok(()),
        Some(problem) => Err(problem),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::office::place::{At, Unit};
    use crate::text::Locale;

    fn lines(text: &str) -> Vec<Line> {
        let lines = text.lines().zip(0..);
        lines
            .map(|(text, row)| Line {
                at: At::counted(Unit::Line, row),
                text: text.to_owned(),
                flows: true,
                within: None,
            })
            .collect()
    }

    fn refused(text: &str) -> String {
        let problem = check(&lines(text), &Limits::default()).expect_err("too many words");
        problem.text().say(Locale::En).to_owned()
    }

    #[test]
    fn a_heading_with_too_many_words_is_named_with_its_place_and_their_number() {
        for (head, names, words) in [
            ("教育界（3名）", "王 ".repeat(30_000), "30000"),
            ("教育界", "王 李 伟 ".repeat(20_000), "60000"),
            ("教育界（20000名）", "王 李 伟 ".repeat(20_000), "60000"),
            ("教育界", "（".repeat(30_000), "30000"),
            ("教育界", "王\n".repeat(20_000), "20000"),
        ] {
            let said = refused(&format!("委员名单\n经济界\n王伟\n{head}\n{names}\n"));
            for part in ["教育界", "line 4", words, "5000"] {
                assert!(said.contains(part), "{part}: {said}");
            }
        }
    }

    #[test]
    fn a_text_of_more_words_than_any_list_is_refused_with_headings_or_without() {
        let many = "教育界（3名）\n王伟 李明 陈文\n".repeat(60_000);
        assert!(refused(&many).contains("200000"));
        assert!(refused(&"王伟\n".repeat(200_001)).contains("200000"));
    }

    #[test]
    fn as_many_as_a_heading_may_have_are_taken_apart() {
        let text = format!("教育界\n{}", "王伟、".repeat(5_000));
        assert!(check(&lines(&text), &Limits::default()).is_ok());
        // What stands above the first heading stands under none.
        let text = format!("{}\n教育界\n王伟", "王伟、".repeat(9_000));
        assert!(check(&lines(&text), &Limits::default()).is_ok());
    }

    #[test]
    fn a_text_without_a_chinese_character_is_no_list() {
        assert!(!may_be_list(&lines(&"lorem ipsum ".repeat(40_000))));
        assert!(may_be_list(&lines("lorem\n教育界")));
    }
}
