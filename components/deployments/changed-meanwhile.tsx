"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/** One thing that somebody else changed: what it was when the form was opened, and what it is now. */
export interface Difference {
  label: string;
  was: string;
  is: string;
}

type ChangedMeanwhileProps = { differences: readonly Difference[]; onTake: () => void; onKeep: () => void };

/** Somebody else saved while a form was open: what they changed stands beside what is typed, and the person chooses. */
export function ChangedMeanwhile({ differences, onTake, onKeep }: ChangedMeanwhileProps) {
  return (
    <div role="alert">
      <Notice
        tone="caution"
        title="Somebody changed this since you opened it."
        action={
          <span className="flex flex-wrap gap-2">
            <Button size="small" onClick={onTake}>
              Take the newer values
            </Button>
            <Button size="small" variant="plain" onClick={onKeep}>
              Keep what stands here
            </Button>
          </span>
        }
      >
        <ul>
          {differences.map(({ label, was, is }) => (
            <li key={label}>
              {label}: {was} when you opened it, now {is}.
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

/** Nobody overwrites what they have not seen. */
export const chooseFirst = "Somebody changed this since you opened it. Choose above which values hold.";
