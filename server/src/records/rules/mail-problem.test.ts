import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startSmtpSink } from '../../../test/smtp.ts';
import { createMailer } from '../../kernel/mail.ts';
import { mailProblem } from './mail-problem.ts';

let server: Server | undefined;
afterEach(() => server?.close());

/** A mail server that answers each line of a conversation as told, by its first word. */
async function grumpy(answers: Record<string, string>): Promise<number> {
  server = createServer((socket: Socket) => {
    socket.on('error', () => {}).write('220 grumpy ESMTP\r\n');
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      for (const line of chunk.split('\r\n').filter(Boolean))
        socket.write(`${answers[line.slice(0, 4).toUpperCase()] ?? '250 ok'}\r\n`);
    });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await promise;
  return (server.address() as { port: number }).port;
}

async function said(url: string): Promise<string> {
  const mailer = createMailer(url, 'Club <club@example.test>');
  const problem = await mailer
    .attempt({ to_email: 'ana@example.test', subject: 'x', body: 'x' })
    .then(() => 'sent', mailProblem);
  mailer.close();
  return problem;
}

test('what a mail server refuses is told apart', async () => {
  const refused = { MAIL: '550 sender', RCPT: '550 nobody', AUTH: '535 no' };
  expect(await said(`smtp://127.0.0.1:${await grumpy({ MAIL: refused.MAIL })}`)).toBe('sender');
  expect(await said(`smtp://127.0.0.1:${await grumpy({ RCPT: refused.RCPT })}`)).toBe('recipient');
  const login = await grumpy({ EHLO: '250-grumpy\r\n250 AUTH PLAIN', AUTH: refused.AUTH });
  expect(await said(`smtp://ana:wrong@127.0.0.1:${login}`)).toBe('login');
  expect(await said(`smtps://127.0.0.1:${await grumpy({})}`)).toBe('encryption');
});

test('so is one that is not there', async () => {
  const { port, close } = await startSmtpSink();
  expect(await said(`smtp://127.0.0.1:${port}`)).toBe('sent');
  await close();
  expect(await said(`smtp://127.0.0.1:${port}`)).toBe('refused_connection');
  expect(await said('smtp://nobody.invalid')).toBe('unknown_host');
  expect(mailProblem(new Error('Greeting never received'))).toBe('no_answer');
  expect(mailProblem('something')).toBe('other');
});
