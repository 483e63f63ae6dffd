import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

type LinesOptionProps = {
  label: string;
  hint: string;
  value: readonly string[] | undefined;
  onChange: (lines: string[] | undefined) => void;
};

/** A list, one entry a line; what is typed stays as it was typed. */
export function LinesOption({ label, hint, value, onChange }: LinesOptionProps) {
  const [text, setText] = useState(() => value?.join("\n") ?? "");
  return (
    <Field label={label} hint={hint} optional>
      <Textarea
        rows={2}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const lines = event.target.value
            .split("\n")
            .map((line) => line.trim())
            .filter(Boolean);
          onChange(lines.length > 0 ? lines : undefined);
        }}
      />
    </Field>
  );
}
