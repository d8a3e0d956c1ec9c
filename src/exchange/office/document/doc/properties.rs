//! What a binary document says of its paragraphs and characters: which mark ends a cell or a row, where
//! the edges of cells are, what is hidden or deleted.
//!
//! Only the properties that the reader asks for are kept; all others are passed over by their lengths.

use super::header::{Header, Span, broken, long, word};
use crate::exchange::office::document::flow::Edge;
use crate::exchange::office::read_error::Problem;

/// A paragraph's place in tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    in_table: bool,
    nesting: usize,
    /// Its mark ends a row.
    pub(super) ends_row: bool,
    /// Its mark ends a cell, or a row, of a table in a cell.
    pub(super) ends_inner_cell: bool,
    pub(super) ends_inner_row: bool,
    /// A number stands before its text that the text does not have.
    pub(super) is_numbered: bool,
    /// The cells of the row that ends here.
    pub(super) edges: Vec<Edge>,
}

/// The properties of all paragraphs and characters, by the bytes of the file that they hold for.
pub(super) struct Properties {
    paragraphs: Vec<(Range, Paragraph)>,
    hidden: Vec<Range>,
    struck: Vec<Range>,
    plain: Paragraph,
}

/// The first byte, and the one behind the last.
type Range = (usize, usize);

/// Tables nested deeper are no office's.
const DEEPEST: usize = 32;
/// A page of properties.
const PAGE: usize = 512;

impl Paragraph {
    /// How many tables are around it.
    pub(super) fn depth(&self) -> usize {
        if self.in_table || self.nesting > 0 {
            self.nesting.clamp(1, DEEPEST)
        } else {
            0
        }
    }
}

impl Properties {
    pub(super) fn read(
        main: &[u8],
        table: &[u8],
        data: &[u8],
        header: &Header,
    ) -> Result<Self, Problem> {
        let mut paragraphs = Vec::new();
        for page in pages(main, table, header.paragraphs)? {
            for (n, range) in ranges(page)?.into_iter().enumerate() {
                let list = paragraph_list(page, n)?;
                let mut paragraph = Paragraph::default();
                each(list, |code, operand| paragraph.take(code, operand, data));
                paragraphs.push((range, paragraph));
            }
        }
        paragraphs.sort_by_key(|(range, _)| *range);
        let (mut hidden, mut struck) = (Vec::new(), Vec::new());
        for page in pages(main, table, header.characters)? {
            for (n, range) in ranges(page)?.into_iter().enumerate() {
                let (mut hides, mut strikes) = (false, false);
                each(character_list(page, n)?, |code, operand| {
                    let on = matches!(operand.first(), Some(1 | 0x81));
                    match code {
                        0x0800 | 0x083c => hides |= on,
                        0x0837 | 0x2a53 => strikes |= on,
                        _ => {}
                    }
                });
                if hides {
                    hidden.push(range);
                } else if strikes {
                    struck.push(range);
                }
            }
        }
        hidden.sort_unstable();
        struck.sort_unstable();
        Ok(Properties {
            paragraphs,
            hidden,
            struck,
            plain: Paragraph::default(),
        })
    }

    /// The paragraph whose mark lies at this byte.
    pub(super) fn paragraph(&self, at: usize) -> &Paragraph {
        let behind = self
            .paragraphs
            .partition_point(|((from, _), _)| *from <= at);
        match behind.checked_sub(1).and_then(|n| self.paragraphs.get(n)) {
            Some(((_, to), paragraph)) if at < *to => paragraph,
            _ => &self.plain,
        }
    }

    /// Whether the letter at this byte is hidden or deleted.
    pub(super) fn is_hidden(&self, at: usize) -> bool {
        is_in(&self.hidden, at)
    }

    /// Whether it is struck out.
    pub(super) fn is_struck(&self, at: usize) -> bool {
        is_in(&self.struck, at)
    }
}

impl Paragraph {
    fn take(&mut self, code: u16, operand: &[u8], data: &[u8]) {
        let on = operand.first().is_some_and(|&value| value != 0);
        match code {
            0x2416 => self.in_table = on,
            0x2417 => self.ends_row = on,
            0x6649 => {
                let nesting = long(operand, 0).unwrap_or(0);
                self.nesting = nesting.min(DEEPEST);
            }
            // The number of a list; 0x7ff and 0 mean none.
            0x460b => {
                let list = word(operand, 0).unwrap_or(0);
                self.is_numbered = !matches!(list, 0 | 0x07ff | 0xf801);
            }
            0x244b => self.ends_inner_cell = on,
            0x244c => self.ends_inner_row = on,
            0xd608 => self.edges = edges(operand),
            0x5624 => {
                if let &[first, end] = operand {
                    let cells = usize::from(first) + 1..usize::from(end);
                    for edge in self.edges.get_mut(cells).into_iter().flatten() {
                        edge.merged = true;
                    }
                }
            }
            0xd62b => {
                if let &[_, cell, flags] = operand
                    && let Some(edge) = self.edges.get_mut(usize::from(cell))
                {
                    edge.continued = flags & 3 == 1;
                }
            }
            // The properties were too long for their page and lie elsewhere.
            0x6646 | 0x6645 => {
                let list = long(operand, 0).ok().and_then(|at| {
                    let length = usize::from(word(data, at).ok()?);
                    data.get(at + 2..at + 2 + length)
                });
                each(list.unwrap_or_default(), |code, operand| {
                    // They do not lie elsewhere twice.
                    if !matches!(code, 0x6646 | 0x6645) {
                        self.take(code, operand, data);
                    }
                });
            }
            _ => {}
        }
    }
}

