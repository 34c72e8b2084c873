import load from 'highs';

/** The package's types say CommonJS and Node loads its ES module, whose default is the function itself. */
export const loadHighs = load as unknown as typeof load.default;
