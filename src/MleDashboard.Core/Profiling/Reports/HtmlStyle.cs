namespace MleDashboard.Core.Profiling.Reports;

/// <summary>The looks of the report file: the product's tokens, light and dark by the reader's system, and plain on paper.</summary>
internal static class HtmlStyle
{
    public const string Text = """
        :root{--bg:#f6f7fb;--surface:#fff;--line:#e3e6ef;--ink:#171b2e;--ink-2:#565d78;--accent:#4338ca;--bar:#4f46e5;--warn:#8a5000;--warn-soft:#fff3dc;--bad:#b42318;--bad-soft:#fdeceb;--pos:79,70,229;--neg:230,159,0}
        @media (prefers-color-scheme:dark){:root{--bg:#0d1122;--surface:#151a30;--line:#2a3154;--ink:#eceffb;--ink-2:#a9b1d0;--accent:#a5a0ff;--bar:#8d86ff;--warn:#f0b95a;--warn-soft:#3a2c10;--bad:#ff9a90;--bad-soft:#3d1a1a}}
        *{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.5 Inter,Roboto,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        header,main{max-width:1180px;margin:0 auto;padding:20px}nav{display:flex;gap:16px;flex-wrap:wrap;margin-top:12px}a{color:var(--accent)}h1{font-size:24px;margin:0}h2{font-size:18px;margin:28px 0 10px}h3{font-size:15px;margin:0 0 4px}
        .sub,.none{color:var(--ink-2)}.card,.figures,.alerts,.scroll,table{background:var(--surface);border:1px solid var(--line);border-radius:10px}.card{padding:16px;margin-bottom:14px;break-inside:avoid}
        .figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(170px,1fr));gap:12px;padding:16px;margin:0}dt{color:var(--ink-2);font-size:12.5px}dd{margin:0;font-weight:600}.card .figures{border:0;padding:0;gap:8px}
        .alerts{list-style:none;margin:0;padding:4px 16px}.alerts li{padding:9px 0;border-bottom:1px solid var(--line)}.alerts li:last-child{border:0}.tag{border:1px solid var(--line);border-radius:7px;padding:0 8px;font-size:12px}
        .alert-high .tag{background:var(--bad-soft);color:var(--bad)}.alert-warning .tag{background:var(--warn-soft);color:var(--warn)}.note{border-left:3px solid var(--accent);background:var(--surface);padding:8px 12px}
        .two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:20px}.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:13px}.scroll table{border:0}caption{text-align:left;color:var(--ink-2);padding:8px}th,td{padding:5px 9px;text-align:left;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:550;color:var(--ink-2)}.n{text-align:right}
        .bars{display:grid;gap:3px}.bars div{display:grid;grid-template-columns:minmax(60px,35%) 1fr auto;gap:8px;align-items:center}.bars i{display:block;height:10px;background:var(--bar);border-radius:3px;min-width:1px}.bars bdi{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
        svg{width:100%;height:110px;display:block}svg rect{fill:var(--bar)}.ends{display:flex;justify-content:space-between;color:var(--ink-2);font-size:12px}details{margin-top:10px}summary{cursor:pointer;color:var(--accent)}
        .matrix th,.matrix td{padding:3px 6px;font-size:11px;text-align:center;white-space:nowrap}.matrix th{max-width:110px;overflow:hidden;text-overflow:ellipsis}
        .p1{background:rgba(var(--pos),.07)}.n1{background:rgba(var(--neg),.07)}.p2{background:rgba(var(--pos),.14)}.n2{background:rgba(var(--neg),.14)}.p3{background:rgba(var(--pos),.21)}.n3{background:rgba(var(--neg),.21)}.p4{background:rgba(var(--pos),.28)}.n4{background:rgba(var(--neg),.28)}.p5{background:rgba(var(--pos),.35)}.n5{background:rgba(var(--neg),.35)}.p6{background:rgba(var(--pos),.42)}.n6{background:rgba(var(--neg),.42)}.p7{background:rgba(var(--pos),.49)}.n7{background:rgba(var(--neg),.49)}.p8{background:rgba(var(--pos),.56)}.n8{background:rgba(var(--neg),.56)}.p9{background:rgba(var(--pos),.63)}.n9{background:rgba(var(--neg),.63)}
        @media (max-width:700px){.two{grid-template-columns:1fr}}@media print{body{background:#fff}nav{display:none}}
        """;
}
