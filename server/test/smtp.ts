import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';

export interface ReceivedMail {
  from: string;
  to: string;
  /** Header and body as they came, without the dot that the wire puts before a line that begins with one. */
  data: string;
}

export interface SmtpSink {
  port: number;
  received: ReceivedMail[];
  close(): Promise<void>;
}

/** A mail server on the loopback that keeps what it is given: enough of RFC 5321 for one sender. */
export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8'));
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, (mail) => received.push(mail));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    received,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function converse(socket: Socket, keep: (mail: ReceivedMail) => void): void {
  let buffer = '';
  let mail: ReceivedMail = { from: '', to: '', data: '' };
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 sink ESMTP');
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n';
      const at = buffer.indexOf(end);
      if (at < 0) return;
      const text = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (inData) {
        keep({ ...mail, data: text.replace(/^\.\./gm, '.') });
        mail = { from: '', to: '', data: '' };
        inData = false;
        say('250 kept');
      } else inData = answer(text, mail, say, socket);
    }
  });
}

/** @returns whether the message itself follows */
function answer(line: string, mail: ReceivedMail, say: (line: string) => void, socket: Socket): boolean {
  const verb = line.slice(0, 4).toUpperCase();
  const address = /<([^>]*)>/.exec(line)?.[1] ?? '';
  if (verb === 'MAIL') mail.from = address;
  if (verb === 'RCPT') mail.to = address;
  if (verb === 'DATA') say('354 go on');
  else if (verb === 'QUIT') {
    say('221 bye');
    socket.end();
  } else say('250 ok');
  return verb === 'DATA';
}
