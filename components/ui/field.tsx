"use client";

import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { FieldContext } from "./field-context";
import { StateIcon } from "./state-icon";

type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do; it takes the place of the hint. */
  error?: ReactNode;
  changed?: boolean;
  optional?: boolean;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};

export function Field({ label, hint, error, changed = false, optional, action, className, children }: FieldProps) {
  const id = useId();
  const note = error || hint;
  const noteId = `${id}-note`;

  return (
    <FieldContext value={{ id, describedBy: note ? noteId : undefined, invalid: Boolean(error), changed }}>
      <div className={cn("min-w-0", className)}>
        <div className="mb-1.5 flex items-baseline justify-between gap-3">
          <label id={`${id}-label`} htmlFor={id} className="label text-on-surface">
            {label}
            {optional && <span className="ml-1.5 font-normal text-on-surface-3">optional</span>}
          </label>
          {action}
        </div>
        {children}
        {error ? (
          <p id={noteId} role="alert" className="mt-1.5 flex items-start gap-1.5 text-negative text-xs">
            <StateIcon state="failed" className="mt-0.5 size-3" />
            <span>{error}</span>
          </p>
        ) : (
          hint && (
            <p id={noteId} className="hint mt-1.5">
              {hint}
            </p>
          )
        )}
      </div>
    </FieldContext>
  );
}
