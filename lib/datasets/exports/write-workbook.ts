import { strToU8, Zip, ZipDeflate } from "fflate";
import type { ExportRow } from "./read-export-rows";
import type { Layout } from "./schemas";
import { tableColumns, toCells } from "./to-record";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const content = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The least that a workbook with one sheet consists of. */
const parts: Record<string, string> = {
  "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${content}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${content}.worksheet+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Examples" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
};

/**
 * Packed while it is read: writers that take a whole sheet need all of it in memory. Every cell is declared as text, so that nothing in it
 * is ever run as a formula, whatever it begins with.
 */
export async function* writeWorkbook(layout: Layout, pages: AsyncIterable<ExportRow[]>): AsyncGenerator<Uint8Array> {
  let packed: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    packed.push(chunk);
  });
  const take = () => {
    const taken = Buffer.concat(packed);
    packed = [];
    return taken;
  };
  const open = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return file;
  };
  for (const [name, text] of Object.entries(parts)) open(name).push(strToU8(head + text), true);
  const sheet = open("xl/worksheets/sheet1.xml");
  sheet.push(strToU8(`${head}<worksheet xmlns="${main}"><sheetData>${toRow(tableColumns(layout))}`));
  for await (const page of pages) {
    sheet.push(strToU8(page.map((row) => toRow(toCells(layout, row))).join("")));
    yield take();
  }
  sheet.push(strToU8("</sheetData></worksheet>"), true);
  zip.end();
  yield take();
}

function toRow(cells: string[]): string {
  return `<row>${cells.map((cell) => `<c t="inlineStr"><is><t xml:space="preserve">${toXml(cell)}</t></is></c>`).join("")}</row>`;
}

/** What XML has no letter for stands as Excel writes it, `_x0001_`; text that happens to look like that is kept apart from it. */
function toXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/\p{Cc}|[\ufffe\uffff]/gu, (letter) => (isAllowed(letter.charCodeAt(0)) ? letter : toEscape(letter)))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Tab, line feed and carriage return, and the controls beyond ASCII. */
function isAllowed(code: number): boolean {
  return code === 9 || code === 10 || code === 13 || (code >= 0x7f && code < 0xfffe);
}

function toEscape(letter: string): string {
  return `_x${letter.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`;
}
