import { Turn } from "@/components/datasets/conversation";
import { TargetAnswer } from "@/components/datasets/target-answer";
import { TextDiff } from "@/components/datasets/text-diff";
import { StateMark } from "@/components/ui/state-mark";
import { cn } from "@/lib/cn";
import type { Evaluation, EvaluationCase } from "@/lib/evaluations/schemas";
import { mark } from "./case-mark";
import { CaseMending } from "./mending/case-mending";
import { RepeatedAnswers } from "./repeats/repeated-answers";

const roles = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

type CasePairProps = { projectId: string; item: EvaluationCase; candidate: Evaluation; baseline: Evaluation | null; grader: string };

export function CasePair({ projectId, item, candidate, baseline, grader }: CasePairProps) {
  return (
    <div className="min-w-0">
      <div className="divide-y">
        {item.prompt.map((message, index) => (
          <Turn key={index} role={roles[message.role]} quiet={message.role === "system"}>
            {message.content}
          </Turn>
        ))}
        <TargetAnswer label="Answer wanted">{item.target}</TargetAnswer>
      </div>
      <div className={cn("grid border-t max-md:divide-y", baseline && "md:grid-cols-2 md:divide-x")}>
        {baseline && <Answer name={baseline.modelVersion.name} answer={item.baseline} target={item.target} grader={grader} />}
        <Answer isCandidate name={candidate.modelVersion.name} answer={item.candidate} target={item.target} grader={grader} />
      </div>
      <CaseMending key={item.id} projectId={projectId} evaluation={candidate} item={item} />
    </div>
  );
}

type AnswerProps = { name: string; answer: EvaluationCase["candidate"]; target: string; grader: string; isCandidate?: boolean };

function Answer({ name, answer, target, grader, isCandidate = false }: AnswerProps) {
  const { state, word, isRight } = mark(answer, grader);
  const reason = answer?.scores[grader]?.reason;
  return (
    <article className="min-w-0 px-5 py-4 max-md:px-4">
      <header className="flex items-baseline justify-between gap-3">
        <h3 className={cn("min-w-0 truncate font-medium", isCandidate && "text-accent")}>{name}</h3>
        <StateMark state={state} className="text-xs">
          {word}
        </StateMark>
      </header>
      <div className="mt-2 max-h-80 overflow-y-auto whitespace-pre-wrap text-base break-words">
        {answer === null || answer.answer.trim() === "" ? (
          <span className="text-on-surface-3">(it said nothing)</span>
        ) : isRight ? (
          answer.answer
        ) : (
          <TextDiff from={answer.answer} to={target} show="removed" />
        )}
      </div>
      {answer && <RepeatedAnswers answer={answer} grader={grader} />}
      {reason && !isRight && <p className="hint mt-2">{reason}</p>}
    </article>
  );
}
