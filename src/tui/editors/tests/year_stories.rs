//! The year's work, the registration forms and the settings, kept by keys on a real store.

use super::*;
use crate::domain::calendar::Year;

#[test]
fn whose_a_record_is_is_chosen_where_it_is_not_known() {
    let mut office = TestStore::filled();
    let id = office.story(&add(Kind::Plan, ()).in_year(YEAR), "教科 Enter");
    let plan = office.book().plans.get(PlanId(id)).unwrap();
    assert_eq!(plan.body, Body::Committee(CommitteeId(1)));
    assert_eq!(plan.title, "2026年工作计划");
    let id = office.story(&add(Kind::Liaison, ()), "教育 Enter Tab 王敏");
    let liaison = office.book().liaisons.get(LiaisonId(id)).unwrap();
    assert_eq!(
        (liaison.sector, liaison.name.as_str()),
        (SectorId(1), "王敏")
    );
    // A member may be another sector's later: the name comes first, as the form has it.
    let id = office.story(&add(Kind::Member, ()), "王新 Tab Tab Tab 教育 Enter");
    let member = office.book().members.get(MemberId(id)).unwrap();
    assert_eq!(member.name, "王新");
    // Nobody's is refused at its field.
    let mut editor = office.open(&add(Kind::Summary, ()).in_year(YEAR));
    office.press(&mut editor, "Ctrl-S");
    assert!(text(&editor).contains("× 必填"), "{}", text(&editor));
}

#[test]
fn the_years_work_is_kept_by_keys() {
    let mut office = TestStore::filled();
    let committee = Body::Committee(CommitteeId(1));
    let id = office.story(&add(Kind::Plan, committee).in_year(YEAR), "");
    let plan = office.book().plans.get(PlanId(id)).unwrap();
    assert_eq!(plan.title, "2026年教科卫体委员会工作计划");
    assert_eq!(
        (plan.made_on, &plan.evidence),
        (Some(date("2026-11-24")), &Evidence::Recorded)
    );
    // The title follows the year, until somebody words it otherwise.
    let id = office.story(
        &add(Kind::Summary, committee).in_year(YEAR),
        "Up 2 0 2 5 Tab Tab Ctrl-U",
    );
    let summary = office.book().summaries.get(SummaryId(id)).unwrap();
    assert_eq!(
        (summary.year, summary.title.as_str()),
        (Year(2025), "2025年教科卫体委员会工作总结")
    );
    assert_eq!(summary.made_on, None);
    office.story(&edit(PlanId(1)), "Tab Tab Tab 柜 Enter 二");
    assert_eq!(office.book().plans.get(PlanId(1)).unwrap().note, "柜\n二");
    office.story(&edit(SummaryId(1)), "Tab X");
    assert_eq!(
        office.book().summaries.get(SummaryId(1)).unwrap().title,
        "2026年教育界工作总结X"
    );

    let id = office.story(
        &add(Kind::Activity, SectorId(1)),
        "读 书 Tab Right Right Right Space Tab Ctrl-U 9 - 1 Tab 馆 Tab Tab Space Tab dsz Enter Tab Right Space",
    );
    let activity = office.book().activities.get(ActivityId(id)).unwrap();
    assert_eq!(
        *activity,
        Activity {
            id: ActivityId(2),
            sectors: vec![SectorId(1)],
            title: "读书".into(),
            kind: ActivityKind::ReadingClub,
            place: "馆".into(),
            // The sector's.
            committee: Some(CommitteeId(1)),
            // All of the sector, and one of another who shares a name with one of them.
            participants: vec![MemberId(1), MemberId(2), MemberId(4), MemberId(3)],
            temporary_branch: TemporaryBranch::Yes,
            ..Activity::on(date("2026-09-01"))
        }
    );
    office.story(&edit(ActivityId(1)), "X");
    assert_eq!(
        office
            .book()
            .activities
            .get(ActivityId(1))
            .unwrap()
            .participants,
        [MemberId(1)]
    );

    let id = office.story(
        &add(Kind::Output, SectorId(1)),
        "信 息 Tab Right Right Space Tab Space Tab Tab lxm Enter",
    );
    let output = office.book().outputs.get(OutputId(id)).unwrap();
    assert_eq!((output.channel, output.collective), (Channel::Brief, false));
    assert_eq!(output.authors, [MemberId(2)]);
    office.story(&edit(OutputId(1)), "jingji Enter");
    assert_eq!(
        office.book().outputs.get(OutputId(1)).unwrap().sector,
        SectorId(2)
    );

    let id = office.story(&add(Kind::Study, ()), "Right Space Tab Tab 一 、");
    let study = office.book().studies.get(StudyId(id)).unwrap();
    assert_eq!(
        (study.body, study.decisions.as_str()),
        (StudyBody::PartyGroup, "一、")
    );
    office.story(&edit(StudyId(1)), "Tab Ctrl-Up");
    assert_eq!(
        office.book().studies.get(StudyId(1)).unwrap().held_on,
        date("2026-06-03")
    );
    let id = office.story(&add(Kind::Circular, ()).in_year(Year(2025)), "");
    let circular = office.book().circulars.get(CircularId(id)).unwrap();
    assert_eq!(circular.title, "2025年委员联系服务界别群众工作情况通报");
    office.story(&edit(CircularId(1)), "Tab X");
    assert_eq!(
        office.book().circulars.get(CircularId(1)).unwrap().title,
        "通报X"
    );
}

