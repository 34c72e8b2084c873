/**
 * Compiles each shape once for the whole process. Many routes have shapes that say the same (the problem of every
 * refusal, the id of every path), and a process may have more servers than one: tests have one for each file. What is
 * made of a shape keeps nothing of whoever asked first, so that it may be shared.
 */
export function onceForEach<T>(compile: (schema: object) => T): (schema: unknown) => T {
  const made = new Map<string, T>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const known = made.get(key);
    if (known !== undefined) return known;
    const fresh = compile(schema as object);
    made.set(key, fresh);
    return fresh;
  };
}
