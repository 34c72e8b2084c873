/** Takes from this device what it keeps of the API's answers: nobody is signed in any more. */
export const forgetKept = async (): Promise<void> => (await import('./device.ts')).forget();
