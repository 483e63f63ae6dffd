import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { checkRow, type RowRules } from "./check-row";
import { countPart, firstTokens } from "./count-part";
import { familyOf, type TemplateFamily } from "./families";
import type { Preview, PreviewRequest } from "./preview";
import type { Overlong, PreviewSpan, PreviewTemplate, RowPreview } from "./schemas";
import { type WrittenPart, writeAsTranscript, writeWithTemplate } from "./write-row";

/** What is known of a provider that answers no such questions itself. */
interface Provider extends RowRules {
  overlong: Overlong;
  fileBytes: number | null;
  longestExample: (baseModel: string) => number | null;
}

const pauseMs = 8;
/** What a message costs beside its words where no template says it: the figure that OpenAI's own guide uses. */
const perMessage = 4;

/** Written with the base model's published template where there is one, counted under o200k_base: an estimate that says so. */
export async function previewLocally(request: PreviewRequest, provider: Provider): Promise<Preview> {
  const family = familyOf(request.baseModel);
  const rows: RowPreview[] = [];
  let startedAt = performance.now();
  for (const row of request.rows) {
    rows.push(previewRow(row, family, request, provider));
    // Counting is slow, and this process answers others too.
    if (performance.now() - startedAt < pauseMs) continue;
    await setImmediate();
    startedAt = performance.now();
  }
  const { overlong, fileBytes } = provider;
  return { template: toTemplate(family), overlong, fileBytes, contextLength: provider.longestExample(request.baseModel), rows };
}

function toTemplate(family: TemplateFamily | undefined): PreviewTemplate {
  const hash = createHash("sha256")
    .update(family?.template ?? "transcript")
    .digest("hex");
  const counts = "Tokens are counted under o200k_base, which is an estimate for other tokenizers.";
  if (!family) {
    const note = `This provider does not publish its template: the conversation is shown as it is sent. ${counts}`;
    return { name: null, hash, isExact: false, note };
  }
  return { name: family.name, hash, isExact: false, note: `Written after the template at ${family.source}. ${counts}` };
}

function previewRow(
  row: ExampleContent,
  family: TemplateFamily | undefined,
  { contextLength, withSpans }: PreviewRequest,
  provider: Provider,
): RowPreview {
  const usesTools = row.tools !== null || row.messages.some(({ tool_calls, role }) => tool_calls || role === "tool");
  const isTemplated = family !== undefined && !usesTools;
  const parts = isTemplated ? writeWithTemplate(family, row.messages) : writeAsTranscript(row);
  const counted = parts.map((part) => ({ ...part, tokens: countPart(part.text) }));
  // A transcript's role names stand for signs that nobody sees.
  if (!isTemplated) for (const part of counted) if (!part.isLearned) part.tokens = Math.max(part.tokens, perMessage);
  const sum = (some: typeof counted) => some.reduce((total, { tokens }) => total + tokens, 0);
  const first = counted.findIndex(({ isLearned }) => isLearned);
  return {
    tokens: sum(counted),
    learnedTokens: sum(counted.filter(({ isLearned }) => isLearned)),
    firstLearned: sum(first < 0 ? counted : counted.slice(0, first)),
    problem: checkRow(row, provider),
    spans: withSpans ? cutAt(counted, contextLength ?? Number.POSITIVE_INFINITY) : [],
  };
}

function cutAt(parts: readonly (WrittenPart & { tokens: number })[], limit: number): PreviewSpan[] {
  let left = limit;
  return parts.flatMap(({ text, isLearned, tokens }) => {
    const kind = isLearned ? "learned" : "read";
    const kept = Math.max(0, Math.min(tokens, left));
    left -= kept;
    if (kept === tokens) return [{ text, kind, tokens } as const];
    const keptText = firstTokens(text, kept);
    const rest = { text: text.slice(keptText.length), kind: "cut", tokens: tokens - kept } as const;
    return kept === 0 ? [rest] : [{ text: keptText, kind, tokens: kept } as const, rest];
  });
}
