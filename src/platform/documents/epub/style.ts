/** The book's style sheet: set for Chinese reading, and left to the reader's own font size and dark mode. */
export const BOOK_CSS = `@charset "utf-8";
html { font-size: 100%; }
body { margin: 0 5%; line-height: 1.75; font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; text-align: justify; text-spacing-trim: trim-start; hanging-punctuation: allow-end; line-break: strict; word-break: normal; overflow-wrap: break-word; widows: 2; orphans: 2; }
p { margin: 0; text-indent: 2em; }
p.center { text-align: center; text-indent: 0; }
p.right { text-align: right; text-indent: 0; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; font-weight: bold; text-align: left; break-after: avoid; page-break-after: avoid; }
h1 { font-size: 1.7em; margin: 2.2em 0 1.6em; }
h1 .chapter-label { display: block; font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 0.56em; font-weight: normal; letter-spacing: 0.12em; color: #2b4a66; margin-bottom: 0.5em; }
h2 { font-size: 1.28em; margin: 1.8em 0 0.8em; }
h3 { font-size: 1.12em; margin: 1.4em 0 0.6em; }
h4, h5, h6 { font-size: 1em; margin: 1.1em 0 0.4em; }
em { font-style: normal; text-emphasis: filled dot; -webkit-text-emphasis: filled dot; text-emphasis-position: under; -webkit-text-emphasis-position: under; }
sup, sub { font-size: 0.7em; line-height: 0; }
a { color: #2b4a66; text-decoration: underline; text-decoration-thickness: from-font; text-underline-offset: 0.2em; }
.noteref a, a.mark { text-decoration: none; }
ul, ol { margin: 0.5em 0; padding-left: 2em; }
li > ul, li > ol { margin: 0; }
blockquote { margin: 0.8em 0 0.8em 2em; font-size: 0.95em; border-left: 2px solid currentColor; padding-left: 1em; }
blockquote p { text-indent: 0; }
code { font-family: Consolas, "Noto Sans Mono CJK SC", monospace; font-size: 0.9em; }
pre { margin: 0.8em 0; padding: 0.6em 0; border-top: 1px solid; border-bottom: 1px solid; white-space: pre-wrap; line-height: 1.5; text-align: left; }
hr { border: 0; border-top: 1px solid; width: 30%; margin: 1.6em auto; }
figure { margin: 1.2em 0; text-align: center; break-inside: avoid; page-break-inside: avoid; }
figure img { max-width: 100%; height: auto; }
img.inline { max-height: 1.4em; vertical-align: middle; }
figcaption, caption { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-size: 0.88em; line-height: 1.5; padding: 0.4em 0; text-align: center; }
.label { white-space: nowrap; }
div.table { margin: 1.2em 0; overflow-x: auto; }
table { border-collapse: collapse; margin: 0 auto; font-size: 0.9em; line-height: 1.5; border-top: 2px solid; border-bottom: 2px solid; text-align: left; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3em 0.6em; border-bottom: 1px solid; border-color: currentColor; vertical-align: middle; }
th { font-weight: bold; }
td p, th p, li p { text-indent: 0; }
div.equation { display: flex; align-items: center; margin: 0.9em 0; break-inside: avoid; }
div.equation .formula { flex: 1; text-align: center; }
div.equation .number { margin-left: 1em; white-space: nowrap; }
section.notes { margin-top: 3em; padding-top: 0.8em; border-top: 1px solid; font-size: 0.86em; line-height: 1.6; }
section.notes p { text-indent: 0; padding-left: 1.6em; }
section.notes a.mark { display: inline-block; width: 1.6em; margin-left: -1.6em; }
.cover { margin: 0; padding: 0; text-align: center; }
.cover img { max-width: 100%; max-height: 98vh; height: auto; }
.title-page { text-align: center; }
.title-page h1 { margin-top: 3em; margin-bottom: 0.5em; text-align: center; }
.title-page p { text-indent: 0; text-align: center; margin: 0.3em 0; }
.title-page .subtitle { font-size: 1.2em; margin-bottom: 2em; }
.title-page .publisher { margin-top: 4em; }
.part-page h1 { margin-top: 30%; text-align: center; }
.colophon dl { margin: 0; }
.colophon div { display: flex; padding: 0.25em 0; border-bottom: 1px solid; }
.colophon dt { flex: 0 0 8em; }
.colophon dd { margin: 0; flex: 1; text-align: left; }
nav ol { list-style: none; padding-left: 1.2em; }
nav > ol { padding-left: 0; }
nav a { text-decoration: none; color: inherit; }
.authors { text-indent: 0; text-align: right; font-size: 0.92em; margin: -1em 0 1.4em; }
@media (prefers-color-scheme: dark) { a, h1 .chapter-label { color: #9fbbd3; } }
`
