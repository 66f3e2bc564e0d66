/**
 * What the tags for html and xml do alike: literal parts are markup, values are escaped, unless they are made by the same tag.
 * Knows neither language.
 */

export type PieceOf<M> = M | string | number | false | undefined | readonly PieceOf<M>[]

/** The tag that makes `Made`; `escape` is what its language does to text. */
export function markupTag<M extends { readonly source: string }>(Made: new (source: string) => M, escape: (text: string) => string): (parts: TemplateStringsArray, ...values: readonly PieceOf<M>[]) => M {
  const render = (piece: PieceOf<M>): string => {
    if (piece instanceof Made) return piece.source
    if (typeof piece === 'string') return escape(piece)
    if (typeof piece === 'number') return String(piece)
    if (piece === false || piece === undefined) return ''
    return (piece as readonly PieceOf<M>[]).map(render).join('')
  }
  return (parts, ...values) => new Made(parts.reduce((page, part, at) => page + render(values[at - 1]) + part))
}
