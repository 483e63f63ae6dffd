import { Conversation } from "@/components/datasets/conversation";
import { Panel } from "@/components/ui/panel";
import type { TemplateOffer } from "@/lib/templates/schemas";

/** What one gets, before one takes it: the task in words, and the first examples as they will stand in the table. */
export function TemplatePreview({ template }: { template: TemplateOffer }) {
  const { name, purpose, caution, fields, samples, exampleCount } = template;
  return (
    <Panel title={name} hint={fields.length > 0 ? `Answers have ${inWords(fields)}.` : "Answers are free text."}>
      <p className="text-base text-on-surface-2">{purpose}</p>
      <p className="hint mt-2">{caution}</p>
      <h3 className="label mt-5">
        {samples.length} of its {exampleCount} examples
      </h3>
      <ul className="mt-2 grid gap-3">
        {samples.map((messages, index) => (
          <li key={index} className="overflow-hidden rounded-md border">
            <Conversation messages={messages} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function inWords(fields: readonly string[]): string {
  const names = fields.map((field) => field.replaceAll("_", " "));
  return names.length === 1 ? `one field: ${names[0]}` : `${names.length} fields: ${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
