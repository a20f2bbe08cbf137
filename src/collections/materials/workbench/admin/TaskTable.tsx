import type { Task } from '../operations/workbench'
import type { Texts } from './texts'

type Props = { tasks: readonly Task[]; text: Texts; kindOf: (kind: string) => string; empty: string; withPerson?: boolean }

export function TaskTable({ empty, kindOf, tasks, text, withPerson = false }: Props) {
  if (tasks.length === 0) return <p className="lg-bench__empty">{empty}</p>
  return (
    <table className="lg-register">
      <thead>
        <tr>
          <th scope="col">{text.task}</th>
          <th scope="col">{text.subject}</th>
          {withPerson ? <th scope="col">{text.person}</th> : null}
          <th scope="col">{text.due}</th>
        </tr>
      </thead>
      <tbody>
        {tasks.map((task) => (
          <tr key={task.id}>
            <td className="lg-register__kind">{kindOf(task.kind)}</td>
            <td>
              <a href={task.href}>{task.subject.title}</a>
            </td>
            {withPerson ? <td className="lg-register__kind">{task.person.name}</td> : null}
            <td className="lg-register__due">
              {task.dueOn ? <time dateTime={task.dueOn}>{task.dueOn}</time> : text.noDate}
              {task.daysLeft === null ? null : <Remaining days={task.daysLeft} text={text} />}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Remaining({ days, text }: { days: number; text: Texts }) {
  if (days < 0) return <em className="lg-late">{text.over(-days)}</em>
  return <em>{days === 0 ? text.today : text.left(days)}</em>
}
