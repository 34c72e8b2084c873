import desk from './desk.ts';
import everybody from './everybody.ts';

export default { ...everybody, ...desk };
