"""Writes src/search/strokes/order.txt anew.

    pip download --no-deps cn-sort strokes    # both MIT; unpack the wheels
    python3 tests/strokes/renew.py cn_sort/res/all_word.json data/strokeCount.json > src/search/strokes/order.txt

The order is cn-sort's: characters ranked by number of strokes, stroke sequence and the rules for
what is still equal, as the norm GF 3003-1999 has them. That file has ranks and no numbers, so the
lines are cut where the number of strokes must rise to agree with Unihan's totals (the second file)
for as many characters as possible; 33 of 20,897 keep the norm's number against Unihan's.
"""

import json
import sys


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
    print("\n".join("".join(reversed(line)) for line in lines[1:]))


main(*sys.argv[1:])
