const CSS = `
.top{margin-bottom:1rem}
.product{font-size:.8rem;font-weight:700;letter-spacing:.08em;text-transform:uppercase;color:#1d4394}
.about{color:#3d3d47}
.proposal{font-size:.9rem;color:#55555f}
.signed{color:#166534;font-size:.85rem}
.warning{margin-top:.5rem;padding:.5rem .75rem;border-left:.35rem solid #b3261e;background:#fff}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin:0 0 1rem}
.figures div{padding:.75rem 1rem;border-radius:.8rem;background:#fff;box-shadow:0 0 0 1px #e2e2e8}
.figures .main{background:#16213f;color:#fff}
.figures dt{font-size:.85rem}
.figures dd{margin:0;font-size:1.25rem;font-weight:700;font-variant-numeric:tabular-nums}
.figures .main dd{font-size:1.9rem;line-height:1.2;white-space:nowrap}
.figures small{font-size:.95rem;font-weight:400}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1rem;margin-bottom:1rem;align-items:start}
.card{padding:1rem 1.25rem;border-radius:.8rem;background:#fff;box-shadow:0 0 0 1px #e2e2e8;margin-bottom:1rem;min-width:0}
.two>div{min-width:0}.two .card:last-child{margin-bottom:0}
.alert{border-left:.35rem solid #b45309}
.card ul{padding-left:1.2rem}
.help{margin-bottom:.5rem;color:#55555f;font-size:.9rem}
.plot svg{display:block;width:100%;height:auto}
.key{columns:2 15rem;margin-top:.5rem;font-size:.85rem;list-style:none;padding:0!important}
.key li{break-inside:avoid}
.scroll{overflow-x:auto}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{padding:.3rem .5rem;border-bottom:1px solid #e6e6ec;text-align:left;vertical-align:top}
thead th{border-bottom:2px solid #b5b5c0;font-size:.82rem;color:#3d3d47}
tbody th{font-weight:400}.two tbody th{white-space:nowrap}
.id{color:#55555f;font-variant-numeric:tabular-nums}
.count,.rate{white-space:nowrap;font-variant-numeric:tabular-nums}
.rate{font-weight:700}
.empty{color:#6b6b76}
tr.question th{padding-top:.8rem;font-weight:700}
.split{display:flex;gap:1px;min-width:10rem;border-radius:.3rem;overflow:hidden;font-size:.78rem;line-height:1.5;text-align:center;color:#fff}
.split span{flex-basis:0;min-width:0}
.split .full{background:#2e7d4f}.split .part{background:#8a5a0b}.split .none{background:#b3261e}
.errors{list-style:none;padding:0}
.errors li{display:flex;gap:.75rem;padding:.4rem 0;border-bottom:1px solid #e6e6ec}
.errors .times{flex:none;min-width:2.2em;height:1.7em;border-radius:.5em;background:#16213f;color:#fff;font-weight:700;text-align:center;line-height:1.7}
.example{font-size:.88rem;color:#3d3d47}.example q{font-family:Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
.kind{padding:0 .45em;border:1px solid #b5b5c0;border-radius:1em;color:#3d3d47;white-space:nowrap}
.copies tbody th{white-space:nowrap}
footer{font-size:.8rem;color:#55555f}
@media (max-width:40rem){main{padding:1rem .75rem}.figures{grid-template-columns:1fr 1fr;gap:.6rem}.figures .main dd{font-size:1.5rem}
.stack thead{display:none}.stack tr{display:grid;grid-template-columns:1fr auto auto;border-bottom:1px solid #e6e6ec}.stack td,.stack th{border:0;padding:.2rem .3rem}.stack td:last-child{grid-column:1/4}}
@page{size:A4;margin:13mm}
@media print{
html{font-size:8.5pt}
body{background:#fff}
main{max-width:none;padding:0}
.two{grid-template-columns:1fr 1fr}

tr,.errors li,.figures,.plot{break-inside:avoid}
h2,tr.question{break-after:avoid}
.scroll{overflow:visible}
}
`;

export const classCss: string = CSS.replace(/\n/g, '');
