import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { type CaseDraft, emptyDraft } from "./case-draft";

type CaseDraftsProps = { drafts: readonly CaseDraft[]; onChange: (drafts: CaseDraft[]) => void };

/** Cases written by hand. */
export function CaseDrafts({ drafts, onChange }: CaseDraftsProps) {
  const edit = (key: string, change: Partial<CaseDraft>) =>
    onChange(drafts.map((draft) => (draft.key === key ? { ...draft, ...change } : draft)));
  return (
    <div className="grid gap-4">
      <ol className="grid gap-4">
        {drafts.map(({ key, question, target }, index) => (
          <li key={key} className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]">
            <Field label={`Question ${index + 1}`}>
              <Textarea rows={2} value={question} onChange={(event) => edit(key, { question: event.target.value })} />
            </Field>
            <Field label="Answer wanted" optional>
              <Textarea rows={2} value={target} onChange={(event) => edit(key, { target: event.target.value })} />
            </Field>
            <Button
              variant="plain"
              className="sm:mt-6"
              icon={<X className="size-3.5" strokeWidth={1.75} />}
              aria-label={`Remove question ${index + 1}`}
              onClick={() => onChange(drafts.filter((draft) => draft.key !== key))}
            />
          </li>
        ))}
      </ol>
      <Button
        className="justify-self-start"
        icon={<Plus className="size-3.5" strokeWidth={1.75} />}
        onClick={() => onChange([...drafts, emptyDraft()])}
      >
        Add a case
      </Button>
    </div>
  );
}
