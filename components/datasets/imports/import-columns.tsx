import { Notice } from "@/components/ui/notice";
import { ShareLink } from "@/components/ui/share-link";
import type { ImportMapping, ImportPreview, ReadOptionsInput } from "@/lib/datasets/imports/schemas";
import { ColumnMap, InstructionField } from "./column-map";
import { mappedColumn, roleOf } from "./column-roles";
import { ReadingOptions } from "./reading-options";
import { roleOptions } from "./role-options";
import { SavedMappingBar } from "./saved-mapping";
import { StartStateChoice } from "./start-state";
import type { StartState } from "./use-import-place";

type ImportColumnsProps = {
  projectId: string;
  preview: ImportPreview;
  mapping: ImportMapping;
  isGuess: boolean;
  reading: ReadOptionsInput;
  start: StartState;
  onMapping: (mapping: ImportMapping) => void;
  onReading: (reading: ReadOptionsInput) => void;
  onStart: (start: StartState) => void;
};

/** All that can be said about the file; on a phone it is told, and changed on a wider screen. */
export function ImportColumns(props: ImportColumnsProps) {
  const { projectId, preview, mapping, isGuess, reading, start, onMapping, onReading, onStart } = props;
  const { columns, guess } = preview;
  return (
    <>
      <div className="max-md:hidden">
        <ColumnMap columns={columns} mapping={mapping} guess={guess.text} isGuess={isGuess} onChange={onMapping} />
        <ReadingOptions className="mt-2" preview={preview} changed={reading} onChange={onReading} />
        <InstructionField
          className="mt-4 border-t pt-4"
          value={mapping.systemText}
          onChange={(systemText) => onMapping({ ...mapping, systemText })}
        />
      </div>
      <ColumnsOnPhone columns={columns} mapping={mapping} />
      <StartStateChoice projectId={projectId} className="mt-5" value={start} onChange={onStart} />
      <div className="mt-auto max-md:hidden">
        <SavedMappingBar
          projectId={projectId}
          columns={columns.map(({ name }) => name)}
          mapping={mapping}
          saved={preview.savedMappings}
          onUse={onMapping}
        />
      </div>
    </>
  );
}

function ColumnsOnPhone({ columns, mapping }: Pick<ImportColumnsProps, "mapping"> & Pick<ImportPreview, "columns">) {
  return (
    <div className="md:hidden">
      <h2 className="section-title">What is in each column?</h2>
      <ul className="mt-2">
        {columns.map(({ name }) => {
          const mapped = mappedColumn(mapping, name);
          const role = roleOf(mapped);
          const words = roleOptions(mapped?.field ?? name).find(({ value }) => value === role)?.label;
          return (
            <li key={name} className="flex items-baseline justify-between gap-3 border-b py-2 last:border-0">
              <span className="min-w-0 truncate font-mono text-xs">{name}</span>
              <span className={role === "none" ? "text-on-surface-3" : ""}>{words}</span>
            </li>
          );
        })}
      </ul>
      <Notice
        tone="accent"
        className="mt-3"
        title="Changing the columns wants a wider screen."
        action={<ShareLink label="Copy the link" />}
      >
        Open this page on a computer to change them, or import them as they were guessed. The link leads to this file.
      </Notice>
    </div>
  );
}
