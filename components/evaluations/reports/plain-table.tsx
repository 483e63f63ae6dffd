import { linked } from "./linked";

type PlainTableProps = {
  caption: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  hrefs?: readonly (string | null)[];
};

/** Rows of text as the downloaded file has them. */
export function PlainTable({ caption, head, rows, hrefs }: PlainTableProps) {
  return (
    <div className="mt-3 overflow-x-auto">
      <table className="w-full min-w-180 border-collapse text-left print:min-w-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b text-on-surface-3 text-xs">
            {head.map((name) => (
              <th key={name} scope="col" className="py-1.5 pr-4 font-medium">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row, place) => (
            <tr key={place}>
              {row.map((cell, index) =>
                index === 0 ? (
                  <th key={head[index]} scope="row" className="py-2 pr-4 align-top font-medium">
                    {linked(cell, hrefs?.[place])}
                  </th>
                ) : (
                  <td key={head[index]} className="num py-2 pr-4 align-top">
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
