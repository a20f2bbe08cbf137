import { loadOpenCalls, orderHref } from '../../orders/operations/open-calls'
import type { SitePartProps } from '@/platform/domains'
import { texts } from './texts'

/** The order calls that wait for the reader's organisation, each with the way to its form; nothing for those who order for none. */
export async function Orders({ language, req }: SitePartProps) {
  const calls = await loadOpenCalls(req)
  if (!calls) return null
  const text = texts[language]
  return (
    <section aria-labelledby="bench-orders">
      <h2 id="bench-orders">{text.orders}</h2>
      {calls.length === 0 ? (
        <p className="lg-bench__empty">{text.ordersEmpty}</p>
      ) : (
        <table className="lg-register">
          <thead>
            <tr>
              <th scope="col">{text.subject}</th>
              <th scope="col">{text.ordered}</th>
              <th scope="col">{text.due}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map(({ closesOn, daysLeft, id, ordered, title }) => (
              <tr key={id}>
                <td>
                  <a href={orderHref(id)}>{title}</a>
                </td>
                <td>{ordered === null ? text.notOrdered : text.copies(ordered)}</td>
                <td className="lg-register__due">
                  <time dateTime={closesOn}>{closesOn}</time>
                  <em>{daysLeft > 0 ? text.left(daysLeft) : text.today}</em>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
