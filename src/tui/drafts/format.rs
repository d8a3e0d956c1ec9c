//! A session's drafts as bytes: JSON, whose fields may become more.
//!
//! The versions before wrote a bare list of editors and texts; it is read as well. What can be read
//! of a draft is: an editor that this version does not know is [`Subject::Unknown`].

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Draft, Subject, Typed, former};
use crate::text::Text;

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    drafts: &'a [Draft],
}

#[derive(Deserialize)]
struct Read {
    drafts: Vec<Draft>,
}

/// A draft of the versions that kept only what an editor's changed fields held.
#[derive(Deserialize)]
struct Old {
    what: Value,
    fields: Vec<(String, String)>,
}

/// The bytes of a session's drafts.
pub(super) fn write(drafts: &[Draft]) -> serde_json::Result<Vec<u8>> {
    serde_json::to_vec(&Written { version: 2, drafts })
}

/// The drafts of a file that was written at `at`.
///
/// # Errors
/// When it is no file of drafts, or a part of one.
pub(super) fn read(bytes: &[u8], at: NaiveDateTime) -> serde_json::Result<Vec<Draft>> {
    match serde_json::from_slice(bytes)? {
        list @ Value::Array(_) => {
            let old: Vec<Old> = serde_json::from_value(list)?;
            Ok(old.into_iter().map(|it| it.into_draft(at)).collect())
        }
        other => serde_json::from_value(other).map(|it: Read| it.drafts),
    }
}

impl Old {
    fn into_draft(self, at: NaiveDateTime) -> Draft {
        let subject = match former::of(&self.what) {
            Some(of) => Subject::Editor(of),
            None => Subject::Unknown(self.what),
        };
        let fields = self.fields.into_iter().map(|(id, text)| Typed {
            label: Text::same(id.clone()),
            id,
            words: text.clone(),
            text,
            before: String::new(),
        });
        Draft {
            subject,
            title: Text::of("上次填写的内容", "typed last time"),
            fields: fields.collect(),
            seen: None,
            at,
            discarded: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Prompt;
    use super::*;
    use crate::domain::command::CommandId;
    use crate::domain::id::FormId;
    use crate::domain::record::{Kind, Seq};
    use crate::domain::subject::{self, Invocation};
    use crate::tui::app::effect::WithReason;

    fn editing(member: u64) -> Invocation {
        Invocation::of(CommandId::Edit, subject::Subject::of(Kind::Member, member))
    }

    fn adding(kind: Kind) -> Invocation {
        Invocation::of(CommandId::Add(kind), subject::Subject::default())
    }

    fn noon() -> NaiveDateTime {
        "2026-11-24T12:00:00".parse().expect("a moment")
    }

    fn draft(subject: Subject) -> Draft {
        Draft {
            subject,
            title: Text::of("修改委员 王伟", "edit a member: 王伟"),
            fields: vec![Typed {
                id: "employer".into(),
                label: Text::of("工作单位及职务", "Employer and post"),
                text: "教师\n二".into(),
                words: "教师\n二".into(),
                before: "教师".into(),
            }],
            seen: Some(Seq(7)),
            at: noon(),
            discarded: true,
        }
    }

    #[test]
    fn drafts_are_read_back_as_they_were_written() {
        let prompt = Prompt {
            text: Text::of("退回，理由：", "Why:"),
            required: true,
            request: WithReason::ReturnForms(vec![FormId(3)]),
        };
        let drafts = [
            draft(Subject::Editor(editing(1))),
            draft(Subject::Editor(adding(Kind::Committee))),
            draft(Subject::Prompt(prompt)),
        ];
        let bytes = write(&drafts).expect("bytes");
        assert_eq!(read(&bytes, noon()).expect("drafts"), drafts);
        for end in 0..bytes.len() {
            assert!(read(&bytes[..end], noon()).is_err(), "a part of it: {end}");
        }
    }

    #[test]
    fn what_older_and_newer_versions_wrote_is_read() {
        let old = r#"[{"what":{"EditMember":5},"fields":[["employer","教师"]]},
            {"what":{"AnEditorThatIsGone":1},"fields":[["a","b"]]}]"#;
        let drafts = read(old.as_bytes(), noon()).expect("drafts");
        assert_eq!(drafts[0].subject, Subject::Editor(editing(5)));
        assert_eq!((drafts[0].seen, drafts[0].at), (None, noon()));
        assert_eq!(drafts[0].fields[0].text, "教师");
        assert!(matches!(drafts[1].subject, Subject::Unknown(_)));
        assert_eq!(drafts[1].changed().count(), 1);
        // Drafts whose fields knew what they were before, and editors still their former names.
        let mut former: Value =
            serde_json::from_slice(&write(&[draft(Subject::Editor(editing(5)))]).expect("bytes"))
                .expect("a value");
        former["drafts"][0]["subject"] = serde_json::json!({"editor": {"EditMember": 5}});
        let drafts = read(former.to_string().as_bytes(), noon()).expect("drafts");
        assert_eq!(drafts, [draft(Subject::Editor(editing(5)))]);
        let mut newer: Value = serde_json::from_slice(
            &write(&[draft(Subject::Editor(adding(Kind::Study)))]).expect("bytes"),
        )
        .expect("a value");
        newer["drafts"][0]["subject"] = serde_json::json!({"editor": {"AddSomethingNew": [1, 2]}});
        newer["drafts"][0]["more"] = serde_json::json!(1);
        let drafts = read(newer.to_string().as_bytes(), noon()).expect("drafts");
        assert!(matches!(drafts[0].subject, Subject::Unknown(_)));
    }
}
