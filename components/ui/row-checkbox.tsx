"use client";

import { useRef } from "react";
import { Checkbox } from "./checkbox";

type RowCheckboxProps = { index: number; checked: boolean; onToggle: (index: number, range: boolean) => void };

/** With Shift held, all from the last row touched to this one. */
export function RowCheckbox({ index, checked, onToggle }: RowCheckboxProps) {
  const isRange = useRef(false);
  return (
    <span
      className="block select-none"
      onClickCapture={(event) => {
        isRange.current = event.shiftKey;
      }}
    >
      <Checkbox aria-label={`Select row ${index + 1}`} checked={checked} onCheckedChange={() => onToggle(index, isRange.current)} />
    </span>
  );
}
