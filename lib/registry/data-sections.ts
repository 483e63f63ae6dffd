import { leakWords } from "@/lib/datasets/versions/leak-words";
import type { ReportSection } from "@/lib/evaluations/reports/report-document";
import { formatCount, formatDate, formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { subsetWords } from "@/lib/runs/subset-words";
import type { ModelCard } from "./schemas";

/** A card names this many sources and authors; the manifest names all. */
const mostNamed = 20;

/** The frozen version it learned from, or is shown: its hash, splits and licence, and whose examples they are. */
export function dataSections({ project, model, run, data }: ModelCard): ReportSection[] {
  if (!data)
    return [{ title: "What it learned from", lines: ["No examples of this project: nothing was trained on them, and none are shown."] }];
  const { statistics, leaks } = data;
  const at = routes.datasetVersion(project.id, data.datasetId, data.id);
  const rows = [
    ...(statistics?.sources ?? []).map(({ fileName, sha256, count }) => [
      fileName ?? "Written here",
      sha256 ? `file, SHA-256 ${sha256}` : "written or corrected by people",
      formatNumber(count),
    ]),
    ...(statistics?.authors ?? []).map(({ label, count }) => [label, "author", formatNumber(count)]),
  ];
  return [
    {
      title: run ? "What it learned from" : "What it is shown",
      facts: [
        [
          "Dataset version",
          `${data.datasetName}, version ${data.number}, frozen ${formatDate(data.createdAt)}${data.createdBy ? ` by ${data.createdBy}` : ""}`,
          at,
        ],
        ["Content hash", data.contentHash, routes.api.versionManifest(project.id, data.id)],
        [
          "Split",
          `${formatCount(data.trainCount, "example")} to learn from, ${formatNumber(data.validationCount)} validation, ${formatNumber(data.testCount)} test, seed ${data.seed}`,
        ],
        ...(run && run.trainPercent < 100
          ? [["Learned from a part", subsetWords(run, run.trainCount ?? 0, data.trainCount)] satisfies [string, string]]
          : []),
        [
          "Approved",
          statistics
            ? `${formatNumber(statistics.approved)} of ${formatCount(data.trainCount + data.validationCount + data.testCount, "example")}`
            : data.onlyApproved
              ? "all"
              : "not kept",
        ],
        ["Licence", data.licence || "Nobody noted one"],
        ...(data.notes ? [["Notes", data.notes] satisfies [string, string]] : []),
        ["Its own test split", leakWords(leaks?.test ?? null)],
        ...(model.checkpointStep === null
          ? []
          : [["Learned until", `step ${formatNumber(model.checkpointStep)}`] satisfies [string, string]]),
      ],
      ...(rows.length > 0 ? { table: { head: ["Source or author", "What", "Examples"], rows: rows.slice(0, mostNamed) } } : {}),
    },
  ];
}
