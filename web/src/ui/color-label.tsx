import classes from './color-label.module.css';

/** A thing shown by its colour and its name, never by colour alone. The text keeps the page's contrast. */
export function ColorLabel({ color, children }: { color: string; children: string }) {
  return (
    <span className={classes.label} style={{ '--label-color': color } as React.CSSProperties}>
      <span className={classes.dot} aria-hidden="true" />
      <span className={classes.text}>{children}</span>
    </span>
  );
}
