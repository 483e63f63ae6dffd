"use client";

import { Field } from "@/components/ui/field";
import { Fold } from "@/components/ui/fold";
import { type Option, Select } from "@/components/ui/select";
import type { ImportPreview, ReadOptionsInput } from "@/lib/datasets/imports/schemas";

type ReadingOptionsProps = {
  preview: Pick<ImportPreview, "options" | "sheets" | "guess">;
  /** What a person has set; the rest is guessed. */
  changed: ReadOptionsInput;
  onChange: (changed: ReadOptionsInput) => void;
  className?: string;
};

const formats: Option[] = [
  { value: "csv", label: "A table in text (CSV, TSV)" },
  { value: "jsonl", label: "JSONL, one object a line" },
  { value: "json", label: "JSON, one list" },
  { value: "xlsx", label: "Excel workbook" },
  { value: "parquet", label: "Parquet" },
];
const textFormats = ["csv", "jsonl", "json"];
const delimiters: Option[] = [
  { value: ",", label: "Comma" },
  { value: ";", label: "Semicolon" },
  { value: "\t", label: "Tab" },
  { value: "|", label: "Vertical bar" },
];
const headers: Option[] = [
  { value: "yes", label: "Column names" },
  { value: "no", label: "Already data" },
];
const encodings: Option[] = [
  { value: "utf-8", label: "UTF-8" },
  { value: "windows-1252", label: "Windows-1252" },
  { value: "utf-16le", label: "UTF-16 (little-endian)" },
  { value: "utf-16be", label: "UTF-16 (big-endian)" },
];

/** How the bytes became rows: guessed with a reason, and every part of it can be put right. */
export function ReadingOptions({ preview: { options, sheets, guess }, changed, onChange, className }: ReadingOptionsProps) {
  const isText = textFormats.includes(options.format);
  // Bytes of one family cannot be read as the other.
  const possible = formats.filter(({ value }) => textFormats.includes(value) === isText);

  return (
    <Fold
      label="How the file is read"
      changed={Object.values(changed).filter((value) => value !== undefined).length}
      className={className ?? ""}
    >
      <div className="grid gap-x-4 gap-y-4 sm:grid-cols-2">
        <Field label="Format" hint={guess.format} changed={changed.format !== undefined}>
          <Select
            options={possible}
            value={options.format}
            onValueChange={(value) => {
              const format = possibleFormat(value);
              if (format) onChange({ format });
            }}
          />
        </Field>
        {sheets.length > 0 && (
          <Field label="Sheet" hint={guess.sheet} changed={changed.sheet !== undefined}>
            <Select
              options={sheets.map(({ name, isHidden }) => ({ value: name, label: name, ...(isHidden ? { hint: "hidden" } : {}) }))}
              value={options.sheet ?? ""}
              onValueChange={(sheet) => onChange({ ...changed, sheet })}
            />
          </Field>
        )}
        {options.delimiter !== null && (
          <Field label="Between the columns" hint={guess.delimiter} changed={changed.delimiter !== undefined}>
            <Select
              options={
                delimiters.some(({ value }) => value === options.delimiter)
                  ? delimiters
                  : [...delimiters, { value: options.delimiter, label: `“${options.delimiter}”` }]
              }
              value={options.delimiter}
              onValueChange={(delimiter) => onChange({ ...changed, delimiter })}
            />
          </Field>
        )}
        {options.hasHeader !== null && (
          <Field label="The first row holds" hint={guess.hasHeader} changed={changed.hasHeader !== undefined}>
            <Select
              options={headers}
              value={options.hasHeader ? "yes" : "no"}
              onValueChange={(value) => onChange({ ...changed, hasHeader: value === "yes" })}
            />
          </Field>
        )}
        {isText && (
          <Field label="Letters" hint={guess.encoding} changed={changed.encoding !== undefined}>
            <Select
              options={encodings}
              value={options.encoding}
              onValueChange={(value) => {
                const encoding = possibleEncoding(value);
                if (encoding) onChange({ ...changed, encoding });
              }}
            />
          </Field>
        )}
      </div>
    </Fold>
  );
}

function possibleFormat(value: string): ReadOptionsInput["format"] {
  return (["csv", "jsonl", "json", "xlsx", "parquet"] as const).find((format) => format === value);
}

function possibleEncoding(value: string): ReadOptionsInput["encoding"] {
  return (["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const).find((encoding) => encoding === value);
}
