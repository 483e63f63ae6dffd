"use client";

import { type ReactElement, useState } from "react";
import { NameDialog } from "@/components/layout/name-dialog";

type SaveRecipeProps = {
  trigger: ReactElement;
  title: string;
  verb: string;
  /** What stands in the field at first. */
  proposed?: string;
  isPending: boolean;
  error: unknown;
  onSave: (name: string, done: () => void) => void;
};

/** Asks for the name that a recipe is kept under. */
export function SaveRecipe({ onSave, ...ask }: SaveRecipeProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <NameDialog
      {...ask}
      open={isOpen}
      onOpenChange={setOpen}
      description="Base model, method and settings under a name, to start further runs from. The examples are chosen anew each time."
      hint="Say what it is for, for example “Short voice”."
      onSave={(name) => onSave(name, () => setOpen(false))}
    />
  );
}
