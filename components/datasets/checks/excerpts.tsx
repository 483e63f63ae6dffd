import type { Excerpt } from "@/lib/datasets/checks/schemas";
import { typeWords } from "./severity-words";

/** What was found, in the text around it; its kind stands beside it, so that the mark is not colour alone. */
export function Excerpts({ excerpts }: { excerpts: readonly Excerpt[] }) {
  if (excerpts.length === 0) return null;
  return (
    <ul className="space-y-1">
      {excerpts.map(({ before, found, after, type }, index) => (
        <li key={index} className="break-words text-on-surface-2">
          {before}
          <mark className="rounded-sm bg-caution-soft px-0.5 text-on-caution-soft underline decoration-dotted underline-offset-2">
            {found}
          </mark>
          {after}
          <span className="hint ml-2 whitespace-nowrap">{typeWords(type)}</span>
        </li>
      ))}
    </ul>
  );
}
