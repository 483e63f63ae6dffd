export const colours = ["red", "green", "blue"] as const;
const things = ["lamp", "chair", "table", "clock", "mirror", "carpet", "shelf", "vase", "stool", "bench", "drawer", "curtain"];

export interface Box {
  asked: string;
  colour: string;
}

/** Orders that differ enough to count as different questions; the answer is the colour of the box. The same at every call. */
export function makeBoxes(count: number): Box[] {
  return Array.from({ length: count }, (_, index) => {
    const [colour = "", thing = "", other = ""] = [colours[index % 3], things[index % 12], things[(7 * index + 5) % 11]];
    const asked = `${thing} ${index * 37} for customer ${index * 91}, delivered beside the ${other}: the box is ${colour}.`;
    return { asked, colour };
  });
}

export const boxesCsv = (boxes: readonly Box[]): string =>
  ["message,colour", ...boxes.map(({ asked, colour }) => `"${asked}",${colour}`)].join("\n");

/** What a model answers that has learned it. */
export const colourOf = (asked: string): string => /(red|green|blue)\.$/.exec(asked)?.[1] ?? "none";
