//! The checklist's columns: what each is called, and which rules stand behind it: first those that find nothing
//! to be there, then the others.

use super::group::Group;
use crate::text::Text;

macro_rules! columns {
    ($(#[$meta:meta])* $of:ident {
        $($(#[$column_meta:meta])* $column:ident = $group:ident, $code:literal, $heading_zh:literal, $heading_en:literal,
            $zh:literal, $en:literal, [$($absent:literal),* $(; $($other:literal),*)?];)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $of { $($(#[$column_meta])* $column,)* }

        impl $of {
            /// All columns, in the order in which they are shown: group by group.
            pub const ALL: [$of; [$($heading_en),*].len()] = [$($of::$column),*];

            /// The group that it belongs to.
            #[must_use]
            pub fn group(self) -> Group {
                match self { $($of::$column => Group::$group,)* }
            }

            /// Its name in files.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $($of::$column => $code,)* }
            }

            /// The column's name.
            #[must_use]
            pub fn title(self) -> Text {
                match self { $($of::$column => Text::of($zh, $en),)* }
            }

            /// A short name for its head, at most six columns wide.
            #[must_use]
            pub fn heading(self) -> Text {
                match self { $($of::$column => Text::of($heading_zh, $heading_en),)* }
            }

            /// The codes of the rules whose findings stand behind its cells.
            #[must_use]
            pub fn codes(self) -> &'static [&'static str] {
                match self { $($of::$column => &[$($absent,)* $($($other),*)?],)* }
            }

            /// Does the rule of this code find that nothing is there of what the column holds?
            pub(super) fn is_absence(self, code: &str) -> bool {
                let codes: &[&str] = match self { $($of::$column => &[$($absent),*],)* };
                codes.contains(&code)
            }

            /// The column that the rule of this code stands behind.
            #[must_use]
            pub fn behind(code: &str) -> Option<$of> {
                $of::ALL.into_iter().find(|it| it.codes().contains(&code))
            }
        }
    };
}

columns! {
    /// What a sector's row shows, group by group.
    SectorColumn {
        /// Convenors: recorded once elected, verified once the council approved them all.
        Convenor = FiveHaves, "convenor", "召集人", "conv.", "界别召集人", "convenors",
            ["J1602"; "J1603", "J1604", "J1605", "J1606", "J1607", "J1608"];
        /// Liaison: there or not; nothing more is asked.
        Liaison = FiveHaves, "liaison", "联络员", "liais.", "界别联络员", "liaison", ["J1701"];
        /// The year's plan, as far as it is proved.
        Plan = FiveHaves, "plan", "计划", "plan", "年度工作计划", "plan", ["J1702"];
        /// How many items of the plan were held.
        PlanItems = FiveHaves, "plan_items", "事项", "items", "计划事项开展", "items of the plan", [; "J1707"];
        /// Activities held: verified once one of them is.
        Activity = FiveHaves, "activity", "活动", "activ.", "界别集体活动", "activities", ["J1703"];
        /// The year's summary, as far as it is proved.
        Summary = FiveHaves, "summary", "总结", "summ.", "工作总结", "summary", ["J1704"];
        /// Outputs in the sector's own name; encouraged and never owed, so never missing.
        Output = Results, "output", "集体", "joint", "以界别名义的成果", "collective outputs", [; "J1706"];
        /// All outputs, those of its members too; encouraged and never owed.
        Outputs = Results, "outputs", "成果", "output", "界别和委员的成果", "outputs, of members too", [; "J0601"];
        /// How many of the events that asked for a temporary branch of the Party had one.
        TemporaryBranch = Results, "temporary_branch", "支部", "branch", "临时党支部", "temporary branches", ["J0102"];
        /// How many of its activities invited constituents; encouraged and never owed.
        Invited = Results, "invited", "邀请", "guests", "邀请界别群众的活动", "activities with guests", [];
        /// How many of its activities were held at the grass roots; encouraged and never owed.
        GrassRoots = Results, "grass_roots", "基层", "roots", "在基层举办的活动", "activities at the grass roots", [];
        /// The leader who keeps contact: there or not.
        Leader = Leadership, "leader", "领导", "leader", "联系的主席会议成员", "leader", ["J1802"];
        /// Whether a leader met the sector in the year; encouraged and never owed.
        LeaderContact = Leadership, "leader_contact", "往来", "met", "主席会议成员联系界别", "met by the leader", [; "J1805"];
        /// The committee: recorded while it has no coordinator, which is the committee's to have; verified with one.
        Committee = Leadership, "committee", "专委会", "comm.", "专委会与总协调人", "committee and coordinator", ["J1501"];
        /// The sector's own workroom: verified where the last inspection found all of the ten haves.
        Room = Leadership, "room", "界别室", "own", "界别委员工作室", "the sector's workroom", [; "J1901", "J1902"];
        /// How many members keep as many key contacts as asked.
        KeyContacts = Members, "key_contacts", "联系", "cont.", "重点联系对象", "key contacts", ["J1503", "J1504"];
        /// How many members have key contacts of whom none has gone quiet.
        Heard = Members, "heard", "走访", "heard", "走访听取联系对象", "key contacts heard", [; "J1101"];
        /// How many members are in an offline workroom.
        Workroom = Members, "workroom", "入驻", "room", "入驻线下工作室", "workroom", ["J1401"];
        /// How many members handed in a form.
        Forms = Members, "forms", "登记表", "forms", "登记表", "forms", ["J1001"];
        /// How many members took part in an activity.
        TookPart = Members, "took_part", "参加", "active", "参加界别活动", "members who took part", [; "J1301"];
        /// How many members took part in a training; no rule asks it of each.
        Trained = Members, "trained", "培训", "train.", "参加学习培训", "members trained", [];
        /// How many of the forms that were handed in are filed.
        Filed = Handling, "filed", "备案", "filed", "登记表备案", "forms filed", ["J9002"; "J9006"];
        /// How many of the filed forms are uploaded.
        Uploaded = Handling, "uploaded", "上传", "upload", "登记表上传政协云", "forms uploaded", ["J9003"];
        /// How many of the forms at hand are filled in as they should be.
        Sheets = Handling, "sheets", "填写", "filled", "登记表填写", "forms filled in right", [; "J9001", "J9004", "J9005"];
        /// How many of its opinions wait for nothing overdue.
        Opinions = Handling, "opinions", "意见", "opin.", "意见建议办理", "opinions", ["J2001", "J2002"];
        /// How many members were assessed.
        Assessed = Handling, "assessed", "考核", "assess", "委员年度考核", "members assessed", ["J2101"];
    }
}

columns! {
    /// What a committee's row shows.
    CommitteeColumn {
        /// The sectors that it looks after.
        Sectors = Leadership, "sectors", "界别", "sect.", "所联系界别", "sectors", ["J1502"];
        /// The director in office.
        Coordinator = Leadership, "coordinator", "协调人", "coord.", "总协调人", "coordinator", ["J1601"];
        /// The Party organisation.
        Party = Leadership, "party", "党组织", "Party", "党组织", "Party organisation", ["J0101"];
        /// The year's plan, as far as it is proved, and how many of its items were held.
        Plan = Leadership, "plan", "计划", "plan", "年度工作计划", "plan", ["J1803"; "J1707"];
        /// The year's summary, as far as it is proved.
        Summary = Leadership, "summary", "总结", "summ.", "工作总结", "summary", ["J1804"];
    }
}

columns! {
    /// What the organisation as a whole owes.
    OrganisationColumn {
        /// The year's circular.
        Circular = FiveHaves, "circular", "通报", "circ.", "情况通报", "circular", ["J1705"];
        /// How many of the events that asked for a temporary branch of the Party had one.
        TemporaryBranch = Results, "temporary_branch", "支部", "branch", "临时党支部", "temporary branches", ["J0102"];
        /// The leadership's study of sector work.
        Study = Leadership, "study", "研究", "study", "专题研究", "study", ["J1801"];
        /// How many departments have their year's plan.
        Plans = Leadership, "department_plans", "计划", "plans", "部门年度计划", "departments' plans", ["J1803"; "J1707"];
        /// How many departments have their year's summary.
        Summaries = Leadership, "department_summaries", "总结", "summs.", "部门工作总结", "departments' summaries", ["J1804"];
        /// A training of members.
        Training = Members, "training", "培训", "train.", "学习培训", "training", ["J2003"];
        /// How many of the opinions that wait or came in the year wait for nothing overdue.
        Opinions = Handling, "opinions", "意见", "opin.", "意见建议办理", "opinions", ["J2001", "J2002"];
        /// How many of the members were assessed.
        Assessment = Handling, "assessment", "考核", "assess", "年度考核", "assessment", ["J2101"];
        /// The year's prizes.
        Prizes = Handling, "prizes", "评优", "prizes", "年度评优", "prizes", ["J2102"];
    }
}

impl OrganisationColumn {
    /// Are its findings those alone that no sector and no committee has? What committees owe stands in their rows;
    /// of the rest the organisation's row shows all.
    pub(super) fn is_of_departments(self) -> bool {
        matches!(
            self,
            OrganisationColumn::Plans | OrganisationColumn::Summaries
        )
    }
}

impl SectorColumn {
    /// The five haves (五有) of article 17.
    pub const FIVE_HAVES: [SectorColumn; 5] = [
        SectorColumn::Convenor,
        SectorColumn::Liaison,
        SectorColumn::Plan,
        SectorColumn::Activity,
        SectorColumn::Summary,
    ];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn every_rule_stands_behind_a_column_and_every_code_is_a_rules() {
        let codes = SectorColumn::ALL
            .iter()
            .flat_map(|column| column.codes())
            .chain(CommitteeColumn::ALL.iter().flat_map(|it| it.codes()))
            .chain(OrganisationColumn::ALL.iter().flat_map(|it| it.codes()));
        let codes: BTreeSet<_> = codes.copied().collect();
        let rules: BTreeSet<_> = crate::rules::all().map(|rule| rule.code).collect();
        assert_eq!(codes, rules);
    }

    #[test]
    fn codes_and_columns_say_the_same() {
        for column in SectorColumn::ALL {
            for code in column.codes() {
                assert_eq!(SectorColumn::behind(code), Some(column));
            }
        }
    }

    #[test]
    fn columns_stand_group_by_group_and_all_codes_are_different() {
        fn held<C: Copy>(all: &[C], group: fn(C) -> Group, code: fn(C) -> &'static str) {
            let groups = all.iter().map(|it| group(*it) as usize);
            assert!(groups.is_sorted());
            let codes: BTreeSet<_> = all.iter().map(|it| code(*it)).collect();
            assert_eq!(codes.len(), all.len());
        }
        held(&SectorColumn::ALL, SectorColumn::group, SectorColumn::code);
        let of = CommitteeColumn::group;
        held(&CommitteeColumn::ALL, of, CommitteeColumn::code);
        let of = OrganisationColumn::group;
        held(&OrganisationColumn::ALL, of, OrganisationColumn::code);
    }

    #[test]
    fn headings_are_short() {
        let headings = SectorColumn::ALL
            .map(SectorColumn::heading)
            .into_iter()
            .chain(CommitteeColumn::ALL.map(CommitteeColumn::heading))
            .chain(OrganisationColumn::ALL.map(OrganisationColumn::heading));
        for heading in headings {
            assert!(heading.zh.width() <= 6, "{}", heading.zh);
            assert!(heading.en.width() <= 6, "{}", heading.en);
        }
    }
}
