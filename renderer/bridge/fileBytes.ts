/** A chosen file as base64, as calls of the office take it. */
/** A part at a time: a call takes only so many arguments. */
const PART = 8192
const base64Of = (bytes: Uint8Array): string => btoa(Array.from({ length: Math.ceil(bytes.length / PART) }, (_, at) => String.fromCharCode(...bytes.subarray(at * PART, (at + 1) * PART))).join(''))

export const fileBase64 = async (file: File): Promise<string> => base64Of(new Uint8Array(await file.arrayBuffer()))

/** As the office takes a .docx file, before it becomes base64. */
export const MOST_WORD_BYTES = 720 * 1024
export const WORD_TYPES = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'
