import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type NoMatchProps = { words: string; onClear: () => void };

/** A list that is empty because of its filters. */
export function NoMatch({ words, onClear }: NoMatchProps) {
  return (
    <EmptyState title="No example matches." action={<Button onClick={onClear}>Clear the filters</Button>}>
      Nothing is left under: {words}. Take a filter off, or search for fewer letters.
    </EmptyState>
  );
}
