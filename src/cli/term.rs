//! `jiebie term`: a new term begins with the list of its members; and the terms that there were.

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use super::dates::Day;
use super::failure::{Exit, Failure};
use super::help::say;
use super::import::{files, report, value};
use super::init::parse_term;
use super::shell::Shell;
use super::table::Table;
use crate::desk::Done;
use crate::desk::import::{Answer, Answers, Asks, BeginTerm, Import, Moves, NewTerm, Seat};
use crate::domain::organisation::Term as Days;
use crate::text;
use crate::text::{Locale, Text};

/// How many of a group are named; the JSON has all.
const NAMED: usize = 60;

/// Terms of the organisation.
#[derive(Debug, Args)]
#[command(about = say("换届，查看历届", "Begin a term; show the terms that there were"))]
pub(super) struct Term {
    #[command(subcommand)]
    act: TermCommand,
}

#[derive(Debug, Subcommand)]
enum TermCommand {
    #[command(
        about = say("换届：按新一届委员名单登记连任、离任和新任", "Begin a new term with the list of its members: who is re-appointed, who left, who is new"),
        after_help = say(
            "示例：jiebie term begin 第八届名单.docx --number 8 --from 2027-1-8 --dry-run\n名单的格式与 jiebie import 相同，须是全体委员；有存疑的一概不写入。名单上没有的委员在上届最后一天离任，其联系对象可用\njiebie member hand-over 移交。召集人、联系领导、专委会主任的任职随上届终止；界别、专委会、联络员、工作室、意见建议、承诺和督办问题延续。",
            "Example: jiebie term begin roster8.docx --number 8 --from 2027-1-8 --dry-run\nThe list is read as by jiebie import, and has all members; while anything in it is doubtful nothing is written. Who is not\nin it left on the last day of the term before; jiebie member hand-over gives the key contacts to others. Convenors', leaders' and\ndirectors' charges end with the term before; sectors, committees, liaisons, workrooms, opinions, promises and problems go on.",
        ),
    )]
    Begin(Begin),
    #[command(about = say("列出历届", "List the terms"))]
    List,
}

#[derive(Debug, Args)]
struct Begin {
    #[arg(value_name = "FILE", required = true, help = say("新一届委员名单，可给多个文件", "The list of the new term's members; may be several files"))]
    files: Vec<String>,
    #[arg(long, value_name = "TERM", value_parser = parse_term, help = say("第几届", "Which term it is"))]
    number: u16,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("新一届的第一天", "The first day of the new term"))]
    from: Day,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("新一届的届满日（已知时）", "Its last day, once known"))]
    until: Option<Day>,
    #[arg(long, value_name = "DATE", value_parser = Day::typed, help = say("上届的最后一天（默认：已登记的届满日，否则新一届第一天的前一天）", "The last day of the term before (default: the one that is recorded, else the day before the new one begins)"))]
    ended: Option<Day>,
    #[arg(long, value_name = "ID", num_args = 1.., help = say("名单中同名的就是这些编号的委员（连任）", "Who of one name in the list is the member of this ID, re-appointed"))]
    again: Vec<u64>,
    #[arg(long, value_name = "NAME", num_args = 1.., help = say("名单中同名的不是原委员，而是新任", "Who of this name in the list is somebody new"))]
    newcomer: Vec<String>,
    #[arg(long, help = say("新建库中没有的界别和专委会", "Create sectors and committees that the store lacks"))]
    create_sectors: bool,
    #[arg(long, help = say("只演练：列出连任、离任、新任三类，不写入", "Rehearse: list the three groups, and write nothing"))]
    dry_run: bool,
}

impl Term {
    pub(super) fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        match self.act {
            TermCommand::Begin(it) => it.run(shell),
            TermCommand::List => list(shell),
        }
    }
}

