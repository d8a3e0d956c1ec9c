//! What an action on the chosen row comes to: effects for the app, or a menu to choose from.

use super::detail::Thing;
use super::keys::Action;
use super::node::Node;
use super::now::Now;
use super::papers::Paper;
use super::{keys, layout::Pane, remedy};
use crate::desk::form::{FileForms, SubmitForms, UploadForms};
use crate::domain::id::{FormId, MemberId, SectorId};
use crate::domain::record::Kind;
use crate::domain::yearwork::Body;
use crate::rules::Remedy;
use crate::text;
use crate::text::Text;
use crate::tui::app::{Ctx, Effect, Place, Question};
use crate::tui::editors::What;
use crate::tui::screens::parts::menu::{Item, Menu};

/// What a row of a menu stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Pick {
    /// An action of the tables.
    Do(Action),
    /// A record, to choose what is done to it.
    Of(Paper),
    /// An editor.
    Edit(What),
    /// That somebody looked at a record.
    Verify(Paper),
    /// That a record is struck out.
    Strike(Paper),
}

/// What is chosen when an action is taken.
#[derive(Clone, Copy)]
pub(super) struct Chosen<'a> {
    /// The pane whose row it is.
    pub(super) pane: Pane,
    /// The map's node.
    pub(super) node: Node,
    /// What the detail shows.
    pub(super) thing: Thing,
    /// What was entered for it.
    pub(super) papers: &'a [Paper],
    /// What the chosen finding asks for.
    pub(super) remedy: Option<Remedy>,
}

/// What an action comes to.
pub(super) enum Came {
    /// These effects; none when there is nothing to act on.
    Effects(Vec<Effect>),
    /// A menu.
    Menu(Menu<Pick>),
}

impl From<Effect> for Came {
    fn from(effect: Effect) -> Came {
        Came::Effects(vec![effect])
    }
}

