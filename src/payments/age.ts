/**
 * Is it younger than this? A time that lies as far ahead says nothing: it was written by a clock that has been put right,
 * and what it stands for must not wait for it.
 */
export const isYounger = (at: Date, ms: number, now: Date): boolean => Math.abs(now.getTime() - at.getTime()) < ms
