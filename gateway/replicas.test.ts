import "@/lib/testing/clone-database";
import OpenAI from "openai";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { getDeployment } from "@/lib/deployments/get-deployment";
import { promoteVariant } from "@/lib/deployments/promote-variant";
import { setShares } from "@/lib/deployments/set-shares";
import { createGatewayWorld } from "./testing/gateway-world";
import { type StartedGateway, startGateway } from "./testing/start-gateway";
import { answerWith, startUpstream, type Upstream } from "./testing/upstream-server";

let gateways: [StartedGateway, StartedGateway];
let upstream: Upstream;

beforeAll(async () => {
  upstream = await startUpstream();
  upstream.reply = answerWith("Hello.");
  const url = process.env.DATABASE_URL ?? "";
  gateways = await Promise.all([startGateway(url), startGateway(url)]);
});

afterAll(async () => {
  await Promise.all(gateways.map((gateway) => gateway.remove()));
  upstream.close();
});

const messages = [{ role: "user" as const, content: "Where is my parcel?" }];
const users = Array.from({ length: 60 }, (_, index) => `user-${index}`);

test("two gateways give a person the same variant, hear of the same change, and store every request once", async () => {
  const world = await createGatewayWorld(upstream.url);
  const { caller, deployment, variantId, key, keyId } = world;
  const second = await world.add(world.trainer.id, "ft:gpt-tiny:2");
  const shares = [variantId, second.id].map((id) => ({ variantId: id, share: 0.5 }));
  await setShares(caller, deployment.id, { routingVersion: 1, shares });

  let answered = 0;
  const ask = async ({ url }: StartedGateway, user: string) => {
    const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0, logLevel: "off" });
    const { response, request_id } = await client.chat.completions.create({ model: world.name, messages, user }).withResponse();
    answered += 1;
    return { variant: response.headers.get("x-hone-variant"), requestId: request_id ?? "" };
  };
  /** Null where a gateway has not heard of the key yet. */
  const askAll = (gateway: StartedGateway) =>
    Promise.all(
      users.map((user) =>
        ask(gateway, user).then(
          ({ variant }) => variant,
          () => null,
        ),
      ),
    );
  const variantsOf = async (gateway: StartedGateway) => new Set(await askAll(gateway));
  for (const gateway of gateways) await expect.poll(() => variantsOf(gateway)).toEqual(new Set(["1", "2"]));
  const [one, other] = [await askAll(gateways[0]), await askAll(gateways[1])];
  expect(one).toEqual(other);

  // Said to the gateway that did not answer, and maybe before the other one has delivered its log.
  const { requestId } = await ask(gateways[0], "somebody");
  const said = await fetch(`${gateways[1].url}/v1/feedback`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ request_id: requestId, thumb: "down" }),
  });
  expect(said.status).toBe(202);
  await expect.poll(() => db.feedback.count({ where: { requestId } })).toBe(1);

  const { routingVersion } = await getDeployment(caller, deployment.id);
  await promoteVariant(caller, deployment.id, { routingVersion, variantId: second.id });
  for (const gateway of gateways) await expect.poll(() => variantsOf(gateway)).toEqual(new Set(["2"]));

  const where = { deploymentId: deployment.id };
  await expect.poll(() => db.requestLog.count({ where })).toBe(answered);
  const hours = await db.requestHour.aggregate({ where, _sum: { requests: true } });
  expect(hours._sum.requests).toBe(answered);
  const months = await db.gatewayKeyMonth.aggregate({ where: { keyId }, _sum: { requests: true } });
  expect(months._sum.requests).toBe(answered);
});
