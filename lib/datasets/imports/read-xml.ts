import { SaxesParser } from "saxes";
import { broken } from "./open-zip";
import { UnreadableFile } from "./source-row";

export interface XmlReader {
  open(name: string, attributes: Record<string, string>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Far more than a cell may hold; without a mark in so much text, it is one cell that was made to fill the memory. */
const mostWithoutMark = 16_000_000;

/** Feeds a part of a workbook to a reader. Names come without the prefix that some programs write. */
export function xmlFeeder(reader: XmlReader): (piece: string) => void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let withoutMark = 0;
  parser.on("opentag", ({ name, attributes }) => {
    withoutMark = 0;
    reader.open(local(name), attributes);
  });
  parser.on("text", (text) => reader.text(text));
  parser.on("closetag", ({ name }) => {
    withoutMark = 0;
    reader.close(local(name));
  });
  parser.on("error", () => {
    throw broken();
  });
  return (piece) => {
    withoutMark += piece.length;
    if (withoutMark > mostWithoutMark)
      throw new UnreadableFile(
        "One cell of this workbook holds more than 16 million characters, so it was not read any further. Remove that cell, save the workbook, then upload it again.",
      );
    parser.write(piece);
  };
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** Attributes that carry a prefix, such as `r:id`, under the prefix that the file chose. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  return attributes[name] ?? Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}
