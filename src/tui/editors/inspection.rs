//! What the editor of an inspection does beyond its description: the ten haves are called as the organisation
//! calls them.

use super::beyond::Beyond;
use crate::domain::contact::Inspection;
use crate::text::Text;

pub(super) const BEYOND: Beyond = Beyond {
    arrange: |_, fields, ctx| {
        let names = &ctx.book().settings().ten_haves;
        for (id, name) in Inspection::HAVES.into_iter().zip(names) {
            if let Some(field) = fields.iter_mut().find(|field| field.id == id) {
                field.label = Text::same(name);
            }
        }
    },
    ..Beyond::NOTHING
};
