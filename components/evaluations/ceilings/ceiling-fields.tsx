import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";

/** As they are typed; empty for none. */
export type TypedCeilings = { usd: string; tokens: string };

type CeilingFieldsProps = { value: TypedCeilings; onChange: (value: TypedCeilings) => void; hasPrice: boolean };

/** Where an evaluation stops, whatever is left to ask. */
export function CeilingFields({ value, onChange, hasPrice }: CeilingFieldsProps) {
  return (
    <fieldset className="grid gap-4 sm:grid-cols-2">
      <legend className="sr-only">Ceilings</legend>
      {hasPrice && (
        <Field label="Pay at most" optional hint="It stops there, and goes on when you raise it.">
          <NumberField unit="USD" min="0" value={value.usd} onChange={({ target }) => onChange({ ...value, usd: target.value })} />
        </Field>
      )}
      <Field
        label="Use at most"
        optional
        hint={
          hasPrice
            ? "Judges are counted too."
            : "Judges are counted too. A ceiling in dollars needs a model that costs something, at a known price."
        }
      >
        <NumberField
          unit="tokens"
          min="0"
          step="1"
          value={value.tokens}
          onChange={({ target }) => onChange({ ...value, tokens: target.value })}
        />
      </Field>
    </fieldset>
  );
}
