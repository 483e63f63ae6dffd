"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { formatCount } from "@/lib/format";

/** Cells copied from a spreadsheet arrive as text between tabs: that is a file too. */
export function PasteText({ onFile }: { onFile: (file: File) => void }) {
  const [text, setText] = useState("");
  const lines = text.split("\n").filter((line) => line.trim() !== "").length;

  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (lines > 0) onFile(new File([text], "Pasted text.txt", { type: "text/plain" }));
      }}
    >
      <Field
        label="Paste rows"
        hint="Copy the cells from a spreadsheet with their column names, or paste CSV or JSONL. It is read like a file."
      >
        <Textarea
          rows={10}
          spellCheck={false}
          className="max-h-[50dvh] min-h-48 overflow-auto font-mono text-xs"
          placeholder={"message\tqueue\nWhere is my card?\tcard arrival"}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" disabledReason={lines === 0 ? "Paste at least one row first." : undefined}>
          {lines === 0 ? "Read the text" : `Read ${formatCount(lines, "line")}`}
        </Button>
      </div>
    </form>
  );
}
