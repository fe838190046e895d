# SPDX-License-Identifier: GPL-2.0-or-later
"""The results as tables (Markdown) and as a plot (SVG). Figures are medians over the rounds."""
import html

from measure import median, percentile

COLOURS = ('#c0392b', '#2c5f8a', '#7a9cc0', '#4b8b5b', '#b08a3e')
BASE = 'omindex'  # what ratios are taken against, where it ran; else the first engine


def medians(runs, key):
    return median([r[key] for r in runs if r.get(key) is not None])


def row(size, engine):
    """The figures of one engine at one size."""
    runs, asked = size['index'][engine], size['query'][engine]
    cached = [q['cpu'] * 1000 for q in asked['cached']]
    uncached = [q['cpu'] * 1000 for q in asked['uncached']]
    waited = [q['wall'] * 1000 for q in asked['uncached']]
    return {'cpu': medians(runs, 'cpu'), 'wall': medians(runs, 'wall'), 'rss': medians(runs, 'rss'),
            'ratio': medians(runs, 'size') / size['text'], 'again': medians(runs, 'again'),
            'per_mb': medians(runs, 'cpu') / size['text'], 'p50': median(cached), 'p95': percentile(cached, 0.95),
            'cold': median(uncached), 'cold_wall': median(waited), 'query_rss': asked['rss']}


def shown(value, digits=2):
    return '-' if value is None else f'{value:.{digits}f}'


def against(value, base, digits=2):
    return '' if value is None or not base else f' ({value / base:.{digits}f}x)'


def table(size):
    names = list(size['index'])
    base = row(size, BASE if BASE in names else names[0])
    out = [f'{size["articles"]:,} articles, {size["text"]:.1f} MB of text', '',
           '| engine | index CPU s | wall s | MB / CPU s | peak MB | index / text | nothing new, CPU s '
           '| query CPU ms p50 / p95 | not in cache CPU / wall ms | query MB |',
           '| --- |' + ' --- |' * 9]
    for name in names:
        r = row(size, name)
        out.append(f'| {name} | {shown(r["cpu"])}{against(r["cpu"], base["cpu"])} '
                   f'| {shown(r["wall"])}{against(r["wall"], base["wall"])} | {shown(1 / r["per_mb"], 1)} '
                   f'| {shown(r["rss"], 0)} | {shown(r["ratio"])} | {shown(r["again"], 3)} '
                   f'| {shown(r["p50"], 1)} / {shown(r["p95"], 1)}{against(r["p50"], base["p50"])} '
                   f'| {shown(r["cold"], 1)} / {shown(r["cold_wall"], 1)} | {shown(r["query_rss"], 1)} |')
    return out


def growth(out):
    sizes, lines = out['sizes'], []
    for title, key, digits in (('index CPU seconds a MB of text', 'per_mb', 3), ('peak memory, MB', 'rss', 0),
                               ('index / text', 'ratio', 2), ('query CPU ms, p50', 'p50', 1)):
        lines += ['', f'| {title} | ' + ' | '.join(f'{s["articles"]:,}' for s in sizes) + ' |',
                  '| --- |' + ' --- |' * len(sizes)]
        for name in sizes[0]['index']:
            lines.append(f'| {name} | ' + ' | '.join(shown(row(s, name)[key], digits) for s in sizes) + ' |')
    return lines


def markdown(out):
    m = out['machine']
    lines = [f'{m["cpu"]}, {m["cores"]} cores, {m["system"]}; load {", ".join(map(str, m["load"]))}; '
             f'{out["rounds"]} alternating rounds, medians; articles: {out["corpus"]}. {m["title"]}'.strip()]
    if m['memory_floor']:
        lines.append(f'Memory without GNU time: figures under {m["memory_floor"]:.0f} MB say nothing.')
    for size in out['sizes']:
        lines += [''] + table(size)
    if len(out['sizes']) > 1:
        lines += growth(out)
    lines += [''] + [f'{name}: {note}.' for name, note in out['notes'].items()]
    lines += [f'Skipped: {name}: {why}.' for name, why in out['skipped'].items()]
    return '\n'.join(lines)


# --- the plot: bars for one size, lines over several ---------------------------------------------

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 640, 300, 60, 130, 40, 45


def text(x, y, words, anchor='start', size=12, fill='#333'):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{fill}">{html.escape(words)}</text>'


def frame(title, parts):
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
            'font-family="sans-serif">')
    return '\n'.join([head, f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
                      text(LEFT, 22, title, size=14), *parts, '</svg>'])


def round_up(value):
    step = 10 ** len(str(int(value))) / 10 if value >= 1 else 0.01
    while step < value:
        step *= 2 if step * 2 >= value else 2.5
    return step


def plot(out):
    return lines_plot(out['sizes']) if len(out['sizes']) > 1 else bars_plot(out['sizes'][0])


def bars_plot(size):
    names = list(size['index'])
    values = [row(size, n)['cpu'] for n in names]
    widest, step, left = max(values), (HEIGHT - TOP - 20) / len(names), 110
    parts = []
    for at, (name, value) in enumerate(zip(names, values)):
        y, width = TOP + at * step, (WIDTH - left - 90) * value / widest
        parts += [f'<rect x="{left}" y="{y + step * 0.15:.1f}" width="{width:.1f}" height="{step * 0.7:.1f}" '
                  f'fill="{COLOURS[at % len(COLOURS)]}"/>',
                  text(left - 8, y + step / 2 + 4, name, 'end'),
                  text(left + width + 6, y + step / 2 + 4, f'{value:.1f} s')]
    return frame(f'CPU seconds to index {size["articles"]:,} articles ({size["text"]:.0f} MB)', parts)


def lines_plot(sizes):
    names = list(sizes[0]['index'])
    figures = {n: [row(s, n)['per_mb'] for s in sizes] for n in names}
    top = round_up(max(max(v) for v in figures.values()))
    largest = sizes[-1]['articles']

    def x(articles):
        return LEFT + (WIDTH - LEFT - RIGHT) * articles / largest

    def y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top

    parts = []
    for tick in range(5):
        value = top * tick / 4
        parts += [f'<path d="M{LEFT} {y(value):.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>',
                  text(LEFT - 6, y(value) + 4, f'{value:.3g}', 'end')]
    for at, s in enumerate(sizes):
        if at == 0 or x(s['articles']) - x(sizes[at - 1]['articles']) > 50:
            parts.append(text(x(s['articles']), HEIGHT - BOTTOM + 18, f'{s["articles"]:,}', 'middle'))
    parts.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, 'articles', 'middle'))
    used = []
    for at, name in enumerate(sorted(names, key=lambda n: -figures[n][-1])):
        colour = COLOURS[names.index(name) % len(COLOURS)]
        points = [(x(s['articles']), y(v)) for s, v in zip(sizes, figures[name])]
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="'
                     + ' '.join(f'{a:.1f},{b:.1f}' for a, b in points) + '"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        label = max(points[-1][1] + 4, used[-1] + 15) if used else points[-1][1] + 4
        used.append(label)
        parts.append(text(points[-1][0] + 8, label, name, fill=colour))
    return frame('CPU seconds to index a megabyte of text', parts)
