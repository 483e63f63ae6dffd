import type { ReportDocument, ReportSection } from "./report-document";

/** Links lead to the installation at `origin`, so that who reads the file elsewhere finds the way back. */
export function writeHtml({ title, sentence, detail, sections }: ReportDocument, origin = ""): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${asHtml(title)}</title><style>${style}</style></head>
<body>
<p>${asHtml(title)}</p>
<h1>${asHtml(sentence)}</h1>
<p>${asHtml(detail)}</p>
${sections.map((one) => section(one, origin)).join("\n")}
</body>
</html>
`;
}

function section({ title, lines = [], facts = [], table, cases = [] }: ReportSection, origin: string): string {
  const linked = (text: string, href: string | null | undefined) =>
    href ? `<a href="${asHtml(`${origin}${href}`)}">${asHtml(text)}</a>` : asHtml(text);
  const heads = (all: readonly string[]) => all.map((text) => `<th>${asHtml(text)}</th>`).join("");
  const cells = (all: readonly string[], href?: string | null) =>
    all.map((text, index) => `<td>${index === 0 ? linked(text, href) : asHtml(text)}</td>`).join("");
  return [
    `<section><h2>${asHtml(title)}</h2>`,
    ...lines.map((line) => `<p>${asHtml(line)}</p>`),
    ...(facts.length > 0
      ? [`<dl>${facts.map(([term, words, href]) => `<dt>${asHtml(term)}</dt><dd>${linked(words, href)}</dd>`).join("")}</dl>`]
      : []),
    ...(table
      ? [
          `<table><thead><tr>${heads(table.head)}</tr></thead><tbody>${table.rows.map((row, index) => `<tr>${cells(row, table.hrefs?.[index])}</tr>`).join("")}</tbody></table>`,
        ]
      : []),
    ...cases.map(
      (one) =>
        `<h3>${asHtml(one.title)}</h3>${one.texts.map(([label, text]) => `<h4>${asHtml(label)}</h4><pre>${asHtml(text)}</pre>`).join("")}`,
    ),
    "</section>",
  ].join("\n");
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style =
  "body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.6rem}h2{font-size:1.1rem;margin-top:2rem}" +
  "table{border-collapse:collapse;margin:1rem 0;width:100%}td,th{border-bottom:1px solid;padding:.4rem 1rem .4rem 0;text-align:left;vertical-align:top}" +
  "dl{display:grid;grid-template-columns:10rem 1fr;gap:.2rem 1rem}dd{margin:0}pre{white-space:pre-wrap;border-left:2px solid;padding-left:1rem}h4{margin:.6rem 0 0}";
