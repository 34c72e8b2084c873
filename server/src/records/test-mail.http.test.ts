import { beforeAll, expect, test } from 'vitest';
import { buildClub, person } from '../../test/builders.ts';
import { useMailbox } from '../../test/mailbox.ts';
import { startBeside, useServer } from '../../test/server.ts';

const mailbox = useMailbox();
const server = useServer();
let owner: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  const place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  student = await person(server, place, 'student');
});

test('without a mail server everybody is told so, and a test mail says it', async () => {
  expect((await server.as().get('/api/me/')).body).toMatchObject({ user: null, sends_mail: false });
  const { status, body } = await owner.post('/api/mails/test/');
  expect(status).toBe(200);
  expect(body).toMatchObject({ sent: false, problem: 'not_configured', detail: '' });
  expect((await student.post('/api/mails/test/')).status).toBe(403);
});

test('a test mail arrives at who asked for it; afterwards what stands in the way is said', async () => {
  const sending = await startBeside(server, { mailbox });
  const here = sending.as(owner.headers);
  const { body: me } = await here.get('/api/me/');
  expect(me.sends_mail).toBe(true);
  const address = me.user.email;
  expect((await here.post('/api/mails/test/')).body).toEqual({
    ...{ to_email: address, sent: true, problem: null, detail: '' },
  });
  expect(mailbox.at(address).join()).toContain('Bandeja');
  await mailbox.close();
  const { body } = await here.post('/api/mails/test/');
  expect(body).toMatchObject({ to_email: address, sent: false, problem: 'refused_connection' });
  expect(body.detail).toContain('ECONNREFUSED');
  await sending.close();
});
