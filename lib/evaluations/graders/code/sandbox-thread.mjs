import { parentPort } from "node:worker_threads";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant } from "quickjs-emscripten-core";

// Plain JavaScript, because it also runs where nothing translates TypeScript. The code it is given runs in an engine of its own, compiled to
// WebAssembly, which has a language and nothing else: no files, no network, no process, no timers, no modules. Nothing of ours is handed in
// but one text, and one text comes out.
const quickjs = await newQuickJSWASMModuleFromVariant(variant);

/** Runs inside: calls what the user wrote and puts its answer into a text of limited length. What the user's code has done to `JSON` or `String` hurts only itself. */
const harness = `(input) => {
  const say = (value) => { try { return String(value).slice(0, 500); } catch { return "something that cannot be shown"; } };
  try {
    if (typeof grade !== "function") return JSON.stringify({ problem: "The code defines no function named “grade”." });
    const result = grade(JSON.parse(input));
    if (result !== null && typeof result === "object" && typeof result.then === "function")
      return JSON.stringify({ problem: "“grade” answered with a promise. There is nothing to wait for in here: return the score itself." });
    if (typeof result === "number" || typeof result === "boolean") return JSON.stringify({ score: Number(result), reason: "" });
    if (result === null || typeof result !== "object") return JSON.stringify({ problem: "“grade” returned " + say(result) + ". Return a number from 0 to 1, or { score, reason }." });
    const { score, reason } = result;
    if (score === null) return JSON.stringify({ score: null, reason: reason === undefined ? "" : say(reason) });
    return JSON.stringify({ score: Number(score), reason: reason === undefined ? "" : say(reason) });
  } catch (error) {
    let message;
    try { message = error instanceof Error ? error.name + ": " + error.message : error; } catch { message = "an error that cannot be shown"; }
    return JSON.stringify({ problem: "The code threw " + say(message) + "." });
  }
}`;

const longestOutput = 10_000;
/** The engine asks after every ten thousand steps or so. Who has taken fewer was not slow: the machine stood still. */
const fewestAsked = 20;

parentPort.on("message", ({ id, source, input, limitMs, memoryBytes }) => {
  parentPort.postMessage({ id, output: run(source, input, limitMs, memoryBytes) });
});

/** A fresh engine each time: no case can leave something behind for the next. */
function run(source, input, limitMs, memoryBytes) {
  const runtime = quickjs.newRuntime();
  const deadline = Date.now() + limitMs;
  let [asked, isLate] = [0, false];
  runtime.setMemoryLimit(memoryBytes);
  runtime.setMaxStackSize(256 * 1024);
  runtime.setInterruptHandler(() => {
    isLate = ++asked > fewestAsked && Date.now() > deadline;
    return isLate;
  });
  const vm = runtime.newContext();
  const kept = [];
  const keep = (handle) => {
    kept.push(handle);
    return handle;
  };
  try {
    const call = keep(vm.unwrapResult(vm.evalCode(harness)));
    const loaded = vm.evalCode(source, "grader.js", { type: "global" });
    if (loaded.error) {
      keep(loaded.error);
      return JSON.stringify({ problem: isLate ? late(limitMs) : explain(vm, keep, loaded.error) });
    }
    keep(loaded.value);
    const answered = vm.callFunction(call, vm.undefined, keep(vm.newString(input)));
    if (answered.error) {
      keep(answered.error);
      return JSON.stringify({ problem: isLate ? late(limitMs) : "The code used up its memory, or called itself too deeply." });
    }
    keep(answered.value);
    if (isLate) return JSON.stringify({ problem: late(limitMs) });
    if (vm.typeof(answered.value) !== "string" || vm.getNumber(keep(vm.getProp(answered.value, "length"))) > longestOutput)
      return JSON.stringify({ problem: "The code answered with something that is no score." });
    return vm.getString(answered.value);
  } finally {
    // An engine that ran out of memory may not come apart cleanly; its thread then ends with it.
    for (const handle of kept) if (handle.alive) handle.dispose();
    vm.dispose();
    runtime.dispose();
  }
}

const late = (limitMs) => `The code took longer than ${limitMs} ms. Look for a loop that does not end.`;

/** In the sandbox, because reading an error may run code of whoever made it. */
function explain(vm, keep, error) {
  const describe = vm.evalCode(
    `(error) => { try { return String(error.name + ": " + error.message).slice(0, 500); } catch { return "an error that cannot be shown"; } }`,
  );
  if (describe.error) {
    keep(describe.error);
    return "The code used up its memory.";
  }
  const words = vm.callFunction(keep(describe.value), vm.undefined, error);
  if (words.error) {
    keep(words.error);
    return "The code could not be read.";
  }
  keep(words.value);
  return vm.typeof(words.value) === "string" ? `The code could not be run: ${vm.getString(words.value)}.` : "The code could not be read.";
}
