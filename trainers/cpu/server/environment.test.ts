import os from "node:os";
import { expect, test } from "vitest";
import { parseEnvironment } from "./environment";

const least = { HONE_TRAINER_DATA_DIR: "/data", HONE_TRAINER_API_KEY: "12345678" };

test("the least settings listen on this machine only, with all cores", () => {
  expect(parseEnvironment(least)).toMatchObject({
    host: "127.0.0.1",
    port: 4310,
    threads: os.availableParallelism(),
    modelsFolder: "/data/models",
    memoryLimitMb: undefined,
  });
});

test("every wrong setting is named at once", () => {
  const attempt = () =>
    parseEnvironment({ HONE_TRAINER_API_KEY: "short", HONE_TRAINER_PORT: "70000", HONE_TRAINER_THREADS: "0", HONE_TRAINER_DATA_DIR: "" });
  for (const name of ["HONE_TRAINER_API_KEY", "HONE_TRAINER_PORT", "HONE_TRAINER_THREADS", "HONE_TRAINER_DATA_DIR is required"])
    expect(attempt).toThrow(name);
});
