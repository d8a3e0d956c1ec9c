//! What sources and values are called.

use crate::desk::lists::Source;
use crate::domain::settings::{Setting, Settings, Shape};
use crate::text;
use crate::text::{Locale, Text};

/// A source with what it is about; all where there is none.
pub(super) fn named(of: Option<Source>) -> Text {
    let Some(of) = of else {
        return Text::of("全部", "all");
    };
    let about = match of {
        Source::Article(10) => Text::of("登记表", "forms"),
        Source::Article(11) => Text::of("经常联系", "contact"),
        Source::Article(14) => Text::of("入驻工作室", "workrooms"),
        Source::Article(15) => Text::of("重点联系对象", "key contacts"),
        Source::Article(16) => Text::of("召集人", "convenors"),
        Source::Article(17) => Text::of("五有", "five haves"),
        Source::Article(18) => Text::of("领导和部门", "leadership"),
        Source::Article(19) => Text::of("十有", "ten haves"),
        Source::Article(20) => Text::of("办理和培训", "opinions, training"),
        Source::Article(21) => Text::of("考核评优", "assessment"),
        Source::Article(23) => Text::of("施行", "in force"),
        Source::Annex => Text::of("登记表办理", "handling of forms"),
        Source::Office => Text::of("节假日、别名", "calendar, names"),
        Source::Article(_) => Text::of("", ""),
    };
    let Text { zh, en } = of.words();
    let (about_zh, about_en) = (about.zh, about.en);
    text!("{zh} {about_zh}", "{en} {about_en}")
}

/// A value as a row has it: of many parts, how many.
pub(super) fn value(setting: &Setting, settings: &Settings, locale: Locale) -> String {
    let written = setting.get(settings);
    let parts = || written.split(", ").filter(|it| !it.is_empty()).count();
    let words = match setting.shape {
        Shape::Switch => match written == "yes" {
            true => Text::of("是", "yes"),
            false => Text::of("否", "no"),
        },
        Shape::Dates | Shape::WorkedDays => match parts() {
            0 => Text::of("未登记", "none"),
            n => text!("{n} 天（段）", "{n} days or spans"),
        },
        Shape::TenNames | Shape::Aliases | Shape::Windows => match parts() {
            0 => Text::of("无", "none"),
            n => text!("{n} 个", "{n}"),
        },
        Shape::Number { .. } | Shape::MonthDay | Shape::Day => return written,
    };
    words.say(locale).to_owned()
}
