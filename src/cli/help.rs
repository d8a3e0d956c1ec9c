//! The help in the user's language.
//!
//! Each help text stands beside its argument and holds both languages ([`say`]); the command is
//! built once and then keeps the wording of one language ([`localise`]). What the parser would
//! say in English by itself (headings, defaults, the help flag) is said here instead.

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};

use crate::text::{Locale, Text};

/// Between the two wordings; never part of a text. A control character would not do: the parser
/// strips them when it prints.
const SEAM: char = '¦';

/// Both wordings in one string, as the parser carries it.
pub(super) fn say(zh: &str, en: &str) -> String {
    format!("{zh}{SEAM}{en}")
}

/// The same for a text that exists already, such as the reason why a value does not fit.
pub(super) fn say_text(text: &Text) -> String {
    say(&text.zh, &text.en)
}

/// The wording of one language; a string of one wording is that.
pub(super) fn pick(both: &str, locale: Locale) -> &str {
    match (both.split_once(SEAM), locale) {
        (None, _) => both,
        (Some((zh, _)), Locale::Zh) => zh,
        (Some((_, en)), Locale::En) => en,
    }
}

/// Where help and version stand in a list.
const LAST: usize = 999;

/// The argument that takes `FIELD=VALUE`.
pub(super) const FIELDS: &str = "fields";

/// The heading over the options that every subcommand takes.
pub(super) const COMMON: &str = "common";

static COMMANDS: Text = Text::of("命令", "Commands");
static ARGUMENTS: Text = Text::of("参数", "Arguments");
static OPTIONS: Text = Text::of("选项", "Options");
static COMMON_OPTIONS: Text = Text::of("通用选项", "Common options");
static HELP: Text = Text::of("显示帮助", "Print help");
static VERSION: Text = Text::of("显示版本", "Print the version");

/// What stands for a value in usage and help. Every value name of the command must be here.
static VALUE_NAMES: &[Text] = &[
    Text::of("命令", "COMMAND"),
    Text::of("路径", "PATH"),
    Text::of("文件", "FILE"),
    Text::of("目录", "FOLDER"),
    Text::of("语言", "LANG"),
    Text::of("日期", "DATE"),
    Text::of("名称", "NAME"),
    Text::of("编号", "ID"),
    Text::of("名称或编号", "NAME|ID"),
    Text::of("角色:名称", "ROLE:WHO"),
    Text::of("何人", "WHO"),
    Text::of("文件名或序号", "FILENAME|N"),
    Text::of("类别:编号", "KIND:ID"),
    Text::of("编号或姓名", "ID|NAME"),
    Text::of("条目", "RULE"),
    Text::of("级别", "LEVEL"),
    Text::of("组", "GROUP"),
    Text::of("转告人", "VIA"),
    Text::of("状态", "STATUS"),
    Text::of("年份", "YEAR"),
    Text::of("项目.字段=值", "ITEM.FIELD=VALUE"),
    Text::of("格式", "FORMAT"),
    Text::of("数量", "N"),
    Text::of("届次", "TERM"),
    Text::of("原因", "REASON"),
    Text::of("键", "KEY"),
    Text::of("决定单位", "WHO"),
    Text::of("保留", "KEEP"),
    Text::of("重复", "DOUBLE"),
    Text::of("值", "VALUE"),
    Text::of("种子", "SEED"),
    Text::of("百分比", "PERCENT"),
    Text::of("序号:摘要", "SEQ:HASH"),
    Text::of("终端", "SHELL"),
    Text::of("内容", "WHAT"),
    Text::of("次序", "ORDER"),
    Text::of("项目=值", "FIELD=VALUE"),
    Text::of("类别", "KIND"),
    Text::of("界别", "SECTOR"),
    Text::of("日志序号", "SEQ"),
    Text::of("委员", "MEMBER"),
    Text::of("会议", "SITTING"),
    Text::of("召集人", "CONVENOR"),
    Text::of("评优", "PRIZE"),
    Text::of("登记表", "FORM"),
    Text::of("意见建议", "OPINION"),
    Text::of("单位", "UNIT"),
    Text::of("成果", "OUTPUT"),
    Text::of("类别", "CLASS"),
    Text::of("文字", "TEXT"),
    Text::of("日期或last-sitting", "DATE|last-sitting"),
];

/// The command with its help in `locale`.
pub(super) fn localise(command: Command, locale: Locale) -> Command {
    let mut command = translate(command, locale, true);
    if locale == Locale::Zh {
        let mut built = command.clone();
        built.build();
        command = chinese_usage(command, &mut built);
    }
    command
}

fn translate(command: Command, locale: Locale, root: bool) -> Command {
    let about = command.get_about().map(|text| styled(text, locale));
    let after = command.get_after_help().map(|text| styled(text, locale));
    let mut command = command
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true)
        .subcommand_help_heading(COMMANDS.say(locale))
        .subcommand_value_name(value_name("COMMAND", locale))
        .max_term_width(100)
        .help_template(match locale {
            Locale::Zh => "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}",
            Locale::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        })
        .mut_args(|arg| translate_arg(arg, locale))
        .mut_subcommands(|sub| translate(sub, locale, false));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command = command.arg(flag("help", 'h', ArgAction::Help, &HELP, locale));
    if root {
        command = command.arg(flag("version", 'V', ArgAction::Version, &VERSION, locale));
    }
    command
}

