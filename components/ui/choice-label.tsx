import type { ReactNode } from "react";

/** The words beside a switch, a checkbox or a radio. They belong to its target, so the whole row can be pressed. */
export function ChoiceLabel({ htmlFor, label, hint }: { htmlFor: string; label: ReactNode; hint?: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className="min-w-0 flex-1 cursor-pointer py-0.5">
      <span className="block">{label}</span>
      {hint && <span className="hint mt-0.5 block">{hint}</span>}
    </label>
  );
}
