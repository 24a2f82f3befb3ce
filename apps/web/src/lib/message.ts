/** A sentence to be said: its key and what stands in it. */
export interface Message {
  key: string;
  values?: Record<string, string | number>;
}
