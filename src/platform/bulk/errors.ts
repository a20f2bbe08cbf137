import { defineErrors } from '@/kernel/errors'

defineErrors({
  'bulk.noWhere': {
    status: 400,
    zh: '没有说明要办理哪些记录：请给出 where 条件。',
    en: 'Which rows? Say so by a where condition.',
  },
  'bulk.tooMany': {
    status: 422,
    zh: '一次最多办理 {most} 条记录，所选多于此数，因此全部没有改动。请缩小范围，分几次办理。',
    en: 'At most {most} rows can be dealt with at once; more were chosen, so nothing was changed. Narrow the choice and go on in several steps.',
  },
  'bulk.otherRows': {
    status: 422,
    zh: '数据库给出的记录不符合所给条件，因此全部没有改动。请改用记录编号（where[id][in]）选定要办理的记录。',
    en: 'The database answered with rows that do not meet the conditions, so nothing was changed. Name the rows by their ids (where[id][in]).',
  },
  'bulk.noFile': {
    status: 422,
    zh: '一个文件不能同时放进多条记录，请逐条上传。',
    en: 'One file cannot be put into several rows at once. Upload it row by row.',
  },
  'bulk.noTransactions': {
    status: 422,
    zh: '当前数据库不支持事务，多条记录无法保证要么全部办理、要么全部不办，请逐条办理。',
    en: 'This database has no transactions, so several rows cannot be changed all or none. Deal with them one by one.',
  },
  'bulk.refused': {
    status: 422,
    zh: '{count} 条记录未能办理，因此全部没有改动：{reason}',
    en: '{count} rows could not be dealt with, so nothing was changed at all: {reason}',
  },
})
