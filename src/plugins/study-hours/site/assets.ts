import { siteScript, siteStyles } from '@/platform/site/assets'

/** What the study page and the classroom wall load besides the reader's stylesheet. */
export const studyAssets = {
  css: siteStyles('study.css', 'src/plugins/study-hours/site/study-page.css'),
  js: siteScript('study.js'),
  wall: siteScript('wall.js'),
}
