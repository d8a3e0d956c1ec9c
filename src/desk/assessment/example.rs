//! The table of points that comes with the program: ours, of no city, to be looked at and changed.

use crate::desk::keep::accept;
use crate::desk::refusal::Refusal;
use crate::desk::request::{ActOutcome, Request, RequestContext};
use crate::domain::assessment::{Assessing, Criterion, Points, PointsItem, PointsTable};
use crate::domain::authority::Permission;
use crate::domain::book::Book;
use crate::domain::calendar::Year;
use crate::domain::id::{PointsItemId, PointsTableId};
use crate::domain::record::Kind;
use crate::domain::verb::Verb;
use crate::store::Tx;

/// Enters the example of a table of points for members, with its items.
pub struct AddExample {
    /// For which year.
    pub year: Year,
}

impl AddExample {
    /// The table.
    pub(in crate::desk) fn table(&self) -> PointsTable {
        PointsTable {
            id: PointsTableId(0),
            title: format!("{}年委员履职考核计分表（示例）", self.year),
            assessing: Assessing::Members,
            year: self.year,
            excellent: 90,
            competent: 60,
            quota: None,
            pro_rata: false,
            example: true,
            note: String::new(),
        }
    }

    /// Its items in their order.
    pub(in crate::desk) fn items(&self, table: PointsTableId) -> impl Iterator<Item = PointsItem> {
        let items = (1..).zip(items(table));
        items.map(|(position, item)| PointsItem { position, ..item })
    }
}

impl Request for AddExample {
    type Output = ActOutcome;

    fn verb(&self) -> Verb {
        Verb::Add(Kind::PointsTable)
    }

    fn permission(&self, _book: &Book) -> Result<Permission, Refusal> {
        Ok(Permission::Organisation)
    }

    fn note(&self, _book: &Book) -> String {
        self.table().title
    }

    fn carry_out(
        &self,
        book: &Book,
        tx: &mut Tx<'_>,
        context: &RequestContext,
    ) -> Result<ActOutcome, Refusal> {
        accept(&self.table().into(), book, &context.today)?;
        let table = tx.next_id::<PointsTable>()?;
        tx.put(PointsTable {
            id: table,
            ..self.table()
        })?;
        for item in self.items(table) {
            let id = tx.next_id::<PointsItem>()?;
            tx.put(PointsItem { id, ..item })?;
        }
        Ok(ActOutcome::entering(table.0))
    }
}

fn items(table: PointsTableId) -> Vec<PointsItem> {
    let item = |title: &str, criterion, points, cap| PointsItem {
        id: PointsItemId(0),
        table,
        position: 0,
        title: title.to_owned(),
        criterion,
        channel: None,
        level: None,
        points: Points::whole(points),
        further: None,
        joint: None,
        excused: None,
        absent: None,
        cap: Some(Points::whole(cap)),
        group: String::new(),
        group_cap: None,
        either: String::new(),
        least: None,
        note: String::new(),
    };
    // Together no more than 15, of which each alone could give as much.
    let of_opinions = |title: &str, criterion| PointsItem {
        group: "意见建议".to_owned(),
        group_cap: Some(Points::whole(15)),
        ..item(title, criterion, 5, 15)
    };
    vec![
        PointsItem {
            excused: Some(Points::whole(3)),
            absent: Some(Points::whole(10)),
            ..item("出席全体会议", Criterion::Plenary, 20, 20)
        },
        item("参加界别活动", Criterion::Activity, 5, 20),
        item("登记表按时备案", Criterion::Form, 5, 10),
        PointsItem {
            joint: Some(Points::whole(5)),
            ..item("界别集体成果", Criterion::CollectiveOutput, 10, 20)
        },
        of_opinions("意见建议转化", Criterion::Opinion),
        of_opinions("意见建议转化成果被省级以上采用", Criterion::Adopted),
        of_opinions("意见建议转化成果获批示", Criterion::Instructed),
        item("参加学习培训", Criterion::Training, 5, 5),
        item("经常联系重点联系对象", Criterion::KeyContacts, 10, 10),
    ]
}
