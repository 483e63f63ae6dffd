import { Table } from "@/components/ui/table";
import { formatMoney } from "@/lib/format";
import type { TrainerPrices } from "@/lib/trainers/schemas";

const price = (usd: number | null) => (usd === null ? "not known" : formatMoney(usd));

/** For those who may look only. */
export function KnownPrices({ prices }: { prices: TrainerPrices }) {
  return (
    <Table
      caption="Prices in US dollars for a million tokens"
      rows={Object.entries(prices).map(([model, usd]) => ({ model, ...usd }))}
      rowKey={({ model }) => model}
      empty={<p className="py-6 text-on-surface-2">No price has been entered, so what a run costs here is not known beforehand.</p>}
      columns={[
        { id: "model", head: "Base model", onPhone: "lead", cell: ({ model }) => model },
        { id: "training", head: "Training, a million tokens", align: "end", onPhone: "aside", cell: ({ training }) => price(training) },
        { id: "input", head: "Input", align: "end", onPhone: "hide", cell: ({ input }) => price(input) },
        { id: "output", head: "Output", align: "end", onPhone: "hide", cell: ({ output }) => price(output) },
      ]}
    />
  );
}
