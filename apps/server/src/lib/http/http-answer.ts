/** What came back, as received. */
export interface HttpAnswer {
  status: number;
  contentType: string;
  /** Capped while it was read. */
  body: string;
  /** The header Retry-After, as received. */
  retryAfter?: string;
}
