import type { Worker } from "node:worker_threads";
import { z } from "zod";
import { ModelError } from "../../engine/errors";
import type { PreviewWish } from "../../engine/preview-example";
import { spawnWorker } from "../../engine/spawn-worker";
import type { RowSource } from "./inspect-rows";
import type { InspectorRequest } from "./inspect-worker";
import { type InspectionReport, inspectionReportSchema } from "./inspection-report";
import { type PreviewReport, previewReportSchema } from "./preview-report";

const answerSchema = z.object({
  id: z.number(),
  report: z.unknown().optional(),
  failure: z.object({ name: z.string(), message: z.string() }).optional(),
});

interface Waiting {
  resolve(report: unknown): void;
  reject(error: Error): void;
}

/** Reads and tokenises rows in a thread of its own, so that the HTTP thread keeps answering. */
export class Inspector {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  async inspect(baseFolder: string, source: RowSource, contextLength: number): Promise<InspectionReport> {
    return inspectionReportSchema.parse(await this.ask({ what: "inspect", baseFolder, source, contextLength }));
  }

  async preview(baseFolder: string, values: unknown[], wish: PreviewWish): Promise<PreviewReport> {
    return previewReportSchema.parse(await this.ask({ what: "preview", baseFolder, values, ...wish }));
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private ask(request: InspectorRequest): Promise<unknown> {
    this.worker ??= this.start();
    this.lastId += 1;
    const id = this.lastId;
    const { worker } = this;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request });
    });
  }

  private start(): Worker {
    const worker = spawnWorker(new URL("./inspect-worker.ts", import.meta.url), {});
    worker.on("message", (message: unknown) => this.settle(answerSchema.parse(message)));
    worker.on("error", (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    worker.on("exit", () => this.fail(new Error("The thread that reads rows ended.")));
    return worker;
  }

  private settle({ id, report, failure }: z.infer<typeof answerSchema>): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (report !== undefined) waiting?.resolve(report);
    else if (failure?.name === "ModelError") waiting?.reject(new ModelError(failure.message));
    else waiting?.reject(new Error(failure?.message ?? "The rows could not be read."));
  }

  private fail(error: Error): void {
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
