import { v7, validate } from 'uuid';

/** A new UUIDv7: sorts by time of creation. */
export const newId = (): string => v7();

export const isId = (value: string): boolean => validate(value);
