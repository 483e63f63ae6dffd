import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { runCommand } from "./run-command";

test("a command says to a shell exactly what the form holds, quotes and all", () => {
  const input = { datasetVersionId: "v1", trainerId: "cpu", baseModel: "tiny", systemPrompt: `It's "short".\n$HOME` };
  const command = runCommand("http://localhost/api/v1/projects/p/runs", input).replace(/^curl/, "printf '%s\\n'");
  const env = { ...process.env, HONE_API_KEY: "hone_secret" };
  const words = execFileSync("sh", ["-c", command.replace("$(uuidgen)", "key")], { env, encoding: "utf8" });
  expect(words).toContain("Authorization: Bearer hone_secret");
  expect(JSON.parse(words.slice(words.indexOf("{"), words.lastIndexOf("}") + 1))).toEqual(input);
});
