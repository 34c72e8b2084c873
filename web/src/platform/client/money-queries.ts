/** The queries that money which moves makes stale, whoever moves it. */
export const MONEY_QUERIES = ['accounts', 'payments', 'receipts', 'till', 'charges'] as const;
