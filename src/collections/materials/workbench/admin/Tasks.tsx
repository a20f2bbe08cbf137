import type { SitePartProps } from '@/platform/domains'
import { ASSIGNMENT_KINDS } from '../../line/domain/assignment-kinds'
import { loadBench } from './load'
import { TaskTable } from './TaskTable'
import { texts } from './texts'

/** What waits for this person, and what of others is late where they have a say. */
export async function Tasks({ language, req }: SitePartProps) {
  const { late, mine } = await loadBench(req, language)
  const text = texts[language]
  const kindOf = (kind: string) => ASSIGNMENT_KINDS.find(({ value }) => value === kind)?.label[language] ?? kind
  return (
    <div className="lg-bench__columns">
      <section aria-labelledby="bench-mine">
        <h2 id="bench-mine">{text.mine}</h2>
        <TaskTable tasks={mine} text={text} kindOf={kindOf} empty={text.mineEmpty} />
      </section>
      <section aria-labelledby="bench-late">
        <h2 id="bench-late">{text.late}</h2>
        <TaskTable tasks={late} text={text} kindOf={kindOf} empty={text.lateEmpty} withPerson />
      </section>
    </div>
  )
}
