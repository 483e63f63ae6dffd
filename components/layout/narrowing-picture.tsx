const count = 34;

/** Estimates that drift upwards while their intervals shrink: what the product is about, without a number in it. */
const estimates = Array.from({ length: count }, (_, index) => {
  const done = index / (count - 1);
  const doubt = (1 - done) ** 1.35;
  const wobble = Math.sin(index * 2.4) * 22 + Math.sin(index * 5.1 + 1) * 16;
  return {
    x: 90 + index * 20.9,
    y: 372 + 250 * doubt ** 1.4 + wobble * doubt,
    reach: 6 + 250 * doubt,
    opacity: 0.28 + 0.5 * done,
    last: index === count - 1,
  };
});

export function NarrowingPicture() {
  return (
    <svg
      className="absolute inset-0 size-full"
      viewBox="0 0 860 900"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
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
              y1={y - reach}
              y2={y + reach}
            />
            <circle
              className="fill-canvas stroke-on-surface-3"
              strokeWidth="1.5"
              strokeOpacity={opacity + 0.17}
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
