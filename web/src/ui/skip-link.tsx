import classes from './skip-link.module.css';

/** The first stop of the Tab key: jumps over the navigation to `<main id="main">`. */
export function SkipLink({ label }: { label: string }) {
  const jump = (event: React.MouseEvent) => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  };
  return (
    <a className={classes.skip} href="#main" onClick={jump}>
      {label}
    </a>
  );
}
