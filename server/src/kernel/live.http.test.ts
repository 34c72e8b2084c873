import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { listen as listenOn } from '../../test/live.ts';
import { useServer } from '../../test/server.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const group = (name: string) => ({ name, type: 'group', currency: 'EUR' });

const listen = (token: string, organization: string) => listenOn(server, { token, organization });

describe('live updates', () => {
  test('members of the organization hear of a change, others do not', async () => {
    const elsewhere = await buildClub(server.db);
    const stranger = await person(server, elsewhere, 'owner');
    const [ours, theirs] = [
      await listen(owner.token, place.organization_slug),
      await listen(stranger.token, elsewhere.organization_slug),
    ];
    if (typeof ours === 'number' || typeof theirs === 'number') throw new Error('refused');
    const { body } = await owner.post('/api/classes/types/', group('Live'));
    await expect.poll(() => ours.messages).toContainEqual({ type: 'catalog', ids: [body.id] });
    expect(theirs.messages).toEqual([]);
    ours.close();
    theirs.close();
  });

  test('nothing is announced for work that was rolled back', async () => {
    const ours = await listen(owner.token, place.organization_slug);
    if (typeof ours === 'number') throw new Error('refused');
    await owner.post('/api/classes/types/', group('Twice'));
    await expect.poll(() => ours.messages.length).toBe(1);
    expect((await owner.post('/api/classes/types/', group('Twice'))).status).toBe(422);
    await owner.post('/api/classes/types/', group('Last'));
    await expect.poll(() => ours.messages.length).toBe(2);
    ours.close();
  });

  test('a visitor and a member of another organization are refused', async () => {
    const { token } = await server.signUp();
    expect(await listen('nobody', place.organization_slug)).toBe(401);
    expect(await listen(token, place.organization_slug)).toBe(404);
  });
});
