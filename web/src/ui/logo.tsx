import classes from './logo.module.css';

/** The ball: lime, with its seams. */
export function BallMark({ size = 28 }: { size?: number }) {
  return (
    <svg className={classes.ball} width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="15" fill="#d3ec3a" />
      <path
        d="M4.6 7c7.3 1.9 11.6 10.3 8.5 23.6M27.4 25c-7.3-1.9-11.6-10.3-8.5-23.6"
        fill="none"
        stroke="#0a3c52"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
    </svg>
  );
}

export function Logo({ name, size = 28 }: { name: string; size?: number }) {
  return (
    <span className={classes.logo}>
      <BallMark size={size} />
      <span>{name}</span>
    </span>
  );
}
