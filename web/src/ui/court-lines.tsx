/** The lines of a padel court, 20 m × 10 m, seen from above: a decoration, drawn to scale. */
export function CourtLines({ className }: { className?: string | undefined }) {
  return (
    <svg className={className} viewBox="-0.5 -0.5 11 21" fill="none" stroke="currentColor" aria-hidden="true">
      <g strokeWidth="0.07">
        <rect x="0" y="0" width="10" height="20" rx="0.05" />
        <path d="M0 3.05H10M0 16.95H10M5 2.85V17.15" />
      </g>
      <path d="M-0.3 10H10.3" strokeWidth="0.1" strokeDasharray="0.22 0.12" />
    </svg>
  );
}
