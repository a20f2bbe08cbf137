import { localDate } from '@/kernel/clock'
import type { Payload } from 'payload'
import {
  auditedSlugs,
  BASELINE,
  BASELINE_GONE,
  BASELINE_RUN,
  closingLink,
  replayCollection,
  replaySubjects,
  type Replayed,
} from '@/platform/audit'
import { defineInvariant, twice, type Break } from '../invariant'

/** Suspects that are looked at again together: a writer may have stood between our two reads. */
const SUSPECTS = 100

/**
 * Every row of an audited collection is what the audit chain last said of it, member by member, and every row that the chain knows is there:
 * nobody has changed, added or removed one without a link (docs/contracts.md, law 6). What the baseline of an upgrade named is told and is no break.
 */
export const rowsAreAsAudited = defineInvariant({
  name: 'audited',
  label: { zh: '记录与审计链所述一致', en: 'every row is what the audit chain says' },
  async *run({ looked, note, payload }) {
    const baseline = await closingLink(payload, BASELINE_RUN)
    const named = { rows: 0 }
    for (const slug of auditedSlugs(payload)) {
      let suspects: string[] = []
      let count = 0
      for await (const replayed of replayCollection({ payload, slug })) {
        count += 1
        if (count % 1_000 === 0) looked(1_000)
        yield* lateBaselines(slug, replayed, baseline?.seq)
        if (replayed.links.some(({ action }) => isBaseline(action))) named.rows += 1
        if (replayed.gap) suspects.push(replayed.id)
        if (suspects.length < SUSPECTS) continue
        yield* await twice(() => gaps(payload, slug, suspects))
        suspects = []
      }
      looked(count % 1_000)
      yield* await twice(() => gaps(payload, slug, suspects))
    }
    if (!baseline)
      note?.({
        zh: '尚未划定基线：请用本版程序启动一次服务，旧版遗留的缺口届时会被写明。',
        en: 'No baseline is drawn yet: start the server of this version once; it names the gaps that older versions left.',
      })
    else if (named.rows > 0)
      note?.({
        zh: `${localDate(baseline.at)} 升级时的基线写明了 ${named.rows} 条记录此前没有审计的改动。`,
        en: `The baseline of the upgrade of ${localDate(baseline.at)} names ${named.rows} rows with earlier changes that were not audited.`,
      })
  },
})

async function gaps(payload: Payload, slug: string, ids: readonly string[]): Promise<Break[]> {
  return (await replaySubjects({ payload, slug }, ids)).flatMap(({ gap, id }) => {
    if (!gap) return []
    const reason = {
      unknown: 'it has no audit row of its creation',
      gone: 'it was created and is gone without a deletion',
      deleted: 'it was deleted and is there again without an audit row',
      differs: `its ${gap.changes.map(({ path }) => path).join(', ')} is not what the audit chain last said`,
    }[gap.kind]
    return [{ subject: `${slug}/${id}`, reason }]
  })
}

/** After the baseline was closed, a link that calls itself one would name a change away that somebody made since. */
function* lateBaselines(slug: string, { id, links }: Replayed, closedAt: number | undefined): Generator<Break> {
  const late = links.find(({ action, seq }) => isBaseline(action) && closedAt !== undefined && seq > closedAt)
  if (late) yield { subject: `${slug}/${id}`, reason: `audit row ${late.seq} calls itself a baseline after the baseline was closed` }
}

function isBaseline(action: string): boolean {
  return action === BASELINE || action === BASELINE_GONE
}