#[test]
fn everyone_comes_and_goes_with_one_box() {
    let office = TestStore::filled();
    let mut editor = office.open(&add(Kind::Activity, ()));
    office.press(&mut editor, "Tab Tab Tab Tab jyj Enter Tab Space");
    assert_eq!(editor.form().keys("participants"), ["1", "2", "4"]);
    office.press(&mut editor, "Shift-Tab jjj Enter");
    assert_eq!(editor.form().keys("participants"), ["1", "2", "4", "3"]);
    office.press(&mut editor, "jyj Enter");
    assert_eq!(editor.form().keys("participants"), ["3"]);
    office.press(&mut editor, "Tab Tab lxm Enter Shift-Tab Space");
    assert_eq!(editor.form().keys("participants"), ["2"]);
}

#[test]
fn everyone_is_whoever_served_on_the_day_of_the_activity() {
    let mut office = TestStore::filled();
    let departure = Departure {
        on: date("2026-08-04"),
        reason: String::new(),
    };
    let member = MemberId(4);
    let leave = crate::desk::member::Leave { member, departure };
    office.desk.carry_out(&leave).expect("left");
    let mut editor = office.open(&add(Kind::Activity, ()));
    office.press(&mut editor, "Tab Tab Tab Tab jyj Enter Tab Space");
    assert_eq!(editor.form().keys("participants"), ["1", "2"]);
    office.press(&mut editor, "Shift-Tab Shift-Tab Shift-Tab 2 - 1 Tab");
    assert_eq!(editor.form().keys("participants"), ["1", "2", "4"]);
    office.press(&mut editor, "Shift-Tab 9 - 1 Tab");
    assert_eq!(editor.form().keys("participants"), ["1", "2"]);
}

