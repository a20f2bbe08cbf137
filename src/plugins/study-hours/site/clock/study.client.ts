/**
 * The clock of the study page. It tells the server what it sees and shows what the server answers: every minute on it is the server's
 * arithmetic. Sentences and settings come as data from the page, in the page's language.
 */
import { preferencesAtOnce } from '@/platform/site/client/preferences'
import { show } from './bar'
import { watchCheck } from './check-answer'
import { watchPresence } from './coming-and-going'
import { watchButtons } from './finish'
import { data, page } from './page'
import { keepPlace } from './reading-place'
import { watchActivity, watchFilm } from './seen'
import { SPACING_MS } from './server'
import { open, soon } from './sitting'

watchActivity(show)
watchFilm({
  turned: () => {
    soon(0)
    show()
  },
  left: (positionS) => soon(0, positionS),
  arrived: () => soon(SPACING_MS),
})
watchPresence()
watchButtons()
watchCheck()
preferencesAtOnce()
keepPlace(data.unitId)

page.bar.hidden = false
void open()
