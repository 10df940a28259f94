import { paletteCss } from '../palette.ts';

const BASE = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:#f4f4f6;color:#1c1c22;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:90rem;margin:0 auto;padding:1.5rem}
h1,h2,h3,h4,p,ul,ol{margin:0}
h1{font-size:1.75rem;line-height:1.2;overflow-wrap:anywhere}
h2{font-size:1.05rem;margin-bottom:.5rem}
h3{font-size:1rem}
h4{font-size:.95rem;font-weight:600}
a{color:#1d4394}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #1d4394;outline-offset:2px;border-radius:4px}
q{quotes:"«\u00a0" "\u00a0»"}
:lang(en) q{quotes:"“" "”"}
.chip{display:inline-block;min-width:2.4em;padding:.05em .45em;border-radius:.4em;background:var(--ink);color:#fff;font-size:.85em;font-weight:600;text-align:center}
.score{white-space:nowrap;font-variant-numeric:tabular-nums}
`;

const TOP = `
.top{display:flex;flex-wrap:wrap;gap:1.5rem;justify-content:space-between;align-items:stretch;margin-bottom:1rem}
.heading{flex:1 1 18rem;align-self:center}
.product{font-size:.8rem;font-weight:700;letter-spacing:.08em;text-transform:uppercase;color:#1d4394}
.about{color:#55555f}
.mark{flex:0 1 23rem;padding:1rem 1.25rem;border-radius:.8rem;background:#16213f;color:#fff}
.mark .big{font-size:2.6rem;font-weight:700;line-height:1.1;font-variant-numeric:tabular-nums}
.mark small{font-size:1.2rem;font-weight:400}
.mark .proposal{margin-top:.5rem;padding-top:.5rem;border-top:1px solid #4a5678;font-size:.85rem}
.mark.none{background:#55555f}
.mark.none .big{font-size:1.6rem}
.interval{margin-top:.5rem;font-size:.85rem}
.interval svg{display:block;overflow:visible}
.interval .scale{fill:#4a5678}.interval .range{fill:#9db5ee}.interval .point{fill:#fff;stroke:#16213f;stroke-width:2}
.overview{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem;margin-bottom:1rem}
.feedback>div,.questions,.checks{padding:1rem 1.25rem;border-radius:.8rem;background:#fff;box-shadow:0 0 0 1px #e2e2e8}
.feedback{display:flex;flex-direction:column;gap:1rem}
.feedback>div{flex:1}
.next ol{padding-left:1.3rem}.next li+li{margin-top:.35rem}
.student .next{background:#eef5ee;box-shadow:0 0 0 1px #b9d8c0}
.questions ul{list-style:none;padding:0}
.questions a{display:grid;grid-template-columns:3.2rem 1fr auto;gap:.1rem .6rem;align-items:center;padding:.28rem .35rem;border-radius:.4rem;color:inherit;text-decoration:none}
.questions a:hover{background:#f4f4f6}
.questions .name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.questions .bar{grid-column:2/4;height:.4rem;border-radius:.2rem;background:#e6e6ec;overflow:hidden}
.questions .bar span{display:block;height:100%;background:var(--ink)}
.questions .score{grid-column:3;grid-row:1}
.checks{margin-bottom:1rem;border-left:.35rem solid #b45309}
.checks h3{margin-top:.75rem}
.checks ul{padding-left:1.2rem}.checks .quotes{list-style:none;padding:0}
.help{color:#55555f;font-size:.9rem}
.to-criterion{display:inline-block;padding:0 .45em;border:1px solid #b45309;border-radius:.4em;color:#7a3806;text-decoration:none;background:#fff7ed}
`;

const CRITERIA = `
.panes{display:grid;grid-template-columns:minmax(0,1.05fr) minmax(0,1fr);gap:1.25rem;align-items:start}
.panes.single{display:block;max-width:56rem;margin:0 auto}
.criteria{grid-column:2;grid-row:1}
.question{margin-bottom:1rem;border-radius:.8rem;background:#fff;box-shadow:0 0 0 1px #e2e2e8;overflow:clip;scroll-margin-top:.5rem}
.question>header,.criterion>header{display:flex;gap:.75rem;justify-content:space-between;align-items:baseline}
.question>header{padding:.6rem 1rem;background:var(--ground);color:var(--ink)}
.blank{padding:.4rem 1rem;color:#55555f;font-style:italic}
.criterion{position:relative;padding:.65rem 1rem .7rem;border-top:1px solid #e6e6ec;scroll-margin-top:30vh}
.criterion:target{background:#fffbe6;box-shadow:inset .3rem 0 0 #b45309}
.criterion>header{flex-wrap:wrap;row-gap:0}
.criterion>header .score{margin-left:auto}
.criterion .id{color:#55555f;font-weight:400;font-variant-numeric:tabular-nums}
.criterion p{font-size:.93rem}
.criterion .reason{margin-top:.15rem}
.diagnosis{margin-top:.25rem;padding-left:.6rem;border-left:3px solid #b3261e}
.advice{margin-top:.3rem;color:#3d3d47}
.advice span{font-weight:600}.advice span::after{content:" :"}:lang(en) .advice span::after{content:":"}
.outcome{display:inline-block;width:.8em;height:.8em;margin-right:.4em;border:2px solid #17603a;border-radius:50%;vertical-align:-.05em}
.outcome.full{background:#17603a}
.outcome.part{background:linear-gradient(90deg,#b45309 50%,#fff 50%);border-color:#b45309}
.outcome.none{border-color:#b3261e}
.sure,.unsure{margin-right:.6rem;font-size:.8rem;color:#55555f;white-space:nowrap}
.sure::before{content:"✓ "}
.unsure{display:inline-block;padding:0 .5em;border:1px solid #b45309;border-radius:1em;color:#7a3806;background:#fff7ed}
.unsure::before{content:"? ";font-weight:700}
.quotes{list-style:none;padding:0;margin:.3rem 0 0;font-size:.9rem}
.quotes li+li{margin-top:.2rem}
.quotes q{font-family:Georgia,"Times New Roman",serif;color:#2b2b33;overflow-wrap:anywhere}
.to-copy{display:inline;text-decoration:none;color:inherit}
.to-copy:hover q{text-decoration:underline}
.unclaimed q{white-space:pre-line}
.ref{display:inline-block;min-width:1.5em;margin-right:.3em;padding:0 .3em;border-radius:.75em;background:var(--ink);color:#fff;font:600 .72rem/1.5 system-ui,sans-serif;text-align:center;text-decoration:none}
`;

const COPY = `
.copy{grid-column:1;grid-row:1;position:sticky;top:.5rem;max-height:calc(100vh - 1rem);overflow:auto;padding:1rem 1.25rem;border-radius:.8rem;background:#fff;box-shadow:0 0 0 1px #e2e2e8}
.single .copy{position:static;max-height:none}
.legend{margin-bottom:.8rem;font-size:.82rem;color:#55555f}
.sheet{font-family:Georgia,"Times New Roman",serif;line-height:1.65;overflow-wrap:break-word}
.sheet p{white-space:pre-wrap;tab-size:4}
.sheet .gap{height:.8em;overflow:hidden;white-space:pre-wrap}
.sheet .wrap{white-space:normal}
.sheet [data-page]::before{content:attr(data-page);display:block;margin:1.2em 0 .6em;border-top:1px dashed #9a9aa5;font:600 .75rem/2 system-ui,sans-serif;color:#55555f}
.sheet .gap[data-page]{height:auto}
.grid{overflow-x:auto;margin:.3em 0}
.grid table{border-collapse:collapse;font-size:.93em}
.grid td{padding:.2em .6em;border:1px solid #c9c9d2;vertical-align:top}
.sheet .ref{display:inline;margin:0 .15em 0 .1em;padding:0 .28em;vertical-align:.2em;line-height:1.35;scroll-margin:35vh 0}
.sheet .ref::after{content:attr(data-n)}
mark{background:var(--ground);color:inherit;border-bottom:2px solid var(--ink);padding:.05em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.part{border-bottom-style:dashed}
mark.none{background:none;border-bottom-style:dotted}
mark.error{border-bottom:none;text-decoration:underline wavy #b3261e 1.5px;text-underline-offset:.2em}
mark.idea,mark.flag{background:none;border-bottom:1px solid var(--ink)}
.ref.idea,.ref.flag{background:#fff;color:var(--ink);box-shadow:inset 0 0 0 1px var(--ink)}
mark.twice{box-shadow:0 -2px 0 var(--ink)}
.ref:target{outline:3px solid #b45309;outline-offset:1px}
.ref:target+mark,.ref:target+.ref+mark,.ref:target+.ref+.ref+mark{background:#ffe08a}
.switch{display:none}
footer{margin-top:1.5rem;font-size:.8rem;color:#55555f}
`;

const NARROW = `
@media (max-width:60rem){
main{padding:1rem .75rem 4rem}
.panes{display:block}
.copy{position:static;max-height:none;margin-top:1rem;padding:1rem}
.top{gap:1rem}.mark{flex:1 1 100%}
.questions .name{white-space:normal;overflow:visible;hyphens:auto}
.switch{display:flex;position:fixed;inset:auto 0 0;gap:1px;background:#16213f;z-index:2}
.switch a{flex:1;padding:.75rem;color:#fff;text-align:center;text-decoration:none;font-weight:600}
.switch a:focus-visible{outline-color:#fff;outline-offset:-4px}
}
`;

const PRINT = `
@page{size:A4;margin:14mm 13mm 16mm}
@media print{
html{scroll-behavior:auto;font-size:9pt}
body{background:#fff;font-size:1rem}
main{max-width:none;padding:0}
.top,.overview,.checks,.criterion,.question>header,tr{break-inside:avoid}
.question>header,h2,h3{break-after:avoid}
.question{overflow:visible}
.overview{grid-template-columns:1fr 1fr}
.panes{display:block}
.criteria{columns:2;column-gap:7mm}
.criteria>h2{column-span:all}
.criterion{padding:.45rem .6rem .5rem}.question>header{padding:.4rem .6rem}
.sheet{font-size:9.5pt}
.mark{flex:0 1 20rem}
.copy{position:static;max-height:none;overflow:visible;break-before:page;padding:0;box-shadow:none}
.single .copy{break-before:auto}
.switch{display:none}
.criterion:target{background:none;box-shadow:none}
a{color:inherit;text-decoration:none}
}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
`;

/** What every page of ours shares: palette, type, links. */
export const baseCss: string = [paletteCss, BASE].join('').replace(/\n/g, '');

/** Style of the report page, in one line per part; no outside font or image. */
export const reportCss: string = baseCss + [TOP, CRITERIA, COPY, NARROW, PRINT].join('').replace(/\n/g, '');
