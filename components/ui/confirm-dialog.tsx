"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  /** Names the thing, and the price or the traffic share it touches. */
  children: ReactNode;
  /** Repeats the verb: "Delete 3 examples". */
  confirmLabel: string;
  tone?: "primary" | "negative";
  busy?: boolean;
  onConfirm: () => void;
};

/** Only for money, production traffic and deletion; all else is undone, not confirmed. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { children, confirmLabel, tone = "primary", busy = false, onConfirm, ...dialog } = props;
  return (
    <Dialog
      {...dialog}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="plain">Cancel</Button>
          </DialogClose>
          <Button variant={tone} busy={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="text-base text-on-surface-2">{children}</div>
    </Dialog>
  );
}
