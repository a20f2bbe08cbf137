export { firstChangeBy, loadHands, loadSteps, type Traces } from './hands'
