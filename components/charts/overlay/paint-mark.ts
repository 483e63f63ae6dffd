import type { MarkShape } from "./overlay-line";

const size = 3.5;

/** The same shapes as `LineMark` draws beside a name. */
export function paintMark(context: CanvasRenderingContext2D, shape: MarkShape, x: number, y: number, surface: string): void {
  context.beginPath();
  if (shape === "circle" || shape === "ring") context.arc(x, y, size, 0, 2 * Math.PI);
  if (shape === "square") context.rect(x - size, y - size, 2 * size, 2 * size);
  if (shape === "triangle") polygon(context, [x, y - size - 0.5], [x + size + 0.5, y + size], [x - size - 0.5, y + size]);
  if (shape === "diamond") polygon(context, [x, y - size - 1], [x + size + 1, y], [x, y + size + 1], [x - size - 1, y]);
  if (shape === "cross") {
    context.lineWidth = 2;
    context.moveTo(x - size, y - size);
    context.lineTo(x + size, y + size);
    context.moveTo(x - size, y + size);
    context.lineTo(x + size, y - size);
    context.stroke();
    return;
  }
  const ink = context.fillStyle;
  if (shape === "ring") context.fillStyle = surface;
  context.fill();
  context.fillStyle = ink;
  if (shape !== "ring") return;
  context.lineWidth = 1.5;
  context.stroke();
}

function polygon(context: CanvasRenderingContext2D, [x, y]: [number, number], ...rest: [number, number][]): void {
  context.moveTo(x, y);
  for (const [toX, toY] of rest) context.lineTo(toX, toY);
  context.closePath();
}
