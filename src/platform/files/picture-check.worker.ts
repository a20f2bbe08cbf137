import { checkImage } from './images'
import { pictureCheck } from './picture-check'
import { serveTask } from './worker-task'

serveTask(pictureCheck, ({ bytes }) => checkImage(bytes))
