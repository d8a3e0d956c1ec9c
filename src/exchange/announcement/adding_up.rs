//! Whether the names of a part add up to what it counts, and what is said where they don't.

use crate::exchange::listing::leads;
use crate::exchange::listing::particulars::is_body;
use crate::exchange::listing::pieces::Piece;
use crate::exchange::listing::splitting::Split;
use crate::exchange::office::place::{At, Placed};
use crate::exchange::roster::RosterDraft;
use crate::text;
use crate::text::Text;

/// The names of a part when they add up to its `count`, with what was left out of them told; none when
/// the whole part is rejected, from its heading down to `last_row`.
pub(in crate::exchange) fn adding_up(
    split: Result<Split, Split>,
    (heading, count): (&Placed<String>, Option<usize>),
    last_row: u32,
    draft: &mut RosterDraft,
) -> Option<Split> {
    let mut split = match split {
        Ok(split) => split,
        Err(split) => {
            let declared = count.unwrap_or(0);
            draft.reject_list(heading.clone(), last_row, disagreement(declared, &split));
            return None;
        }
    };
    tell_vacancies(&split, &heading.value, draft);
    for piece in &split.left_out {
        leave_out(piece, count.is_some(), draft);
    }
    for pieces in &split.undecided {
        draft.reject(
            pieces[0].at.clone(),
            as_written(pieces),
            Text::of(
                "看不出是几个人的姓名，请用顿号隔开",
                "it is not clear how many people this names; part them with 、",
            ),
        );
    }
    draft.marks.explain(&mut split.names);
    Some(split)
}

/// Says which seats are vacant: nobody is entered for them.
pub(in crate::exchange) fn tell_vacancies(split: &Split, sector: &str, draft: &mut RosterDraft) {
    for (piece, _) in &split.vacant {
        let text = text!(
            "{sector}这里写的是空缺，不是姓名，没有登记",
            "this says that a seat of {sector} is vacant; it is no name, and nobody was entered"
        );
        draft.note(piece.at.clone(), piece.text.as_str(), text);
    }
}

/// What does not add up, in words: both numbers and what could not be read.
pub(in crate::exchange) fn disagreement(declared: usize, split: &Split) -> Text {
    let (mut zh, mut en) = doubtful(split);
    let seats = split.seats();
    if seats > 0 {
        zh.push_str(&format!("，另有空缺 {seats} 个"));
        en.push_str(&format!(", and {seats} vacant"));
    }
    if split.undecided.is_empty() {
        let found = split.names.len();
        text!(
            "写明 {declared} 人，实际读到 {found} 人{zh}。这个界别没有读入，请核对后再导入",
            "it says {declared}, but {found} were read{en}; the sector was not taken in, check it and import it again"
        )
    } else {
        text!(
            "写明 {declared} 人，但姓名之间的空格看不出怎么断开{zh}。请用顿号隔开",
            "it says {declared}, but the spaces do not tell where names end{en}; part them with 、"
        )
    }
}

/// Where the count is met without it, a piece that is no name is text; else it may be a name. A body is
/// nobody.
fn leave_out(piece: &Piece, counted: bool, draft: &mut RosterDraft) {
    let (at, text) = (piece.at.clone(), piece.text.as_str());
    let length = text.chars().count();
    if counted && (length > 1 || leads::is_stray(text)) || is_body(text) {
        draft.note(
            at,
            text,
            Text::of("名单外文字，没有读入", "text beside the list, not read"),
        );
    } else {
        draft.reject(
            at,
            text,
            Text::of(
                "不像姓名，没有读入。是姓名的请改正，不是的请删去",
                "this does not look like a name; correct it, or delete it if it is none",
            ),
        );
    }
}

/// The title's total against what stands below.
pub(in crate::exchange) fn disagree(
    total: &Placed<usize>,
    found: usize,
    failed: bool,
    draft: &mut RosterDraft,
) {
    let (at, declared): (At, usize) = (total.at.clone(), total.value);
    let reason = text!(
        "写明共 {declared} 人，合计读到 {found} 人，请核对",
        "it says {declared} in all, but {found} were read; please check"
    );
    if failed {
        // The sector that does not add up was rejected already.
        draft.note(at, declared.to_string(), reason);
    } else {
        draft.reject(at, declared.to_string(), reason);
    }
}

/// A few of the pieces that were no names, or not clear, as the end of a sentence.
fn doubtful(split: &Split) -> (String, String) {
    let pieces = split.left_out.iter().map(|piece| piece.text.clone());
    let undecided = split.undecided.iter().map(|pieces| as_written(pieces));
    let told: Vec<_> = undecided.chain(pieces).take(3).collect();
    if told.is_empty() {
        return Default::default();
    }
    let (zh, en) = (told.join("”“"), told.join("”, “"));
    (format!("（存疑：“{zh}”）"), format!(" (in doubt: “{en}”)"))
}

fn as_written(pieces: &[Piece]) -> String {
    let texts: Vec<_> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    texts.join(" ")
}
