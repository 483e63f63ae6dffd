import { formatCost } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { BoardRow, NextAction } from "@/lib/survival/board/schemas";

const words: Record<Exclude<NextAction, "none">, string> = {
  record: "Record",
  see_record: "See it record",
  go_on: "Go on recording",
  retrain: "Re-train",
  see_run: "See the run",
  prove: "Prove parity",
  see_parity: "Read the report",
  add_cases: "Add cases",
  switch: "Switch",
};

interface Action {
  label: string;
  href: string;
}

/** The one thing to do next with a model, and where that is done. */
export function actionOf({ project, modelVersion, next, record, replacement, parity }: BoardRow): Action {
  const label = next === "none" ? "" : words[next];
  const { id: projectId } = project;
  switch (next) {
    case "record":
    case "add_cases":
      return { label, href: routes.newRecord(projectId, modelVersion.id) };
    case "see_record":
    case "go_on":
      return { label, href: routes.record(projectId, record?.id ?? "") };
    case "retrain":
      return { label, href: routes.retrain(projectId, modelVersion.id) };
    case "see_run":
      return { label, href: routes.run(projectId, replacement?.run?.id ?? "") };
    case "prove":
      return { label, href: routes.newParity(projectId, { record: record?.id, model: replacement?.modelVersion?.id }) };
    case "see_parity":
    case "switch":
      return { label, href: routes.parity(projectId, parity?.id ?? "") };
    case "none":
      return { label, href: routes.models(projectId) };
  }
}

/** "about $3.10", "less than $0.01", "no charge". */
export function aboutCost(usd: number): string {
  const words = formatCost(usd);
  return words.startsWith("$") ? `about ${words}` : words;
}

/** With its object and its price: "Record v2, about $3.10", and whose v2 it is where several projects are on the board. */
export function firstActionWords(row: BoardRow, usd: number | null, namesProject: boolean): string {
  const name = namesProject ? `${row.project.name} ${row.modelVersion.name}` : row.modelVersion.name;
  const price = usd === null ? "" : `, ${aboutCost(usd)}`;
  switch (row.next) {
    case "record":
      return `Record ${name}${price}`;
    case "retrain":
      return `Re-train ${name}`;
    case "prove":
      return `Prove parity for ${name}`;
    case "switch":
      return `Switch from ${name}`;
    case "add_cases":
      return `Record more of ${name}`;
    default:
      return actionOf(row).label;
  }
}
