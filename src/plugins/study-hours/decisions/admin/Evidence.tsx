import type { EvidenceFile } from '../operations/evidence'

/** What the trainee shows: pictures are opened, PDF is downloaded; a dash where there is none. */
export function Evidence({ files, none }: { files: readonly EvidenceFile[]; none: string }) {
  if (files.length === 0) return none
  return (
    <ul className="lg-lines">
      {files.map(({ bytes, id, mimeType, name, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>{' '}
          <small>
            {mimeType === 'application/pdf' ? 'PDF' : mimeType.replace('image/', '').toUpperCase()} · {sizeOf(bytes)}
          </small>
        </li>
      ))}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1_024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}
