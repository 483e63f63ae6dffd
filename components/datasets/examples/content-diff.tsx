import { TextDiff } from "@/components/datasets/text-diff";
import type { ExampleContent } from "@/lib/datasets/schemas";
import { changedParts } from "./content-parts";

/** What differs between two texts of one example, part by part. */
export function ContentDiff({ from, to, same }: { from: ExampleContent; to: ExampleContent; same: string }) {
  const changed = changedParts(from, to);
  if (changed.length === 0) return <p className="text-on-surface-2">{same}</p>;
  return changed.map(({ key, label, ...texts }) => (
    <div key={key}>
      <p className="label mb-1">{label}</p>
      <p className="whitespace-pre-wrap text-base break-words">
        <TextDiff {...texts} />
      </p>
    </div>
  ));
}
