export { askableOnly } from './asked'
export { isQuestionError, wordsOfQuestion } from './faults'
export { guardQuestions, TAKES_QUESTION } from './guard'
export { MOST_ROWS } from './parameters'