#[test]
fn forms_are_filled_by_keys() {
    let mut office = TestStore::filled();
    let id = office.story(
        &of(CommandId::BeginForm, ()),
        "zhaom Enter Tab Tab Tab Tab Space Right Space Tab 走 访 Enter 二 户",
    );
    let form = office.book().forms.get(FormId(id)).unwrap();
    assert_eq!(
        (form.status(), form.sheet.member),
        (Status::Submitted, MemberId(4))
    );
    assert_eq!(form.sheet.employer, "市教育局局长");
    assert_eq!(
        (form.sheet.sector, form.sheet.filled_on),
        (SectorId(1), Some(date("2026-11-24")))
    );
    assert_eq!(form.sheet.account, "走访\n二户");
    assert!(
        form.sheet
            .ways
            .iter()
            .eq(&[ContactWay::Reception, ContactWay::Visit])
    );
    // Unticked, an incomplete form is kept as a draft.
    let id = office.story(&of(CommandId::BeginForm, MemberId(2)), "Tab Tab Space");
    assert_eq!(
        office.book().forms.get(FormId(id)).unwrap().status(),
        Status::Draft
    );

    let mut editor = office.open(&edit(FormId(1)));
    assert!(text(&editor).contains("请补充时间地点"));
    office
        .save(&mut editor, "Tab Tab Tab Tab ， 1 1 月 在 社 区")
        .expect("corrected");
    let form = office.book().forms.get(FormId(1)).unwrap();
    assert_eq!(form.status(), Status::Submitted);
    assert_eq!(form.sheet.account, "走访6户，11月在社区");
    // A submitted form stays so.
    let editor = office.open(&edit(FormId(4)));
    assert!(editor.form().editor("submit").is_none());
    office.story(&edit(FormId(4)), "Tab Tab X");
    let form = office.book().forms.get(FormId(4)).unwrap();
    assert_eq!(
        (form.status(), form.sheet.employer.as_str()),
        (Status::Submitted, "市教育局局长X")
    );
}

#[test]
fn sector_and_employer_follow_the_member_until_touched() {
    let office = TestStore::filled();
    let mut editor = office.open(&of(CommandId::BeginForm, ()));
    let values = |editor: &RecordEditor| {
        let form = editor.form();
        (
            form.key("sector").unwrap_or_default(),
            form.text("employer"),
        )
    };
    office.press(&mut editor, "lxm Enter");
    assert_eq!(values(&editor), ("1".into(), "湖南城市学院教授".into()));
    office.press(&mut editor, "ww Down Enter");
    assert_eq!(values(&editor), ("2".into(), "某公司董事长".into()));
    office.press(&mut editor, "Tab Tab Tab End X Up Up Up lxm Enter");
    assert_eq!(values(&editor), ("1".into(), "某公司董事长X".into()));
}

#[test]
fn the_organisation_and_its_settings_are_kept_by_keys() {
    let mut office = TestStore::filled();
    office.story(
        &edit(OnlyId::ONLY),
        "X Tab Ctrl-U 8 Tab Tab 2 0 3 1 - 1 2 - 3 1",
    );
    let organisation = office.book().organisation().unwrap();
    assert_eq!(
        (organisation.name.as_str(), organisation.term.number),
        ("政协某市委员会X", 8)
    );
    assert_eq!(organisation.term.until, Some(date("2031-12-31")));
    office.story(&setting("plan-due"), "Ctrl-U 0 4 - 1 5");
    office.story(&setting("verified-only"), "Space");
    office.story(
        &setting("holidays"),
        "2 0 2 6 - 1 0 - 0 1 Enter 2 0 2 6 - 1 0 - 0 2",
    );
    let settings = office.book().settings();
    assert_eq!(settings.plan_due.to_string(), "04-15");
    assert!(settings.verified_only);
    assert_eq!(settings.calendar.holidays.len(), 2);
    let before = settings.sector_aliases.len();
    office.story(&setting("sector-aliases"), "Enter 教 工 = 教 育 界");
    assert_eq!(office.book().settings().sector_aliases.len(), before + 1);
    for each in crate::domain::settings::SETTINGS {
        office.open(&setting(each.key));
    }
    let mut editor = office.open(&setting("filing-days"));
    let refused = office.save(&mut editor, "Ctrl-U 0");
    assert!(matches!(refused, Err(Refusal::Fields(_))));
    assert!(
        text(&editor).contains("× filing-days 不能设为“0”"),
        "{}",
        text(&editor)
    );
}

