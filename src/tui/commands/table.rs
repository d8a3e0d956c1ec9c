//! The rows.

use super::command::Command;
use super::{assessment, forms, opinions, people, records, reminders, sittings};
use crate::domain::command::{CommandId, is_struck_out};
use crate::domain::record::Kind;
use crate::domain::settings::SETTINGS;
use crate::domain::verb::Verb;
use crate::text;
use crate::text::Text;
use crate::tui::keymap::Group;

/// The menus of these kinds.
macro_rules! of {
    ($($kind:ident)*) => {
        |kind| {
            let kinds: &[Kind] = &[$(Kind::$kind),*];
            kinds.contains(&kind)
        }
    };
}

macro_rules! rows {
    ($($id:ident, $group:ident, $target:expr, $zh:literal / $en:literal, $help_zh:literal, $help_en:literal, $plan:expr;)*) => {
        /// The row of a command.
        pub(super) fn row(id: CommandId) -> Command {
            match id {
                CommandId::Add(kind) => added(id, kind),
                CommandId::Set(n) => setting(id, n),
                CommandId::Alike(_) => alike(id),
                $(CommandId::$id => Command {
                    id,
                    title: Text::of($zh, $en),
                    help: Text::of($help_zh, $help_en),
                    group: Group::$group,
                    target: $target,
                    plan: $plan,
                },)*
            }
        }
    };
}

