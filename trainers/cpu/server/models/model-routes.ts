import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Trainer } from "../trainer";
import { deleteModel } from "./delete-model";
import { toWireBase, toWireTuned } from "./to-wire-model";

const modelParams = z.object({ model: z.string().max(500) });

export function modelRoutes(app: FastifyInstance, trainer: Trainer): void {
  const { threads } = trainer.environment;

  app.get("/v1/models", async () => {
    const bases = await Promise.all((await trainer.models.bases()).map((base) => toWireBase(base, threads)));
    return { object: "list", data: [...bases, ...trainer.models.tuned().map(toWireTuned)] };
  });

  app.get("/v1/models/:model", async (request) => {
    const { model: id } = modelParams.parse(request.params);
    const tuned = trainer.models.findTuned(id);
    if (tuned !== undefined) return toWireTuned(tuned);
    const base = (await trainer.models.bases()).find(({ name }) => name === id);
    if (base === undefined) throw await trainer.models.unknownModel(id);
    return toWireBase(base, threads);
  });

  app.delete("/v1/models/:model", async (request) => {
    const { model: id } = modelParams.parse(request.params);
    await deleteModel(trainer, id);
    return { id, object: "model", deleted: true };
  });
}
