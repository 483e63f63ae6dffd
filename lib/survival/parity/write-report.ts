import type { ReportParts } from "./report-parts";

export function writeMarkdown({ title, verdict, detail, facts, head, rows, cases }: ReportParts): string {
  const cell = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", " ");
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(" | ")} |`;
  return [
    `# ${title}`,
    `**${verdict}** ${detail}`,
    facts.map(([term, words]) => `- ${term}: ${words}`).join("\n"),
    [line(head), line(["---", "---:", "---:"]), ...rows.map(line)].join("\n"),
    ...(cases.length > 0 ? ["## Cases that differ most"] : []),
    ...cases.flatMap((one) => [
      `### ${one.title}`,
      fence("Asked", one.asked),
      ...(one.wanted === null ? [] : [fence("Wanted", one.wanted)]),
      fence("Old", one.before),
      fence("New", one.after),
    ]),
    "",
  ].join("\n\n");
}

/** A fence longer than any in the text, so that an answer cannot end it. */
function fence(label: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${label}:\n\n${ticks}\n${text}\n${ticks}`;
}

export function writeHtml({ title, verdict, detail, facts, head, rows, cases }: ReportParts): string {
  const block = (label: string, text: string) => `<h4>${asHtml(label)}</h4><pre>${asHtml(text)}</pre>`;
  const cells = (tag: "td" | "th", all: readonly string[]) => all.map((text) => `<${tag}>${asHtml(text)}</${tag}>`).join("");
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${asHtml(title)}</title><style>${style}</style></head>
<body>
<h1>${asHtml(verdict)}</h1>
<p>${asHtml(detail)}</p>
<dl>${facts.map(([term, words]) => `<dt>${asHtml(term)}</dt><dd>${asHtml(words)}</dd>`).join("")}</dl>
<table><thead><tr>${cells("th", head)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("")}</tbody></table>
${cases.length > 0 ? "<h2>Cases that differ most</h2>" : ""}
${cases
  .map(
    (one) =>
      `<section><h3>${asHtml(one.title)}</h3>${block("Asked", one.asked)}${one.wanted === null ? "" : block("Wanted", one.wanted)}${block("Old", one.before)}${block("New", one.after)}</section>`,
  )
  .join("\n")}
</body>
</html>
`;
}

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const asHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const style =
  "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:3rem auto;padding:0 1rem}h1{font-size:1.6rem}" +
  "table{border-collapse:collapse;margin:1.5rem 0}td,th{border-bottom:1px solid;padding:.4rem 1rem .4rem 0;text-align:left}" +
  "dl{display:grid;grid-template-columns:6rem 1fr;gap:.2rem 1rem}dd{margin:0}pre{white-space:pre-wrap;border-left:2px solid;padding-left:1rem}h4{margin:.6rem 0 0}";
