/** What is wrong with the address of a receiver; undefined: nothing that can be seen before it is looked up. */
export function faultOfAddress(
  text: string,
  { allowsHttp, refuses }: { allowsHttp: boolean; refuses: (url: URL) => boolean },
): 'not_https' | 'not_public' | 'not_an_address' | undefined {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === '') return 'not_an_address';
  // What stands in it would be in logs, and a fragment is sent to nobody.
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'not_an_address';
  if (url.protocol === 'http:' && !allowsHttp) return 'not_https';
  return refuses(url) ? 'not_public' : undefined;
}
