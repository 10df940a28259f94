/** The one style sheet: system fonts, one column, readable on a phone; contrast of at least 4.5 everywhere. */
export const style = `
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #fff; --soft: #f2f4f7; --line: #c5ccd6; --edge: #6b7683; --accent: #0b5394; --warn: #8a3b00; --good: #1d6b36; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --paper: #16181c; --soft: #22262d; --line: #4a5260; --edge: #8b95a3; --accent: #8ab8f0; --warn: #f2b27a; --good: #86d39b; } }
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: .75rem 1rem; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); }
header a.brand { font-weight: 700; font-size: 1.2rem; text-decoration: none; }
header nav { display: flex; gap: 1.25rem; } header form { display: flex; gap: .75rem; align-items: baseline; margin-left: auto; }
footer { color: var(--ink); font-size: .875rem; border-top: 1px solid var(--line); margin-top: 2rem; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.2rem; margin-top: 2rem; }
.card { background: var(--soft); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
label { display: block; font-weight: 600; margin-top: .75rem; }
label.inline { display: inline; font-weight: 400; }
.card > h2:first-child, .card > p:first-child { margin-top: 0; } .card > p:last-child { margin-bottom: 0; }
.alert { border-left: .4rem solid var(--warn); } .done { border-left: .4rem solid var(--good); }
.hint { display: block; font-size: .875rem; font-weight: 400; }
input, select, textarea { display: block; font: inherit; width: 100%; max-width: 32rem; padding: .5rem; border: 1px solid var(--edge); border-radius: .25rem; background: var(--paper); color: var(--ink); }
input[type=checkbox] { display: inline-block; width: 1.25rem; height: 1.25rem; vertical-align: -.2rem; } textarea { min-height: 5rem; }
button, a.button { display: inline-block; font: inherit; font-weight: 600; padding: .6rem 1.1rem; margin-top: 1rem; border: 1px solid var(--accent); border-radius: .25rem; background: var(--accent); color: var(--paper); cursor: pointer; text-decoration: none; }
button.second, a.button.second { background: transparent; color: var(--accent); }
button[disabled] { opacity: .6; cursor: default; }
button.quiet { background: transparent; color: var(--accent); margin-top: 0; padding: .25rem .6rem; }
button.danger { background: transparent; color: var(--warn); border-color: var(--warn); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem; }
.mark { font-size: 1.5rem; font-weight: 700; } .code { font: 700 1.4rem ui-monospace, monospace; letter-spacing: .1em; }
.warn { color: var(--warn); } .good { color: var(--good); }
.nowrap { white-space: nowrap; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--line); } td.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
iframe.report { width: 100%; height: 80vh; border: 1px solid var(--line); border-radius: .25rem; background: #fff; }
details > summary { cursor: pointer; padding: .5rem 0; font-weight: 600; color: var(--accent); }
.figures { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 1rem 0; } .figures div { min-width: 5rem; } .figures dt { font-size: .875rem; } .figures dd { margin: 0; font-size: 1.4rem; font-weight: 700; font-variant-numeric: tabular-nums; }
ol.share { padding-left: 1.25rem; }
.columns { display: grid; gap: 0 1.5rem; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); }
`;
