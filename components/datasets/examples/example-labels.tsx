"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { errorWords } from "@/components/layout/error-words";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/toast-context";
import { useLabelExample } from "@/lib/datasets/examples/hooks";
import type { Example, LabelExampleInput } from "@/lib/datasets/examples/schemas";
import { splitSchema } from "@/lib/datasets/schemas";
import { usePeople } from "./use-people";

const byItself = "by itself";
const nobody = "nobody";

/** What is said about the example: its tags, its split, who looks at it. Saved at once; two people's tags add up. */
export function ExampleLabels({ projectId, example, readOnly }: { projectId: string; example: Example; readOnly: boolean }) {
  const { notify } = useToast();
  const { people } = usePeople(projectId);
  const label = useLabelExample(projectId);
  const [tag, setTag] = useState("");

  function say(input: LabelExampleInput) {
    label.mutate(
      { exampleId: example.id, ...input },
      { onError: (error) => notify({ title: "That was not saved.", body: errorWords(error), state: "failed" }) },
    );
  }

  function addTag() {
    const name = tag.trim();
    setTag("");
    if (name !== "" && !example.tags.includes(name)) say({ addTags: [name] });
  }

  return (
    <div className="grid grid-cols-[76px_minmax(0,1fr)] items-center gap-x-3 gap-y-2">
      <span className="label">Tags</span>
      <div className="flex flex-wrap items-center gap-1.5">
        {example.tags.map((name) => (
          <span key={name} className="inline-flex h-6 items-center gap-1 rounded-sm bg-sunken pl-1.5 text-2xs inset-ring inset-ring-line">
            {name}
            {readOnly ? (
              <span className="w-1" />
            ) : (
              <button
                type="button"
                aria-label={`Remove the tag ${name}`}
                onClick={() => say({ removeTags: [name] })}
                className="grid size-6 place-items-center text-on-surface-3 hover:text-on-surface"
              >
                <X className="size-3" strokeWidth={1.75} />
              </button>
            )}
          </span>
        ))}
        {!readOnly && (
          <Input
            aria-label="Add a tag"
            placeholder="Add a tag"
            className="h-6 w-28 text-xs"
            value={tag}
            onChange={(event) => setTag(event.target.value)}
            onKeyDown={(event) => event.key === "Enter" && addTag()}
            onBlur={addTag}
          />
        )}
        {readOnly && example.tags.length === 0 && <span className="hint">none</span>}
      </div>
      <span className="label">Split</span>
      <Select
        label="Split"
        className="max-w-56"
        disabled={readOnly}
        value={example.isSplitPinned ? example.split : byItself}
        onValueChange={(value) => say({ pinnedSplit: value === byItself ? null : splitSchema.parse(value) })}
        options={[
          { value: byItself, label: example.isSplitPinned ? "by its group" : `${example.split}, by its group` },
          ...splitSchema.options.map((split) => ({ value: split, label: `${split}, by hand` })),
        ]}
      />
      <span className="label">Reviewer</span>
      <Select
        label="Reviewer"
        className="max-w-56"
        disabled={readOnly}
        value={example.assigneeId ?? nobody}
        onValueChange={(value) => say({ assigneeId: value === nobody ? null : value })}
        options={[{ value: nobody, label: "nobody yet" }, ...people.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </div>
  );
}
