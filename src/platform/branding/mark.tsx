/** The house's mark: the character 炼 cut in a square seal, drawn as type so that it takes the ink of its surroundings. */
export function Mark({ size = 40 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect x="1.5" y="1.5" width="37" height="37" rx="2" fill="none" stroke="currentColor" strokeWidth="2" />
      <rect x="4.5" y="4.5" width="31" height="31" fill="currentColor" />
      <text x="20" y="28.5" fontSize="24" fontWeight="700" textAnchor="middle" fill="var(--paper)" style={{ fontFamily: 'var(--serif)' }}>
        炼
      </text>
    </svg>
  )
}
