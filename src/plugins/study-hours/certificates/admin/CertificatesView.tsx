import type { DocumentViewServerProps } from 'payload'
import { attempt, deskOf, Refusal, Sheet } from '@/platform/admin/sheet'
import { loadCertificateDesk } from '../operations/desk'
import '../../shared/admin/study.css'
import { CertificateRegister } from './CertificateRegister'
import { certificateTexts } from './texts'

/** Who of the class has a certificate, and the way to issue it to those who qualify. */
export async function CertificatesView(props: DocumentViewServerProps) {
  const desk = deskOf(props)
  const text = certificateTexts[desk.language]
  const loaded = await attempt(desk, () => loadCertificateDesk({ req: desk.req, classId: desk.id }))
  return (
    <Sheet props={props} title={text.title} intro={text.intro}>
      {!loaded.ok ? (
        <Refusal>{loaded.message}</Refusal>
      ) : loaded.value.rows.length === 0 ? (
        <p className="lg-page__empty">{text.empty}</p>
      ) : (
        <CertificateRegister classId={desk.id} desk={loaded.value} language={desk.language} />
      )}
    </Sheet>
  )
}
