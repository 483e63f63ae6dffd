import { useState } from "react";
import { z } from "zod";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

const objectSchema = z.record(z.string(), z.json());
type JsonObject = z.infer<typeof objectSchema>;

type SchemaOptionProps = { value: JsonObject; onChange: (schema: JsonObject) => void };

/** A JSON Schema as text; the last one that could be read counts. */
export function SchemaOption({ value, onChange }: SchemaOptionProps) {
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState("");
  function change(written: string) {
    setText(written);
    const read = readObject(written);
    setProblem(read ? "" : "This is not a JSON object yet; the last one that could be read counts.");
    if (read) onChange(read);
  }
  return (
    <Field label="JSON Schema" error={problem || undefined}>
      <Textarea rows={6} spellCheck={false} className="font-mono text-xs" value={text} onChange={(event) => change(event.target.value)} />
    </Field>
  );
}

function readObject(text: string): JsonObject | null {
  try {
    return objectSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
