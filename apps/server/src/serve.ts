import { setFlagsFromString } from 'node:v8';

// To load modules fills V8's room for young objects fast. It would double and double again, up to 32 MB that an
// idle server then never uses. The flag is read each time that V8 thinks of growing; 2 is its own value.
setFlagsFromString('--semi-space-growth-factor=1');
await import('./process.js');
setFlagsFromString('--semi-space-growth-factor=2');