impl Begin {
    fn run(self, shell: &mut Shell) -> Result<Exit, Failure> {
        let read = files::read(&self.files, None, false)?;
        shell.reads(self.files.iter().map(String::as_str))?;
        let mut desk = shell.desk()?;
        let today = desk.today().date;
        let on = |day: Option<Day>| day.map(|it| it.on(today)).transpose();
        let mut request = BeginTerm {
            term: Days {
                number: self.number,
                from: self.from.on(today)?,
                until: on(self.until)?,
            },
            ended: on(self.ended)?,
            roster: Import {
                files: read.into_iter().map(|it| it.source).collect(),
                accept_partial: false,
                create_sectors: self.create_sectors,
                moves: Moves::default(),
                answers: Answers::default(),
            },
        };
        if !(self.again.is_empty() && self.newcomer.is_empty()) {
            let asked = desk.rehearse(&request)?.value.outcome.questions;
            for question in asked {
                let Asks::Who { candidates, .. } = &question.asks else {
                    continue;
                };
                let again = candidates.iter().find(|id| self.again.contains(&id.0));
                let answer = match again {
                    Some(id) => Answer::Member(*id),
                    None if self.newcomer.contains(&question.value) => Answer::NewMember,
                    None => continue,
                };
                request.roster.answers.give(&question, answer);
            }
        }
        let done = match self.dry_run {
            true => desk.rehearse(&request)?,
            false => desk.carry_out(&request)?,
        };
        if shell.json {
            let value = json_of(&done, &request, self.dry_run, shell);
            shell.out.json(&value)?;
        } else {
            tell(&done, &request, self.dry_run, shell)?;
        }
        Ok(match done.value.outcome.rejections() {
            0 => Exit::Clean,
            _ => Exit::Findings,
        })
    }
}

/// As `docs/json.md` describes it.
fn json_of(done: &Done<NewTerm>, request: &BeginTerm, dry_run: bool, shell: &Shell) -> Value {
    let it = &done.value;
    let seq = done.seq.map(|seq| seq.0).filter(|_| !dry_run);
    let files = done.value.outcome.files.iter();
    // A number that is only rehearsed may be another in the end.
    let new = it.new.iter().map(|it| match dry_run {
        true => json!({ "id": null, "name": it.name, "sector": it.is }),
        false => json!({ "id": it.member, "name": it.name, "sector": it.is }),
    });
    let again = it.again.iter().map(|it| {
        let was = it.was.as_ref().filter(|_| it.moved());
        json!({ "id": it.member, "name": it.name, "sector": it.is, "was": was })
    });
    let left = it.left.iter().map(
        |it| json!({ "id": it.member, "name": it.name, "sector": it.was, "contacts": it.contacts }),
    );
    let charges = done.value.charges;
    json!({
        "dry_run": dry_run,
        "written": seq.is_some(),
        "seq": seq,
        "term": request.term,
        "again": again.collect::<Vec<_>>(),
        "left": left.collect::<Vec<_>>(),
        "new": new.collect::<Vec<_>>(),
        "ended": {
            "convenors": charges.convenors,
            "leaders": charges.leaders,
            "coordinators": charges.coordinators,
        },
        "files": files.map(|it| value::of_file(it, shell.locale)).collect::<Vec<_>>(),
    })
}

/// The three groups, what ended, and what is to be seen to.
fn tell(
    done: &Done<NewTerm>,
    request: &BeginTerm,
    dry_run: bool,
    shell: &mut Shell,
) -> Result<(), Failure> {
    let it = &done.value;
    let mut lines = Vec::new();
    for file in &done.value.outcome.files {
        report::summary(file, &mut lines);
    }
    let moved = it.again.iter().filter(|it| it.moved()).count();
    let (again, left, new) = (it.again.len(), it.left.len(), it.new.len());
    lines.push(text!(
        "连任 {again} 名，其中 {moved} 名调整界别：",
        "Re-appointed: {again}, of whom {moved} in another sector:"
    ));
    people(&it.again, &mut lines, |it| match it.moved() {
        true => format!("{} → {}", sector(&it.was), sector(&it.is)),
        false => sector(&it.is).to_owned(),
    });
    lines.push(text!("离任 {left} 名：", "Left: {left}:"));
    people(&it.left, &mut lines, |it| sector(&it.was).to_owned());
    lines.push(text!("新任 {new} 名：", "New: {new}:"));
    people(&it.new, &mut lines, |it| sector(&it.is).to_owned());
    let charges = done.value.charges;
    let (convenors, leaders, directors) =
        (charges.convenors, charges.leaders, charges.coordinators);
    lines.push(text!(
        "随上届终止：召集人 {convenors}，联系领导 {leaders}，专委会主任 {directors}；请登记新一届的。",
        "Ended with the term before: convenors {convenors}, leaders {leaders}, directors {directors}; enter those of the new one."
    ));
    let keepers: Vec<&Seat> = it.left.iter().filter(|it| it.contacts > 0).collect();
    if !keepers.is_empty() {
        let contacts: usize = keepers.iter().map(|it| it.contacts).sum();
        let names = |locale: Locale| {
            let all = keepers.iter().map(|it| {
                let count = locale.in_brackets(&it.contacts.to_string());
                format!("{}#{}{count}", it.name, it.member)
            });
            all.collect::<Vec<_>>().join(locale.between())
        };
        let (zh, en) = (names(Locale::Zh), names(Locale::En));
        lines.push(text!(
            "离任委员的重点联系对象 {contacts} 名，可移交（jiebie member hand-over 原委员 --to 委员）：{zh}",
            "Key contacts of those who left: {contacts}; hand them over (jiebie member hand-over WHO --to MEMBER): {en}"
        ));
    }
    lines.push(ending(done, request, dry_run));
    for line in &lines {
        shell.tell(line)?;
    }
    Ok(())
}

