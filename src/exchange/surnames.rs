//! The surnames of Han people.

/// Whether this is a surname of two characters.
pub(super) fn is_compound_surname(word: &str) -> bool {
    !word.is_ascii() && COMPOUND_SURNAMES.split(' ').any(|known| known == word)
}

/// Whether a word begins as the names of Han people do: with a surname of one or two characters.
pub(super) fn begins_with_surname(word: &str) -> bool {
    let first: String = word.chars().take(2).collect();
    is_compound_surname(&first) || word.chars().next().is_some_and(|c| SURNAMES.contains(c))
}

/// Surnames of one character: those of nearly everybody.
const SURNAMES: &str = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马\
    苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄\
    米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝\
    管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓\
    牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴\
    胥能苍双闻莘翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡\
    步都耿满弘匡国文寇广禄阙东殴殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公\
    肖闫付代佘仝戢覃占邸由郇亓年党苟逢候操佟敬撒练召锁呼冼鹿商修南岳揭帅邝萨涂肇原智税丘初展淳银隋漆谌揣卿母粟阳欧滚粱\
    趙錢孫鄭馮陳衛蔣韓楊許呂張嚴華謝鄒蘇魯韋馬鳳費賀湯羅鄔樂時齊顧黃蕭龐紀項賈婁顏鍾駱萬盧經鄧單諸鈕龔榮儲車\
    寧厲劉葉龍黎賴喬雙聞譚貢勞騷邊農溫莊閻連習國東師鞏聶關荊權蓋黨";

const COMPOUND_SURNAMES: &str = "欧阳 歐陽 太史 端木 上官 司马 司馬 东方 東方 独孤 南宫 南宮 万俟 闻人 聞人 \
    夏侯 诸葛 諸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 \
    鲜于 司空 闾丘 令狐 百里 呼延 东郭 南门 羊舌 微生 左丘 东门 西门 第五 拓跋 轩辕 段干 谷梁 完颜 叶赫 \
    那拉 纳兰";
