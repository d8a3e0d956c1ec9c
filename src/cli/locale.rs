//! Which language to speak: found before the command line is parsed, because help and usage
//! errors speak it too.

use std::ffi::OsString;

use crate::text::Locale;

/// The variables that name the user's language, the decisive one first.
const VARIABLES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];

/// The language of `--lang`, else of the first variable that says something; English if none
/// does. A value of `--lang` that is no language is left for the parser to refuse.
pub(super) fn choose(args: &[OsString], variable: impl Fn(&str) -> Option<String>) -> Locale {
    asked_for(args).unwrap_or_else(|| {
        let said = VARIABLES
            .iter()
            .filter_map(|name| variable(name))
            .find(|value| !value.is_empty());
        match said {
            Some(value) if value.to_ascii_lowercase().starts_with("zh") => Locale::Zh,
            _ => Locale::En,
        }
    })
}

/// The language of this name.
pub(super) fn of_name(name: &str) -> Option<Locale> {
    match name {
        "zh" => Some(Locale::Zh),
        "en" => Some(Locale::En),
        _ => None,
    }
}

fn asked_for(args: &[OsString]) -> Option<Locale> {
    let args: Vec<_> = args
        .iter()
        .skip(1)
        .map(|arg| arg.to_string_lossy())
        .collect();
    let mut found = None;
    for (place, arg) in args.iter().enumerate() {
        match arg.as_ref() {
            "--" => break,
            "--lang" => found = args.get(place + 1).and_then(|name| of_name(name)).or(found),
            arg => {
                if let Some(name) = arg.strip_prefix("--lang=") {
                    found = of_name(name).or(found);
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(args: &[&str], variables: &[(&str, &str)]) -> Locale {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        choose(&args, |name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_flag_decides_before_the_variables_and_the_first_variable_before_the_next() {
        use Locale::{En, Zh};
        let zh = &[("LANG", "zh_CN.UTF-8")];
        assert_eq!(chosen(&["jiebie"], &[]), En);
        assert_eq!(chosen(&["jiebie"], zh), Zh);
        assert_eq!(
            chosen(&["jiebie"], &[("LC_ALL", ""), ("LANG", "zh_CN")]),
            Zh
        );
        assert_eq!(
            chosen(&["jiebie"], &[("LC_ALL", "C"), ("LANG", "zh_CN")]),
            En
        );
        assert_eq!(
            chosen(&["jiebie"], &[("LC_MESSAGES", "zh"), ("LANG", "en")]),
            Zh
        );
        assert_eq!(chosen(&["jiebie", "--lang", "en", "check"], zh), En);
        assert_eq!(chosen(&["jiebie", "check", "--lang=zh"], &[]), Zh);
        assert_eq!(chosen(&["jiebie", "--lang", "fr"], zh), Zh);
        assert_eq!(chosen(&["jiebie", "check", "--", "--lang=en"], zh), Zh);
        assert_eq!(chosen(&["--lang=en"], zh), Zh);
    }
}