impl Chosen<'_> {
    /// What `action` comes to; what moves about on the screen itself comes to nothing here.
    pub(super) fn act(&self, action: Action, now: &Now, ctx: &Ctx<'_>) -> Came {
        let year = ctx.today().year;
        let effect = match action {
            Action::Cure => self.remedy.map(|remedy| remedy::cure(remedy, ctx)),
            Action::Verify => return self.verify(ctx),
            Action::Papers => return self.choose_paper(ctx),
            Action::Add => return Came::Menu(self.additions(now)),
            Action::More => return Came::Menu(self.everything(now)),
            Action::Edit => self.paper().and_then(Paper::edit).map(Effect::Edit),
            Action::End => self.paper().and_then(Paper::end).map(Effect::Edit),
            Action::Strike => self.paper().and_then(|paper| strike(paper, ctx)),
            Action::Assign => match self.node {
                Node::Committee(id) => Some(Effect::Edit(What::AssignSectors(id))),
                Node::Sector(id) => Some(Effect::Edit(What::AssignCommittee(id))),
                Node::All | Node::Unassigned => None,
            },
            Action::AddCommittee => Some(Effect::Edit(What::AddCommittee)),
            Action::AddSector => Some(Effect::Edit(What::AddSector(match self.node {
                Node::Committee(id) => Some(id),
                Node::Sector(id) => ctx
                    .book()
                    .sectors
                    .get(id)
                    .and_then(|it| it.committee_on(ctx.today().date)),
                Node::All | Node::Unassigned => None,
            }))),
            Action::AddMember => Some(Effect::Edit(What::AddMember(self.node.sector()))),
            Action::Elect => self.sector(ctx).map(|id| Effect::Edit(What::Elect(id))),
            Action::AddLiaison => self
                .sector(ctx)
                .map(|id| Effect::Edit(What::AddLiaison(id))),
            Action::AddLeader => Some(self.leader(ctx)),
            Action::AddPlan => self
                .body()
                .map(|body| Effect::Edit(What::AddPlan(body, year))),
            Action::AddSummary => self
                .body()
                .map(|body| Effect::Edit(What::AddSummary(body, year))),
            Action::AddActivity => Some(Effect::Edit(What::AddActivity(self.sector(ctx)))),
            Action::AddOutput => self.sector(ctx).map(|id| Effect::Edit(What::AddOutput(id))),
            Action::AddWorkroom => Some(Effect::Edit(What::AddWorkroom)),
            Action::AddStudy => Some(Effect::Edit(What::AddStudy)),
            Action::AddCircular => Some(Effect::Edit(What::AddCircular(year))),
            Action::BeginForm => Some(Effect::Edit(What::BeginForm(self.member()))),
            Action::Leave => self.member().map(|id| Effect::Edit(What::Leave(id))),
            Action::Replace => self.member().map(|id| Effect::Edit(What::Replace(id))),
            Action::Merge => self.member().map(|id| Effect::Edit(What::Merge(id))),
            Action::AddKeyContact => self
                .member()
                .map(|id| Effect::Edit(What::AddKeyContact(id))),
            Action::EnterWorkroom => self
                .member()
                .map(|id| Effect::Edit(What::EnterWorkroom(id))),
            Action::DesignateFirst => match self.thing {
                Thing::Convenor(id) => {
                    let convenor = ctx.book().convenors.get(id);
                    convenor.map(|it| Effect::Edit(What::MakeFirst(it.sector, id)))
                }
                Thing::Node(_) | Thing::Member(_) | Thing::Form(_) => None,
            },
            Action::Approve => match self.thing {
                Thing::Convenor(id) => Some(Effect::Edit(What::Approve(id))),
                Thing::Node(_) | Thing::Member(_) | Thing::Form(_) => None,
            },
            Action::File => self
                .forms()
                .map(|forms| Effect::Carry(Box::new(FileForms { forms }))),
            Action::Upload => self
                .forms()
                .map(|forms| Effect::Carry(Box::new(UploadForms { forms }))),
            Action::Submit => self
                .forms()
                .map(|forms| Effect::Carry(Box::new(SubmitForms { forms }))),
            Action::Return => self
                .form()
                .map(|form| remedy::cure(Remedy::ReturnForm { form }, ctx)),
            Action::Withdraw => self
                .form()
                .map(|form| remedy::cure(Remedy::WithdrawForm { form }, ctx)),
            Action::Open => self.form().map(|id| Effect::Go(Place::Form(id))),
            Action::Focus(_)
            | Action::Next
            | Action::Previous
            | Action::Back
            | Action::Filter
            | Action::Zoom
            | Action::Copy
            | Action::Show => None,
        };
        Came::Effects(effect.into_iter().collect())
    }

    /// What a row of a menu comes to, when it is no action.
    pub(super) fn picked(&self, pick: Pick, ctx: &Ctx<'_>) -> Came {
        match pick {
            // The caller carries actions out: some move about on the screen.
            Pick::Do(_) => Came::Effects(Vec::new()),
            Pick::Of(paper) => {
                let offers = [
                    paper
                        .edit()
                        .map(|it| (Pick::Edit(it), Text::of("修改", "edit"))),
                    paper
                        .unverified
                        .then(|| (Pick::Verify(paper), Text::of("核实", "verify"))),
                    paper
                        .end()
                        .map(|it| (Pick::Edit(it), Text::of("终止", "end"))),
                    Some((Pick::Strike(paper), Text::of("删除（误录）", "strike out"))),
                ];
                let items = offers.into_iter().flatten();
                let items = items.map(|(pick, label)| Item::new(pick, label)).collect();
                Came::Menu(Menu::new(paper.label(ctx.book(), ctx.today().year), items))
            }
            Pick::Edit(what) => Effect::Edit(what).into(),
            Pick::Verify(paper) => {
                Came::Effects(paper.verify().map(Effect::Carry).into_iter().collect())
            }
            Pick::Strike(paper) => Came::Effects(strike(paper, ctx).into_iter().collect()),
        }
    }

    /// The record that is chosen, as a paper.
    pub(super) fn paper(&self) -> Option<Paper> {
        let (kind, id) = match self.thing {
            Thing::Node(Node::All) => (Kind::Organisation, 0),
            Thing::Node(Node::Unassigned) => return None,
            Thing::Node(Node::Committee(id)) => (Kind::Committee, id.0),
            Thing::Node(Node::Sector(id)) => (Kind::Sector, id.0),
            Thing::Member(id) => (Kind::Member, id.0),
            Thing::Convenor(id) => (Kind::Convenor, id.0),
            Thing::Form(id) => (Kind::RegistrationForm, id.0),
        };
        Some(Paper {
            kind,
            id,
            unverified: false,
        })
    }

    /// The sector for which something would be entered.
    pub(super) fn sector(&self, ctx: &Ctx<'_>) -> Option<SectorId> {
        let book = ctx.book();
        let of_row = match (self.pane, self.thing) {
            (Pane::Roster, Thing::Member(id)) => book
                .members
                .get(id)
                .map(|it| it.sector_on(ctx.today().date)),
            (Pane::Convenors, Thing::Convenor(id)) => book.convenors.get(id).map(|it| it.sector),
            _ => None,
        };
        self.node.sector().or(of_row)
    }

    /// A sector gets one of the leaders there are, or a new one; elsewhere a new one is entered.
    fn leader(&self, ctx: &Ctx<'_>) -> Effect {
        match self.node {
            Node::Sector(sector) => remedy::cure(Remedy::AssignLeader { sector }, ctx),
            Node::All | Node::Committee(_) | Node::Unassigned => {
                Effect::Edit(What::AddLeader(None))
            }
        }
    }

    fn body(&self) -> Option<Body> {
        match self.node {
            Node::Sector(id) => Some(Body::Sector(id)),
            Node::Committee(id) => Some(Body::Committee(id)),
            Node::All | Node::Unassigned => None,
        }
    }

    fn member(&self) -> Option<MemberId> {
        match self.thing {
            Thing::Member(id) => Some(id),
            Thing::Node(_) | Thing::Convenor(_) | Thing::Form(_) => None,
        }
    }

    fn form(&self) -> Option<FormId> {
        match self.thing {
            Thing::Form(id) => Some(id),
            Thing::Node(_) | Thing::Member(_) | Thing::Convenor(_) => None,
        }
    }

    fn forms(&self) -> Option<Vec<FormId>> {
        self.form().map(|id| vec![id])
    }

    /// One record that waits is verified at once; of several one is chosen.
    fn verify(&self, ctx: &Ctx<'_>) -> Came {
        let waiting: Vec<Paper> = self
            .papers
            .iter()
            .copied()
            .filter(|it| it.unverified)
            .collect();
        if let [one] = waiting.as_slice() {
            return Came::Effects(one.verify().map(Effect::Carry).into_iter().collect());
        }
        let title = Text::of("核实哪一项？", "Verify which?");
        Came::Menu(Menu::new(title, self.items(&waiting, ctx, Pick::Verify)))
    }

    fn choose_paper(&self, ctx: &Ctx<'_>) -> Came {
        let title = Text::of("已登记的", "What was entered");
        Came::Menu(Menu::new(title, self.items(self.papers, ctx, Pick::Of)))
    }

    fn items(&self, papers: &[Paper], ctx: &Ctx<'_>, pick: fn(Paper) -> Pick) -> Vec<Item<Pick>> {
        let year = ctx.today().year;
        let items = papers
            .iter()
            .map(|it| Item::new(pick(*it), it.label(ctx.book(), year)));
        items.collect()
    }

    /// What can be entered for the map's node.
    fn additions(&self, now: &Now) -> Menu<Pick> {
        let wanted: &[Action] = match self.node {
            Node::Sector(_) => &[
                Action::Elect,
                Action::AddLiaison,
                Action::AddPlan,
                Action::AddActivity,
                Action::AddSummary,
                Action::AddOutput,
                Action::AddLeader,
                Action::AddMember,
                Action::BeginForm,
            ],
            Node::Committee(_) => &[
                Action::AddSector,
                Action::Assign,
                Action::AddPlan,
                Action::AddSummary,
            ],
            Node::Unassigned => &[Action::AddSector],
            Node::All => &[
                Action::AddCommittee,
                Action::AddSector,
                Action::AddMember,
                Action::AddLeader,
                Action::AddWorkroom,
                Action::AddActivity,
                Action::AddStudy,
                Action::AddCircular,
                Action::BeginForm,
            ],
        };
        let rows = keys::MAP.actions(now);
        // The order is that of the work, not of the table; a digit takes a row at once.
        let items = wanted.iter().zip(1_u8..).filter_map(|(action, n)| {
            let (_, row) = rows.iter().find(|(it, _)| it == action)?;
            let item = Item::new(Pick::Do(*action), row.label.clone());
            Some(item.key(crate::tui::key::Key::char(char::from(b'0' + n))))
        });
        Menu::new(Text::of("新增", "Add"), items.collect())
    }

    /// Everything that can be done to the chosen row, with why it can't be now.
    fn everything(&self, now: &Now) -> Menu<Pick> {
        let general = keys::DESK.actions(now).into_iter().filter(|(action, _)| {
            matches!(
                action,
                Action::Cure | Action::Verify | Action::Papers | Action::Show | Action::Copy
            )
        });
        let own = keys::of(self.pane).actions(now).into_iter();
        let own = own.filter(|(action, _)| *action != Action::Add);
        let items = general.chain(own).map(|(action, row)| Item {
            value: Pick::Do(action),
            key: row.keys.first().copied(),
            label: row.label,
            refused: row.refused,
        });
        // What can be done stands above what can't.
        let (mut can, cannot): (Vec<_>, Vec<_>) = items.partition(|it| it.refused.is_none());
        can.extend(cannot);
        Menu::new(Text::of("操作", "Actions"), can)
    }
}

/// Asks before a record is struck out.
fn strike(paper: Paper, ctx: &Ctx<'_>) -> Option<Effect> {
    let label = paper.label(ctx.book(), ctx.today().year);
    let (zh, en) = (&label.zh, &label.en);
    Some(Effect::Ask(Question::Sure {
        text: text!(
            "{zh}\n误录的记录才删除；不再任职的应登记终止或离任。删除后可按 u 撤销。",
            "{en}\nOnly what was entered by mistake is struck out; who no longer serves leaves or ends. u undoes it."
        ),
        request: paper.strike()?,
    }))
}
