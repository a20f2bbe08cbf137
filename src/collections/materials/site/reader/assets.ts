import { siteScript, siteStyles } from '@/platform/site/assets'

const STYLES = 'src/platform/site/styles'
const READER = 'src/collections/materials/site/reader'

/** What the reader's page loads besides its pictures. */
export const readerAssets = {
  css: siteStyles(
    'reader.css',
    'src/platform/branding/tokens.css',
    `${STYLES}/base.css`,
    `${STYLES}/site.css`,
    `${STYLES}/book.css`,
    `${READER}/reader.css`,
  ),
  js: siteScript('reader.js'),
}
