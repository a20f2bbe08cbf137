'use client'

type Props = {
  phase: { percent: number | null; isCheck: boolean }
  text: { uploading: string; checking: string; importing: string; stop: string }
  className?: string
  buttonClass?: string
  /** Left out where what is under way cannot be called back. */
  onStop?: (() => void) | undefined
}

/** How far a file is: on its way, then being checked or imported. */
export function Sending({ buttonClass = 'lg-button lg-button--plain', className = 'lg-build', onStop, phase, text }: Props) {
  const { isCheck, percent } = phase
  return (
    <p className={className}>
      <progress max={100} {...(percent === null ? {} : { value: percent })} />
      <span>{percent !== null ? text.uploading : isCheck ? text.checking : text.importing}</span>
      {onStop ? (
        <button type="button" className={buttonClass} onClick={onStop}>
          {text.stop}
        </button>
      ) : null}
    </p>
  )
}
