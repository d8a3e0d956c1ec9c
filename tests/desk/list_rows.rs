//! Lists a row at a time, as screens show them: held against the lists as a whole.

use jiebie::desk::lists::{List, ListRows, View};
use jiebie::domain::id::ConvenorId;
use jiebie::domain::record::Kind;
use jiebie::rules;
use jiebie::rules::matrix::Matrix;
use jiebie::store::StoreError;
use jiebie::text::Locale;

/// Who lists a row at a time says what whoever lists the whole says, of every kind and part.
#[test]
fn a_row_at_a_time_is_what_the_list_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    let (book, today) = (desk.book(), desk.today());
    let matrix = Matrix::of(book, &today, &rules::check(book, &today));
    let whole = View::whole(&desk, Locale::Zh);
    let sector = book.sectors_in_order()[0].id;
    let parts = [
        whole,
        View {
            sector: Some(sector),
            ..whole
        },
        View {
            member: book.members.iter().next().map(|it| it.id),
            ..whole
        },
    ];
    let mut listed = 0;
    for (view, kind) in parts
        .iter()
        .flat_map(|view| Kind::ALL.iter().map(move |it| (view, *it)))
    {
        if kind == Kind::RegistrationForm || List::from_code(&code(kind)).is_none() {
            continue;
        }
        let rows = ListRows::of(kind, *view, &matrix);
        let cells: Vec<_> = rows
            .ids()
            .into_iter()
            .filter_map(|id| rows.cells(id))
            .collect();
        let mut whole = Vec::new();
        List::Of(kind)
            .each::<StoreError>(view, &mut |entry| {
                whole.push(entry.cells());
                Ok(())
            })
            .expect("listed");
        assert_eq!(cells, whole, "{kind:?}");
        assert_eq!(
            rows.columns().len(),
            cells.first().map_or(rows.columns().len(), Vec::len)
        );
        listed += cells.len();
    }
    assert!(listed > 100, "{listed}");
}

fn code(kind: Kind) -> String {
    kind.plural().replace('_', "-")
}

/// What is a member's is what names the member, too: where somebody took part, and what that one convenes.
#[test]
fn a_members_records_are_those_that_name_the_member() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = crate::circular::demo(&folder);
    let (book, today) = (desk.book(), desk.today());
    let matrix = Matrix::of(book, &today, &[]);
    let activity = book
        .activities_in(today.year)
        .find(|it| !it.participants.is_empty());
    let activity = activity.expect("an activity with somebody");
    let member = activity.participants[0];
    let view = View {
        member: Some(member),
        ..View::whole(&desk, Locale::Zh)
    };
    let ids = |kind| ListRows::of(kind, view, &matrix).ids();
    let took_part = book
        .activities_in(today.year)
        .filter(|it| it.participants.contains(&member));
    assert_eq!(ids(Kind::Activity).len(), took_part.count());
    assert!(ids(Kind::Activity).contains(&activity.id.0));
    assert_eq!(ids(Kind::Member), [member.0]);
    let contacts = book.key_contacts_of(member, today.date);
    assert_eq!(ids(Kind::KeyContact).len(), contacts.len());
    let others = ids(Kind::Convenor).into_iter().filter(|id| {
        let convenor = book.convenors.get(ConvenorId(*id));
        convenor.is_none_or(|it| it.member != member)
    });
    assert_eq!(others.count(), 0);
}
