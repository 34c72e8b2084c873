const COMMON = {
  max_connections: '100',
  shared_buffers: '128MB',
  // Short transactions by the thousand: compiling a query would cost more than running it.
  jit: 'off',
  random_page_cost: '1.1',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  lc_messages: 'C',
};

const DURABLE = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  max_wal_size: '1GB',
  checkpoint_completion_target: '0.9',
};

const THROWAWAY = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** PostgreSQL's settings: an acknowledged write survives a crash when `durable`, and only then. */
export function settingsFor(durable: boolean): Record<string, string> {
  return { ...COMMON, ...(durable ? DURABLE : THROWAWAY) };
}
