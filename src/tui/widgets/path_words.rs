//! Paths as people write and paste them: quoted, with `~`, relative, several in a line, `file://`.
//!
//! Only words here; whether a path exists is asked elsewhere.

use std::path::{Path, PathBuf};

/// Where words begin: the folder in which the program was started, and the person's home.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The folder for relative paths.
    pub here: PathBuf,
    /// What `~` stands for; none where nobody knows.
    pub home: Option<PathBuf>,
}

impl Places {
    /// The path that `word` means.
    #[must_use]
    pub fn path(&self, word: &str) -> PathBuf {
        if let Some(rest) = word.strip_prefix("file://") {
            // `file:///a%20b`; a host's name before the path is this machine's.
            let rest = rest.find('/').map_or("", |at| &rest[at..]);
            return PathBuf::from(decoded(rest));
        }
        match (&self.home, word.strip_prefix('~')) {
            (Some(home), Some("")) => home.clone(),
            (Some(home), Some(rest)) if rest.starts_with('/') => {
                home.join(rest.trim_start_matches('/'))
            }
            _ => self.here.join(word),
        }
    }

    /// How a path is written shortest: below here without its beginning, below home with `~`.
    #[must_use]
    pub fn word(&self, path: &Path) -> String {
        if let Ok(below) = path.strip_prefix(&self.here)
            && !below.as_os_str().is_empty()
        {
            return below.to_string_lossy().into_owned();
        }
        match self.home.as_ref().map(|home| path.strip_prefix(home)) {
            Some(Ok(below)) if !below.as_os_str().is_empty() => {
                format!("~/{}", below.to_string_lossy())
            }
            _ => path.to_string_lossy().into_owned(),
        }
    }
}

/// A word of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the line, its quote included.
    pub start: usize,
    /// What it says, without quotes and backslashes.
    pub text: String,
    /// The quote that is still open at its end.
    pub open: Option<char>,
}

/// The words of a line, as a shell would have them: blanks divide, quotes and backslashes keep
/// blanks. Typographic quotes keep them too, because an input method makes those.
#[must_use]
pub fn words(line: &str) -> Vec<Word> {
    let mut out: Vec<Word> = Vec::new();
    let mut word: Option<Word> = None;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let open = word.as_ref().and_then(|word| word.open);
        if open.is_none() && c.is_whitespace() {
            out.extend(word.take());
            continue;
        }
        let current = word.get_or_insert_with(|| Word {
            start: at,
            text: String::new(),
            open: None,
        });
        match (open, c) {
            (Some(end), c) if c == end => current.open = None,
            (None, '"' | '\'') => current.open = Some(c),
            (None, '“') => current.open = Some('”'),
            (None, '‘') => current.open = Some('’'),
            // Within single quotes a backslash is itself, as in the shell.
            (None | Some('"'), '\\') if chars.peek().is_some() => {
                current.text.extend(chars.next().map(|(_, c)| c));
            }
            (_, c) => current.text.push(c),
        }
    }
    out.extend(word);
    out
}

/// A path as one word of a line. Left open it ends where more may be typed: a folder.
#[must_use]
pub fn quoted(path: &str, open: bool) -> String {
    let plain =
        |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '\\' | '“' | '”' | '‘' | '’');
    if path.chars().all(plain) {
        return path.to_owned();
    }
    let escaped = path.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{escaped}{}", if open { "" } else { "\"" })
}

/// `%20` and the like, as file managers paste them; what is no such thing stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = text.get(at + 1..at + 3);
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(value) if byte == b'%' => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(line: &str) -> Vec<String> {
        words(line).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn a_line_is_words_with_quotes_of_every_kind() {
        assert_eq!(said(" a.xlsx  b.csv "), ["a.xlsx", "b.csv"]);
        assert_eq!(
            said("'委员 名册.xlsx' \"b \\\"c\\\".csv\""),
            ["委员 名册.xlsx", "b \"c\".csv"]
        );
        assert_eq!(said("“委员 名册.xlsx”"), ["委员 名册.xlsx"]);
        assert_eq!(said("a\\ b\nc\\"), ["a b", "c\\"]);
        assert_eq!(said("'a\\b'"), ["a\\b"]);
        let open = words("x \"/data/我的 文");
        assert_eq!(
            open[1],
            Word {
                start: 2,
                text: "/data/我的 文".into(),
                open: Some('"')
            }
        );
        assert_eq!(said(""), Vec::<String>::new());
    }

    #[test]
    fn what_is_quoted_is_read_back() {
        for path in [
            "a",
            "/数据/委员 名册.xlsx",
            "it's",
            "a\"b",
            "a\\b",
            "“引号” 文件",
        ] {
            assert_eq!(said(&quoted(path, false)), [path], "{path}");
            assert_eq!(said(&quoted(path, true)), [path], "{path}");
        }
        assert_eq!(quoted("/数据/名册.xlsx", false), "/数据/名册.xlsx");
    }

    #[test]
    fn words_are_paths_from_here_from_home_and_from_a_file_manager() {
        let places = Places {
            here: "/home/我".into(),
            home: Some("/home/li".into()),
        };
        for (word, path) in [
            ("a.csv", "/home/我/a.csv"),
            ("~", "/home/li"),
            ("~/b", "/home/li/b"),
            ("~x", "/home/我/~x"),
            ("/c", "/c"),
            ("file:///d%20e/%E5%86%8C.csv", "/d e/册.csv"),
            ("file://host/d%zz", "/d%zz"),
        ] {
            assert_eq!(places.path(word), Path::new(path), "{word}");
        }
        assert_eq!(places.word(Path::new("/home/我/a/b")), "a/b");
        assert_eq!(places.word(Path::new("/home/li/b")), "~/b");
        assert_eq!(places.word(Path::new("/c")), "/c");
        assert_eq!(places.word(Path::new("/home/我")), "/home/我");
    }
}
