/**
 * Files as they come and go through the office's door: base64 and the bytes it stands for.
 * Knows no file's form.
 */
/** A part at a time: a call takes only so many arguments. */
const PART = 8192

export const base64Of = (bytes: Uint8Array): string => btoa(Array.from({ length: Math.ceil(bytes.length / PART) }, (_, at) => String.fromCharCode(...bytes.subarray(at * PART, (at + 1) * PART))).join(''))
export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
