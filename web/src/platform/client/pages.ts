interface Page<T> {
  results: T[];
  next_cursor: string | null;
}

/** Every result of a list: page after page until there is none. For lists that a screen shows whole. */
export async function allPages<T>(fetchPage: (cursor: { cursor?: string }) => Promise<Page<T> | undefined>) {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor === undefined ? {} : { cursor });
    all.push(...(page?.results ?? []));
    cursor = page?.next_cursor ?? undefined;
  } while (cursor);
  return all;
}
