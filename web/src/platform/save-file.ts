/** Some browsers fetch it only after the click is over. */
const keptMs = 60_000;

/** Gives the person a file, as if they had followed a link to it. */
export function saveFile(name: string, file: Blob): void {
  const href = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), keptMs);
}
