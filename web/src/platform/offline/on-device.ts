/** Spread into a query whose answer this device keeps, so that it can be read without a network. */
export const onDevice = { meta: { onDevice: true } } as const;
