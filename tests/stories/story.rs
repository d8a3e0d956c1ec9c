//! Somebody at the screens: keys by their names, words that are typed and pasted, and what is to be
//! seen. `story.press("Ctrl-P").type_in("教育").shows("教育界")`.
//!
//! A story never measures: it waits for words on the screen. It sleeps only between two presses of one key, as
//! long as a hand takes: what comes sooner is a key that is held.

use std::time::Duration;

use jiebie::tui::key::{Code, Key};
use rustix::process::Signal;

use crate::keys::bytes_of;
use crate::line::Line;
use crate::test_store::TestStore;

/// The size of a terminal where nothing else is said.
const SIZE: (u16, u16) = (120, 36);

/// How long a hand takes to press a key again.
const A_HAND: Duration = Duration::from_millis(150);

/// Somebody sits down at an office's store.
pub struct Seat<'a> {
    office: &'a TestStore,
    name: &'a str,
    lang: &'a str,
    size: (u16, u16),
    /// A shell's script that runs the program as `"$0" "$@"`.
    under: Option<&'a str>,
}

/// A person at the screens.
pub struct Story {
    line: Line,
    /// Was the last key a character? Two of them at once are no keys.
    typed: bool,
    /// The last key.
    last: Option<Key>,
}

impl<'a> Seat<'a> {
    /// A person who says to be of that name, with a Chinese terminal.
    pub fn of(office: &'a TestStore, name: &'a str) -> Seat<'a> {
        Seat {
            office,
            name,
            lang: "zh_CN.UTF-8",
            size: SIZE,
            under: None,
        }
    }

    /// The terminal's language.
    pub fn lang(mut self, lang: &'a str) -> Seat<'a> {
        self.lang = lang;
        self
    }

    /// The terminal's columns and rows.
    pub fn size(mut self, width: u16, height: u16) -> Seat<'a> {
        self.size = (width, height);
        self
    }

    /// A shell with this script above the program.
    pub fn under(mut self, script: &'a str) -> Seat<'a> {
        self.under = Some(script);
        self
    }

    /// Opens the screens, and waits for them or for the refusal.
    pub fn open(self) -> Story {
        let program = self.office.command(&[]);
        let mut command = match self.under {
            None => std::process::Command::new(program.get_program()),
            Some(script) => {
                let mut shell = std::process::Command::new("sh");
                shell.args(["-c", script]).arg(program.get_program());
                shell
            }
        };
        command.args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        command
            .env("USER", self.name)
            .env("LANG", self.lang)
            .env("TERM", "xterm-256color")
            .env_remove("NO_COLOR")
            .env_remove("COLORTERM");
        let mut line = Line::start(&command, self.size.0, self.size.1);
        line.until_started();
        Story {
            line,
            typed: false,
            last: None,
        }
    }
}

impl Story {
    /// Presses keys by their names, separated by spaces, once all that came before is on the screen: a key
    /// that comes at once behind a change is for what nobody saw, and refused.
    pub fn press(&mut self, names: &str) -> &mut Self {
        self.line.until_at_rest();
        self.typed = false;
        for name in names.split_whitespace() {
            let key: Key = name.parse().expect("a key's name");
            let character = key.typed().is_some() || key == Key::ENTER || key == Key::TAB;
            if std::mem::replace(&mut self.typed, character) && character {
                self.line.until_at_rest();
            }
            let moves = matches!(
                key.code,
                Code::Up | Code::Down | Code::Left | Code::Right | Code::Esc
            );
            if self.last.replace(key) == Some(key) && !moves {
                std::thread::sleep(A_HAND);
            }
            // What comes at once behind an Esc would be one key with it.
            match key.code {
                Code::Esc => self.line.send_alone(&bytes_of(key)),
                _ => self.line.send(&bytes_of(key)),
            }
        }
        self
    }

    /// Presses Esc while the program works: [`Story::press`] would wait until it rests.
    pub fn stop(&mut self) -> &mut Self {
        self.line.send(b"\x1b");
        self
    }

    /// Types characters.
    pub fn type_in(&mut self, words: &str) -> &mut Self {
        self.last = None;
        if std::mem::replace(&mut self.typed, true) {
            self.line.until_at_rest();
        }
        self.line.send(words.as_bytes());
        self
    }

