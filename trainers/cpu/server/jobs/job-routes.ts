import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { ApiError } from "../http/api-error";
import { pageOf, pageQuery } from "../http/page";
import type { Trainer } from "../trainer";
import { createJob } from "./create-job";
import { createJobInput } from "./create-job-input";
import type { JobRecord } from "./job-record";
import { toWireCheckpoint, toWireEvent, toWireJob } from "./to-wire-job";

const jobParams = z.object({ id: z.string() });
const jobsQuery = pageQuery(20, 100).loose();
const eventsQuery = pageQuery(20, 1_000).extend({ order: z.enum(["asc", "desc"]).default("desc") });

/** metadata[key]=value, any number of them; metadata=null asks for jobs without any. */
function metadataFilter(query: Record<string, unknown>): (record: JobRecord) => boolean {
  const wanted = Object.entries(query).flatMap(([name, value]) => {
    const key = /^metadata\[(.*)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, String(value)] as const];
  });
  const none = query.metadata === "null";
  return ({ metadata }) => wanted.every(([key, value]) => metadata[key] === value) && (!none || Object.keys(metadata).length === 0);
}

export function jobRoutes(app: FastifyInstance, trainer: Trainer): void {
  const getJob = (params: unknown): JobRecord => {
    const { id } = jobParams.parse(params);
    const record = trainer.jobs.find(id);
    if (record === undefined)
      throw new ApiError(
        404,
        "job_not_found",
        `There is no fine-tuning job "${id}" here. GET /v1/fine_tuning/jobs lists what exists.`,
        "id",
      );
    return record;
  };
  const wire = (record: JobRecord) => toWireJob(record, trainer.queue.position(record));
  const base = "/v1/fine_tuning/jobs";

  app.post(base, async (request) => wire(await createJob(trainer, createJobInput.parse(request.body))));

  app.get(base, (request) => {
    const query = jobsQuery.parse(request.query);
    const { items, hasMore } = pageOf(trainer.jobs.list().filter(metadataFilter(query)), query);
    return { object: "list", data: items.map(wire), has_more: hasMore };
  });

  app.get(`${base}/:id`, (request) => wire(getJob(request.params)));
  app.post(`${base}/:id/cancel`, async (request) => wire(await trainer.queue.cancel(getJob(request.params))));
  app.post(`${base}/:id/pause`, async (request) => wire(await trainer.queue.pause(getJob(request.params))));
  app.post(`${base}/:id/resume`, async (request) => wire(await trainer.queue.resume(getJob(request.params))));

  app.get(`${base}/:id/events`, async (request) => {
    const record = getJob(request.params);
    const query = eventsQuery.parse(request.query);
    const events = (await trainer.events.of(record.id)).events().map((event) => toWireEvent(record.id, event));
    const { items, hasMore } = pageOf(query.order === "asc" ? events : events.reverse(), query);
    return { object: "list", data: items, has_more: hasMore };
  });

  app.get(`${base}/:id/checkpoints`, (request) => {
    const record = getJob(request.params);
    const newestFirst = [...record.checkpoints].reverse().map((checkpoint) => toWireCheckpoint(record, checkpoint));
    const { items, hasMore } = pageOf(newestFirst, pageQuery(10, 100).parse(request.query));
    return { object: "list", data: items, first_id: items[0]?.id ?? null, last_id: items.at(-1)?.id ?? null, has_more: hasMore };
  });
}
