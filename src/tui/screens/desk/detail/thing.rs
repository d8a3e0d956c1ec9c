//! What a page can be of.

use crate::domain::id::{ConvenorId, FormId, MemberId};
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
