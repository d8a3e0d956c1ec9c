//! What the keys of the desk ask about: what is chosen, and why an action is not to be had now.

use super::node::Node;
use crate::domain::form::{Event, RegistrationForm, Status};
use crate::text::Text;
use crate::tui::keymap::when;

/// What is known of the chosen things when it is asked whether a key is to be had.
#[derive(Clone, Debug, Default)]
pub(super) struct Now {
    /// The node of the map.
    pub(super) node: Node,
    /// Is a row chosen in the pane that has the keyboard?
    pub(super) chosen: bool,
    /// Does the chosen member still serve?
    pub(super) serves: bool,
    /// The sector for which something would be entered.
    pub(super) sector: bool,
    /// Has the chosen convenor been approved?
    pub(super) approved: bool,
    /// Is the chosen convenor the first?
    pub(super) first: bool,
    /// The chosen form.
    pub(super) form: Option<RegistrationForm>,
    /// Is there a finding to put right?
    pub(super) curable: bool,
    /// Is there something recorded that nobody has looked at?
    pub(super) verifiable: bool,
    /// Is something entered for it that can be changed?
    pub(super) papers: bool,
}

/// Whether an action is to be had, or why not.
type Answer = Result<(), Text>;

pub(super) fn chosen(now: &Now) -> Answer {
    when(now.chosen, Text::of("没有选中的行", "no row is chosen"))
}

pub(super) fn curable(now: &Now) -> Answer {
    when(
        now.curable,
        Text::of("没有要办的问题", "nothing is to be put right"),
    )
}

pub(super) fn verifiable(now: &Now) -> Answer {
    when(
        now.verifiable,
        Text::of("没有待核实的登记", "nothing waits to be verified"),
    )
}

pub(super) fn papers(now: &Now) -> Answer {
    when(
        now.papers,
        Text::of("还没有可改的登记", "nothing was entered for it yet"),
    )
}

pub(super) fn editable_node(now: &Now) -> Answer {
    when(
        now.node != Node::Unassigned,
        Text::of("这里没有记录", "there is no record here"),
    )
}

pub(super) fn committee_or_sector(now: &Now) -> Answer {
    when(
        matches!(now.node, Node::Committee(_) | Node::Sector(_)),
        Text::of("请先选专委会或界别", "choose a committee or a sector first"),
    )
}

pub(super) fn sector(now: &Now) -> Answer {
    when(
        now.sector,
        Text::of("请先选一个界别", "choose a sector first"),
    )
}

pub(super) fn sector_node(now: &Now) -> Answer {
    when(
        matches!(now.node, Node::Sector(_)),
        Text::of("请先选一个界别", "choose a sector first"),
    )
}

pub(super) fn serving(now: &Now) -> Answer {
    chosen(now)?;
    when(now.serves, Text::of("该委员已离任", "the member has left"))
}

pub(super) fn not_first(now: &Now) -> Answer {
    chosen(now)?;
    when(
        !now.first,
        Text::of("已是第一召集人", "is the first already"),
    )
}

pub(super) fn not_approved(now: &Now) -> Answer {
    chosen(now)?;
    when(
        !now.approved,
        Text::of("主席会议已审定", "was approved already"),
    )
}

fn step(now: &Now, event: Event) -> Answer {
    chosen(now)?;
    let form = now.form.as_ref();
    if form.is_some_and(|form| form.allows(event).is_ok()) {
        return Ok(());
    }
    let status = form.map_or(Status::Draft, RegistrationForm::status).word();
    let (zh, en) = (&status.zh, &status.en);
    Err(crate::text!("该登记表{zh}", "the form is {en}"))
}

pub(super) fn can_file(now: &Now) -> Answer {
    step(now, Event::File)
}

pub(super) fn can_return(now: &Now) -> Answer {
    step(now, Event::Return)
}

pub(super) fn can_upload(now: &Now) -> Answer {
    step(now, Event::Upload)
}

pub(super) fn can_submit(now: &Now) -> Answer {
    step(now, Event::Submit)
}

pub(super) fn can_withdraw(now: &Now) -> Answer {
    step(now, Event::Withdraw)
}

pub(super) fn can_correct(now: &Now) -> Answer {
    chosen(now)?;
    when(
        now.form.as_ref().is_some_and(RegistrationForm::is_editable),
        Text::of("已备案，不能再改", "is filed; it can't be corrected"),
    )
}
