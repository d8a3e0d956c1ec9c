//! Style by meaning, and the marks that say the same without colour.
//!
//! The only file that names a colour. A screen asks for [`Role::Breach`], never for red; and it puts
//! [`Symbol::Breach`](super::symbols::Symbol::Breach) or a word beside it, because colour never carries meaning alone. The terminal's
//! own background is kept, so that blank cells cost nothing to write. Which theme is right is
//! decided from values that a front hands in ([`Choice::theme`]): no environment is read here.

use ratatui::style::{Color, Modifier, Style};

use super::symbols::Symbols;

/// What a piece of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Role {
    /// Ordinary text.
    Plain,
    /// Less important than what stands beside it.
    Muted,
    /// A pane's or dialog's title.
    Title,
    /// A border.
    Border,
    /// The border of the pane that has the keyboard.
    BorderFocused,
    /// The program's first line.
    Header,
    /// The program's last line.
    Footer,
    /// The chosen row of the pane that has the keyboard.
    Selected,
    /// The chosen row of another pane.
    SelectedUnfocused,
    /// A marked row.
    Marked,
    /// Something to be noticed: a link, the year, a count.
    Accent,
    /// The name of a key.
    Key,
    /// Fulfilled.
    Ok,
    /// A hint of good practice.
    Advice,
    /// To be done, its date not passed.
    Due,
    /// Not as the rules say.
    Breach,
    /// A message that something was refused or failed.
    Error,
    /// A field's label, a column's head.
    Label,
    /// A field.
    Field,
    /// The field that has the keyboard.
    FieldFocused,
    /// What stands in an empty field.
    Placeholder,
    /// Letters that a search found.
    Match,
    /// Not to be had now.
    Disabled,
    /// The done part of a gauge.
    Gauge,
}

impl Role {
    /// How many roles there are.
    pub const COUNT: usize = 24;
}

/// A theme's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Name {
    /// For dark backgrounds, 256 colours.
    #[default]
    Dark,
    /// For light backgrounds, 256 colours.
    Light,
    /// The terminal's own 16 colours, whatever its background.
    Sixteen,
    /// No colour: bold, underline and reverse only.
    Mono,
}

impl Name {
    /// All themes, in the order in which a key goes through them.
    pub const ALL: [Name; 4] = [Name::Dark, Name::Light, Name::Sixteen, Name::Mono];

    /// The name in settings and on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Name::Dark => "dark",
            Name::Light => "light",
            Name::Sixteen => "16",
            Name::Mono => "mono",
        }
    }

    /// The theme of that name.
    #[must_use]
    pub fn of(word: &str) -> Option<Name> {
        Name::ALL
            .into_iter()
            .find(|name| name.word().eq_ignore_ascii_case(word))
    }

    /// The next in the round.
    #[must_use]
    pub fn next(self) -> Name {
        match self {
            Name::Dark => Name::Light,
            Name::Light => Name::Sixteen,
            Name::Sixteen => Name::Mono,
            Name::Mono => Name::Dark,
        }
    }
}

/// What a front knows about the terminal: values of the environment and the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice<'a> {
    /// A theme that the person asked for.
    pub effect: Option<Name>,
    /// Whether `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `TERM`.
    pub term: &'a str,
    /// `COLORTERM`.
    pub colorterm: &'a str,
    /// `COLORFGBG`: `15;0` is light on dark.
    pub colorfgbg: &'a str,
    /// Whether the locale is not UTF-8, or the person wants ASCII marks and borders.
    pub ascii: bool,
}

impl Choice<'_> {
    /// The theme that fits.
    #[must_use]
    pub fn theme(self) -> Theme {
        let poor = matches!(
            self.term,
            "" | "dumb" | "vt100" | "vt102" | "vt220" | "ansi"
        );
        let many = self.term.contains("256color")
            || !self.colorterm.is_empty()
            || ["kitty", "alacritty", "foot", "ghostty", "wezterm"]
                .iter()
                .any(|word| self.term.contains(word));
        let light = matches!(self.colorfgbg.rsplit(';').next(), Some("7" | "15"));
        let name = if self.no_color {
            Name::Mono
        } else if let Some(effect) = self.effect {
            effect
        } else if poor {
            Name::Mono
        } else if !many {
            Name::Sixteen
        } else if light {
            Name::Light
        } else {
            Name::Dark
        };
        Theme::new(name, self.ascii || poor)
    }
}

/// Styles and marks, ready for use.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Its name.
    pub name: Name,
    /// The marks and lines to draw with.
    pub marks: Symbols,
    styles: [Style; Role::COUNT],
}

impl Theme {
    /// A theme with the marks of Unicode, or of ASCII only.
    #[must_use]
    pub fn new(name: Name, ascii: bool) -> Theme {
        let mut styles = [Style::new(); Role::COUNT];
        for (role, style) in TABLE.iter().map(|row| (row.0, row.style(name))) {
            styles[role as usize] = style;
        }
        Theme {
            name,
            marks: if ascii {
                Symbols::ASCII
            } else {
                Symbols::UNICODE
            },
            styles,
        }
    }

