/** Where "now" comes from: passed in, so that pure code and tests need no real time. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
