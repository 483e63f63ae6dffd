import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { JudgeGrader } from "@/lib/evaluations/graders/schemas";
import type { TrainerInfo } from "@/lib/trainers/schemas";
import { ModelChoice } from "./model-choice";
import { NumberOption } from "./number-option";

const modes = [
  { value: "one_to_five", label: "Points from 1 to 5" },
  { value: "pass_fail", label: "Passed or not" },
  { value: "against_target", label: "Better than the target, or not" },
] as const;

type JudgeOptionsProps = { grader: JudgeGrader; trainers: readonly TrainerInfo[]; onChange: (grader: JudgeGrader) => void };

export function JudgeOptions({ grader, trainers, onChange }: JudgeOptionsProps) {
  const { judges, rubric, mode, samples = 1, showsTarget = true } = grader;
  return (
    <div className="grid gap-4">
      <Field label="Rubric" hint="What makes an answer good here. The judge knows nothing else.">
        <Textarea rows={4} value={rubric} onChange={(event) => onChange({ ...grader, rubric: event.target.value })} />
      </Field>
      <Field label="It gives" className="max-w-80">
        <Select
          options={modes}
          value={mode}
          onValueChange={(value) => onChange({ ...grader, mode: modes.find((one) => one.value === value)?.value ?? "one_to_five" })}
        />
      </Field>
      {mode === "against_target" ? (
        <p className="hint">Both are shown without saying which is which, in an order drawn for each case and turned with every vote.</p>
      ) : (
        <Checkbox label="Show it the target" checked={showsTarget} onCheckedChange={(on) => onChange({ ...grader, showsTarget: on })} />
      )}
      {judges.map((judge, index) => (
        <div key={index} className="grid items-start gap-2 sm:grid-cols-[minmax(0,1fr)_auto]">
          <ModelChoice
            label={judges.length > 1 ? `Judge ${index + 1}` : "Judge"}
            trainers={trainers}
            value={judge}
            onChange={(next) => onChange({ ...grader, judges: judges.map((one, at) => (at === index ? next : one)) })}
          />
          {judges.length > 1 && (
            <Button
              variant="plain"
              className="sm:mt-6"
              aria-label={`Remove judge ${index + 1}`}
              icon={<X className="size-3.5" strokeWidth={1.75} />}
              onClick={() => onChange({ ...grader, judges: judges.filter((_, at) => at !== index) })}
            />
          )}
        </div>
      ))}
      <div className="flex flex-wrap items-end gap-4">
        <NumberOption
          label="Votes of each judge"
          hint="Several are asked with some freedom; the majority or the median counts."
          value={samples}
          onChange={(value) => onChange({ ...grader, samples: Math.min(9, Math.max(1, Math.round(value ?? 1))) })}
        />
        {judges.length < 5 && (
          <Button
            size="small"
            icon={<Plus className="size-3.5" strokeWidth={1.75} />}
            onClick={() => onChange({ ...grader, judges: [...judges, { trainerId: judges[0]?.trainerId ?? "", model: "" }] })}
          >
            Add a judge
          </Button>
        )}
      </div>
    </div>
  );
}