fn flag(
    name: &'static str,
    short: char,
    action: ArgAction,
    help: &'static Text,
    locale: Locale,
) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(help.say(locale))
        .help_heading(COMMON_OPTIONS.say(locale))
        .display_order(LAST)
}

fn translate_arg(arg: Arg, locale: Locale) -> Arg {
    let heading = match arg.get_help_heading() {
        Some(COMMON) => &COMMON_OPTIONS,
        _ if arg.is_positional() => &ARGUMENTS,
        _ => &OPTIONS,
    };
    let mut help = arg
        .get_help()
        .map(|text| pick(&text.to_string(), locale).to_owned())
        .unwrap_or_default();
    let choices: Vec<String> = arg
        .get_possible_values()
        .iter()
        .filter(|value| !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    let takes_value = arg.get_action().takes_values();
    // Fields are listed below their command.
    if takes_value && !choices.is_empty() && arg.get_id() != FIELDS {
        help.push_str(&match locale {
            Locale::Zh => format!("（可选：{}）", choices.join("、")),
            Locale::En => format!(" ({})", choices.join(", ")),
        });
    }
    // A default of nothing is none to tell of.
    if takes_value
        && let [default] = arg.get_default_values()
        && !default.is_empty()
    {
        let default = default.to_string_lossy();
        help.push_str(&match locale {
            Locale::Zh => format!("（默认：{default}）"),
            Locale::En => format!(" (default: {default})"),
        });
    }
    let names: Vec<_> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| value_name(name, locale))
        .collect();
    let mut arg = arg.help(help).help_heading(heading.say(locale));
    if takes_value {
        arg = arg.hide_possible_values(true).hide_default_value(true);
        if !names.is_empty() {
            arg = arg.value_names(names);
        }
    }
    // What is given twice counts as given last, so that an alias of the shell can be overruled.
    let once = matches!(arg.get_action(), ArgAction::Set | ArgAction::SetTrue);
    if once && !arg.is_positional() {
        let own = arg.get_id().clone();
        arg = arg.overrides_with(own);
    }
    arg
}

/// Puts the usage lines that the parser makes into Chinese, the marks for options too.
fn chinese_usage(command: Command, built: &mut Command) -> Command {
    let usage = built.render_usage().to_string();
    let usage = usage
        .strip_prefix("Usage: ")
        .unwrap_or(&usage)
        .replace("[OPTIONS]", "[选项]");
    command.override_usage(usage).mut_subcommands(|sub| {
        match built.find_subcommand_mut(sub.get_name()) {
            Some(built) => chinese_usage(sub, built),
            None => sub,
        }
    })
}

fn value_name(name: &str, locale: Locale) -> &'static str {
    VALUE_NAMES
        .iter()
        .find(|known| known.en == name)
        .map_or("VALUE", |known| known.say(locale))
}

fn styled(text: &StyledStr, locale: Locale) -> String {
    pick(&text.to_string(), locale).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::line::command;

    fn each(command: &Command, look: &mut impl FnMut(&Command)) {
        look(command);
        for sub in command.get_subcommands() {
            each(sub, look);
        }
    }

    fn is_chinese(text: &str) -> bool {
        text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for locale in Locale::ALL {
            each(&localise(command(), locale), &mut |command| {
                let texts = command
                    .get_arguments()
                    .map(|arg| (arg.get_id().as_str(), arg.get_help()))
                    .chain([(command.get_name(), command.get_about())]);
                for (name, help) in texts {
                    let help = help.map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty() && !help.contains(SEAM), "{name}: {help:?}");
                    let chinese = locale == Locale::Zh;
                    assert!(!chinese || is_chinese(&help), "{name}: {help}");
                    assert!(chinese || !is_chinese(&help), "{name}: {help}");
                }
            });
        }
    }

    #[test]
    fn every_value_has_a_name_in_both_languages() {
        each(&command(), &mut |command| {
            for arg in command.get_arguments() {
                for name in arg.get_value_names().unwrap_or_default() {
                    let takes_value = arg.get_action().takes_values();
                    let known = VALUE_NAMES.iter().any(|known| known.en == name.as_str());
                    assert!(!takes_value || known, "{} {name}", command.get_name());
                }
            }
        });
    }

    #[test]
    fn chinese_help_says_nothing_in_english_but_names() {
        let mut root = localise(command(), Locale::Zh);
        root.build();
        each(&root, &mut |command| {
            let page = command.clone().render_long_help().to_string();
            for english in [
                "Usage",
                "[OPTIONS]",
                "Options:",
                "Arguments:",
                "Commands:",
                "default:",
            ] {
                assert!(!page.contains(english), "{english} in {page}");
            }
        });
    }
}
