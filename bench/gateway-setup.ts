import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { createDeployment } from "@/lib/deployments/create-deployment";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createCaller } from "@/lib/testing/factories";
import { sealCredentials } from "@/lib/trainers/seal-credentials";

// A deployment on the upstream whose address is given, and a key for it.
const baseUrl = process.argv[2] ?? "";
const caller = await createCaller("lead");
const id = randomUUID();
const credentials = sealCredentials(process.env.HONE_SECRET ?? "", id, { apiKey: "nobody" });
const prices = { tiny: { training: null, input: 1, output: 2 } };
await db.trainer.create({ data: { id, kind: "openai", name: "Upstream", baseUrl, credentials, prices } });
const { projectId } = caller;
const model = await db.$transaction((tx) =>
  registerModelVersion(tx, { projectId, kind: "fine_tune", trainerId: id, baseModel: "tiny", trainerModel: "tiny" }),
);
const { name } = await createDeployment(caller, { name: "bench", variant: { modelVersionId: model.id } });
const { key } = await createGatewayKey(caller, { name: "load" });
console.log(JSON.stringify({ name, key }));
await db.$disconnect();
