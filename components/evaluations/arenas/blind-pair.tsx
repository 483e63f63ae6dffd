import { Turn } from "@/components/datasets/conversation";
import { TargetAnswer } from "@/components/datasets/target-answer";
import { Fold } from "@/components/ui/fold";
import type { ArenaTask, ShownAnswer } from "@/lib/evaluations/arenas/schemas";

const roles = { system: "Instruction", user: "Message", assistant: "Answer", tool: "Result" };

/** One case and two answers to it. Nothing here says, or could say, whose they are. */
export function BlindPair({ pair }: { pair: NonNullable<ArenaTask["pair"]> }) {
  return (
    <div className="grid gap-4">
      <section className="panel overflow-hidden" aria-label="The case">
        <div className="divide-y">
          {pair.prompt.map((message, index) => (
            <Turn key={index} role={roles[message.role]} quiet={message.role === "system"}>
              {message.content}
            </Turn>
          ))}
        </div>
      </section>
      <div className="grid gap-4 md:grid-cols-2">
        <Answer name="A" answer={pair.left} />
        <Answer name="B" answer={pair.right} />
      </div>
      {pair.target && (
        <Fold label="Answer wanted">
          <TargetAnswer label="Answer wanted">{pair.target}</TargetAnswer>
        </Fold>
      )}
    </div>
  );
}

function Answer({ name, answer: { text, calls } }: { name: "A" | "B"; answer: ShownAnswer }) {
  return (
    <section className="panel min-w-0 px-5 py-4 max-md:px-4" aria-label={`Answer ${name}`}>
      <h2 className="section-title">{name}</h2>
      <div className="mt-2 whitespace-pre-wrap break-words text-base">
        {text.trim() || (calls.length === 0 && <span className="text-on-surface-3">(it said nothing)</span>)}
      </div>
      {calls.map(({ id, function: { name: called, arguments: given } }) => (
        <p key={id} className="mt-2 break-words font-mono text-xs">
          {called}({given})
        </p>
      ))}
    </section>
  );
}
