import type { PlacedMark } from "./place-marks";

/** Underlined as well as coloured, so that a mark reads in greyscale. Nothing here may be wider than the letters alone. */
export function MarkedText({ text, marks }: { text: string; marks: readonly PlacedMark[] }) {
  return (
    <>
      {marks.map(({ from, to }, index) => (
        <span key={from}>
          {text.slice(marks[index - 1]?.to ?? 0, from)}
          <mark className="rounded-sm bg-caution-soft text-inherit underline decoration-2 decoration-caution decoration-dotted underline-offset-2">
            {text.slice(from, to)}
          </mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
