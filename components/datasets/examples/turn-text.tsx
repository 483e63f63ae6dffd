"use client";

import { type ComponentProps, useId, useMemo } from "react";
import { cn } from "@/lib/cn";
import { MarkedText } from "./marked-text";
import { useMarks } from "./marks-context";
import { describeMarks, placeMarks } from "./place-marks";

type TurnTextProps = Omit<ComponentProps<"textarea">, "value"> & { value: string };

/** The text of the field and its marks lie over each other letter by letter: whatever moves a letter is said for both. */
const box =
  "col-start-1 row-start-1 -mx-2.5 -my-1.5 block w-[calc(100%+1.25rem)] rounded-md border border-transparent px-2.5 py-1.5 text-base";

/** Text to read that turns into a field under the pointer or the cursor: a conversation, not a form. */
export function TurnText({ className, value, "aria-describedby": describedBy, ...rest }: TurnTextProps) {
  const id = useId();
  const marks = useMarks();
  const placed = useMemo(() => placeMarks(value, marks), [value, marks]);
  const isMarked = placed.length > 0;

  return (
    // The field stays the same one when marks come and go, or whoever types in it would lose the cursor. What lies over what, and
    // the words for readers, stay inside: they would cover what floats over the page, or lengthen it.
    <div className="relative isolate grid min-w-0 grid-cols-[minmax(0,1fr)]">
      <textarea
        rows={1}
        {...rest}
        value={value}
        aria-describedby={[describedBy, isMarked && id].filter(Boolean).join(" ") || undefined}
        className={cn(
          box,
          "peer field-sizing-content z-1 resize-none bg-transparent text-on-surface hover:border-line focus:border-line-strong focus:bg-surface read-only:hover:border-transparent aria-invalid:border-negative touch:min-h-11",
          className,
          isMarked && "bg-transparent focus:bg-transparent",
        )}
      />
      {isMarked && (
        <>
          <div aria-hidden="true" className={cn(box, className, "whitespace-pre-wrap break-words text-transparent peer-focus:bg-surface")}>
            <MarkedText text={value} marks={placed} />
          </div>
          <p id={id} className="sr-only">
            {describeMarks(value, placed)}
          </p>
        </>
      )}
    </div>
  );
}
