import type { ReactNode } from "react";
import { Turn } from "@/components/datasets/conversation";
import { TargetAnswer } from "@/components/datasets/target-answer";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import type { RatingTask } from "@/lib/evaluations/ratings/schemas";

const roles = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

type AnswerToRateProps = {
  task: RatingTask;
  answer: NonNullable<RatingTask["answer"]>;
  comment: string;
  onComment: (comment: string) => void;
  children: ReactNode;
};

export function AnswerToRate({ task, answer, comment, onComment, children }: AnswerToRateProps) {
  return (
    <div className="grid gap-4">
      <h1 className="font-semibold text-xl">{task.question}</h1>
      <section className="panel overflow-hidden" aria-label="The case">
        <div className="divide-y">
          {answer.prompt.map((message, index) => (
            <Turn key={index} role={roles[message.role]} quiet={message.role === "system"}>
              {message.content}
            </Turn>
          ))}
          <div className="bg-canvas px-5 py-3 max-md:px-4">
            <p className="label mb-1">The answer to rate</p>
            <p className="whitespace-pre-wrap text-base break-words">
              {answer.text.trim() || <span className="text-on-surface-3">(it said nothing)</span>}
            </p>
          </div>
          {answer.target && <TargetAnswer label="Answer wanted">{answer.target}</TargetAnswer>}
        </div>
      </section>
      {children}
      <Field label="Why" optional>
        <Textarea rows={2} value={comment} onChange={(event) => onComment(event.target.value)} />
      </Field>
    </div>
  );
}
