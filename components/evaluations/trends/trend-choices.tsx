import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Trend } from "@/lib/evaluations/trends/schemas";
import { formatCount } from "@/lib/format";
import type { Approach } from "@/lib/models/schemas";
import { approachNames } from "./approach-names";

/** Null: the one that is taken when nobody chooses. */
type Choice = { benchmark?: string | null; grader?: string | null; tag?: string | null; against?: Approach };

type TrendChoicesProps = { trend: Trend; against: Approach; onChoose: (choice: Choice) => void };

const allCases = " all";

export function TrendChoices({ trend, against, onChoose }: TrendChoicesProps) {
  const { series, seriesId, graders, grader, tags, tag, lines } = trend;
  const approaches = [...new Set(lines.flatMap(({ baselines }) => baselines.map(({ modelVersion }) => modelVersion.approach)))];
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
      <Field label="Benchmark">
        <Select
          options={series.map((one) => ({ value: one.seriesId, label: one.name }))}
          value={seriesId ?? ""}
          onValueChange={(benchmark) => onChoose({ benchmark, grader: null, tag: null })}
        />
      </Field>
      <Field label="What counts">
        <Select
          options={graders.map(({ key, label }) => ({ value: key, label }))}
          value={grader ?? ""}
          onValueChange={(key) => onChoose({ grader: key })}
        />
      </Field>
      {tags.length > 0 && (
        <Field label="Cases">
          <Select
            options={[
              { value: allCases, label: "All cases" },
              ...tags.map((one) => ({ value: one.tag, label: one.tag, hint: formatCount(one.caseCount, "case") })),
            ]}
            value={tag ?? allCases}
            onValueChange={(value) => onChoose({ tag: value === allCases ? null : value })}
          />
        </Field>
      )}
      {approaches.length > 1 && (
        <Field label="Held against">
          <Select
            options={approaches.map((value) => ({ value, label: approachNames[value] }))}
            value={approaches.includes(against) ? against : (approaches[0] ?? "")}
            onValueChange={(value) => onChoose({ against: approaches.find((one) => one === value) ?? "prompt" })}
          />
        </Field>
      )}
    </div>
  );
}