#[rustfmt::skip]
rows! {
    Edit, Edit, is_edited,
        "修改" / "edit", "修改所选的记录；登记表备案后不能再改。", "Edit the chosen record; a form only until it is filed.", records::edit;
    ChangeField, Edit, of![],
        "逐条改同一项" / "one field", "把标记的各条记录的某一项改成同一内容：一次办理，可整批撤销。", "Change one field of all marked records alike: one act, taken back as a whole.", records::change_field;
    End, Edit, Kind::is_ending,
        "终止" / "end", "终止任职或联系，记录保留；有标记时终止全部标记的。", "End an appointment or a contact, or all marked ones; the records stay.", records::end;
    Remove, Edit, is_struck_out,
        "删除" / "strike out", "删除误录的记录；有标记时删除全部标记的。", "Strike out a record entered by mistake, or all marked ones.", records::remove;
    Verify, Act, may_be_verified,
        "核实" / "verify", "核实已登记、只差核实的计划、活动、总结、成果等。", "Verify what was entered and only lacks that: plan, activity, summary, output.", records::verify;
    Records, Edit, of![Organisation Committee Sector Member],
        "改登记" / "records", "修改、终止或删除已登记的联络员、计划、活动、联系对象等。", "Change, end or strike out what was entered: liaisons, plans, activities, key contacts.", records::records;
    NameCoordinator, Edit, of![Committee],
        "总协调人" / "coordinator", "登记专委会的总协调人。", "Name the committee's coordinator.", people::of_committee;
    SetPartyOrganisation, Edit, of![Committee],
        "党组织" / "Party body", "登记专委会的党组织。", "Enter the committee's Party organisation.", people::of_committee;
    AssignSectors, Edit, of![Committee],
        "分配" / "assign", "明确专委会联系哪些界别，或界别由哪个专委会联系。", "Say which sectors the committee looks after, or which committee the sector has.", people::assign;
    AssignCommittee, Edit, of![Sector],
        "联系专委会" / "committee", "明确界别由哪个专委会联系。", "Say which committee looks after the sector.", people::assign;
    SplitSector, Edit, of![Sector],
        "分设" / "split", "界别分设：部分委员自某日起另成一个界别。", "Split the sector: some members become one of their own.", people::of_sector;
    MergeSectors, Edit, of![Sector],
        "合并界别" / "merge sectors", "界别合并：自某日起与其他界别并为一个。", "Merge the sector with others into one.", people::of_sector;
    Rename, Edit, of![Committee Sector],
        "更名" / "rename", "界别或专委会自某日起更名，此前仍用原名。", "Rename the sector or the committee from a day on.", people::rename;
    DissolveCommittee, Edit, of![Committee],
        "撤销专委会" / "dissolve", "撤销专委会，所联系的界别转给另一专委会。", "Dissolve the committee: its sectors go over to another.", people::of_committee;
    EnterWorkroom, Edit, of![Member],
        "入驻" / "workroom", "登记委员入驻的线下工作室；有标记时全部入驻。", "Enter the member, or all marked ones, into an offline workroom.", people::enter_workroom;
    Leave, Edit, of![Member],
        "离任" / "leave", "登记委员届中离任。", "Record that the member leaves in mid-term.", people::leave;
    Replace, Edit, of![Member],
        "替换" / "replace", "登记接替该委员的人选。", "Record who takes over the member's seat.", people::of_member;
    HandOver, Edit, of![Member],
        "移交联系对象" / "hand over", "把该委员的重点联系对象移交给继任者；选继任者的，接手原委员的。", "Hand the member's key contacts over to the successor; of a successor, take those of the predecessor over.", people::hand_over;
    Files, Edit, Kind::has_files,
        "附件" / "files", "列出附件，附上、取下或取出；登记表列出原件。", "List the files of a record: attach, detach, write out; of a form its original.", records::files;
    EraseContact, Act, of![KeyContact],
        "清除个人信息" / "erase", "应本人要求清除重点联系对象的姓名、单位、电话和谈话内容；不能撤销。", "Erase the contact's name, employer, phone and what was said, at that person's wish; it can't be undone.", people::erase_contact;
    Merge, Edit, of![Member],
        "合并" / "merge", "把同一人重复登记的另一条记录并入该委员。", "Merge a second record of the same person into this member.", people::of_member;
    ElectConvenor, Edit, of![Sector],
        "推选召集人" / "elect", "登记界别推选的召集人。", "Record a convenor elected by the sector.", people::elect;
    DesignateFirst, Act, of![Convenor Sector],
        "定为第一" / "make first", "明确为第一召集人。", "Designate as the first convenor.", people::designate_first;
    RecordApproval, Act, of![Convenor],
        "审定" / "approval", "登记主席会议审定；有标记时登记全部标记的。", "Record the council's approval of the convenor, or of all marked ones.", people::approve;
    ApproveInSitting, Act, of![CouncilSitting],
        "审定召集人" / "approve", "登记这次主席会议审定的召集人，当日待审定的一次办理。", "Record whom this sitting of the council approved: all who wait at once.", sittings::approve;
    AwardInSitting, Act, of![CouncilSitting],
        "评定优秀" / "prizes", "登记这次主席会议评定的优秀界别和召集人，待评定的一次办理。", "Record which prizes this sitting of the council decided on: all that wait at once.", sittings::award;
    SolveProblem, Act, of![Problem],
        "已解决" / "solved", "登记督办问题何时、怎样解决。", "Record when and how the problem was solved.", sittings::solve;
    Assess, Act, of![PointsTable],
        "考核计分" / "assess", "按计分表为全体考核对象计分。", "Make the sheets of all by a table of points.", assessment::assess;
    ConfirmSheet, Act, of![AssessmentSheet],
        "确认" / "confirm", "确认考核表属实，此后不再重算；有标记时确认全部标记的，申诉未答复的除外。", "Confirm that the sheet holds, or all marked ones but those with an open appeal; it stays as it is from then on.", assessment::confirm;
    ExampleTable, Edit, of![],
        "示例计分表" / "example table", "登记随程序附带的委员计分表示例，供修改。", "Enter the example of a table of points for members, to be changed.", assessment::example;
    AssignLeader, Edit, of![Sector],
        "联系领导" / "leader", "明确联系界别的主席会议成员。", "Say which leader keeps contact with the sector.", people::assign_leader;
    EditKeyContacts, Edit, of![Member],
        "调整联系对象" / "key contacts", "登记一名重点联系对象；超过上限时先终止一名。", "Enter a key contact; where there are too many, end one.", people::edit_key_contacts;
    EndKeyContact, Edit, of![Member],
        "终止联系" / "end contact", "终止该委员的一名重点联系对象。", "End one of the member's key contacts.", people::end_key_contact;
    DrawOpinion, Edit, of![RegistrationForm],
        "提取意见" / "draw opinion", "从登记表提取一条意见建议。", "Enter an opinion that the form has in it.", opinions::draw;
    AssignOpinion, Act, of![Opinion],
        "交办" / "assign", "把意见建议交有关单位办理。", "Give the opinion to a unit.", opinions::assign;
    SendOpinionBack, Act, of![Opinion],
        "退办" / "sent back", "登记承办单位退回，须写明原因；之后重新交办。", "Record that a unit sent the opinion back, with the reason; then assign it anew.", opinions::send_back;
    ConvertOpinion, Act, of![Opinion],
        "转化" / "convert", "登记意见建议转化成的提案、信息、微建议等成果。", "Record the output that the opinion became.", opinions::convert;
    AnswerOpinion, Act, of![Opinion],
        "答复" / "answer", "登记答复情况；B、C 类写明承诺时限。", "Record the answer; of class B or C with the day that it promises.", opinions::answer;
    JudgeAnswer, Act, of![Opinion],
        "满意情况" / "satisfied?", "登记反映人是否满意；不满意的须再次答复，已办结的重新办理。", "Record whether the answer satisfies; if not there is to be another, also of one that was closed.", opinions::judge;
    KeepPromise, Act, of![Opinion],
        "兑现" / "promise kept", "登记承诺已经兑现，意见建议随之办结。", "Record that the promise was kept; that closes the opinion.", opinions::keep_promise;
    CloseOpinion, Act, of![Opinion],
        "办结" / "close", "办结已经答复的意见建议。", "Close an opinion that was answered.", opinions::close;
    BeginForm, Edit, of![Member],
        "填登记表" / "new form", "填写一份登记表。", "Begin a registration form.", forms::begin;
    FileForm, Act, of![RegistrationForm],
        "备案" / "file", "将登记表备案；有标记时办理全部标记的。", "File the form, or all marked ones.", forms::file;
    ReturnForm, Act, of![RegistrationForm],
        "退回" / "return", "退回登记表并写明理由；有标记时退回全部标记的。", "Send the form back with a reason, or all marked ones.", forms::send_back;
    UploadForm, Act, of![RegistrationForm],
        "已上传" / "uploaded", "标记为已上传政协云；有标记时办理全部标记的。", "Mark the form, or all marked ones, as uploaded to CPPCC Cloud.", forms::upload;
    SubmitForm, Act, of![RegistrationForm],
        "提交" / "submit", "提交草稿或退回后改好的登记表；有标记时提交全部标记的。", "Hand in a draft or a returned form, or all marked ones.", forms::submit;
    WithdrawForm, Act, of![RegistrationForm],
        "撤回" / "withdraw", "撤回尚未上传的登记表；有标记时撤回全部标记的。", "Take a form back that is not uploaded, or all marked ones.", forms::withdraw;
    PutBackForm, Act, of![RegistrationForm],
        "撤销备案" / "put back", "撤销误办的备案，须写明理由；有标记时办理全部标记的。", "Put back a form that was filed by mistake, with a reason, or all marked ones.", forms::put_back;
    ResumeForm, Act, of![RegistrationForm],
        "恢复" / "take up", "把归档中已撤回的登记表恢复为草稿，经办记录保留。", "Take a withdrawn form of the archive up again as a draft, with its history.", forms::resume;
    Remind, Act, of![Organisation Committee Sector Member Convenor RegistrationForm KeyContact Opinion Department Workroom Plan PlanItem Problem CouncilSitting],
        "催办" / "remind", "到催办：所选的到期、逾期事项该提醒谁、提醒过没有，和可复制的文字。", "Go to the reminders of what is chosen or marked: whom, when last, and a text to be sent.", reminders::remind_all;
    ShowForm, View, of![],
        "到登记表" / "open form", "到登记表界面办理这一份。", "Open the form on its own screen.", forms::show;
    ShowMember, View, of![RegistrationForm],
        "看委员" / "member", "打开填表委员的履职档案。", "Open the dossier of the form's member.", forms::show_member;
    ShowRecords, View, of![Organisation Committee Sector Member],
        "列出登记" / "list records", "到全部登记，只列所选专委会、界别或委员的。", "List all that is entered for the chosen committee, sector or member.", records::show;
}

fn is_edited(kind: Kind) -> bool {
    kind != Kind::Settings
}

/// Of what has records entered for it, one of these is chosen.
fn may_be_verified(kind: Kind) -> bool {
    use Kind::{Committee, Member, Organisation, Sector};
    kind.is_evident() || matches!(kind, Organisation | Committee | Sector | Member)
}

fn added(id: CommandId, kind: Kind) -> Command {
    let title = kind.title();
    let (zh, en) = (&title.zh, &title.en);
    let a = if en.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    Command {
        id,
        title: Verb::Add(kind).title(),
        help: text!("登记{zh}。", "Enter {a} {en}."),
        group: Group::Edit,
        target: of![],
        plan: records::add,
    }
}

fn alike(id: CommandId) -> Command {
    Command {
        id,
        plan: records::change_alike,
        ..row(CommandId::ChangeField)
    }
}

fn setting(id: CommandId, n: u8) -> Command {
    let setting = SETTINGS.get(usize::from(n));
    let title = setting.map_or(Text::of("设置", "setting"), |it| it.title.clone());
    Command {
        id,
        title,
        help: Verb::ChangeSetting.title(),
        group: Group::Edit,
        target: of![Settings],
        plan: records::set,
    }
}
