"use client";

import { createContext, useContext, useId } from "react";

export type FieldContext = { id: string; describedBy: string | undefined; invalid: boolean; changed: boolean };

export const FieldContext = createContext<FieldContext | null>(null);

type Given = { id?: string | undefined };

/** What a control takes over from the Field round it, so that label, hint and error are announced with it. */
export function useFieldControl({ id }: Given) {
  const field = useContext(FieldContext);
  const ownId = useId();
  return {
    id: id ?? field?.id ?? ownId,
    "aria-describedby": field?.describedBy,
    "aria-invalid": field?.invalid || undefined,
    "data-changed": field?.changed || undefined,
  };
}
