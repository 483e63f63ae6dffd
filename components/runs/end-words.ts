import { formatDate } from "@/lib/format";

interface Ends {
  /** YYYY-MM-DD */
  lastTrainingOn: string | null;
  retiresOn: string | null;
}

/** What is good to know before money is spent on a model that its provider will end; null where no end is known. */
export function endWords({ lastTrainingOn, retiresOn }: Ends, now = new Date()): string | null {
  const today = now.toISOString().slice(0, 10);
  const day = (date: string) => formatDate(new Date(date));
  const isOver = lastTrainingOn !== null && lastTrainingOn < today;
  const training = !lastTrainingOn
    ? null
    : isOver
      ? `took new fine-tunes until ${day(lastTrainingOn)}`
      : `takes new fine-tunes until ${day(lastTrainingOn)}`;
  const answers = !retiresOn ? null : retiresOn < today ? `stopped answering on ${day(retiresOn)}` : `stops answering on ${day(retiresOn)}`;
  const said = [training, answers].filter((words) => words !== null).join(" and ");
  if (!said) return null;
  return isOver ? `It ${said}; a run will probably be refused.` : `It ${said}.`;
}
