import { fill } from '@/platform/admin/fill'
import type { TimeTableTexts } from '../../training/admin/texts'

type Props = {
  /** How many people would be recorded; undefined while the roll is read. */
  chosen: number | undefined
  /** How many certificates recording it would have looked at again. */
  certified: number
  isBusy: boolean
  said: { message: string; isRefusal: boolean } | undefined
  text: TimeTableTexts
  reasonId: string
  onSave: () => void
  onClose: () => void
}

/** What will be recorded, or why nothing can be yet, beside the button that does it. */
export function RollFoot({ certified, chosen, isBusy, onClose, onSave, reasonId, said, text }: Props) {
  const reason = chosen === undefined ? (said?.message ?? text.loading) : chosen === 0 ? text.nothing : fill(text.chosen, { count: chosen })
  return (
    <footer className="lg-roll__foot">
      <div>
        <p role="status" className={said?.isRefusal ? 'lg-page__refusal' : 'lg-hint'}>
          {said?.message ?? ''}
        </p>
        {/* While the roll could not be read, what was said is the reason. */}
        <p id={reasonId} className="lg-hint" hidden={said !== undefined && chosen !== 0}>
          {reason}
        </p>
        {chosen && certified > 0 ? <p className="lg-late">⚑ {fill(text.certified, { count: certified })}</p> : null}
      </div>
      <div className="lg-form__buttons">
        <button
          type="button"
          className="lg-button lg-button--forward"
          disabled={isBusy || !chosen}
          aria-describedby={reasonId}
          title={chosen ? undefined : reason}
          onClick={onSave}
        >
          {text.save}
        </button>
        <button type="button" className="lg-button lg-button--plain" onClick={onClose}>
          {text.close}
        </button>
      </div>
    </footer>
  )
}
