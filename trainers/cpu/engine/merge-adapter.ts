import type { Address } from "../kernels/load-kernels";
import type { Workspace } from "./forward";
import type { Adapter } from "./trainable-parameters";

/** forward = base + scale · (up · down)ᵀ, panel by panel, straight into the layout the kernels read. The base stays untouched. */
export function mergeAdapter(
  { kernels, arena }: Workspace,
  { linear, paddedRank: rank, scale, down, up }: Pick<Adapter, "linear" | "paddedRank" | "scale" | "down" | "up">,
  values: Address,
): void {
  const { inputs, outputs } = linear;
  const mark = arena.top();
  const scaledUp = arena.take(outputs * rank);
  const upPanels = arena.take(outputs * rank);
  kernels.scale(scaledUp, values + up * 4, scale, outputs * rank);
  kernels.packTransposed(scaledUp, outputs, 0, 0, rank, rank, upPanels);
  kernels.copy(linear.forward, linear.base, outputs * inputs);
  for (let panel = 0; panel < outputs / 8; panel++) {
    const target = linear.forward + panel * inputs * 32;
    kernels.multiply(values + down * 4, rank, upPanels + panel * rank * 32, target, 8, inputs, 8, rank, true);
  }
  if (linear.backward) kernels.repackTransposed(linear.forward, outputs, inputs, linear.backward, 0, outputs / 8);
  arena.release(mark);
}

/** The pair, scaled and packed for the products of its own gradient. */
export function packAdapter(
  { kernels }: Workspace,
  { linear, paddedRank: rank, scale, down, up, downPanels, upPanels }: Adapter,
  values: Address,
): void {
  kernels.packPlain(values + down * 4, linear.inputs, 0, 0, rank, rank, downPanels);
  kernels.scale(downPanels, downPanels, scale, linear.inputs * rank);
  kernels.packPlain(values + up * 4, linear.outputs, 0, 0, rank, rank, upPanels);
  kernels.scale(upPanels, upPanels, scale, linear.outputs * rank);
}
