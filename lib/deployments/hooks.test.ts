import { expect, test } from "vitest";
import { changesQuery, deploymentKey } from "./hooks";
import { shadowQuery } from "./shadow/hooks";

test("history and shadow are those of one routing version: who sees a newer one asks for both anew, and every change of the deployment reaches them", () => {
  for (const queryOf of [changesQuery, shadowQuery]) {
    const keyOf = (routingVersion: number) => queryOf("p", { id: "d", routingVersion }).queryKey;
    expect(keyOf(8)).not.toEqual(keyOf(7));
    expect(keyOf(8).slice(0, 4)).toEqual(deploymentKey("p", "d"));
  }
});
