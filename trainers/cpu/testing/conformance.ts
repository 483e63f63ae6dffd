import { isSpecPresent, loadSpec } from "@/lib/trainers/testing/openai-spec";

const routes: [method: string, path: RegExp, schema: string][] = [
  ["POST", /^\/files$/, "OpenAIFile"],
  ["GET", /^\/files$/, "ListFilesResponse"],
  ["GET", /^\/files\/[^/]+$/, "OpenAIFile"],
  ["DELETE", /^\/files\/[^/]+$/, "DeleteFileResponse"],
  ["POST", /^\/fine_tuning\/jobs(\/[^/]+\/(cancel|pause|resume))?$/, "FineTuningJob"],
  ["GET", /^\/fine_tuning\/jobs$/, "ListPaginatedFineTuningJobsResponse"],
  ["GET", /^\/fine_tuning\/jobs\/[^/]+$/, "FineTuningJob"],
  ["GET", /^\/fine_tuning\/jobs\/[^/]+\/events$/, "ListFineTuningJobEventsResponse"],
  ["GET", /^\/fine_tuning\/jobs\/[^/]+\/checkpoints$/, "ListFineTuningJobCheckpointsResponse"],
  ["GET", /^\/models$/, "ListModelsResponse"],
  ["GET", /^\/models\/[^/]+$/, "Model"],
  ["DELETE", /^\/models\/[^/]+$/, "DeleteModelResponse"],
  ["POST", /^\/chat\/completions$/, "CreateChatCompletionResponse"],
];
const streamed = "CreateChatCompletionStreamResponse";
const refused = "ErrorResponse";

function schemaOf(method: string, path: string, status: number): string | undefined {
  if (status >= 400) return refused;
  return routes.find(([verb, pattern]) => verb === method && pattern.test(path))?.[2];
}

export interface Conformance {
  fetch: typeof globalThis.fetch;
  /** How often each schema was met. */
  checked: Map<string, number>;
  violations: string[];
  settled(): Promise<void>;
}

/** A fetch that holds every answer against OpenAI's own specification while it passes. */
export function watchConformance(): Conformance {
  const validators = isSpecPresent ? loadSpec([...new Set([...routes.map(([, , schema]) => schema), streamed, refused])]) : undefined;
  const checked = new Map<string, number>();
  const violations: string[] = [];
  const pending: Promise<void>[] = [];

  const check = (schema: string, value: unknown, where: string) => {
    const validate = validators?.get(schema);
    if (validate === undefined) return;
    checked.set(schema, (checked.get(schema) ?? 0) + 1);
    if (!validate(value)) violations.push(`${where}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(value)}`);
  };
  const inspect = async (method: string, url: string, response: Response) => {
    const path = new URL(url).pathname.replace(/^\/v1/, "");
    const where = `${method} ${path} ${response.status}`;
    const type = response.headers.get("content-type") ?? "";
    if (type.startsWith("text/event-stream")) {
      const events = (await response.text()).split("\n\n").filter((event) => event.startsWith("data: {"));
      for (const event of events) check(event.startsWith('data: {"error"') ? refused : streamed, JSON.parse(event.slice(6)), where);
    } else if (type.startsWith("application/json")) {
      const schema = schemaOf(method, path, response.status);
      if (schema !== undefined) check(schema, await response.json(), where);
    }
  };
  return {
    checked,
    violations,
    async fetch(input, init) {
      const response = await globalThis.fetch(input, init);
      // A stream that is hung up on purpose ends in an abort; what came before it was read by its own reader.
      pending.push(inspect(init?.method ?? "GET", String(input), response.clone()).catch(() => undefined));
      return response;
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}
