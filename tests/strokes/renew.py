"""Writes src/search/strokes/order.txt anew.

    pip download --no-deps cn-sort strokes    # both MIT; unpack the wheels
    python3 tests/strokes/renew.py cn_sort/res/all_word.json data/strokeCount.json > src/search/strokes/order.txt

The order is cn-sort's: characters ranked by number of strokes, stroke sequence and the rules for
what is still equal, as the norm GF 3003-1999 has them. That file has ranks and no numbers, so the
lines are cut where the number of strokes must rise to agree with Unihan's totals (the second file)
for as many characters as possible; 33 of 20,897 keep the norm's number against Unihan's.

Names also have characters of the General List of Standard Chinese Characters (通用规范汉字表, 2013) that
the norm, being older, lacks. The list's third part is in order of strokes: each of them is put behind
the character that comes before it there, or behind a later one that its own strokes put before it.

Five characters of the file stand where their strokes do not put them (达 is not 大 and 凵); the strokes
of the norm's characters as npm's cnchar-order (MIT) has them show these and no others among 6,900:
each is put behind the character that comes before it. (It also has 弢 otherwise than the norm, in which 屮
begins with the turn.)
"""

import json
import sys

# Each character with the one that it follows.
MOVED = "灰达 忐芈 剈虽 钙钚 𫘪辔"

# Each word is a character of the norm and those that are put behind it.
ADDED = """
队𠙶 宄𬣙 亙𨙸 闫𬇕 讹䜣 讻𬣞 孖𬘓 刬𫭟 扽𫭢 灻㧑 苂𫇭 轪𫐄 吤㕮 岍𫵷 佟㑇
沅𣲘𣲗 沘𬇙 汳㳇 忺𬣡 屃𫸩 阻䢺 劲𨚕 纹𫘜 纻𬘘 驴𫘝 若䢼 耵𦭜 枘㭎 匼𬨂𬀩𬀪
廻㟃 囷𬬩 隹㑊 祊𫍣𬣳𬩽 陑𬮿 陎𬯀 姈𫰛 叕𬳵 驵𬳶 驶䌹 驻𫠊 贰㛃 珅𬍛 垫鿍
茺𬜬 茳𦰡 桏㭕 要䴓 虺䶮 昺𪾢 罚𪨰 钘𫓧 钜𬬮𬬱𬬭 鸧䏡 朑𦙶 炩㶲 洃㳚 浐㳘
骃𬘡𬳽𬘩𫄧 珚𪟝 珒𬍤 珝𫭼 茝𬜯 莞䓖 桠𬂩 酏𫠆 轾𨐈 辁𬌗 蚆𫑡 帪𪨶 赆𬬸
钷𬬻𬬹𬬿𬭁 倞𫢸 饽𫗧 烻𬊈 悢𬒈 陹𨺙 砮㛚 剟𬳿 绣𫄨 骍𬘫 耛䂮 晢𫮃 掇㙍 莾䓫
菽䓬 营䓨 菷䓛 硕鿎 殌䴕 晥㫰 畤𬱖 蚲𬟽 帻䎃 铏𫓯 铒𫟹 铕𫟼 皉㿠 覓䝙 脱䏲
鸾𠅤 斎䴔 淏𬇹 涴𬍡 悵㥄 逭𬤇 谏𫍯 祲𬤊 谔𫍲 弶𬯎 婠𬘬𬘭𬴂𫘦 绺𫟅 绹𬘯 绿𫘧
堙㙘 搂𪣻 絷𡎚 椑𬃊 楗𬷕 辋𫐐 龂𬹼 跆𧿹 嵁𫶇 幈𫖮 铸鿏 铹𬭊 链𨱇 锅𫓶 锎𬭎
雂𫖯 腆䐃 腒𬱟 猰𫛭 猴㺄 鄗𫷷 旐𬮱 焞𬊤 湗𣸣 湰㴔 媑㛹 矞𬴃 缇𫘨 瑆䴖 瑍𤧛
歅𬪩 碏𬒔 碰䃅 辒𬨎 输𫐓 揱䣘 鹍𫫇 暖㬊 锗𫓹 锪𬭚 锬𬭛 稥䅟 稙𬕂 鲌䲟𬶋𬶍
麁𦝼 阘𫔶 塱𫌀 盝𫖳 缛𫘪𫘬 璍𫞩 摭𡐓 朅𪤗 槛𣗋 疐𬸘 碝䃎 碶𬒗 碨𥔲 雌𫚖
睳䴗 毾㬎 锲𨱏 锽𬭤 艋㙦 鲕𫚕 鲙𬶐𬶏 鲜𩽾 飗𬸚 漵㽏 實㮾 窭𬤝 嫪𬙂 瑼㻬
蝶䗖 幡㠇 镎𬭩 德䴘 鲤𩾃 潥㵐 憕𬸣 谴𫍽 遹𬴊 黇𬞟 磚𥕢 辚𫟦 豮𬺈 齓𫠜 曈㬚
螩䗛 疁㠓 幪𪩘 嶦𬭬𬭯 骽𨱑 鴛𫗴 瘭𬸦 缴𫄷 瓁𤩽 嚌㘎 蟏𬭳 镤𬭶𫔍 镨𬭸𨱔𬭼
镫𫔎 艚𬸪 毚䲠 谿𬶟 鲾𬶠 氈䗪 襚𬶨 骤𦈡𫄸 鞮𬟁 礑𥖨 蟜䗴 臍䲢 辬𦒍 鄨䎖
礕䴙 襜𬙊 櫑㰀 鼗𬶭 鳗𩾌 曣𨟠 犨𬶮 廯𨭉 爏㸌 骦𬙋 瓓𤫉 趯𬺓 臢𫚭
"""


def main(order_file, counts_file):
    with open(order_file, encoding="utf-8") as file:
        words = json.load(file)["all_word"]
    with open(counts_file, encoding="utf-8") as file:
        counts = json.load(file)
    ranks = {
        word["chinese"]: word["stroke_increment_level"]
        for word in words
        if len(word["chinese"]) == 1 and ord(word["chinese"]) >= 0x3400
    }
    ordered = sorted(ranks, key=ranks.get)
    most = max(int(str(counts[c]).split()[0]) for c in ordered)
    # The cheapest rising sequence of numbers: cost[n] is the least disagreement when the character
    # looked at has n strokes; came_from says what the one before had.
    cost, came_from = [0] * (most + 1), []
    for character in ordered:
        said = int(str(counts[character]).split()[0])
        best, best_at, row, arrow = float("inf"), 0, [float("inf")], [0]
        for n in range(1, most + 1):
            if cost[n] < best:
                best, best_at = cost[n], n
            row.append(best + (n != said))
            arrow.append(best_at)
        cost = row
        came_from.append(arrow)
    n = min(range(1, most + 1), key=lambda n: cost[n])
    lines = [[] for _ in range(most + 1)]
    for character, arrow in zip(reversed(ordered), reversed(came_from)):
        lines[n].append(character)
        n = arrow[n]
    added = {word[0]: word[1:] for word in ADDED.split()}
    moved = {word[1]: word[0] for word in MOVED.split()}
    for line in lines[1:]:
        text = "".join(character + added.get(character, "") for character in reversed(line))
        text = "".join(character for character in text if character not in moved)
        for character, before in moved.items():
            text = text.replace(before, before + character)
        print(text)


main(*sys.argv[1:])
