import { renderChartSvg, type ChartOptions } from '@/platform/documents/charts'

type Option = Parameters<typeof renderChartSvg>[0]
/** Wide drawings are moved sideways on a small screen, by keyboard too. */
type Props = Omit<ChartOptions, 'theme'> & { option: (theme: 'light' | 'dark') => Option }

/** A drawing for the light and one for the dark; the style sheet shows one of them. */
export function Chart({ option, ...options }: Props) {
  const drawn = (theme: 'light' | 'dark') => renderChartSvg(option(theme), { ...options, theme })
  return (
    <>
      <div
        className="lg-drawing lg-drawing--light"
        role="group"
        aria-label={options.title}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: drawn('light') }}
      />
      <div
        className="lg-drawing lg-drawing--dark"
        role="group"
        aria-label={options.title}
        tabIndex={0}
        dangerouslySetInnerHTML={{ __html: drawn('dark') }}
      />
    </>
  )
}
