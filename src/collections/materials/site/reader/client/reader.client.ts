/**
 * The reader's whole script. The page works without it; this adds what a keyboard, a memory and a second glance at a footnote need. Data
 * comes from attributes, sentences from hidden elements of the page.
 */
import { preferencesAtOnce } from '@/platform/site/client/preferences'
import { blockBeforeReader } from '@/platform/site/client/place'
import { placeOf } from '../place'
import { keepPosition, noteLastRead } from './kept-position'
import { notesWhereCalled } from './notes'
import { keysOpenPanels, panelsOpen } from './panels'
import { offerReport } from './report'

const article = document.querySelector('.book')
const place = placeOf(document.body.dataset)

panelsOpen()
keysOpenPanels()
if (article) {
  keepPosition(article, place)
  notesWhereCalled(article)
}
noteLastRead(place)
preferencesAtOnce((name) => {
  // What was being read stays in sight when all of it grows.
  const block = article && blockBeforeReader(article)
  return () => {
    if (name === 'size' && scrollY > 200) block?.scrollIntoView()
  }
})
offerReport()