/// Whether one of the ranges, which come in order, has this byte.
fn is_in(ranges: &[Range], at: usize) -> bool {
    let behind = ranges.partition_point(|(from, _)| *from <= at);
    let last = behind.checked_sub(1).and_then(|n| ranges.get(n));
    last.is_some_and(|(_, to)| at < *to)
}

/// The cells of a row: their edges, and how each is merged.
fn edges(operand: &[u8]) -> Vec<Edge> {
    // The length in two bytes, the count, the edges, and twenty bytes a cell, the last ones left
    // out when they say nothing.
    let count = usize::from(operand.get(2).copied().unwrap_or(0));
    let edge = |n: usize| word(operand, 3 + n * 2).ok();
    let flags = |n: usize| word(operand, 3 + (count + 1) * 2 + n * 20).unwrap_or(0);
    (0..count)
        .map_while(|n| {
            let flags = flags(n);
            Some(Edge {
                // The bits of a signed number.
                right: i32::from(edge(n + 1)? as i16),
                merged: flags & 0x0002 != 0,
                continued: flags & 0x0060 == 0x0020,
            })
        })
        .collect()
}

/// The pages of properties that a table lists.
fn pages<'a>(
    main: &'a [u8],
    table: &[u8],
    (start, size): Span,
) -> Result<impl Iterator<Item = &'a [u8]>, Problem> {
    let list = table.get(start..start.saturating_add(size));
    let list = list.ok_or_else(|| broken("the table of properties"))?;
    let count = size.saturating_sub(4) / 8;
    // A page that is listed twice says nothing new.
    let mut numbers = Vec::new();
    for n in 0..count {
        numbers.push(long(list, (count + 1) * 4 + n * 4)? & 0x003f_ffff);
    }
    numbers.sort_unstable();
    numbers.dedup();
    let page = move |number: usize| {
        let at = number * PAGE;
        main.get(at..at + PAGE)
    };
    Ok(numbers.into_iter().filter_map(page))
}

/// The bytes that the entries of a page hold for.
fn ranges(page: &[u8]) -> Result<Vec<Range>, Problem> {
    let count = usize::from(page[PAGE - 1]);
    (0..count)
        .map(|n| Ok((long(page, n * 4)?, long(page, n * 4 + 4)?)))
        .collect()
}

/// The list of properties of a page's `n`-th paragraph.
fn paragraph_list(page: &[u8], n: usize) -> Result<&[u8], Problem> {
    let count = usize::from(page[PAGE - 1]);
    let offset = page.get((count + 1) * 4 + n * 13);
    let at = usize::from(*offset.ok_or_else(|| broken("a page of properties"))?) * 2;
    if at == 0 {
        return Ok(&[]);
    }
    let size = |at: usize| page.get(at).map_or(0, |&size| usize::from(size));
    let (from, length) = match size(at) {
        0 => (at + 2, size(at + 1) * 2),
        half => (at + 1, half * 2 - 1),
    };
    // The first two bytes name the style.
    let end = (from + length).min(PAGE - 1);
    Ok(page.get(from + 2..end).unwrap_or_default())
}

/// The list of properties of a page's `n`-th run of characters.
fn character_list(page: &[u8], n: usize) -> Result<&[u8], Problem> {
    let count = usize::from(page[PAGE - 1]);
    let offset = page.get((count + 1) * 4 + n);
    let at = usize::from(*offset.ok_or_else(|| broken("a page of properties"))?) * 2;
    if at == 0 {
        return Ok(&[]);
    }
    let length = page.get(at).map_or(0, |&size| usize::from(size));
    let end = (at + 1 + length).min(PAGE - 1);
    Ok(page.get(at + 1..end).unwrap_or_default())
}

/// Hands on each property of a list with its operand; ends where the list no longer makes sense.
fn each(list: &[u8], mut take: impl FnMut(u16, &[u8])) {
    let mut rest = list;
    while let Ok(code) = word(rest, 0) {
        let operand = &rest[2..];
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            // A table's definition is longer than one byte can say.
            _ if code == 0xd608 => match word(operand, 0) {
                Ok(length) => usize::from(length) + 1,
                Err(_) => return,
            },
            _ => match operand.first() {
                Some(&length) if code != 0xc615 || length != 255 => usize::from(length) + 1,
                _ => return,
            },
        };
        let Some((operand, after)) = operand.split_at_checked(length) else {
            return;
        };
        take(code, operand);
        rest = after;
    }
}
