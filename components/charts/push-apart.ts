/**
 * Moves labels as little as possible until neighbours are `gap` apart and all are inside the room.
 * Answers in the order given. Overlapping labels are joined into blocks that sit at the mean of what they want.
 */
export function pushApart(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  type Block = { sum: number; count: number; members: number[] };
  const start = (block: Block) => {
    const length = (block.count - 1) * gap;
    return Math.max(low, Math.min(high - length, block.sum / block.count - length / 2));
  };

  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const blocks: Block[] = [];
  for (const index of order) {
    let block: Block = { sum: wanted[index] ?? 0, count: 1, members: [index] };
    for (let last = blocks.at(-1); last && start(last) + last.count * gap > start(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, count: last.count + block.count, members: [...last.members, ...block.members] };
    }
    blocks.push(block);
  }

  const placed = [...wanted];
  for (const block of blocks) {
    block.members.forEach((index, position) => {
      placed[index] = start(block) + position * gap;
    });
  }
  return placed;
}
