/** A round stamp. What it says is told to screen readers too, with more words where two characters are too few. */
export function Seal({ text, label, tone, small }: { text: string; label?: string; tone?: 'passed' | 'quiet'; small?: boolean }) {
  const characters = [...text].slice(0, 4)
  const rows = characters.length > 3 ? [characters.slice(0, 2).join(''), characters.slice(2).join('')] : [characters.join('')]
  const size = rows.length > 1 ? 19 : ({ 1: 30, 2: 21, 3: 15 }[characters.length] ?? 15)
  return (
    <svg className={['seal', tone, small && 'small'].filter(Boolean).join(' ')} viewBox="0 0 64 64" role="img" aria-label={label ?? text}>
      <circle cx="32" cy="32" r="30" fill="none" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="32" cy="32" r="26" fill="none" stroke="currentColor" strokeWidth="0.9" />
      {rows.map((row, index) => (
        <text
          key={row + String(index)}
          x="32"
          y={rows.length > 1 ? 29 + index * 20 : 32 + size * 0.36}
          fontSize={size}
          fontWeight="700"
          textAnchor="middle"
          fill="currentColor"
          style={{ fontFamily: 'var(--serif)' }}
          aria-hidden="true"
        >
          {row}
        </text>
      ))}
    </svg>
  )
}
