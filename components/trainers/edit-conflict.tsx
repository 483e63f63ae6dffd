import { Button } from "@/components/ui/button";
import { DefinitionList } from "@/components/ui/definition-list";
import { Notice } from "@/components/ui/notice";
import { formatCount } from "@/lib/format";
import type { Connection } from "@/lib/trainers/schemas";
import type { TrainerFormValues } from "./trainer-form-values";

type EditConflictProps = {
  theirs: Connection;
  mine: TrainerFormValues;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
};

/** Somebody saved since this form was opened: what stands there now beside what was typed, and a choice. */
export function EditConflict({ theirs, mine, onTakeTheirs, onKeepMine }: EditConflictProps) {
  const pricesOf = (models: readonly string[]) => (models.length === 0 ? "no prices" : `prices of ${formatCount(models.length, "model")}`);
  const facts = [
    { term: "Name", now: theirs.name, typed: mine.name },
    { term: "Address", now: theirs.baseUrl ?? "", typed: mine.baseUrl ?? "" },
    { term: "Prices", now: pricesOf(Object.keys(theirs.prices)), typed: pricesOf(mine.prices.map(({ model }) => model)) },
  ];
  return (
    <Notice
      tone="caution"
      title="Somebody changed this trainer after you opened it."
      action={
        <span className="flex flex-wrap gap-2">
          <Button onClick={onTakeTheirs}>Take what stands there now</Button>
          <Button onClick={onKeepMine}>Save mine over it</Button>
        </span>
      }
    >
      <DefinitionList
        className="mt-2"
        items={facts.map(({ term, now, typed }) => ({
          term,
          detail: now === typed ? `${now || "none"}, the same in both` : `now “${now}”, yours “${typed}”`,
        }))}
      />
    </Notice>
  );
}