    /// The style of a meaning: to be laid over what is there, so that a selected breach is both.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

/// A row of the table: dark, light, sixteen, and the modifiers of mono.
struct Row(Role, Ink, Ink, Ink, Modifier);

/// Foreground, background and modifiers in a coloured theme.
struct Ink(Option<Color>, Option<Color>, Modifier);

impl Row {
    fn style(&self, name: Name) -> Style {
        let ink = match name {
            Name::Dark => &self.1,
            Name::Light => &self.2,
            Name::Sixteen => &self.3,
            Name::Mono => return Style::new().add_modifier(self.4),
        };
        Style {
            fg: ink.0,
            bg: ink.1,
            ..Style::new().add_modifier(ink.2)
        }
    }
}

const NONE: Modifier = Modifier::empty();
const BOLD: Modifier = Modifier::BOLD;
const DIM: Modifier = Modifier::DIM;
const LINE: Modifier = Modifier::UNDERLINED;
const TURNED: Modifier = Modifier::REVERSED;

const fn fg(color: u8) -> Ink {
    Ink(Some(Color::Indexed(color)), None, NONE)
}
const fn bold(color: u8) -> Ink {
    Ink(Some(Color::Indexed(color)), None, BOLD)
}
const fn bg(color: u8) -> Ink {
    Ink(None, Some(Color::Indexed(color)), NONE)
}
const fn just(modifier: Modifier) -> Ink {
    Ink(None, None, modifier)
}

const TABLE: [Row; Role::COUNT] = [
    Row(Role::Plain, just(NONE), just(NONE), just(NONE), NONE),
    Row(Role::Muted, fg(245), fg(242), just(DIM), DIM),
    Row(Role::Title, just(BOLD), just(BOLD), just(BOLD), BOLD),
    Row(Role::Border, fg(240), fg(250), just(DIM), DIM),
    Row(Role::BorderFocused, bold(75), bold(25), bold(6), BOLD),
    Row(Role::Header, just(BOLD), just(BOLD), just(BOLD), BOLD),
    Row(Role::Footer, just(NONE), just(NONE), just(NONE), NONE),
    Row(Role::Selected, bg(24), bg(153), just(TURNED), TURNED),
    Row(Role::SelectedUnfocused, bg(237), bg(254), just(LINE), LINE),
    Row(Role::Marked, bold(220), bold(130), bold(3), BOLD),
    Row(Role::Accent, fg(117), fg(25), fg(6), LINE),
    Row(Role::Key, bold(117), bold(25), bold(6), BOLD),
    Row(Role::Ok, fg(114), fg(28), fg(2), NONE),
    Row(Role::Advice, fg(110), fg(31), fg(4), NONE),
    Row(Role::Due, fg(221), fg(130), fg(3), NONE),
    Row(Role::Breach, bold(210), bold(160), bold(1), BOLD),
    Row(Role::Error, bold(210), bold(160), bold(1), BOLD),
    Row(Role::Label, fg(250), fg(238), just(NONE), NONE),
    Row(Role::Field, just(LINE), just(LINE), just(LINE), LINE),
    Row(Role::FieldFocused, bg(236), bg(255), just(LINE), LINE),
    Row(Role::Placeholder, fg(243), fg(245), just(DIM), DIM),
    Row(Role::Match, bold(220), bold(130), bold(3), LINE),
    Row(Role::Disabled, fg(241), fg(248), just(DIM), DIM),
    Row(Role::Gauge, bg(24), bg(153), just(TURNED), TURNED),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_stands_once_and_in_order() {
        for (i, row) in TABLE.iter().enumerate() {
            assert_eq!(row.0 as usize, i, "{:?}", row.0);
        }
    }

    #[test]
    fn mono_has_no_colour_and_still_tells_the_chosen_row() {
        let mono = Theme::new(Name::Mono, false);
        for style in mono.styles {
            assert_eq!((style.fg, style.bg), (None, None));
        }
        for name in Name::ALL {
            let theme = Theme::new(name, false);
            assert_ne!(theme.style(Role::Selected), theme.style(Role::Plain));
            assert_ne!(
                theme.style(Role::Selected),
                theme.style(Role::SelectedUnfocused)
            );
        }
    }

    #[test]
    fn the_terminal_decides_unless_the_person_does() {
        let xterm = Choice {
            term: "xterm-256color",
            ..Choice::default()
        };
        assert_eq!(xterm.theme().name, Name::Dark);
        let light = Choice {
            colorfgbg: "0;15",
            ..xterm
        };
        assert_eq!(light.theme().name, Name::Light);
        assert_eq!(
            Choice {
                no_color: true,
                effect: Some(Name::Dark),
                ..xterm
            }
            .theme()
            .name,
            Name::Mono
        );
        assert_eq!(
            Choice {
                effect: Some(Name::Sixteen),
                ..xterm
            }
            .theme()
            .name,
            Name::Sixteen
        );
        let console = Choice {
            term: "linux",
            ..Choice::default()
        };
        assert_eq!(console.theme().name, Name::Sixteen);
        let dumb = Choice {
            term: "vt100",
            ..Choice::default()
        };
        assert_eq!(
            (dumb.theme().name, dumb.theme().marks),
            (Name::Mono, Symbols::ASCII)
        );
    }

    #[test]
    fn names_read_back() {
        for name in Name::ALL {
            assert_eq!(Name::of(name.word()), Some(name));
        }
        assert_eq!(Name::of("sepia"), None);
    }
}
