"use client";

import { Tag as TagIcon } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { InverseButton } from "@/components/ui/inverse-button";
import { Popover } from "@/components/ui/popover";

type BulkTagProps = { tags: readonly string[]; onAdd: (tag: string) => void; onRemove: (tag: string) => void };

const shown = 6;

export function BulkTag({ tags, onAdd, onRemove }: BulkTagProps) {
  const [isOpen, setOpen] = useState(false);
  const [tag, setTag] = useState("");
  const name = tag.trim();
  const alike = tags.filter((each) => each.toLowerCase().includes(name.toLowerCase()) && each !== name).slice(0, shown);

  function done(act: (tag: string) => void, which: string) {
    if (which === "") return;
    setOpen(false);
    setTag("");
    act(which);
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    done(onAdd, name);
  }

  return (
    <Popover
      label="Tag"
      align="center"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <InverseButton>
          <TagIcon strokeWidth={1.75} />
          Tag
        </InverseButton>
      }
    >
      <form onSubmit={submit} className="grid gap-3">
        <Field label="Tag">
          <Input value={tag} maxLength={200} autoComplete="off" onChange={(event) => setTag(event.target.value)} />
        </Field>
        {alike.length > 0 && (
          <ul aria-label="Tags in this dataset" className="-mx-1.5">
            {alike.map((each) => (
              <li key={each}>
                <button
                  type="button"
                  onClick={() => setTag(each)}
                  className="block min-h-7 w-full truncate rounded-md px-1.5 text-left text-on-surface-2 hover:bg-sunken hover:text-on-surface"
                >
                  {each}
                </button>
              </li>
            ))}
          </ul>
        )}
        <div className="flex gap-2">
          <Button type="submit" variant="primary" className="flex-1" disabledReason={name === "" ? "Name the tag first." : undefined}>
            Add the tag
          </Button>
          <Button disabledReason={name === "" ? "Name the tag first." : undefined} onClick={() => done(onRemove, name)}>
            Take it off
          </Button>
        </div>
      </form>
    </Popover>
  );
}
