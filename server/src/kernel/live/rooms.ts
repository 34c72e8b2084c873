import type { Bus } from '../bus.ts';
import { type Listener, Room, type RoomOptions } from './room.ts';

export interface RoomsOptions extends RoomOptions {
  bus: Bus;
  /** Kinds of rows (as `touch` names them) that say who somebody is in an organization. */
  rights_from: readonly string[];
  /** A sign-in that ran out, or was taken away past the server, is noticed within this time; a minute unless told. */
  doubtEveryMs?: number;
}

const minute = 60_000;

/** Everybody who listens to this process, by organization. */
export class Rooms {
  readonly #rooms = new Map<string, Room>();
  readonly #options: RoomsOptions;
  readonly #unsubscribe: (() => void)[];
  readonly #timer: NodeJS.Timeout;

  constructor(options: RoomsOptions) {
    const { bus, rights_from, doubtEveryMs = minute } = options;
    this.#options = options;
    this.#unsubscribe = [
      bus.subscribe('live', ({ organization_id, type, ids }) =>
        this.#rooms.get(organization_id as string)?.changed(type as string, ids as string[]),
      ),
      bus.subscribe('cache', ({ organization_id, made_from }) => {
        if (rights_from.includes(made_from as string)) this.#rooms.get(organization_id as string)?.doubt();
      }),
      bus.subscribe('identity', ({ ends, user_id }) => {
        const whom = ({ actor }: Listener) => user_id === null || actor.user_id === user_id;
        if (ends) for (const room of this.#rooms.values()) room.doubt(whom);
      }),
      bus.subscribe('bus.gap', () => {
        for (const room of this.#rooms.values()) room.missed();
      }),
    ];
    this.#timer = setInterval(() => {
      for (const room of this.#rooms.values()) room.doubt();
    }, doubtEveryMs);
  }

  /** @returns the way out */
  enter(organizationId: string, listener: Listener): () => void {
    const room = this.#rooms.get(organizationId) ?? new Room(organizationId, this.#options);
    this.#rooms.set(organizationId, room);
    room.listeners.add(listener);
    return () => {
      room.listeners.delete(listener);
      if (room.listeners.size === 0) this.#rooms.delete(organizationId);
    };
  }

  close(): void {
    clearInterval(this.#timer);
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    for (const room of this.#rooms.values()) room.close();
  }
}
