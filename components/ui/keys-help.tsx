"use client";

import { Fragment, useState } from "react";
import { Dialog } from "./dialog";
import { Kbd } from "./kbd";
import { useLetterKeys } from "./letter-keys";
import { Switch } from "./switch";
import { useKeys } from "./use-keys";

export type KeyGroup = {
  heading: string;
  /** `keys`: any of them; one with spaces is pressed together or one after the other, as in "Ctrl A". */
  keys: readonly { keys: readonly string[]; does: string }[];
};

type KeysHelpProps = {
  groups: readonly KeyGroup[];
  /** For a menu that opens it too; "?" always does. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** All keys of a screen. One on a screen; "?" opens it. */
export function KeysHelp({ groups, open, onOpenChange }: KeysHelpProps) {
  const [isOpenAlone, setOpenAlone] = useState(false);
  const [isOn, setOn] = useLetterKeys();
  const setOpen = onOpenChange ?? setOpenAlone;
  useKeys({ "?": () => setOpen(true) });

  return (
    <Dialog open={open ?? isOpenAlone} onOpenChange={setOpen} title="All keys" width="wide">
      <div className="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        {groups.map(({ heading, keys }) => (
          <section key={heading}>
            <h3 className="label mb-1">{heading}</h3>
            <dl className="divide-y">
              {keys.map(({ keys: any, does }) => (
                <div key={does} className="flex min-h-8 items-center gap-4 py-1">
                  <dt className="order-2 flex flex-wrap items-center justify-end gap-1">
                    {any.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 && <span className="hint">or</span>}
                        {key.split(" ").map((part) => (
                          <Kbd key={part}>{part}</Kbd>
                        ))}
                      </Fragment>
                    ))}
                  </dt>
                  <dd className="flex-1 text-on-surface-2">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className="mt-6 border-t pt-4"
        label="Single-letter keys"
        hint="They are silent while you type. Turn them off when you speak instead of typing."
        checked={isOn}
        onCheckedChange={setOn}
      />
    </Dialog>
  );
}
