import classes from './skip-link.module.css';

/** The first stop of the Tab key: jumps over the navigation to `<main id="main" tabIndex={-1}>`. */
export function SkipLink({ label }: { label: string }) {
  return (
    <a className={classes.skip} href="#main">
      {label}
    </a>
  );
}
