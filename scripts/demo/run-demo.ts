import { readArguments } from "./read-arguments";
import { readFile } from "./read-file";
import { toJsonLine, toTable } from "./report";
import { runStory } from "./run-story";
import { withHone } from "./with-hone";

/** The main job without a browser: a file in, a tuned model and its proof out. */
export async function runDemo(argv: string[]): Promise<void> {
  const wanted = readArguments(argv);
  const file = readFile(wanted);
  const say = (line: string) => console.log(line);
  const story = await withHone(say, (hone) => runStory(hone, file, wanted, say));
  console.log(toTable(story));
  if (wanted.json) console.log(toJsonLine(story));
}
