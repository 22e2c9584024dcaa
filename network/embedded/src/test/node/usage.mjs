/** The program was started with words that lead nowhere. */
export class UsageError extends Error {}
