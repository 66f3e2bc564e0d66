/** The little of jsdom that the suites look at; it brings no types of its own. */
declare module 'jsdom' {
  interface Shown { readonly tagName: string; getAttributeNames(): string[] }
  interface Page { readonly body: { readonly textContent: string }; querySelectorAll(rule: string): Iterable<Shown> }
  export class JSDOM {
    constructor(html: string)
    readonly window: { readonly DOMParser: new () => { parseFromString(html: string, type: string): Page } }
  }
}
