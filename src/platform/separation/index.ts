export { firstChangeBy, loadHands, type Traces } from './hands'
