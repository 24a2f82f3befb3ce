/** Loaded before the server: tells on SIGUSR2 what its memory holds after a collection. */
process.on('SIGUSR2', () => {
  globalThis.gc();
  globalThis.gc();
  console.log(`memory ${JSON.stringify(process.memoryUsage())}`);
});
