/** How long is kept what nobody needs for ever. */
export interface Retention {
  notifications_days: number;
  mails_days: number;
  /** At least 30: the database refuses to forget sooner. */
  audit_days: number;
  /** What imports wrote: until then they can be taken back. */
  imports_days: number;
  /** What webhooks were sent, and what became of it. */
  webhooks_days: number;
  /** Answers to requests with an Idempotency-Key; failed jobs. */
  request_keys_hours: number;
  failed_jobs_days: number;
}

export const usualRetention: Retention = {
  notifications_days: 365,
  mails_days: 90,
  audit_days: 1_095,
  imports_days: 90,
  webhooks_days: 30,
  // A repeated request comes within minutes; two days leave room for a client that was offline.
  request_keys_hours: 48,
  failed_jobs_days: 30,
};
