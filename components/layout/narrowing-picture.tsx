const count = 34;

/** Engines differ in the last digits of a sine; whole tenths are the same in the browser and on the server. */
const tenths = (value: number) => Number(value.toFixed(1));

/** Estimates that drift upwards while their intervals shrink: what the product is about, without a number in it. */
const estimates = Array.from({ length: count }, (_, index) => {
  const done = index / (count - 1);
  const doubt = (1 - done) ** 1.35;
  const wobble = Math.sin(index * 2.4) * 22 + Math.sin(index * 5.1 + 1) * 16;
  return {
    x: tenths(90 + index * 20.9),
    y: tenths(372 + 250 * doubt ** 1.4 + wobble * doubt),
    reach: tenths(6 + 250 * doubt),
    opacity: Number((0.28 + 0.5 * done).toFixed(2)),
    last: index === count - 1,
  };
});

export function NarrowingPicture() {
  return (
    <svg className="absolute inset-0 size-full" viewBox="0 0 860 900" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <line className="stroke-baseline" strokeDasharray="4 4" opacity=".6" x1="60" x2="820" y1="600" y2="600" />
      {estimates.map(({ x, y, reach, opacity, last }) =>
        last ? (
          <circle key={x} className="fill-accent" cx={x} cy={y} r="6" />
        ) : (
          <g key={x}>
            <line
              className="stroke-on-surface-3"
              strokeWidth="1.5"
              strokeLinecap="round"
              opacity={opacity}
              x1={x}
              x2={x}
              y1={tenths(y - reach)}
              y2={tenths(y + reach)}
            />
            <circle
              className="fill-canvas stroke-on-surface-3"
              strokeWidth="1.5"
              strokeOpacity={tenths(opacity + 0.17)}
              cx={x}
              cy={y}
              r="3.5"
            />
          </g>
        ),
      )}
    </svg>
  );
}
