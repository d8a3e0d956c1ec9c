//! What nobody is scored or ranked by: the State Council's measures for government mobile applications of January 2026
//! forbid log-ins, check-ins, likes, votes, reposts and minutes of study as criteria. It is found however it is
//! written: with blanks, or the measure before what is counted.

/// Words that can mean nothing else.
const ALONE: &[&str] = &["登录", "签到", "打卡", "点赞", "活跃度", "日活"];

/// Words that are meant so only beside one of the others, on either side.
const BESIDE: &[(&[&str], &[&str])] = &[
    (
        &["登陆"],
        &["次", "天数", "率", "平台", "系统", "客户端", "APP"],
    ),
    (&["下载", "安装"], &["量", "数", "次", "率"]),
    (
        &["阅读", "浏览", "点击"],
        &["量", "数", "率", "次数", "时长"],
    ),
    (&["学习", "观看", "使用", "停留"], &["时长", "分钟"]),
    (&["在线"], &["时长", "时间", "天数", "率"]),
    (&["积分", "学习强国"], &["排名", "排行", "得分"]),
    (&["学习强国"], &["积分"]),
];

/// Words that are meant so unless one of the others stands beside them: papers are passed on and councils vote.
const UNLESS: &[(&str, &[&str])] = &[
    ("转发", &["文件", "通知", "公文", "文电", "来文"]),
    ("投票", &["表决", "选举", "推选", "无记名"]),
];

/// What makes it the forbidden thing after all.
const ONLINE: &[&str] = &[
    "微信",
    "微博",
    "公众号",
    "朋友圈",
    "链接",
    "网络",
    "网上",
    "线上",
];

/// That it is said not to be counted.
const NOT: &[&str] = &["不计", "不含", "不以", "不得", "禁止"];

/// So far apart two words still stand beside each other.
const NEAR: usize = 6;

/// The word by which a text scores what may not be scored.
#[must_use]
pub(super) fn forbidden(text: &str) -> Option<&'static str> {
    // However it is parted, and whichever letters: “点 赞”, “app”.
    let text: String = text
        .chars()
        .filter(|c| c.is_alphanumeric())
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let found = |word: &&&'static str| around(&text, word).any(|(before, _)| !denied(before));
    let alone = ALONE.iter().find(found);
    let beside = || {
        BESIDE.iter().find_map(|(words, measures)| {
            words.iter().find(|word| {
                around(&text, word).any(|(before, after)| {
                    let near = |it: &&str| before.contains(*it) || after.contains(*it);
                    !denied(before) && measures.iter().any(near)
                })
            })
        })
    };
    let unless = || {
        let it = UNLESS.iter().find(|(word, others)| {
            around(&text, word).any(|(before, after)| {
                let near = |it: &&str| before.contains(*it) || after.contains(*it);
                let online = ONLINE.iter().any(near);
                !denied(before) && (online || !others.iter().any(near))
            })
        });
        it.map(|(word, _)| word)
    };
    alone.or_else(beside).or_else(unless).copied()
}

/// What stands right before and behind each place of a word.
fn around<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.match_indices(word).map(move |(at, _)| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        let from = before.char_indices().rev().nth(NEAR - 1);
        let until = after.char_indices().nth(NEAR);
        (
            &before[from.map_or(0, |(at, _)| at)..],
            &after[..until.map_or(after.len(), |(at, _)| at)],
        )
    })
}

fn denied(before: &str) -> bool {
    NOT.iter().any(|it| before.contains(it))
}

#[cfg(test)]
mod tests {
    use super::forbidden;

    #[test]
    fn what_may_not_be_scored_is_found_however_it_is_written() {
        for (text, word) in [
            ("点赞数", "点赞"),
            ("点 赞 量", "点赞"),
            ("被点赞的次数", "点赞"),
            ("转发量", "转发"),
            ("朋友圈转发", "转发"),
            ("转发微信公众号通知", "转发"),
            ("平台登录次数", "登录"),
            ("登陆 App 天数", "登陆"),
            ("次数（登陆）", "登陆"),
            ("学习时长", "学习"),
            ("学习强国每日学习分钟数", "学习"),
            ("时长（在线）", "在线"),
            ("每日打卡", "打卡"),
            ("积分排名", "积分"),
            ("按积分在平台的排名", "积分"),
            ("学习强国积分", "学习强国"),
            ("文章阅读次数", "阅读"),
            ("客户端下载量", "下载"),
            ("网上投票", "投票"),
        ] {
            assert_eq!(forbidden(text), Some(word), "{text}");
        }
    }

    #[test]
    fn what_sounds_like_it_is_none() {
        for text in [
            "转发文件通知",
            "向界别群众转发市政协通知",
            "参加学习培训",
            "学习座谈会发言",
            "台风登陆后走访",
            "投票表决出席率",
            "走访问卷",
            "读书活动",
            "参加在线培训",
            "提案",
            "不以点赞计分",
        ] {
            assert_eq!(forbidden(text), None, "{text}");
        }
    }
}
