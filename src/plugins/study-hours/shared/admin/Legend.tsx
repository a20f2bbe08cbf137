type Tones = Readonly<Record<'counted' | 'made' | 'pending' | 'lost' | 'attended', string>>

const BARS = { counted: [0, 16], made: [0, 16], pending: [5, 11], lost: [10, 6], attended: [11, 5] } as const

/** What heights and colours of the ribbon mean. */
export function Legend({ label, texts }: { texts: Tones; label: string }) {
  return (
    <ul className="lg-legend" aria-label={label}>
      {Object.entries(BARS).map(([tone, [y, height]]) => (
        <li key={tone}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect className={`lg-ribbon__${tone}`} width="16" y={y} height={height} />
          </svg>
          {texts[tone as keyof Tones]}
        </li>
      ))}
    </ul>
  )
}
