//! How the parts of a workbook look: fonts, frames, colours by meaning.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::cell::{Align, Cell, Tone};

/// The fonts that offices print in; where one is missing, the program that opens the file takes
/// another.
const TITLE_FONT: &str = "方正小标宋简体";
const HEAD_FONT: &str = "黑体";
const BODY_FONT: &str = "宋体";

const FRAME: Color = Color::RGB(0x8EA9C1);
const HEAD_GROUND: Color = Color::RGB(0xDCE6F1);
const TOTAL_GROUND: Color = Color::RGB(0xF2F2F2);

/// The title over a table.
pub(super) fn title() -> Format {
    Format::new()
        .set_font_name(TITLE_FONT)
        .set_font_size(20)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
}

/// A line between title and table. It stands in the middle of the cells that it is laid over, which
/// stay cells of their own: a merged one above the heads would read as a head over all of them.
pub(super) fn lead() -> Format {
    body()
        .set_align(FormatAlign::CenterAcross)
        .set_align(FormatAlign::VerticalCenter)
}

/// A line below the table.
pub(super) fn foot() -> Format {
    body()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_font_color(Color::RGB(0x404040))
}

/// A column's head.
pub(super) fn head() -> Format {
    framed(Format::new().set_font_name(HEAD_FONT).set_font_size(11))
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap()
        .set_background_color(HEAD_GROUND)
}

/// What stands in a row: how the row, the column and the value want it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct CellStyle {
    pub(super) align: Align,
    pub(super) total: bool,
    pub(super) opens: bool,
    /// Do long words go on in a second line?
    pub(super) wraps: bool,
    pub(super) kind: Kind,
}

/// The kinds of values that are shown each in its own way.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Words,
    Number,
    Money,
    Share,
    Date,
}

impl Kind {
    pub(super) fn of(cell: &Cell) -> Self {
        match cell {
            Cell::Empty | Cell::Text(_) => Kind::Words,
            Cell::Number(_) | Cell::Sum(..) => Kind::Number,
            Cell::Money(_) => Kind::Money,
            Cell::Share(_) => Kind::Share,
            Cell::Date(_) => Kind::Date,
        }
    }
}

/// The look of a value.
pub(super) fn value(style: CellStyle) -> Format {
    let mut format = framed(body())
        .set_align(match style.align {
            Align::Left => FormatAlign::Left,
            Align::Centre => FormatAlign::Center,
            Align::Right => FormatAlign::Right,
        })
        .set_align(FormatAlign::VerticalCenter);
    format = match style.kind {
        Kind::Words if style.wraps => format.set_text_wrap(),
        Kind::Words => format,
        Kind::Number => format.set_num_format("0"),
        Kind::Money => format.set_num_format("0.##"),
        Kind::Share => format.set_num_format("0%"),
        Kind::Date => format.set_num_format("yyyy-mm-dd"),
    };
    if style.total {
        format = format.set_bold().set_background_color(TOTAL_GROUND);
    }
    if style.opens {
        format = format.set_border_top(FormatBorder::Medium);
    }
    format
}

/// The colours of a tone, laid over a cell's own look.
pub(super) fn tone(tone: Tone) -> Format {
    let (ink, ground) = match tone {
        Tone::Good => (0x0B5D1E, Some(0xD9F0DD)),
        Tone::Partly => (0x7A5A00, Some(0xFFF2CC)),
        Tone::Breach => (0x9C0006, Some(0xFFD1D4)),
        Tone::Due => (0x833C0B, Some(0xFCE4D6)),
        Tone::Advice => (0x1F4E78, Some(0xDDEBF7)),
        Tone::Muted => (0x7F7F7F, None),
    };
    let format = Format::new().set_font_color(Color::RGB(ink));
    match ground {
        Some(ground) => format.set_background_color(Color::RGB(ground)),
        None => format,
    }
}

/// A chart's colour for a tone: strong enough to tell its bars apart in print.
pub(super) fn ink(tone: Tone) -> Color {
    Color::RGB(match tone {
        Tone::Good => 0x4E9F5B,
        Tone::Partly => 0xF0C14B,
        Tone::Breach => 0xD9534F,
        Tone::Due => 0xE98B4A,
        Tone::Advice => 0x5B8FC7,
        Tone::Muted => 0xB5B5B5,
    })
}

fn body() -> Format {
    Format::new().set_font_name(BODY_FONT).set_font_size(11)
}

fn framed(format: Format) -> Format {
    format
        .set_border(FormatBorder::Thin)
        .set_border_color(FRAME)
}
