//! What a page can be of.

use crate::domain::id::{ConvenorId, FormId, MemberId};
use crate::domain::record::Kind;
use crate::tui::screens::desk::node::Node;

/// What is chosen on the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui::screens::desk) enum Thing {
    /// A node of the map.
    Node(Node),
    /// A member.
    Member(MemberId),
    /// A convenor's appointment.
    Convenor(ConvenorId),
    /// A pending form.
    Form(FormId),
}

impl Thing {
    /// The record that it is.
    pub(in crate::tui::screens::desk) fn record(self) -> Option<(Kind, u64)> {
        match self {
            Thing::Node(node) => node.record(),
            Thing::Member(id) => Some((Kind::Member, id.0)),
            Thing::Convenor(id) => Some((Kind::Convenor, id.0)),
            Thing::Form(id) => Some((Kind::RegistrationForm, id.0)),
        }
    }
}
