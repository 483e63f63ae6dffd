"use client";

import { useState } from "react";
import { cn } from "@/lib/cn";
import { formatCount } from "@/lib/format";
import type { PreviewSpan } from "@/lib/trainers/previews/schemas";

const looks = {
  read: "text-on-surface-2",
  learned:
    "rounded-sm bg-accent-soft box-decoration-clone py-0.5 text-on-accent-soft underline decoration-accent-line decoration-2 underline-offset-4",
  cut: "text-caution",
};
const spoken = { read: "", learned: "Learned: ", cut: "" };

/** An example letter by letter as the model gets it: what it learns is marked, what it never sees is hatched. */
export function TrainedText({ spans }: { spans: readonly PreviewSpan[] }) {
  const cut = spans.filter(({ kind }) => kind === "cut");
  const kept = spans.filter(({ kind }) => kind !== "cut");
  const lost = cut.reduce((sum, { tokens }) => sum + tokens, 0);
  return (
    <div className="overflow-hidden rounded-lg border bg-canvas font-mono text-xs leading-5">
      {kept.length > 0 && (
        <div className="whitespace-pre-wrap px-4 py-3 [overflow-wrap:anywhere]">
          {kept.map((span, index) => (
            <Part key={index} span={span} />
          ))}
        </div>
      )}
      {lost > 0 && (
        <div
          className={cn(
            "hatch-cut whitespace-pre-wrap px-4 py-3 [overflow-wrap:anywhere]",
            kept.length > 0 && "border-caution/50 border-t",
          )}
        >
          <span className="float-right ml-3 rounded-sm bg-canvas px-1.5 py-0.5 font-medium font-sans text-2xs text-caution">
            cut here, {formatCount(lost, "token")} lost
          </span>
          {cut.map((span, index) => (
            <Part key={index} span={span} />
          ))}
        </div>
      )}
    </div>
  );
}

const longText = 1_200;
const shownStart = 500;
const shownEnd = 200;

/** A long text that is only read would push the answer out of sight: its middle is folded. */
function Part({ span: { text, kind, tokens } }: { span: PreviewSpan }) {
  const [isOpen, setIsOpen] = useState(false);
  if (kind === "learned" || isOpen || text.length <= longText)
    return (
      <span className={looks[kind]}>
        {spoken[kind] && <span className="sr-only">{spoken[kind]}</span>}
        {text}
      </span>
    );
  const hidden = text.length - shownStart - shownEnd;
  return (
    <span className={looks[kind]}>
      {text.slice(0, shownStart)}
      <button
        type="button"
        className="my-1 inline-block min-h-6 rounded-sm bg-sunken px-2 font-sans text-2xs text-on-surface-2 hover:text-on-surface"
        onClick={() => setIsOpen(true)}
      >
        about {formatCount(Math.round((tokens * hidden) / text.length), "token")}, show
      </button>
      {text.slice(-shownEnd)}
    </span>
  );
}