#[test]
fn a_training_is_kept_by_keys_with_who_was_excused_and_why() {
    let mut office = TestStore::filled();
    let id = office.story(
        &add(Kind::Training, SectorId(1)),
        "培 训 Tab Right Space Tab Ctrl-U 4 - 2 Tab 4 - 3 Tab 馆 Tab Space Tab Right Space Tab Tab wang Enter Tab lxm Enter dsz Enter Tab 出 差 Up End 病 假 Tab 注",
    );
    let training = office.book().trainings.get(TrainingId(id)).unwrap();
    assert_eq!(
        (training.title.as_str(), training.kind),
        ("培训", Some(TrainingKind::Duty))
    );
    assert_eq!(
        (training.held_on, training.until, training.place.as_str()),
        (date("2026-04-02"), Some(date("2026-04-03")), "馆")
    );
    assert_eq!(
        (training.out_of_town, training.temporary_branch),
        (true, TemporaryBranch::Yes)
    );
    assert_eq!(training.sectors, [SectorId(1)]);
    let excused: Vec<_> = training.excused.iter().collect();
    assert_eq!(excused.len(), 2, "{excused:?}");
    assert_eq!(
        (excused[0].member, excused[0].reason.as_str()),
        (MemberId(2), "病假")
    );
    assert_eq!(excused[1].reason, "出差");
    assert_eq!(training.note, "注");
    // What is there is shown as it was written, and stays.
    let mut editor = office.open(&edit(TrainingId(1)));
    let text = |editor: &RecordEditor| editor.form().text("excused.reason");
    assert_eq!(text(&editor), "李小明：出差");
    office.press(&mut editor, "Tab Tab Tab Tab Tab Tab Tab Tab Tab");
    office.press(&mut editor, "dsz Enter");
    assert_eq!(text(&editor).lines().count(), 2, "{}", text(&editor));
    office.press(&mut editor, "lxm Enter Tab");
    assert!(!text(&editor).contains("出差"), "{}", text(&editor));
    // A line about nobody is refused.
    office.press(&mut editor, "Enter 某 人 ： 事 假");
    office.press(&mut editor, "Ctrl-S");
    let shown = drawn(&editor, 100, 40, Locale::Zh).text;
    assert!(shown.contains("“某人”不在“请假委员”里"), "{shown}");
}

#[test]
fn an_opinion_goes_its_way_by_keys() {
    use crate::domain::opinion::{AnswerClass, OpinionState};
    let mut office = TestStore::filled();
    let id = OpinionId(1);
    let state = |office: &TestStore| office.book().opinions.get(id).expect("there").state();
    office.story(&of(CommandId::AssignOpinion, id), "市 教 育 局");
    assert_eq!(state(&office), OpinionState::Assigned);
    office.story(
        &of(CommandId::SendOpinionBack, id),
        "Tab Tab 不 属 本 单 位",
    );
    assert_eq!(state(&office), OpinionState::Received);
    office.story(&of(CommandId::AssignOpinion, id), "市 住 建 局");
    office.story(
        &of(CommandId::AnswerOpinion, id),
        "Right Space Tab 正 在 建 Tab Space Tab 2 0 2 6 - 1 2 - 3 1",
    );
    let opinion = office.book().opinions.get(id).expect("there");
    assert_eq!(opinion.state(), OpinionState::Promised);
    let answer = &opinion.answers[0];
    assert_eq!(
        (answer.class, answer.promise.map(|it| it.by)),
        (AnswerClass::InProgress, Some(date("2026-12-31")))
    );
    office.story(&of(CommandId::KeepPromise, id), "Tab 已 交 付");
    let opinion = office.book().opinions.get(id).expect("there");
    assert_eq!(
        opinion.closed.as_ref().map(|it| it.how.as_str()),
        Some("已交付")
    );
    // One key draws another from a form.
    office.story(&of(CommandId::DrawOpinion, FormId(2)), "");
    let drawn = office.book().opinions.iter().last().expect("entered");
    assert_eq!((drawn.form, drawn.reporter), (Some(FormId(2)), MemberId(2)));
}
