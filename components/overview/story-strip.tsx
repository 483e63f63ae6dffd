import { ArrowRight } from "lucide-react";
import Link from "next/link";
import { LinkButton } from "@/components/ui/link-button";
import { Progress } from "@/components/ui/progress";
import { StateIcon } from "@/components/ui/state-icon";
import type { Overview } from "@/lib/evaluations/schemas";
import { nextStep } from "./next-step";
import { type StoryStep, storySteps } from "./story-steps";

/** Four chapters and what comes next. On a phone the next step stands first and the chapters are a list. */
export function StoryStrip({ projectId, overview }: { projectId: string; overview: Overview }) {
  const next = nextStep(projectId, overview);
  return (
    <div className="mt-6 grid grid-cols-1 gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_260px]">
      <ol aria-label="The story so far" className="grid max-md:gap-y-5 md:grid-cols-4">
        {storySteps(projectId, overview).map((step, index, all) => (
          <Chapter key={step.name} step={step} isLast={index === all.length - 1} />
        ))}
      </ol>
      <aside aria-label="Next step" className="max-lg:panel max-lg:order-first max-lg:p-5 max-md:p-4 lg:border-l lg:pl-7">
        <p className="font-medium text-accent text-xs">Next step</p>
        <p className="mt-1.5 font-medium text-base text-pretty">{next.sentence}</p>
        <LinkButton href={next.href} variant="primary" className="mt-3 max-md:h-11 max-md:w-full">
          {next.button}
          <ArrowRight className="size-3.5" strokeWidth={1.75} aria-hidden="true" />
        </LinkButton>
      </aside>
    </div>
  );
}

function Chapter({ step, isLast }: { step: StoryStep; isLast: boolean }) {
  const { name, state, stateWord, figure, unit, detail, href, progress } = step;
  return (
    <li className="relative min-w-0 max-md:grid max-md:grid-cols-[14px_minmax(0,1fr)_auto] max-md:gap-x-3.5 md:pr-5">
      <span className="flex items-center gap-2 max-md:row-span-3 max-md:flex-col max-md:pt-1">
        <StateIcon state={state} className="size-3.5" />
        <span className="sr-only">{stateWord}</span>
        {!isLast && <span aria-hidden="true" className="h-px flex-1 bg-line-strong/60 max-md:h-auto max-md:w-px md:mr-[-12px]" />}
      </span>
      <h2 className="font-semibold text-base md:mt-3">
        <Link href={href} className="rounded-sm hover:underline">
          {name}
        </Link>
      </h2>
      <p className="num flex items-baseline gap-1.5 whitespace-nowrap md:mt-1">
        <span className="font-semibold text-xl max-md:text-base">{figure}</span>
        {unit && <span className="min-w-0 truncate text-on-surface-2">{unit}</span>}
      </p>
      <p className="hint num text-pretty max-md:col-span-2 max-md:col-start-2 md:mt-1">{detail}</p>
      {progress && (
        <Progress
          className="mt-2 max-md:col-span-2 max-md:col-start-2 md:max-w-40"
          label={`Steps of ${name.toLowerCase()}`}
          value={progress.value}
          max={progress.max}
        />
      )}
    </li>
  );
}
