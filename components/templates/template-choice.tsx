import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio";
import type { TemplateOffer } from "@/lib/templates/schemas";

const empty = "empty";

type TemplateChoiceProps = {
  templates: readonly TemplateOffer[];
  /** Why the templates are not here; an empty start is always possible. */
  problem: string | undefined;
  /** Empty: no template. */
  value: string;
  onValueChange: (key: string) => void;
};

export function TemplateChoice({ templates, problem, value, onValueChange }: TemplateChoiceProps) {
  return (
    <Field label="Start with" error={problem}>
      <RadioGroup
        value={value || empty}
        onValueChange={(key) => onValueChange(key === empty ? "" : key)}
        options={[
          { value: empty, label: "Nothing yet", hint: "You bring your own examples." },
          ...templates.map(({ key, name, profession, exampleCount }) => ({
            value: key,
            label: name,
            hint: `${profession}: ${exampleCount} examples to begin with.`,
          })),
        ]}
      />
    </Field>
  );
}
