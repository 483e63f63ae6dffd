import { createReadStream } from "node:fs";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ApiError } from "../http/api-error";
import { pageOf, pageQuery } from "../http/page";
import type { Trainer } from "../trainer";
import { toWireFile } from "./file-record";
import { getFile } from "./get-file";
import { receiveUpload } from "./receive-upload";

const idParams = z.object({ id: z.string() });
const listQuery = pageQuery(10_000, 10_000).extend({ purpose: z.string().optional(), order: z.enum(["asc", "desc"]).default("desc") });

export function fileRoutes(app: FastifyInstance, trainer: Trainer): void {
  app.post("/v1/files", async (request) => toWireFile(await receiveUpload(request, trainer.files, trainer.environment.maxFileBytes)));

  app.get("/v1/files", (request) => {
    const query = listQuery.parse(request.query);
    const wanted = trainer.files.list().filter((record) => query.purpose === undefined || record.purpose === query.purpose);
    const { items, hasMore } = pageOf(query.order === "asc" ? wanted.reverse() : wanted, query);
    return {
      object: "list",
      data: items.map(toWireFile),
      first_id: items[0]?.id ?? "",
      last_id: items.at(-1)?.id ?? "",
      has_more: hasMore,
    };
  });

  app.get("/v1/files/:id", (request) => toWireFile(getFile(trainer, idParams.parse(request.params).id)));

  app.get("/v1/files/:id/content", (request, reply) => {
    const record = getFile(trainer, idParams.parse(request.params).id);
    reply.header("content-type", record.purpose === "fine-tune-results" ? "text/csv; charset=utf-8" : "application/octet-stream");
    reply.header("content-length", record.bytes);
    return reply.send(createReadStream(trainer.files.contentPath(record.id)));
  });

  app.delete("/v1/files/:id", async (request) => {
    const { id } = getFile(trainer, idParams.parse(request.params).id);
    const user = trainer.jobs.list().find((job) => job.finishedAt === null && (job.trainingFile === id || job.validationFile === id));
    if (user !== undefined)
      throw new ApiError(
        409,
        "file_in_use",
        `Job ${user.id} still needs this file. Cancel the job or wait until it ends, then delete the file.`,
        "id",
      );
    await trainer.files.remove(id);
    return { id, object: "file", deleted: true };
  });
}
