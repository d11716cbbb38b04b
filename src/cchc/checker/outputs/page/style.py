"""The style of the page: ruled lines on white, colour only for meaning; phone and print too."""

from cchc.checker.findings import Kind, Severity

_BASE = """
:root{--ink:#15211f;--ink2:#46544f;--ink3:#5f6d68;--line:#d6ddd9;--line2:#b7c2bd;--line3:#788680;
--ground:#f0f3f1;
--accent:#0b5f5c;--tint:#e0efec;--err:#a8201a;--errt:#fceae8;--warn:#7f4d00;--mark:#b86e00;--warnt:#fdf1da}
*{box-sizing:border-box}
html{scroll-padding-top:12px}
body{margin:0;color:var(--ink);background:#fff;font:13.5px/1.5 "Be Vietnam Pro",system-ui,"Segoe UI",Roboto,
"Helvetica Neue",Arial,sans-serif;font-variant-numeric:tabular-nums}
html:not(:has(#l-en:checked)) [lang=en].t,html:has(#l-en:checked) [lang=vi].t{display:none}
a{color:var(--accent)}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px;z-index:2}
.band{background:#0a3635;color:#fff;padding:12px max(20px,calc(50% - 643px));display:flex;gap:8px 24px;
align-items:baseline;
justify-content:space-between;flex-wrap:wrap}
.band h1{font-size:18px;line-height:1.45;margin:0;font-weight:600}
.band fieldset,.filters fieldset{border:0;margin:0;padding:0;display:flex;gap:4px 16px;flex-wrap:wrap}
legend{float:left;padding:2px 0;width:40px;margin-left:-56px;color:var(--ink2)}
.filters fieldset{padding-left:56px}
.band legend{position:absolute;left:-999px;color:inherit}
label{display:inline-flex;gap:6px;align-items:center;min-height:24px;cursor:pointer}
input{accent-color:var(--accent);width:16px;height:16px;margin:0;flex:none}
main{max-width:1326px;margin:0 auto;padding:0 20px 40px}
.files{margin:16px 0 8px;overflow-wrap:anywhere}
table.files{width:100%}table.files th[scope=row]{font-weight:400;border-bottom:1px solid var(--line2)}
table.files th.num{text-align:right;white-space:nowrap;width:96px}
.sum{margin:0 0 12px;display:flex;flex-wrap:wrap;gap:4px 20px}
.sum b{font-weight:600}
.filters{border-top:1px solid var(--line);border-bottom:1px solid var(--line);padding:8px 0;display:grid;
gap:4px}
.lists{display:flex;flex-direction:column}
.lists details{border-bottom:1px solid var(--line)}
summary{cursor:pointer}.lists summary{padding:8px 0;font-weight:500}
.list{margin:0 0 12px;padding:0 0 0 4px;list-style:none}
.list li{padding:3px 0;display:flex;gap:8px;align-items:baseline}
.list .no{min-width:2.2em;text-align:right;color:var(--ink3);flex:none}
.list span,.list a{overflow-wrap:anywhere;min-width:0}
h2.file{font-size:14.5px;line-height:1.5;margin:28px 0 8px;padding-bottom:6px;
border-bottom:1.5px solid var(--line3);
overflow-wrap:anywhere}
.row{display:grid;grid-template-columns:minmax(0,1fr) 340px;column-gap:24px;align-items:start}
.row:target,.note:target,tr:target{background:var(--tint)}
.doc{font-size:14.5px;line-height:1.75;overflow-wrap:anywhere}
.doc{margin:4px 0;white-space:pre-line}.row>.doc{position:sticky;top:8px}
h3.doc,h4.doc,h5.doc{font-weight:600;margin-top:14px}
.part{color:var(--ink3);font-size:12.5px;margin:14px 0 4px;border-top:1px solid var(--line);padding-top:6px}
.mk{display:none}.mk.nl{display:block;height:0;overflow:hidden}
mark{background:none;color:inherit;border-radius:2px;padding:1px 0}
mark.error{background:var(--errt);box-shadow:inset 0 -2px var(--err)}
mark.warning{background:var(--warnt);box-shadow:inset 0 -2px var(--mark)}
mark.hint{background:var(--tint);box-shadow:inset 0 -2px var(--accent)}
.other{border-bottom:2px dotted var(--line3)}
body:has(#held:checked) .held{border-bottom:1px solid var(--accent)}
.ref{font-size:11px;line-height:1;vertical-align:4px;text-decoration:none;padding:2px 3px;margin-left:1px;
color:#fff;border-radius:2px;font-weight:600}
.ref.error{background:var(--err)}.ref.warning{background:var(--warn)}.ref.hint{background:var(--accent)}
.ref.to{background:#fff;color:var(--ink2);border:1px solid var(--line2);padding:1px 2px}
.note{border-left:3px solid var(--line3);padding:2px 0 4px 10px;margin:6px 0 10px;font-size:12.5px;
line-height:1.5;
overflow-wrap:anywhere;text-align:left}.note:not([open]){margin:4px 0}
.note.error{border-color:var(--err)}.note.warning{border-color:var(--mark)}
.note.hint{border-color:var(--accent)}
.note p{margin:2px 0;white-space:normal;font-size:12.5px;line-height:1.5}
.note .hd{font-weight:600}.note summary{list-style-position:inside}
.sum .error svg,.note.error .hd svg{color:var(--err)}
.sum .warning svg,.note.warning .hd svg{color:var(--mark)}
.sum .hint svg,.note.hint .hd svg{color:var(--accent)}
.note .hd .k{font-weight:400;color:var(--ink2)}
svg.i{width:13px;height:13px;vertical-align:-2px;margin-right:4px;fill:currentColor}
.calc{display:block;font-weight:600}.note:target::details-content{content-visibility:visible;block-size:auto}
.slip,.also{color:var(--ink2)}
.wide{overflow-x:auto;margin:8px 0 14px}
table{border-collapse:collapse;width:calc(100% - 364px);font-size:13px;line-height:1.45}
.noted table{width:100%}
th,td{border:1px solid var(--line2);padding:4px 6px;text-align:left;vertical-align:top;
overflow-wrap:anywhere;
white-space:pre-line}
th{border-bottom:1.5px solid var(--line3);font-weight:600;vertical-align:bottom}
.w2,.w3,.w4,.w5,.w6,.w7,.w8{min-width:62px}.w6,.w7,.w8{min-width:110px}
td.num{text-align:right;white-space:nowrap}.nb{white-space:nowrap}
td.notes,th.notes{border:0;width:364px;min-width:364px;padding:0 0 0 24px;white-space:normal}
th.notes{font-weight:400;color:var(--ink3)}
.empty{border-left:3px solid var(--accent);padding:4px 12px;margin:16px 0}
"""
_PHONE = """
@media screen and (max-width:800px){body{font-size:15px}.band{padding:10px 16px}.band h1{font-size:20px}
main{padding:0 16px 32px}
label{min-height:44px}legend{padding:10px 0}input{width:20px;height:20px}.lists summary{padding:11px 0}
.list li{min-height:44px;
align-items:center}
.row{display:block}.doc{font-size:15px}.note,.note p{font-size:14px}
.note summary{min-height:44px}.ref{padding:5px 6px;font-size:12px}
.wide{overflow:visible}table,tbody,thead{display:block;width:100%}
tr{display:flex;flex-wrap:wrap;border-top:1px solid var(--line2)}
th,td{border:0;flex:1 1 0;padding:6px 4px}th{border:0}td.num{white-space:normal}
td.notes,th.notes{flex:0 0 100%;width:100%;min-width:0;padding:0}th.notes{display:none}
.row>.doc{position:static}th,td{min-width:0}
table.files th[scope=row]{flex:0 0 100%}table.files th:first-child:not([scope=row]){display:none}
table.files thead tr{border:0}table.files th.num{width:auto}table.files td.num{padding-top:0}
.w1{flex-grow:1}.w2{flex-grow:2}.w3{flex-grow:3}.w4{flex-grow:4}.w5{flex-grow:5}.w6{flex-grow:6}
.w7{flex-grow:7}
.w8{flex-grow:8}tr .nb:first-child,tr td:first-child:empty{flex:0 0 46px}td.num{min-width:max-content}
td.num.w1{flex-basis:44px}}
"""
_PRINT = """
@media print{@page{size:A4;margin:15mm 12mm}body{font:10.5pt/1.4 "Times New Roman",Times,serif;color:#000}
.band{background:none;color:#000;padding:0;border-bottom:1.5px solid #000}
.band fieldset,.filters,.skip,.back{display:none}
main{padding:0;max-width:none}.row>.doc{position:static}.lists{display:none}details::details-content{content-visibility:visible;block-size:auto}

.row{grid-template-columns:minmax(0,1fr) 58mm;
column-gap:5mm}.doc{font-size:10.5pt;line-height:1.4}
.note,.note p{font-size:8.5pt;line-height:1.3}table{font-size:9pt;width:calc(100% - 63mm)}
td.notes,th.notes{width:63mm;min-width:63mm;padding-left:5mm}.wide{overflow:visible}
.ref{color:#000!important;background:none!important;border:1px solid #000}
mark{box-shadow:inset 0 -1px #000!important;
background:none!important}a{color:#000}.note,tr,h2{break-inside:avoid}.row:has(h3,h4,h5){break-after:avoid}}
"""
SHADES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "hint"}


def style() -> str:
    """All of it, with a rule for every box of the filters."""
    hidden = [
        *(f"body:has(#s-{one}:not(:checked)) .s-{one}" for one in Severity),
        *(f"body:has(#k-{one}:not(:checked)) .k-{one}" for one in Kind),
    ]
    hide = ",".join(f"{rule}:is(.note,li,.ref)" for rule in hidden) + "{display:none}"
    plain = ",".join(f"{rule}:is(mark,.other)" for rule in hidden)
    return f"{_BASE}{hide}\n{plain}{{background:none;box-shadow:none;border:0}}{_PHONE}{_PRINT}"
