import type { ReportDocument, ReportSection } from "./report-document";

/** Links lead to the installation at `origin`, so that who reads the file elsewhere finds the way back. */
export function writeMarkdown({ title, sentence, detail, sections }: ReportDocument, origin = ""): string {
  const parts = sections.flatMap((one) => sectionParts(one, origin));
  return `${[`# ${plain(title)}`, `**${plain(sentence)}** ${plain(detail)}`, ...parts].join("\n\n")}\n`;
}

function sectionParts({ title, lines = [], facts = [], table, cases = [] }: ReportSection, origin: string): string[] {
  const linked = (text: string, href: string | null | undefined) => (href ? `[${plain(text)}](<${origin}${href}>)` : plain(text));
  const row = (cells: readonly string[], href?: string | null) =>
    `| ${cells.map((cell, index) => (index === 0 ? linked(cell, href) : plain(cell))).join(" | ")} |`;
  return [
    `## ${plain(title)}`,
    ...lines.map(plain),
    ...(facts.length > 0 ? [facts.map(([term, words, href]) => `- **${plain(term)}**: ${linked(words, href)}`).join("\n")] : []),
    ...(table
      ? [
          [
            row(table.head),
            `|${" --- |".repeat(table.head.length)}`,
            ...table.rows.map((cells, index) => row(cells, table.hrefs?.[index])),
          ].join("\n"),
        ]
      : []),
    ...cases.flatMap((one) => [`### ${plain(one.title)}`, ...one.texts.map(([label, text]) => fenced(label, text))]),
  ];
}

/** Names, tags and reasons are people's words: nothing in them may become a heading, a picture or a link. */
const plain = (text: string) => text.replace(/[\\`*_[\]<>#!|]/g, "\\$&").replaceAll(/\s*\n\s*/g, " ");

/** A fence longer than any in the text, so that an answer cannot end it. */
function fenced(label: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const ticks = "`".repeat(longest + 1);
  return `${label}:\n\n${ticks}\n${text}\n${ticks}`;
}
