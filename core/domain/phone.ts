/**
 * The form in which telephone numbers are kept and compared.
 * Judges no number.
 */

/** Digits only, without the country code. */
export function normalPhone(raw: string): string {
  return raw.normalize('NFKC').replace(/[\s\-()]/gu, '').replace(/^\+?86(?=1\d{10}$)/u, '')
}
