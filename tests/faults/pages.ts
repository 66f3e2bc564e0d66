/** What a browser makes of a printed page: its elements and attribute names, and its words. */
import { JSDOM } from 'jsdom'

/** One window for all: thousands of them would fill the memory. */
const { DOMParser } = new JSDOM('').window
const bodyOf = (html: string) => new DOMParser().parseFromString(html, 'text/html')

/** Elements with the names of their attributes, in order; the same for two pages that differ in text only. */
export const shapeOf = (html: string): string => [...bodyOf(html).querySelectorAll('*')].map((element) => `${element.tagName} ${element.getAttributeNames().join()}`).join(' ')
export const wordsOf = (html: string): string => bodyOf(html).body.textContent
