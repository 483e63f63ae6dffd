import { StateMark } from "@/components/ui/state-mark";
import type { EvaluationCase } from "@/lib/evaluations/schemas";
import { mark } from "../case-mark";

type RepeatedAnswersProps = { answer: NonNullable<EvaluationCase["candidate"]>; grader: string };

/** Every answer to a case that was asked several times, side by side. */
export function RepeatedAnswers({ answer, grader }: RepeatedAnswersProps) {
  if (answer.repeats.length < 2) return null;
  return (
    <ol aria-label="All answers to this case" className="mt-3 grid gap-2 border-t pt-3 sm:grid-cols-2">
      {answer.repeats.map((one, index) => {
        const { state, word } = mark({ ...answer, ...one }, grader);
        return (
          <li key={index} className="min-w-0 rounded-md border p-2">
            <StateMark state={state} className="text-xs">
              Answer {index + 1}: {word}
            </StateMark>
            <p className="mt-1 max-h-40 overflow-y-auto whitespace-pre-wrap break-words">{one.answer.trim() || "(it said nothing)"}</p>
          </li>
        );
      })}
    </ol>
  );
}