fn sector(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("—")
}

fn people(all: &[Seat], lines: &mut Vec<Text>, beside: impl Fn(&Seat) -> String) {
    for it in all.iter().take(NAMED) {
        let (name, beside) = (&it.name, beside(it));
        lines.push(text!("    {name}  {beside}", "    {name}  {beside}"));
    }
    let more = all.len().saturating_sub(NAMED);
    if more > 0 {
        lines.push(text!(
            "    另有 {more} 名，见 --json。",
            "    and {more} more; --json has them all."
        ));
    }
}

fn ending(done: &Done<NewTerm>, request: &BeginTerm, dry_run: bool) -> Text {
    let (term, number) = (request.term.in_words(), request.term.number);
    let rejected = done.value.outcome.rejections();
    if rejected > 0 {
        return text!(
            "没有写入：有 {rejected} 项存疑。请改正名单，或用 --again、--newcomer 写明是连任还是新任。",
            "Nothing was written: {rejected} doubtful. Correct the list, or say who is re-appointed (--again) or somebody new (--newcomer)."
        );
    }
    match done.seq.map(|seq| seq.0).filter(|_| !dry_run) {
        Some(seq) => text!(
            "{term}已开始（日志第 {seq} 条）。",
            "Term {number} has begun (journal entry {seq})."
        ),
        None => text!(
            "演练：{term}没有写入。",
            "A rehearsal of term {number}; nothing was written."
        ),
    }
}

fn list(shell: &mut Shell) -> Result<Exit, Failure> {
    let desk = shell.desk()?;
    let book = desk.book();
    let terms: Vec<Days> = book
        .organisation()
        .map_or_else(Vec::new, |it| it.terms().collect());
    let counted = |term: &Days| {
        let served = book.members.iter().map(|it| book.terms_of(it));
        let of = served.filter(|all| all.iter().any(|it| it.number == term.number));
        let of: Vec<Vec<Days>> = of.collect();
        let before = |all: &&Vec<Days>| all.iter().any(|it| it.number < term.number);
        (of.len(), of.iter().filter(before).count())
    };
    if shell.json {
        let all = terms.iter().map(|term| {
            let (members, again) = counted(term);
            json!({
                "number": term.number,
                "from": term.from,
                "until": term.until,
                "members": members,
                "again": again,
            })
        });
        let all: Vec<Value> = all.collect();
        shell.out.json(&Value::from(all))?;
        return Ok(Exit::Clean);
    }
    let heads = [
        Text::of("届次", "TERM"),
        Text::of("开始", "FROM"),
        Text::of("结束", "UNTIL"),
        Text::of("委员", "MEMBERS"),
        Text::of("连任", "AGAIN"),
    ];
    let mut table = Table::new(&heads, shell.locale);
    for term in &terms {
        let (members, again) = counted(term);
        let number = term.number;
        let named = text!("第{number}届", "{number}");
        table.row([
            named.say(shell.locale).to_owned(),
            term.from.to_string(),
            term.until.map_or(String::new(), |it| it.to_string()),
            members.to_string(),
            again.to_string(),
        ]);
    }
    table.print(&mut shell.out)?;
    Ok(Exit::Clean)
}
