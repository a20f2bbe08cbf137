import type { EvidenceFile } from '../decisions/operations/evidence'

/** What was shown with a request, to be opened again by the one who showed it. */
export function EvidenceList({ files, label }: { files: readonly EvidenceFile[] | undefined; label: string }) {
  if (!files || files.length === 0) return null
  return (
    <p className="text">
      {label}
      {files.map(({ id, name, url }, index) => (
        <span key={id}>
          {index > 0 ? '、' : ''}
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        </span>
      ))}
    </p>
  )
}
