//! Why a file or a form was left or was there already, or deserves a look: a code for scripts and
//! words for people.

use chrono::NaiveDate;

use super::unreadable;
use crate::desk::FieldError;
use crate::domain::attachment::MOST_BYTES;
use crate::domain::attachment::length_over;
use crate::domain::form::{RegistrationForm, Status};
use crate::domain::id::FormId;
use crate::exchange::Problem;
use crate::exchange::Rejection;
use crate::text;
use crate::text::Text;

/// A reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Its name in JSON; the same in both languages.
    pub code: &'static str,
    /// What is wrong, and what to do.
    pub text: Text,
}

const TAKEN_BEFORE: &str = "taken-before";

impl Reason {
    /// Is a form known by the very file that it came in?
    pub(super) fn is_same_file(&self) -> bool {
        self.code == TAKEN_BEFORE
    }

    /// The file can't be read.
    pub(super) fn unreadable(problem: &Problem) -> Self {
        Reason {
            code: "unreadable",
            text: unreadable::text(problem),
        }
    }

    pub(super) fn too_large(bytes: u64) -> Self {
        let [length, most] = length_over(bytes, MOST_BYTES);
        Reason {
            code: "too-large",
            text: text!(
                "文件有 {length}，超过 {most} 的上限。请压缩其中的图片，另存后再收。",
                "the file has {length}, more than the limit of {most}. Make the pictures in it smaller, save it, and take it in again."
            ),
        }
    }

    pub(super) const fn no_form() -> Self {
        Reason {
            code: "no-form",
            text: Text::of(
                "里面没有登记表。请核对是不是选错了文件。",
                "there is no registration form in it. Check that this is the right file.",
            ),
        }
    }

    pub(super) const fn no_file() -> Self {
        Reason {
            code: "no-file",
            text: Text::of(
                "不是普通文件，没有读取。",
                "this is no ordinary file, and was not read.",
            ),
        }
    }

    pub(super) const fn link() -> Self {
        Reason {
            code: "link",
            text: Text::of(
                "是指向文件夹之外的链接，没有读取。请把文件本身放进文件夹。",
                "this is a link that leads out of the folder, and was not followed. Put the file itself into the folder.",
            ),
        }
    }

    pub(super) fn too_deep(most: usize) -> Self {
        Reason {
            code: "too-deep",
            text: text!(
                "文件夹超过 {most} 层，里面的没有读取。请把文件移到上层。",
                "the folder lies deeper than {most} levels and was not read. Move its files further up."
            ),
        }
    }

    pub(super) const fn changed_meanwhile() -> Self {
        Reason {
            code: "changed-meanwhile",
            text: Text::of(
                "读取期间文件有改动或已移走，没有收。请稍后再收一次。",
                "the file was changed or moved while it was read, and was not taken in. Take it in again.",
            ),
        }
    }

    pub(super) const fn blank() -> Self {
        Reason {
            code: "blank",
            text: Text::of(
                "是一张空白登记表，什么都没有填。",
                "this is a blank form; nothing is filled in.",
            ),
        }
    }

    pub(super) const fn no_name() -> Self {
        Reason {
            code: "incomplete",
            text: Text::of(
                "没有填委员姓名。请退回补填。",
                "the member's name is missing. Send the paper back.",
            ),
        }
    }

    pub(super) const fn no_sector() -> Self {
        Reason {
            code: "incomplete",
            text: Text::of(
                "没有填界别。请退回补填。",
                "the sector is missing. Send the paper back.",
            ),
        }
    }

    pub(super) fn unknown_sector(text: Text) -> Self {
        Reason {
            code: "unknown-sector",
            text,
        }
    }

    pub(super) fn no_such_member(name: &str, near: &[String]) -> Self {
        let (zh, en) = if near.is_empty() {
            (String::new(), String::new())
        } else {
            let (zh, en) = (near.join("、"), near.join(", "));
            (format!("，相近的有：{zh}"), format!("; near: {en}"))
        };
        Reason {
            code: "no-such-member",
            text: text!(
                "名册上没有叫“{name}”的委员{zh}。请核对姓名；确是委员的，先登记入册再收。",
                "no member of the roster is called “{name}”{en}. Check the name; if it is right, enter the member first."
            ),
        }
    }