    /// Pastes, as a terminal with bracketed paste does; line ends go as they are.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        assert!(
            self.line.screen().modes().bracketed_paste(),
            "nobody asked for pastes in brackets"
        );
        self.line
            .send(&[b"\x1b[200~", text.as_bytes(), b"\x1b[201~"].concat());
        self
    }

    /// Presses Down until the chosen row has these words.
    #[track_caller]
    pub fn choose(&mut self, words: &str) -> &mut Self {
        self.shows(words);
        for _ in 0..50 {
            self.line.until_at_rest();
            let screen = self.line.screen().text();
            if screen
                .lines()
                .any(|row| row.contains('▌') && row.contains(words))
            {
                return self;
            }
            self.press("Down");
        }
        panic!("“{words}” is never chosen on\n{}", self.screen());
    }

    /// Waits for these words on the screen.
    #[track_caller]
    pub fn shows(&mut self, words: &str) -> &mut Self {
        if let Err(screen) = self.line.until(|it| it.text().contains(words)) {
            panic!("no “{words}” on\n{screen}");
        }
        self
    }

    /// Waits until these words are no longer on the screen.
    #[track_caller]
    pub fn hides(&mut self, words: &str) -> &mut Self {
        if let Err(screen) = self.line.until(|it| !it.text().contains(words)) {
            panic!("“{words}” stays on\n{screen}");
        }
        self
    }

    /// Waits for the cursor right behind these words, where an input method opens its candidates.
    #[track_caller]
    pub fn caret_behind(&mut self, words: &str) -> &mut Self {
        if let Err(screen) = self.line.until(|it| it.before_the_caret().ends_with(words)) {
            panic!("the cursor is not behind “{words}” on\n{screen}");
        }
        self
    }

    /// The screen, at rest, is what Ctrl-L draws from nothing.
    #[track_caller]
    pub fn is_as_if_drawn_afresh(&mut self) -> &mut Self {
        // A key without a meaning takes the message away, as Ctrl-L would.
        self.press("F12");
        self.line.until_at_rest();
        let before = self.line.screen();
        self.line.send_alone(b"\x0c");
        self.line.until_at_rest();
        let afresh = self.line.screen();
        let both = before.looks().into_iter().zip(afresh.looks());
        for (row, (was, is)) in both.enumerate() {
            let other = was.iter().zip(&is).position(|(was, is)| was != is);
            assert!(
                other.is_none(),
                "row {row}, from column {other:?}: {:?}, drawn afresh {:?}; before\n{}\nafresh\n{}",
                other.map(|column| &was[column]),
                other.map(|column| &is[column]),
                before.text(),
                afresh.text()
            );
        }
        assert_eq!(before.caret(), afresh.caret());
        self
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.line.resize(width, height);
        self
    }

    /// What is on the screen.
    pub fn screen(&self) -> String {
        self.line.screen().text()
    }

    /// The terminal.
    pub fn line(&mut self) -> &mut Line {
        &mut self.line
    }

    /// Sends the program a signal.
    pub fn signal(&mut self, signal: Signal) -> &mut Self {
        self.line.signal(signal);
        self
    }

    /// The program ends with that exit code before it shows a screen.
    #[track_caller]
    pub fn refuses(&mut self, code: i32) {
        assert_eq!(self.line.end(), Some(code), "{}", self.screen());
        let printed = self.line.printed();
        let shown = last_place(&printed, b"\x1b[?1049h");
        assert!(shown.is_none(), "{}", self.screen());
    }

    /// The program ends with that exit code and has put back every mode of the terminal.
    #[track_caller]
    pub fn leaves(&mut self, code: i32) {
        assert_eq!(self.line.end(), Some(code), "{}", self.screen());
        let printed = self.line.printed();
        let shown = self.line.screen();
        let screen = shown.modes();
        let told = String::from_utf8_lossy(&printed[printed.len().saturating_sub(400)..])
            .escape_debug()
            .to_string();
        assert!(!screen.alternate_screen(), "the other screen: {told}");
        assert!(!screen.hide_cursor(), "no cursor: {told}");
        assert!(!screen.bracketed_paste(), "pastes in brackets: {told}");
        assert_eq!(
            screen.mouse_protocol_mode(),
            vt100::MouseProtocolMode::None,
            "the mouse: {told}"
        );
        for (set, reset) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?25l", "\x1b[?25h"),
            ("\x1b[?2004h", "\x1b[?2004l"),
        ] {
            let last = |it: &str| last_place(&printed, it.as_bytes());
            assert!(last(set) < last(reset), "{reset:?} is not last: {told}");
        }
        assert!(self.line.modes_are_as_found(), "raw: {told}");
    }
}

fn last_place(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|it| it == part)
}
