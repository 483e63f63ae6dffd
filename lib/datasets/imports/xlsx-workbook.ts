import type { Zip } from "./open-zip";
import { broken } from "./open-zip";
import { attribute, type XmlReader, xmlFeeder } from "./read-xml";
import { UnreadableFile } from "./source-row";
import { isDateFormat } from "./xlsx-values";

export interface Workbook {
  sheets: { name: string; isHidden: boolean; part: string; sizeBytes: number }[];
  /** Days are counted from 1904, as on old Macs. */
  isFrom1904: boolean;
  sharedStringsPart: string | null;
  stylesPart: string | null;
}

const mostXml = 64_000_000;
const mostSharedCharacters = 150_000_000;

/** The table of contents of a workbook. */
export async function readWorkbook(zip: Zip): Promise<Workbook> {
  const root = await readRelations(zip, "_rels/.rels", "");
  const part = root.find(({ type }) => type.endsWith("/officeDocument"))?.target ?? "xl/workbook.xml";
  if (!zip.entries.has(part) || !/\.(xml|bin)$/.test(part) || part.startsWith("word/") || part.startsWith("ppt/")) throw noWorkbook(zip);
  if (part.endsWith(".bin"))
    throw new UnreadableFile("This is a binary Excel workbook (.xlsb). Save it as .xlsx or as “CSV UTF-8”, then upload that.");
  const folder = part.slice(0, part.lastIndexOf("/") + 1);
  const relations = await readRelations(zip, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const targetOf = (type: string) =>
    relations.find((relation) => relation.type.endsWith(type) && zip.entries.has(relation.target))?.target ?? null;
  const book: Workbook = { sheets: [], isFrom1904: false, sharedStringsPart: targetOf("/sharedStrings"), stylesPart: targetOf("/styles") };
  await readPart(zip, part, {
    open(name, attributes) {
      if (name === "workbookPr") book.isFrom1904 = attributes.date1904 === "1" || attributes.date1904 === "true";
      if (name !== "sheet") return;
      const found = relations.find(({ id }) => id === attribute(attributes, "id"));
      const entry = found && zip.entries.get(found.target);
      // Charts have sheets of their own, without cells.
      if (found && entry && found.type.endsWith("/worksheet"))
        book.sheets.push({
          name: attributes.name ?? "",
          isHidden: (attributes.state ?? "visible") !== "visible",
          part: found.target,
          sizeBytes: entry.uncompressedSize,
        });
    },
  });
  if (book.sheets.length === 0)
    throw new UnreadableFile("The workbook has no sheet with cells. Put the examples into one, then upload it again.");
  return book;
}

/** For each style of cells, whether its numbers are dates or times. */
export async function readDateStyles(zip: Zip, part: string | null): Promise<boolean[]> {
  if (!part) return [];
  const formats = new Map<string, string>();
  const styles: boolean[] = [];
  let isInCells = false;
  await readPart(zip, part, {
    open(name, attributes) {
      if (name === "numFmt") formats.set(attributes.numFmtId ?? "", attributes.formatCode ?? "");
      if (name === "cellXfs") isInCells = true;
      if (name === "xf" && isInCells) styles.push(isDateFormat(attributes.numFmtId ?? "0", formats.get(attributes.numFmtId ?? "")));
    },
    close(name) {
      if (name === "cellXfs") isInCells = false;
    },
  });
  return styles;
}

/** Texts that cells refer to by number. They may be anywhere, so they are all held; more than fit is refused. */
export async function readSharedStrings(zip: Zip, part: string | null): Promise<string[]> {
  if (!part) return [];
  const strings: string[] = [];
  let text = "";
  let isInText = false;
  let isPhonetic = false;
  let characters = 0;
  const feed = xmlFeeder({
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") isPhonetic = true;
      isInText = name === "t" && !isPhonetic;
    },
    text(piece) {
      if (isInText) text += piece;
    },
    close(name) {
      if (name === "t") isInText = false;
      if (name === "rPh") isPhonetic = false;
      if (name !== "si") return;
      characters += text.length;
      strings.push(decodeEscapes(text));
      if (characters > mostSharedCharacters)
        throw new UnreadableFile("The workbook holds more text than can be read at once. Save the sheet as “CSV UTF-8”, then upload that.");
    },
  });
  for await (const piece of zip.read(part)) feed(piece);
  return strings;
}

/** Excel writes characters that XML cannot hold as _x000D_. */
export function decodeEscapes(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

interface Relation {
  id: string;
  type: string;
  target: string;
}

async function readRelations(zip: Zip, part: string, folder: string): Promise<Relation[]> {
  const relations: Relation[] = [];
  if (!zip.entries.has(part)) return relations;
  await readPart(zip, part, {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const { Id = "", Type = "", Target = "" } = attributes;
      const target = Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`;
      relations.push({ id: Id, type: Type, target: new URL(target, "file:///").pathname.slice(1) });
    },
  });
  return relations;
}

async function readPart(zip: Zip, part: string, reader: Partial<XmlReader>): Promise<void> {
  const feed = xmlFeeder({ open: () => {}, text: () => {}, close: () => {}, ...reader });
  let size = 0;
  for await (const piece of zip.read(part)) {
    size += piece.length;
    if (size > mostXml) throw broken();
    feed(piece);
  }
}

function noWorkbook(zip: Zip): UnreadableFile {
  const names = [...zip.entries.keys()];
  if (names.some((name) => name.startsWith("word/")))
    return new UnreadableFile("This is a Word document. Copy the examples into a table and save it as CSV or .xlsx, then upload that.");
  if (names.some((name) => name.startsWith("ppt/")))
    return new UnreadableFile("This is a presentation. Copy the examples into a table and save it as CSV or .xlsx, then upload that.");
  if (names.includes("content.xml"))
    return new UnreadableFile("This is an OpenDocument file. Save it as .xlsx or as “CSV UTF-8”, then upload that.");
  return new UnreadableFile("This is a zip archive. Unpack it, then upload the table in it.");
}
