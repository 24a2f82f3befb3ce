/** What stands where a secret stood. */
export const MASKED = '[masked]';
//# sourceMappingURL=masked.js.map