import { type Static, Type } from 'typebox';
import { Int, Shape, Strict } from '../../kernel/http/types.ts';
import { ChangeSession, Schedule, Session } from '../../scheduling/public.ts';
import { decisions, effect } from './changes.ts';

const people = () => Int({ minimum: 1, maximum: 1_000 });
const places = { max_participants: people(), min_participants: Type.Optional(people()) };
const reach = { scope: ChangeSession.properties.scope };

export const SessionPlaces = Strict({ ...reach, ...places });
export type SessionPlaces = Static<typeof SessionPlaces>;
export const SchedulePlaces = Strict(places);
export type SchedulePlaces = Static<typeof SchedulePlaces>;

export const ChangeSessionPlaces = Strict({ ...reach, ...places, ...decisions });
export const ChangeSchedulePlaces = Strict({ ...places, ...decisions });
export const SessionPlacesChanged = Shape('SessionPlacesChanged', { ...Session.properties, ...effect });
export const SchedulePlacesChanged = Shape('SchedulePlacesChanged', { ...Schedule.properties, ...effect });
