/** Not the margin, which was chosen and not measured. */
const difference = /(?<!margin [\d.]*)([+−]?\d+(?:\.\d+)? points?)/;

/** The sentence, with the difference it is about in the accent: that is what is being decided. */
export function VerdictSentence({ children }: { children: string }) {
  return children.split(difference).map((part, index) =>
    index === 1 ? (
      <span key={part} className="whitespace-nowrap text-accent">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
