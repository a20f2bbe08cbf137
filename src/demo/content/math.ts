/**
 * MathML from a few words. A string becomes what it looks like: a number `<mn>`, an operator `<mo>`, Chinese or a longer
 * word `<mtext>`, a single letter `<mi>`. Everything returned is a fragment; `math()` makes the complete element.
 */
export type Fragment = { readonly xml: string }
export type Term = string | number | Fragment

export function math(...terms: readonly Term[]): string {
  return `<math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mrow>${terms.map(xmlOf).join('')}</mrow></math>`
}

export function row(...terms: readonly Term[]): Fragment {
  return { xml: `<mrow>${terms.map(xmlOf).join('')}</mrow>` }
}

export function frac(over: Term, under: Term): Fragment {
  return { xml: `<mfrac>${xmlOf(over)}${xmlOf(under)}</mfrac>` }
}

export function sub(base: Term, index: Term): Fragment {
  return { xml: `<msub>${xmlOf(base)}${xmlOf(index)}</msub>` }
}

export function sup(base: Term, exponent: Term): Fragment {
  return { xml: `<msup>${xmlOf(base)}${xmlOf(exponent)}</msup>` }
}

export function root(term: Term): Fragment {
  return { xml: `<msqrt>${xmlOf(term)}</msqrt>` }
}

/** A symbol in the line: `V_o`, `p`, `ΔH_298`. */
export function mathOfSymbol(symbol: string): string {
  const [base = '', index] = symbol.split('_')
  return `<math xmlns="http://www.w3.org/1998/Math/MathML">${xmlOf(index === undefined ? base : sub(base, index))}</math>`
}

function xmlOf(term: Term): string {
  if (typeof term === 'object') return term.xml
  const text = String(term)
  if (/^[\d.,]+%?$/.test(text)) return `<mn>${text}</mn>`
  if (/^[=+\-−×·/()（）|≤≥≈→]$/.test(text)) return `<mo>${text}</mo>`
  if (/^[A-Za-zα-ωΑ-Ω]′?$/.test(text)) return `<mi>${text}</mi>`
  return `<mtext>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</mtext>`
}
