import { Skeleton, Stack } from '@mantine/core';

/** The outline of a list while it loads; `label` is read to those who do not see it. */
export function ListSkeleton({
  label,
  rows = 5,
  height = 84,
}: {
  label: string;
  rows?: number;
  height?: number;
}) {
  return (
    <Stack gap="sm" role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
        <Skeleton key={row} height={height} radius="lg" />
      ))}
    </Stack>
  );
}

/** The outline of a whole page. */
export function PageSkeleton({ label }: { label: string }) {
  return (
    <Stack gap="lg" maw={960}>
      <Skeleton height={34} width="min(280px, 60%)" />
      <ListSkeleton label={label} />
    </Stack>
  );
}
