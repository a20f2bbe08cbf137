export { askableOnly } from './asked'
export { isQuestionError, wordsOfQuestion } from './faults'
export { guardQuestions } from './guard'
export { MOST_ROWS } from './parameters'