    pub(super) fn shared_name(sector: &str, name: &str, people: usize) -> Self {
        Reason {
            code: "shared-name",
            text: text!(
                "{sector}有 {people} 名委员叫{name}，从工作单位也看不出是哪一位。请写全工作单位及职务，或在界面上录入。",
                "{people} members of {sector} are called {name}, and the employer does not tell which. Write employer and post in full, or enter the form at the desk."
            ),
        }
    }

    pub(super) fn sector_differs(name: &str, written: &str, known: &[&str]) -> Self {
        let (zh, en) = (known.join("、"), known.join(", "));
        Reason {
            code: "sector-differs",
            text: text!(
                "登记表写的是{written}，名册上{name}在{zh}。写错的请退回改正，界别已调整的先改名册。",
                "the form says {written}, the roster has {name} in {en}. If the form is wrong, send it back; if the member has moved, correct the roster first."
            ),
        }
    }

    pub(super) fn not_serving(name: &str, day: NaiveDate) -> Self {
        Reason {
            code: "not-serving",
            text: text!(
                "{name}在 {day} 不在任。请核对填表时间和名册上的任职起止时间。",
                "{name} did not serve on {day}. Check the date filled, and the roster's days of joining and leaving."
            ),
        }
    }

    /// Values that stand on the paper and can't be understood.
    pub(super) fn faults(faults: &[Rejection]) -> Self {
        let told = faults.iter().map(|fault| {
            let (place, why) = (fault.at.text(), &fault.reason);
            let value = fault.value.split_whitespace().collect::<Vec<_>>().join(" ");
            let (zh, en) = (&why.zh, &why.en);
            let (place_zh, place_en) = (&place.zh, &place.en);
            text!("{place_zh}“{value}”：{zh}", "{place_en}, “{value}”: {en}")
        });
        Reason {
            code: "not-understood",
            text: joined(told, ("；", "; ")),
        }
    }

    /// The file is damaged where no checksum tells, and its text with it.
    pub(super) const fn garbled() -> Self {
        Reason {
            code: "not-understood",
            text: Text::of(
                "有乱码（�），文件可能已损坏。请让委员重新发送。",
                "some of its characters are garbled (�); the file may be damaged. Have it sent again.",
            ),
        }
    }

    /// What is in the way of the form's filing.
    pub(super) fn obstacles(faults: &[FieldError]) -> Self {
        let code = match faults.first().map(|fault| fault.field) {
            Some("filled_on") => "date",
            _ => "incomplete",
        };
        Reason {
            code,
            text: joined(faults.iter().map(FieldError::named), ("", " ")),
        }
    }

    /// Nothing is wrong with the form, but an older one may be settled by it.
    pub(super) fn another_returned(id: FormId) -> Self {
        Reason {
            code: "another-returned",
            text: text!(
                "该委员还有一份被退回的登记表 #{id}。如本份就是改正稿，请撤回 #{id}。",
                "a form of this member was returned, #{id}. If this is the corrected one, withdraw #{id}."
            ),
        }
    }

    pub(super) fn taken_before(form: &RegistrationForm) -> Self {
        let (id, Text { zh, en }) = (form.id, stands(form));
        Reason {
            code: TAKEN_BEFORE,
            text: text!(
                "这份文件已经收过：登记表 #{id}（{zh}）。",
                "this file was taken in before: form #{id} ({en})."
            ),
        }
    }

    pub(super) fn same_content(form: &RegistrationForm) -> Self {
        let (id, Text { zh, en }) = (form.id, stands(form));
        Reason {
            code: "same-content",
            text: text!(
                "同一委员、同一填表时间、同样内容的登记表已有：#{id}（{zh}）。",
                "there is a form of this member, date and wording already: #{id} ({en})."
            ),
        }
    }
}

/// Where a form stands that is there already, and what can be done where nobody would see it.
fn stands(form: &RegistrationForm) -> Text {
    let status = form.status().word();
    if form.status() != Status::Withdrawn {
        return status;
    }
    let Text { zh, en } = status;
    text!(
        "{zh}；要继续办理，请在归档中把它恢复为草稿",
        "{en}; to go on with it, take it up again from the archive"
    )
}

fn joined(all: impl Iterator<Item = Text>, (zh, en): (&str, &str)) -> Text {
    let all: Vec<Text> = all.collect();
    let chinese: Vec<_> = all.iter().map(|text| text.zh.as_ref()).collect();
    let english: Vec<_> = all.iter().map(|text| text.en.as_ref()).collect();
    let (chinese, english) = (chinese.join(zh), english.join(en));
    text!("{chinese}", "{english}")
}
