// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/html_style.hh"

namespace news {

// Narrow first; sizes in rem, so that the reader's own size of text counts. A mail reader that
// drops all of it still shows headlines as such and marks as marks.
std::string_view page_style() {
  return R"css(:root{color-scheme:light dark;--paper:#fff;--ink:#1b1f23;--soft:#5c6670;--line:#dfe3e8;
--link:#0b4f9e;--mark:#ffe58a;--on-mark:#1b1f23;--quiet:#f5f6f8}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);line-height:1.5;
font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;
overflow-wrap:break-word}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 3rem}
header{border-bottom:3px solid var(--ink);padding-bottom:.7rem;margin-bottom:1.6rem}
h1{font:700 1.65rem/1.25 Georgia,"Times New Roman",serif;margin:0 0 .3rem}
h2{font:700 1.22rem/1.3 Georgia,"Times New Roman",serif;margin:0 0 .2rem}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.35rem 0}a{color:var(--link)}
h1 a,h2 a{color:inherit;text-decoration-color:var(--soft);text-decoration-thickness:1px;
text-underline-offset:.15em}
.soft,.meta,.path{color:var(--soft);font-size:.875rem}
.path{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.75rem}
.note{background:var(--quiet);border-left:4px solid var(--soft);padding:.5rem .8rem}
article{padding:1.15rem 0;border-top:1px solid var(--line)}
header+article{border-top:0;padding-top:0}
.rank{color:var(--soft);font-weight:400;margin-right:.35em}
.fragment{padding-left:.9rem;border-left:3px solid var(--line)}
.where{color:var(--soft);font-size:.8rem;margin-right:.4em}
mark{background:var(--mark);color:var(--on-mark);padding:0 .1em;border-radius:2px}
blockquote{margin:0 0 .4rem;font:1.12rem/1.5 Georgia,"Times New Roman",serif;white-space:pre-line}
.who{font-weight:600}.who span{font-weight:400}
q{font-style:normal;quotes:none;border-bottom:1px solid var(--soft)}
.said{color:var(--soft);font-size:.85em}.whole{font-family:Georgia,"Times New Roman",serif}
.whole .meta,.whole .path,.whole .fragment,.whole ul,.whole h3,.said{font-family:system-ui,-apple-system,
"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}.whole p{margin:.6rem 0}
.standfirst{font-size:1.1rem;font-style:italic}.whole+.whole{margin-top:2rem;border-top:3px solid var(--ink)}
main>.whole:first-child{border-top:0;padding-top:0}
.copies ul{margin:.2rem 0 0;padding-left:1.2rem}.copies{font-size:.875rem}
summary{cursor:pointer;color:var(--soft);font-size:.875rem}
.counts{margin:0 0 1.4rem}.counts svg{display:block;width:100%}
table{border-collapse:collapse;font-size:.875rem;margin:.4rem 0}
th,td{text-align:left;padding:.2rem .9rem .2rem 0;border-bottom:1px solid var(--line);
vertical-align:top}
.days time{white-space:nowrap}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
footer{border-top:1px solid var(--line);margin-top:1.5rem;padding-top:.6rem}
@media (prefers-color-scheme:dark){:root{--paper:#16191d;--ink:#e6e8eb;--soft:#a0a9b3;--line:#343a41;
--link:#8ec1ff;--mark:#6b5400;--on-mark:#fff4c9;--quiet:#20252b}}
@media print{:root{--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--mark:#eee;--on-mark:#000}
body{font-size:10.5pt}main{max-width:none;padding:0}p,li,blockquote,.counts{break-inside:avoid}
h2,.meta{break-after:avoid}mark{font-weight:700;text-decoration:underline}
h1 a[href]::after,h2 a[href]::after{content:" (" attr(href) ")";font:400 8pt/1.3 sans-serif;word-break:break-all}
details.numbers{display:none}}
)css";
}

}  // namespace news
