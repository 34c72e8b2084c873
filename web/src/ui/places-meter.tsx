import classes from './places-meter.module.css';

interface PlacesMeterProps {
  taken: number;
  capacity: number;
  /** The same in words; the bar is only its picture. */
  label: string;
}

const SEGMENTS = 8;

/** How full something is: a segment for every place of a small group, a bar for a large one. */
export function PlacesMeter({ taken, capacity, label }: PlacesMeterProps) {
  const full = taken >= capacity;
  return (
    <span className={classes.meter} data-full={full || undefined}>
      <span className={classes.bar} aria-hidden="true">
        {capacity <= SEGMENTS ? (
          Array.from({ length: capacity }, (_, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the places are all alike
            <span key={place} className={classes.place} data-taken={place < taken || undefined} />
          ))
        ) : (
          <span className={classes.place}>
            <span className={classes.fill} style={{ width: `${Math.min(100, (taken / capacity) * 100)}%` }} />
          </span>
        )}
      </span>
      <span className={classes.label}>{label}</span>
    </span>
  );
}
