import { expect, test, vi } from "vitest";
import { expectConsole } from "@/lib/testing/expect-console";
import { runEach } from "./run-each";

test("a step that fails is logged by its name, takes nobody's turn, and the first failure is told in the end", async () => {
  expectConsole("error");
  const done: string[] = [];
  const step = (name: string, problem?: string) => async () => {
    done.push(name);
    if (problem) throw new Error(problem);
  };
  const steps = {
    sweepOne: step("one"),
    sweepTwo: step("two", "no such table"),
    sweepThree: step("three", "away"),
    sweepFour: step("four"),
  };
  await expect(runEach(steps)).rejects.toThrow("no such table");
  expect(done).toEqual(["one", "two", "three", "four"]);
  const logged = vi.mocked(console.error).mock.calls.map(([words]) => String(words));
  expect(logged).toEqual([expect.stringContaining("sweepTwo"), expect.stringContaining("sweepThree")]);
});

test("where all go well nothing is said", async () => {
  const done: string[] = [];
  await runEach({ sweepOne: async () => done.push("one"), sweepTwo: async () => done.push("two") });
  expect(done).toEqual(["one", "two"]);
});
