import { siteAsset } from '@/platform/site/assets'

const SITE = 'src/plugins/study-hours/site'

/** What the study page and the classroom wall load besides the reader's stylesheet. */
export const studyAssets = {
  css: siteAsset('study.css', `${SITE}/study-page.css`),
  js: siteAsset('study.js', `${SITE}/study.client.js`),
  wall: siteAsset('wall.js', `${SITE}/wall.client.js`),
}
