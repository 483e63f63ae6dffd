import writeXlsxFile from "write-excel-file/node";
import type { NamedFile } from "./pages/data-pages";
import { makeTickets } from "./tickets";

/** A spreadsheet as a helpdesk keeps it: a cover sheet, dates, amounts, merged and empty cells, one answer missing, one row twice. */
export async function messyWorkbook(): Promise<NamedFile> {
  const head = ["Ticket", "Received", "Message", "Queue", "Amount", "Labels"];
  const tickets = makeTickets(24).map(({ message, queue }, index) => [
    `T-${100 + index}`,
    new Date(Date.UTC(2026, 10, 1 + index)),
    message,
    queue,
    index % 3 === 0 ? 12.5 * index : null,
    index % 2 === 0 ? "phone; angry" : null,
  ]);
  const merged = (text: string) => ({ value: text, rowSpan: 2 });
  const twice = ["T-100", new Date(Date.UTC(2026, 10, 1)), makeTickets(1)[0]?.message ?? "", makeTickets(1)[0]?.queue ?? "", null, null];
  const rows = [
    head,
    ...tickets,
    // One label for two rows, as people draw it.
    ["T-200", new Date(Date.UTC(2026, 11, 1)), "Where is the parcel that you sent to the wrong town", "delivery", 40, merged("parcel")],
    ["T-201", new Date(Date.UTC(2026, 11, 2)), "The parcel came open and half of it is missing", "delivery", 41, null],
    [null, null, null, null, null, null],
    ["T-202", new Date(Date.UTC(2026, 11, 3)), "I cannot find the invoice for November", null, null, null],
    ["T-203", new Date(Date.UTC(2026, 11, 4)), "I cannot find the invoice for December", null, null, null],
    ["T-204", new Date(Date.UTC(2026, 11, 5)), null, "refund", null, null],
    ["T-205", new Date(Date.UTC(2026, 11, 6)), "Itâ€™s broken and I canâ€™t send it back", "refund", null, null],
    ["T-206", new Date(Date.UTC(2026, 11, 7)), 4711, "login", null, null],
    twice,
    // Two that say the same in nearly the same words.
    [
      "T-207",
      new Date(Date.UTC(2026, 11, 8)),
      "Please tell me when the new debit card that I ordered last week will arrive at my home",
      "card arrival",
      null,
      null,
    ],
    [
      "T-208",
      new Date(Date.UTC(2026, 11, 9)),
      "Please tell me when the new debit card that I ordered last week will arrive at my house",
      "card arrival",
      null,
      null,
    ],
  ];
  const cover = [["Helpdesk export"], ["Made by the reporting tool. The tickets are on the next sheet."]];
  const buffer = await writeXlsxFile([
    { sheet: "Read me", data: cover },
    { sheet: "Tickets", data: rows, dateFormat: "dd/mm/yyyy" },
  ]).toBuffer();
  return { name: "helpdesk-nov.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer };
}
