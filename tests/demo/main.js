import { demo } from './demo.js';

const went = await demo();
console.log(went ? '\nEverything went as described.' : '\nSomething did not go as described.');
process.exitCode = went ? 0 : 1;
