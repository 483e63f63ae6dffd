// A process to be killed: trains the request it is given and prints a line for each checkpoint and step.
import { train } from "../train";
import { listen } from "./tiny-training";

const request = JSON.parse(process.argv[2] ?? "{}");
await train(
  request,
  listen({ onStep: ({ step }) => console.log(`step ${step}`), onCheckpoint: ({ step }) => console.log(`checkpoint ${step}`) }),
);
console.log("finished");
