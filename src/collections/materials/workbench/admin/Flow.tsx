import type { Workbench } from '../operations/workbench'
import { flowChart, renderChartSvg } from '@/platform/documents/charts'
import type { Texts } from './texts'

const ROW_PX = 34
const FRAME_PX = 64

/** Where the chapters of each edition stand: drawn for the eye, and as the table that says the same. */
export function Flow({ flow, text }: { flow: Workbench['flow']; text: Texts }) {
  const rows = flow.rows.map(({ name, values }) => ({ label: name, values: [...values] }))
  const last = flow.states.length - 1
  const series = flow.states.map((name, index) => ({ name, ...(index === last ? { tone: 'passed' as const } : {}) }))
  const drawn = (theme: 'light' | 'dark') =>
    renderChartSvg(flowChart(rows, series, theme), { width: 960, height: FRAME_PX + ROW_PX * rows.length, title: text.flow, theme })
  return (
    <>
      <div className="lg-chart lg-chart--light" dangerouslySetInnerHTML={{ __html: drawn('light') }} />
      <div className="lg-chart lg-chart--dark" dangerouslySetInnerHTML={{ __html: drawn('dark') }} />
      <table className="lg-register">
        <caption>{text.flowTable}</caption>
        <thead>
          <tr>
            <th scope="col">{text.edition}</th>
            <th scope="col">{text.state}</th>
            {flow.states.map((state) => (
              <th key={state} scope="col" className="lg-register__number">
                {state}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {flow.rows.map(({ id, name, stateLabel, values }) => (
            <tr key={id}>
              <td>
                <a href={`/admin/collections/editions/${id}`}>{name}</a>
              </td>
              <td>{stateLabel}</td>
              {values.map((value, index) => (
                <td key={flow.states[index]} className="lg-register__number">
                  {value}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
