/** Colours that tell apart on white and on dark, for levels and types. */
export const SWATCHES = [
  '#0e6d94',
  '#2f9e44',
  '#7b900b',
  '#e8590c',
  '#c2255c',
  '#8a4fb0',
  '#5f3dc4',
  '#1971c2',
  '#0b7285',
  '#8a6d3b',
];
