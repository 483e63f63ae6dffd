import multipart from "@fastify/multipart";
import Fastify from "fastify";
import { chatRoutes } from "./chat/chat-routes";
import { honeRoutes } from "./extensions/hone-routes";
import { fileRoutes } from "./files/file-routes";
import { ApiError } from "./http/api-error";
import { requireKey } from "./http/require-key";
import { toApiError } from "./http/to-api-error";
import { jobRoutes } from "./jobs/job-routes";
import { modelRoutes } from "./models/model-routes";
import type { Trainer } from "./trainer";

const bodyBytes = 16 * 1024 * 1024;

export async function buildApp(trainer: Trainer) {
  // The routes log what matters; a line per poll would bury it.
  const app = Fastify({ logger: false, bodyLimit: bodyBytes, forceCloseConnections: true, routerOptions: { maxParamLength: 600 } });
  requireKey(app, trainer.environment.apiKey);
  await app.register(multipart);

  app.setErrorHandler((error, request, reply) => {
    const apiError = toApiError(error);
    if (apiError.status >= 500 && !request.raw.destroyed)
      trainer.log.error({ err: error, method: request.method, path: request.routeOptions.url }, "a request failed");
    return reply.status(apiError.status).send(apiError.toBody());
  });
  app.setNotFoundHandler((request, reply) => {
    const error = new ApiError(404, "unknown_url", `There is no ${request.method} ${request.url.split("?")[0]} here.`);
    return reply.status(404).send(error.toBody());
  });

  fileRoutes(app, trainer);
  jobRoutes(app, trainer);
  modelRoutes(app, trainer);
  chatRoutes(app, trainer);
  honeRoutes(app, trainer);
  return app;
}
