"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { StateIcon } from "@/components/ui/state-icon";
import type { Freeze } from "@/lib/datasets/versions/schemas";

type FreezeProgressProps = { freeze: Freeze; onDone: (versionId: string) => void; onAgain: () => void };

/** A large dataset is frozen in the background; this says how it goes. */
export function FreezeProgress({ freeze, onDone, onAgain }: FreezeProgressProps) {
  const { status, versionId, failure } = freeze;
  if (status === "failed")
    return (
      <Notice tone="negative" title="Nothing was frozen." action={<Button onClick={onAgain}>Back to the settings</Button>}>
        {failure}
      </Notice>
    );
  if (status === "done" && versionId)
    return (
      <div role="status" className="grid justify-items-start gap-3">
        <p className="flex items-center gap-2 text-base">
          <StateIcon state="done" />
          The version is frozen.
        </p>
        <Button variant="primary" onClick={() => onDone(versionId)}>
          See the version
        </Button>
      </div>
    );
  return (
    <div role="status" className="grid gap-2">
      <p className="flex items-center gap-2 text-base">
        <StateIcon state="running" />
        Freezing. With a million examples this takes about ten seconds.
      </p>
      <p className="hint">
        You can close this and go on working: it goes on without it, and takes what the dataset holds when its turn comes.
      </p>
    </div>
  );
}
