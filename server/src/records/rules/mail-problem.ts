/** Why a mail server did not take a mail, as far as it can be told from what nodemailer throws. */
export const mailProblems = [
  'unknown_host',
  'no_answer',
  'refused_connection',
  'encryption',
  'login',
  'sender',
  'recipient',
  'message',
  'other',
] as const;
export type MailProblem = (typeof mailProblems)[number];

interface MailError {
  code?: unknown;
  command?: unknown;
  message?: unknown;
}

const byMessage: readonly (readonly [RegExp, MailProblem])[] = [
  [/ENOTFOUND|EAI_AGAIN|getaddrinfo/, 'unknown_host'],
  [/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/, 'refused_connection'],
  [/ETIMEDOUT|timeout|timed out|greeting never received/i, 'no_answer'],
  [/certificate|\bSSL\b|\bTLS\b|wrong version number/i, 'encryption'],
  [/ECONNRESET|socket hang up|closed unexpectedly/i, 'no_answer'],
];

const byCode: Readonly<Record<string, MailProblem>> = {
  EAUTH: 'login',
  ENOAUTH: 'login',
  EOAUTH2: 'login',
  EDNS: 'unknown_host',
  ETIMEDOUT: 'no_answer',
  ETLS: 'encryption',
  EREQUIRETLS: 'encryption',
  EMESSAGE: 'message',
  ECONNECTION: 'refused_connection',
};

export function mailProblem(error: unknown): MailProblem {
  const { code, command, message } = (error ?? {}) as MailError;
  if (code === 'EENVELOPE') return /^RCPT/i.test(String(command)) ? 'recipient' : 'sender';
  const known = byCode[String(code)];
  // What broke underneath says more than that the connection was lost.
  const told = byMessage.find(([words]) => words.test(String(message ?? '')))?.[1];
  return (known === 'refused_connection' ? (told ?? known) : (known ?? told)) ?? 'other';
}
